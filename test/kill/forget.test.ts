import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createDemoServer } from '../../src/demo/server.ts';
import { inParts } from '../e2e/harness.ts';
import { findStored, findStoredInPostgres } from '../e2e/stored-words.ts';
import { createSlackEmulator } from '../emulators/slack/index.ts';
import { createDatabase, hasPostgres } from '../postgres.ts';
import { createFolder } from '../storage/folder.ts';
import { WAIT_MS } from '../waiting.ts';
import { type Program, startProgram } from './program.ts';

// Kind: the program is killed while a person's words are being forgotten, at each step. After the
// next start, or in the other program, none of them is left, and the person is told.

/** Kills its program at the n-th write after it has stored that Forget was pressed. */
const killAt = (nth: number) => `
import { DatabaseSync } from 'node:sqlite';
const { prepare } = DatabaseSync.prototype;
let left = null;
const note = (values) => {
  const isPress = values.some((each) => typeof each === 'string' && /"action":"forget/.test(each));
  if (left === null && isPress) left = ${nth};
  if (left !== null && left-- <= 0) process.kill(process.pid, 'SIGKILL');
};
DatabaseSync.prototype.prepare = function (sql) {
  const statement = prepare.call(this, sql);
  if (!/^\\s*(insert|update|delete|replace)/i.test(sql)) return statement;
  for (const name of ['run', 'get', 'all']) {
    const use = statement[name].bind(statement);
    statement[name] = (...values) => { note(values); return use(...values); };
  }
  return statement;
};`;

async function begin(storeUrl: string | null) {
  const slack = await createSlackEmulator({ ackTimeoutMs: 3_000 });
  const model = await createDemoServer({ apiKey: 'key' });
  model.answer(() => textReply('Noted zorbanswer'));
  const folder = createFolder();
  const programs: Program[] = [];
  onTestFinished(async () => {
    await Promise.all(programs.map((program) => program.kill()));
    await Promise.all([slack.close(), model.close()]);
    folder.remove();
  });
  const environment = {
    ...{ GEMINI_API_KEY: 'key', GEMINI_BASE_URL: model.url },
    STORE_URL: storeUrl ?? `sqlite:${folder.path('parley.db')}`,
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken },
    SLACK_API_URL: slack.apiUrl,
  };
  return {
    ...{ slack, model },
    async live(preload?: string): Promise<Program> {
      const options = preload === undefined ? {} : { preload };
      const program = startProgram(environment, folder.path('.'), options);
      programs.push(program);
      await program.ready;
      return program;
    },
    stored: async () =>
      storeUrl === null
        ? findStored(folder.path('.'), ['zorb'])
        : findStoredInPostgres(storeUrl, ['zorb']),
  };
}

type Begun = Awaited<ReturnType<typeof begin>>;

const written = ({ slack }: Begun, pattern: RegExp) =>
  slack.waitFor(
    () =>
      slack
        .messages('C1')
        .find(({ user, streaming, text }) => user === 'UBOT' && !streaming && pattern.test(text)),
    WAIT_MS,
  );

async function sayMuch(begun: Begun): Promise<void> {
  const { slack } = begun;
  const ada = slack.person('U1');
  const file = { name: 'a.txt', bytes: Buffer.from('zorbfile '.repeat(9_000)) };
  for (let count = 1; count <= 4; count += 1) {
    const ts = ada.mention({ channel: 'C1', text: `zorbquestion ${count}`, files: [file] });
    await slack.waitFor(
      () =>
        slack
          .messages('C1', ts)
          .find(({ buttons }) => buttons.some(({ text }) => text === 'Regenerate')),
      WAIT_MS,
    );
  }
  await ada.slash('/imagine', 'zorbdrawing', 'C1');
  await written(begun, /zorbdrawing[\s\S]*px/);
  await ada.slash('/parley-remind', 'zorbreminder tomorrow 9:00', 'C1');
  await written(begun, /reminder set/);
}

