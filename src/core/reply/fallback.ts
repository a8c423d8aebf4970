import { LRUCache } from 'lru-cache';
import { type Content, toAction } from '../content.ts';
import {
  type Extra,
  isDefinite,
  isMessageGone,
  type Obstacle,
  type RefusedExtra,
  WriteError,
} from '../errors.ts';
import type { Posted } from '../job.ts';
import { strings } from '../strings/index.ts';
import { isEnclosure } from './enclosures.ts';
import { countMade, toAgain } from './journal.ts';
import { isHeld } from './old-text.ts';
import { purposeOf } from './operations.ts';
import { addLoss, removeOrLeave } from './outbox.ts';
import { toContent } from './shown.ts';
import { countMessages, type Final, type Operation, type Outbox, wordsOf } from './state.ts';

/**
 * Files that are refused are left out, and so are those that time and again cannot be delivered:
 * neither the words nor the next question wait for them. False if something other than a file
 * failed.
 */
export function leaveOutFiles(
  outbox: Outbox,
  operation: Operation,
  error: unknown,
  isHopeless: boolean,
): boolean {
  const batch = batchOf(outbox, operation);
  const { final } = outbox;
  if (!final || batch === null) return false;
  const { message } = operation;
  const isOfFiles = error instanceof WriteError && error.extra === 'files';
  // Whatever the refusal says, the words are tried without the files before they are given up.
  // Of a message that is still to be made, “gone” says nothing.
  const mayBeGone = message.id !== null && !isEnclosure(message);
  const isRefused =
    isOfFiles || (isDefinite(error) && !(mayBeGone && error.failure === 'message_gone'));
  if (!isRefused && !isHopeless) return false;
  if (isEnclosure(message)) dropEnclosure(outbox, message.key);
  outbox.final = without(outbox, final, batch);
  const obstacle = error instanceof WriteError ? error.obstacle : null;
  addLoss(outbox, { extra: 'files', obstacle });
  return true;
}

/** Which of the answer's files a write was to bring; null if it brings none. */
function batchOf(outbox: Outbox, { step, index }: Operation): number | null {
  if (step === 'remove') return null;
  const { final, options } = outbox;
  const { areApart } = options.channel.dialect.files;
  const enclosure = index - countMessages(outbox);
  if (enclosure >= 0) return areApart ? enclosure : enclosure + 1;
  const isBringing = enclosure === -1 && !areApart && (final?.files.length ?? 0) > 0;
  return isBringing ? 0 : null;
}

/** The rest of a text that is not to come as a file comes in as many messages as it takes. */
function without({ layout }: Outbox, final: Final, batch: number): Final {
  const { files, overflow } = final;
  const isOverflow = overflow !== null && (files[batch]?.includes(overflow) ?? false);
  if (isOverflow) layout.unfold();
  return {
    ...final,
    files: files.filter((_, index) => index !== batch),
    overflow: isOverflow ? null : overflow,
  };
}

/** What was uploaded for it goes too. */
function dropEnclosure({ posted, options, unknown }: Outbox, key: string): void {
  const message = posted.find((each) => each.key === key);
  if (!message) return;
  posted.splice(posted.indexOf(message), 1);
  options.journal.hold({ posted: [...posted] });
  unknown.delete(message.key);
  if (message.id !== null) void removeOrLeave(options, message);
}

/**
 * A message that is gone: the last is made again, as it may be one that a process took away that
 * died before it could note it; one before others a person has removed, and it stays away. False if
 * it is the whole answer that is gone.
 */
export function letGo({ posted, layout }: Outbox, operation: Operation): boolean {
  const { step, index, message } = operation;
  const at = posted.findIndex(({ key }) => key === message.key);
  if (at < 0 || step === 'open' || step === 'remove' || posted.length === 1) return false;
  posted[at] =
    at === posted.length - 1
      ? toAgain(message)
      : { ...message, state: 'closed', cut: layout.cuts[index] ?? null };
  return true;
}

/**
 * A message takes no change: it is made once more, with those behind it, and goes when the new one
 * stands. So is one that shows all of its text, because Stop would stay on it. One that was made
 * again while it grew is made once more as it is to end. False if that has been tried.
 */
export function makeAgain(outbox: Outbox, { step, index }: Operation): boolean {
  const { posted, superseded } = outbox;
  const words = wordsOf(outbox);
  const message = words[index];
  if (
    step === 'open' ||
    isHeld(outbox) ||
    !message ||
    countMade(message) >= (step === 'close' ? 2 : 1)
  )
    return false;
  for (const [at, old] of words.entries()) {
    if (at < index) continue;
    const again = toAgain(old);
    posted[at] = again;
    if (old.id !== null) superseded.set(again.key, old);
  }
  return true;
}

/**
 * It has become impossible to go on, but messages stand: they stay, are closed, and the last of
 * them says why. False if nothing of this text stands.
 */
export function breakOff(
  outbox: Outbox,
  error: unknown,
  { message }: Operation,
  mayGoOn = false,
): boolean {
  const { posted, superseded } = outbox;
  if (outbox.broken || isHeld(outbox)) return false;
  const refused = superseded.get(message.key)?.key ?? message.key;
  const files = posted.filter((each) => isEnclosure(each) && each.id !== null);
  const standing = standingOf(outbox);
  const last = Math.min(standing.length, countMessages(outbox)) - 1;
  if (last < 0) return false;
  superseded.clear();
  // Those behind it show the end of an older text.
  const stay = standing.map((each, at) => toState(each, at <= last ? 'open' : 'closed'));
  posted.splice(0, posted.length, ...stay, ...files);
  // What stands is found again by the clean-up, and by a restart.
  outbox.options.journal.hold({ posted: [...posted] });
  outbox.broken = {
    error,
    obstacle: error instanceof WriteError ? error.obstacle : null,
    refused,
    last,
    isTold: false,
    mayGoOn,
  };
  return true;
}

