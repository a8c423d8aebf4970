import { createFairQueue } from './fair-queue.ts';

/** What the queue holds of an unfinished job; the job itself stays in the store. */
export type Entry = {
  readonly id: string;
  readonly lane: string;
  readonly conversation: string;
  /** The channel it came from: channels share the process evenly. */
  readonly scope: string;
  /**
   * Planned for later: it takes its place in the lane when it is due, and blocks nothing before
   * that.
   */
  readonly isPlanned: boolean;
  /** Left unfinished by an earlier process. */
  readonly isRecovered: boolean;
  readonly createdAt: number;
  notBefore: number;
  /** Only messages, never started: another message may share its answer. */
  canMerge: boolean;
  hasSecret: boolean;
  /** Set while it runs. */
  running: AbortController | null;
};

/** The unfinished jobs by lane: one of each lane runs at a time, in order of acceptance. */
export type Lanes = {
  add(entry: Entry): void;
  remove(entry: Entry): void;
  get(id: string): Entry | null;
  /** The waiting job of this lane that a message may join. */
  mergeable(lane: string): Entry | null;
  /** Whether another job of its lane runs, or comes before it. */
  isBusy(entry: Entry, now: number): boolean;
  /** The live job of a conversation: the one that runs, else the first that waits. */
  ofConversation(conversation: string): Entry | null;
  start(entry: Entry, controller: AbortController): void;
  stop(entry: Entry): void;
  /**
   * The job to start next: recovered ones first, then those of the channel that runs least, had
   * its turn longest ago, then the oldest.
   */
  next(now: number): Entry | null;
  /** When the next waiting job may be run; null if no job waits for a time. */
  wakeAt(now: number): number | null;
  entries(): Iterable<Entry>;
};

export function createLanes(): Lanes {
  const byId = new Map<string, Entry>();
  const lanes = new Map<string, Entry[]>();
  const order = new Map<string, number>();
  const busyLanes = new Set<string>();
  const shares = createFairQueue();
  let added = 0;

  const isEarlier = (a: Entry, b: Entry): boolean => {
    if (a.isRecovered !== b.isRecovered) return a.isRecovered;
    const share = shares.compare(a.scope, b.scope);
    return share === 0 ? (order.get(a.id) ?? 0) < (order.get(b.id) ?? 0) : share < 0;
  };

  return {
    add(entry) {
      byId.set(entry.id, entry);
      order.set(entry.id, added);
      added += 1;
      const waiting = lanes.get(entry.lane);
      if (waiting) waiting.push(entry);
      else lanes.set(entry.lane, [entry]);
    },
    remove(entry) {
      byId.delete(entry.id);
      order.delete(entry.id);
      const rest = (lanes.get(entry.lane) ?? []).filter((other) => other !== entry);
      if (rest.length > 0) lanes.set(entry.lane, rest);
      else lanes.delete(entry.lane);
    },
    get: (id) => byId.get(id) ?? null,
    mergeable: (lane) =>
      lanes.get(lane)?.findLast(({ canMerge, running }) => canMerge && !running) ?? null,
    isBusy(entry, now) {
      const waiting = lanes.get(entry.lane) ?? [];
      return waiting
        .slice(0, waiting.indexOf(entry))
        .some((other) => other.running || !isAhead(other, now));
    },
    ofConversation(conversation) {
      const found = [...byId.values()].filter((entry) => entry.conversation === conversation);
      return found.find(({ running }) => running) ?? found[0] ?? null;
    },
    start(entry, controller) {
      entry.running = controller;
      entry.canMerge = false;
      busyLanes.add(entry.lane);
      shares.start(entry.scope);
    },
    stop(entry) {
      entry.running = null;
      busyLanes.delete(entry.lane);
      shares.stop(entry.scope);
    },
    next(now) {
      let best: Entry | null = null;
      for (const [lane, waiting] of lanes) {
        if (busyLanes.has(lane)) continue;
        const head = waiting.find((entry) => !isAhead(entry, now));
        if (!head || head.notBefore > now) continue;
        if (!best || isEarlier(head, best)) best = head;
      }
      return best;
    },
    wakeAt(now) {
      let earliest = Infinity;
      for (const { running, notBefore } of byId.values())
        if (!running && notBefore > now) earliest = Math.min(earliest, notBefore);
      return earliest === Infinity ? null : earliest;
    },
    entries: () => byId.values(),
  };
}

/** Planned, and its time has not come. */
function isAhead({ isPlanned, notBefore }: Entry, now: number): boolean {
  return isPlanned && notBefore > now;
}
