import type { PassageIndex } from '../../src/core/store-ports.ts';

export type CopiedValue = string | number | null;
export type CopiedRow = Readonly<Record<string, CopiedValue>>;

/** What is copied row by row, those that others refer to first; and their keys. */
export const COPIED_TABLES = { keyv: 'key', seen: 'key', jobs: 'seq', messages: 'key' } as const;
export type CopiedTable = keyof typeof COPIED_TABLES;

export type StoredVector = {
  readonly id: string;
  readonly model: string;
  readonly values: Float32Array;
};

/** One of the two stores of a copy. */
export type StoreEnd = {
  /** For people; never with a password. */
  readonly label: string;
  /** A Parley has run on it: what it holds is more than a copy. */
  isUsed(): Promise<boolean>;
  /** A Parley runs on it now. */
  isRunning(): Promise<boolean>;
  columns(table: CopiedTable): Promise<readonly string[]>;
  rows(table: CopiedTable, columns: readonly string[]): AsyncIterable<CopiedRow>;
  /** Replaces the contents of its tables: everything or nothing. */
  replace(
    fill: (add: (table: CopiedTable, rows: readonly CopiedRow[]) => Promise<void>) => Promise<void>,
  ): Promise<void>;
  blobHashes(): Promise<readonly string[]>;
  readBlob(hash: string): Promise<{ readonly bytes: Uint8Array; readonly at: number } | null>;
  writeBlob(hash: string, bytes: Uint8Array, at: number): Promise<void>;
  readonly passages: PassageIndex;
  vectors(place: string): Promise<readonly StoredVector[]>;
  close(): Promise<void>;
};
