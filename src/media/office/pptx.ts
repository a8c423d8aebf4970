import type { DocumentReading } from '../reading.ts';
import { type OfficePart, openPart, readDrawing, toPicture } from './drawings.ts';
import { createFinds, type Finds } from './losses.ts';
import { toFormula } from './math.ts';
import { toPlacedFigures } from './raised.ts';
import { type Relation, readRelations } from './relations.ts';
import { createSlideNumbers } from './slide-numbers.ts';
import { toTextTable } from './table.ts';
import { attributeIn, childrenOf, type Element, findAll, readElements, xmlTextOf } from './xml.ts';
import type { ZipEntries } from './zip.ts';

const PRESENTATION = 'ppt/presentation.xml';

/**
 * A PowerPoint file as Markdown: one heading a slide, its paragraphs, tables, charts and pictures,
 * the speaker's notes and the comments. Empty if there is nothing but empty slides.
 */
export function readPptx(files: ZipEntries): DocumentReading {
  const finds = createFinds();
  const relations = readRelations(files, PRESENTATION);
  const slides: string[] = [];
  const footers = new Set<string>();
  let hasContent = false;
  for (const slide of readElements(files.read(PRESENTATION) ?? '', ['sldId'])) {
    const path = relations.get(slide.attribute('r:id') ?? '')?.path;
    if (!path) continue;
    const [heading, ...blocks] = readSlide(files, path, slides.length + 1, { finds, footers });
    hasContent ||= blocks.length > 0 || (heading ?? '').includes(':');
    slides.push([heading, ...blocks].join('\n\n'));
  }
  if (footers.size > 0) slides.push(`Page footer: ${[...footers].join(' / ')}`);
  const text = hasContent ? slides.join('\n\n') : '';
  return { text, notices: finds.toNotices(), files: finds.files };
}

type Found = { readonly finds: Finds; readonly footers: Set<string> };

function readSlide(
  files: ZipEntries,
  path: string,
  number: number,
  { finds, footers }: Found,
): string[] {
  const part = openPart(files, path, finds);
  const xml = files.read(path) ?? '';
  const { title, blocks, footer } = readShapes(xml, part);
  if (footer !== '') footers.add(footer);
  const isHidden = /<p:sld\b[^>]{0,2000}\sshow="(?:0|false)"/.test(xml);
  const heading = `## Slide ${number}${isHidden ? ' (hidden)' : ''}`;
  const linked = [...part.relations.values()];
  return [
    title === '' ? heading : `${heading}: ${title}`,
    ...blocks,
    ...toTitled('Notes', readNotes(files, linked, finds)),
    ...toTitled('Comments', readComments(files, linked)),
  ];
}

function toTitled(name: string, text: string): readonly string[] {
  return text === '' ? [] : [`${name}: ${text}`];
}

function readNotes(files: ZipEntries, linked: readonly Relation[], finds: Finds): string {
  const path = linked.find(({ type }) => type === 'notesSlide')?.path;
  if (!path) return '';
  return readShapes(files.read(path) ?? '', openPart(files, path, finds)).blocks.join('\n');
}

/** Comments as they have been since 2007, and those of threads. */
function readComments(files: ZipEntries, linked: readonly Relation[]): string {
  const texts: string[] = [];
  for (const { path } of linked.filter(({ type }) => /^comments?$/.test(type)))
    for (const comment of readElements(files.read(path) ?? '', ['cm'])) {
      const old = findAll(comment, 'text').map(xmlTextOf);
      const threaded = findAll(comment, 't').map(xmlTextOf);
      const text = [...old, ...threaded].join(' ').trim();
      if (text !== '') texts.push(text);
    }
  return texts.join('\n');
}

const TITLES = ['title', 'ctrTitle'];
// Placeholders that repeat on every slide
const FURNITURE = ['sldNum', 'dt', 'ftr', 'hdr', 'sldImg'];

type Shapes = {
  readonly title: string;
  readonly blocks: readonly string[];
  readonly footer: string;
};

