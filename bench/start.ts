import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, percentile, toRow } from './figure.ts';
import { type Environment, openStage, PLAIN_BOT, startParley } from './parley.ts';
import { type Libraries, runWorker } from './worker.ts';

const SAMPLES = 5;

/**
 * From the start of the process until both platforms are connected, with an empty compile cache
 * and with a full one.
 */
export const start: Figure = async ({ isQuick }) => {
  // Parley's compile cache is in the folder for temporary files.
  const cache = mkdtempSync(join(tmpdir(), 'parley-bench-cache-'));
  const stage = await openStage();
  const samples = isQuick ? 1 : SAMPLES;
  try {
    const environment = { ...stage.environment, TMPDIR: cache };
    const [first = Number.NaN, ...warm] = await startOften(samples + 1, environment);
    const [, ...plain] = await startOften(
      samples + 1,
      { ...environment, NODE_COMPILE_CACHE: cache },
      PLAIN_BOT,
    );
    const row = toRow('start');
    return [
      row('warm, p50', percentile(warm, 0.5), 'ms', 700),
      row('first', first, 'ms', 1_500),
      row('a plain bot, warm', percentile(plain, 0.5), 'ms', null),
      row("the platforms' libraries alone, warm", await loadLibraries(cache), 'ms', null),
    ];
  } finally {
    await stage.close();
    rmSync(cache, { recursive: true, force: true });
  }
};

async function startOften(times: number, environment: Environment, program?: string) {
  const took: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const bot = await startParley(environment, program === undefined ? {} : { program });
    took.push(bot.readyMs);
    await bot.close();
  }
  return took;
}

/** Nothing that uses them can be ready sooner. */
async function loadLibraries(cache: string): Promise<number> {
  const load = () =>
    runWorker<Libraries>('sdks.mjs', ['discord.js', '@slack/bolt', '@slack/socket-mode', 'zod'], {
      timeoutMs: 30_000,
      nodeOptions: ['--expose-gc'],
      environment: { NODE_COMPILE_CACHE: cache },
    });
  const times: number[] = [];
  for (let index = 0; index <= SAMPLES; index += 1) times.push((await load()).loadedMs);
  return percentile(times.slice(1), 0.5);
}
