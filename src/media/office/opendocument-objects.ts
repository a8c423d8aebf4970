import type { Context } from './opendocument-context.ts';
import { childrenOf, type Element, findAll, readElements, xmlTextOf } from './xml.ts';

/** How what is within an object is read. */
type Reader = {
  toTable(table: Element): string;
  toWords(element: Element): string;
  toBlocks(element: Element): readonly string[];
};

const ROOTS = ['chart', 'math', 'spreadsheet', 'text', 'drawing', 'presentation'];

/**
 * A chart, formula or document within another one, which is a folder of the file or stands in the
 * element itself (OpenDocument 1.3, part 3, 10.4.6).
 */
export function readObject(object: Element, { files, finds }: Context, reader: Reader): string {
  const folder = (object.attribute('xlink:href') ?? '').replace(/^[.][/]/, '');
  const xml = folder === '' ? '' : (files.read(`${folder}/content.xml`) ?? '');
  const [stored] = readElements(xml.slice(bodyAt(xml)), ROOTS);
  const root = stored ?? ROOTS.flatMap((name) => findAll(object, name))[0];
  const text = root ? toText(root, reader) : '';
  if (text !== '') return text;
  const kind = root?.name === 'chart' ? 'chart' : 'embedded object';
  finds.lose(kind);
  return `[${kind}]`;
}

/** Where the body begins; the styles before it have tables and lists of their own. */
export function bodyAt(xml: string): number {
  return Math.max(0, xml.indexOf('<office:body'));
}

function toText(root: Element, reader: Reader): string {
  if (root.name === 'chart') return toChart(root, reader);
  return root.name === 'math' ? toMath(root) : reader.toBlocks(root).join('\n\n');
}

/** A chart has its figures as a table within it. */
function toChart(chart: Element, { toTable, toWords }: Reader): string {
  const [table] = findAll(chart, 'table');
  if (!table) return '';
  const [title] = findAll(chart, 'title');
  const name = title ? toWords(title).trim() : '';
  return `Chart${name === '' ? '' : `: ${name}`}\n\n${toTable(table)}`;
}

/** As it was typed, where that is kept, else on one line. */
function toMath(math: Element): string {
  const [typed] = findAll(math, 'annotation').map((source) => xmlTextOf(source).trim());
  return typed || toLine(math).trim();
}

function toLine(element: Element): string {
  const parts = element.children.map((child) =>
    typeof child === 'string' ? child.trim() : toLine(child),
  );
  const [first = '', second = ''] = parts.filter((part) => part !== '');
  switch (element.name) {
    case 'mfrac':
      return `(${first})/(${second})`;
    case 'msup':
      return `${first}^(${second})`;
    case 'msub':
      return `${first}_(${second})`;
    case 'msqrt':
      return `√(${parts.join('')})`;
    default:
      return parts.join('');
  }
}

/** The pictures of a frame, a sound or video, or what else is only shown by its own program. */
export function findLostObject(frame: Element): 'embedded object' | 'sound or video' | null {
  if (childrenOf(frame, 'plugin').length > 0) return 'sound or video';
  return childrenOf(frame, 'object-ole').length > 0 ? 'embedded object' : null;
}
