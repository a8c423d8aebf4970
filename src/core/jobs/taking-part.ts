import { parseAction } from '../content.ts';
import type { Places } from '../conversation/known-places.ts';
import { toChannelScope } from '../conversation/settings.ts';
import { type IncomingEvent, type MessageEvent, toMessageKey } from '../events.ts';
import { hasContent, type Message, type Place } from '../messages.ts';
import type { Parts } from './job-run.ts';

/** Whether Parley is to answer what was said. */
export async function takesPart(
  parts: Parts,
  { message, conversation }: MessageEvent,
): Promise<boolean> {
  switch (message.where) {
    case 'mention':
    case 'dm':
      return true;
    case 'reply':
      return !message.isToOthers;
    case 'thread':
      return !message.isToOthers && hasContent(message) && follows(parts, message, conversation);
    default:
      return false;
  }
}

/** Whether somebody waits for what comes of an event; works also while the store does not. */
export async function isAsked(
  parts: Parts,
  places: Places,
  event: IncomingEvent,
): Promise<boolean> {
  switch (event.type) {
    case 'message':
      return takesPart(parts, event).catch(() => isKnown(places, event.place));
    case 'edit':
      return isAsked(parts, places, { ...event, type: 'message' });
    case 'press':
      return parseAction(event.action).verb !== 'stop'; // That works without the store.
    default:
      return event.type === 'command' || event.type === 'form';
  }
}

/** Whether Parley has been spoken to in a thread lately, as far as this process remembers. */
async function isKnown(places: Places, { platform, channel, thread }: Place): Promise<boolean> {
  const known = await places.list(platform);
  return known.some(({ place }) => place.channel === channel && place.thread === thread);
}

/** Parley follows threads that it opened or whose first message addressed it, until it is told to leave. */
async function follows(parts: Parts, { place }: Message, conversation: string): Promise<boolean> {
  const channel = await parts.settings.get(toChannelScope(place));
  if (channel.follows === false) return false;
  const settings = await parts.settings.get(conversation);
  if (settings.follows !== null) return settings.follows;
  if (place.thread === undefined) return false;
  return (await parts.inbox.find({ messageKey: toMessageKey(place, place.thread) })) !== null;
}
