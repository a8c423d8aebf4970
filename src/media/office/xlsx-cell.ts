import { childrenOf, readElements } from './xml.ts';

/** What a workbook's cells refer to. */
export type Book = {
  readonly shared: readonly string[];
  readonly formats: readonly Format[];
  readonly is1904: boolean;
  /** Formulas are to be computed when it is opened: a zero may be no result. */
  readonly isToCompute: boolean;
};

/** How a number is meant; one that is only written in a certain way has the code for it. */
export type Format =
  | 'number'
  | 'date'
  | 'time'
  | 'duration'
  | 'percent'
  | { readonly code: string };

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
  46: 'duration',
  47: 'time',
  // Those of Chinese, Japanese and Korean programs; some are times in one language only.
  ...Object.fromEntries([...range(27, 36), ...range(50, 58)].map((id) => [id, 'date'] as const)),
  32: 'time',
  33: 'time',
};

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

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
  const [first = ''] = code.split(';');
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return 'duration';
  const bare = first.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  if (/[yd]|mmm/i.test(bare)) return 'date';
  if (/[hs]/i.test(bare)) return 'time';
  if (bare.includes('%')) return 'percent';
  return isWritten(first) ? { code: first } : 'number';
}

/** Whether a format has leading zeros, or words and signs around the number. */
function isWritten(code: string): boolean {
  return (
    !/[Ee?/]/.test(code) && (/^[^0#.]*0[^.]*0/.test(code) || /"[^"]+"|\[\$[^\]-]|[€£¥]/.test(code))
  );
}

const DAY_MS = 86_400_000;
// Serial 1 is 1 January 1900, and Excel believes in 29 February 1900.
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const NO_DAY = 60;
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
  if (format === 'number') return toFigures(value, number);
  if (typeof format === 'object') return toWritten(number, format.code);
  if (format === 'duration') return toDuration(number);
  return toMoment(number, format, is1904 ? EPOCH_1904 : toEpoch(number)) ?? value;
}

/** Days before the one that there never was are one later than counted from behind it. */
const toEpoch = (serial: number) =>
  serial >= 1 && serial < NO_DAY ? EPOCH_1900 + DAY_MS : EPOCH_1900;

function toMoment(serial: number, format: 'date' | 'time', epoch: number): string | null {
  if (epoch === EPOCH_1900 && Math.floor(serial) === NO_DAY) return '1900-02-29';
  const ms = epoch + Math.round((serial * DAY_MS) / 1000) * 1000;
  if (Math.abs(ms) > 8.64e15) return null;
  const iso = new Date(ms).toISOString();
  const time = iso.slice(11, 19).replace(/:00$/, '');
  if (serial < 1 && (format === 'time' || serial > 0)) return time;
  return Number.isInteger(serial) ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}

const toDigits = (number: number) =>
  String(Number.isSafeInteger(number) ? number : Number(number.toPrecision(15)));

/** A whole number may be that of an account or an order: each of its figures counts. */
const toFigures = (value: string, number: number) =>
  /^-?\d{16,}$/.test(value) ? value : toDigits(number);

const MAX_CODE_CHARS = 100;

/** A place of a digit, or what is written as it is (ECMA-376 part 1, 18.8.31). */
type Token = { readonly isDigit: boolean; readonly text: string };

const TOKEN = /"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|([0#])|([^"\\[])/g;

function toTokens(code: string): readonly Token[] {
  const found = code.slice(0, MAX_CODE_CHARS).matchAll(TOKEN);
  return Array.from(found, ([, quoted, escaped, currency, digit, other]) => ({
    isDigit: digit !== undefined,
    text: quoted ?? escaped ?? currency ?? digit ?? other ?? '',
  }));
}

/**
 * A number with the leading zeros, words and signs of its format: “01067”, “12 kg”, “5 €”. Each
 * comma behind the digits leaves out a thousand: 12,000 is “12 k” by `0," k"`.
 */
function toWritten(number: number, code: string): string {
  const tokens = toTokens(code);
  const first = tokens.findIndex(({ isDigit }) => isDigit);
  const last = tokens.findLastIndex(({ isDigit }) => isDigit);
  const end = tokens.findIndex(({ text }, at) => at > last && text !== ',');
  const commas = (end < 0 ? tokens.length : end) - last - 1;
  const [units = '', decimals] = toDigits(Math.abs(number) / 1000 ** commas).split('.');
  if (units.includes('e')) return toDigits(number);
  const point = tokens.findIndex(({ text }, at) => at > first && text === '.');
  const inside = tokens.slice(first, point < 0 ? last + 1 : point);
  const zeros = inside.filter(({ isDigit, text }) => isDigit && text === '0').length;
  const padded = units.padStart(zeros, '0');
  const digits = decimals === undefined ? toGroups(padded, inside) : `${padded}.${decimals}`;
  const write = (part: readonly Token[]) => part.map(({ text }) => text).join('');
  const [before, after] = [tokens.slice(0, Math.max(0, first)), tokens.slice(last + commas + 1)];
  return `${number < 0 ? '-' : ''}${write(before)}${digits}${write(after)}`.trim();
}

/** Signs between the digits, as in telephone numbers: “000-0000”. */
function toGroups(digits: string, inside: readonly Token[]): string {
  const signs = inside.filter(({ isDigit }) => !isDigit);
  if (signs.length === 0 || signs.some(({ text }) => !/^[ ()/-]+$/.test(text))) return digits;
  const left = [...digits];
  const shown = inside
    .toReversed()
    .map(({ isDigit, text }) => (isDigit ? (left.pop() ?? '') : text));
  return `${left.join('')}${shown.reverse().join('')}`;
}

/** Hours beyond a day: “26:30:00”. */
function toDuration(days: number): string {
  const seconds = Math.round(Math.abs(days) * 86_400);
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days < 0 ? `-${time}` : time;
}