/** How long a whole answer is tried to be shown to its end; after that what stands stays. */
const MOST_MS = 10 * 60_000;

/**
 * No further message of a complete answer has been accepted for longer than anyone waits: the last
 * posted message says so. False if nothing was posted.
 */
export function breakOffForNow(outbox: Outbox, error: unknown, operation: Operation): boolean {
  return operation.step === 'open' && mayTry(outbox) && breakOff(outbox, error, operation, true);
}

/**
 * What stands of a whole answer has taken no change for longer than anybody waits for it. What
 * shows all of its words is given its end later, and so is what is to go; anything else is made
 * once more. False if there is no such way.
 */
export function endOtherwise(outbox: Outbox, error: unknown, operation: Operation): boolean {
  if (operation.step === 'remove') return leaveSurplus(outbox, error);
  if (!mayTry(outbox)) return false;
  if (purposeOf(outbox, operation) !== 'tidying') return makeAgain(outbox, operation);
  leaveEnd(outbox, operation, toContent(outbox, operation.index, 'close', false));
  return true;
}

/** The answer is complete, and the person who waits for it sees none of it. */
export function isInTheDark({ final, posted, superseded }: Outbox, { step }: Operation): boolean {
  const isNothingThere = superseded.size === 0 && posted.every(({ id }) => id === null);
  return step === 'open' && final !== null && isNothingThere;
}

/** What stands takes no change either, so that nothing is said yet: the answer goes on. */
export function goOn(outbox: Outbox): boolean {
  if (!outbox.broken?.mayGoOn || !mayTry(outbox)) return false;
  outbox.broken = null;
  return true;
}

function mayTry({ final, options }: Outbox): boolean {
  return final !== null && options.now() - final.since < MOST_MS;
}

/** The messages with words that a reader sees, up to the first that is missing. */
function standingOf(outbox: Outbox): Posted[] {
  const words = wordsOf(outbox).map((each) => outbox.superseded.get(each.key) ?? each);
  const end = words.findIndex(({ id }) => id === null);
  return end < 0 ? words : words.slice(0, end);
}

function toState(message: Posted, state: Posted['state']): Posted {
  return { ...message, state };
}

/**
 * A surplus message that cannot be taken away is only an older state: the answer is whole without
 * that, and it goes later.
 */
export function leaveSurplus({ posted, unknown, options }: Outbox, error: unknown): boolean {
  const left = posted.pop();
  if (left) unknown.delete(left.key);
  if (left && left.id !== null && !isMessageGone(error))
    options.onLeft({ message: left, content: null });
  return left !== undefined;
}

/**
 * What cannot even be closed stays as it is, and is closed later. Nor is it believed for good that
 * a message is gone: Stop would stay on one that is not.
 */
export function abandon(outbox: Outbox, { message, index }: Operation): void {
  const content = toContent(outbox, index, 'close', false);
  const status = content.status === null ? null : strings.brokenOffThen;
  leaveEnd(outbox, { message, index }, { ...content, status });
}

/** A message stays as it is, and is given its end later. */
function leaveEnd(
  { posted, options, layout, broken }: Outbox,
  { message, index }: Pick<Operation, 'message' | 'index'>,
  { text, status, buttons }: Content,
): void {
  const at = posted.findIndex(({ key }) => key === message.key);
  const left = posted[at];
  if (!left) return;
  if (left.id !== null)
    options.onLeft({ message: left, content: { text, status, buttons: [...buttons] } });
  const cut = broken ? left.cut : (layout.cuts[index] ?? null);
  posted[at] = { ...left, state: 'closed', cut };
  options.journal.hold({ posted: [...posted] });
}

/**
 * Nothing more can be shown, and the old text stands with the word that its successor is slow: the
 * button to stop that goes later.
 */
export function leaveHeld(outbox: Outbox): void {
  const { shown, options } = outbox;
  const last = wordsOf(outbox).at(-1);
  const text = last && shown.get(last.key);
  if (!last || text === undefined || last.id === null || last.state === 'closed') return;
  const action = toAction('retry', options.journal.job.id);
  const buttons = [{ label: strings.retry, action, style: 'primary' } as const];
  options.onLeft({ message: last, content: { text, status: strings.brokenOffThen, buttons } });
}

/** What was lost in a channel is told once in a while, not under every answer. */
const TOLD_MS = 60 * 60_000;
const MAX_TOLD = 1_000;

/** Which losses each channel has heard of. */
export type Losses = {
  /** The loss as the answer mentions it; null if the channel was told lately. */
  tell(channelId: string, extra: Extra, obstacle: Obstacle | null): readonly RefusedExtra[];
};

export function createLosses(now: () => number): Losses {
  const told = new LRUCache<string, number>({ max: MAX_TOLD });
  return {
    tell(channelId, extra, obstacle) {
      const key = `${channelId}/${extra}`;
      if ((told.get(key) ?? 0) > now()) return [];
      told.set(key, now() + TOLD_MS);
      return [{ extra, obstacle }];
    },
  };
}
