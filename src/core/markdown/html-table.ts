import { toCharacter } from './entities.ts';
import type { Align } from './table.ts';

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

/** Where in a text that begins with a table it ends; null where it goes on. */
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

/** The table that a text is; null where it has no cells. `isOpen`: its last row may go on. */
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
