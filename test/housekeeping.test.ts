// Kind: a timer, an emitter or a housekeeping task throws, which would end the process or stop
// another part. Found with `process.memoryUsage()`, which throws if no descriptor is free.
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { createEventStream } from '../src/adapters/web/event-stream.ts';
import { createUsage } from '../src/core/jobs/usage.ts';
import type { Adapter, Connection, Log } from '../src/core/ports.ts';
import { createHealth } from '../src/health.ts';
import { createMetrics } from '../src/metrics.ts';
import { createMemoryLeases } from '../src/storage/memory/leases.ts';
import { createRunner, type Records } from '../src/storage/runner.ts';
import { createCheckpoints } from '../src/storage/sqlite/checkpoints.ts';
import { openDatabase } from '../src/storage/sqlite/database.ts';
import { migrations } from '../src/storage/sqlite/schema.ts';
import { createSweeper } from '../src/storage/sweeper.ts';
import { superviseConnections } from '../src/supervise.ts';
import { createMemoryLog } from './doubles/log.ts';
import { withUpdates } from './doubles/store.ts';
import { createFolder } from './storage/folder.ts';

const NO_DESCRIPTOR = Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' });
const fail = (): never => {
  throw NO_DESCRIPTOR;
};

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('the metrics are told without the memory where that cannot be read', async () => {
  const { route } = createMetrics(createMemoryLog());
  vi.spyOn(process, 'memoryUsage').mockImplementation(fail);
  const response = await route.handle(new Request('http://localhost/metrics'));

  expect(response.status).toBe(200);
  expect(await response.text()).toMatch(/^process_uptime_seconds /m);
});

test('a part that cannot say how it is hides no other', async () => {
  const health = createHealth(async () => true);
  health.report('broken', fail);
  health.report('fine', () => ({ isReady: true, isFatal: false, detail: 'connected' }));
  const [healthz, readyz] = health.routes;

  const ready = await readyz?.handle(new Request('http://localhost/readyz'));
  expect([ready?.status, await ready?.json()]).toEqual([
    503,
    {
      ok: false,
      parts: {
        store: { isReady: true, isDead: false, detail: 'answers' },
        broken: { isReady: false, isDead: false, detail: 'does not say' },
        fine: { isReady: true, isDead: false, detail: 'connected' },
      },
    },
  ]);
  expect((await healthz?.handle(new Request('http://localhost/healthz')))?.status).toBe(200);
  expect(health.summary()).toEqual([
    ['broken', expect.objectContaining({ detail: 'does not say' })],
    ['fine', expect.objectContaining({ detail: 'connected' })],
  ]);
});

test('a connection whose state cannot be read is looked at again, and so are the others', async () => {
  vi.useFakeTimers();
  const log = createMemoryLog();
  const sessions = { broken: 0, fine: 0 };
  const heard: string[] = [];
  const toAdapter = (id: 'broken' | 'fine') => {
    let looks = 0;
    const connection: Connection = {
      health() {
        looks += 1;
        if (id === 'broken' && looks < 3) fail();
        return { isReady: true, isFatal: false, detail: '' };
      },
      session: () => sessions[id],
      heardUntil: () => 0,
      close: async () => {},
    };
    return { platform: { id }, connect: async () => connection } as unknown as Adapter;
  };
  const connections = superviseConnections(
    new Map([
      ['broken', toAdapter('broken')],
      ['fine', toAdapter('fine')],
    ]),
    async () => null,
    {
      ...{ health: createHealth(async () => true), log, leases: createMemoryLeases() },
      ...{ ingress: () => [], onListening: async () => {} },
      onSession: (id) => heard.push(id),
    },
  );
  await connections.tried;
  sessions.broken = 1;
  sessions.fine = 1;
  await vi.advanceTimersByTimeAsync(10_000);

  expect(heard).toEqual(['broken', 'fine', 'fine', 'broken']);
  expect(log.lines.map(({ message }) => message)).toEqual([
    'a callback failed',
    'a callback failed',
  ]);
  await connections.close();
});

