/** An element of an XML file. Names are without their prefix. */
export type Element = {
  readonly name: string;
  readonly children: readonly (Element | string)[];
  /** An attribute by its name, prefix and all; null if it is missing. */
  attribute(name: string): string | null;
};

type OpenElement = Element & { readonly children: (Element | string)[] };

/** A tag and what stands in it; neither a name nor a value holds `<` (XML 1.0, 3.1). */
const TAG = /<(\/?)([^\s/<>]+)((?:"[^"<]*"|'[^'<]*'|[^<>"'])*)>/y;

/** What is no element: how it begins and ends, and whether what stands between is text. */
const SECTIONS = [
  { start: '<!--', end: '-->', isText: false },
  { start: '<![CDATA[', end: ']]>', isText: true },
  { start: '<?', end: '>', isText: false },
  { start: '<!', end: '>', isText: false },
] as const;

type Piece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tag'; readonly isEnd: boolean; readonly name: string; readonly rest: string };

/**
 * The texts and tags of a file, each character looked at a bounded number of times. Behind a
 * section that never ends there is nothing.
 */
function* readPieces(xml: string): Generator<Piece> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    const end = open < 0 ? xml.length : open;
    if (end > at) yield { type: 'text', text: decodeEntities(xml.slice(at, end)) };
    if (open < 0) return;
    const { piece, next } = readSection(xml, open) ?? readTag(xml, open);
    if (piece) yield piece;
    at = next;
  }
}

/** What a `<` begins, and where that ends. */
type Markup = { readonly piece: Piece | null; readonly next: number };

/** Null if no section begins. */
function readSection(xml: string, open: number): Markup | null {
  const section = SECTIONS.find(({ start }) => xml.startsWith(start, open));
  if (!section) return null;
  const from = open + section.start.length;
  const to = xml.indexOf(section.end, from);
  if (to < 0) return { piece: null, next: xml.length };
  const piece = section.isText ? ({ type: 'text', text: xml.slice(from, to) } as const) : null;
  return { piece, next: to + section.end.length };
}

/** A bracket that begins nothing is passed over. */
function readTag(xml: string, open: number): Markup {
  TAG.lastIndex = open;
  const [tag, slash, name = '', rest = ''] = TAG.exec(xml) ?? [];
  if (tag === undefined) return { piece: null, next: open + 1 };
  const bare = name.slice(name.indexOf(':') + 1);
  return { piece: { type: 'tag', isEnd: slash === '/', name: bare, rest }, next: TAG.lastIndex };
}

/**
 * The outermost elements with one of these names, one after another, so that only one is in memory
 * at a time. Reads as much of XML as Office files need: well-formed, without entities of its own (a
 * DTD is skipped, so that no entity can expand).
 */
export function* readElements(xml: string, names: readonly string[]): Generator<Element> {
  const open: OpenElement[] = [];
  for (const piece of readPieces(xml)) {
    if (piece.type === 'text') {
      open.at(-1)?.children.push(piece.text);
      continue;
    }
    const { isEnd, name, rest } = piece;
    const isWanted = open.length > 0 || names.includes(name);
    if (!isEnd && isWanted) begin(open, name, rest);
    const ended = isEnd || rest.endsWith('/') ? end(open, name) : null;
    if (ended) yield ended;
  }
}

function begin(open: OpenElement[], name: string, rest: string): void {
  const element = createElement(name, rest);
  open.at(-1)?.children.push(element);
  open.push(element);
}

/** The element that ended, where it was an outermost one. */
function end(open: OpenElement[], name: string): Element | null {
  if (open.at(-1)?.name !== name) return null;
  const ended = open.pop();
  return ended && open.length === 0 ? ended : null;
}

function createElement(name: string, rest: string): OpenElement {
  return { name, children: [], attribute: (wanted) => attributeOf(rest, wanted) };
}

/** It begins a word: a long one is not tried again from each of its letters. */
const ATTRIBUTE = /(?<![^\s=])([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function attributeOf(rest: string, wanted: string): string | null {
  for (const [, name, double, single] of rest.matchAll(ATTRIBUTE))
    if (name === wanted) return decodeEntities(double ?? single ?? '');
  return null;
}

/** The children with this name. */
export function childrenOf(element: Element, name: string): readonly Element[] {
  return element.children.filter(
    (child): child is Element => typeof child !== 'string' && child.name === name,
  );
}

const NOWHERE: ReadonlySet<string> = new Set();

/**
 * The descendants with this name, in order; not those inside one another, nor in what is looked
 * through `apart`. Files may be nested deeper than functions can call themselves.
 */
export function findAll(element: Element, name: string, apart = NOWHERE): readonly Element[] {
  const found: Element[] = [];
  const open = [...element.children].reverse();
  for (let child = open.pop(); child !== undefined; child = open.pop()) {
    if (typeof child === 'string') continue;
    if (child.name === name) found.push(child);
    else if (!apart.has(child.name)) open.push(...[...child.children].reverse());
  }
  return found;
}

/** An attribute of the first descendant with this name. */
export function attributeIn(
  element: Element,
  name: string,
  attribute: string,
  apart = NOWHERE,
): string | null {
  return findAll(element, name, apart)[0]?.attribute(attribute) ?? null;
}

/** What is written directly in an element. */
export function xmlTextOf(element: Element): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
