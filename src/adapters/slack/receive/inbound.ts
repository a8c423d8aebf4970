import type { IncomingEvent } from '../../../core/events.ts';
import type { Place } from '../../../core/messages.ts';
import { type Identity, toBase, toPlace, toSpeaker } from '../places.ts';
import type { HomeCallback, JoinCallback, LeaveCallback, StopCallback } from './payloads.ts';

/**
 * Where an event happened. The workspace is the one that Parley is installed in, also in channels
 * that are shared with other organizations, where the app may be installed as well.
 */
export function toEventPlace(
  { authorizations: [first] }: Pick<JoinCallback, 'authorizations'>,
  channel: string,
  { workspace }: Pick<Identity, 'workspace'>,
  thread?: string,
): Place {
  const team = first?.is_enterprise_install ? first.team_id : '';
  return toPlace(team || workspace, channel, thread);
}

/** A person opened Parley's page. The key has no time, so that each person is greeted once. */
export function toHomeOpened(payload: HomeCallback, identity: Identity): IncomingEvent | null {
  const { user, tab, channel, event_ts: at } = payload.event;
  if (tab !== 'messages' || user === identity.userId) return null;
  const place = toEventPlace(payload, channel, identity);
  return {
    ...toBase(place, { id: user, kind: 'joined', at }),
    type: 'joined',
    speaker: toSpeaker(payload.event, place, user),
  };
}

/** Parley was invited to a channel; null if another person was. */
export function toJoined(payload: JoinCallback, identity: Identity): IncomingEvent | null {
  const { user, channel, event_ts: at } = payload.event;
  if (user !== identity.userId) return null;
  const place = toEventPlace(payload, channel, identity);
  return { ...toBase(place, { id: at, kind: 'joined', at }), type: 'joined', speaker: null };
}

/**
 * A channel was unarchived, which takes changes again
 * (docs.slack.dev/reference/events/channel_unarchive, group_unarchive).
 */
export function toOpened(payload: JoinCallback, identity: Identity): IncomingEvent {
  const { channel, event_ts } = payload.event;
  const at = event_ts || payload.event_time;
  const place = toEventPlace(payload, channel, identity);
  return { ...toBase(place, { id: at, kind: 'opened', at }), type: 'opened' };
}

/** Slack's own stop button names no job: the one that runs in the thread is meant. */
export function toSessionStopped(payload: StopCallback, identity: Identity): IncomingEvent | null {
  const { user, channel, thread_ts: thread, event_ts: at } = payload.event;
  if (user === '' || channel === '') return null;
  const [messageId = ''] = payload.event.streaming_message_ts;
  const place = toEventPlace(payload, channel, identity, thread);
  return {
    ...toBase(place, { id: at, kind: 'action', at }),
    type: 'action',
    speaker: toSpeaker(payload.event, place, user),
    action: 'stop:',
    messageId,
    interaction: null,
  };
}

/** Parley was removed from the workspace; null if only a person's token was revoked. */
export function toLeft(payload: LeaveCallback, identity: Identity): IncomingEvent | null {
  const { type, tokens, event_ts } = payload.event;
  if (type !== 'app_uninstalled' && tokens.bot.length === 0) return null;
  const at = event_ts || payload.event_time;
  const place = toEventPlace(payload, '', identity);
  return { ...toBase(place, { id: at, kind: 'left', at }), type: 'left' };
}
