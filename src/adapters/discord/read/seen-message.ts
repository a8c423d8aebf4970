import type { Place } from '../../../core/messages.ts';
import type { SeenMessage } from '../../../core/ports.ts';
import { readContents, toToldNames } from '../receive/contents.ts';
import type { ComponentPayload, MessagePayload } from '../receive/message-payloads.ts';
import { isSpoken } from '../receive/messages.ts';
import { toUserName } from '../receive/speakers.ts';
import type { Mentioned } from '../receive/text.ts';
import { toCreatedAt } from '../snowflake.ts';
import type { Names } from './names.ts';

/**
 * Messages, replies, answered commands, a thread's first message, what AutoMod caught, and how a
 * poll ended (docs: Message Types).
 */
export const SAID = [0, 19, 20, 21, 23, 24, 46];

type Seeing = { readonly place: Place; readonly own: Mentioned };

/** A message as it is found, whether it was read or searched for. */
export function toSeen(
  names: Pick<Names, 'known' | 'note'>,
  message: MessagePayload,
  { place, own }: Seeing,
): SeenMessage {
  const { id, author, webhook_id: webhook } = message;
  const isTyped = isSpoken(message, own);
  const channelId = message.channel_id || (place.thread ?? place.channel);
  const nameOf = (token: string) => names.known(token, place);
  const read = readContents(message, { own, channelId, isTyped, nameOf });
  names.note(place.workspace, read.names, 'archive');
  const { text, quoted, attachments } = read;
  const { message_reference: reference } = message;
  const unread = [...read.unread, ...read.unreadReferences];
  return {
    id,
    speaker: author.id,
    speakerName: (webhook === '' ? nameOf(`<@${author.id}>`) : null) ?? toUserName(author),
    isOwn: author.id === own.userId,
    isBot: author.bot || webhook !== '',
    isTyped,
    text,
    quoted,
    attachments,
    ...toToldNames(read.names),
    ...(unread.length === 0 ? {} : { unread }),
    ...(reference.type === 0 && reference.message_id !== ''
      ? { replyTo: reference.message_id }
      : {}),
    actions: message.components.flatMap(toActions),
    sentAt: toCreatedAt(id),
  };
}

function toActions({ custom_id: own, components, accessory }: ComponentPayload): string[] {
  const inside = [...components, ...(accessory ? [accessory] : [])].flatMap(toActions);
  return own === '' ? inside : [own, ...inside];
}
