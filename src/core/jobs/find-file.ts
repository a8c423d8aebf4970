import type { Access, Range, Readable } from '../access.ts';
import { sayUnreadable } from '../conversation/read-messages.ts';
import { UserError, WriteError } from '../errors.ts';
import type { CommandEvent, IncomingEvent } from '../events.ts';
import type { Attachment, Place } from '../messages.ts';
import type { Archive, SeenMessage } from '../ports.ts';
import { strings } from '../strings/index.ts';
import type { CommandUse } from './command.ts';
import type { JobRun } from './job-run.ts';
import type { Question } from './question.ts';

/** How many of the latest messages are searched for a file. */
const SEARCHED = 50;

/** Which file a command needs. */
export type WantedFile = {
  /** The message that it is in; null: the latest one here. */
  readonly link: string | null;
  isOne(file: Attachment): boolean;
  /** Whether the one that was found in this message may be used. */
  mayUse?(file: Attachment, message: SeenMessage): Promise<boolean>;
  /** The sentence that says that there is no such file. */
  readonly notFound: string;
};

/** `isShared` false: only the asker reads what is made from the file. */
export type FoundFile = {
  readonly file: Attachment;
  readonly isLinked: boolean;
  readonly isShared: boolean;
  /** The message that it came with; null if it came with the command itself. */
  readonly from: { readonly message: SeenMessage; readonly place: Place } | null;
};

/** The file that a command is about. Throws `UserError`. */
export async function findFile(
  { adapter }: JobRun,
  { event, access }: CommandUse,
  { link, isOne, mayUse = async () => true, notFound }: WantedFile,
): Promise<FoundFile> {
  const { seen, isShared, place } =
    link === null
      ? await readHere(event, access)
      : await readLinked(adapter.archive, event, link, access);
  for (const message of seen.toReversed()) {
    const file = message.attachments.findLast(isOne);
    if (!file || !(await mayUse(file, message))) continue;
    const held = { person: message.speaker, repeats: [message.id] };
    const from = { message, place };
    return { file: { ...held, ...file }, isLinked: link !== null, isShared, from };
  }
  throw new UserError('attachment_failed', notFound);
}

/** The same file where it came with the command itself. */
export function toGivenFile(file: Attachment): FoundFile {
  return { file, isLinked: false, isShared: true, from: null };
}

type Found = Pick<Readable, 'place' | 'isShared'> & { readonly seen: readonly SeenMessage[] };

async function readHere({ place, messageId }: CommandEvent, access: Access): Promise<Found> {
  const { thread, ...channel } = place;
  // A command that was typed as a message would open a thread: there is nothing in it yet.
  const isNew = thread === undefined || thread === messageId;
  const from = await find(access, isNew ? channel : place);
  const range = { after: null, limit: SEARCHED };
  return { ...from, seen: await read(access, from, range, strings.cannotLook) };
}

async function readLinked(
  archive: Archive,
  { place }: CommandEvent,
  link: string,
  access: Access,
): Promise<Found> {
  const linked = archive.locate(place, link);
  if (!linked) throw new UserError('attachment_failed', strings.noLink);
  const from = await find(access, linked.place);
  const unread = sayUnreadable(place, linked.place, strings.cannotLook);
  const seen = await read(access, from, { after: linked.before, limit: 1 }, unread);
  const found = seen.find(({ id }) => id === linked.id);
  if (!found) throw new UserError('attachment_failed', strings.noLink);
  return { ...from, seen: [found] };
}

async function find(access: Access, named: Place): Promise<Readable> {
  const found = await access.findReadable(named);
  if (!found) throw new UserError('attachment_failed', strings.notReadable);
  return found;
}

async function read(
  access: Access,
  from: Readable,
  range: Range,
  unread: string,
): Promise<readonly SeenMessage[]> {
  try {
    return await access.read(from, range);
  } catch (error) {
    throw error instanceof WriteError ? toUnreadableError(error, unread) : error;
  }
}

function toUnreadableError(cause: WriteError, unread: string): UserError {
  return new UserError('attachment_failed', unread, { cause, canRetry: true });
}

/**
 * Begins the work on a file that was found: keeps it in the command's own option, so that a later
 * run, or Regenerate, is about the same one, and tells where the answer goes. A link leads to its
 * file again in a later run: by then the asker may have lost access to it.
 */
export async function takeFile(
  { journal }: JobRun,
  { event, question, access }: CommandUse,
  option: string,
  { file, isLinked, isShared }: FoundFile,
): Promise<Question> {
  if (!isLinked && event.options[option] === undefined) {
    // What runs may have been given names since: the stored event keeps its own words.
    const keep = (each: IncomingEvent): IncomingEvent =>
      each.type === 'command' && each.key === event.key
        ? { ...each, options: { ...each.options, [option]: file } }
        : each;
    await journal.write({ events: journal.job.events.map(keep) });
  }
  const shown = isShared ? question : toAlone(question);
  if (shown.audience.to !== 'everyone') await access.confirm();
  return shown;
}

/** The same for the asker's eyes alone. */
function toAlone({ audience, ...question }: Question): Question {
  return { ...question, audience: { ...audience, to: { person: question.asker.id } } };
}
