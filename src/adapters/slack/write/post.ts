import { sleep } from '../../../core/async.ts';
import type { RefusedExtra } from '../../../core/errors.ts';
import type { Posted } from '../../../core/job.ts';
import type { RateLimit, Step } from '../../../core/ports.ts';
import { isEnclosure } from '../../../core/reply/enclosures.ts';
import { type RateLimits, whileHolding, withRateLimits } from '../../../core/reply/rate-limits.ts';
import type { Args } from '../client.ts';
import { isUnseenRefused, obstacleOf } from '../failures.ts';
import { POST_WINDOW_MS, toKey, toKeys } from '../rate-limits.ts';
import type { Scope } from './active-streams.ts';
import { toMetadata, UNFURLS_OFF } from './blocks.ts';
import { toAppendKeys, toGrowKeys, toPatience, toTidyKeys } from './pacing.ts';
import { toPostedTs } from './payloads.ts';
import { parseState, type Target } from './target.ts';

const METHOD = 'chat.postMessage';

/**
 * What the write that posts has in the rate limit of posts: nothing; a place that is still free; or
 * one that a call of its own has used, and that stays its own until the whole write has ended.
 */
export type Slot = 'none' | 'free' | 'used';

/** Posts a message that everyone here can read, in its thread if that accepts it. */
export async function post(
  target: Target,
  message: Posted,
  shown: Args,
  { slot, signal }: { readonly slot: Slot; readonly signal: AbortSignal },
): Promise<{ readonly ts: string; readonly lost: readonly RefusedExtra[] }> {
  const { place, api, rateLimits, threads, losses } = target;
  const { workspace, channel } = place;
  const keys = toKeys(workspace, METHOD, channel);
  // What no reader sees falls away before the layout does.
  const extras: Args[] = [{ metadata: toMetadata(message), ...UNFURLS_OFF }, UNFURLS_OFF, {}];
  let thread = threads.of(place);
  let lost: readonly RefusedExtra[] = [];
  for (let turn = slot; ; turn = slot === 'none' ? 'none' : 'used') {
    const args = { channel, ...shown, ...extras[0], ...thread };
    const run = () => api.call(workspace, METHOD, args, signal);
    try {
      const posted = await inTurn(rateLimits, keys, run, { slot: turn, signal });
      return { ts: toPostedTs(METHOD, posted), lost };
    } catch (error) {
      if (extras.length > 1 && isUnseenRefused(error)) extras.shift();
      else if (thread !== NO_THREAD && threads.leave(place, error)) {
        thread = NO_THREAD;
        lost = losses.tell(channel, 'thread', obstacleOf(error));
      } else throw error;
    }
  }
}

const NO_THREAD: Args = {};

/**
 * A channel takes one post at a time. If the write already holds that slot, no other write posts
 * there before it ends, and waiting for another slot would be a deadlock.
 */
async function inTurn<Result>(
  rateLimits: RateLimits,
  keys: readonly RateLimit[],
  run: () => Promise<Result>,
  { slot, signal }: { readonly slot: Slot; readonly signal: AbortSignal },
): Promise<Result> {
  if (slot === 'none') return withRateLimits(rateLimits, keys, run, signal);
  if (slot === 'used') await sleep(POST_WINDOW_MS, signal);
  return run();
}

/** Whether the place that a post takes in its channel was taken for the write. */
export function holdsPost({ place }: Target, held: readonly RateLimit[]): boolean {
  const [own] = toKeys(place.workspace, METHOD, place.channel);
  return held.some(({ key }) => key === own?.key);
}

/** Whether a stream's start was admitted. */
export function holdsStart(target: Target, held: readonly RateLimit[]): boolean {
  return holds(target, held, 'chat.startStream');
}

/** The rate limits that a write for everyone draws on. */
export function toPublicLimits(
  target: Target,
  message: Posted,
  step: Step,
  isWhole: boolean,
): readonly RateLimit[] {
  const { place, activeStreams } = target;
  const { workspace, channel } = place;
  if (isEnclosure(message)) return []; // Each of its calls waits for its own rate limit.
  if (message.id === null) {
    return activeStreams.choose(message.key, toScope(target), isWhole) === 'stream'
      ? [toKey(workspace, 'chat.startStream')]
      : toKeys(workspace, METHOD, channel);
  }
  const { mode } = parseState(message.adapterState, channel);
  // Each call of plain text waits for its own rate limit.
  if (mode === 'respond' || mode === 'plain') return [];
  const stream = activeStreams.stream(message.key);
  const isRunning = stream ? stream.state !== 'stopped' : mode === 'stream';
  const update = toGrowKeys(workspace, activeStreams.growing);
  if (step === 'close') return toEndLimits(target, isRunning, stream !== undefined);
  if (stream?.state === 'live') return toAppendKeys(workspace);
  return isRunning ? [toKey(workspace, 'chat.stopStream'), ...update] : update;
}

/**
 * A stream's end shows its last words; the update after it, which only changes the buttons, comes
 * along where there is room for it.
 */
function toEndLimits(
  { place: { workspace }, rateLimits, activeStreams }: Target,
  isRunning: boolean,
  isStream: boolean,
): readonly RateLimit[] {
  const tidying = toTidyKeys(workspace, activeStreams.growing);
  if (!isRunning) return isStream ? tidying : [toKey(workspace, 'chat.update')];
  const stop = toKey(workspace, 'chat.stopStream');
  // What a previous process's stream has shown is unknown, so the update contains the whole text.
  if (!isStream) return [stop, toKey(workspace, 'chat.update')];
  return rateLimits.delay(tidying) > 0 ? [stop] : [stop, ...tidying];
}

/** Whether the end of a stream was admitted, and the update after it was not. */
export function holdsStopAlone(target: Target, held: readonly RateLimit[]): boolean {
  return holds(target, held, 'chat.stopStream') && !holds(target, held, 'chat.update');
}

function holds({ place }: Target, held: readonly RateLimit[], method: string): boolean {
  const { key } = toKey(place.workspace, method);
  return held.some((limit) => limit.key === key);
}

/** How long the first words of an answer may wait for the last. */
export function toPatienceMs({ place, rateLimits, activeStreams }: Target): number {
  return toPatience(rateLimits.delay, place.workspace, activeStreams.open);
}

export function toScope({ place, audience }: Target): Scope {
  return { place, reader: audience.asker };
}

/** What a write needs besides the call that it was admitted for waits on its own. */
export function whileWriting(target: Target, places: readonly RateLimit[]): Target {
  const rateLimits = whileHolding(target.rateLimits, places);
  const ask: Target['api']['ask'] = (workspace, method, args, signal) =>
    target.api.ask(workspace, method, args, signal, rateLimits);
  return { ...target, rateLimits, api: { ...target.api, ask } };
}
