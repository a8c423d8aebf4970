import { type Element, readElements } from './xml.ts';

export type Edges = { readonly header: readonly string[]; readonly footer: readonly string[] };

const KINDS = {
  header: ['header', 'header-first', 'header-left'],
  footer: ['footer', 'footer-first', 'footer-left'],
};

/** What stands above and below each page, each text once. */
export function readEdges(xml: string, toText: (edge: Element) => string): Edges {
  const read = (kind: 'header' | 'footer') =>
    toEdge(kind, Array.from(readElements(xml, KINDS[kind]), toText));
  return { header: read('header'), footer: read('footer') };
}

/** What stands below the slides is said once, before them (OpenDocument 1.3, part 3, 10.10). */
export function readSlideEdges(xml: string, toText: (edge: Element) => string): Edges {
  const footers = Array.from(readElements(xml, ['footer-decl']), toText);
  return { header: [], footer: toEdge('footer', footers) };
}

function toEdge(kind: 'header' | 'footer', texts: readonly string[]): readonly string[] {
  const known = new Set(texts.map((text) => text.trim()).filter((text) => text !== ''));
  return known.size === 0 ? [] : [`Page ${kind}: ${[...known].join(' / ')}`];
}

/** What a program fills in by itself. */
const FIELDS = new Set([
  'sheet-name',
  'page-number',
  'page-count',
  'date',
  'time',
  'title',
  'file-name',
]);

/** Whether a program prints it by itself on each sheet: “Page 1”. */
export function isFilledIn(edge: Element): boolean {
  const { words, fields } = toOwnWords(edge);
  return fields > 0 && (words.match(/\p{L}+/gu)?.length ?? 0) <= 1;
}

function toOwnWords(element: Element): { readonly words: string; readonly fields: number } {
  let [words, fields] = ['', 0];
  for (const child of element.children) {
    if (typeof child === 'string') {
      words += child;
    } else if (FIELDS.has(child.name)) {
      fields += 1;
    } else {
      const inner = toOwnWords(child);
      words += ` ${inner.words}`;
      fields += inner.fields;
    }
  }
  return { words, fields };
}
