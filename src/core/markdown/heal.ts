import { mayClose, toEnding } from './fence.ts';
import { trimLoneSurrogate } from './grapheme.ts';
import { findCode, mapInline } from './inline.ts';
import { toPosition } from './position.ts';

const HALF_LINK = /!?\[([^[\]\n]*)\]\([^()\s]*$/;

const healCode = (line: string): string => {
  const { open } = findCode(line);
  if (!open) return line;
  if (open.end === line.length) return line.slice(0, open.start);
  return line.trimEnd() + line.slice(open.start, open.end);
};

// Without code the text keeps its length, so that places in one are places in the other.
const maskCode = (line: string): string =>
  mapInline(
    line,
    (text) => text,
    (code) => 'x'.repeat(code.length),
  );

const healLink = (line: string): string => {
  const match = HALF_LINK.exec(maskCode(line));
  if (!match) return line;
  const label = line.slice(match.index, match.index + match[0].length);
  return line.slice(0, match.index) + (HALF_LINK.exec(label)?.[1] ?? '');
};

const healMark = (line: string, mark: string): string => {
  const count = maskCode(line).split(mark).length - 1;
  if (count % 2 === 0) return line;
  const text = line.trimEnd();
  if (text.endsWith(mark)) return text.slice(0, -mark.length).trimEnd();
  const half = mark.slice(1);
  return (text.endsWith(half) ? text.slice(0, -half.length) : text) + mark;
};

const healLine = (line: string): string => {
  if (/^\s*(?:`{1,2}|~{1,2})$/.test(line)) return '';
  return healMark(healMark(healLink(healCode(line)), '**'), '~~');
};

const toHealed = (text: string): string => {
  const { fence } = toPosition(text, text.length).state;
  const start = text.lastIndexOf('\n') + 1;
  if (!fence) return text.slice(0, start) + healLine(text.slice(start));
  const isHalfClosed = start > 0 && mayClose(text.slice(start));
  return (isHalfClosed ? text.slice(0, start - 1) : text).replace(/\n$/, '') + toEnding(fence);
};

/**
 * Makes an unfinished piece displayable: an open fence, half a code span, link or `**` is closed
 * or held back. What would then be longer than `maxChars` UTF-16 units stays as it is, but for
 * half a character at the end.
 */
export const heal = (text: string, maxChars = Number.POSITIVE_INFINITY): string => {
  const whole = trimLoneSurrogate(text);
  const healed = toHealed(whole);
  return healed.length > maxChars ? whole : healed;
};
