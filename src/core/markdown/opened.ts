import { isCjk, MAX_SPAN, type MarkRun, pairRuns } from './emphasis.ts';
import { findCode, toMasked } from './inline.ts';
import { type InlineToken, tokenize } from './tokens.ts';
import { findUnfinished } from './unfinished.ts';

/** An emphasis that is open at the end of a text, with the marks that are left of it. */
export type Opened = { readonly at: number; readonly marks: string };

/** What is open at the end of a text. */
export type OpenEnd = {
  readonly emphasis: readonly Opened[];
  /** Where code, a link or anything else begins that has not ended: the text's end if nothing. */
  readonly otherAt: number;
};

/** What has not ended after so many characters is no link, and no formula. */
const MAX_OTHER = 150;

/** Names that models write without marking them as code: `*args`, `**kwargs`, `_my_field`. */
const NAMED =
  /^(?:(?:kw)?args|argv|argc|ptr|this|self|rest|opts|options|params|props)\b|^\w*[a-z]_\w|^\w{1,30}(?:[)\]=]|->)/;
const FIELD =
  /^(?:ids?|name|key|type|val|value|data|idx|index|count|cls|tmp|ctx|ref|src|private|internal|proto|meta|doc|rev|uu?id|source|score)\b/;

/** Whether marks begin an emphasis, going by what stands beside them. */
const isMeant = ({ mark, length, opens, closes, left }: MarkRun, before: string, after: string) => {
  if (!opens || left === 0 || left > 3 || /^\\[*_~]$/.test(before)) return false;
  // In the middle of a word they may be meant as they are, but not where words are not parted.
  if (closes && !isCjk(before.slice(-1)) && !isCjk(after.slice(0, 1))) return false;
  // About so many, and a power: a year is none.
  const isInSentence = before !== '' && !before.endsWith('\n');
  if (isInSentence && (mark === '~' ? /^\d/ : /^\d{1,3}(?!\d)/).test(after)) return false;
  return !NAMED.test(after) && !(mark === '_' && length === 1 && FIELD.test(after));
};

const textOf = (token: InlineToken | undefined): string => token?.text ?? '';

const findEmphasis = (text: string): readonly Opened[] => {
  if (!/[*_~]/.test(text)) return [];
  const tokens = tokenize(text);
  const runs = pairRuns(tokens, Number.POSITIVE_INFINITY);
  return tokens.flatMap((token, index): Opened[] => {
    const run = runs.get(token);
    if (!run || !isMeant(run, textOf(tokens[index - 1]), textOf(tokens[index + 1]))) return [];
    return [{ at: token.at, marks: run.mark.repeat(run.left) }];
  });
};

/** Where code begins that is open at the end of a text: the text's end if none is. */
export const findOpenCode = (text: string): number => {
  const { open } = findCode(text);
  return open && text.length - open.start <= MAX_SPAN ? open.start : text.length;
};

/** What is open at the end of a text, which ends before a space. */
export const findOpenEnd = (text: string): OpenEnd => {
  const { length } = text;
  const codeAt = findOpenCode(text);
  const from = Math.max(0, length - MAX_OTHER);
  const halfAt = from + findUnfinished(`${toMasked(text).slice(from)} `);
  return {
    emphasis: findEmphasis(text.slice(0, codeAt)),
    otherAt: Math.min(codeAt, halfAt, length),
  };
};

/** Stars behind a word that end nothing: they stand for a note farther down. */
export const findNoteMarks = (line: string): readonly string[] => {
  if (!/\S\*{1,3}(?![^\s|.,;:!?)])/.test(line)) return [];
  const tokens = tokenize(line);
  const isNote = ({ mark, length, left, closes }: MarkRun) =>
    mark === '*' && left === length && closes;
  return [...pairRuns(tokens).values()].flatMap((run) =>
    isNote(run) ? [run.mark.repeat(run.length)] : [],
  );
};

/** The marks that end what these have opened. */
export const toEndingMarks = (opening: string): string =>
  (opening.match(/\*+|_+|~+/g) ?? []).reverse().join('');
