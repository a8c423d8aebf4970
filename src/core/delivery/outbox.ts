import type { Learned } from '../budget.ts';
import type { Button, Content, OutgoingFile } from '../content.ts';
import type { Ending, Posted } from '../inbox.ts';
import type { Ledger } from '../ledger.ts';
import type { Channel, Step } from '../ports.ts';
import { createLayout, type Layout, resumeLayout } from '../text/layout.ts';
import { isEnclosure } from './enclose.ts';
import { isHeld, nextOfHeld, toHeldContent } from './old-text.ts';
import { reopen, toAgain, toPosted, toReopened } from './posted.ts';
import { type Doing, idle, isNews } from './task.ts';
import { type Bare, closeBare, growsWhole, textFirst } from './whole.ts';

/** One write that is to be made. */
export type Operation = { readonly step: Step | 'remove'; readonly index: number };

/** How the last message looks once the answer has ended. */
export type Final = {
  readonly ending: Ending;
  readonly buttons: readonly Button[];
  /** By the message that they come in. */
  readonly files: readonly (readonly OutgoingFile[])[];
};

export type OutboxOptions = {
  readonly ledger: Ledger;
  readonly channel: Channel;
  /** What the last message carries while the answer runs: Stop. */
  readonly buttons: readonly Button[];
  /** The id of a message whose create had an unknown outcome, if it was carried out. */
  readonly recover: (posted: Posted) => Promise<string | null>;
  readonly learn: (learned: readonly Learned[]) => void;
  /** Ends writing at once, whatever is left. */
  readonly signal: AbortSignal;
  readonly now: () => number;
};

/** The messages of one reply: what they are to show, what they show, and what is journalled of them. */
export type Outbox = {
  readonly options: OutboxOptions;
  readonly posted: Posted[];
  /** Creates whose outcome nobody knows: those of a former process, and those whose reply was lost. */
  readonly unknown: Set<number>;
  layout: Layout;
  /** The old text stands until the new one is as long. */
  holdUntil: number;
  old: Layout | null;
  doing: Doing;
  final: Final | null;
  /** What the last message showed after its last write; -1 where a former process wrote it. */
  seen: { visible: number; pushed: number; doing: Doing };
  /** The message that looks as it is to end. */
  bare: Bare | null;
  /** The message that was created last, by this process and for this text; -1 where it was none. */
  created: number;
  unseenSince: number;
  firstTextAt: number | null;
  journalledAt: number;
};

/** A growing answer is journalled no more often than this, so that a crash loses little of what was shown. */
const JOURNAL_EVERY_MS = 2_000;

const OVERFLOW_NOTE = 'The rest is in the attached file.';

export function createOutbox(options: OutboxOptions): Outbox {
  const { job } = options.ledger;
  const posted = reopen(job);
  return {
    options,
    posted,
    unknown: new Set(posted.flatMap((message, index) => (message.id === null ? [index] : []))),
    layout: resumeLayout(options.channel.dialect, job),
    holdUntil: job.state === 'delivering' ? 0 : job.text.length,
    old: null,
    doing: idle,
    final: null,
    seen: { visible: posted.length > 0 ? -1 : 0, pushed: 0, doing: idle },
    bare: null,
    created: -1,
    unseenSince: options.now(),
    firstTextAt: null,
    journalledAt: options.now(),
  };
}

/** The next write that brings the messages closer to what they are to show; null where they show it. */
export function nextOperation(outbox: Outbox): Operation | null {
  const { layout, final, posted } = outbox;
  layout.update();
  if (!final && hasOldFiles(outbox)) return { step: 'remove', index: posted.length - 1 };
  if (isHeld(outbox)) return nextOfHeld(outbox);
  rotate(outbox);
  const messages = countMessages(outbox);
  const due: Operation[] = [];
  for (let index = 0; index < messages; index += 1) {
    if (index < messages - 1) closeBare(outbox, index);
    const step = stepFor(outbox, posted[index], index === messages - 1);
    if (step) due.push({ step, index });
  }
  return textFirst(due, outbox) ?? (final ? nextOfRest(outbox, messages) : null);
}

