import type { Element } from './xml.ts';

/**
 * Rows as a Markdown table, the first one as its head. Empty rows and columns at the end are left
 * out.
 */
export function toTextTable(rows: readonly (readonly string[])[]): string {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const width = filled.reduce((widest, row) => Math.max(widest, lengthOf(row)), 0);
  if (width === 0) return '';
  const [head = [], ...body] = filled.map((row) => toRow(row, width));
  return [head, `|${' --- |'.repeat(width)}`, ...body].join('\n');
}

function lengthOf(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell.trim() !== '') + 1;
}

/** Rows of a wide table end where their text does: most of what is padded would be padding. */
const MAX_PADDED = 50;

function toRow(row: readonly string[], width: number): string {
  const length = width > MAX_PADDED ? Math.max(1, lengthOf(row)) : width;
  const cells = Array.from({ length }, (_, index) => toCell(row[index] ?? ''));
  return `| ${cells.join(' | ')} |`;
}

function toCell(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .join(' / ')
    .replaceAll('|', '\\|');
}

/** More of a row within a cell is read line by line; it would be copied at each depth. */
const MAX_INNER_ROW_CHARS = 400;

/** How a format names tables, and what it reads of all else in a cell. */
type CellReader = {
  readonly table: string;
  rowsOf(table: Element): readonly (readonly Element[])[];
  toText(child: Element): string;
};

/**
 * The paragraphs of a cell, line by line. A table within it has no frame of its own there: in a
 * line that is a row, Markdown has no second one.
 */
export function toCellLines(
  cell: Element,
  { table, rowsOf, toText }: CellReader,
): readonly string[] {
  const lines: string[] = [];
  const addRow = (cells: readonly Element[]) => {
    const from = lines.length;
    for (const inner of cells) add(inner);
    const own = lines.slice(from);
    const text = own.length <= cells.length ? own.join('; ') : '';
    if (text !== '' && text.length <= MAX_INNER_ROW_CHARS) lines.splice(from, own.length, text);
  };
  const add = (element: Element) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (child.name === table) for (const row of rowsOf(child)) addRow(row);
      else lines.push(...[toText(child)].filter((line) => line !== ''));
    }
  };
  add(cell);
  return lines;
}
