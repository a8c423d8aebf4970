import { toBoundary, toCodePoint } from './grapheme.ts';

/** A place where a message may end. */
export type Candidate = { readonly at: number; readonly penalty: number };

/**
 * How bad it is to end a message at a place, as the share of a message that may be left empty to
 * avoid it. About half a message is given up to keep a paragraph, list item or fence whole;
 * anything to keep a table whole.
 */
export const PENALTY = {
  block: 0,
  item: 0.05,
  nestedItem: 0.15,
  line: 0.45,
  insideItem: 0.5,
  code: 0.5,
  sentence: 0.5,
  word: 0.55,
  codeWord: 0.9,
  row: 1,
  grapheme: 1.3,
} as const;

const INSIDE_SPAN = 0.3;
/** A link that is cut in two no longer works. */
const INSIDE_LINK = 0.6;
const LIKE_A_BLOCK = 0.2;
/** What is only done where there is no other way. */
const NEVER = 3;

const SPACES = /(?<![ \t])[ \t]+(?=\S)|[。！？，、；：]+(?=\S)/g;
const SENTENCE = /[.!?…。！？]["'”’)\]]*[ \t]*$/;
// Code, links, bold: also those whose end is not in sight.
const LINKS =
  /\\.|(`+)[^`]*(?:`+|$)|(?<link>!?\[(?:\\.|[^\\[\]]|\[[^[\]]{0,300}\])*(?:\]\([^)]*(?:\)|$)|\]|$)|<[^<>\s]*(?:>|$))/gs;
const SPANS = new RegExp(
  String.raw`${LINKS.source}|(\*\*|~~|\|\||__?|\*)(?=\S)(?:(?!\3)[^\\]|\\.)*(?:\3|$)`,
  'gs',
);
const BLOCK_START = /^(?:#{1,6}|[-*+>|]|\d{1,9}[.)])(?:[ \t]|$)/;
const FENCE_START = /^(?:`{3}|~{3}|[`~]{1,2}$)/;
// A mark that belongs to the character before it, even to a space.
const CONTINUES = /^[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u200d]/u;
const HALF_ENTITY = /&#?\w{0,7}$/;

type Penalties = { readonly sentence: number; readonly word: number };

const toPenalty = (before: string, after: string, inSpan: number, base: Penalties): number => {
  if (FENCE_START.test(after)) return NEVER;
  const own = SENTENCE.test(before) ? base.sentence : base.word;
  return own + inSpan + (BLOCK_START.test(after) ? LIKE_A_BLOCK : 0);
};

/** How bad it is to end a message within one of these; asked for one place after the other. */
const createSpanPenalty = (text: string, pattern: RegExp): ((at: number) => number) => {
  const spans = Array.from(text.matchAll(pattern), ({ 0: span, index, groups }) => ({
    start: index,
    end: index + span.length,
    penalty: groups?.link === undefined ? INSIDE_SPAN : INSIDE_LINK,
  }));
  let next = 0;
  return (at) => {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    const span = spans[next];
    return span && span.start < at ? span.penalty : 0;
  };
};

/**
 * The places between words within the line that begins at `start`, up to `limit`. Looks no further
 * than one character behind it.
 */
export const findWords = (
  text: string,
  start: number,
  limit: number,
  base: Penalties,
): Candidate[] => {
  const seen = text.slice(start, limit + 1);
  const inSpanAt = createSpanPenalty(seen, SPANS);
  // One within an emphasis is no less a link.
  const inLinkAt = createSpanPenalty(seen, LINKS);
  const candidates: Candidate[] = [];
  for (const { 0: space, index } of seen.matchAll(SPACES)) {
    const at = index + space.length;
    if (start + at > limit || index === 0 || CONTINUES.test(seen.slice(at, at + 2))) continue;
    const inSpan = Math.max(inSpanAt(at), inLinkAt(at));
    const before = seen.slice(Math.max(0, at - 8), at);
    const penalty = toPenalty(before, seen.slice(at, at + 12), inSpan, base);
    candidates.push({ at: start + at, penalty });
  }
  return candidates;
};

/** White space, or a character of a script without spaces between words. */
const WORD_END =
  /[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}ー、。，！？；：]$/u;

/**
 * Whether a message may end at a place in the line that begins at `start`: between words, and
 * outside code, links and emphasis, also those whose end is not in sight.
 */
export const isBetweenWords = (text: string, start: number, at: number): boolean => {
  const before = text.slice(start, at);
  const after = text.slice(at, at + 12);
  if (!WORD_END.test(before) || CONTINUES.test(after)) return false;
  if (BLOCK_START.test(after) || FENCE_START.test(after)) return false;
  return Array.from(before.matchAll(SPANS)).every(
    ({ 0: span, index }) => index + span.length < before.length,
  );
};

const MARKS = /(?<=(^|\s)?)([*_~`])\2*$/;

/** Marks go with what they begin, and are not parted. */
const beforeMarks = (text: string, start: number, at: number): number => {
  const [marks = '', space] = MARKS.exec(text.slice(Math.max(start, at - 8), at)) ?? [];
  const isHalf = marks !== '' && (space !== undefined || text[at] === text[at - 1]);
  return isHalf && at - marks.length > start ? at - marks.length : at;
};

/**
 * The last place between whole characters at or before `limit`, not inside `&…;` or marks; between
 * code points where there is no other.
 */
export const findGrapheme = (text: string, start: number, limit: number): number => {
  const boundary = toBoundary(text, limit, start);
  const at = boundary > start ? boundary : toCodePoint(text, limit);
  const entity = HALF_ENTITY.exec(text.slice(Math.max(start, at - 8), at));
  const whole = entity && at - entity[0].length > start ? at - entity[0].length : at;
  return beforeMarks(text, start, whole);
};

/** The best of the candidates, the later of equals; `size` is that of a full message. */
export const pickBest = (
  candidates: readonly Candidate[],
  start: number,
  size: number,
): number | null => {
  let best: number | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const { at, penalty } of candidates) {
    const score = (at - start) / size - penalty;
    if (score < bestScore) continue;
    best = at;
    bestScore = score;
  }
  return best;
};
