import { jobSchema } from '../core/job.ts';
import type { Log } from '../core/ports.ts';
import type { Patch, Row } from './rows.ts';

/**
 * Columns that hold JSON, `text` too: half a character at the end of a growing text is no UTF-8.
 */
const JSON_COLUMNS = [
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
  'derived',
  'people',
  'repeats',
  'readings',
] as const;

type Columns = Record<string, string | number | null>;

/** What is stored of a patch, by the names of the columns, which are those of its members. */
export function toColumns(patch: Patch): Columns {
  const columns: Columns = {};
  for (const [name, value] of Object.entries(patch)) {
    if (isJsonColumn(name)) columns[name] = JSON.stringify(value);
    else if (typeof value === 'number') columns[name] = Math.ceil(value);
    else columns[name] = typeof value === 'string' ? value : null;
  }
  return columns;
}

function isJsonColumn(name: string): boolean {
  return JSON_COLUMNS.some((column) => column === name);
}

/** The row as it was stored; null, and a line in the log, where it cannot be read. */
export function parseRow(values: Readonly<Record<string, unknown>>, log: Log): Row | null {
  try {
    const parsed = JSON_COLUMNS.map((name) => [name, JSON.parse(String(values[name]))]);
    const job = jobSchema.parse({ ...values, ...Object.fromEntries(parsed) });
    return {
      job,
      lane: String(values.lane),
      notBefore: Number(values.notBefore),
      endedAt: values.endedAt === null ? null : Number(values.endedAt),
    };
  } catch (error) {
    log.error({ job: String(values.id), err: error }, 'skipped a stored job that cannot be read');
    return null;
  }
}
