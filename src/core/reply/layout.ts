import type { Job } from '../job.ts';
import { createPositions, type Position } from '../markdown/fence.ts';
import type { Limits } from '../markdown/fit.ts';
import { resolveReferences } from '../markdown/references.ts';
import { findCut, findNear, findWordEnd, forceCut, maySplit, toPiece } from '../markdown/split.ts';
import { heal } from '../markdown/unfinished.ts';
import type { Dialect } from '../ports.ts';
import { createFlow } from './flow.ts';

/** A growing text as the messages it is spread across. */
export type Layout = {
  /** Takes a chunk; nothing is looked at until the next `update`. */
  push(chunk: string): void;
  /** No more text comes: what was provisional is final now. */
  end(): void;
  /** Scans what arrived, and makes the cuts that it calls for. */
  update(): void;
  /** Ends the last message there, or where it stands (a stream that grew old). */
  cutNow(end?: number): void;
  /**
   * Whether the last message may end behind its first `shown` characters, so that the rest can come
   * in one more: between two words, and if the rest fits.
   */
  maySplit(shown: number): boolean;
  /** From now on the text takes as many messages as it needs. */
  unfold(): void;
  /**
   * Whether the last message is shown from now on as if it ended at a good place just before the
   * end of what is known, because it has no room for so many more characters; it does end there if
   * the following text does not fit. The `shown` characters are not taken back.
   */
  settle(growth: number, shown: number): boolean;
  /**
   * Leaves a word that may still go on out of the last message, until the next `settle`; does
   * nothing if that would show no more than the `shown` characters.
   */
  holdWord(shown: number): void;
  /** The model's text so far. */
  readonly text: string;
  /** Characters pushed so far. */
  readonly pushed: number;
  /** Characters that can be seen once everything is written, over all messages. */
  readonly visible: number;
  /**
   * Characters that can be seen once the pieces are written as they stand: fewer where the last
   * message is settled, or its last word held.
   */
  readonly written: number;
  /** The cuts made so far: where each message but the last ends in the formatted text. */
  readonly cuts: readonly number[];
  piece(index: number): string;
  /** The addresses that the text has named so far for its links. */
  readonly references: ReadonlyMap<string, string>;
  /** What did not fit into the most messages an answer may take; null if everything fits. */
  readonly rest: string | null;
};

/** Room in every message for the quiet line under its text. */
const NOTE_ROOM = 100;

/** A message is not settled before it is so full. */
const FULL_ENOUGH = 0.6;

/** How full messages are at least where much text is cut into several. */
const FULL = 0.9;

type Flow = ReturnType<typeof createFlow>;

/** Where the last message ends for now; null: with all there is. */
type Ends = {
  /** And for good once it is full. */
  readonly settledAt: number | null;
  /** Before a word that has not ended. */
  readonly heldAt: number | null;
};

const ENDS: Ends = { settledAt: null, heldAt: null };

/** `given` are the cuts of a text that is laid out again after a crash. */
export function createLayout(dialect: Dialect, given: readonly number[] = []): Layout {
  const limits = { max: dialect.maxChars - NOTE_ROOM, length: dialect.length };
  const flow = createFlow(dialect);
  const made = createCuts(flow, limits, { given, maxMessages: dialect.maxMessages });
  const { cuts, known, findShownCut } = made;
  let ends = ENDS;

  return {
    push: flow.push,
    end: flow.end,
    update() {
      if (!flow.update()) return;
      if (made.make(ends.settledAt) || flow.isEnded) ends = ENDS;
    },
    settle(growth, shown) {
      const isLast = flow.isEnded || made.left <= 1;
      const end = isLast ? null : findEnd(flow, made.start(), growth, limits);
      ends = { settledAt: end !== null && end >= shown ? end : null, heldAt: null };
      return ends.settledAt !== null;
    },
    holdWord(shown) {
      const from = made.start();
      const isOver = flow.isEnded || made.overflowsAt !== null;
      const end = isOver ? null : findHeld(flow, from, known(from));
      ends = { ...ends, heldAt: end !== null && end > shown ? end : null };
    },
    cutNow(end) {
      made.cutNow(end);
      ends = ENDS;
    },
    maySplit(shown) {
      const max = made.overflowsAt === null ? limits.max * (made.left - 1) : 0;
      const from = made.start();
      if (limits.length(flow.stable.slice(shown)) > max * FULL) return false;
      return shown > from && maySplit(flow.stable, from, shown, known(from));
    },
    unfold() {
      if (made.unfold(ends.settledAt)) ends = ENDS;
    },
    get text() {
      return flow.text;
    },
    get pushed() {
      return flow.pushed;
    },
    get visible() {
      return made.overflowsAt ?? flow.shown.length;
    },
    get written() {
      return ends.settledAt ?? ends.heldAt ?? made.overflowsAt ?? flow.shown.length;
    },
    cuts,
    piece(index) {
      const cut = cuts[index] ?? made.overflowsAt ?? ends.settledAt;
      const { heldAt } = ends;
      return pieceOf(flow, dialect, { from: made.start(index), cut, heldAt, findShownCut, known });
    },
    references: flow.references,
    get rest() {
      return made.overflowsAt === null ? null : flow.stable.slice(made.overflowsAt).trim();
    },
  };
}

type Given = { readonly given: readonly number[]; readonly maxMessages: number };

