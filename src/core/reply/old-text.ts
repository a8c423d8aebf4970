import type { Button, Content } from '../content.ts';
import type { Posted } from '../job.ts';
import type { Channel } from '../ports.ts';
import { type Activity, hasNotice, isNews } from './activity.ts';
import { isEnclosure } from './enclosures.ts';
import type { Journal } from './journal.ts';
import { createLayout, type Layout } from './layout.ts';

/** What is to be known of a reply whose new text takes the place of an old one. */
type Replacing = {
  readonly options: {
    readonly journal: Journal;
    readonly channel: Channel;
    readonly buttons: readonly Button[];
  };
  readonly posted: readonly Posted[];
  readonly final: unknown;
  readonly layout: Layout;
  readonly holdUntil: number;
  readonly activity: Activity;
  readonly seen: { readonly activity: Activity };
  /** The old text as messages, once something has to be written beside it. */
  old: Layout | null;
};

/** Whether the old text still stands, because the new one has not reached it. */
export function isHeld({
  final,
  layout,
  holdUntil,
}: Pick<Replacing, 'final' | 'layout' | 'holdUntil'>): boolean {
  return final === null && layout.pushed < holdUntil;
}

/**
 * While the old text stands, only the reason for a wait is worth a write: the person who pressed
 * Regenerate is waiting.
 */
export function nextOfHeld(outbox: Replacing): { step: 'grow'; index: number } | null {
  const { posted, activity, seen, options } = outbox;
  const index = posted.findLastIndex((message) => !isEnclosure(message));
  const isThere = (posted[index]?.id ?? null) !== null;
  const isDue =
    hasNotice(activity) && isThere && isNews(activity, seen.activity, options.channel.dialect);
  return isDue ? { step: 'grow', index } : null;
}

/** The end of the old text, with the quiet line. */
export function toHeldContent(outbox: Replacing): Content {
  const { activity, options } = outbox;
  outbox.old ??= toOldLayout(outbox);
  const text = outbox.old.piece(outbox.old.cuts.length);
  return { text, status: activity.status, tasks: [], buttons: options.buttons, files: [] };
}

/** The messages of an old text end where they did: it may have been cut early, by age or a note. */
export function createOldLayout({
  posted,
  options,
}: Pick<Replacing, 'posted' | 'options'>): Layout {
  const words = posted.filter((message) => !isEnclosure(message));
  const end = words.findIndex(({ oldCut }) => (oldCut ?? null) === null);
  const cuts = words.slice(0, end < 0 ? words.length : end).flatMap(({ oldCut }) => oldCut ?? []);
  return createLayout(options.channel.dialect, cuts);
}

function toOldLayout(outbox: Replacing): Layout {
  const { options } = outbox;
  const layout = createOldLayout(outbox);
  layout.push(options.journal.job.text);
  layout.end();
  layout.update();
  return layout;
}
