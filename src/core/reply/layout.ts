import type { Job } from '../job.ts';
import { createPositions, type Position } from '../markdown/fence.ts';
import type { Limits } from '../markdown/fit.ts';
import { resolveReferences } from '../markdown/references.ts';
import { heal } from '../markdown/scanner.ts';
import { findCut, findNear, forceCut, toPiece } from '../markdown/split.ts';
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
   * A good place to end the last message within its first `shown` characters, so that the rest can
   * come in one more; null if there is none, or the rest would not fit.
   */
  findSplit(shown: number): number | null;
  /** From now on the text takes as many messages as it needs. */
  unfold(): void;
  /**
   * Where the last message has no room for so many characters more, it is shown from now on as it
   * would be if it ended at a good place just before the end of what is known, and it does end
   * there if what comes next does not fit. Whether it is so. The `shown` characters are not taken
   * back.
   */
  settle(growth: number, shown: number): boolean;
  /** The model's text so far. */
  readonly text: string;
  /** Characters pushed so far. */
  readonly pushed: number;
  /** Characters that can be seen once everything is written, over all messages. */
  readonly visible: number;
  /**
   * Characters that can be seen once the pieces are written as they stand: fewer where the last
   * message is settled.
   */
  readonly written: number;
  /** The cuts made so far: where each message but the last ends in the formatted text. */
  readonly cuts: readonly number[];
  piece(index: number): string;
  /** The addresses that the text has named so far for its links. */
  readonly references: ReadonlyMap<string, string>;
  /** What did not fit into the most messages an answer may take; null where everything fits. */
  readonly rest: string | null;
};

/** Room in every message for the quiet line under its text. */
const NOTE_ROOM = 100;

/** A message is not settled before it is so full. */
const FULL_ENOUGH = 0.6;

/** How full messages are at least where much text is cut into several. */
const FULL = 0.9;

/** `given` are the cuts of a text that is laid out again after a crash. */
export function createLayout(dialect: Dialect, given: readonly number[] = []): Layout {
  const limits = { max: dialect.maxChars - NOTE_ROOM, length: dialect.length };
  const flow = createFlow(dialect);
  const cuts = [...given];
  let maxMessages = given.length < dialect.maxMessages ? dialect.maxMessages : Infinity;
  let overflowsAt: number | null = null;
  /** Where the last message ends for now, and for good once it is full. */
  let settledAt: number | null = null;

  const spotBefore = createPositions();
  const start = (index: number) => (index === 0 ? 0 : (cuts[index - 1] ?? 0));
  const findShownCut = createShownCut(flow, limits, spotBefore);

  const makeCuts = () => {
    while (overflowsAt === null) {
      const from = start(cuts.length);
      if (flow.isHealed && findShownCut(from) === null) return;
      const cut = findCut(flow.stable, from, limits, spotBefore(flow.stable, from));
      if (cut === null) return;
      if (cuts.length === maxMessages - 1) overflowsAt = cut;
      else cuts.push(settledAt ?? cut);
      settledAt = null;
    }
  };

  return {
    push: flow.push,
    end: flow.end,
    update() {
      if (!flow.update()) return;
      makeCuts();
      if (flow.isEnded) settledAt = null;
    },
    settle(growth, shown) {
      const isLast = flow.isEnded || cuts.length >= maxMessages - 1;
      const end = isLast ? null : findEnd(flow, start(cuts.length), growth, limits);
      settledAt = end !== null && end >= shown ? end : null;
      return settledAt !== null;
    },
    cutNow(end = forceCut(flow.stable, start(cuts.length), flow.stable.length)) {
      if (end > start(cuts.length) && cuts.length < maxMessages - 1) cuts.push(end);
      settledAt = null;
    },
    findSplit(shown) {
      const max = overflowsAt === null ? limits.max * (maxMessages - 1 - cuts.length) : 0;
      return findSplit(flow, start(cuts.length), shown, { ...limits, max });
    },
    unfold() {
      maxMessages = Infinity;
      overflowsAt = null;
      makeCuts();
    },
    get text() {
      return flow.text;
    },
    get pushed() {
      return flow.pushed;
    },
    get visible() {
      return overflowsAt ?? flow.shown.length;
    },
    get written() {
      return settledAt ?? overflowsAt ?? flow.shown.length;
    },
    cuts,
    piece(index) {
      const from = start(index);
      const cut = cuts[index] ?? overflowsAt ?? settledAt;
      return pieceOf(flow, dialect, { from, cut, findShownCut, known: knownOf(flow, spotBefore) });
    },
    references: flow.references,
    get rest() {
      return overflowsAt === null ? null : flow.stable.slice(overflowsAt).trim();
    },
  };
}

/**
 * Where the message that begins at a place ends for now: found once for what is shown. Where all
 * of it fits, so does what is stable, which is no longer.
 */
function createShownCut(
  flow: ReturnType<typeof createFlow>,
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

/** Where a message may end within what it shows, if the rest fits into the `limits`. */
function findSplit(
  { stable }: ReturnType<typeof createFlow>,
  from: number,
  shown: number,
  { max, length }: Limits,
): number | null {
  if (length(stable.slice(shown)) > max * FULL || shown <= from) return null;
  return findNear(stable.slice(0, shown), from);
}

/** Where a message ends that has no room for so many characters more; null where it has. */
function findEnd(
  flow: ReturnType<typeof createFlow>,
  from: number,
  growth: number,
  { max, length }: Limits,
): number | null {
  const isFilling = (text: string) => {
    const size = length(text.slice(from));
    return size + growth > max && size > FULL_ENOUGH * max;
  };
  // What is stable is no longer than what is shown.
  return isFilling(flow.shown) && isFilling(flow.stable) ? findNear(flow.stable, from) : null;
}

type Piece = {
  readonly from: number;
  /** Where it ends for good; null while it is the last one. */
  readonly cut: number | null;
  /** Where it ends for now, of what is shown on the edit path; null where all of it fits. */
  readonly findShownCut: (from: number) => number | null;
  /** A position at or before a place, in the part of the text that stays as it is. */
  readonly known: (at: number) => Position;
};

function knownOf(
  flow: ReturnType<typeof createFlow>,
  before: ReturnType<typeof createPositions>,
): Piece['known'] {
  return (at) => before(flow.finished, Math.min(at, flow.finished.length));
}

/** What one message shows of the text. */
function pieceOf(flow: ReturnType<typeof createFlow>, dialect: Dialect, piece: Piece): string {
  const text = markdownOf(flow, dialect, piece);
  return withReferences(text, flow.references, dialect, piece);
}

function markdownOf(
  flow: ReturnType<typeof createFlow>,
  { appends, maxChars }: Dialect,
  { from, cut, findShownCut, known }: Piece,
): string {
  if (cut !== null) return toPiece(flow.stable, from, cut, 'whole', known);
  const { shown, isEnded } = flow;
  if (isEnded) return toPiece(shown, from, shown.length, 'whole', known);
  if (appends) return toPiece(shown, from, shown.length, 'growing', known);
  const end = findShownCut(from) ?? shown.length;
  return heal(toPiece(shown, from, end, 'whole', known), maxChars);
}

/** Where a platform knows no references, links get their addresses once these are known. */
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
