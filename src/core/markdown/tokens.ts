import { findCode, type Span } from './inline.ts';

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

/** Stands for a character of a code span while the rest of a line is read. */
const MASK = '\ue000';

const LABEL = String.raw`(?:\\.|[^\\[\]]|\[(?:\\.|[^\\[\]]){0,300}\]){0,1000}`;
const PARENTHESES = String.raw`\((?:[^\s()]|\([^\s()]{0,200}\)){0,500}\)`;
const DESTINATION = String.raw`<[^<>\n]{0,2000}>|(?:\\.|[^\s()\\<]|${PARENTHESES}){0,2000}`;
const TITLE = String.raw`"[^"\n]{0,200}"|'[^'\n]{0,200}'`;

/**
 * Formulas as models write them. A dollar may be money: a formula has something of TeX between its
 * dollars, and no space or digit beside them that money has. Nothing in it is escaped.
 */
const TEX = String.raw`(?:[^$\n\\]|\\[A-Za-z,;! ])`;
const MATH = [
  String.raw`\\\((?:(?!\\\)).){1,300}\\\)`,
  String.raw`\$\$${TEX}{1,300}\$\$`,
  String.raw`(?<![\w$\\])\$(?=[^$\n]{0,200}[\\^_{}=])(?![\s$])${TEX}{0,200}(?<![\s\\])\$(?![\w$])`,
].join('|');

const TOKEN = new RegExp(
  [
    `(?<code>${MASK}+)`,
    `(?<math>${MATH})`,
    String.raw`(?<escape>\\[!-/:-@[-\x60{-~])`,
    String.raw`(?<note>\[\^[^\s[\]^]{1,40}\])`,
    String.raw`(?<link>!?\[(?<label>${LABEL})\]\(\s{0,9}(?<url>${DESTINATION})(?:\s{1,9}(?:${TITLE}))?\s{0,9}\))`,
    String.raw`(?<angle><(?:!--[^\n]{0,300}?--|[@#!:&/A-Za-z][^<>\n]{0,600})>)`,
    String.raw`(?<entity>&(?:amp;|#38;)?(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});)`,
    String.raw`(?<address>https?:\/\/(?:(?!\*\*|~~|\|\|)[!-;=?-[\]^_a-{}~])+)`,
    String.raw`(?<marks>\*+|_+|~~+|\|\|+)`,
  ].join('|'),
  'gu',
);

const TYPES = ['code', 'math', 'escape', 'note', 'link', 'angle', 'entity', 'marks'] as const;

/** An address that somebody put marks into, which belong behind it: `<https://example.com/1**>`. */
const MARKED_ADDRESS = /^<(https?:\/\/[^\s<>|*]+)(\*{1,3}|~~)>$/;
const MARKED_DESTINATION = /^(\S+?)(\*{1,3}|~~)$/;
const MARKED_LABEL = /^((?:(?!\*\*).)+)(\*\*)$/;

/** What ends an address in a sentence is not part of it. */
const AFTER_ADDRESS = /[.,:;!?'"*_~]+$/;

/** The line with its code spans blotted out, as long as it was. */
export const toMasked = (line: string, spans: readonly Span[] = findCode(line).spans): string => {
  if (spans.length === 0) return line;
  let masked = '';
  let at = 0;
  for (const { start, end } of spans) {
    masked += line.slice(at, start) + MASK.repeat(end - start);
    at = end;
  }
  return masked + line.slice(at);
};

/** The address without the punctuation behind it, or a bracket that was opened before it. */
const toAddress = (found: string): string => {
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

const toTokens = (match: RegExpExecArray, line: string): readonly InlineToken[] => {
  const { groups = {}, index: at } = match;
  const text = line.slice(at, at + match[0].length);
  if (groups.link !== undefined) {
    const label = text.slice(text.indexOf('[') + 1).slice(0, groups.label?.length ?? 0);
    return toLinkTokens(text, at, label, groups.url ?? '');
  }
  if (groups.angle !== undefined) return toAngleTokens(text, at);
  if (groups.address !== undefined) return [{ type: 'url', text: toAddress(text), at }];
  const type = TYPES.find((name) => groups[name] !== undefined) ?? 'text';
  return [{ type, text, at }];
};

/** Reads the inline Markdown of a line. Where an address has marks inside they are set behind it. */
export const tokenize = (line: string, masked: string = toMasked(line)): InlineToken[] => {
  const tokens: InlineToken[] = [];
  let from = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(masked); match; match = TOKEN.exec(masked)) {
    if (match.index > from)
      tokens.push({ type: 'text', text: line.slice(from, match.index), at: from });
    const found = toTokens(match, line);
    tokens.push(...found);
    const isAddress = found[0]?.type === 'url';
    from = match.index + (isAddress ? (found[0]?.text.length ?? 0) : match[0].length);
    TOKEN.lastIndex = from;
  }
  if (from < line.length) tokens.push({ type: 'text', text: line.slice(from), at: from });
  return tokens;
};
