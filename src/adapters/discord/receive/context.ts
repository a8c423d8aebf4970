import type { MentionNames, Place } from '../../../core/messages.ts';
import type { ChannelInfo, EventContext } from '../places.ts';
import type { Completing } from './complete.ts';

/** What things are called, as far as events tell it. */
export type NamesOnTheWay = {
  known(token: string, here: Omit<Place, 'platform'>): string | null;
  note(workspace: string, names: MentionNames, from: 'event'): void;
  /** A channel may be called otherwise from now on. */
  forget(channel: string): void;
};

/** What it takes to know where an event comes from. */
export type Locating = Completing & {
  readonly names: NamesOnTheWay;
  readonly now: () => number;
};

/** Where an event comes from, as it tells itself. */
export type EventOrigin = {
  readonly guild: string;
  readonly channel: string;
  readonly told: ChannelInfo | null;
};

export function toContextIn(
  { identity, names, now }: Locating,
  location: EventContext['location'],
  roleId: string | null = null,
): EventContext {
  const { thread, ...rest } = location;
  const here = thread === null ? rest : { ...rest, thread };
  const nameOf = (token: string) => names.known(token, here);
  return { identity: identity(), location, roleId, nameOf, title: null, receivedAt: now() };
}

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
  return toContextIn(options, location, channels.ownRole(guild, identity().userId));
}
