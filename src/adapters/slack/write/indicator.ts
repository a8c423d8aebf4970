import { setTimeout as delay } from 'node:timers/promises';
import type { IndicatorState } from '../../../core/ports.ts';
import { codeOf } from '../failures.ts';
import { slackStrings } from '../strings/index.ts';
import { toEpochMs } from '../timestamps.ts';
import type { Reaction } from './marks.ts';
import type { Target } from './target.ts';

const WAITING = 'hourglass_flowing_sand';
const SEEN = 'eyes';
const UNABLE = 'mute';

/** The question goes to the model before its indicator is set. */
const AFTER_MS = 10;

/** An indicator that comes later than this is of no use. */
const SIGN_TIMEOUT_MS = 5_000;
const CLEAR_TIMEOUT_MS = 60_000;

/** Shows what happens with a message: by a status in its thread, or by a reaction to it. */
export async function showIndicator(
  target: Target,
  indicator: IndicatorState,
  messageId: string,
  signal: AbortSignal,
): Promise<void> {
  if (indicator === 'unable') return mark(target, messageId, UNABLE, signal);
  if (indicator === 'queued') return mark(target, messageId, WAITING, signal);
  if (indicator === 'done') return unmarkAll(target, messageId, signal);
  if (indicator === 'left') return unmarkAll(target, messageId, signal, 'always');
  if (indicator === 'answered') return target.marks.remove(toMark(target, messageId, SEEN), signal);
  return target.marks.add(toWorking(target, messageId), signal);
}

/**
 * A status, or else the reaction. Taking the reaction off also cancels a status that is still being
 * awaited, so that no reaction appears after the answer.
 */
function toWorking(target: Target, messageId: string): Reaction {
  const { place, api } = target;
  const { workspace, channel, thread } = place;
  const mark = toMark(target, messageId, SEEN);
  const status = slackStrings.thinking;
  return {
    ...mark,
    async put(signal) {
      await delay(AFTER_MS);
      const soon = AbortSignal.any([signal, AbortSignal.timeout(SIGN_TIMEOUT_MS)]);
      const args = { channel_id: channel, thread_ts: thread, status };
      try {
        if (thread === undefined) throw new Error('a status needs a thread');
        await api.ask(workspace, 'assistant.threads.setStatus', args, soon);
        return false;
      } catch {
        signal.throwIfAborted();
        return mark.put(signal);
      }
    },
  };
}

/** Removes the reaction once the answer is there. Slack clears a status by itself. */
export function clearIndicator(target: Target): void {
  const { audience, marks } = target;
  if (audience.question === null) return;
  const soon = AbortSignal.timeout(CLEAR_TIMEOUT_MS);
  // Where it fails the end of the job tries again.
  marks.remove(toMark(target, audience.question, SEEN), soon).catch(() => {});
}

function mark(target: Target, ts: string, name: string, signal: AbortSignal): Promise<void> {
  return target.marks.add(toMark(target, ts, name), signal);
}

/** A question from before this process may bear what that put on it. */
async function unmarkAll(
  target: Target,
  ts: string,
  signal: AbortSignal,
  which: 'known' | 'always' = toEpochMs(ts) < target.startedAt ? 'always' : 'known',
): Promise<void> {
  await target.marks.remove(toMark(target, ts, WAITING), signal, 'always');
  await target.marks.remove(toMark(target, ts, SEEN), signal, which);
}

/** A reaction to a message, and how it is put there and taken away. */
function toMark(
  { place: { workspace, channel }, api }: Target,
  timestamp: string,
  name: string,
): Reaction {
  const args = { channel, timestamp, name };
  return {
    key: `${channel}/${timestamp}/${name}`,
    put: async (signal: AbortSignal) => {
      await api.ask(workspace, 'reactions.add', args, signal);
      return true;
    },
    take: async (signal: AbortSignal) => {
      try {
        await api.ask(workspace, 'reactions.remove', args, signal);
      } catch (error) {
        if (codeOf(error) !== 'no_reaction') throw error;
      }
    },
  };
}
