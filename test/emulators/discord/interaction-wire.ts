import { createAttachment, toAttachment } from './files.ts';
import { isJson, toJson } from './json.ts';
import { toChannel, toFullMember, toMember, toRole, toUser, userOf } from './render.ts';
import type { Command, Interaction, Json, Upload } from './types.ts';
import { permissionsIn, type World } from './world.ts';

const SUB_TYPES = [1, 2];

/** The value of a slash option: attachments are uploads, users, channels and roles are ids. */
export type OptionValue = string | number | boolean | Upload;

type Resolved = Record<'attachments' | 'users' | 'members' | 'channels' | 'roles', Json>;

const emptyResolved = (): Resolved => ({
  attachments: {},
  users: {},
  members: {},
  channels: {},
  roles: {},
});

const filled = (resolved: Resolved): Json => {
  const entries = Object.entries(resolved).filter(([, found]) => Object.keys(found).length > 0);
  return entries.length > 0 ? { resolved: Object.fromEntries(entries) } : {};
};

/** The payload of INTERACTION_CREATE ("Receiving and Responding", Interaction Structure). */
export const toInteractionEvent = (world: World, interaction: Interaction, data: Json): Json => {
  const { channelId, guildId, userId } = interaction;
  const channel = world.channels.get(channelId);
  const guild = guildId ? world.guilds.get(guildId) : undefined;
  const rights = (id: string) => String(channel ? permissionsIn(world, channel, id) : 0n);
  return {
    id: interaction.id,
    application_id: world.bot.id,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data,
    channel_id: channelId,
    ...(channel ? { channel: toChannel(world, channel) } : {}),
    ...(guild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: 'en-US', features: [] },
          guild_locale: 'en-US',
          member: { ...toFullMember(world, guild, userId), permissions: rights(userId) },
        }
      : { user: toUser(userOf(world, userId)) }),
    locale: world.locales.get(userId) ?? 'en-US',
    app_permissions: rights(world.bot.id),
    entitlements: [],
    authorizing_integration_owners: { '0': guildId ?? '0' },
    context: guildId === null ? 1 : 0,
    attachment_size_limit: world.options.fileLimitBytes,
  };
};

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

const resolveOption = (
  world: World,
  interaction: { channelId: string; guildId: string | null },
  type: unknown,
  value: OptionValue,
  resolved: Resolved,
): string | number | boolean => {
  const guild = interaction.guildId ? world.guilds.get(interaction.guildId) : undefined;
  if (typeof value === 'object') {
    const file = createAttachment(world, interaction.channelId, value);
    resolved.attachments[file.id] = toAttachment(world, file, true);
    return file.id;
  }
  const id = String(value);
  if (type === 6) {
    resolved.users[id] = toUser(userOf(world, id));
    if (guild?.members.has(id)) resolved.members[id] = toMember(guild, id);
  }
  const channel = world.channels.get(id);
  if (type === 7 && channel)
    resolved.channels[id] = { ...toChannel(world, channel), permissions: '0' };
  const role = guild?.roles.get(id);
  if (type === 8 && role) resolved.roles[id] = toRole(role, 1);
  return value;
};

/**
 * The data of a slash command or of its completion. `path` holds subcommand names; values are
 * checked against the registered options, as a client would.
 */
export const toCommandData = (
  world: World,
  at: { channelId: string; guildId: string | null },
  command: Command,
  path: readonly string[],
  values: Readonly<Record<string, OptionValue>>,
  focused?: string,
): Json => {
  const resolved = emptyResolved();
  const build = (options: Json[], rest: readonly string[]): Json[] => {
    const [head, ...tail] = rest;
    if (head !== undefined) {
      const option = options.find(
        ({ name, type }) => name === head && SUB_TYPES.includes(Number(type)),
      );
      if (!option) throw new Error(`"${command.name}" has no subcommand "${head}"`);
      const inner = build(listOf(option.options), tail);
      return [{ name: head, type: option.type, options: inner }];
    }
    const unknown = Object.keys(values).find((key) => !options.some(({ name }) => name === key));
    if (unknown !== undefined) throw new Error(`"${command.name}" has no option "${unknown}"`);
    return options.flatMap((option) => {
      const name = String(option.name);
      const value = values[name];
      if (value === undefined) {
        const isMissing = option.required === true && focused === undefined;
        if (isMissing) throw new Error(`"${command.name}" needs the option "${name}"`);
        return [];
      }
      const shown = resolveOption(world, at, option.type, value, resolved);
      const focus = name === focused ? { focused: true } : {};
      return [{ name, type: option.type, value: shown, ...focus }];
    });
  };
  const options = build(listOf(command.options), path);
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guildId === null ? {} : { guild_id: command.guildId }),
    ...(options.length > 0 ? { options } : {}),
    ...filled(resolved),
  };
};

/** What a person types into a modal's field, by custom id; files for file uploads. */
export type FieldValue = string | readonly string[] | readonly Upload[];

/** The data of a modal's submission, in the shape the modal was opened with. */
export const toModalData = (
  world: World,
  channelId: string,
  modal: Json,
  values: Readonly<Record<string, FieldValue>>,
): Json => {
  const resolved = emptyResolved();
  let nextId = 0;
  const answer = (field: Json): Json => {
    nextId += 1;
    const customId = String(field.custom_id);
    const prefilled = typeof field.value === 'string' ? field.value : undefined;
    const given = values[customId] ?? prefilled;
    const base = { type: field.type, id: nextId, custom_id: customId };
    if (given === undefined && field.required !== false)
      throw new Error(`The form needs the field "${customId}"`);
    if (field.type === 4 || typeof given === 'string')
      return { ...base, value: typeof given === 'string' ? given : '' };
    const items = (given ?? []).map((item) => {
      if (typeof item === 'string') return item;
      const file = createAttachment(world, channelId, item);
      resolved.attachments[file.id] = toAttachment(world, file, true);
      return file.id;
    });
    return { ...base, values: items };
  };
  const components = listOf(modal.components).map((top) => {
    nextId += 1;
    const id = nextId;
    if (top.type === 18) return { type: 18, id, component: answer(toJson(top.component)) };
    if (top.type === 10) return { type: 10, id };
    return { type: top.type, id, components: listOf(top.components).map(answer) };
  });
  return { custom_id: modal.custom_id, components, ...filled(resolved) };
};
