import type { Query } from '../pool.ts';

/** The tables of the index of passages. */
export async function createPassageSchema(query: Query): Promise<void> {
  // Places and models of embeddings, by number.
  await query(
    `CREATE TABLE passage_names (
      id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text COLLATE "C" NOT NULL UNIQUE
    )`,
  );
  await query(
    `CREATE TABLE passages (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      key text COLLATE "C" NOT NULL UNIQUE,
      place int NOT NULL, thread text, source text NOT NULL, messages text[] NOT NULL,
      author text NOT NULL, person text, at bigint NOT NULL, hash bytea NOT NULL,
      length int NOT NULL, terms tsvector NOT NULL, text text NOT NULL
    )`,
  );
  await query('CREATE INDEX passages_place ON passages (place, source)');
  await query('CREATE INDEX passages_messages ON passages USING gin (messages)');
  // What was put last is looked through word by word: that list must stay short (KB).
  await query(
    'CREATE INDEX passages_terms ON passages USING gin (terms) WITH (gin_pending_list_limit = 512)',
  );
  // How often each word is said is read from the planner's statistics: so many words of them.
  await query('ALTER TABLE passages ALTER terms SET STATISTICS 1000');
  // Narrow, and apart from the words: it is read for every search, and written once more than they.
  await query(
    `CREATE TABLE passage_codes (
      passage bigint PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
      place int NOT NULL, hash bytea NOT NULL, model int, code bit(256)
    )`,
  );
  await query(
    'CREATE INDEX passage_codes_near ON passage_codes (model, place) INCLUDE (passage, code)',
  );
  await query('CREATE INDEX passage_codes_new ON passage_codes (passage) WHERE model IS NULL');
  await query('CREATE INDEX passage_codes_hash ON passage_codes (hash)');
  // Whole vectors, by the hash of the text that they stand for.
  await query(
    `CREATE TABLE passage_vectors (
      hash bytea NOT NULL, model int NOT NULL, vals bytea NOT NULL, PRIMARY KEY (hash, model)
    )`,
  );
  await query('ALTER TABLE passage_vectors ALTER vals SET STORAGE EXTERNAL');
  // Which replica is having a passage embedded: a vector is paid for once.
  await query(
    `CREATE TABLE passage_claims (
      passage bigint PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
      holder text NOT NULL, until bigint NOT NULL
    )`,
  );
}
