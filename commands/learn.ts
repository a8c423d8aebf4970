import { nameOf } from '../src/core/conversation/names.ts';
import { toChannelScope } from '../src/core/conversation/settings.ts';
import { UserError } from '../src/core/errors.ts';
import type { CommandEvent } from '../src/core/events.ts';
import type { Command, CommandReply, CommandUse } from '../src/core/jobs/command.ts';
import { findFile } from '../src/core/jobs/find-file.ts';
import type { JobRun } from '../src/core/jobs/job-run.ts';
import type { IsAdmin } from '../src/core/jobs/permission.ts';
import type { Attachment } from '../src/core/messages.ts';
import { addressesIn } from '../src/core/net/addresses.ts';
import { sayDate } from '../src/core/strings/times.ts';
import { joinSentences } from '../src/core/strings/wording.ts';
import type { LearnedDocument } from '../src/features/memory/document-parts.ts';
import { isCalled, isReplacedBy } from '../src/features/memory/documents.ts';
import type { GivenText } from '../src/features/memory/given.ts';
import type { MemoryFeature } from '../src/features/memory/index.ts';
import { memoryStrings } from '../src/features/memory/strings/index.ts';
import { defineSpec, toTextOption } from './spec.ts';

/** `/learn`: remembers a document or a page for those who may read the place where it is given. */
export const learn = defineSpec({
  name: 'learn',
  options: [
    { name: 'document', type: 'attachment', isRequired: false, choices: [] },
    toTextOption('link'),
  ],
  // A team sees what goes into its memory.
  answers: 'public',
});

export type LearnServices = { readonly memory: MemoryFeature; readonly isAdmin: IsAdmin };

export function createLearn(services: LearnServices): Command {
  return {
    ...learn,
    async run(jobRun, use) {
      const { document, link } = use.event.options;
      const file = typeof document === 'object' ? document : null;
      const words = String(link ?? '').trim();
      await use.say(await respond(services, jobRun, use, { file, words }));
    },
  };
}

type Given = { readonly file: Attachment | null; readonly words: string };

const REMOVE = /^remove(?:\s+(.*))?$/is;

async function respond(
  services: LearnServices,
  jobRun: JobRun,
  use: CommandUse,
  { file, words }: Given,
): Promise<CommandReply> {
  const addresses = addressesIn(words);
  if (file !== null && addresses.length === 0)
    return learnFile(services, jobRun, use, { file, words });
  const [removal, wanted = ''] = REMOVE.exec(words) ?? [];
  if (removal !== undefined) return remove(services, jobRun, use, wanted.trim());
  if (/^list$/i.test(words)) return toList(await findHere(services, jobRun, use.event));
  if (words === '') return { text: memoryStrings.nothingGiven };
  const [address] = addresses;
  if (address === undefined) return { text: memoryStrings.noAddress };
  if (file !== null || addresses.length > 1) return { text: memoryStrings.oneAtATime };
  const { readGiven } = services.memory;
  const isMessage = jobRun.adapter.archive.locate(use.event.place, address) !== null;
  const given = isMessage
    ? { ...(await readGiven.file(jobRun, await findLinked(jobRun, use, address))), link: address }
    : await readGiven.page(jobRun, address);
  return keep(services, jobRun, use.event, given);
}

async function learnFile(
  services: LearnServices,
  jobRun: JobRun,
  { event }: CommandUse,
  { file, words }: { readonly file: Attachment; readonly words: string },
): Promise<CommandReply> {
  const given = await services.memory.readGiven.file(jobRun, file);
  const ignored = words === '' ? [] : [memoryStrings.wordsIgnored];
  const notices = [...given.notices, ...ignored];
  const link = await findOwnLink(jobRun, event);
  return keep(services, jobRun, event, { ...given, link, notices });
}

/** The message that a file was attached to; null if the command has no message. */
async function findOwnLink(
  { adapter, signals }: JobRun,
  { place, messageId }: CommandEvent,
): Promise<string | null> {
  if (messageId === null) return null;
  const { thread, ...channel } = place;
  const where = thread === messageId ? channel : place;
  return adapter.archive.link(where, messageId, signals.thinking).catch(() => null);
}

