import type { Query } from '../pool.ts';

/** An index of very many words is built in memory, in fewer passes. */
const BUILD_MEMORY = '256MB';

/**
 * The words of passages, in a table of their own. A search reads a row for each passage that shares
 * a word with the question, thousands of them: so these rows are narrow, and the words themselves
 * stand apart, where only the index needed them.
 */
export async function addPassageWords(query: Query): Promise<void> {
  // PostgreSQL moves columns apart only of a row over 2 KB. `filler` makes every row that long, and
  // is then some 30 bytes, compressed: a million passages are 100 MB instead of one GB.
  await query(
    `CREATE TABLE passage_words (
      passage bigint PRIMARY KEY, place int NOT NULL, length int NOT NULL, terms tsvector NOT NULL,
      filler text GENERATED ALWAYS AS (repeat(' ', 2048)) STORED
    ) WITH (toast_tuple_target = 128)`,
  );
  // How often each word is said is read from the planner's statistics: so many words of them.
  await query(
    `ALTER TABLE passage_words ALTER terms SET STORAGE EXTERNAL, ALTER terms SET STATISTICS 1000`,
  );
  await query(`SET LOCAL maintenance_work_mem = '${BUILD_MEMORY}'`);
  await query(COPY_MISSING);
  // What was put last is looked through word by word: that list must stay short (KB).
  await query(
    `CREATE INDEX passage_words_terms ON passage_words USING gin (terms)
     WITH (gin_pending_list_limit = 512)`,
  );
  await followOlder(query);
  await query('ANALYZE passage_words');
}

const COPY_MISSING = `INSERT INTO passage_words (passage, place, length, terms)
  SELECT id, place, length, terms FROM passages
  WHERE NOT EXISTS (SELECT FROM passage_words WHERE passage = id)`;

/**
 * Replicas of an older Parley keep the words in `passages`, until they are restarted. From here on
 * they wait, so this comes when most is done.
 */
async function followOlder(query: Query): Promise<void> {
  await query('LOCK TABLE passages IN SHARE ROW EXCLUSIVE MODE');
  await query(
    `DELETE FROM passage_words WHERE NOT EXISTS (SELECT FROM passages WHERE id = passage)`,
  );
  await query(COPY_MISSING);
  await query(
    `ALTER TABLE passage_words ADD FOREIGN KEY (passage) REFERENCES passages ON DELETE CASCADE`,
  );
  await query(`ALTER TABLE passages ALTER terms DROP NOT NULL, ALTER length DROP NOT NULL`);
  await query(
    `CREATE FUNCTION copy_passage_words() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       INSERT INTO passage_words (passage, place, length, terms)
       VALUES (NEW.id, NEW.place, NEW.length, NEW.terms);
       RETURN NULL;
     END $$`,
  );
  await query(
    `CREATE TRIGGER passages_words AFTER INSERT ON passages FOR EACH ROW
     WHEN (NEW.terms IS NOT NULL) EXECUTE FUNCTION copy_passage_words()`,
  );
}
