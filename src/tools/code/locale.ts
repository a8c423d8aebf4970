import { LRUCache } from 'lru-cache';

/**
 * What QuickJS lacks of the language: dates, numbers and words in the way of a place. The sandbox
 * asks for it by name and in JSON, and gets text back; no object of the host comes within reach.
 */

type Formatter = Readonly<Record<string, unknown>>;
type Create = (locales: string[] | undefined, options: object | undefined) => object;

const KINDS: Readonly<Record<string, Create>> = {
  DateTimeFormat: (locales, options) => new Intl.DateTimeFormat(locales, options),
  NumberFormat: (locales, options) => new Intl.NumberFormat(locales, options),
  Collator: (locales, options) => new Intl.Collator(locales, options),
  PluralRules: (locales, options) => new Intl.PluralRules(locales, options),
  ListFormat: (locales, options) => new Intl.ListFormat(locales, options),
  RelativeTimeFormat: (locales, options) => new Intl.RelativeTimeFormat(locales, options),
  DurationFormat: (locales, options) => new Intl.DurationFormat(locales, options),
  // Its type wants an option that it checks itself.
  DisplayNames: (locales, options) =>
    new Intl.DisplayNames(locales, options as Intl.DisplayNamesOptions),
};

/** Each of these is a method of a formatter, or of a value with a locale. */
const METHODS =
  /^(?:format|formatToParts|formatRange|formatRangeToParts|compare|select|selectRange|of|resolvedOptions)$/;

const MAX_KEPT = 50;
const MAX_CHARS = 200_000;

/** Answers one request of the sandbox: `{ value }`, or the `{ error, message }` to be thrown. */
export function createLocale(): (request: string) => string {
  const kept = new LRUCache<string, Formatter>({ max: MAX_KEPT });

  const formatterOf = (kind: string, locales: unknown, options: unknown): Formatter => {
    const key = JSON.stringify([kind, locales, options]);
    const known = kept.get(key);
    if (known) return known;
    const create = KINDS[kind];
    if (!create) throw new TypeError(`Intl.${kind} is not there`);
    const formatter = create(toLocales(locales), toOptions(options)) as Formatter;
    kept.set(key, formatter);
    return formatter;
  };

  const answer = ({ kind, locales, options, method, input }: Request): unknown => {
    const values = input.map(toValue);
    if (kind === 'String') return toCase(method, String(values[0]), locales);
    if (kind === 'Segmenter')
      return segment(String(values[0]), toLocales(locales), toOptions(options));
    if (kind === 'Intl') return toList(method, values[0]);
    if (kind === 'Locale') return toLocaleParts(method, String(values[0]), toOptions(options));
    if (method === 'supportedLocalesOf') return findSupported(kind, locales);
    const formatter = formatterOf(kind, locales, options);
    if (!METHODS.test(method)) throw new TypeError(`${method} is not there`);
    const run = formatter[method];
    if (typeof run !== 'function') throw new TypeError(`${kind} has no ${method}`);
    return run.apply(formatter, values);
  };

  return (request) => {
    try {
      if (request.length > MAX_CHARS) throw new RangeError('the text is too long for this');
      return JSON.stringify({ value: answer(JSON.parse(request)) });
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      return JSON.stringify({ error: name, message });
    }
  };
}

type Request = {
  readonly kind: string;
  readonly locales?: unknown;
  readonly options?: unknown;
  readonly method: string;
  readonly input: readonly unknown[];
};

/** What JSON has no form for is written as an object of one key. */
function toValue(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  const { date, bigint, number } = raw as Readonly<Record<string, unknown>>;
  if (date !== undefined) return new Date(date === null ? Number.NaN : Number(date));
  if (bigint !== undefined) return BigInt(String(bigint));
  if (number !== undefined) return Number(number);
  return Object.keys(raw).length === 0 ? undefined : raw; // A length of time.
}

function toLocales(locales: unknown): string[] | undefined {
  if (locales === undefined || locales === null) return undefined;
  return Intl.getCanonicalLocales(locales as string | string[]);
}

function toOptions(options: unknown): object | undefined {
  return typeof options === 'object' && options !== null ? options : undefined;
}

function toCase(method: string, text: string, locales: unknown): string {
  const by = toLocales(locales);
  return method === 'toLocaleUpperCase' ? text.toLocaleUpperCase(by) : text.toLocaleLowerCase(by);
}

function segment(text: string, locales: string[] | undefined, options: object | undefined) {
  return Array.from(new Intl.Segmenter(locales, options).segment(text), (each) => ({
    segment: each.segment,
    index: each.index,
    ...(each.isWordLike === undefined ? {} : { isWordLike: each.isWordLike }),
  }));
}

function toList(method: string, input: unknown): readonly string[] {
  if (method === 'getCanonicalLocales') return Intl.getCanonicalLocales(input as string | string[]);
  return Intl.supportedValuesOf(input as 'timeZone');
}

function findSupported(kind: string, locales: unknown): readonly string[] {
  const all = toLocales(locales) ?? [];
  return kind === 'DurationFormat'
    ? Intl.DurationFormat.supportedLocalesOf(all)
    : Intl.DateTimeFormat.supportedLocalesOf(all); // The same for all others.
}

/** What an `Intl.Locale` says of itself; its tag is told as `text`. */
function toLocaleParts(method: string, tag: string, options: object | undefined): object {
  const locale = new Intl.Locale(tag, options);
  const meant = { maximize: locale.maximize(), minimize: locale.minimize() }[method] ?? locale;
  const { baseName, language, script, region, calendar, numberingSystem, hourCycle } = meant;
  const parts = { baseName, language, script, region, calendar, numberingSystem, hourCycle };
  return { text: meant.toString(), parts };
}

