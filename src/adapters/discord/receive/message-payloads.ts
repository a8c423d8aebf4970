import type {
  APIAttachment,
  APIEmbed,
  APIInteractionGuildMember,
  APIMessage,
  APIMessageReference,
  APIPoll,
  APIStickerItem,
  APIUser,
  GatewayMessageCreateDispatchData,
} from 'discord.js';
import { z } from 'zod';
import {
  flag,
  list,
  type MembersOf,
  number,
  numberOrNull,
  part,
  partOrNull,
  text,
  textOrNull,
  texts,
} from '../schema.ts';

const id = { id: text };

export const user = {
  ...id,
  username: text,
  global_name: text,
  bot: flag,
  system: flag,
} satisfies MembersOf<APIUser>;

export const memberOf = {
  nick: text,
  roles: texts,
  permissions: text,
  user: partOrNull(user),
} satisfies MembersOf<APIInteractionGuildMember>;

export const fileOfMessage = z.object({
  ...id,
  filename: text,
  title: text,
  description: text,
  content_type: text,
  size: number,
  duration_secs: number,
  url: text,
} satisfies MembersOf<APIAttachment>);

const media = part({ url: text });

const embedded = part({ url: text, description: text });

const embedSchema = z.object({
  type: text,
  title: text,
  description: text,
  url: text,
  author: part({ name: text, url: text }),
  provider: part({ name: text }),
  fields: list(z.object({ name: text, value: text })),
  footer: part({ text }),
  timestamp: text,
  image: embedded,
  thumbnail: embedded,
  video: embedded,
} satisfies MembersOf<APIEmbed>);

/**
 * A component of any kind, with all that one may say. How deep they stand in each other is limited
 * (https://docs.discord.com/developers/components/reference): what lies deeper is not read.
 */
const component = {
  type: number,
  content: text,
  label: text,
  description: text,
  placeholder: text,
  custom_id: text,
  emoji: part({ name: text }),
  url: text,
  name: text,
  options: list(
    z.object({ label: text, description: text, emoji: part({ name: text }), default: flag }),
  ),
  /** Who and what is chosen already in a menu of people, roles or channels. */
  default_values: list(z.object({ id: text, type: text })),
  media,
  file: media,
  items: list(z.object({ media, description: text })),
};

type ComponentFields = z.output<z.ZodObject<typeof component>>;
export type ComponentPayload = ComponentFields & {
  readonly components: readonly ComponentPayload[];
  readonly accessory: ComponentPayload | null;
  /** There is more inside than is read. */
  readonly isCut: boolean;
};

const MAX_COMPONENT_DEPTH = 6;

const deepest = z
  .object({ ...component, components: z.array(z.unknown()).nullish().catch(null) })
  .transform(
    ({ components, ...rest }): ComponentPayload => ({
      ...rest,
      components: [],
      accessory: null,
      isCut: (components?.length ?? 0) > 0,
    }),
  );

type Lenient = z.ZodType<ComponentPayload>;

/** A list of components; anything else in it is left out. */
function componentsIn(item: Lenient) {
  return z
    .array(item.nullable().catch(null))
    .nullish()
    .catch(null)
    .transform((items) => (items ?? []).filter((each) => each !== null));
}

function componentAt(depth: number): Lenient {
  if (depth === MAX_COMPONENT_DEPTH) return deepest;
  const inner = componentAt(depth + 1);
  const wrapped = inner.nullish().catch(null);
  return z
    .object({
      ...component,
      components: componentsIn(inner),
      accessory: wrapped,
      component: wrapped,
    })
    .transform(({ component: labelled, accessory, components, ...rest }) => ({
      ...rest,
      components: labelled ? [...components, labelled] : components,
      accessory: accessory ?? null,
      isCut: false,
    }));
}

const componentSchema = componentAt(0);

const mention = { ...user, member: partOrNull(memberOf) };

/** What a message says and brings. */
const said = {
  ...id,
  content: textOrNull,
  flags: number,
  attachments: list(fileOfMessage),
  embeds: list(embedSchema),
  components: componentsIn(componentSchema),
  poll: part({
    question: part({ text }),
    answers: list(
      z.object({
        answer_id: number,
        poll_media: part({ text, emoji: part({ name: text }) }),
      }),
    ),
    expiry: text,
    allow_multiselect: flag,
    results: partOrNull({
      is_finalized: flag,
      answer_counts: list(z.object({ ...id, id: numberOrNull, count: number })),
    }),
  } satisfies MembersOf<APIPoll>),
  sticker_items: list(z.object({ name: text } satisfies MembersOf<APIStickerItem>)),
  activity: partOrNull({ type: numberOrNull }),
  mentions: list(z.object(mention)),
} satisfies MembersOf<APIMessage>;

const reference = part({
  type: number,
  message_id: text,
  channel_id: text,
} satisfies MembersOf<APIMessageReference>);

/** A forward may itself have been of a forward. */
const inner = list(z.object({ message: part(said) }));
const snapshots = list(z.object({ message: part({ ...said, message_snapshots: inner }) }));

/** A message that another one replies to, with what it forwards. */
const original = {
  ...said,
  channel_id: text,
  type: number,
  author: part(user),
  webhook_id: text,
  message_reference: reference,
  message_snapshots: snapshots,
} satisfies MembersOf<APIMessage>;

/** A message, also as the archive reads it: then without a member. */
export const message = {
  ...original,
  interaction_metadata: partOrNull(id),
  member: part(memberOf),
  timestamp: text,
  edited_timestamp: text,
  mention_roles: texts,
  /** Null if it was deleted; undefined if Discord did not look for it. */
  referenced_message: z.object(original).nullish().catch(null),
} satisfies MembersOf<GatewayMessageCreateDispatchData>;

export type UserPayload = z.output<z.ZodObject<typeof user>>;
export type MemberPayload = z.output<z.ZodObject<typeof memberOf>>;
export type MentionPayload = z.output<z.ZodObject<typeof mention>>;
export type FilePayload = z.output<typeof fileOfMessage>;
export type EmbedPayload = z.output<typeof embedSchema>;
/** What is said and brought by a message, or by one that is forwarded or replied to in it. */
export type SaidPayload = z.output<z.ZodObject<typeof said>>;
export type OriginalPayload = z.output<z.ZodObject<typeof original>> & {
  /** Who wrote what it forwards, by their id, where that was looked up: Discord does not tell. */
  readonly forwardedAuthor?: string;
};
type ToldMessage = z.output<z.ZodObject<typeof message>>;
export type MessagePayload = Omit<ToldMessage, 'referenced_message'> &
  OriginalPayload & { readonly referenced_message?: OriginalPayload | null | undefined };
