import { toOneLine } from '../frame.ts';

type Span = { readonly start: number; readonly end: number };

type Run = Span & {
  readonly length: number;
  /**
   * As how many backticks it can open a span: a backslash takes the first away. It can still close
   * one, where it escapes nothing.
   */
  readonly opening: number;
};

const toRuns = (text: string): Run[] => {
  const runs: Run[] = [];
  for (let start = text.indexOf('`'); start !== -1; ) {
    let end = start + 1;
    while (text[end] === '`') end += 1;
    let slashes = 0;
    while (text[start - slashes - 1] === '\\') slashes += 1;
    const length = end - start;
    runs.push({ start, end, length, opening: length - (slashes % 2) });
    start = text.indexOf('`', end);
  }
  return runs;
};

const NO_CODE = { spans: [], open: null };

/** The code spans of a line, and the first run of backticks that opens one without closing it. */
export const findCode = (
  text: string,
): { readonly spans: readonly Span[]; readonly open: Span | null } => {
  if (!text.includes('`')) return NO_CODE;
  const runs = toRuns(text);
  const partners = toPartners(runs);
  const spans: Span[] = [];
  let open: Span | null = null;
  for (let index = 0; index < runs.length; index += 1) {
    const first = runs[index];
    if (!first) break;
    const last = partners[index] ?? null;
    const start = first.end - first.opening;
    if (last === null) {
      if (first.opening > 0) open ??= { start, end: first.end };
      continue;
    }
    spans.push({ start, end: runs[last]?.end ?? first.end });
    index = last;
  }
  return { spans, open };
};

/**
 * For each run where the next of its length is; null where none follows. Looks at each run once: a
 * line can hold thousands.
 */
const toPartners = (runs: readonly Run[]): readonly (number | null)[] => {
  const partners: (number | null)[] = [];
  const nextOf = new Map<number, number>();
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const { length, opening } = runs[index] ?? { length: 0, opening: 0 };
    partners[index] = nextOf.get(opening) ?? null;
    nextOf.set(length, index);
  }
  return partners;
};

/** Maps what stands outside a line's code spans, and the spans themselves. */
export const mapInline = (
  line: string,
  toText: (text: string) => string,
  toCode: (code: string) => string = (code) => code,
): string => {
  if (!line.includes('`')) return toText(line);
  const { spans } = findCode(line);
  if (spans.length === 0) return toText(line);
  let mapped = '';
  let at = 0;
  for (const { start, end } of spans) {
    mapped += toText(line.slice(at, start)) + toCode(line.slice(start, end));
    at = end;
  }
  return mapped + toText(line.slice(at));
};

const withoutMarks = (text: string): string =>
  text
    .replaceAll(/(?<!\\)(\*{1,3}|~~)(?=\S)((?:\\.|[^\\*~\n]){1,1000}?)(?<=\S)\1/g, '$2')
    .replaceAll(
      /(?<![\p{L}\p{N}_\\])(_{1,3})(?=\S)((?:\\.|[^\\_\n]){1,1000}?)(?<=\S)\1(?![\p{L}\p{N}_])/gu,
      '$2',
    );

