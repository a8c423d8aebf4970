import type { z } from 'zod';
import type { Attachment } from '../../../core/messages.ts';
import { count, part, text } from '../schema.ts';
import type { SlackFile, SlackSaid, SlackWorded } from './payloads.ts';
import { isPreview } from './quotes.ts';

/**
 * What is needed to fetch a file; without an address `files.info` has to be asked first (Slack
 * Connect).
 */
export const fileSourceSchema = part({
  fileId: text,
  url: text,
  mimeType: text,
  workspace: text,
  /** In bytes; null where Slack did not tell. */
  size: count,
  mode: text,
  filetype: text,
  access: text,
});

export type FileSource = z.output<typeof fileSourceSchema>;

/** What Slack leaves where a file was deleted. */
const TOMBSTONE = 'tombstone';

/** The files of a message, and of the messages that are shared in it. */
export function toAttachments(
  { files, attachments }: Pick<SlackWorded, 'files' | 'attachments'>,
  workspace: string,
): Attachment[] {
  const shared = attachments.flatMap((each) =>
    toFiles(each.files, workspace).map((file) =>
      isPreview(each) ? { ...file, origin: 'preview' as const } : file,
    ),
  );
  return [...toFiles(files, workspace), ...shared];
}

function toFiles(files: readonly SlackFile[], workspace: string): Attachment[] {
  return files
    .filter((file) => file.id !== '' && !isList(file))
    .map((file) => toAttachment(file, workspace));
}

/** A list of Slack's, which has no download (docs.slack.dev/reference/objects/file-object). */
export function isList({ mode, filetype, mimetype }: SlackFile): boolean {
  return mode === 'list' || filetype === 'list' || mimetype === 'application/vnd.slack-list';
}

/**
 * A canvas, or what canvases were before: its download is the document as HTML
 * (stablyai/agent-slack#19).
 */
export function isCanvas(file: {
  readonly mode: string;
  readonly filetype: string;
  readonly mimeType: string;
}): boolean {
  return (
    ['canvas', 'quip', 'docs'].includes(file.mode) ||
    ['canvas', 'quip', 'docs'].includes(file.filetype) ||
    file.mimeType === 'application/vnd.slack-docs'
  );
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
  const { id, name, title, mode, filetype, size } = file;
  const isVoice = isVoiceClip(file);
  const mimeType = file.mimetype || (isVoice ? 'audio/mp4' : '');
  // The name of a canvas is made of its title.
  const shown = isCanvas({ mode, filetype, mimeType }) ? title || name : name || title;
  return {
    id,
    name: shown || 'file',
    mimeType,
    bytes: size ?? 0,
    isVoice,
    durationMs: file.duration_ms,
    source: {
      fileId: id,
      url: urlOf(file) || null,
      mimeType,
      workspace,
      size,
      mode: file.is_external ? 'external' : mode,
      filetype,
      access: file.file_access,
    },
  };
}

/** The members are undocumented; any of them may be missing. */
function isVoiceClip({ subtype, media_display_type, name }: SlackFile): boolean {
  if (subtype !== '') return subtype === 'slack_audio';
  return media_display_type === 'audio' || /^audio_message\.\w+$/.test(name);
}
