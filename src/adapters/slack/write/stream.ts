import type { types } from '@slack/bolt';
import type { Content, Task } from '../../../core/content.ts';
import { RateLimitedError, WriteError } from '../../../core/errors.ts';
import type { Posted } from '../../../core/job.ts';
import type { RateLimit } from '../../../core/ports.ts';
import { withRateLimits } from '../../../core/reply/rate-limits.ts';
import type { Args } from '../client.ts';
import { codeOf, isLayoutRefused } from '../failures.ts';
import { toKey } from '../rate-limits.ts';
import {
  type ActiveStream,
  toPlaceScope,
  toReaderScope,
  toWorkspaceScope,
} from './active-streams.ts';
import { toChunks, toMetadata } from './blocks.ts';
import { toPostedTs } from './payloads.ts';
import type { Target } from './target.ts';

/** This workspace has no streams for now. */
const NOT_IN_WORKSPACE = [
  'deprecated_endpoint',
  'feature_disabled',
  'feature_not_enabled',
  'method_deprecated',
  'missing_scope',
  'not_agent_app',
  'not_allowed',
  'not_allowed_token_type',
  'unknown_method',
];

/** This channel has no streams: it is a group DM. */
const NOT_IN_CHANNEL = ['channel_type_not_supported'];

/**
 * This reader cannot get a stream here: a person of another organization, whom Slack does not find
 * in Parley's own.
 */
const NOT_FOR_READER = [
  'invalid_recipient',
  'missing_recipient_team_id',
  'missing_recipient_user_id',
  'team_access_not_granted',
  'team_not_found',
  'user_not_found',
];

/** What Slack answers for a stream that has ended already. */
const ENDED = ['message_not_found', 'message_not_in_streaming_state', 'stopped_by_user'];

/**
 * Starts a stream. Null if one is not possible: the message is then posted. `isPaid`: its place in
 * the rate limit has been taken.
 */
export async function startStream(
  target: Target,
  message: Posted,
  content: Content,
  { isPaid, signal }: { readonly isPaid: boolean; readonly signal: AbortSignal },
): Promise<string | null> {
  const { place, audience, api, rateLimits, activeStreams, teams } = target;
  const { workspace, channel } = place;
  const shown = { sent: content.text, tasks: new Map<string, Task['state']>() };
  try {
    const args = {
      channel,
      thread_ts: place.thread,
      recipient_user_id: audience.asker,
      recipient_team_id: teams.get(audience.asker) ?? workspace,
      chunks: toChunks(content, toNews(content, shown)),
    };
    const keys = isPaid ? [] : [toKey(workspace, 'chat.startStream')];
    const run = () => api.call(workspace, 'chat.startStream', args, signal);
    const started = await withRateLimits(rateLimits, keys, run, signal);
    const ts = toPostedTs('chat.startStream', started);
    recordShown(shown, content);
    activeStreams.start(message.key, shown);
    return ts;
  } catch (error) {
    remember(target, error);
    if (!isUndone(error)) throw error;
    return null;
  }
}

/** Remembers what a refusal says about further streams, within the scope that it is about. */
function remember({ place, audience, activeStreams }: Target, error: unknown): void {
  const code = codeOf(error);
  if (NOT_IN_WORKSPACE.includes(code)) activeStreams.block(toWorkspaceScope(place));
  if (NOT_IN_CHANNEL.includes(code)) activeStreams.block(toPlaceScope(place));
  if (NOT_FOR_READER.includes(code)) activeStreams.block(toReaderScope(place, audience.asker));
}

/**
 * Appends what is new; its place in the rate limit has been taken. False if the stream has to be
 * ended and updated instead.
 */
export async function append(
  target: Target,
  id: string,
  stream: ActiveStream,
  content: Content,
  signal: AbortSignal,
): Promise<boolean> {
  const { place, api } = target;
  const chunks = toRest(stream, content);
  if (!chunks) return false;
  if (chunks.length === 0) return true;
  try {
    const args = { channel: place.channel, ts: id, chunks };
    await api.call(place.workspace, 'chat.appendStream', args, signal);
    recordShown(stream, content);
    return true;
  } catch (error) {
    if (isUnknown(error)) stream.state = 'unsure';
    if (!isDefinite(error)) throw error;
    remember(target, error);
    // Expired, stopped by its reader, or refused: updates go on, and tell whether the place is
    // gone.
    return false;
  }
}

