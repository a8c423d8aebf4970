import { withoutHardBreak } from '../../../core/markdown/line-break.ts';
import { repairLine, repairRow } from '../../../core/markdown/repair.ts';
import { keptLink, type Spelling } from '../../../core/markdown/respell.ts';
import type { Block } from '../../../core/markdown/scanner.ts';
import type { Dialect } from '../../../core/ports.ts';

/** The page shows channels by their names, and renders Markdown with HTML in it. */
const SPELLING: Spelling = {
  nameOf: () => undefined,
  shown: /^<#[\p{L}\p{N}-]{1,40}>$/u,
  toLink: keptLink,
  rendersHtml: true,
  escapesMarks: false,
  hasSpoilers: false,
  joint: '',
};

const format = (block: Block): string => {
  if (block.type === 'fence' || block.type === 'formula') return block.text;
  if (block.type === 'line' && block.isCode) return block.text;
  if (block.type === 'line')
    return repairLine(withoutHardBreak(block.text), SPELLING, block.isOpen);
  const rows = block.text.match(/[^\n]*\n|[^\n]+/g) ?? [];
  const isOpen = (index: number) => block.isOpen && index === rows.length - 1;
  return rows.map((row, index) => repairRow(row, SPELLING, isOpen(index))).join('');
};

export const dialect: Dialect = {
  maxChars: 100_000,
  maxMessages: 8,
  maxAgeMs: Number.POSITIVE_INFINITY,
  appends: false,
  hasReferences: true,
  files: {
    maxBytes: 50 * 1024 * 1024,
    maxSumBytes: Number.POSITIVE_INFINITY,
    maxCount: Number.POSITIVE_INFINITY,
    areApart: false,
  },
  command: (name) => name,
  format,
  length: (text) => text.length,
};
