import type { DatabaseSync } from 'node:sqlite';
import { renameStored } from './stored-names.ts';

/**
 * Takes the schema one version further. Never changed once released: a further change is a further
 * function.
 */
export type Migration = (database: DatabaseSync) => void;

/** "PARL": tells a Parley store from other SQLite databases. */
export const APPLICATION_ID = 0x5041524c;

/** The schema's versions; the n-th function makes version n (`PRAGMA user_version`). */
export const migrations: readonly Migration[] = [
  (database) =>
    database.exec(`
      CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

      CREATE TABLE jobs (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        lane TEXT NOT NULL,
        conversation TEXT NOT NULL,
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        notBefore INTEGER NOT NULL,
        createdAt INTEGER NOT NULL,
        endedAt INTEGER,
        interruption TEXT NOT NULL,
        ending TEXT NOT NULL,
        posted TEXT NOT NULL,
        events TEXT NOT NULL,
        rounds TEXT NOT NULL,
        text TEXT NOT NULL
      ) STRICT;
      CREATE INDEX jobs_live ON jobs (seq) WHERE endedAt IS NULL;
      CREATE INDEX jobs_ended ON jobs (endedAt) WHERE endedAt IS NOT NULL;
      CREATE INDEX jobs_conversation ON jobs (conversation, seq);

      CREATE TABLE messages (
        key TEXT PRIMARY KEY,
        job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX messages_job ON messages (job);

      CREATE TABLE seen (key TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      CREATE INDEX seen_at ON seen (at);

      CREATE TABLE keyv (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER) STRICT;
      CREATE INDEX keyv_expires ON keyv (expires) WHERE expires IS NOT NULL;
    `),
  (database) =>
    database.exec(`
      ALTER TABLE jobs ADD COLUMN files TEXT NOT NULL DEFAULT '[]';
      ALTER TABLE jobs ADD COLUMN memo TEXT NOT NULL DEFAULT 'null';
      ALTER TABLE jobs ADD COLUMN proposals TEXT NOT NULL DEFAULT '[]';
    `),
  (database) =>
    database.exec(`
      ALTER TABLE jobs ADD COLUMN addresses TEXT NOT NULL DEFAULT '{"found":[],"fetched":[]}';
    `),
  (database) =>
    database.exec(`
      ALTER TABLE jobs ADD COLUMN successor TEXT;
      ALTER TABLE jobs ADD COLUMN removedAt INTEGER;
      ALTER TABLE jobs ADD COLUMN derived TEXT NOT NULL DEFAULT '[]';
    `),
  renameStored,
  (database) => database.exec(`ALTER TABLE jobs ADD COLUMN people TEXT NOT NULL DEFAULT '[]'`),
  (database) => database.exec(`ALTER TABLE jobs ADD COLUMN repeats TEXT NOT NULL DEFAULT '[]'`),
  (database) => database.exec(`ALTER TABLE jobs ADD COLUMN readings TEXT NOT NULL DEFAULT '[]'`),
  (database) => database.exec(`ALTER TABLE jobs ADD COLUMN oldFiles TEXT NOT NULL DEFAULT 'null'`),
];
