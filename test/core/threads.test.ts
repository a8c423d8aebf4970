/**
 * The kind: threads that were started as many at once as were asked for, each with 512 MB, and
 * whose memory limit counted no buffers. Tried: more tasks than threads, memory of seven sorts,
 * time, failures of seven sorts, long tasks, a full queue.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createThreadPool, ThreadError, type ThreadLimits } from '../../src/core/threads.ts';

const HEAD = "import { parentPort, workerData } from 'node:worker_threads';";
const toModule = (code: string) =>
  new URL(`data:text/javascript,${encodeURIComponent(`${HEAD}\n${code}`)}`);

const ECHO = toModule('parentPort.postMessage(workerData)');
/** Runs until the test lets it go on by setting the first number of the memory that both share. */
const GATED = toModule(
  'const gate = new Int32Array(workerData.gate); Atomics.add(gate, 1, 1); Atomics.wait(gate, 0, 0); parentPort.postMessage(workerData.n)',
);
const SPIN = toModule('for (;;);');

const signal = new AbortController().signal;
const limits = (changes: Partial<ThreadLimits> = {}): ThreadLimits => ({
  signal,
  maxMs: 120_000,
  ...changes,
});

function createGate() {
  const gate = new SharedArrayBuffer(8);
  const numbers = new Int32Array(gate);
  return {
    gate,
    get inside() {
      return Atomics.load(numbers, 1);
    },
    open() {
      Atomics.store(numbers, 0, 1);
      Atomics.notify(numbers, 0);
    },
  };
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await delay(5);
}

test('two run at a time, the others wait in order, and each place is used again', async () => {
  const { run } = createThreadPool();
  const gates = Array.from({ length: 5 }, createGate);
  const ended: number[] = [];
  const tasks = gates.map(({ gate }, n) =>
    run<number>(GATED, { gate, n }, limits()).then((end) => ended.push(end)),
  );
  const running = () => gates.flatMap(({ inside }, n) => (inside > 0 ? [n] : []));
  await until(() => running().length === 2);
  expect(running()).toEqual([0, 1]);

  gates[1]?.open();
  await until(() => running().length === 3);
  expect(running()).toEqual([0, 1, 2]);
  expect(ended).toEqual([1]);

  for (const gate of gates) gate.open();
  await Promise.all(tasks);
  expect(ended.toSorted()).toEqual([0, 1, 2, 3, 4]);
});

test('more than may wait are refused at once, and the queue takes others when it has room again', async () => {
  const { run } = createThreadPool({ atOnce: 1, maxWaiting: 2 });
  const gate = createGate();
  const first = run<number>(GATED, { gate: gate.gate, n: 1 }, limits());
  await until(() => gate.inside > 0);
  const stop = new AbortController();
  const second = run(ECHO, 2, limits({ signal: stop.signal }));
  const third = run(ECHO, 3, limits());
  await expect(run(ECHO, 4, limits())).rejects.toMatchObject({ failure: 'busy' });

  stop.abort(new Error('stopped'));
  await expect(second).rejects.toThrow('stopped');
  const fifth = run(ECHO, 5, limits());
  gate.open();
  expect(await Promise.all([first, third, fifth])).toEqual([1, 3, 5]);
});

test('of long tasks one less runs than there are threads, so that a short one goes by', async () => {
  const { run } = createThreadPool();
  const gate = createGate();
  const long = Array.from({ length: 3 }, (_, n) =>
    run<number>(GATED, { gate: gate.gate, n }, limits({ isLong: true })),
  );
  await until(() => gate.inside > 0);

  expect(await run(ECHO, 'short', limits())).toBe('short');
  expect(gate.inside).toBe(1);
  gate.open();
  expect(await Promise.all(long)).toEqual([0, 1, 2]);
});

