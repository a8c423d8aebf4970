import { type Candidate, PENALTY } from './boundary.ts';
import {
  type LineKind,
  type LineState,
  mayClose,
  mayOpen,
  type Position,
  readLine,
  toEnding,
  toLine,
  toNextLine,
  toOpening,
  toReopening,
} from './fence.ts';
import { isDelimiter, isRow, mayDelimit } from './table.ts';

/** What a message can hold. */
export type Limits = {
  readonly max: number;
  /** The length of a text; that of two texts joined is the sum of theirs. */
  length(text: string): number;
  /** Marks in the text mean themselves. */
  readonly isPlain?: true;
};

/** A line in which a message may have to end, and how far it can go there. */
export type CutLine = {
  readonly start: number;
  readonly limit: number;
  readonly place: 'text' | 'code' | 'row';
};

/** What fits into a message from a place on. */
export type Fit = {
  readonly candidates: readonly Candidate[];
  /** Where it is full; null if the text ends before. */
  readonly full: CutLine | null;
  /** The last line that fits, for a cut that is forced. */
  readonly last: CutLine | null;
};

type Line = {
  readonly at: number;
  readonly text: string;
  readonly kind: LineKind;
  readonly after: LineState;
  readonly isFinished: boolean;
};

const HEADING = /^ {0,3}#{1,6}[ \t]/;
const ITEM = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]/;
const INDENTED = /^[ \t]/;
/** The second line of a table that was drawn as code. */
const DRAWN_RULE = /^(?:> )?[─┼]+$/;

/**
 * More than the end of any fence takes (its marker and indentation are of a line that is bounded).
 */
const MAX_ROOM = 210;

const AFTER_HEADING = 0.4;
const AFTER_COLON = 0.15;

/** What a message begins with before its text: an open fence is opened again. */
export const toHead = ({ state: { fence }, isMidLine }: Position): string =>
  fence ? toReopening(fence) + (isMidLine ? fence.prefix : '') : '';

/**
 * Where the text of a message that begins at a place really begins: behind blank lines and a
 * fence's end.
 */
export const toBeginning = (text: string, position: Position): Position => {
  let { at, state, isMidLine } = position;
  if (isMidLine) {
    while (text[at] === ' ' || text[at] === '\t') at += 1;
    if (text[at] !== '\n') return { at: state.fence ? position.at : at, state, isMidLine };
    at += 1;
    isMidLine = false;
  }
  while (at < text.length) {
    const next = toNextLine(text, at);
    const line = toLine(text, at, next);
    const read = readLine(state, line);
    const isHidden = line.trim() === '' || read.kind === 'close' || isHalfClosing(text, at, state);
    if (!isHidden) break;
    state = read.state;
    at = next;
  }
  return { at, state, isMidLine };
};

/** Whether the text ends with a line that begins like the end of the open fence. */
export const isHalfClosing = (text: string, at: number, { fence }: LineState): boolean =>
  fence !== null &&
  text.indexOf('\n', at) === -1 &&
  mayClose(text.slice(at, at + 300)) &&
  text.length - at < 300;

// Reserved for every line that begins like an opening: whether it is one may not be known yet.
const toRoom = ({ kind, text, after }: Line, { length }: Limits): number => {
  if (kind === 'close') return 0;
  if (after.fence) return length(toEnding(after.fence));
  const opening = kind === 'text' ? toOpening(text) : null;
  return opening ? Math.min(length(toEnding(opening)), MAX_ROOM) : 0;
};

/** How many characters of a text are at most `room` long. */
const toFitting = (text: string, room: number, { length }: Limits): number => {
  let fits = 0;
  let over = text.length + 1;
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    if (length(text.slice(0, middle)) <= room) fits = middle;
    else over = middle;
  }
  return fits;
};

/** What was read so far, as far as it says what a cut before the next line would take apart. */
type Seen = {
  before: Line | null;
  isAfterBlank: boolean;
  isInTable: boolean;
  linesInFence: number;
  /** The open fence is a table drawn as code. */
  isDrawn: boolean;
};

const rankText = ({ text, kind, after }: Line, { before, isAfterBlank }: Seen): number => {
  const item = ITEM.exec(text);
  if (item) return item[1] === '' ? PENALTY.item : PENALTY.nestedItem;
  if (after.list > 0 && INDENTED.test(text)) return PENALTY.insideItem;
  const isBlock = isAfterBlank || kind === 'open' || HEADING.test(text) || before?.kind === 'close';
  return isBlock ? PENALTY.block : PENALTY.line;
};

/** The penalty of ending the message before a line; null if that must not be. */
const rank = (line: Line, seen: Seen): number | null => {
  const { before } = seen;
  if (!before || line.kind === 'close') return null;
  if (line.kind === 'inside') {
    if (before.kind === 'open') return null;
    return seen.isDrawn ? PENALTY.row : PENALTY.code;
  }
  if (seen.isInTable) return PENALTY.row;
  const own = rankText(line, seen);
  if (HEADING.test(before.text)) return own + AFTER_HEADING;
  return before.text.trimEnd().endsWith(':') ? own + AFTER_COLON : own;
};

/** Whether a line makes the line before it a table's header. */
const isTableStart = ({ text, isFinished }: Line, { before, isAfterBlank, isInTable }: Seen) =>
  before !== null &&
  !isInTable &&
  !isAfterBlank &&
  isRow(before.text) &&
  (isFinished ? isDelimiter(before.text, text) : mayDelimit(text));

