import { MAX_SPAN, type Pair, pairRuns } from './emphasis.ts';
import { isHeldBack } from './half-token.ts';
import { toInlineTag } from './html.ts';
import { findCode } from './inline.ts';
import { findElementSpans, findHalfLink, type Span } from './masked-lines.ts';
import { findBars } from './spoilers.ts';
import { type InlineToken, tokenize } from './tokens.ts';
import { closeLink, toPrefix } from './unfinished.ts';

/** The lines of a paragraph without what makes them items or quotes, as one text. */
export type Paragraph = {
  readonly text: string;
  /** Where each line begins in it. */
  readonly starts: readonly number[];
};

/** The beginning or the end of an emphasis, or of markup; both have the same `span`. */
type Half = {
  readonly type: 'open' | 'close';
  readonly text: string;
  /** What ends it. */
  readonly ending: string;
  readonly at: number;
  readonly span: Span;
};

export type MarkedText =
  /** Code may be open: nothing has ended it yet. */
  | {
      readonly type: 'text' | 'link' | 'code' | 'open code';
      readonly text: string;
      readonly at: number;
    }
  | Half;

/** The marks of a paragraph, as far as it is known. */
export type ParagraphMarks = {
  readonly items: readonly MarkedText[];
  readonly spans: readonly Span[];
  /** Where the first of what may end in lines to come begins; null if nothing does. */
  readonly begunAt: number | null;
};

export type MarkOptions = {
  /** Whether what may end later is taken to end where the text does. */
  readonly isClosed: boolean;
  /** Two bars hide what is between them. */
  readonly hasSpoilers: boolean;
};

export const toLineBody = (line: string): string =>
  line.slice(toPrefix(line).length).replace(/\n$/, '');

export const toParagraph = (lines: readonly string[]): Paragraph => {
  const bodies = lines.map(toLineBody);
  const starts: number[] = [];
  let at = 0;
  for (const body of bodies) {
    starts.push(at);
    at += body.length + 1;
  }
  return { text: bodies.join('\n'), starts };
};

/** What stands at a token: the ends and the beginnings of what goes over it. */
type Ends = { readonly closing: Half[]; readonly opening: Half[]; isOwn: boolean };

/** What the tokens of a paragraph open and close, and what is still open. */
type Found = {
  readonly ends: Map<InlineToken, Ends>;
  readonly spans: Span[];
  readonly begun: Map<InlineToken, Half>;
  /** What hides all that comes: whether it does is for others to say. */
  hidden: { readonly token: InlineToken; readonly half: Half } | null;
};

const endsOf = ({ ends }: Found, token: InlineToken): Ends => {
  const known = ends.get(token) ?? { closing: [], opening: [], isOwn: false };
  ends.set(token, known);
  return known;
};

const toHalf = (type: Half['type'], mark: string, at: number, span: Span): Half => ({
  ...{ type, text: mark, ending: mark, at, span },
});

const isNear = (at: number, end: number): boolean => end - at <= MAX_SPAN;

const toOpenEnd = (start: number): Span => ({ start, end: Number.POSITIVE_INFINITY });

const findEmphasis = (found: Found, tokens: readonly InlineToken[], end: number): void => {
  const runs = pairRuns(tokens);
  const spans = new Map<Pair, Span>();
  const spanOf = (pair: Pair): Span => {
    const { open, close } = pair;
    const span = spans.get(pair) ?? { start: open.at, end: close.at + close.length };
    spans.set(pair, span);
    return span;
  };
  let endedAt = -1;
  for (const token of tokens) {
    const run = runs.get(token);
    if (!run) continue;
    const { at } = token;
    const toHalves = (type: Half['type'], pairs: readonly Pair[]) =>
      pairs.map((pair) => toHalf(type, run.mark.repeat(pair.size), at, spanOf(pair)));
    endsOf(found, token).closing.push(...toHalves('close', run.closing));
    endsOf(found, token).opening.push(...toHalves('open', run.opening));
    found.spans.push(...run.opening.map(spanOf));
    // What an emphasis encloses ends in it.
    const isFree = at >= endedAt && isNear(at, end);
    if (run.left > 0 && run.mayOpen && isFree)
      found.begun.set(token, toHalf('open', run.mark.repeat(run.left), at, toOpenEnd(at)));
    for (const { close } of run.opening) endedAt = Math.max(endedAt, close.at);
  }
};

