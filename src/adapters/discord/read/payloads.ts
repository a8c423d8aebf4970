import type {
  APIChannel,
  APIGuild,
  APIGuildMember,
  APIOverwrite,
  APIRole,
  APIThreadChannel,
} from 'discord.js';
import { z } from 'zod';
import { toBits } from '../permissions.ts';
import { message, user } from '../receive/message-payloads.ts';
import { flag, list, listOrNull, type MembersOf, number, part, text, texts } from '../schema.ts';

const bits = text.transform(toBits);

const overwriteSchema = z.object({
  id: text,
  allow: bits,
  deny: bits,
} satisfies MembersOf<APIOverwrite>);

/** A channel or a thread. */
const channel = {
  id: text,
  type: number,
  guild_id: text,
  parent_id: text,
  name: text,
  nsfw: flag,
  applied_tags: texts,
  available_tags: list(z.object({ id: text, name: text })),
  permission_overwrites: listOrNull(overwriteSchema),
  recipients: list(z.object({ id: text })),
  thread_metadata: part({ locked: flag } satisfies MembersOf<APIThreadChannel['thread_metadata']>),
  last_message_id: text,
} satisfies MembersOf<APIChannel>;

export const channelSchema = part(channel);

/** docs: Get Guild Channels */
export const channelsSchema = list(z.object(channel));

/** docs: List Active Guild Threads */
export const activeThreadsSchema = part({ threads: channelsSchema });

/** docs: Get Current User Guilds */
export const guildsSchema = list(z.object({ id: text }));

export const guildSchema = part({
  owner_id: text,
  roles: list(z.object({ id: text, name: text, permissions: bits } satisfies MembersOf<APIRole>)),
} satisfies MembersOf<APIGuild>);

export const memberSchema = part({
  nick: text,
  roles: texts,
  communication_disabled_until: text,
  pending: flag,
  user: part(user),
} satisfies MembersOf<APIGuildMember>);

export const userSchema = part(user);

/** A thread begins with a message that refers to the one that it was opened on. */
const archived = { ...message, referenced_message: z.object(message).nullish().catch(null) };

export const archivedSchema = part(archived);

export const archivedPageSchema = list(z.object(archived));

/**
 * docs: Search Guild Messages, Response Body. Each message stands in a list of its own. What has
 * no messages at all is no reply of a search.
 */
export const searchSchema = z.object({
  messages: z.array(list(z.object(message))),
  threads: channelsSchema,
  doing_deep_historical_index: flag,
});

/** A 202: the index is not there yet. Seconds. */
export const indexingSchema = z.object({
  code: z.literal(110_000),
  retry_after: z.number().min(0).catch(0),
});

export type ChannelPayload = z.output<typeof channelSchema>;
export type ArchivedPayload = z.output<z.ZodObject<typeof archived>>;
