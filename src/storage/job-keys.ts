import { type IncomingEvent, toMessageKey } from '../core/events.ts';
import type { Job, Posted } from '../core/job.ts';

/** The keys under which a job is found: the messages it answers and the messages it wrote. */
export function toJobKeys({ events, posted }: Pick<Job, 'events' | 'posted'>): string[] {
  const asked = events.flatMap((event) => toAskedKey(event) ?? []);
  const [first] = events;
  if (!first) return asked;
  const written = posted.flatMap(({ id, adapterState }) =>
    id === null
      ? []
      : [
          toMessageKey(
            { ...first.place, channel: toChannel(adapterState) ?? first.place.channel },
            id,
          ),
        ],
  );
  return [...asked, ...written];
}

/**
 * An edit or a delete does not own the message it is about: that stays with the job that answers
 * it.
 */
export function toAskedKey(event: IncomingEvent): string | null {
  if (event.type === 'message') return toMessageKey(event.place, event.message.id);
  // A transcript is found by the message it is of.
  if (event.type === 'scheduled') return event.key;
  if (event.type !== 'command' || event.messageId === null) return null;
  return toMessageKey(event.place, event.messageId);
}

/** On Discord a thread is a channel of its own: its adapter notes where a message went. */
function toChannel(note: Posted['adapterState']): string | null {
  if (note === null || typeof note !== 'object' || Array.isArray(note)) return null;
  return typeof note.channel === 'string' ? note.channel : null;
}

/** Whether an event still holds what answers its interaction, or lets the platform search. */
export function hasSecret(event: IncomingEvent): boolean {
  return withoutSecrets(event) !== event;
}

/** The event itself where it holds no secret. */
export function withoutSecrets(event: IncomingEvent): IncomingEvent {
  if (event.type === 'message' || event.type === 'edit') {
    const { searchToken, ...message } = event.message;
    return searchToken === undefined ? event : { ...event, message };
  }
  if (event.type === 'command') {
    const { searchToken, ...command } = event;
    const isBare = searchToken === undefined && command.interaction === null;
    return isBare ? event : { ...command, interaction: null };
  }
  const holdsInteraction = 'interaction' in event && event.interaction !== null;
  return holdsInteraction ? { ...event, interaction: null } : event;
}
