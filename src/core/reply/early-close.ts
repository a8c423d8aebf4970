import type { Posted } from '../job.ts';
import type { Channel } from '../ports.ts';
import type { Layout } from './layout.ts';

/**
 * A message that was last written without buttons or a quiet line, and its text: it needs no close
 * to look closed.
 */
export type Bare = { readonly index: number; readonly text: string };

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
 * The first of the writes that are due; taking the buttons off a message that shows all of its
 * text waits for the text behind it.
 */
export function textFirst<Write extends Due>(
  due: readonly Write[],
  { posted, layout }: Pick<Messages, 'posted' | 'layout'>,
): Write | null {
  const isTidying = ({ step, index }: Due) => {
    const cut = posted[index]?.cut ?? null; // Known when it was written: it was whole then.
    return step === 'close' && cut !== null && cut === layout.cuts[index];
  };
  const [first = null] = due;
  if (first === null || !isTidying(first)) return first;
  return due.find((write) => write.step !== 'grow' && !isTidying(write)) ?? first;
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
