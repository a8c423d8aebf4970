import { afterAll, expect, test } from 'vitest';
import { openPostgresPassages } from '../../../src/storage/postgres/passages/index.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import { testPassageLetters } from '../letters.contract.ts';
import { testPassageVectors } from '../passage-vectors.contract.ts';
import { testPassages } from '../passages.contract.ts';
import { hasPgvector, openPgliteDatabase } from './pglite.ts';

const log = createMemoryLog();

const TABLES = ['passages', 'passage_words', 'passage_codes', 'passage_vectors'];

/** One for all, as it takes long to begin; each test finds it empty. */
let running: ReturnType<typeof openPgliteDatabase> | null = null;
afterAll(async () => (await running)?.close());

async function open() {
  running ??= openPgliteDatabase();
  const database = await running;
  const index = await openPostgresPassages(database, { log });
  await database.query(`TRUNCATE ${TABLES}, passage_claims, passage_names CASCADE`);
  return { ...index, close: async () => {} };
}

if (hasPgvector) {
  testPassages('pgvector', open);
  testPassageLetters('pgvector', open);
  testPassageVectors('pgvector', open);
}

test.skipIf(!hasPgvector)('pgvector’s index is made, and used', async () => {
  await open();
  const database = await running;
  const found = await database?.query(
    `SELECT indexdef FROM pg_indexes WHERE indexname = 'passage_codes_hnsw'`,
  );
  expect(found?.rows).toEqual([{ indexdef: expect.stringContaining('hnsw') }]);
  expect(log.lines.filter(({ level }) => level === 'warn')).toEqual([]);
});