describe('a thread that takes too much memory is ended, and nothing else is touched', () => {
  test.each([
    ['objects', 'const all = []; for (;;) all.push({ a: [1, 2, 3] });'],
    ['texts', 'const all = []; for (let n = 0; ; n += 1) all.push("text ".repeat(200) + n);'],
    ['buffers', 'const all = []; for (;;) all.push(new Uint8Array(1_000_000).fill(1));'],
    ['a map', 'const map = new Map(); for (let n = 0; ; n += 1) map.set(n, [n]);'],
    ['numbers', 'const all = []; for (;;) all.push(new Float64Array(10_000).fill(1));'],
    ['matches', 'const all = []; for (;;) all.push("ab ".repeat(10_000).match(/[a-z]+/g));'],
    [
      'a copy',
      'const big = "x".repeat(1e6).split(""); const all = []; for (;;) all.push([...big]);',
    ],
  ])('%s', async (_, code) => {
    const { run } = createThreadPool();
    const hungry = run(toModule(code), null, limits());
    hungry.catch(() => {}); // Looked at below.
    expect(await run(ECHO, 'beside it', limits())).toBe('beside it');

    await expect(hungry).rejects.toMatchObject({ name: 'ThreadError', failure: 'memory' });
    expect(await run(ECHO, 'after it', limits())).toBe('after it');
  });

  test('what stays within its bound is let be', async () => {
    const { run } = createThreadPool();
    const code =
      'const all = []; for (let n = 0; n < 60; n += 1) all.push(new Uint8Array(1e6).fill(1)); parentPort.postMessage(all.length)';

    expect(await run(toModule(code), null, limits())).toBe(60);
  });
});

test.each([
  ['is busy without end', 'for (;;);'],
  ['waits without end', 'setInterval(() => {}, 1_000)'],
  ['asks itself without end', 'const again = () => Promise.resolve().then(again); again()'],
])('a thread that %s is ended when its time is over', async (_, code) => {
  const { run } = createThreadPool({ atOnce: 1 });
  const slow = run(toModule(code), null, limits({ maxMs: 300 }));

  await expect(slow).rejects.toMatchObject({ failure: 'late' });
  expect(await run(ECHO, 'next', limits())).toBe('next');
});

test.each([
  ['throws', 'throw new Error("no")'],
  ['rejects', 'await Promise.reject(new Error("no"))'],
  ['throws later', 'setTimeout(() => { throw new Error("no") })'],
  ['throws what is no error', 'throw "no"'],
  ['ends without a word', '0'],
  ['leaves', 'process.exit(0)'],
  ['is not JavaScript', 'this is no code'],
])('a thread that %s fails its task alone', async (_, code) => {
  const { run } = createThreadPool({ atOnce: 1 });
  const failing = run(toModule(code), null, limits());

  await expect(failing).rejects.toBeInstanceOf(ThreadError);
  await expect(failing).rejects.toMatchObject({ failure: 'broken' });
  expect(await run(ECHO, 'next', limits())).toBe('next');
});

test('a module that is not there, and a task that cannot be handed over, fail alone', async () => {
  const { run } = createThreadPool({ atOnce: 1 });

  await expect(run(new URL('file:///no/such/module.js'), 1, limits())).rejects.toThrow();
  await expect(run(ECHO, () => {}, limits())).rejects.toThrow();
  expect(await run(ECHO, 'next', limits())).toBe('next');
});

test('an abort ends a thread with its own reason, and the event loop is free meanwhile', async () => {
  const { run } = createThreadPool();
  const stop = new AbortController();
  const reason = new Error('stopped');
  const spinning = run(SPIN, null, limits({ signal: stop.signal }));
  spinning.catch(() => {}); // Looked at below.
  for (let tick = 0; tick < 50; tick += 1) await delay(1);
  stop.abort(reason);

  await expect(spinning).rejects.toBe(reason);
  await expect(run(ECHO, 1, limits({ signal: stop.signal }))).rejects.toBe(reason);
});

test('a thread has nothing of the process’s environment', async () => {
  process.env.SECRET_TOKEN = 'xoxb-secret';
  const names = await createThreadPool().run<string[]>(
    toModule('parentPort.postMessage(Object.keys(process.env))'),
    null,
    limits(),
  );
  delete process.env.SECRET_TOKEN;

  expect(names.filter((name) => name !== 'NODE_COMPILE_CACHE')).toEqual([]);
});
