import { timeNow } from '../core/async.ts';
import type { Bot } from '../core/bot.ts';
import type { History } from '../core/conversation/history.ts';
import { type KnownPlace, MAX_PLACES, type Places } from '../core/conversation/known-places.ts';
import type { SettingsStore } from '../core/conversation/settings.ts';
import { isStoreFailure, WriteError } from '../core/errors.ts';
import { type IncomingEvent, type MessageEvent, toEventKey, toMessageKey } from '../core/events.ts';
import type { Job } from '../core/job.ts';
import { isSameContent, messageIn } from '../core/jobs/version.ts';
import { type Message, type Place, type Turn, toConversation } from '../core/messages.ts';
import type { Adapter, Archive, Log, Replayed } from '../core/ports.ts';
import type { Inbox, Store } from '../core/store-ports.ts';
import { createIsAnswered, createListened, type IsAnswered } from './answered.ts';

/**
 * Finds what was said, changed and deleted while Parley was not listening, and hands it to the bot.
 */
export type Catchup = {
  /** False if the store failed, so that some of it may be missing. */
  run(platform: string): Promise<boolean>;
  /**
   * A platform is listened to, and all was told until then: only what is said later can have been
   * missed at the next start. Counts once all that was missed before has been looked for.
   */
  onListening(platform: string, heardUntil: number): Promise<void>;
};

const MAX_MESSAGES = 50;
const WINDOW_MS = 24 * 60 * 60 * 1000;

export type CatchupServices = {
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly inbox: Inbox;
  readonly store: Pick<Store, 'get' | 'update'>;
  readonly history: History;
  readonly settings: Pick<SettingsStore, 'set'>;
  readonly log: Log;
  readonly shutdown: AbortSignal;
};

export function createCatchup(services: CatchupServices, bot: Bot, places: Places): Catchup {
  const { adapters, store, log, shutdown } = services;
  const running = new Set<string>();
  /** The platforms that have not been completely caught up with. */
  const behind = new Set<string>();
  const listened = createListened(store);
  const lookAt = createLookAt(services, bot, places);

  const lookAtAll = async (looked: readonly LookedAt[], adapter: Reached): Promise<boolean> => {
    let isTaken = true;
    for (const each of looked) {
      if (shutdown.aborted) return true;
      isTaken = (await lookAt(each, adapter)) && isTaken;
    }
    return isTaken;
  };

  const lookFor = async (platform: string, adapter: Reached): Promise<boolean> => {
    const { archive } = adapter;
    const openedAt = timeNow();
    const until = archive.withNews ? await listened.until(platform) : null;
    if (archive.withNews && until === null) {
      // Nothing is known to have been missed. From now on it is, however soon this process ends,
      // and however long the store takes to say so.
      behind.delete(platform);
      await listened.note(platform, openedAt);
    }
    const known = (await places.list(platform)).map(({ place, since }) => ({
      ...{ place, isKnown: true },
      // Parley may have been spoken to there first in what was missed, and ended before the rest.
      since: Math.min(since, until ?? since),
    }));
    const isKnownTaken = await lookAtAll(known, adapter);
    const others = until === null ? [] : await findOthers(archive, known, until, shutdown);
    return (await lookAtAll(others, adapter)) && isKnownTaken;
  };

  return {
    async run(platform) {
      const adapter = adapters.get(platform);
      if (!adapter || running.has(platform)) return true;
      running.add(platform);
      behind.add(platform);
      try {
        const isTaken = await lookFor(platform, adapter);
        if (isTaken && !shutdown.aborted) behind.delete(platform);
        return isTaken;
      } catch (error) {
        log.warn({ platform, err: error }, 'could not look for missed messages');
        return !isStoreFailure(error);
      } finally {
        running.delete(platform);
      }
    },
    async onListening(platform, heardUntil) {
      const isUsed = adapters.get(platform)?.archive.withNews !== undefined;
      if (isUsed && !behind.has(platform)) await listened.note(platform, heardUntil);
    },
  };
}

type Reached = Pick<Adapter, 'archive' | 'platform'>;

/** A place that is looked at, and from when on something may have been missed there. */
type LookedAt = Pick<KnownPlace, 'place' | 'since'> & {
  /** Parley has been spoken to there. */
  readonly isKnown: boolean;
};

/**
 * Looks for what was missed in one place; whether the store took it. One that cannot be read says
 * nothing of the next.
 */
function createLookAt(
  { inbox, history, settings, log, shutdown }: CatchupServices,
  bot: Bot,
  places: Places,
): (looked: LookedAt, adapter: Reached) => Promise<boolean> {
  const look = async ({ place, since, isKnown }: LookedAt, { archive, platform }: Reached) => {
    const from = Math.max(since, timeNow() - WINDOW_MS);
    // What is known is read first: what is said or changed meanwhile is told by itself, and is not
    // taken for a difference.
    const turns = isKnown ? (await history.load(toConversation(place))).turns : [];
    const read = () => archive.replay(place, MAX_MESSAGES, shutdown);
    const { events, since: oldest } = await read();
    const isAnswered = createIsAnswered({ archive, platform, inbox, signal: shutdown });
    const onAnswered = async (event: IncomingEvent) => {
      await places.note(event.place);
      if (isThreadOf(event)) await settings.set(event.conversation, { follows: true });
    };
    for (const event of events)
      await compare({ inbox, bot, read, isAnswered, onAnswered }, event, from);
    if (isKnown) await findDeleted(inbox, bot, { place, oldest, events, turns });
  };

  return async (looked, adapter) => {
    try {
      await look(looked, adapter);
    } catch (error) {
      if (isGone(error)) await places.forget(looked.place);
      else
        log.warn(
          { place: toConversation(looked.place), err: error },
          'could not read missed messages in one place',
        );
      return !isStoreFailure(error);
    }
    return true;
  };
}

