import { invalidForm } from './errors.ts';
import { atMost, flatten, isJson } from './json.ts';
import type { Channel, Json, Message } from './types.ts';
import { may, type World } from './world.ts';

export type Mentions = {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
};

/** What `allowed_mentions` lets through. */
export type Allowed = {
  readonly users: 'all' | readonly string[];
  readonly roles: 'all' | readonly string[];
  readonly everyone: boolean;
  readonly repliedUser: boolean;
};

// Discord docs, "Message", Default Settings for Allowed Mentions.
const DEFAULTS = {
  message: { users: 'all', roles: 'all', everyone: true, repliedUser: true },
  interaction: { users: 'all', roles: [], everyone: false, repliedUser: true },
} as const satisfies Record<string, Allowed>;

const KINDS = ['roles', 'users', 'everyone'];
const MAX_IDS = 100;

const toIds = (body: Json, key: 'users' | 'roles'): string[] => {
  const value = body[key];
  if (value === undefined || value === null) return [];
  const path = ['allowed_mentions', key];
  if (!Array.isArray(value)) throw invalidForm(path, 'BASE_TYPE_BAD_LIST', 'Must be a list.');
  atMost(value, MAX_IDS, path);
  const ids = value.map(String);
  if (new Set(ids).size < ids.length)
    throw invalidForm(path, 'SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains it.');
  return ids;
};

const toParse = (body: Json): string[] => {
  if (body.parse === undefined || body.parse === null) return [];
  const path = ['allowed_mentions', 'parse'];
  if (!Array.isArray(body.parse)) throw invalidForm(path, 'BASE_TYPE_BAD_LIST', 'Must be a list.');
  return body.parse.map((kind: unknown, index) => {
    if (typeof kind !== 'string' || !KINDS.includes(kind))
      throw invalidForm(
        [...path, index],
        'BASE_TYPE_CHOICES',
        "Value must be one of ('roles', 'users', 'everyone').",
      );
    return kind;
  });
};

/** Reads `allowed_mentions`; without it the defaults of the context apply. */
export const toAllowed = (value: unknown, context: keyof typeof DEFAULTS): Allowed => {
  if (value === undefined || value === null) return DEFAULTS[context];
  if (!isJson(value))
    throw invalidForm(['allowed_mentions'], 'MODEL_TYPE_CONVERT', 'Must be an object.');
  const parse = toParse(value);
  const pick = (key: 'users' | 'roles'): 'all' | string[] => {
    const ids = toIds(value, key);
    if (parse.includes(key) && ids.length > 0)
      throw invalidForm(
        ['allowed_mentions'],
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${key}"] and ${key}: [ids...] are mutually exclusive.`,
      );
    return parse.includes(key) ? 'all' : ids;
  };
  return {
    users: pick('users'),
    roles: pick('roles'),
    everyone: parse.includes('everyone'),
    repliedUser: value.replied_user === true,
  };
};

// Mentions inside code are shown as they are and notify nobody. A backslash escapes a backtick
// (support.discord.com/hc/en-us/articles/210298617).
const withoutCode = (text: string): string =>
  text.replaceAll(/\\`|```[\s\S]*?```|(`+)[^`][\s\S]*?\1/g, ' ');

const unique = (matches: Iterable<RegExpMatchArray>): string[] => [
  ...new Set([...matches].map((match) => match[1] ?? '')),
];

/** The mention tokens in a text ("API Reference", Message Formatting). */
export const findMentions = (text: string): Mentions => {
  const plain = withoutCode(text);
  return {
    users: unique(plain.matchAll(/<@!?(\d+)>/g)),
    roles: unique(plain.matchAll(/<@&(\d+)>/g)),
    everyone: /@(everyone|here)/.test(plain),
  };
};

/** The text that mentions are read from: content, or the text displays of Components V2. */
export const mentionText = (content: string, components: readonly Json[]): string => {
  const displays = flatten(components).filter(({ type }) => type === 10);
  return [content, ...displays.map((item) => String(item.content))].join('\n');
};

const passes = (id: string, allowed: 'all' | readonly string[]): boolean =>
  allowed === 'all' || allowed.includes(id);

/** The mentions of a message by an author that really notify people. */
export const resolveMentions = (
  world: World,
  channel: Channel,
  authorId: string,
  text: string,
  allowed: Allowed,
): Mentions => {
  const found = findMentions(text);
  const guild = channel.guildId ? world.guilds.get(channel.guildId) : undefined;
  const mayMentionAll = may(world, channel, authorId, 'MENTION_EVERYONE');
  return {
    users: found.users.filter((id) => world.users.has(id) && passes(id, allowed.users)),
    roles: found.roles.filter((id) => {
      const role = guild?.roles.get(id);
      return role && passes(id, allowed.roles) && (role.mentionable || mayMentionAll);
    }),
    everyone: found.everyone && allowed.everyone && guild !== undefined && mayMentionAll,
  };
};

/** Applies resolved mentions to a message and records whom the bot notified. */
export const applyMentions = (
  world: World,
  message: Message,
  allowed: Allowed,
  via: 'create' | 'edit',
): void => {
  const channel = world.channels.get(message.channelId);
  if (!channel) return;
  const text = mentionText(message.content, message.components);
  const found = resolveMentions(world, channel, message.authorId, text, allowed);
  const replied = world.messages.get(message.reference?.messageId ?? '');
  const isReply = message.type === 19 && via === 'create' && replied !== undefined;
  const repliedUser = isReply && allowed.repliedUser ? replied.authorId : null;
  const others = repliedUser && !found.users.includes(repliedUser) ? [repliedUser] : [];
  message.mentions = [...found.users, ...others];
  message.mentionRoles = [...found.roles];
  message.mentionEveryone = found.everyone;
  if (message.authorId !== world.bot.id) return;
  const notified = {
    users: found.users.filter((id) => id !== world.bot.id),
    repliedUser: repliedUser === world.bot.id ? null : repliedUser,
  };
  const count = notified.users.length + found.roles.length + Number(found.everyone);
  if (count === 0 && notified.repliedUser === null) return;
  world.pings.push({
    via,
    messageId: message.id,
    channelId: message.channelId,
    users: notified.users,
    roles: found.roles,
    everyone: found.everyone,
    repliedUser: notified.repliedUser,
  });
};
