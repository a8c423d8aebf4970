import { parseAction } from '../content.ts';
import type { Places } from '../conversation/known-places.ts';
import { type SettingsStore, toChannelScope } from '../conversation/settings.ts';
import { type IncomingEvent, type MessageEvent, toMessageKey } from '../events.ts';
import { hasContent, type Message, type Place } from '../messages.ts';
import type { Inbox } from '../ports.ts';

/** In what Parley takes part. */
export type Participation = {
  /** Whether Parley is to answer what was said. */
  takesPart(event: MessageEvent): Promise<boolean>;
  /** Whether somebody waits for what comes of an event; works also while the store does not. */
  isAsked(event: IncomingEvent): Promise<boolean>;
};

type ParticipationServices = {
  readonly settings: SettingsStore;
  readonly inbox: Inbox;
  readonly places: Places;
};

export function createParticipation({
  settings,
  inbox,
  places,
}: ParticipationServices): Participation {
  const takesPart = async ({ message, conversation }: MessageEvent): Promise<boolean> => {
    switch (message.where) {
      case 'mention':
      case 'dm':
        return true;
      case 'reply':
        return !message.isToOthers;
      case 'thread':
        return !message.isToOthers && hasContent(message) && follows(message, conversation);
      default:
        return false;
    }
  };

  /**
   * Parley follows threads that it opened or whose first message addressed it, until it is told to
   * leave.
   */
  const follows = async ({ place }: Message, conversation: string): Promise<boolean> => {
    const channel = await settings.get(toChannelScope(place));
    if (channel.follows === false) return false;
    const own = await settings.get(conversation);
    if (own.follows !== null) return own.follows;
    if (place.thread === undefined) return false;
    return (await inbox.find({ messageKey: toMessageKey(place, place.thread) })) !== null;
  };

  const isAsked = async (event: IncomingEvent): Promise<boolean> => {
    switch (event.type) {
      case 'message':
        return takesPart(event).catch(() => isKnown(places, event.place));
      case 'edit':
        return isAsked({ ...event, type: 'message' });
      case 'action':
        return parseAction(event.action).verb !== 'stop'; // That works without the store.
      default:
        return event.type === 'command' || event.type === 'form';
    }
  };

  return { takesPart, isAsked };
}

/** Whether Parley has been spoken to in a thread lately, as far as this process remembers. */
async function isKnown(places: Places, { platform, channel, thread }: Place): Promise<boolean> {
  const known = await places.list(platform);
  return known.some(({ place }) => place.channel === channel && place.thread === thread);
}
