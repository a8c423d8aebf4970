import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../../core/ports.ts';
import type { PostgresAddress } from './address.ts';
import { isConnectionLost, isPlanStale, isToRepeat, isUnread, toPostgresError } from './errors.ts';

export type StatementResult = {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** How many rows were read or changed. */
  readonly count: number;
};

export type StatementOptions = {
  /** How long the server may take over it, in milliseconds. */
  readonly timeoutMs?: number;
  /** How long a server that is away is waited for. 0: it fails at once. */
  readonly waitMs?: number;
};

/**
 * Runs a statement, which each connection prepares once: so its text never holds values, and
 * names its columns. Rejects with a `UserError`.
 */
export type Query = (
  sql: string,
  values?: readonly unknown[],
  options?: StatementOptions,
) => Promise<StatementResult>;

/** A database with a bounded pool of connections; no call waits without an end. */
export type PostgresDatabase = {
  /** One statement; a read that is cut off is repeated, and what was certainly not run. */
  readonly query: Query;
  /**
   * All that `work` asks, or nothing. If the server aborts it because of a conflict, `work` is run
   * again, so it must have no other effects.
   */
  transact<T>(work: (query: Query) => Promise<T>, options?: StatementOptions): Promise<T>;
  /** One beside the pool, for LISTEN; its owner ends it, and hears its `error` and `end`. */
  connect(): Promise<pg.Client>;
  readonly address: PostgresAddress;
  close(): Promise<void>;
};

const MAX_CONNECTIONS = 10;
const CONNECT_MS = 5_000;
const STATEMENT_MS = 30_000;
/** A server that is gone without a word does not end its statements by itself. */
const SILENT_MS = STATEMENT_MS + 5_000;
const LOCK_MS = 10_000;
/** A replica that is stopped in a transaction must not hold up the others for long. */
const IDLE_IN_TRANSACTION_MS = 5_000;
const IDLE_MS = 60_000;
const KEEPALIVE_MS = 10_000;

/** As long as a restart of the server takes. */
const WAIT_MS = 15_000;
const RETRY_MS = 200;
const MAX_REPEATS = 5;

const INT8 = 20;

/** Counts and times as numbers. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

type Connection = Pick<pg.Client, 'query'>;

export function createPostgresDatabase(address: PostgresAddress, log: Log): PostgresDatabase {
  const settings = toSettings(address);
  const pool = new pg.Pool({
    ...settings,
    ...{ max: MAX_CONNECTIONS, idleTimeoutMillis: IDLE_MS, connectionTimeoutMillis: CONNECT_MS },
    allowExitOnIdle: true,
  });
  const fail = (error: unknown) => toPostgresError(error, address);
  const lost = createLossNotice(log, address.label);
  pool.on('error', lost.tell);
  // One that is lost while it is used tells its user, and would else end the process as well.
  pool.on('connect', (client) => void client.on('error', lost.tell));

  const take = async (waitMs: number): Promise<pg.PoolClient> => {
    const endsAt = performance.now() + waitMs;
    for (;;) {
      try {
        const client = await pool.connect();
        lost.clear();
        return client;
      } catch (error) {
        const isOver = performance.now() >= endsAt || pool.ending;
        if (isOver || !isConnectionLost(error)) throw fail(error);
        await delay(RETRY_MS);
      }
    }
  };

  /** Runs work on a connection, which goes back to the pool if it can be used again. */
  const use = async <T>(waitMs: number, work: (client: pg.PoolClient) => Promise<T>) => {
    const client = await take(waitMs);
    let isBroken = false;
    try {
      return await work(client);
    } catch (error) {
      if (error instanceof WorkFailed) throw error.error;
      isBroken = isConnectionLost(error) || isPlanStale(error);
      throw fail(error);
    } finally {
      client.release(isBroken);
    }
  };

  return {
    address,
    async query(sql, values = [], options = {}) {
      const { waitMs = WAIT_MS } = options;
      return repeat(
        (error) => isNotRun(error) || (isConnectionLost(error) && isRead(sql) && waitMs > 0),
        () => use(waitMs, (client) => ask(client, sql, values, options)),
      );
    },
    async transact(work, options = {}) {
      const { waitMs = WAIT_MS } = options;
      const once = () => use(waitMs, (client) => inTransaction(client, work, options));
      return repeat((error) => isToRepeat(error) || isNotRun(error), once);
    },
    async connect() {
      const client = new pg.Client({ ...settings, connectionTimeoutMillis: CONNECT_MS });
      // An idle connection that is lost would end the process. Its user gets the error with the
      // next statement.
      client.on('error', lost.tell);
      try {
        await client.connect();
        return client;
      } catch (error) {
        throw fail(error);
      }
    },
    close: () => pool.end(),
  };
}

