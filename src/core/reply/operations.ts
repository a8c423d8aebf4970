import { timeNow } from '../async.ts';
import type { Posted } from '../job.ts';
import type { Step } from '../ports.ts';
import { isNews } from './activity.ts';
import { isEnclosure } from './enclosures.ts';
import { isOldEnclosure, toPosted } from './journal.ts';
import { isHeld, nextOfHeld } from './old-text.ts';
import type { Pending, Purpose } from './pacer.ts';
import { makeRoom, toEndNote } from './shown.ts';
import {
  closeBare,
  countMessages,
  enclosuresOf,
  growsWhole,
  type Operation,
  type Outbox,
  postedOf,
  textFirst,
  wordsOf,
} from './state.ts';

/**
 * The writes that bring the messages closer to their wanted state, each of which may be the next;
 * empty if they are up to date.
 */
export function nextOperations(outbox: Outbox): Operation[] {
  return findNext(outbox).flatMap((next) => {
    if (!next) return [];
    const operation = { ...next, message: postedOf(outbox, next.index) };
    return [operation, ...withSplit(outbox, operation)];
  });
}

/**
 * If a message is hard to change, the last words may come in a new one, unless creating a message
 * is no easier.
 */
function withSplit(outbox: Outbox, { step, index, message }: Operation): Operation[] {
  const { posted, options, layout, seen, final } = outbox;
  const isLast = step === 'close' && final !== null && index === posted.length - 1;
  if (!isLast || message.state !== 'open' || isShown(outbox, message, index)) return [];
  const { job } = options.journal;
  const next = toPosted(job, index + 1, -1);
  const changing = options.channel.rateLimits(message, step).map(({ key }) => key);
  const creating = options.channel.rateLimits(next, 'open', true);
  const isEasier = changing.length > 0 && creating.every(({ key }) => !changing.includes(key));
  if (!isEasier || !growsWhole(options.channel, message)) return [];
  if (!layout.maySplit(seen.visible)) return [];
  return [{ step: 'open', index: index + 1, message: next, splitAt: seen.visible }];
}

type Next = Pick<Operation, 'step' | 'index'>;

function findNext(outbox: Outbox): (Next | null)[] {
  const { layout, final, posted } = outbox;
  layout.update();
  if (outbox.broken) return [nextOfBroken(outbox)];
  if (isHeld(outbox)) return [nextOfHeld(outbox)];
  if (!final && layout.visible > 0 && hasOldFiles(outbox))
    return [{ step: 'remove', index: posted.length - 1 }];
  rotate(outbox);
  if (final) makeRoom(outbox);
  const messages = countMessages(outbox);
  const words = wordsOf(outbox);
  const due: Next[] = [];
  for (let index = 0; index < messages; index += 1) {
    if (index < messages - 1) closeBare(outbox, index);
    const step = stepFor(outbox, words[index], index === messages - 1);
    if (step) due.push({ step, index });
  }
  if (due.length > 0) return textFirst(due, outbox).flatMap((next) => withOtherWay(outbox, next));
  return [final ? nextOfRest(outbox, messages) : null];
}

/**
 * If growing and ending use different rate limits, the last words go by whichever has room first.
 */
function withOtherWay(outbox: Outbox, next: Next): Next[] {
  const { final, options } = outbox;
  const message = postedOf(outbox, next.index);
  const isWay = final !== null && next.step === 'close' && message.state === 'open';
  if (!isWay || isShown(outbox, message, next.index)) return [next];
  // Files may take long to be sent, or be refused: the words do not wait for that.
  const isBringing = next.index === countMessages(outbox) - 1 && bringsFiles(outbox);
  if (isBringing && outbox.ahead !== message.key) return [{ ...next, step: 'grow' }];
  return growsWhole(options.channel, message) ? [next] : [next, { ...next, step: 'grow' }];
}

/** Whether the last message with words brings files along. */
function bringsFiles({ final, options }: Outbox): boolean {
  return !options.channel.dialect.files.areApart && (final?.files.length ?? 0) > 0;
}

/** Whether a message shows all of its words, and perhaps some of those behind them. */
function isShown({ shown, layout }: Outbox, { key }: Posted, index: number): boolean {
  return shown.get(key)?.startsWith(layout.piece(index)) ?? false;
}

/** What a write is for. */
export function purposeOf(outbox: Outbox, { step, index, message }: Operation): Purpose {
  const { final, broken } = outbox;
  if (step === 'grow') return final ? 'words' : 'growth';
  if (step !== 'close' || broken || isEnclosure(message)) return 'words';
  const isRead = isShown(outbox, message, index);
  const isLast = index === countMessages(outbox) - 1;
  const brings = isLast && (toEndNote(outbox) !== null || (final?.files.length ?? 0) > 0);
  if (isRead && !brings) return 'tidying';
  return final ? 'words' : 'growth';
}

