import type { CommandSpec } from '../../core/jobs/command-spec.ts';
import type { Place, Speaker } from '../../core/messages.ts';
import { type Bag, bitsOf, textOf, textsOf, toBag } from './json.ts';
import { isAdmin } from './permissions.ts';

/** The workspace of direct messages. */
export const DIRECT = '@me';

/** Who Parley is on Discord, and what it can be asked to do. */
export type Identity = {
  readonly userId: string;
  readonly applicationId: string;
  readonly commands: readonly CommandSpec[];
};

/** Where a channel's messages belong: themselves, or for a thread its parent. */
export type Location = {
  readonly workspace: string;
  readonly channel: string;
  readonly thread: string | null;
};

/** Tells where the channels of incoming events belong, and which role is Parley's own. */
export type ChannelLookup = {
  /** Whether a channel is a thread, and if so on what; `hint` is what the event itself tells of the channel. */
  locate(channelId: string, guildId: string, hint: Bag, signal: AbortSignal): Promise<Location>;
  /** The role that came with Parley's invitation. */
  ownRole(guildId: string, userId: string): string | null;
};

/** Everything that turns what Discord sent into an event. */
export type Context = {
  readonly identity: Identity;
  readonly location: Location;
  /** The role that came with Parley's invitation to the guild. */
  readonly roleId: string | null;
  readonly receivedAt: number;
};

/**
 * The place of a message. A thread has the id of the message that it hangs on, so that a message in a text channel has its
 * own id for a thread from the start; direct messages have none.
 */
export function toMessagePlace(location: Location, messageId: string): Place {
  if (location.workspace === DIRECT) return toPlace(location);
  return { ...toPlace(location), thread: location.thread ?? messageId };
}

/** The place where something happened that is no message. */
export function toPlace({ workspace, channel, thread }: Location): Place {
  return { platform: 'discord', workspace, channel, ...(thread === null ? {} : { thread }) };
}

/** Who did something; interactions tell what the person may do, messages do not. */
export function toSpeaker(user: Bag, memberOrNone: unknown): Speaker {
  const member = toBag(memberOrNone);
  const permissions = textOf(member, 'permissions');
  return {
    id: textOf(user, 'id'),
    name: textOf(member, 'nick') || toName(user),
    roles: [...textsOf(member, 'roles')],
    isAdmin: permissions === '' ? null : isAdmin(bitsOf(member, 'permissions')),
    isExternal: false,
  };
}

/** How a person is called where no guild says otherwise; null where nothing is known. */
export function toName(user: Bag): string | null {
  return textOf(user, 'global_name') || textOf(user, 'username') || null;
}

export function toMs(timestamp: string): number {
  const ms = Date.parse(timestamp);
  return Number.isNaN(ms) ? 0 : ms;
}
