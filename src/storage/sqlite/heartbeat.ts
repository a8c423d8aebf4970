import type { DatabaseSync } from 'node:sqlite';
import type { StoreGuard } from './errors.ts';

/** Says in the store that a process runs on it. */
export type Heartbeat = {
  /** No process ran on the store within the last minute. */
  readonly startedFresh: boolean;
  /** Beats once more; false if the store does not take it. */
  check(): Promise<boolean>;
  stop(): void;
};

const BEAT_EVERY_MS = 15_000;
const FRESH_AFTER_MS = 60_000;

export function createHeartbeat(
  database: DatabaseSync,
  {
    guard,
    now,
    onBeat,
  }: {
    readonly guard: StoreGuard;
    readonly now: () => number;
    /** The store could be written to. */
    readonly onBeat: () => void;
  },
): Heartbeat {
  const last = database.prepare("SELECT value FROM meta WHERE key = 'seenAt'").get()?.value;
  const statement = database.prepare(
    "INSERT OR REPLACE INTO meta (key, value) VALUES ('seenAt', ?)",
  );
  const beat = (): boolean => {
    try {
      guard(() => statement.run(String(now())));
      onBeat();
      return true;
    } catch {
      return false; // Not reported here: the next write that matters fails, too, and says so.
    }
  };
  beat();
  const timer = setInterval(beat, BEAT_EVERY_MS).unref();
  return {
    // A killed process may have lived for a beat after its last one.
    startedFresh: last === undefined || now() - Number(last) > FRESH_AFTER_MS + BEAT_EVERY_MS,
    check: async () => beat(),
    stop() {
      clearInterval(timer);
      beat();
    },
  };
}
