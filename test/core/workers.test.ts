/**
 * The kind: what takes long or goes wrong beside the program. It was on threads once: each took
 * 512 MB, the memory limit counted no buffers, and a failure inside V8 or native code ended the
 * whole program. Tried: more tasks than may run, memory of seven sorts, time, failures of seven
 * sorts, five sorts of crash, long tasks, a full queue, eight tasks of six sorts, a program that
 * dies.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createWorkerPool, WorkerError, type WorkerLimits } from '../../src/core/workers.ts';

const toModule = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const toRun = (code: string) => toModule(`export const run = async (task) => { ${code} }`);

const ECHO = toRun('return task;');
/** Runs until the test lets it go on by a file in the folder that both know. */
const GATED = toModule(`
import { existsSync, writeFileSync } from 'node:fs';
export const run = ({ folder, n }) => {
  writeFileSync(folder + '/inside-' + n, '');
  const sleep = new Int32Array(new SharedArrayBuffer(4));
  while (!existsSync(folder + '/open')) Atomics.wait(sleep, 0, 0, 5);
  return n;
};`);
const SPIN = toRun('for (;;);');

const signal = new AbortController().signal;
const limits = (changes: Partial<WorkerLimits> = {}): WorkerLimits => ({
  signal,
  maxMs: 120_000,
  ...changes,
});

function createGate() {
  const folder = mkdtempSync(join(tmpdir(), 'gate-'));
  return {
    gate: folder,
    get inside() {
      return readdirSync(folder).filter((name) => name.startsWith('inside')).length;
    },
    open() {
      writeFileSync(join(folder, 'open'), '');
    },
  };
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await delay(5);
}

