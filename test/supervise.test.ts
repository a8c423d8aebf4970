import { expect, onTestFinished, test, vi } from 'vitest';
import type { Adapter, Connection } from '../src/core/ports.ts';
import type { Leases } from '../src/core/store-ports.ts';
import { createHealth } from '../src/health.ts';
import { createMemoryLeases } from '../src/storage/memory/leases.ts';
import { superviseConnections } from '../src/supervise.ts';
import { createMemoryLog } from './doubles/log.ts';

const SOCKETS = ['slack/socket/1', 'slack/socket/2'];

/** Replicas of one platform, each of which says what became of its connections. */
function createFleet(names: readonly string[], leases: Leases = createMemoryLeases()) {
  const told: string[] = [];
  const listened: string[] = [];
  const session = { id: 0, isReady: true };
  const start = (name: string, connect: () => Promise<void> = async () => {}) => {
    const connection: Connection = {
      health: () => ({ isReady: session.isReady, isFatal: false, detail: 'connected' }),
      session: () => session.id,
      heardUntil: () => 0,
      close: async () => void told.push(`${name} closes`),
    };
    const adapter = {
      platform: { id: 'slack' },
      async connect() {
        await connect();
        told.push(`${name} connects`);
        return connection;
      },
    } as unknown as Adapter;
    const health = createHealth(async () => true);
    const connections = superviseConnections(new Map([['slack', adapter]]), async () => null, {
      ...{ health, leases, log: createMemoryLog(), ingress: () => names },
      onSession: () => told.push(`${name} looks for what was missed`),
      onListening: async () => void listened.push(name),
    });
    onTestFinished(() => connections.close());
    return { ...connections, health, state: () => health.summary()[0]?.[1].detail };
  };
  return { told, listened, session, start };
}

const isReady = async ({ health }: { readonly health: ReturnType<typeof createHealth> }) => {
  const [, readyz] = health.routes;
  return (await readyz?.handle(new Request('http://localhost/readyz')))?.status === 200;
};

test('one of several listens, and another one goes on when it leaves', async () => {
  const { told, start } = createFleet(['discord/gateway']);
  const first = start('a');
  await first.tried;
  const second = start('b');
  await second.tried;

  expect([first.state(), second.state()]).toEqual(['connected', 'standing by']);
  expect(await isReady(second)).toBe(true);
  expect(told).toEqual(['a connects', 'a looks for what was missed']);

  await first.close();
  await expect.poll(second.state).toBe('connected');
  expect(told.slice(2)).toEqual(['a closes', 'b connects', 'b looks for what was missed']);
});

test('that a platform is listened to is told now and then, and at the end', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { listened, start } = createFleet(['discord/gateway']);
  const replica = start('a');
  const other = start('b');
  await vi.advanceTimersByTimeAsync(61_000);
  expect(listened).toEqual(['a', 'a', 'a']);

  await replica.close();
  expect(listened).toEqual(['a', 'a', 'a', 'a']);
  await other.close();
});

test('a platform is not listened to while it is not connected, nor before a session is looked at', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { listened, session, told, start } = createFleet([]);
  session.isReady = false;
  const replica = start('a');
  await vi.advanceTimersByTimeAsync(61_000);
  expect(listened).toEqual([]);

  session.id += 1;
  session.isReady = true;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told.filter((line) => line.includes('missed'))).toHaveLength(2);
  expect(listened).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(listened).toEqual(['a']);

  session.id += 1;
  await replica.close();
  expect(listened).toEqual(['a']);
});

test('of three two hold a socket, each one', async () => {
  const { told, start } = createFleet(SOCKETS);
  const replicas = ['a', 'b', 'c'].map((name) => start(name));
  await Promise.all(replicas.map(({ tried }) => tried));

  expect(replicas.map(({ state }) => state()).toSorted()).toEqual([
    'connected',
    'connected',
    'standing by',
  ]);
  expect(told.filter((line) => line.endsWith('connects'))).toHaveLength(2);
});

test('where no lease is asked for every process listens', async () => {
  const { start } = createFleet([]);
  const replicas = [start('a'), start('b')];
  await Promise.all(replicas.map(({ tried }) => tried));

  expect(replicas.map(({ state }) => state())).toEqual(['connected', 'connected']);
});

test('a holder whose lease is lost disconnects at once, and asks again', async () => {
  const losts: AbortController[] = [];
  const leases: Leases = {
    async hold() {
      const lost = new AbortController();
      losts.push(lost);
      return { lost: lost.signal, release: async () => {} };
    },
  };
  const { told, start } = createFleet(['discord/gateway'], leases);
  const replica = start('a');
  await replica.tried;
  losts[0]?.abort(new Error('the lease was lost'));
  await expect.poll(() => told).toHaveLength(5);

  expect(told).toEqual([
    'a connects',
    'a looks for what was missed',
    'a closes',
    'a connects',
    'a looks for what was missed',
  ]);
  expect(losts).toHaveLength(2);
});

test('a process that closes while it stands by leaves the queue', async () => {
  const { start } = createFleet(['discord/gateway']);
  const first = start('a');
  await first.tried;
  const second = start('b');
  await second.tried;
  await second.close();
  const third = start('c');
  await first.close();

  await expect.poll(third.state).toBe('connected');
});

test('a platform that is out of reach keeps its lease and is tried again', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let isDown = true;
  const { told, start } = createFleet(['discord/gateway']);
  const replica = start('a', async () => {
    if (isDown) throw new Error('out of reach');
  });
  await replica.tried;
  isDown = false;
  await vi.advanceTimersByTimeAsync(5_000);

  expect(told).toEqual(['a connects', 'a looks for what was missed']);
  await replica.close();
});

test('a platform that accepts and never answers holds up no start', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const answer = Promise.withResolvers<void>();
  const { start } = createFleet([]);
  const { tried, state } = start('a', () => answer.promise);
  await vi.advanceTimersByTimeAsync(20_000);

  await tried;
  expect(state()).toBe('connecting');
  answer.resolve();
});

test('who waits for the store is not standing by, and is not ready', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const answers: (() => void)[] = [];
  const { hold } = createMemoryLeases();
  const slow: Leases = {
    async hold(...asked) {
      await new Promise<void>((resolve) => answers.push(resolve));
      return hold(...asked);
    },
  };
  const { told, start } = createFleet(['discord/gateway'], slow);
  const [first, second] = [start('a'), start('b')];
  await vi.advanceTimersByTimeAsync(5_000);
  expect([first.state(), second.state()]).toEqual(['connecting', 'connecting']);
  expect([await isReady(first), await isReady(second)]).toEqual([false, false]);

  for (const answer of answers) answer();
  await vi.advanceTimersByTimeAsync(1);
  expect([first.state(), second.state()]).toEqual(['connected', 'standing by']);
  expect(told).toEqual(['a connects', 'a looks for what was missed']);
  await Promise.all([first.close(), second.close()]);
});
