import type { Content } from '../content.ts';
import { isMessageGone, type RefusedExtra } from '../errors.ts';
import type { Posted } from '../job.ts';
import type { RateLimit, Step } from '../ports.ts';
import { isMadeAgain } from './journal.ts';
import { toContent } from './shown.ts';
import {
  growsWhole,
  isShownAtOnce,
  type Operation,
  type Outbox,
  postedOf,
  putPosted,
  wordsOf,
} from './state.ts';

/**
 * A growing answer is journalled no more often than this, so that a crash loses little of what was
 * shown.
 */
const JOURNAL_EVERY_MS = 2_000;

/**
 * Makes one write, for which `held` was taken, and journals its outcome. Throws what the channel
 * throws.
 */
export async function perform(
  outbox: Outbox,
  operation: Operation,
  held: readonly RateLimit[],
): Promise<void> {
  const { step, index, message } = operation;
  const { channel, learn, signal } = outbox.options;
  if (step === 'remove') return removeLast(outbox, held);
  if (operation.splitAt !== undefined) outbox.layout.cutNow(operation.splitAt);
  if (outbox.unknown.has(message.key) && (await wasRecovered(outbox, message))) return;
  // Journalled as `opening` before the create goes out.
  if (step === 'open') await keep(outbox, message);
  const isSettled = step === 'grow' && settle(outbox, index);
  if (!isSettled && step !== 'close') holdWord(outbox, message, step);
  const content = toContent(outbox, index, step, isSettled);
  const before = toSeen(outbox);
  const cut = outbox.layout.cuts[index] ?? null;
  outbox.bare = null;
  const written = await channel.write(message, step, content, signal, held);
  learn(written.learned);
  if (isSettled) outbox.bare = { index, text: content.text };
  noteShown(outbox, index, { key: message.key, content, before });
  const isEnd =
    step === 'close' ? !written.isUnfinished : isMadeWhole(outbox, content, written.posted);
  const state = isEnd ? 'closed' : 'open';
  await keep(outbox, { ...written.posted, state, cut }, step === 'grow');
  if (step === 'open') await onOpened(outbox, message, index);
  for (const loss of written.lost) addLoss(outbox, loss);
}

/**
 * Messages that were ended before it was known where their links lead, or whether an emphasis that
 * they begin ever ends, are written once more.
 */
export function reopenChanged(outbox: Outbox): void {
  const { layout, posted, shown } = outbox;
  for (const [index, message] of wordsOf(outbox).slice(0, layout.cuts.length).entries()) {
    const before = shown.get(message.key);
    const isChanged = before !== undefined && before !== layout.piece(index);
    if (isChanged && message.state === 'closed' && !isMadeAgain(message))
      posted[index] = { ...message, state: 'open' };
  }
}

function toSeen({ layout, activity }: Outbox): Outbox['seen'] {
  return { visible: layout.written, pushed: layout.pushed, activity };
}

type Shown = {
  readonly key: string;
  readonly content: Content;
  /** What there was to show when the write began. */
  readonly before: Outbox['seen'];
};

/** Remembers what a reader sees now. */
function noteShown(outbox: Outbox, index: number, { key, content, before }: Shown): void {
  const { now } = outbox.options;
  outbox.shown.set(key, content.text);
  if (content.text.length > 0) outbox.firstTextAt ??= now();
  if (outbox.broken && content.status !== null) outbox.broken.isTold = true;
  if (index !== outbox.posted.length - 1) return;
  outbox.seen = before;
  if (outbox.layout.pushed > before.pushed) outbox.unseenSince = now();
}

/** Removes the message that this one replaces. If that fails, it is only an older state. */
async function onOpened(outbox: Outbox, { key }: Posted, index: number): Promise<void> {
  const { superseded, options } = outbox;
  outbox.created = index;
  const old = superseded.get(key);
  superseded.delete(key);
  if (old) await removeOrLeave(options, old);
}

