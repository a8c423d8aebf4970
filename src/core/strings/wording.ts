import { lazy } from '../async.ts';
import { currentLocale, type Locale } from './locale.ts';

/** The forms of a counted noun in a language, by Unicode's plural categories; `#` is the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** What the sentences of a language are put together with. */
export type Wording = {
  /** `1 hour`, `2 hours`, with the number as this language writes it. */
  counted(n: number, forms: Forms): string;
  /** A form that depends on a number without naming it. */
  plural(n: number, forms: Forms): string;
  number(n: number): string;
  /** `a, b, and c` */
  and(items: readonly string[]): string;
  /** `a, b, or c` */
  or(items: readonly string[]): string;
};

const wordings = new Map<Locale, Wording>();

/** The catalogs of a language share one. */
export function createWording(locale: Locale): Wording {
  const wording = wordings.get(locale) ?? toWording(locale);
  wordings.set(locale, wording);
  return wording;
}

function toWording(locale: Locale): Wording {
  const rules = lazy(() => new Intl.PluralRules(locale));
  const numbers = lazy(() => new Intl.NumberFormat(locale));
  const ands = lazy(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const ors = lazy(() => new Intl.ListFormat(locale, { type: 'disjunction' }));
  const plural = (n: number, forms: Forms) => forms[rules().select(n)] ?? forms.other;
  return {
    plural,
    counted: (n, forms) => plural(n, forms).replace('#', () => numbers().format(n)),
    number: (n) => numbers().format(n),
    and: (items) => join(ands(), items),
    or: (items) => join(ors(), items),
  };
}

/** Chinese letters, which lists of Intl join to whatever stands beside them. */
const HAN = /^\p{sc=Han}+$/u;
const BESIDE_HAN = /^[\p{sc=Latin}\d`]$/u;

/** A list; where Latin letters touch a Chinese “and” there is a space between them, as anywhere. */
function join(list: Intl.ListFormat, items: readonly string[]): string {
  const parts = list.formatToParts(items);
  const isLatin = (character: string | undefined) => BESIDE_HAN.test(character ?? '');
  return parts
    .map(({ type, value }, index) => {
      if (type === 'element' || !HAN.test(value)) return value;
      const before = isLatin(parts[index - 1]?.value.at(-1)) ? ' ' : '';
      return before + value + (isLatin(parts[index + 1]?.value[0]) ? ' ' : '');
    })
    .join('');
}

const KILOBYTE = 1024;
const MEGABYTE = 1024 * 1024;

/** `50 MB`, `4 kB`, `10 bytes`, as the current language writes it. */
export function toSize(bytes: number): string {
  if (bytes >= MEGABYTE) return format(bytes / MEGABYTE, 'megabyte', 'short');
  if (bytes >= KILOBYTE) return format(bytes / KILOBYTE, 'kilobyte', 'short');
  return format(bytes, 'byte', 'long');
}

function format(value: number, unit: string, unitDisplay: 'short' | 'long'): string {
  const look = { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(currentLocale(), look).format(value);
}

/** Scripts that are written without spaces end their sentences with marks that hold one. */
const WIDE_END = /[。！？：；」』）]$/u;

/** Whole sentences behind each other, as their script puts them. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.reduce((before, sentence) => {
    const gap = before === '' || WIDE_END.test(before) ? '' : ' ';
    return `${before}${gap}${sentence}`;
  }, '');
}
