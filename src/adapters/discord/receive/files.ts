import { extname } from 'node:path';
import type { Attachment } from '../../../core/messages.ts';
import { type Bag, numberOf, textOf, toBag, toBags } from '../json.ts';

// https://docs.discord.com/developers/resources/message#message-object-message-flags
const IS_VOICE_MESSAGE = 1 << 13;

/** The files of a message, and of the messages that are forwarded or replied to in it. */
export function toAttachments(message: Bag, channelId: string): Attachment[] {
  const messageId = textOf(message, 'id');
  const toFound = ({ file, isVoice, foundIn }: ReturnType<typeof attachmentsOf>[number]) =>
    toAttachment(file, { channelId, messageId: foundIn || messageId }, isVoice);
  const own = [message, ...snapshotsOf(message)].flatMap(attachmentsOf).map(toFound);
  const original = toBags([message.referenced_message]).flatMap(attachmentsOf).map(toFound);
  return [...own, ...original.map((file) => ({ ...file, origin: 'reply' as const }))];
}

/** The messages that a forward carries; they have no author and no id. */
export function snapshotsOf(message: Bag): readonly Bag[] {
  return toBags(message.message_snapshots).map((snapshot) => toBag(snapshot.message));
}

export function toAttachment(
  file: Bag,
  found: { readonly channelId: string; readonly messageId: string },
  isVoice = false,
): Attachment {
  const id = textOf(file, 'id');
  const seconds = numberOf(file, 'duration_secs');
  return {
    id,
    name: toName(file),
    mimeType: textOf(file, 'content_type'),
    bytes: numberOf(file, 'size'),
    isVoice,
    durationMs: seconds > 0 ? Math.round(seconds * 1000) : null,
    source: { ...found, attachmentId: id, url: textOf(file, 'url') },
  };
}

function attachmentsOf(message: Bag) {
  const isVoice = (numberOf(message, 'flags') & IS_VOICE_MESSAGE) !== 0;
  const foundIn = textOf(message, 'id');
  return toBags(message.attachments).map((file) => ({ file, isVoice, foundIn }));
}

/** Discord keeps the original name as a title, without its suffix, where it had to change it. */
function toName(file: Bag): string {
  const filename = textOf(file, 'filename') || 'file';
  const title = textOf(file, 'title');
  if (title === '') return filename;
  const suffix = extname(filename);
  return title.endsWith(suffix) ? title : title + suffix;
}
