import { z } from 'zod';
import { label, toSvg } from './chart.ts';
import { toOutlines, widthOf } from './lettering.ts';
import { shorten } from './shorten.ts';
import { toolStrings } from './strings/index.ts';

const MAX_COLUMNS = 50;

type Row = readonly unknown[] | Readonly<Record<string, unknown>>;

/** What `table()` in a program accepts: objects, or lists with the header first. */
export const rowsSchema = z
  .array(z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]))
  .min(1)
  .max(10_000)
  .refine((rows) => countColumns(rows) <= MAX_COLUMNS, `at most ${MAX_COLUMNS} columns`);

function countColumns(rows: readonly Row[]): number {
  return Math.max(namesOf(rows).length, ...rows.map((row) => (isList(row) ? row.length : 0)));
}

function namesOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => (isList(row) ? [] : Object.keys(row))))];
}

function isList(row: Row): row is readonly unknown[] {
  return Array.isArray(row);
}

/** A table of texts; every row is as long as the header. */
export type Table = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

const MAX_SHOWN_COLUMNS = 16; // In a picture
const MAX_SHOWN_ROWS = 50; // In a picture; more cannot be read in a chat.
const MAX_COLUMN_WIDTH = 320;
const MAX_CELL_CHARS = 500;
const MIN_WIDTH = 200;
const SIZE = 16;
const PADDING = 12;
const ROW_HEIGHT = 32;

/** Lists among objects are left out. */
export function toTable(given: readonly Row[]): Table {
  const names = namesOf(given);
  if (names.length > 0) {
    const objects = given.flatMap((row) => (isList(row) ? [] : [row]));
    return square(
      names,
      // A column may be called as what every object inherits.
      objects.map((row) => names.map((name) => (Object.hasOwn(row, name) ? row[name] : null))),
    );
  }
  const [header = [], ...rows] = given.flatMap((row) => (isList(row) ? [row] : []));
  return square(header, rows);
}

function square(header: readonly unknown[], rows: readonly (readonly unknown[])[]): Table {
  const columns = Math.max(1, header.length, ...rows.map((row) => row.length));
  const fill = (row: readonly unknown[]) =>
    Array.from({ length: columns }, (_, index) => toCell(row[index]));
  return { header: fill(header), rows: rows.map(fill) };
}

function toCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return shorten(
    text
      .slice(0, 4 * MAX_CELL_CHARS)
      .replaceAll(/\s+/g, ' ')
      .trim(),
    MAX_CELL_CHARS,
  );
}

export function toMarkdownTable({ header, rows }: Table): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A table as a picture in SVG. */
export function toTableSvg({ header: names, rows }: Table): string {
  const header = names.slice(0, MAX_SHOWN_COLUMNS);
  const shown = rows.slice(0, MAX_SHOWN_ROWS).map((row) => row.slice(0, MAX_SHOWN_COLUMNS));
  const widths = header.map((name, column) =>
    Math.min(
      MAX_COLUMN_WIDTH,
      Math.max(40, measure(name, true), ...shown.map((row) => measure(row[column] ?? ''))),
    ),
  );
  const lefts = widths.map((_, column) => sum(widths.slice(0, column)));
  const isNumber = header.map((_, column) => isNumeric(shown.map((row) => row[column] ?? '')));
  const width = Math.max(MIN_WIDTH, sum(widths));
  const line = (cells: readonly string[], index: number) =>
    cells.map((cell, column) => {
      const left = lefts[column] ?? 0;
      const room = widths[column] ?? 0;
      const isRight = isNumber[column] ?? false;
      return label(
        isRight ? left + room - PADDING : left + PADDING,
        index * ROW_HEIGHT + 21,
        SIZE,
        cell,
        {
          anchor: isRight ? 'end' : 'start',
          maxWidth: room - 2 * PADDING + 2,
          weight: index === 0 ? 'bold' : 'normal',
        },
      );
    });
  const more = rows.length - shown.length;
  const lines = [header, ...shown];
  const height = (lines.length + (more > 0 ? 1 : 0)) * ROW_HEIGHT;
  const rest = label(PADDING, height - 11, SIZE, more > 0 ? toolStrings.moreRows(more) : '');
  const stripes = lines.map(
    (_, index) =>
      `<rect y="${index * ROW_HEIGHT}" width="${width}" height="${ROW_HEIGHT}" fill="${toFill(index)}"/>`,
  );
  return toSvg(width, height, [...stripes, ...lines.flatMap(line), rest]);
}

export function toTableAlt({ header, rows }: Table): string {
  return shorten(toolStrings.table(rows.length, header.join(', ')), 300);
}

function toFill(index: number): string {
  if (index === 0) return '#eaeef2';
  return index % 2 === 0 ? '#f6f8fa' : '#ffffff';
}

function measure(cell: string, isBold = false): number {
  return Math.ceil(widthOf(toOutlines(cell.slice(0, 100)), { size: SIZE, isBold }) + 2 * PADDING);
}

function isNumeric(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => /^[-+]?[\d.,\s]+%?$/.test(cell));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
