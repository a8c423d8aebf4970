import { toCharacter } from './entities.ts';
import { findCode, toMasked } from './inline.ts';

export type Align = 'left' | 'center' | 'right' | null;

/** A whole table. */
export type TableBlock = {
  readonly type: 'table';
  readonly text: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly aligns: readonly Align[];
  /** The marks of the quote that it stands in. */
  readonly prefix: string;
  /** It is written in HTML; `header` and `rows` hold the text of its cells. */
  readonly isHtml?: true;
  /** More of its last row may come; unfinished Markdown in its cells is closed. */
  readonly isOpen?: true;
};

const DELIMITER = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const DELIMITER_PART = /^[ \t|:-]*$/;
const OTHER_BLOCK = /^[ \t]*(?:[-*+>]|#{1,6}|\d{1,9}[.)])(?:[ \t]|$)|^[ \t]*>/;
const QUOTES = /^(?: {0,3}>)+ ?/;
const BAR = /(?<!\\)\|/;
const BARS = /(?<!\\)\|/g;

/** The cells of a table's row. A bar inside code does not end a cell: models mean the code. */
export const toCells = (line: string): string[] => {
  const row = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  const { spans } = findCode(row);
  const cells: string[] = [];
  let from = 0;
  for (const { index } of toMasked(row, spans).matchAll(BARS)) {
    cells.push(row.slice(from, index));
    from = index + 1;
  }
  return [...cells, row.slice(from)].map((cell) => cell.trim().replaceAll('\\|', '|'));
};

/** The marks of the quote that a line stands in. */
export const toQuotes = (line: string): string => QUOTES.exec(line)?.[0] ?? '';

const toDepth = (line: string): number => toQuotes(line).split('>').length;

/** Whether two lines stand in the same quote, or both outside of quotes. */
export const isBeside = (line: string, other: string): boolean => toDepth(line) === toDepth(other);

const withoutQuotes = (line: string): string => line.slice(toQuotes(line).length);

/**
 * Whether a line can be a table's row. Unlike in GFM, a line without a bar ends the table: models
 * mean the next paragraph.
 */
export const isRow = (line: string): boolean =>
  line.includes('|') && BAR.test(line) && !OTHER_BLOCK.test(withoutQuotes(line));

/** No table begins with a longer cell. */
const MAX_FIRST_CELL = 120;

/** Whether a line, or the beginning of one, may be a table's header, going by its first bar. */
export const mayBeHeader = (line: string): boolean => {
  const bar = line.indexOf('|');
  if (bar < 0) return !line.endsWith('\n') && line.length <= MAX_FIRST_CELL;
  return bar <= MAX_FIRST_CELL;
};

/** Whether a line, or an unfinished one, may be a table's delimiter row. */
export const mayDelimit = (line: string): boolean => DELIMITER_PART.test(withoutQuotes(line));

/**
 * Whether `line` makes `header`, the line before it, a table's header. Rows between bars may have
 * more cells than the other: models miscount.
 */
export const isDelimiter = (header: string, line: string): boolean => {
  const [first, second] = [withoutQuotes(header), withoutQuotes(line)];
  if (!second.includes('|') || !DELIMITER.test(second) || !isBeside(header, line)) return false;
  const isBarred = [first, second].every((row) => row.trimStart().startsWith('|'));
  return isBarred || toCells(first).length === toCells(second).length;
};

/** The alignments that a delimiter row sets. */
export const toAligns = (line: string): Align[] =>
  toCells(line).map((cell) => {
    const isRight = cell.endsWith(':');
    if (cell.startsWith(':')) return isRight ? 'center' : 'left';
    return isRight ? 'right' : null;
  });

/**
 * Groups a table's lines so that each group, behind a header, is at most `maxChars` long (a longer
 * line has a group of its own).
 */
export const groupLines = (
  lines: readonly string[],
  maxChars: number,
  length: (text: string) => number,
): string[][] => {
  const groups: string[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const size = length(line);
    if (used + size > maxChars) {
      groups.push([]);
      used = 0;
    }
    groups.at(-1)?.push(line);
    used += size;
  }
  return groups;
};

const withoutNewline = (line: string): string => (line.endsWith('\n') ? line.slice(0, -1) : line);

export const isBlank = (line: string): boolean => line.trim() === '';

/**
 * Whether a line goes on with a table behind a blank line, which models leave within one: a row
 * between bars with as many cells as the header. Of a line that is not whole that may come.
 */
export const isRowBehindGap = (table: readonly string[], text: string): boolean => {
  const [header = ''] = table;
  const [first, row] = [header, text].map((line) => withoutNewline(line).trim());
  if (!first?.startsWith('|') || !row?.startsWith('|') || !isRow(row)) return false;
  const missing = toCells(header).length - toCells(row).length;
  const isWhole = text.endsWith('\n');
  return isWhole ? missing === 0 && /(?<!\\)\|$/.test(row) : missing >= 0;
};

/**
 * The table that some lines are: its header, its delimiter row, and its rows, between which lines
 * may be blank.
 */
export const toTableBlock = (lines: readonly string[]): TableBlock => {
  const shown = lines.filter((line) => !isBlank(line)).map(withoutNewline);
  const [header = '', delimiter = '', ...rows] = shown.map(withoutQuotes);
  return {
    type: 'table',
    text: lines.join(''),
    header: toCells(header),
    rows: rows.map(toCells),
    aligns: toAligns(delimiter),
    prefix: toQuotes(lines[0] ?? ''),
  };
};

const DASHES = { left: ':---', center: ':---:', right: '---:' } as const;

const toRow = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;

/** A row with cells more, which are empty. */
const toWider = (line: string, missing: number, cell: string): string => {
  const row = withoutNewline(line).trimEnd();
  const end = /(?<!\\)\|$/.test(row) ? '' : ' |';
  return missing <= 0 ? line : `${row}${end}${` ${cell} |`.repeat(missing)}\n`;
};

/**
 * The lines of a table, the first two of them as wide as any of the rows: readers of Markdown do
 * not show the cells of others.
 */
export const toTableLines = (table: TableBlock): readonly string[] => {
  const { text, header, rows, aligns, prefix, isHtml } = table;
  const width = Math.max(header.length, aligns.length, ...rows.map((row) => row.length));
  if (isHtml) {
    const delimiter = aligns.map((align) => (align ? DASHES[align] : '---'));
    const lines = [toRow(header), `|${delimiter.join('|')}|`, ...rows.map(toRow)];
    const [first = '', second = '', ...others] = lines.map((line) => `${prefix}${line}\n`);
    const missing = width - header.length;
    return [toWider(first, missing, ''), toWider(second, missing, '---'), ...others];
  }
  const lines = text.match(/[^\n]*\n|[^\n]+/g) ?? [];
  const [first = '', second = '', ...others] = lines.filter((line) => !isBlank(line));
  return [
    toWider(first, width - header.length, ''),
    ...(second === '' ? [] : [toWider(second, width - aligns.length, '---')]),
    ...others,
  ];
};

/** A table that is written as HTML: its cells are Markdown, with simple tags in them. */
export type HtmlTable = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly aligns: readonly Align[];
};

