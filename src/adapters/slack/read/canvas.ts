import { toMarkdownLink } from '../receive/text.ts';
import { attributeOf, type HtmlToken, toHtmlTokens } from './html.ts';

/*
 * A canvas comes as HTML, and there is no other way to read one: headings, paragraphs, lists (a
 * list of tasks has `data-section-style='7'`, a task that is done the class `checked`), tables,
 * code and links (stablyai/agent-slack#19, shaharia-lab/slackcli#32).
 */

type List = { readonly isOrdered: boolean; readonly isTasks: boolean; count: number };

type Open = { readonly name: string; readonly at: number; readonly href: string };

/** What has been written, and what is open. */
type Writer = {
  readonly lines: string[];
  line: string;
  /** What stands before the line: the mark of a heading, a quote or an item. */
  prefix: string;
  readonly lists: List[];
  readonly inline: Open[];
  /** The cells of the row that is open. */
  row: string[] | null;
  rows: number;
  /** The code that is open. */
  code: string | null;
  isTasks: boolean;
  quotes: number;
};

const MAX_DEPTH = 20;

const UNSEEN = /^(?:script|style|title|template|noscript)$/;
const MARKS: Readonly<Record<string, string>> = {
  ...{ b: '**', strong: '**', i: '_', em: '_', s: '~~', del: '~~', strike: '~~', code: '`' },
};

function isInline({ name }: Pick<HtmlToken, 'name'>): boolean {
  return name === 'a' || Object.hasOwn(MARKS, name);
}

/** The HTML of a canvas as Markdown, in time that is linear in its size. */
export function toCanvasMarkdown(html: string): string {
  const writer: Writer = {
    lines: [],
    line: '',
    prefix: '',
    lists: [],
    inline: [],
    row: null,
    rows: 0,
    code: null,
    isTasks: false,
    quotes: 0,
  };
  for (const token of withoutUnseen(toHtmlTokens(html))) {
    if (token.name === '') write(writer, token.text);
    else if (token.isEnd && isInline(token)) closeInline(writer, token.name);
    else if (token.isEnd) close(writer, token.name);
    else open(writer, token);
  }
  flush(writer);
  return writer.lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function* withoutUnseen(tokens: Iterable<HtmlToken>): Generator<HtmlToken> {
  let unseen = '';
  for (const token of tokens) {
    const { name, isEnd } = token;
    if (unseen === '' && !UNSEEN.test(name)) yield token;
    else if (unseen === '') unseen = isEnd ? '' : name;
    else if (isEnd && name === unseen) unseen = '';
  }
}

function write(writer: Writer, text: string): void {
  if (writer.code !== null) writer.code += text;
  else writer.line += text.replaceAll(/[\s\u200b]+/g, ' ');
}

function open(writer: Writer, { name, attributes }: HtmlToken): void {
  if (isInline({ name })) {
    const href = attributeOf(attributes, 'href');
    writer.inline.push({ name, at: writer.line.length, href });
    return;
  }
  switch (name) {
    case 'br':
      flush(writer);
      break;
    case 'img':
      write(writer, attributeOf(attributes, 'alt'));
      break;
    case 'td':
    case 'th':
      writer.line = '';
      break;
    case 'span':
    case 'control':
      break;
    default:
      openBlock(writer, name, attributes);
  }
}

function openBlock(writer: Writer, name: string, attributes: string): void {
  flush(writer);
  if (/^h[1-6]$/.test(name)) writer.prefix = `${'#'.repeat(Number(name[1]))} `;
  if (name === 'hr') writer.lines.push('', '---', '');
  if (name === 'div') writer.isTasks = attributeOf(attributes, 'data-section-style') === '7';
  if (name === 'pre') writer.code = '';
  if (name === 'blockquote') writer.quotes += 1;
  if (name === 'tr') writer.row = [];
  if (name === 'table') writer.rows = 0;
  if (name === 'ul' || name === 'ol') {
    if (writer.lists.length === 0) writer.lines.push('');
    writer.lists.push({ isOrdered: name === 'ol', isTasks: writer.isTasks, count: 0 });
  }
  if (name === 'li') writer.prefix = toMark(writer, attributes);
}

function toMark({ lists }: Writer, attributes: string): string {
  const list = lists.at(-1);
  if (!list) return '- ';
  list.count += 1;
  const isDone = /(?:^|\s)checked(?:\s|$)/.test(attributeOf(attributes, 'class'));
  const box = list.isTasks || isDone ? `[${isDone ? 'x' : ' '}] ` : '';
  const space = '  '.repeat(Math.min(lists.length - 1, MAX_DEPTH));
  return `${space}${list.isOrdered ? `${list.count}.` : '-'} ${box}`;
}

function close(writer: Writer, name: string): void {
  switch (name) {
    case 'td':
    case 'th':
      writer.row?.push(writer.line.trim().replaceAll('|', '\\|'));
      writer.line = '';
      break;
    case 'tr':
      closeRow(writer);
      break;
    case 'pre':
      closeCode(writer);
      break;
    case 'span':
    case 'control':
      break;
    default:
      flush(writer);
      closeBlock(writer, name);
  }
}

function closeBlock(writer: Writer, name: string): void {
  if (name === 'ul' || name === 'ol') writer.lists.pop();
  if (name === 'blockquote') writer.quotes = Math.max(writer.quotes - 1, 0);
  const isItem = writer.lists.length > 0 || writer.row !== null;
  if (!isItem && /^(?:p|h[1-6]|ul|ol|table|blockquote)$/.test(name)) writer.lines.push('');
}

/** Marks and links around what was written since they were opened, on the line that is open. */
function closeInline(writer: Writer, name: string): void {
  const opened = writer.inline.pop();
  if (opened?.name !== name || opened.at > writer.line.length) return;
  const inner = writer.line.slice(opened.at);
  const bare = inner.trim();
  if (bare === '') return;
  const mark = MARKS[name] ?? '';
  const isLink = /^(?:https?|mailto):/i.test(opened.href);
  const shown = isLink ? toMarkdownLink(opened.href, bare) : `${mark}${bare}${mark}`;
  writer.line = writer.line.slice(0, opened.at) + inner.replace(bare, () => shown);
}

function closeRow(writer: Writer): void {
  const { row } = writer;
  writer.row = null;
  writer.line = '';
  if (!row || row.length === 0) return;
  if (writer.rows === 0) writer.lines.push('');
  writer.lines.push(`| ${row.join(' | ')} |`);
  if (writer.rows === 0) writer.lines.push(`| ${row.map(() => '---').join(' | ')} |`);
  writer.rows += 1;
}

function closeCode(writer: Writer): void {
  const { code } = writer;
  writer.code = null;
  if (code === null) return;
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  writer.lines.push('', `${fence}\n${code.replace(/^\n|\n$/g, '')}\n${fence}`, '');
}

/** Ends the line; inside a cell, where there is but one, its words go on. */
function flush(writer: Writer): void {
  if (writer.code !== null) {
    writer.code += '\n';
    return;
  }
  if (writer.row) {
    writer.line += ' ';
    return;
  }
  const shown = writer.line.trim();
  writer.line = '';
  writer.inline.length = 0;
  if (shown === '') return;
  writer.lines.push(`${'> '.repeat(Math.min(writer.quotes, MAX_DEPTH))}${writer.prefix}${shown}`);
  writer.prefix = '';
}
