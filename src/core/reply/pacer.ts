import { AsyncLocalStorage } from 'node:async_hooks';
import { outside } from '../async.ts';
import type { RateLimit } from '../ports.ts';
import type { RateLimits } from './rate-limits.ts';

/**
 * What a write is for, in the order in which writes go: the first or the last words of an answer,
 * words that grow, or buttons and the like where all words can be read already.
 */
export type Purpose = 'words' | 'growth' | 'tidying';

/** What a reply would write next, if it were given the slot. */
export type Pending = {
  readonly limits: readonly RateLimit[];
  readonly purpose: Purpose;
  /** Of growth: characters unseen × milliseconds they have waited. */
  readonly worth: number;
  /** Since when it has waited, by the pacer's clock: of all else the oldest goes first. */
  readonly since: number;
  /** The pacer's time before which it is not made, although there is room. */
  readonly notBefore: number;
  /**
   * Until when more of the same is likely to come: waited for unless others wait for the same
   * limit.
   */
  readonly ripeAt: number;
  /**
   * Performs the write, for which its limits are held now. Never rejects: failures are the reply's
   * own affair.
   */
  write(held: readonly RateLimit[]): Promise<void>;
};

/** A reply, as the pacer sees it. It has one write in flight at a time. */
export type Writer = {
  /** Of several writes the first goes that there is room for. */
  next(): readonly Pending[];
  /** Milliseconds until it may try again after a failure; 0: now. */
  backoff(): number;
};

/** A reply’s place among those that are written. */
export type PacerEntry = {
  /** Something may be there to write. Cheap: called for every chunk. */
  poke(isUrgent?: boolean): void;
  leave(): void;
};

/**
 * Decides which reply writes next: one shared decision over all replies and all rate limits, not a
 * timer per reply.
 */
export type Pacer = { join(writer: Writer): PacerEntry };

type State = {
  readonly writer: Writer;
  /** A round is begun by any reply: what one writes is said to its own readers. */
  readonly inOwnContext: <T>(task: () => T) => T;
  isWriting: boolean;
  wakeAt: number;
  /** The window that had no room for it; null while it waits for nothing but time. */
  waitsFor: string | null;
  /** There is room, and it waits for more to write. */
  isLoitering: boolean;
};

const toState = (writer: Writer): State => ({
  ...{ writer, inOwnContext: AsyncLocalStorage.snapshot() },
  ...{ isWriting: false, wakeAt: 0, waitsFor: null, isLoitering: false },
});

type Candidate = { readonly state: State; readonly pending: Pending };

/** A reply that has waited so long for its buttons gets them before other text grows. */
const OVERDUE_MS = 5_000;

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
    outside(() => setImmediate(round));
  };

  const start = (state: State, pending: Pending) => {
    const settle = rateLimits.take(pending.limits);
    state.isWriting = true;
    queue.waiting.delete(state);
    queue.ready.delete(state);
    const writing = state.inOwnContext(() => pending.write(pending.limits));
    void writing.finally(() => {
      settle();
      state.isWriting = false;
      queue.ready.add(state);
      schedule();
    });
  };

  const startOrPostpone = ({ state, pending }: Candidate, at: number, isWanted: IsWanted) => {
    const delay = Math.max(pending.notBefore - at, rateLimits.delay(pending.limits));
    const ripeIn = delay > 0 ? 0 : toRipeIn(pending, at, isWanted);
    state.isLoitering = ripeIn > 0;
    if (delay <= 0 && ripeIn <= 0) return start(state, pending);
    postpone(queue, state, at + Math.max(delay, ripeIn), narrowest(rateLimits, pending.limits));
  };

  const round = () => {
    isScheduled = false;
    const at = now();
    wake(queue, at);
    const first = look(queue, at);
    rouse(queue, new Set(first.flatMap((candidate) => slotsOf(rateLimits, candidate))));
    const candidates = [...first, ...look(queue, at)].sort((a, b) => compare(a, b, at));
    const isWanted = toIsWanted(queue, candidates);
    const until = performance.now() + WRITE_MS;
    for (const candidate of candidates) {
      if (candidate.state.isWriting) continue;
      if (performance.now() > until) queue.ready.add(candidate.state);
      else startOrPostpone(candidate, at, isWanted);
    }
    if (queue.ready.size > 0) schedule();
    clearTimeout(timer);
    if (queue.waiting.size > 0) {
      timer = setTimeout(schedule, Math.max(1, Math.ceil(earliest(queue) - now())));
    }
  };

  return {
    join(writer) {
      const state = toState(writer);
      return {
        poke(isUrgent = false) {
          const isPostponed = queue.waiting.has(state) && !state.isLoitering;
          if (state.isWriting || (isPostponed && !isUrgent)) return;
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
 * Replies that wait for the same limit are looked at as well: they may be worth more by now than
 * the one that is ready.
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
  const isSooner = !waiting.has(state) || wakeAt < state.wakeAt;
  waiting.add(state);
  if (isSooner) Object.assign(state, { wakeAt, waitsFor });
}

/** The windows on which a candidate would draw if it went now. */
function slotsOf(rateLimits: RateLimits, { pending: { limits } }: Candidate): readonly string[] {
  return rateLimits.delay(limits) === 0 ? limits.map(({ key }) => key) : [];
}

/** Whether others wish to draw on the same windows as a write. */
type IsWanted = (pending: Pending) => boolean;

/** How long more of the same is waited for. */
function toRipeIn(pending: Pending, at: number, isWanted: IsWanted): number {
  const left = pending.ripeAt - at;
  return left <= 0 || isWanted(pending) ? 0 : left;
}

/** Counted only when asked for: in most rounds no reply waits for a chunk. */
function toIsWanted({ waiting }: Queue, candidates: readonly Candidate[]): IsWanted {
  let wishes: ReadonlyMap<string, State | null> | null = null;
  return ({ limits }) => {
    const known = wishes ?? toWishes(waiting, candidates);
    wishes = known;
    return limits.some(({ key }) => known.get(key) === null);
  };
}

/** Who wishes to draw on each window; null if there are several. */
function toWishes(waiting: ReadonlySet<State>, candidates: readonly Candidate[]) {
  const wishes = new Map<string, State | null>();
  const wish = (key: string, state: State) => {
    const other = wishes.get(key);
    if (other === undefined) wishes.set(key, state);
    else if (other !== state) wishes.set(key, null);
  };
  for (const state of waiting) if (state.waitsFor !== null) wish(state.waitsFor, state);
  for (const { state, pending } of candidates)
    for (const { key } of pending.limits) wish(key, state);
  return wishes;
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
    if (backoff > 0) postpone(queue, state, at + backoff, null);
    else {
      const next = state.inOwnContext(() => state.writer.next());
      for (const pending of next) candidates.push({ state, pending });
    }
  }
  return candidates;
}

/** The most urgent write comes first. */
function compare({ pending: a }: Candidate, { pending: b }: Candidate, at: number): number {
  const ranks = rankOf(a, at) - rankOf(b, at);
  if (ranks !== 0) return ranks;
  return a.purpose === 'growth' ? b.worth - a.worth : a.since - b.since;
}

const RANKS: Readonly<Record<Purpose, number>> = { words: 0, growth: 2, tidying: 3 };

function rankOf({ purpose, since }: Pending, at: number): number {
  return purpose === 'tidying' && at - since > OVERDUE_MS ? 1 : RANKS[purpose];
}

function earliest({ waiting }: Queue): number {
  let first = Infinity;
  for (const { wakeAt } of waiting) first = Math.min(first, wakeAt);
  return first;
}
