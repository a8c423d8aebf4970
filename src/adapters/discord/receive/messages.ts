import { type DeleteEvent, type IncomingEvent, toEventBase } from '../../../core/events.ts';
import type { Message, Quote, Where } from '../../../core/messages.ts';
import { DIRECT, type EventContext, type Identity, toMessagePlace, toPlace } from '../places.ts';
import { toMs } from '../timestamps.ts';
import { parseMessage } from './commands.ts';
import { toAttachments, toForwarded } from './files.ts';
import type { MessagePayload, SaidPayload } from './payloads.ts';
import { toMemberSpeaker, toUserName } from './speakers.ts';

/** Types of messages that a person says: a message and a reply (docs: Message Types). */
const SPOKEN = [0, 19];

/** A new message, or the command that it is; null for bots, webhooks, Discord and ourselves. */
export function toMessageEvent(data: MessagePayload, context: EventContext): IncomingEvent | null {
  if (!isSpoken(data, context.identity)) return null;
  const message = toMessage(data, context);
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
  if (data.content === null || !isSpoken(data, context.identity)) return null;
  const message = toMessage(data, context);
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

/** The text that a person wrote, without Parley's own mention. */
export function toText(content: string, userId: string, roleId: string | null): string {
  if (userId === '') return content.trim();
  // Spaces count only from the first of a run; else a long run would be read again from each.
  const own = new RegExp(
    `(?:(?<![ \\t])[ \\t]+)?<@(?:!?${userId}${roleId ? `|&${roleId}` : ''})>`,
    'g',
  );
  return content.replace(own, '').trim();
}

/** Text that came along but was written elsewhere: forwarded, replied to, embedded, or a poll. */
export function toQuotes(
  message: SaidPayload & Pick<MessagePayload, 'referenced_message' | 'message_snapshots'>,
): Quote[] {
  const { referenced_message: original } = message;
  const replied = original
    ? [{ author: toUserName(original.author), text: toLines(original), origin: 'reply' as const }]
    : [];
  const forwarded = toForwarded(message).map((said) => ({ author: null, text: toLines(said) }));
  // A person's message has no embeds but those that Discord makes of its links.
  const previews = toEmbedded(message).map((text) => ({
    author: null,
    text: [text],
    origin: 'preview' as const,
  }));
  const poll = { author: null, text: [toPollText(message)] };
  return [...replied, ...forwarded, ...previews, poll]
    .map(({ text, ...quote }) => ({
      ...quote,
      text: text.filter((line) => line !== '').join('\n'),
    }))
    .filter(({ text }) => text !== '');
}

/** The lines of a message that is forwarded or replied to. */
function toLines(said: SaidPayload): string[] {
  return [said.content ?? '', ...toEmbedded(said), toPollText(said)];
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

function toMessage(data: MessagePayload, context: EventContext): Message {
  const { identity, location, roleId } = context;
  const { id, author, member, channel_id: channelId } = data;
  const content = data.content ?? '';
  const repliedTo = data.referenced_message?.author.id ?? '';
  const isMention = isMentioned(data, context);
  return {
    id,
    place: toMessagePlace(location, id),
    speaker: toMemberSpeaker(author, member),
    text: toText(content, identity.userId, roleId),
    attachments: toAttachments(data, channelId),
    replyTo: toReplyTo(data),
    quoted: toQuotes(data),
    where: toWhere(context, { isMention, isReply: repliedTo === identity.userId }),
    isToOthers: !isMention && isToOthers(content, repliedTo, identity.userId),
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
  { content: written, mention_roles: roles }: MessagePayload,
  { identity: { userId }, roleId }: EventContext,
): boolean {
  const content = written ?? '';
  if (content.includes(`<@${userId}>`) || content.includes(`<@!${userId}>`)) return true;
  if (roleId === null) return false;
  return content.includes(`<@&${roleId}>`) || roles.includes(roleId);
}

function isToOthers(content: string, repliedTo: string, userId: string): boolean {
  if (repliedTo !== '') return repliedTo !== userId;
  return /<@[!&]?\d+>/.test(content);
}

/** A forward also has a reference, of type 1. */
function toReplyTo({ message_reference: reference }: MessagePayload): string | null {
  return reference.type === 0 ? reference.message_id || null : null;
}

function toEmbedded({ embeds }: SaidPayload): string[] {
  return embeds.map(({ title, description }) =>
    [title, description].filter((text) => text !== '').join('\n'),
  );
}

function toPollText({ poll }: SaidPayload): string {
  const question = poll.question.text;
  if (question === '') return '';
  const answers = poll.answers.map((answer) => `- ${answer.poll_media.text}`);
  return [`Poll: ${question}`, ...answers].join('\n');
}

/** `@Parley /ask why`: clients offer no commands behind a mention, so that it arrives as text. */
function toTypedCommand(
  message: Message,
  { identity, location }: EventContext,
): IncomingEvent | null {
  if (message.where !== 'mention' && message.where !== 'dm') return null;
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
    locale: null,
    interaction: null,
    messageId: id,
  };
}
