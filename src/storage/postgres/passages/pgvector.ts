import type { Log } from '../../../core/ports.ts';
import type { PostgresDatabase } from '../pool.ts';

/** The code that is asked for is the third value of the statement. */
const WITHOUT_EXTENSION = 'bit_count(code # $3::bit(256))';

const BUILD_MS = 10 * 60_000;

/**
 * How far a code is from the one that is asked for, as SQL. If the database has pgvector, an index
 * of the codes is created and used: https://github.com/pgvector/pgvector#binary-quantization
 */
export async function findDistance(database: PostgresDatabase, log: Log): Promise<string> {
  const { rows } = await database.query(
    `SELECT quote_ident(nspname) AS schema FROM pg_extension
     JOIN pg_namespace ON pg_namespace.oid = extnamespace
     WHERE extname = 'vector' AND to_regclass('passage_codes') IS NOT NULL
       AND EXISTS (SELECT FROM pg_opclass WHERE opcname = 'bit_hamming_ops')`,
  );
  const [found] = rows;
  if (!found) return WITHOUT_EXTENSION;
  try {
    await database.transact(
      async (query) => {
        await query(`SET LOCAL statement_timeout = ${BUILD_MS}`);
        await query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
        await query(
          `CREATE INDEX IF NOT EXISTS passage_codes_hnsw ON passage_codes
           USING hnsw (code ${found.schema}.bit_hamming_ops)`,
        );
      },
      { timeoutMs: BUILD_MS },
    );
    return `code OPERATOR(${found.schema}.<~>) $3::bit(256)`;
  } catch (error) {
    log.warn({ err: error }, 'pgvector is installed, but Parley could not create its index');
    return WITHOUT_EXTENSION;
  }
}

/** Replicas that start together make the index one by one. */
const LOCK = 0x50415256;
