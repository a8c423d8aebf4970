import { type Figure, type Row, toRow } from './figure.ts';
import { createModelServer, paced, toChunks, toPlainText } from './model.ts';
import { runWorker } from './worker.ts';

export type LoadOptions = {
  /** All of Parley over platforms in memory, or the model's client alone. */
  readonly kind: 'parley' | 'bare';
  readonly url: string;
  readonly answers: number;
  readonly warmUpMs: number;
  readonly windowMs: number;
};

export type Load = {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly lagP99Ms: number;
  readonly lagMaxMs: number;
};

const CHARS_PER_SECOND = 400;
const CHUNK_CHARS = 26;
const WARM_UP_MS = 4_000;
const QUICK_WARM_UP_MS = 2_000;
const WINDOW_MS = 12_000;
const QUICK_WINDOW_MS = 3_000;

const AT_ONCE = 500;
const FEW_AT_ONCE = 100;

/** Many answers at once: how long the event loop is held up, and how much of a core they take. */
export const throughput: Figure = async ({ isQuick }) => {
  const { cpuMs, wallMs, lagP99Ms, lagMaxMs } = await load('parley', AT_ONCE, isQuick);
  const row = toRow('throughput', `${AT_ONCE} answers: `);
  return [
    row('event-loop delay p99', lagP99Ms, 'ms', 25, `max ${Math.round(lagMaxMs)} ms`),
    row('share of a core', (cpuMs / wallMs) * 100, '%', 45),
  ];
};

/** What a thousand chunks cost over what the model's client alone takes for them. */
export const cpu: Figure = async ({ isQuick }) => {
  const parley = await load('parley', FEW_AT_ONCE, isQuick);
  const bare = await load('bare', FEW_AT_ONCE, isQuick);
  const perThousand = ({ cpuMs, wallMs }: Load) =>
    cpuMs / ((FEW_AT_ONCE * (wallMs / 1_000) * CHARS_PER_SECOND) / CHUNK_CHARS / 1_000);
  const row = toRow('cpu', 'per 1,000 chunks ');
  const rows: Row[] = [
    row('over the client', perThousand(parley) - perThousand(bare), 'ms', 10),
    row('of the client alone', perThousand(bare), 'ms', null),
  ];
  return rows;
};

async function load(kind: LoadOptions['kind'], answers: number, isQuick: boolean): Promise<Load> {
  const windowMs = isQuick ? QUICK_WINDOW_MS : WINDOW_MS;
  const warmUpMs = isQuick ? QUICK_WARM_UP_MS : WARM_UP_MS;
  const seconds = (warmUpMs + windowMs) / 1_000 + 4;
  const chunks = toChunks(toPlainText(seconds * CHARS_PER_SECOND), CHUNK_CHARS);
  const model = await createModelServer(() => paced(chunks, CHARS_PER_SECOND));
  const options = { kind, url: model.url, answers, warmUpMs, windowMs };
  try {
    return await runWorker<Load>('load-worker.ts', options, {
      timeoutMs: seconds * 1_000 + 20_000,
    });
  } finally {
    await model.close();
  }
}
