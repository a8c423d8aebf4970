import type { Access, Readable } from '../access.ts';
import { UserError, WriteError } from '../errors.ts';
import type { CommandEvent } from '../events.ts';
import { hasNotesHeard } from '../features/voice-notes/voice-notes.ts';
import type { Attachment, Place } from '../messages.ts';
import type { SeenMessage } from '../ports.ts';
import { strings } from '../strings/en.ts';
import type { CommandSpec, FileKind } from './command.ts';
import type { JobRun } from './job-run.ts';

/** How many of the latest messages are searched for a file. */
const SEARCHED = 50;

const RECORDING =
  /\.(?:mp3|m4a|m4b|aac|wav|flac|ogg|oga|opus|webm|mp4|m4v|mov|mkv|avi|aiff?|amr|wma|wmv)$/i;
const PICTURE = /\.(?:png|jpe?g|webp|gif|heic|heif|avif|bmp|tiff?)$/i;

const KINDS: Readonly<Record<FileKind, (file: Attachment) => boolean>> = {
  recording: ({ isVoice, mimeType, name }) =>
    isVoice || /^(?:audio|video)\//.test(mimeType) || RECORDING.test(name),
  picture: ({ mimeType, name }) => mimeType.startsWith('image/') || PICTURE.test(name),
};

const NOT_FOUND: Readonly<Record<FileKind, string>> = {
  recording: strings.noRecording,
  picture: strings.noPicture,
};

/** `isShared` false: what comes of the file is for the asker alone. */
export type FoundFile = {
  readonly file: Attachment;
  readonly isLinked: boolean;
  readonly isShared: boolean;
};

/** The file that a command is about: that of the message a link leads to, else the latest of its kind here. Throws `UserError`. */
export async function findFile(
  jobRun: JobRun,
  event: CommandEvent,
  { kind, link }: { readonly kind: FileKind; readonly link: string | null },
  access: Access,
): Promise<FoundFile> {
  const { seen, isShared } =
    link === null ? await readHere(event, access) : await readLinked(jobRun, event, link, access);
  for (const message of seen.toReversed()) {
    const file = message.attachments.findLast(KINDS[kind]);
    if (file && (await mayUse(jobRun, event, message, file)))
      return { file, isLinked: link !== null, isShared };
  }
  throw new UserError('attachment_failed', NOT_FOUND[kind]);
}

/** Who does not want their voice notes transcribed is asked by nobody else either. */
async function mayUse(
  { parts }: JobRun,
  { place, speaker }: CommandEvent,
  message: SeenMessage,
  { isVoice }: Attachment,
): Promise<boolean> {
  if (!isVoice || message.speaker === speaker.id) return true;
  return hasNotesHeard(parts.settings, place.platform, message.speaker);
}

type Found = { readonly seen: readonly SeenMessage[]; readonly isShared: boolean };

async function readHere({ place, messageId }: CommandEvent, access: Access): Promise<Found> {
  const { thread, ...channel } = place;
  // A command that was typed as a message would open a thread: there is nothing in it yet.
  const isNew = thread === undefined || thread === messageId;
  const from = await find(access, isNew ? channel : place);
  return { seen: await read(access, from, null, SEARCHED), isShared: from.isShared };
}

async function readLinked(
  { adapter }: JobRun,
  { place }: CommandEvent,
  link: string,
  access: Access,
): Promise<Found> {
  const linked = adapter.archive.locate(place, link);
  if (!linked) throw new UserError('attachment_failed', strings.noLink);
  const from = await find(access, linked.place);
  const seen = await read(access, from, linked.before, 1);
  const found = seen.find(({ id }) => id === linked.id);
  if (!found) throw new UserError('attachment_failed', strings.noLink);
  return { seen: [found], isShared: from.isShared };
}

async function find(access: Access, named: Place): Promise<Readable> {
  const found = await access.findReadable(named);
  if (!found) throw new UserError('attachment_failed', strings.notReadable);
  return found;
}

async function read(
  access: Access,
  from: Readable,
  after: string | null,
  limit: number,
): Promise<readonly SeenMessage[]> {
  try {
    return await access.read(from, { after, limit });
  } catch (error) {
    throw error instanceof WriteError ? toUnreadableError(error) : error;
  }
}

function toUnreadableError(cause: WriteError): UserError {
  return new UserError('attachment_failed', strings.cannotLook, { cause, canRetry: true });
}

/** Puts the file that was found here into the command's own option, so that a later run, or Regenerate, is about the same one. */
export async function keepFile(
  { journal }: JobRun,
  event: CommandEvent,
  { options }: CommandSpec,
  file: Attachment,
): Promise<void> {
  const option = options.find(({ type }) => type === 'attachment');
  if (!option || event.options[option.name] !== undefined) return;
  const kept = { ...event, options: { ...event.options, [option.name]: file } };
  await journal.write({ events: journal.job.events.map((each) => (each === event ? kept : each)) });
}
