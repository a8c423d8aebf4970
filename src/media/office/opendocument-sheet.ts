import { mediaStrings } from '../strings/index.ts';
import { createFormulas, toColumnName, toPlainFormula } from './formulas.ts';
import type { Finds } from './losses.ts';
import {
  cellsOf,
  countRepeated,
  MAX_CELLS,
  MAX_REPEATED,
  toRepeated,
} from './opendocument-context.ts';
import { toCellLines, toTextTable } from './table.ts';
import { type Element, findAll } from './xml.ts';

/** How the words of a cell are read, and where losses are told. */
type Reader = { readonly finds: Finds; readonly toText: (child: Element) => string };
type AddFormula = (place: string, formula: string) => void;

/**
 * A table and the list of its formulas, both perhaps empty. Equal cells and rows are written once,
 * with their number.
 */
export function readTable(
  table: Element,
  reader: Reader,
): { readonly text: string; readonly formulas: string } {
  const rows: string[][] = [];
  const formulas = createFormulas();
  let left = MAX_CELLS;
  let number = 1;
  for (const row of findAll(table, 'table-row')) {
    const cells = toCells(row, reader, (column, formula) =>
      formulas.add(`${column}${number}`, formula),
    );
    const isEmpty = cells.every((cell) => cell === '');
    const count = isEmpty ? 1 : toRepeated(row, ROWS);
    number += countRepeated(row, ROWS);
    left -= cells.length * count;
    if (left < 0) {
      reader.finds.tell(mediaStrings.sheetCut);
      break;
    }
    for (let at = 0; at < count; at += 1) rows.push(cells);
  }
  return { text: toTextTable(rows), formulas: formulas.finish() };
}

const ROWS = 'table:number-rows-repeated';
const COLUMNS = 'table:number-columns-repeated';

function toCells(row: Element, reader: Reader, addFormula: AddFormula): string[] {
  const cells: string[] = [];
  let column = 0;
  for (const cell of cellsOf(row)) {
    const formula = cell.attribute('table:formula');
    if (formula !== null) addFormula(toColumnName(column), toPlainFormula(formula));
    const text = toCell(cell, reader);
    column += countRepeated(cell, COLUMNS);
    const count = toRepeated(cell, COLUMNS);
    for (let at = 0; at < count && cells.length < MAX_REPEATED; at += 1) cells.push(text);
  }
  return cells;
}

/** Where the value of a cell stands, by its type (OpenDocument 1.3, part 3, 19.385). */
const VALUES = ['value', 'date-value', 'time-value', 'string-value', 'boolean-value'];

/** What is shown; where that is not stored its value, and of a formula without one itself. */
function toCell(cell: Element, { finds, toText }: Reader): string {
  const text = toCellLines(cell, {
    table: 'table',
    rowsOf: (table) => findAll(table, 'table-row').map(cellsOf),
    toText,
  }).join('\n');
  if (text !== '') return text;
  const values = VALUES.map((name) => cell.attribute(`office:${name}`));
  const value = values.find((each) => each !== null);
  const formula = cell.attribute('table:formula');
  if (formula === null || value !== undefined) return value ?? '';
  finds.tell(mediaStrings.formulasWithoutValue);
  return `=${toPlainFormula(formula)}`;
}
