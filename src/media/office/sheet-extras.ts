import { posix } from 'node:path';
import type { Finds } from './losses.ts';
import { readRelations } from './relations.ts';
import { type Element, readElements, xmlTextOf } from './xml.ts';
import type { ZipEntries } from './zip.ts';

const PICTURES = 'xl/richData/richValueRel.xml';

/** A picture that is placed in a cell has an error as its value, for programs that are older. */
export function isPicture(cell: Element, files: ZipEntries): boolean {
  const isRich = cell.attribute('t') === 'e' && cell.attribute('vm') !== null;
  return isRich && files.has(toRelations(PICTURES));
}

const toRelations = (part: string) => `${posix.dirname(part)}/_rels/${posix.basename(part)}.rels`;

/** The pictures that are placed in cells. */
export function addCellPictures(files: ZipEntries, finds: Finds): void {
  for (const { path, type } of readRelations(files, PICTURES).values())
    if (type === 'image') finds.addPicture(posix.basename(path), files.bytes(path));
}

/** Objects of other programs; each may stand there twice, for older ones. */
export function loseObjects(xml: string, finds: Finds): void {
  if (!xml.includes('<oleObject')) return;
  const objects = [...readElements(xml, ['oleObject'])];
  const known = new Set(objects.map((object, at) => object.attribute('shapeId') ?? String(at)));
  for (const _ of known) finds.lose('embedded object');
}

const EDGES = {
  header: ['oddHeader', 'evenHeader', 'firstHeader'],
  footer: ['oddFooter', 'evenFooter', 'firstFooter'],
};

/** What is printed above and below the cells. */
export function readSheetEdges(xml: string, finds: Finds): readonly string[] {
  if (!xml.includes('<headerFooter')) return [];
  return (['header', 'footer'] as const).flatMap((kind) => {
    const codes = Array.from(readElements(xml, EDGES[kind]), xmlTextOf);
    const known = new Set(codes.map((code) => toPrinted(code, finds)).filter(Boolean));
    return known.size === 0 ? [] : [`Page ${kind}: ${[...known].join(' / ')}`];
  });
}

/** ECMA-376 part 1, 18.3.1.46: a part of the line, a field, a picture, the sign, how it looks. */
const CODE =
  /&(?:([LCR])|([PNDTZFA])(?:[+-]\d+)?|(G)|(&)|"[^"]*"|K(?:[\dA-F]{6}|\d\d[+-]\d{3})|\d{1,3}|[BIUESXYOH])/g;

/** Empty if a program fills in everything: “Page 1”. */
function toPrinted(code: string, finds: Finds): string {
  const text = code.replaceAll(CODE, (_, part, field, picture, sign) => {
    if (picture) finds.lose('picture');
    if (part) return '\n';
    return field ? '…' : (sign ?? '');
  });
  const words = text.match(/[\p{L}\d]+/gu)?.length ?? 0;
  if (words === 0 || (words === 1 && text.includes('…'))) return '';
  const parts = text.split('\n').map((part) => part.trim());
  return parts.filter((part) => /[\p{L}\d]/u.test(part)).join(' / ');
}
