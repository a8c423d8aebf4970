import { findCode } from './inline.ts';

/** A fenced code block that is open. */
type Fence = {
  /** The run of backticks or tildes. */
  readonly marker: string;
  readonly info: string;
  /** What its lines begin with: quote marks and indentation. */
  readonly prefix: string;
};

/**
 * What the lines before say about the next one: the open fence, and how far the text of the
 * current list item is indented.
 */
export type LineState = { readonly fence: Fence | null; readonly list: number };

export type LineKind = 'blank' | 'text' | 'open' | 'inside' | 'close';

export const START: LineState = { fence: null, list: 0 };

/**
 * The most that a fence's marks and what stands before them may take; more is prose. It keeps
 * short what must be repeated in every message. The info string may have any length, for it need
 * not be.
 */
export const MAX_MARKER_LINE = 100;
/** Anything longer is not the name of a language, and is not repeated. */
const MAX_LANGUAGE = 40;

const QUOTES = /^(?: {0,3}>)*/;
const OPENING =
  /^((?: {0,3}>)*)([ \t]*)((?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?:\|\|)?(`{3,}|~{3,})([^\n]*)/;
const CLOSING = /^((?: {0,3}>)*)([ \t]*)(`{3,}|~{3,})(?:\|\|)?[ \t]*$/;
const ITEM = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])(?:[ \t]{1,4}(?![ \t])|[ \t]|$)/;
const RULE = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const CLOSING_PART = /^[> \t]*[`~]*\|{0,2}[ \t]*$/;
const OPENING_PART = /^[>\s\d.)*+-]*\|{0,2}(?:`{1,2}|~{1,2}|(?:`{3}|~{3})[^\n]*)?$/;

/** CommonMark: a list item or an indented block may be off by three columns. */
const MAX_OFFSET = 3;

const toColumns = (space: string): number =>
  space.includes('\t') ? space.replaceAll('\t', '    ').length : space.length;

/** How many columns a line is indented. */
export const toIndentation = (line: string): number => {
  let columns = 0;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === ' ') columns += 1;
    else if (line[at] === '\t') columns += 4;
    else break;
  }
  return columns;
};

const toDepth = (line: string): number => (QUOTES.exec(line)?.[0] ?? '').replaceAll(' ', '').length;

const toIndent = (quotes: string, space: string): number =>
  Math.max(0, toColumns(space) - (quotes === '' ? 0 : 1));

/**
 * The fence that a line opens, whatever stands around it and whether or not its info string is
 * allowed.
 */
export const toOpening = (line: string): (Fence & { readonly indent: number }) | null => {
  const match = OPENING.exec(line);
  if (!match) return null;
  const [, quotes = '', space = '', items = '', marker = '', info = ''] = match;
  return {
    marker,
    info: info.trim(),
    prefix: quotes + space + ' '.repeat(items.length),
    indent: toIndent(quotes, space),
  };
};

/** Whether marks of a fence stand anywhere in a text. */
export const hasMarker = (line: string): boolean => line.includes('```') || line.includes('~~~');

const openedBy = (line: string, list: number): Fence | null => {
  if (!hasMarker(line)) return null;
  const opening = toOpening(line);
  if (!opening || opening.indent > list + MAX_OFFSET) return null;
  const { marker, info, prefix } = opening;
  if (prefix.length + marker.length > MAX_MARKER_LINE) return null;
  return marker.startsWith('`') && info.includes('`') ? null : { marker, info, prefix };
};

// The lines of a list item's fence may stand further left: models often forget the indentation,
// and then mean the same fence.
const isClosing = (line: string, fence: Fence): boolean => {
  if (!hasMarker(line)) return false;
  const match = CLOSING.exec(line);
  if (!match) return false;
  const [, quotes = '', space = '', marker = ''] = match;
  const own = QUOTES.exec(fence.prefix)?.[0] ?? '';
  return (
    marker[0] === fence.marker[0] &&
    marker.length >= fence.marker.length &&
    toDepth(quotes) === toDepth(own) &&
    toIndent(quotes, space) <= toIndent(own, fence.prefix.slice(own.length)) + MAX_OFFSET
  );
};

/**
 * Quotes are read without the list items in them: a line in a quote begins at most three columns
 * in.
 */
const toList = (line: string, list: number): number => {
  if (QUOTES.exec(line)?.[0]) return 0;
  const item = ITEM.exec(line);
  if (item && !RULE.test(line) && toColumns(item[1] ?? '') <= list + MAX_OFFSET)
    return toColumns(item[0]);
  return Math.min(list, toIndentation(line));
};

/** Most lines of prose: a letter, which begins no quote, list item or fence, at the margin. */
const isUnmarked = (line: string): boolean => /^[A-Za-z]/.test(line);

/** Reads one line, without its newline. A fence in a quote also ends where the quote does. */
export const readLine = (
  state: LineState,
  line: string,
): { readonly kind: LineKind; readonly state: LineState } => {
  const { fence, list } = state;
  if (fence) {
    if (fence.prefix.includes('>') && toDepth(line) < toDepth(fence.prefix))
      return readLine({ fence: null, list }, line);
    if (isClosing(line, fence)) return { kind: 'close', state: { fence: null, list } };
    return { kind: 'inside', state };
  }
  if (isUnmarked(line)) return { kind: 'text', state: list === 0 ? state : START };
  if (line.trim() === '') return { kind: 'blank', state };
  const opened = openedBy(line, list);
  const nextList = toList(line, list);
  if (opened) return { kind: 'open', state: { fence: opened, list: nextList } };
  return { kind: 'text', state: nextList === list ? state : { fence: null, list: nextList } };
};

/** The bars of a spoiler that is a fence, before its opening marks and behind its closing ones. */
const BARS = /^([>\s\d.)*+-]*)\|\|(?=`{3}|~{3})|(?<=(?:`{3}|~{3}))\|\|(?=\s*$)/;

