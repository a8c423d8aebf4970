import type { InlineToken } from './tokens.ts';

/** A token, or a half of an emphasis; `pair` is what its two halves have in common. */
export type Item = (InlineToken & { readonly pair?: undefined }) | Half;

/** Where an emphasis begins or ends. */
export type Half = {
  readonly type: 'open' | 'close';
  readonly text: string;
  readonly at: number;
  readonly pair: Pair;
};

export type Pair = {
  readonly open: MarkRun;
  readonly close: MarkRun;
  readonly size: 1 | 2;
};

export type MarkRun = {
  readonly at: number;
  readonly mark: string;
  readonly length: number;
  /** As CommonMark has it; a renderer takes it for what it is only there. */
  readonly opens: boolean;
  readonly closes: boolean;
  /** As people mean it. */
  readonly mayOpen: boolean;
  readonly mayClose: boolean;
  left: number;
  readonly closing: Pair[];
  readonly opening: Pair[];
};

/** Emphasis farther apart is not looked for, so that a line can be shown while it grows. */
export const MAX_SPAN = 400;
/** A line with more marks is no prose. */
const MAX_RUNS = 2_000;

const SPACE = /^\s?$/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;
const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u;
/** Of Hangul: all others come after it. */
const FIRST_CJK = '\u1100';
const WORD = /[A-Za-z\d]/;
/** Beside a star they belong to words: no arithmetic, pointer or pattern has them there. */
const OPENING_QUOTE = /[“„«‘‹]/;
const ENDS_WORDS = /[“”»’›!?…:]/;
/** Names in code that models write without marking it as such. */
const DUNDER =
  /^__(?:init|main|name|file|str|repr|call|new|del|dict|all|version|doc|enter|exit|iter|next|len|eq|hash|class|slots|pycache|proto|dirname|filename)__/;

export const isCjk = (character: string): boolean => character >= FIRST_CJK && CJK.test(character);

const firstOf = (token: Item | undefined): string => {
  if (!token) return '';
  return String.fromCodePoint(token.text.codePointAt(0) ?? 32);
};

const lastOf = (token: Item | undefined): string => {
  if (!token) return '';
  const { text } = token;
  const code = text.charCodeAt(text.length - 1);
  return code >= 0xdc00 && code <= 0xdfff ? text.slice(-2) : text.slice(-1);
};

/** What may open or close by the rules of CommonMark for the characters around a run. */
const toFlanks = (mark: string, before: string, after: string) => {
  const [isSpaceBefore, isSpaceAfter] = [SPACE.test(before), SPACE.test(after)];
  const [isMarkBefore, isMarkAfter] = [PUNCTUATION.test(before), PUNCTUATION.test(after)];
  const isLeft = !isSpaceAfter && (!isMarkAfter || isSpaceBefore || isMarkBefore);
  const isRight = !isSpaceBefore && (!isMarkBefore || isSpaceAfter || isMarkAfter);
  if (mark !== '_') return { opens: isLeft, closes: isRight };
  return {
    opens: isLeft && (!isRight || isMarkBefore),
    closes: isRight && (!isLeft || isMarkAfter),
  };
};

const isAfterLabel = (text: string): boolean =>
  text !== text.trimEnd() && /[:：]$/u.test(text.trimEnd());

/**
 * What a run may be meant as where CommonMark does not see it. Two stars are emphasis wherever
 * they touch a word; one star or underscore may be arithmetic or a name, but not beside scripts
 * that have no spaces.
 */
