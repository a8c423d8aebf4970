import { isCjk, MAX_SPAN, type MarkRun, pairRuns } from './emphasis.ts';
import type { Position } from './fence.ts';
import { findCode, toMasked } from './inline.ts';
import { type InlineToken, tokenize } from './tokens.ts';
import { findUnfinished, isNoProse, toPrefix } from './unfinished.ts';

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
  /** Where the code begins; null if it does not. */
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

/** What is closed later in the text: the rest are literal marks. */
const findEnded = (body: string, rest: string, begun: Beginnings): readonly string[] => {
  const { code, emphasis } = begun;
  const isCode = code !== null && endsCode(rest, code.mark);
  // Marks inside code are literal, and a backtick that opens no code hides no marks.
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

/** An emphasis that is open at the end of a text, with those of its marks that are left. */
export type Opened = { readonly at: number; readonly marks: string };

/** What is open at the end of a text. */
export type OpenEnd = {
  readonly emphasis: readonly Opened[];
  /** Where code, a link or anything else begins that has not ended: the text's end if nothing. */
  readonly otherAt: number;
};

/** What has not ended after so many characters is no link, and no formula. */
const MAX_OTHER = 150;

/** Names that models write without marking them as code: `*args`, `**kwargs`, `_my_field`. */
const NAMED =
  /^(?:(?:kw)?args|argv|argc|ptr|this|self|rest|opts|options|params|props)\b|^\w*[a-z]_\w|^\w{1,30}(?:[)\]=]|->)/;
const FIELD =
  /^(?:ids?|name|key|type|val|value|data|idx|index|count|cls|tmp|ctx|ref|src|private|internal|proto|meta|doc|rev|uu?id|source|score)\b/;

/** Whether marks begin an emphasis, going by what stands beside them. */
const isMeant = ({ mark, length, opens, closes, left }: MarkRun, before: string, after: string) => {
  if (!opens || left === 0 || left > 3 || /^\\[*_~]$/.test(before)) return false;
  // In the middle of a word they may be meant as they are, but not where words are not parted.
  if (closes && !isCjk(before.slice(-1)) && !isCjk(after.slice(0, 1))) return false;
  // Approximations and powers: a year is neither.
  const isInSentence = before !== '' && !before.endsWith('\n');
  if (isInSentence && (mark === '~' ? /^\d/ : /^\d{1,3}(?!\d)/).test(after)) return false;
  return !NAMED.test(after) && !(mark === '_' && length === 1 && FIELD.test(after));
};

const textOf = (token: InlineToken | undefined): string => token?.text ?? '';

const findEmphasis = (text: string): readonly Opened[] => {
  if (!/[*_~]/.test(text)) return [];
  const tokens = tokenize(text);
  const runs = pairRuns(tokens, Number.POSITIVE_INFINITY);
  return tokens.flatMap((token, index): Opened[] => {
    const run = runs.get(token);
    if (!run || !isMeant(run, textOf(tokens[index - 1]), textOf(tokens[index + 1]))) return [];
    return [{ at: token.at, marks: run.mark.repeat(run.left) }];
  });
};

/** Where the code begins that is open at the end of a text: the text's end if none is open. */
export const findOpenCode = (text: string): number => {
  const { open } = findCode(text);
  return open && text.length - open.start <= MAX_SPAN ? open.start : text.length;
};

/** What is open at the end of a text, which ends before a space. */
export const findOpenEnd = (text: string): OpenEnd => {
  const { length } = text;
  const codeAt = findOpenCode(text);
  const from = Math.max(0, length - MAX_OTHER);
  const halfAt = from + findUnfinished(`${toMasked(text).slice(from)} `);
  return {
    emphasis: findEmphasis(text.slice(0, codeAt)),
    otherAt: Math.min(codeAt, halfAt, length),
  };
};

/** Stars behind a word that end nothing: they stand for a note farther down. */
export const findNoteMarks = (line: string): readonly string[] => {
  if (!/\S\*{1,3}(?![^\s|.,;:!?)])/.test(line)) return [];
  const tokens = tokenize(line);
  const isNote = ({ mark, length, left, closes }: MarkRun) =>
    mark === '*' && left === length && closes;
  return [...pairRuns(tokens).values()].flatMap((run) =>
    isNote(run) ? [run.mark.repeat(run.length)] : [],
  );
};

/** The marks that end what these have opened. */
export const toEndingMarks = (opening: string): string =>
  (opening.match(/\*+|_+|~+/g) ?? []).reverse().join('');
