import type { Log } from '../../../core/ports.ts';
import { PUBLIC_THREAD } from '../channel-types.ts';
import type { ChannelLookup, EventContext, Identity } from '../places.ts';
import { THREAD_STARTER } from './contents.ts';
import { isForward } from './files.ts';
import { type ReadMessage, withForwardedAuthors } from './forwarded.ts';
import type { MessagePayload, OriginalPayload } from './message-payloads.ts';
import { isSpoken } from './messages.ts';
import type { ChangedPayload, Dispatch, MessageEventPayload } from './payloads.ts';

/** What completes an event that does not tell all by itself. */
export type Completing = {
  readonly channels: ChannelLookup;
  readonly identity: () => Identity;
  readonly readMessage: ReadMessage;
  readonly signal: AbortSignal;
  readonly log: Log;
};

/** The first message of a thread in a forum has the thread's id, and its title. */
export async function withTitle(
  { channels, log, signal }: Completing,
  { type, data }: Dispatch,
  context: EventContext,
): Promise<EventContext> {
  const isMessage = type === 'MESSAGE_CREATE' || type === 'MESSAGE_UPDATE';
  if (!isMessage || context.location.thread !== data.id) return context;
  const title = await channels.title(data.id, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    log.warn({ channel: data.id, err: error }, 'could not look up the title of a thread');
    return null;
  });
  return { ...context, title };
}

/**
 * The first message of a post in a forum, once its title is another one than before; null if that
 * is as it was.
 */
export async function readRetitled(
  options: Completing,
  { id, guild_id }: ChangedPayload,
  before: string | null,
): Promise<{ readonly type: 'MESSAGE_UPDATE'; readonly data: MessageEventPayload } | null> {
  const { channels, signal } = options;
  const title = await channels.title(id, signal).catch(() => null);
  if (title === null || title === before) return null;
  const opening = await readAgain(options, id, id);
  if (!opening) return null;
  const place = { guild_id, channel_id: id, channel_type: PUBLIC_THREAD };
  return { type: 'MESSAGE_UPDATE', data: { ...opening, ...place } };
}

/** The message with what it refers to, where Discord has left that out, and with whose it is. */
export async function fillIn(options: Completing, dispatch: Dispatch): Promise<Dispatch> {
  if (dispatch.type !== 'MESSAGE_CREATE' || !isSpoken(dispatch.data, options.identity()))
    return dispatch;
  const data = await withReferred(options, dispatch.data);
  const [completed = data] = await withForwardedAuthors(
    options.readMessage,
    [data],
    options.signal,
  );
  return { ...dispatch, data: { ...dispatch.data, ...completed } };
}

async function withReferred(options: Completing, data: MessagePayload): Promise<MessagePayload> {
  const { referenced_message: original, message_reference: reference, channel_id: channel } = data;
  if (isForward(data) && data.message_snapshots.length === 0) {
    const whole = await readAgain(options, channel, data.id);
    const { message_snapshots } = whole ?? data;
    return { ...data, message_snapshots };
  }
  const isReply = reference.type === 0 && reference.message_id !== '';
  if (!isReply || original === null) return data;
  const isHalf = original && isForward(original) && original.message_snapshots.length === 0;
  const whole =
    original && !isHalf ? original : await readAgain(options, channel, reference.message_id);
  if (!whole) return data;
  return { ...data, referenced_message: await toStarted(options, whole) };
}

/** The message that a thread was opened on, for the row that stands for it in the thread. */
async function toStarted(options: Completing, told: OriginalPayload): Promise<OriginalPayload> {
  const { type, message_reference: reference } = told;
  if (type !== THREAD_STARTER || reference.message_id === '') return told;
  return (await readAgain(options, reference.channel_id, reference.message_id)) ?? told;
}

/** One message as it stands now; null if it is gone, or cannot be read. */
export async function readAgain(
  { readMessage, log, signal }: Completing,
  channel: string,
  id: string,
): Promise<MessagePayload | null> {
  return readMessage(channel, id, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    log.warn({ channel, err: error }, 'could not read what a message refers to');
    return null;
  });
}
