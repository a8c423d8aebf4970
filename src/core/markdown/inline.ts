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
 * For each run, where the next run of the same length is; null if there is none. Looks at each run
 * once: a line can hold thousands.
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

/** Marks may stand in each other so deep. */
const MAX_NESTED = 3;

const withoutMarks = (text: string): string => {
  let words = text;
  for (let depth = 0; depth < MAX_NESTED; depth += 1) {
    const inner = words
      .replaceAll(/(?<!\\)(\*{1,3}|~~)(?=\S)((?:\\.|[^\\*~\n]){1,1000}?)(?<=\S)\1/g, '$2')
      .replaceAll(
        /(?<![\p{L}\p{N}_\\])(_{1,3})(?=\S)((?:\\.|[^\\_\n]){1,1000}?)(?<=\S)\1(?![\p{L}\p{N}_])/gu,
        '$2',
      );
    if (inner === words) return words;
    words = inner;
  }
  return words;
};

const LINK =
  /(?<!\\)!?\[((?:\\.|[^\\[\]\n]|\[(?:\\.|[^\\[\]\n]){0,300}\]){0,1000})\]\(\s{0,9}(<[^<>\n]{0,2000}>|(?:[^\s()<]|\((?:[^\s()]|\([^\s()]{0,200}\)){0,500}\)){0,2000})(?:[ \t]+"[^"\n]{0,200}")?\s{0,9}\)/g;
const AUTOLINK = /<(https?:\/\/[^\s<>|]{1,2000})>/g;

const toAddress = (url: string): string => (url.startsWith('<') ? url.slice(1, -1) : url);

/** The words of a line without its Markdown; `toLink` returns what a link is replaced with. */
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
 * An address is not changed unless something in it formats: a backslash would become part of it.
 */
const FORMATS =
  /https?:\/\/[^\s<>\\`*~[\]|]*|&(?=#?\w{1,31};)|<(?=\/?[a-z][a-z\d-]{0,20}[\s/>])|[\\`*_~[\]|$]/gi;

/** Before what would be read as a mention: it is not seen, and keeps it from being one. */
const GAP = '\u200b';

/** What a person or a program chose to write, as it was written: no Markdown, and no mention. */
export const toLiteral = (text: string): string => {
  // One alone begins no formula, and is mostly a price.
  const isPrice = text.indexOf('$') === text.lastIndexOf('$');
  const isPlain = (found: string) => found.length > 1 || (found === '$' && isPrice);
  return text
    .replaceAll(FORMATS, (found) => (isPlain(found) ? found : `\\${found}`))
    .replaceAll(/<(?=[@#!])/g, `<${GAP}`);
};

const MAX_NAME_CHARS = 80;

/**
 * A name inside a sentence of Parley's: on one line, without Markdown, in its own direction, and
 * not so long that it hides the sentence.
 */
export const toLiteralName = (name: string): string => isolate(toLiteral(toShort(name)));

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

/** Stands for a character of a code span while the rest of a line is read. */
export const MASK = '\ue000';

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

/** Letters of the scripts that are written from the right. */
const FROM_RIGHT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A text in the direction of its own letters, whatever stands around it: digits and marks behind a
 * name would else stand before it. https://www.w3.org/International/articles/inline-bidi-markup/
 */
export function isolate(text: string): string {
  return FROM_RIGHT.test(text) ? `\u2068${text}\u2069` : text;
}

/**
 * A line, with its newline, without the backslash that makes a hard line break: wherever Parley
 * writes, a newline is a line break already.
 */
export const withoutHardBreak = (line: string): string =>
  line.endsWith('\\\n') ? line.replace(/(?<!\\)((?:\\\\)*)\\\n$/, '$1\n') : line;
