import { findCode } from './inline.ts';

/** The characters whose names models write instead of them; others are rare enough to be shown. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  plusmn: '±',
  times: '×',
  divide: '÷',
  minus: '−',
  ne: '≠',
  le: '≤',
  ge: '≥',
  asymp: '≈',
  infin: '∞',
  radic: '√',
  sum: '∑',
  micro: 'µ',
  pi: 'π',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  Delta: 'Δ',
  lambda: 'λ',
  mu: 'μ',
  sigma: 'σ',
  omega: 'ω',
  larr: '←',
  rarr: '→',
  uarr: '↑',
  darr: '↓',
  harr: '↔',
  rArr: '⇒',
  check: '✓',
  cross: '✗',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  sect: '§',
  para: '¶',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  sup2: '²',
  sup3: '³',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
  num: '#',
  commat: '@',
  ast: '*',
  lowbar: '_',
  grave: '`',
  vert: '|',
  excl: '!',
  lbrack: '[',
  rbrack: ']',
  zwnj: '\u200c',
  zwj: '\u200d',
  shy: '',
};

/** The character that an entity stands for; null where it is none that is known. */
export const toCharacter = (entity: string): string | null => {
  const name = entity.slice(1, -1);
  if (!name.startsWith('#')) return ENTITIES[name] ?? null;
  const isHex = /^#x/i.test(name);
  const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  const isCharacter = code >= 0x20 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : null;
};

const PAIRS: Readonly<Record<string, string>> = {
  b: '**',
  strong: '**',
  summary: '**',
  h1: '**',
  h2: '**',
  h3: '**',
  h4: '**',
  h5: '**',
  h6: '**',
  i: '*',
  em: '*',
  cite: '*',
  s: '~~',
  del: '~~',
  strike: '~~',
  code: '`',
  kbd: '`',
  samp: '`',
  tt: '`',
};
const BARE = 'u|ins|small|big|mark|span|font|center|p|div|sub|sup|label|q|abbr|a|li';
const NAMES = `${Object.keys(PAIRS).join('|')}|${BARE}`;
const ATTRIBUTES = String.raw`(?:\s[^<>]{0,300})?`;
/** The innermost element first. */
const ELEMENT = new RegExp(`<(${NAMES})(${ATTRIBUTES})>([^<>]{0,400})</\\1\\s?>`, 'gi');
const LINE_OF_TAGS =
  /^[ \t]*(?:<\/?(?:details|summary|div|p|center|ul|ol|dl|table|thead|tbody|br|picture|figure|section|span)(?:\s[^<>]{0,300})?\/?>[ \t]*)+$/i;
const BREAK = /[ \t]*<br\s{0,3}\/?>[ \t]*/gi;
const RULE = /^([ \t>]*)<hr\s{0,3}\/?>[ \t]*$/i;
const PICTURE = /<img\s([^<>]{0,2000})>/gi;
const MAX_COMMENT = 2_000;
const TAG = new RegExp(`<(/?)(${NAMES})${ATTRIBUTES}>`, 'gi');
const OPENING = new RegExp(`<(?:${NAMES})${ATTRIBUTES}>`, 'gi');

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ';
const PLAIN = '0123456789+-=()n';

const toShifted = (words: string, alphabet: string, sign: string): string => {
  const characters = Array.from(words.replaceAll('−', '-'));
  if (characters.every((character) => PLAIN.includes(character)))
    return characters.map((character) => alphabet[PLAIN.indexOf(character)]).join('');
  return sign === '' || characters.length === 1 ? sign + words : `${sign}(${words})`;
};

/** Digits above or below the line, where there are such characters. */
export const toRaised = (words: string): string => toShifted(words, RAISED, '^');

