import { expect } from 'vitest';
import { createPostgresAllowance } from '../../../src/storage/postgres/allowance.ts';
import { createDatabase, postgresTest } from '../../postgres.ts';
import { openTestDatabase } from './database.ts';

const REPLICAS = 4;

async function openTestDatabases() {
  const url = await createDatabase();
  const databases = await Promise.all(
    Array.from({ length: REPLICAS }, () => openTestDatabase(url)),
  );
  return { databases, replicas: databases.map(createPostgresAllowance) };
}

postgresTest('replicas that ask at once never get more together than there is', async () => {
  const { replicas } = await openTestDatabases();
  const asked = Array.from({ length: 40 }, (_, n) => replicas[n % REPLICAS]);
  const grants = await Promise.all(asked.map((each) => each?.grant('slack/update', 50, 60_000, 3)));

  expect(grants.reduce<number>((sum, granted) => sum + (granted ?? 0), 0)).toBe(50);
  expect(await replicas[0]?.grant('slack/update', 50, 60_000, 1)).toBe(0);
  expect(await replicas[1]?.grant('slack/append', 100, 60_000, 100)).toBe(100);
});

postgresTest(
  'in no window of time do replicas get more than there is, and what is free they get',
  async () => {
    const { replicas, databases } = await openTestDatabases();
    const [capacity, windowMs] = [20, 300];
    const endsAt = Date.now() + 3_000;
    const grants: { at: number; amount: number }[] = [];
    const now = async () =>
      Number(
        (await databases[0]?.query(`SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now`))
          ?.rows[0]?.now,
      );
    await Promise.all(
      replicas.map(async (allowance) => {
        while (Date.now() < endsAt) {
          const amount = await allowance.grant('key', capacity, windowMs, 4);
          if (amount > 0) grants.push({ at: await now(), amount });
        }
      }),
    );
    const { rows } = (await databases[0]?.query('SELECT times, amounts FROM allowance')) ?? {};
    // The row holds the last window as the database saw it.
    const amounts = rows?.[0]?.amounts;
    const last = Array.isArray(amounts) ? amounts.reduce((sum, each) => sum + Number(each), 0) : -1;
    expect(last).toBeLessThanOrEqual(capacity);
    const total = grants.reduce((sum, { amount }) => sum + amount, 0);
    expect(total).toBeGreaterThan(2 * capacity);
    expect(total).toBeLessThanOrEqual(capacity * (Math.ceil(3_500 / windowMs) + 1));
  },
);

postgresTest('odd wishes get nothing, and what is over is forgotten', async () => {
  const { replicas, databases } = await openTestDatabases();
  const [allowance] = replicas;
  expect(await allowance?.grant('a', 0, 1_000, 5)).toBe(0);
  expect(await allowance?.grant('b', 10, 1, -3)).toBe(0);
  expect(await allowance?.grant('b', 10, 1, 0)).toBe(0);
  expect(await allowance?.grant('c', 10, 60_000, 25)).toBe(10);
  expect(await allowance?.grant('d', 2.5, 60_000, 2.9)).toBe(2);
  await databases[0]?.query('SELECT pg_sleep(1.1)');

  expect(await allowance?.prune()).toBe(2);
});
