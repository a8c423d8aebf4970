import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { mergeEnv, writeEnvText } from '../../scripts/setup/env-file.ts';
import { runSetup } from '../../scripts/setup/main.ts';
import { toUnit } from '../../scripts/setup/service.ts';
import { createDemoServer } from '../../src/demo/server.ts';
import { createSlackEmulator } from '../emulators/slack/index.ts';

const KEY = 'AIzaSyTheKeyOfThisTest0123456789';
const EXAMPLE = readFileSync('.env.example', 'utf8');

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-setup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function run(
  environment: Record<string, string>,
  args: readonly string[],
  envPath = join(createFolder(), '.env'),
) {
  const output = new PassThrough();
  let shown = '';
  output.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
  });
  const input = new PassThrough();
  const code = await runSetup({ args, environment, input, output, isTerminal: false, envPath });
  return { code, shown, envPath };
}

async function startServices() {
  const [slack, model] = await Promise.all([
    createSlackEmulator(),
    createDemoServer({ apiKey: KEY }),
  ]);
  onTestFinished(async () => {
    await Promise.all([slack.close(), model.close()]);
  });
  const environment = {
    GEMINI_API_KEY: KEY,
    GEMINI_BASE_URL: model.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    UNRELATED: 'not written',
  };
  return { slack, environment };
}

test('with everything in the environment and --yes it asks nothing, and writes what works', async () => {
  const { environment } = await startServices();
  const { code, shown, envPath } = await run(environment, ['--yes']);
  const { UNRELATED: _, ...wanted } = environment;

  expect(code).toBe(0);
  expect(parseEnv(readFileSync(envPath, 'utf8'))).toMatchObject(wanted);
  expect(readFileSync(envPath, 'utf8')).not.toContain('UNRELATED');
  expect(statSync(envPath).mode & 0o777).toBe(0o600);
  for (const secret of [KEY, environment.SLACK_BOT_TOKEN, environment.SLACK_APP_TOKEN])
    expect(shown).not.toContain(secret);
});

test('with --yes a value that does not work is named, and nothing is written', async () => {
  const { environment } = await startServices();
  const wrong = { ...environment, SLACK_BOT_TOKEN: 'xoxb-1-not-the-one' };
  const folder = createFolder();
  const path = join(folder, '.env');
  writeFileSync(path, 'LOG_LEVEL=warn\n');
  const { code, shown } = await run(wrong, ['--yes'], path);

  expect(code).toBe(1);
  expect(shown).toContain('SLACK_BOT_TOKEN: Slack rejected it (invalid_auth)');
  expect(shown).not.toContain('not-the-one');
  expect(readFileSync(path, 'utf8')).toBe('LOG_LEVEL=warn\n');
});

const WRONG_KINDS: readonly (readonly [string, string])[] = [
  ['SLACK_BOT_TOKEN', 'xapp-1-A1-0123456789'],
  ['SLACK_BOT_TOKEN', 'xoxp-1-0123456789'],
  ['SLACK_APP_TOKEN', 'xoxb-1-0123456789'],
  ['DISCORD_TOKEN', '123456789012345678'],
  ['DISCORD_TOKEN', 'Bot abc.def.ghi'],
  ['GEMINI_API_KEY', `"${KEY}"`],
  ['GEMINI_API_KEY', `${KEY.slice(0, 9)} ${KEY.slice(9)}`],
  ['GEMINI_API_KEY', `${KEY.slice(0, 9)}\n${KEY.slice(9)}`],
];

test.each(WRONG_KINDS)(
  'a wrong kind of %s is told in words and never repeated',
  async (name, value) => {
    const rest = name.startsWith('SLACK') ? { SLACK_BOT_TOKEN: 'xoxb-1-abcdefgh' } : {};
    const app = { SLACK_APP_TOKEN: 'xapp-1-A1-abcdefgh' };
    const given = name.startsWith('SLACK') ? { ...rest, ...app, [name]: value } : { [name]: value };
    const { code, shown } = await run(given, ['--yes']);

    expect(code).toBe(1);
    expect(shown).toContain(name);
    expect(shown).not.toContain(value);
    expect(shown).not.toMatch(/\n\s+at /);
  },
);

test('without a terminal and without --yes it says what to do, and ends with 2', async () => {
  const { code, shown } = await run({}, []);

  expect(code).toBe(2);
  expect(shown).toContain('npm run setup -- --yes');
});

test('where the file cannot be written, what was there stays, and a sentence says so', async () => {
  const { environment } = await startServices();

  await expect(run(environment, ['--yes'], '/proc/self/.env')).rejects.toThrow(
    /can’t be written \(\w+\)/,
  );
});

test('a file that cannot be read as text is not touched', async () => {
  const path = join(createFolder(), '.env');
  writeFileSync(path, Buffer.from([0xc3, 0x28, 0x00, 0xff]));

  await expect(run({}, ['--yes'], path)).rejects.toThrow('UTF-8');
  expect(readFileSync(path)).toEqual(Buffer.from([0xc3, 0x28, 0x00, 0xff]));
});

test('a new file is the example with the values in it', () => {
  const merged = mergeEnv(null, EXAMPLE, { GEMINI_API_KEY: KEY, HTTP_PORT: '3001' });
  const lines = merged.split('\n');

  expect(lines.filter((line, at) => line !== EXAMPLE.split('\n')[at])).toEqual([
    `GEMINI_API_KEY=${KEY}`,
    'HTTP_PORT=3001',
  ]);
});

test('a variable that the file lacks comes with its comment where the example has it', () => {
  const merged = mergeEnv('# mine\nGEMINI_MODEL=a\nLOG_LEVEL=info\n', EXAMPLE, {
    DISCORD_TOKEN: 'a.b.c',
  });

  expect(merged).toMatch(/GEMINI_MODEL=a\n# Discord: .+\nDISCORD_TOKEN=a\.b\.c\nLOG_LEVEL=info\n$/);
});

test('whatever a value is made of, it is read as it was given, and the rest stays', () => {
  const value = fc
    .string({ unit: fc.constantFrom(...'aB9 #=$\\"\'`{}é,!-'.split('')), minLength: 1 })
    .map((text) => text.trim())
    .filter((text) => text !== '' && !['"', "'", '`'].every((quote) => text.includes(quote)));
  const old = 'A=1\n# c\nexport B="x\ny"\nLOG_LEVEL=warn\nB=z\n';
  fc.assert(
    fc.property(value, (given) => {
      const merged = mergeEnv(old, EXAMPLE, { LOG_LEVEL: given });
      const read = parseEnv(merged);
      expect(read).toEqual({ ...parseEnv(old), LOG_LEVEL: given });
      expect(merged.replace(/LOG_LEVEL=.*\n/, '')).toBe(old.replace(/LOG_LEVEL=.*\n/, ''));
    }),
  );
});

test('a file is replaced at once, through a link to it, and no piece is left behind', () => {
  const folder = createFolder();
  const path = join(folder, '.env');
  writeEnvText(path, 'A=1\n');
  writeEnvText(path, 'A=2\n');

  expect(readFileSync(path, 'utf8')).toBe('A=2\n');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('the unit starts this Parley in this folder as this user', () => {
  const unit = toUnit({ folder: '/srv/my parley', user: 'bot', node: '/usr/bin/node' });

  expect(unit).toContain('WorkingDirectory=/srv/my parley');
  expect(unit).toContain('ExecStart="/usr/bin/node"');
  expect(unit).toContain('User=bot');
});
