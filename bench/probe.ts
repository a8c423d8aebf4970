import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** What a process says about itself when it is asked. */
export type Probed = {
  readonly rssBytes: number;
  readonly heapBytes: number;
  /** Of values that went into and came out of SQLite since the last question. */
  readonly storeBytes: number;
};

// Loaded before Parley by `--import`: it counts what goes through SQLite, and answers over the IPC channel.
let storeBytes = 0;

const sizeOf = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + sizeOf(each), 0);
  if (typeof value === 'object' && value !== null) return sizeOf(Object.values(value));
  return value === null || value === undefined ? 0 : 8;
};

const prototype: { [name: string]: unknown } = Object.getPrototypeOf(
  new DatabaseSync(':memory:').prepare('SELECT 1'),
);
for (const name of ['get', 'all', 'run']) {
  const inner = prototype[name] as (...values: SQLInputValue[]) => unknown;
  prototype[name] = function (this: StatementSync, ...values: SQLInputValue[]) {
    const result = inner.apply(this, values);
    storeBytes += sizeOf(values) + (name === 'run' ? 0 : sizeOf(result));
    return result;
  };
}

process.on('message', () => {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  const probed: Probed = { rssBytes: rss, heapBytes: heapUsed + external, storeBytes };
  storeBytes = 0;
  process.send?.(probed);
});
process.channel?.unref();
