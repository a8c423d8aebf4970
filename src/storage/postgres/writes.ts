import { toColumns } from '../columns.ts';
import { isConnectionLost, toSqlState } from './errors.ts';
import type { Query } from './pool.ts';
import type { Write } from './unit-of-work.ts';

/** Whose claim on a job's conversation a write needs. */
export type Claim = { readonly holder: string; readonly fence: number };

/** What must be true of a job when it is written: as it was read, and still claimed. */
export type WriteGuard = { readonly version: number; readonly claim: Claim | null };

/** Another has written a job since it was read, or has claimed it. */
export class RowChanged extends Error {
  constructor() {
    super('a job was changed by another');
  }
}

const MAX_TRIES = 10;

/** A conversation that had no job was pruned while it got one. */
const FOREIGN_KEY = '23503';

export type Persistence = {
  /** A server that goes away meanwhile is waited for so long. */
  readonly waitMs: number;
  /** What is to be read again before another try. */
  readonly again?: () => Promise<void>;
};

/**
 * Decides and writes again where another has changed what it was decided by, and where the
 * connection was lost: what was written by then is found written.
 */
export async function untilUnchanged<T>(
  write: () => Promise<T>,
  { waitMs, again = async () => {} }: Persistence,
): Promise<T> {
  const endsAt = performance.now() + waitMs;
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      const isWorth =
        isRowChanged(error) || (isConnectionLost(error) && performance.now() < endsAt);
      if (!isWorth || tries >= MAX_TRIES) throw error;
      await again();
    }
  }
}

/** The errors of a transaction come wrapped. */
function isRowChanged(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause)
    if (each instanceof RowChanged) return true;
  return toSqlState(error) === FOREIGN_KEY;
}

type Update = Extract<Write, { type: 'update' }>;
type Statement = { readonly sql: string; readonly values: readonly unknown[] };

/** Writes what was decided. Throws `RowChanged`; the decision is then void. */
export async function flush(
  query: Query,
  writes: readonly Write[],
  guards: ReadonlyMap<string, WriteGuard>,
): Promise<void> {
  const current = new Map(guards);
  for (const write of writes) {
    if (write.type === 'insert') await insert(query, write);
    else if (write.type === 'index') await query(INDEX, [write.keys, write.id]);
    else if (write.type === 'unindex') await query(UNINDEX, [write.keys, write.id]);
    else {
      const guard = current.get(write.id) ?? { version: 0, claim: null };
      const { sql, values } = toUpdate(write, guard);
      const { count } = await query(sql, values);
      if (count === 0) throw new RowChanged();
      current.set(write.id, { ...guard, version: guard.version + 1 });
    }
  }
}

const INDEX = `INSERT INTO messages (key, job) SELECT unnest($1::text[]), $2
  ON CONFLICT (key) DO UPDATE SET job = excluded.job`;
const UNINDEX = 'DELETE FROM messages WHERE key = ANY($1::text[]) AND job = $2';

async function insert(
  query: Query,
  { row: { job, ...row }, entry }: Extract<Write, { type: 'insert' }>,
): Promise<void> {
  const columns = {
    ...toColumns({ ...job, ...row }),
    planned: entry.isPlanned,
    merges: entry.canMerge,
    secret: entry.hasSecret,
  };
  const names = Object.keys(columns);
  // In one statement with its conversation, so that the job finds it there.
  await query(
    `WITH lane AS (
       INSERT INTO conversations (lane, scope) VALUES ($1, $2) ON CONFLICT DO NOTHING
     ) INSERT INTO jobs (${names.map(quote).join()})
     VALUES (${names.map((_, n) => `$${n + 3}`).join()})`,
    [row.lane, entry.scope, ...Object.values(columns)],
  );
}

/** Values: the id, the version, the fence and the holder (null if not needed), the columns. */
export function toUpdate({ id, patch, flags }: Update, { version, claim }: WriteGuard): Statement {
  const columns = { ...toColumns(patch), ...flags };
  const changes = Object.keys(columns).map((name, n) => `${quote(name)} = $${n + 5}`);
  return {
    sql: `UPDATE jobs j SET ${[...changes, 'version = j.version + 1'].join()}
      WHERE j.id = $1 AND j.version = $2 AND ($3::bigint IS NULL OR (j.fence = $3 AND EXISTS (
        SELECT FROM conversations c WHERE c.lane = j.lane AND c.fence = $3 AND c.holder = $4)))`,
    values: [id, version, claim?.fence ?? null, claim?.holder ?? null, ...Object.values(columns)],
  };
}

/** The writes of one job as one statement; null if they are of several. */
export function toOneStatement(writes: readonly Write[], guard: WriteGuard): Statement | null {
  const [update, ...others] = writes;
  if (update?.type !== 'update') return null;
  const { sql, values } = toUpdate(update, guard);
  const added: string[] = [];
  const gone: string[] = [];
  for (const write of others) {
    if (write.type !== 'index' && write.type !== 'unindex') return null;
    if (write.id !== update.id) return null;
    (write.type === 'index' ? added : gone).push(...write.keys);
  }
  if (added.length + gone.length === 0) return { sql, values };
  const next = values.length + 1;
  return {
    sql: `WITH written AS (${sql} RETURNING j.id), added AS (
        INSERT INTO messages (key, job) SELECT unnest($${next}::text[]), id FROM written
        ON CONFLICT (key) DO UPDATE SET job = excluded.job
      ), gone AS (
        DELETE FROM messages m USING written
        WHERE m.job = written.id AND m.key = ANY($${next + 1}::text[])
      ) SELECT id FROM written`,
    values: [...values, added, gone],
  };
}

/** Ends the claim together with the write. */
export function toRelease({ sql, values }: Statement): Statement {
  return {
    sql: `WITH written AS (${sql} RETURNING j.lane)
      UPDATE conversations c SET holder = NULL, until = NULL FROM written
      WHERE c.lane = written.lane AND c.fence = $3 AND c.holder = $4`,
    values,
  };
}

function quote(column: string): string {
  return `"${column}"`;
}
