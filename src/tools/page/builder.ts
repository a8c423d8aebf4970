import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { parseHTML } from 'linkedom';
import { BLANKLESS, KEEPS_BLANKS, TELLING } from './nesting.ts';
import type { Attributes } from './tokens.ts';

/** What is used of linkedom's DOM, whose types are those of a browser. */
export type Node = {
  readonly nodeType: number;
  readonly localName: string;
  readonly textContent: string;
  readonly childNodes: Iterable<Node>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  appendChild(node: Node): void;
};
export type Document = {
  title: string;
  readonly head: Node;
  readonly body: Node;
  createElement(name: string): Node;
  createTextNode(text: string): Node;
};

/** Puts elements and text into a document, in the order in which a page has them. */
export type Builder = {
  readonly document: Document;
  /** The names of the open elements, the outermost first. */
  readonly open: readonly string[];
  /**
   * How much work the document makes: an element that is deeply nested is looked at from each one
   * around it.
   */
  readonly weight: number;
  isFull(): boolean;
  text(text: string): void;
  begin(name: string, attributes: Attributes): void;
  /** Closes open elements until so many are left. */
  endTo(depth: number): void;
  /** An element that holds nothing. */
  add(name: string, attributes: Attributes): void;
  addToHead(name: string, attributes: Attributes): void;
};

/** How much of a page comes into the document. */
export type Bounds = {
  readonly elements: number;
  readonly chars: number;
};

/**
 * Of the model's 40,000 characters even large tables and menus leave nothing to what comes after
 * these.
 */
const MOST: Bounds = { elements: 20_000, chars: 1_000_000 };
const MAX_METAS = 200;
const MAX_BLANKS = 200;
const ELEMENT_WEIGHT = 100;
/** Read again from the document's own HTML, as Readability does, each of these becomes a node. */
const ESCAPED = /[&<>\u00a0]/g;
const ESCAPED_WEIGHT = 400;

const NAME = /^[a-z][a-z0-9-]{0,30}$/;
const EMPTY = '<!doctype html><html><head></head><body></body></html>';

/**
 * An open element. It comes into the document with the first thing in it, so that empty ones cost
 * nothing.
 */
type Open = { readonly name: string; readonly attributes: Attributes; node: Node | null };

export function createBuilder(bounds: Bounds = MOST): Builder {
  const { document }: { readonly document: Document } = parseHTML(EMPTY);
  const stack: Open[] = [];
  const open: string[] = [];
  let pending: string[] = [];
  const counts = { elements: 0, metas: 0, chars: 0, weight: 0 };

  const append = (parent: Node, name: string, attributes: Attributes): Node => {
    const node = document.createElement(NAME.test(name) ? name : 'span');
    for (const [key, value] of attributes) setAttribute(node, key, decodeHTMLAttribute(value));
    parent.appendChild(node);
    counts.elements += 1;
    counts.weight += ELEMENT_WEIGHT + stack.length ** 2;
    return node;
  };

  const toParent = (): Node => {
    let parent = document.body;
    for (const each of stack) {
      each.node ??= append(parent, each.name, each.attributes);
      parent = each.node;
    }
    return parent;
  };

  const flush = (): void => {
    if (pending.length === 0) return;
    const text = tidy(
      decodeHTML(pending.join('')),
      open.some((name) => KEEPS_BLANKS.test(name)),
    );
    pending = [];
    const top = stack.at(-1);
    const isBlank = text.trim() === '';
    // Blanks alone bring no element into the document.
    if (isBlank && (text === '' || top?.node === null || BLANKLESS.test(top?.name ?? ''))) return;
    toParent().appendChild(document.createTextNode(text));
    counts.chars += text.length;
    counts.weight += ESCAPED_WEIGHT * (text.match(ESCAPED)?.length ?? 0);
  };

  return {
    document,
    open,
    get weight() {
      return counts.weight;
    },
    isFull: () => counts.elements >= bounds.elements || counts.chars >= bounds.chars,
    text: (text) => void pending.push(text),
    begin(name, attributes) {
      flush();
      stack.push({ name, attributes, node: null });
      open.push(name);
    },
    endTo(depth) {
      while (stack.length > depth) {
        flush();
        if (TELLING.test(open.at(-1) ?? '')) toParent();
        stack.pop();
        open.pop();
      }
      if (depth === 0) flush();
    },
    add(name, attributes) {
      flush();
      append(toParent(), name, attributes);
    },
    addToHead(name, attributes) {
      counts.metas += 1;
      if (counts.metas <= MAX_METAS) append(document.head, name, attributes);
    },
  };
}

/** Of a style only whether it hides is read. */
function setAttribute(node: Node, name: string, value: string): void {
  if (name !== 'style') node.setAttribute(name, value);
  else if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(value))
    node.setAttribute(name, 'display:none');
}

/** A run of blanks means one; where it is shown as it is written, it has a bound. */
function tidy(text: string, keepsBlanks: boolean): string {
  if (!keepsBlanks) return text.replaceAll(/[ \t\n\f\r]+/g, ' ');
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[ \t]+|\n+/g, (run) => run.slice(0, MAX_BLANKS));
}
