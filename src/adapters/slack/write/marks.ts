import { LRUCache } from 'lru-cache';

/** A reaction to a message. */
export type Reaction = {
  readonly key: string;
  /** False if there is another sign in its place. */
  readonly put: (signal: AbortSignal) => Promise<boolean>;
  readonly take: (signal: AbortSignal) => Promise<void>;
};

/** The reactions of Parley's own, each put on and taken off in this order. */
export type Marks = {
  add(mark: Reaction, signal: AbortSignal): Promise<void>;
  /** Resolves when it is off. `known`: only where this process has put it there. */
  remove(mark: Reaction, signal: AbortSignal, which?: 'known' | 'always'): Promise<void>;
};

/** `wait` calls off what waits for its rate limit; `sent`: it may be there. */
type Known = { readonly wait: AbortController; readonly sent: Promise<boolean> };

const MAX_KNOWN = 2_000;

/**
 * Adding and removing have rate limits of their own, so that a reaction could come after its
 * removal and stay: the removal calls off one that is still waiting.
 */
export function createMarks(): Marks {
  const known = new LRUCache<string, Known>({ max: MAX_KNOWN });

  return {
    async add({ key, put }, signal) {
      const wait = new AbortController();
      const before = known.get(key)?.sent ?? false;
      const putting = put(AbortSignal.any([signal, wait.signal]));
      const sent = putting.then(
        async (isOn) => isOn || before,
        async (error: unknown) => error !== wait.signal.reason || before,
      );
      known.set(key, { wait, sent });
      await putting;
    },
    async remove({ key, take }, signal, which = 'known') {
      const found = known.get(key);
      found?.wait.abort(new Error('its message is answered'));
      if (found ? !(await found.sent) : which === 'known') return;
      await take(signal);
      known.delete(key);
    },
  };
}