/** The two of something that a token begins, and another one ends. */
const pairUp = (found: Found, open: InlineToken, close: InlineToken, ending: string): void => {
  const span = { start: open.at, end: close.at + close.text.length };
  endsOf(found, open).opening.push({ ...toHalf('open', open.text, open.at, span), ending });
  endsOf(found, close).closing.push({ ...toHalf('close', close.text, close.at, span), ending });
  for (const token of [open, close]) endsOf(found, token).isOwn = true;
  found.spans.push(span);
};

type OpenTag = { readonly name: string; readonly token: InlineToken };

/** Pairs a tag with the one that it ends, or adds it to those that are open. */
const readTag = (found: Found, open: OpenTag[], token: InlineToken): void => {
  const tag = token.type === 'angle' ? toInlineTag(token.text) : null;
  if (tag && !tag.isEnd) open.push({ name: tag.name, token });
  if (!tag?.isEnd) return;
  const index = open.findLastIndex(({ name }) => name === tag.name);
  const [last] = index < 0 ? [] : open.splice(index);
  if (last) pairUp(found, last.token, token, `</${tag.name}>`);
};

const findTags = (found: Found, tokens: readonly InlineToken[], end: number): void => {
  const open: OpenTag[] = [];
  for (const token of tokens) readTag(found, open, token);
  for (const { name, token } of open) {
    const { text, at } = token;
    const half = { ...toHalf('open', text, at, toOpenEnd(at)), ending: `</${name}>` };
    if (isNear(at, end)) found.begun.set(token, half);
  }
};

const findSpoilers = (found: Found, tokens: readonly InlineToken[], text: string): void => {
  const bars = findBars(text, false);
  const taken = bars.flatMap((at) => tokens.find((token) => token.at === at) ?? []);
  if (taken.length < bars.length) return;
  for (let index = 0; index < taken.length; index += 2) {
    const [open, close] = [taken[index], taken[index + 1]];
    if (open && close) pairUp(found, open, close, '||');
    else if (open)
      found.hidden = { token: open, half: toHalf('open', '||', open.at, toOpenEnd(open.at)) };
  }
};

const toItems = (found: Found, token: InlineToken, isClosed: boolean): MarkedText[] => {
  const { type, text, at } = token;
  const { closing, opening, isOwn } = found.ends.get(token) ?? { closing: [], opening: [] };
  const hidden = found.hidden?.token === token ? found.hidden.half : undefined;
  const begun = isClosed ? (found.begun.get(token) ?? hidden) : undefined;
  const marked = [...closing, ...opening].map((half) => half.text).join('');
  const rest = isOwn ? '' : text.slice(marked.length);
  if (begun) return [...closing, begun, ...opening];
  const isLink = type === 'link' && token.label?.trim() !== '';
  const isWhole = !text.includes('\n') || !(type === 'code' || isLink);
  const kind = isWhole ? 'text' : type;
  return [
    ...closing,
    ...(rest === '' ? [] : [{ type: kind, text: rest, at } as const]),
    ...opening,
  ];
};

const isHalf = (item: MarkedText): item is Half => item.type === 'open' || item.type === 'close';

/**
 * What ends in the line in which it begins stays as it was written. What is in bold already is not
 * bold twice.
 */
