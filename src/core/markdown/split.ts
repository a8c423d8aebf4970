import { findGrapheme, findWords, isBetweenWords, PENALTY, pickBest } from './boundary.ts';
import { FIRST, hasMarker, MAX_MARKER_LINE, type Position, toEnding, toPosition } from './fence.ts';
import { type Fit, isHalfClosing, type Limits, toBeginning, toFit, toHead } from './fit.ts';
import { trimLoneSurrogate } from './grapheme.ts';
import {
  findHalfMarks,
  findOpenMarks,
  MARKS_ROOM,
  NO_MARKS,
  type OpenMarks,
  toQuoteMarks,
} from './open-marks.ts';
import { isNumbered, NUMBER_ROOM, outdent, renumber } from './outdent.ts';

const BETWEEN_WORDS = {
  text: PENALTY,
  code: { sentence: PENALTY.codeWord, word: PENALTY.codeWord },
  row: { sentence: PENALTY.row + PENALTY.word, word: PENALTY.row + PENALTY.word },
};

/**
 * More than a message's text can need besides itself: the fence it begins in is opened again, the
 * one it ends in closed.
 */
const MAX_ENCLOSING = 4 * MAX_MARKER_LINE + 10;

/** As much without any fence: marks and a quote that are opened again, a number that grows. */
const MAX_AROUND = 2 * MARKS_ROOM + NUMBER_ROOM;

const fitsEasily = (
  text: string,
  start: number,
  { max, length }: Limits,
  from: Position,
): boolean => {
  if (text.length - start >= max) return false;
  const size = length(text.slice(start));
  if (size + MAX_ENCLOSING <= max) return true;
  return size + MAX_AROUND <= max && !from.state.fence && !hasMarker(text.slice(from.at));
};

const UNLIMITED: Limits = { max: Number.POSITIVE_INFINITY, length: ({ length }) => length };

/**
 * The best place to end a message at or before `end`; null if there is none after its first
 * character.
 */
const toCut = (
  text: string,
  first: Position,
  { candidates, last }: Fit,
  end: number,
): number | null => {
  const inLine = last
    ? [
        ...findWords(text, last.start, last.limit, BETWEEN_WORDS[last.place]),
        {
          at: findGrapheme(text, last.start, last.limit),
          penalty: PENALTY.grapheme + (last.place === 'row' ? PENALTY.row : 0),
        },
      ]
    : [];
  const possible = [...candidates, ...inLine].filter(({ at }) => at > first.at && at <= end);
  return pickBest(possible, first.at, Math.max(1, end - first.at));
};

/**
 * Where the message that begins at `start` must end; null while everything from there fits. Only
 * the text that fits and a few characters more decide, so a cut stays where it is as the text
 * grows. `from` is any earlier place, to save time.
 */
export const findCut = (
  text: string,
  start: number,
  limits: Limits,
  from: Position = FIRST,
): number | null => {
  if (fitsEasily(text, start, limits, from)) return null;
  const whole = trimLoneSurrogate(text);
  const first = toBeginning(whole, toPosition(whole, start, from));
  const isItem = !first.isMidLine && isNumbered(whole, first.at);
  const opened = limits.isPlain
    ? ''
    : toQuoteMarks(whole, first) + findHalfMarks(whole, first).opening;
  const max = limits.max - (isItem ? NUMBER_ROOM : 0) - limits.length(opened);
  const cut = findFullCut(whole, first, { ...limits, max });
  if (cut === null || limits.isPlain) return cut;
  const { ending } = findHalfMarks(whole, toPosition(whole, cut, first));
  if (ending === '') return cut;
  return findFullCut(whole, first, { ...limits, max: max - MARKS_ROOM });
};

const findFullCut = (whole: string, first: Position, limits: Limits): number | null => {
  const fit = toFit(whole, first, limits);
  const { full } = fit;
  if (!full) return null;
  const cut = toCut(whole, first, { ...fit, last: full }, full.limit);
  return cut ?? findGrapheme(whole, first.at, Math.max(full.limit, first.at + 2));
};

