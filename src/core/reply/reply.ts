import type { Button, OutgoingFile, Task } from '../content.ts';
import { isDefinite, WriteError } from '../errors.ts';
import type { Ending, Posted } from '../job.ts';
import type { FileLimits, RateLimit } from '../ports.ts';
import { withLine, withTask } from './activity.ts';
import { type Backoff, createBackoff } from './backoff.ts';
import {
  abandon,
  breakOff,
  breakOffForNow,
  endOtherwise,
  goOn,
  isInTheDark,
  leaveHeld,
  leaveOutFiles,
  leaveSurplus,
  letGo,
  makeAgain,
} from './fallback.ts';
import { isMadeAgain } from './journal.ts';
import { isHeld } from './old-text.ts';
import { nextOperations, noteChunk, patienceOf, toWish } from './operations.ts';
import { perform, reopenChanged } from './outbox.ts';
import type { Pacer, Pending, Writer } from './pacer.ts';
import {
  createOutbox,
  keepOld,
  type Operation,
  type Outbox,
  type OutboxOptions,
  restart,
} from './state.ts';

/**
 * One live reply: growing text that becomes a list of messages, journalled as they are written.
 */
export type Reply = {
  /**
   * Takes a chunk of the model's Markdown. Cheap: formatting and writing happen when the pacer
   * gives it a slot.
   */
  push(chunk: string): void;
  /** A quiet line under the text while something goes on. */
  status(line: string | null): void;
  /** A tool that has begun or ended; its title is the quiet line while it runs. */
  task(task: Task): void;
  /** The model starts over: the new text replaces the old once it has reached it. */
  restart(): void;
  /**
   * The part of an older text that still stands, and its files, counts as the answer. False if
   * there is none, or if the new text has reached it.
   */
  keepOld(): boolean;
  /**
   * Writes what is left. Resolves when a reader sees all of it; rejects if that has become
   * impossible.
   */
  finish(ending: Ending, closing: Closing): Promise<void>;
  /**
   * Resolves when none of its writes is on its way, nor will be: only then may another reply
   * continue with its messages.
   */
  idle(): Promise<void>;
  /** Whether it could not go on, and its messages say so. */
  readonly isBrokenOff: boolean;
  /** The text so far. */
  readonly text: string;
  /** What its messages take along of files. */
  readonly limits: FileLimits;
  /** When the first text became visible, by `now`; null until then. */
  readonly firstTextAt: number | null;
};

/** What the last message carries once the answer has ended. */
export type Closing = {
  readonly buttons: readonly Button[];
  /** By the message that they come in. */
  readonly files: readonly (readonly OutgoingFile[])[];
  /** Turns what did not fit into a file. */
  readonly toFile: (rest: string) => Promise<OutgoingFile>;
};

export type ReplyOptions = Omit<OutboxOptions, 'now'> & {
  readonly pacer: Pacer;
  /** The messages cannot be written to any more. */
  readonly onBroken: (error: unknown) => void;
  readonly onBackoff: (error: unknown, step: Operation['step']) => void;
  readonly now?: () => number;
  /** How long a new message of a whole answer may fail; left out: `UNSHOWN_AFTER_MS`. */
  readonly unshownAfterMs?: number;
};

export function createReply(options: ReplyOptions): Reply {
  const now = options.now ?? (() => performance.now());
  const outbox = createOutbox({ ...options, now });
  const done = Promise.withResolvers<void>();
  done.promise.catch(() => {}); // The caller of `finish` gets the error; there may be none yet.
  const writer = createWriter(outbox, { options, now, settle });
  const seat = options.pacer.join(writer);

  function onAbort(): void {
    settle(options.signal.reason);
  }

  function settle(error: unknown): void {
    seat.leave();
    options.signal.removeEventListener('abort', onAbort);
    if (error === undefined) {
      done.resolve();
      return;
    }
    done.reject(error);
    options.onBroken(error);
  }

  options.signal.addEventListener('abort', onAbort, { once: true });

  return {
    push(chunk) {
      if (outbox.layout.pushed === outbox.seen.pushed) outbox.unseenSince = now();
      noteChunk(outbox, now());
      outbox.layout.push(chunk);
      seat.poke();
    },
    status(line) {
      outbox.activity = withLine(outbox.activity, line);
      seat.poke();
    },
    task(task) {
      outbox.activity = withTask(outbox.activity, task);
      seat.poke();
    },
    restart() {
      restart(outbox);
    },
    keepOld() {
      if (isHeld(outbox)) keepOld(outbox);
      return outbox.keepsOld;
    },
    async finish(ending, { buttons, files, toFile }) {
      const { layout } = outbox;
      layout.end();
      layout.update();
      const overflow = layout.rest === null ? null : await toFile(layout.rest);
      const all = overflow === null ? files : [...files, [overflow]];
      outbox.final = { ending, buttons, files: all, overflow, since: now() };
      reopenChanged(outbox);
      seat.poke(true);
      return done.promise;
    },
    async idle() {
      await writer.idle();
      if (outbox.broken) await done.promise.catch(() => {}); // What stands is still being closed.
    },
    get isBrokenOff() {
      return outbox.broken?.isTold ?? false;
    },
    limits: options.channel.dialect.files,
    get text() {
      outbox.layout.update();
      return outbox.layout.text;
    },
    get firstTextAt() {
      return outbox.firstTextAt;
    },
  };
}

