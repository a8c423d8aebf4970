import type { Language, TimeToken } from './language.ts';

type Told = Omit<TimeToken, 'from' | 'to'>;
export type ShapeMatch = { readonly length: number; readonly tokens: readonly Told[] };

/** From Sunday on. */
const SHORT: Readonly<Record<string, string>> = {
  de: 'so mo di mi do fr sa',
  en: 'sun mon tue wed thu fri sat',
  es: 'dom lun mar mié jue vie sáb',
  fr: 'dim lun mar mer jeu ven sam',
  pt: 'dom seg ter qua qui sex sáb',
  it: 'dom lun mar mer gio ven sab',
  pl: 'ndz pon wt śr czw pt sob',
  tr: 'paz pzt sal çar per cum cmt',
};

/**
 * Short names that are words, too: what they mean is asked where no dot and no date is with them.
 */
const WORDS: Readonly<Record<string, string>> = {
  de: 'so',
  es: 'mar',
  fr: 'mar mer',
  pt: 'ter sex',
  it: 'mar mer',
  pl: 'pon pt',
  tr: 'paz sal per cum',
};

/** The day of the week that an abbreviation means; null if it means none. */
export function toShortWeekday(text: string, { name }: Language): Told | null {
  const word = text.replace(/\.$/, '').toLowerCase();
  const day = SHORT[name]?.split(' ').indexOf(fold(word, name)) ?? -1;
  const isName = name !== 'de' || /^\p{Lu}/u.test(text);
  if (day < 0 || !isName) return null;
  const isWord = !text.endsWith('.') && (WORDS[name]?.split(' ').includes(word) ?? false);
  return { code: 'w', n: day, s: isWord ? 'habit' : '' };
}

/** “Mie” and “sab” are written without their accents, too. */
function fold(word: string, language: string): string {
  if (language !== 'es' && language !== 'pt') return word;
  return word.replace(/^mie$/, 'mié').replace(/^sab$/, 'sáb');
}

const plain = (text: string) =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('-', ' ');

const names = new WeakMap<Language, ReadonlyMap<string, number>>();

function nameOf(text: string, language: Language): number | null {
  const known = names.get(language) ?? listNames(language);
  names.set(language, known);
  return toShortWeekday(text, language)?.n ?? known.get(plain(text).replace(/\.$/, '')) ?? null;
}

function listNames({ words }: Language): ReadonlyMap<string, number> {
  const days = Object.entries(words).filter(([key]) => /^[wW]:\d$/.test(key));
  return new Map(
    days.flatMap(([key, phrases]) =>
      phrases.split('|').map((name) => [name.replace(/^los /, ''), Number(key.slice(2))] as const),
    ),
  );
}

const NAME = String.raw`(?:\p{L}+-feiras?|\p{L}{2,12}\.?)`;
const DASH = String.raw`\s?[-–—~]\s?`;
const CONNECTORS: Readonly<Record<string, readonly [before: string, between: string]>> = {
  en: ['from', 'to|through|thru|till|until'],
  de: ['von|vom|ab', 'bis'],
  es: ['de|del|desde', 'a|al|hasta'],
  fr: ['du|de', "au|à|a|jusqu'au"],
  pt: ['de|da', 'a|à|até'],
  it: ['dal|dalla|da', 'al|alla|a'],
};
const ARTICLE = '(?:el |le |il |la |lo |los )?';

/** Monday to Friday; Mon, Wed and Fri. */
export function readDaySpan(text: string, at: number, language: Language): ShapeMatch | null {
  if (/\p{L}/u.test(text[at - 1] ?? '') && !language.isUnspaced) return null;
  if (language.isUnspaced) return readHan(text, at, language);
  return readSpan(text, at, language) ?? readList(text, at, language);
}

function readSpan(text: string, at: number, language: Language): ShapeMatch | null {
  const [before, between] = CONNECTORS[language.name] ?? ['', ''];
  const looks = new RegExp(
    `(?:(?:${before})\\s${ARTICLE})?(${NAME})(?:${DASH}|\\s(?:${between})\\s${ARTICLE})(${NAME})(?![\\p{L}\\d])`,
    'iuy',
  );
  looks.lastIndex = at;
  const [whole = '', a = '', b = ''] = looks.exec(text) ?? [];
  const [from, to] = [nameOf(a, language), nameOf(b, language)];
  return from === null || to === null ? null : { length: whole.length, tokens: toDays(from, to) };
}

