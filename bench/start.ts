import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, percentile, toRow } from './figure.ts';
import { openStage, startParley } from './parley.ts';

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
    return [row('warm, p50', percentile(warm, 0.5), 'ms', 700), row('first', first, 'ms', 1_500)];
  } finally {
    await stage.close();
    rmSync(cache, { recursive: true, force: true });
  }
};
