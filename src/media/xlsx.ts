import { readRelations } from './relations.ts';
import { toTextTable } from './table.ts';
import { MAX_TEXT_CHARS } from './text.ts';
import { type Book, readFormats, toCellText } from './xlsx-cell.ts';
import { childrenOf, type Element, readElements, xmlTextOf } from './xml.ts';
import type { ZipEntries } from './zip.ts';

const MAX_COLUMNS = 200;
const MAX_CHARS = MAX_TEXT_CHARS + 50_000; // A little over what the text is cut to in the end.
const WORKBOOK = 'xl/workbook.xml';

/**
 * An Excel file as one Markdown table a sheet: values as they were last computed, dates as dates.
 */
export function readXlsx(files: ZipEntries): string {
  const workbook = files.read(WORKBOOK) ?? '';
  const book: Book = {
    shared: readShared(files.read('xl/sharedStrings.xml') ?? ''),
    formats: readFormats(files.read('xl/styles.xml') ?? ''),
    is1904: /\bdate1904\s*=\s*"(1|true)"/.test(workbook),
  };
  const relations = readRelations(files, WORKBOOK);
  const texts: string[] = [];
  let room = MAX_CHARS;
  for (const sheet of readElements(workbook, ['sheet'])) {
    const path = relations.get(sheet.attribute('r:id') ?? '')?.path ?? '';
    const text = room > 0 ? readSheet(files.read(path) ?? '', book, room) : '[This sheet was cut.]';
    texts.push(`## ${sheet.attribute('name') ?? 'Sheet'}\n\n${text}`);
    room -= text.length;
  }
  return texts.join('\n\n');
}

/** The texts that cells point to. */
function readShared(xml: string): readonly string[] {
  return Array.from(readElements(xml, ['si']), toInlineText);
}

/** The text of runs; phonetic readings (rPh) are left out. */
function toInlineText(element: Element): string {
  const direct = childrenOf(element, 't').map(xmlTextOf);
  const runs = childrenOf(element, 'r').flatMap((run) => childrenOf(run, 't').map(xmlTextOf));
  return [...direct, ...runs].join('');
}

function readSheet(xml: string, book: Book, maxChars: number): string {
  const rows: string[][] = [];
  let chars = 0;
  for (const row of readElements(xml, ['row'])) {
    if (chars > maxChars) return `${toTextTable(rows)}\n[The sheet goes on; the rest was cut.]`;
    const cells = toCells(row, book);
    chars += cells.join(' | ').length;
    rows.push(cells);
  }
  return toTextTable(rows) || '(empty)';
}

function toCells(row: Element, book: Book): string[] {
  const cells: string[] = [];
  for (const cell of childrenOf(row, 'c')) {
    const column = toColumn(cell.attribute('r')) ?? cells.length;
    if (column >= MAX_COLUMNS) break;
    while (cells.length < column) cells.push('');
    cells[column] = toValue(cell, book);
  }
  return cells;
}

function toValue(cell: Element, book: Book): string {
  const inline = childrenOf(cell, 'is')[0];
  if (inline) return toInlineText(inline);
  const value = childrenOf(cell, 'v').map(xmlTextOf).join('');
  const style = Number(cell.attribute('s') ?? 0);
  return toCellText(value, cell.attribute('t') ?? 'n', style, book);
}

/** The column of a cell named like "AB12", counted from 0. */
function toColumn(name: string | null): number | null {
  const letters = /^[A-Z]{1,3}/.exec(name ?? '')?.[0];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
