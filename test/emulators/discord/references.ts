import { invalidForm, refuse } from './errors.ts';
import { toSnowflake } from './json.ts';
import { toMessage } from './render-message.ts';
import type { Channel, Json, Message, Reference } from './types.ts';
import { channelOf, may, type World } from './world.ts';

// "Message", Message Types: those that cannot be replied to.
const SYSTEM_TYPES = [1, 2, 3, 4, 5, 6, 7, 18, 21];

/** What a reply points at; null when the original is gone and that does not matter. */
export const toReplyTarget = (world: World, channel: Channel, value: Json): Reference | null => {
  const messageId = toSnowflake(value.message_id, ['message_reference', 'message_id']);
  if (messageId === undefined)
    throw invalidForm(['message_reference'], 'BASE_TYPE_REQUIRED', 'This field is required');
  if (!may(world, channel, world.bot.id, 'READ_MESSAGE_HISTORY')) throw refuse(160002);
  const original = world.messages.get(messageId);
  const exists = original?.channelId === channel.id && !original.ephemeralFor;
  if (exists && SYSTEM_TYPES.includes(original.type))
    throw invalidForm(['message_reference'], 'REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE', 'System.');
  if (!exists && value.fail_if_not_exists !== false)
    throw invalidForm(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  // With fail_if_not_exists false Discord sends an ordinary message instead.
  if (!exists) return null;
  return { type: 0, messageId, channelId: channel.id, guildId: channel.guildId };
};

/** The copy of a message that a forward carries ("Message", Message Snapshot Object). */
export const toSnapshot = (world: World, original: Message): Json => {
  const whole = toMessage(world, original, true, true);
  const keys = ['type', 'content', 'embeds', 'attachments', 'timestamp', 'edited_timestamp'];
  const more = ['flags', 'mentions', 'mention_roles', 'components'];
  return { message: Object.fromEntries([...keys, ...more].map((key) => [key, whole[key]])) };
};

/** What a forward points at and carries. */
export const toForward = (world: World, value: Json): Pick<Message, 'reference' | 'snapshots'> => {
  const path = ['message_reference'];
  const from = toSnowflake(value.channel_id, [...path, 'channel_id']);
  const source = channelOf(world, from ?? '');
  const original = world.messages.get(toSnowflake(value.message_id, path) ?? '');
  if (original?.channelId !== source.id) throw refuse(10008);
  if (!may(world, source, world.bot.id, 'READ_MESSAGE_HISTORY')) throw refuse(160014);
  return {
    reference: { type: 1, messageId: original.id, channelId: source.id, guildId: source.guildId },
    snapshots: [toSnapshot(world, original)],
  };
};
