import { decodeHTML } from 'entities';

/** What stands in these is not shown. */
const UNSHOWN = /^(?:script|style|head|template|noscript|svg|math|iframe|object)$/;
const BLOCK =
  /^(?:p|div|section|article|header|footer|main|nav|aside|table|ul|ol|dl|dt|dd|blockquote|pre|figure|figcaption|form|fieldset|address|hr|body|html|caption|tbody|thead|tfoot|details|summary)$/;

/** A tag: an end without a quote in it, as mails and books write them. */
const TAG = /<(\/?)([a-zA-Z][\w:-]*)((?:"[^"<]*"|'[^'<]*'|[^<>"'])*)>/y;

const PAGE = /^\ufeff?(?:\s+|<\?xml[^>]*>|<!--[\s\S]*?-->)*(?:<!doctype\s+html|<html)\b/i;
const HEAD_CHARS = 8_000;

/** A saved page as it stands, but without its scripts and styles; null for any other text. */
export function withoutScripts(text: string): string | null {
  if (!PAGE.test(text.slice(0, HEAD_CHARS))) return null;
  const opening = /<(script|style)\b/gi;
  const kept: string[] = [];
  let at = 0;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    kept.push(text.slice(at, found.index));
    const closing = new RegExp(`</${found[1]}[^>]{0,100}>`, 'gi');
    closing.lastIndex = opening.lastIndex;
    at = closing.exec(text) ? closing.lastIndex : text.length;
    opening.lastIndex = at;
  }
  return kept.join('') + text.slice(at);
}

type State = {
  readonly out: string[];
  /** The element that hides all until it ends. */
  hidden: string | null;
  preDepth: number;
  /** Of each open link its address, and where its words begin in `out`. */
  readonly links: { readonly address: string; readonly from: number }[];
};

/**
 * The text of an HTML page or mail: headings, items, cells and links are kept, all else is words
 * and lines. Each character is looked at a bounded number of times.
 */
export function toHtmlText(html: string): string {
  const state: State = { out: [], hidden: null, preDepth: 0, links: [] };
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    addWords(html.slice(at, open < 0 ? html.length : open), state);
    if (open < 0) break;
    at = readMarkup(html, open, state);
  }
  return tidy(state.out.join(''));
}

function addWords(text: string, { out, hidden, preDepth }: State): void {
  if (text === '' || hidden !== null) return;
  const decoded = decodeHTML(text);
  out.push(preDepth > 0 ? decoded : decoded.replaceAll(/[ \t\r\n\f]+/g, ' '));
}

/** Where it ends. */
function readMarkup(html: string, open: number, state: State): number {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4);
  if (html[open + 1] === '!' || html[open + 1] === '?') return after(html, '>', open);
  TAG.lastIndex = open;
  const [tag, slash, name = '', rest = ''] = TAG.exec(html) ?? [];
  if (tag === undefined) {
    addWords('<', state); // A bracket that begins nothing
    return open + 1;
  }
  const end = TAG.lastIndex;
  addElement({ element: name.toLowerCase(), isEnd: slash !== '', rest }, state);
  const isRaw = slash === '' && /^(?:script|style)$/i.test(name);
  return isRaw ? toRawEnd(html, name, end) : end;
}

type HtmlTag = { readonly element: string; readonly isEnd: boolean; readonly rest: string };

function addElement({ element, isEnd, rest }: HtmlTag, state: State): void {
  if (state.hidden !== null) {
    if (isEnd && element === state.hidden) state.hidden = null;
  } else if (UNSHOWN.test(element)) {
    if (!isEnd && !rest.endsWith('/')) state.hidden = element;
  } else if (isEnd) addEnd(element, state);
  else addStart(element, rest, state);
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

/** What stands in a script is no markup; its end is. */
function toRawEnd(html: string, element: string, from: number): number {
  const closing = new RegExp(`</${element}`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

function addStart(element: string, rest: string, state: State): void {
  const { out, links } = state;
  const heading = /^h([1-6])$/.exec(element)?.[1];
  if (heading) out.push(`\n\n${'#'.repeat(Number(heading))} `);
  else if (element === 'br') out.push('\n');
  else if (element === 'li') out.push('\n- ');
  else if (element === 'tr') out.push('\n');
  else if (element === 'td' || element === 'th') out.push(' | ');
  else if (element === 'img') out.push(toImage(rest));
  else if (element === 'a') {
    // A link within a link ends the other one.
    links.splice(0, links.length, { address: attributeOf(rest, 'href'), from: out.length });
  } else if (BLOCK.test(element)) out.push('\n');
  if (element === 'pre') state.preDepth += 1;
}

function toImage(rest: string): string {
  const alternative = attributeOf(rest, 'alt').trim();
  return alternative === '' ? '' : `[picture: ${alternative}]`;
}

function addEnd(element: string, state: State): void {
  const { out, links } = state;
  if (element === 'pre') state.preDepth = Math.max(0, state.preDepth - 1);
  if (element === 'a') {
    const link = links.pop();
    if (!link || !/^(?:https?:|mailto:)/i.test(link.address)) return;
    const words = out.splice(link.from).join('');
    const isSame = words.trim() === '' || link.address.endsWith(words.trim());
    out.push(isSame ? words || link.address : `[${words.trim()}](${link.address})`);
  } else if (/^h[1-6]$|^p$/.test(element)) out.push('\n\n');
  else if (BLOCK.test(element)) out.push('\n');
}

/** It begins a word: a long one is not tried again from each of its letters. */
const ATTRIBUTE = /(?<![^\s])([a-zA-Z:-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
const MAX_VALUE_CHARS = 2_000;

function attributeOf(rest: string, wanted: string): string {
  for (const [, name, double, single, bare] of rest.matchAll(ATTRIBUTE))
    if (name?.toLowerCase() === wanted)
      return decodeHTML((double ?? single ?? bare ?? '').slice(0, MAX_VALUE_CHARS));
  return '';
}

/** Lines without blanks at their ends, and no more than one empty line between them. */
function tidy(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const shown = line.replace(/^ (?!\|)/, '').trimEnd();
    if (shown !== '' || lines.at(-1) !== '') lines.push(shown);
  }
  return lines.join('\n').trim();
}
