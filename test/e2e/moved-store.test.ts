import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createDatabase, postgresTest } from '../postgres.ts';
import { createFolder } from '../storage/folder.ts';
import { startParley } from './harness.ts';
import { answer, answersIn, type Running, start, WAIT_MS } from './on-slack.ts';

// Kind: what Parley knows is carried to another store while people go on asking, and a Parley on
// that one goes on where the first ended.

const run = promisify(execFile);
const script = (name: string, env: Record<string, string>, ...words: string[]) =>
  run(process.execPath, ['--disable-warning=ExperimentalWarning', `scripts/${name}.ts`, ...words], {
    env: { PATH: process.env.PATH, ...env },
  });

/** People ask, each time in another thread, until it is over. */
function askOn(running: Running) {
  const { slack, model } = running;
  const threads: string[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      model.next(textReply(`Answer ${threads.length}.`));
      const ts = slack.person('U1').mention({ channel: 'C1', text: `beside ${threads.length}` });
      threads.push(ts);
      await answer(running, 'C1', ts);
    }
  })();
  return {
    threads,
    async end() {
      isOver = true;
      await asking;
    },
  };
}

async function startOver(running: Running, url: string) {
  const { slack, model, app } = running;
  await app.close(1_000);
  const next = await startParley({
    STORE_URL: url,
    GEMINI_BASE_URL: model.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  });
  onTestFinished(() => next.close());
}

/** The conversation is known, nothing is answered again, and what was said is found. */
async function expectAllThere(running: Running, first: string, threads: readonly string[]) {
  const { slack, model } = running;
  slack.person('U1').mention({ channel: 'C1', text: 'And now?', threadTs: first });
  await answer(running, 'C1', first, 2);
  const asked = model.requests.map(({ messages }) => JSON.stringify(messages));
  expect(asked.find((each) => each.includes('And now?'))).toContain('The zebra budget is K4711');
  for (const thread of threads) expect(answersIn(running, 'C1', thread)).toHaveLength(1);
  const requests = model.requests.length;
  await slack.person('U1').slash('/recall', 'What is the zebra budget?', 'C1');
  await expect.poll(() => model.requests.length, { timeout: WAIT_MS }).toBeGreaterThan(requests);
  expect(JSON.stringify(model.requests.slice(requests))).toContain('K4711');
}

const workspaces = [
  { id: 'T1', users: [{ id: 'U1', name: 'ada' }], channels: [{ id: 'C1', name: 'general' }] },
];

async function begin(url: string) {
  const running = await start({ workspaces }, { STORE_URL: url });
  running.model.next(textReply('Noted.'));
  const file = {
    name: 'a.txt',
    bytes: Buffer.from('zebra '.repeat(9_000)),
    mimetype: 'text/plain',
  };
  const said = { channel: 'C1', text: 'The zebra budget is K4711', files: [file] };
  const first = running.slack.person('U1').mention(said);
  await answer(running, 'C1', first);
  return { running, first };
}

postgresTest('a backup of a database that is in use is restored into a new one', async () => {
  const [url, restored, folder] = [await createDatabase(), await createDatabase(), createFolder()];
  onTestFinished(() => folder.remove());
  const { running, first } = await begin(url);
  const before = askOn(running);
  await expect.poll(() => before.threads.length, { timeout: WAIT_MS }).toBeGreaterThan(3);
  await before.end();
  const asking = askOn(running);
  const copy = folder.path('monday', 'parley.db');
  await script('backup', { STORE_URL: url }, copy);
  await asking.end();
  await script('migrate-store', {}, `sqlite:${copy}`, restored);
  running.model.answer(() => textReply('Yes.'));
  await startOver(running, restored);
  // What was asked after it was made is missing from it, and is taken for missed.
  await expectAllThere(running, first, before.threads);
});

postgresTest(
  'a store is copied again and again while it is in use, and at last for good',
  async () => {
    const [folder, target] = [createFolder(), await createDatabase()];
    onTestFinished(() => folder.remove());
    const url = `sqlite:${folder.path('parley.db')}`;
    const { running, first } = await begin(url);
    const asking = askOn(running);
    for (let time = 0; time < 3; time += 1) {
      const { stdout } = await script('migrate-store', {}, url, target);
      expect(stdout).toMatch(/Parley is still running on the old store/);
    }
    await asking.end();
    await running.app.close(1_000);
    const { stdout } = await script('migrate-store', {}, url, target);
    expect(stdout).toMatch(/Copied and compared in .*\n?.*Now start Parley/s);
    await startOver(running, target);
    await expectAllThere(running, first, asking.threads);
  },
);
