import { isInCode } from '../markdown/fence.ts';
import { trimLoneSurrogate } from '../markdown/grapheme.ts';

/**
 * Notices a model that goes round in circles, which it does until its longest answer is used up.
 * A refrain, the rows of a table or a drawing of characters stay far below these bounds, and what
 * differs, be it in a number alone, is no repetition: a list may be as long as was asked for.
 */
export type RepetitionWatch = {
  /** Adds text; true where its end only repeats itself. */
  push(text: string): boolean;
  /** The text with little of what is repeated. */
  shortened(): string;
};

const CHECK_EVERY = 500;
const WINDOW = 24_000;
/** What is repeated is never longer: some paragraphs. */
const MAX_PERIOD = 4_000;
const MIN_REPEATS = 40;
/** Of paragraphs this much will do, whatever they repeat. */
const ENOUGH_CHARS = 20_000;
const MIN_CHARS = 8_000;
/** In code long runs of the same are common: tables of numbers, drawings. */
const MIN_CHARS_IN_CODE = 16_000;
/**
 * What ends a repetition stands once more, within a period before: most texts are told by that.
 */
const TAIL = 64;
/** What stays of a repetition shows what it was. */
const KEPT_CHARS = 60;

/** The end of a text that repeats itself, and after how many characters it does. */
type Loop = { readonly length: number; readonly period: number };

export function createRepetitionWatch(): RepetitionWatch {
  let text = '';
  let checkedAt = 0;
  let found: Loop | null = null;
  return {
    push(added) {
      text += added;
      if (text.length < MIN_CHARS || text.length - checkedAt < CHECK_EVERY) return false;
      checkedAt = text.length;
      const window = text.slice(-WINDOW);
      found = isTailRepeated(window) ? findLoop(window) : null;
      if (found === null) return false;
      return found.length >= MIN_CHARS_IN_CODE || !isInCode(text);
    },
    shortened() {
      if (found === null) return text;
      const { length, period } = found;
      const kept = Math.ceil(Math.max(2 * period, KEPT_CHARS) / period) * period;
      const short = trimLoneSurrogate(text.slice(0, text.length - Math.max(0, length - kept)));
      // A line that is repeated ends where its line ends.
      const lineEnd = short.lastIndexOf('\n');
      return lineEnd >= short.length - period ? short.slice(0, lineEnd) : short;
    },
  };
}

function isTailRepeated(window: string): boolean {
  const tail = window.slice(-TAIL);
  return window.slice(-TAIL - MAX_PERIOD, -1).includes(tail);
}

/**
 * The longest end of a text that has a short period: for each length of its end the prefix
 * function, of the text read backwards, tells the smallest one.
 */
function findLoop(text: string): Loop | null {
  const size = text.length;
  const at = (index: number) => text.charCodeAt(size - 1 - index);
  const borders = new Uint16Array(size);
  let loop: Loop | null = null;
  let border = 0;
  for (let index = 1; index < size; index += 1) {
    while (border > 0 && at(index) !== at(border)) border = borders[border - 1] ?? 0;
    if (at(index) === at(border)) border += 1;
    borders[index] = border;
    const length = index + 1;
    const period = length - border;
    if (period > MAX_PERIOD || length < MIN_CHARS) continue;
    if (length >= Math.min(period * MIN_REPEATS, ENOUGH_CHARS)) loop = { length, period };
  }
  return loop;
}
