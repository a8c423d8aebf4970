import { findWritten } from '../written-mentions.ts';
import { MAX_SPAN, type MarkRun, pairRuns } from './emphasis.ts';
import { hasMarker, mayClose, toEnding, toPosition } from './fence.ts';
import { trimLoneSurrogate } from './grapheme.ts';
import { closeFormula, HALF_FORMULA } from './half-formula.ts';
import { beforeAngles, findHalf, findHalfToken, isHeldBack } from './half-token.ts';
import { findElements, withoutOpenTags } from './html.ts';
import { findCode, toMasked } from './inline.ts';
import { type InlineToken, tokenize } from './tokens.ts';

const PREFIX = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:\[[ xX]\][ \t]+)?(?:#{1,6}[ \t]+)?/;
const RULE = /^[ \t>]*(?:([-*_])(?:[ \t]*\1){2,}|\|?[ \t:|]*-[ \t:|-]*)[ \t]*$/;
/** `[label]: address` is no prose. */
const DEFINITION = /^[ \t>]*\[(?!\^)[^\]\n]{1,300}\]:[ \t]/;

/** A line without any of these is plain words: most of them are. */
const SPECIAL = /[\\`*_~<&[|$@#]|:\/\//;
const HALF_SCHEME = /(?<!\w)h(?:t(?:t(?:p(?:s?(?::\/?)?)?)?)?)?$/;
const HALF_DEFINITION = /^[ \t>]*\[(?!\^)[^\]\n]{0,300}(?:\](?::(?:[ \t]|$)|$)|$)/;

/** Marks of a quote, an item or a row, or what may be such a mark, that no word follows yet. */
const NO_WORDS = /^[ \t>|:-]*(?:[*+]|\d{1,9}[.)]?)?[ \t]*$/;

/** A mention whose brackets are written as entities. */
export const ESCAPED_TOKEN = /(?<!\\)&lt;([@#!][^<>&\s]{1,80})&gt;/g;

/** What makes a line a heading, an item or a quote. */
export const toPrefix = (line: string): string => PREFIX.exec(line)?.[0] ?? '';

/** Whether a line is a rule, a table's second row or names an address. */
export const isNoProse = (line: string): boolean => RULE.test(line) || DEFINITION.test(line);

/**
 * The beginning of a link. No character can be read in two ways: with a choice, what is no link
 * after all would be tried in every combination.
 */
const LABEL = String.raw`(?:\\.|[^\\[\]]|\[(?:\\.|[^\\[\]]){0,300}\]){0,1000}`;
const NESTED = String.raw`(?:[^\s()]|\([^\s()]{0,200}\)){0,500}`;
const ADDRESS = String.raw`(?!<)(?:[^\s()]|\(${NESTED}\)){0,2000}`;
const TITLE = String.raw`(?:["'][^\n]{0,200})?`;
const LINK = new RegExp(
  String.raw`(?<!\\)!?\[(${LABEL})(?:\](?:\(\s{0,9}(?:${[
    String.raw`<[^<>\n]{0,2000}(?:>\s{0,9}${TITLE})?`,
    String.raw`${ADDRESS}(?:\(${NESTED}(?:\([^\s()]{0,200})?|\s+${TITLE})?`,
  ].join('|')}))?|\[(?:\\.|[^\\[\]]){0,300}\\?|\\)?$`,
);
const WORD = /(?:@\w*|\\|(?<!\w)h(?:t(?:t(?:p(?:s?(?::(?:\/(?:\/\S*)?)?)?)?)?)?)?)$/;

/** The farthest that any of them looks. */
const REACH = 3_000;

const toLastWord = (tail: string): number => {
  let at = tail.length;
  while (at > 0 && !/\s/.test(tail.charAt(at - 1))) at -= 1;
  return at;
};

/** Where something else than emphasis begins that has not ended. */
export const findUnfinished = (masked: string): number => {
  const from = Math.max(0, masked.length - REACH);
  const tail = masked.slice(from);
  const link = tail.includes('[') ? findHalf(tail, 0, LINK) : tail.length;
  const formula = /[$\\]/.test(tail) ? findHalf(tail, 0, HALF_FORMULA) : tail.length;
  const word = findHalf(tail, toLastWord(tail), WORD);
  return beforeBackslash(masked, from + Math.min(findHalfToken(tail), link, formula, word));
};

/** A backslash belongs to the sign behind it. */
const beforeBackslash = (text: string, at: number): number => {
  let start = at;
  while (text[start - 1] === '\\') start -= 1;
  return (at - start) % 2 === 1 ? at - 1 : at;
};

/** Where something begins that is read as one, and where it ends. */
type Stretch = readonly [start: number, end: number];

const toPairStretches = (line: string, tokens: readonly InlineToken[]): Stretch[] => {
  const runs = pairRuns(tokens);
  return tokens.flatMap((token): Stretch[] => {
    const run = runs.get(token);
    if (!run) return [];
    const end = token.at + token.text.length;
    const isOpen = run.left > 0 && run.mayOpen && line.length - token.at <= MAX_SPAN;
    const closed = run.closing.map(({ open }): Stretch => [open.at, end]);
    return isOpen ? [...closed, [token.at, Number.POSITIVE_INFINITY]] : closed;
  });
};

const toBarStretches = (line: string, tokens: readonly InlineToken[]): Stretch[] => {
  const bars = tokens.filter(({ text }) => text === '||');
  return bars.flatMap(({ at }, index): Stretch[] => {
    const next = bars[index + 1];
    if (next) return next.at - at <= MAX_SPAN ? [[at, next.at + 2]] : [];
    return line.length - at <= MAX_SPAN ? [[at, Number.POSITIVE_INFINITY]] : [];
  });
};

const toTokenStretch = ({ 0: text, index }: RegExpExecArray): Stretch => [
  index,
  index + text.length,
];

/** Stretches of a line that must not be shown in part. */
const toStretches = (line: string, masked: string): Stretch[] => {
  const tokens = tokenize(line, masked);
  const whole = tokens
    .filter(({ type, text }) => type !== 'text' && (type !== 'angle' || isHeldBack(text)))
    .map(({ type, at, text }): Stretch => {
      return [type === 'angle' ? beforeAngles(line, at) : at, at + text.length];
    });
  return [
    ...whole,
    ...toPairStretches(line, tokens),
    ...toBarStretches(line, tokens),
    ...findElements(masked),
    ...(masked.includes('&lt;') ? Array.from(masked.matchAll(ESCAPED_TOKEN), toTokenStretch) : []),
    ...findWritten(masked).map(
      ({ at, written }): Stretch => [beforeAngles(line, at), at + written.length],
    ),
  ];
};

/** Marks alone on a line are a rule; with words behind them they are not. */
export const hasNoWords = (line: string): boolean => isNoProse(line) || NO_WORDS.test(line);

/** Where the part of an unfinished line ends that stays what it is, whatever follows. */
export const findSettled = (line: string, limit: number): number => {
  if (!SPECIAL.test(line)) {
    const end = Math.min(limit, HALF_SCHEME.exec(line)?.index ?? limit);
    return NO_WORDS.test(line.slice(0, end)) ? 0 : end;
  }
  if (HALF_DEFINITION.test(line)) return 0;
  const { length } = toPrefix(line);
  const inline = findSettledInline(line.slice(length), Math.max(0, limit - length));
  const end = Math.min(limit, length + inline);
  return hasNoWords(line.slice(0, end)) ? 0 : end;
};

const findSettledInline = (line: string, limit: number): number => {
  const { spans, open } = findCode(line);
  const masked = toMasked(line, spans);
  // Backticks at the end may become more, which end nothing.
  const last = spans.findLast(({ end }) => end === line.length);
  // A dollar in code that has not ended yet ends no formula before it.
  const before = masked.slice(0, Math.min(open?.start ?? line.length, last?.start ?? line.length));
  const start = Math.min(limit, before.length, findUnfinished(before));
  return beforeSigns(masked, toUnparted(line, start, toStretches(line, masked)));
};

/** What follows says whether a dollar ends a formula, and how a bracket is written. */
const beforeSigns = (line: string, latest: number): number => {
  let end = latest;
  while (/^(?:\$[\w$]|<[@#!])/.test(line.slice(Math.max(0, end - 1), end + 1))) end -= 1;
  return end;
};

/** The last end, at most this one, that splits none of the stretches. Looks at each once. */
const toUnparted = (line: string, latest: number, stretches: readonly Stretch[]): number => {
  const byStop = stretches.toSorted(([, one], [, other]) => other - one);
  let end = latest;
  let next = latest;
  for (let index = 0; ; end = next) {
    // What ends here may depend on what follows, but not on a space.
    const isTouched = !/\s/.test(line[end] ?? 'x');
    for (; index < byStop.length; index += 1) {
      const [start, stop] = byStop[index] ?? [end, end];
      if (stop < end || (stop === end && !isTouched)) break;
      if (start < end) next = Math.min(next, start);
    }
    if (next === end) return end;
  }
};

/** Ends a code span that a line leaves open. */
const closeCode = (line: string): string => {
  const { open } = findCode(line);
  if (!open) return line;
  if (open.end === line.length) return line.slice(0, open.start);
  // The last marks may be the first of those that end it.
  const text = line.replace(/`+$/, '').trimEnd();
  return text + (text.endsWith('`') ? ' ' : '') + line.slice(open.start, open.end);
};

/** A link whose address has not come shows its label. */
export const closeLink = (line: string): string => {
  if (!line.includes('[')) return line;
  const masked = toMasked(line);
  const match = LINK.exec(masked.slice(-REACH));
  if (!match) return line;
  const start = Math.max(0, masked.length - REACH) + match.index;
  const [whole, label = ''] = match;
  if (label.startsWith('^')) return whole.endsWith(']') ? line : line.slice(0, start);
  const from = start + whole.indexOf('[') + 1;
  const inner = /\[[^[\]]*$/.exec(whole.slice(label.length + 1))?.[0].slice(1) ?? '';
  return line.slice(0, start) + line.slice(from, from + label.length) + inner;
};

const withoutHalfToken = (line: string): string => {
  const masked = toMasked(line);
  const from = Math.max(0, masked.length - REACH);
  const tail = masked.slice(from);
  const isSlashed = tail.endsWith('\\') || tail.includes('\\b');
  const slash = isSlashed ? findHalf(tail, 0, HALF_ESCAPE) : tail.length;
  return line.slice(0, from + beforeBackslash(tail, Math.min(findHalfToken(tail), slash)));
};

/** A backslash that ends a line, or a formula of several lines that has begun in it. */
const HALF_ESCAPE =
  /(?<!\\)(?:\\\\)*\\(?:b(?:e(?:g(?:i(?:n(?:\{(?:(?!\\begin\{|\\end\{[a-zA-Z]{1,12}\*?\})[^\n]){0,600})?)?)?)?)?)?$/;

/** Whether a run of marks is open at the end of a line, and may still end there. */
const isOpen = (run: MarkRun | undefined, end: number): boolean =>
  run !== undefined && run.left > 0 && run.mayOpen && end - run.at <= MAX_SPAN;

/** Whether the last run of a line ends all that is open. */
const endsAll = (tokens: readonly InlineToken[], last: InlineToken): boolean => {
  const runs = pairRuns(tokens);
  const isLeft = (run: MarkRun) => isOpen(run, last.at);
  return runs.get(last)?.left === 0 && ![...runs.values()].some(isLeft);
};

/** Half of the marks of what is deleted. */
const HALF_TILDES = /(?<![\p{L}\p{N}~\\])~$/u;

/** Ends the emphases that a line leaves open; marks with nothing behind them are left out. */
const closeMarks = (given: string): string => {
  const line = given.replace(HALF_TILDES, '');
  if (!/[*_~]/.test(line) || isNoProse(line) || /<pre[\s>]/i.test(line)) return line;
  const prefix = toPrefix(line);
  const tokens = tokenize(line.slice(prefix.length));
  const last = tokens.at(-1);
  const isMark = last?.type === 'marks' && !last.text.startsWith('|');
  if (isMark && endsAll(tokens, last)) return line;
  const runs = pairRuns(isMark ? tokens.slice(0, -1) : tokens);
  const open = tokens.filter((token) => isOpen(runs.get(token), line.length - prefix.length));
  if (open.length === 0 && !isMark) return line;
  const closing = open
    .map((token) => token.text.slice(0, runs.get(token)?.left ?? token.text.length))
    .reverse();
  const text = line.slice(0, isMark ? prefix.length + last.at : line.length);
  const rest = closing[0] === '~~' ? text.replace(/~$/, '') : text;
  return rest.trimEnd() + closing.join('');
};

const SPOILER = /\|\|(?=\S)(?:(?!\|\|)[^\n]){1,400}$/;

const closeBars = (line: string): string => {
  if (!line.includes('||')) return line;
  const masked = toMasked(line);
  if (masked.split('||').length % 2 === 1) return line;
  if (masked.endsWith('||')) return line.slice(0, -2);
  return SPOILER.test(masked) ? `${line.replace(/\|$/, '').trimEnd()}||` : line;
};

/** An unfinished line as it can be shown: what is half is held back, what is open is closed. */
export const toClosed = (
  line: string,
  { rendersHtml, hasSpoilers }: { readonly rendersHtml: boolean; readonly hasSpoilers: boolean },
): string => {
  const whole = closeCode(withoutOpenTags(withoutHalfToken(line)));
  const closed = closeMarks(closeLink(rendersHtml ? whole : closeFormula(whole)));
  return hasSpoilers ? closeBars(closed) : closed;
};

/** A line with what is open in it closed. */
export const toHealedLine = (line: string): string =>
  /^\s*(?:`{1,2}|~{1,2})$/.test(line) ? '' : closeMarks(closeLink(closeCode(line)));

const toHealed = (text: string): string => {
  const start = text.lastIndexOf('\n') + 1;
  if (!hasMarker(text)) return text.slice(0, start) + toHealedLine(text.slice(start));
  const before = toPosition(text, start);
  const { fence } = toPosition(text, text.length, before).state;
  if (!fence && before.state.fence) return text;
  if (!fence) return text.slice(0, start) + toHealedLine(text.slice(start));
  const isHalfClosed = start > 0 && mayClose(text.slice(start));
  return (isHalfClosed ? text.slice(0, start - 1) : text).replace(/\n$/, '') + toEnding(fence);
};

/**
 * Makes an unfinished piece displayable: an open fence, half a code span, link or `**` is closed
 * or held back. What would then be longer than `maxChars` UTF-16 units stays as it is, but for
 * half a character at the end.
 */
export const heal = (text: string, maxChars = Number.POSITIVE_INFINITY): string => {
  const whole = trimLoneSurrogate(text);
  const healed = toHealed(whole);
  return healed.length > maxChars ? whole : healed;
};
