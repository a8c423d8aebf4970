import { extname } from 'node:path';
import type { Attachment } from '../../../core/messages.ts';
import { part, text } from '../schema.ts';
import type {
  FilePayload,
  MessagePayload,
  OriginalPayload,
  SaidPayload,
} from './message-payloads.ts';

/** Where a file is; its address expires, and its message then has a new one. */
export const fileSourceSchema = part({
  channelId: text,
  /** Empty for a command's file, which is in no message. */
  messageId: text,
  attachmentId: text,
  url: text,
});

// https://docs.discord.com/developers/resources/message#message-object-message-flags
const IS_VOICE_MESSAGE = 1 << 13;

/** The files of a message, and of the messages that are forwarded or replied to in it. */
export function toAttachments(
  message: MessagePayload,
  { channelId, ownId }: { readonly channelId: string; readonly ownId: string },
): Attachment[] {
  const { referenced_message: original } = message;
  const replied = original ? filesOf(original, { channelId, ownId }) : [];
  return [
    ...filesOf(message, { channelId, ownId }),
    ...replied.map((file) => ({
      ...file,
      origin: 'reply' as const,
      ...(original && original.author.id !== ownId ? { person: original.author.id } : {}),
      ...(file.person === undefined ? {} : { person: file.person }),
      repeats: [...(original ? [original.id] : []), ...(file.repeats ?? [])],
    })),
  ];
}

/** What is forwarded has no id: its files are found in the message that forwards it. */
function filesOf(
  message: OriginalPayload,
  { channelId, ownId }: { readonly channelId: string; readonly ownId: string },
): Attachment[] {
  const found = { channelId: message.channel_id || channelId, messageId: message.id };
  const toFiles = ({ flags, attachments }: SaidPayload) =>
    attachments.map((file) => toAttachment(file, found, (flags & IS_VOICE_MESSAGE) !== 0));
  const repeats = toForwardedIds(message);
  const { forwardedAuthor: author = ownId } = message;
  return [
    ...toFiles(message),
    ...toForwarded(message)
      .flatMap(toFiles)
      .map((file) => (repeats.length === 0 ? file : { ...file, repeats }))
      .map((file) => (author === ownId ? file : { ...file, person: author })),
  ];
}

const FORWARD = 1; // docs: Message Reference Types

export function isForward({ message_reference: reference }: Referring): boolean {
  return reference.type === FORWARD && reference.message_id !== '';
}

type Referring = Pick<OriginalPayload, 'message_reference'>;

/**
 * The message that one forwards, by its id. Discord does not tell what that message forwards
 * itself.
 */
export function toForwardedIds(message: Referring): string[] {
  return isForward(message) ? [message.message_reference.message_id] : [];
}

/** The messages that a forward carries; they have no author and no id. */
export function toForwarded(message: Pick<OriginalPayload, 'message_snapshots'>): SaidPayload[] {
  return message.message_snapshots.flatMap(({ message: outer }) => [
    outer,
    ...outer.message_snapshots.map((inner) => inner.message),
  ]);
}

export function toAttachment(
  file: FilePayload,
  found: { readonly channelId: string; readonly messageId: string },
  isVoice = false,
): Attachment {
  const { id, url, duration_secs: seconds } = file;
  return {
    id,
    name: toFileName(file),
    mimeType: file.content_type,
    bytes: file.size,
    isVoice,
    durationMs: seconds > 0 ? Math.round(seconds * 1000) : null,
    source: { ...found, attachmentId: id, url },
  };
}

/** Discord keeps the original name, without its suffix, as a title if it had to change it. */
export function toFileName({ filename, title }: Pick<FilePayload, 'filename' | 'title'>): string {
  const name = filename || 'file';
  if (title === '') return name;
  const suffix = extname(`x${name}`); // Of a name in another script nothing else may be left.
  return title.endsWith(suffix) ? title : title + suffix;
}
