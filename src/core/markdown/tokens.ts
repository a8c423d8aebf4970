import { UNPARTED, UNPARTED_IN_ADDRESS } from './grapheme.ts';
import { isHeldBack } from './half-token.ts';
import { MASK, toMasked } from './inline.ts';

/** What a line of prose consists of; the texts, joined, are the line. */
export type InlineToken = {
  readonly type:
    | 'text'
    | 'code'
    | 'escape'
    | 'math'
    | 'angle'
    | 'link'
    | 'note'
    | 'entity'
    | 'url'
    | 'marks';
  readonly text: string;
  /** Where it stands in the line. */
  readonly at: number;
  /** Of a link or an image. */
  readonly label?: string;
  readonly url?: string;
};

const LABEL = String.raw`(?:\\.|[^\\[\]]|\[(?:\\.|[^\\[\]]){0,300}\]){0,1000}`;
const PARENTHESES = String.raw`\((?:[^\s()]|\([^\s()]{0,200}\)){0,500}\)`;
const DESTINATION = String.raw`<[^<>\n]{0,2000}>|(?:\\.|[^\s()\\<]|${PARENTHESES}){0,2000}`;
const TITLE = String.raw`"[^"\n]{0,200}"|'[^'\n]{0,200}'`;

/**
 * Formulas as models write them. A dollar may be money: a formula has something of TeX between its
 * dollars, and no space or digit beside them that money has. Nothing in it is escaped.
 */
const TEX = String.raw`(?:[^$\n\\]|\\[A-Za-z,;! ])`;

/** An amount, and not a number with which a formula begins: `2^n`, `3x`, `5 = x`. */
export const MONEY = String.raw`\d[\d.,]*(?:[kmbKMB]n?\b|(?!\s?[\\=]|[A-Za-z^_{(\d.,]))`;

const IN_PARENTHESES = /\\\((?:(?!\\\)).){1,300}\\\)/uy;
/** Brackets that are only escaped have nothing of TeX between them. */
const IN_BRACKETS =
  /\\\[(?=(?:(?!\\\])[^\\^_{}=\n]){0,300}(?:[\^_{}=]|\\(?!\])))(?:(?!\\\]).){2,300}\\\]/uy;