const toMeant = (run: string, before: string, after: string, textBefore: string) => {
  const isTightBefore = !SPACE.test(before);
  const isTightAfter = !SPACE.test(after);
  if (run.length === 1 || run.startsWith('_')) {
    const isBesideCjk = isCjk(before) || isCjk(after);
    return {
      mayOpen: (isBesideCjk && isTightAfter) || (run === '*' && OPENING_QUOTE.test(after)),
      mayClose: (isBesideCjk && isTightBefore) || (run === '*' && ENDS_WORDS.test(before)),
    };
  }
  const isOperator = WORD.test(before) && /[([{]/.test(after);
  return {
    mayOpen: (isTightAfter && !isOperator) || textBefore.trim() === '',
    mayClose: isTightBefore || !isTightAfter || PUNCTUATION.test(after) || isAfterLabel(textBefore),
  };
};

/** Whether every renderer knows a half of an emphasis between what stands inside and outside. */
export const isFlanked = (
  half: Half,
  inside: Item | undefined,
  outside: Item | undefined,
): boolean => {
  const isOpen = half.type === 'open';
  const before = lastOf(isOpen ? outside : inside);
  const after = firstOf(isOpen ? inside : outside);
  const { opens, closes } = toFlanks('*', before, after);
  return isOpen ? opens : closes;
};

const toRun = (tokens: readonly InlineToken[], index: number): MarkRun | null => {
  const token = tokens[index];
  if (token?.type !== 'marks') return null;
  const { text, at } = token;
  const mark = text.charAt(0);
  if (mark === '|' || (mark === '~' && text.length !== 2)) return null;
  const before = lastOf(tokens[index - 1]);
  const after = firstOf(tokens[index + 1]);
  const { opens, closes } = toFlanks(mark, before, after);
  const isCertain = opens && closes;
  const { mayOpen, mayClose } = isCertain
    ? { mayOpen: true, mayClose: true }
    : toMeant(text, before, after, tokens[index - 1]?.text ?? '');
  return {
    at,
    mark,
    length: text.length,
    opens,
    closes,
    mayOpen: opens || mayOpen,
    mayClose: closes || mayClose,
    left: text.length,
    closing: [],
    opening: [],
  };
};

/** CommonMark: lengths whose sum is a multiple of three belong to different emphases. */
const isApart = (open: MarkRun, close: MarkRun): boolean =>
  ((open.opens && open.closes) || (close.opens && close.closes)) &&
  (open.length + close.length) % 3 === 0 &&
  (open.length % 3 !== 0 || close.length % 3 !== 0);

const findOpener = (stack: readonly MarkRun[], close: MarkRun, maxSpan: number): number => {
  for (let index = stack.length - 1; index >= 0; index -= 1) {
    const open = stack[index];
    if (!open || close.at - open.at > maxSpan) return -1;
    if (open.mark === close.mark && open.left > 0 && !isApart(open, close)) return index;
  }
  return -1;
};

const closeWith = (stack: MarkRun[], run: MarkRun, maxSpan: number): void => {
  while (run.left > 0) {
    const index = findOpener(stack, run, maxSpan);
    const open = stack[index];
    if (!open) return;
    const size = open.left >= 2 && run.left >= 2 ? 2 : 1;
    const pair: Pair = { open, close: run, size };
    open.left -= size;
    run.left -= size;
    open.opening.unshift(pair);
    run.closing.push(pair);
    stack.length = open.left > 0 ? index + 1 : index;
  }
};

/** The runs of marks in a line, each with the emphases that it begins and ends. */
export const pairRuns = (
  tokens: readonly InlineToken[],
  maxSpan = MAX_SPAN,
): ReadonlyMap<InlineToken, MarkRun> => {
  const runs = new Map<InlineToken, MarkRun>();
  const stack: MarkRun[] = [];
  for (const [index, token] of tokens.entries()) {
    const run = toRun(tokens, index);
    if (!run) continue;
    if (runs.size >= MAX_RUNS) return new Map();
    runs.set(token, run);
    if (isGlob(tokens, index)) continue;
    if (token.text === '__' && DUNDER.test(`__${tokens[index + 1]?.text}__`)) continue;
    if (run.mayClose) closeWith(stack, run, maxSpan);
    if (run.left > 0 && run.mayOpen) stack.push(run);
  }
  return runs;
};

/** A token of a line, or a mark in it. */
type Sign = { readonly text: string };

// Stars that stand for any names in a path: the paths of a line would make an emphasis with each
// other.
export const isGlob = (items: readonly Sign[], index: number): boolean => {
  const { text = '' } = items[index] ?? {};
  if (text !== '*' && text !== '**') return false;
  const after = items[index + 1]?.text ?? '';
  const before = items[index - 1]?.text ?? '';
  if (before.endsWith('/')) return /^(?:\/|\.\w)/.test(after);
  return !/[\p{L}\p{N}]$/u.test(before) && after === '/' && items[index + 2]?.text === '*';
};

/** The same, or two stars that end a path and no emphasis. */
export const isInPath = (items: readonly Sign[], index: number): boolean =>
  isGlob(items, index) ||
  (items[index]?.text === '**' && (items[index - 1]?.text ?? '').endsWith('/'));

/** Stars in a path as themselves: escaped where a renderer could pair them. */
export const toLiteralGlob = (
  items: readonly Sign[],
  index: number,
  escapesMarks: boolean,
): string => {
  const { text = '' } = items[index] ?? {};
  const isOther = (item: Sign, at: number) =>
    at !== index && item.text === text && isGlob(items, at);
  return escapesMarks || items.some(isOther) ? text.replaceAll('*', '\\*') : text;
};
