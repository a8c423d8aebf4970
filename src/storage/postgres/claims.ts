import type { Log } from '../../core/ports.ts';
import type { PostgresDatabase } from './pool.ts';
import { LEASE, type Renewer } from './renewer.ts';
import { ROW, type StoredRow, toStoredRow } from './statements.ts';

const MAX_FORGIVEN = 10;

/** No replica holds a claim on the conversation. */
const FREE = '(c.holder IS NULL OR c.until < clock_timestamp())';
/** Planned for later: it blocks nothing until its time comes. */
const AHEAD = '(e.planned AND e."notBefore" > epoch_ms())';

/**
 * Takes the next conversations, each with its first job, as `Lanes.next` chooses them: what a
 * replica has left unfinished first, then those of the channel that runs least, had its turn
 * longest ago, then the oldest. One statement, so that a conversation is taken once; those that
 * another replica is about to take are passed over.
 */
const CLAIM = `WITH heads AS (
    SELECT j.id, j.lane, j.seq, c.scope, c.holder IS NOT NULL AS abandoned
    FROM jobs j JOIN conversations c ON c.lane = j.lane
    WHERE j."endedAt" IS NULL AND j."notBefore" <= epoch_ms() AND ${FREE}
      AND j.lane <> ALL ($3::text[]) AND NOT EXISTS (
        SELECT FROM jobs e WHERE e.lane = j.lane AND e.seq < j.seq AND e."endedAt" IS NULL
          AND NOT ${AHEAD})
  ), ranked AS (
    SELECT heads.*, row_number() OVER (PARTITION BY heads.scope ORDER BY heads.seq) + (
        SELECT count(*) FROM conversations b
        WHERE b.scope = heads.scope AND b.holder IS NOT NULL AND b.until >= clock_timestamp()
      ) AS place, (
        SELECT max(s."claimedAt") FROM conversations s WHERE s.scope = heads.scope
      ) AS served
    FROM heads
  ), picked AS (
    SELECT r.id, r.lane FROM ranked r
    JOIN conversations c ON c.lane = r.lane JOIN jobs j ON j.id = r.id
    WHERE ${FREE} AND j."endedAt" IS NULL AND j."notBefore" <= epoch_ms()
    ORDER BY r.abandoned DESC, r.place, r.served NULLS FIRST, r.seq LIMIT $2
    FOR NO KEY UPDATE OF c, j SKIP LOCKED
  ), taken AS (
    UPDATE conversations c SET holder = $1, fence = c.fence + 1,
      until = clock_timestamp() + ${LEASE}, "claimedAt" = clock_timestamp()
    FROM picked WHERE c.lane = picked.lane RETURNING c.lane, c.fence
  )
  UPDATE jobs j SET attempts = greatest(j.attempts - j.losses, least(j.attempts, 1)) + 1,
    forgiven = j.forgiven + j.losses, losses = 0, fence = taken.fence, merges = false,
    version = j.version + 1
  FROM picked JOIN taken ON taken.lane = picked.lane WHERE j.id = picked.id
  RETURNING ${ROW}, j.seq, epoch_ms() AS now`;

/** A job is due, or what another replica holds is free, as it has not renewed it. */
const NEXT_DUE = `SELECT least(
    (SELECT min("notBefore") - epoch_ms() FROM jobs
      WHERE "endedAt" IS NULL AND "notBefore" > epoch_ms()),
    (SELECT ceil(extract(epoch FROM min(until) - clock_timestamp()) * 1000)::bigint
      FROM conversations WHERE holder <> $1 AND until > clock_timestamp())
  ) AS ms`;

/**
 * A newer replica may have written something that this one cannot read: it is tried again in a
 * minute, and blocks nothing meanwhile.
 */
const PUT_ASIDE = `WITH aside AS (
    UPDATE jobs SET planned = true, "notBefore" = epoch_ms() + 60000, attempts = attempts - 1,
      version = version + 1
    WHERE id = ANY ($2::text[]) RETURNING lane, fence
  ) UPDATE conversations c SET holder = NULL, until = NULL FROM aside
  WHERE c.lane = aside.lane AND c.fence = aside.fence AND c.holder = $1`;

/**
 * Nothing was wrong with a job that was lost: its replica was stopped, or cut off. One that is lost
 * again and again may be what holds its replica up. A further run stays one: its attempt is never
 * the first again.
 */
const FORGIVE = `UPDATE jobs SET losses = losses + 1
  WHERE id = ANY ($1::text[]) AND "endedAt" IS NULL AND losses + forgiven < ${MAX_FORGIVEN}`;

/** A job that was claimed, and the database's time then. */
export type Claimed = StoredRow & { readonly now: number };

export type Claims = {
  /** At most so many jobs, of conversations that are not among the excluded ones. */
  take(limit: number, excluded: readonly string[]): Promise<readonly Claimed[]>;
  /** These jobs were lost by this replica, which lives: that is no attempt of theirs. */
  forgive(ids: readonly string[]): Promise<void>;
  /** Milliseconds until there may be something to take that is not yet; null: nothing is known. */
  dueIn(): Promise<number | null>;
};

export function createClaims({
  database,
  keeper,
  log,
}: {
  readonly database: PostgresDatabase;
  readonly keeper: Renewer;
  readonly log: Log;
}): Claims {
  return {
    async take(limit, excluded) {
      const values = [keeper.holder, limit, excluded];
      // A claim without a waiting worker would block its conversation for the length of a lease.
      const { rows } = await database.query(CLAIM, values, { waitMs: 0 });
      const bySeq = rows.toSorted((a, b) => Number(a.seq) - Number(b.seq));
      const claimed = bySeq.flatMap((each) => {
        const stored = toStoredRow(each, log);
        return stored ? [{ ...stored, now: Number(each.now) }] : [];
      });
      const read = new Set(claimed.map(({ row }) => row.job.id));
      const unread = rows.map(({ id }) => String(id)).filter((id) => !read.has(id));
      if (unread.length > 0) await database.query(PUT_ASIDE, [keeper.holder, unread]);
      return claimed;
    },
    async forgive(ids) {
      await database.query(FORGIVE, [ids], { waitMs: 0 });
    },
    async dueIn() {
      const { rows } = await database.query(NEXT_DUE, [keeper.holder], { waitMs: 0 });
      const ms = rows[0]?.ms;
      return typeof ms === 'number' ? ms : null;
    },
  };
}