const OPENING = /^(?: {0,3}>)*[ \t]*<table(?:\s[^<>]{0,300})?>/i;
const HALF = /^(?: {0,3}>)*[ \t]*<(?:t(?:a(?:b(?:l(?:e(?:\s[^<>]*)?)?)?)?)?)?$/i;
const EDGE = /<(\/?)table(?:\s[^<>]{0,300})?>/gi;
const CAPTION = /<caption(?:\s[^<>]{0,300})?>([\s\S]*?)<\/caption\s?>/i;
const ROW = /<tr(?:\s[^<>]{0,300})?>/i;
const CELL = /<t[hd](\s[^<>]{0,300})?>/i;
const END_OF_ROW = /<\/(?:tr|thead|tbody|tfoot|table)\s?>/i;
const END_OF_CELL = /<\/t[hd]\s?>/i;

/** More than this is no table that anybody reads. */
export const MAX_HTML_TABLE = 30_000;
const MAX_SPAN = 50;

/** Whether a line begins with a table. */
export const opensHtmlTable = (line: string): boolean => OPENING.test(line);

/** Whether an unfinished line may still begin with a table. */
export const mayOpenHtmlTable = (line: string): boolean => OPENING.test(line) || HALF.test(line);

/** Where in a text that begins with a table it ends; null if it goes on. */
export const findTableEnd = (text: string): number | null => {
  let depth = 0;
  for (const { 0: tag, 1: slash, index } of text.matchAll(EDGE)) {
    depth += slash === '' ? 1 : -1;
    if (depth === 0) return index + tag.length;
  }
  return null;
};

const toAlign = (attributes: string): Align => {
  const found = /(?:\balign\s?=\s?["']?|text-align\s?:\s?)(left|center|right)/i.exec(attributes);
  const align = found?.[1]?.toLowerCase();
  return align === 'left' || align === 'center' || align === 'right' ? align : null;
};

/** A bar that is spelled as an entity would be one of a table once it is read. */
const toText = (html: string): string =>
  html
    .split(END_OF_CELL, 1)
    .join('')
    .replaceAll(/^[ \t]*(?:> ?)+/gm, '')
    .replaceAll(/<\/?(?:table|thead|tbody|tfoot|caption|colgroup|col)(?:\s[^<>]{0,300})?>/gi, ' ')
    .replaceAll(/&#?\w{1,31};/g, (entity) => (toCharacter(entity) === '|' ? '|' : entity))
    .replaceAll(/\s+/g, ' ')
    .trim();

type Cell = { readonly text: string; readonly align: Align };

const toRowCells = (row: string): Cell[] => {
  const [, ...parts] = row.split(END_OF_ROW, 1).join('').split(CELL);
  const cells: Cell[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const [attributes = '', html = ''] = [parts[at], parts[at + 1]];
    const span = Number(/\bcolspan\s?=\s?["']?(\d{1,3})/i.exec(attributes)?.[1] ?? 1);
    const beside = Math.min(Math.max(span, 1), MAX_SPAN) - 1;
    cells.push({ text: toText(html), align: toAlign(attributes) });
    for (let count = 0; count < beside; count += 1) cells.push({ text: '', align: null });
  }
  return cells;
};

/** The table that a text is; null if it has no cells. `isOpen`: its last row may go on. */
export const readHtmlTable = (html: string, isOpen = false): HtmlTable | null => {
  const caption = toText(CAPTION.exec(html)?.[1] ?? '');
  const [, ...parts] = html.replace(CAPTION, '').split(ROW);
  const whole = isOpen && !END_OF_ROW.test(parts.at(-1) ?? '') ? parts.slice(0, -1) : parts;
  const rows = whole.map(toRowCells).filter((row) => row.length > 0);
  const [first, ...others] = rows;
  if (!first) return null;
  const texts = others.map((row) => row.map(({ text }) => text));
  const named = caption === '' ? [] : [[caption]];
  return {
    header: first.map(({ text }) => text),
    rows: [...texts, ...named],
    aligns: first.map(({ align }, column) => align ?? others[0]?.[column]?.align ?? null),
  };
};
