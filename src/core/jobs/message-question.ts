import { createAccess } from '../access.ts';
import type { Media } from '../conversation/attachments.ts';
import type { Forgotten } from '../conversation/forgotten.ts';
import { isForgotten, type Past, turnsBefore } from '../conversation/history.ts';
import type { AmbientTalk } from '../conversation/known-places.ts';
import { toSeenText, toUnnamed } from '../conversation/names.ts';
import { type Linked, toEarlierTurn, toUserTurn } from '../conversation/prompt.ts';
import { type SettingsStore, toChannelScope } from '../conversation/settings.ts';
import type { IncomingEvent, MessageEvent } from '../events.ts';
import { toOneLine } from '../frame.ts';
import { toGraphemes } from '../markdown/grapheme.ts';
import { toPlainText } from '../markdown/plain.ts';
import { type Attachment, type Message, type Place, type Turn, toUnread } from '../messages.ts';
import { linksIn } from '../net/addresses.ts';
import type { Audience, Destination, Located, Log, SeenMessage } from '../ports.ts';
import { strings } from '../strings/index.ts';
import { sayUnread } from '../strings/unread.ts';
import type { CommandSpec } from './command.ts';
import { toOnHeard } from './heard.ts';
import type { JobRun } from './job-run.ts';
import { toCommandAudience } from './on-command.ts';
import type { Question } from './question.ts';

/**
 * A mention that opens no thread is answered beside it, in its channel; where threads have to be
 * opened the adapter sees to that.
 */
function toAnswerPlace(
  { adapter }: JobRun,
  { id, place, where }: Message,
  { threadTitle }: Audience,
): Place {
  const { thread, ...channel } = place;
  const isBeside = where === 'mention' && thread === id && threadTitle === null;
  return isBeside && adapter.platform.opensThreads ? channel : place;
}

/**
 * The last message that asks: the rest of a paste stands behind it, and is addressed to no one.
 */
export function toAsked(messages: readonly Message[]): Message | undefined {
  return messages.findLast(({ where }) => where !== 'ambient') ?? messages.at(-1);
}

/** Some messages as one question. */
export function toQuestion(
  media: Media,
  jobRun: JobRun,
  messages: readonly Message[],
  audience: Audience,
): Question {
  const last = toAsked(messages);
  if (!last) throw new Error('a question needs a message');
  return {
    place: toAnswerPlace(jobRun, last, audience),
    audience,
    asker: last.speaker,
    ids: messages.map(({ id }) => id),
    async toTurns() {
      // Together, so that the names for all of them are waited for once.
      const read = await Promise.all(
        messages.map((message) => readMessage(media, jobRun, message, audience)),
      );
      return {
        turns: read.map(({ turn }) => turn),
        problems: read.flatMap(({ problems }) => problems),
      };
    },
  };
}

/**
 * A message with its files and what its links lead to; `problems` tells what is left out of it.
 */
async function readMessage(
  media: Media,
  jobRun: JobRun,
  message: Message,
  audience: Audience,
): Promise<{ readonly turn: Turn; readonly problems: readonly string[] }> {
  const unread = toUnread(message);
  const { archive, directory } = jobRun.adapter;
  const { thinking } = jobRun.signals;
  const [{ parts, problems, notices }, links] = await Promise.all([
    media.collect(jobRun.journal.job.conversation, message.attachments, archive, thinking),
    readLinked(jobRun, message, audience),
  ]);
  return {
    turn: await toUserTurn(message, { parts, linked: links.linked }, directory, thinking),
    problems: [
      ...problems,
      ...notices,
      ...links.problems,
      ...(unread.length > 0 ? [strings.unread(unread.map(sayUnread))] : []),
    ],
  };
}

/** So many links of a message are followed. */
const MAX_LINKED = 5;

/**
 * The messages that the links in a message lead to, as far as everyone who reads the answer may
 * read them (design: promise 13).
 */
