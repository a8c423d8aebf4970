import { posix } from 'node:path';
import type { DocumentReading } from '../reading.ts';
import { refusal } from '../refuse.ts';
import { mediaStrings } from '../strings/index.ts';
import { createFinds } from './losses.ts';
import {
  type Context,
  collapse,
  isDrawn,
  itemsOf,
  MAX_DEPTH,
  toRepeated,
} from './opendocument-context.ts';
import { type Edges, isFilledIn, readEdges, readSlideEdges } from './opendocument-edges.ts';
import { countHeading, toItemNumber } from './opendocument-numbering.ts';
import { bodyAt, findLostObject, readObject } from './opendocument-objects.ts';
import { isEncrypted } from './opendocument-password.ts';
import { readTable } from './opendocument-sheet.ts';
import { readStyles, type Styles } from './opendocument-styles.ts';
import { toPlacedFigures } from './raised.ts';
import { childrenOf, type Element, findAll, readElements, xmlTextOf } from './xml.ts';
import type { ZipEntries } from './zip.ts';

const BLOCKS = ['p', 'h', 'list', 'table', 'page', 'section', 'tracked-changes'];
/** A frame may stand on a page of its own, outside of any paragraph. */
const OUTERMOST = [...BLOCKS, 'frame'];

/**
 * An OpenDocument file as Markdown: a text, a workbook or a presentation (.odt, .ods, .odp), with
 * its tables, notes, comments, links and pictures (OpenDocument 1.3, part 3).
 */
export function readOpenDocument(files: ZipEntries): DocumentReading {
  if (isEncrypted(files)) throw refusal(mediaStrings.protected);
  const finds = createFinds();
  const [content, shared] = [files.read('content.xml') ?? '', files.read('styles.xml') ?? ''];
  const styles = readStyles([shared, content.slice(0, bodyAt(content))]);
  const context: Context = {
    ...{ files, finds, styles },
    ...{ notes: [], counts: new Map(), outline: [], drawn: [] },
  };
  const blocks: string[] = [];
  let slides = 0;
  for (const element of readElements(content.slice(bodyAt(content)), OUTERMOST)) {
    if (element.name === 'page') slides += 1;
    const heading = element.name === 'page' ? toSlideHeading(element, slides, styles) : '';
    const block = toBlock(element, context, 0);
    if (block.trim() !== '') blocks.push(`${heading}${block}`);
  }
  const notes = context.notes.length === 0 ? [] : [`Notes:\n\n${context.notes.join('\n')}`];
  const edges = readEdgesOf(content, shared, context);
  return {
    text: [...edges.header, ...blocks, ...edges.footer, ...notes].join('\n\n'),
    notices: finds.toNotices(),
    files: finds.files,
  };
}

/** What is printed beside the text; for a workbook only what a person wrote there. */
function readEdgesOf(content: string, styles: string, context: Context): Edges {
  const read = (edge: Element) => toBlocks(edge, context, 0).join(' ');
  if (content.includes('<office:presentation'))
    return readSlideEdges(content, (edge) => toWords(edge, context));
  const isSheet = content.includes('<office:spreadsheet');
  return readEdges(styles, (edge) => (isSheet && isFilledIn(edge) ? '' : read(edge)));
}

function toSlideHeading(slide: Element, number: number, { isHiddenSlide }: Styles): string {
  const isHidden = isHiddenSlide(slide.attribute('draw:style-name'));
  return `## Slide ${number}${isHidden ? ' (hidden)' : ''}\n\n`;
}

function toHeading(element: Element, context: Context): string {
  const level = Number(element.attribute('text:outline-level') ?? 1);
  const levels = context.styles.outlineOf(element.attribute('text:style-name'));
  const number = countHeading(levels, context.outline, element);
  const words = toWords(element, context).trim();
  return `${'#'.repeat(Math.min(Math.max(level, 1), 6))} ${number ? `${number} ` : ''}${words}`;
}

function toBlock(element: Element, context: Context, depth: number): string {
  switch (element.name) {
    case 'h':
      return toHeading(element, context);
    case 'frame':
      return toFrame(element, context, depth).join('\n\n');
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
    if (child.name === 'annotation') return [toNote(child, 'comment', context)];
    const found = BLOCKS.includes(child.name)
      ? [toBlock(child, context, depth)]
      : toFrame(child, context, depth);
    return found.filter((block) => block.trim() !== '');
  });
}

