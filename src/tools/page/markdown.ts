import type { Node } from './builder.ts';

const ELEMENT = 1;
const TEXT = 3;

const UNSEEN = /^(?:script|style|noscript|template|iframe|svg|canvas|button|select|datalist)$/;
const HEADING = /^h[1-6]$/;
const BLOCK =
  /^(?:address|article|aside|blockquote|body|center|caption|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;
const ROWS = /^(?:table|thead|tbody|tfoot)$/;
const CELL = /^(?:td|th)$/;

/** What an inline element puts around its words. */
const MARKS: Readonly<Record<string, string>> = {
  ...{ b: '**', strong: '**', i: '_', em: '_', del: '~~', s: '~~', strike: '~~' },
};

/**
 * A part of a page as Markdown, with absolute links. Each element is read once for each level that
 * it is nested in, so that the time is linear in the part's size where its depth is bounded.
 */
export function toPageMarkdown(node: Node, base: string): string {
  return blocksOf(node, base).join('\n\n');
}

/** Paragraphs, lists, tables: each a block without blank lines around it. */
function blocksOf(node: Node, base: string): readonly string[] {
  const blocks: string[] = [];
  let words: string[] = [];
  const flush = () => {
    const paragraph = tidyLines(words.join(''));
    words = [];
    if (paragraph !== '') blocks.push(escapeStart(paragraph));
  };
  const read = (parent: Node): void => {
    for (const child of parent.childNodes) {
      if (isBlock(child)) {
        flush();
        blocks.push(...toBlocks(child, base));
      } else if (holdsBlock(child)) read(child);
      else words.push(toInline(child, base));
    }
  };
  read(node);
  flush();
  return blocks;
}

function toBlocks(node: Node, base: string): readonly string[] {
  const name = nameOf(node);
  if (UNSEEN.test(name)) return [];
  if (HEADING.test(name)) return toHeading(node, base);
  if (name === 'hr') return ['* * *'];
  if (name === 'pre') return toFence(node);
  if (name === 'blockquote') return toQuote(blocksOf(node, base));
  if (name === 'ul' || name === 'ol') return toList(node, base);
  if (name === 'table') return toTable(node, base);
  return blocksOf(node, base);
}

function toHeading(node: Node, base: string): readonly string[] {
  const words = tidy(toInline(node, base));
  return words === '' ? [] : [`${'#'.repeat(Number(nameOf(node)[1]))} ${words}`];
}

function toFence(node: Node): readonly string[] {
  const code = node.textContent.replace(/\n$/, '').replace(/^\n/, '');
  if (code.trim() === '') return [];
  const longest = longestRun(code, 2);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}\n${code}\n${fence}`];
}

function longestRun(text: string, least: number): number {
  return Math.max(least, ...new Set((text.match(/`+/g) ?? []).map(({ length }) => length)));
}

