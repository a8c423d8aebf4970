import type { Envelope } from './payloads.ts';

/**
 * What a payload lacks that cannot be done without. Slack sends no such payloads; another sender
 * would only send it again.
 */
export type Flaw = 'no_type' | 'no_event' | 'no_channel' | 'no_person' | 'no_id';

/**
 * Why a payload cannot be understood; null if it is complete, or of a kind that Parley does not
 * use.
 */
export function findFlaw(envelope: Envelope): Flaw | null {
  if (envelope.command !== '') return findCommandFlaw(envelope);
  switch (envelope.type) {
    case '':
      return 'no_type';
    case 'event_callback':
      return findEventFlaw(envelope.event);
    case 'block_actions':
      return envelope.actions.length === 0 ? 'no_event' : findPersonFlaw(envelope);
    case 'message_action':
    case 'view_submission':
      return findPersonFlaw(envelope);
    default:
      return null;
  }
}

function findCommandFlaw({ channel_id, user_id, trigger_id, response_url }: Envelope): Flaw | null {
  if (channel_id === '') return 'no_channel';
  if (user_id === '') return 'no_person';
  return trigger_id || response_url ? null : 'no_id';
}

function findPersonFlaw({ user }: Envelope): Flaw | null {
  return user.id === '' ? 'no_person' : null;
}

function findEventFlaw(event: Envelope['event']): Flaw | null {
  if (event.type === '') return 'no_event';
  if (event.type !== 'message' && event.type !== 'app_mention') return null;
  if (event.channel === '') return 'no_channel';
  return toMessageId(event) === '' ? 'no_id' : null;
}

/** The message that an event is about: for an edit or a deletion not the one that tells of it. */
function toMessageId({ subtype, message, deleted_ts, ts }: Envelope['event']): string {
  if (subtype === 'message_changed') return message.ts;
  return subtype === 'message_deleted' ? deleted_ts : ts;
}
