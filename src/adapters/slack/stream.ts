import { withBudget } from '../../core/budget.ts';
import type { Content } from '../../core/content.ts';
import { WriteError } from '../../core/errors.ts';
import type { Posted } from '../../core/inbox.ts';
import { toChunks, toMetadata } from './blocks.ts';
import { toKey } from './costs.ts';
import { codeOf } from './failures.ts';
import { textOf } from './json.ts';
import type { Live } from './lives.ts';
import type { Target } from './target.ts';

/** This workspace has no streams, for now. */
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

/** This channel or this reader gets no stream: a group DM, a person of another organisation. */
const NOT_IN_CHANNEL = [
  'channel_type_not_supported',
  'invalid_recipient',
  'invalid_thread_ts',
  'missing_recipient_team_id',
  'missing_recipient_user_id',
  'user_not_found',
];

/** Starts a stream whose budget has been taken. Null where there can be none: the message is then posted. */
export async function startStream(
  { place, audience, api, lives }: Target,
  message: Posted,
  content: Content,
): Promise<string | null> {
  const { workspace, channel } = place;
  try {
    const started = await api.call(workspace, 'chat.startStream', {
      channel,
      thread_ts: place.thread,
      recipient_user_id: audience.asker,
      recipient_team_id: workspace,
      chunks: toChunks(content.text, content.buttons),
    });
    lives.start(message.key, content.text);
    return textOf(started, 'ts');
  } catch (error) {
    const code = codeOf(error);
    if (NOT_IN_WORKSPACE.includes(code)) lives.block(workspace);
    else if (NOT_IN_CHANNEL.includes(code)) lives.block(`${workspace}/${channel}`);
    else if (!isRefused(error)) throw error;
    return null;
  }
}

/** Appends what is new; its budget has been taken. False where the stream has to be ended and updated instead. */
export async function append(
  { place, api }: Target,
  id: string,
  live: Live,
  text: string,
): Promise<boolean> {
  if (live.state !== 'live' || !text.startsWith(live.sent)) return false;
  const rest = text.slice(live.sent.length);
  if (rest === '') return true;
  try {
    await api.call(place.workspace, 'chat.appendStream', {
      channel: place.channel,
      ts: id,
      chunks: toChunks(rest),
    });
    live.sent = text;
    return true;
  } catch (error) {
    if (isUnknown(error)) live.state = 'unsure';
    if (isRefused(error)) return false; // Expired, or stopped by its reader: it goes on by updates.
    throw error;
  }
}

/**
 * Ends a stream with what it has not shown yet; one that runs no more is fine. Whether all of the text was shown.
 * `isPaid`: its budget has been taken.
 */
export async function stopStream(
  target: Target,
  message: Posted,
  text: string,
  { isPaid, signal }: { readonly isPaid: boolean; readonly signal: AbortSignal },
): Promise<boolean> {
  const { place, api, budget, lives } = target;
  const live = lives.stream(message.key);
  if (live?.state === 'stopped') return text === live.sent;
  const isWhole = live?.state === 'live' && text.startsWith(live.sent);
  const rest = isWhole ? text.slice(live.sent.length) : '';
  const stop = () =>
    api.call(place.workspace, 'chat.stopStream', {
      channel: place.channel,
      ts: message.id,
      metadata: toMetadata(message),
      ...(rest === '' ? {} : { chunks: toChunks(rest) }),
    });
  try {
    const keys = isPaid ? [] : [toKey(place.workspace, 'chat.stopStream')];
    await withBudget(budget, keys, stop, signal);
    if (live && isWhole) live.sent = text;
  } catch (error) {
    if (live && isUnknown(error)) live.state = 'unsure';
    if (!isRefused(error)) throw error;
    if (live) live.state = 'stopped';
    return false;
  }
  if (live) live.state = 'stopped';
  return isWhole;
}

function isRefused(error: unknown): boolean {
  return error instanceof WriteError && error.failure === 'refused';
}

function isUnknown(error: unknown): boolean {
  return error instanceof WriteError && error.failure === 'unknown';
}