/**
 * Places with messages since Parley listened last, other than those in which it is known to take
 * part; with the known places at most so many as one start looks at.
 */
async function findOthers(
  archive: Archive,
  known: readonly LookedAt[],
  since: number,
  signal: AbortSignal,
): Promise<readonly LookedAt[]> {
  const room = MAX_PLACES - known.length;
  if (room <= 0 || !archive.withNews || signal.aborted) return [];
  const isKnown = new Set(known.map(({ place }) => toConversation(place)));
  const found = await archive.withNews(Math.max(since, timeNow() - WINDOW_MS), signal);
  return found
    .filter((place) => !isKnown.has(toConversation(place)))
    .slice(0, room)
    .map((place) => ({ place, since, isKnown: false }));
}

function isGone(error: unknown): boolean {
  return error instanceof WriteError && error.failure === 'place_gone';
}

type Comparing = {
  readonly inbox: Inbox;
  readonly bot: Bot;
  /** The latest messages of the place once more. */
  readonly read: () => Promise<Replayed>;
  readonly isAnswered: IsAnswered;
  /** Nothing that is answered already makes its place known any more. */
  readonly onAnswered: (event: IncomingEvent) => Promise<void>;
};

/**
 * A message that is not known is new, unless its answer stands there; one that says or brings
 * something else than was answered was edited.
 */
async function compare(
  { inbox, bot, read, isAnswered, onAnswered }: Comparing,
  event: IncomingEvent,
  from: number,
): Promise<void> {
  if (event.type !== 'message' && event.type !== 'command') return;
  const id = toId(event);
  if (id === null) return;
  const messageKey = toMessageKey(event.place, id);
  const job = await inbox.find({ messageKey });
  if (!job) {
    if (event.at < from) return;
    if (await isAnswered(event)) await onAnswered(event);
    else await bot.onMissed(event);
    return;
  }
  if (event.type !== 'message' || isKnown(job, event.message)) return;
  // It may have been edited, and answered, since it was read: what is read now is no older than
  // what is known.
  const known = await inbox.find({ messageKey });
  const again = (await read()).events.find((each) => toId(each) === id);
  if (known && again?.type === 'message' && !isKnown(known, again.message))
    await bot.onEvent(toEdit(known, again));
}

/**
 * Whether this is what was answered; so it is where the job holds it in another way than as a
 * message.
 */
function isKnown({ events }: Job, message: Message): boolean {
  const known = messageIn(events, message.id);
  return known === null || isSameContent(known, message);
}

/**
 * What is read now is later than what is stored, even if the platform gives no time (a file that
 * was taken out on Slack).
 */
function toEdit({ events }: Job, { place, conversation, message }: MessageEvent): IncomingEvent {
  const at = timeNow();
  const known = messageIn(events, message.id)?.editedAt ?? 0;
  const editedAt = Math.max(known + 1, message.editedAt ?? 0);
  return {
    type: 'edit',
    key: toEventKey(place, message.id, 'edit', at),
    conversation,
    place,
    at,
    message: { ...message, editedAt },
  };
}

/** Whether a message addressed Parley and has a thread of its own, which is then followed. */
function isThreadOf(event: IncomingEvent): boolean {
  if (event.type !== 'message' || event.message.where !== 'mention') return false;
  return event.message.place.thread === event.message.id;
}

type Seen = {
  readonly place: Place;
  /** What was said before was not read. */
  readonly oldest: number;
  readonly events: readonly IncomingEvent[];
  readonly turns: readonly Turn[];
};

/**
 * A question that Parley remembers, of the time that was looked at, and that is not there any
 * more.
 */
async function findDeleted(
  inbox: Inbox,
  bot: Bot,
  { place, oldest, events, turns }: Seen,
): Promise<void> {
  const conversation = toConversation(place);
  const present = new Set(events.flatMap((event) => toId(event) ?? []));
  const from = Math.max(oldest, timeNow() - WINDOW_MS);
  const asked = turns.filter(({ role, at }) => role === 'user' && at >= from);
  // What a command made is not always remembered: it is known by its job alone.
  const root = place.thread ?? '';
  for (const id of new Set([...asked.flatMap(({ ids }) => ids), root])) {
    if (id === '' || present.has(id)) continue;
    const job = await inbox.find({ messageKey: toMessageKey(place, id) });
    if (!job || (id === root && job.createdAt < from)) continue;
    await bot.onEvent({
      type: 'delete',
      key: toEventKey(place, id, 'delete'),
      conversation,
      place,
      at: timeNow(),
      messageId: id,
    });
  }
}

function toId(event: IncomingEvent): string | null {
  if (event.type === 'message') return event.message.id;
  return event.type === 'command' ? event.messageId : null;
}
