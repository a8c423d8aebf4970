import { type DeleteEvent, type IncomingEvent, toEventBase } from '../../../core/events.ts';
import type { Message, Where } from '../../../core/messages.ts';
import { DIRECT, type EventContext, type Identity, toMessagePlace, toPlace } from '../places.ts';
import { toMs } from '../timestamps.ts';
import { parseMessage } from './commands.ts';
import { readContents, toToldNames } from './contents.ts';
import type { MessagePayload } from './message-payloads.ts';
import { toMemberSpeaker } from './speakers.ts';
import { mentions, mentionsAnyone, withLinkedChannels } from './text.ts';

/** Types of messages that a person says: a message and a reply (docs: Message Types). */
const SPOKEN = [0, 19];

/**
 * A new message, or the command that it is; null for bots, Discord and ourselves. What a webhook
 * posts is told as a proxy's.
 */
export function toMessageEvent(data: MessagePayload, context: EventContext): IncomingEvent | null {
  const message = toSpoken(data, context);
  if (!message) return null;
  const { id, place, sentAt: at } = message;
  return (
    toTypedCommand(message, context) ?? {
      ...toEventBase(place, { id, kind: 'message', at }),
      type: 'message',
      message,
    }
  );
}

/**
 * The message as it now stands. A link preview and an opened thread are told in the same way; the
 * core sees that the message was not edited.
 */
export function toEditEvent(data: MessagePayload, context: EventContext): IncomingEvent | null {
  const message = data.content === null ? null : toSpoken(data, context);
  if (!message) return null;
  const { id, place, editedAt = 0 } = message;
  const command = toTypedCommand(message, context);
  return {
    ...toEventBase(place, { id, kind: 'edit', at: editedAt || context.receivedAt, editedAt }),
    type: 'edit',
    message,
    ...(command?.type === 'command' ? { command } : {}),
  };
}

export function toDeleteEvent(messageId: string, context: EventContext): DeleteEvent {
  const place = toMessagePlace(context.location, messageId);
  const at = context.receivedAt;
  return {
    ...toEventBase(place, { id: messageId, kind: 'delete', at }),
    type: 'delete',
    messageId,
  };
}

/** Whether a person said it: no bot, no webhook, and not Discord itself. */
export function isSpoken(
  { author, webhook_id: webhookId, type }: MessagePayload,
  { userId }: Pick<Identity, 'userId'>,
): boolean {
  return (
    author.id !== '' &&
    author.id !== userId &&
    !author.bot &&
    !author.system &&
    webhookId === '' &&
    SPOKEN.includes(type)
  );
}

/** Null if neither a person nor a proxy said it. */
function toSpoken(data: MessagePayload, context: EventContext): Message | null {
  if (isSpoken(data, context.identity)) return toMessage(data, context);
  return isProxied(data, context.identity)
    ? { ...toMessage(data, context), isProxied: true }
    : null;
}

// https://docs.discord.com/developers/resources/message#message-object-message-flags
const IS_CROSSPOST = 1 << 1;

/** A webhook posted it, and no interaction, and not the channel that this one follows. */
function isProxied(
  { author, type, flags, webhook_id: webhook, interaction_metadata: interaction }: MessagePayload,
  { userId }: Identity,
): boolean {
  const isWebhook = webhook !== '' && author.id !== userId && interaction === null;
  return isWebhook && SPOKEN.includes(type) && (flags & IS_CROSSPOST) === 0;
}

function toMessage(data: MessagePayload, context: EventContext): Message {
  const { identity, location, roleId, nameOf, title, hasProxy } = context;
  const { id, author, member, channel_id: channelId } = data;
  const { userId } = identity;
  const own = { userId, roleId };
  const { text, quoted, attachments, names, unread, unreadReferences } = readContents(data, {
    ...{ own, channelId, nameOf, isTyped: true },
  });
  const repliedTo = data.referenced_message?.author.id ?? '';
  const isMention = isMentioned(data, context);
  const isToOthers = repliedTo === '' ? mentionsAnyone(data.content ?? '') : repliedTo !== userId;
  return {
    id,
    place: toMessagePlace(location, id),
    speaker: toMemberSpeaker(author, member),
    text: withLinkedChannels(text, location.workspace),
    ...toToldNames(names),
    ...(title === null ? {} : { title }),
    ...(location.thread === id ? { opensPost: true as const } : {}),
    ...(unread.length === 0 ? {} : { unread }),
    ...(unreadReferences.length === 0 ? {} : { unreadReferences }),
    attachments,
    replyTo: toReplyTo(data),
    quoted,
    where: toWhere(context, { isMention, isReply: repliedTo === userId }),
    ...(hasProxy ? { mayBeProxied: true } : {}),
    isToOthers: !isMention && isToOthers,
    sentAt: toMs(data.timestamp),
    ...toEditedAt(data),
  };
}

function toEditedAt(data: MessagePayload): Pick<Message, 'editedAt'> {
  const editedAt = toMs(data.edited_timestamp);
  return editedAt === 0 ? {} : { editedAt };
}

function toWhere(
  { location }: EventContext,
  { isMention, isReply }: { readonly isMention: boolean; readonly isReply: boolean },
): Where {
  if (location.workspace === DIRECT) return 'dm';
  if (isMention) return 'mention';
  if (isReply) return 'reply';
  return location.thread === null ? 'ambient' : 'thread';
}

/** The text decides: a reply pings its author without a mention, and @everyone is not one. */
function isMentioned(
  { content, mention_roles: roles }: MessagePayload,
  { identity: { userId }, roleId }: EventContext,
): boolean {
  return mentions(content ?? '', { userId, roleId }) || (roleId !== null && roles.includes(roleId));
}

/** A forward also has a reference, of type 1. */
function toReplyTo({ message_reference: reference }: MessagePayload): string | null {
  return reference.type === 0 ? reference.message_id || null : null;
}

/** `@Parley /ask why`: clients offer no commands behind a mention, so that it arrives as text. */
function toTypedCommand(
  message: Message,
  { identity, location }: EventContext,
): IncomingEvent | null {
  if (message.isProxied || (message.where !== 'mention' && message.where !== 'dm')) return null;
  const typed = parseMessage(message.text, identity.commands, message.attachments);
  if (!typed) return null;
  const { id, place, speaker, sentAt } = message;
  return {
    ...toEventBase(place, { id, kind: 'command', at: sentAt }),
    place: toPlace(location), // It opens no thread: in a channel it is about the channel.
    type: 'command',
    speaker,
    ...typed,
    typed: Object.keys(typed.options),
    ...(message.names ? { names: message.names } : {}),
    locale: null,
    interaction: null,
    messageId: id,
  };
}