/** What is drawn, and the words within. */
function toFrame(element: Element, context: Context, depth: number): readonly string[] {
  const drawn = isDrawn(element) ? [toDrawn(element, context)] : [];
  const isObject = childrenOf(element, 'object').length > 0; // It was read as a whole.
  return isObject ? drawn : [...drawn, ...toBlocks(element, context, depth)];
}

function toSpeakerNotes(element: Element, context: Context): readonly string[] {
  const text = toBlocks(element, context, 0).join('\n');
  return text === '' ? [] : [`Notes: ${text}`];
}

/** The list around another one: what it is called, and the number that it has come to. */
type Outer = { readonly style: string | null; readonly numbers: readonly number[] };

function toList(
  list: Element,
  context: Context,
  depth: number,
  outer: Outer = { style: null, numbers: [] },
): string {
  const style = list.attribute('text:style-name') ?? outer.style;
  const levels = context.styles.levelsOf(style);
  const goesOn =
    list.attribute('text:continue-numbering') === 'true' ||
    list.attribute('text:continue-list') !== null;
  const key = `${style} ${depth}`;
  const start = (levels.get(depth)?.start ?? 1) - 1;
  let number = goesOn ? (context.counts.get(key) ?? start) : start;
  const items = itemsOf(list).flatMap((item) => {
    const isItem = item.name === 'list-item';
    if (isItem) number = Number(item.attribute('text:start-value') ?? number + 1);
    const numbers = [...outer.numbers, number];
    const mark = isItem ? (toItemNumber(levels, numbers) ?? '-') : '';
    return toItem(item, context, depth, { mark, style, numbers });
  });
  context.counts.set(key, number);
  return items.join('\n');
}

/** The first paragraph has the mark; others of the same item stand below it. */
function toItem(
  item: Element,
  context: Context,
  depth: number,
  { mark, ...outer }: Outer & { readonly mark: string },
): readonly string[] {
  let isFirst = true;
  return item.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.name === 'list')
      return [toList(child, context, Math.min(depth + 1, MAX_DEPTH), outer)];
    const start = isFirst || mark === '-' ? mark : ' '.repeat(mark.length);
    isFirst = false;
    return [`${'  '.repeat(depth)}${start} ${toBlock(child, context, depth)}`];
  });
}

function toSheet(table: Element, context: Context): string {
  const { finds } = context;
  const toText = (child: Element) => toBlockOrNote(child, context);
  const { text, formulas } = readTable(table, { finds, toText });
  const name = table.attribute('table:name');
  const isSheet = context.files.read('mimetype')?.includes('spreadsheet') ?? false;
  const over = context.drawn.splice(0);
  const isNamed = isSheet && name;
  const heading = isNamed ? toSheetHeading(table, name, context) : '';
  const drawn = isNamed
    ? childrenOf(table, 'shapes').flatMap((shapes) => toBlocks(shapes, context, 0))
    : [];
  const body = text || (isNamed ? '(empty)' : '');
  return [heading, body, formulas, ...over, ...drawn].filter((block) => block !== '').join('\n\n');
}

function toSheetHeading(table: Element, name: string, { styles }: Context): string {
  const isHidden = styles.isHidden(table.attribute('table:style-name'));
  return `## ${name}${isHidden ? ' (hidden)' : ''}`;
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

function toObject(object: Element, context: Context): string {
  const { finds } = context;
  return readObject(object, context, {
    toTable: (table) =>
      readTable(table, { finds, toText: (child) => toBlockOrNote(child, context) }).text,
    toWords: (element) => toWords(element, context),
    toBlocks: (element) => toBlocks(element, context, 0),
  });
}

/** A frame's picture, or the words in its box. */
function toDrawn(frame: Element, context: Context): string {
  if (frame.name !== 'frame') return '';
  const [object] = childrenOf(frame, 'object');
  if (object) return toObject(object, context);
  const lost = findLostObject(frame);
  if (lost) {
    context.finds.lose(lost);
    return `[${lost}]`;
  }
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
