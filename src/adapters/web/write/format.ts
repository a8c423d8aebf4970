import { toUnnamed } from '../../../core/conversation/names.ts';
import { withoutBars } from '../../../core/markdown/fence.ts';
import { toPlainLine, withoutHardBreak } from '../../../core/markdown/inline.ts';
import { repairLine, repairRow } from '../../../core/markdown/repair.ts';
import { keptLink, type Spelling } from '../../../core/markdown/respell.ts';
import type { Block } from '../../../core/markdown/scan.ts';
import { toTableLines } from '../../../core/markdown/table.ts';
import type { VerbatimLine } from '../../../core/markdown/verbatim.ts';
import type { Dialect } from '../../../core/ports.ts';

/** The page shows channels by their names, and renders Markdown with HTML in it. */
const SPELLING: Spelling = {
  nameOf: () => undefined,
  unnamed: toUnnamed,
  shown: /^<#[\p{L}\p{N}-]{1,40}>$/u,
  toLink: keptLink,
  ownPlace: /^#\/./,
  rendersHtml: true,
  escapesMarks: false,
  hasSpoilers: false,
  joint: '',
};

/** Nothing is read as Markdown in the line that opens and closes what is folded. */
const withPlainSummary = (line: string): string =>
  line.replace(
    /(<summary>)([^<>]{1,400})(?=<\/summary>)/i,
    (_, tag: string, words: string) => tag + toPlainLine(words),
  );

/** The page renders an environment that has its lines for itself. */
const toApart = ({ head, text, prefix, isFollowed }: VerbatimLine): string => {
  const before = head.startsWith('\n') ? head : '';
  const isEnd = isFollowed && /\\end\{[^{}]*\}\s*$/.test(text);
  return before + (isEnd ? `${text.trimEnd()}\n${prefix}` : text);
};

const format = (block: Block): string => {
  if (block.type === 'fence') return withoutBars(block.part, block.text);
  if (block.type === 'verbatim') return toApart(block);
  if (block.type === 'line' && block.isCode) return block.text;
  if (block.type === 'line') {
    const text = withoutHardBreak(block.text);
    const line = text.replace(/\n$/, '');
    return repairLine(withPlainSummary(line), SPELLING, block.isOpen) + text.slice(line.length);
  }
  if (block.isHtml) return block.text;
  const rows = toTableLines(block);
  const isOpen = (index: number) => block.isOpen && index === rows.length - 1;
  return rows.map((row, index) => repairRow(row, SPELLING, isOpen(index))).join('');
};

export const dialect: Dialect = {
  maxChars: 100_000,
  maxMessages: 8,
  maxAgeMs: Number.POSITIVE_INFINITY,
  appends: false,
  hasReferences: true,
  hasSpoilers: false,
  files: {
    maxBytes: 50 * 1024 * 1024,
    maxSumBytes: Number.POSITIVE_INFINITY,
    maxCount: Number.POSITIVE_INFINITY,
    areApart: false,
  },
  command: ({ name }) => name,
  format,
  length: (text) => text.length,
};
