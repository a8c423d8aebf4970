import { toPlainMentions } from '../written-mentions.ts';
import {
  type Half,
  type Item,
  isCjk,
  isFlanked,
  isInPath,
  type Pair,
  pairRuns,
  toLiteralGlob,
} from './emphasis.ts';
import { hasBlockTag, withoutHtml } from './html.ts';
import { mapInline, toMasked } from './inline.ts';
import { respell, type Spelling } from './respell.ts';
import { toBarred } from './spoilers.ts';
import { type InlineToken, tokenize } from './tokens.ts';
import { ESCAPED_TOKEN, isNoProse, toClosed, toPrefix } from './unfinished.ts';

const SPECIAL = /[\\`*_~<&[|$]|:\/\//;
type Runs = ReturnType<typeof pairRuns>;

/** The tokens with each run of marks as the halves of emphases that it consists of. */
const toItems = (tokens: readonly InlineToken[], runs: Runs): Item[] => {
  if (runs.size === 0) return [...tokens];
  return tokens.flatMap((token): Item[] => {
    const run = runs.get(token);
    if (!run) return [token];
    const { mark, at, closing, opening, left } = run;
    const halves = (type: 'open' | 'close', pairs: readonly Pair[]): Item[] =>
      pairs.map((pair) => ({ type, text: mark.repeat(pair.size), at, pair }));
    const rest: Item[] = left > 0 ? [{ type: 'marks', text: mark.repeat(left), at }] : [];
    return [...halves('close', closing), ...rest, ...halves('open', opening)];
  });
};

/** A character, or white space, at one end of a text. */
const EDGE = {
  open: /^(?:\s+|.)/su,
  close: /(?:\s+|.)$/su,
};

/** Swaps one end of an emphasis with what stands inside, or with a character of that. */
const moveBy = (items: Item[], at: number, half: Half, next: Item): number => {
  const step = half.type === 'open' ? 1 : -1;
  const edge = next.type === 'text' ? (EDGE[half.type].exec(next.text)?.[0] ?? '') : next.text;
  if (edge === next.text) {
    items[at + step] = half;
    items[at] = next;
    return at + step;
  }
  const isOpen = half.type === 'open';
  const rest = isOpen ? next.text.slice(edge.length) : next.text.slice(0, -edge.length);
  const outside: Item = { type: 'text', text: edge, at: half.at };
  const inside: Item = { type: 'text', text: rest, at: half.at };
  if (isOpen) items.splice(at, 2, outside, half, inside);
  else items.splice(at - 1, 2, inside, half, outside);
  return isOpen ? at + 1 : at;
};

/** Moves one end of an emphasis inwards until every renderer accepts it. False if none would. */
const moveInwards = (items: Item[], half: Half): boolean => {
  const step = half.type === 'open' ? 1 : -1;
  let at = items.indexOf(half);
  for (;;) {
    const next = items[at + step];
    if (!next) return false;
    if (next.pair) return next.type === half.type; // Its neighbour touches a letter already.
    at = moveBy(items, at, half, next);
    if (isFlanked(half, items[at + step], items[at - step])) return true;
  }
};

const isHalf = (item: Item): item is Half => item.pair !== undefined;

const halvesOf = (items: readonly Item[], pair: Pair) => ({
  open: items.findIndex((item) => item.type === 'open' && item.pair === pair),
  close: items.findIndex((item) => item.type === 'close' && item.pair === pair),
});

/** Emphasis around nothing but a link goes into its label. */
const moveIntoLink = (items: Item[], pair: Pair): boolean => {
  const { open, close } = halvesOf(items, pair);
  const only = close === open + 2 ? items[open + 1] : undefined;
  if (only?.type !== 'link' || !only.text.startsWith('[')) return false;
  const mark = items[open]?.text ?? '';
  const end = only.text.lastIndexOf('](');
  const text = `[${mark}${only.text.slice(1, end)}${mark}${only.text.slice(end)}`;
  items.splice(open, 3, { ...only, text });
  return true;
};

const BRACKETS = ['()', '[]', '{}', '（）', '「」', '『』', '【】', '《》', '“”', '‘’', '«»'];

/** A bracket does not stay alone in an emphasis that its counterpart has just left. */
const moveOutOfBracket = (items: Item[], pair: Pair): boolean => {
  const { open, close } = halvesOf(items, pair);
  const [first, last] = [items[open], items[close]];
  const inner = items
    .slice(open + 1, close)
    .map(({ text }) => text)
    .join('');
  const isLone = (bracket: string, other: string) => bracket !== '' && !inner.includes(other);
  const [opening, closing] = [inner.slice(0, 1), inner.slice(-1)];
  const left = BRACKETS.find(([sign]) => sign === opening);
  const right = BRACKETS.find(([, sign]) => sign === closing);
  if (left && isLone(opening, left.slice(1)) && first && isHalf(first))
    return moveInwards(items, first);
  if (right && isLone(closing, right.slice(0, 1)) && last && isHalf(last))
    return moveInwards(items, last);
  return true;
};

/**
 * Discord looks for the end of an emphasis in code, too, and would find it there
 * (github.com/ariabuckles/simple-markdown/issues/23).
 */
const isEndedInCode = (items: readonly Item[], pair: Pair): boolean => {
  const { open, close } = halvesOf(items, pair);
  const mark = items[open]?.text ?? '';
  const isEnd = ({ type, text }: Item) => type === 'code' && text.includes(mark);
  return items.slice(open + 1, close).some(isEnd);
};

const repairPair = (items: Item[], pair: Pair, { escapesMarks }: Spelling): void => {
  const isEnded = escapesMarks && isEndedInCode(items, pair);
  if (!isEnded && (isSeen(pair) || moveIntoLink(items, pair))) return;
  const { open, close } = halvesOf(items, pair);
  const [first, last] = [items[open], items[close]];
  if (!first || !last || !isHalf(first) || !isHalf(last)) return;
  const isMoved =
    !isEnded &&
    (pair.open.opens || moveInwards(items, first)) &&
    (pair.close.closes || moveInwards(items, last)) &&
    moveOutOfBracket(items, pair);
  const now = halvesOf(items, pair);
  const isEmpty = now.close <= now.open + 1;
  if (!isMoved || isEmpty) {
    for (const half of [first, last]) items.splice(items.indexOf(half), 1);
    return;
  }
  if (pair.open.mark !== '_') return;
  const stars = '*'.repeat(pair.size);
  items[now.open] = { ...first, text: stars };
  items[now.close] = { ...last, text: stars };
};

/**
 * Marks that mean themselves, so that no client takes them for more: those that could begin an
 * emphasis. Two stars may belong to one that goes on in another line.
 */
const toLiteralMarks = (index: number, items: readonly Item[], spelling: Spelling): string => {
  const { text = '' } = items[index] ?? {};
  if (text.startsWith('|')) return spelling.hasSpoilers ? text.replaceAll('|', '\\|') : text;
  const before = items[index - 1]?.text ?? '';
  if (isInPath(items, index)) return toLiteralGlob(items, index, spelling.escapesMarks);
  const after = items[index + 1]?.text ?? '';
  const isName =
    text.startsWith('_') && /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after);
  const isPlain = /^(?:\s|$)/.test(after) && text.startsWith('*');
  const isEscaped = text === '__' || (spelling.escapesMarks && !/^(?:\*\*$|~)/.test(text));
  if (!isEscaped || isName || isPlain) return text;
  return text.replaceAll(/[*_]/g, '\\$&');
};

const isTightTo = (neighbour: Item | undefined, side: 'before' | 'after'): boolean => {
  if (!neighbour || neighbour.pair || neighbour.type === 'marks') return false;
  const { text } = neighbour;
  return isCjk(side === 'before' ? text.slice(-1) : text.slice(0, 1));
};

const toWritten = (item: Item, index: number, items: readonly Item[], spelling: Spelling) => {
  const { joint, escapesMarks } = spelling;
  if (item.type === 'text' && escapesMarks) return item.text.replaceAll('`', '\\`');
  const isCode = item.type === 'code';
  if (joint === '' || (!isCode && !item.pair)) return item.text;
  const opens = isCode || item.type === 'open';
  const closes = isCode || item.type === 'close';
  const before = opens && isTightTo(items[index - 1], 'before') ? joint : '';
  const after = closes && isTightTo(items[index + 1], 'after') ? joint : '';
  return before + item.text + after;
};

/** Marks of emphasis that are another platform's: two underscores. */
const withStars = (item: Item): Item =>
  item.pair && item.text === '__' ? { ...item, text: '**' } : item;

/**
 * An address in brackets where readers would take the mark or letter that it touches for a part.
 */
const toBounded = (token: InlineToken, next: InlineToken | undefined): InlineToken => {
  if (token.type !== 'url' || !next) return token;
  const isLetter = /^[\u0080-\u{10ffff}]/u.test(next.text) && !/^\s/u.test(next.text);
  return next.type === 'marks' || isLetter ? { ...token, text: `<${token.text}>` } : token;
};

const isJoined = (tokens: readonly InlineToken[], text: string): boolean =>
  text === tokens.map((token) => token.text).join('');

/** Whether a line is what it is meant to be already: most are. */
const isSound = (
  tokens: readonly InlineToken[],
  runs: Runs,
  { joint, escapesMarks }: Spelling,
): boolean =>
  tokens.every((token) => {
    // It may have to be parted.
    if (joint !== '' && /[\u1100-\uffff]/.test(token.text)) return false;
    if (token.type === 'text') return !escapesMarks || !token.text.includes('`');
    if (token.type === 'code') return !escapesMarks || !/[*_~]/.test(token.text);
    if (token.type !== 'marks') return true;
    const run = runs.get(token);
    const isPaired = run?.left === 0 && run.mark !== '_' && token.text.charAt(0) !== '|';
    return isPaired && [...run.opening, ...run.closing].every(isSeen);
  });

