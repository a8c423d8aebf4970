import { type LineState, readLine, START } from './fence.ts';

/**
 * A place in a text, and how the lines before it say the next one is to be read. Later places can
 * be found from it.
 */
export type Position = {
  readonly at: number;
  readonly state: LineState;
  readonly isMidLine: boolean;
};

const FIRST: Position = { at: 0, state: START, isMidLine: false };

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
