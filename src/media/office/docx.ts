import { posix } from 'node:path';
import type { DocumentReading } from '../reading.ts';
import { toRunText, type WordPart } from './docx-runs.ts';
import { openPart } from './drawings.ts';
import { createFinds, type Finds } from './losses.ts';
import { createNumbering, type Numbering } from './numbering.ts';
import { readRelations } from './relations.ts';
import { toCellLines, toTextTable } from './table.ts';
import { attributeIn, childrenOf, type Element, findAll, readElements } from './xml.ts';
import type { ZipEntries } from './zip.ts';

type Style = {
  readonly name: string;
  /** The style that it builds on. */
  readonly base: string;
  readonly numbering: Element | null;
};
type Reader = {
  readonly files: ZipEntries;
  readonly finds: Finds;
  readonly styles: ReadonlyMap<string, Style>;
  readonly numbering: Numbering;
  readonly refer: WordPart['refer'];
};

/**
 * A Word file as Markdown: paragraphs, headings, lists, tables, links, notes and comments, headers
 * and footers. Tracked changes are read as accepted.
 */
export function readDocx(files: ZipEntries, document: string): DocumentReading {
  const finds = createFinds();
  const references = createReferences();
  const reader: Reader = {
    files,
    finds,
    styles: readStyles(files.read('word/styles.xml') ?? ''),
    numbering: createNumbering(files.read('word/numbering.xml') ?? ''),
    refer: references.refer,
  };
  const body = readBody(reader, document);
  const { header, footer } = readEdges(reader, document);
  const notes = [
    toNotes('Footnotes', readNotes(reader, 'word/footnotes.xml', 'footnote', references)),
    toNotes('Endnotes', readNotes(reader, 'word/endnotes.xml', 'endnote', references)),
    toNotes('Comments', readNotes(reader, 'word/comments.xml', 'comment', references)),
  ];
  const text = [header, body, footer, ...notes].filter((part) => part !== '').join('\n\n');
  return { text, notices: finds.toNotices(), files: finds.files };
}

/** The names of the styles by id: the ids are translated, the names are not. */
function readStyles(xml: string): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>();
  for (const style of readElements(xml, ['style']))
    styles.set(style.attribute('w:styleId') ?? '', {
      name: attributeIn(style, 'name', 'w:val') ?? '',
      base: attributeIn(style, 'basedOn', 'w:val') ?? '',
      numbering: findAll(style, 'numPr')[0] ?? null,
    });
  return styles;
}

function readBody(reader: Reader, path: string): string {
  const part: WordPart = {
    ...openPart(reader.files, path, reader.finds),
    refer: reader.refer,
  };
  const blocks: string[] = [];
  for (const element of readElements(reader.files.read(path) ?? '', ['p', 'tbl', 'altChunk'])) {
    const block = toBlock(element, part, reader);
    if (block !== '') blocks.push(toGap(blocks.at(-1), block) + block);
  }
  return blocks.join('');
}

const ITEM = /^\s*(?:-|[\p{L}\d.()]{1,12}[.)]) /u;

/** List items stand close together, all else apart. */
function toGap(before: string | undefined, block: string): string {
  if (before === undefined) return '';
  return ITEM.test(before.replace(/^\n+/, '')) && ITEM.test(block) ? '\n' : '\n\n';
}

function toBlock(element: Element, part: WordPart, reader: Reader): string {
  if (element.name === 'altChunk') return toChunk(element, part);
  if (element.name === 'tbl') return toTextTable(toRows(element, part, reader));
  const text = toRunText(element, part).trim();
  return text === '' ? '' : toPrefix(element, reader) + text;
}

/** A file of its own that Word shows in this place: HTML, Rich Text, another document. */
function toChunk(chunk: Element, { files, relations, finds }: WordPart): string {
  const path = relations.get(chunk.attribute('r:id') ?? '')?.path ?? '';
  const bytes = files.bytes(path);
  const name = posix.basename(path);
  if (bytes === null || !finds.addFile(name, bytes)) finds.lose('embedded object');
  return bytes === null ? '' : `[file ${name}]`;
}

function toRows(table: Element, part: WordPart, reader: Reader): string[][] {
  return findAll(table, 'tr').map((row) =>
    findAll(row, 'tc').flatMap((cell) => [toCellText(cell, part, reader), ...toSpanned(cell)]),
  );
}

function toCellText(cell: Element, part: WordPart, reader: Reader): string {
  return toCellLines(cell, {
    table: 'tbl',
    rowsOf: (table) => findAll(table, 'tr').map((row) => findAll(row, 'tc')),
    toText: (child) => toBlock(child, part, reader),
  }).join('\n');
}

