import { readLine, START, toIndentation } from './fence.ts';
import type { Position } from './position.ts';

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
 * would make its text code, and its fences none.
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
