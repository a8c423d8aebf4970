import { posix } from 'node:path';
import type { DocumentReading } from '../reading.ts';
import { refusal } from '../refuse.ts';
import { mediaStrings } from '../strings/index.ts';
import { createFinds } from './losses.ts';
import {
  type Context,
  cellsOf,
  collapse,
  isDrawn,
  itemsOf,
  MAX_CELLS,
  MAX_DEPTH,
  MAX_REPEATED,
  toRepeated,
} from './opendocument-context.ts';
import { isEncrypted } from './opendocument-password.ts';
import { readStyles } from './opendocument-styles.ts';
import { toPlacedFigures } from './raised.ts';
import { toCellLines, toTextTable } from './table.ts';
import { childrenOf, type Element, findAll, readElements, xmlTextOf } from './xml.ts';
import type { ZipEntries } from './zip.ts';

const BLOCKS = ['p', 'h', 'list', 'table', 'page', 'section', 'tracked-changes'];

/**
 * An OpenDocument file as Markdown: a text, a workbook or a presentation (.odt, .ods, .odp), with
 * its tables, notes, comments, links and pictures (OpenDocument 1.3, part 3).
 */
export function readOpenDocument(files: ZipEntries): DocumentReading {
  if (isEncrypted(files)) throw refusal(mediaStrings.protected);
  const finds = createFinds();
  const [content, shared] = [files.read('content.xml') ?? '', files.read('styles.xml') ?? ''];
  const styles = readStyles([shared, content.slice(0, bodyAt(content))]);
  const context: Context = { files, finds, notes: [], styles, counts: new Map(), drawn: [] };
  const blocks: string[] = [];
  let slides = 0;
  for (const element of readElements(content.slice(bodyAt(content)), BLOCKS)) {
    if (element.name === 'page') slides += 1;
    const heading = element.name === 'page' ? `## Slide ${slides}\n\n` : '';
    const block = toBlock(element, context, 0);
    if (block.trim() !== '') blocks.push(`${heading}${block}`);
  }
  const notes = context.notes.length === 0 ? [] : [`Notes:\n\n${context.notes.join('\n')}`];
  const edges = content.includes('<office:text') ? readEdges(shared, context) : NO_EDGES;
  return {
    text: [...edges.header, ...blocks, ...edges.footer, ...notes].join('\n\n'),
    notices: finds.toNotices(),
    files: finds.files,
  };
}

/** Where the body begins; styles, which stand before it, have tables and lists of their own. */
function bodyAt(xml: string): number {
  return Math.max(0, xml.indexOf('<office:body'));
}

type Edges = { readonly header: readonly string[]; readonly footer: readonly string[] };

const NO_EDGES: Edges = { header: [], footer: [] };

/** What stands above and below each page. */
function readEdges(xml: string, context: Context): Edges {
  const read = (kind: 'header' | 'footer') => {
    const names = [kind, `${kind}-first`, `${kind}-left`];
    const texts = Array.from(readElements(xml, names), (edge) =>
      toBlocks(edge, context, 0).join(' '),
    );
    const known = new Set(texts.map((text) => text.trim()).filter((text) => text !== ''));
    return known.size === 0 ? [] : [`Page ${kind}: ${[...known].join(' / ')}`];
  };
  return { header: read('header'), footer: read('footer') };
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
    const found = BLOCKS.includes(child.name)
      ? [toBlock(child, context, depth)]
      : [...(isDrawn(child) ? [toDrawn(child, context)] : []), ...toBlocks(child, context, depth)];
    return found.filter((block) => block.trim() !== '');
  });
}

function toSpeakerNotes(element: Element, context: Context): readonly string[] {
  const text = toBlocks(element, context, 0).join('\n');
  return text === '' ? [] : [`Notes: ${text}`];
}

function toList(
  list: Element,
  context: Context,
  depth: number,
  outer: string | null = null,
): string {
  const style = list.attribute('text:style-name') ?? outer;
  const isNumbered = context.styles.isNumbered(style, depth);
  const goesOn =
    list.attribute('text:continue-numbering') === 'true' ||
    list.attribute('text:continue-list') !== null;
  const key = `${style} ${depth}`;
  let number = goesOn ? (context.counts.get(key) ?? 0) : 0;
  const items = itemsOf(list).flatMap((item) => {
    if (item.name === 'list-header') return toItem(item, context, depth, { mark: '', style });
    number = Number(item.attribute('text:start-value') ?? number + 1);
    const mark = isNumbered ? `${number}.` : '-';
    return toItem(item, context, depth, { mark, style });
  });
  context.counts.set(key, number);
  return items.join('\n');
}

/** The first paragraph has the mark; others of the same item stand below it. */
function toItem(
  item: Element,
  context: Context,
  depth: number,
  { mark, style }: { readonly mark: string; readonly style: string | null },
): readonly string[] {
  let isFirst = true;
  return item.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.name === 'list')
      return [toList(child, context, Math.min(depth + 1, MAX_DEPTH), style)];
    const start = isFirst || mark === '-' ? mark : ' '.repeat(mark.length);
    isFirst = false;
    return [`${'  '.repeat(depth)}${start} ${toBlock(child, context, depth)}`];
  });
}