const LINK =
  /(?<!\\)!?\[((?:\\.|[^\\[\]\n]|\[(?:\\.|[^\\[\]\n]){0,300}\]){0,1000})\]\(\s{0,9}(<[^<>\n]{0,2000}>|(?:[^\s()<]|\((?:[^\s()]|\([^\s()]{0,200}\)){0,500}\)){0,2000})(?:[ \t]+"[^"\n]{0,200}")?\s{0,9}\)/g;
const AUTOLINK = /<(https?:\/\/[^\s<>|]{1,2000})>/g;

const toAddress = (url: string): string => (url.startsWith('<') ? url.slice(1, -1) : url);

/** The words of a line without its Markdown; `toLink` says what becomes of a link. */
export const toPlainLine = (
  line: string,
  toLink: (label: string, url: string) => string = (label, url) => label || url,
): string =>
  mapInline(
    line,
    (text) =>
      withoutEscapes(
        withoutMarks(
          text
            .replaceAll(LINK, (_, label: string, url: string) => toLink(label, toAddress(url)))
            .replaceAll(AUTOLINK, '$1'),
        ),
      ),
    (code) => code.replaceAll(/^`+ ?| ?`+$/g, ''),
  );

/** What was escaped, as it was meant: for what shows text as it is. */
export const withoutEscapes = (text: string): string =>
  text.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');

/**
 * An address is left as it is, as far as nothing in it formats: a backslash would become part of
 * it.
 */
const FORMATS = /https?:\/\/[^\s<>\\`*~[\]|]*|[\\`*_~[\]|]/g;

/** What a person or a program chose to write, as it was written: no Markdown. */
export const toLiteral = (text: string): string =>
  text.replaceAll(FORMATS, (found) => (found.length > 1 ? found : `\\${found}`));

const MAX_NAME_CHARS = 80;

/**
 * A name inside a sentence of Parley's: on one line, without Markdown, and not so long that it
 * hides the sentence.
 */
export const toLiteralName = (name: string): string => toLiteral(toShort(name));

/** The same as code; what it holds cannot end the span. */
export const toCodeSpan = (name: string): string => {
  const text = toShort(name);
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return longest === 0 ? marks + text + marks : `${marks} ${text} ${marks}`;
};

const toShort = (name: string): string => {
  const characters = Array.from(toOneLine(name));
  if (characters.length <= MAX_NAME_CHARS) return characters.join('');
  return `${characters.slice(0, MAX_NAME_CHARS - 1).join('')}…`;
};

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
  'uy',
);

/** Where a token may begin: what is plain is passed over quickly. */
const MAY_BEGIN = new RegExp(String.raw`(?=[${MASK}\\$[<&*_]|~~|\|\||!\[|https?:\/\/)`, 'g');

const TYPES = ['code', 'math', 'escape', 'note', 'link', 'angle', 'entity', 'marks'] as const;

/**
 * An address that somebody put marks into, which belong behind it: `<https://example.com/1**>`.
 */
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

const toTokens = (match: RegExpExecArray, line: string): readonly InlineToken[] => {
  const { groups = {}, index: at } = match;
  const text = line.slice(at, at + match[0].length);
  if (groups.link !== undefined) {
    const label = text.slice(text.indexOf('[') + 1).slice(0, groups.label?.length ?? 0);
    return toLinkTokens(text, at, label, groups.url ?? '');
  }
  if (groups.angle !== undefined) return toAngleTokens(text, at);
  if (groups.address !== undefined) return [{ type: 'url', text: withoutPunctuation(text), at }];
  const type = TYPES.find((name) => groups[name] !== undefined) ?? 'text';
  return [{ type, text, at }];
};

/** The next token behind a place; null where the rest is plain. */
const findToken = (masked: string, from: number): RegExpExecArray | null => {
  MAY_BEGIN.lastIndex = from;
  while (MAY_BEGIN.test(masked)) {
    TOKEN.lastIndex = MAY_BEGIN.lastIndex;
    const match = TOKEN.exec(masked);
    if (match) return match;
    MAY_BEGIN.lastIndex += 1;
  }
  return null;
};

/**
 * Reads the inline Markdown of a line. Where an address has marks inside they are set behind it.
 */
export const tokenize = (line: string, masked: string = toMasked(line)): InlineToken[] => {
  const tokens: InlineToken[] = [];
  let from = 0;
  for (let match = findToken(masked, 0); match; match = findToken(masked, from)) {
    if (match.index > from)
      tokens.push({ type: 'text', text: line.slice(from, match.index), at: from });
    const found = toTokens(match, line);
    tokens.push(...found);
    const isAddress = found[0]?.type === 'url';
    from = match.index + (isAddress ? (found[0]?.text.length ?? 0) : match[0].length);
  }
  if (from < line.length) tokens.push({ type: 'text', text: line.slice(from), at: from });
  return tokens;
};
