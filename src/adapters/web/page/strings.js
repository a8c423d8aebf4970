import { isolate } from './words.js';

/** The server has chosen the language of the page by what the browser asks for. */
const locale = globalThis.document?.documentElement.lang || 'en';

const { catalog } = await import(`./strings/${locale}.js`);

/** What people have named is in a direction of its own, whatever sentence it stands in. */
function toNamed(value) {
  if (Array.isArray(value)) return value.map(toNamed);
  return typeof value === 'string' ? isolate(value) : value;
}

const toSentence = (member) =>
  typeof member === 'function' ? (...names) => member(...names.map(toNamed)) : member;

/** What the page says. */
export const strings = Object.fromEntries(
  Object.entries(catalog).map(([name, member]) => [name, toSentence(member)]),
);

/** Whether a tag is for the page’s language; a browser may send an invalid tag: `en-US@posix`. */
function isSame(tag) {
  try {
    return new Intl.Locale(tag).language === new Intl.Locale(locale).language;
  } catch {
    return false;
  }
}

/** The page’s language as this reader writes it: dates in India and in Texas are not the same. */
export const readerTag = globalThis.navigator?.languages?.find(isSame) ?? locale;
