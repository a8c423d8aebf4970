import type { z } from 'zod';
import type { Attachment } from '../../../core/messages.ts';
import { count, part, text } from '../schema.ts';
import { isReadEmail } from './emails.ts';
import type { SlackAttachment, SlackFile, SlackSaid, SlackWorded } from './message-payloads.ts';
import { isPreview, toSharedFrom } from './quotes.ts';

/**
 * What is needed to fetch a file; without an address `files.info` has to be asked first (Slack
 * Connect).
 */
export const fileSourceSchema = part({
  fileId: text,
  url: text,
  mimeType: text,
  workspace: text,
  /** In bytes; null if Slack did not tell. */
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
  const shared = withInner(attachments).flatMap((each) =>
    toFiles(each.files, workspace).map((file) => ({
      ...file,
      ...(isPreview(each) ? { origin: 'preview' as const } : {}),
      ...toSharedFrom(each),
    })),
  );
  return [...toFiles(files, workspace), ...shared];
}

function toFiles(files: readonly SlackFile[], workspace: string): Attachment[] {
  return files
    .filter((file) => file.id !== '' && !isList(file) && !isReadEmail(file))
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

type Bringing = Pick<SlackWorded, 'files' | 'attachments'>;

/** All files of a message, those of what is shared in it included. */
export function filesOf({ files, attachments }: Bringing): readonly SlackFile[] {
  return [...files, ...withInner(attachments).flatMap((shared) => shared.files)];
}

/** A message that is shared may itself share one. */
function withInner(attachments: readonly SlackAttachment[]): readonly SlackAttachment[] {
  return attachments.flatMap((each) => [each, ...each.attachments]);
}

/** A message with some of its files as they are told elsewhere. */
export function withFiles<Said extends Bringing>(said: Said, told: readonly SlackFile[]): Said {
  if (told.length === 0) return said;
  const known = new Map(told.map((file) => [file.id, file]));
  const toTold = (files: readonly SlackFile[]) => files.map((file) => known.get(file.id) ?? file);
  const attachments = said.attachments.map((each) => ({
    ...each,
    files: toTold(each.files),
    attachments: each.attachments.map((inner) => ({ ...inner, files: toTold(inner.files) })),
  }));
  return { ...said, files: toTold(said.files), attachments };
}

/** A message as an edit leaves it: without the files that were deleted. */
export function withoutDeleted<Kept extends Pick<SlackSaid, 'files'>>(message: Kept): Kept {
  return { ...message, files: message.files.filter(({ mode }) => mode !== TOMBSTONE) };
}

/**
 * Where a file can be downloaded; empty if Slack does not tell. The other address of a canvas gives
 * what only Slack's own programs read.
 */
function urlOf(file: SlackFile): string {
  const { mode, filetype, mimetype: mimeType, url_private, url_private_download } = file;
  return isCanvas({ mode, filetype, mimeType })
    ? url_private || url_private_download
    : url_private_download || url_private;
}

function toAttachment(file: SlackFile, workspace: string): Attachment {
  const { id, name, title, mode, filetype } = file;
  const isVoice = isVoiceClip(file);
  const mimeType = file.mimetype || (isVoice ? 'audio/mp4' : '');
  // The name of a canvas is made of its title.
  const shown = isCanvas({ mode, filetype, mimeType }) ? title || name : name || title;
  return {
    id,
    name: shown || 'file',
    mimeType,
    bytes: file.size ?? 0,
    isVoice,
    durationMs: file.duration_ms,
    source: toSource({ ...file, mimetype: mimeType }, workspace),
  };
}

/** What is needed to fetch a file. */
export function toSource(file: SlackFile, workspace: string) {
  return {
    fileId: file.id,
    url: urlOf(file) || null,
    mimeType: file.mimetype,
    workspace,
    size: file.size,
    mode: file.mode,
    filetype: file.filetype,
    access: file.file_access,
  };
}

/** Whether an event holds no more than the id of a file, which `files.info` tells the rest of. */
export function isStub({ id, file_access, mode, name, title, url_private }: SlackFile): boolean {
  if (id === '' || ['tombstone', 'hidden_by_limit'].includes(mode)) return false;
  return file_access === 'check_file_info' || `${name}${title}${url_private}` === '';
}

/** The members are undocumented; any of them may be missing. */
function isVoiceClip({ subtype, media_display_type, name }: SlackFile): boolean {
  if (subtype !== '') return subtype === 'slack_audio';
  return media_display_type === 'audio' || /^audio_message\.\w+$/.test(name);
}
