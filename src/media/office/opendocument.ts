import { posix } from 'node:path';
import type { DocumentReading } from '../reading.ts';
import { mediaStrings } from '../strings/index.ts';
import { createFinds, type Finds } from './losses.ts';
import { toTextTable } from './table.ts';
import { childrenOf, type Element, findAll, readElements } from './xml.ts';
import type { ZipEntries } from './zip.ts';

type Context = { readonly files: ZipEntries; readonly finds: Finds; readonly notes: string[] };

const BLOCKS = ['p', 'h', 'list', 'table', 'page', 'section', 'tracked-changes'];

/**
 * An OpenDocument file as Markdown: a text, a workbook or a presentation (.odt, .ods, .odp), with
 * its tables, notes, comments, links and pictures (OpenDocument 1.3, part 3).
 */
export function readOpenDocument(files: ZipEntries): DocumentReading {
  const finds = createFinds();
  const context: Context = { files, finds, notes: [] };
  const blocks: string[] = [];
  let slides = 0;
  for (const element of readElements(toBody(files.read('content.xml') ?? ''), BLOCKS)) {
    if (element.name === 'page') slides += 1;
    const heading = element.name === 'page' ? `## Slide ${slides}\n\n` : '';
    const block = toBlock(element, context, 0);
    if (block.trim() !== '') blocks.push(`${heading}${block}`);
  }
  const notes = context.notes.length === 0 ? [] : [`Notes:\n\n${context.notes.join('\n')}`];
  return {
    text: [...blocks, ...notes].join('\n\n'),
    notices: finds.toNotices(),
    files: finds.files,
  };
}

/** Styles, which stand before it, have tables and lists of their own. */
function toBody(xml: string): string {
  const at = xml.indexOf('<office:body');
  return at < 0 ? xml : xml.slice(at);
}

function toBlock(element: Element, context: Context, depth: number): string {
  switch (element.name) {
    case 'h': {
      const level = Number(element.attribute('text:outline-level') ?? 1);
      return `${'#'.repeat(Math.min(Math.max(level, 1), 6))} ${toWords(element, context).trim()}`;
    }
    case 'p':
      return toWords(element, context).trim();
    case 'list':
      return toList(element, context, depth);
    case 'table':
      return toSheet(element, context);
    case 'tracked-changes':
      context.finds.tell(mediaStrings.changesAccepted);
      return '';
    default:
      return toBlocks(element, context, depth).join('\n\n');
  }
}

/** The blocks within an element, however deep: a slide has them in frames and boxes. */
function toBlocks(element: Element, context: Context, depth: number): readonly string[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.name === 'notes') return toSpeakerNotes(child, context);
    const isBlock = BLOCKS.includes(child.name);
    const found = isBlock
      ? [toBlock(child, context, depth)]
      : [toDrawn(child, context), ...toBlocks(child, context, depth)];
    return found.filter((block) => block.trim() !== '');
  });
}

function toSpeakerNotes(element: Element, context: Context): readonly string[] {
  const text = toBlocks(element, context, 0).join('\n');
  return text === '' ? [] : [`Notes: ${text}`];
}

const MAX_DEPTH = 20;

function toList(list: Element, context: Context, depth: number): string {
  const items = childrenOf(list, 'list-item').flatMap((item) =>
    item.children.flatMap((child) => {
      if (typeof child === 'string') return [];
      if (child.name === 'list') return [toList(child, context, Math.min(depth + 1, MAX_DEPTH))];
      return [`${'  '.repeat(depth)}- ${toBlock(child, context, depth)}`];
    }),
  );
  return items.join('\n');
}

const MAX_REPEATED = 1_000;
const MAX_CELLS = 400_000;

/** Equal cells and rows are written once, with their number. */
function toSheet(table: Element, context: Context): string {
  const rows: string[][] = [];
  let left = MAX_CELLS;
  for (const row of findAll(table, 'table-row')) {
    const cells = toCells(row, context);
    const isEmpty = cells.every((cell) => cell === '');
    const count = isEmpty ? 1 : toCount(row, 'table:number-rows-repeated');
    left -= cells.length * count;
    if (left < 0) {
      context.finds.tell(mediaStrings.sheetCut);
      break;
    }
    for (let at = 0; at < count; at += 1) rows.push(cells);
  }
  const name = table.attribute('table:name');
  const text = toTextTable(rows);
  const isSheet = context.files.read('mimetype')?.includes('spreadsheet') ?? false;
  return isSheet && name ? `## ${name}\n\n${text || '(empty)'}` : text;
}

