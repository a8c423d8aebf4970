import type { Log } from '../../core/ports.ts';
import { parseRow } from '../columns.ts';
import type { Entry } from '../lanes.ts';
import type { Row } from '../rows.ts';
import type { StatementResult } from './pool.ts';

/**
 * A row, and how often it has been written: a decision based on it checks that it has not changed.
 */
export type StoredRow = { readonly row: Row; readonly version: number; readonly fence: number };

/** All of a row. Named, so that a column of a newer Parley changes no prepared statement. */
export const ROW = [
  'id',
  'lane',
  'conversation',
  'state',
  'attempts',
  'notBefore',
  'createdAt',
  'endedAt',
  'interruption',
  'ending',
  'posted',
  'events',
  'rounds',
  'text',
  'files',
  'oldFiles',
  'data',
  'addresses',
  'proposals',
  'successor',
  'removedAt',
  'derived',
  'people',
  'repeats',
  'readings',
  'fence',
  'version',
]
  .map((name) => `j."${name}"`)
  .join();

type Values = StatementResult['rows'][number];

export function toStoredRow(values: Values, log: Log): StoredRow | null {
  const row = parseRow(values, log);
  return row && { row, version: Number(values.version), fence: Number(values.fence) };
}

/**
 * What the queue knows of a job (`j`) whose conversation is `c`. It runs where the one who holds
 * the conversation has taken this job, and holds it still.
 */
export const ENTRY = `j.id, j.lane, j.conversation, c.scope, j.planned, j.merges, j.secret,
  j."createdAt", j."notBefore", j.version,
  (c.fence = j.fence AND c.until > clock_timestamp()) IS TRUE AS running`;

export function parseEntry(values: Values): Entry {
  const isRunning = values.running === true;
  return {
    id: String(values.id),
    lane: String(values.lane),
    conversation: String(values.conversation),
    scope: String(values.scope),
    isPlanned: values.planned === true,
    isRecovered: false,
    createdAt: Number(values.createdAt),
    notBefore: Number(values.notBefore),
    canMerge: values.merges === true && !isRunning,
    hasSecret: values.secret === true,
    running: isRunning ? new AbortController() : null,
  };
}
