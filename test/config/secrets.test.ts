// Kind: something that only the operator may know is configured, and stands in the log.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { variables } from '../../src/config.ts';

/** A value: what stands before the secret, the secret around random letters, what follows. */
type Around = (random: string) => readonly [string, string, string];

const whole =
  (prefix = ''): Around =>
  (random) => ['', prefix + random, ''];
const inside =
  (before: string, after = ''): Around =>
  (random) => [before, random, after];

/** Each variable that may hold a secret. */
const HOLDING: Readonly<Record<string, Around>> = {
  GEMINI_API_KEY: whole(),
  GEMINI_BASE_URL: inside('http://127.0.0.1:9/v1?key='),
  GEMINI_NATIVE_URL: inside('http://127.0.0.1:9/native?key='),
  DISCORD_TOKEN: whole('MTAwMDAwMDAwMDAwMDAwMDAw.GabcdE.'),
  DISCORD_API_URL: inside('http://127.0.0.1:9/discord?key='),
  SLACK_BOT_TOKEN: whole('xoxb-1-'),
  SLACK_APP_TOKEN: whole('xapp-1-'),
  SLACK_SIGNING_SECRET: whole(),
  SLACK_API_URL: inside('http://127.0.0.1:9/slack/?key='),
  STORE_URL: inside('postgres://parley:%40', '@db/parley?sslmode=require'),
  WEB_TOKEN: whole(),
  METRICS_TOKEN: whole(),
  // Not Parley's own.
  HTTP_PROXY: inside('http://ada:%40', '@127.0.0.1:9'),
  HTTPS_PROXY: inside('http://ada:%40', '@127.0.0.1:9'),
};

/** These say nothing that may not be read. A new variable comes here, or above. */
const OPEN = [
  'GEMINI_MODEL',
  'GEMINI_TRANSCRIBE_MODEL',
  'GEMINI_IMAGE_MODEL',
  'GEMINI_EMBEDDING_MODEL',
  'GEMINI_EMBEDDINGS_PER_DAY',
  'GEMINI_FALLBACK_MODEL',
  'SLACK_COMMAND_PREFIX',
  'HTTP_HOST',
  'HTTP_PORT',
  'PARLEY_ALLOW',
  'PARLEY_ADMINS',
  'PARLEY_LOCALE',
  'MCP_CONFIG',
  'FETCH_ALLOW',
  'LOG_LEVEL',
];

/** As programs hand a secret on: in a header, a body, an address, a login. */
const toEncoded = (secret: string): string[] => [
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('hex'),
  Buffer.from(`user:${secret}`).toString('base64url'),
  Array.from(Buffer.from(secret), (byte) => `%${byte.toString(16)}`).join(''),
  Buffer.from(JSON.stringify({ key: secret })).toString('base64'),
];

const createRandom = () => randomBytes(16).toString('hex');

/** Everything that is configured, a secret of its own in each place that may hold one. */
function createConfigured() {
  const folder = mkdtempSync(join(tmpdir(), 'parley-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const secrets = new Map<string, string>();
  const hold = (place: string, around = whole()) => {
    const [before, secret, after] = around(createRandom());
    secrets.set(place, secret);
    return before + secret + after;
  };
  const mcpConfig = join(folder, 'mcp.json');
  const mcpServers = {
    local: {
      ...{ command: process.execPath, args: ['-e', '', `--api-key=${hold('an argument')}`] },
      env: { WIKI: hold('env'), FROM_OUTSIDE: `\${GIVEN}` },
    },
    remote: { url: 'http://127.0.0.1:9/', headers: { 'x-key': hold('a header') } },
  };
  writeFileSync(mcpConfig, JSON.stringify({ mcpServers }));
  const holding = Object.entries(HOLDING).map(([name, around]) => [name, hold(name, around)]);
  const environment: Record<string, string> = {
    ...Object.fromEntries(holding),
    MCP_CONFIG: mcpConfig,
    GIVEN: hold('what a file fills in'),
  };
  return { folder, secrets, environment };
}

test('every variable is known to hold a secret or to hold none', () => {
  const known = [...Object.keys(HOLDING).filter((name) => !/_PROXY$/.test(name)), ...OPEN];

  expect(known.sort()).toEqual([...variables].sort());
  expect(OPEN.filter((name) => /TOKEN|SECRET|KEY|PASSWORD|URL/.test(name))).toEqual([]);
});

test('nothing secret that is configured comes out of the log', async () => {
  const { folder, secrets, environment } = createConfigured();
  const program = spawn(process.execPath, [resolve('test/config/tell-all.ts')], {
    cwd: folder,
    env: environment,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const values = Object.entries(environment).filter(([name]) => name !== 'MCP_CONFIG');
  const said = [...secrets].map(([place, secret]) => `${place}: ${secret}!`);
  const encoded = [...secrets.values()].flatMap(toEncoded);
  program.stdin.end([...values.map((each) => each.join('=')), ...said, ...encoded].join('\n'));
  const logged = await text(program.stdout);

  expect(logged).toContain('it failed');
  for (const place of secrets.keys()) expect(logged).toContain(`${place}: `);
  expect([...secrets].filter(([, secret]) => logged.includes(secret))).toEqual([]);
  expect(encoded.filter((each) => logged.includes(each))).toEqual([]);
  // What is no secret can be read.
  expect(logged).toContain('sslmode=require');
});
