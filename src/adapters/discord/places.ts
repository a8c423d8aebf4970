import type { CommandSpec } from '../../core/jobs/command.ts';
import type { Place } from '../../core/messages.ts';

/** The workspace of direct messages. */
export const DIRECT = '@me';

/** Who Parley is on Discord, and what it can be asked to do. */
export type Identity = {
  readonly userId: string;
  readonly applicationId: string;
  readonly commands: readonly CommandSpec[];
};

/** Where a channel's messages belong: to the channel itself, or to the parent of a thread. */
export type Location = {
  readonly workspace: string;
  readonly channel: string;
  readonly thread: string | null;
};

/** What is known of a channel. */
export type ChannelInfo = { readonly type: number; readonly parent: string | null };

/** Tells where the channels of incoming events belong, and which role is Parley's own. */
export type ChannelLookup = {
  /**
   * Whether a channel is a thread, and which parent it has; `told` is what the event says about it.
   */
  locate(
    channelId: string,
    guildId: string,
    told: ChannelInfo | null,
    signal: AbortSignal,
  ): Promise<Location>;
  /** The title of a thread with its tags, on one line; null if it has none. */
  title(threadId: string, signal: AbortSignal): Promise<string | null>;
  /** The same, as far as it is known without asking; null if it is not. */
  knownTitle(threadId: string): string | null;
  /** Whether each message in a channel opens or belongs to a thread, as far as that is known. */
  isForum(channelId: string): boolean;
  /** The role that came with Parley's invitation. */
  ownRole(guildId: string, userId: string): string | null;
  /** Whether a program is known to be there that posts what people say again. */
  hasProxy(guildId: string): boolean;
};

/** Everything that turns what Discord sent into an event. */
export type EventContext = {
  readonly identity: Identity;
  readonly location: Location;
  /** The role that came with Parley's invitation to the guild. */
  readonly roleId: string | null;
  /** Whether a program may replace what people say there by its own copy. */
  readonly hasProxy: boolean;
  /** What a mention is called there, as far as that is known without asking; else null. */
  readonly nameOf: (token: string) => string | null;
  /** Of the thread that a message in a forum opens, with its tags; else null. */
  readonly title: string | null;
  readonly receivedAt: number;
};

/**
 * The place of a message. A thread has the id of the message that it was opened on, so a message
 * in a text channel has its own id for a thread from the start. Direct messages have no threads.
 */
export function toMessagePlace(location: Location, messageId: string): Place {
  if (location.workspace === DIRECT) return toPlace(location);
  return { ...toPlace(location), thread: location.thread ?? messageId };
}

/** The place of anything that is not a message. */
export function toPlace({ workspace, channel, thread }: Location): Place {
  return { platform: 'discord', workspace, channel, ...(thread === null ? {} : { thread }) };
}
