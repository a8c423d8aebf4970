import { setImmediate } from 'node:timers/promises';

/** Of a text of millions of characters so many are compared before others have their turn. */
const CHARS_AT_ONCE = 128 * 1024;

const ASCII = /^[\0-\x7f]*$/; // Its letters have one spelling each.

/**
 * Lines as they are compared: what looks alike to a person is alike, however it is encoded. Accents
 * composed or not, wide and narrow forms, ligatures, all cases of a letter, kinds of quotes, dashes
 * and spaces; what cannot be seen (soft hyphens, marks of direction) is left out.
 */
function toComparable(lines: string): string {
  if (ASCII.test(lines)) return lines.toLowerCase();
  return lines
    .normalize('NFKC')
    .toUpperCase() // ß is SS there, and ς is Σ.
    .toLowerCase()
    .replaceAll('i\u0307', 'i') // The Turkish İ.
    .replaceAll('ς', 'σ')
    .replaceAll(/[‘’‚‛′]/g, "'")
    .replaceAll(/[“”„‟″«»]/g, '"')
    .replaceAll(/[‐‑‒–—―−]/g, '-')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[^\S\n]/g, ' ');
}

/** The same without the accents of Latin letters, as they are typed in haste. */
function toBare(comparable: string): string {
  if (ASCII.test(comparable)) return comparable;
  const bare = comparable.normalize('NFKD').replaceAll(/(\p{Script=Latin})\p{Mn}+/gu, '$1');
  return bare.replaceAll('ı', 'i').replaceAll('ł', 'l').replaceAll('ø', 'o');
}

/** A place where something was found. */
export type FoundLine = {
  /** The line, counted from 0. */
  readonly at: number;
  /** How far in the line it stands, from 0 to 1. */
  readonly share: number;
  /** It begins in this line and ends in a later one. */
  readonly goesOn: boolean;
};

/**
 * The lines that contain the words searched for. If the exact text is not found: words that
 * continue on the next line, and lines with every word; if there are none of these either, the same
 * without accents. `isCut`: whether the line continues on the next one without a break.
 */
export async function findLines(
  lines: readonly string[],
  isCut: (line: string) => boolean,
  search: string,
): Promise<readonly FoundLine[]> {
  const compared = await convert(lines, toComparable);
  const cuts = lines.map(isCut);
  const phrase = toComparable(search).trim();
  const found = await look(compared, cuts, phrase);
  return found.length > 0 ? found : look(await convert(compared, toBare), cuts, toBare(phrase));
}

/** Converts lines many at a time: there may be hundreds of thousands. */
async function convert(
  lines: readonly string[],
  toOther: (lines: string) => string,
): Promise<readonly string[]> {
  const others: string[] = [];
  for (let at = 0; at < lines.length; ) {
    let chars = 0;
    let end = at;
    for (; end < lines.length && chars < CHARS_AT_ONCE; end += 1)
      chars += (lines[end]?.length ?? 0) + 1;
    for (const line of toOther(lines.slice(at, end).join('\n')).split('\n')) others.push(line);
    at = end;
    await setImmediate();
  }
  return others;
}

async function look(
  lines: readonly string[],
  cuts: readonly boolean[],
  phrase: string,
): Promise<readonly FoundLine[]> {
  const text = lines.map((line, at) => (cuts[at] ? line : `${line}\n`)).join('');
  const toLines = createToLines(lines, cuts);
  const words = phrase.split(/ +/);
  const whole = toLines(placesOf(text, RegExp.escape(phrase)));
  if (whole.length > 0) return whole;
  await setImmediate();
  const across = toLines(placesOf(text, toDivided(phrase)));
  if (across.length > 0) return across;
  await setImmediate();
  return toLines(placesOf(text, RegExp.escape(words[0] ?? ''))).filter(({ at }) =>
    words.every((word) => lines[at]?.includes(word)),
  );
}

/** A phrase between whose words and letters a line may end. */
function toDivided(phrase: string): string {
  const letters = Array.from(phrase, (letter) => (letter === ' ' ? ' ' : RegExp.escape(letter)));
  const pattern = letters.join('(?:-?\n {0,20})?');
  return pattern.replaceAll('(?:-?\n {0,20})? (?:-?\n {0,20})?', '(?: {1,20}| {0,20}\n {0,20})');
}

function placesOf(text: string, pattern: string): readonly (readonly [number, number])[] {
  return Array.from(text.matchAll(new RegExp(pattern, 'gu')), ({ index, 0: found }) => [
    index,
    index + found.length,
  ]);
}

/** Makes places in a text into lines, each of them once. */
function createToLines(lines: readonly string[], cuts: readonly boolean[]) {
  let length = 0;
  const ends = lines.map((line, at) => {
    length += line.length + (cuts[at] ? 0 : 1);
    return length;
  });
  return (places: readonly (readonly [number, number])[]): readonly FoundLine[] => {
    const found: FoundLine[] = [];
    let at = 0;
    for (const [from, to] of places) {
      while (from >= (ends[at] ?? Number.POSITIVE_INFINITY)) at += 1;
      if (found.at(-1)?.at === at) continue;
      const line = lines[at] ?? '';
      const share = (from - (ends[at - 1] ?? 0)) / Math.max(1, line.length);
      found.push({ at, share, goesOn: to > (ends[at] ?? to) });
    }
    return found;
  };
}
