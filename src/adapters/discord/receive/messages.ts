import { type DeleteEvent, type IncomingEvent, toEventBase } from '../../../core/events.ts';
import type { Message, Quote, Where } from '../../../core/messages.ts';
import { type Bag, numberOf, textOf, textsOf, toBag, toBags } from '../json.ts';
import {
  type Context,
  DIRECT,
  type Identity,
  toMessagePlace,
  toMs,
  toName,
  toPlace,
  toSpeaker,
} from '../places.ts';
import { parseMessage } from './commands.ts';
import { snapshotsOf, toAttachments } from './files.ts';

/** Types that are somebody saying something: a message, a reply (docs: Message Types). */
const SPOKEN = [0, 19];

/** A new message, or the command that it is; null for bots and webhooks, ourselves, and what Discord itself says. */
export function toMessageEvent(data: Bag, context: Context): IncomingEvent | null {
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

/** The message as it now stands. A link preview and a thread that was opened are told in the same way: the core sees that nobody edited. */
export function toEditEvent(data: Bag, context: Context): IncomingEvent | null {
  if (typeof data.content !== 'string' || !isSpoken(data, context.identity)) return null;
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

export function toDeleteEvent(messageId: string, context: Context): DeleteEvent {
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
  // The spaces before it count from their first on only: a long run would else be read again from each.
  const own = new RegExp(
    `(?:(?<![ \\t])[ \\t]+)?<@(?:!?${userId}${roleId ? `|&${roleId}` : ''})>`,
    'g',
  );
  return content.replace(own, '').trim();
}

/** Text that came along but was written elsewhere: forwarded, replied to, embedded, or a poll. */
export function quotesOf(message: Bag): Quote[] {
  const replied = toBags([message.referenced_message]).map((original) => ({
    author: toName(toBag(original.author)),
    text: [textOf(original, 'content'), ...embedsOf(original), pollOf(original)],
    origin: 'reply' as const,
  }));
  const forwarded = snapshotsOf(message).map((snapshot) => ({
    author: null,
    text: [textOf(snapshot, 'content'), ...embedsOf(snapshot), pollOf(snapshot)],
  }));
  // What people send has no embeds but those that Discord makes of its links.
  const previews = embedsOf(message).map((text) => ({
    author: null,
    text: [text],
    origin: 'preview' as const,
  }));
  const poll = { author: null, text: [pollOf(message)] };
  return [...replied, ...forwarded, ...previews, poll]
    .map(({ text, ...quote }) => ({
      ...quote,
      text: text.filter((line) => line !== '').join('\n'),
    }))
    .filter(({ text }) => text !== '');
}

/** Whether a person said it: no bot, no webhook, and not Discord itself. */
export function isSpoken(data: Bag, { userId }: Pick<Identity, 'userId'>): boolean {
  const author = toBag(data.author);
  return (
    textOf(author, 'id') !== '' &&
    textOf(author, 'id') !== userId &&
    author.bot !== true &&
    author.system !== true &&
    textOf(data, 'webhook_id') === '' &&
    SPOKEN.includes(numberOf(data, 'type'))
  );
}

function toMessage(data: Bag, context: Context): Message {
  const { identity, location, roleId } = context;
  const id = textOf(data, 'id');
  const content = textOf(data, 'content');
  const original = toBags([data.referenced_message])[0] ?? null;
  const repliedTo = original ? textOf(toBag(original.author), 'id') : '';
  const isMention = isMentioned(data, context);
  return {
    id,
    place: toMessagePlace(location, id),
    speaker: toSpeaker(toBag(data.author), data.member),
    text: toText(content, identity.userId, roleId),
    attachments: toAttachments(data, textOf(data, 'channel_id')),
    replyTo: replyOf(data),
    quoted: quotesOf(data),
    where: toWhere(context, { isMention, isReply: repliedTo === identity.userId }),
    isToOthers: !isMention && isToOthers(content, repliedTo, identity.userId),
    sentAt: toMs(textOf(data, 'timestamp')),
    ...toEditedAt(data),
  };
}

function toEditedAt(data: Bag): Pick<Message, 'editedAt'> {
  const editedAt = toMs(textOf(data, 'edited_timestamp'));
  return editedAt === 0 ? {} : { editedAt };
}

function toWhere(
  { location }: Context,
  { isMention, isReply }: { readonly isMention: boolean; readonly isReply: boolean },
): Where {
  if (location.workspace === DIRECT) return 'dm';
  if (isMention) return 'mention';
  if (isReply) return 'reply';
  return location.thread === null ? 'overheard' : 'thread';
}

/** What is written decides: a reply pings its author without a mention, and @everyone means nobody in particular. */
function isMentioned(data: Bag, { identity: { userId }, roleId }: Context): boolean {
  const content = textOf(data, 'content');
  if (content.includes(`<@${userId}>`) || content.includes(`<@!${userId}>`)) return true;
  if (roleId === null) return false;
  return content.includes(`<@&${roleId}>`) || textsOf(data, 'mention_roles').includes(roleId);
}

function isToOthers(content: string, repliedTo: string, userId: string): boolean {
  if (repliedTo !== '') return repliedTo !== userId;
  return /<@[!&]?\d+>/.test(content);
}

/** A forward also has a reference, of type 1. */
function replyOf(data: Bag): string | null {
  const reference = toBag(data.message_reference);
  return numberOf(reference, 'type') === 0 ? textOf(reference, 'message_id') || null : null;
}

function embedsOf(message: Bag): string[] {
  return toBags(message.embeds).map((embed) =>
    [textOf(embed, 'title'), textOf(embed, 'description')].filter((text) => text !== '').join('\n'),
  );
}

function pollOf(message: Bag): string {
  const poll = toBag(message.poll);
  const question = textOf(toBag(poll.question), 'text');
  if (question === '') return '';
  const answers = toBags(poll.answers).map((each) => textOf(toBag(each.poll_media), 'text'));
  return [`Poll: ${question}`, ...answers.map((answer) => `- ${answer}`)].join('\n');
}

/** `@Parley /ask why`: clients offer no commands behind a mention, so that it arrives as text. */
function toTypedCommand(message: Message, { identity, location }: Context): IncomingEvent | null {
  if (message.where !== 'mention' && message.where !== 'dm') return null;
  const typed = parseMessage(message.text, identity.commands, message.attachments);
  if (!typed) return null;
  const { id, place, speaker, sentAt } = message;
  return {
    ...toEventBase(place, { id, kind: 'command', at: sentAt }),
    place: toPlace(location), // It opens no thread: where it stands in a channel it is about the channel.
    type: 'command',
    speaker,
    ...typed,
    typed: Object.keys(typed.options),
    locale: null,
    via: null,
    messageId: id,
  };
}
