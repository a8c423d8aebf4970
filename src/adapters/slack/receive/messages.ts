import type { IncomingEvent } from '../../../core/events.ts';
import { parseOptions } from '../../../core/jobs/command.ts';
import { isSameContent } from '../../../core/jobs/version.ts';
import type { Message, Place, Where } from '../../../core/messages.ts';
import { parseMessage } from '../commands.ts';
import { type Identity, toBase, toPlace, toSpeaker } from '../places.ts';
import { toEpochMs } from '../timestamps.ts';
import { type AuthorKind, readContents, toMentioned } from './contents.ts';
import { withoutDeleted } from './files.ts';
import { toEventPlace } from './inbound.ts';
import type { SlackSaid } from './message-payloads.ts';
import type { MessageCallback } from './payloads.ts';

/** Subtypes that are still a person's words (docs.slack.dev/reference/events/message). */
const SPOKEN = ['', 'file_share', 'me_message', 'thread_broadcast'];

/** Subtypes that are an app's words. */
const SPOKEN_BY_APPS = [...SPOKEN, 'bot_message', 'slackbot_response'];

/**
 * A message, its edit or its deletion; null for other bots and Parley itself. A mention and the
 * message that it came with are one occurrence and have one key.
 */
export function toMessageEvent(payload: MessageCallback, identity: Identity): IncomingEvent | null {
  const { event } = payload;
  const context = toContext(payload, identity);
  if (event.subtype === 'message_changed') return toEdit(event, context, identity);
  if (event.subtype === 'message_deleted')
    return toDeletion(event, event.deleted_ts, context, identity);
  return toSpokenEvent(event, context, identity);
}

/** The channel that a message stands in, which an event tells beside it. */
export type MessageContext = {
  readonly channel: Place;
  readonly isDirect: boolean;
  /** Slack itself says that Parley is mentioned. */
  readonly isMention: boolean;
  /** Empty if Slack does not send it. */
  readonly searchToken: string;
};

function toContext(payload: MessageCallback, identity: Identity): MessageContext {
  const { type, channel, channel_type, action_token, assistant_thread } = payload.event;
  return {
    channel: toEventPlace(payload, channel, identity),
    isDirect: channel_type === 'im' || channel.startsWith('D'),
    isMention: type === 'app_mention',
    searchToken: [action_token, assistant_thread.action_token].find(isToken) ?? '',
  };
}

/** What is no token is not kept with the job. */
function isToken(value: string): boolean {
  return /^[\x21-\x7e]{1,500}$/.test(value);
}

/** The event of what a person wrote: a message, or a command that was written as one. */
export function toSpokenEvent(
  said: SlackSaid,
  context: MessageContext,
  identity: Identity,
): IncomingEvent | null {
  if (!isTyped(said, identity)) return null;
  const message = toMessage(said, context, identity);
  const { id, place } = message;
  const command = toCommand(message, identity);
  if (command) return command;
  return { ...toBase(place, { id, kind: 'message', at: id }), type: 'message', message };
}

/** Whether Parley itself or another bot wrote it. */
export function isBot(
  { user, bot_id, subtype, streaming_state }: SlackSaid,
  { userId }: Pick<Identity, 'userId'>,
): boolean {
  return (
    user === '' ||
    user === userId ||
    user === 'USLACKBOT' ||
    bot_id !== '' ||
    subtype === 'bot_message' ||
    streaming_state !== ''
  );
}

/** Whether a person wrote it: other subtypes are Slack's own words. */
export function isTyped(said: SlackSaid, identity: Pick<Identity, 'userId'>): boolean {
  return SPOKEN.includes(said.subtype) && !isBot(said, identity);
}

/** Whether a person said it: the rows in which Slack reports what happened have no author. */
export function isSpoken(said: SlackSaid, identity: Pick<Identity, 'userId'>): boolean {
  if (said.assistant_app_thread) return false; // The row that names a thread in a direct message.
  return isTyped(said, identity) || SPOKEN_BY_APPS.includes(said.subtype);
}

export function toAuthor(said: SlackSaid, identity: Pick<Identity, 'userId'>): AuthorKind {
  if (said.user === identity.userId) return 'parley';
  return isBot(said, identity) ? 'app' : 'person';
}

