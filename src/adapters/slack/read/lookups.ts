import { LRUCache } from 'lru-cache';
import { orAborted } from '../../../core/async.ts';

/** Answers that are kept for a while, and asked for once at a time. */
export type Lookups<Value> = {
  /**
   * What is kept under a key, else what `ask` resolves to. An aborted signal ends the wait, not
   * the look-up, whose answer is kept for the next time.
   */
  find(
    key: string,
    ask: (signal: AbortSignal) => Promise<Value>,
    signal: AbortSignal,
  ): Promise<Value>;
  keep(key: string, value: Value): void;
  /** Changes what is kept under a key; nothing if nothing is. */
  change(key: string, toChanged: (value: Value) => Value): void;
};

const MAX_KEPT = 1_000;

/** More than a conversation names; what waits longer than this is given up. */
const MAX_ASKED = 200;
const GIVEN_UP_MS = 60_000;

/** How soon an answer that could not be renewed is asked for again. */
const RENEWED_AGAIN_MS = 60_000;

type Kept<Value> = { readonly value: Value; readonly until: number; renewAt: number };

export function createLookups<Value>({
  now,
  toKeptMs,
  renewMs = Number.POSITIVE_INFINITY,
}: {
  readonly now: () => number;
  readonly toKeptMs: (value: Value) => number;
  /** An answer that is older is asked for again behind the reader, who takes it as it is. */
  readonly renewMs?: number;
}): Lookups<Value> {
  const kept = new LRUCache<string, Kept<Value>>({ max: MAX_KEPT });
  const asked = new Map<string, Promise<Value>>();

  const keep = (key: string, value: Value): void => {
    kept.set(key, { value, until: now() + toKeptMs(value), renewAt: now() + renewMs });
  };

  const begin = (key: string, ask: (signal: AbortSignal) => Promise<Value>): Promise<Value> => {
    if (asked.size >= MAX_ASKED) throw new Error('too many look-ups at a time');
    const answer = ask(AbortSignal.timeout(GIVEN_UP_MS))
      .then((value) => {
        keep(key, value);
        return value;
      })
      .finally(() => asked.delete(key));
    answer.catch(() => {}); // Its last reader may have stopped waiting.
    asked.set(key, answer);
    return answer;
  };

  return {
    keep,
    change(key, toChanged) {
      const known = kept.get(key);
      if (known) kept.set(key, { ...known, value: toChanged(known.value) });
    },
    async find(key, ask, signal) {
      const known = kept.get(key);
      if (known && known.until > now()) {
        if (known.renewAt <= now() && asked.size < MAX_ASKED && !asked.has(key)) {
          known.renewAt = now() + RENEWED_AGAIN_MS;
          begin(key, ask).catch(() => {}); // What is kept stays good.
        }
        return known.value;
      }
      signal.throwIfAborted();
      return orAborted(asked.get(key) ?? begin(key, ask), signal);
    },
  };
}
