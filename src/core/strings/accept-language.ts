import { defaultLocale, isTraditional, type Locale, toLocale } from './locale.ts';

/**
 * The shipped locale that the reader of a response wants most; PARLEY_LOCALE's where they want
 * none of them. https://www.rfc-editor.org/rfc/rfc9110#name-accept-language
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
