/** The server has chosen the language of the page by what the browser asks for. */
const locale = globalThis.document?.documentElement.lang || 'en';

/** What the page says. */
export const { catalog: strings } = await import(`./strings/${locale}.js`);

const isSame = (tag) => tag.split('-')[0] === locale.split('-')[0];

/** The page’s language as this reader writes it: dates in India and in Texas are not the same. */
export const readerTag = globalThis.navigator?.languages?.find(isSame) ?? locale;
