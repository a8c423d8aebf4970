import type { DatabaseSync } from 'node:sqlite';

/**
 * How long a statement waits for a file that another program holds: nothing else goes on in this
 * process meanwhile.
 */
export type Patience = {
  /**
   * One write was blocked for the whole time: until writing works again, no other waits that long.
   */
  onBusy(): void;
  onWritten(): void;
};

/** Another program may have the file open. */
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
