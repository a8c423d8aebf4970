import { z } from 'zod';
import { defineTool, type Tool, type ToolContext } from '../core/answer/tool.ts';
import { toFileText, toShownName } from '../core/conversation/shown-files.ts';
import type { TextFile } from '../core/messages.ts';
import { failed } from './failed.ts';
import { type FoundLine, findLines } from './found-lines.ts';
import { toolStrings } from './strings/index.ts';

/** Of one call: about 6,000 tokens. */
const MAX_CHARS = 24_000;
/** Machines write a whole file into one line. */
const MAX_LINE_CHARS = 8_000;
const MAX_SEARCH_CHARS = 200;
const MAX_HITS = 60;
const MAX_HIT_CHARS = 400;
const MAX_NAMES = 20;

const schema = z.object({
  name: z.string().max(300).optional().describe('May be left out where there is only one file.'),
  from: z.int().min(1).optional().describe('First line, counted from 1; not beside a page'),
  to: z.int().min(1).optional().describe('Last line; not beside a page'),
  page: z.int().min(1).optional().describe('A page of a PDF, or a slide'),
  search: z
    .string()
    .min(1)
    .max(MAX_SEARCH_CHARS)
    .optional()
    .describe('Lines that contain these words'),
});
type Input = z.infer<typeof schema>;

/** Reads the parts of the conversation's files that are not shown. */
export function createReadFile(): Tool {
  return defineTool({
    name: 'read_file',
    description:
      'Reads a file that was sent in this conversation and is not shown whole, or no longer: some lines, a page, or the lines that contain what is searched for. Without any of these, its beginning.',
    schema,
    acts: false,
    status: ({ name }) =>
      name === undefined ? toolStrings.readingSomeFile : toolStrings.readingFile(toShownName(name)),
    async run(input, context) {
      const file = findFile(context, input.name);
      const text = await context.readFile(file);
      if (text === null)
        throw failed(
          `The text of ${toShownName(file.name)} is no longer at hand. The person can send it again.`,
        );
      const others = toNamesakes(context.files, file);
      return { text: toFileText(file.name, `${others}${await read(text, input)}`), sources: [] };
    },
  });
}

function findFile({ files }: Pick<ToolContext, 'files'>, name: string | undefined): TextFile {
  const [first, ...others] = files;
  if (!first) throw failed('No text was sent as a file in this conversation.');
  const labelled = toLabelled(files);
  const names = labelled.slice(0, MAX_NAMES).map(({ label }) => label);
  if (name === undefined) {
    if (others.length === 0) return first;
    throw failed(`Say which of these files, by its name: ${names.join(', ')}`);
  }
  const wanted = fold(name);
  const written = toWrittenName(name);
  const found =
    files.find((file) => file.name === name) ??
    labelled.find(({ file, label }) => fold(file.name) === wanted || fold(label) === wanted)
      ?.file ??
    labelled.find(({ label }) => fold(label).includes(written))?.file;
  if (found) return found;
  throw failed(`A file of that name is not here. These are: ${names.join(', ')}`);
}

/** Files under names that differ: of several of one name, those before the latest are numbered. */
function toLabelled(files: readonly TextFile[]) {
  const counts = new Map<string, number>();
  return files.map((file) => {
    const count = (counts.get(fold(file.name)) ?? 0) + 1;
    counts.set(fold(file.name), count);
    const name = toShownName(file.name);
    return { file, label: count === 1 ? name : `${name} (${count})` };
  });
}

/** A line about other files with the same name; empty if there are none. */
function toNamesakes(files: readonly TextFile[], file: TextFile): string {
  const others = toLabelled(files).filter(
    (each) => each.file !== file && fold(each.file.name) === fold(file.name),
  );
  if (others.length === 0) return '';
  const names = others.slice(0, MAX_NAMES).map(({ label }) => label);
  return `[other files of this name, the latest first: ${names.join(', ')}]\n`;
}

/** Names as they are compared: also as they are shown, and whatever their case. */
function fold(name: string): string {
  return toShownName(name).normalize('NFC').toLowerCase();
}