/**
 * Ends a stream with what it has not shown yet; it may have ended already. Resolves to whether it
 * has ended: a stream that Slack refuses to end accepts no update. `isPaid`: its place in the rate
 * limit has been taken.
 */
export async function stopStream(
  target: Target,
  message: Posted,
  content: Content,
  { isPaid, signal }: { readonly isPaid: boolean; readonly signal: AbortSignal },
): Promise<boolean> {
  const { place, api, rateLimits, activeStreams } = target;
  const stream = activeStreams.stream(message.key);
  if (stream?.state === 'stopped' || stream?.state === 'stuck') return stream.state === 'stopped';
  const rest = stream && toRest(stream, content);
  const chunks = rest ?? [];
  const { channel, workspace } = place;
  const stop = (extras: Args, keys: readonly RateLimit[]) => {
    const args = { channel, ts: message.id, ...extras };
    const run = () => api.call(workspace, 'chat.stopStream', args, signal);
    return withRateLimits(rateLimits, keys, run, signal);
  };
  const keys = [toKey(workspace, 'chat.stopStream')];
  const all = { metadata: toMetadata(message), ...(chunks.length > 0 ? { chunks } : {}) };
  try {
    // An update shows what the end of the stream was refused for.
    const isShown = await stop(all, isPaid ? [] : keys).then(
      () => true,
      async (error: unknown) => {
        if (!isLayoutRefused(error) || ENDED.includes(codeOf(error))) throw error;
        await stop({}, keys);
        return false;
      },
    );
    if (stream && rest && isShown) recordShown(stream, content);
    if (stream) stream.state = 'stopped';
    return true;
  } catch (error) {
    const state = toState(error);
    if (stream) stream.state = state ?? stream.state;
    if (!isDefinite(error)) throw error;
    return state === 'stopped';
  }
}

/** What a failed stop says about a stream; null if the stop was not carried out. */
function toState(error: unknown): ActiveStream['state'] | null {
  if (isUnknown(error)) return 'unsure';
  if (!isDefinite(error)) return null;
  return ENDED.includes(codeOf(error)) ? 'stopped' : 'stuck';
}

/** What a stream has not shown yet; null if it shows, or may show, something else. */
function toRest(stream: ActiveStream, content: Content): types.AnyChunk[] | null {
  if (stream.state !== 'live' || !content.text.startsWith(stream.sent)) return null;
  const text = content.text.slice(stream.sent.length);
  return toChunks({ text, buttons: [] }, toNews(content, stream));
}

/**
 * The tasks that have begun since, and the ends of those that are shown. A task that ended before
 * it could be shown is left out.
 */
function toNews({ tasks = [] }: Content, shown: Pick<ActiveStream, 'tasks'>): Task[] {
  return tasks.filter(({ id, state }) => {
    const before = shown.tasks.get(id);
    return before === undefined ? state === 'running' : before !== state;
  });
}

function recordShown(shown: Pick<ActiveStream, 'sent' | 'tasks'>, content: Content): void {
  for (const { id, state } of toNews(content, shown)) shown.tasks.set(id, state);
  shown.sent = content.text;
}

/**
 * Whether it is certain that no stream was started: a post may work where a stream does not, and
 * need not wait.
 */
function isUndone(error: unknown): boolean {
  return error instanceof RateLimitedError || isDefinite(error);
}

/** Slack has refused: nothing was done, and asking again would not help. */
function isDefinite(error: unknown): boolean {
  return (
    error instanceof WriteError && error.failure !== 'unknown' && error.failure !== 'unavailable'
  );
}

function isUnknown(error: unknown): boolean {
  return error instanceof WriteError && error.failure === 'unknown';
}
