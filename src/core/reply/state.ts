import type { Button, OutgoingFile } from '../content.ts';
import type { Obstacle, RefusedExtra } from '../errors.ts';
import type { Ending, Leftover, Posted } from '../job.ts';
import type { Channel, RateLimitUpdate, Step } from '../ports.ts';
import { type Activity, idle } from './activity.ts';
import { isEnclosure } from './enclosures.ts';
import { adoptFiles, type Journal, reopen, toPosted, toReopened } from './journal.ts';
import { createLayout, type Layout, resumeLayout } from './layout.ts';
import { createOldLayout, isHeld } from './old-text.ts';

/** One write that is to be made. */
export type Operation = {
  readonly step: Step | 'remove';
  readonly index: number;
  /**
   * As it is when the write begins: how many messages there are may change while it is on its way.
   */
  readonly message: Posted;
  /** Where the message before it is to end first, so that it need not be written to. */
  readonly splitAt?: number;
};

/** How the last message looks once the answer has ended. */
export type Final = {
  readonly ending: Ending;
  readonly buttons: readonly Button[];
  /** By the message that they come in. */
  readonly files: readonly (readonly OutgoingFile[])[];
  /** The file that holds what did not fit into the messages; null if all of it fits. */
  readonly overflow: OutgoingFile | null;
  /** When that was known, by `now`. */
  readonly since: number;
};

export type OutboxOptions = {
  readonly journal: Journal;
  readonly channel: Channel;
  /** What the last message carries while the answer runs: Stop. */
  readonly buttons: readonly Button[];
  /**
   * The id of a message whose create had an unknown outcome, if it was carried out. It is not one
   * of the `others`.
   */
  readonly recover: (posted: Posted, others: readonly Posted['id'][]) => Promise<string | null>;
  readonly learn: (learned: readonly RateLimitUpdate[]) => void;
  /** Hears of a message that could not be given its end, or could not be taken away. */
  readonly onLeft: (left: Leftover) => void;
  /** Ends writing at once, whatever is left. */
  readonly signal: AbortSignal;
  readonly now: () => number;
};

/**
 * The messages of one reply: what they are to show, what they show, and what is journalled of
 * them.
 */
export type Outbox = {
  readonly options: OutboxOptions;
  /** Those with words, and behind them those that only bring files. */
  readonly posted: Posted[];
  /**
   * Creates with an unknown outcome, by key: those of an earlier process, and those whose reply was
   * lost.
   */
  readonly unknown: Set<string>;
  layout: Layout;
  /** The old text stands until the new one is as long. */
  holdUntil: number;
  old: Layout | null;
  /** It ends with the old text, which the new one has not reached. */
  keepsOld: boolean;
  activity: Activity;
  final: Final | null;
  /** What the last message showed after its last write; -1 if a former process wrote it. */
  seen: { visible: number; pushed: number; activity: Activity };
  /** The message that looks as it is to end. */
  bare: Bare | null;
  /** The message, by key, whose last words were sent before its files, or could not be. */
  ahead: string | null;
  /** The message that was created last, by this process and for this text; -1 if there is none. */
  created: number;
  readonly startedAt: number;
  /** When the last chunk came, and how far apart they are of late. */
  readonly chunks: { at: number; gapMs: number };
  unseenSince: number;
  firstTextAt: number | null;
  journalledAt: number;
  /** What had to be left out. The last message says so. */
  readonly losses: RefusedExtra[];
  /** The text that each message showed after its last write by this process, by key. */
  readonly shown: Map<string, string>;
  /** Messages that go as soon as the one with this key stands, which shows the same and more. */
  readonly superseded: Map<string, Posted>;
  /**
   * Set once it has become impossible to go on: the posted messages are closed, and the last of
   * them says why.
   */
  broken: Broken | null;
};

export type Broken = {
  readonly error: unknown;
  readonly obstacle: Obstacle | null;
  /** The message whose text was refused, by key; it goes on showing what it showed last. */
  readonly refused: string;
  /**
   * The last message of those that say what the answer is to say, which says why it ends there.
   */
  readonly last: number;
  /** Whether a reader sees that it ended there. */
  isTold: boolean;
  /** If that cannot be said either, the platform is out of reach: it goes on once it is back. */
  readonly mayGoOn: boolean;
};

export function createOutbox(options: OutboxOptions): Outbox {
  const { job } = options.journal;
  const posted = reopen(job);
  holdReopened(options, posted);
  return {
    options,
    posted,
    unknown: new Set(posted.flatMap(({ id, key }) => (id === null ? [key] : []))),
    layout: resumeLayout(options.channel.dialect, job),
    holdUntil: job.state === 'delivering' ? 0 : job.text.length,
    old: null,
    keepsOld: false,
    activity: idle,
    final: null,
    seen: { visible: posted.length > 0 ? -1 : 0, pushed: 0, activity: idle },
    bare: null,
    ahead: null,
    created: -1,
    startedAt: options.now(),
    chunks: { at: options.now(), gapMs: 0 },
    unseenSince: options.now(),
    firstTextAt: null,
    journalledAt: options.now(),
    losses: [],
    shown: new Map(),
    superseded: new Map(),
    broken: null,
  };
}

/**
 * What is journalled with the new text says nothing of where the old one was cut, nor that its
 * messages are as they are to stay.
 */
