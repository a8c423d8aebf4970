import { readLine, START } from '../markdown/fence.ts';
import { mapInline } from '../markdown/inline.ts';

/** A message that the model knows by its number. */
export type Cited = {
  /** Null where the platform has no links. */
  readonly link: string | null;
};

/** Also in the brackets, and with the commas, of Chinese and Japanese. */
const NUMBERS = /[ \t]?[[［【](\d{1,4}(?:\s*[,;、，–-]\s*\d{1,4}){0,30})[\]］】](?!\()/g;

/**
 * `[3]` becomes a link to the third message; the model knows numbers only, so that no link is made
 * up. What stands in code is no citation.
 */
export function toLinked(text: string, messages: readonly Cited[]): string {
  return mapNumbers(text, (numbers, whole) => {
    const links = numbers.flatMap((number) => {
      const link = messages[number - 1]?.link;
      return link ? [`[${number}](${link})`] : [];
    });
    if (links.length > 0) return ` ${links.join(' ')}`;
    return numbers.length > 0 && numbers.every((number) => messages[number - 1]) ? '' : whole;
  });
}

/** The messages that a text names, each once, in the order in which it does. */
export function toCited<Message>(text: string, messages: readonly Message[]): readonly Message[] {
  const named: number[] = [];
  mapNumbers(text, (numbers, whole) => {
    named.push(...numbers);
    return whole;
  });
  return [...new Set(named)].flatMap((number) => messages[number - 1] ?? []);
}

function mapNumbers(
  text: string,
  toText: (numbers: readonly number[], whole: string) => string,
): string {
  const map = (words: string) =>
    words.replaceAll(NUMBERS, (whole, list: string) => toText(toNumbers(list), whole));
  let state = START;
  const lines = text.split('\n').map((line) => {
    const read = readLine(state, line);
    state = read.state;
    return read.kind === 'text' ? mapInline(line, map) : line;
  });
  return lines.join('\n');
}

/** `1, 3-5`: of what stands between the ends of a range as well. */
function toNumbers(list: string): readonly number[] {
  return list.split(/[,;、，]/).flatMap((part) => {
    const [first = 0, last = first] = part.split(/[–-]/).map(Number);
    const length = Math.max(0, last - first + 1);
    return Array.from({ length }, (_, index) => first + index);
  });
}
