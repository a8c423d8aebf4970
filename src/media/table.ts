/**
 * Rows as a Markdown table, the first one as its head. Empty rows and columns at the end are left
 * out.
 */
export function toTextTable(rows: readonly (readonly string[])[]): string {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const width = Math.max(0, ...filled.map(lengthOf));
  if (width === 0) return '';
  const [head = [], ...body] = filled.map((row) => toRow(row, width));
  return [head, `|${' --- |'.repeat(width)}`, ...body].join('\n');
}

function lengthOf(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell.trim() !== '') + 1;
}

function toRow(row: readonly string[], width: number): string {
  const cells = Array.from({ length: width }, (_, index) => toCell(row[index] ?? ''));
  return `| ${cells.join(' | ')} |`;
}

function toCell(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .join(' / ')
    .replaceAll('|', '\\|');
}
