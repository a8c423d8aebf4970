import { type LineState, readLine, START, toIndentation } from './fence.ts';
import {
  findTableEnd,
  isBeside,
  isBlank,
  isDelimiter,
  isRow,
  isRowBehindGap,
  MAX_HTML_TABLE,
  mayBeHeader,
  opensHtmlTable,
  readHtmlTable,
  type TableBlock,
  toQuotes,
  toTableBlock,
} from './table.ts';
import {
  type OpenedAfter,
  openBehind,
  openVerbatim,
  readVerbatimLine,
  type Verbatim,
  type VerbatimLine,
} from './verbatim.ts';

/** A finished stretch of Markdown. The blocks of a text, joined, are the text. */
export type Block =
  /**
   * One line outside fences and tables, with its newline: a paragraph's line, heading, list item,
   * quote, rule or blank line.
   */
  | {
      readonly type: 'line';
      readonly text: string;
      /** It is code by its indentation, and no Markdown. */
      readonly isCode?: true;
      /** More of it may come. */
      readonly isOpen?: true;
    }
  /**
   * One line of a fenced code block: its opening line, a line inside, or its closing line. A
   * fence that ends with its quote is closed by an empty text.
   */
  | {
      readonly type: 'fence';
      readonly part: 'open' | 'inside' | 'close';
      readonly text: string;
      readonly info: string;
      /** What its lines begin with: quote marks and indentation. */
      readonly prefix: string;
    }
  /**
   * One line of a formula, or of HTML's `<pre>`, that takes several. One that ends with its quote
   * is closed by an empty text.
   */
  | ({ readonly type: 'verbatim' } & VerbatimLine)
  | TableBlock;

/** What was read of a text, as far as it says how the next line is to be read. */
export type Scan = {
  readonly state: LineState;
  /** Nothing but blank lines stands before, or since the last block: indented text is code. */
  readonly isAfterBlank: boolean;
  /** What is open and shown as code, but for fences. */
  readonly verbatim: Verbatim | null;
  /** The HTML of a table that is open. */
  readonly html: string | null;
  /** A line that may be a table's header. */
  readonly header: string | null;
  /** The lines of the table being read; grows in place. */
  readonly table: string[] | null;
  /** A blank line behind them, and the row behind that, which may be another table's header. */
  readonly gap: readonly string[];
};

const CODE_INDENT = 4;

export const BEGINNING: Scan = {
  ...{ state: START, isAfterBlank: true, verbatim: null },
  ...{ html: null, header: null, table: null, gap: [] },
};

export const withoutNewline = (line: string): string =>
  line.endsWith('\n') ? line.slice(0, -1) : line;

const toHtmlBlocks = (text: string, isOpen: boolean): Block[] => {
  const read = readHtmlTable(text, isOpen);
  if (read) return [{ type: 'table', text, ...read, prefix: toQuotes(text), isHtml: true }];
  return isOpen
    ? []
    : (text.match(/[^\n]*\n|[^\n]+/g) ?? []).map((line) => toLineBlock(line, false));
};

/** What was waiting for the next line, now that it belongs to something else. */
export const settle = (scan: Scan, blocks: Block[], isOpen = false): Scan => {
  if (scan.html !== null) blocks.push(...toHtmlBlocks(scan.html, isOpen));
  const [blank, row] = scan.gap;
  if (scan.table)
    blocks.push(toTableBlock(row === undefined ? scan.table : [...scan.table, ...scan.gap]));
  if (blank !== undefined && row === undefined) blocks.push({ type: 'line', text: blank });
  if (scan.header !== null) blocks.push({ type: 'line', text: scan.header });
  const isAfterBlank = blank === undefined ? scan.isAfterBlank : row === undefined;
  return { ...scan, html: null, header: null, table: null, gap: [], isAfterBlank };
};

/** Four columns more than the text of its list make a line code, but not within a paragraph. */
export const isIndentedCode = ({ list }: LineState, line: string, isAfterBlank: boolean): boolean =>
  isAfterBlank && toIndentation(line) >= list + CODE_INDENT;

export const toLineBlock = (text: string, isCode: boolean): Block =>
  isCode ? { type: 'line', text, isCode } : { type: 'line', text };

/** What a line opens that is shown as code, and the words before it in the line. */
const openLine = ({ state, isAfterBlank }: Scan, line: string): OpenedAfter | null => {
  if (state.fence || isIndentedCode(state, line, isAfterBlank)) return null;
  const opened = openVerbatim(line);
  if (opened) return { words: '', opened };
  return isRow(line) ? null : openBehind(line);
};

