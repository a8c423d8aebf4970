import type { Budget, BudgetKey } from './budget.ts';

/** What a reply would write next, if it were given the slot. */
export type Pending = {
  readonly costs: readonly BudgetKey[];
  /** First and final text go before growing text. */
  readonly isUrgent: boolean;
  /** Characters unseen × milliseconds they have waited. */
  readonly worth: number;
};

/** A reply, as the pacer sees it. One write of it is in flight at a time. */
export type Writer = {
  next(): Pending | null;
  /** Performs the write that `next` announced. Never rejects: failures are the reply's own affair. */
  write(): Promise<void>;
  /** Milliseconds until it may try again after a failure; 0: now. */
  backoff(): number;
};

export type Seat = {
  /** Something may be there to write. Cheap: called for every chunk. */
  poke(isUrgent?: boolean): void;
  leave(): void;
};

/** Decides which reply writes next: one shared decision over all replies and all budgets, not a timer per reply. */
export type Pacer = { join(writer: Writer): Seat };

type State = { readonly writer: Writer; isWriting: boolean; wakeAt: number };

type Queue = {
  /** To be looked at in the next round. */
  readonly ready: Set<State>;
  /** Have something to write but no budget for it yet. */
  readonly waiting: Set<State>;
};

export function createPacer(budget: Budget, now: () => number = () => performance.now()): Pacer {
  const queue: Queue = { ready: new Set(), waiting: new Set() };
  let isScheduled = false;
  let timer: NodeJS.Timeout | undefined;

  const schedule = () => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(round); // Everything that arrives in this turn of the event loop is decided on together.
  };

  const start = (state: State, pending: Pending) => {
    const settle = budget.take(pending.costs);
    state.isWriting = true;
    void state.writer.write().finally(() => {
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
    for (const { state, pending } of rank(queue, at)) {
      const delay = budget.delay(pending.costs);
      if (delay === 0) start(state, pending);
      else postpone(queue, state, at + delay);
    }
    clearTimeout(timer);
    if (queue.waiting.size > 0) {
      timer = setTimeout(schedule, Math.max(1, Math.ceil(earliest(queue) - now())));
    }
  };

  return {
    join(writer) {
      const state: State = { writer, isWriting: false, wakeAt: 0 };
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

function postpone({ waiting }: Queue, state: State, wakeAt: number): void {
  state.wakeAt = wakeAt;
  waiting.add(state);
}

/** The ready replies that have something to write, the most valuable first. */
function rank(queue: Queue, at: number): { state: State; pending: Pending }[] {
  const candidates: { state: State; pending: Pending }[] = [];
  for (const state of queue.ready) {
    if (state.isWriting) continue;
    const backoff = state.writer.backoff();
    const pending = backoff > 0 ? null : state.writer.next();
    if (backoff > 0) postpone(queue, state, at + backoff);
    if (pending) candidates.push({ state, pending });
  }
  queue.ready.clear();
  return candidates.sort((a, b) => compare(a.pending, b.pending));
}

function compare(a: Pending, b: Pending): number {
  return a.isUrgent === b.isUrgent ? b.worth - a.worth : Number(b.isUrgent) - Number(a.isUrgent);
}

function earliest({ waiting }: Queue): number {
  let first = Infinity;
  for (const { wakeAt } of waiting) first = Math.min(first, wakeAt);
  return first;
}
