import { PERMISSIONS, type Permission } from './permissions.ts';
import { emitChannel } from './threads.ts';
import type { Channel, Guild, Member } from './types.ts';
import type { World } from './world.ts';

/**
 * What moderators do to people and channels; a bot without the members intent is not told of what
 * becomes of a member.
 */
export const createModeration = (world: World, home: Guild) => {
  const channelAt = (id: string): Channel => {
    const channel = world.channels.get(id);
    if (!channel) throw new Error(`There is no channel ${id}`);
    return channel;
  };

  const guildAt = (id: string): Guild => {
    const guild = world.guilds.get(id);
    if (!guild) throw new Error(`There is no guild ${id}`);
    return guild;
  };

  const memberAt = (person: string, guild: string): Member => {
    const member = guildAt(guild).members.get(person);
    if (!member) throw new Error(`${person} is not in ${guild}`);
    return member;
  };

  const roleNamed = (guild: Guild, name: string): string => {
    const role = [...guild.roles.values()].find((each) => each.name === name);
    if (!role) throw new Error(`There is no role ${name}`);
    return role.id;
  };

  return {
    /** Where a channel or thread is, and whose direct messages it is. */
    whereIs: (channelId: string) => {
      const { name, guildId, parentId, recipientIds, type, thread } = channelAt(channelId);
      const recipient = recipientIds.find((id) => id !== world.bot.id) ?? null;
      return { name, guildId, parentId: thread && parentId, recipient, isPrivate: type === 12 };
    },
    /** The id of a role by its name. */
    roleId: (name: string, guild = home.id): string => roleNamed(guildAt(guild), name),
    /** Sets what @everyone, a role or a person may do in one channel. */
    overwrite: (
      channelId: string,
      id: string,
      { allow = [], deny = [] }: { allow?: readonly Permission[]; deny?: readonly Permission[] },
    ): void => {
      const channel = channelAt(channelId);
      const toBits = (names: readonly Permission[]) =>
        names.reduce((sum, name) => sum | PERMISSIONS[name], 0n);
      const type = channel.guildId !== null && guildAt(channel.guildId).roles.has(id) ? 0 : 1;
      const others = channel.overwrites.filter((each) => each.id !== id);
      channel.overwrites = [...others, { id, type, allow: toBits(allow), deny: toBits(deny) }];
      emitChannel(world, 'CHANNEL_UPDATE', channel);
    },
    /** Moves a channel into a category, whose overwrites it takes over. */
    move: (channelId: string, categoryId: string): void => {
      const channel = channelAt(channelId);
      Object.assign(channel, { parentId: categoryId });
      channel.overwrites = channelAt(categoryId).overwrites.map((each) => ({ ...each }));
      emitChannel(world, 'CHANNEL_UPDATE', channel);
    },
    /** Makes a channel one for adults alone, or for all again. */
    restrictAge: (channelId: string, isAgeRestricted = true): void => {
      const channel = channelAt(channelId);
      channel.isAgeRestricted = isAgeRestricted;
      emitChannel(world, 'CHANNEL_UPDATE', channel);
    },
    takeRole: (person: string, name: string, guild = home.id): void => {
      const member = memberAt(person, guild);
      const id = roleNamed(guildAt(guild), name);
      member.roles = member.roles.filter((role) => role !== id);
    },
    /** A member leaves, is kicked or is banned. */
    expel: (person: string, guild = home.id): void => {
      guildAt(guild).members.delete(person);
    },
    timeOut: (person: string, ms: number, guild = home.id): void => {
      memberAt(person, guild).timedOutUntil = world.now() + ms;
    },
    own: (person: string, guild = home.id): void => {
      guildAt(guild).ownerId = person;
    },
    /**
     * The gateway is slow to tell of interactions: what they bring is as it was when they were
     * made. Tells of all that were, when the function that is returned is called.
     */
    holdInteractions: (): (() => void) => {
      const untold: (() => void)[] = [];
      world.untold = untold;
      return () => {
        world.untold = null;
        for (const tell of untold) tell();
      };
    },
    /** Takes a member out of a thread. */
    removeFromThread: (threadId: string, person: string): void => {
      channelAt(threadId).thread?.members.delete(person);
    },
  };
};
