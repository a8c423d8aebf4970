import { RateLimitedError, WriteError, type WriteFailure } from '../errors.ts';
import type { Learned, RateLimit } from '../ports.ts';
import type { RateLimits } from './rate-limits.ts';

/** What a reply would write next, if it were given the slot. */
export type Pending = {
  readonly limits: readonly RateLimit[];
  /** First and final text go before growing text. */
  readonly isUrgent: boolean;
  /** Characters unseen × milliseconds they have waited. */
  readonly worth: number;
};

/** A reply, as the pacer sees it. One write of it is in flight at a time. */
export type Writer = {
  next(): Pending | null;
  /**
   * Performs the write that `next` announced, for which its limits are held now. Never rejects:
   * failures are the reply's own affair.
   */
  write(held: readonly RateLimit[]): Promise<void>;
  /** Milliseconds until it may try again after a failure; 0: now. */
  backoff(): number;
};

/** A reply’s place among those that are written. */
export type Seat = {
  /** Something may be there to write. Cheap: called for every chunk. */
  poke(isUrgent?: boolean): void;
  leave(): void;
};

/**
 * Decides which reply writes next: one shared decision over all replies and all rate limits, not a
 * timer per reply.
 */
export type Pacer = { join(writer: Writer): Seat };

type State = {
  readonly writer: Writer;
  isWriting: boolean;
  wakeAt: number;
  /** The window that had no room for it; null while it waits for nothing but time. */
  waitsFor: string | null;
};

type Candidate = { readonly state: State; readonly pending: Pending };

type Queue = {
  /** To be looked at in the next round. */
  readonly ready: Set<State>;
  /** Have something to write but no rate limit for it yet. */
  readonly waiting: Set<State>;
};

/**
 * With hundreds of replies a round is cut here and goes on behind whatever else the process has to
 * do meanwhile.
 */
const LOOK_MS = 5;
const WRITE_MS = 5;

export function createPacer(
  rateLimits: RateLimits,
  now: () => number = () => performance.now(),
): Pacer {
  const queue: Queue = { ready: new Set(), waiting: new Set() };
  let isScheduled = false;
  let timer: NodeJS.Timeout | undefined;

  const schedule = () => {
    if (isScheduled) return;
    isScheduled = true;
    // Everything that arrives in this turn of the event loop is decided on together.
    setImmediate(round);
  };

  const start = (state: State, pending: Pending) => {
    const settle = rateLimits.take(pending.limits);
    state.isWriting = true;
    void state.writer.write(pending.limits).finally(() => {
      settle();
      state.isWriting = false;
      queue.ready.add(state);
      schedule();
    });
  };

  const round = () => {
    isScheduled = false;
    const at = now();
    wake(queue, at);
    const first = look(queue, at);
    rouse(queue, new Set(first.flatMap((candidate) => slotsOf(rateLimits, candidate))));
    const candidates = [...first, ...look(queue, at)].sort(compare);
    const until = performance.now() + WRITE_MS;
    for (const { state, pending } of candidates) {
      if (performance.now() > until) {
        queue.ready.add(state);
        continue;
      }
      const delay = rateLimits.delay(pending.limits);
      if (delay === 0) start(state, pending);
      else postpone(queue, state, at + delay, narrowest(rateLimits, pending.limits));
    }
    if (queue.ready.size > 0) schedule();
    clearTimeout(timer);
    if (queue.waiting.size > 0) {
      timer = setTimeout(schedule, Math.max(1, Math.ceil(earliest(queue) - now())));
    }
  };

  return {
    join(writer) {
      const state: State = { writer, isWriting: false, wakeAt: 0, waitsFor: null };
      return {
        poke(isUrgent = false) {
          if (state.isWriting || (queue.waiting.has(state) && !isUrgent)) return;
          queue.waiting.delete(state);
          queue.ready.add(state);
          schedule();
        },
        leave() {
          queue.ready.delete(state);
          queue.waiting.delete(state);
        },
      };
    },
  };
}

function wake({ ready, waiting }: Queue, at: number): void {
  for (const state of waiting) {
    if (state.wakeAt > at) continue;
    waiting.delete(state);
    ready.add(state);
  }
}

/**
 * Whoever waits for the same room is looked at as well: it may have become worth more than the one
 * that is ready.
 */
function rouse({ ready, waiting }: Queue, keys: ReadonlySet<string>): void {
  if (keys.size === 0) return;
  for (const state of waiting) {
    if (state.waitsFor === null || !keys.has(state.waitsFor)) continue;
    waiting.delete(state);
    ready.add(state);
  }
}