/** What is to be done behind the last message with words: surplus messages go, those with nothing but files come. */
function nextOfRest(outbox: Outbox, messages: number): Operation | null {
  const { posted } = outbox;
  const end = messages + enclosuresOf(outbox).length;
  const words = posted.filter((message) => !isEnclosure(message)).length;
  if (words > messages || posted.length > end) return { step: 'remove', index: posted.length - 1 };
  for (let index = messages; index < end; index += 1) {
    const step = stepFor(outbox, posted[index], true);
    if (step) return { step, index };
  }
  return null;
}

/** The answer is written anew: the files that came with the old one go first. */
function hasOldFiles({ posted, options }: Outbox): boolean {
  return options.ledger.job.state !== 'delivering' && posted.some(isEnclosure);
}

/** The files that come in messages of their own. */
function enclosuresOf({ final, options }: Outbox): Final['files'] {
  const files = final?.files ?? [];
  return options.channel.dialect.files.areApart ? files : files.slice(1);
}

/** The message that a write concerns, as its adapter needs it to tell the costs. */
export function messageOf(outbox: Outbox, index: number): Posted {
  return (
    outbox.posted[index] ??
    toPosted(outbox.options.ledger.job, index, index - countMessages(outbox))
  );
}

/** Makes one write and journals what became of it. Throws what the channel throws. */
export async function perform(outbox: Outbox, { step, index }: Operation): Promise<void> {
  const { channel, learn, signal, now } = outbox.options;
  if (step === 'remove') return removeLast(outbox);
  const message = messageOf(outbox, index);
  if (outbox.unknown.has(index) && (await wasRecovered(outbox, message, index))) return;
  if (step === 'open') await keep(outbox, index, message); // Journalled as `opening` before the create goes out.
  const isSettled = step === 'grow' && settle(outbox, index);
  const content = toContent(outbox, index, step, isSettled);
  const before = {
    visible: outbox.layout.written,
    pushed: outbox.layout.pushed,
    doing: outbox.doing,
  };
  const cut = outbox.layout.cuts[index] ?? null;
  outbox.bare = null;
  const written = await channel.write(message, step, content, signal);
  learn(written.learned);
  if (step === 'open') outbox.created = index;
  if (isSettled) outbox.bare = { index, text: content.text };
  if (content.text.length > 0) outbox.firstTextAt ??= now();
  if (index === outbox.posted.length - 1) {
    outbox.seen = before;
    if (outbox.layout.pushed > before.pushed) outbox.unseenSince = now();
  }
  const isEnd = step === 'close' || isMadeWhole(outbox, content, written.posted);
  const state = isEnd ? 'closed' : 'open';
  await keep(outbox, index, { ...written.posted, state, cut }, step === 'grow');
}

/** What was made when the end was known already needs no further write. */
function isMadeWhole({ final, options }: Outbox, content: Content, posted: Posted): boolean {
  const isFinal = content.buttons === final?.buttons && content.files.length === 0;
  return isFinal && growsWhole(options.channel, posted);
}

/**
 * Growing text that will not fit once more is shown as the message is to end, so that the next write can open the next message
 * instead of closing this one. Not in a message that has brought files from an earlier answer, which only a close takes off.
 */
function settle(outbox: Outbox, index: number): boolean {
  const { layout, seen, doing, options, created } = outbox;
  const isAllowed = doing.status === null && created === index;
  const isWhole = isAllowed && growsWhole(options.channel, messageOf(outbox, index));
  return layout.settle(isWhole ? layout.pushed - seen.pushed : 0, seen.visible);
}

/**
 * A message that is gone: the last is made again, as it may be one that a process took away that died before it could note it; one
 * before others somebody has removed, and it stays away. False where it is the whole answer that is gone.
 */
export function letGo({ posted, layout }: Outbox, { step, index }: Operation): boolean {
  const message = posted[index];
  if (!message || step === 'open' || step === 'remove' || posted.length === 1) return false;
  const isLast = index === posted.length - 1;
  posted[index] = isLast
    ? toAgain(message)
    : { ...message, state: 'closed', cut: layout.cuts[index] ?? null };
  return true;
}

/** The model starts over: what was shown stays until the new text has reached it. */
export function restart(outbox: Outbox): void {
  const { posted, options, layout } = outbox;
  outbox.holdUntil = Math.max(outbox.holdUntil, layout.pushed);
  outbox.layout = createLayout(options.channel.dialect);
  outbox.old = null;
  for (const [index, message] of posted.entries()) posted[index] = toReopened(message);
  outbox.seen = { visible: -1, pushed: 0, doing: outbox.doing };
  outbox.bare = null;
  outbox.created = -1;
}

