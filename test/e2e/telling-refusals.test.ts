/**
 * Kind: a platform refuses one of Parley's calls, again and again, in words that hold a token, the
 * model's key and the question. Tried on the program itself: none of that is logged, the program
 * goes on, the asker sees a sentence, and the next question is answered as usual.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDemoServer } from '../../src/demo/server.ts';
import { createDiscordEmulator } from '../emulators/discord/index.ts';
import { createSlackEmulator } from '../emulators/slack/index.ts';
import { type Program, startProgram } from '../kill/program.ts';
import { WAIT_MS } from '../waiting.ts';

const KEY = 'sk-very+secret/key-1234';
const QUESTION = 'marzipan-parachute';

async function start(platform: Record<string, string>): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-telling-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const model = await createDemoServer({ apiKey: KEY });
  onTestFinished(() => model.close());
  const program = startProgram(
    {
      GEMINI_API_KEY: KEY,
      GEMINI_BASE_URL: model.url,
      STORE_URL: `sqlite:${join(folder, 'parley.db')}`,
      LOG_LEVEL: 'debug',
      ...platform,
    },
    folder,
  );
  onTestFinished(() => program.kill());
  await program.ready;
  return program;
}

function expectQuiet({ log, said, death }: Program, ...secrets: readonly string[]): void {
  expect(death).toBeNull();
  const told = `${JSON.stringify(log)}\n${said}`;
  for (const secret of [KEY, QUESTION, ...secrets]) expect(told).not.toContain(secret);
}

const ON_SLACK = [
  'chat.startStream',
  'chat.appendStream',
  'chat.stopStream',
  'chat.postMessage',
  'chat.update',
  'assistant.threads.setStatus',
  'reactions.add',
  'users.info',
  'conversations.info',
  'conversations.replies',
  'conversations.members',
  'chat.getPermalink',
];

const SLACK_CASES = [
  ...ON_SLACK.map((method) => [method, 'beside its code'] as const),
  ['users.info', 'for a code'],
  ['chat.update', 'for a code'],
  ['assistant.threads.setStatus', 'for a code'],
] as const;

test.each(SLACK_CASES)(
  'Slack: %s is refused with words that tell too much, %s',
  async (...given) => {
    const [method, where] = given;
    const slack = await createSlackEmulator({});
    onTestFinished(() => slack.close());
    const { botToken, appToken } = slack;
    const program = await start({
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: slack.apiUrl,
    });
    const ada = slack.person('U2');
    const words = `odd ${botToken} ${appToken} ${KEY} ${QUESTION}`;
    const error = where === 'for a code' ? words : 'odd_refusal';
    slack.faults.every(method, { error, messages: [words] });
    const first = ada.mention({ channel: 'C1', text: `what is a ${QUESTION}?` });
    const isTold = (thread: string) =>
      [
        ...slack.messages('C1', thread),
        ...slack.messages('C1'),
        ...slack.messages(slack.dmOf('U2')),
      ]
        .filter(({ user }) => user === 'UBOT')
        .some(({ text, threadTs }) => text !== '' && (threadTs ?? thread) === thread);
    const isMarked = () => slack.messages('C1').some(({ reactions }) => reactions.length > 0);
    await slack.waitFor(() => isTold(first) || isMarked(), WAIT_MS);
    slack.faults.every(method, null);
    const next = ada.mention({ channel: 'C1', text: 'and now?' });
    await slack.waitFor(
      () =>
        slack
          .messages('C1', next)
          .some(({ buttons }) => /Regenerate/.test(JSON.stringify(buttons))),
      WAIT_MS,
    );

    expectQuiet(program, botToken, appToken);
  },
);

const ON_DISCORD = [
  ['POST /channels/*/messages', 400],
  ['POST /channels/*/messages', 403],
  ['PATCH /channels/*/messages/*', 400],
  ['PATCH /channels/*/messages/*', 403],
  ['POST /channels/*/messages/*/threads', 400],
  ['POST /channels/*/typing', 400],
  ['GET /channels/*', 400],
  ['GET /channels/*/messages', 403],
  ['GET /guilds/*', 400],
  ['PUT /channels/*/messages/*/reactions/**', 400],
] as const;

test.each(ON_DISCORD)(
  'Discord: %s is refused with %i in words that tell too much',
  async (...given) => {
    const [route, status] = given;
    const discord = await createDiscordEmulator({});
    onTestFinished(() => discord.close());
    const { token, generalId } = discord;
    const program = await start({ DISCORD_TOKEN: token, DISCORD_API_URL: discord.apiUrl });
    const ada = discord.person('42');
    const message = `odd ${token} ${KEY} ${QUESTION}`;
    const errors = { content: { _errors: [{ code: message, message }] } };
    discord.faults.every(route, { status, code: 50_109, message, errors });
    const first = ada.mention(`what is a ${QUESTION}?`);
    const isTold = () =>
      [first.id, generalId, discord.dmId('42')]
        .flatMap((channel) => discord.messages(channel))
        .some(
          ({ own, text, reactions }) => (own && text !== '') || Object.keys(reactions).length > 0,
        );
    await discord.waitFor(isTold, WAIT_MS);
    discord.faults.clear();
    const next = ada.mention('and now?');
    await discord.waitFor(
      () =>
        [next.id, generalId]
          .flatMap((channel) => discord.messages(channel))
          .some(({ buttons }) => buttons.some(({ label }) => label === 'Regenerate')),
      WAIT_MS,
    );

    expectQuiet(program, token);
  },
);