function postpone({ waiting }: Queue, state: State, wakeAt: number, waitsFor: string | null) {
  state.wakeAt = wakeAt;
  state.waitsFor = waitsFor;
  waiting.add(state);
}

/** The windows on which a candidate would draw if it went now. */
function slotsOf(rateLimits: RateLimits, { pending: { limits } }: Candidate): readonly string[] {
  return rateLimits.delay(limits) === 0 ? limits.map(({ key }) => key) : [];
}

/** The window that makes a call wait longest. */
function narrowest(rateLimits: RateLimits, limits: readonly RateLimit[]): string | null {
  let longest = 0;
  let narrowest: string | null = null;
  for (const cost of limits) {
    const delay = rateLimits.delay([cost]);
    if (delay > longest) narrowest = cost.key;
    longest = Math.max(longest, delay);
  }
  return narrowest;
}

/** The ready replies that have something to write, as far as there is time to look. */
function look(queue: Queue, at: number): Candidate[] {
  const candidates: Candidate[] = [];
  const until = performance.now() + LOOK_MS;
  for (const state of queue.ready) {
    if (performance.now() > until) break;
    queue.ready.delete(state);
    if (state.isWriting) continue;
    const backoff = state.writer.backoff();
    const pending = backoff > 0 ? null : state.writer.next();
    if (backoff > 0) postpone(queue, state, at + backoff, null);
    if (pending) candidates.push({ state, pending });
  }
  return candidates;
}

/** The most valuable first. */
function compare({ pending: a }: Candidate, { pending: b }: Candidate): number {
  return a.isUrgent === b.isUrgent ? b.worth - a.worth : Number(b.isUrgent) - Number(a.isUrgent);
}

function earliest({ waiting }: Queue): number {
  let first = Infinity;
  for (const { wakeAt } of waiting) first = Math.min(first, wakeAt);
  return first;
}

/** What a failed write means for the next one. */
export type Backoff = {
  readonly learned: readonly Learned[];
  /** It may have been carried out. */
  readonly isUnknown: boolean;
  /** Trying again is useless. */
  readonly isFatal: boolean;
  /**
   * It has failed for longer than anything is worth waiting for that is not the words themselves.
   */
  readonly isTedious: boolean;
};

/** The first pause after a failure; doubled each time. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

/**
 * After so many failures in a row, some ten minutes, the reply is given up and its job is run
 * again later.
 */
const MOST_FAILURES = 26;

/**
 * A message that stands and takes no change is tried so often, at such a pace; then what it was to
 * show is shown in a new one. That it is gone, or its place, may be said by mistake, too: rights
 * are looked up elsewhere and come late.
 */
const MOST_OF_CHANGES: Readonly<Partial<Record<WriteFailure, number>>> = {
  denied: 4,
  place_gone: 4,
  message_gone: 2,
};
const LONGEST_CHANGE_PAUSE_MS = 4_000;

/** After so many failures, or so long, what is not words is left out. */
const TEDIOUS_FAILURES = 5;
const TEDIOUS_MS = 20_000;

/** Counts the failures of one reply's writes, and how long to wait before the next. */
export function createBackoff(now: () => number) {
  let failures = 0;
  let retryAt = 0;
  let firstAt = 0;

  return {
    /** `isChange`: of a message that stands. */
    note(error: unknown, isChange = false): Backoff {
      if (error instanceof RateLimitedError) {
        const { key, retryAfterMs } = error;
        retryAt = now() + retryAfterMs;
        return {
          learned: [{ key, capacity: null, remaining: 0, resetMs: retryAfterMs }],
          isUnknown: false,
          isFatal: false,
          isTedious: false,
        };
      }
      const failure = error instanceof WriteError ? error.failure : 'unavailable';
      failures += 1;
      if (failures === 1) firstAt = now();
      const most = isChange ? MOST_OF_CHANGES[failure] : undefined;
      const longest = most === undefined ? LONGEST_PAUSE_MS : LONGEST_CHANGE_PAUSE_MS;
      retryAt = now() + Math.min(longest, FIRST_PAUSE_MS * 2 ** (failures - 1));
      return {
        learned: [],
        isUnknown: failure === 'unknown',
        isFatal: failures >= (most ?? mostOf(failure)),
        isTedious: failures >= TEDIOUS_FAILURES || now() - firstAt > TEDIOUS_MS,
      };
    },
    clear() {
      failures = 0;
    },
    /** Milliseconds until the next try; 0: now. */
    backoff: () => Math.max(0, retryAt - now()),
  };
}

function mostOf(failure: WriteFailure): number {
  const mayWorkLater = failure === 'unknown' || failure === 'unavailable' || failure === 'denied';
  return mayWorkLater ? MOST_FAILURES : 1;
}
