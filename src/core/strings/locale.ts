import { AsyncLocalStorage } from 'node:async_hooks';

/** The languages that Parley speaks, each a file in every `strings/` folder. */
export const LOCALES = [
  ...(['en', 'de', 'es', 'fr', 'pt-BR', 'it'] as const),
  ...(['ja', 'zh-CN', 'ko', 'pl', 'tr', 'hi'] as const),
] as const;
export type Locale = (typeof LOCALES)[number];

/** Regions and scripts whose readers are served by the file of another region. */
const LANGUAGES = new Map<string, Locale>(LOCALES.map((locale) => [locale.slice(0, 2), locale]));

/** Traditional characters are another script: its readers get the default, not this one. */
const TRADITIONAL = /^zh-(?!Hans\b)(?:.*-)?(?:Hant|TW|HK|MO)\b/i;

/**
 * The shipped locale for a language tag (BCP 47, also as systems write it: `pt_PT.UTF-8`); null if
 * none serves its readers.
 */
export function toLocale(tag: string | null | undefined): Locale | null {
  if (!tag) return null;
  const dashed = tag.replaceAll('_', '-');
  if (isTraditional(dashed)) return null;
  const [language = ''] = dashed.toLowerCase().split(/[-.@]/);
  return LANGUAGES.get(language) ?? null;
}

/** Whether a language tag names Chinese in traditional characters. */
export function isTraditional(tag: string): boolean {
  return TRADITIONAL.test(tag);
}

/** Who reads what is said: everyone in a channel, or one person. */
export type SpokenLocales = { readonly everyone: Locale; readonly person: Locale };

type Context = SpokenLocales & { readonly current: Locale };

const context = new AsyncLocalStorage<Context>();

let standard: Locale = 'en';

/** Sets the locale that holds where no reader is known (PARLEY_LOCALE). */
export async function setDefaultLocale(locale: Locale): Promise<void> {
  await loadLocale(locale);
  standard = locale;
}

/** The locale of PARLEY_LOCALE. */
export function defaultLocale(): Locale {
  return standard;
}

/** The locale in which a sentence is read that is made now. */
export function currentLocale(): Locale {
  return context.getStore()?.current ?? standard;
}

/**
 * Runs a task whose sentences are for `readers`. Their catalogs are loaded first, so that every
 * sentence is at hand without waiting.
 */
export async function speakTo<T>(
  locales: SpokenLocales | Promise<SpokenLocales>,
  readers: keyof SpokenLocales,
  task: () => Promise<T>,
): Promise<T> {
  const { everyone, person } = await locales;
  await Promise.all([loadLocale(everyone), loadLocale(person)]);
  const current = readers === 'everyone' ? everyone : person;
  return context.run({ everyone, person, current }, task);
}

/** What one task says to the one person who asked, in the midst of what everyone reads. */
export function toPerson<T>(task: () => T): T {
  return switchTo('person', task);
}

/** What one task says to everyone, in the midst of what one person reads. */
export function toAllReaders<T>(task: () => T): T {
  return switchTo('everyone', task);
}

function switchTo<T>(audience: keyof SpokenLocales, task: () => T): T {
  const now = context.getStore();
  return now ? context.run({ ...now, current: now[audience] }, task) : task();
}

/** The same sentences in another language. */
export type Translated<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Translated<Said>
    : { readonly [Name in keyof T]: Translated<T[Name]> };

type Catalog = {
  /** Resolves once this locale's sentences are at hand; each file is read once. */
  load(locale: Locale): Promise<void>;
};

const catalogs: Catalog[] = [];

/** Reads one catalog in a locale, by the object that `localize` returned for it. */
const readers = new WeakMap<object, (locale: Locale) => Promise<object>>();

/** Locales that are spoken: what is added later is to speak them, too. */
const spoken = new Set<Locale>();

/** Resolves once every sentence of this locale is at hand. */
export async function loadLocale(locale: Locale): Promise<void> {
  if (locale === 'en') return;
  spoken.add(locale);
  await Promise.all(catalogs.map(({ load }) => load(locale)));
}

/** The sentences of one catalog in a locale. No other catalog is loaded for it. */
export async function readCatalog<T extends object>(localized: T, locale: Locale): Promise<T> {
  return ((await readers.get(localized)?.(locale)) ?? localized) as T;
}

/**
 * Sentences in the locale that is current when they are asked for. Those of another locale are the
 * `catalog` of the file of its name in `folder` (a URL in it: `import.meta.url`).
 */
export function localize<T extends object>(english: T, folder: string): Translated<T> {
  const translations = new Map<Locale, object>();
  const loading = new Map<Locale, Promise<void>>();
  const read = async (locale: Locale) => {
    const { catalog } = await import(new URL(`${locale}.ts`, folder).href);
    translations.set(locale, catalog);
  };
  const load = (locale: Locale): Promise<void> => {
    const begun = loading.get(locale) ?? read(locale);
    loading.set(locale, begun);
    return begun;
  };
  catalogs.push({ load });
  // What is loaded with the first file of a person joins a conversation that has begun.
  for (const locale of spoken) load(locale).catch(() => loading.delete(locale));
  const localized = {};
  for (const name of Object.keys(english)) {
    const get = () => Reflect.get(translations.get(currentLocale()) ?? english, name);
    Object.defineProperty(localized, name, { get, enumerable: true });
  }
  readers.set(localized, async (locale) => {
    if (locale !== 'en') await load(locale);
    return translations.get(locale) ?? english;
  });
  return localized as Translated<T>;
}

/**
 * The shipped locale that the reader of a response prefers; PARLEY_LOCALE's if none of theirs is
 * shipped. https://www.rfc-editor.org/rfc/rfc9110#name-accept-language
 */
export function toReaderLocale(acceptLanguage: string | null | undefined): Locale {
  const wanted = (acceptLanguage ?? '').split(',').map(toWanted);
  const inOrder = wanted.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  // Browsers name the bare language behind that of a region: “zh-TW, zh”.
  const isServed = inOrder.some(({ tag }) => isTraditional(tag)) ? isNotBareChinese : () => true;
  for (const { tag } of inOrder) {
    const locale = isServed(tag) ? toLocale(tag) : null;
    if (locale) return locale;
  }
  return defaultLocale();
}

function isNotBareChinese(tag: string): boolean {
  return tag.toLowerCase() !== 'zh';
}

function toWanted(entry: string): { readonly tag: string; readonly weight: number } {
  const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim());
  const given = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
  const weight = given === undefined ? 1 : Number(given);
  return { tag, weight: Number.isFinite(weight) ? weight : 0 };
}
