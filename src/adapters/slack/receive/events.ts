import type { IncomingEvent } from '../../../core/events.ts';
import { type Bag, textOf, toBag } from '../json.ts';
import { type Identity, toBase, toEventPlace, toSpeaker } from '../places.ts';
import { toInteraction } from './interactions.ts';
import { toMessageEvent } from './messages.ts';

/** What Slack sent, as the core's event; null where it concerns nobody (own echoes, other bots, joins of others, …). */
export function toEvent(
  body: unknown,
  identity: Identity,
  receivedAt: number,
): IncomingEvent | null {
  const bag = toBag(body);
  return textOf(bag, 'type') === 'event_callback'
    ? toCallback(bag, identity)
    : toInteraction(bag, identity, receivedAt);
}

function toCallback(body: Bag, identity: Identity): IncomingEvent | null {
  const event = toBag(body.event);
  switch (textOf(event, 'type')) {
    case 'message':
    case 'app_mention':
      return toMessageEvent(body, event, identity);
    case 'app_home_opened':
      return toHomeOpened(body, event, identity);
    case 'member_joined_channel':
      return toJoined(body, event, identity);
    case 'agent_session_stopped':
      return toStopped(body, event, identity);
    case 'app_uninstalled':
    case 'tokens_revoked':
      return toLeft(body, event, identity);
    default:
      return null;
  }
}

/** Opened again and again; the key has no time, so that it is greeted once. */
function toHomeOpened(body: Bag, event: Bag, identity: Identity): IncomingEvent | null {
  const user = textOf(event, 'user');
  if (textOf(event, 'tab') !== 'messages' || user === identity.userId) return null;
  const place = toEventPlace(body, textOf(event, 'channel'), identity);
  const at = textOf(event, 'event_ts');
  return {
    ...toBase(place, { id: user, kind: 'joined', at }),
    type: 'joined',
    speaker: toSpeaker(event, place, user),
  };
}

function toJoined(body: Bag, event: Bag, identity: Identity): IncomingEvent | null {
  if (textOf(event, 'user') !== identity.userId) return null;
  const place = toEventPlace(body, textOf(event, 'channel'), identity);
  const at = textOf(event, 'event_ts');
  return { ...toBase(place, { id: at, kind: 'joined', at }), type: 'joined', speaker: null };
}

/** Slack's own stop button names no job: the one that runs in the thread is meant. */
function toStopped(body: Bag, event: Bag, identity: Identity): IncomingEvent | null {
  const thread = textOf(event, 'thread_ts');
  const place = toEventPlace(body, textOf(event, 'channel'), identity, thread || undefined);
  const at = textOf(event, 'event_ts');
  const [messageId = ''] = Array.isArray(event.streaming_message_ts)
    ? event.streaming_message_ts
    : [];
  return {
    ...toBase(place, { id: at, kind: 'press', at }),
    type: 'press',
    speaker: toSpeaker(event, place, textOf(event, 'user')),
    action: 'stop:',
    messageId: String(messageId),
    via: null,
  };
}

function toLeft(body: Bag, event: Bag, identity: Identity): IncomingEvent | null {
  const { bot } = toBag(event.tokens);
  const isOurs =
    textOf(event, 'type') === 'app_uninstalled' || (Array.isArray(bot) && bot.length > 0);
  if (!isOurs) return null;
  const at = textOf(event, 'event_ts') || String(body.event_time ?? '');
  const place = toEventPlace(body, '', identity);
  return { ...toBase(place, { id: at, kind: 'left', at }), type: 'left' };
}
