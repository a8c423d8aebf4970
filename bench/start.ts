import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, percentile, toRow } from './figure.ts';
import { openStage, startParley } from './parley.ts';
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
  try {
    const times: number[] = [];
    for (let index = 0; index <= (isQuick ? 1 : SAMPLES); index += 1) {
      const parley = await startParley({ ...stage.environment, TMPDIR: cache });
      times.push(parley.readyMs);
      await parley.close();
    }
    const [first = Number.NaN, ...warm] = times;
    const row = toRow('start');
    return [
      row('warm, p50', percentile(warm, 0.5), 'ms', 700),
      row('first', first, 'ms', 1_500),
      row("the platforms' libraries alone, warm", await loadLibraries(cache), 'ms', null),
    ];
  } finally {
    await stage.close();
    rmSync(cache, { recursive: true, force: true });
  }
};

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
