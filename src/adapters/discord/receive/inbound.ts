import { type IncomingEvent, toEventBase } from '../../../core/events.ts';
import { type Bag, textOf, textsOf } from '../json.ts';
import { type Context, toMs, toPlace } from '../places.ts';
import { type Acknowledgement, toInteractionEvent } from './interactions.ts';
import { toDeleteEvent, toEditEvent, toMessageEvent } from './messages.ts';

/** One dispatch of the gateway. */
export type Frame = { readonly type: string; readonly data: Bag };

/**
 * What Discord sent, as the core's events: none where it concerns nobody (own echoes, bots, link previews), several where
 * messages were deleted at once. `ack` is what an interaction was acknowledged with.
 */
export function toEvents(
  { type, data }: Frame,
  context: Context,
  ack: Acknowledgement | null = null,
): readonly IncomingEvent[] {
  switch (type) {
    case 'MESSAGE_DELETE':
      return [toDeleteEvent(textOf(data, 'id'), context)];
    case 'MESSAGE_DELETE_BULK':
      return textsOf(data, 'ids').map((id) => toDeleteEvent(id, context));
    default: {
      const event = toEvent({ type, data }, context, ack);
      return event ? [event] : [];
    }
  }
}

function toEvent(
  { type, data }: Frame,
  context: Context,
  ack: Acknowledgement | null,
): IncomingEvent | null {
  switch (type) {
    case 'MESSAGE_CREATE':
      return toMessageEvent(data, context);
    case 'MESSAGE_UPDATE':
      return toEditEvent(data, context);
    case 'INTERACTION_CREATE':
      return toInteractionEvent(data, ack, context);
    case 'GUILD_CREATE':
      return toJoined(data, context);
    case 'GUILD_DELETE':
      return toLeft(data, context);
    default:
      return null;
  }
}

/** Guilds also come after every connect and every outage: whoever calls this knows that Parley is new there. */
function toJoined(data: Bag, { receivedAt }: Context): IncomingEvent {
  const place = toPlace({
    workspace: textOf(data, 'id'),
    channel: textOf(data, 'system_channel_id'),
    thread: null,
  });
  const id = textOf(data, 'joined_at') || String(receivedAt);
  const at = toMs(textOf(data, 'joined_at')) || receivedAt;
  return { ...toEventBase(place, { id, kind: 'joined', at }), type: 'joined', speaker: null };
}

/** A guild that is only unavailable has an outage. */
function toLeft(data: Bag, { receivedAt: at }: Context): IncomingEvent | null {
  if (data.unavailable === true) return null;
  const place = toPlace({ workspace: textOf(data, 'id'), channel: '', thread: null });
  return { ...toEventBase(place, { id: String(at), kind: 'left', at }), type: 'left' };
}
