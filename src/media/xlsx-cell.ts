import { childrenOf, readElements } from './xml.ts';

/** What a workbook's cells refer to. */
export type Book = {
  readonly shared: readonly string[];
  readonly formats: readonly Format[];
  readonly is1904: boolean;
};

/** How a number is meant. */
export type Format = 'number' | 'date' | 'time' | 'percent';

// ECMA-376 part 1, 18.8.30: the number formats that need no definition
const BUILT_IN: Readonly<Record<number, Format>> = {
  9: 'percent',
  10: 'percent',
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'date',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'date',
  45: 'time',
  46: 'time',
  47: 'time',
};

/** The formats of the cell styles, by index. */
export function readFormats(xml: string): readonly Format[] {
  const own = new Map<number, Format>();
  for (const format of readElements(xml, ['numFmt']))
    own.set(Number(format.attribute('numFmtId')), toFormat(format.attribute('formatCode') ?? ''));
  const [styles] = readElements(xml, ['cellXfs']);
  return (styles ? childrenOf(styles, 'xf') : []).map((style) => {
    const id = Number(style.attribute('numFmtId') ?? 0);
    return own.get(id) ?? BUILT_IN[id] ?? 'number';
  });
}

function toFormat(code: string): Format {
  const bare = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  if (/[yd]/i.test(bare)) return 'date';
  if (/[hs]/i.test(bare)) return 'time';
  return bare.includes('%') ? 'percent' : 'number';
}

const DAY_MS = 86_400_000;
// Serial 1 is 1 January 1900, and Excel believes in 29 February 1900.
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** A cell's text. */
export function toCellText(value: string, type: string, style: number, book: Book): string {
  const { shared, formats, is1904 } = book;
  const format = formats[style] ?? 'number';
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  const number = Number(value);
  if (type !== 'n' || value === '' || !Number.isFinite(number)) return value;
  if (format === 'percent') return `${Number((number * 100).toPrecision(12))} %`;
  if (format === 'number') return String(Number(number.toPrecision(15)));
  return toMoment(number, format, is1904 ? EPOCH_1904 : EPOCH_1900) ?? value;
}

function toMoment(serial: number, format: 'date' | 'time', epoch: number): string | null {
  const ms = epoch + Math.round((serial * DAY_MS) / 1000) * 1000;
  if (Math.abs(ms) > 8.64e15) return null;
  const iso = new Date(ms).toISOString();
  const time = iso.slice(11, 19).replace(/:00$/, '');
  if (format === 'time' && serial < 1) return time;
  return Number.isInteger(serial) ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}
