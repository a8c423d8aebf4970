/** A piece of an HTML text. `text` has its entities as they are written. */
export type Token =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'open'; readonly name: string; readonly attributes: Attributes }
  | { readonly type: 'close'; readonly name: string };

export type Attributes = ReadonlyMap<string, string>;

/** Those that say what an element is, or where it leads; all others are passed over. */
const WANTED = new Set([
  ...['id', 'class', 'href', 'alt', 'src', 'srcset', 'data-src', 'data-srcset', 'style'],
  ...['role', 'hidden', 'aria-hidden', 'aria-modal', 'itemprop', 'itemtype', 'itemscope', 'rel'],
  ...['name', 'property', 'content', 'colspan', 'rowspan', 'summary', 'datatable', 'open'],
]);
const MAX_VALUE_CHARS = 500;
const MAX_ADDRESS_CHARS = 2_048;

/**
 * What stands in these is no markup:
 * https://html.spec.whatwg.org/multipage/parsing.html#parsing-html-fragments
 */
const RAW = /^(?:script|style|xmp|iframe|noembed|noframes|textarea|title|plaintext)$/;
/** Raw, and never shown. */
const UNSHOWN = /^(?:script|style|iframe|noembed|noframes)$/;

const BLANKS = /[\s/]*/y;
const TAG_NAME = /[^\s/>]*/y;
const ATTRIBUTE_NAME = /=?[^\s/>=]*/y;
const EQUALS = /\s*=\s*/y;
const BARE_VALUE = /[^\s>]*/y;

/**
 * The pieces of an HTML text in their order. Each character is looked at a fixed number of times,
 * whatever the text is: what is never closed ends where the text ends, and the search for its end
 * is not begun again.
 */
export function* readTokens(html: string): Generator<Token> {
  let textFrom = 0;
  for (let at = html.indexOf('<'); at >= 0; ) {
    const piece = readPiece(html, at);
    if (piece) {
      if (at > textFrom) yield { type: 'text', text: html.slice(textFrom, at) };
      yield* piece.tokens;
      textFrom = piece.end;
    }
    at = html.indexOf('<', piece?.end ?? at + 1); // What begins nothing is a bracket.
  }
  if (html.length > textFrom) yield { type: 'text', text: html.slice(textFrom) };
}

/** What begins at a bracket, and where it ends. A comment is nothing. */
type Piece = { readonly tokens: readonly Token[]; readonly end: number };

/** Null if the bracket is text. */
function readPiece(html: string, start: number): Piece | null {
  const next = html.charAt(start + 1);
  if (/[a-z]/i.test(next)) return readTag(html, start + 1, 'open');
  if (html.startsWith('<!--', start)) return skip(html, '-->', start + 2);
  if (next === '!' || next === '?') return skip(html, '>', start + 1);
  if (next !== '/') return null;
  if (/[a-z]/i.test(html.charAt(start + 2))) return readTag(html, start + 2, 'close');
  return skip(html, '>', start + 2);
}

/** `<!-->` is a whole comment, so the search begins within its opening. */
function skip(html: string, end: string, from: number): Piece {
  const found = html.indexOf(end, from);
  return { tokens: [], end: found < 0 ? html.length : found + end.length };
}

function readTag(html: string, from: number, type: 'open' | 'close'): Piece {
  const name = match(TAG_NAME, html, from).toLowerCase();
  const attributes = new Map<string, string>();
  let at = from + name.length;
  for (;;) {
    at += match(BLANKS, html, at).length;
    // A tag that is not closed with `>` is not a tag.
    if (at >= html.length) return { tokens: [], end: html.length };
    if (html[at] === '>') break;
    const attribute = match(ATTRIBUTE_NAME, html, at);
    const { value, end } = readValue(html, at + attribute.length);
    at = end;
    const key = attribute.toLowerCase();
    if (WANTED.has(key) && !attributes.has(key)) attributes.set(key, bound(key, value));
  }
  const end = at + 1;
  if (type === 'close') return { tokens: [{ type, name }], end };
  const opening: Token = { type, name, attributes };
  if (!RAW.test(name)) return { tokens: [opening], end };
  const rawEnd = findRawEnd(html, name, end);
  const text = UNSHOWN.test(name) ? [] : [{ type: 'text', text: html.slice(end, rawEnd) } as const];
  return { tokens: [opening, ...text], end: rawEnd };
}

function readValue(html: string, from: number): { value: string; end: number } {
  const equals = match(EQUALS, html, from);
  if (equals === '') return { value: '', end: from };
  const at = from + equals.length;
  const quote = html[at];
  if (quote !== '"' && quote !== "'") {
    const value = match(BARE_VALUE, html, at);
    return { value, end: at + value.length };
  }
  const end = html.indexOf(quote, at + 1);
  return end < 0
    ? { value: '', end: html.length }
    : { value: html.slice(at + 1, end), end: end + 1 };
}

/** An address that is cut would be another one. */
function bound(name: string, value: string): string {
  if (name === 'href') return value.length > MAX_ADDRESS_CHARS ? '' : value;
  return value.slice(0, MAX_VALUE_CHARS);
}

/** Where an element ends that holds no markup. */
function findRawEnd(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

/** What a sticky pattern, which always matches, finds at a place. */
function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