test('the store’s own log that cannot be tidied is a line in the log, and tried again', async () => {
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  const log = createMemoryLog();
  const path = folder.path('parley.db');
  const database = await openDatabase(path, { migrations, log });
  const checkpoints = createCheckpoints(database, { path, log, lookEveryMs: 5 });
  database.close(); // Every call of it now throws.

  await expect.poll(() => log.lines.length).toBeGreaterThan(1);
  expect(log.lines[0]).toMatchObject({ level: 'error', fields: { what: 'checkpoint' } });
  await checkpoints.stop();
});

test('a sweep that fails comes again', async () => {
  vi.useFakeTimers();
  const log = createMemoryLog();
  let sweeps = 0;
  const sweeper = createSweeper(async () => {
    sweeps += 1;
    if (sweeps === 1) fail();
  }, log);
  await vi.advanceTimersByTimeAsync(31 * 60_000);
  await sweeper.stop();

  expect(sweeps).toBe(3);
  expect(log.lines).toHaveLength(1);
});

test('a look at what may be run that fails is repeated by itself', async () => {
  vi.useFakeTimers();
  const log = createMemoryLog();
  const entry = { id: 'j1', running: null, notBefore: 0, isPlanned: false };
  let looks = 0;
  const lanes = {
    next() {
      looks += 1;
      if (looks === 1) fail();
      return looks === 2 ? entry : null;
    },
    start() {},
    stop() {},
    remove() {},
    wakeAt: () => null,
    entries: () => [],
  };
  const done: string[] = [];
  const records: Records = {
    claim: ({ id }) => ({ id, attempts: 1 }) as ReturnType<Records['claim']>,
    record: ({ id }) => void done.push(id),
  };
  const options = { lanes, records, log, now: () => 0, steady: () => 0, maxConcurrent: 5 };
  const runner = createRunner(options as never);
  const stop = new AbortController();
  const running = runner.run(async () => ({ state: 'done' }), stop.signal);
  await vi.advanceTimersByTimeAsync(5_000);
  stop.abort();
  await running;

  expect(done).toEqual(['j1']);
  expect(log.lines).toMatchObject([{ message: expect.stringContaining('trying again') }]);
});

test('counting goes on after a store that failed, and loses nothing', async () => {
  vi.useFakeTimers();
  const kept = new Map<string, unknown>();
  let isBroken = true;
  const store = withUpdates({
    get: async (key: string) => (isBroken ? fail() : kept.get(key)),
    set: async (key: string, value: unknown) => kept.set(key, value),
    delete: async (key: string) => kept.delete(key),
  });
  // A log that fails too, as on a full disk.
  const log: Log = { ...createMemoryLog(), warn: fail };
  const usage = createUsage(store, { log });
  const workspace = { platform: 'web', workspace: 'w' };
  usage.count(workspace, 'ada', { questions: 1 });
  await vi.advanceTimersByTimeAsync(6_000);
  isBroken = false;
  usage.count(workspace, 'ada', { questions: 1 });
  await vi.advanceTimersByTimeAsync(6_000);

  expect((await usage.read(workspace, 'today')).total.questions).toBeGreaterThan(0);
});

test('a page that cannot be told the state gets no stream, and the others hear what follows', async () => {
  vi.useFakeTimers();
  const eventStream = createEventStream();
  const everyone = { channel: 'general', only: null };
  const visit = (toState: () => object) =>
    eventStream.connect({ person: 'ada', channel: 'general' }, null, toState);
  expect(() => visit(fail)).toThrow('EMFILE');
  const reader = visit(() => ({}))
    .body?.pipeThrough(new TextDecoderStream())
    .getReader();

  eventStream.send({ type: 'notice', text: 'heard' }, everyone);
  await vi.advanceTimersByTimeAsync(40_000);
  eventStream.send({ type: 'notice', text: 'again' }, everyone);
  eventStream.close();
  let read = '';
  for (let piece = await reader?.read(); !piece?.done; piece = await reader?.read())
    read += piece?.value;

  expect(read).toContain('heard');
  expect(read).toContain('again');
});