function readShapes(xml: string, part: OfficePart): Shapes {
  let [title, footer] = ['', ''];
  const blocks: string[] = [];
  for (const shape of readElements(xml, ['bg', 'sp', 'graphicFrame', 'pic'])) {
    const placeholder = attributeIn(shape, 'ph', 'type') ?? '';
    if (placeholder === 'ftr') footer = toParagraphs(shape, part).join(' ');
    if (FURNITURE.includes(placeholder)) continue;
    const block = toBlock(shape, part);
    if (block === '') continue;
    if (TITLES.includes(placeholder) && title === '') title = block.replaceAll(/\s*\n\s*/g, ' ');
    else blocks.push(block);
  }
  return { title, blocks, footer };
}

function toBlock(shape: Element, part: OfficePart): string {
  if (shape.name === 'bg') return toFill(shape, part).join('\n');
  if (shape.name === 'sp') return [...toFill(shape, part), ...toParagraphs(shape, part)].join('\n');
  if (shape.name === 'pic') return toMedia(shape, part);
  const [table] = findAll(shape, 'tbl');
  if (table) return toTextTable(toRows(table, part));
  if (findAll(shape, 'oleObj').length > 0) {
    part.finds.lose('embedded object');
    return '[embedded object]';
  }
  return readDrawing(shape, part).trim();
}

/** The picture that fills a shape or lies behind a slide. */
function toFill(shape: Element, part: OfficePart): readonly string[] {
  const fills = ['spPr', 'bgPr']
    .flatMap((properties) => childrenOf(shape, properties))
    .flatMap((properties) => childrenOf(properties, 'blipFill'));
  const id = fills.map((fill) => attributeIn(fill, 'blip', 'r:embed')).find(Boolean);
  return id ? [toPicture(id, toAlternative(shape), part)] : [];
}

const toAlternative = (shape: Element) =>
  (attributeIn(shape, 'cNvPr', 'descr') ?? '').trim().replaceAll(/\s+/g, ' ');

/** A video or sound is a picture that something is played behind. */
function toMedia(shape: Element, part: OfficePart): string {
  const isPlayed = ['videoFile', 'audioFile', 'media'].some(
    (name) => findAll(shape, name).length > 0,
  );
  if (isPlayed) {
    part.finds.lose('sound or video');
    return '[sound or video]';
  }
  const id = attributeIn(shape, 'blip', 'r:embed');
  return id === null ? '' : toPicture(id, toAlternative(shape), part);
}

function toRows(table: Element, part: OfficePart): string[][] {
  return childrenOf(table, 'tr').map((row) =>
    childrenOf(row, 'tc').map((cell) => toParagraphs(cell, part).join('\n')),
  );
}

const MAX_LEVEL = 8; // ECMA-376 part 1, 21.1.2.2.7

function toParagraphs(element: Element, part: OfficePart): readonly string[] {
  const numbers = createSlideNumbers();
  return findAll(element, 'p').flatMap((paragraph) => {
    const text = toRunText(paragraph, part).trim();
    if (text === '') return [];
    const [properties] = childrenOf(paragraph, 'pPr');
    const stated = Number(properties?.attribute('lvl') ?? 0);
    const level = stated > 0 && stated <= MAX_LEVEL ? stated : 0;
    const number = numbers.next(level, properties);
    const mark = number ?? (level > 0 ? '-' : '');
    return [mark === '' ? text : `${'  '.repeat(level)}${mark} ${text}`];
  });
}

function toRunText(element: Element, part: OfficePart): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string' || child.name === 'Fallback') return '';
      if (child.name === 't') return xmlTextOf(child);
      if (child.name === 'r') return toRun(child, part);
      if (child.name === 'br') return '\n';
      return toFormula(child, (inner) => toRunText(inner, part)) ?? toRunText(child, part);
    })
    .join('');
}

/** A run with its link, struck where it is. */
function toRun(run: Element, part: OfficePart): string {
  const text = toRunText(run, part);
  const [properties] = childrenOf(run, 'rPr');
  if (!properties || text.trim() === '') return text;
  const isStruck =
    /Strike$/.test(properties.attribute('strike') ?? '') &&
    properties.attribute('strike') !== 'noStrike';
  const rise = Number(properties.attribute('baseline') ?? 0);
  const placed = rise === 0 ? text : toPlacedFigures(text, rise > 0 ? 'above' : 'below');
  const shown = isStruck ? `~~${placed}~~` : placed;
  const id = attributeIn(properties, 'hlinkClick', 'r:id') ?? '';
  const address = part.relations.get(id)?.address;
  return address && address !== text ? `[${shown}](${address})` : shown;
}
