import { createSemaphore } from '../async.ts';
import type { CallKind, PreparedCall, Tool } from './tool.ts';

/** The most calls that one answer can make. */
export const MAX_CALLS = 20;

/**
 * The most calls of one answer that can wait for approval together: a person decides on all of
 * them at once.
 */
const MAX_PROPOSALS = 5;

/** Calls that run at the same time. */
const AT_ONCE = 4;

type Limit = {
  /** Units that one answer may use. */
  readonly perAnswer: number;
  /** Units in use at the same time. A call of more units than that runs alone. */
  readonly atOnce: number;
  /** What the model is told it can do this often. */
  readonly what: string;
};

const LIMITS: Readonly<Record<CallKind, Limit>> = {
  image: { perAnswer: 8, atOnce: 2, what: 'draw or change up to 8 images' }, // Each is paid for.
  search: { perAnswer: 8, atOnce: 2, what: 'search up to 8 times' }, // So is each search.
  program: { perAnswer: 10, atOnce: 2, what: 'run up to 10 programs' },
  page: { perAnswer: 10, atOnce: 2, what: 'read up to 10 pages' },
  server: { perAnswer: 15, atOnce: 3, what: 'make up to 15 calls to other servers' },
  poll: { perAnswer: 3, atOnce: 1, what: 'post up to 3 polls' },
  reminder: { perAnswer: 10, atOnce: 1, what: 'set up to 10 reminders' },
  other: { perAnswer: MAX_CALLS, atOnce: AT_ONCE, what: `make up to ${MAX_CALLS} calls` },
};

const ASK_NEXT = 'Tell the person what is left; they can ask for it in their next message.';
const NO_CALLS = `Not done: one answer can make up to ${MAX_CALLS} calls, and they are used up. Answer with what you have. ${ASK_NEXT}`;
const NO_PROPOSALS = `Not done: up to ${MAX_PROPOSALS} actions can wait for approval at a time. ${ASK_NEXT}`;
const UNDECIDED = 'Not done: the person has to decide on what was proposed before.';
const TWICE =
  'Not done again: your message has the same call once more, and that one was carried out. Repeat it later only if it is meant twice.';

/** A call as the limits see it. */
export type CountedCall = {
  readonly tool: Tool;
  readonly prepared: Pick<PreparedCall, 'units'>;
  readonly call: { readonly arguments: string };
};

/**
 * Counts the calls of one answer, round by round. What it decides follows from the calls and their
 * order alone, so that a run after a crash decides the same.
 */
export type CallCounter = {
  /**
   * Begins the next round; `isUndecided`: a person has been asked to approve something and has not
   * decided.
   */
  startRound(isUndecided: boolean): void;
  /**
   * Counts a call; a text for the model where it is not to run. Null: what is called does not
   * exist, but it counts.
   */
  count(call: CountedCall | null): string | null;
};

export function createCallCounter(): CallCounter {
  const used = new Map<CallKind, number>();
  let calls = 0;
  let proposals = 0;
  let isWaiting = false;
  const acted = new Set<string>();

  const findRefusal = ({ tool, prepared: { units }, call }: CountedCall): string | null => {
    if (isWaiting) return UNDECIDED;
    // A model that stutters says the same twice in one message; what acts or is paid for is done
    // once.
    if (tool.acts && acted.has(toIdentity(tool, call))) return TWICE;
    const left = LIMITS[tool.kind].perAnswer - (used.get(tool.kind) ?? 0);
    if (units > left) return toRefusal(tool.kind, left);
    return tool.consent !== 'none' && proposals >= MAX_PROPOSALS ? NO_PROPOSALS : null;
  };

  return {
    startRound(isUndecided) {
      proposals = 0;
      isWaiting = isUndecided;
      acted.clear();
    },
    count(counted) {
      calls += 1;
      if (calls > MAX_CALLS) return NO_CALLS;
      if (counted === null) return null;
      const refusal = findRefusal(counted);
      if (refusal !== null) return refusal;
      const { tool, prepared, call } = counted;
      used.set(tool.kind, (used.get(tool.kind) ?? 0) + prepared.units);
      acted.add(toIdentity(tool, call));
      if (tool.consent !== 'none') proposals += 1;
      return null;
    },
  };
}

function toIdentity({ spec }: Tool, call: CountedCall['call']): string {
  return `${spec.name} ${call.arguments}`;
}

function toRefusal(kind: CallKind, left: number): string {
  const rest = left > 0 ? `only ${left} of them can still be done` : 'they are used up';
  return `Not done: for one answer you can ${LIMITS[kind].what}, and ${rest}. ${ASK_NEXT}`;
}

/** Runs calls a few at a time, in the order in which they came. */
export type CallQueue = {
  /** Rejects with the signal's reason if it aborts before the call's turn. */
  enter<Result>(
    kind: CallKind,
    units: number,
    signal: AbortSignal,
    work: () => Promise<Result>,
  ): Promise<Result>;
};

/** The queue of one round. */
export function createCallQueue(): CallQueue {
  const all = createSemaphore(AT_ONCE);
  const semaphores = new Map(
    Object.entries(LIMITS).map(([kind, { atOnce }]) => [kind, createSemaphore(atOnce)] as const),
  );
  return {
    // Calls wait for their own kind first: a call that waits for another of its kind delays no
    // other kind.
    enter(kind, units, signal, work) {
      const semaphore = semaphores.get(kind) ?? all;
      return semaphore.enter(units, signal, () => all.enter(1, signal, work));
    },
  };
}