const createContext = () => {
  const candidates: Candidate[] = [];
  const seen: Seen = {
    before: null,
    isAfterBlank: false,
    isInTable: false,
    linesInFence: 0,
    isDrawn: false,
  };

  const noteTable = (line: Line) => {
    if (line.kind !== 'text' || !isRow(line.text)) seen.isInTable = false;
    if (line.kind !== 'text' || !isTableStart(line, seen)) return;
    seen.isInTable = true;
    const last = candidates.at(-1);
    // Now it is known that the best place is before the header.
    if (last && last.at === seen.before?.at)
      candidates.push({ at: last.at, penalty: PENALTY.block });
  };

  return {
    candidates,
    /** Notes that the message could end before this line. */
    meet(line: Line) {
      noteTable(line);
      if (line.kind !== 'inside') seen.isDrawn = false;
      else if (seen.linesInFence === 1 && DRAWN_RULE.test(line.text)) seen.isDrawn = true;
      const penalty = rank(line, seen);
      if (penalty !== null) candidates.push({ at: line.at, penalty });
    },
    /** Goes on behind this line. */
    pass(line: Line) {
      seen.linesInFence = line.kind === 'inside' ? seen.linesInFence + 1 : 0;
      seen.before = line;
      seen.isAfterBlank = false;
    },
    passBlank(line: Line) {
      if (line.kind === 'inside') return;
      seen.isAfterBlank = true;
      seen.isInTable = false;
    },
    /** What kind of text the line met last is. */
    place({ kind }: Line): CutLine['place'] {
      if (seen.isInTable || seen.isDrawn) return 'row';
      return kind === 'inside' ? 'code' : 'text';
    },
  };
};

/** Where a message must end that is full within `line`, having taken `before`. */
const toFull = (
  line: Line,
  place: CutLine['place'],
  { limit, before, first }: { limit: number; before: CutLine | null; first: Position },
): CutLine => {
  const isFirst = line.at === first.at;
  // Nothing but the fence's end would be left for the next message: leave it something of the line
  // before.
  const isEnding = line.kind === 'close' || (line.kind === 'inside' && mayClose(line.text));
  if (isEnding && before && !isFirst)
    return { ...before, limit: Math.max(before.start, before.limit - 1) };
  const mayBeMarker = !isFirst && mayOpen(line.text);
  return { start: line.at, limit: mayBeMarker ? line.at : limit, place };
};

/**
 * A line as far as it can be seen when the message is full: what follows must not count, for it
 * may not have arrived yet.
 */
const toSeen = (line: Line, text: string, state: LineState, isRest: boolean): Line => {
  if (isRest) return { ...line, text, isFinished: false };
  const { kind, state: after } = readLine(state, text);
  const isPlain = kind === 'text' || kind === 'blank';
  return {
    ...line,
    text,
    kind: isPlain && mayOpen(text) ? 'open' : kind,
    after,
    isFinished: false,
  };
};

/** Where a message could end in a line that fits: not within one that may open a fence. */
const toLast = (line: Line, place: CutLine['place']): CutLine => {
  const mayBeMarker = line.kind === 'open' || (!line.isFinished && mayOpen(line.text));
  const limit = mayBeMarker ? line.at : line.at + toVisible(line).length;
  return { start: line.at, limit, place };
};

/**
 * Reads what fits from `first` on. Only the text that fits and one character more decide about the
 * result.
 */
export const toFit = (text: string, first: Position, limits: Limits): Fit => {
  const { candidates, ...context } = createContext();
  let { at, state } = first;
  let used = limits.length(toHead(first));
  let last: CutLine | null = null;

  while (at < text.length) {
    const line = toNext(text, at, state, first);
    const visible = toVisible(line);
    if (visible === '' || isHalfClosing(text, at, state)) context.passBlank(line);
    else {
      const room = limits.max - used - toRoom(line, limits);
      if (limits.length(visible) > room) {
        const limit = at + toFitting(line.text, room, limits);
        const seen = toSeen(
          line,
          text.slice(at, limit + 1),
          state,
          first.isMidLine && at === first.at,
        );
        context.meet(seen);
        const full = toFull(seen, context.place(seen), { limit, before: last, first });
        return { candidates, full, last };
      }
      context.meet(line);
      context.pass(line);
      if (line.kind !== 'close') last = toLast(line, context.place(line));
    }
    const next = toNextLine(text, at);
    used += limits.length(text.slice(at, next));
    state = line.after;
    at = next;
  }
  return { candidates, full: null, last };
};

/** What of a line must fit: white space at a message's end is left out. */
const toVisible = ({ text }: Line): string => text.trimEnd();

const toNext = (text: string, at: number, state: LineState, first: Position): Line => {
  const next = toNextLine(text, at);
  const line = toLine(text, at, next);
  const isFinished = at + line.length < next;
  // The rest of a line that was cut is no line of its own, whatever it begins with.
  if (at === first.at && first.isMidLine)
    return { at, text: line, kind: state.fence ? 'inside' : 'text', after: state, isFinished };
  const { kind, state: after } = readLine(state, line);
  return { at, text: line, kind, after, isFinished };
};
