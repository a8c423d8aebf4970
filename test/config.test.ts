import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parseConfig, variables } from '../src/config.ts';

function mistakesIn(environment: Record<string, string>): string[] {
  try {
    parseConfig(environment);
  } catch (error) {
    return String((error as Error).message).split('\n');
  }
  return [];
}

test('an empty environment is a working one: the page, the stand-in and SQLite', () => {
  const config = parseConfig({});

  expect(config.gemini.apiKey).toBeNull();
  expect(config.discord).toBeNull();
  expect(config.slack).toBeNull();
  expect(config.storeUrl).toBe('sqlite:./data/parley.db');
  expect(config.http).toEqual({ host: '127.0.0.1', port: 3000, webToken: null });
});

test('an empty value counts as not set', () => {
  expect(parseConfig({ HTTP_PORT: '', GEMINI_API_KEY: ' ' })).toEqual(parseConfig({}));
});

test('every mistake is a line that names the variable, what is wrong and the remedy', () => {
  const lines = mistakesIn({
    HTTP_PORT: 'eighty',
    GEMINI_EMBEDDINGS_PER_DAY: '-1',
    LOG_LEVEL: 'loud',
    STORE_URL: 'mysql://x',
    GEMINI_BASE_URL: 'ftp://x',
  });

  expect(lines).toHaveLength(5);
  expect(lines).toContain('HTTP_PORT must be a port (0–65535)');
  expect(lines).toContain('GEMINI_EMBEDDINGS_PER_DAY must be a whole number (0 turns it off)');
  expect(lines.join('\n')).toMatch(/LOG_LEVEL must be one of/);
  expect(lines.join('\n')).toMatch(/STORE_URL isn’t a valid store: use sqlite:PATH/);
  expect(lines.join('\n')).toMatch(/GEMINI_BASE_URL must start with http/);
});

test('what nothing fills in, and numbers that are not in digits, are mistakes', () => {
  const unfilled = mistakesIn({ WEB_TOKEN: '$' + '{PASSWORD:-none}', STORE_URL: '$STORE' });
  expect(unfilled.filter((line) => line.includes('Parley doesn’t expand'))).toHaveLength(2);
  for (const port of ['0x50', '3e3', ' 3000.0', '+80'])
    expect(mistakesIn({ HTTP_PORT: port })).toEqual(['HTTP_PORT must be a port (0–65535)']);
  expect(parseConfig({ HTTP_PORT: ' 8080 ', WEB_TOKEN: 'cost$5 or more' }).http.port).toBe(8080);
});

test('an address with a password in it is refused, as no request may have one', () => {
  const lines = mistakesIn({
    GEMINI_BASE_URL: 'https://me:hush@x/',
    SLACK_API_URL: 'http://me@x/',
  });
  expect(lines.filter((line) => line.includes('a user name or a password'))).toHaveLength(2);
  expect(lines.join('\n')).not.toContain('hush');
});

test('a number that is too short for an id of Discord is asked about', () => {
  expect(parseConfig({ PARLEY_ADMINS: '42' }).warnings).toEqual([
    expect.stringContaining('too short to be a Discord id'),
  ]);
});

test('a mistake never repeats a value, which may be a secret', () => {
  const lines = mistakesIn({
    SLACK_BOT_TOKEN: 'xapp-1-secret',
    SLACK_APP_TOKEN: 'xoxb-2-secret',
    WEB_TOKEN: 'hush',
  });

  expect(lines).toHaveLength(3);
  expect(lines.join('\n')).not.toMatch(/secret|hush/);
});

