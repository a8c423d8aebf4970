import type { IndicatorState } from '../../../core/ports.ts';
import { toOverdue } from '../rate-limits.ts';
import { channelOf } from './reply-target.ts';
import type { Target } from './target.ts';

const WAITING = '⏳';
const UNABLE = '🔇';

// It lasts 10 seconds (docs.discord.com/developers/resources/channel#trigger-typing-indicator).
const TYPING_MS = 8_000;

/** The question goes to the model first. */
const AFTER_MS = 10;

/** A job that has not written anything by then has been given up. */
const LONGEST_MS = 10 * 60_000;

/** A mark that comes later than this says nothing any more. */
const MARK_MS = 10_000;

/** Shows what has become of a message: Parley types, or leaves a mark on it. */
export async function showIndicator(
  target: Target,
  indicator: IndicatorState,
  messageId: string,
  signal: AbortSignal,
): Promise<void> {
  if (indicator === 'working') return keepTyping(target, signal);
  if (indicator === 'answered') return undefined; // Typing is no mark.
  const channel = channelOf(target, target.place, messageId);
  const emoji = encodeURIComponent(indicator === 'unable' ? UNABLE : WAITING);
  const path: `/${string}` = `/channels/${channel}/messages/${messageId}/reactions/${emoji}/@me`;
  const method = indicator === 'done' || indicator === 'left' ? 'DELETE' : 'PUT';
  await target.api.ask(
    { kind: 'reaction', scope: channel, method, path },
    indicator === 'queued' ? AbortSignal.any([signal, AbortSignal.timeout(MARK_MS)]) : signal,
  );
}

/** The answer itself is a better sign than typing. */
export function endTyping({ indicators, audience }: Target): void {
  const { question } = audience;
  if (question === null) return;
  indicators.get(question)?.abort();
  indicators.delete(question);
}

/** Types where the answer will stand: opening its thread now saves the first text a round trip. */
async function keepTyping(target: Target, signal: AbortSignal): Promise<void> {
  const { indicators, audience, replyTargets } = target;
  endTyping(target);
  const ending = new AbortController();
  if (audience.question !== null) indicators.set(audience.question, ending);
  const until = AbortSignal.any([signal, ending.signal, AbortSignal.timeout(LONGEST_MS)]);
  await pause(AFTER_MS, until);
  const { channel } = await replyTargets.find(target);
  while (!until.aborted) {
    await type(target, channel, until);
    await pause(TYPING_MS, until);
  }
}

/** How long words go first. */
const PATIENCE_MS = 700;

async function type(
  { api, rateLimits }: Target,
  channel: string,
  until: AbortSignal,
): Promise<void> {
  const path: `/${string}` = `/channels/${channel}/typing`;
  const keys = api.limits.keys('typing', channel);
  const patient = AbortSignal.any([until, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    const settle = await rateLimits
      .pass(keys, patient)
      .catch(() => rateLimits.pass(toOverdue(keys), until));
    const call = { kind: 'typing', scope: channel, method: 'POST', path } as const;
    const { learned } = await api.call(call, until).finally(settle);
    rateLimits.learn(learned);
  } catch (error) {
    if (!until.aborted) throw error;
  }
}

function pause(ms: number, until: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (until.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      until.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    timer.unref();
    until.addEventListener('abort', end);
  });
}
