import { type Levels, NO_LEVELS, toLevels } from './opendocument-numbering.ts';
import { childrenOf, type Element, readElements } from './xml.ts';

/** What the styles of a document say of its tables, words and lists. */
export type Styles = {
  isHidden(table: string | null): boolean;
  isStruck(words: string | null): boolean;
  /** Null: on the line. */
  placeOf(words: string | null): 'above' | 'below' | null;
  isHiddenSlide(slide: string | null): boolean;
  /** The levels of a list, the outermost first. */
  levelsOf(list: string | null): Levels;
  /** The levels of the headings; empty if this style takes a heading out of the outline. */
  outlineOf(heading: string | null): Levels;
};

/** Reads the styles of a document’s parts (OpenDocument 1.3, part 3, 16). */
export function readStyles(parts: readonly string[]): Styles {
  const all = parts.flatMap((part) => [...readElements(part, KINDS)]);
  const named = new Map(all.map((style) => [nameOf(style), style]));
  const levels = new Map(all.map((style) => [nameOf(style), toLevels(style)]));
  const outline = toLevels(all.find(({ name }) => name === 'outline-style') ?? null);
  const attributeOf = (name: string | null, properties: string, attribute: string) => {
    const style = named.get(name ?? '');
    return style && childrenOf(style, properties)[0]?.attribute(attribute);
  };
  return {
    isHidden: (table) => attributeOf(table, 'table-properties', 'table:display') === 'false',
    isStruck: (words) =>
      (attributeOf(words, 'text-properties', 'style:text-line-through-style') ?? 'none') !== 'none',
    placeOf: (words) => toPlace(attributeOf(words, 'text-properties', 'style:text-position') ?? ''),
    isHiddenSlide: (slide) =>
      attributeOf(slide, 'drawing-page-properties', 'presentation:visibility') === 'hidden',
    levelsOf: (list) => levels.get(list ?? '') ?? NO_LEVELS,
    outlineOf: (heading) => (isUnlisted(named, heading) ? NO_LEVELS : outline),
  };
}

const nameOf = (style: Element) => style.attribute('style:name') ?? '';

const KINDS = ['style', 'list-style', 'outline-style'];
const MAX_BASES = 10;

/** A style, or one that it builds on, may say that its paragraphs are in no list. */
function isUnlisted(named: ReadonlyMap<string, Element>, name: string | null): boolean {
  let style = named.get(name ?? '');
  for (let depth = 0; style && depth < MAX_BASES; depth += 1) {
    const list = style.attribute('style:list-style-name');
    if (list !== null) return list === '';
    style = named.get(style.attribute('style:parent-style-name') ?? '');
  }
  return false;
}

/** “super 58%”, or how far above the line. */
function toPlace(position: string): 'above' | 'below' | null {
  const [first = ''] = position.split(' ');
  if (first === 'super' || Number.parseFloat(first) > 0) return 'above';
  return first === 'sub' || Number.parseFloat(first) < 0 ? 'below' : null;
}
