import type { DocumentReading } from '../reading.ts';
import { mediaStrings } from '../strings/index.ts';
import { MAX_TEXT_CHARS } from '../text.ts';
import { openPart, readDrawing } from './drawings.ts';
import { toList } from './formulas.ts';
import { createFinds, type Finds } from './losses.ts';
import { readRelations } from './relations.ts';
import { addCellPictures, isPicture, loseObjects, readSheetEdges } from './sheet-extras.ts';
import { createSheetNotes } from './sheet-notes.ts';
import { toTextTable } from './table.ts';
import { type Book, readFormats, toCellText } from './xlsx-cell.ts';
import { childrenOf, type Element, findAll, readElements, xmlTextOf } from './xml.ts';
import type { ZipEntries } from './zip.ts';

const MAX_COLUMNS = 1_000;
/** A little less than what is read of a text, so that a sheet ends with one of its rows. */
const MAX_CHARS = MAX_TEXT_CHARS - 50_000;
const WORKBOOK = 'xl/workbook.xml';

type Reader = {
  readonly files: ZipEntries;
  readonly book: Book;
  readonly finds: Finds;
};

/**
 * An Excel file as one Markdown table a sheet: values as they were last computed, dates as dates;
 * then its formulas, notes, links, charts and pictures.
 */
export function readXlsx(files: ZipEntries): DocumentReading {
  const workbook = files.read(WORKBOOK) ?? '';
  const book: Book = {
    shared: readShared(files.read('xl/sharedStrings.xml') ?? ''),
    formats: readFormats(files.read('xl/styles.xml') ?? ''),
    is1904: /\bdate1904\s*=\s*"(1|true)"/.test(workbook),
    isToCompute: /\bfullCalcOnLoad\s*=\s*"(1|true)"/.test(workbook),
  };
  const reader: Reader = { files, book, finds: createFinds() };
  const relations = readRelations(files, WORKBOOK);
  const texts: string[] = [];
  const unread: string[] = [];
  let room = MAX_CHARS;
  for (const sheet of readElements(workbook, ['sheet'])) {
    const path = relations.get(sheet.attribute('r:id') ?? '')?.path ?? '';
    const name = sheet.attribute('name') ?? 'Sheet';
    if (room <= 0) {
      unread.push(`“${name}”`);
      continue;
    }
    const text = readSheet(name, path, room, reader);
    const isHidden = (sheet.attribute('state') ?? 'visible') !== 'visible';
    texts.push(`## ${name}${isHidden ? ' (hidden)' : ''}\n\n${text}`);
    room -= text.length;
  }
  addCellPictures(files, reader.finds);
  if (unread.length > 0)
    reader.finds.tell(mediaStrings.sheetsUnread(unread.length, unread.slice(0, 20)));
  texts.push(...readNames(workbook));
  return { text: texts.join('\n\n'), notices: reader.finds.toNotices(), files: reader.finds.files };
}

const MAX_NAMES = 100;

/** What formulas call by a name, without what a program names for itself. */
function readNames(workbook: string): readonly string[] {
  const names = [...readElements(workbook, ['definedName'])].flatMap((defined) => {
    const name = defined.attribute('name') ?? '';
    const isOwn = name.startsWith('_xlnm.') || defined.attribute('hidden') === '1';
    return isOwn ? [] : [`${name}: ${xmlTextOf(defined)}`];
  });
  return names.length === 0 ? [] : [toList('Names', names.slice(0, MAX_NAMES))];
}

/** The texts that cells point to. */
function readShared(xml: string): readonly string[] {
  return Array.from(readElements(xml, ['si']), toInlineText);
}

/** The text of runs; phonetic readings (rPh) are left out. */
function toInlineText(element: Element): string {
  const direct = childrenOf(element, 't').map(xmlTextOf);
  const runs = childrenOf(element, 'r').flatMap((run) => childrenOf(run, 't').map(xmlTextOf));
  return toPlainText([...direct, ...runs].join(''));
}