test('two run at a time, the others wait in order, and each place is used again', async () => {
  const { run } = createWorkerPool();
  const gates = Array.from({ length: 5 }, createGate);
  const ended: number[] = [];
  const tasks = gates.map(({ gate }, n) =>
    run<number>(GATED, { folder: gate, n }, limits()).then((end) => ended.push(end)),
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
  const { run } = createWorkerPool({ atOnce: 1, maxWaiting: 2 });
  const gate = createGate();
  const first = run<number>(GATED, { folder: gate.gate, n: 1 }, limits());
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

test('of long tasks one less runs than may at once, so that a short one goes by', async () => {
  const { run } = createWorkerPool();
  const gate = createGate();
  const long = Array.from({ length: 3 }, (_, n) =>
    run<number>(GATED, { folder: gate.gate, n }, limits({ isLong: true })),
  );
  await until(() => gate.inside > 0);

  expect(await run(ECHO, 'short', limits())).toBe('short');
  expect(gate.inside).toBe(1);
  gate.open();
  expect(await Promise.all(long)).toEqual([0, 1, 2]);
});

describe('a process that takes too much memory is ended, and nothing else is touched', () => {
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
    const { run } = createWorkerPool();
    const hungry = run(toRun(code), null, limits());
    hungry.catch(() => {}); // Looked at below.
    expect(await run(ECHO, 'beside it', limits())).toBe('beside it');

    await expect(hungry).rejects.toMatchObject({ name: 'WorkerError', failure: 'memory' });
    expect(await run(ECHO, 'after it', limits())).toBe('after it');
  });

  test('what stays within its bound is let be', async () => {
    const { run } = createWorkerPool();
    const code =
      'const all = []; for (let n = 0; n < 60; n += 1) all.push(new Uint8Array(1e6).fill(1)); return all.length;';

    expect(await run(toRun(code), null, limits())).toBe(60);
  });
});

test.each([
  ['is busy without end', 'for (;;);'],
  ['waits without end', 'setInterval(() => {}, 1_000); await new Promise(() => {})'],
  ['asks itself without end', 'const again = () => Promise.resolve().then(again); await again()'],
  ['sleeps', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)'],
  ['matches without end', '/^(a+)+$/.test("a".repeat(60) + "b")'],
  [
    'calls itself in turns of the loop',
    'const again = () => void setImmediate(again); again(); await new Promise(() => {})',
  ],
])('a process that %s is ended when its time is over', async (_, code) => {
  const { run } = createWorkerPool({ atOnce: 1 });
  const slow = run(toRun(code), null, limits({ maxMs: 300 }));

  await expect(slow).rejects.toMatchObject({ failure: 'late' });
  expect(await run(ECHO, 'next', limits())).toBe('next');
});

test.each([
  ['throws', 'throw new Error("no")'],
  ['rejects', 'await Promise.reject(new Error("no"))'],
  ['throws later', 'setTimeout(() => { throw new Error("no") }); await new Promise(() => {})'],
  ['throws what is no error', 'throw "no"'],
  ['ends without a word', 'await new Promise(() => {})'],
  ['leaves', 'process.exit(0)'],
  ['is not JavaScript', 'this is no code'],
])('a process that %s fails its task alone', async (_, code) => {
  const { run } = createWorkerPool({ atOnce: 1 });
  const failing = run(toRun(code), null, limits());

  await expect(failing).rejects.toBeInstanceOf(WorkerError);
  await expect(failing).rejects.toMatchObject({ failure: 'broken' });
  expect(await run(ECHO, 'next', limits())).toBe('next');
});

const OUT_OF_MEMORY = 'const all = []; for (;;) all.push(new Uint8Array(1_000_000).fill(1));';

test.each([
  ['end at once', 'return 1;', {}],
  ['throw', 'throw new Error("no");', {}],
  ['crash', 'process.abort();', {}],
  ['take too long', 'for (;;);', { maxMs: 150 }],
  ['take too much', OUT_OF_MEMORY, {}],
  ['are long ones', 'return 1;', { isLong: true }],
] as const)('of tasks that %s never more than two run', async (_, code, changes) => {
  const folder = mkdtempSync(join(tmpdir(), 'two-'));
  const { run } = createWorkerPool();
  const begin = `const { writeFileSync } = await import('node:fs'); writeFileSync(task, ''); ${code}`;
  let ended = 0;
  const tasks = Array.from({ length: 8 }, (_each, n) =>
    run(toRun(begin), join(folder, String(n)), limits(changes))
      .catch(() => {})
      .then(() => {
        ended += 1;
      }),
  );
  let most = 0;
  while (ended < tasks.length) {
    most = Math.max(most, readdirSync(folder).length - ended); // What has ended is counted last.
    await delay(2);
  }

  expect(most).toBeLessThanOrEqual(2);
});

test('a module that is not there, and a task that cannot be handed over, fail alone', async () => {
  const { run } = createWorkerPool({ atOnce: 1 });

  await expect(run(new URL('file:///no/such/module.js'), 1, limits())).rejects.toThrow();
  await expect(run(ECHO, () => {}, limits())).rejects.toThrow();
  expect(await run(ECHO, 'next', limits())).toBe('next');
});

test('an abort ends a process with its own reason, and the event loop is free meanwhile', async () => {
  const { run } = createWorkerPool();
  const stop = new AbortController();
  const reason = new Error('stopped');
  const spinning = run(SPIN, null, limits({ signal: stop.signal }));
  spinning.catch(() => {}); // Looked at below.
  for (let tick = 0; tick < 50; tick += 1) await delay(1);
  stop.abort(reason);

  await expect(spinning).rejects.toBe(reason);
  await expect(run(ECHO, 1, limits({ signal: stop.signal }))).rejects.toBe(reason);
});

test('a process has nothing of the process’s environment', async () => {
  process.env.SECRET_TOKEN = 'xoxb-secret';
  const names = await createWorkerPool().run<string[]>(
    toRun('return Object.keys(process.env);'),
    null,
    limits(),
  );
  delete process.env.SECRET_TOKEN;

  const given = ['MALLOC_ARENA_MAX', 'MALLOC_MMAP_THRESHOLD_', 'NODE_COMPILE_CACHE'];
  expect(names.filter((name) => !given.includes(name))).toEqual([]);
});

describe('what crashes ends its own process alone', () => {
  test.each([
    ['a fault in native code', "process.kill(process.pid, 'SIGSEGV');"],
    ['an abort', 'process.abort();'],
    ['a bus error', "process.kill(process.pid, 'SIGBUS');"],
    ['an allocation that V8 gives up on', 'return "x".repeat(2 ** 28).split("");'],
    ['native code that never returns', "process.kill(process.pid, 'SIGSTOP');"],
  ])('%s', async (_, code) => {
    const { run } = createWorkerPool();
    const crashing = run(toRun(code), null, limits({ maxMs: 5_000 }));
    crashing.catch(() => {}); // Looked at below.
    expect(await run(ECHO, 'beside it', limits())).toBe('beside it');

    await expect(crashing).rejects.toBeInstanceOf(WorkerError);
    expect(await run(ECHO, 'after it', limits())).toBe('after it');
  });

  test('many tasks that are given up in the middle leave the program as it was', async () => {
    const { run } = createWorkerPool();
    const code =
      'const empty = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0); for (;;) new WebAssembly.Module(empty);';
    const given = Array.from({ length: 12 }, async (_, n) => {
      const stop = AbortSignal.timeout(100 + n * 60);
      await expect(run(toRun(code), null, limits({ signal: stop }))).rejects.toMatchObject({
        name: 'TimeoutError',
      });
    });
    await Promise.all(given);

    expect(await run(ECHO, 'after them', limits())).toBe('after them');
  });
});

test('bytes arrive as plain bytes, also those of a part of a buffer, there and back', async () => {
  const { run } = createWorkerPool();
  const bytes = Buffer.from('a longer text').subarray(2, 8);
  const code =
    "return { is: task.bytes.constructor.name, back: Buffer.from(task.bytes), left: undefined, at: new Map([['a', 1n]]) };";
  const { is, back, left, at } = await run<Record<string, unknown>>(
    toRun(code),
    { bytes },
    limits(),
  );

  expect(is).toBe('Uint8Array');
  expect(back).toEqual(new Uint8Array(bytes));
  expect(left).toBeUndefined();
  expect(at).toEqual(new Map([['a', 1n]]));
});

test('64 MB go there and back', async () => {
  const bytes = new Uint8Array(64 * 1024 * 1024).fill(7);
  const back = await createWorkerPool().run<Uint8Array>(ECHO, bytes, limits({ maxMb: 256 }));

  expect(Buffer.compare(back, bytes)).toBe(0);
});

test('a program that is killed leaves no process behind that is busy without end', async () => {
  const { gate } = createGate();
  const busy = `export const run = async (folder) => {
    const { writeFileSync } = await import('node:fs');
    writeFileSync(folder + '/pid', String(process.pid));
    for (;;);
  };`;
  const program = `
    import { createWorkerPool } from ${JSON.stringify(new URL('../../src/core/workers.ts', import.meta.url).href)};
    const module = new URL('data:text/javascript,' + encodeURIComponent(${JSON.stringify(busy)}));
    const signal = new AbortController().signal;
    await createWorkerPool().run(module, ${JSON.stringify(gate)}, { signal, maxMs: 600_000 });`;
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program];
  const parent = spawn(process.execPath, args, { stdio: 'ignore' });
  await until(() => existsSync(join(gate, 'pid')));
  const pid = Number(readFileSync(join(gate, 'pid'), 'utf8'));
  parent.kill('SIGKILL');

  await until(() => !isAlive(pid));
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
