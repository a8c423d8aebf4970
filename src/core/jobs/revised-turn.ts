import type { Media } from '../conversation/attachments.ts';
import type { History } from '../conversation/history.ts';
import { toUserTurn } from '../conversation/prompt.ts';
import type { Job } from '../job.ts';
import type { Message, Turn } from '../messages.ts';
import type { Blobs } from '../ports.ts';
import type { JobRun } from './job-run.ts';
import { toHashes } from './removal.ts';

/**
 * Puts what a message now says and brings in place of what is remembered of it; its answer stays.
 */
export async function reviseTurn(
  { history, media }: { readonly history: History; readonly media: Media },
  { adapter, signals: { thinking } }: JobRun,
  { conversation }: Job,
  message: Message,
): Promise<void> {
  const { turns } = await history.load(conversation);
  const turn = turns.find(({ role, ids }) => role === 'user' && ids.includes(message.id));
  if (!turn) return;
  const { parts } = await media.collect(message.attachments, adapter.archive, thinking);
  const revised = await toUserTurn(message, parts, adapter.directory, thinking);
  await history.save(conversation, [{ ...revised, ids: turn.ids, at: turn.at }]);
}

/** Does work that changes turns, then deletes the bytes that only their former versions showed. */
export async function keepBytes(
  { history, blobs }: { readonly history: History; readonly blobs: Blobs },
  conversation: string,
  ids: readonly string[],
  change: () => Promise<void>,
): Promise<void> {
  const load = async () => (await history.load(conversation)).turns;
  const isOf = (turn: Turn) => turn.ids.some((id) => ids.includes(id));
  const before = (await load()).filter(isOf).flatMap(toHashes);
  await change();
  const kept = new Set(before.length > 0 ? (await load()).flatMap(toHashes) : []);
  for (const hash of new Set(before)) if (!kept.has(hash)) await blobs.forget(hash);
}
