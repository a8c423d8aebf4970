import { type Position, readLine, START, toIndentation } from './fence.ts';

/** A line without up to `columns` of its indentation. */
const toOutdented = (line: string, columns: number): string => {
  let removed = 0;
  let at = 0;
  while (removed < columns && (line[at] === ' ' || line[at] === '\t')) {
    removed += line[at] === '\t' ? 4 : 1;
    at += 1;
  }
  return line.slice(at);
};

/**
 * A message that begins within a list item, indented as if the item had begun there: four columns
 * of indentation would turn its text into code, and break its fences.
 */
export const outdent = (piece: string, { state, isMidLine }: Position): string => {
  if (state.list === 0) return piece;
  const lines = piece.split('\n');
  const isRest = isMidLine && !state.fence;
  let columns = isRest ? state.list : Math.min(state.list, toIndentation(piece));
  let reading = START;
  const outdented = lines.map((line, index) => {
    if (isRest && index === 0) return line;
    if (!reading.fence && line.trim() !== '') columns = Math.min(columns, toIndentation(line));
    const text = toOutdented(line, columns);
    reading = readLine(reading, text).state;
    return text;
  });
  return outdented.join('\n');
};

const NUMBERED = /^([ \t>]*)(\d{1,9})([.)])(?=[ \t])/;

/** More than a number can grow by. */
export const NUMBER_ROOM = 8;

/** Whether an item with a number begins at a place. */
export const isNumbered = (text: string, at: number): boolean =>
  NUMBERED.test(text.slice(at, at + 100));

type Numbered = { readonly number: number; readonly sign: string };

/** The number that readers see at an item: they count from the first of its list. */
const toNumber = (text: string, at: number, indent: number, item: Numbered): number => {
  let number: number | null = null;
  let count = 0;
  let end = at - 1;
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    const [, , digits, sign] = NUMBERED.exec(line) ?? [];
    // Another sign behind the number begins another list.
    const isSibling = sign === item.sign && toIndentation(line) === indent;
    if (isSibling) {
      number = Number(digits);
      count += 1;
    } else if (line.trim() !== '' && toIndentation(line) <= indent) break;
    end = start - 1;
  }
  return number === null ? item.number : number + count;
};

/**
 * The text of a message whose lists go on with the numbers where the message before stopped, even
 * if all items were written with the same number: each level's first item tells it.
 */
export const renumber = (text: string, start: number, end: number): string => {
  if (!isNumbered(text, start)) return text.slice(start, end);
  let least = Number.POSITIVE_INFINITY;
  let at = start;
  const lines = text.slice(start, end).split('\n');
  const numbered = lines.map((line) => {
    const [whole, space = '', digits = '', sign = ''] = NUMBERED.exec(line) ?? [];
    const indent = toIndentation(line);
    const isFirst = whole !== undefined && indent < least;
    const place = at;
    at += line.length + 1;
    if (/^[ \t>]*(?:`{3}|~{3})/.test(line)) least = -1; // What is in a fence is no list.
    if (!isFirst) return line;
    least = indent;
    const number = toNumber(text, place, indent, { number: Number(digits), sign });
    return `${space}${number}${sign}${line.slice(whole.length)}`;
  });
  return numbered.join('\n');
};