async function readLinked(
  { adapter, journal, signals: { thinking } }: JobRun,
  { place, speaker, text, quoted, shared = [], id }: Message,
  { to }: Audience,
): Promise<{ readonly linked: readonly Linked[]; readonly problems: readonly string[] }> {
  const found = [...linksIn(text), ...shared].flatMap((address) => {
    const target = adapter.archive.locate(place, address);
    return target && target.id !== id ? [{ address, ...target }] : [];
  });
  // Slack tells of a message that a link leads to as one that is shared.
  const located = found.filter(
    (each, index) => found.findIndex((other) => isSameMessage(each, other)) === index,
  );
  const asking = { here: place, asker: speaker, to, onHeard: toOnHeard(journal) };
  const access = createAccess(adapter, asking, thinking);
  const read = async (target: Located): Promise<SeenMessage | 'hidden' | 'unread'> => {
    const from = await access.findReadable(target.place);
    if (!from) return 'unread';
    if (!from.isShared) return 'hidden';
    const [first] = await access.read(from, { after: target.before, limit: 1 });
    return first?.id === target.id ? first : 'unread';
  };
  const followed = await Promise.all(
    located.slice(0, MAX_LINKED).map(async ({ address, ...target }) => {
      const seen = await read(target).catch(() => 'unread' as const);
      return { address, seen };
    }),
  );
  thinking.throwIfAborted();
  const linked = followed.flatMap(({ address, seen }) =>
    typeof seen === 'string' ? [] : [{ address, seen }],
  );
  // A platform may quote it beside the link.
  const isQuoted = ({ seen }: Linked) =>
    seen.text !== '' && quoted.some((quote) => quote.text.includes(seen.text));
  const hidden = followed.filter(({ seen }) => seen === 'hidden').length;
  const unread = located.length - linked.length - hidden;
  const problems = [
    ...(unread > 0 ? [strings.unreadLinks(unread)] : []),
    ...(hidden > 0 ? [strings.hiddenLinks(hidden)] : []),
  ];
  return { linked: linked.filter((each) => !isQuoted(each)), problems };
}

function isSameMessage(a: Located, b: Located): boolean {
  return a.id === b.id && a.place.channel === b.place.channel;
}

/** In characters as people see them. */
const MAX_TITLE = 80;

/** Before the cut: a family of emoji alone is eleven units long. */
const MAX_TITLE_CHARS = 2_000;

/** Who reads the answer to some messages, and how it stands under the last of them. */
export async function loadAudience(
  settings: SettingsStore,
  messages: readonly Message[],
  last: Message,
): Promise<Audience> {
  const opensThread = last.where === 'mention' && last.place.thread === last.id;
  const { reply } = opensThread ? await settings.get(toChannelScope(last.place)) : { reply: null };
  return {
    to: 'everyone',
    interaction: null,
    question: last.id,
    isReply: messages.length > 1 || last.where === 'reply' || reply === 'channel',
    threadTitle: opensThread && reply !== 'channel' ? toTitle(last) : null,
    asker: last.speaker.id,
  };
}