/** The file in a linked message: everyone who reads here must be able to read it there. */
async function findLinked(jobRun: JobRun, use: CommandUse, link: string): Promise<Attachment> {
  const wanted = { link, isOne: () => true, notFound: memoryStrings.noFileThere };
  const { file, isShared } = await findFile(jobRun, use, wanted);
  if (!isShared) throw new UserError('attachment_failed', memoryStrings.wider);
  return file;
}

async function keep(
  services: LearnServices,
  jobRun: JobRun,
  event: CommandEvent,
  { name, link, text, notices }: GivenText,
): Promise<CommandReply> {
  const { documents } = services.memory;
  const { place, speaker } = event;
  const known = await findHere(services, jobRun, event);
  const thread = threadOf(event);
  const by = await toGiverName(jobRun, event);
  const document = await documents.learn(
    {
      ...{ name, link, text, thread, by, person: speaker.id },
      ...{ place: toChannelScope(place), at: event.at },
    },
    jobRun.signals.thinking,
  );
  const isReplaced = known.some((each) => isReplacedBy(each, document));
  const learned = memoryStrings.learned(document);
  return {
    text: joinSentences(isReplaced ? [learned, memoryStrings.replaced] : [learned]),
    note: joinSentences(notices) || null,
  };
}

/**
 * A command that was typed as a message opens a thread, where a file of the channel is not kept.
 */
function threadOf({ place: { thread }, messageId }: CommandEvent): string | null {
  return thread === undefined || thread === messageId ? null : thread;
}

async function toGiverName(
  { adapter, signals }: JobRun,
  { speaker, place }: CommandEvent,
): Promise<string> {
  return speaker.name ?? nameOf(speaker.id, place, adapter.directory, signals.thinking);
}

/** Those of the place: what was given in a thread with readers of its own is named there alone. */
async function findHere(
  { memory }: LearnServices,
  { adapter }: JobRun,
  event: CommandEvent,
): Promise<readonly LearnedDocument[]> {
  const thread = threadOf(event);
  const { hasPrivateThreads, isForOne } = adapter.platform;
  const all = await memory.documents.list(toChannelScope(event.place));
  return all.filter((each) => {
    if (each.thread === null || each.thread === thread) return true;
    return !hasPrivateThreads && !isForOne({ ...event.place, thread: each.thread });
  });
}

function toList(documents: readonly LearnedDocument[]): CommandReply {
  if (documents.length === 0) return { text: memoryStrings.nothingLearned };
  const lines = documents.map(
    (each, index) =>
      `${index + 1}. ${memoryStrings.learnedLine({ ...each, day: sayDate(each.at) })}`,
  );
  return {
    text: `${memoryStrings.learnedHere}\n${lines.join('\n')}\n\n${memoryStrings.howToRemove}`,
  };
}

async function remove(
  services: LearnServices,
  jobRun: JobRun,
  { event }: CommandUse,
  wanted: string,
): Promise<CommandReply> {
  if (wanted === '') return { text: memoryStrings.whichOne };
  const meant = findDocuments(await findHere(services, jobRun, event), wanted);
  // One of the channel and one of a thread may have the same name.
  if (meant.length > 1) return { text: memoryStrings.whichOne };
  const [found] = meant;
  if (!found) return { text: memoryStrings.notThere(wanted) };
  const isOwn = found.person === event.speaker.id;
  if (!isOwn && !(await services.isAdmin(jobRun, event)))
    return { text: memoryStrings.onlyGiver(found.by) };
  await services.memory.documents.remove(found);
  return { text: memoryStrings.removed(found.name) };
}

/** By its name, as platforms send it that take `notes.md` for a link, or by its number. */
function findDocuments(
  documents: readonly LearnedDocument[],
  wanted: string,
): readonly LearnedDocument[] {
  const label = wanted.replace(/^\[([^\]]*)\]\(\S*\)$/, '$1');
  const plain = label.replace(/^["“](.*)["”]$/s, '$1').replace(/^https?:\/\/(?=[^/]*$)/i, '');
  const named = documents.filter((each) => isCalled(each, plain));
  if (named.length > 0) return named;
  const linked = documents.filter(
    ({ link }) => link !== null && addressesIn(wanted).includes(link),
  );
  if (linked.length > 0) return linked;
  const numbered = /^\d+$/.test(plain) ? documents[Number(plain) - 1] : undefined;
  return numbered ? [numbered] : [];
}