function toCells(row: Element, context: Context): string[] {
  const cells: string[] = [];
  for (const cell of row.children) {
    if (typeof cell === 'string' || !/^(?:covered-)?table-cell$/.test(cell.name)) continue;
    const text = toCell(cell, context);
    const count = toCount(cell, 'table:number-columns-repeated');
    for (let at = 0; at < count && cells.length < MAX_REPEATED; at += 1) cells.push(text);
  }
  return cells;
}

function toCount(element: Element, attribute: string): number {
  const count = Number(element.attribute(attribute) ?? 1);
  return Number.isInteger(count) && count > 0 ? Math.min(count, MAX_REPEATED) : 1;
}

/** What is shown; a formula without a result is shown itself. */
function toCell(cell: Element, context: Context): string {
  const text = cell.children
    .map((child) => (typeof child === 'string' ? '' : toBlockOrNote(child, context)))
    .filter((line) => line !== '')
    .join('\n');
  if (text !== '') return text;
  const formula = cell.attribute('table:formula');
  if (formula === null || cell.attribute('office:value') !== null)
    return cell.attribute('office:value') ?? '';
  context.finds.tell(mediaStrings.formulasWithoutValue);
  return formula.replace(/^of:/, '');
}

function toBlockOrNote(child: Element, context: Context): string {
  return child.name === 'annotation'
    ? toNote(child, 'comment', context)
    : toBlock(child, context, 0);
}

/** The words of a paragraph, with links, notes, comments and pictures where they stand. */
function toWords(element: Element, context: Context): string {
  return element.children
    .map((child) => (typeof child === 'string' ? collapse(child) : toPiece(child, context)))
    .join('');
}

/** Blanks beyond the first are elements of their own. */
const collapse = (text: string) => text.replaceAll(/[ \t\r\n]+/g, ' ');

function toPiece(child: Element, context: Context): string {
  switch (child.name) {
    case 'tab':
      return '\t';
    case 'line-break':
      return '\n';
    case 's':
      return ' '.repeat(toCount(child, 'text:c'));
    case 'annotation':
      return toNote(child, 'comment', context);
    case 'note':
      return toNote(findAll(child, 'note-body')[0] ?? child, 'note', context);
    case 'a':
      return toLink(child, context);
    case 'frame':
      return toDrawn(child, context);
    case 'p':
      return `${toWords(child, context)}\n`;
    default:
      return toWords(child, context);
  }
}

function toLink(link: Element, context: Context): string {
  const [words, address] = [toWords(link, context), link.attribute('xlink:href') ?? ''];
  return /^(?:https?:|mailto:)/.test(address) && words.trim() !== address
    ? `[${words.trim()}](${address})`
    : words;
}

function toNote(note: Element, kind: 'note' | 'comment', context: Context): string {
  const author = findAll(note, 'creator').map((creator) => toWords(creator, context))[0];
  const lines = note.children.flatMap((child) =>
    typeof child === 'string' || !/^(?:p|list)$/.test(child.name)
      ? []
      : [toBlock(child, context, 0)],
  );
  const number = context.notes.length + 1;
  context.notes.push(`[${kind} ${number}] ${author ? `${author}: ` : ''}${lines.join(' ')}`);
  return `[${kind} ${number}]`;
}

/** A frame's picture, or the words in its box. */
function toDrawn(frame: Element, context: Context): string {
  if (frame.name !== 'frame') return '';
  if (childrenOf(frame, 'object').length > 0) {
    context.finds.lose('chart');
    return '[chart or object]';
  }
  const [image] = childrenOf(frame, 'image');
  const path = image?.attribute('xlink:href')?.replace(/^[.][/]/, '');
  if (!path) return toBlocks(frame, context, 0).join('\n');
  const name = posix.basename(path);
  const described = [...childrenOf(frame, 'title'), ...childrenOf(frame, 'desc')]
    .map((text) => toWords(text, context).trim())
    .filter((text) => text !== '');
  context.finds.addPicture(name, context.files.bytes(path));
  return `[picture ${name}${described.length === 0 ? '' : `: ${described.join(', ')}`}]`;
}
