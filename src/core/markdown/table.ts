import { findCode, toMasked } from './inline.ts';

export type Align = 'left' | 'center' | 'right' | null;

const DELIMITER = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const DELIMITER_PART = /^[ \t|:-]*$/;
const OTHER_BLOCK = /^[ \t]*(?:[-*+>]|#{1,6}|\d{1,9}[.)])(?:[ \t]|$)|^[ \t]*>/;
const BAR = /(?<!\\)\|/;
const BARS = /(?<!\\)\|/g;

/** The cells of a table's row. A bar in code ends none: models mean the code. */
export const toCells = (line: string): string[] => {
  const row = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  const { spans } = findCode(row);
  const cells: string[] = [];
  let from = 0;
  for (const { index } of toMasked(row, spans).matchAll(BARS)) {
    cells.push(row.slice(from, index));
    from = index + 1;
  }
  return [...cells, row.slice(from)].map((cell) => cell.trim().replaceAll('\\|', '|'));
};

/**
 * Whether a line can be a table's row. Unlike in GFM, a line without a bar ends the table: models
 * mean the next paragraph.
 */
export const isRow = (line: string): boolean =>
  line.includes('|') && BAR.test(line) && !OTHER_BLOCK.test(line);

/** Whether a line, or an unfinished one, may be a table's delimiter row. */
export const mayDelimit = (line: string): boolean => DELIMITER_PART.test(line);

/** Whether `line` makes `header`, the line before it, a table's header. */
export const isDelimiter = (header: string, line: string): boolean =>
  line.includes('|') && DELIMITER.test(line) && toCells(header).length === toCells(line).length;

/** The alignments that a delimiter row sets. */
export const toAligns = (line: string): Align[] =>
  toCells(line).map((cell) => {
    const isRight = cell.endsWith(':');
    if (cell.startsWith(':')) return isRight ? 'center' : 'left';
    return isRight ? 'right' : null;
  });

/**
 * Groups a table's lines so that each group, behind a header, is at most `maxChars` long (a longer
 * line has a group of its own).
 */
export const groupLines = (
  lines: readonly string[],
  maxChars: number,
  length: (text: string) => number,
): string[][] => {
  const groups: string[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const size = length(line);
    if (used + size > maxChars) {
      groups.push([]);
      used = 0;
    }
    groups.at(-1)?.push(line);
    used += size;
  }
  return groups;
};