/** All days from one to another, which is the one after it at least. */
function toDays(from: number, to: number): readonly Told[] {
  const count = (to - from + 7) % 7 || 7;
  return Array.from({ length: count + 1 }, (_, index) => ({
    ...{ code: 'W', n: (from + index) % 7, s: '' },
  }));
}

/** Two abbreviations and more; names in full are read word by word. */
function readList(text: string, at: number, language: Language): ShapeMatch | null {
  const looks = /(\p{L}{2,4}\.?)(?:\s?[,/+&]\s?|\s(?:and|und|y|et|e)\s)(?=\p{L})/iuy;
  const last = /(\p{L}{2,4}\.?)(?![\p{L}\d])/uy;
  const days: Told[] = [];
  let end = at;
  for (;;) {
    looks.lastIndex = end;
    const match = looks.exec(text);
    const day = match && toShortWeekday(match[1] ?? '', language);
    if (!match || !day) break;
    days.push({ ...day, s: '' });
    end += match[0].length;
  }
  last.lastIndex = end;
  const found = last.exec(text);
  const day = found && toShortWeekday(found[1] ?? '', language);
  if (days.length === 0 || !found || !day) return null;
  return { length: end - at + found[0].length, tokens: [...days, { ...day, s: '' }] };
}

const HAN = ['日天', '一', '二', '三', '四', '五', '六'];
const KANJI = ['日', '月', '火', '水', '木', '金', '土'];

function readHan(text: string, at: number, { name }: Language): ShapeMatch | null {
  const isChinese = name === 'zh';
  const days = isChinese ? HAN : KANJI;
  const dayOf = (char: string) => days.findIndex((each) => each.includes(char));
  NOTED.lastIndex = at;
  const [noted = '', day = ''] = NOTED.exec(text) ?? [];
  const known = isChinese ? HAN.findIndex((each) => each.includes(day)) : KANJI.indexOf(day);
  if (noted !== '' && known >= 0)
    return { length: noted.length, tokens: [{ code: 'w', n: known, s: '' }] };
  const [span, list] = isChinese ? CHINESE : JAPANESE;
  span.lastIndex = at;
  const [whole = '', a = '', b = ''] = span.exec(text) ?? [];
  if (whole !== '') return { length: whole.length, tokens: toDays(dayOf(a), dayOf(b)) };
  list.lastIndex = at;
  const [all = ''] = list.exec(text) ?? [];
  if (all === '') return null;
  const chars = [...all.replaceAll(/曜日?|星期|礼拜|禮拜|周|週/gu, '')].map(dayOf);
  const tokens = chars.filter((n) => n >= 0).map((n) => ({ code: 'W', n, s: '' }));
  return { length: all.length, tokens };
}

/** 12月3日(木). */
const NOTED =
  /(?<=[日号號\d])[（(](?:周|週|星期)?([一二三四五六天日月火水木金土])(?:曜日?)?[)）]/uy;

const CHINESE = [
  /(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])(?:到|至|[-–—~〜～])(?:周|週|星期|礼拜|禮拜)?([一二三四五六日天])(?![点點])/uy,
  /(?:周|週|星期|礼拜|禮拜)[一二三四五六日天](?:[、,，和及与與](?:周|週|星期|礼拜|禮拜)?[一二三四五六日天](?![点點時时号號月\d]))+/uy,
] as const;

const JAPANESE = [
  /([月火水木金土日])(?:曜日?)?(?:から|[-–—~〜～])([月火水木金土日])(?:曜日?)?(?:まで)?/uy,
  /[月火水木金土日](?:曜日?)?(?:[・、,，／/と][月火水木金土日](?:曜日?)?)+(?![\d一二三四五六七八九十本光])|(?<=毎週の?)[月火水木金土日]{2,6}(?:曜日?)?/uy,
] as const;
