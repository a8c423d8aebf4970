/** Of a file that came with an earlier question, where it is not shown whole. */
export const BEGINNING_CHARS = 4_000;

const MAX_OUTLINE_ENTRIES = 40;
const MAX_ENTRY_CHARS = 80;

const KEPT = 'The rest was kept: read_file reads it by lines or pages, or searches in it.';
const NOT_SHOWN = 'The rest is not shown, and tools are off here.';

/**
 * What stays of a file's text in the window: its beginning, an outline, and how the rest is had.
 */
export function toBeginningAndOutline(text: string): string {
  return toShownBeginning(text, BEGINNING_CHARS, true).text;
}

/** The same where the model has no tools that could read the rest. */
export function toBeginningAlone(kept: string): string {
  return kept.replace(KEPT, NOT_SHOWN);
}

/**
 * As much of a text as `maxChars`, cut at the end of a line where there is one near; with what is
 * missing, an outline and the way to the rest where that is not all. `chars`: how many are shown.
 */
export function toShownBeginning(
  text: string,
  maxChars: number,
  canReadMore: boolean,
): { readonly text: string; readonly chars: number } {
  if (text.length <= maxChars) return { text, chars: text.length };
  const kept = text.slice(0, toCut(text, maxChars));
  const [shown, lines] = [kept, text].map(countLines);
  const counts = [lines, text.length].map((count) => count?.toLocaleString('en'));
  const what = `[Shown above: ${kept === '' ? 'nothing' : `the first ${shown?.toLocaleString('en')}`} of ${counts[0]} lines (${counts[1]} characters). ${canReadMore ? KEPT : NOT_SHOWN}]`;
  return { text: `${kept}\n${what}\n${toOutline(text)}`, chars: kept.length };
}

/** The end of the last line that fits, unless that would leave much of the room empty. */
function toCut(text: string, maxChars: number): number {
  const at = text.lastIndexOf('\n', maxChars - 1) + 1;
  if (at > maxChars / 2) return at;
  const isInsideCharacter = /[\uD800-\uDBFF]/.test(text.charAt(maxChars - 1));
  return isInsideCharacter ? maxChars - 1 : maxChars;
}

function countLines(text: string): number {
  let count = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** What may head a part of a text: of Markdown, a page, a slide or a sheet, and of code. */
const HEADING = /^(?:#{1,6} \S|\[page \d+\]|={3,} )/;
const DEFINITION =
  /^(?:export |default |public |private |protected |static |abstract |async |pub )*(?:function|class|interface|enum|struct|trait|impl|type|def|fn|func|module|namespace|sub|create table) \S/i;

/** The headings of a text with their lines; without headings its definitions, or its last lines. */
function toOutline(text: string): string {
  const headings: string[] = [];
  const definitions: string[] = [];
  let counted = 0;
  let line = 0;
  for (const content of eachLine(text)) {
    line += 1;
    const isHeading = HEADING.test(content);
    if (isHeading) counted += 1;
    const into = isHeading ? headings : definitions;
    if (into.length < MAX_OUTLINE_ENTRIES && (isHeading || DEFINITION.test(content)))
      into.push(`${line}: ${toEntry(content)}`);
  }
  const entries = headings.length > 0 ? headings : definitions;
  if (entries.length === 0) return toEnd(text);
  const more = counted - headings.length;
  return `[Outline, by line:\n${entries.join('\n')}${more > 0 ? `\n… and ${more} more` : ''}]`;
}

function toEnd(text: string): string {
  const last = text.trimEnd().slice(-400).split('\n').slice(-2).map(toEntry);
  return `[It ends with:\n${last.join('\n')}]`;
}

function toEntry(line: string): string {
  const plain = line.trim();
  return plain.length <= MAX_ENTRY_CHARS
    ? plain
    : `${plain.slice(0, MAX_ENTRY_CHARS).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** No more than a line's beginning is looked at: a file may be a single one. */
const MAX_LINE_CHARS = 400;

function* eachLine(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const stop = end < 0 ? text.length : end;
    yield text.slice(at, Math.min(stop, at + MAX_LINE_CHARS));
    at = stop + 1;
  }
}