const IN_ENVIRONMENT =
  /\\begin\{[a-zA-Z]{1,12}\*?\}(?:(?!\\(?:end|begin)\{).){1,600}\\end\{[a-zA-Z]{1,12}\*?\}/uy;
const IN_DOLLARS = new RegExp(
  [
    String.raw`(?<![\w$\\])\$\$${TEX}{1,300}\$\$`,
    String.raw`(?<![\w$\\])\$(?=[^$\n]{0,200}[\\^_{}=])(?![\s$])(?!${MONEY})${TEX}{0,200}(?<![\s\\])\$(?![\w$])`,
  ].join('|'),
  'uy',
);
/** A sign, or an entity that is kept from being read as one. */
const ESCAPE = /\\(?:&#?\w{1,31};|[!-/:-@[-\x60{-~])/uy;
const NOTE = /\[\^[^\s[\]^<>]{1,40}\]/uy;
const LINK = new RegExp(
  String.raw`!?\[(${LABEL})\]\(\s{0,9}(${DESTINATION})(?:\s{1,9}(?:${TITLE}))?\s{0,9}\)`,
  'uy',
);
const ANGLE = /<(?:!--[^\n]{0,300}?--|[@#!:/A-Za-z][^<>\n]{0,600}|&[^\s<>]{0,100})>/uy;
const ENTITY = /&(?:amp;|#38;)?(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});/uy;
/** An address goes on with the letters of a script whose words are parted by spaces. */
const ADDRESS = new RegExp(
  [
    String.raw`https?:\/\/(?:(?!\*\*|~~|\|\|)[!-;=?-[\]^_a-{}~]`,
    String.raw`(?![\0-\x7f${UNPARTED}])[\p{L}\p{M}\p{N}]`,
    `${UNPARTED_IN_ADDRESS})+`,
  ].join('|'),
  'uy',
);

type Pattern = readonly [type: InlineToken['type'], pattern: RegExp];

/** What may stand in a line, by its first character; what is named first goes first. */
const PATTERNS: ReadonlyMap<string, readonly Pattern[]> = new Map([
  [
    '\\',
    [
      ['math', IN_PARENTHESES],
      ['math', IN_BRACKETS],
      ['math', IN_ENVIRONMENT],
      ['escape', ESCAPE],
    ],
  ],
  ['$', [['math', IN_DOLLARS]]],
  [
    '[',
    [
      ['note', NOTE],
      ['link', LINK],
    ],
  ],
  ['!', [['link', LINK]]],
  ['<', [['angle', ANGLE]]],
  ['&', [['entity', ENTITY]]],
  ['h', [['url', ADDRESS]]],
]);

/** Where any of them, or a run of marks, may begin: plain words are skipped quickly. */
const MAY_BEGIN = new RegExp(String.raw`(?=[${MASK}\\$[<&*_]|~~|\|\||!\[|(?<!\w)https?:\/\/)`, 'g');

/** An address with marks inside that belong after it: `<https://example.com/1**>`. */
const MARKED_ADDRESS = /^<(https?:\/\/[^\s<>|*]+)(\*{1,3}|~~)>$/;
const MARKED_DESTINATION = /^(\S+?)(\*{1,3}|~~)$/;
const MARKED_LABEL = /^((?:(?!\*\*).)+)(\*\*)$/;

/** Punctuation at the end of an address belongs to the sentence. */
const AFTER_ADDRESS = /[.,:;!?'"*_~]+$/;

/** The address without the punctuation behind it, or a bracket that was opened before it. */
const withoutPunctuation = (found: string): string => {
  let address = found.replace(AFTER_ADDRESS, '');
  while (/[)\]]$/.test(address)) {
    const last = address.at(-1) ?? '';
    const first = last === ')' ? '(' : '[';
    if (address.split(last).length <= address.split(first).length) break;
    address = address.slice(0, -1).replace(AFTER_ADDRESS, '');
  }
  return address;
};

const toLinkTokens = (text: string, at: number, label: string, url: string): InlineToken[] => {
  const [, address = url, behind] = MARKED_DESTINATION.exec(url) ?? [];
  const [, words = label, inside] = MARKED_LABEL.exec(label) ?? [];
  const marks = behind ?? inside;
  if (marks === undefined) return [{ type: 'link', text, at, label, url }];
  const whole = `${text.startsWith('!') ? '!' : ''}[${words}](${address})`;
  return [
    { type: 'link', text: whole, at, label: words, url: address },
    { type: 'marks', text: marks, at: at + text.length - marks.length },
  ];
};

const toAngleTokens = (text: string, at: number): InlineToken[] => {
  const [, address = '', marks] = MARKED_ADDRESS.exec(text) ?? [];
  if (marks === undefined) return [{ type: 'angle', text, at }];
  return [
    { type: 'angle', text: `<${address}>`, at },
    { type: 'marks', text: marks, at: at + text.length - marks.length },
  ];
};

type Found = {
  readonly type: InlineToken['type'];
  readonly at: number;
  readonly end: number;
  /** Of a link. */
  readonly label: string;
  readonly url: string;
};

const toRunEnd = (text: string, at: number): number => {
  let end = at + 1;
  while (text[end] === text[at]) end += 1;
  return end;
};

const readToken = (masked: string, at: number): Found | null => {
  const sign = masked.charAt(at);
  const patterns = PATTERNS.get(sign);
  if (!patterns) {
    const type = sign === MASK ? 'code' : 'marks';
    return { type, at, end: toRunEnd(masked, at), label: '', url: '' };
  }
  for (const [type, pattern] of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(masked);
    // What was shown before its end had come is no token.
    if (!match || (type === 'angle' && !isHeldBack(match[0]))) continue;
    const [text, label = '', url = ''] = match;
    return { type, at, end: at + text.length, label, url };
  }
  return null;
};

/** The next token behind a place; null if the rest is plain. */
const findToken = (masked: string, from: number): Found | null => {
  MAY_BEGIN.lastIndex = from;
  while (MAY_BEGIN.test(masked)) {
    const found = readToken(masked, MAY_BEGIN.lastIndex);
    if (found) return found;
    MAY_BEGIN.lastIndex += 1;
  }
  return null;
};

const toTokens = ({ type, at, end, label, url }: Found, line: string): readonly InlineToken[] => {
  const text = line.slice(at, end);
  if (type === 'link') {
    const start = text.indexOf('[') + 1;
    return toLinkTokens(text, at, text.slice(start, start + label.length), url);
  }
  if (type === 'angle') return toAngleTokens(text, at);
  return [{ type, text: type === 'url' ? withoutPunctuation(text) : text, at }];
};

/**
 * Reads the inline Markdown of a line. Where an address has marks inside they are set behind it.
 */
export const tokenize = (line: string, masked: string = toMasked(line)): InlineToken[] => {
  const tokens: InlineToken[] = [];
  let from = 0;
  for (let found = findToken(masked, 0); found; found = findToken(masked, from)) {
    if (found.at > from) tokens.push({ type: 'text', text: line.slice(from, found.at), at: from });
    const read = toTokens(found, line);
    tokens.push(...read);
    from = found.type === 'url' ? found.at + (read[0]?.text.length ?? 0) : found.end;
  }
  if (from < line.length) tokens.push({ type: 'text', text: line.slice(from), at: from });
  return tokens;
};
