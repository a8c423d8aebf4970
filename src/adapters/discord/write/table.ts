import { toWidth } from '../../../core/markdown/grapheme.ts';
import { toPlainLine } from '../../../core/markdown/inline.ts';
import type { Block } from '../../../core/markdown/scan.ts';
import { groupLines } from '../../../core/markdown/table.ts';
import { discordStrings } from '../strings/index.ts';

type Table = Extract<Block, { type: 'table' }>;

// Wider lines would wrap beyond recognition: such a table is written as a list of records.
const MAX_COLUMNS = 100;
const FENCE = '```';

const toCellText = (cell: string): string =>
  toPlainLine(cell.replaceAll(/\s+/g, ' ').trim(), (label, url) =>
    label === '' || label === url ? url : `${label} (${url})`,
  ).replaceAll(/``(?=`)/g, '``\u200b');

const pad = (text: string, width: number, align: Table['aligns'][number]): string => {
  const missing = Math.max(0, width - toWidth(text));
  if (align === 'right') return ' '.repeat(missing) + text;
  if (align !== 'center') return text + ' '.repeat(missing);
  const left = Math.floor(missing / 2);
  return ' '.repeat(left) + text + ' '.repeat(missing - left);
};

type Grid = {
  readonly cells: readonly (readonly string[])[];
  readonly aligns: Table['aligns'];
  readonly widths: readonly number[];
};

const toGrid = ({ header, rows, aligns }: Table, { repairCell }: Formats): Grid => {
  const cells = [header, ...rows].map((row) => row.map((cell) => toCellText(repairCell(cell))));
  const columns = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const widths = Array.from({ length: columns }, (_, column) =>
    cells.reduce((widest, row) => Math.max(widest, toWidth(row[column] ?? '')), 1),
  );
  return { cells, aligns, widths };
};

const toAligned = ({ cells, aligns, widths }: Grid): string[] =>
  cells.map(
    (row) =>
      `${widths
        .map((width, column) => pad(row[column] ?? '', width, aligns[column] ?? null))
        .join(' │ ')
        .trimEnd()}\n`,
  );

/** A cell behind the heading of its column, if that has one. */
const toHeaded = (heading: string | undefined, cell: string): string =>
  heading ? discordStrings.headed(heading, cell) : cell;

const toRecords = ([header = [], ...rows]: readonly (readonly string[])[]): string[] =>
  rows.map((row) => `${row.map((cell, column) => toHeaded(header[column], cell)).join('\n')}\n\n`);

const toCode = (lines: readonly string[]): string =>
  `${FENCE}\n${lines.join('').trimEnd()}\n${FENCE}\n`;

/** Nothing in a code block can be followed, so that a table with addresses in it is a list. */
const hasLinks = ({ header, rows }: Table): boolean =>
  rows.length > 0 && [header, ...rows].flat().some((cell) => /https?:\/\//i.test(cell));

/** A row an item: its first cell, then each other one behind its heading. */
const toList = ({ header, rows }: Table): string[] =>
  rows.map(([first = '', ...others]) => {
    const named = others.flatMap((cell, index) =>
      cell === '' ? [] : [toHeaded(header[index + 1], cell)],
    );
    return `- ${[first, ...named].join(' · ')}\n`;
  });

/** What becomes of a line of a list, and of a cell in which Markdown is not read. */
type Formats = {
  formatLine(line: string): string;
  repairCell(cell: string): string;
};

/**
 * A table as code blocks of at most `maxChars`, its columns aligned and its header repeated in
 * each (a longer row has a block of its own); as a list if it holds links.
 */
export const formatTable = (table: Table, maxChars: number, formats: Formats): string => {
  // There are no quotes in quotes.
  const quote = table.prefix === '' ? '' : '> ';
  const toQuoted = (lines: string) => lines.replaceAll(/^(?=[^\n])/gm, quote);
  if (hasLinks(table))
    return toList(table)
      .map((line) => formats.formatLine(quote + line))
      .join('');
  const size = (line: string) => toQuoted(line).length;
  const room = maxChars - size(toCode([]));
  const grid = toGrid(table, formats);
  const [header = '', ...rows] = toAligned(grid);
  const rule = `${grid.widths.map((width) => '─'.repeat(width)).join('─┼─')}\n`;
  const padded = grid.widths.slice(0, -1).reduce((sum, width) => sum + width + 3, 0);
  const isAligned = padded <= MAX_COLUMNS && (grid.widths.at(-1) ?? 0) <= room / 4;
  const lines = isAligned || rows.length === 0 ? rows : toRecords(grid.cells);
  const head = isAligned || rows.length === 0 ? [header, rule] : [];
  const used = size(head.join(''));
  if (lines.length === 0) return toQuoted(toCode(head));
  return groupLines(lines, room - used, size)
    .map((group) => toQuoted(toCode([...head, ...group])))
    .join('');
};
