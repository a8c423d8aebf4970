import type { Access, Readable } from '../../access.ts';
import { nameOf } from '../../conversation/prompt.ts';
import { zoneOf } from '../../conversation/settings.ts';
import { ModelError, RateLimitedError, UserError } from '../../errors.ts';
import type { CommandEvent } from '../../events.ts';
import { FRAMED_AS_DATA } from '../../frame.ts';
import type { JobRun } from '../../jobs/job-run.ts';
import type { Place } from '../../messages.ts';
import type { SeenMessage } from '../../ports.ts';
import { strings } from '../../strings/en.ts';
import type { ConversationTools } from './conversation-tools.ts';
import { type Gathered, mentionedIn, type SpokenLine, toWords } from './digest.ts';
import { toLanguage } from './language.ts';

/** How much of a place is read. */
const MAX_MESSAGES = 200;
const MAX_NAMES = 50;

/** What a command may do with the conversation that it was given in. */
export function createConversationTools(
  jobRun: JobRun,
  event: CommandEvent,
  access: Access,
): ConversationTools {
  const {
    parts,
    adapter,
    journal,
    usageMeter,
    signals: { thinking },
  } = jobRun;
  const { place, speaker, messageId, key } = event;
  return {
    key,
    messageId,
    read: (scope) => read(jobRun, event, scope, access),
    readFrom: (link) => readFrom(jobRun, event, link, access),
    write: (instruction, material) => write(jobRun, instruction, material),
    extract: (schema, instruction, material) =>
      parts.structuredOutput.extract(
        schema,
        toRequest(instruction, material),
        thinking,
        usageMeter.meter,
      ),
    async zone() {
      const own = await zoneOf(parts.settings, { platform: place.platform, id: speaker.id });
      if (own !== null) return own;
      const person = await adapter.directory.person(speaker.id, place, thinking).catch(() => null);
      return person?.timeZone ?? null;
    },
    async language() {
      if (event.locale !== null) return toLanguage(event.locale);
      const person = await adapter.directory.person(speaker.id, place, thinking).catch(() => null);
      return person?.locale ? toLanguage(person.locale) : null;
    },
    schedule: parts.schedule,
    reminders: parts.reminders,
    async attach({ name, mimeType, alt, text }) {
      const hash = await parts.blobs.put(new TextEncoder().encode(text));
      const others = journal.job.files.filter((file) => file.name !== name); // A second run makes it anew.
      await journal.write({ files: [...others, { name, mimeType, alt, hash }] });
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
  const from = await findShared(access, scope === 'thread' && isInThread ? event.place : channel);
  const seen = await readLatest(jobRun, access, from);
  const said = seen.filter(({ id }) => id !== event.messageId);
  return { place: from.place, messages: await toSaid(jobRun, event, from.place, said) };
}

async function readFrom(
  jobRun: JobRun,
  event: CommandEvent,
  link: string,
  access: Access,
): Promise<Gathered | null> {
  const linked = jobRun.adapter.archive.locate(event.place, link);
  if (!linked) return null;
  const from = await findShared(access, linked.place);
  const seen = await readLatest(jobRun, access, from);
  const first = Math.max(
    0,
    seen.findIndex((message) => message.id === linked.id),
  );
  return {
    place: from.place,
    messages: await toSaid(jobRun, event, from.place, seen.slice(first)),
  };
}

/** What everyone who reads the answer may read. */
async function findShared(access: Access, named: Place): Promise<Readable> {
  const found = await access.findReadable(named);
  if (!found?.isShared) throw new UserError('tool_failed', strings.notReadable);
  return found;
}

async function readLatest(
  { signals: { thinking } }: JobRun,
  access: Access,
  from: Readable,
): Promise<readonly SeenMessage[]> {
  try {
    return await access.read(from, { after: null, limit: MAX_MESSAGES });
  } catch (cause) {
    thinking.throwIfAborted();
    throw toUnread(cause);
  }
}

function toUnread(cause: unknown): UserError {
  const isBusy = cause instanceof RateLimitedError;
  const sentence = isBusy ? strings.busyReading : strings.notRead;
  return new UserError('tool_failed', sentence, { cause, canRetry: isBusy });
}

async function toSaid(
  { adapter, signals: { thinking } }: JobRun,
  { speaker }: CommandEvent,
  place: Place,
  seen: readonly SeenMessage[],
): Promise<readonly SpokenLine[]> {
  const { directory, archive } = adapter;
  const speakers = seen.filter(({ isOwn }) => !isOwn).map((message) => message.speaker);
  const ids = [...new Set([...speakers.toReversed(), ...seen.flatMap(mentionedIn)])];
  const named = await Promise.all(
    ids
      .slice(0, MAX_NAMES)
      .map(async (id) => [id, await nameOf(id, place, directory, thinking)] as const),
  );
  const names = new Map(named);
  const said = await Promise.all(
    seen.map(
      async (message): Promise<SpokenLine> => ({
        id: message.id,
        by: names.get(message.speaker) ?? message.speaker,
        isMine: message.speaker === speaker.id,
        isOwn: message.isOwn,
        isBot: message.isBot,
        text: toWords(message, names),
        at: message.sentAt,
        link: await archive.link(place, message.id, thinking).catch(() => null),
      }),
    ),
  );
  return said.filter(({ text }) => text !== '');
}

function toRequest(instruction: string, material: string) {
  return {
    system: `${instruction}\n${FRAMED_AS_DATA}`,
    turns: [{ role: 'user', parts: [{ type: 'text', text: material }] }],
  } as const;
}

async function write(
  { parts, usageMeter, signals: { thinking } }: JobRun,
  instruction: string,
  material: string,
): Promise<string> {
  const request = {
    ...toRequest(instruction, material),
    rounds: [],
    tools: [],
    model: null,
    effort: null,
  };
  let text = '';
  for await (const event of parts.chat.stream(request, thinking, usageMeter.meter))
    if (event.type === 'text') text += event.text;
  thinking.throwIfAborted();
  if (text.trim() === '') throw new ModelError('empty', 'there were no words');
  return text.trim();
}