/** The line as one of what is shown as code; null if it is not one. */
const readVerbatim = (scan: Scan, text: string, blocks: Block[]): Scan | null => {
  const line = withoutNewline(text);
  const newline = text.slice(line.length);
  if (scan.verbatim === null) {
    const found = openLine(scan, line);
    if (!found) return null;
    const { words, opened } = found;
    const settled = settle(scan, blocks);
    const before = words === '' ? settled : readPlain(settled, words, blocks);
    blocks.push({ type: 'verbatim', ...opened.line, text: opened.line.text + newline });
    return { ...before, verbatim: opened.verbatim, isAfterBlank: true };
  }
  const read = readVerbatimLine(scan.verbatim, line);
  if (!read) {
    const { kind, prefix } = scan.verbatim;
    const end = { part: 'close', text: '', head: '', code: '', language: '' } as const;
    blocks.push({ type: 'verbatim', ...end, kind, prefix });
    return readNext({ ...scan, verbatim: null }, text, blocks);
  }
  const { line: own, rest } = read;
  blocks.push({ type: 'verbatim', ...own, text: own.text + (rest === '' ? newline : '') });
  const next = own.part === 'close' ? { ...scan, verbatim: null } : scan;
  return rest === '' ? next : readNext(next, rest + newline, blocks);
};

/** The line as one of a table in HTML; null if it is not one. */
const readHtml = (scan: Scan, text: string, blocks: Block[]): Scan | null => {
  const line = withoutNewline(text);
  if (scan.html === null) {
    const isCode = isIndentedCode(scan.state, line, scan.isAfterBlank);
    if (scan.state.fence || isCode || !opensHtmlTable(line)) return null;
  }
  const settled = scan.html === null ? settle(scan, blocks) : scan;
  const html = (scan.html ?? '') + text;
  const end = findTableEnd(html);
  if (end === null && html.length <= MAX_HTML_TABLE) return { ...settled, html };
  const rest = html.slice(end ?? html.length).trimStart();
  const own = html.slice(0, html.length - rest.length);
  const closed = settle({ ...settled, html: own }, blocks);
  return rest === '' ? { ...closed, isAfterBlank: false } : readNext(closed, rest, blocks);
};
const readPlain = (scan: Scan, text: string, blocks: Block[]): Scan => {
  const line = withoutNewline(text);
  const { fence } = scan.state;
  const { kind, state } = readLine(scan.state, line);
  const open = state.fence ?? fence;
  if (fence && kind !== 'inside' && kind !== 'close')
    blocks.push({ type: 'fence', part: 'close', text: '', info: fence.info, prefix: fence.prefix });
  if (open && (kind === 'open' || kind === 'inside' || kind === 'close')) {
    blocks.push({ type: 'fence', part: kind, text, info: open.info, prefix: open.prefix });
    return { ...scan, state, isAfterBlank: true };
  }
  const isCode = kind === 'text' && isIndentedCode(scan.state, line, scan.isAfterBlank);
  const isAfterBlank = kind === 'blank' || isCode;
  if (kind === 'text' && !isCode && isRow(line) && mayBeHeader(line))
    return { ...scan, state, isAfterBlank, header: text };
  blocks.push(toLineBlock(text, isCode));
  return { ...scan, state, isAfterBlank };
};

/** The line behind a blank one in a table; null if there is none. */
const readBehindGap = (scan: Scan, text: string, blocks: Block[]): Scan | null => {
  const [blank, row] = scan.gap;
  const { table } = scan;
  if (!table || blank === undefined) return null;
  if (row === undefined && isRowBehindGap(table, text)) return { ...scan, gap: [blank, text] };
  const isOthers = row !== undefined && isDelimiter(withoutNewline(row), withoutNewline(text));
  if (!isOthers) {
    if (row === undefined) return readNext(settle(scan, blocks), text, blocks);
    table.push(blank, row);
    return readNext({ ...scan, gap: [] }, text, blocks);
  }
  const settled = settle({ ...scan, gap: [blank] }, blocks);
  return readNext({ ...settled, header: row, isAfterBlank: false }, text, blocks);
};

export const readNext = (scan: Scan, text: string, blocks: Block[]): Scan => {
  const read =
    readHtml(scan, text, blocks) ??
    readVerbatim(scan, text, blocks) ??
    readBehindGap(scan, text, blocks);
  if (read) return read;
  const line = withoutNewline(text);
  if (scan.table && isBlank(line) && text !== '' && scan.table.length > 2)
    return { ...scan, gap: [text] };
  const isNextRow = scan.table && isRow(line) && isBeside(scan.table[0] ?? '', line);
  if (scan.table && isNextRow && readLine(scan.state, line).kind === 'text') {
    scan.table.push(text);
    return scan;
  }
  if (scan.header !== null && isDelimiter(withoutNewline(scan.header), line))
    return { ...scan, header: null, table: [scan.header, text] };
  return readPlain(settle(scan, blocks), text, blocks);
};

/** The blocks of an unfinished rest, leaving `scan` as it is. */
export const finish = (scan: Scan, tail: string, isOpen = false): Block[] => {
  const blocks: Block[] = [];
  const copy = { ...scan, table: scan.table && [...scan.table] };
  settle(tail === '' ? copy : readNext(copy, tail, blocks), blocks, isOpen);
  return blocks;
};
