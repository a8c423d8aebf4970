import { mayClose, mayOpen, readLine } from './fence.ts';
import { toBoundary, trimLoneSurrogate } from './grapheme.ts';
import {
  BEGINNING,
  type Block,
  finish,
  isIndentedCode,
  readNext,
  type Scan,
  settle,
  toLineBlock,
  withoutNewline,
} from './scan.ts';
import { mayDelimit, mayOpenHtmlTable, toTableBlock } from './table.ts';
import { findSettled, toClosed } from './unfinished.ts';
import {
  beforeEnvironment,
  mayOpenVerbatim,
  readVerbatimLine,
  toShownCode,
  toStableCode,
} from './verbatim.ts';

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

const isBarred = (line: string): boolean => line.trimStart().startsWith('|');

/** A heading may be rewritten as something that does not begin with its words. */
const HEADING = /^[ \t>]*#{1,6}(?:[ \t]|$)/;
// An unfinished token at the end of code that a formatter may have to neutralise.
const UNFINISHED_TOKEN = /(?:<[^\s<>|]*|&[#\w]*|@\w*)$/;

/** The blocks of an unfinished rest; the last line may be incomplete. */
const toOpen = (blocks: readonly Block[], tail: string): Block[] => {
  const last = blocks.at(-1);
  if (tail === '' || !last || last.type === 'fence' || last.type === 'verbatim') return [...blocks];
  if (last.type === 'line') return [...blocks.slice(0, -1), { ...last, isOpen: true }];
  if (last.isHtml) return [...blocks];
  const { text } = last;
  const rows = text.slice(0, text.lastIndexOf('\n') + 1);
  const open = toTableBlock([
    ...(rows.match(/[^\n]*\n/g) ?? []),
    toClosed(tail, { rendersHtml: true, hasSpoilers: false }),
  ]);
  return [...blocks.slice(0, -1), { ...open, text, isOpen: true }];
};

/** What of an unfinished line can be shown: no half of a tag, or of what ends a formula. */
const toShown = ({ verbatim, html }: Scan, tail: string): string => {
  if (verbatim) return toShownCode(verbatim, tail);
  return html !== null || /<(?:table|pre)[\s>]/i.test(tail) ? tail.replace(/<[^<>]*$/, '') : tail;
};

const toStableCodeText = (tail: string): string => {
  const whole = trimLoneSurrogate(tail);
  const limit = toBoundary(whole, whole.length - 1, 0);
  return whole.slice(0, limit).replace(UNFINISHED_TOKEN, '').trimEnd();
};

/** The beginning of an unfinished line that stays as it is whatever comes. */
const toStableText = (tail: string): string => {
  const whole = trimLoneSurrogate(tail);
  const limit = toBoundary(whole, whole.length - 1, 0);
  return whole.slice(0, toBoundary(whole, findSettled(whole, limit), 0)).trimEnd();
};

const toStableTail = ({ state, isAfterBlank, verbatim }: Scan, tail: string): Block[] => {
  if (verbatim) {
    const text = toStableCodeText(toStableCode(verbatim, tail));
    const read = text === '' ? null : readVerbatimLine(verbatim, text);
    return read ? [{ type: 'verbatim', ...read.line }] : [];
  }
  const { kind } = readLine(state, tail);
  if (state.fence && kind === 'inside') {
    const text = toStableCodeText(tail);
    if (text === '' || mayClose(tail)) return [];
    return [{ type: 'fence', part: 'inside', text, ...toOwn(state.fence) }];
  }
  if (
    kind !== 'text' ||
    mayOpen(tail) ||
    mayOpenVerbatim(tail) ||
    mayOpenHtmlTable(tail) ||
    HEADING.test(tail) ||
    isBarred(tail)
  )
    return [];
  const isCode = isIndentedCode(state, tail, isAfterBlank);
  const text = isCode ? toStableCodeText(tail) : toStableText(beforeEnvironment(tail));
  return text === '' ? [] : [toLineBlock(text, isCode)];
};

const toOwn = ({ info, prefix }: { readonly info: string; readonly prefix: string }) => ({
  info,
  prefix,
});

const toStable = (scan: Scan, tail: string): Block[] => {
  // Its first row was shown before it was known to be one.
  const [first = ''] = scan.table ?? [];
  if (scan.html !== null) return [];
  const isPast = scan.gap.length === 1 && tail.trim() !== '' && !isBarred(tail);
  if (scan.table && isPast) {
    const ended: Block[] = [];
    const settled = settle(scan, ended);
    return [...ended, ...toStable(settled, tail)];
  }
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
      const shown = toShown(scan, trimLoneSurrogate(tail));
      return toOpen(finish(scan, shown, true), tail);
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
