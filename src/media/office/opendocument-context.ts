import type { Finds } from './losses.ts';
import type { Styles } from './opendocument-styles.ts';
import { childrenOf, type Element } from './xml.ts';
import type { ZipEntries } from './zip.ts';

/** What is known of an OpenDocument file while it is read, and what was met so far. */
export type Context = {
  readonly files: ZipEntries;
  readonly finds: Finds;
  readonly notes: string[];
  readonly styles: Styles;
  /** How far each numbered list has come: one may go on behind other text. */
  readonly counts: Map<string, number>;
  /** The numbers of the last heading. */
  readonly outline: number[];
  /** What lies over the cells of a table, which stands behind it. */
  readonly drawn: string[];
};

export const MAX_REPEATED = 1_000;
export const MAX_CELLS = 400_000;
/** Lists within lists are not shown deeper in. */
export const MAX_DEPTH = 20;

/** How often something is to be repeated, within the bound. */
export function toRepeated(element: Element, attribute: string): number {
  return Math.min(countRepeated(element, attribute), MAX_REPEATED);
}

/** For how many a row or a cell stands. */
export function countRepeated(element: Element, attribute: string): number {
  const count = Number(element.attribute(attribute) ?? 1);
  return Number.isInteger(count) && count > 0 ? count : 1;
}

/** Blanks beyond the first are elements of their own. */
export const collapse = (text: string) => text.replaceAll(/[ \t\r\n]+/g, ' ');

/** The cells of a row, those that another one covers as well. */
export function cellsOf(row: Element): readonly Element[] {
  return row.children.filter(
    (child): child is Element =>
      typeof child !== 'string' && /^(?:covered-)?table-cell$/.test(child.name),
  );
}

const OBJECTS = ['object', 'object-ole', 'plugin'];

/** A frame of a picture, a chart or another object; others hold text or a table. */
export function isDrawn(frame: Element): boolean {
  if (frame.name !== 'frame' || childrenOf(frame, 'table').length > 0) return false;
  const hasPicture = childrenOf(frame, 'image').some(
    (image) =>
      image.attribute('xlink:href') !== null || childrenOf(image, 'binary-data').length > 0,
  );
  return hasPicture || OBJECTS.some((name) => childrenOf(frame, name).length > 0);
}

/** The items of a list, and what stands before them without a mark. */
export function itemsOf(list: Element): readonly Element[] {
  return list.children.filter(
    (child): child is Element =>
      typeof child !== 'string' && (child.name === 'list-item' || child.name === 'list-header'),
  );
}
