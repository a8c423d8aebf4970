import type { IncomingEvent } from '../../../core/events.ts';
import type { Place } from '../../../core/messages.ts';
import { type Identity, toPlace } from '../places.ts';
import type { SlackMessage } from '../receive/message-payloads.ts';
import { toSpokenEvent } from '../receive/messages.ts';

/** Messages of `conversations.history` and `.replies`, as the events that would have told them. */
export function toReplayed(
  messages: readonly SlackMessage[],
  { workspace, channel }: Place,
  identity: Identity,
): IncomingEvent[] {
  const context = {
    channel: toPlace(workspace || identity.workspace, channel),
    isDirect: channel.startsWith('D'),
    isMention: false, // The text tells.
    searchToken: '', // It comes with events alone.
  };
  return messages.flatMap((message) =>
    message.ts === '' ? [] : (toSpokenEvent(message, context, identity) ?? []),
  );
}
