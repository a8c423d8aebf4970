import { type LineState, mayClose, mayOpen, readLine, START } from './fence.ts';
import { toBoundary, trimLoneSurrogate } from './grapheme.ts';
import { type Align, isDelimiter, isRow, mayDelimit, toAligns, toCells } from './table.ts';

export { heal } from './heal.ts';

/** A finished stretch of Markdown. The blocks of a text, joined, are the text. */
export type Block =
  /**
   * One line outside fences and tables, with its newline: a paragraph's line, heading, list item,
   * quote, rule or blank line.
   */
  | { readonly type: 'line'; readonly text: string }
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
  /** A whole GFM table. */
  | {
      readonly type: 'table';
      readonly text: string;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly aligns: readonly Align[];
    };

/**
 * Reads Markdown as it arrives. Line ends become `\n`; beyond that the blocks, joined, are the
 * text.
 */
export type Scanner = {
  /** The blocks that this text finishes. */
  push(text: string): Block[];
  /** The unfinished rest as it would be read if the text ended here. */
  peek(): Block[];
  /**
   * The part of the unfinished rest that can no longer change, for messages that grow by
   * appending. Formatted, it is a prefix of what the rest will be, provided that `format` keeps
   * the text and decides token by token. It ends between whole characters, before white space, and
   * never inside what may be a token (`<…`, `&…`, `@…`).
   */
  stable(): Block[];
  /** The rest, finished. The scanner then starts over. */
  end(): Block[];
};

type Scan = {
  readonly state: LineState;
  /** A line that may be a table's header. */
  readonly header: string | null;
  /** The lines of the table being read; grows in place. */
  readonly table: string[] | null;
};

const BEGINNING: Scan = { state: START, header: null, table: null };

// An unfinished token at the end of a line that a formatter may have to neutralise.
const UNFINISHED_TOKEN = /(?:<[^\s<>|]*|&[#\w]*|@\w*)$/;

const withoutNewline = (line: string): string => (line.endsWith('\n') ? line.slice(0, -1) : line);

const toTable = (lines: readonly string[]): Block => {
  const [header = '', delimiter = '', ...rows] = lines.map(withoutNewline);
  return {
    type: 'table',
    text: lines.join(''),
    header: toCells(header),
    rows: rows.map(toCells),
    aligns: toAligns(delimiter),
  };
};

/** What was waiting for the next line, now that it belongs to something else. */
const settle = (scan: Scan, blocks: Block[]): Scan => {
  if (scan.table) blocks.push(toTable(scan.table));
  if (scan.header !== null) blocks.push({ type: 'line', text: scan.header });
  return { state: scan.state, header: null, table: null };
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
    return { ...scan, state };
  }
  if (kind === 'text' && isRow(line)) return { ...scan, state, header: text };
  blocks.push({ type: 'line', text });
  return { ...scan, state };
};

const readNext = (scan: Scan, text: string, blocks: Block[]): Scan => {
  const line = withoutNewline(text);
  if (scan.table && isRow(line) && readLine(scan.state, line).kind === 'text') {
    scan.table.push(text);
    return scan;
  }
  if (scan.header !== null && isDelimiter(withoutNewline(scan.header), line))
    return { state: scan.state, header: null, table: [scan.header, text] };
  return readPlain(settle(scan, blocks), text, blocks);
};

/** The blocks of an unfinished rest, leaving `scan` as it is. */
const finish = (scan: Scan, tail: string): Block[] => {
  const blocks: Block[] = [];
  const copy = { ...scan, table: scan.table && [...scan.table] };
  settle(tail === '' ? copy : readNext(copy, tail, blocks), blocks);
  return blocks;
};

/** The beginning of an unfinished line that stays as it is whatever comes. */
const toStableText = (tail: string): string => {
  const whole = trimLoneSurrogate(tail);
  const settled = whole.slice(0, toBoundary(whole, whole.length - 1, 0));
  return settled.replace(UNFINISHED_TOKEN, '').trimEnd();
};

const toStableTail = (state: LineState, tail: string): Block[] => {
  const text = toStableText(tail);
  const { kind } = readLine(state, tail);
  if (text === '') return [];
  if (state.fence && kind === 'inside')
    return mayClose(tail) ? [] : [{ type: 'fence', part: 'inside', text, ...toOwn(state.fence) }];
  if (kind !== 'text' || mayOpen(tail) || tail.trimStart().startsWith('|')) return [];
  return [{ type: 'line', text }];
};

const toOwn = ({ info, prefix }: { readonly info: string; readonly prefix: string }) => ({
  info,
  prefix,
});

const toStable = (scan: Scan, tail: string): Block[] => {
  if (scan.table) return [];
  const blocks: Block[] = [];
  if (scan.header !== null) {
    if (scan.header.trimStart().startsWith('|') && mayDelimit(tail)) return [];
    blocks.push({ type: 'line', text: scan.header });
  }
  return [...blocks, ...toStableTail(scan.state, tail)];
};

/**
 * Creates a scanner; it looks at every character a bounded number of times, however the text is
 * cut into chunks.
 */
export const createScanner = (): Scanner => {
  let scan = BEGINNING;
  let tail = '';
  let endsInReturn = false;

  const normalise = (chunk: string): string => {
    const rest = endsInReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk;
    endsInReturn = chunk.endsWith('\r');
    return rest.includes('\r') ? rest.replaceAll(/\r\n?/g, '\n') : rest;
  };

  return {
    push(chunk) {
      if (chunk === '') return [];
      const text = normalise(chunk);
      const blocks: Block[] = [];
      let from = 0;
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
        scan = readNext(scan, tail + text.slice(from, at + 1), blocks);
        tail = '';
        from = at + 1;
      }
      tail += text.slice(from);
      return blocks;
    },
    peek: () => finish(scan, trimLoneSurrogate(tail)),
    stable: () => toStable(scan, tail),
    end() {
      const blocks = finish(scan, tail);
      scan = BEGINNING;
      tail = '';
      endsInReturn = false;
      return blocks;
    },
  };
};