async function wasRecovered(outbox: Outbox, message: Posted, index: number): Promise<boolean> {
  const id = await outbox.options.recover(message);
  outbox.unknown.delete(index);
  if (id === null) return false;
  await keep(outbox, index, { ...message, id, state: 'open' });
  outbox.seen.visible = -1; // What it shows is not known.
  return true;
}

/** Remembers a message; one that only grew is journalled lazily. */
async function keep(outbox: Outbox, index: number, message: Posted, isLazy = false): Promise<void> {
  const { posted, layout, holdUntil, options } = outbox;
  posted[index] = message;
  const isAhead = layout.pushed >= holdUntil;
  const patch = { posted: [...posted], ...(isAhead ? { text: layout.text } : {}) };
  if (isLazy && options.now() - outbox.journalledAt < JOURNAL_EVERY_MS)
    return options.ledger.note(patch);
  outbox.journalledAt = options.now();
  await options.ledger.journal(patch);
}

/** A surplus message goes, also one that was being created when a former process died. */
async function removeLast({ posted, unknown, options }: Outbox): Promise<void> {
  const index = posted.length - 1;
  const message = posted[index];
  if (!message) return;
  const id = message.id ?? (unknown.has(index) ? await options.recover(message) : null);
  if (id !== null) await options.channel.remove({ ...message, id }, options.signal);
  unknown.delete(index);
  posted.pop();
  await options.ledger.journal({ posted: [...posted] });
}

function countMessages({ layout, doing, final }: Outbox): number {
  const isNeeded =
    layout.visible > 0 || doing.status !== null || final !== null || layout.cuts.length > 0;
  return isNeeded ? layout.cuts.length + 1 : 0;
}

function stepFor(outbox: Outbox, message: Posted | undefined, isLast: boolean): Step | null {
  if (!message || message.id === null) return 'open';
  if (message.state === 'closed') return null;
  if (!isLast || outbox.final) return 'close';
  const { layout, doing, seen, options } = outbox;
  const isDirty =
    layout.visible !== seen.visible || isNews(doing, seen.doing, options.channel.dialect);
  return isDirty ? 'grow' : null;
}

/** A message that has grown too old to be written to ends where it stands. */
function rotate(outbox: Outbox): void {
  const { posted, final, layout, options } = outbox;
  const last = posted.at(-1);
  if (!last || final || posted.length !== countMessages(outbox)) return;
  if (Date.now() - last.openedAt > options.channel.dialect.maxAgeMs) layout.cutNow();
}

function toContent(outbox: Outbox, index: number, step: Step, isSettled: boolean): Content {
  const { layout, final, doing, options } = outbox;
  if (isHeld(outbox)) return toHeldContent(outbox);
  const messages = countMessages(outbox);
  if (index >= messages) return toEnclosure(outbox, index - messages, step);
  const text = layout.piece(index);
  if (index < messages - 1) {
    // Created with a button all the same: it names the job, so that a message whose create was lost is found again.
    const buttons = step === 'open' ? options.buttons : [];
    return { text, status: null, buttons, files: [] };
  }
  if (!final) return { text, ...doing, buttons: isSettled ? [] : options.buttons, files: [] };
  const files = options.channel.dialect.files.areApart ? [] : (final.files[0] ?? []);
  const status = toNote(final.ending, layout);
  return { text, ...doing, status, buttons: final.buttons, files };
}

/** Where files are messages of their own they are uploaded first and then shown; elsewhere the message is there first, named by a button. */
function toEnclosure(outbox: Outbox, index: number, step: Step): Content {
  const { channel, buttons } = outbox.options;
  const files = enclosuresOf(outbox)[index] ?? [];
  const isEmpty = step === 'open' && !channel.dialect.files.areApart;
  return {
    text: '',
    status: null,
    buttons: isEmpty ? buttons : [],
    files: isEmpty ? [] : files,
  };
}

function toNote(ending: Ending, layout: Layout): string | null {
  const notes = [layout.rest === null ? null : OVERFLOW_NOTE, ending.note].filter(
    (note) => note !== null,
  );
  return notes.length > 0 ? notes.join(' · ') : null;
}
