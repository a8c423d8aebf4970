import type { IncomingEvent } from '../../../core/events.ts';
import type { Place } from '../../../core/messages.ts';
import { type Bag, textOf } from '../json.ts';
import type { Identity } from '../places.ts';
import { toMessageEvent } from '../receive/messages.ts';

/** Messages as `conversations.history` and `.replies` give them, as the events that told of them. */
export function toReplayed(
  messages: readonly Bag[],
  { workspace, channel }: Place,
  identity: Identity,
): IncomingEvent[] {
  return messages.flatMap((message) => {
    const event = { ...message, type: 'message', channel };
    const body = {
      type: 'event_callback',
      team_id: workspace,
      event,
      authorizations: [{ team_id: workspace, user_id: identity.userId, is_bot: true }],
    };
    return textOf(message, 'ts') === '' ? [] : (toMessageEvent(body, event, identity) ?? []);
  });
}