/** The reply, also if a program died after the last step. */
const findReports = ({ slack }: Begun) =>
  slack
    .messages('C1')
    .map(({ text }) => text)
    .filter((text) => /^(?:Forgotten: |That’s forgotten now|I’m still)/.test(text));

/** Presses until it is heard; a press that was heard is done without another one. */
async function pressForget({ slack }: Begun, ts: string): Promise<void> {
  const press = slack.person('U1').press(ts, 'Forget');
  await Promise.race([Promise.resolve(press).catch(() => null), delay(2_000)]);
}

async function isToldAndGone(begun: Begun, ts: string): Promise<void> {
  for (let tries = 0; tries < 10 && findReports(begun).length === 0; tries += 1) {
    const until = Date.now() + 8_000;
    while (findReports(begun).length === 0 && Date.now() < until) await delay(100);
    if (findReports(begun).length === 0) await pressForget(begun, ts);
  }
  await begun.slack.waitFor(() => findReports(begun)[0], WAIT_MS);
  // Work that was still under way, too, without another request.
  await expect.poll(begun.stored, { timeout: WAIT_MS }).toEqual([]);
}

/** Asks; the message with the buttons. */
async function ask(begun: Begun, what: string): Promise<string> {
  const { slack } = begun;
  await slack.person('U1').slash('/forget', what, 'C1');
  const find = () =>
    slack.messages('C1').find(({ text }) => /Forget (?:everything|this)/.test(text));
  return (await slack.waitFor(find, WAIT_MS)).ts;
}

test.each<[string, number]>([
  ['me', 0],
  ['me', 4],
  ['me', 11],
  ['me', 30],
  ['channel', 7],
])('SQLite: /forget %s, killed at write %i of it', async (what, nth) => {
  const begun = await begin(null);
  const first = await begun.live(killAt(nth));
  await sayMuch(begun);
  expect(await begun.stored()).not.toEqual([]);
  const ts = await ask(begun, what);
  await pressForget(begun, ts);
  await expect
    .poll(() => !first.isRunning || findReports(begun)[0], { timeout: 10_000 })
    .toBeTruthy();
  await first.kill();
  const second = await begun.live();
  await isToldAndGone(begun, ts);
  expect(second.log.filter(({ level }) => level >= 50)).toEqual([]);
});

test('SQLite: /forget me while an answer is written, and killed before that has ended', async () => {
  const begun = await begin(null);
  const { slack, model } = begun;
  const first = await begun.live();
  const { reply, goOn } = inParts(`It is zorbanswer. ${'And so on. '.repeat(20)}`, 2);
  model.answer(() => textReply('It is zorbanswer'));
  model.next(reply);
  const ada = slack.person('U1');
  const asked = ada.mention({ channel: 'C1', text: 'zorbquestion' });
  const isShown = () => slack.messages('C1', asked).some(({ text }) => /zorb/.test(text));
  await slack.waitFor(isShown, WAIT_MS);
  await pressForget(begun, await ask(begun, 'me'));
  const report = await slack.waitFor(() => findReports(begun)[0], WAIT_MS);
  expect(report).toContain('I’m still working on 1 request. I’ll forget it');
  await first.kill();
  goOn();
  await begun.live();
  const isAnswered = () =>
    slack.messages('C1', asked).some(({ buttons }) => buttons[0]?.text === 'Regenerate');
  await slack.waitFor(isAnswered, WAIT_MS);
  await expect.poll(begun.stored, { timeout: WAIT_MS }).toEqual([]);
  expect(new Set(findReports(begun)).size).toBe(1);
});

test.skipIf(!hasPostgres).each([40, 251])(
  'two programs on one PostgreSQL: /forget me, and one is killed %i ms after it was pressed',
  async (afterMs) => {
    const begun = await begin(await createDatabase());
    const programs = [await begun.live(), await begun.live()];
    await sayMuch(begun);
    expect(await begun.stored()).not.toEqual([]);
    const ts = await ask(begun, 'me');
    void pressForget(begun, ts);
    await delay(afterMs);
    await programs[afterMs % 2]?.kill();
    await isToldAndGone(begun, ts);
  },
);
