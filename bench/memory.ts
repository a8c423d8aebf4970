import { setTimeout as delay } from 'node:timers/promises';
import { type Figure, toRow } from './figure.ts';
import { openPage } from './page.ts';
import { ask, openStage, type Parley, PLAIN_BOT, startParley } from './parley.ts';
import { type Libraries, runWorker } from './worker.ts';

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

/** What the process takes when it is ready, after some answers, and for idle conversations. */
export const memory: Figure = async ({ isQuick }) => {
  const row = toRow('memory');
  const answers = isQuick ? QUICK_ANSWERS : ANSWERS;
  const alone = await runWorker<Libraries>('sdks.mjs', ['discord.js', '@slack/bolt', 'openai'], {
    timeoutMs: 30_000,
    nodeOptions: ['--expose-gc'],
  });
  const settleMs = isQuick ? QUICK_SETTLE_MS : SETTLE_MS;
  const { ready, idle } = await measureAnswers({ answers, settleMs });
  const plain = await measureAnswers({ answers, settleMs, program: PLAIN_BOT });
  const growth = isQuick ? null : await measureGrowth({ few: FEW, many: MANY });
  return [
    row('the SDKs alone', alone.rssBytes / MB, 'MB', null),
    row('ready', ready / MB, 'MB', 160),
    row(`idle after ${answers} answers on each`, idle / MB, 'MB', 160),
    row('a plain bot, ready', plain.ready / MB, 'MB', null),
    row('a plain bot, idle after as many', plain.idle / MB, 'MB', null),
    ...(growth === null ? [] : [row('heap per 10,000 idle conversations', growth / MB, 'MB', 5)]),
  ];
};

const QUESTIONS = 300;
const QUICK_QUESTIONS = 40;
const FLOOD_CHANNELS = 20;
const FLOODED_MS = 120_000;
const PLAIN_FLOODED_MS = 30_000;

/**
 * The most that a process takes beyond its idle memory while many people ask at once; beside it a
 * plain bot, which stores nothing.
 */
export const flood: Figure = async ({ isQuick }) => {
  const questions = isQuick ? QUICK_QUESTIONS : QUESTIONS;
  const settleMs = isQuick ? QUICK_SETTLE_MS : SETTLE_MS;
  const row = toRow('flood', `${questions} questions at once: `);
  return [
    row('memory', (await measureFlood({ questions, settleMs })) / MB, 'MB', 110),
    row(
      'a plain bot',
      (await measureFlood({ questions, settleMs, program: PLAIN_BOT })) / MB,
      'MB',
      null,
    ),
  ];
};

type Flood = {
  readonly questions: number;
  readonly settleMs: number;
  readonly program?: string;
};

async function measureFlood({ questions, settleMs, ...options }: Flood): Promise<number> {
  const stage = await openStage({ channels: FLOOD_CHANNELS });
  const start = () => startParley(stage.environment, { isProbed: true, ...options });
  await (await start()).close(); // Its compile cache.
  const bot = await start();
  try {
    await delay(settleMs);
    const { rssBytes } = await bot.probe();
    for (let index = 0; index < questions; index += 1)
      ask(stage, index % 2 === 0 ? 'slack' : 'discord', Math.floor(index / 2), 'How are you?');
    // A plain bot is refused for its rate, and asks again for minutes; its peak is at the
    // beginning.
    if (options.program) await delay(PLAIN_FLOODED_MS);
    else await untilAnswered(bot, questions, FLOODED_MS);
    return (await bot.probe()).peakRssBytes - rssBytes;
  } finally {
    await bot.close();
    await stage.close();
  }
}

async function untilAnswered(parley: Parley, answers: number, mostMs: number): Promise<void> {
  const deadline = performance.now() + mostMs;
  for (;;) {
    const ended = parley.logged.filter((message) => message === 'answered').length;
    if (ended >= answers) return;
    if (performance.now() > deadline) throw new Error(`only ${ended} answers ended`);
    await delay(500);
  }
}

type Answers = {
  readonly answers: number;
  readonly settleMs: number;
  readonly program?: string;
};

async function measureAnswers({
  answers,
  settleMs,
  ...options
}: Answers): Promise<{ readonly ready: number; readonly idle: number }> {
  const stage = await openStage();
  const start = () => startParley(stage.environment, { isProbed: true, ...options });
  await (await start()).close(); // Its compile cache.
  const bot = await start();
  try {
    await delay(settleMs);
    const { rssBytes: ready } = await bot.probe();
    for (let index = 0; index < answers; index += 1) {
      ask(stage, 'slack', index, 'How are you?');
      ask(stage, 'discord', index, 'How are you?');
      await delay(200);
    }
    await untilAnswered(bot, 2 * answers, ENDED_MS);
    await delay(settleMs);
    const { rssBytes: idle } = await bot.probe();
    return { ready, idle };
  } finally {
    await bot.close();
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
