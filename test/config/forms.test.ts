import { expect, test } from 'vitest';
import * as forms from '../../src/config/forms.ts';
import { findStoreMistake } from '../../src/config/store-form.ts';
import { toLocale } from '../../src/core/strings/locale.ts';

const split = (text: string) => text.split(',').map((item) => item.trim());

test('what stands where a token belongs is told by its kind', () => {
  const cases: readonly (readonly [forms.FindMistake, string, RegExp | null])[] = [
    [forms.findBotTokenMistake, 'xoxb-1-2-abc', null],
    [forms.findBotTokenMistake, 'xoxe.xoxb-1-abc', null],
    [forms.findBotTokenMistake, 'foo', /isn’t a bot token \(xoxb-…\)/],
    [forms.findBotTokenMistake, 'xoxp-1', /isn’t a bot token/],
    [forms.findBotTokenMistake, 'xoxb-…', /is a placeholder/],
    [forms.findBotTokenMistake, 'xoxb-your-token-here', /is a placeholder/],
    [forms.findBotTokenMistake, '"xoxb-1-2-abc"', /quotation marks/],
    [forms.findBotTokenMistake, 'SLACK_BOT_TOKEN=xoxb-1-2-abc', /begins with a variable’s name/],
    [forms.findApiKeyMistake, 'export GEMINI_API_KEY=AIzaSyA', /begins with a variable’s name/],
    [forms.findMetricsTokenMistake, 'QUJDX0RFRg==', null],
    [forms.findBotTokenMistake, 'xoxb-1 2', /a space, or an invisible/],
    [forms.findBotTokenMistake, 'xoxb-1\u200b', /a space, or an invisible/],
    [forms.findAppTokenMistake, 'xapp-1-A1-emulated', null],
    [forms.findAppTokenMistake, 'xoxb-1', /isn’t an app-level token/],
    [forms.findAppTokenMistake, 'xapp-xxxxxxxx', /is a placeholder/],
    [forms.findSigningSecretMistake, 'xapp-1', /isn’t a signing secret/],
    [forms.findSigningSecretMistake, 'changeme', /is a placeholder/],
    [forms.findSigningSecretMistake, '0123456789abcdef0123456789abcdef', null],
    [forms.findDiscordTokenMistake, 'MTk4NjIy.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs', null],
    [forms.findDiscordTokenMistake, '1098765432109876543', /is an id/],
    [forms.findDiscordTokenMistake, 'Zk3-_9aB'.repeat(4), null],
    [forms.findDiscordTokenDoubt, 'Zk3-_9aB'.repeat(4), /client secret/],
    [forms.findDiscordTokenDoubt, 'a'.repeat(64), /public key/],
    [forms.findDiscordTokenDoubt, 'abc', /three parts/],
    [forms.findDiscordTokenDoubt, 'one.two', /three parts/],
    [forms.findDiscordTokenDoubt, 'one.two.three', null],
    [forms.findDiscordTokenDoubt, '', null],
    [forms.findDiscordTokenMistake, 'Bot abc.def.ghi', /begins with “Bot”/],
    [forms.findDiscordTokenMistake, '<your token>', /is a placeholder/],
    [forms.findApiKeyMistake, 'your-token-here', /is a placeholder/],
    [forms.findApiKeyMistake, 'xoxb-1', /is a Slack token/],
    [forms.findApiKeyMistake, 'keys/me/key.json', /a credentials file/],
    [forms.findApiKeyMistake, 'ya29.a0AfB_byC', /an access token/],
    [forms.findApiKeyMistake, 'GOCSPX-abcdefghijklmnop', /an OAuth client/],
    [forms.findApiKeyMistake, '12-ab.apps.googleusercontent.com', /an OAuth client/],
    [forms.findApiKeyMistake, 'projects/12/locations/global', /a project’s name/],
    [
      forms.findApiKeyMistake,
      'MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs',
      /Discord/,
    ],
    [forms.findDiscordTokenMistake, 'AIzaSyA-anything', /a Gemini API key/],
    [forms.findSigningSecretMistake, 'A0123ABCDEF', /is an id, not the signing secret/],
    [forms.findSigningSecretMistake, '1234567890.0987654321', /is an id, not the signing secret/],
    [forms.findPathMistake, './mcp.json', null],
    [forms.findPathMistake, '{"mcpServers":{}}', /is JSON, not a path/],
    [forms.findPathMistake, '~/mcp.json', /only a shell expands/],
    [forms.findPathMistake, 'https://me:hush@x/mcp.json', /is an address/],
    [forms.findApiKeyMistake, 'AIzaSyA-anything_else', null],
    [forms.findPasswordMistake, 'changeme', /is a placeholder/],
    [forms.findPasswordMistake, 'the quick brown fox', null],
    [forms.findMetricsTokenMistake, 'with a blank', /a space/],
  ];

  expect(['password1', 'correct horse'].map(forms.isEasyToGuess)).toEqual([true, false]);
  for (const [find, value, wanted] of cases)
    if (wanted === null) expect(find(value), value).toBeNull();
    else expect(find(value), value).toMatch(wanted);
});

test('a token of a test server is no placeholder', () => {
  for (const value of ['test-token', 'fake-key', 'xoxb-token', 'my-key', 'secret', 'example'])
    expect(forms.isPlaceholder(value), value).toBe(false);
});

