import { type Bag, listOf, textOf, toBag } from '../json.ts';

/** What a payload lacks that everything about it hangs on. Slack sends none like that; whoever does would send it again. */
export type Flaw = 'no_type' | 'no_event' | 'no_channel' | 'no_person' | 'no_id';

/** Why a payload cannot be understood; null where it is whole, or of a kind that Parley does not use. */
export function findFlaw(body: Bag): Flaw | null {
  if (textOf(body, 'command') !== '') return findCommandFlaw(body);
  switch (textOf(body, 'type')) {
    case '':
      return 'no_type';
    case 'event_callback':
      return findEventFlaw(toBag(body.event));
    case 'block_actions':
      if (listOf(body, 'actions').length === 0) return 'no_event';
      return findPersonFlaw(body);
    case 'message_action':
    case 'view_submission':
      return findPersonFlaw(body);
    default:
      return null;
  }
}

function findCommandFlaw(body: Bag): Flaw | null {
  if (textOf(body, 'channel_id') === '') return 'no_channel';
  if (textOf(body, 'user_id') === '') return 'no_person';
  return textOf(body, 'trigger_id') || textOf(body, 'response_url') ? null : 'no_id';
}

function findPersonFlaw(body: Bag): Flaw | null {
  return textOf(toBag(body.user), 'id') === '' ? 'no_person' : null;
}

function findEventFlaw(event: Bag): Flaw | null {
  const type = textOf(event, 'type');
  if (type === '') return 'no_event';
  if (type !== 'message' && type !== 'app_mention') return null;
  if (textOf(event, 'channel') === '') return 'no_channel';
  return toMessageId(event) === '' ? 'no_id' : null;
}

/** The message that an event is about: for an edit or a deletion not the one that tells of it. */
function toMessageId(event: Bag): string {
  switch (textOf(event, 'subtype')) {
    case 'message_changed':
      return textOf(toBag(event.message), 'ts');
    case 'message_deleted':
      return textOf(event, 'deleted_ts');
    default:
      return textOf(event, 'ts');
  }
}