test('Slack tokens are asked for together', () => {
  expect(mistakesIn({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
    expect.stringContaining('needs SLACK_APP_TOKEN'),
  ]);
  expect(mistakesIn({ SLACK_APP_TOKEN: 'xapp-1' })).toEqual([
    expect.stringContaining('SLACK_BOT_TOKEN is missing'),
  ]);
  expect(mistakesIn({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' })).toEqual([]);
});

test('a token that is missing is told of together with values that are wrong', () => {
  const mistakes = mistakesIn({ SLACK_APP_TOKEN: 'xapp-1', LOG_LEVEL: 'loud' });
  expect(mistakes.map((line) => line.split(' ')[0])).toEqual(['LOG_LEVEL', 'SLACK_BOT_TOKEN']);
});

test('the native API is derived from a base that ends in /openai, and from no other', () => {
  expect(parseConfig({}).gemini.nativeUrl).toBe(
    'https://generativelanguage.googleapis.com/v1beta/',
  );
  expect(
    parseConfig({ GEMINI_BASE_URL: 'http://127.0.0.1:1/v1beta/openai' }).gemini.nativeUrl,
  ).toBe('http://127.0.0.1:1/v1beta/');
  expect(parseConfig({ GEMINI_BASE_URL: 'http://127.0.0.1:1/v1' }).gemini.nativeUrl).toBeNull();
});

test('model ids are taken with or without models/', () => {
  expect(parseConfig({ GEMINI_MODEL: 'models/gemini-x' }).gemini).toMatchObject({
    model: 'gemini-x',
    transcribeModel: 'gemini-x',
  });
});

test('what is set but hardly as it was meant is a warning, and stops nothing', () => {
  const { warnings } = parseConfig({
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_SIGNING_SECRET: 's',
    DISCORD_API_URL: 'http://127.0.0.1:1',
    PARLEY_ALLOW: '1098765432109876543,!U1',
    PARLEY_ADMINS: 'U1',
  });

  expect(warnings).toEqual([
    expect.stringMatching(/DISCORD_API_URL has no effect without DISCORD_TOKEN/),
    expect.stringMatching(/SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set/),
    expect.stringMatching(/PARLEY_ADMINS lists a person who is denied in PARLEY_ALLOW/),
    expect.stringMatching(/PARLEY_ALLOW lists nothing on Slack/),
  ]);
  expect(parseConfig({}).warnings).toEqual([]);
});

test('a name that another program may have set is asked about, and stops nothing', () => {
  const { warnings } = parseConfig({ SLACK_TOKEN: 'xoxb-1', GOOGLE_API_KEY: 'k', PORT: '80' });

  expect(warnings).toEqual([
    'SLACK_TOKEN isn’t a Parley variable. Did you mean SLACK_BOT_TOKEN?',
    'GOOGLE_API_KEY isn’t a Parley variable. Did you mean GEMINI_API_KEY?',
    'PORT isn’t a Parley variable. Did you mean HTTP_PORT?',
  ]);
});

test('who may use Parley is never left open by a typing error', () => {
  expect(mistakesIn({ PARLEY_ALOW: 'U1' })).toEqual([
    'PARLEY_ALOW isn’t a Parley variable. Did you mean PARLEY_ALLOW?',
  ]);
  expect(mistakesIn({ PARLEY_ALLOW: ',' })).toEqual([expect.stringContaining('has no ids')]);
});

test('a name in Parley’s own file that stands for one that is missing stops the start', () => {
  const read = (values: Record<string, string>) => {
    const origin = { values, mistakes: [], warnings: [], outside: {} };
    try {
      return parseConfig(values, origin).warnings;
    } catch (error) {
      return String((error as Error).message).split('\n');
    }
  };

  expect(read({ DISCORD_BOT_TOKEN: 'x' })).toEqual([
    'DISCORD_BOT_TOKEN isn’t a Parley variable. Did you mean DISCORD_TOKEN?',
  ]);
  expect(read({ GEMINI_API_KEY: 'k', GOOGLE_API_KEY: 'k' })).toEqual([
    expect.stringContaining('Did you mean GEMINI_API_KEY?'),
  ]);
  expect(read({ SLACK_COLOUR: 'red', WIKI_TOKEN: 'for an MCP server' })).toEqual([
    expect.stringContaining('SLACK_COLOUR isn’t a Parley variable and has no effect'),
  ]);
});

test('.env.example names every variable, in order, each under a comment of one line', async () => {
  const lines = (await readFile('.env.example', 'utf8')).split('\n');
  const named = lines.filter((line) => /^[A-Z_]+=/.test(line));

  expect(named.map((line) => line.replace(/=.*/, ''))).toEqual(variables);
  for (const line of named) expect(lines[lines.indexOf(line) - 1]).toMatch(/^# .{10}/);
});

test('a value that is wrong in its line of the file is told once', () => {
  const values = { GEMINI_API_KEY: '“AIzaSyTheKeyOfThisTest0123456789”', LOG_LEVEL: 'loud' };
  const mistakes = ['.env, line 1: GEMINI_API_KEY is in typographic quotation marks'];
  const parse = () => parseConfig(values, { values, mistakes, warnings: [], outside: {} });

  expect(parse).toThrow(/^\.env, line 1: [^\n]*\nLOG_LEVEL must be one of [^\n]*$/);
});
