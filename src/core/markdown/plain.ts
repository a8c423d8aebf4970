import { toBoundary } from './grapheme.ts';
import { toPlainLine } from './inline.ts';
import { withMarksInLines } from './over-lines.ts';
import type { Block } from './scan.ts';
import { createScanner } from './scanner.ts';

const RULE = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const LEADING = /^[ \t>]*(?:(?:#{1,6}|-#)[ \t]+)?/;
const TASK = /^((?:[-*+]|\d{1,9}[.)])[ \t]+)\[([ xX])\](?=\s)/;

// A notification is a fraction of what may be given: the rest of a long answer need not be read.
const MARKUP_FACTOR = 4;

/**
 * Taking marks away may leave a ping behind (`<**!here>`), and notifications are parsed for them
 * too.
 */
export const withBrokenPings = (text: string): string =>
  text
    .replaceAll(/<(?=[@!#]|\w+:[^\s<>|]*\|)/g, '<\u200b')
    .replaceAll(/@(?=everyone|here|channel)/g, '@\u200b');

const toPlainBlock = (block: Block): string => {
  if (block.type === 'table')
    return [block.header, ...block.rows]
      .map((cells) => cells.map((cell) => toPlainLine(cell)).join(' | '))
      .join('\n');
  if (block.type === 'fence') return block.part === 'inside' ? block.text.trimEnd() : '';
  if (block.type === 'verbatim')
    return block.part === 'inside' ? block.code.trimEnd() : block.code.trim();
  if (RULE.test(block.text.trimEnd())) return '';
  const text = block.text.trimEnd().replace(LEADING, '');
  const done = text.replace(TASK, (_, item: string, mark: string) =>
    mark === ' ' ? `${item}☐` : `${item}☑`,
  );
  return toPlainLine(done);
};

/**
 * The words of a Markdown text for a notification: no marks, no pings, no blank lines, at most
 * `maxChars` UTF-16 units, cut between whole characters with an ellipsis.
 */
export const toPlainText = (markdown: string, maxChars: number): string => {
  const given = markdown.slice(0, maxChars * MARKUP_FACTOR + 1000);
  const scanner = withMarksInLines(createScanner());
  const lines = [...scanner.push(given), ...scanner.end()].map(toPlainBlock);
  const text = withBrokenPings(lines.filter((line) => line.trim() !== '').join('\n')).trim();
  if (text.length <= maxChars && given.length === markdown.length) return text;
  if (maxChars < 1) return '';
  const end = text.length < maxChars ? text.length : toBoundary(text, maxChars - 1, 0);
  return `${text.slice(0, end).trimEnd()}…`;
};