/** Where each message but the last ends for good. */
function createCuts(flow: Flow, limits: Limits, { given, maxMessages }: Given) {
  const cuts = [...given];
  let most = given.length < maxMessages ? maxMessages : Infinity;
  const before = createPositions();
  const findShownCut = createShownCut(flow, limits, before);

  const made = {
    cuts,
    findShownCut,
    known: knownOf(flow, before),
    /** Where the text ends that fits into the messages; null if all of it fits. */
    overflowsAt: null as number | null,
    /** So many messages more may come, the last one included. */
    get left(): number {
      return most - cuts.length;
    },
    start: (index = cuts.length) => (index === 0 ? 0 : (cuts[index - 1] ?? 0)),
    /** Whether there are any; the last message ends at `settledAt` once it is full. */
    make(settledAt: number | null): boolean {
      let next = settledAt;
      let isMade = false;
      while (made.overflowsAt === null) {
        const from = made.start();
        if (flow.isHealed && findShownCut(from) === null) return isMade;
        const cut = findCut(flow.stable, from, limits, before(flow.stable, from));
        if (cut === null) return isMade;
        if (made.left === 1) made.overflowsAt = cut;
        else cuts.push(next ?? cut);
        next = null;
        isMade = true;
      }
      return isMade;
    },
    cutNow(end = forceCut(flow.stable, made.start(), flow.stable.length)): void {
      if (end > made.start() && made.left > 1) cuts.push(end);
    },
    unfold(settledAt: number | null): boolean {
      most = Infinity;
      made.overflowsAt = null;
      return made.make(settledAt);
    },
  };
  return made;
}

/**
 * Where the message that begins at a place ends for now: computed once for what is shown. If all of
 * that fits, so does the stable part, which is not longer.
 */
function createShownCut(
  flow: Flow,
  limits: Limits,
  before: ReturnType<typeof createPositions>,
): Piece['findShownCut'] {
  let last: { readonly shown: string; readonly from: number; readonly cut: number | null } | null =
    null;
  return (from) => {
    const { shown } = flow;
    if (last?.shown !== shown || last.from !== from)
      last = { shown, from, cut: findCut(shown, from, limits, knownOf(flow, before)(from)) };
    return last.cut;
  };
}

/** Where a message ends that has no room for so many characters more; null if it has. */
function findEnd(flow: Flow, from: number, growth: number, { max, length }: Limits): number | null {
  const isFilling = (text: string) => {
    const size = length(text.slice(from));
    return size + growth > max && size > FULL_ENOUGH * max;
  };
  // What is stable is no longer than what is shown.
  return isFilling(flow.shown) && isFilling(flow.stable) ? findNear(flow.stable, from) : null;
}

/** Where a text is healed its end may change by more than a word. */
function findHeld(flow: Flow, from: number, known: Position) {
  return flow.isHealed ? null : findWordEnd(flow.stable, from, known);
}

type Piece = {
  readonly from: number;
  /** Where it ends for good; null while it is the last one. */
  readonly cut: number | null;
  readonly heldAt: Ends['heldAt'];
  /** Where the shown text ends for now, on the edit path; null if all of it fits. */
  readonly findShownCut: (from: number) => number | null;
  /** A position at or before a place, in the part of the text that stays as it is. */
  readonly known: (at: number) => Position;
};

function knownOf(flow: Flow, before: ReturnType<typeof createPositions>): Piece['known'] {
  return (at) => before(flow.finished, Math.min(at, flow.finished.length));
}

/** What one message shows of the text. */
function pieceOf(flow: Flow, dialect: Dialect, piece: Piece): string {
  const text = markdownOf(flow, dialect, piece);
  return withReferences(text, flow.references, dialect, piece);
}

function markdownOf(
  flow: Flow,
  { appends, maxChars }: Dialect,
  { from, cut, heldAt, findShownCut, known }: Piece,
): string {
  if (cut !== null) return toPiece(flow.stable, from, cut, 'whole', known);
  const { shown, isEnded } = flow;
  if (isEnded) return toPiece(shown, from, shown.length, 'whole', known);
  if (appends) return toPiece(shown, from, heldAt ?? shown.length, 'growing', known);
  const end = findShownCut(from) ?? shown.length;
  return heal(toPiece(shown, from, end, 'whole', known), maxChars);
}

/** If a platform knows no reference links, links get their addresses once these are known. */
function withReferences(
  text: string,
  references: ReadonlyMap<string, string>,
  { hasReferences, maxChars, format }: Dialect,
  { from, cut }: Piece,
): string {
  if (hasReferences || references.size === 0) return text;
  const toLink = (label: string, address: string) =>
    format({ type: 'line', text: `[${label}](${address})` });
  // Only the last message has a quiet line.
  const room = maxChars - (cut === null ? NOTE_ROOM : 0) - text.length;
  const isWhole = from === 0 && cut === null;
  return resolveReferences(text, { references, toLink, room, isWhole });
}

/**
 * The messages as a job has them that a former process left in delivery; otherwise the text is
 * still to come.
 */
export function resumeLayout(dialect: Dialect, { state, posted, text }: Job): Layout {
  if (state !== 'delivering') return createLayout(dialect);
  const cuts = posted.flatMap(({ cut }) => (cut === null ? [] : [cut]));
  const layout = createLayout(dialect, cuts);
  layout.push(text);
  layout.end();
  layout.update();
  return layout;
}
