import { toCharacter } from './entities.ts';
import { toMasked } from './inline.ts';

/** What takes lines of its own and is shown as code: a formula, or the text of HTML's `<pre>`. */
export type Verbatim = {
  readonly kind: 'formula' | 'pre';
  /** What ends it. */
  readonly closing: RegExp;
  /** What its lines begin with: quote marks and indentation. */
  readonly prefix: string;
};

/** A line inside it. */
export type VerbatimLine = Pick<Verbatim, 'kind' | 'prefix'> & {
  readonly part: 'open' | 'inside' | 'close';
  readonly text: string;
  /**
   * What stands before the mark that opens it: indentation, quote and list marks; a line break
   * where there are words.
   */
  readonly head: string;
  /** What of the code stands in its line. */
  readonly code: string;
  readonly language: string;
  /** Words stand behind its end in the same line. */
  readonly isFollowed?: true;
};

type Opened = { readonly verbatim: Verbatim; readonly line: VerbatimLine };

const HEAD = String.raw`((?: {0,3}>)*[ \t]*)((?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)`;
const FORMULA = new RegExp(String.raw`^${HEAD}(\$\$|\\\[)(.*)$`);
const ENVIRONMENTS =
  '(?:align|alignat|aligned|array|cases|equation|eqnarray|flalign|gather|gathered|multline|split|[bBpvV]?matrix|smallmatrix)';
