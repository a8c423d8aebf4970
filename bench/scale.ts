import { startPostgres } from '../test/postgres-server.ts';
import { type Figure, type Row, toRow } from './figure.ts';
import { runWorker } from './worker.ts';

export type ScaleOptions = {
  readonly url: string;
  /** Which of the replicas, and how many answers it works on at a time. */
  readonly replica: number;
  readonly atOnce: number;
  /** When all of them begin to count, in epoch milliseconds, and for how long. */
  readonly countFrom: number;
  readonly windowMs: number;
};

export type Scaled = { readonly answers: number; readonly cpuMs: number };

const REPLICAS = [1, 2, 4] as const;
/** So few that four of them fit into two cores beside the database. */
const AT_ONCE = 12;
const START_MS = 6_000;
const WINDOW_MS = 20_000;
const QUICK_WINDOW_MS = 5_000;

/**
 * Answers a second of several replicas on one PostgreSQL, with the model and the platform in
 * memory: whether they hold each other up.
 */
export const scale: Figure = async ({ isQuick }) => {
  const windowMs = isQuick ? QUICK_WINDOW_MS : WINDOW_MS;
  const server = await startPostgres({ isDurable: true, settings: ['max_connections = 200'] });
  try {
    const rows: Row[] = [];
    const row = toRow('scale', `${AT_ONCE} answers at a time in each, `);
    let single = { perSecond: 0, cpuMs: 0 };
    for (const replicas of REPLICAS) {
      const measured = await measure(server.url, replicas, windowMs);
      if (replicas === 1) single = measured;
      const share = (measured.perSecond / replicas / single.perSecond) * 100;
      const note = `${share.toFixed(0)} % of ${replicas} × one`;
      rows.push(row(`${replicas} replicas: answers a second`, measured.perSecond, '', null, note));
      rows.push(row(`${replicas} replicas: CPU an answer`, measured.cpuMs, 'ms', null));
      if (replicas === REPLICAS.at(-1)) rows.push(row('lost at 4', 100 - share, '%', 15));
    }
    return rows;
  } finally {
    await server.remove();
  }
};

async function measure(url: string, replicas: number, windowMs: number) {
  const countFrom = Date.now() + START_MS;
  const options = { url: `${url}?schema=scale_${replicas}`, atOnce: AT_ONCE, countFrom, windowMs };
  const scaled = await Promise.all(
    Array.from({ length: replicas }, (_, replica) =>
      runWorker<Scaled>('scale-worker.ts', { ...options, replica } satisfies ScaleOptions, {
        timeoutMs: START_MS + windowMs + 60_000,
      }),
    ),
  );
  const answers = scaled.reduce((sum, each) => sum + each.answers, 0);
  const cpuMs = scaled.reduce((sum, each) => sum + each.cpuMs, 0);
  return { perSecond: answers / (windowMs / 1_000), cpuMs: cpuMs / answers };
}