function toMessage(said: SlackSaid, context: MessageContext, identity: Identity): Message {
  const { ts: id } = said;
  const { workspace, channel } = context.channel;
  const thread = said.thread_ts || id;
  const place = toPlace(workspace, channel, thread);
  const author = toAuthor(said, identity);
  const { userId: ownId } = identity;
  const mentioned = toMentioned(said);
  const isMention = mentioned.includes(identity.userId) || context.isMention;
  return {
    id,
    place,
    speaker: toSpeaker(said, place, said.user),
    ...readContents(said, { ownId, workspace, author }),
    replyTo: null,
    where: toWhere({ isDirect: context.isDirect, isMention, isReply: thread !== id }),
    isToOthers: !isMention && mentioned.length > 0,
    sentAt: toEpochMs(id),
    ...toEditedAt(said),
    ...(context.searchToken === '' ? {} : { searchToken: context.searchToken }),
  };
}

/** Of a message that is read again; an edit that an event tells has the time of the event. */
function toEditedAt({ edited }: SlackSaid): Pick<Message, 'editedAt'> {
  const editedAt = toEpochMs(edited.ts ?? '');
  return editedAt === 0 ? {} : { editedAt };
}

function toWhere(message: {
  readonly isDirect: boolean;
  readonly isMention: boolean;
  readonly isReply: boolean;
}): Where {
  if (message.isDirect) return 'dm';
  if (message.isMention) return 'mention';
  return message.isReply ? 'thread' : 'ambient';
}

/** Slash commands cannot be used in threads, so they are also understood behind a mention. */
function toCommand(message: Message, identity: Identity) {
  if (message.where !== 'mention' && message.where !== 'dm') return null;
  const typed = parseMessage(message.text, identity);
  if (!typed) return null;
  const known = identity.commands.find(({ name }) => name === typed.name)?.options ?? [];
  const options = parseOptions(typed.rest, known, message.attachments);
  return {
    ...toBase(message.place, { id: message.id, kind: 'command', at: message.id }),
    type: 'command' as const,
    speaker: message.speaker,
    name: typed.name,
    options,
    typed: Object.keys(options),
    ...(message.names ? { names: message.names } : {}),
    ...(message.searchToken ? { searchToken: message.searchToken } : {}),
    locale: null,
    interaction: null,
    messageId: message.id,
  };
}

type MessageEvent = MessageCallback['event'];

function toEdit(
  event: MessageEvent,
  context: MessageContext,
  identity: Identity,
): IncomingEvent | null {
  const after = withoutDeleted(event.message);
  const { previous_message: previous } = event;
  // What is left of a deleted message that has replies.
  if (after.subtype === 'tombstone') return toDeletion(event, after.ts, context, identity);
  if (isBot(after, identity)) return null;
  const at = event.event_ts || event.ts;
  const message = { ...toMessage(after, context, identity), editedAt: toEpochMs(at) };
  const isChanged = previous
    ? isOther(toMessage(previous, context, identity), message)
    : after.edited.ts !== undefined;
  if (!isChanged) return null; // A link preview, a thread's counter.
  const command = toCommand(message, identity);
  return {
    ...toBase(message.place, { id: message.id, kind: 'edit', at, editedAt: Number(at) }),
    type: 'edit',
    message,
    ...(command ? { command } : {}),
  };
}

/**
 * Whether an edit changed what was said, or to whom; the mention of Parley is not part of the
 * text.
 */
function isOther(before: Message, after: Message): boolean {
  return before.where !== after.where || !isSameContent(before, after);
}

function toDeletion(
  event: MessageEvent,
  id: string,
  { channel: { workspace, channel } }: MessageContext,
  identity: Identity,
): IncomingEvent | null {
  const { previous_message: previous } = event;
  const isBots = previous === null || (previous !== undefined && isBot(previous, identity));
  if (isBots || id === '') return null;
  const place = toPlace(workspace, channel, previous?.thread_ts || id);
  const at = event.event_ts || event.ts;
  return { ...toBase(place, { id, kind: 'delete', at }), type: 'delete', messageId: id };
}
