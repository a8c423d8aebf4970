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
    const texts: string[] = [];
    const whole = toEntries(fields, { redact, tell: noting(texts, redact) }, 0);
    const pieces = toPieces(texts.slice(0, MAX_JOINED).map(toEnds), redact);
    if (pieces.size === 0) return whole;
    return toEntries(fields, { redact, tell: leavingOut(pieces, redact) }, 0);
  } catch {
    return { fields: 'unreadable' }; // A getter or a proxy that throws.
  }
}

/** How texts are told: values by `tell`, whatever else without counting it. */
type Telling = { readonly redact: Redact; readonly tell: Redact };

/** Notes each text that is told, in the order in which they are. */
function noting(texts: string[], redact: Redact): Redact {
  return (text) => {
    texts.push(text);
    return redact(text);
  };
}

/** Leaves out the texts with these numbers, counted as `noting` does. */
function leavingOut(pieces: ReadonlySet<number>, redact: Redact): Redact {
  let next = 0;
  return (text) => {
    const at = next;
    next += 1;
    return pieces.has(at) ? REDACTED : redact(text);
  };
}

/** A secret is cut into no more texts than these. */
const MAX_PIECES = 6;
const MAX_JOINED = 200;
const MAX_END = 200;

/** Of a long text only an end can be a piece. */
function toEnds(text: string): string {
  const isShort = text.length <= 2 * MAX_END;
  return isShort ? text : `${text.slice(0, MAX_END)}…${text.slice(-MAX_END)}`;
}

/**
 * The texts that hold a secret together and not one by one: what was cut in two stands in two
 * fields.
 */
function toPieces(texts: readonly string[], redact: Redact): ReadonlySet<number> {
  const pieces = new Set<number>();
  const isTogether = (from: number, to: number) => {
    const parts = texts.slice(from, to);
    // On lines of their own: a token by its look, and a secret over two lines, are known there.
    return redact(parts.join('\n')) !== parts.map(redact).join('\n');
  };
  if (texts.length < 2 || !isTogether(0, texts.length)) return pieces;
  for (let size = 2; size <= MAX_PIECES; size += 1)
    for (let from = 0; from + size <= texts.length; from += 1) {
      const window = Array.from({ length: size }, (_, index) => from + index);
      // What holds fewer that are one secret is no other.
      const isKnown = window.some((at) => pieces.has(at));
      if (!isKnown && isTogether(from, from + size)) for (const at of window) pieces.add(at);
    }
  return pieces;
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
    at: toOrigin(error, redact),
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
function toOrigin({ stack = '', message }: Error, redact: Redact): string | undefined {
  const start = stack.indexOf(message) + message.length;
  for (const line of stack.slice(start).split('\n')) {
    const [, place] = FRAME.exec(line) ?? [];
    if (place !== undefined) return redact(place);
  }
  return undefined;
}

function toEntries(fields: object, telling: Telling, depth: number): object {
  const entries = Object.entries(fields).slice(0, MAX_ITEMS);
  return Object.fromEntries(
    entries.map(([key, value]) => [
      telling.redact(key),
      key === 'err' ? toCaught(value, telling) : toValue(value, telling, depth + 1),
    ]),
  );
}

/** What libraries throw is not always an error, nor can always be read. */
function toCaught(value: unknown, { tell }: Telling): object {
  try {
    return value instanceof Error ? toLoggedError(value, tell) : { type: typeof value };
  } catch {
    return { type: 'unreadable' };
  }
}

/** Of a secret that is cut into items, no item tells it by itself. */
function toItems(items: readonly unknown[], telling: Telling, depth: number): unknown {
  const shown = items.map((item) => toValue(item, telling, depth + 1));
  const words = shown.filter((item) => typeof item === 'string' || typeof item === 'number');
  const isSplit = (between: string) => {
    const joined = words.join(between);
    return telling.redact(joined) !== joined;
  };
  return words.length > 1 && (isSplit('') || isSplit(',')) ? [REDACTED] : shown;
}

function toValue(value: unknown, telling: Telling, depth: number): unknown {
  const { tell } = telling;
  if (typeof value === 'string') return tell(value).slice(0, MAX_CHARS);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'function' || typeof value === 'symbol') return typeof value;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return toLoggedError(value, tell);
  if (depth >= MAX_DEPTH) return '…';
  if (Array.isArray(value)) return toItems(value.slice(0, MAX_ITEMS), telling, depth);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return toEntries(value, telling, depth);
  if (value instanceof URL) return tell(value.origin); // The rest can hold anything.
  return value.constructor.name; // Bytes, headers, responses: nothing that belongs in a log.
}
