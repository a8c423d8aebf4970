import { findCode, toMasked } from './inline.ts';

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
  pre: '`',
};
const BARE =
  'u|ins|small|big|mark|span|font|center|p|div|sub|sup|label|q|abbr|a|li|ul|ol|dl|dt|dd|details';
/** Each stands on a line of its own. */
const BLOCKS = ['p', 'div', 'center', 'ul', 'ol', 'dl', 'li', 'dt', 'dd', 'details', 'summary'];
/** Stand for the end of a line, while a text is read: within words, and around a block. */
const NEW_LINE = '\ue003';
const BLOCK_END = '\ue004';
const NAMES = `${Object.keys(PAIRS).join('|')}|${BARE}`;
/** All that are read, or left out, wherever they stand. */
export const TAG_NAMES = `${NAMES}|table|thead|tbody|tfoot|caption|tr|td|th|col|colgroup|br|hr|img|picture|figure|section`;
const ATTRIBUTES = String.raw`(?:\s[^<>]{0,300})?`;
/** The innermost element first. */
const ELEMENT = new RegExp(`<(${NAMES})(${ATTRIBUTES})>([^<>]{0,400})</\\1\\s?>`, 'gi');
const LINE_OF_TAGS =
  /^[ \t]*(?:<\/?(?:details|summary|div|p|center|ul|ol|dl|table|thead|tbody|br|picture|figure|section|span)(?:\s[^<>]{0,300})?\/?>[ \t]*)+$/i;
const BREAK = /[ \t]*<br\s{0,3}\/?>[ \t]*/gi;
/** A tag before the first block of a line, or behind its last, whose partner is in another line. */
const LONE_START = /^[ \t]*<(?:details|div|section|center|ul|ol|dl)(?:\s[^<>]{0,300})?>\s*\ue004/i;
const LONE_END = /\ue004\s*<\/(?:details|div|section|center|ul|ol|dl)>[ \t]*$/i;
const INNER_RULE = /<hr\s{0,3}\/?>/gi;
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
  const text = toWords(name, attributes, words);
  return BLOCKS.includes(name) ? BLOCK_END + text + BLOCK_END : text;
};

const toNumbered = (items: string): string => {
  let count = 0;
  return items.replaceAll(/(?<=\ue004)- /g, () => {
    count += 1;
    return `${count}. `;
  });
};

const toWords = (name: string, attributes: string, words: string): string => {
  switch (name) {
    case 'sup':
      return toRaised(words);
    case 'sub':
      return toShifted(words, LOWERED, '');
    case 'q':
      return `“${words}”`;
    case 'li':
      return `- ${words.trim()}`;
    case 'ol':
      return toNumbered(words);
    case 'a': {
      const url = attributeOf(attributes, 'href');
      return url === '' ? words : `[${words}](${url})`;
    }
    default:
      return toMarked(name, words);
  }
};

const toMarked = (name: string, words: string): string => {
  const mark = PAIRS[name];
  const trimmed = words.trim();
  if (mark === undefined || trimmed === '') return words;
  if (mark === '`') return words.includes('`') ? words : `\`${words}\``;
  const isMarked = trimmed.startsWith(mark) && trimmed.endsWith(mark);
  if (isMarked) return words;
  // Marks inside it are part of it.
  const inner = mark === '*' ? trimmed : trimmed.replaceAll(mark, '');
  return words.replace(trimmed, () => mark + inner + mark);
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

const BETWEEN_CELLS = /[ \t]*<\/t[dh]\s?>\s*<t[dh](?:\s[^<>]{0,300})?>[ \t]*/gi;
const ROW_EDGE = /<\/?(?:table|thead|tbody|tfoot|caption|tr)(?:\s[^<>]{0,300})?>/gi;
const CELL_EDGE = /<\/?t[dh](?:\s[^<>]{0,300})?>/gi;

/** A table in the midst of a line: a line for each of its rows. */
const withoutCells = (line: string): string =>
  /<\/?t[dhr]/i.test(line)
    ? line
        .replaceAll(BETWEEN_CELLS, ' · ')
        .replaceAll(CELL_EDGE, '')
        .replaceAll(ROW_EDGE, BLOCK_END)
    : line;

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
  let text = withoutComments(line)
    .replace(RULE, '$1***') // Hyphens would make the line before it a heading.
    .replaceAll(BREAK, NEW_LINE)
    .replaceAll(INNER_RULE, BLOCK_END);
  text = withoutCells(text);
  text = text.replaceAll(PICTURE, (_, attributes: string) => {
    const url = attributeOf(attributes, 'src');
    return url === '' ? '' : `![${attributeOf(attributes, 'alt')}](${url})`;
  });
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const next = text.includes('</') ? text.replaceAll(ELEMENT, toElement) : text;
    if (next === text) break;
    text = next;
  }
  return text
    .replace(LONE_START, BLOCK_END)
    .replace(LONE_END, BLOCK_END)
    .replace(/^([ \t]*)\ue004+[ \t]*/, '$1')
    .replace(/[ \t]*\ue004+([ \t]*)$/, '$1')
    .replaceAll(/[ \t]*\ue004[ \t\ue004]*|\ue003/g, lineBreak);
};

/**
 * A line with the simple HTML that models write as Markdown, and its line breaks as `lineBreak`.
 * What has no counterpart, or no end, stays as it was written.
 */
export const withoutHtml = (line: string, lineBreak: string): string =>
  line.includes('<')
    ? outsideCode(line, (text) => toMarkdown(withoutEscaped(text), lineBreak)).replaceAll(
        ESCAPED,
        '<',
      )
    : line;

/** Stands for a bracket behind a backslash, which begins no tag. */
const ESCAPED = '\ue005';

/** The line, as long as it was, without the brackets that are escaped. */
const withoutEscaped = (line: string): string =>
  line.includes('\\<') ? line.replaceAll(/(?<!\\)((?:\\\\)*\\)</g, `$1${ESCAPED}`) : line;

/** Elements of words, which models may begin in one line and end in another. */
const INLINE =
  /^<(\/?)(b|strong|i|em|cite|s|del|strike|u|ins|small|big|mark|span|font|sub|sup|q|abbr|a)(?:\s[^<>\n]{0,300})?>$/i;

/** The tag of such an element; null if it is not one. */
export const toInlineTag = (
  tag: string,
): { readonly name: string; readonly isEnd: boolean } | null => {
  const [, slash, name] = INLINE.exec(tag) ?? [];
  return name === undefined ? null : { name: name.toLowerCase(), isEnd: slash === '/' };
};

const BLOCK_TAG = /<\/?(?:ul|ol|li|dl|dt|dd|p|div|center|h[1-6]|hr)(?:\s[^<>]{0,300})?\/?>/i;

/** Whether a line has tags of blocks in it, which only a whole document has. */
export const hasBlockTag = (line: string): boolean =>
  line.includes('<') && BLOCK_TAG.test(withoutEscaped(toMasked(line)));

/** Where the elements of a line begin and end; one that has not ended yet goes on for ever. */
export const findElements = (line: string): readonly (readonly [start: number, end: number])[] => {
  if (!line.includes('<')) return [];
  const elements: [number, number][] = [];
  const open: { readonly name: string; readonly at: number }[] = [];
  for (const { 0: tag, 1: slash, 2: given = '', index } of withoutEscaped(line).matchAll(TAG)) {
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
  if (at === undefined) return line;
  const rest = withoutEscaped(line.slice(at)).replaceAll(OPENING, '');
  return line.slice(0, at) + rest.replaceAll(ESCAPED, '<');
};
