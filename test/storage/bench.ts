import { afterEach, beforeEach, vi } from 'vitest';
import { toMessageKey } from '../../src/core/events.ts';
import { createInbox, type InboxOptions } from '../../src/storage/inbox.ts';
import type { Rows } from '../../src/storage/rows.ts';
import { createLines } from './events.ts';
import { startWorker } from './worker.ts';

export type OpenRows = { readonly rows: Rows; close(): void };

export const DAY_MS = 24 * 60 * 60 * 1000;
export const LANE = 'test/w/general';

export const key = (id: string, channel = 'general') =>
  toMessageKey({ platform: 'test', workspace: 'w', channel }, id);

/** Fresh rows for every test, and inboxes over them that are stopped after it. */
export function createBench(open: () => Promise<OpenRows>) {
  let opened: OpenRows;
  const stops: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    opened = await open();
  });
  afterEach(async () => {
    vi.useRealTimers();
    for (const stop of stops.splice(0)) await stop();
    opened.close();
  });

  /** An inbox over the same rows: a second one is what the next process opens. */
  const openInbox = (options: Partial<InboxOptions> = {}) =>
    createInbox({ rows: opened.rows, log: createLines(), ...options });
  const work = (inbox: ReturnType<typeof openInbox>) => {
    const worker = startWorker(inbox);
    stops.push(async () => {
      const stopped = worker.stop();
      for (const run of worker.started) run.finish();
      await stopped;
    });
    return worker;
  };

  return { openInbox, work, live: () => opened.rows.live() };
}