type WriterOptions = {
  readonly options: ReplyOptions;
  readonly now: () => number;
  /** Nothing more will be written: all is shown, or (with an error) cannot be. */
  readonly settle: (error?: unknown) => void;
};

/** The reply as the pacer sees it. */
function createWriter(
  outbox: Outbox,
  { options, now, settle }: WriterOptions,
): Writer & { idle(): Promise<void> } {
  const backoff = createBackoff(now, options.unshownAfterMs);
  let isDone = false;
  let writing = Promise.resolve();

  const stop = (error?: unknown) => {
    isDone = true;
    settle(error);
  };

  const onFailure = (error: unknown, operation: Operation, begunAt: number) => {
    if (options.signal.aborted) return stop(options.signal.reason);
    const isChange = operation.step === 'grow' || operation.step === 'close';
    const setback = backoff.note(error, isChange, begunAt);
    options.learn(setback.learned);
    options.onBackoff(error, operation.step);
    const next = decide(outbox, operation, error, setback);
    if (next === 'later') return;
    if (next === 'stop') return stop(error);
    backoff.clear();
    // Nothing more is to be thought of for what cannot be shown.
    if (next === 'close') options.onBroken(error);
  };

  const write = async (operation: Operation, held: readonly RateLimit[]) => {
    try {
      if (isDone) return;
      const begunAt = now();
      if (operation.step === 'grow' && outbox.final) outbox.ahead = operation.message.key;
      await perform(outbox, operation, held).then(backoff.clear, (error) =>
        onFailure(error, operation, begunAt),
      );
    } catch (error) {
      stop(error);
    }
  };

  const toPending = (operation: Operation): Pending => ({
    ...toWish(outbox, operation, now()),
    write(held) {
      writing = write(operation, held);
      return writing;
    },
  });

  return {
    backoff: () => Math.max(backoff.backoff(), patienceOf(outbox, now())),
    next() {
      if (isDone) return [];
      try {
        const operations = nextOperations(outbox);
        if (operations.length === 0 && (outbox.final || outbox.broken)) stop(outbox.broken?.error);
        return operations.map(toPending);
      } catch (error) {
        // A text that cannot be laid out ends this reply alone: the pacer asks for all of them.
        stop(error);
        return [];
      }
    },
    idle: () => writing,
  };
}

/**
 * What is done after a failure: the same is tried later, what is to be shown is shown in another
 * way, what stands is closed, or there is nothing left to do.
 */
function decide(
  outbox: Outbox,
  operation: Operation,
  error: unknown,
  setback: Backoff,
): 'later' | 'otherwise' | 'close' | 'stop' {
  const { step, message } = operation;
  const { isUnknown, isFatal, isTedious, isOverlong } = setback;
  if (isUnknown && step === 'open') outbox.unknown.add(message.key);
  if (outbox.broken) return decideOnBroken(outbox, operation, error, setback);
  if (leaveOutFiles(outbox, operation, error, isTedious)) return 'otherwise';
  if (isOverlong && isInTheDark(outbox, operation)) return 'stop';
  if (isOverlong && breakOffForNow(outbox, error, operation)) return 'otherwise';
  if (isOverlong && endOtherwise(outbox, error, operation)) return 'otherwise';
  // It may still be taken as it is to end.
  if (!isFatal || (step === 'grow' && isLeftToTheEnd(error, message))) return 'later';
  if (goesOn(outbox, operation, error)) return 'otherwise';
  if (breakOff(outbox, error, operation)) return 'close';
  leaveHeld(outbox);
  return 'stop';
}

/** What stands could not be closed. */
function decideOnBroken(
  outbox: Outbox,
  operation: Operation,
  error: unknown,
  { isFatal, isTedious }: Backoff,
): 'later' | 'otherwise' {
  if (!isDefinite(error) && goOn(outbox)) return 'otherwise';
  if (isFatal || isTedious || isDefinite(error)) abandon(outbox, operation);
  return 'later';
}

/** Whether there is another way to show what a write was to show, and that is taken. */
function goesOn(outbox: Outbox, operation: Operation, error: unknown): boolean {
  if (operation.step === 'remove') return leaveSurplus(outbox, error);
  if (error instanceof WriteError && error.failure === 'message_gone')
    return letGo(outbox, operation);
  return (isRefused(error) || isPlaceGone(error)) && makeAgain(outbox, operation);
}

/**
 * A message that cannot grow is created again once the text is complete. If the whole place seems
 * to be gone, a single new message tests that: the model is not paid for nothing.
 */
function isLeftToTheEnd(error: unknown, message: Posted): boolean {
  return isRefused(error) || (isPlaceGone(error) && isMadeAgain(message));
}

function isPlaceGone(error: unknown): boolean {
  return error instanceof WriteError && error.failure === 'place_gone';
}

function isRefused(error: unknown): boolean {
  return error instanceof WriteError && (error.failure === 'refused' || error.failure === 'denied');
}