/** `<@1>`, `<@&2>`, `<#3>`, and `<#4|name>` where a platform names it so. */
const MENTION = /<(@[!&]?|#)([A-Za-z0-9_-]+)(?:\|([^<>]*))?>/g;

/**
 * What a thread is called: the beginning of the question in plain words, with the names of whom
 * and what it mentions, cut between characters as people see them.
 */
function toTitle({ text, names = {} }: Message): string {
  const named = text.replaceAll(MENTION, (_, kind: string, id: string, label = '') => {
    const name = names[`<${kind.replace('!', '')}${id}>`] || label || toUnnamed(kind);
    return `${kind.charAt(0)}${name}`;
  });
  const line = toOneLine(toPlainText(named, MAX_TITLE_CHARS).replaceAll(/[\u200b\u2060]/g, ''));
  return toGraphemes(line).slice(0, MAX_TITLE).join('').trim() || strings.conversation;
}

/** Where a job's answer is to stand; null if the job answers neither messages nor a command. */
export async function findDestination(
  settings: SettingsStore,
  commands: readonly CommandSpec[],
  jobRun: JobRun,
): Promise<Destination | null> {
  const { events } = jobRun.journal.job;
  const messages = events.filter(isMessage).map(({ message }) => message);
  const last = toAsked(messages);
  if (last) {
    const audience = await loadAudience(settings, messages, last);
    return { place: toAnswerPlace(jobRun, last, audience), audience };
  }
  const command = events.find((event) => event.type === 'command');
  return command
    ? { place: command.place, audience: toCommandAudience(commands, jobRun, command) }
    : null;
}

export function isMessage(event: IncomingEvent): event is MessageEvent {
  return event.type === 'message';
}

/** How much of a thread is read that Parley was not asked with. */
const MAX_EARLIER = 50;

type EarlierServices = {
  readonly log: Log;
  readonly media: Media;
  readonly ambientTalk: AmbientTalk;
  readonly forgotten: Pick<Forgotten, 'has'>;
};

/**
 * What was said in a thread before Parley came to it, or since its last question there without
 * asking it; nothing where the question opens the thread.
 */
export async function readEarlier(
  { log, media, ambientTalk, forgotten }: EarlierServices,
  jobRun: JobRun,
  { place, asker, audience, ids, isAboutMessage = false }: Question,
  past: Past,
): Promise<{ readonly turns: readonly Turn[]; readonly problems: readonly string[] }> {
  const { directory, archive, platform } = jobRun.adapter;
  const isUnread = place.thread !== undefined && ambientTalk.take(place);
  const isLate = place.thread !== undefined && !ids.includes(place.thread);
  const before = turnsBefore(past.turns, ids);
  // In a direct message everything is a question. Asked again, it has what was read for it.
  const isWhole = platform.isDirect(place) || !isUnread || before.length < past.turns.length;
  if (!isLate || (before.length > 0 && isWhole)) return { turns: [], problems: [] };
  const { thinking } = jobRun.signals;
  const onHeard = toOnHeard(jobRun.journal);
  const asking = { here: place, asker, to: audience.to, onHeard };
  const access = createAccess(jobRun.adapter, asking, thinking);
  try {
    const from = await access.findReadable(place);
    if (!from?.isShared) return { turns: [], problems: [strings.unreadThread] };
    const seen = await access.read(from, { after: null, limit: MAX_EARLIER });
    const own = jobRun.journal.job.posted.map(({ id }) => id);
    const since = Math.max(past.since, ...before.map(toReadUntil));
    const until = toAskedAt(jobRun.journal.job.events);
    const known = [...ids, ...own, ...before.flatMap((turn) => turn.ids)];
    const isGone = await Promise.all(
      seen.map(({ speaker: person, ...each }) => forgotten.has({ ...each, place, person })),
    );
    const others = seen.filter(
      (each, index) =>
        !isGone[index] &&
        !known.includes(each.id) &&
        !(each.isOwn && before.length > 0) &&
        each.sentAt > since &&
        each.sentAt <= until &&
        !isForgotten(past, each) &&
        toSeenText(each) !== '',
    );
    const { parts, problems, notices } = await media.collect(
      jobRun.journal.job.conversation,
      toShownFiles(others),
      archive,
      thinking,
    );
    const turn = await toEarlierTurn(others, parts, place, directory, thinking);
    const turns = turn ? [isAboutMessage ? { ...turn, addresses: [] } : turn] : [];
    return { turns, problems: [...problems, ...notices] };
  } catch (error) {
    thinking.throwIfAborted();
    log.warn(
      { job: jobRun.journal.job.id, err: error },
      'the earlier messages of a thread could not be read',
    );
    return { turns: [], problems: [strings.unreadThread] };
  }
}

/** What came before a question was read with it; an answer is written while others go on. */
function toReadUntil({ role, at }: Turn): number {
  return role === 'user' ? at : 0;
}

/** When a question was said or last edited: what comes later may be a question of its own. */
function toAskedAt(events: readonly IncomingEvent[]): number {
  const said = events.filter(isMessage).map(({ message }) => message);
  if (said.length === 0) return Number.POSITIVE_INFINITY;
  return Math.max(...said.map(({ sentAt, editedAt = 0 }) => Math.max(sentAt, editedAt)));
}

/** So many files of a thread's first message are shown, and so many of its latest. */
const MAX_FIRST_FILES = 4;
const MAX_LATEST_FILES = 4;

/** What a thread is about may be a file of its first message; older ones are only named. */
function toShownFiles(seen: readonly SeenMessage[]): readonly Attachment[] {
  const [first, ...rest] = seen.filter(({ isOwn }) => !isOwn);
  const files = [
    ...(first?.attachments.slice(0, MAX_FIRST_FILES) ?? []),
    ...rest.flatMap(({ attachments }) => attachments).slice(-MAX_LATEST_FILES),
  ];
  return files.filter(({ id }, index) => files.findIndex((each) => each.id === id) === index);
}