/** The line of a fence without the bars of a spoiler. */
export const withoutBars = (part: 'open' | 'inside' | 'close', text: string): string =>
  part !== 'inside' && text.includes('||') ? text.replace(BARS, '$1') : text;

/** Whether an unfinished line may still become the opening of a fence. */
export const mayOpen = (line: string): boolean => OPENING_PART.test(line);

/** Whether an unfinished line may still become the closing of a fence. */
export const mayClose = (line: string): boolean => CLOSING_PART.test(line);

/** The language that an info string names; empty if it names no valid language. */
export const toCodeLanguage = (info: string): string => {
  const language = /^[^\s`{]*/.exec(info.slice(0, MAX_LANGUAGE + 1))?.[0] ?? '';
  return language.length > MAX_LANGUAGE ? '' : language;
};

/** The line that opens a fence again. */
export const toReopening = ({ prefix, marker, info }: Fence): string =>
  `${prefix}${marker}${toCodeLanguage(info)}\n`;

/** What closes a fence after a last line without its newline. */
export const toEnding = ({ prefix, marker }: Fence): string => `\n${prefix}${marker}`;

/**
 * A place in a text, and how the lines before it say the next one is to be read. Later places can
 * be found from it.
 */
export type Position = {
  readonly at: number;
  readonly state: LineState;
  readonly isMidLine: boolean;
};

export const FIRST: Position = { at: 0, state: START, isMidLine: false };

/** Where the line after the one at `at` begins. */
export const toNextLine = (text: string, at: number): number => {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
};

/** The line from one place to the next line's, without its newline. */
export const toLine = (text: string, at: number, next: number): string =>
  text.slice(at, next > at && text[next - 1] === '\n' ? next - 1 : next);

/** Finds the state at a place; `from` is any earlier one, to save reading the text before it. */
export const toPosition = (text: string, at: number, from: Position = FIRST): Position => {
  let { state } = from;
  let line = from.isMidLine ? toNextLine(text, from.at) : from.at;
  const end = Math.min(at, text.length);
  while (line < end) {
    const next = toNextLine(text, line);
    state = readLine(state, toLine(text, line, next)).state;
    line = next;
  }
  return { at, state, isMidLine: at > 0 && text[at - 1] !== '\n' };
};

/**
 * Finds places in a text that only grows from which later ones are found quickly, each at the
 * beginning of a line at or before the one asked for: what lies before is read once.
 */
export const createPositions = (): ((text: string, at: number) => Position) => {
  const known = [FIRST];
  return (text, at) => {
    const line = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
    const before = known.findLast((position) => position.at <= line) ?? FIRST;
    if (before.at === line) return before;
    const position = toPosition(text, line, before);
    known.push(position);
    return position;
  };
};

/** Whether what comes after a text stands in a fence or a code span. */
export function isInCode(text: string): boolean {
  const { state } = toPosition(text, text.length);
  const line = text.slice(text.lastIndexOf('\n') + 1);
  return state.fence !== null || findCode(line).open !== null;
}
