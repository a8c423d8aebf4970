import type { MentionNames, Place } from '../../../core/messages.ts';
import type { ChannelInfo, EventContext } from '../places.ts';
import type { Completing } from './complete.ts';

/** What things are called, as far as events tell it. */
export type EventNames = {
  known(token: string, here: Omit<Place, 'platform'>): string | null;
  note(workspace: string, names: MentionNames, from: 'event'): void;
  /** A channel may be called otherwise from now on. */
  forget(channel: string): void;
};

/** What it takes to know where an event comes from. */
export type Locating = Completing & {
  readonly names: EventNames;
  readonly now: () => number;
};

/** Where an event comes from, according to the event itself. */
export type EventOrigin = {
  readonly guild: string;
  readonly channel: string;
  readonly told: ChannelInfo | null;
};

export function toContextIn(
  { identity, names, now }: Locating,
  location: EventContext['location'],
  { roleId, hasProxy }: Pick<EventContext, 'roleId' | 'hasProxy'> = NOWHERE,
): EventContext {
  const { thread, ...rest } = location;
  const here = thread === null ? rest : { ...rest, thread };
  const nameOf = (token: string) => names.known(token, here);
  const own = { identity: identity(), location, roleId, hasProxy };
  return { ...own, nameOf, title: null, receivedAt: now() };
}

const NOWHERE = { roleId: null, hasProxy: false } as const;

export async function toContext(
  options: Locating,
  { guild, channel, told }: EventOrigin,
): Promise<EventContext> {
  const { channels, identity, log, signal } = options;
  const location = await channels.locate(channel, guild, told, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    log.warn(
      { channel, err: error },
      'could not look up a channel; assuming that it is not a thread',
    );
    return { workspace: guild, channel, thread: null };
  });
  const roleId = channels.ownRole(guild, identity().userId);
  return toContextIn(options, location, { roleId, hasProxy: channels.hasProxy(guild) });
}
