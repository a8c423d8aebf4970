/** An element of an XML file. Names are without their prefix. */
export type Element = {
  readonly name: string;
  readonly children: readonly (Element | string)[];
  /** An attribute by its name, prefix and all; null where it is missing. */
  attribute(name: string): string | null;
};

type OpenElement = Element & { readonly children: (Element | string)[] };

const PIECE =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<[?!][^>]*>|<(\/?)([^\s/>]+)((?:"[^"]*"|'[^']*'|[^>"'])*)>|([^<]+)/g;

/**
 * The outermost elements with one of these names, one after another, so that only one is in memory
 * at a time. Reads XML as far as Office files need it: well-formed, without entities of its own (a
 * DTD is passed over, so that none can unfold).
 */
export function* readElements(xml: string, names: readonly string[]): Generator<Element> {
  const open: OpenElement[] = [];
  for (const [, cdata, slash, tag, rest = '', text = ''] of xml.matchAll(PIECE)) {
    if (tag === undefined) {
      open.at(-1)?.children.push(cdata ?? decodeEntities(text));
      continue;
    }
    const name = tag.slice(tag.indexOf(':') + 1);
    const isWanted = open.length > 0 || names.includes(name);
    if (slash === '' && isWanted) begin(open, name, rest);
    const ended = slash === '/' || rest.endsWith('/') ? end(open, name) : null;
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

function attributeOf(rest: string, wanted: string): string | null {
  for (const [, name, double, single] of rest.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (name === wanted) return decodeEntities(double ?? single ?? '');
  return null;
}

/** The children with this name. */
export function childrenOf(element: Element, name: string): readonly Element[] {
  return element.children.filter(
    (child): child is Element => typeof child !== 'string' && child.name === name,
  );
}

/** The descendants with this name, in order; not those inside one another. */
export function findAll(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return child.name === name ? [child] : findAll(child, name);
  });
}

/** An attribute of the first descendant with this name. */
export function attributeIn(element: Element, name: string, attribute: string): string | null {
  return findAll(element, name)[0]?.attribute(attribute) ?? null;
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
