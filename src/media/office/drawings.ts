import { posix } from 'node:path';
import { readChart, readDiagram } from './charts.ts';
import type { Finds } from './losses.ts';
import { type Relation, readRelations } from './relations.ts';
import { attributeIn, type Element, findAll } from './xml.ts';
import type { ZipEntries } from './zip.ts';

/** The part that a drawing stands in: its file, and what that points to. */
export type OfficePart = {
  readonly files: ZipEntries;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly finds: Finds;
};

export function openPart(files: ZipEntries, path: string, finds: Finds): OfficePart {
  return { files, relations: readRelations(files, path), finds };
}

/** A text box has drawings of its own, and a fallback says again what stands before it. */
const APART = new Set(['txbxContent', 'Fallback']);

/** A drawing's charts, diagrams and pictures as text; empty for any other drawing. */
export function readDrawing(drawing: Element, part: OfficePart): string {
  const texts = [
    ...findAll(drawing, 'chart', APART).map((chart) => toChart(chart.attribute('r:id'), part)),
    ...findAll(drawing, 'relIds', APART).map((ids) => toDiagram(ids.attribute('r:dm'), part)),
    ...findPictures(drawing).map((id) => toPicture(id, toAlternative(drawing), part)),
  ];
  return texts.join('\n');
}

function findPictures(drawing: Element): readonly string[] {
  const blips = findAll(drawing, 'blip', APART).map((blip) => blip.attribute('r:embed'));
  const old = findAll(drawing, 'imagedata', APART).map((image) => image.attribute('r:id')); // VML
  return [...blips, ...old].filter((id): id is string => id !== null);
}

function toAlternative(drawing: Element): string {
  const name = ['docPr', 'cNvPr']
    .map((tag) => attributeIn(drawing, tag, 'descr', APART))
    .find(Boolean);
  return (name ?? '').trim().replaceAll(/\s+/g, ' ');
}

/** A place for the picture in the text; the picture itself comes beside it. */
export function toPicture(id: string, alternative: string, part: OfficePart): string {
  const path = part.relations.get(id)?.path ?? '';
  const name = posix.basename(path);
  part.finds.addPicture(name, part.files.bytes(path));
  return `[picture ${name}${alternative === '' ? '' : `: ${alternative}`}]`;
}

function toChart(id: string | null, { files, relations, finds }: OfficePart): string {
  const path = relations.get(id ?? '')?.path ?? '';
  const text = readChart(files.read(path) ?? '');
  // The cells that it names are in the workbook around it, or in one that is not read.
  const isRead = text.includes('| --- |') || (text !== '' && path.startsWith('xl/'));
  if (!isRead) finds.lose('chart');
  return text === '' ? '[chart]' : `\n${text}\n`;
}

function toDiagram(id: string | null, { files, relations, finds }: OfficePart): string {
  const text = readDiagram(files.read(relations.get(id ?? '')?.path ?? '') ?? '');
  if (text === '') finds.lose('diagram');
  return text === '' ? '[diagram]' : `\n${text}\n`;
}
