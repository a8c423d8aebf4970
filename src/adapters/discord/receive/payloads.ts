import type {
  APIApplicationCommandInteractionDataOption,
  APIInteraction,
  APIInteractionDataResolved,
  GatewayGuildCreateDispatchData,
  GatewayGuildDeleteDispatchData,
  GatewayMessageCreateDispatchData,
  GatewayMessageDeleteBulkDispatchData,
  GatewayMessageDeleteDispatchData,
  GatewayReadyDispatchData,
  GatewayThreadUpdateDispatchData,
} from 'discord.js';
import { z } from 'zod';
import { toBits } from '../permissions.ts';
import {
  byId,
  flag,
  list,
  listOrNull,
  type MembersOf,
  number,
  numberOrNull,
  part,
  partOrNull,
  text,
  texts,
} from '../schema.ts';
import { fileOfMessage, memberOf, message, user } from './message-payloads.ts';

const id = { id: text };
const bits = text.transform(toBits);

const messageSchema = part({
  ...message,
  guild_id: text,
  channel_type: numberOrNull,
} satisfies MembersOf<GatewayMessageCreateDispatchData & { channel_type: number }>);

const deletionSchema = part({
  ...id,
  channel_id: text,
  guild_id: text,
  channel_type: numberOrNull,
} satisfies MembersOf<GatewayMessageDeleteDispatchData & { channel_type: number }>);

const bulkDeletionSchema = part({
  ids: texts,
  channel_id: text,
  guild_id: text,
  channel_type: numberOrNull,
} satisfies MembersOf<GatewayMessageDeleteBulkDispatchData & { channel_type: number }>);

const readySchema = part({
  user: part({ ...id, username: text, discriminator: text }),
  application: part(id),
  guilds: list(z.object(id)),
} satisfies MembersOf<GatewayReadyDispatchData>);

const guildSchema = part({
  ...id,
  unavailable: flag,
  joined_at: text,
  system_channel_id: text,
  channels: list(
    z.object({
      ...id,
      type: numberOrNull,
      position: numberOrNull,
      permission_overwrites: list(z.object({ ...id, allow: bits, deny: bits })),
    }),
  ),
  roles: list(z.object({ ...id, permissions: bits })),
  members: list(z.object({ user: part(id), roles: texts })),
} satisfies MembersOf<GatewayGuildCreateDispatchData>);

const guildDeletionSchema = part({
  ...id,
  unavailable: flag,
} satisfies MembersOf<GatewayGuildDeleteDispatchData>);

const option = {
  name: text,
  type: number,
  value: z
    .union([z.string(), z.number(), z.boolean()])
    .nullish()
    .catch(null)
    .transform((value) => value ?? null),
  focused: flag,
} satisfies MembersOf<APIApplicationCommandInteractionDataOption>;

/** Options stand in a subcommand, which may stand in a group of them. */
const subcommand = { ...option, options: listOrNull(z.object(option)) };
const optionSchema = z.object({ ...option, options: listOrNull(z.object(subcommand)) });

const field = {
  custom_id: text,
  value: text,
  values: z
    .array(z.coerce.string())
    .nullish()
    .catch(null)
    .transform((values) => values ?? null),
};

/** What was called, pressed or filled in. */
const called = {
  name: text,
  type: number,
  custom_id: text,
  component_type: number,
  target_id: text,
  options: list(optionSchema),
  resolved: part({
    attachments: byId(fileOfMessage),
    messages: byId(z.object(message)),
    users: byId(z.object(user)),
    members: byId(z.object(memberOf)),
    roles: byId(z.object({ name: text })),
    channels: byId(z.object({ name: text })),
  } satisfies MembersOf<APIInteractionDataResolved & { messages: unknown }>),
  /** A field is wrapped in a label or, in older forms, in a row. */
  components: list(z.object({ component: partOrNull(field), components: list(z.object(field)) })),
} satisfies MembersOf<NonNullable<APIInteraction['data']>>;