/**
 * No statement here runs so long that compiling it pays: of a search that took most of the time.
 * Pages are as near as their neighbours on today's disks, so that an index is used where a third of
 * a table is read.
 */
const PLANNING = '-c jit=off -c random_page_cost=1.1';

/**
 * Its index does not know places: it goes on until enough of those that were asked for are found
 * (before 0.8 it cannot, and warns). https://github.com/pgvector/pgvector#iterative-index-scans
 */
const PGVECTOR = '-c hnsw.ef_search=400 -c hnsw.iterative_scan=relaxed_order';

/** What an administrator has set for the role or the database would have statements fail. */
const ISOLATION = '-c default_transaction_isolation=read\\ committed';

function toSettings({ connectionString, schema, options }: PostgresAddress): pg.ClientConfig {
  return {
    connectionString,
    application_name: 'parley',
    // The last one counts: on these Parley relies.
    options: `${options} -c search_path=${schema} ${ISOLATION} ${PLANNING} ${PGVECTOR}`.trim(),
    statement_timeout: STATEMENT_MS,
    query_timeout: SILENT_MS,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEPALIVE_MS,
    types,
  };
}

/** A server that stops takes all its connections along: that is one line in the log. */
function createLossNotice(log: Log, label: string) {
  let isTold = false;
  return {
    tell(error: unknown): void {
      if (!isTold) log.warn({ err: error, store: label }, 'lost a connection to the store');
      isTold = true;
    },
    clear(): void {
      isTold = false;
    },
  };
}

async function ask(
  client: Connection,
  sql: string,
  values: readonly unknown[],
  { timeoutMs = SILENT_MS }: StatementOptions,
): Promise<StatementResult> {
  const statement = { name: toName(sql), text: sql, values: [...values], query_timeout: timeoutMs };
  const { rows, rowCount } = await client.query<Record<string, unknown>>(statement);
  return { rows, count: rowCount ?? 0 };
}

const names = new Map<string, string>();

function toName(sql: string): string {
  let name = names.get(sql);
  name ??= createHash('sha256').update(sql).digest('hex').slice(0, 32);
  names.set(sql, name);
  return name;
}

async function inTransaction<T>(
  client: Connection,
  work: (query: Query) => Promise<T>,
  options: StatementOptions,
): Promise<T> {
  await client.query('BEGIN');
  const failures = new Set<unknown>();
  try {
    const result = await work(async (sql, values = [], own = {}) => {
      try {
        return await ask(client, sql, values, { ...options, ...own });
      } catch (error) {
        failures.add(error);
        throw error;
      }
    }).catch((error: unknown) => {
      throw failures.has(error) ? error : new WorkFailed(error);
    });
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // Over a connection that is lost the server rolls back by itself.
    if (error instanceof WorkFailed || !isConnectionLost(error)) await client.query('ROLLBACK');
    throw error;
  }
}

/** What was done in a transaction failed by itself: that is no failure of the database. */
class WorkFailed {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

async function repeat<T>(isWorth: (error: unknown) => boolean, run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (tries >= MAX_REPEATS || !isWorth(error)) throw error;
      await delay(RETRY_MS * Math.random() * tries); // Those that met must not meet again.
    }
  }
}

/** Whether the statement has certainly changed nothing. */
function isNotRun(error: unknown): boolean {
  return isPlanStale(error) || isUnread(error);
}

function isRead(sql: string): boolean {
  return /^\s*SELECT\b/i.test(sql);
}
