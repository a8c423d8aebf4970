import { setTimeout as delay } from 'node:timers/promises';
import type { Sign } from '../../../core/ports.ts';
import type { Target } from './target.ts';

const WAITING = 'hourglass_flowing_sand';
const SEEN = 'eyes';
const UNABLE = 'mute';
const STATUS = 'is thinking…';

/** The question goes to the model before its indicator is set. */
const AFTER_MS = 10;

/** An indicator that comes later than this is of no use. */
const SIGN_TIMEOUT_MS = 5_000;
const MAX_MARKED = 2_000;

/** Shows what happens with a message: by a status in its thread, or by a reaction to it. */
export async function showIndicator(
  target: Target,
  indicator: Sign,
  messageId: string,
  signal: AbortSignal,
): Promise<void> {
  if (indicator === 'unable') return mark(target, messageId, UNABLE, signal);
  if (indicator === 'queued') return mark(target, messageId, WAITING, signal);
  if (indicator === 'done') return unmark(target, messageId, WAITING, signal);
  await delay(AFTER_MS);
  const { place, api } = target;
  const { workspace, channel, thread } = place;
  const soon = AbortSignal.any([signal, AbortSignal.timeout(SIGN_TIMEOUT_MS)]);
  const args = { channel_id: channel, thread_ts: thread, status: STATUS };
  try {
    if (thread === undefined) throw new Error('a status needs a thread');
    await api.ask(workspace, 'assistant.threads.setStatus', args, soon);
  } catch {
    if (!signal.aborted) await mark(target, messageId, SEEN, signal);
  }
}

/** Removes the reaction once the answer is there. Slack clears a status by itself. */
export function clearIndicator(target: Target): void {
  const { audience, place } = target;
  if (audience.question === null) return;
  if (!target.marks.get(`${place.channel}/${audience.question}`)?.has(SEEN)) return;
  const soon = AbortSignal.timeout(60_000);
  unmark(target, audience.question, SEEN, soon).catch(() => {}); // It may stay.
}

async function mark(target: Target, ts: string, name: string, signal: AbortSignal): Promise<void> {
  const { workspace, channel } = target.place;
  const { marks } = target;
  const key = `${channel}/${ts}`;
  if (marks.size >= MAX_MARKED) marks.clear();
  marks.set(key, new Set([...(marks.get(key) ?? []), name]));
  await target.api.ask(workspace, 'reactions.add', { channel, timestamp: ts, name }, signal);
}

async function unmark(
  target: Target,
  ts: string,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const { workspace, channel } = target.place;
  target.marks.get(`${channel}/${ts}`)?.delete(name);
  await target.api.ask(workspace, 'reactions.remove', { channel, timestamp: ts, name }, signal);
}
