import { UserError, WriteError } from '../errors.ts';
import type { CommandEvent } from '../event.ts';
import type { Attachment, Place } from '../message.ts';
import type { SeenMessage } from '../ports.ts';
import { sentences } from '../sentences.ts';
import { hasNotesHeard } from '../voice/voice.ts';
import type { Work } from '../work.ts';
import type { CommandSpec, FileKind } from './command.ts';
import { mayReadLinked } from './linked.ts';

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
  recording: sentences.noRecording,
  picture: sentences.noPicture,
};

/** The file that a command is about: that of the message a link leads to, else the latest of its kind here. Throws `UserError`. */
export async function findFile(
  work: Work,
  event: CommandEvent,
  kind: FileKind,
  link: string | null,
): Promise<Attachment> {
  const seen = link === null ? await readHere(work, event) : [await readLinked(work, event, link)];
  for (const message of seen.toReversed()) {
    const file = message.attachments.findLast(KINDS[kind]);
    if (file && (await mayUse(work, event, message, file))) return file;
  }
  throw new UserError('attachment_failed', NOT_FOUND[kind]);
}

/** Who does not want their voice notes transcribed is asked by nobody else either. */
async function mayUse(
  { parts }: Work,
  { place, speaker }: CommandEvent,
  message: SeenMessage,
  { isVoice }: Attachment,
): Promise<boolean> {
  if (!isVoice || message.speaker === speaker.id) return true;
  return hasNotesHeard(parts.settings, place.platform, message.speaker);
}

async function readHere(work: Work, event: CommandEvent): Promise<readonly SeenMessage[]> {
  const { thread, ...channel } = event.place;
  // A command that was typed as a message would open a thread: there is nothing in it yet.
  const isNew = thread === undefined || thread === event.messageId;
  return read(work, isNew ? channel : event.place, null, SEARCHED);
}

async function readLinked(work: Work, event: CommandEvent, link: string): Promise<SeenMessage> {
  const linked = work.adapter.archive.locate(event.place, link);
  if (!linked) throw new UserError('attachment_failed', sentences.noLink);
  if (!(await mayReadLinked(work, event, linked)))
    throw new UserError('attachment_failed', sentences.mayNotRead);
  const seen = await read(work, linked.place, linked.before, 1);
  const found = seen.find(({ id }) => id === linked.id);
  if (!found) throw new UserError('attachment_failed', sentences.noLink);
  return found;
}

async function read(
  { adapter, thinking }: Work,
  place: Place,
  after: string | null,
  limit: number,
): Promise<readonly SeenMessage[]> {
  try {
    return await adapter.archive.read(place, { after, limit }, thinking);
  } catch (error) {
    throw error instanceof WriteError ? toBlind(error) : error;
  }
}

function toBlind(cause: WriteError): UserError {
  return new UserError('attachment_failed', sentences.cannotLook, { cause, canRetry: true });
}

/** Puts the file that was found into the command's own option, so that a later run, or Regenerate, is about the same one. */
export async function keepFile(
  { ledger }: Work,
  event: CommandEvent,
  { options }: CommandSpec,
  file: Attachment,
): Promise<void> {
  const option = options.find(({ type }) => type === 'attachment');
  if (!option || event.options[option.name] !== undefined) return;
  const kept = { ...event, options: { ...event.options, [option.name]: file } };
  await ledger.journal({ events: ledger.job.events.map((each) => (each === event ? kept : each)) });
}