const MAX_SPAN = 63; // Columns of a table in Word

/** Empty cells in the place of the columns that a wide cell goes over. */
function toSpanned(cell: Element): readonly string[] {
  const [properties] = childrenOf(cell, 'tcPr');
  const span = Number((properties && attributeIn(properties, 'gridSpan', 'w:val')) ?? 1);
  return span > 1 ? Array.from({ length: Math.min(span, MAX_SPAN) - 1 }, () => '') : [];
}

function toPrefix(paragraph: Element, reader: Reader): string {
  const [properties] = childrenOf(paragraph, 'pPr');
  if (!properties) return '';
  const id = attributeIn(properties, 'pStyle', 'w:val') ?? '';
  const own = childrenOf(properties, 'numPr')[0] ?? null;
  const number = toNumber(own, findStyleNumbering(id, reader), reader);
  const style = reader.styles.get(id)?.name ?? id;
  const level = /^heading\s?([1-6])$/i.exec(style)?.[1];
  if (level) return `${'#'.repeat(Number(level))} ${number.trimStart().replace(/^- /, '')}`;
  return /^title$/i.test(style) ? '# ' : number;
}

/** The numbering that a style brings, or one that it builds on. */
function findStyleNumbering(id: string, { styles }: Reader): Element | null {
  let style = styles.get(id);
  for (let depth = 0; style && depth < 10; depth += 1) {
    if (style.numbering) return style.numbering;
    style = styles.get(style.base);
  }
  return null;
}

const NO_LIST = '0'; // Takes a paragraph out of the list of its style.

function toNumber(own: Element | null, ofStyle: Element | null, { numbering }: Reader): string {
  const value = (name: string) =>
    (own && attributeIn(own, name, 'w:val')) ?? (ofStyle && attributeIn(ofStyle, name, 'w:val'));
  const list = value('numId');
  if (list === null || list === NO_LIST) return '';
  return numbering.next(list, Number(value('ilvl') ?? 0));
}

type References = {
  readonly refer: WordPart['refer'];
  numberOf(kind: string, id: string): number | null;
};

function createReferences(): References {
  const numbers = new Map<string, number>();
  const counts = new Map<string, number>();
  return {
    refer(kind, id) {
      const number = numbers.get(`${kind} ${id}`) ?? (counts.get(kind) ?? 0) + 1;
      numbers.set(`${kind} ${id}`, number);
      counts.set(kind, Math.max(number, counts.get(kind) ?? 0));
      return kind === 'comment' ? `[comment ${number}]` : `[${kind} ${number}]`;
    },
    numberOf: (kind, id) => numbers.get(`${kind} ${id}`) ?? null,
  };
}

/** Notes and comments, each behind the number that its place in the text has. */
function readNotes(
  reader: Reader,
  path: string,
  kind: 'footnote' | 'endnote' | 'comment',
  { numberOf }: References,
): readonly string[] {
  const part: WordPart = { ...openPart(reader.files, path, reader.finds), refer: reader.refer };
  const notes: string[] = [];
  for (const note of readElements(reader.files.read(path) ?? '', [kind])) {
    if (/separator/i.test(note.attribute('w:type') ?? '')) continue;
    const blocks = note.children.flatMap((child) =>
      typeof child === 'string' ? [] : [toBlock(child, part, reader)],
    );
    const text = blocks.filter((block) => block !== '').join('\n');
    if (text === '') continue;
    const number = numberOf(kind, note.attribute('w:id') ?? '');
    const author = kind === 'comment' ? note.attribute('w:author') : null;
    notes.push(
      `${number === null ? '' : `[${kind} ${number}] `}${author ? `${author}: ` : ''}${text}`,
    );
  }
  return notes;
}

function toNotes(title: string, notes: readonly string[]): string {
  return notes.length === 0 ? '' : `${title}:\n\n${notes.join('\n')}`;
}

/** What stands at the top and the bottom of the pages, each text once. */
function readEdges(
  reader: Reader,
  document: string,
): { readonly header: string; readonly footer: string } {
  const texts = { header: new Set<string>(), footer: new Set<string>() };
  for (const { path, type } of readRelations(reader.files, document).values()) {
    if (type !== 'header' && type !== 'footer') continue;
    const text = readBody(reader, path);
    if (text !== '') texts[type].add(text);
  }
  const join = (title: string, found: ReadonlySet<string>) =>
    found.size === 0 ? '' : `${title}: ${[...found].join(' / ')}`;
  return { header: join('Page header', texts.header), footer: join('Page footer', texts.footer) };
}
