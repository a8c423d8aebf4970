import { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import type { Archive } from '../../../core/ports.ts';
import type { Blobs } from '../../../core/store-ports.ts';
import { toSize } from '../../../core/strings/wording.ts';
import type { ChannelState } from '../channel-state.ts';
import { type PageMessage, toPageAttachment } from '../message.ts';
import { text } from '../schema.ts';
import { webStrings } from '../strings/index.ts';

export type ArchiveParts = {
  readonly open: (channel: string) => Promise<ChannelState>;
  readonly blobs: Blobs;
};

/** A message’s address, with or without the page’s own in front. */
const ADDRESS = /^(?:https?:\/\/[^/#\s]+\/?)?#\/([^/#\s]{1,400})\/([0-9a-z]{1,40})$/;

const sourceSchema = z.object({ hash: text }).catch({ hash: '' });

/** What was said on the page, and the files that came along. */
export function createArchive({ open, blobs }: ArchiveParts): Archive {
  return {
    async read({ channel, thread }, { after, limit }) {
      const channelState = await open(channel);
      // A channel is all that was said in it: on the page every question has a thread of its own.
      const isThere = (message: PageMessage) =>
        thread === undefined || (message.thread ?? message.id) === thread;
      const found = channelState
        .list()
        .filter((message) => message.only === null && !message.isDeleted && isThere(message))
        .filter(({ id }) => after === null || id > after);
      return (after === null ? found.slice(-limit) : found.slice(0, limit)).map(toSeen);
    },
    // The page keeps what could not be accepted, and hands it over itself.
    replay: async () => ({ events: [], since: Number.POSITIVE_INFINITY }),
    threads: async () => [],
    async fetchFile(source, maxBytes) {
      const bytes = await blobs.get(sourceSchema.parse(source).hash);
      if (!bytes) throw new UserError('attachment_failed', webStrings.fileGone);
      if (bytes.length > maxBytes)
        throw new UserError('attachment_failed', webStrings.tooLargeFile(toSize(maxBytes)));
      return bytes;
    },
    link: async ({ channel }, id) => `#/${encodeURIComponent(channel)}/${id}`,
    locate({ platform, workspace }, address) {
      const [, channel, id] = ADDRESS.exec(address) ?? [];
      if (channel === undefined || id === undefined) return null;
      const place = { platform, workspace, channel: decode(channel) };
      // No id begins with another: nothing sorts between these two.
      return { place, id, before: id.slice(0, -1) };
    },
    // The page recalls the page alone, and all that was said on it is in Parley's own store.
    search: async () => ({ hits: [], gap: null }),
    searchGap: async () => null,
  };
}

function toSeen(message: PageMessage) {
  return {
    id: message.id,
    speaker: message.speaker ?? 'parley',
    speakerName: message.name,
    isOwn: message.speaker === null,
    isBot: message.speaker === null,
    isTyped: message.speaker !== null,
    text: toWhole(message),
    quoted: [],
    attachments: message.files.map(toPageAttachment),
    actions: message.buttons.map(({ action }) => action),
    sentAt: message.sentAt,
  };
}

/** What cards show was said as well. */
function toWhole({ text, approvals = [] }: PageMessage): string {
  return [...approvals.map((approval) => approval.text), text].filter(Boolean).join('\n\n');
}

function decode(channel: string): string {
  try {
    return decodeURIComponent(channel);
  } catch {
    return channel; // There is no channel of that name.
  }
}
