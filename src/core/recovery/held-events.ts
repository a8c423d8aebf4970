import { type IncomingEvent, toMessageKey } from '../events.ts';
import { toMerged } from '../jobs/version.ts';
import { createRecent } from '../recent.ts';

/** Events in memory, until they can be stored: what people said, and what became of it. */
export type Held = {
  readonly size: number;
  /**
   * Whether it is held. A press, a form or a command by itself is not: whoever used it can do so
   * again.
   */
  add(event: IncomingEvent): boolean;
  /** Takes an edit or a deletion into a message that is held; false where that is not held. */
  revise(event: IncomingEvent): boolean;
  /**
   * It was said, and deleted while it was held: platforms may deliver it once more all the same.
   */
  isGone(event: IncomingEvent): boolean;
  /** In the order in which they came. */
  list(): readonly IncomingEvent[];
  drop(event: IncomingEvent): void;
};

const MAX_HELD = 1_000;

export function createHeld(): Held {
  const events = new Map<string, IncomingEvent>();
  const gone = createRecent(MAX_HELD);

  const put = (key: string, event: IncomingEvent): boolean => {
    if (!events.has(key) && events.size >= MAX_HELD) return false;
    events.set(key, event);
    return true;
  };

  return {
    get size() {
      return events.size;
    },
    add(event) {
      const message = toKey(event);
      if (message === null) return false;
      const isChange = event.type === 'edit' || event.type === 'delete';
      const key = isChange ? `${message}#${event.type}` : message;
      if (event.type === 'delete') events.delete(`${message}#edit`);
      const known = events.get(key);
      return put(key, known ? toLatest(known, event) : event);
    },
    revise(event) {
      const message = toKey(event);
      const known = message === null ? undefined : events.get(message);
      if (message === null || !known || known.type === 'edit' || known.type === 'delete')
        return false;
      if (event.type === 'edit') return put(message, toLatest(known, event));
      return event.type === 'delete' && events.delete(message) && gone.isNew(message);
    },
    isGone: (event) => event.type !== 'delete' && gone.has(toKey(event) ?? ''),
    list: () => [...events.values()],
    drop(event) {
      for (const [key, each] of events) if (each === event) events.delete(key);
    },
  };
}

/**
 * The held event with what a later telling of the same message says; a command stays as it was
 * typed.
 */
function toLatest(known: IncomingEvent, told: IncomingEvent): IncomingEvent {
  if (!('message' in known) || !('message' in told)) return known;
  return { ...known, message: toMerged(known.message, told.message) };
}

/** The message that an event is about; null for what is not held. */
function toKey(event: IncomingEvent): string | null {
  switch (event.type) {
    case 'message': {
      const { id, where, attachments } = event.message;
      const isHeard = where !== 'ambient' || attachments.some(({ isVoice }) => isVoice);
      return isHeard ? toMessageKey(event.place, id) : null;
    }
    case 'edit':
      return toMessageKey(event.place, event.message.id);
    case 'delete':
      return toMessageKey(event.place, event.messageId);
    case 'command':
      return event.messageId === null ? null : toMessageKey(event.place, event.messageId);
    default:
      return null;
  }
}