/** Equal cells and rows are written once, with their number. */
function toSheet(table: Element, context: Context): string {
  const rows: string[][] = [];
  let left = MAX_CELLS;
  for (const row of findAll(table, 'table-row')) {
    const cells = toCells(row, context);
    const isEmpty = cells.every((cell) => cell === '');
    const count = isEmpty ? 1 : toRepeated(row, 'table:number-rows-repeated');
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
  const over = context.drawn.splice(0);
  if (!isSheet || !name) return [text, ...over].filter((block) => block !== '').join('\n\n');
  const isHidden = context.styles.isHidden(table.attribute('table:style-name'));
  const drawn = childrenOf(table, 'shapes').flatMap((shapes) => toBlocks(shapes, context, 0));
  return [`## ${name}${isHidden ? ' (hidden)' : ''}`, text || '(empty)', ...over, ...drawn].join(
    '\n\n',
  );
}

function toCells(row: Element, context: Context): string[] {
  const cells: string[] = [];
  for (const cell of cellsOf(row)) {
    const text = toCell(cell, context);
    const count = toRepeated(cell, 'table:number-columns-repeated');
    for (let at = 0; at < count && cells.length < MAX_REPEATED; at += 1) cells.push(text);
  }
  return cells;
}

/** What is shown; a formula without a result is shown itself. */
function toCell(cell: Element, context: Context): string {
  const text = toCellLines(cell, {
    table: 'table',
    rowsOf: (table) => findAll(table, 'table-row').map(cellsOf),
    toText: (child) => toBlockOrNote(child, context),
  }).join('\n');
  if (text !== '') return text;
  const formula = cell.attribute('table:formula');
  if (formula === null || cell.attribute('office:value') !== null)
    return cell.attribute('office:value') ?? '';
  context.finds.tell(mediaStrings.formulasWithoutValue);
  return formula.replace(/^of:/, '');
}

function toBlockOrNote(child: Element, context: Context): string {
  if (child.name === 'annotation') return toNote(child, 'comment', context);
  if (child.name !== 'frame') return toBlock(child, context, 0);
  context.drawn.push(toDrawn(child, context));
  return '';
}

/** The words of a paragraph, with links, notes, comments and pictures where they stand. */
function toWords(element: Element, context: Context): string {
  return element.children
    .map((child) => (typeof child === 'string' ? collapse(child) : toPiece(child, context)))
    .join('');
}

function toPiece(child: Element, context: Context): string {
  switch (child.name) {
    case 'tab':
      return '\t';
    case 'line-break':
      return '\n';
    case 's':
      return ' '.repeat(toRepeated(child, 'text:c'));
    case 'annotation':
      return toNote(child, 'comment', context);
    case 'note':
      return toNote(findAll(child, 'note-body')[0] ?? child, 'note', context);
    case 'a':
      return toLink(child, context);
    case 'frame':
      return toDrawn(child, context);
    case 'span':
      return toSpan(child, context);
    case 'p':
      return `${toWords(child, context)}\n`;
    default:
      return toWords(child, context);
  }
}

function toSpan(span: Element, context: Context): string {
  const words = toWords(span, context);
  const style = span.attribute('text:style-name');
  const place = context.styles.placeOf(style);
  const text = place ? toPlacedFigures(words, place) : words;
  return context.styles.isStruck(style) && text.trim() !== '' ? `~~${text}~~` : text;
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

/** A chart has its figures as a table within it. */
function toObject(object: Element, context: Context): string {
  const folder = (object.attribute('xlink:href') ?? '').replace(/^[.][/]/, '');
  const xml = folder === '' ? '' : (context.files.read(`${folder}/content.xml`) ?? '');
  const chart = xml.includes('<chart:chart') ? xml.slice(xml.indexOf('<chart:chart')) : '';
  const [table] = readElements(chart, ['table']);
  if (!table) {
    context.finds.lose('chart');
    return '[chart or object]';
  }
  const [title] = readElements(chart, ['title']);
  const rows = findAll(table, 'table-row').map((row) => toCells(row, context));
  const name = title ? toWords(title, context).trim() : '';
  return `Chart${name === '' ? '' : `: ${name}`}\n\n${toTextTable(rows)}`;
}

/** A frame's picture, or the words in its box. */
function toDrawn(frame: Element, context: Context): string {
  if (frame.name !== 'frame') return '';
  const [object] = childrenOf(frame, 'object');
  if (object) return toObject(object, context);
  const [image] = childrenOf(frame, 'image');
  const path = image?.attribute('xlink:href')?.replace(/^[.][/]/, '');
  const [inline] = image ? childrenOf(image, 'binary-data') : [];
  if (!path && !inline) return toBlocks(frame, context, 0).join('\n');
  const name = path ? posix.basename(path) : `picture ${context.finds.files.length + 1}.png`;
  const described = [...childrenOf(frame, 'title'), ...childrenOf(frame, 'desc')]
    .map((text) => toWords(text, context).trim())
    .filter((text) => text !== '');
  const bytes = inline ? Buffer.from(xmlTextOf(inline), 'base64') : context.files.bytes(path ?? '');
  context.finds.addPicture(name, bytes);
  return `[picture ${name}${described.length === 0 ? '' : `: ${described.join(', ')}`}]`;
}
