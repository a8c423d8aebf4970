import { toTextTable } from './table.ts';
import { attributeIn, childrenOf, type Element, findAll, readElements, xmlTextOf } from './xml.ts';
import type { ZipEntries } from './zip.ts';

type Styles = ReadonlyMap<string, string>;

/**
 * A Word file as Markdown: paragraphs, headings, lists, tables, footnotes; deleted text is left
 * out.
 */
export function readDocx(files: ZipEntries): string {
  const styles = readStyles(files.read('word/styles.xml') ?? '');
  const body = readBody(files.read('word/document.xml') ?? '', styles);
  const notes = readBody(files.read('word/footnotes.xml') ?? '', styles);
  return notes === '' ? body : `${body}\n\nFootnotes:\n\n${notes}`;
}

/** The names of the styles by id: the ids are translated, the names are not. */
function readStyles(xml: string): Styles {
  const styles = new Map<string, string>();
  for (const style of readElements(xml, ['style']))
    styles.set(style.attribute('w:styleId') ?? '', attributeIn(style, 'name', 'w:val') ?? '');
  return styles;
}

function readBody(xml: string, styles: Styles): string {
  const blocks: string[] = [];
  for (const element of readElements(xml, ['p', 'tbl'])) {
    const block = toBlock(element, styles);
    if (block !== '') blocks.push(toGap(blocks.at(-1), block) + block);
  }
  return blocks.join('');
}

/** List items stand close together, all else apart. */
function toGap(before: string | undefined, block: string): string {
  if (before === undefined) return '';
  return before.trimStart().startsWith('- ') && block.startsWith('- ') ? '\n' : '\n\n';
}

function toBlock(element: Element, styles: Styles): string {
  if (element.name === 'tbl') return toTextTable(toRows(element, styles));
  const text = toRunText(element).trim();
  return text === '' ? '' : toPrefix(element, styles) + text;
}

function toRows(table: Element, styles: Styles): string[][] {
  return findAll(table, 'tr').map((row) =>
    findAll(row, 'tc').map((cell) => {
      const blocks = cell.children.flatMap((child) =>
        typeof child === 'string' ? [] : [toBlock(child, styles)],
      );
      return blocks.join('\n');
    }),
  );
}

function toPrefix(paragraph: Element, styles: Styles): string {
  const id = attributeIn(paragraph, 'pStyle', 'w:val') ?? '';
  const style = styles.get(id) ?? id;
  const level = /^heading\s?([1-6])$/i.exec(style)?.[1];
  if (level) return `${'#'.repeat(Number(level))} `;
  if (/^title$/i.test(style)) return '# ';
  return childrenOf(paragraph, 'pPr').some((pPr) => childrenOf(pPr, 'numPr').length > 0)
    ? '- '
    : '';
}

// A text box comes twice: as itself and as a fallback.
const SKIPPED = ['Fallback', 'del', 'instrText'];

function toRunText(element: Element): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string' || SKIPPED.includes(child.name)) return '';
      if (child.name === 't') return xmlTextOf(child);
      if (child.name === 'tab') return '\t';
      return child.name === 'br' || child.name === 'cr' ? '\n' : toRunText(child);
    })
    .join('');
}