/** Removes a message that the answer no longer uses. If that fails, it is removed later. */
export async function removeOrLeave(
  { channel, signal, onLeft }: Outbox['options'],
  message: Posted,
): Promise<void> {
  try {
    await channel.remove(message, signal);
  } catch (error) {
    if (!isMessageGone(error)) onLeft({ message, content: null });
  }
}

/** Remembers what was left out; the last message with words is written once more to say so. */
export function addLoss(outbox: Outbox, loss: RefusedExtra): void {
  const { losses, final } = outbox;
  if (losses.some(({ extra }) => extra === loss.extra)) return;
  losses.push(loss);
  const index = wordsOf(outbox).length - 1;
  const last = outbox.posted[index];
  if (final && last?.state === 'closed') outbox.posted[index] = { ...last, state: 'open' };
}

/**
 * A message that was created with its end known needs no further write, and one that was created
 * again accepts none.
 */
function isMadeWhole({ final, options }: Outbox, content: Content, posted: Posted): boolean {
  if (final && isMadeAgain(posted)) return isShownAtOnce(options.channel, posted);
  const isFinal = content.buttons === final?.buttons && content.files.length === 0;
  return isFinal && growsWhole(options.channel, posted);
}

/**
 * Growing text that will not fit once more is shown as the message is to end, so that the next
 * write can open the next message instead of closing this one. Not in a message that has brought
 * files from an earlier answer, which only a close takes off.
 */
function settle(outbox: Outbox, index: number): boolean {
  const { layout, seen, activity, options, created } = outbox;
  const isAllowed = activity.status === null && created === index;
  const isWhole = isAllowed && growsWhole(options.channel, postedOf(outbox, index));
  return layout.settle(isWhole ? layout.pushed - seen.pushed : 0, seen.visible);
}

/**
 * A text that grows by whole updates is shown up to its last whole word, as its last words may come
 * in a new message. Half a word that nothing was added to since is shown by the next write.
 */
function holdWord({ layout, seen, options }: Outbox, message: Posted, step: Step): void {
  const mayGrowWhole = step === 'open' || growsWhole(options.channel, message);
  if (mayGrowWhole && layout.pushed > seen.pushed) layout.holdWord(seen.visible);
}

async function wasRecovered(outbox: Outbox, message: Posted): Promise<boolean> {
  // What it takes the place of bears a button of the same job.
  const others = Array.from(outbox.superseded.values(), (each) => each.id);
  const id = await outbox.options.recover(message, others);
  outbox.unknown.delete(message.key);
  if (id === null) return false;
  await keep(outbox, { ...message, id, state: 'open' });
  outbox.seen.visible = -1; // What it shows is not known.
  return true;
}

/** Remembers a message; one that only grew is journalled lazily. */
async function keep(outbox: Outbox, message: Posted, isLazy = false): Promise<void> {
  const { posted, layout, holdUntil, keepsOld, options } = outbox;
  putPosted(outbox, message);
  const isAhead = layout.pushed >= holdUntil && !keepsOld;
  if (isAhead) for (const [at, each] of posted.entries()) posted[at] = { ...each, oldCut: null };
  const patch = { posted: [...posted], ...(isAhead ? { text: layout.text, oldFiles: null } : {}) };
  if (isLazy && options.now() - outbox.journalledAt < JOURNAL_EVERY_MS)
    return options.journal.hold(patch);
  outbox.journalledAt = options.now();
  await options.journal.write(patch);
}

/** A surplus message goes, also one that was being created when a former process died. */
async function removeLast(
  { posted, unknown, options }: Outbox,
  held: readonly RateLimit[],
): Promise<void> {
  const message = posted.at(-1);
  if (!message) return;
  const id = message.id ?? (unknown.has(message.key) ? await options.recover(message, []) : null);
  if (id !== null) await options.channel.remove({ ...message, id }, options.signal, held);
  unknown.delete(message.key);
  posted.pop();
  await options.journal.write({ posted: [...posted] });
}
