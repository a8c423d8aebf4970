import type { Attachment } from '../../../core/messages.ts';
import { type Bag, listOf, numberOf, textOf, toBag } from '../json.ts';

/** What the directory needs to fetch a file; `url` is null where `files.info` has to be asked first (Slack Connect). */
export type FileSource = {
  readonly fileId: string;
  readonly url: string | null;
  readonly mimeType: string;
  readonly workspace: string;
};

/** What Slack leaves where a file was deleted. */
const TOMBSTONE = 'tombstone';

/** The files of a message, and of the messages forwarded in it. */
export function toAttachments(message: Bag, workspace: string): Attachment[] {
  const forwarded = listOf(message, 'attachments').flatMap((shared) => listOf(shared, 'files'));
  return [...listOf(message, 'files'), ...forwarded]
    .filter((file) => textOf(file, 'id') !== '')
    .map((file) => toAttachment(file, workspace));
}

/** A message as an edit leaves it: a file that was deleted is no longer part of it. */
export function withoutDeleted(message: Bag): Bag {
  const files = listOf(message, 'files').filter((file) => textOf(file, 'mode') !== TOMBSTONE);
  return { ...message, files };
}

/** Where a file can be downloaded. */
export function urlOf(file: Bag): string | null {
  return textOf(file, 'url_private_download') || textOf(file, 'url_private') || null;
}

export function toSource(value: unknown): FileSource {
  const source = toBag(value);
  return {
    fileId: textOf(source, 'fileId'),
    url: textOf(source, 'url') || null,
    mimeType: textOf(source, 'mimeType'),
    workspace: textOf(source, 'workspace'),
  };
}

function toAttachment(file: Bag, workspace: string): Attachment {
  const id = textOf(file, 'id');
  const isVoice = isVoiceClip(file);
  const mimeType = textOf(file, 'mimetype') || (isVoice ? 'audio/mp4' : '');
  return {
    id,
    name: textOf(file, 'name') || textOf(file, 'title') || 'file',
    mimeType,
    bytes: numberOf(file, 'size') ?? 0,
    isVoice,
    durationMs: numberOf(file, 'duration_ms'),
    source: { fileId: id, url: urlOf(file), mimeType, workspace },
  };
}

/** The fields are undocumented; any of them may be missing. */
function isVoiceClip(file: Bag): boolean {
  const subtype = textOf(file, 'subtype');
  if (subtype !== '') return subtype === 'slack_audio';
  return (
    textOf(file, 'media_display_type') === 'audio' ||
    /^audio_message\.\w+$/.test(textOf(file, 'name'))
  );
}