const interactionSchema = part({
  ...id,
  application_id: text,
  token: text,
  type: number,
  guild_id: text,
  channel_id: text,
  channel: part({ type: numberOrNull, parent_id: text }),
  member: partOrNull(memberOf),
  user: partOrNull(user),
  locale: text,
  /** The message of the button; undefined if the interaction came from elsewhere. */
  message: z.object(id).optional().catch({ id: '' }),
  authorizing_integration_owners: part({ '0': text, '1': text }),
  data: part(called),
} satisfies MembersOf<APIInteraction>);

export type MessageEventPayload = z.output<typeof messageSchema>;
export type GuildPayload = z.output<typeof guildSchema>;
export type GuildDeletionPayload = z.output<typeof guildDeletionSchema>;
export type ReadyPayload = z.output<typeof readySchema>;
export type ChangedPayload = z.output<typeof changedSchema>;
export type InteractionPayload = z.output<typeof interactionSchema>;
export type CalledPayload = InteractionPayload['data'];
export type OptionPayload = z.output<z.ZodObject<typeof option>> & {
  readonly options?: readonly OptionPayload[] | null;
};
export type FieldPayload = z.output<z.ZodObject<typeof field>>;

/** A channel or a thread that was changed. */
const changedSchema = part({
  ...id,
  guild_id: text,
  parent_id: text,
} satisfies MembersOf<GatewayThreadUpdateDispatchData>);

/** Events that matter only because Parley may have rights now that it lacked before. */
const RIGHTS_EVENTS = ['GUILD_MEMBER_UPDATE', 'GUILD_ROLE_UPDATE', 'GUILD_UPDATE'] as const;

const CHANNEL_EVENTS = ['CHANNEL_UPDATE', 'THREAD_UPDATE'] as const;

type RightsEvent = (typeof RIGHTS_EVENTS)[number];
type ChannelEventType = (typeof CHANNEL_EVENTS)[number];

/** One dispatch of the gateway that Parley uses. */
export type Dispatch =
  | { readonly type: 'READY'; readonly data: ReadyPayload }
  | { readonly type: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE'; readonly data: MessageEventPayload }
  | { readonly type: 'MESSAGE_DELETE'; readonly data: z.output<typeof deletionSchema> }
  | { readonly type: 'MESSAGE_DELETE_BULK'; readonly data: z.output<typeof bulkDeletionSchema> }
  | { readonly type: 'INTERACTION_CREATE'; readonly data: InteractionPayload }
  | { readonly type: 'GUILD_CREATE'; readonly data: GuildPayload }
  | { readonly type: 'GUILD_DELETE'; readonly data: GuildDeletionPayload }
  | { readonly type: ChannelEventType; readonly data: ChangedPayload }
  | { readonly type: RightsEvent; readonly data: null };

/** Parses what the gateway has sent; null for what Parley does not use. */
export function toDispatch(type: string, data: unknown): Dispatch | null {
  switch (type) {
    case 'READY':
      return { type, data: readySchema.parse(data) };
    case 'MESSAGE_CREATE':
    case 'MESSAGE_UPDATE':
      return { type, data: messageSchema.parse(data) };
    case 'MESSAGE_DELETE':
      return { type, data: deletionSchema.parse(data) };
    case 'MESSAGE_DELETE_BULK':
      return { type, data: bulkDeletionSchema.parse(data) };
    case 'INTERACTION_CREATE':
      return { type, data: interactionSchema.parse(data) };
    case 'GUILD_CREATE':
      return { type, data: guildSchema.parse(data) };
    case 'GUILD_DELETE':
      return { type, data: guildDeletionSchema.parse(data) };
    case 'CHANNEL_UPDATE':
    case 'THREAD_UPDATE':
      return { type, data: changedSchema.parse(data) };
    default: {
      const changed = RIGHTS_EVENTS.find((each) => each === type);
      return changed === undefined ? null : { type: changed, data: null };
    }
  }
}

/** Whether Parley may have rights now that it lacked before. */
export function changesRights({ type }: Dispatch): boolean {
  const events: readonly string[] = ['GUILD_CREATE', ...RIGHTS_EVENTS, ...CHANNEL_EVENTS];
  return events.includes(type);
}
