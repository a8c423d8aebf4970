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
export const channelSchema = part({
  id: text,
  type: number,
  guild_id: text,
  parent_id: text,
  name: text,
  applied_tags: texts,
  available_tags: list(z.object({ id: text, name: text })),
  permission_overwrites: listOrNull(overwriteSchema),
  recipients: list(z.object({ id: text })),
  thread_metadata: part({ locked: flag } satisfies MembersOf<APIThreadChannel['thread_metadata']>),
} satisfies MembersOf<APIChannel>);

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

export type ChannelPayload = z.output<typeof channelSchema>;
export type ArchivedPayload = z.output<z.ZodObject<typeof archived>>;
