import type { z } from 'zod';
import type { Attachment } from '../../../core/messages.ts';
import { part, text } from '../schema.ts';
import type { SlackFile, SlackSaid } from './payloads.ts';

/**
 * What is needed to fetch a file; without an address `files.info` has to be asked first (Slack
 * Connect).
 */
export const fileSourceSchema = part({ fileId: text, url: text, mimeType: text, workspace: text });

export type FileSource = z.output<typeof fileSourceSchema>;

/** What Slack leaves where a file was deleted. */
const TOMBSTONE = 'tombstone';

/** The files of a message, and of the messages that are forwarded in it. */
export function toAttachments(
  { files, attachments }: Pick<SlackSaid, 'files' | 'attachments'>,
  workspace: string,
): Attachment[] {
  return [...files, ...attachments.flatMap((shared) => shared.files)]
    .filter(({ id }) => id !== '')
    .map((file) => toAttachment(file, workspace));
}

/** A message as an edit leaves it: without the files that were deleted. */
export function withoutDeleted<Kept extends Pick<SlackSaid, 'files'>>(message: Kept): Kept {
  return { ...message, files: message.files.filter(({ mode }) => mode !== TOMBSTONE) };
}

/** Where a file can be downloaded; empty where Slack does not tell. */
export function urlOf(file: Pick<SlackFile, 'url_private' | 'url_private_download'>): string {
  return file.url_private_download || file.url_private;
}

function toAttachment(file: SlackFile, workspace: string): Attachment {
  const { id } = file;
  const isVoice = isVoiceClip(file);
  const mimeType = file.mimetype || (isVoice ? 'audio/mp4' : '');
  return {
    id,
    name: file.name || file.title || 'file',
    mimeType,
    bytes: file.size ?? 0,
    isVoice,
    durationMs: file.duration_ms,
    source: { fileId: id, url: urlOf(file) || null, mimeType, workspace },
  };
}

/** The members are undocumented; any of them may be missing. */
function isVoiceClip({ subtype, media_display_type, name }: SlackFile): boolean {
  if (subtype !== '') return subtype === 'slack_audio';
  return media_display_type === 'audio' || /^audio_message\.\w+$/.test(name);
}
