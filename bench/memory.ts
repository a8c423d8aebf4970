import { setTimeout as delay } from 'node:timers/promises';
import { type Figure, toRow } from './figure.ts';
import { openPage } from './page.ts';
import { ask, openStage, type Probed, startParley } from './parley.ts';
import { runWorker } from './worker.ts';

const ANSWERS = 30;
const QUICK_ANSWERS = 8;
/** By then an idle process has given back what it does not use. */
const SETTLE_MS = 11_000;
const QUICK_SETTLE_MS = 6_000;
const ENDED_MS = 60_000;
const MB = 1e6;

/**
 * The two sizes between which growth is measured: caches of limited size are full by the first.
 */
const FEW = 1_400;
const MANY = 2_000;

/**
 * What the process takes when it is ready, after some answers, and for conversations that nobody
 * goes on with.
 */
export const memory: Figure = async ({ isQuick }) => {
  const row = toRow('memory');
  const answers = isQuick ? QUICK_ANSWERS : ANSWERS;
  const alone = await runWorker<Probed>('sdks.mjs', null, {
    timeoutMs: 30_000,
    nodeOptions: ['--expose-gc'],
  });
  const { ready, idle } = await measureAnswers(answers, isQuick ? QUICK_SETTLE_MS : SETTLE_MS);
  const growth = isQuick ? null : await measureGrowth({ few: FEW, many: MANY });
  return [
    row('the SDKs alone', alone.rssBytes / MB, 'MB', null),
    row('ready', ready / MB, 'MB', 170),
    row(`idle after ${answers} answers on each`, idle / MB, 'MB', 170),
    ...(growth === null ? [] : [row('heap per 10,000 idle conversations', growth / MB, 'MB', 5)]),
  ];
};

async function measureAnswers(
  answers: number,
  settleMs: number,
): Promise<{ readonly ready: number; readonly idle: number }> {
  const stage = await openStage();
  await (await startParley(stage.environment)).close(); // Fills the compile cache.
  const parley = await startParley(stage.environment, { isProbed: true });
  try {
    await delay(settleMs);
    const { rssBytes: ready } = await parley.probe();
    let ended = 0;
    for (let index = 0; index < answers; index += 1) {
      ask(stage, 'slack', index, 'How are you?');
      ask(stage, 'discord', index, 'How are you?');
      await delay(200);
    }
    const deadline = performance.now() + ENDED_MS;
    while (ended < 2 * answers && performance.now() < deadline) {
      await delay(500);
      ended = parley.logged.filter((message) => message === 'answered').length;
    }
    if (ended < 2 * answers) throw new Error(`only ${ended} answers ended`);
    await delay(settleMs);
    const { rssBytes: idle } = await parley.probe();
    return { ready, idle };
  } finally {
    await parley.close();
    await stage.close();
  }
}

/** Each conversation is a thread on the page with one question and one answer. */
async function measureGrowth({ few, many }: { few: number; many: number }): Promise<number> {
  const page = await openPage(() => ['Yes, ', 'certainly.']);
  const heap = async () => {
    await delay(SETTLE_MS);
    return (await page.parley.probe()).heapBytes;
  };
  try {
    for (let count = 0; count < few; count += 1) await page.say(`Question ${count}`);
    const before = await heap();
    for (let count = few; count < many; count += 1) await page.say(`Question ${count}`);
    return (((await heap()) - before) / (many - few)) * 10_000;
  } finally {
    await page.close();
  }
}