function toQuote(blocks: readonly string[]): readonly string[] {
  if (blocks.length === 0) return [];
  const lines = blocks.join('\n\n').split('\n');
  return [lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')];
}

function toList(node: Node, base: string): readonly string[] {
  const isOrdered = nameOf(node) === 'ol';
  const items: string[] = [];
  for (const child of node.childNodes) {
    const blocks = isBlock(child) ? blocksOf(child, base) : [tidyLines(toInline(child, base))];
    const text = blocks.join('\n');
    if (text === '') continue;
    const mark = isOrdered ? `${items.length + 1}. ` : '- ';
    items.push(mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`));
  }
  return items.length === 0 ? [] : [items.join('\n')];
}

/** A table of data; one that only lays out a page is read as text. */
function toTable(table: Node, base: string): readonly string[] {
  const rows = rowsOf(table);
  const isData = (rows[0] ? cellsOf(rows[0]).length : 0) > 1 && !holds(table, isTable);
  if (!isData) return blocksOf(table, base);
  const lines = rows.map(
    (row) =>
      `|${cellsOf(row)
        .map((cell) => toCell(cell, base))
        .join('')}`,
  );
  const rule = `|${' --- |'.repeat(rows[0] ? cellsOf(rows[0]).length : 0)}`;
  const captions = Array.from(table.childNodes).filter((child) => nameOf(child) === 'caption');
  const [head = '', ...others] = lines;
  return [
    ...captions.flatMap((caption) => blocksOf(caption, base)),
    [head, rule, ...others].join('\n'),
  ];
}

function toCell(cell: Node, base: string): string {
  return ` ${tidy(toInline(cell, base)).replaceAll('|', '\\|')} |`;
}

function rowsOf(node: Node): readonly Node[] {
  return Array.from(node.childNodes).flatMap((child) => {
    if (nameOf(child) === 'tr') return [child];
    return ROWS.test(nameOf(child)) ? rowsOf(child) : [];
  });
}

function cellsOf(row: Node): readonly Node[] {
  return Array.from(row.childNodes).filter((child) => CELL.test(nameOf(child)));
}

function isTable(node: Node): boolean {
  return nameOf(node) === 'table';
}

/** The words of a node on one line, or on several where it breaks them itself. */
function toInline(node: Node, base: string): string {
  if (node.nodeType === TEXT) return escapeText(node.textContent);
  const name = nameOf(node);
  if (node.nodeType !== ELEMENT || UNSEEN.test(name)) return '';
  if (name === 'br') return '\n';
  if (name === 'img') return toImage(node);
  if (name === 'code' || name === 'kbd' || name === 'samp') return toCode(node.textContent);
  const words = Array.from(node.childNodes, (child) => {
    const inside = toInline(child, base);
    return isBlock(child) ? ` ${inside} ` : inside;
  }).join('');
  if (name === 'a') return toLink(node, words, base);
  const mark = MARKS[name];
  return mark === undefined ? words : wrap(words, mark);
}

function toImage(node: Node): string {
  const alt = tidy(node.getAttribute('alt') ?? '');
  return alt === '' ? '' : `[image: ${escapeText(alt)}]`;
}

function toCode(text: string): string {
  const code = text.replaceAll(/\s+/g, ' ');
  if (code.trim() === '') return code;
  const mark = '`'.repeat(longestRun(code, 0) + 1);
  const room = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return `${mark}${room}${code}${room}${mark}`;
}

function toLink(node: Node, words: string, base: string): string {
  const href = node.getAttribute('href') ?? '';
  const target = href.startsWith('#') ? null : toAbsolute(href, base);
  const text = tidy(words);
  return target === null || text === '' ? words : `[${text}](${target})`;
}

/** The marks stand next to the words, the blanks outside. */
function wrap(words: string, mark: string): string {
  const bare = words.trim();
  if (bare === '') return words;
  const start = words.indexOf(bare);
  return `${words.slice(0, start)}${mark}${bare}${mark}${words.slice(start + bare.length)}`;
}

function isBlock(node: Node): boolean {
  return node.nodeType === ELEMENT && BLOCK.test(nameOf(node));
}

function holdsBlock(node: Node): boolean {
  return node.nodeType === ELEMENT && nameOf(node) !== 'a' && holds(node, isBlock);
}

function holds(node: Node, isMeant: (node: Node) => boolean): boolean {
  for (const child of node.childNodes) if (isMeant(child) || holds(child, isMeant)) return true;
  return false;
}

function nameOf(node: Node): string {
  return node.nodeType === ELEMENT ? node.localName.toLowerCase() : '';
}

/** Null for what is no web address: scripts, mail, data. */
export function toAbsolute(href: string, base: string): string | null {
  const url = URL.parse(href, base);
  if (href === '' || !url || !/^https?:$/.test(url.protocol)) return null;
  return url.href.replaceAll(/[()]/g, (found) => `%${found.charCodeAt(0).toString(16)}`);
}

/** Characters of a text that Markdown would take for its own. */
function escapeText(text: string): string {
  return text.replaceAll(/[\\*_`[\]]/g, '\\$&').replaceAll(/\s+/g, ' ');
}

/** What would make a paragraph a list, a heading or a quote. */
function escapeStart(paragraph: string): string {
  return paragraph.replaceAll(
    /^(?:[-+>](?= |$)|#{1,6}(?= )|={1,3}|~~~|\d{1,9}(?=[.)] ))/gm,
    (found) => (/^\d/.test(found) ? `${found}\\` : `\\${found}`),
  );
}

/** A text on one line. */
export function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function tidyLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll(/[ \t]+/g, ' ').trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
