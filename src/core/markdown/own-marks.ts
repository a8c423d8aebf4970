import type { ParagraphMarks, Span } from './paragraph.ts';

type Written = { readonly lines: string[]; readonly open: OpenMark[] };

type OpenMark = {
  readonly text: string;
  readonly ending: string;
  readonly span: Span;
  isShown: boolean;
};

const toLast = ({ lines }: Written): string => lines.at(-1) ?? '';

const put = (written: Written, given: string): void => {
  const { lines, open } = written;
  const words = toLast(written) === '' ? given.replace(/^[ \t]+/, '') : given;
  // What is in bold already is not bold twice.
  const isNew = ({ isShown, text }: OpenMark, index: number) =>
    !isShown && open.findIndex((other) => other.text === text) === index;
  const hidden = words.trim() === '' ? [] : open.filter(isNew);
  const space = /^\s*/.exec(words)?.[0] ?? '';
  const opening = hidden.map(({ text }) => text).join('');
  lines[lines.length - 1] = toLast(written) + space + opening + words.slice(space.length);
  for (const mark of hidden) mark.isShown = true;
};

/** A backslash at the end of a line breaks it, as its end does. */
const HARD_BREAK = /(?<!\\)((?:\\\\)*)\\$/;

const endLine = (written: Written): void => {
  const { lines, open } = written;
  const shown = open.filter(({ isShown }) => isShown);
  const closing = shown.map(({ ending }) => ending).reverse();
  const line = toLast(written);
  if (shown.length > 0)
    lines[lines.length - 1] = line.trimEnd().replace(HARD_BREAK, '$1').trimEnd() + closing.join('');
  for (const mark of shown) mark.isShown = false;
};

const putLines = (written: Written, text: string): void => {
  for (const [index, words] of text.split('\n').entries()) {
    if (index > 0) {
      endLine(written);
      written.lines.push('');
    }
    put(written, words);
  }
};

/** A link stands in one line: the one in which it begins. */
const putLink = (written: Written, text: string): void => {
  put(written, text.replaceAll(/[ \t]*\n[ \t]*/g, ' '));
  putLines(written, text.replaceAll(/[^\n]/g, ''));
};

/** Code does not touch the marks around it with backticks of its own. */
const toCode = (marks: string, code: string, isClosed: boolean): string => {
  const before = code.startsWith('`') ? ' ' : '';
  const after = code.endsWith('`') ? ' ' : '';
  return `${marks}${before}${code}${isClosed ? after + marks : ''}`;
};

/**
 * Code in marks of its own in each line. `isOpen`: nothing has ended it; `isLineOpen`: nor its last
 * line.
 */
const putCode = (
  written: Written,
  text: string,
  { isOpen, isLineOpen }: { readonly isOpen: boolean; readonly isLineOpen: boolean },
): void => {
  const marks = /^`+/.exec(text)?.[0] ?? '';
  const inner = isOpen ? text.slice(marks.length) : text.slice(marks.length, -marks.length);
  const [first = '', ...others] = inner.split('\n');
  const parts = [first, ...others.map((part) => part.trimStart())];
  for (const [index, part] of parts.entries()) {
    const isLast = index === others.length;
    const code = isLast ? part : part.trimEnd();
    if (index > 0) putLines(written, '\n');
    if (code.trim() !== '') put(written, toCode(marks, code, !(isOpen && isLineOpen && isLast)));
  }
};

const close = (written: Written, span: Span): void => {
  const { lines, open } = written;
  const index = open.findLastIndex((mark) => mark.span === span);
  const [mark] = open.splice(index, 1);
  if (mark?.isShown) lines[lines.length - 1] = toLast(written) + mark.ending;
};

/**
 * The lines of a paragraph in which all that goes on over the end of a line ends there, and begins
 * again in the next one; without what lies behind `until`. `isOpen`: its last line may go on.
 */
export const toOwnMarks = (
  { items }: ParagraphMarks,
  {
    isOpen,
    until = Number.POSITIVE_INFINITY,
  }: { readonly isOpen: boolean; readonly until?: number },
): readonly string[] => {
  const written: Written = { lines: [''], open: [] };
  for (const item of items) {
    if (item.at >= until) break;
    const text = item.text.slice(0, until - item.at);
    if (item.type === 'open')
      written.open.push({ text, ending: item.ending, span: item.span, isShown: false });
    else if (item.type === 'close') close(written, item.span);
    else if (item.type === 'link') putLink(written, text);
    else if (item.type === 'text') putLines(written, text);
    else putCode(written, text, { isOpen: item.type === 'open code', isLineOpen: isOpen });
  }
  if (!isOpen) endLine(written);
  return written.lines;
};