/** Whether every renderer takes it for an emphasis. */
const isSeen = ({ open, close }: Pair): boolean => open.opens && close.closes;

/** What stands within a line, without what comes before it in its paragraph. */
const repairInline = (text: string, spelling: Spelling): string => {
  if (!SPECIAL.test(text)) return text;
  const respelled = tokenize(text).map((token) => respell(token, spelling, repairInline));
  const tokens = respelled.map((token, index) => toBounded(token, respelled[index + 1]));
  const runs = pairRuns(tokens);
  if (isJoined(tokens, text) && isSound(tokens, runs, spelling)) return text;
  const items = toItems(tokens, runs);
  const pairs = items.flatMap(({ type, pair }) => (type === 'close' && pair ? [pair] : []));
  for (const pair of pairs) repairPair(items, pair, spelling);
  const kept = spelling.hasSpoilers ? toBarred(items) : new Set<Item>();
  const written = items.map((item, index) => {
    if (item.type === 'marks' && !kept.has(item)) return toLiteralMarks(index, items, spelling);
    return toWritten(withStars(item), index, items, spelling);
  });
  return written.join('');
};

/** Mentions are mentions, also with entities or room in them, as models write them. */
export const withTokens = (line: string): string =>
  /[<&]/.test(line)
    ? mapInline(line, (text) => toPlainMentions(text).replaceAll(ESCAPED_TOKEN, '<$1>'))
    : line;

