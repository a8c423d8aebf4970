import type { DatabaseSync } from 'node:sqlite';

/**
 * How long a statement waits for a file that another program holds: nothing else goes on in this
 * process meanwhile.
 */
export type Patience = {
  /** One was held for the whole time: until it can be written to again, nobody waits that long. */
  onBusy(): void;
  onWritten(): void;
};

/** Somebody may look at the file with another program. */
export const BUSY_TIMEOUT_MS = 1_000;
const SHORT_TIMEOUT_MS = 20;

export function createPatience(database: DatabaseSync): Patience {
  let isShort = false;
  const set = (wanted: boolean) => {
    if (wanted === isShort) return;
    isShort = wanted;
    database.exec(`PRAGMA busy_timeout = ${isShort ? SHORT_TIMEOUT_MS : BUSY_TIMEOUT_MS}`);
  };
  return { onBusy: () => set(true), onWritten: () => set(false) };
}
