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
