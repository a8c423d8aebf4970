import { pairRuns } from './emphasis.ts';
import type { Position } from './fence.ts';
import { findCode } from './inline.ts';
import { type InlineToken, tokenize } from './tokens.ts';
import { isNoProse, toPrefix } from './unfinished.ts';

/** What is open at a place: the marks that end it there, and those that begin it again. */
export type OpenMarks = { readonly ending: string; readonly opening: string };

export const NO_MARKS: OpenMarks = { ending: '', opening: '' };

/** The most that a message takes for marks at one of its ends. */
export const MARKS_ROOM = 12;

/** The marks of a quote that a message begins in, in the middle of a line. */
export const toQuoteMarks = (text: string, { at, state, isMidLine }: Position): string => {
  if (!isMidLine || state.fence) return '';
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return QUOTE_MARKS.exec(text.slice(start, Math.min(at, start + MARKS_ROOM)))?.[0] ?? '';
};

const QUOTE_MARKS = /^(?:>[ \t]?)+/;

/** A paragraph is not read from farther back, nor farther on. */
const MAX_BACK = 12_000;
const MAX_AHEAD = 12_000;

/** What begins with a line of its own, so that no emphasis goes on into it. */
const BLOCK_START = /^[ \t]*(?:[#>|]|[-*+][ \t]|\d{1,9}[.)][ \t])/;

const FENCE = /^[ \t]*(?:`{3}|~{3})/;

/** The part of the paragraph around a place that lies before it. */
const toParagraph = (text: string, at: number): string => {
  const earliest = Math.max(0, at - MAX_BACK);
  let start = text.lastIndexOf('\n', at - 1) + 1;
  if (start === at && isStart(text, at)) return '';
  while (start > earliest && !isStart(text, start)) {
    const before = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
    const line = text.slice(before, start - 1);
    if (line.trim() === '' || isNoProse(line) || FENCE.test(line)) break;
    start = before;
  }
  return start < earliest ? '' : text.slice(start, at);
};

const isStart = (text: string, line: number): boolean =>
  BLOCK_START.test(text.slice(line, line + 100)) || text.slice(line, line + 1).trim() === '';

/** The part of the paragraph around a place that lies behind it, as far as it is known. */
const toRest = (text: string, at: number): string => {
  const latest = Math.min(text.length, at + MAX_AHEAD);
  let end = toLineEnd(text, at);
  while (end < latest && !isOver(text, end + 1)) end = toLineEnd(text, end + 1);
  return text.slice(at, Math.min(end, latest));
};

const toLineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

/** Whether the paragraph before it ends at this line. */
const isOver = (text: string, line: number): boolean => {
  const words = text.slice(line, toLineEnd(text, line));
  return words.trim() === '' || BLOCK_START.test(words) || isNoProse(words) || FENCE.test(words);
};

/** What begins at the end of a text and may end in what follows, whatever that is. */
type Beginnings = {
  /** Where the code begins; null where none does. */
  readonly code: { readonly mark: string; readonly at: number } | null;
  readonly emphasis: readonly InlineToken[];
  readonly marks: readonly string[];
};

const findBeginnings = (body: string): Beginnings => {
  const lineAt = body.lastIndexOf('\n') + 1;
  const { open } = findCode(body.slice(lineAt));
  const code = open && {
    mark: body.slice(lineAt + open.start, lineAt + open.end),
    at: lineAt + open.start,
  };
  const tokens = tokenize(code ? body.slice(0, code.at) : body);
  const runs = pairRuns(tokens, Number.POSITIVE_INFINITY);
  const emphasis = tokens.filter((token) => {
    const run = runs.get(token);
    // Marks in the middle of a word may be meant as they are.
    return run && run.left > 0 && run.opens && !run.closes;
  });
  const marks = emphasis.map((token) => token.text.charAt(0).repeat(runs.get(token)?.left ?? 0));
  return { code, emphasis, marks };
};

/** What of it does end in what follows: the rest are marks that mean themselves. */
const findEnded = (body: string, rest: string, begun: Beginnings): readonly string[] => {
  const { code, emphasis } = begun;
  const isCode = code !== null && endsCode(rest, code.mark);
  // Nothing in code is a mark, and a mark that begins no code hides none.
  const tokens = tokenize(body + rest);
  const runs = pairRuns(tokens, Number.POSITIVE_INFINITY);
  const marks = tokens.flatMap((token) => {
    if (!emphasis.some(({ at }) => at === token.at)) return [];
    const ended = runs.get(token)?.opening.filter(({ close }) => close.at >= body.length) ?? [];
    return ended.map(({ size }) => token.text.charAt(0).repeat(size));
  });
  return isCode ? [...marks, code.mark] : marks;
};

/** Whether the line goes on with marks that end a code span which these have begun. */
const endsCode = (rest: string, mark: string): boolean =>
  [...rest.slice(0, toLineEnd(rest, 0)).matchAll(/`+/g)].some(([ticks]) => ticks === mark);

const toOpenMarks = (marks: readonly string[]): OpenMarks => {
  const opening = marks.join('');
  const code = marks.find((mark) => mark.startsWith('`')) ?? '';
  // At the beginning of a message three backticks would be a fence.
  if (opening.length > MARKS_ROOM || code.length > 2) return NO_MARKS;
  return { opening, ending: marks.toReversed().join('') };
};

const toBody = (text: string, { at, state }: Position): string => {
  if (at === 0 || state.fence) return '';
  const paragraph = toParagraph(text, at);
  return /[*_~`]/.test(paragraph) ? paragraph.slice(toPrefix(paragraph).length) : '';
};

/**
 * What emphasis and code may be open at a place of a text, going by what lies before it alone:
 * what follows may not have come yet.
 */
export const findHalfMarks = (text: string, position: Position): OpenMarks => {
  const body = toBody(text, position);
  if (body === '') return NO_MARKS;
  const { code, marks } = findBeginnings(body);
  return toOpenMarks(code ? [...marks, code.mark] : marks);
};

/** What emphasis and code are open at a place of a text: begun before it, and ended behind it. */
export const findOpenMarks = (text: string, position: Position): OpenMarks => {
  const body = toBody(text, position);
  if (body === '') return NO_MARKS;
  const begun = findBeginnings(body);
  if (begun.code === null && begun.emphasis.length === 0) return NO_MARKS;
  return toOpenMarks(findEnded(body, toRest(text, position.at), begun));
};
