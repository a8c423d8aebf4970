import type { DatabaseSync } from 'node:sqlite';

/** Another schema is not brought up to date: the index is made again from what is kept. */
export const SCHEMA_VERSION = 1;

export function createSchema(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE places (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;

    CREATE TABLE passages (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      place INTEGER NOT NULL,
      thread TEXT,
      source TEXT NOT NULL,
      author TEXT NOT NULL,
      person TEXT,
      at INTEGER NOT NULL,
      hash BLOB NOT NULL,
      model TEXT,
      chunk INTEGER,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX passages_source ON passages (place, source);
    CREATE INDEX passages_hash ON passages (hash);
    CREATE INDEX passages_model ON passages (model);

    CREATE TABLE said_in (
      message TEXT NOT NULL,
      passage INTEGER NOT NULL,
      PRIMARY KEY (message, passage)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX said_in_passage ON said_in (passage);

    -- Whole vectors, by the hash of the text that they stand for.
    CREATE TABLE vectors (
      id INTEGER PRIMARY KEY,
      model TEXT NOT NULL,
      hash BLOB NOT NULL,
      vals BLOB NOT NULL,
      UNIQUE (hash, model)
    ) STRICT;

    -- The short codes of a place's passages, many in a row: that is what is read of all.
    CREATE TABLE chunks (
      id INTEGER PRIMARY KEY,
      model TEXT NOT NULL,
      place INTEGER NOT NULL,
      length INTEGER NOT NULL,
      ids BLOB NOT NULL,
      codes BLOB NOT NULL
    ) STRICT;
    CREATE INDEX chunks_place ON chunks (model, place, length);

    CREATE VIRTUAL TABLE words USING fts5(
      terms, content='', contentless_delete=1,
      tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co' tokenchars '_'"
    );
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, 'row');

    PRAGMA user_version = ${SCHEMA_VERSION};
  `);
}