/** Its part inside the sandbox: the language's own names, built on a function `ask(json)`. */
export const LOCALE_PRELUDE = `(ask) => {
  const { parse, stringify } = JSON;
  const errors = { RangeError, TypeError, Error };
  const pack = (value) => {
    if (value instanceof Date) return { date: value.getTime() };
    if (typeof value === 'bigint') return { bigint: String(value) };
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) return { number: Object.is(value, -0) ? '-0' : String(value) };
    if (value === undefined) return {};
    return typeof value === 'symbol' || typeof value === 'function' ? String(value) : value;
  };
  const request = (kind, method, input, locales, options) => {
    const { value, error, message } = parse(ask(stringify({ kind, method, input: input.map(pack), locales, options })));
    if (error) throw new (errors[error] ?? Error)(message);
    return value;
  };
  const define = (target, name, value) => Object.defineProperty(target, name, { value, writable: true, configurable: true });
  const dated = (kind) => (value) => kind !== 'DateTimeFormat' || value instanceof Date ? value : value === undefined ? new Date() : new Date(Number(value));
  const formatter = (kind, methods) => {
    const toInput = dated(kind);
    const Formatter = function (locales, options) {
      if (!new.target) return new Formatter(locales, options);
      request(kind, 'resolvedOptions', [], locales, options);
      for (const method of methods) {
        define(this, method, (...input) => {
          const given = kind === 'DateTimeFormat' && input.length === 0 ? [undefined] : input;
          return request(kind, method, given.map(toInput), locales, options);
        });
      }
      define(this, 'resolvedOptions', () => request(kind, 'resolvedOptions', [], locales, options));
    };
    define(Formatter, 'name', kind);
    Formatter.supportedLocalesOf = (locales) => request(kind, 'supportedLocalesOf', [], locales ?? []);
    return Formatter;
  };
  class Segmenter {
    constructor(locales, options) {
      request('Segmenter', 'segment', [''], locales, options);
      this.segment = (text) => {
        const segments = request('Segmenter', 'segment', [String(text)], locales, options);
        return define(segments, 'containing', (index = 0) =>
          segments.find((each) => index >= each.index && index < each.index + each.segment.length));
      };
    }
  }
  class Locale {
    constructor(tag, options, method = 'describe') {
      const { text, parts } = request('Locale', method, [String(tag)], undefined, options);
      Object.assign(this, parts);
      define(this, 'toString', () => text);
      define(this, 'toJSON', () => text);
      for (const name of ['maximize', 'minimize']) define(this, name, () => new Locale(text, undefined, name));
    }
  }
  define(globalThis, 'Intl', {
    DateTimeFormat: formatter('DateTimeFormat', ['format', 'formatToParts', 'formatRange', 'formatRangeToParts']),
    NumberFormat: formatter('NumberFormat', ['format', 'formatToParts', 'formatRange', 'formatRangeToParts']),
    Collator: formatter('Collator', ['compare']),
    PluralRules: formatter('PluralRules', ['select', 'selectRange']),
    ListFormat: formatter('ListFormat', ['format', 'formatToParts']),
    RelativeTimeFormat: formatter('RelativeTimeFormat', ['format', 'formatToParts']),
    DisplayNames: formatter('DisplayNames', ['of']),
    DurationFormat: formatter('DurationFormat', ['format', 'formatToParts']),
    Locale,
    Segmenter,
    getCanonicalLocales: (locales) => request('Intl', 'getCanonicalLocales', [locales ?? []]),
    supportedValuesOf: (key) => request('Intl', 'supportedValuesOf', [key]),
  });
  const DATE = { year: 'numeric', month: 'numeric', day: 'numeric' };
  const TIME = { hour: 'numeric', minute: 'numeric', second: 'numeric' };
  const names = (options, keys) => keys.some((key) => options?.[key] !== undefined);
  const DATES = ['weekday', 'year', 'month', 'day', 'dateStyle'];
  const TIMES = ['dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits', 'timeStyle'];
  const localized = (own, missing) => function (locales, options) {
    if (Number.isNaN(this.getTime())) return 'Invalid Date';
    return request('DateTimeFormat', 'format', [this], locales, names(options, own) ? options : { ...missing, ...options });
  };
  define(Date.prototype, 'toLocaleString', localized([...DATES, ...TIMES], { ...DATE, ...TIME }));
  define(Date.prototype, 'toLocaleDateString', localized(DATES, DATE));
  define(Date.prototype, 'toLocaleTimeString', localized(TIMES, TIME));
  define(Number.prototype, 'toLocaleString', function (locales, options) {
    return request('NumberFormat', 'format', [Number(this)], locales, options);
  });
  define(BigInt.prototype, 'toLocaleString', function (locales, options) {
    return request('NumberFormat', 'format', [BigInt(this)], locales, options);
  });
  define(String.prototype, 'localeCompare', function (that, locales, options) {
    return request('Collator', 'compare', [String(this), String(that)], locales, options);
  });
  for (const method of ['toLocaleUpperCase', 'toLocaleLowerCase'])
    define(String.prototype, method, function (locales) {
      return request('String', method, [String(this)], locales);
    });
  const listed = function (locales, options) {
    return Array.from(this, (each) => each?.toLocaleString(locales, options) ?? '').join(',');
  };
  define(Array.prototype, 'toLocaleString', listed);
  define(Object.getPrototypeOf(Int8Array.prototype), 'toLocaleString', listed);
}`;
