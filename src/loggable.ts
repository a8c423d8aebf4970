import { type ErrorCode, ParleyError } from './core/errors.ts';
import { REDACTED } from './core/secret-spellings.ts';

type Redact = (text: string) => string;

const MAX_CHARS = 1_000;
const MAX_SENTENCE = 300;
const MAX_ITEMS = 50;
const MAX_DEPTH = 6;
const MAX_CAUSES = 4;

/**
 * What may be logged of these fields: secrets are replaced at any depth, and of errors only what
 * says which one it was is left.
 */
export function toLoggable(fields: object, redact: Redact): object {
  try {
    return toEntries(fields, redact, 0);
  } catch {
    return { fields: 'unreadable' }; // A getter or a proxy that throws.
  }
}

/**
 * Which error it was: its type, status and code, and where in Parley it came through. Errors of
 * libraries, servers and Node quote what was sent or received, so only what Parley says to those
 * who run it keeps its sentence.
 */
export function toLoggedError(error: Error, redact: Redact, depth = 0): object {
  const { cause } = error;
  return {
    type: toType(error, redact),
    ...(isOwn(error) ? { message: redact(error.message).slice(0, MAX_SENTENCE) } : {}),
    ...Object.fromEntries(MARKS.flatMap((mark) => toMark(error, mark, redact))),
    at: toOrigin(error),
    ...(cause instanceof Error && depth < MAX_CAUSES
      ? { cause: toLoggedError(cause, redact, depth + 1) }
      : {}),
  };
}

/**
 * Whether the sentence is wholly Parley's own, and of use to those who run it. The other kinds'
 * sentences are for the person who asked: they name files and hosts, and quote what a model or a
 * tool's server wrote.
 */
function isOwn(error: Error): boolean {
  return error instanceof ParleyError && OPERATIONAL.includes(error.code);
}

const OPERATIONAL: readonly ErrorCode[] = [
  'slack_failed',
  'discord_failed',
  'web_failed',
  'store_failed',
  'config_failed',
];

function toType(error: Error, redact: Redact): string {
  const isNamed = error.name !== 'Error' && error.name !== '';
  return toWord(isNamed ? error.name : error.constructor.name, redact) ?? 'Error';
}

/** `failure` is Parley's own; libraries and Node use the others. */
const MARKS = ['code', 'failure', 'status', 'statusCode', 'errno', 'errcode', 'syscall'] as const;

function toMark(
  error: object,
  mark: (typeof MARKS)[number],
  redact: Redact,
): [string, string | number][] {
  const value: unknown = Reflect.get(error, mark);
  if (typeof value === 'number') return [[mark, value]];
  const word = typeof value === 'string' ? toWord(value, redact) : null;
  return word === null ? [] : [[mark, word]];
}

/** A name or a code; null for what could be a sentence. */
function toWord(text: string, redact: Redact): string | null {
  return /^[\w.:-]{1,60}$/.test(text) ? redact(text) : null;
}

const FRAME = /^ {4}at .*\/((?:src|commands)\/[\w./-]+\.[jt]s:\d+:\d+)\)?$/;

/**
 * The innermost line of Parley's own code. The stack begins with the message, whatever that holds.
 */
function toOrigin({ stack = '', message }: Error): string | undefined {
  const start = stack.indexOf(message) + message.length;
  for (const line of stack.slice(start).split('\n')) {
    const [, place] = FRAME.exec(line) ?? [];
    if (place !== undefined) return place;
  }
  return undefined;
}

function toEntries(fields: object, redact: Redact, depth: number): object {
  const entries = Object.entries(fields).slice(0, MAX_ITEMS);
  return Object.fromEntries(
    entries.map(([key, value]) => [
      redact(key),
      // What libraries throw is not always an error.
      key === 'err' && !(value instanceof Error)
        ? { type: typeof value }
        : toValue(value, redact, depth + 1),
    ]),
  );
}

/** Of a secret that is cut into items, no item tells it by itself. */
function toItems(items: readonly unknown[], redact: Redact, depth: number): unknown {
  const shown = items.map((item) => toValue(item, redact, depth + 1));
  const words = shown.filter((item) => typeof item === 'string' || typeof item === 'number');
  const isSplit = (between: string) => {
    const joined = words.join(between);
    return redact(joined) !== joined;
  };
  return words.length > 1 && (isSplit('') || isSplit(',')) ? [REDACTED] : shown;
}

function toValue(value: unknown, redact: Redact, depth: number): unknown {
  if (typeof value === 'string') return redact(value).slice(0, MAX_CHARS);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'function' || typeof value === 'symbol') return typeof value;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return toLoggedError(value, redact);
  if (depth >= MAX_DEPTH) return '…';
  if (Array.isArray(value)) return toItems(value.slice(0, MAX_ITEMS), redact, depth);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return toEntries(value, redact, depth);
  if (value instanceof URL) return redact(value.origin); // The rest can hold anything.
  return value.constructor.name; // Bytes, headers, responses: nothing that belongs in a log.
}