/**
 * What stands of an answer that could go no further is closed, so that no button to stop it stays.
 */
function nextOfBroken(outbox: Outbox): Next | null {
  const index = wordsOf(outbox).findLastIndex(({ state }) => state !== 'closed');
  return index < 0 ? null : { step: 'close', index };
}

/**
 * What is to be done behind the last message with words: surplus messages go, those with nothing
 * but files come.
 */
function nextOfRest(outbox: Outbox, messages: number): Next | null {
  const { posted } = outbox;
  const end = messages + enclosuresOf(outbox).length;
  const isSurplus = wordsOf(outbox).length > messages || posted.length > end;
  if (isSurplus || hasOldFiles(outbox)) return { step: 'remove', index: posted.length - 1 };
  for (let index = messages; index < end; index += 1) {
    const step = stepFor(outbox, posted[index], true);
    if (step) return { step, index };
  }
  return null;
}

/** The answer is written again: the files of the old one go before its own come. */
function hasOldFiles({ posted, options }: Outbox): boolean {
  const { job } = options.journal;
  return posted.some((message) => isOldEnclosure(message, job));
}

function stepFor(outbox: Outbox, message: Posted | undefined, isLast: boolean): Step | null {
  if (!message || message.id === null) return 'open';
  if (message.state === 'closed') return null;
  if (!isLast || outbox.final) return 'close';
  const { layout, activity, seen, options } = outbox;
  const isDirty =
    layout.visible !== seen.visible || isNews(activity, seen.activity, options.channel.dialect);
  return isDirty ? 'grow' : null;
}

/** A message that has grown too old to be written to ends where it stands. */
function rotate(outbox: Outbox): void {
  const { posted, final, layout, options } = outbox;
  const last = posted.at(-1);
  if (!last || final || posted.length !== countMessages(outbox)) return;
  if (timeNow() - last.openedAt > options.channel.dialect.maxAgeMs) layout.cutNow();
}

/** The first words are held back while the whole of a short answer may still come at once. */
export function patienceOf(
  { posted, final, broken, layout, unseenSince, options }: Outbox,
  at: number,
) {
  if (posted.length > 0 || final || broken || layout.pushed === 0) return 0;
  const most = options.channel.patienceMs?.() ?? 0;
  return Math.max(0, unseenSince + most - at);
}

/** A write as the pacer decides on it. */
export function toWish(outbox: Outbox, operation: Operation, at: number): Omit<Pending, 'write'> {
  const { step, message, splitAt } = operation;
  const { options, posted, layout, seen, final } = outbox;
  const isWhole = step === 'open' && final !== null;
  const since = final?.since ?? (posted.length === 0 ? outbox.startedAt : at);
  return {
    limits: options.channel.rateLimits(message, step === 'remove' ? 'close' : step, isWhole),
    purpose: purposeOf(outbox, operation),
    worth: (layout.pushed - seen.pushed + 1) * (at - outbox.unseenSince),
    since,
    notBefore: splitAt === undefined ? 0 : since + SPLIT_AFTER_MS,
    ripeAt: step === 'grow' && final === null ? toRipeTime(outbox, at) : 0,
  };
}

/** A chunk that has not come after so many of the usual gaps is not waited for. */
const GAPS = 2;

/** What comes more rarely is not waited for at all. */
const LONGEST_GAP_MS = 600;
const FORGETTING = 8;

/** Learns how often chunks come. */
export function noteChunk({ chunks }: Outbox, at: number): void {
  chunks.gapMs += (Math.min(at - chunks.at, 2 * LONGEST_GAP_MS) - chunks.gapMs) / FORGETTING;
  chunks.at = at;
}

/**
 * A write just behind a chunk shows that chunk as well, which would wait for the next one
 * otherwise: until when one is likely to come.
 */
function toRipeTime({ chunks, activity, seen, layout }: Outbox, at: number): number {
  const isHalfWord = layout.pushed === seen.pushed && activity === seen.activity;
  if (isHalfWord) return chunks.at + HALF_WORD_MS;
  const isFresh = at - chunks.at < FRESH_MS || activity !== seen.activity;
  return isFresh || chunks.gapMs > LONGEST_GAP_MS ? 0 : chunks.at + GAPS * chunks.gapMs;
}

const FRESH_MS = 10;

/** Half a word that was held back is not worth a write of its own before that. */
const HALF_WORD_MS = 2_000;

/** Words that wait so long for a change of their message come in a new one, if that is easier. */
const SPLIT_AFTER_MS = 3_000;
