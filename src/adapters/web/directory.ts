import { UserError } from '../../core/errors.ts';
import type { Json } from '../../core/message.ts';
import type { Blobs, Directory } from '../../core/ports.ts';
import { type PageMessage, PLATFORM, toAttachment } from './message.ts';
import type { People } from './person.ts';
import type { Room } from './room.ts';

export type DirectoryParts = {
  readonly open: (channel: string) => Promise<Room>;
  readonly people: People;
  readonly blobs: Blobs;
};

/** What can be looked up on the page. */
export function createDirectory({ open, people, blobs }: DirectoryParts): Directory {
  return {
    async read({ channel, thread }, { after, limit }) {
      const room = await open(channel);
      const isThere = (message: PageMessage) =>
        thread === undefined ? message.thread === null : (message.thread ?? message.id) === thread;
      const found = room
        .list()
        .filter((message) => message.only === null && !message.isDeleted && isThere(message))
        .filter(({ id }) => after === null || id > after);
      return (after === null ? found.slice(-limit) : found.slice(0, limit)).map(toSeen);
    },
    replay: async () => [], // The page keeps what could not be accepted, and hands it over itself.
    async person(id) {
      return { ...(await people.get(id)), isAdmin: true };
    },
    // Whoever opens the page sees all of it, and nothing else.
    readable: async (_person, places) => places.map(({ platform }) => platform === PLATFORM),
    writable: async (_person, { platform }) => platform === PLATFORM,
    link: async () => null, // The page has no addresses.
    async fetchFile(source, maxBytes) {
      const bytes = await blobs.get(toHash(source));
      if (!bytes)
        throw new UserError('attachment_failed', 'The file is no longer kept. Send it once more.');
      if (bytes.length > maxBytes)
        throw new UserError('attachment_failed', `The file is larger than ${maxBytes} bytes.`);
      return bytes;
    },
  };
}

function toSeen(message: PageMessage) {
  return {
    id: message.id,
    speaker: message.speaker ?? 'parley',
    isOwn: message.speaker === null,
    isBot: message.speaker === null,
    text: message.text,
    quoted: [],
    attachments: message.files.map(toAttachment),
    actions: message.buttons.map(({ action }) => action),
    sentAt: message.sentAt,
  };
}

function toHash(source: Json): string {
  const isOurs = typeof source === 'object' && source !== null && 'hash' in source;
  return isOurs && typeof source.hash === 'string' ? source.hash : '';
}
