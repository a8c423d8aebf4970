import { MAX_SPAN } from './emphasis.ts';
import {
  findNoteMarks,
  findOpenCode,
  findOpenEnd,
  type Opened,
  toEndingMarks,
} from './open-marks.ts';
import { BEGINNING, finish, readNext, type Scan } from './scan.ts';
import { isNoProse, toPrefix } from './unfinished.ts';

/**
 * Emphasis is not looked for farther than `MAX_SPAN`: a longer one ends at a space behind so many
 * characters, and begins again there.
 */
const MAX_LENGTH = 240;
/** What cannot be parted at one place is looked at again so many characters later. */
const STEP = 30;
/** In scripts without spaces it ends between two letters, with a hair space. */
const MAX_UNSPACED = 270;
const UNSPACED = /^\S{60}$/;
const HAIR_SPACE = '\u200a';
const LETTER = /^[\p{L}\p{N}]$/u;

/** What of a line says whether it goes on with the paragraph before it. */
const LINE_START = /^(?:[ \t>]*(?=[^\s>]*[\p{L}\p{N}])[^\s>[<|$\\]\S*\s|[^\n]*\n|[^\n]{100})/u;

type State = {
  /** What was read before the line. */
  scan: Scan;
  /** The line so far. */
  line: string;
  /** The paragraph so far, from the first place in it where something is open. */
  paragraph: string;
  /** Where the line begins in it. */
  lineAt: number;
  /** How long it is when it is looked at next. */
  nextAt: number;
  /** The marks with which it begins, if these were inserted. */
  resumed: string;
  /** Those that begin again in the next line, if that goes on with the paragraph. */
  pending: string;
  isQuoted: boolean;
  /** Stars behind words so far: with the same one a note to them begins. */
  noteMarks: ReadonlySet<string>;
};

const put = (state: State, text: string): string => {
  state.line += text;
  state.paragraph += text;
  return text;
};

/** What lies before a place of the paragraph is read. */
const forget = (state: State, at: number): void => {
  if (at === 0) return;
  state.paragraph = state.paragraph.slice(at);
  state.lineAt = Math.max(0, state.lineAt - at);
  state.nextAt = MAX_LENGTH;
  state.resumed = '';
};

/** Whether a line is one of prose. */
const isProse = ({ scan }: State, line: string): boolean => {
  if (scan.table || line.trimStart().startsWith('|')) return false;
  const last = finish(scan, line).at(-1);
  return last?.type === 'line' && last.isCode === undefined && last.text === line;
};

/** Whether a line goes on with the paragraph before it. */
const isNext = (state: State, line: string): boolean => {
  const prefix = toPrefix(line);
  if (!/^[ \t>]*$/.test(prefix) || (prefix.includes('>') && !state.isQuoted)) return false;
  return line.trim() !== '' && !isNoProse(line) && isProse(state, line);
};

const toBeginning = (): State => ({
  scan: BEGINNING,
  line: '',
  paragraph: '',
  lineAt: 0,
  nextAt: MAX_LENGTH,
  resumed: '',
  pending: '',
  isQuoted: false,
  noteMarks: new Set(),
});

/** Whether stars begin the line, and stand for those behind a word before it. */
const isNote = ({ noteMarks, line, paragraph }: State, { at, marks }: Opened): boolean =>
  noteMarks.has(marks) && paragraph.length - at === line.length - toPrefix(line).length;

/** What is open at the end of the paragraph so far, if that is too long for one emphasis. */
const findLong = (state: State): readonly Opened[] => {
  const { line, paragraph, lineAt } = state;
  if (findOpenCode(paragraph) < paragraph.length) return [];
  if (!/[*_~]/.test(paragraph) || !isProse(state, line)) {
    forget(state, paragraph.length);
    return [];
  }
  if (lineAt > 0 && !isNext(state, line)) forget(state, lineAt);
  const { length } = state.paragraph;
  const { emphasis, otherAt } = findOpenEnd(state.paragraph);
  const [first] = emphasis;
  if (first && isNote(state, first)) {
    forget(state, first.at + first.marks.length);
    return [];
  }
  const firstAt = first?.at ?? length;
  // Then nothing was found that could be parted, and the marks have been shown.
  const isLate = length - firstAt > MAX_SPAN;
  forget(state, isLate ? otherAt : Math.min(firstAt, otherAt));
  state.nextAt = Math.max(MAX_LENGTH, state.paragraph.length + STEP);
  const isWhole = otherAt === length && !isLate;
  return isWhole && length - firstAt >= MAX_LENGTH ? emphasis : [];
};

const toMarks = (emphasis: readonly Opened[]): string =>
  emphasis.map(({ marks }) => marks).join('');

/** The marks that were inserted are what the paragraph begins with from now on. */
const begin = (state: State, opening: string): void => {
  state.paragraph = opening;
  state.resumed = opening;
  state.lineAt = 0;
  state.nextAt = MAX_LENGTH;
};

/** Ends what is open before a space, or between two letters, and begins it again behind it. */
const cut = (state: State, space: string, next: string): string => {
  if (/[\s*_~`\\|<[]$/.test(state.paragraph) || /[\s*_~`\\|]/.test(next)) return put(state, space);
  const opening = toMarks(findLong(state));
  if (opening === '') return put(state, space);
  const joint = space === '' ? HAIR_SPACE : space;
  const inserted = toEndingMarks(opening) + joint + opening;
  state.line += inserted;
  begin(state, opening);
  return inserted;
};

const isUnspaced = ({ paragraph }: State, next: string): boolean =>
  paragraph.length >= MAX_UNSPACED &&
  LETTER.test(next) &&
  LETTER.test(paragraph.slice(-1)) &&
  UNSPACED.test(paragraph.slice(-60));

/** Reads words of a line; what is `kept` of them is read with what comes next. */
const readWords = (
  state: State,
  words: string,
): { readonly text: string; readonly kept: string } => {
  let text = '';
  let at = 0;
  while (at < words.length) {
    const known = Math.min(words.length, at + Math.max(0, state.nextAt - state.paragraph.length));
    text += put(state, words.slice(at, known));
    at = known;
    const sign = words.charAt(at);
    if (sign === ' ') {
      const next = words.charAt(at + 1);
      if (next === '') return { text, kept: sign };
      text += cut(state, sign, next);
      at += 1;
    } else if (sign !== '') {
      text += isUnspaced(state, sign) ? cut(state, '', sign) : '';
      text += put(state, sign);
      at += 1;
    }
  }
  return { text, kept: '' };
};

/** Ends what was begun again, where a line or the text does. */
const endLine = (state: State): string => {
  const { resumed, paragraph } = state;
  if (resumed === '') return '';
  const open = findOpenEnd(paragraph).emphasis.filter(({ at }) => at < resumed.length);
  state.pending = toMarks(open);
  return put(state, toEndingMarks(state.pending));
};

const readNewline = (state: State): string => {
  const text = endLine(state) + put(state, '\n');
  const { line } = state;
  const isOver = line.trim() === '' || toPrefix(line).includes('#') || !isProse(state, line);
  state.isQuoted = toPrefix(line).includes('>');
  const found = findNoteMarks(line);
  if (found.length > 0) state.noteMarks = new Set([...state.noteMarks, ...found]);
  state.scan = readNext(state.scan, line, []);
  state.line = '';
  state.resumed = '';
  if (isOver || state.pending !== '') forget(state, state.paragraph.length);
  state.lineAt = state.paragraph.length;
  return text;
};

/** Begins again what the line before has ended. */
const resume = (state: State, start: string): { readonly text: string; readonly taken: number } => {
  const { pending } = state;
  state.pending = '';
  const line = start.replace(/\n$/, '');
  if (!isNext(state, line)) return { text: '', taken: 0 };
  const prefix = toPrefix(line);
  const ending = toEndingMarks(pending);
  const body = line.slice(prefix.length);
  const isEnded = body.startsWith(ending) && !/^[\p{L}\p{N}*_~]/u.test(body.slice(ending.length));
  if (isEnded) return { text: put(state, prefix), taken: prefix.length + ending.length };
  state.line = prefix + pending;
  begin(state, pending);
  return { text: state.line, taken: prefix.length };
};

/** Parts emphasis that would be held back, or shown with its marks, as long as it grows. */
export type EmphasisCutter = {
  /** The text with the marks that were inserted: the same, whatever chunks it comes in. */
  push(chunk: string): string;
  /** What was kept, and what ends what is open. */
  end(): string;
};

export const createEmphasisCutter = (): EmphasisCutter => {
  let state = toBeginning();
  let kept = '';
  let endsInReturn = false;

  /** What begins again at the beginning of a line; null if that is not known yet. */
  const resumeLine = (rest: string, isFinal: boolean): ReturnType<typeof resume> | null => {
    if (state.pending === '' || state.line !== '' || rest === '') return { text: '', taken: 0 };
    const start = LINE_START.exec(rest)?.[0] ?? (isFinal ? rest : null);
    return start === null ? null : resume(state, start);
  };

  const read = (given: string, isFinal: boolean): string => {
    let text = '';
    let at = 0;
    while (at < given.length) {
      const resumed = resumeLine(given.slice(at), isFinal);
      kept = resumed ? '' : given.slice(at);
      if (!resumed) return text;
      at += resumed.taken;
      const newline = given.indexOf('\n', at);
      const words = readWords(state, given.slice(at, newline < 0 ? given.length : newline));
      text += resumed.text + words.text;
      kept = words.kept;
      if (newline < 0) return text;
      text += put(state, kept) + readNewline(state);
      kept = '';
      at = newline + 1;
    }
    return text;
  };

  const normalise = (chunk: string): string => {
    const rest = endsInReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk;
    endsInReturn = chunk === '' ? endsInReturn : chunk.endsWith('\r');
    return rest.includes('\r') ? rest.replaceAll(/\r\n?/g, '\n') : rest;
  };

  return {
    push(chunk) {
      const text = kept + normalise(chunk);
      kept = '';
      return read(text, false);
    },
    end() {
      const rest = kept;
      kept = '';
      const text = read(rest, true) + put(state, kept) + endLine(state);
      state = toBeginning();
      kept = '';
      endsInReturn = false;
      return text;
    },
  };
};