const ENVIRONMENT = new RegExp(String.raw`^${HEAD}(\\begin\{(${ENVIRONMENTS}\*?)\}.*)$`);
const PRE = new RegExp(
  String.raw`^${HEAD}<pre(?:\s[^<>]{0,300})?>(?:[ \t]*<code(\s[^<>]{0,300})?>)?(.*)$`,
  'i',
);
const TEX = /[\\^_{}=]/;
const LANGUAGE = /\blanguage-([\w+#.-]{1,40})/;

const CLOSING = {
  $$: /\$\$/,
  '\\[': /\\\]/,
  pre: /(?:<\/code\s?>[ \t]*)?<\/pre\s?>/i,
} as const;

/** One environment may stand in another of the same name only where they have different names. */
const toEnd = (name: string): RegExp =>
  new RegExp(String.raw`\\end\{${name.replace('*', String.raw`\*`)}\}`);

const isBare = (code: string): boolean => /^[ \t>]*$/.test(code);

const toOpened = (
  { kind, closing }: Pick<Verbatim, 'kind' | 'closing'>,
  { before, items, code }: Readonly<Record<'before' | 'items' | 'code', string>>,
  given: Pick<VerbatimLine, 'text' | 'language'>,
): Opened => {
  const prefix = before + ' '.repeat(items.length);
  const line = { ...given, kind, part: 'open', head: before + items, code, prefix } as const;
  return { verbatim: { kind, closing, prefix }, line };
};

/** Money and brackets that are only escaped open no formula. */
const openFormula = (text: string): Opened | null => {
  const [, before = '', items = '', opening, rest = ''] = FORMULA.exec(text) ?? [];
  if (opening === undefined) return null;
  const closing = opening === '$$' ? CLOSING.$$ : CLOSING['\\['];
  const isEscaped = !isBare(rest) && (!TEX.test(rest) || rest.includes(']'));
  if (closing.test(rest) || isEscaped) return null;
  const given = { text, language: 'latex' };
  return toOpened({ kind: 'formula', closing }, { before, items, code: rest.trim() }, given);
};

const openEnvironment = (text: string): Opened | null => {
  const [, before = '', items = '', code = '', name] = ENVIRONMENT.exec(text) ?? [];
  if (name === undefined) return null;
  const closing = toEnd(name);
  if (closing.test(code)) return null;
  const given = { text, language: 'latex' };
  return toOpened({ kind: 'formula', closing }, { before, items, code: code.trim() }, given);
};

const TO_HEAD = new RegExp(`^${HEAD}`);
const HALF_BEGIN = /\\(?:b(?:e(?:g(?:i(?:n(?:\{.*)?)?)?)?)?)?$/s;
const ENDS_IN_ENVIRONMENT = new RegExp(
  String.raw`(\\begin\{(${ENVIRONMENTS}\*?)\}(?:\{[^{}]{0,40}\}|\[[^[\]]{0,20}\]){0,2})[ \t]*$`,
);

/** What is opened behind words in the same line; empty if it begins the line. */
export type OpenedAfter = { readonly words: string; readonly opened: Opened };

/** An environment that begins behind words and goes on in the lines below. */
export const openBehind = (line: string): OpenedAfter | null => {
  const masked = line.includes('\\begin{') ? toMasked(line) : '';
  const match = ENDS_IN_ENVIRONMENT.exec(masked);
  // Behind a backtick that stands alone it is code whose end has not come yet.
  if (!match || masked.slice(0, match.index).includes('`')) return null;
  const [, code = '', name = ''] = match;
  const [, before = '', items = ''] = TO_HEAD.exec(line) ?? [];
  const prefix = before + ' '.repeat(items.length);
  const words = line.slice(0, match.index);
  const verbatim = { kind: 'formula', closing: toEnd(name), prefix } as const;
  const own = { part: 'open', text: line.slice(words.length), head: `\n${prefix}`, code } as const;
  return {
    words,
    opened: { verbatim, line: { ...own, kind: 'formula', prefix, language: 'latex' } },
  };
};

/** The beginning of an unfinished line behind which no environment may begin. */
export const beforeEnvironment = (line: string): string => {
  const masked = toMasked(line);
  const at = masked.search(HALF_BEGIN);
  return at < 0 || masked.slice(0, at).includes('`') ? line : line.slice(0, at);
};

const openPre = (text: string): Opened | null => {
  const match = PRE.exec(text);
  if (!match) return null;
  const [, before = '', items = '', attributes = '', rest = ''] = match;
  const closing = CLOSING.pre;
  if (closing.test(rest)) return null;
  const language = LANGUAGE.exec(attributes)?.[1] ?? '';
  const code = isBare(rest) ? '' : withoutTags(rest);
  return toOpened({ kind: 'pre', closing }, { before, items, code }, { text, language });
};

/** What a line, without its newline, opens and does not end; null if it opens nothing. */
export const openVerbatim = (line: string): Opened | null => {
  if (line.includes('$$') || line.includes('\\[')) return openFormula(line);
  if (line.includes('\\begin{')) return openEnvironment(line);
  return /<pre/i.test(line) ? openPre(line) : null;
};

const HALF = new RegExp(
  String.raw`^${HEAD}(?:\$|\\(?:b(?:e(?:g(?:i(?:n(?:\{[a-zA-Z]{0,12}\*?)?)?)?)?)?)?|<(?:p(?:r(?:e(?:\s[^<>]*)?)?)?)?)$`,
  'i',
);

/** Whether an unfinished line may still open what is shown as code. */
export const mayOpenVerbatim = (line: string): boolean =>
  [FORMULA, ENVIRONMENT, PRE, HALF].some((pattern) => pattern.test(line));

/** Tags of what looks different in HTML, and means nothing in code. */
const TAG = /<\/?(?:a|b|code|em|font|i|mark|s|small|span|strong|u|var)(?:\s[^<>]{0,300})?>/gi;

const withoutTags = (html: string): string =>
  html
    .replaceAll(/[ \t]*<br\s{0,3}\/?>/gi, '')
    .replaceAll(TAG, '')
    .replaceAll(/&#?\w{1,31};/g, (entity) => toCharacter(entity) ?? entity);

/**
 * The next line, and what stands behind its end in the same line; null if it has ended with its
 * quote.
 */
export const readVerbatimLine = (
  { kind, closing, prefix }: Verbatim,
  given: string,
): { readonly line: VerbatimLine; readonly rest: string } | null => {
  if (prefix.includes('>') && !/^ {0,3}>/.test(given)) return null;
  const text = given;
  const end = closing.exec(text);
  const line = { kind, prefix, head: '', language: '' };
  const toCode = (code: string) => (kind === 'pre' ? withoutTags(code) : code);
  if (!end) return { line: { ...line, part: 'inside', text, code: toCode(text) }, rest: '' };
  const stop = end.index + end[0].length;
  const isKept = end[0].startsWith('\\end');
  const last = isKept ? text.slice(0, stop) : toCode(text.slice(0, end.index)).trimEnd();
  const rest = text.slice(stop).trimStart();
  const own = text.slice(0, text.length - rest.length);
  const closed = { ...line, part: 'close', text: own, code: isBare(last) ? '' : last } as const;
  return { line: rest === '' ? closed : { ...closed, isFollowed: true }, rest };
};

/** The beginning of an unfinished line that stays as it is whatever comes. */
export const toStableCode = ({ kind }: Verbatim, line: string): string =>
  kind === 'pre' ? '' : line.replace(/(?:\$|\\(?=\]|e(?:n|$)|$)).*$/s, '');

/** What of an unfinished line can be shown. */
export const toShownCode = ({ kind }: Verbatim, line: string): string =>
  kind === 'pre'
    ? line.replace(/(?:<[^<>]*|&#?\w{0,31})$/, '')
    : line.replace(/(?:\$\$?|\\\]?)$/, '');

/** Three backticks would end the code in its midst. */
const withoutFences = (code: string): string => code.replaceAll(/``(?=`)/g, '``\u200b');

/** A line as one of a fence, where neither formulas nor HTML are rendered, with its newline. */
export const toFenceLine = (line: VerbatimLine): string => {
  const { part, text, head, prefix, language, isFollowed } = line;
  const code = withoutFences(line.code);
  const newline = text.endsWith('\n') || text === '' ? '\n' : '';
  if (part === 'inside') return code.endsWith('\n') ? code : code + newline;
  if (part === 'open')
    return `${head}\`\`\`${language}${code === '' ? '' : `\n${prefix}${code}`}${newline}`;
  const end = `${code === '' ? '' : `${code}\n`}${prefix}\`\`\``;
  return isFollowed ? `${end}\n${prefix}` : end + newline;
};