const toLineBreak = (prefix: string): string => {
  if (/#[ \t]+$/.test(prefix)) return ' ';
  const quotes = /^[ \t]*(?:>[ \t]?)*/.exec(prefix)?.[0] ?? '';
  return `\n${quotes}${' '.repeat(prefix.length - quotes.length)}`;
};

/**
 * A line of prose as its reader is meant to see it: emphasis that every renderer accepts, mentions
 * as names, other platforms' spellings, entities and HTML as Markdown. Code stays as it is.
 * Incomplete parts of a line that `isOpen` are closed or held back.
 */
export const repairLine = (line: string, spelling: Spelling, isOpen = false): string => {
  if (!SPECIAL.test(line) || isNoProse(line)) return line;
  const prefix = toPrefix(line);
  const given = withAlert(prefix, line.slice(prefix.length));
  const body = withTokens(isOpen ? toClosed(given, spelling) : given);
  if (spelling.rendersHtml && !hasBlockTag(body)) return prefix + repairInline(body, spelling);
  return prefix + repairInline(withoutHtml(body, toLineBreak(prefix)), spelling);
};

/**
 * A row of a table, cell by cell: no emphasis goes from one to another, a line break is a space,
 * and a bar in code ends no cell.
 */
export const repairRow = (given: string, spelling: Spelling, isOpen = false): string => {
  if (!SPECIAL.test(given) || isNoProse(given)) return given;
  const row = withTokens(isOpen ? toClosed(given, spelling) : given);
  const masked = toMasked(row);
  let repaired = '';
  let from = 0;
  for (let at = masked.indexOf('|'); at !== -1; at = masked.indexOf('|', at + 1)) {
    if (masked[at - 1] === '\\') continue;
    repaired += `${repairCell(row.slice(from, at), spelling)}|`;
    from = at + 1;
  }
  return repaired + repairCell(row.slice(from), spelling);
};

const repairCell = (cell: string, spelling: Spelling): string => {
  const isKept = spelling.rendersHtml && !hasBlockTag(cell);
  const text = isKept ? cell : withoutHtml(cell, spelling.rendersHtml ? '<br>' : ' ');
  return mapInline(
    repairInline(text, spelling),
    (words) => words,
    (code) => code.replaceAll(/(?<!\\)\|/g, '\\|'),
  );
};

/** GitHub's heading of a quote, which no chat shows as one; a title may follow it. */
const ALERT = /^\[!(note|tip|important|warning|caution)\](?=\s|$)/i;

/** What stands behind a line's `prefix`, with such a heading in bold. */
export const withAlert = (prefix: string, body: string): string => {
  const [mark = '', name = ''] = prefix.includes('>') ? (ALERT.exec(body) ?? []) : [];
  if (mark === '') return body;
  const title = name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
  return `**${title}**${body.slice(mark.length)}`;
};
