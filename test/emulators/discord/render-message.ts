import { toAttachment } from './files.ts';
import { toChannel, toMember, toTime, toUser, userOf } from './render.ts';
import type { Json, Message } from './types.ts';
import type { World } from './world.ts';

const NO_CONTENT: Json = { content: '', embeds: [], attachments: [], components: [] };

const toReference = (message: Message): Json => {
  const reference = message.reference;
  if (!reference) return {};
  return {
    message_reference: {
      type: reference.type,
      channel_id: reference.channelId,
      ...(reference.messageId === undefined ? {} : { message_id: reference.messageId }),
      ...(reference.guildId === null ? {} : { guild_id: reference.guildId }),
    },
  };
};

const toReadable = (message: Message): Json => ({
  ...(message.poll ? { poll: message.poll } : {}),
  ...(message.snapshots.length > 0 ? { message_snapshots: message.snapshots } : {}),
});

// `referenced_message` is null when the original is gone ("Message", Message Object).
const toRelated = (world: World, message: Message, readsContent: boolean): Json => {
  const referenced = world.messages.get(message.reference?.messageId ?? '');
  const repliesTo = message.reference?.type === 0 && [19, 21, 23].includes(message.type);
  const original = referenced ? toMessage(world, referenced, readsContent, true) : null;
  const thread = message.threadId ? world.channels.get(message.threadId) : undefined;
  return {
    ...(repliesTo ? { referenced_message: original } : {}),
    ...(thread ? { thread: toChannel(world, thread) } : {}),
  };
};

/** Whether the app may read a message without the MESSAGE_CONTENT intent ("Gateway"). */
const isExempt = (world: World, message: Message, guildId: string | null): boolean =>
  guildId === null || message.authorId === world.bot.id || message.mentions.includes(world.bot.id);

/** Discord docs, "Message", Message Object. Content is emptied when the reader may not see it. */
export const toMessage = (
  world: World,
  message: Message,
  readsContent: boolean,
  nested = false,
): Json => {
  const guildId = world.channels.get(message.channelId)?.guildId ?? null;
  const reads = readsContent || isExempt(world, message, guildId);
  const guild = guildId ? world.guilds.get(guildId) : undefined;
  const mention = (id: string): Json => ({
    ...toUser(userOf(world, id)),
    ...(guild?.members.has(id) ? { member: toMember(guild, id) } : {}),
  });
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: toUser(userOf(world, message.authorId)),
    timestamp: toTime(message.createdAt),
    edited_timestamp: message.editedAt === null ? null : toTime(message.editedAt),
    tts: false,
    mention_everyone: message.mentionEveryone,
    mentions: message.mentions.map(mention),
    mention_roles: message.mentionRoles,
    pinned: message.pinned,
    flags: message.flags,
    content: message.content,
    embeds: message.embeds,
    attachments: message.attachments.map((file) =>
      toAttachment(world, file, message.ephemeralFor !== null),
    ),
    components: message.components,
    ...(reads ? toReadable(message) : NO_CONTENT),
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...toReference(message),
    ...(nested ? {} : toRelated(world, message, readsContent)),
    ...toMessageExtras(world, message),
  };
};

const toMessageExtras = (world: World, message: Message): Json => {
  const { interaction, reactions, webhookId, extras } = message;
  return {
    ...extras,
    ...(webhookId ? { webhook_id: webhookId } : {}),
    ...(interaction
      ? {
          application_id: world.bot.id,
          webhook_id: world.bot.id,
          interaction_metadata: {
            id: interaction.id,
            type: interaction.type,
            user: toUser(userOf(world, interaction.userId)),
            authorizing_integration_owners: {},
          },
        }
      : {}),
    ...(reactions.size > 0
      ? {
          reactions: [...reactions].map(([emoji, users]) => ({
            emoji: toEmoji(emoji),
            count: users.size,
            count_details: { normal: users.size, burst: 0 },
            me: users.has(world.bot.id),
            me_burst: false,
            burst_colors: [],
          })),
        }
      : {}),
  };
};

/** A unicode emoji, or a custom one written `name:id`. */
export const toEmoji = (emoji: string): Json => {
  const [name, id] = emoji.split(':');
  return { id: id ?? null, name };
};
