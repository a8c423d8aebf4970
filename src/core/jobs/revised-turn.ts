import { toUserTurn } from '../conversation/prompt.ts';
import type { Job } from '../job.ts';
import type { Message, Turn } from '../messages.ts';
import type { JobRun } from './job-run.ts';
import { toHashes } from './removal.ts';

/** Puts what a message now says and brings in place of what is remembered of it; its answer stays. */
export async function reviseTurn(
  { parts, adapter, signals: { thinking } }: JobRun,
  { conversation }: Job,
  message: Message,
): Promise<void> {
  const { turns } = await parts.history.load(conversation);
  const turn = turns.find(({ role, ids }) => role === 'user' && ids.includes(message.id));
  if (!turn) return;
  const media = await parts.media.collect(message.attachments, adapter.archive, thinking);
  const revised = await toUserTurn(message, media.parts, adapter.directory, thinking);
  await parts.history.save(conversation, [{ ...revised, ids: turn.ids, at: turn.at }]);
}

/** Does work that changes turns, then deletes the bytes that only their former versions showed. */
export async function keepBytes(
  { parts }: JobRun,
  conversation: string,
  ids: readonly string[],
  jobRun: () => Promise<void>,
): Promise<void> {
  const load = async () => (await parts.history.load(conversation)).turns;
  const isOf = (turn: Turn) => turn.ids.some((id) => ids.includes(id));
  const before = (await load()).filter(isOf).flatMap(toHashes);
  await jobRun();
  const kept = new Set(before.length > 0 ? (await load()).flatMap(toHashes) : []);
  for (const hash of new Set(before)) if (!kept.has(hash)) await parts.blobs.forget(hash);
}