const attributeOf = (attributes: string, name: string): string =>
  new RegExp(`${name}\\s?=\\s?(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i')
    .exec(attributes)
    ?.slice(1)
    .find((value) => value !== undefined) ?? '';

const toElement = (_: string, tag: string, attributes: string, words: string): string => {
  const name = tag.toLowerCase();
  if (name === 'sup') return toRaised(words);
  if (name === 'sub') return toShifted(words, LOWERED, '');
  if (name === 'q') return `“${words}”`;
  if (name === 'li') return `- ${words.trim()}`;
  if (name === 'a') {
    const url = attributeOf(attributes, 'href');
    return url === '' ? words : `[${words}](${url})`;
  }
  const mark = PAIRS[name];
  const trimmed = words.trim();
  if (mark === undefined || trimmed === '') return words;
  if (mark === '`') return words.includes('`') ? words : `\`${words}\``;
  const isMarked = trimmed.startsWith(mark) && trimmed.endsWith(mark);
  return isMarked ? words : words.replace(trimmed, () => mark + trimmed + mark);
};

const PLACE = /\ue001(\d+)\ue002/g;

/** Maps a line whose code spans are put aside, and puts them back. */
const outsideCode = (line: string, map: (text: string) => string): string => {
  const codes: string[] = [];
  let text = '';
  let at = 0;
  for (const { start, end } of findCode(line).spans) {
    text += `${line.slice(at, start)}\ue001${codes.length}\ue002`;
    codes.push(line.slice(start, end));
    at = end;
  }
  return map(text + line.slice(at)).replaceAll(PLACE, (_, index) => codes[Number(index)] ?? '');
};

/** More than an element takes that is read as one. */
const MAX_OPEN = 900;

/** How often an element may stand in another one. */
const MAX_DEPTH = 4;

/** One that has no end, or is longer than a comment in prose, is left as it is. */
const withoutComments = (line: string): string => {
  let text = '';
  let from = 0;
  for (let at = line.indexOf('<!--'); at !== -1; ) {
    const end = line.indexOf('-->', at + 4);
    if (end === -1) break;
    const isComment = end - at - 4 <= MAX_COMMENT;
    if (isComment) {
      text += line.slice(from, at);
      from = end + 3;
    }
    at = line.indexOf('<!--', isComment ? from : at + 4);
  }
  return text + line.slice(from);
};

const toMarkdown = (line: string, lineBreak: string): string => {
  if (LINE_OF_TAGS.test(line)) return '';
  let text = withoutComments(line).replace(RULE, '$1---');
  text = text.replaceAll(PICTURE, (_, attributes: string) => {
    const url = attributeOf(attributes, 'src');
    return url === '' ? '' : `![${attributeOf(attributes, 'alt')}](${url})`;
  });
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const next = text.includes('</') ? text.replaceAll(ELEMENT, toElement) : text;
    if (next === text) break;
    text = next;
  }
  return text.replaceAll(BREAK, lineBreak);
};

/**
 * A line with the simple HTML that models write as Markdown, and its line breaks as `lineBreak`.
 * What has no counterpart, or no end, stays as it was written.
 */
export const withoutHtml = (line: string, lineBreak: string): string =>
  line.includes('<') ? outsideCode(line, (text) => toMarkdown(text, lineBreak)) : line;

/** Where the elements of a line begin and end; one that has not ended yet goes on for ever. */
export const findElements = (line: string): readonly (readonly [start: number, end: number])[] => {
  if (!line.includes('<')) return [];
  const elements: [number, number][] = [];
  const open: { readonly name: string; readonly at: number }[] = [];
  for (const { 0: tag, 1: slash, 2: given = '', index } of line.matchAll(TAG)) {
    const name = given.toLowerCase();
    if (slash === '') {
      open.push({ name, at: index });
      continue;
    }
    const last = open.findLastIndex((one) => one.name === name);
    const [element] = last === -1 ? [] : open.splice(last);
    if (element) elements.push([element.at, index + tag.length]);
  }
  for (const { at } of open)
    if (line.length - at <= MAX_OPEN) elements.push([at, Number.POSITIVE_INFINITY]);
  return elements;
};

/** Without the tags that begin an element whose end has not come yet. */
export const withoutOpenTags = (line: string): string => {
  const at = findElements(line).find(([, end]) => end === Number.POSITIVE_INFINITY)?.[0];
  return at === undefined ? line : line.slice(0, at) + line.slice(at).replaceAll(OPENING, '');
};
