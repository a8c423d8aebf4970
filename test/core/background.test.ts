import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { detach, outside } from '../../src/core/async.ts';
import { createUsage } from '../../src/core/jobs/usage.ts';
import { createPacer } from '../../src/core/reply/pacer.ts';
import { createRateLimits } from '../../src/core/reply/rate-limits.ts';
import type { Store } from '../../src/core/store-ports.ts';
import { createConversations } from '../../src/features/memory/conversations.ts';
import { createIndexRebuild } from '../../src/features/memory/index-rebuild.ts';
import { createIndexWriter } from '../../src/features/memory/index-writer.ts';
import { openMemory } from '../../src/storage/memory/index.ts';
import { createLocalSignals } from '../../src/storage/signals.ts';
import { createMemoryStore } from '../commands/here.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { inLane, message } from '../storage/events.ts';

// Kind: background work runs in the name of the job that happened to start it. On PostgreSQL a
// job's writes need its claim, which may be gone before a queue or a timer that it started has
// ended.

const job = new AsyncLocalStorage<string>();
const log = createMemoryLog();
const never = new AbortController().signal;
const place = { platform: 'slack', workspace: 'T1' };

/** A store that notes in whose name it is written to. */
function createNotingStore(fails: () => boolean = () => false) {
  const names: (string | undefined)[] = [];
  const store = createMemoryStore();
  const note = () => {
    names.push(job.getStore());
    if (fails()) throw new Error('the claim is gone');
  };
  const update: Store['update'] = async (key, change) => {
    note();
    return store.update(key, change);
  };
  const noting: Store = {
    ...store,
    update,
    async set(key, value) {
      note();
      await store.set(key, value);
    },
    async delete(key) {
      note();
      return store.delete(key);
    },
  };
  return { names, store: noting };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A clock of the test's own, whose timers go on in whose name they were set, as real ones do. */
function useFakeTimers(): void {
  vi.useFakeTimers();
  const set = globalThis.setTimeout;
  vi.stubGlobal('setTimeout', (run: () => void, ms: number) =>
    set(AsyncLocalStorage.bind(run), ms),
  );
}

test('what is begun outside is nobody’s, now and later; what fails in it is logged', async () => {
  const seen: (string | undefined)[] = [];
  const note = () => seen.push(job.getStore());
  const failing = detach(createMemoryLog(), 'test', async () => {
    note();
    await null;
    note();
    throw new Error('later');
  });
  await job.run('first', async () => {
    outside(() => setImmediate(note));
    failing();
    await new Promise((resolve) => setImmediate(resolve));
    note();
  });
  expect(seen).toEqual([undefined, undefined, undefined, 'first']);
});

test('what was used is counted in nobody’s name: by the timer, and with another’s counts', async () => {
  useFakeTimers();
  const { names, store } = createNotingStore();
  const usage = createUsage(store, { log });
  job.run('first', () => usage.count(place, 'U1', { questions: 1 }));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(names).toEqual([undefined, undefined]);

  usage.count(place, 'U2', { questions: 1 });
  await job.run('second', () => usage.read(place, 'today'));
  expect(names.slice(2)).toEqual([undefined, undefined]);
});

test('counts that could not be stored are stored by themselves', async () => {
  useFakeTimers();
  let isBroken = true;
  const { store } = createNotingStore(() => isBroken);
  const usage = createUsage(store, { log });
  usage.count(place, 'U1', { questions: 1 });
  await vi.advanceTimersByTimeAsync(6_000);
  isBroken = false;
  await vi.advanceTimersByTimeAsync(6_000);
  const later = createUsage(store, { log });
  expect((await later.read(place, 'today')).total.questions).toBe(1);
});

test('that the index has heard of a turn is noted once its job may be over', async () => {
  const { names, store } = createNotingStore();
  const kept = Promise.withResolvers<boolean>();
  const conversations = createConversations({
    history: { load: async () => ({ summary: null, files: [], since: 0, turns: [] }) },
    store,
    async *keys() {},
    remembered: { keep: () => kept.promise, forget: () => kept.promise },
  });
  await job.run('first', () => conversations.onSaved('slack/T1/C1/1', []));
  await job.run('second', () => conversations.onForgotten('slack/T1/C1/2', null));
  kept.resolve(true);
  await new Promise((resolve) => setImmediate(resolve));
  // The notes are the jobs' own; that they are done is not.
  expect(names).toEqual(['first', 'second', undefined, undefined]);
});

test('an index that a job finds lost is made again in nobody’s name', async () => {
  const seen: (string | undefined)[] = [];
  const note = async () => {
    seen.push(job.getStore());
  };
  const restoring = createIndexRebuild(
    { log, shutdown: never },
    {
      conversations: { resume: note, rebuild: note },
      documents: { restore: () => note().then(() => true) },
      channels: { readAgain: note },
      embeddings: { wake: () => void note(), resume: note },
    },
  );
  job.run('first', restoring.rebuild);
  job.run('first', restoring.resume);
  await new Promise((resolve) => setImmediate(resolve));
  expect(seen).toHaveLength(8);
  expect(new Set(seen)).toEqual(new Set([undefined]));
});

test('what could not be kept is tried again in nobody’s name', async () => {
  useFakeTimers();
  const seen: (string | undefined)[] = [];
  const unused = () => Promise.reject(new Error('not in this test'));
  const remembered = createIndexWriter({
    passages: {
      ...{ put: unused, purge: unused, list: unused, places: unused, search: unused },
      ...{ unembedded: unused, embed: unused, count: unused, onRemade() {} },
      forget: () => {
        seen.push(job.getStore());
        return Promise.reject(new Error('the disk is full'));
      },
    },
    isWanted: async () => true,
    log,
    onPut() {},
  });
  await job.run('first', () => remembered.forget({ place: 'slack/T1/C1' }));
  await vi.advanceTimersByTimeAsync(45_000);
  expect(seen).toEqual(['first', undefined, undefined]);
});

test('who hears a signal hears it as another process does: not in the sender’s name', async () => {
  const signals = createLocalSignals(log);
  const seen: unknown[] = [];
  signals.on('x', (told) => seen.push([told, job.getStore()]));
  job.run('first', () => signals.send('x', 1));
  await null;
  expect(seen).toEqual([[1, undefined]]);
});

test('a job is not run in the name of the one that was before it, or that asked for it', async () => {
  const storage = openMemory({ log });
  const over = new AbortController();
  const seen: (string | undefined)[] = [];
  const running = storage.inbox.run(async ({ conversation }) => {
    seen.push(job.getStore());
    await new Promise((resolve) => setImmediate(resolve));
    if (conversation.endsWith('one'))
      await job.run('first', () =>
        storage.inbox.accept(message('2', { channel: 'two' }), inLane('2')),
      );
    return { state: 'done' };
  }, over.signal);
  onTestFinished(async () => {
    over.abort();
    await running;
    await storage.close();
  });
  await storage.inbox.accept(message('1', { channel: 'one' }), inLane('1'));
  await expect.poll(() => seen).toEqual([undefined, undefined]);
});

test('whose turn it is to write is decided in nobody’s name, and what is written in its own', async () => {
  const seen: (string | undefined)[] = [];
  const pacer = createPacer(createRateLimits());
  let isWritten = false;
  const write = async () => {
    isWritten = true;
    seen.push(job.getStore());
  };
  const pending = { limits: [], purpose: 'words', worth: 1, since: 0, notBefore: 0, ripeAt: 0 };
  const joined = job.run('first', () =>
    pacer.join({
      backoff() {
        seen.push(job.getStore());
        return 0;
      },
      next: () => (isWritten ? [] : [{ ...pending, purpose: 'words', write }]),
    }),
  );
  job.run('second', () => joined.poke());
  await expect.poll(() => isWritten).toBe(true);
  expect(seen.slice(0, 2)).toEqual([undefined, 'first']);
});
