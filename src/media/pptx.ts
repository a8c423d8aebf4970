import { readRelations } from './relations.ts';
import { toTextTable } from './table.ts';
import { attributeIn, childrenOf, type Element, findAll, readElements, xmlTextOf } from './xml.ts';
import type { ZipEntries } from './zip.ts';

const PRESENTATION = 'ppt/presentation.xml';

/**
 * A PowerPoint file as Markdown: one heading a slide, its paragraphs and tables, and the speaker's
 * notes.
 */
export function readPptx(files: ZipEntries): string {
  const relations = readRelations(files, PRESENTATION);
  const slides: string[] = [];
  for (const slide of readElements(files.read(PRESENTATION) ?? '', ['sldId'])) {
    const path = relations.get(slide.attribute('r:id') ?? '')?.path;
    if (path) slides.push(readSlide(files, path, slides.length + 1));
  }
  return slides.join('\n\n');
}

function readSlide(files: ZipEntries, path: string, number: number): string {
  const { title, blocks } = readShapes(files.read(path) ?? '');
  const relations = [...readRelations(files, path).values()];
  const notesPath = relations.find(({ type }) => type === 'notesSlide')?.path;
  const notes = notesPath ? readShapes(files.read(notesPath) ?? '').blocks.join('\n') : '';
  return [
    `## Slide ${number}${title === '' ? '' : `: ${title}`}`,
    ...blocks,
    ...(notes === '' ? [] : [`Notes: ${notes}`]),
  ].join('\n\n');
}

const TITLES = ['title', 'ctrTitle'];
// Placeholders that repeat on every slide
const FURNITURE = ['sldNum', 'dt', 'ftr', 'hdr', 'sldImg'];

function readShapes(xml: string): { title: string; blocks: readonly string[] } {
  let title = '';
  const blocks: string[] = [];
  for (const shape of readElements(xml, ['sp', 'graphicFrame'])) {
    const [table] = findAll(shape, 'tbl');
    const paragraphs = toParagraphs(shape);
    const placeholder = attributeIn(shape, 'ph', 'type') ?? '';
    if (table) blocks.push(toTextTable(toRows(table)));
    else if (TITLES.includes(placeholder) && title === '') title = paragraphs.join(' ');
    else if (!FURNITURE.includes(placeholder) && paragraphs.length > 0)
      blocks.push(paragraphs.join('\n'));
  }
  return { title, blocks };
}

function toRows(table: Element): string[][] {
  return childrenOf(table, 'tr').map((row) =>
    childrenOf(row, 'tc').map((cell) => toParagraphs(cell).join('\n')),
  );
}

function toParagraphs(element: Element): readonly string[] {
  return findAll(element, 'p')
    .map((paragraph) => toRunText(paragraph).trim())
    .filter((text) => text !== '');
}

function toRunText(element: Element): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return '';
      if (child.name === 't') return xmlTextOf(child);
      return child.name === 'br' ? '\n' : toRunText(child);
    })
    .join('');
}
