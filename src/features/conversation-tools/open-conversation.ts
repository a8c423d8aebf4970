import type { Access } from '../../core/access.ts';
import {
  type Latest,
  nameMessages,
  readLatest,
  sayUnreadable,
} from '../../core/conversation/read-messages.ts';
import type { CommandEvent } from '../../core/events.ts';
import type { CommandUse } from '../../core/jobs/command.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { Extract, WriteText } from '../../core/jobs/model-requests.ts';
import type { FindZone } from '../../core/jobs/permission.ts';
import type { Place } from '../../core/messages.ts';
import type { SeenMessage } from '../../core/ports.ts';
import type { Blobs } from '../../core/store-ports.ts';
import { strings } from '../../core/strings/index.ts';
import type { ConversationTools } from './conversation-tools.ts';
import type { Gathered, SpokenLine } from './digest.ts';
import { toLanguage } from './language.ts';
import { conversationStrings } from './strings/index.ts';

/** How much of a place is read. */
const MAX_MESSAGES = 200;

/** What the tools of a conversation use themselves. */
export type ConversationServices = {
  readonly writeText: WriteText;
  readonly blobs: Pick<Blobs, 'put'>;
  readonly extract: Extract;
  readonly findZone: FindZone;
};

/** What a command may do with the conversation that it is used in. */
export function openConversation(
  { writeText, blobs, extract, findZone }: ConversationServices,
  jobRun: JobRun,
  { event, access }: Pick<CommandUse, 'event' | 'access'>,
): ConversationTools {
  const { adapter, journal, signals } = jobRun;
  const { place, speaker, locale } = event;
  return {
    read: (scope) => read(jobRun, event, scope, access),
    readFrom: (link) => readFrom(jobRun, event, link, access),
    write: (instruction, material) => writeText(jobRun, instruction, material),
    extract: (schema, instruction, material) => extract(jobRun, schema, instruction, material),
    zone: () => findZone(jobRun, event),
    async language() {
      if (locale !== null) return toLanguage(locale);
      const { directory } = adapter;
      const person = await directory.person(speaker.id, place, signals.thinking).catch(() => null);
      return person?.locale ? toLanguage(person.locale) : null;
    },
    async attach({ name, mimeType, alt, text }) {
      const { thinking: signal } = signals;
      const bytes = new TextEncoder().encode(text);
      const hash = await journal.untilStored(() => blobs.put(bytes, journal.job.id), signal);
      // A second run makes it again.
      const others = journal.job.files.filter((file) => file.name !== name);
      await journal.keep({ files: [...others, { name, mimeType, alt, hash }] }, signal);
    },
  };
}

async function read(
  jobRun: JobRun,
  event: CommandEvent,
  scope: 'thread' | 'channel',
  access: Access,
): Promise<Gathered> {
  const { thread, ...channel } = event.place;
  // A command that was typed as a message would open a thread: there is nothing in it yet.
  const isInThread = thread !== undefined && thread !== event.messageId;
  const named = scope === 'thread' && isInThread ? event.place : channel;
  const { place, seen } = await readShared(jobRun, event, access, named);
  const said = seen.filter(({ id }) => id !== event.messageId);
  return { place, messages: await toSpoken(jobRun, event, place, said) };
}

async function readFrom(
  jobRun: JobRun,
  event: CommandEvent,
  link: string,
  access: Access,
): Promise<Gathered | null> {
  const linked = jobRun.adapter.archive.locate(event.place, link);
  if (!linked) return null;
  const { place, seen } = await readShared(jobRun, event, access, linked.place);
  const first = Math.max(
    0,
    seen.findIndex(({ id }) => id === linked.id),
  );
  return { place, messages: await toSpoken(jobRun, event, place, seen.slice(first)) };
}

function readShared(
  { signals }: JobRun,
  { place: here }: CommandEvent,
  access: Access,
  named: Place,
): Promise<Latest> {
  const { busyReading: busy, notRead: ofHere } = conversationStrings;
  const failed = sayUnreadable(here, named, ofHere);
  const notRead = { closed: strings.notReadable, busy, failed };
  return readLatest(access, named, MAX_MESSAGES, { notRead, signal: signals.thinking });
}

async function toSpoken(
  { adapter, signals: { thinking } }: JobRun,
  { speaker }: CommandEvent,
  place: Place,
  seen: readonly SeenMessage[],
): Promise<readonly SpokenLine[]> {
  const { directory, archive } = adapter;
  const said = await nameMessages(seen, place, directory, thinking);
  return Promise.all(
    said.map(async (message) => ({
      ...message,
      isMine: message.speaker === speaker.id,
      link: await archive.link(place, message.id, thinking).catch(() => null),
    })),
  );
}