const BARE_MARKER = /^[ \t>]*(?:#{1,6}|[-*+]|\d{1,9}[.)])?[ \t]*$/;

/**
 * The best place at or before `end` to end the message that begins at `start` although more would
 * fit; `start` where nothing can be cut off yet. What was already `shown` and cannot be taken back
 * stays before the cut.
 */
export const forceCut = (text: string, start: number, end: number, shown = start): number => {
  const whole = trimLoneSurrogate(text.slice(0, end));
  const first = toBeginning(whole, toPosition(whole, start));
  if (first.at >= whole.length) return start;
  if (whole.endsWith('\n')) return whole.length;
  const fit = toFit(whole, first, UNLIMITED);
  const line = whole.lastIndexOf('\n') + 1;
  const isMarker =
    line > first.at && isHalfClosing(whole, line, toPosition(whole, line, first).state);
  if (isMarker && line > shown) return line;
  // What is written behind a bare marker would begin the next message, as something else than it
  // is.
  const isBare = BARE_MARKER.test(whole.slice(Math.max(line, first.at)));
  if (isBare && shown <= Math.max(line, first.at)) return line > first.at ? line : start;
  const cut = toCut(text, first, fit, whole.length) ?? start;
  return shown > cut ? findGrapheme(text, shown, end) : cut;
};

/**
 * The farthest that a message may end before its text, so that the rest can be read with the next.
 */
const NEAR_BLOCK = 200;
const NEAR_WORD = 60;

/**
 * A good place to end the message that begins at `start`, just before the end of the text and
 * outside code; null if none is near.
 */
export const findNear = (text: string, start: number): number | null => {
  const whole = trimLoneSurrogate(text);
  const first = toBeginning(whole, toPosition(whole, start));
  const { candidates, last } = toFit(whole, first, UNLIMITED);
  if (last?.place !== 'text') return null;
  const words = findWords(whole, last.start, last.limit, BETWEEN_WORDS.text);
  const isInCode = (at: number) => toPosition(whole, at, first).state.fence !== null;
  const find = (worst: number, reach: number) =>
    [...candidates, ...words].findLast(
      ({ at, penalty }) =>
        penalty <= worst && at > Math.max(first.at, whole.length - reach) && !isInCode(at),
    )?.at ?? null;
  return find(PENALTY.sentence, NEAR_BLOCK) ?? find(PENALTY.word, NEAR_WORD);
};

/**
 * Whether the message that begins at `start` may end at a place between two words, and the next
 * one begin with what is behind it.
 */
export const maySplit = (text: string, start: number, at: number, known: Position): boolean => {
  const before = text.slice(0, at);
  const first = toBeginning(before, toPosition(before, start, known));
  const { last } = toFit(before, first, UNLIMITED);
  return last?.place === 'text' && at > first.at && isBetweenWords(text, last.start, at);
};

/** An unfinished word; empty if it is too long to be a word. */
const HALF_WORD = /(?<=\s)\S{1,30}$/;

/** Where the last message ends if a word that may have more to it is left out. */
export const findWordEnd = (text: string, start: number, known: Position): number | null => {
  const at = HALF_WORD.exec(text)?.index ?? text.length;
  for (const end of [text.length, at]) if (maySplit(text, start, end, known)) return end;
  return null;
};

/** All cuts of a text, the ones already made first. */
export const findCuts = (text: string, limits: Limits, made: readonly number[] = []): number[] => {
  const cuts = [...made];
  let position = toPosition(text, cuts.at(-1) ?? 0);
  for (;;) {
    const cut = findCut(text, position.at, limits, position);
    if (cut === null) return cuts;
    cuts.push(cut);
    position = toPosition(text, cut, position);
  }
};

/**
 * Where a message's text ends, and in what state: before a last line that is, or may become, the
 * end of its fence.
 */
const toEnd = (text: string, first: Position, end: number, near: Position): Position => {
  const line = text.lastIndexOf('\n', end - 1) + 1;
  if (line <= first.at) return toPosition(text, end, first);
  const before = toPosition(text, line, near.at > first.at && near.at <= line ? near : first);
  const isHalf = end === text.length && isHalfClosing(text, line, before.state);
  return isHalf ? before : toPosition(text, end, before);
};

/**
 * What the message shows that has the text from `start` to `end`: without blank lines at its ends,
 * with what it begins in (a fence, a quote, code, emphasis) opened again, what it ends in closed,
 * and indented less where the list item it belongs to began in another message. While it is
 * `growing` that end stays open, so that later text can be appended. In a `plain` text marks mean
 * themselves. `known` gives a position at or before a place, to save reading the text before it.
 */
export const toPiece = (
  text: string,
  start: number,
  end: number,
  state: 'whole' | 'growing' | 'plain' = 'whole',
  known: (at: number) => Position = () => FIRST,
): string => {
  const whole = end < text.length ? text : trimLoneSurrogate(text);
  const first = toBeginning(whole, toPosition(whole, start, known(start)));
  if (first.at >= Math.min(end, whole.length)) return '';
  const stop = Math.min(end, whole.length);
  const last = toEnd(whole, first, stop, known(stop));
  const isContinued = first.at > 0 && !first.isMidLine && first.state.fence === null;
  const body = (
    isContinued ? renumber(whole, first.at, last.at) : whole.slice(first.at, last.at)
  ).trimEnd();
  if (body === '') return '';
  const { fence } = last.state;
  const isCut = end < text.length && state === 'whole';
  const opened = state === 'plain' ? NO_MARKS : findOpenMarks(whole, first);
  const closed = isCut ? withEnding(body, findOpenMarks(whole, last)) : body;
  const ending = fence && state !== 'growing' ? toEnding(fence) : '';
  const head = state === 'plain' ? '' : toQuoteMarks(whole, first);
  return outdent(toHead(first) + head + withOpening(closed, opened) + ending, first);
};

const RUNS = /\*+|_+|~+|`+/g;

/** Two runs of backticks that touch would be one. */
const joined = (text: string, more: string): string =>
  text.endsWith('`') && more.startsWith('`') ? `${text} ${more}` : text + more;

/** Marks that nothing follows are left out, and not closed. */
const withEnding = (body: string, { opening }: OpenMarks): string => {
  const open = opening.match(RUNS) ?? [];
  let text = body;
  for (let last = open.at(-1); last && text.endsWith(last); last = open.at(-1)) {
    open.pop();
    text = text.slice(0, -last.length).trimEnd();
  }
  return joined(text, open.toReversed().join(''));
};

/** Behind the indentation of a line, which makes it part of a list item. */
const withOpening = (body: string, { opening, ending }: OpenMarks): string => {
  if (opening === '') return body;
  const isOver = body.startsWith(ending) && body.length > ending.length;
  if (isOver) return body.slice(ending.length);
  const words = body.trimStart();
  return body.slice(0, body.length - words.length) + joined(opening, words);
};

/** The messages of a text that is cut at `cuts`. */
export const toPieces = (
  text: string,
  cuts: readonly number[],
  state: 'whole' | 'plain' = 'whole',
): string[] => {
  const pieces: string[] = [];
  let position = toPosition(text, 0);
  for (const end of [...cuts, text.length]) {
    const start = position;
    pieces.push(toPiece(text, start.at, end, state, () => start));
    position = toPosition(text, end, position);
  }
  return pieces.filter((piece) => piece !== '');
};
