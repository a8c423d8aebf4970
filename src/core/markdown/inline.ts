export type Span = { readonly start: number; readonly end: number };

type Run = Span & { readonly length: number };

const toRuns = (text: string): Run[] =>
  Array.from(text.matchAll(/`+/g), ({ 0: run, index }) => ({
    start: index,
    end: index + run.length,
    length: run.length,
  }));

/** The code spans of a line, and the first run of backticks that opens one without closing it. */
export const findCode = (
  text: string,
): { readonly spans: readonly Span[]; readonly open: Span | null } => {
  const runs = toRuns(text);
  const partners = toPartners(runs);
  const spans: Span[] = [];
  let open: Span | null = null;
  for (let index = 0; index < runs.length; index += 1) {
    const first = runs[index];
    if (!first) break;
    const last = partners[index] ?? null;
    if (last === null) {
      open ??= first;
      continue;
    }
    spans.push({ start: first.start, end: runs[last]?.end ?? first.end });
    index = last;
  }
  return { spans, open };
};

/** For each run where the next of its length is; null where none follows. Looks at each run once: a line can hold thousands. */
const toPartners = (runs: readonly Run[]): readonly (number | null)[] => {
  const partners: (number | null)[] = [];
  const nextOf = new Map<number, number>();
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const length = runs[index]?.length ?? 0;
    partners[index] = nextOf.get(length) ?? null;
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
  let mapped = '';
  let at = 0;
  for (const { start, end } of findCode(line).spans) {
    mapped += toText(line.slice(at, start)) + toCode(line.slice(start, end));
    at = end;
  }
  return mapped + toText(line.slice(at));
};

const withoutMarks = (text: string): string =>
  text
    .replaceAll(/(\*{1,3}|~~)(?=\S)([^*~\n]{1,1000}?)(?<=\S)\1/g, '$2')
    .replaceAll(
      /(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^_\n]{1,1000}?)(?<=\S)\1(?![\p{L}\p{N}_])/gu,
      '$2',
    );

const LINK = /!?\[([^[\]\n]{0,1000})\]\(([^()\s]{0,2000})(?:[ \t]+"[^"\n]{0,200}")?\)/g;

/** The words of a line without its Markdown; `toLink` says what becomes of a link. */
export const toPlainLine = (
  line: string,
  toLink: (label: string, url: string) => string = (label, url) => label || url,
): string =>
  mapInline(
    line,
    (text) =>
      withoutMarks(text.replaceAll(LINK, (_, label: string, url: string) => toLink(label, url))),
    (code) => code.replaceAll(/^`+ ?| ?`+$/g, ''),
  );

/** What somebody typed, as it was typed: no Markdown. */
export const toLiteral = (text: string): string => text.replaceAll(/[\\`*_~[\]|]/g, '\\$&');
