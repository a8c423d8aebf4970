import { expect, test } from 'vitest';
import { createSettings } from '../../../src/core/conversation/settings.ts';
import { loadAudience } from '../../../src/core/jobs/message-question.ts';
import { hasContent, isVisible, type Message } from '../../../src/core/messages.ts';
import { createMemoryStore } from '../../adapters/web/site.ts';

const asked = (fields: Partial<Message>): Message => ({
  id: '1',
  place: { platform: 'test', workspace: 'w', channel: 'c', thread: '1' },
  speaker: { id: 'u1', name: 'Ada', roles: [], isAdmin: null, isExternal: false },
  text: '',
  attachments: [],
  replyTo: null,
  quoted: [],
  where: 'mention',
  isToOthers: false,
  sentAt: 1_000,
  ...fields,
});

test.each(['_luna_', '*star*', '__Kai__', '[x](y) `z`', '~~gone~~', 'R&amp;D', 'a\\_b'])(
  'in a title the name %j is what it is',
  async (name) => {
    const message = asked({ text: 'ask <@222> *now*', names: { '<@222>': name } });
    const { threadTitle } = await loadAudience(
      createSettings(createMemoryStore()),
      [message],
      message,
    );
    expect(threadTitle).toBe(`ask @${name} now`);
  },
);

test.each([
  ['nothing', ''],
  ['spaces and line ends', ' \t\r\n\u2028'],
  ['a zero width space', ' \u200b'],
  ['a byte order mark and a word joiner', '\ufeff\u2060'],
  ['a soft hyphen and a variation selector', '\u00ad\ufe0f'],
  ['a Hangul filler and a Braille blank', '\u3164\u2800'],
  ['steering characters', '\u202e\u0007'],
])('%s is nothing to see', (_what, text) => {
  expect(isVisible(text)).toBe(false);
  expect(hasContent(asked({ text, quoted: [{ author: 'Ben', text }] }))).toBe(false);
});

test.each<[string, Partial<Message>]>([
  ['a title alone', { title: 'Why does npm ci fail?' }],
  ['a full stop', { text: '.' }],
  ['an emoji that is joined', { text: '👩‍🚀' }],
  ['what is quoted', { quoted: [{ author: null, text: 'the forwarded words' }] }],
])('%s is something', (_what, fields) => {
  expect(hasContent(asked(fields))).toBe(true);
});

const FAMILY = '👨‍👩‍👧‍👦';

test.each<[string, string, string]>([
  ['twenty families', FAMILY.repeat(20), FAMILY.repeat(20)],
  ['a hundred families', FAMILY.repeat(100), FAMILY.repeat(80)],
  ['letters and then a family', `${'a'.repeat(79)}${FAMILY}b`, `${'a'.repeat(79)}${FAMILY}`],
  ['accents in two parts', 'e\u0301'.repeat(90), 'e\u0301'.repeat(80)],
  ['flags', '🇦🇹'.repeat(81), '🇦🇹'.repeat(80)],
  [
    'flags of tags',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} plan',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} plan',
  ],
  ['words hidden in tags', 'a🏴\u{e0068}\u{e0069}b\u{e0061}', 'a🏴b'],
  ['a person and a channel', 'ask <@222> about <#444>', 'ask @Bob about #plans'],
  ['a role, and an old form of a mention', '<@&333>: <@!222>?', '@Ops: @Bob?'],
  ['a channel that names itself', 'see <#C1|general>', 'see #general'],
  ['someone who has no name here', 'ask <@999> now', 'ask @someone now'],
  ['a heading in bold', '# **plan** :party:', 'plan :party:'],
  [
    'a link, code and emphasis',
    '[docs](https://a.example) of `npm ci` _now_',
    'docs of npm ci now',
  ],
  ['a fence', 'why?\n```ts\nconst a = 1;\n```', 'why? const a = 1;'],
  ['a quote and a list', '> said\n- one\n- two', 'said - one - two'],
  ['several lines', 'one\n\n\ntwo\tthree', 'one two three'],
  ['marks alone', '**  **', 'Conversation'],
  ['nothing', '', 'Conversation'],
  ['a byte order mark', '\ufeff', 'Conversation'],
  ['a Hangul filler and a Braille blank', '\u3164\u2800', 'Conversation'],
  ['a soft hyphen and a variation selector', '\u00ad\ufe0f', 'Conversation'],
  ['steering characters', '\u202e\u0007', 'Conversation'],
  ['tags without a flag', '\u{e0067}\u{e0062}', 'Conversation'],
])('a thread is called by the question: %s', async (_what, text, title) => {
  const names = { '<@222>': 'Bob', '<@&333>': 'Ops', '<#444>': 'plans' };
  const message = asked({ text, names });
  const settings = createSettings(createMemoryStore());
  const audience = await loadAudience(settings, [message], message);
  expect(audience.threadTitle).toBe(title);
});
