import type { Span } from './masked-lines.ts';
import {
  areOverLines,
  findMarks,
  findOpenLine,
  type Paragraph,
  type ParagraphMarks,
  toLineAt,
  toLineBody,
  toParagraph,
  toUnparted,
} from './paragraph.ts';
import type { Block } from './scan.ts';
import type { Scanner } from './scanner.ts';
import { mayBeHeader, mayDelimit } from './table.ts';
import { findSettled, hasNoWords, isNoProse, toPrefix } from './unfinished.ts';

/** What goes on over so many lines, or characters, is not meant to be one emphasis. */
const MAX_LINES = 40;
const MAX_CHARS = 4_000;

type Line = Extract<Block, { type: 'line' }>;
type Lines = readonly Line[];

const isProse = (block: Block): block is Line => block.type === 'line' && !block.isCode;

const hasMarks = ({ text }: Line): boolean => /[*_~`<[]/.test(text);

const toDepth = (prefix: string): number => prefix.replaceAll(/[^>]/g, '').length;

const read = (lines: Lines): Paragraph => toParagraph(lines.map(({ text }) => text));

/** A line that no emphasis goes on from into the next: a heading, a rule, a blank line. */
const isAlone = ({ text }: Line): boolean =>
  toLineBody(text).trim() === '' || isNoProse(text.trimEnd()) || toPrefix(text).includes('#');

/** Whether a block goes on with the paragraph before it; its quote may lack its marks there. */
const isNext = ([first]: Lines, block: Block): block is Line => {
  if (!first || !isProse(block) || isAlone(block)) return false;
  const prefix = toPrefix(block.text);
  // If quotes cannot be nested, a line of a nested quote continues the line before it.
  const isInside = toDepth(prefix) === 0 || toDepth(toPrefix(first.text)) > 0;
  return isInside && /^[ \t>]*$/.test(prefix);
};

/** The lines with these words; lines that hold only marks are removed. */
const toLines = (lines: Lines, bodies: readonly string[]): Lines =>
  lines.flatMap((line, index): Line[] => {
    const prefix = toPrefix(line.text);
    const body = bodies[index] ?? '';
    const isNothing = body.trim() === '' && !line.isOpen && /^[ \t>]*$/.test(prefix);
    return isNothing ? [] : [{ ...line, text: `${prefix}${body}${toEnd(line)}` }];
  });

/** The lines, each with marks of its own. */
const toWritten = (lines: Lines, marks: ParagraphMarks): Lines =>
  toLines(lines, toOwnMarks(marks, { isOpen: lines.at(-1)?.isOpen === true }));

const toEnd = ({ text }: Line): string => (text.endsWith('\n') ? '\n' : '');

/** The lines of a finished paragraph. */
const settle = (lines: Lines, hasSpoilers: boolean): Lines => {
  if (lines.length < 2) return lines;
  const marks = findMarks(read(lines), { isClosed: false, hasSpoilers });
  return areOverLines(marks) ? toWritten(lines, marks) : lines;
};

const HALF_MARKS = /(?<!\\)(?:\*+|_+|~+)$/;

/** As it would be if all that is open ended with what there is. */
const toShown = (lines: Lines, hasSpoilers: boolean): Lines => {
  // What is open in a line that may go on is closed where the line is formatted.
  if (lines.length < 2 && lines.every(({ isOpen }) => isOpen)) return lines;
  const marks = findMarks(read(lines), { isClosed: true, hasSpoilers });
  const last = lines.at(-1);
  const whole = last?.isOpen ? last.text.replace(HALF_MARKS, '') : last?.text;
  if (!last || whole === last.text || marks.begunAt === null) return toWritten(lines, marks);
  // The marks at its end may be the first of those that end something.
  return toShown([...lines.slice(0, -1), { ...last, text: whole ?? '' }], hasSpoilers);
};

/**
 * Where the part of a line ends whose meaning cannot change, even if nothing continues over its
 * end.
 */
const toSettled = ({ starts }: Paragraph, lines: Lines, index: number): number => {
  const line = lines[index];
  const start = starts[index] ?? 0;
  // What is known of a line that has not ended is settled.
  if (!line?.text.endsWith('\n')) return Number.POSITIVE_INFINITY;
  const text = line.text.slice(0, -1);
  return start + Math.max(0, findSettled(text, text.length) - toPrefix(text).length);
};

/** The part of some lines, the last of which may be unfinished, whose meaning cannot change. */
const toStable = (lines: Lines, hasSpoilers: boolean): Lines => {
  if (lines.length === 0) return [];
  const paragraph = read(lines);
  const marks = findMarks(paragraph, { isClosed: false, hasSpoilers });
  const latest = toUnparted(paragraph, marks, marks.begunAt ?? paragraph.text.length);
  const index = toLineAt(paragraph, latest);
  const settled = Math.min(latest, toSettled(paragraph, lines, index));
  const until = toUnparted(paragraph, marks, settled);
  const whole = toLines(lines.slice(0, index), toOwnMarks(marks, { isOpen: true }));
  const line = lines[index];
  if (!line || (index > 0 && until === paragraph.starts[index])) return whole;
  const body = toOwnMarks(marks, { isOpen: true, until })[index] ?? '';
  const known = (toPrefix(line.text) + body).trimEnd();
  return hasNoWords(known) ? whole : [...whole, { ...line, text: known }];
};

/** Whether a line may still become a table's header, so that nothing goes on into it. */
const mayBecomeHeader = ({ text }: Line, next: Block | undefined): boolean =>
  mayBeHeader(text) && (next === undefined || (!next.text.endsWith('\n') && mayDelimit(next.text)));

/** What a block becomes behind the lines that are held, and what is held then. */
const pass = (held: Lines, block: Block, out: Block[], hasSpoilers: boolean): Lines => {
  if (held.length > 0 && !isNext(held, block)) {
    out.push(...settle(held, hasSpoilers));
    return pass([], block, out, hasSpoilers);
  }
  if (!isProse(block) || (held.length === 0 && (!hasMarks(block) || isAlone(block)))) {
    out.push(block);
    return [];
  }
  const lines = [...held, block];
  const paragraph = read(lines);
  const isLong = lines.length > MAX_LINES || paragraph.text.length > MAX_CHARS;
  const open = isLong
    ? null
    : findOpenLine(paragraph, findMarks(paragraph, { isClosed: false, hasSpoilers }));
  const done = lines.slice(0, open ?? lines.length);
  out.push(...settle(done, hasSpoilers));
  return lines.slice(done.length);
};

/** The same for a block that may not be whole, but is no part of the paragraph. */
const passStable = (held: Lines, block: Block, out: Block[], hasSpoilers: boolean): Lines => {
  if (block.text.endsWith('\n')) return pass(held, block, out, hasSpoilers);
  out.push(...settle(held, hasSpoilers), block);
  return [];
};

/** A line that is not whole, and may become something else than a part of the paragraph. */
const MAY_BEGIN = /^[ \t>]*(?:[-+#|=:]+|[*_~`]{1,3}|\d{1,9}[.)]?)?[ \t]*$/;

