import { randomBytes } from 'node:crypto';
import { expect, onTestFinished } from 'vitest';
import { openPostgres } from '../../../src/storage/postgres/storage.ts';
import { administer, createDatabase, postgresTest } from '../../postgres.ts';
import { found } from '../../waiting.ts';
import { createLines, inLane, message } from '../events.ts';
import { openTestDatabase } from './database.ts';

// Kind: what an administrator has set for the role or the database has another effect on Parley
// than on the programs that it was meant for.

const SETTINGS = [
  ['default_transaction_isolation', 'serializable'],
  ['default_transaction_isolation', 'repeatable read'],
  ['statement_timeout', '1'],
  ['lock_timeout', '1'],
  ['idle_in_transaction_session_timeout', '1'],
  ['idle_session_timeout', '300'],
  ['search_path', 'public'],
  ['bytea_output', 'escape'],
  ['DateStyle', 'SQL, DMY'],
  ['IntervalStyle', 'sql_standard'],
  ['TimeZone', 'Pacific/Chatham'],
  ['extra_float_digits', '-15'],
  ['standard_conforming_strings', 'off'],
  ['client_encoding', 'LATIN1'],
  ['plan_cache_mode', 'force_generic_plan'],
  ['quote_all_identifiers', 'on'],
  ['transform_null_equals', 'on'],
  ['default_transaction_deferrable', 'on'],
  ['work_mem', '64kB'],
] as const;

const MESSAGES = 12;

async function open(url: string) {
  const log = createLines();
  const storage = await openPostgres(url, { log });
  onTestFinished(() => storage.close());
  return { ...storage, log };
}

postgresTest.each(SETTINGS)('%s = %s changes nothing', async (name, value) => {
  const url = await createDatabase();
  const database = new URL(url).pathname.slice(1);
  await administer(url, `ALTER DATABASE ${database} SET ${name} = '${value}'`);
  const replicas = [await open(url), await open(url)] as const;
  const answered: string[] = [];
  const drain = new AbortController();
  const working = replicas.map(({ inbox, store }) =>
    inbox.run(async (job) => {
      await inbox.journal({ ...job, text: 'Grüße 你好 \\ \' " \u0001' });
      await store.update('count', (count) => Number(count ?? 0) + 1);
      answered.push(job.id);
      return { state: 'done' };
    }, drain.signal),
  );
  const told = Array.from({ length: MESSAGES }, (_, n) => n).flatMap((n) =>
    replicas.map(({ inbox }) => inbox.accept(message(`m${n}`), inLane(`lane ${n % 3}`))),
  );
  const bytes = randomBytes(700_000);
  const [hash] = await Promise.all(replicas.map(({ blobs }) => blobs.put(bytes, 'here')));
  const passages = Array.from({ length: 20 }, (_, n) => ({
    ...{ id: `${n}`, place: 'slack/T1/C1', thread: null, source: 's', messageIds: [`${n}`] },
    ...{ author: 'Ada', person: 'U1', at: 1_000 + n, text: `zebra\\n 予算 ${n}` },
  }));
  await Promise.all(replicas.map((replica) => replica.passages.put(passages)));
  const granted = await Promise.all(
    Array.from({ length: 20 }, (_, n) => replicas[n % 2]?.allowance.grant('key', 30, 60_000, 2)),
  );
  const heard = new Promise((resolve) => replicas[1].signals.on('topic', resolve));
  const sending = setInterval(() => replicas[0].signals.send('topic', 'ü'), 100);
  onTestFinished(() => clearInterval(sending));

  expect((await Promise.all(told)).filter(({ status }) => status === 'new')).toHaveLength(MESSAGES);
  await found(() => answered.length === MESSAGES);
  drain.abort();
  await Promise.all(working);
  expect(new Set(answered).size).toBe(MESSAGES);
  expect(await replicas[0].store.get('count')).toBe(MESSAGES);
  expect((await replicas[0].inbox.find({ exactJobId: answered[0] ?? '' }))?.text).toMatch(
    /^Grüße 你/,
  );
  expect(Buffer.from((await replicas[1].blobs.get(hash ?? '')) ?? []).equals(bytes)).toBe(true);
  expect(granted.reduce<number>((sum, each) => sum + (each ?? 0), 0)).toBe(30);
  const words = { places: ['slack/T1/C1'], words: '予算 zebra', vector: null, limit: 30 };
  expect(await replicas[1].passages.search(words)).toHaveLength(20);
  expect(await heard).toBe('ü');
  expect(replicas.flatMap(({ log }) => log.lines).filter(({ level }) => level === 'error')).toEqual(
    [],
  );
});

postgresTest('each connection prepares a statement once, whatever it is asked with', async () => {
  const { query, transact } = await openTestDatabase(await createDatabase());
  const sql = 'SELECT $1::int AS n';
  await transact(async (ask) => {
    for (let n = 0; n < 20; n += 1) await ask(sql, [n]);
    const { rows } = await ask(
      `SELECT statement, generic_plans + custom_plans AS runs FROM pg_prepared_statements WHERE statement = $1`,
      [sql],
    );
    expect(rows).toEqual([{ statement: sql, runs: 20 }]);
  });
  await query(sql, [1]);
});

postgresTest('a statement whose table a newer Parley has changed is prepared again', async () => {
  const { query, transact } = await openTestDatabase(await createDatabase());
  await query('CREATE TABLE changed (n int)');
  await query('INSERT INTO changed VALUES (1)');
  const read = () => query('SELECT changed.* FROM changed');
  for (let n = 0; n < 3; n += 1) await read();
  await query('ALTER TABLE changed ADD COLUMN later int');

  expect((await read()).rows).toEqual([{ n: 1, later: null }]);
  await query('ALTER TABLE changed DROP COLUMN later');
  const rows = await transact(async (ask) => (await ask('SELECT changed.* FROM changed')).rows);
  expect(rows).toEqual([{ n: 1 }]);
});
