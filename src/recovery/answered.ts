import { z } from 'zod';
import { parseAction } from '../core/content.ts';
import type { CommandEvent, MessageEvent } from '../core/events.ts';
import { type Place, toConversation } from '../core/messages.ts';
import type { Adapter, SeenMessage } from '../core/ports.ts';
import type { Inbox, Store } from '../core/store-ports.ts';
import { strings } from '../core/strings/index.ts';
import { LOCALES, readCatalog } from '../core/strings/locale.ts';

/** A message that no job knows of. */
type Unknown = MessageEvent | CommandEvent;

export type IsAnswered = (event: Unknown) => Promise<boolean>;

type AnsweredServices = Pick<Adapter, 'archive' | 'platform'> & {
  readonly inbox: Pick<Inbox, 'find'>;
  readonly signal: AbortSignal;
};

/** So many of a place's latest messages are looked through for answers. */
const RANGE = { after: null, limit: 200, isAside: true } as const;

/**
 * Whether an answer of Parley's to what it does not know stands there: then its store is an older
 * copy, from a backup. Each place is read once; where it cannot be read nothing counts as answered.
 */
export function createIsAnswered({
  archive,
  platform,
  inbox,
  signal,
}: AnsweredServices): IsAnswered {
  const pages = new Map<string, Promise<LatestMessages>>();

  const read = (place: Place): Promise<LatestMessages> => {
    const key = toConversation(place);
    const page =
      pages.get(key) ?? archive.read(place, RANGE, signal).then(toLatestMessages, () => NOTHING);
    pages.set(key, page);
    return page;
  };

  const isForgotten = async ({ actions }: SeenMessage): Promise<boolean> => {
    const ids = new Set(actions.map((action) => parseAction(action).jobId));
    const jobs = await Promise.all([...ids].map((jobId) => inbox.find({ jobId })));
    return jobs.every((job) => job === null);
  };

  return async (event) => {
    if (!isAsked(event)) return false;
    for (const place of placesOf(event, platform)) {
      const page = await read(place);
      const isOneTalk = place.thread !== undefined || platform.isOneConversation(place);
      for (const own of page.own)
        if (answers(own, event, page, isOneTalk) && (await isForgotten(own))) return true;
    }
    return false;
  };
}

type LatestMessages = {
  readonly sentAt: ReadonlyMap<string, number>;
  /** What Parley has said, and has ended. */
  readonly own: readonly SeenMessage[];
};

const NOTHING: LatestMessages = { sentAt: new Map(), own: [] };

async function toLatestMessages(seen: readonly SeenMessage[]): Promise<LatestMessages> {
  const own = seen.filter(({ isOwn, actions }) => isOwn && !actions.some(isStop));
  const waiting = own.some(({ actions }) => actions.length === 0) ? await readWaiting() : [];
  const isWaiting = ({ text }: SeenMessage) => waiting.some((sentence) => text.includes(sentence));
  return {
    sentAt: new Map(seen.map(({ id, sentAt }) => [id, sentAt])),
    own: own.filter((each) => !isWaiting(each)),
  };
}

/**
 * The messages that Parley posts while the store fails, in every language: they reply to a question
 * that is not stored, and promise its answer.
 */
function readWaiting(): Promise<readonly string[]> {
  return Promise.all(
    LOCALES.map(async (locale) => (await readCatalog(strings, locale)).waitsForStore),
  );
}

function isStop(action: string): boolean {
  return parseAction(action).verb === 'stop';
}

/** Events that nobody expects an answer to are not checked. */
function isAsked(event: Unknown): boolean {
  if (event.type === 'command') return true;
  const { where, attachments } = event.message;
  return where !== 'ambient' || attachments.some(({ isVoice }) => isVoice);
}

/**
 * Where its answer may stand: in its thread, or beside it. A command opens no thread on Discord.
 */
function placesOf(event: Unknown, { isOneConversation }: Adapter['platform']): readonly Place[] {
  const { thread, ...channel } = event.type === 'message' ? event.message.place : event.place;
  const own = event.type === 'command' ? idOf(event) : thread;
  if (thread !== undefined && thread !== own) return [{ ...channel, thread }];
  const isAlone = own === undefined || isOneConversation(channel);
  return isAlone ? [channel] : [{ ...channel, thread: own }, channel];
}

function idOf(event: Unknown): string | undefined {
  return event.type === 'message' ? event.message.id : (event.messageId ?? undefined);
}

/**
 * A conversation is answered in order, so that what was said behind a question also answers it,
 * unless that tells of an earlier one that it replies to.
 */
function answers(
  own: SeenMessage,
  event: Unknown,
  { sentAt }: LatestMessages,
  isOneTalk: boolean,
): boolean {
  const { replyTo, actions } = own;
  if (replyTo !== undefined && replyTo === idOf(event)) return true;
  if (!isOneTalk || actions.length === 0 || own.sentAt < event.at) return false;
  return replyTo === undefined || (sentAt.get(replyTo) ?? 0) >= event.at;
}

/** Until when Parley has listened to each platform, the same for all processes on one store. */
export type Listened = {
  /** Epoch milliseconds; null if it has never listened yet. */
  until(platform: string): Promise<number | null>;
  /** It was listened to until then. */
  note(platform: string, until: number): Promise<void>;
};

export function createListened(store: Pick<Store, 'get' | 'update'>): Listened {
  return {
    until: async (platform) => toTime(await store.get(toKey(platform))),
    async note(platform, until) {
      await store.update(toKey(platform), (value) => Math.max(toTime(value) ?? until, until));
    },
  };
}

function toTime(value: unknown): number | null {
  return z.number().safeParse(value).data ?? null;
}

function toKey(platform: string): string {
  return `listened/${platform}`;
}