/**
 * A scanner after which no emphasis and no code goes on over the end of a line: it ends there, and
 * begins again in the next one, because lines are formatted, and cut into messages, one by one, and
 * a client may begin something new with each. Lines are held back until it is known what ends in
 * them, and `peek` shows it as ended meanwhile.
 */
export const withMarksInLines = (
  scanner: Scanner,
  { hasSpoilers = false }: { readonly hasSpoilers?: boolean } = {},
): Scanner => {
  let held: Lines = [];
  const passAll = (blocks: readonly Block[]): Block[] => {
    const out: Block[] = [];
    for (const block of blocks) held = pass(held, block, out, hasSpoilers);
    return out;
  };
  return {
    push: (text) => passAll(scanner.push(text)),
    peek() {
      const out: Block[] = [];
      let open = held;
      for (const block of scanner.peek()) {
        const isLast = isProse(block) && block.isOpen;
        const isHidden = isLast && open.length > 0 && MAY_BEGIN.test(block.text);
        if (isLast && open.length === 0) out.push(block);
        else if (isHidden) out.push(...toShown(open, hasSpoilers), { ...block, text: '' });
        else open = pass(open, block, out, hasSpoilers);
        if (isHidden) open = [];
      }
      return [...out, ...toShown(open, hasSpoilers)];
    },
    stable() {
      const out: Block[] = [];
      let open = held;
      const blocks = scanner.stable();
      for (const [index, block] of blocks.entries()) {
        if (isNext(open, block)) {
          if (mayBecomeHeader(block, blocks[index + 1])) break;
          if (!block.text.endsWith('\n'))
            return [...out, ...toStable([...open, block], hasSpoilers)];
        }
        open = passStable(open, block, out, hasSpoilers);
      }
      return [...out, ...toStable(open, hasSpoilers)];
    },
    end() {
      const out = [...passAll(scanner.end()), ...settle(held, hasSpoilers)];
      held = [];
      return out;
    },
  };
};

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
