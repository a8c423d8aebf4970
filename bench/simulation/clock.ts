/**
 * Time that passes only when there is nothing left to do, so that hours take seconds. It replaces
 * the timers and the clock of a whole process, so that what is measured is the program's own code.
 */
export type VirtualClock = {
  readonly now: () => number;
  /** Runs `callback` once it is so late. */
  at(time: number, callback: () => void): void;
  /** Lets time pass until then, or until nothing is planned any more. */
  run(until: number): Promise<void>;
};

type Planned = {
  readonly time: number;
  readonly order: number;
  readonly callback: () => void;
  isOff: boolean;
};

/** 2026-11-01 */
const EPOCH_MS = 1_793_491_200_000;

/** Replaces the process's timers and clock for good: for a process of its own. */
export function installVirtualClock(): VirtualClock {
  const realImmediate = setImmediate;
  const planned = createHeap();
  let time = 0;
  let order = 0;
  let soon: (() => void)[] = [];

  const plan = (delay: number, callback: () => void): Planned => {
    const each = { time: time + Math.max(0, delay), order: order++, callback, isOff: false };
    planned.push(each);
    return each;
  };
  const now = () => time;

  Object.assign(globalThis, {
    setTimeout: (callback: (...args: unknown[]) => void, delay = 0, ...args: unknown[]) => {
      // A timer of Node's waits for whole milliseconds, and for one at least.
      const timer = plan(Math.max(1, Math.trunc(delay)), () => callback(...args));
      return Object.assign(timer, { unref: () => timer, ref: () => timer, hasRef: () => true });
    },
    clearTimeout: (timer: Planned | undefined) => {
      if (timer) timer.isOff = true;
    },
    setImmediate: (callback: () => void) => void soon.push(callback),
  });
  performance.now = now;
  Date.now = () => EPOCH_MS + Math.floor(time);

  /** Everything that promises lead to happens before time goes on. */
  const settle = async () => {
    do {
      const due = soon;
      soon = [];
      for (const callback of due) callback();
      await new Promise<void>((resolve) => realImmediate(resolve));
    } while (soon.length > 0);
  };

  return {
    now,
    at: (when, callback) => void plan(when - time, callback),
    async run(until) {
      await settle();
      for (let next = planned.pop(); next; next = planned.pop()) {
        if (next.isOff) continue;
        if (next.time > until) return;
        time = Math.max(time, next.time);
        next.callback();
        await settle();
      }
    },
  };
}

/** What is due first comes first; of what is due at once, what was planned first. */
function createHeap() {
  const heap: Planned[] = [];
  const isBefore = (a: Planned, b: Planned) =>
    a.time < b.time || (a.time === b.time && a.order < b.order);
  const swap = (one: number, other: number) => {
    const [a, b] = [heap[one], heap[other]];
    if (!a || !b || !isBefore(b, a)) return false;
    heap[one] = b;
    heap[other] = a;
    return true;
  };
  return {
    push(each: Planned): void {
      heap.push(each);
      for (let at = heap.length - 1; at > 0; at = (at - 1) >> 1)
        if (!swap((at - 1) >> 1, at)) return;
    },
    pop(): Planned | undefined {
      const [first] = heap;
      const last = heap.pop();
      if (!last || heap.length === 0) return first;
      heap[0] = last;
      for (let at = 0; ; ) {
        const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
        if (!left) return first;
        const child = right && isBefore(right, left) ? 2 * at + 2 : 2 * at + 1;
        if (!swap(at, child)) return first;
        at = child;
      }
    },
  };
}

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
