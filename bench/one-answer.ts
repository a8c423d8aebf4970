import { setTimeout as delay } from 'node:timers/promises';
import { type Figure, toRow } from './figure.ts';
import type { Platform } from './lanes.ts';
import { paced, toPlainText, toUnevenChunks } from './model.ts';
import { ask, openStage, PLAIN_BOT, type Stage, startParley } from './parley.ts';
import { readCpuMs, untilQuiet } from './processor.ts';

const CHARS_PER_SECOND = 200;
const ANSWER_MS = 60_000;
const QUICK_ANSWER_MS = 5_000;
const LATENCY_MS = [60, 100] as const;
const LOOK_EVERY_MS = 50;
const IDLE_MS = 60_000;
const QUICK_IDLE_MS = 5_000;

/** In which Slack takes an update, and a part of a stream: fifty and a hundred a minute. */
const UPDATE_EVERY_MS = 1_300;
const PART_EVERY_MS = 600;
/** In which Discord takes an edit: five in five seconds. */
const EDIT_EVERY_MS = 1_000;

/**
 * What the whole process takes of the processor for one long answer, its first; beside it what a
 * small bot of the same libraries takes, with half the writes and with as many.
 */
export const oneAnswer: Figure = async ({ isQuick }) => {
  const answerMs = isQuick ? QUICK_ANSWER_MS : ANSWER_MS;
  const row = toRow('one answer', `CPU of ${answerMs / 1_000} s, ${CHARS_PER_SECOND} chars/s: `);
  const plain = (platform: Platform, everyMs: number, streams = false) =>
    measure(platform, answerMs, { everyMs, streams });
  return [
    row('slack', await measure('slack', answerMs), 'ms', 600),
    row('a plain bot, 46 updates', await plain('slack', UPDATE_EVERY_MS), 'ms', null),
    row('a plain bot, as many writes', await plain('slack', PART_EVERY_MS, true), 'ms', null),
    row('discord', await measure('discord', answerMs), 'ms', 600),
    row('a plain bot, as many edits', await plain('discord', EDIT_EVERY_MS), 'ms', null),
  ];
};

/** The processor time of an idle process. */
export const idle: Figure = async ({ isQuick }) => {
  const idleMs = isQuick ? QUICK_IDLE_MS : IDLE_MS;
  const stage = await openStage();
  const { pid, close } = await startParley(stage.environment);
  try {
    await untilQuiet(pid);
    const before = readCpuMs(pid);
    await delay(idleMs);
    const perMinute = ((readCpuMs(pid) - before) * 60_000) / idleMs;
    return [toRow('idle')('CPU a minute', perMinute, 'ms', null)];
  } finally {
    await close();
    await stage.close();
  }
};

type Plain = { readonly everyMs: number; readonly streams: boolean };

async function measure(platform: Platform, answerMs: number, plain?: Plain): Promise<number> {
  const stage = await openStage({ latencyMs: LATENCY_MS });
  const environment = plain ? toPlain(stage, platform, plain) : stage.environment;
  const bot = await startParley(environment, plain && { program: PLAIN_BOT });
  try {
    return await measureAnswer(bot.pid, () => {
      askAtLength(stage, platform, answerMs);
      return () => bot.logged.includes('answered');
    });
  } finally {
    await bot.close();
    await stage.close();
  }
}

/** It is on one platform. */
function toPlain({ environment }: Stage, platform: Platform, { everyMs, streams }: Plain) {
  const of = platform === 'slack' ? /^(SLACK|GEMINI)_/ : /^(DISCORD|GEMINI)_/;
  return {
    ...Object.fromEntries(Object.entries(environment).filter(([name]) => of.test(name))),
    PLAIN_EVERY_MS: String(everyMs),
    ...(streams && { PLAIN_STREAMS: 'yes' }),
  };
}

function askAtLength(stage: Stage, platform: Platform, answerMs: number): void {
  const chunks = toUnevenChunks(toPlainText((answerMs / 1_000) * CHARS_PER_SECOND));
  stage.model.script = () => paced(chunks, CHARS_PER_SECOND);
  ask(stage, platform, 0, 'Go on.');
}

async function measureAnswer(pid: number, ask: () => () => boolean): Promise<number> {
  await untilQuiet(pid);
  const before = readCpuMs(pid);
  const hasEnded = ask();
  while (!hasEnded()) await delay(LOOK_EVERY_MS);
  return readCpuMs(pid) - before;
}
