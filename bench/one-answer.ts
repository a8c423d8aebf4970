import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Figure, type Row, toRow } from './figure.ts';
import type { Platform } from './lanes.ts';
import { paced, toPlainText, toUnevenChunks } from './model.ts';
import { ask, openStage, type Stage, startParley } from './parley.ts';
import { readCpuMs, untilQuiet } from './processor.ts';

const CHARS_PER_SECOND = 200;
const ANSWER_MS = 60_000;
const QUICK_ANSWER_MS = 5_000;
const LATENCY_MS = [60, 100] as const;
const LOOK_EVERY_MS = 50;
const IDLE_MS = 60_000;
const QUICK_IDLE_MS = 5_000;

/**
 * What the whole process takes of the processor for one long answer, its first; beside it what a
 * small bot of Slack's framework takes for the same.
 */
export const oneAnswer: Figure = async ({ isQuick }) => {
  const answerMs = isQuick ? QUICK_ANSWER_MS : ANSWER_MS;
  const row = toRow('one answer', `CPU of ${answerMs / 1_000} s, ${CHARS_PER_SECOND} chars/s: `);
  const rows: Row[] = [];
  for (const platform of ['slack', 'discord'] as const)
    rows.push(row(platform, await measure(platform, answerMs), 'ms', 600));
  rows.push(row('a plain Bolt bot', await measurePlainBot(answerMs), 'ms', null));
  return rows;
};

/** What a process takes of the processor to which nobody says anything. */
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

async function measure(platform: Platform, answerMs: number): Promise<number> {
  const stage = await openStage({ latencyMs: LATENCY_MS });
  const parley = await startParley(stage.environment);
  try {
    return await measureAnswer(parley.pid, () => {
      askAtLength(stage, platform, answerMs);
      return () => parley.logged.includes('answered');
    });
  } finally {
    await parley.close();
    await stage.close();
  }
}

async function measurePlainBot(answerMs: number): Promise<number> {
  const stage = await openStage({ latencyMs: LATENCY_MS });
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('plain-bot.mjs', import.meta.url))],
    { env: { ...process.env, ...stage.environment }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const said: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
  try {
    while (!said.includes('ready')) await delay(LOOK_EVERY_MS);
    return await measureAnswer(child.pid ?? 0, () => {
      askAtLength(stage, 'slack', answerMs);
      return () => said.includes('answered');
    });
  } finally {
    child.kill('SIGKILL');
    await stage.close();
  }
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
