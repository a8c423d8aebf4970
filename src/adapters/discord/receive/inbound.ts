import { type IncomingEvent, toEventBase } from '../../../core/events.ts';
import { type EventContext, toPlace } from '../places.ts';
import { toMs } from '../timestamps.ts';
import { findGreetable } from './greetable.ts';
import { type Acknowledgement, toInteractionEvent } from './interactions.ts';
import { toDeleteEvent, toEditEvent, toMessageEvent } from './messages.ts';
import type { Dispatch, GuildDeletionPayload, GuildPayload } from './payloads.ts';

/**
 * What Discord sent, as the core's events: an empty list for Parley's own messages, bots and link
 * previews, several events if messages were deleted together. `ack` is what an interaction was
 * acknowledged with.
 */
export function toEvents(
  dispatch: Dispatch,
  context: EventContext,
  ack: Acknowledgement | null = null,
): readonly IncomingEvent[] {
  if (dispatch.type === 'MESSAGE_DELETE_BULK')
    return dispatch.data.ids.map((id) => toDeleteEvent(id, context));
  const event = toEvent(dispatch, context, ack);
  return event ? [event] : [];
}

function toEvent(
  dispatch: Dispatch,
  context: EventContext,
  ack: Acknowledgement | null,
): IncomingEvent | null {
  switch (dispatch.type) {
    case 'MESSAGE_CREATE':
      return toMessageEvent(dispatch.data, context);
    case 'MESSAGE_UPDATE':
      return toEditEvent(dispatch.data, context);
    case 'MESSAGE_DELETE':
      return toDeleteEvent(dispatch.data.id, context);
    case 'INTERACTION_CREATE':
      return toInteractionEvent(dispatch.data, ack, context);
    case 'GUILD_CREATE':
      return toJoined(dispatch.data, context);
    case 'GUILD_DELETE':
      return toLeft(dispatch.data, context);
    default:
      return null;
  }
}

/**
 * Guilds also come after every connect and every outage: the caller knows that this one is new.
 */
function toJoined(guild: GuildPayload, { identity, receivedAt }: EventContext): IncomingEvent {
  const { id: workspace, joined_at: joinedAt } = guild;
  const channel = findGreetable(guild, identity.userId);
  const place = toPlace({ workspace, channel, thread: null });
  const id = joinedAt || String(receivedAt);
  const at = toMs(joinedAt) || receivedAt;
  return { ...toEventBase(place, { id, kind: 'joined', at }), type: 'joined', speaker: null };
}

/** Parley may have rights that it lacked before: discord.js does not say where until it knows. */
export function toOpened(at: number): IncomingEvent {
  const place = toPlace({ workspace: '', channel: '', thread: null });
  return { ...toEventBase(place, { id: String(at), kind: 'opened', at }), type: 'opened' };
}

/** A guild that is only unavailable has an outage. */
function toLeft(
  { id: workspace, unavailable }: GuildDeletionPayload,
  { receivedAt: at }: EventContext,
): IncomingEvent | null {
  if (unavailable) return null;
  const place = toPlace({ workspace, channel: '', thread: null });
  return { ...toEventBase(place, { id: String(at), kind: 'left', at }), type: 'left' };
}
