/** The server has chosen the language of the page by what the browser asks for. */
const locale = globalThis.document?.documentElement.lang || 'en';

/** What the page says. */
export const { catalog: strings } = await import(`./strings/${locale}.js`);

/** Whether a tag is of the page’s language; a browser may name what is none: `en-US@posix`. */
function isSame(tag) {
  try {
    return new Intl.Locale(tag).language === new Intl.Locale(locale).language;
  } catch {
    return false;
  }
}

/** The page’s language as this reader writes it: dates in India and in Texas are not the same. */
export const readerTag = globalThis.navigator?.languages?.find(isSame) ?? locale;
