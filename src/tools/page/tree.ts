import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { type Bounds, type Builder, createBuilder, type Document } from './builder.ts';
import { findClosed, findEnded, INLINE, TELLING, VOID } from './nesting.ts';
import { type Attributes, readTokens, type Token } from './tokens.ts';

/** A page as a document that is small enough for whatever is done to it to end in time. */
export type Tree = {
  readonly document: Document;
  readonly title: string;
  /** What its links are relative to; null if it names nothing. */
  readonly base: string | null;
  /** How much work it makes; a page of a few thousand elements has less than a million. */
  readonly weight: number;
  /** False if the page goes on behind what is in the document. */
  readonly isWhole: boolean;
};

/** What is nested deeper stays as text, without its tags. */
const MAX_DEPTH = 64;
const MAX_TITLE_CHARS = 300;
/**
 * What a heading has beyond these stands behind it: headings are compared with the title, word by
 * word.
 */
const MAX_HEADING_CHARS = 300;

/** Not shown, and holding other elements. */
const UNSEEN = /^(?:svg|template|object|math)$/;
/**
 * Foreign markup ends where one of these begins.
 * https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign
 */
const BREAKS_OUT = /^(?:blockquote|body|br|div|dl|h[1-6]|hr|img|li|ol|p|pre|table|ul)$/;
const OUTER = /^(?:html|head|body|frameset|frame)$/;
const HEAD = /^(?:base|meta|link|title)$/;

type TreeOptions = {
  readonly bounds?: Bounds;
  /** With what is there for a reader without scripts. */
  readonly hasNoscript?: boolean;
};

/** The document of an HTML text, in time that is linear in its length, whatever it holds. */
export function buildTree(html: string, { bounds, hasNoscript = false }: TreeOptions = {}): Tree {
  const builder = createBuilder(bounds);
  const head = createHead(builder);
  const body = createBody(builder);
  const seen = createFilter();
  for (const written of readTokens(html)) {
    const token = hasNoscript ? withNoscript(written) : written;
    if (!seen(token)) continue;
    if (!head.take(token)) body.take(token);
    if (builder.isFull()) break;
  }
  const isWhole = !builder.isFull();
  builder.endTo(0);
  const { document, weight } = builder;
  document.title = head.title;
  return { document, weight, isWhole, title: head.title, base: head.base };
}

function withNoscript(token: Token): Token {
  return token.type !== 'text' && token.name === 'noscript' ? { ...token, name: 'div' } : token;
}

/** Separates the tokens that are read from those inside hidden elements. */
function createFilter(): (token: Token) => boolean {
  let unseen: string | null = null;
  let depth = 0;

  /** Whether a tag closes the hidden element, directly or by implication. */
  const leaves = ({ type, name }: Tag): boolean => {
    if (unseen !== 'template' && type === 'open' && BREAKS_OUT.test(name)) return true;
    if (name === unseen) depth += type === 'open' ? 1 : -1;
    return depth === 0;
  };

  return (token) => {
    if (token.type === 'text') return unseen === null;
    if (unseen === null) {
      if (token.type === 'close' || !UNSEEN.test(token.name)) return true;
      [unseen, depth] = [token.name, 1];
    } else if (leaves(token)) {
      unseen = null;
      return depth > 0; // Another element has ended it, and is read itself.
    }
    return false;
  };
}

type Tag = Exclude<Token, { type: 'text' }>;

/** Takes what belongs in a page's head, wherever it stands. */
function createHead({ addToHead }: Pick<Builder, 'addToHead'>) {
  let isInTitle = false;
  let title: string | null = null;
  let base: string | null = null;

  return {
    get title() {
      return title ?? '';
    },
    get base() {
      return base;
    },
    /** False if the token does not belong to the head. */
    take(token: Token): boolean {
      if (token.type === 'text') {
        if (isInTitle) title ??= toTitle(token.text);
        return isInTitle;
      }
      const { type, name } = token;
      if (!HEAD.test(name)) return OUTER.test(name);
      if (name === 'title') isInTitle = type === 'open';
      if (type === 'open' && name === 'meta') addToHead(name, token.attributes);
      if (type === 'open' && name === 'base') base ??= toBase(token.attributes);
      return true;
    },
  };
}

function toTitle(text: string): string {
  const title = decodeHTML(text.slice(0, 2 * MAX_TITLE_CHARS));
  return Array.from(title).slice(0, MAX_TITLE_CHARS).join('');
}

function toBase(attributes: Attributes): string | null {
  const href = attributes.get('href') ?? '';
  return href === '' ? null : decodeHTMLAttribute(href);
}

/** Takes what is shown. */
function createBody(builder: Builder) {
  /** Tags that were left out for their depth, by name: their end tags are no others'. */
  const flattened = new Map<string, number>();
  let headingChars = 0;

  const flatten = (name: string, by: 1 | -1): void => {
    // Only so many names are counted: no real page has more of them open at once.
    if (flattened.size < MAX_DEPTH || flattened.has(name))
      flattened.set(name, (flattened.get(name) ?? 0) + by);
    if (!INLINE.test(name)) builder.text(' ');
  };

  const endTo = (depth: number): void => {
    if (depth < 0) return;
    flattened.clear();
    builder.endTo(depth);
  };

  const open = (name: string, attributes: Attributes): void => {
    endTo(findEnded(builder.open, name));
    if (VOID.test(name)) {
      if (TELLING.test(name)) builder.add(name, attributes);
    } else if (builder.open.length < MAX_DEPTH) {
      if (/^h[1-6]$/.test(name)) headingChars = 0;
      builder.begin(name, attributes);
    } else flatten(name, 1);
  };

  const close = (name: string): void => {
    if (name === 'br')
      open(name, NONE); // Browsers read it so.
    else if ((flattened.get(name) ?? 0) > 0) flatten(name, -1);
    else endTo(findClosed(builder.open, name));
  };

  const text = (words: string): void => {
    const heading = builder.open.findIndex((name) => /^h[1-6]$/.test(name));
    const room = heading < 0 ? words.length : MAX_HEADING_CHARS - headingChars;
    headingChars += Math.min(words.length, room);
    builder.text(words.slice(0, room));
    if (words.length <= room) return;
    endTo(heading);
    builder.text(words.slice(room));
  };

  return {
    take(token: Token): void {
      if (token.type === 'text') text(token.text);
      else if (token.type === 'open') open(token.name, token.attributes);
      else close(token.name);
    },
  };
}

const NONE: Attributes = new Map();
