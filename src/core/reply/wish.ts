import { purposeOf } from './operations.ts';
import type { Pending } from './pacer.ts';
import type { Operation, Outbox } from './state.ts';

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
