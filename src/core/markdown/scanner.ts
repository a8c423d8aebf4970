import { type LineState, mayClose, mayOpen, readLine, START, toIndentation } from './fence.ts';
import {
  type Formula,
  type FormulaLine,
  mayOpenFormula,
  openFormula,
  readFormulaLine,
  toShownFormula,
  toStableFormula,
} from './formula.ts';
import { toBoundary, trimLoneSurrogate } from './grapheme.ts';
import { type Align, isDelimiter, isRow, mayDelimit, toAligns, toCells } from './table.ts';
import { findSettled, toClosed } from './unfinished.ts';

export { heal } from './unfinished.ts';

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
   * One line of a formula that takes several. One that ends with its quote is closed by an empty
   * text.
   */
  | ({ readonly type: 'formula' } & FormulaLine)
  /** A whole GFM table. */
  | {
      readonly type: 'table';
      readonly text: string;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly aligns: readonly Align[];
      /** More of its last row may come; in the cells what is half of it is closed. */
      readonly isOpen?: true;
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
  /** Nothing but blank lines stands before, or since the last block: indented text is code. */
  readonly isAfterBlank: boolean;
  /** The formula that is open. */
  readonly formula: Formula | null;
  /** A line that may be a table's header. */
  readonly header: string | null;
  /** The lines of the table being read; grows in place. */
  readonly table: string[] | null;
};

const isBarred = (line: string): boolean => line.trimStart().startsWith('|');

/** A heading may be written as something else, of which its words are no beginning. */
const HEADING = /^[ \t>]*#{1,6}(?:[ \t]|$)/;
const CODE_INDENT = 4;

const BEGINNING: Scan = {
  ...{ state: START, isAfterBlank: true, formula: null },
  ...{ header: null, table: null },
};

// An unfinished token at the end of code that a formatter may have to neutralise.
const UNFINISHED_TOKEN = /(?:<[^\s<>|]*|&[#\w]*|@\w*)$/;

const withoutNewline = (line: string): string => (line.endsWith('\n') ? line.slice(0, -1) : line);

const toTable = (lines: readonly string[]): Extract<Block, { type: 'table' }> => {
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
  return { ...scan, header: null, table: null };
};

/** Four columns more than the text of its list make a line code, but not within a paragraph. */
const isIndentedCode = ({ list }: LineState, line: string, isAfterBlank: boolean): boolean =>
  isAfterBlank && toIndentation(line) >= list + CODE_INDENT;

const toLineBlock = (text: string, isCode: boolean): Block =>
  isCode ? { type: 'line', text, isCode } : { type: 'line', text };

/** The line as one of a formula; null if it is not one. */
const readFormula = (scan: Scan, text: string, blocks: Block[]): Scan | null => {
  const line = withoutNewline(text);
  if (scan.formula === null) {
    const isCode = isIndentedCode(scan.state, line, scan.isAfterBlank);
    const opened = scan.state.fence || isCode ? null : openFormula(line);
    if (!opened) return null;
    const settled = settle(scan, blocks);
    blocks.push({ type: 'formula', ...opened.line, text });
    return { ...settled, formula: opened.formula, isAfterBlank: true };
  }
  const read = readFormulaLine(scan.formula, line);
  if (read) {
    blocks.push({ type: 'formula', ...read, text });
    return read.part === 'close' ? { ...scan, formula: null } : scan;
  }
  const { prefix } = scan.formula;
  blocks.push({ type: 'formula', part: 'close', text: '', head: '', code: '', prefix });
  return readNext({ ...scan, formula: null }, text, blocks);
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
  if (kind === 'text' && !isCode && isRow(line))
    return { ...scan, state, isAfterBlank, header: text };
  blocks.push(toLineBlock(text, isCode));
  return { ...scan, state, isAfterBlank };
};

const readNext = (scan: Scan, text: string, blocks: Block[]): Scan => {
  const formula = readFormula(scan, text, blocks);
  if (formula) return formula;
  const line = withoutNewline(text);
  if (scan.table && isRow(line) && readLine(scan.state, line).kind === 'text') {
    scan.table.push(text);
    return scan;
  }
  if (scan.header !== null && isDelimiter(withoutNewline(scan.header), line))
    return { ...scan, header: null, table: [scan.header, text] };
  return readPlain(settle(scan, blocks), text, blocks);
};

/** The blocks of an unfinished rest, leaving `scan` as it is. */
const finish = (scan: Scan, tail: string): Block[] => {
  const blocks: Block[] = [];
  const copy = { ...scan, table: scan.table && [...scan.table] };
  settle(tail === '' ? copy : readNext(copy, tail, blocks), blocks);
  return blocks;
};

/** The blocks of an unfinished rest, of which the last line may go on. */
const toOpen = (blocks: readonly Block[], tail: string): Block[] => {
  const last = blocks.at(-1);
  if (tail === '' || !last || last.type === 'fence' || last.type === 'formula') return [...blocks];
  if (last.type === 'line') return [...blocks.slice(0, -1), { ...last, isOpen: true }];
  const { text } = last;
  const rows = text.slice(0, text.lastIndexOf('\n') + 1);
  const open = toTable([
    ...(rows.match(/[^\n]*\n/g) ?? []),
    toClosed(tail, { rendersHtml: true, hasSpoilers: false }),
  ]);
  return [...blocks.slice(0, -1), { ...open, text, isOpen: true }];
};

/** The beginning of an unfinished line that stays as it is whatever comes. */
const toStableText = (tail: string, isCode: boolean): string => {
  const whole = trimLoneSurrogate(tail);
  const limit = toBoundary(whole, whole.length - 1, 0);
  if (isCode) return whole.slice(0, limit).replace(UNFINISHED_TOKEN, '').trimEnd();
  return whole.slice(0, toBoundary(whole, findSettled(whole, limit), 0)).trimEnd();
};

const toStableTail = ({ state, isAfterBlank, formula }: Scan, tail: string): Block[] => {
  if (formula) {
    const text = toStableText(toStableFormula(tail), true);
    const read = text === '' ? null : readFormulaLine(formula, text);
    return read ? [{ type: 'formula', ...read }] : [];
  }
  const { kind } = readLine(state, tail);
  if (state.fence && kind === 'inside') {
    const text = toStableText(tail, true);
    if (text === '' || mayClose(tail)) return [];
    return [{ type: 'fence', part: 'inside', text, ...toOwn(state.fence) }];
  }
  if (
    kind !== 'text' ||
    mayOpen(tail) ||
    mayOpenFormula(tail) ||
    HEADING.test(tail) ||
    isBarred(tail)
  )
    return [];
  const isCode = isIndentedCode(state, tail, isAfterBlank);
  const text = toStableText(tail, isCode);
  return text === '' ? [] : [toLineBlock(text, isCode)];
};

const toOwn = ({ info, prefix }: { readonly info: string; readonly prefix: string }) => ({
  info,
  prefix,
});

const toStable = (scan: Scan, tail: string): Block[] => {
  // Its first row was shown before it was known to be one.
  const [first = ''] = scan.table ?? [];
  if (scan.table) return isBarred(first) ? [] : [{ type: 'line', text: withoutNewline(first) }];
  const blocks: Block[] = [];
  if (scan.header !== null) {
    if (isBarred(scan.header) && mayDelimit(tail)) return [];
    blocks.push({ type: 'line', text: scan.header });
  }
  return [...blocks, ...toStableTail(scan, tail)];
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
    peek() {
      const whole = trimLoneSurrogate(tail);
      return toOpen(finish(scan, scan.formula ? toShownFormula(whole) : whole), tail);
    },
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
