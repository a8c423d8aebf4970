import { afterEach, beforeEach, vi } from 'vitest';
import { toMessageKey } from '../../src/core/events.ts';
import { createInbox, type InboxOptions, type OwnInbox } from '../../src/storage/inbox.ts';
import type { Row, Rows } from '../../src/storage/rows.ts';
import { createLines } from './events.ts';
import { startWorker, idle as untilIdle } from './worker.ts';

/** A store of inboxes, for one test. */
export type OpenStore = {
  /** An inbox on the store: a second one is what the next process opens. */
  openInbox(options: Partial<InboxOptions>): OwnInbox;
  /** The process of this inbox dies: it does nothing more, and the next process continues. */
  crash(inbox: OwnInbox): Promise<void>;
  /** Every unfinished job. */
  live(): Promise<readonly Row[]>;
  /** Gives everything that is ready to run the time to do so. */
  idle(): Promise<void>;
  clock: TestClock;
  close(): Promise<void>;
};

/** The time that an inbox goes by. */
export type TestClock = {
  /** From here on it stands still. */
  stop(at: number): void;
  now(): number;
  /** Lets time pass, and what is due then happen. */
  advance(ms: number): Promise<void>;
};

export const DAY_MS = 24 * 60 * 60 * 1000;
export const LANE = 'test/w/general';

export const key = (id: string, channel = 'general') =>
  toMessageKey({ platform: 'test', workspace: 'w', channel }, id);

/** A store whose rows are at hand in this process. */
export function toOpenStore(rows: Rows, close: () => void = () => {}): OpenStore {
  return {
    openInbox: (options) => createInbox({ rows, log: createLines(), ...options }),
    async crash() {}, // Its entries are read by the next one; nothing is held.
    live: async () => rows.live(),
    idle: untilIdle,
    clock: {
      stop: (now) =>
        void vi.useFakeTimers({
          toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'],
          now,
        }),
      now: Date.now,
      async advance(ms) {
        await vi.advanceTimersByTimeAsync(ms);
        await untilIdle();
      },
    },
    async close() {
      vi.useRealTimers();
      close();
    },
  };
}

/** A fresh store for every test, and inboxes over it that are stopped after it. */
export function createBench(open: () => Promise<OpenStore>) {
  let opened: OpenStore;
  const stops: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    opened = await open();
  });
  afterEach(async () => {
    vi.useRealTimers();
    for (const stop of stops.splice(0)) await stop();
    await opened.close();
  });

  const openInbox = (options: Partial<InboxOptions> = {}) => opened.openInbox(options);
  const work = (inbox: OwnInbox) => {
    const worker = startWorker(inbox);
    stops.push(async () => {
      const stopped = worker.stop();
      for (const run of worker.started) run.finish();
      await stopped;
    });
    return worker;
  };

  return {
    openInbox,
    work,
    crash: (inbox: OwnInbox) => opened.crash(inbox),
    live: () => opened.live(),
    idle: () => opened.idle(),
    clock: {
      stop: (at: number) => opened.clock.stop(at),
      now: () => opened.clock.now(),
      advance: (ms: number) => opened.clock.advance(ms),
    },
  };
}
