import { toPrivately, toReply } from '../audience.ts';
import type { IncomingEvent } from '../events.ts';
import type { Job } from '../job.ts';
import { type Place, toConversation } from '../messages.ts';
import { platformOf } from '../platform.ts';
import type { Adapter, Channel, Destination } from '../ports.ts';
import { strings } from '../strings/en.ts';

/** Tells people, without the store, that the store does not work. */
export type StoreNotice = {
  /**
   * Somebody asked for this and it could not be stored; `isKept`: it will be done once the store
   * works again.
   */
  onEvent(event: IncomingEvent, isKept: boolean): void;
  /**
   * A job cannot go on; where nothing of its answer can be seen yet, somebody waits in the dark.
   */
  onJob(destination: Destination, job: Job): void;
};

/** The same person is told in the same conversation no more often than this. */
const TELL_EVERY_MS = 60_000;
const MAX_TOLD = 1_000;

export type StoreNoticeOptions = {
  readonly adapters: ReadonlyMap<string, Adapter>;
  /** Writes a sentence of which nothing is journalled; its failing is no failure. */
  readonly say: (channel: Channel, text: string) => Promise<unknown>;
  readonly now?: () => number;
};

export function createStoreNotice(options: StoreNoticeOptions): StoreNotice {
  const { adapters, say, now = () => performance.now() } = options;
  const told = new Map<string, number>();

  const isDue = (key: string): boolean => {
    if (now() - (told.get(key) ?? -Infinity) < TELL_EVERY_MS) return false;
    told.delete(key); // So that those told longest ago stand first.
    told.set(key, now());
    const [oldest] = told.keys();
    if (told.size > MAX_TOLD && oldest !== undefined) told.delete(oldest);
    return true;
  };

  const tell = ({ place, audience }: Destination, sentence: string, isOnce: boolean): void => {
    const adapter = adapters.get(place.platform);
    if (!adapter) return;
    if (isOnce && !isDue(`${toScope(place, audience.question)} ${audience.asker}`)) return;
    // What stays on a page is in the store, too.
    const isOnPage = adapter.platform.onRefusal === 'shown';
    const shown = isOnPage ? toPrivately(audience.asker, audience.interaction) : audience;
    void say(adapter.channel(place, shown), sentence);
  };

  return {
    onEvent(event, isKept) {
      const { onRefusal } = platformOf(adapters, event.place);
      if (onRefusal === 'shown') return; // It says so itself.
      const destination = findDestination(event);
      // A press or a command is answered each time: its platform shows that it waits.
      const isOnce = destination?.audience.interaction === null;
      if (destination)
        tell(destination, isKept ? strings.waitsForStore : strings.notStored, isOnce);
    },
    onJob(destination, { posted }) {
      if (posted.every(({ id }) => id === null)) tell(destination, strings.waitsForStore, true);
    },
  };
}

/** A question that opens a conversation of its own is one of many in its channel. */
function toScope({ thread, ...channel }: Place, question: string | null): string {
  const isOpening = thread === undefined || thread === question;
  return toConversation(isOpening ? channel : { ...channel, thread });
}

/** Where the person is told who is behind an event; null where nobody waits for an answer. */
function findDestination(event: IncomingEvent): Destination | null {
  const { place } = event;
  switch (event.type) {
    case 'message':
    case 'edit': {
      const { speaker, id } = event.message;
      return { place: event.message.place, audience: toReply(speaker.id, id) };
    }
    case 'command':
    case 'action':
    case 'form': {
      const { speaker, interaction } = event;
      const messageId = event.type === 'command' ? event.messageId : null;
      if (messageId !== null) return { place, audience: toReply(speaker.id, messageId) };
      return { place, audience: toPrivately(speaker.id, interaction) };
    }
    default:
      return null;
  }
}