const withOwn = (text: string, items: readonly MarkedText[]): MarkedText[] => {
  const isOver = ({ span: { start, end } }: Half) =>
    end === Number.POSITIVE_INFINITY || text.slice(start, end).includes('\n');
  const over = items.filter((item): item is Half => item.type === 'open' && isOver(item));
  const isAlready = ({ text: mark, at }: Half) =>
    over.some(({ text: other, span }) => other === mark && span.start < at && span.end > at);
  return items.flatMap((item): MarkedText[] => {
    if (!isHalf(item) || isOver(item)) return [item];
    return isAlready(item) ? [] : [{ type: 'text', text: item.text, at: item.at }];
  });
};

/** What the tokens of a text begin and end. */
const findAll = (tokens: readonly InlineToken[], text: string, hasSpoilers: boolean): Found => {
  const found: Found = { ends: new Map(), spans: [], begun: new Map(), hidden: null };
  findEmphasis(found, tokens, text.length);
  findTags(found, tokens, text.length);
  if (hasSpoilers && text.includes('||')) findSpoilers(found, tokens, text);
  for (const { type, at, text: token } of tokens)
    if (type !== 'text' && (type !== 'angle' || isHeldBack(token)))
      found.spans.push({ start: at, end: at + token.length });
  found.spans.push(...findElementSpans(text));
  return found;
};

/** Reads the marks of a paragraph. */
export const findMarks = (
  { text: given }: Paragraph,
  { isClosed, hasSpoilers }: MarkOptions,
): ParagraphMarks => {
  const text = isClosed ? closeLink(given) : given;
  const { open } = findCode(text);
  // Code that nothing has ended yet.
  const codeAt = open && isNear(open.start, text.length) ? open.start : text.length;
  const tokens = tokenize(text.slice(0, codeAt));
  const found = findAll(tokens, text, hasSpoilers);
  const read = tokens.flatMap((token) => toItems(found, token, isClosed));
  const code: MarkedText = {
    type: isClosed ? 'open code' : 'text',
    text: text.slice(codeAt),
    at: codeAt,
  };
  const items = [...withOwn(text, read), code].filter((item) => item.text !== '');
  const label = isClosed ? -1 : findHalfLink(given, codeAt);
  const begun = [...found.begun.keys()].map(({ at }) => at);
  const first = Math.min(...begun, label < 0 ? text.length : label, codeAt);
  return {
    items,
    spans: found.spans,
    begunAt: first < text.length ? toFree(found.spans, first) : null,
  };
};

/** Nothing that ends behind what has begun is known to end there. */
const toFree = (spans: readonly Span[], at: number): number => {
  const around = spans.find(({ start, end }) => start < at && end > at);
  return around ? toFree(spans, around.start) : at;
};

/** Whether something that ends in it goes on over the end of a line. */
export const areOverLines = ({ items }: ParagraphMarks): boolean =>
  items.some(({ type }) => type !== 'text');

/** The line in which a place lies. */
export const toLineAt = ({ starts }: Paragraph, at: number): number =>
  starts.findLastIndex((start) => start <= at);

/** The first line from which on something may still be open, or be continued by later lines. */
export const findOpenLine = (
  paragraph: Paragraph,
  { spans, begunAt }: ParagraphMarks,
): number | null => {
  if (begunAt === null) return null;
  let line = toLineAt(paragraph, begunAt);
  for (;;) {
    const start = paragraph.starts[line] ?? 0;
    const around = spans.find((span) => span.start < start && span.end > start);
    if (!around) return line;
    line = toLineAt(paragraph, around.start);
  }
};

/** The latest end of what can be shown, at most this one, that parts nothing. */
export const toUnparted = (
  paragraph: Paragraph,
  { spans }: ParagraphMarks,
  latest: number,
): number => {
  const { text, starts } = paragraph;
  const from = starts[toLineAt(paragraph, latest)] ?? 0;
  let end = latest;
  for (;;) {
    // What ends here may depend on what follows, but not on a space.
    const isTouched = !/\s/.test(text[end] ?? 'x');
    const parted = spans.find(
      (span) => span.start < end && (span.end > end || (span.end === end && isTouched)),
    );
    if (!parted) return end;
    end = Math.max(from, parted.start);
    if (end === from) return end;
  }
};
