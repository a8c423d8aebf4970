import { childrenOf, type Element, readElements } from './xml.ts';

/** What the styles of a document say of its tables, words and lists. */
export type Styles = {
  isHidden(table: string | null): boolean;
  isStruck(words: string | null): boolean;
  /** Null: on the line. */
  placeOf(words: string | null): 'above' | 'below' | null;
  /** Whether the items of a list are numbered, at a depth that begins at 0. */
  isNumbered(list: string | null, depth: number): boolean;
};

/** Reads the styles of a document’s parts (OpenDocument 1.3, part 3, 16). */
export function readStyles(parts: readonly string[]): Styles {
  const all = parts.flatMap((part) => [...readElements(part, ['style', 'list-style'])]);
  const named = new Map(all.map((style) => [nameOf(style), style]));
  const numbered = new Set(
    all.flatMap((style) => toNumberedLevels(style).map((level) => `${nameOf(style)} ${level}`)),
  );
  const attributeOf = (name: string | null, properties: string, attribute: string) => {
    const style = named.get(name ?? '');
    return style && childrenOf(style, properties)[0]?.attribute(attribute);
  };
  return {
    isHidden: (table) => attributeOf(table, 'table-properties', 'table:display') === 'false',
    isStruck: (words) =>
      (attributeOf(words, 'text-properties', 'style:text-line-through-style') ?? 'none') !== 'none',
    placeOf: (words) => toPlace(attributeOf(words, 'text-properties', 'style:text-position') ?? ''),
    isNumbered: (list, depth) => numbered.has(`${list} ${depth + 1}`),
  };
}

const nameOf = (style: Element) => style.attribute('style:name') ?? '';

const toNumberedLevels = (style: Element) =>
  childrenOf(style, 'list-level-style-number')
    .filter((level) => (level.attribute('style:num-format') ?? '') !== '')
    .map((level) => level.attribute('text:level') ?? '');

/** “super 58%”, or how far above the line. */
function toPlace(position: string): 'above' | 'below' | null {
  const [first = ''] = position.split(' ');
  if (first === 'super' || Number.parseFloat(first) > 0) return 'above';
  return first === 'sub' || Number.parseFloat(first) < 0 ? 'below' : null;
}
