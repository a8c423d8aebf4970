import { pairRuns } from './emphasis.ts';
import type { Position } from './fence.ts';
import { findCode, tokenize } from './inline.ts';
import { isNoProse, toPrefix } from './unfinished.ts';

/** What is open at a place: the marks that end it there, and those that begin it again. */
export type OpenMarks = { readonly ending: string; readonly opening: string };

export const NO_MARKS: OpenMarks = { ending: '', opening: '' };

/** The most that a message takes for marks at one of its ends. */
export const MARKS_ROOM = 12;

/** A paragraph is not read from farther back. */
const MAX_BACK = 12_000;

/** What begins with a line of its own, so that no emphasis goes on into it. */
const BLOCK_START = /^[ \t]*(?:[#>|]|[-*+][ \t]|\d{1,9}[.)][ \t])/;

/** The part of the paragraph around a place that lies before it. */
const toParagraph = (text: string, at: number): string => {
  const earliest = Math.max(0, at - MAX_BACK);
  let start = text.lastIndexOf('\n', at - 1) + 1;
  if (start === at && isStart(text, at)) return '';
  while (start > earliest && !isStart(text, start)) {
    const before = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
    const line = text.slice(before, start - 1);
    if (line.trim() === '' || isNoProse(line) || /^[ \t]*(?:`{3}|~{3})/.test(line)) break;
    start = before;
  }
  return start < earliest ? '' : text.slice(start, at);
};

const isStart = (text: string, line: number): boolean =>
  BLOCK_START.test(text.slice(line, line + 100)) || text.slice(line, line + 1).trim() === '';

/** What emphasis and code are open at a place of a text, going by what lies before it alone. */
export const findOpenMarks = (text: string, { at, state }: Position): OpenMarks => {
  if (at === 0 || state.fence) return NO_MARKS;
  const paragraph = toParagraph(text, at);
  if (!/[*_~`]/.test(paragraph)) return NO_MARKS;
  const body = paragraph.slice(toPrefix(paragraph).length);
  const line = body.slice(body.lastIndexOf('\n') + 1);
  const { open } = findCode(line);
  const code = open ? line.slice(open.start, open.end) : '';
  const prose = open ? body.slice(0, body.length - line.length + open.start) : body;
  const tokens = tokenize(prose);
  const runs = pairRuns(tokens, Number.POSITIVE_INFINITY);
  const marks = tokens.flatMap((token) => {
    const run = runs.get(token);
    // Marks in the middle of a word may be meant as they are.
    return run && run.left > 0 && run.opens && !run.closes ? run.mark.repeat(run.left) : [];
  });
  const opening = [...marks, code].join('');
  // At the beginning of a message three backticks would be a fence.
  if (opening.length > MARKS_ROOM || code.length > 2) return NO_MARKS;
  return { opening, ending: code + marks.reverse().join('') };
};
