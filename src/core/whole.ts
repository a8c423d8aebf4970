import type { Posted } from './inbox.ts';
import type { Layout } from './layout.ts';
import type { Channel } from './ports.ts';

/** A message that was last written without buttons or a quiet line, and its text: it needs no close to look closed. */
export type Bare = { readonly index: number; readonly text: string };

/** Whether growing shows all that a close would: each draws on the same budgets then, and on some. */
export function growsWhole(channel: Channel, message: Posted): boolean {
  const grow = channel.costs(message, 'grow').map(({ key }) => key);
  const close = channel.costs(message, 'close').map(({ key }) => key);
  return close.length > 0 && close.every((key) => grow.includes(key));
}

type Messages = { readonly posted: Posted[]; readonly bare: Bare | null; readonly layout: Layout };

/** A message that looks already as it is to end needs no further write. It is journalled with the next one's opening. */
export function closeBare({ posted, bare, layout }: Messages, index: number): void {
  const message = posted[index];
  if (message?.state !== 'open' || bare?.index !== index) return;
  if (bare.text !== layout.piece(index)) return;
  posted[index] = { ...message, state: 'closed', cut: layout.cuts[index] ?? null };
}
