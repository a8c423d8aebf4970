import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { parseEnv } from 'node:util';
import { UserError } from '../../src/core/errors.ts';

/** New values by variable; null empties one. */
export type Changes = Readonly<Record<string, string | null>>;

const FILE_MODE = 0o600;

/** The text of the file; null if it does not exist. Throws `UserError`. */
export function readEnvText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (toCode(error) === 'ENOENT') return null;
    throw toFileError(error, `${path} can’t be read`, 'check its permissions');
  }
}

function toCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

/** Where more permissions would not help. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free up space',
  EDQUOT: 'the disk quota is used up. Free up space',
  EROFS: 'the file system is read-only. Run this in a folder that can be written to',
};

/** What happened to a file, and the remedy: the usual one, where the system names no other. */
export function toFileError(cause: unknown, what: string, usual: string): UserError {
  const code = toCode(cause);
  const remedy = REMEDIES[code] ?? usual;
  return new UserError('config_failed', `${what} (${code}): ${remedy}.`, { cause });
}

/**
 * The file with these values: every other line, comments and unknown variables too, stays as it is
 * and where it is. What the file lacks comes where `example` has it, with its comment.
 */
export function mergeEnv(text: string | null, example: string, changes: Changes): string {
  let entries = toEntries(text ?? example);
  for (const [name, value] of Object.entries(changes)) {
    const line = `${name}=${value === null ? '' : toValue(value)}`;
    const isThere = entries.some((entry) => entry.name === name);
    if (!isThere && value === null) continue;
    entries = isThere
      ? replace(entries, name, line)
      : insert(entries, toEntries(example), name, line);
  }
  const merged = `${entries.map(({ lines }) => lines).join('\n')}`;
  const whole = merged.endsWith('\n') ? merged : `${merged}\n`;
  checkMerged(whole, changes);
  return whole;
}

/** A variable with all its lines, or one other line (name null). */
type Entry = { readonly name: string | null; readonly lines: string };

const ASSIGNMENT = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*)$/;

/** A value in quotes may go on over several lines. */
function toEntries(text: string): Entry[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const entries: Entry[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const first = lines[at] ?? '';
    const [, name = null, value = ''] = ASSIGNMENT.exec(first) ?? [];
    const quote = /^["'`]/.exec(value)?.[0];
    const isOpen = name !== null && quote !== undefined && !value.slice(1).includes(quote);
    const end = isOpen ? lines.findIndex((line, index) => index > at && line.includes(quote)) : -1;
    const last = end < 0 ? at : end;
    entries.push({ name, lines: lines.slice(at, last + 1).join('\n') });
    at = last;
  }
  return entries;
}

/** The last assignment wins where a name comes twice: only one stays. */
function replace(entries: readonly Entry[], name: string, lines: string): Entry[] {
  const at = entries.findIndex((entry) => entry.name === name);
  return entries.flatMap((entry, index) => {
    if (entry.name !== name) return [entry];
    return index === at ? [{ name, lines }] : [];
  });
}

function insert(
  entries: readonly Entry[],
  example: readonly Entry[],
  name: string,
  lines: string,
): Entry[] {
  const at = example.findIndex((entry) => entry.name === name);
  const before = example.slice(0, Math.max(0, at)).flatMap((entry) => entry.name ?? []);
  const comments: Entry[] = [];
  for (let index = at - 1; index >= 0 && example[index]?.lines.startsWith('#'); index -= 1)
    comments.unshift({ name: null, lines: example[index]?.lines ?? '' });
  const previous = entries.findLastIndex(
    (entry) => entry.name !== null && before.includes(entry.name),
  );
  const isEnded = entries.at(-1)?.lines === '';
  const end = isEnded ? entries.length - 1 : entries.length;
  const place = previous < 0 ? end : previous + 1;
  return [...entries.slice(0, place), ...comments, { name, lines }, ...entries.slice(place)];
}

/** As it is where nothing in it means anything, else in quotes that it does not hold. */
function toValue(value: string): string {
  if (/^[^\s#"'`\\]*$/.test(value)) return value;
  const quote = ["'", '"', '`'].find((each) => !value.includes(each));
  if (quote === undefined || /[\r\n]/.test(value))
    throw new UserError(
      'config_failed',
      'That value can’t be written to .env because it mixes quotes.',
    );
  return quote + value + quote;
}

/** Readers of the file get the intended value. */
function checkMerged(text: string, changes: Changes): void {
  const read = parseEnv(text);
  for (const [name, value] of Object.entries(changes))
    if ((read[name] ?? '') !== (value ?? ''))
      throw new UserError(
        'config_failed',
        `.env couldn’t be changed: the lines around ${name} aren’t NAME=value. Correct them, or move the file away.`,
      );
}

/**
 * Replaces the file atomically: a reader, or a stop halfway, finds either the old file or the new
 * one. Throws `UserError`.
 */
export function writeEnvText(path: string, text: string): void {
  const target = existsSync(path) ? realpathSync(path) : path;
  const partial = `${target}.${process.pid}.partial`;
  try {
    const file = openSync(partial, 'wx', FILE_MODE);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    const what = `Nothing was changed because ${path} can’t be written`;
    throw toFileError(error, what, 'make its folder writable for your user');
  }
}