test('ids have the form that their platform gives them', () => {
  for (const list of [
    'U1',
    'T0123ABCD,C0123ABCD',
    '1098765432109876543',
    '!C0123ABCD',
    'UBQJKRQPX',
    'UADA,TTEAM',
    '42',
  ])
    expect(forms.findAllowMistake(split(list)), list).toBeNull();
  const wrong: readonly (readonly [string, RegExp])[] = [
    ['my team, #general', /number 1\) that is several words/],
    ['#general', /is a name, not an id/],
    ['U1,@alice', /number 2\) that is a name/],
    ['<@U0123ABCD>', /is a mention/],
    ['u0123abcd', /in lowercase/],
    ['1'.repeat(21), /a number too long/],
    ['https://app.slack.com/client/T1/C1', /an address/],
    ['everyone', /leave it out to allow everyone/],
    ['U1,*', /leave it out to allow everyone/],
    ['ann@example.org', /an email address/],
    ['U0123ABCD\u200b', /an invisible/],
    ['!', /is empty/],
  ];
  for (const [list, sentence] of wrong)
    expect(forms.findAllowMistake(split(list))).toMatch(sentence);
  expect(forms.findAdminsMistake(['U0123ABCD'])).toBeNull();
  expect(forms.findAdminsMistake(['@alice'])).toMatch(/is a name/);
  expect(forms.findAdminsMistake(['C0123ABCD'])).toMatch(/isn’t a person’s/);
  expect(forms.findAdminsMistake(['!U0123ABCD'])).toMatch(/PARLEY_ALLOW/);
});

test('hosts are hosts, and an address to listen on has no port', () => {
  for (const host of ['wiki.corp', '10.0.0.5:8080', 'localhost', '[::1]:80', 'wiki'])
    expect(forms.findHostsMistake([host]), host).toBeNull();
  for (const host of ['http://foo/bar', '10.0.0.0/8', '*.corp', 'a b', 'wiki:99999', '::1'])
    expect(forms.findHostsMistake(['ok.corp', host]), host).not.toBeNull();
  for (const address of ['0.0.0.0', '::', '::1', 'localhost', '192.168.1.4'])
    expect(forms.findListenMistake(address), address).toBeNull();
  for (const address of ['http://0.0.0.0', '0.0.0.0:3000', '[::]:3000', '*', '[::1]'])
    expect(forms.findListenMistake(address), address).not.toBeNull();
});

test('a store that is nearly one is asked about, and an address with a password never repeated', () => {
  for (const store of ['sqlite:./data/x.db', 'sqlite:/x.db', 'sqlite:///x.db', 'memory:'])
    expect(findStoreMistake(store), store).toBeNull();
  const meant: readonly (readonly [string, string])[] = [
    ['./data/x.db', 'sqlite:./data/x.db'],
    ['/data/x.db', 'sqlite:/data/x.db'],
    ['data/x', 'sqlite:data/x'],
    ['file:x.db', 'sqlite:x.db'],
    ['sqlite://data/x.db', 'sqlite:data/x.db'],
    ['SQLite:./x.db', 'sqlite:./x.db'],
    [':memory:', 'memory:'],
    ['sqlite::memory:', 'memory:'],
    ['sqlite3:x.db', 'sqlite:x.db'],
  ];
  for (const [store, right] of meant)
    expect(findStoreMistake(store)).toBe(`isn’t a valid store. Did you mean ${right}?`);
  expect(findStoreMistake('sqlite:~/x.db')).toMatch(/only a shell expands/);
  expect(findStoreMistake('sqlite:./x.db?mode=ro')).toMatch(/parameters/);
  for (const store of ['mysql://u:hush@h/d', 'postgresql//u:hush@h/d', 'sqlite:', 'redis://x'])
    expect(findStoreMistake(store)).toMatch(/^isn’t a valid store: use sqlite:PATH/);
});

test('the address of a database is whole, or how its password is written is said', () => {
  for (const store of [
    'postgres://u:p@h/d',
    'postgresql://u@h:5433/d?sslmode=require',
    'postgres://u:p%40%2F@[::1]/d',
    'postgres:///d?host=/run/postgresql',
  ])
    expect(findStoreMistake(store)).toBeNull();
  for (const store of [
    'postgres://u:hu/sh@h/d',
    'postgres://u:hu#sh@h/d',
    'postgres://u:hu?sh@h/d',
    'postgres://u:hush@h',
    'postgres://u:hush@h/',
    'postgres://',
  ]) {
    expect(findStoreMistake(store)).toMatch(/^isn’t a database address: .* %40 for @/);
    expect(findStoreMistake(store)).not.toMatch(/hu|sh@/);
  }
});

test('PARLEY_LOCALE takes what there is a catalog for, and nothing else', () => {
  const spoken = ['en', 'de', 'de_DE.UTF-8', 'de.UTF-8', 'pt', 'pt-BR', 'zh', 'zh-Hans-HK', 'HI'];
  const others = ['', 'xx', 'klingon', 'zh-TW', 'zh_TW.UTF-8', 'zh-Hant', '../de', 'C', 'POSIX'];
  for (const tag of [...spoken, ...others]) {
    expect(forms.findLocaleMistake(tag) === null, tag).toBe(spoken.includes(tag));
    expect(toLocale(tag) !== null, tag).toBe(spoken.includes(tag));
  }
});
