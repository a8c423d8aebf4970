import type { Language, TimeToken } from './language.ts';
import { readShape } from './shapes.ts';
import { toShortWeekday } from './weekdays.ts';

type Kind = Pick<TimeToken, 'code' | 'n' | 's'>;
type Dictionary = {
  readonly kinds: ReadonlyMap<string, readonly Kind[]>;
  readonly longest: number;
};

/** Letters that have no accent to take off, and yet are written in more than one way. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/ß/g, 'ss'],
  [/ł/g, 'l'],
  [/ı/g, 'i'],
  [/\u093c/g, ''], // The dot below a letter in Hindi.
  [/ँ/g, 'ं'],
];

/** Without accents and in small letters, words apart by single spaces. */
export function fold(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase();
  return SPELLINGS.reduce((word, [letter, usual]) => word.replace(letter, usual), plain)
    .replace(/[\s'’.\-‐]+/gu, ' ')
    .trim();
}

const dictionaries = new WeakMap<Language, Dictionary>();

function dictionaryOf(language: Language): Dictionary {
  const known = dictionaries.get(language);
  if (known) return known;
  const kinds = new Map<string, readonly Kind[]>();
  let longest = 1;
  for (const [key, phrases] of Object.entries(language.words)) {
    for (const [index, phrase] of phrases.split('|').entries()) {
      const folded = language.isUnspaced ? phrase : fold(phrase);
      if (folded === '' || kinds.has(folded)) continue;
      kinds.set(
        folded,
        key.split(' ').map((each) => toKind(each, index + 1)),
      );
      longest = Math.max(longest, language.isUnspaced ? folded.length : folded.split(' ').length);
    }
  }
  const dictionary = { kinds, longest };
  dictionaries.set(language, dictionary);
  return dictionary;
}

function toKind(key: string, position: number): Kind {
  const [code = '', name = '', value = '1'] = key.split(':');
  const isNumber = name !== '' && Number.isFinite(Number(name));
  if (isNumber) return { code, n: Number(name), s: '' };
  const isCounted = name === '' && code !== '1';
  return { code, n: isCounted ? position : Number(value), s: name };
}

/** The tokens of a phrase as one language reads it. */
export function toTimeTokens(text: string, language: Language): TimeToken[] {
  const tokens: TimeToken[] = [];
  for (let at = 0; at < text.length; ) {
    const space = /\s+/uy;
    space.lastIndex = at;
    at += space.exec(text)?.[0].length ?? 0;
    if (at >= text.length) break;
    const found = readToken(text, at, language);
    tokens.push(...found);
    at = found.at(-1)?.to ?? at + 1;
  }
  return language.isUnspaced ? tokens : tokens.map((token) => toWeekday(token, tokens, language));
}

/** “Mo früh”, “lun prochain”, “ab Mo”: short names of days, beside what belongs to a day. */
function toWeekday(token: TimeToken, tokens: readonly TimeToken[], language: Language): TimeToken {
  const day = token.code === '.' ? toShortWeekday(token.s, language) : null;
  if (!day) return token;
  const at = tokens.indexOf(token);
  const isSolid = ({ code }: TimeToken) => code !== '-';
  const before = tokens.slice(0, at).findLast(isSolid)?.code ?? '';
  const behind = tokens.slice(at + 1).filter(isSolid);
  const codes = behind.map(({ code }) => code).join('');
  const isWeeks = /^i?[n1]u/.test(codes) && behind.find(({ code }) => code === 'u')?.s === 'week';
  const isBeside = /^[pxX]/.test(codes) || isWeeks || /[SUxXsvK]/.test(before);
  // After other words it may be a person’s name.
  return isBeside ? { ...token, ...day, s: before === '.' ? 'name' : day.s } : token;
}

function readToken(text: string, at: number, language: Language): readonly TimeToken[] {
  const shape = readShape(text, at, language);
  const word = language.isUnspaced
    ? readUnspaced(text, at, language)
    : readWords(text, at, language);
  const length = (found: readonly TimeToken[]) => (found.at(-1)?.to ?? at) - at;
  if (length(shape) > 0 && length(shape) >= length(word)) return shape;
  return length(word) > 0 ? word : [readText(text, at, language)];
}

/** The longest phrase of the dictionary that begins here, with any apostrophes and hyphens. */
function readWords(text: string, at: number, language: Language): readonly TimeToken[] {
  if (/[\p{L}\p{M}]{2}/u.test(text.slice(Math.max(0, at - 1), at + 1))) return [];
  const { kinds, longest } = dictionaryOf(language);
  const symbol = kinds.get(text[at] ?? '');
  if (symbol && !/\p{L}/u.test(text[at] ?? '')) return toTokensOf(symbol, at, at + 1);
  if (/[,，]/u.test(text[at] ?? '')) return [{ code: '-', n: 0, s: '', from: at, to: at + 1 }];
  const ends: number[] = [];
  const next = /(?:[\s'’\-‐]{1,3}|(?<=[\p{L}\d])\.\s?)?(?:[\p{L}\p{M}]+|\d+(?=[.-]?\s?[\p{L}]))/uy;
  next.lastIndex = at;
  while (ends.length < longest && next.exec(text)) ends.push(next.lastIndex);
  const end = ends.findLast((each) => kinds.has(fold(text.slice(at, each))));
  if (end === undefined) return [];
  return toTokensOf(kinds.get(fold(text.slice(at, end))) ?? [], at, end);
}

function readUnspaced(text: string, at: number, language: Language): readonly TimeToken[] {
  const { kinds, longest } = dictionaryOf(language);
  for (let length = longest; length > 0; length -= 1) {
    const kind = at + length <= text.length ? kinds.get(text.slice(at, at + length)) : undefined;
    if (kind) return toTokensOf(kind, at, at + length);
  }
  return [];
}

function toTokensOf(kinds: readonly Kind[], from: number, to: number): TimeToken[] {
  return kinds.map((kind) => ({ ...kind, from, to }));
}

/** A word that says nothing of time, or one character. */
function readText(text: string, at: number, { isUnspaced }: Language): TimeToken {
  const word = isUnspaced ? /[\p{Script=Latin}]+/uy : /[\p{L}\p{M}\d_]+/uy;
  word.lastIndex = at;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const [found = character] = word.exec(text) ?? [];
  return { code: '.', n: 0, s: found, from: at, to: at + found.length };
}