/** What XML cannot hold, as Excel writes it: `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
const toPlainText = (text: string) =>
  text
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\r\n?/g, '\n');

function readSheet(name: string, path: string, maxChars: number, reader: Reader): string {
  const xml = reader.files.read(path) ?? '';
  const notes = createSheetNotes();
  const rows: string[][] = [];
  let chars = 0;
  let cut = 0;
  for (const row of readElements(xml, ['row'])) {
    if (chars > maxChars) {
      cut += 1;
      continue;
    }
    const cells = toCells(row, name, reader, notes.addFormula);
    chars += cells.join(' | ').length + 5;
    rows.push(cells);
  }
  if (cut > 0) reader.finds.tell(mediaStrings.firstRowsOnly(rows.length, rows.length + cut, name));
  const table = toTextTable(rows) || '(empty)';
  loseObjects(xml, reader.finds);
  const edges = readSheetEdges(xml, reader.finds);
  const [drawings, about] = [readDrawings(path, reader), notes.read(reader.files, path, xml)];
  return [table, ...about, ...edges, ...drawings].filter((text) => text !== '').join('\n\n');
}

function toCells(
  row: Element,
  sheet: string,
  reader: Reader,
  addFormula: (place: string, formula: string) => void,
): string[] {
  const cells: string[] = [];
  for (const cell of childrenOf(row, 'c')) {
    const place = cell.attribute('r') ?? '';
    const column = toColumn(place) ?? cells.length;
    if (column >= MAX_COLUMNS) {
      reader.finds.tell(mediaStrings.firstColumnsOnly(MAX_COLUMNS, sheet));
      break;
    }
    while (cells.length < column) cells.push('');
    const formula = childrenOf(cell, 'f').map(xmlTextOf).join('');
    if (formula !== '') addFormula(toFormulaPlace(cell) ?? place, formula);
    cells[column] = toShown(cell, formula, reader);
  }
  return cells;
}

/** The value of a cell, or its formula where that was never computed. */
function toShown(cell: Element, formula: string, { book, files, finds }: Reader): string {
  const value = isPicture(cell, files) ? '[picture]' : toValue(cell, book);
  const isUncomputed = value === '' || (value === '0' && book.isToCompute);
  return isUncomputed && hasFormula(cell) ? toUncomputed(formula, finds) : value;
}

/** All cells that share a formula, which only the first one contains. */
const toFormulaPlace = (cell: Element) => childrenOf(cell, 'f')[0]?.attribute('ref') ?? null;

/** Some write an empty value beside it; the result of a formula may also be an empty text. */
const hasFormula = (cell: Element) =>
  childrenOf(cell, 'f').length > 0 &&
  (childrenOf(cell, 'v').length === 0 || cell.attribute('t') !== 'str');

/** Programs that write files without a spreadsheet behind them store no values. */
function toUncomputed(formula: string, finds: Finds): string {
  finds.tell(mediaStrings.formulasWithoutValueInExcel);
  return formula === '' ? '=…' : `=${formula}`;
}

function toValue(cell: Element, book: Book): string {
  const inline = childrenOf(cell, 'is')[0];
  if (inline) return toInlineText(inline);
  const value = childrenOf(cell, 'v').map(xmlTextOf).join('');
  const style = Number(cell.attribute('s') ?? 0);
  return toCellText(value, cell.attribute('t') ?? 'n', style, book);
}

/** The column of a cell named like "AB12", counted from 0. */
function toColumn(name: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(name)?.[0];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const DRAWN = ['sp', 'graphicFrame', 'pic', 'Fallback'];

/** The charts, pictures and text boxes that lie over a sheet. */
function readDrawings(path: string, { files, finds }: Reader): readonly string[] {
  const drawings = [...readRelations(files, path).values()].filter(
    ({ type }) => type === 'drawing',
  );
  return drawings.flatMap(({ path: drawing }) => {
    const part = openPart(files, drawing, finds);
    const texts: string[] = [];
    for (const shape of readElements(files.read(drawing) ?? '', DRAWN)) {
      if (shape.name === 'Fallback') continue; // Says that the program is too old.
      const words = findAll(shape, 'p').map((line) => findAll(line, 't').map(xmlTextOf).join(''));
      texts.push(readDrawing(shape, part).trim(), words.join('\n').trim());
    }
    return texts;
  });
}
