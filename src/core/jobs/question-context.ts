import { createAccess } from '../access.ts';
import type { Media } from '../conversation/attachments.ts';
import type { Forgotten } from '../conversation/forgotten.ts';
import { isForgotten, type StoredHistory, turnsBefore } from '../conversation/history.ts';
import type { AmbientTalk } from '../conversation/known-places.ts';
import { toSeenText } from '../conversation/names.ts';
import { type Linked, toEarlierTurn } from '../conversation/prompt.ts';
import { type IncomingEvent, isMessage } from '../events.ts';
import type { Attachment, Message, Turn } from '../messages.ts';
import { linksIn } from '../net/addresses.ts';
import type { Audience, Located, Log, SeenMessage } from '../ports.ts';
import { strings } from '../strings/index.ts';
import type { JobRun } from './job-run.ts';
import type { Question } from './question.ts';
import { toOnHeard, toOnShared } from './read-before.ts';

/** How much of a thread is read that Parley was not asked with. */
const MAX_EARLIER = 50;

/** If a platform is slow to say who may read there, the answer goes without it. */
const MOST_MS = 10_000;

type EarlierServices = {
  readonly log: Log;
  readonly media: Media;
  readonly ambientTalk: AmbientTalk;
  readonly forgotten: Pick<Forgotten, 'has'>;
};

/**
 * What was said in a thread before Parley came to it, or since its last question there without
 * asking it; nothing if the question opens the thread.
 */
export async function readEarlier(
  { log, media, ambientTalk, forgotten }: EarlierServices,
  jobRun: JobRun,
  { place, asker, audience, ids, isAboutMessage = false }: Question,
  past: StoredHistory,
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
  const asking = { here: place, asker, to: audience.to };
  const onShared = toOnShared(jobRun.journal, asking);
  const inTime = AbortSignal.any([thinking, AbortSignal.timeout(MOST_MS)]);
  const access = createAccess(jobRun.adapter, { ...asking, onHeard, onShared }, inTime);
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
      'could not read the earlier messages of a thread',
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

/** A message, or what was typed as a command; that has no id where it is no message. */
type Linking = Pick<Message, 'place' | 'speaker' | 'text' | 'quoted' | 'shared'> & {
  readonly id: string | null;
};

/** So many links of a message are followed. */
const MAX_LINKED = 5;

/**
 * The messages that the links in a message lead to, as far as everyone who reads the answer may
 * read them (promise 13).
 */
export async function readLinked(
  { adapter, journal, signals: { thinking } }: JobRun,
  { place, speaker, text, quoted, shared = [], id }: Linking,
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
  const asking = { here: place, asker: speaker, to };
  const noting = { onHeard: toOnHeard(journal), onShared: toOnShared(journal, asking) };
  const access = createAccess(adapter, { ...asking, ...noting }, thinking);
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
  // Stored at once: the platform may quote the same message while the model is asked.
  if (linked.length > 0) await journal.write({});
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