function holdReopened(
  { journal }: Pick<OutboxOptions, 'journal'>,
  posted: readonly Posted[],
): void {
  if (posted.length > 0) journal.hold({ posted: [...posted] });
}

/** The messages with words that were posted, or are being. */
export function wordsOf({ posted }: Pick<Outbox, 'posted'>): Posted[] {
  return posted.filter((message) => !isEnclosure(message));
}

/** The files that come in messages of their own. */
export function enclosuresOf({ final, options }: Outbox): Final['files'] {
  const files = final?.files ?? [];
  return options.channel.dialect.files.areApart ? files : files.slice(1);
}

/** How many messages the words take, as far as they are known. */
export function countMessages({ layout, activity, final }: Outbox): number {
  const isNeeded =
    layout.visible > 0 || activity.status !== null || final !== null || layout.cuts.length > 0;
  return isNeeded ? layout.cuts.length + 1 : 0;
}

/** Where the messages with words end, those that an old text still takes included. */
function endOfWords(outbox: Outbox): number {
  return isHeld(outbox) ? wordsOf(outbox).length : countMessages(outbox);
}

/** The message that a write concerns, as its adapter needs it to tell its rate limits. */
export function postedOf(outbox: Outbox, index: number): Posted {
  const enclosure = index - endOfWords(outbox);
  return findPosted(outbox, index) ?? toPosted(outbox.options.journal.job, index, enclosure);
}

/** The message that a write concerns, where there is one yet. */
function findPosted(outbox: Outbox, index: number): Posted | undefined {
  const enclosure = index - endOfWords(outbox);
  return enclosure < 0 ? wordsOf(outbox)[index] : outbox.posted.filter(isEnclosure)[enclosure];
}

/**
 * Puts a message where it belongs: in its own place, or last of its kind; behind the words come
 * the files.
 */
export function putPosted(outbox: Outbox, message: Posted): void {
  const { posted } = outbox;
  const at = posted.findIndex(({ key }) => key === message.key);
  if (at >= 0) posted[at] = message;
  else posted.splice(isEnclosure(message) ? posted.length : wordsOf(outbox).length, 0, message);
}

/** The model starts over: what was shown stays until the new text has reached it. */
export function restart(outbox: Outbox): void {
  const { posted, options, layout } = outbox;
  outbox.holdUntil = Math.max(outbox.holdUntil, layout.pushed);
  outbox.layout = createLayout(options.channel.dialect);
  outbox.old = null;
  for (const [index, message] of posted.entries()) posted[index] = toReopened(message);
  holdReopened(options, posted);
  outbox.seen = { visible: -1, pushed: 0, activity: outbox.activity };
  outbox.bare = null;
  outbox.ahead = null;
  outbox.created = -1;
}

/** The old text is written to its end, as the new one: its files stay. */
export function keepOld(outbox: Outbox): void {
  const { options, posted } = outbox;
  const { job } = options.journal;
  restart(outbox);
  outbox.keepsOld = true;
  posted.splice(0, posted.length, ...adoptFiles(posted, job.id));
  holdReopened(options, posted);
  outbox.layout = createOldLayout(outbox);
  outbox.layout.push(job.text);
}

/**
 * A message that was last written without buttons or a quiet line, and its text: it needs no close
 * to look closed.
 */
type Bare = { readonly index: number; readonly text: string };

/**
 * Whether growing shows all that a close would: each draws on the same rate limits then, and on
 * some.
 */
export function growsWhole(channel: Channel, message: Posted): boolean {
  const grow = channel.rateLimits(message, 'grow').map(({ key }) => key);
  const close = channel.rateLimits(message, 'close').map(({ key }) => key);
  return close.length > 0 && close.every((key) => grow.includes(key));
}

/**
 * Whether a create shows all that it brings; what draws on no rate limit beforehand may still wait
 * for its own.
 */
export function isShownAtOnce(channel: Channel, message: Posted): boolean {
  return channel.rateLimits(message, 'close').length > 0;
}

type Due = { readonly step: string; readonly index: number };

/**
 * The writes that may go next, the likeliest first; taking the buttons off a message that shows
 * all of its text waits for the text behind it.
 */
export function textFirst<Write extends Due>(
  due: readonly Write[],
  { posted, layout }: Pick<Messages, 'posted' | 'layout'>,
): Write[] {
  const isTidying = ({ step, index }: Due) => {
    const cut = posted[index]?.cut ?? null; // Known when it was written: it was whole then.
    return step === 'close' && cut !== null && cut === layout.cuts[index];
  };
  const tidying = due.find(isTidying);
  const words = due.find((write) => !isTidying(write));
  return [words, tidying].filter((write) => write !== undefined);
}

type Messages = { readonly posted: Posted[]; readonly bare: Bare | null; readonly layout: Layout };

/**
 * A message that looks already as it is to end needs no further write. It is journalled with the
 * next one's opening.
 */
export function closeBare({ posted, bare, layout }: Messages, index: number): void {
  const message = posted[index];
  if (message?.state !== 'open' || bare?.index !== index) return;
  if (bare.text !== layout.piece(index)) return;
  posted[index] = { ...message, state: 'closed', cut: layout.cuts[index] ?? null };
}