/** A name without what models write around it: quotes, and folders that are not here. */
function toWrittenName(name: string): string {
  return fold(name.replaceAll(/["'`\u201c\u201d]/g, '').replace(/^.*[/\\]/, ''));
}

async function read(text: string, { from, to, page, search = '' }: Input): Promise<string> {
  const written = text.split(/\r\n|\n|\r/);
  if (written.at(-1) === '') written.pop();
  const lines = written.flatMap(toPieces);
  const range = page === undefined ? toRange(lines, from, to) : findPage(lines, page);
  if (search.trim() !== '') return find(lines, range, search);
  return show(lines, range);
}

/** A line that would not fit is split, so that all of it can be reached. */
function toPieces(line: string): string | readonly string[] {
  if (line.length <= MAX_LINE_CHARS) return line;
  const pieces: string[] = [];
  for (let at = 0; at < line.length; ) {
    const end = at + MAX_LINE_CHARS;
    const isSplit = /[\uD800-\uDBFF]/.test(line[end - 1] ?? '');
    pieces.push(line.slice(at, isSplit ? end - 1 : end));
    at = isSplit ? end - 1 : end;
  }
  return pieces;
}

/** Lines counted from 0; `end` is the first that does not belong to it. */
type Range = { readonly start: number; readonly end: number };

function toRange(lines: readonly string[], from = 1, to = lines.length): Range {
  const count = lines.length.toLocaleString('en');
  if (from > lines.length) throw failed(`The file has ${count} lines.`);
  if (to < from) throw failed('The last line is before the first.');
  return { start: from - 1, end: Math.min(to, lines.length) };
}

const PAGE = /^(?:\[page (\d+)\]|#{1,3} (?:page|slide) (\d+)\b)/i;

function findPage(lines: readonly string[], page: number): Range {
  const pages = lines.flatMap((line, at) => {
    const [, bracketed, headed] = PAGE.exec(line) ?? [];
    const number = Number(bracketed ?? headed);
    return Number.isNaN(number) ? [] : [{ number, at }];
  });
  const index = pages.findIndex(({ number }) => number === page);
  const found = pages[index];
  if (found) return { start: found.at, end: pages[index + 1]?.at ?? lines.length };
  throw failed(
    pages.length === 0
      ? `The file is not divided into pages. It has ${lines.length.toLocaleString('en')} lines: read it by lines.`
      : `There is no such page: the last one is ${pages.at(-1)?.number}.`,
  );
}

/** As many of the lines as there is room for. */
function show(lines: readonly string[], { start, end }: Range): string {
  const shown: string[] = [];
  let chars = 0;
  for (let at = start; at < end; at += 1) {
    const line = lines[at] ?? '';
    chars += line.length + 1;
    if (chars > MAX_CHARS) break;
    shown.push(line);
  }
  const last = start + shown.length;
  const counts = [start + 1, last, lines.length].map((count) => count.toLocaleString('en'));
  const rest = last < end ? `; go on from line ${(last + 1).toLocaleString('en')}` : '';
  return `[lines ${counts[0]} to ${counts[1]} of ${counts[2]}${rest}]\n${shown.join('\n')}`;
}

/** The lines that contain what is searched for, each behind its number. */
async function find(
  lines: readonly string[],
  { start, end }: Range,
  search: string,
): Promise<string> {
  const searched = lines.slice(start, end);
  const hits = await findLines(searched, isPiece, search);
  const count = searched.length.toLocaleString('en');
  if (hits.length === 0) return `[no line contains it; ${count} lines were searched]`;
  const shown = toFitting(
    hits.slice(0, MAX_HITS).map(({ at, share, goesOn }) => {
      const [line = '', next = ''] = searched.slice(at, at + 2);
      const whole = isPiece(line) ? line + next.slice(0, MAX_SEARCH_CHARS) : line;
      const hit = `${start + at + 1}: ${around(whole, share * line.length, MAX_HIT_CHARS)}`;
      return goesOn && whole === line
        ? `${hit}\n${start + at + 2}: ${around(next, 0, MAX_HIT_CHARS)}`
        : hit;
    }),
  );
  const firstAt = start + (hits[0]?.at ?? 0);
  const isHead = firstAt !== 0 && !isPiece(lines[0] ?? '');
  const head = !isHead ? [] : [`1: ${around(lines[0] ?? '', 0, MAX_HIT_CHARS)}`];
  return [toHitsNote(hits, shown.length, start, isHead), ...head, ...shown].join('\n');
}

function toHitsNote(
  hits: readonly FoundLine[],
  shown: number,
  start: number,
  isHead: boolean,
): string {
  const [all, some] = [hits.length, shown].map((count) => count.toLocaleString('en'));
  const next = hits[shown];
  const more = next
    ? `; the first ${some} are shown; more are found from line ${start + next.at + 1} on`
    : '';
  return `[${all} ${hits.length === 1 ? 'line contains' : 'lines contain'} it${more}; each begins with its number${isHead ? ', line 1 stands before them' : ''}]`;
}

/** Whether this is a piece of a longer line, which goes on. */
function isPiece(line: string): boolean {
  return line.length >= MAX_LINE_CHARS - 1;
}

function toFitting(entries: readonly string[]): readonly string[] {
  let chars = 0;
  return entries.filter((entry) => {
    chars += entry.length + 1;
    return chars <= MAX_CHARS;
  });
}

/** A long line around a place in it. */
function around(line: string, at: number, maxChars: number): string {
  if (line.length <= maxChars) return line;
  const start = Math.max(0, Math.min(at - Math.floor(maxChars / 4), line.length - maxChars));
  const piece = line.slice(start, start + maxChars).toWellFormed();
  return `${start > 0 ? '…' : ''}${piece}${start + maxChars < line.length ? '…' : ''}`;
}
