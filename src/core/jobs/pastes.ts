import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type DeleteEvent, incomingEventSchema, type MessageEvent } from '../events.ts';
import type { Json, Message } from '../messages.ts';
import type { Signals } from '../store-ports.ts';

/**
 * A message this long is probably the first part of several: platforms split at 2,000. It waits
 * for its author's next part.
 */
const LONG_CHARS = 1_900;
const LONG_WAIT_MS = 1_500;

const MAX_KEPT = 500;

/** Where a person says something: a thread of its own is not opened yet. */
export function toSpotKey({ place, id, speaker }: Message, person = speaker.id): string {
  const { platform, workspace, channel, thread } = place;
  const inside = thread === undefined || thread === id ? '' : thread;
  return [platform, workspace, channel, inside, person].join('/');
}

/** The longer parts of what people paste, and until when the next one is waited for. */
export type Pastes = {
  /**
   * The earliest time at which a message may be answered, if more of it may come; 0: at once.
   * `said` is where it was said: a part is answered elsewhere.
   */
  note(event: MessageEvent, said: Message, now: number): number;
  /**
   * A message as it is to be answered: the next part of its author's paste, even if each part would
   * be a question of its own, as in direct messages; null if it is not a part and does not address
   * Parley.
   */
  toAsked(event: MessageEvent, isAsked: boolean, now: number): MessageEvent | null;
  /** The parts behind one that asks which have overtaken it on their way here. */
  takeOvertaking(asking: MessageEvent, said: Message): readonly MessageEvent[];
  /** Keeps a message that does not address Parley: the next one may ask about it. */
  keepBeginning(event: MessageEvent, now: number): void;
  /** The parts before the one that asks, as parts of its question. */
  takeBeginning(asking: MessageEvent, now: number): readonly MessageEvent[];
  /**
   * Has another process add the parts before the one that asks, where it was told of them. Whether
   * it was.
   */
  askForBeginning(asking: MessageEvent, now: number): boolean;
  /** Hears the parts of a question that another process was asked with. */
  onBeginning(listener: (parts: readonly MessageEvent[]) => void): void;
  /** A message was taken back: it is not asked about, and its replacement is not a part of it. */
  forget(deletion: DeleteEvent): void;
};

/**
 * Whether a long message asks is found out while its author's next part is arriving: that one waits
 * until it is known.
 */
export function createPasteTurns() {
  const arriving = new Map<string, Promise<unknown>>();
  return async <T>(message: Message, task: () => Promise<T>): Promise<T> => {
    const key = toSpotKey(message);
    const before = arriving.get(key);
    const run = before === undefined ? task() : before.then(task);
    if (!isLong(message)) return run;
    const ended = run.catch(() => {});
    arriving.set(key, ended);
    void ended.then(() => {
      if (arriving.get(key) === ended) arriving.delete(key);
    });
    return run;
  };
}

function isLong({ text }: Message): boolean {
  return text.length >= LONG_CHARS;
}

type Paste = {
  readonly first: MessageEvent;
  readonly until: number;
  /** The first part was taken back: the next one that asks, such as its copy, stands for it. */
  readonly isOpening: boolean;
};

type IsMeant = (event: MessageEvent) => boolean;

export function createPastes(signals?: Signals): Pastes {
  const open = createOpenPastes(signals);
  const { keep, take, ...shared } = createBeginnings(signals);
  const overtaking = createOvertaking();
  return {
    ...shared,
    keepBeginning(event, now) {
      keep(event, now);
      overtaking.keep(event);
    },
    takeOvertaking: overtaking.take,
    takeBeginning: take,
    note(event, said, now) {
      const { message } = event;
      const before = open.find(said, now);
      const isRest = before?.first.conversation === event.conversation;
      const rest = isRest ? before.until : 0;
      const until = isLong(message) ? now + LONG_WAIT_MS : rest;
      const isNext = isRest && !(before.isOpening && message.where !== 'ambient');
      const first = isNext ? before.first : event;
      const isOpening = isNext && before.isOpening;
      if (isLong(message) || isRest) open.set(toSpotKey(said), { first, until, isOpening });
      return until;
    },
    toAsked(event, isAsked, now) {
      const { message } = event;
      const paste = open.find(message, now);
      if (!paste || message.replyTo !== null) return isAsked ? event : null;
      return paste.isOpening && isAsked
        ? { ...event, conversation: paste.first.conversation }
        : toPartOf(paste.first, event);
    },
    forget({ place: { platform, channel }, messageId }) {
      const isMeant: IsMeant = ({ message: { id, place } }) =>
        id === messageId && place.platform === platform && place.channel === channel;
      open.forget(isMeant);
      shared.forget(isMeant);
      overtaking.forget(isMeant);
    },
  };
}

// Of a paste each part may be told to another process.
const OPEN = 'paste open';
const BEGUN = 'paste begun';
const ASKED = 'paste asked';

const openSchema = z.object({
  key: z.string(),
  first: incomingEventSchema,
  until: z.number(),
  isOpening: z.boolean(),
});
const begunSchema = z.object({ key: z.string(), until: z.number() });
const askedSchema = z.object({ asking: incomingEventSchema, now: z.number() });

/** What is asked already, while its author's next part is waited for. */
function createOpenPastes(signals: Signals | undefined) {
  const pastes = new LRUCache<string, Paste>({ max: MAX_KEPT });
  signals?.on(OPEN, (payload) => {
    const { data } = openSchema.safeParse(payload);
    if (data?.first.type !== 'message') return;
    const { key, first, ...told } = { ...data, first: data.first };
    if (told.until > (pastes.get(key)?.until ?? 0)) pastes.set(key, { ...told, first });
  });
  return {
    find(message: Message, now: number): Paste | null {
      const paste = pastes.get(toSpotKey(message));
      return paste && now <= paste.until ? paste : null;
    },
    set(key: string, paste: Paste): void {
      pastes.set(key, paste);
      signals?.send(OPEN, toJson({ key, ...paste, first: toBare(paste.first) }));
    },
    forget(isMeant: IsMeant): void {
      for (const [key, paste] of [...pastes])
        if (isMeant(paste.first)) pastes.set(key, { ...paste, isOpening: true });
    },
  };
}

/**
 * How long after a long message its author's next words may be about it. Nothing waits for them.
 */
const BEGINNING_MS = 15_000;
const MAX_BEGINNING = 10;

type Beginning = { readonly parts: readonly MessageEvent[]; readonly until: number };

const NO_BEGINNING: Beginning = { parts: [], until: 0 };

/** Messages that do not address Parley, as long as their author's next words may ask about them. */
function createBeginnings(signals: Signals | undefined) {
  const beginnings = new LRUCache<string, Beginning>({ max: MAX_KEPT });
  /** Until when another process keeps one, by where it was said. */
  const elsewhere = new LRUCache<string, number>({ max: MAX_KEPT });
  const find = (key: string, now: number): Beginning => {
    const found = beginnings.get(key) ?? NO_BEGINNING;
    return now <= found.until ? found : NO_BEGINNING;
  };
  const take = (asking: MessageEvent, now: number): readonly MessageEvent[] => {
    const key = toSpotKey(asking.message);
    const { parts } = find(key, now);
    beginnings.delete(key);
    return asking.message.replyTo === null ? parts.map((part) => toPartOf(asking, part)) : [];
  };
  signals?.on(BEGUN, (payload) => {
    const { data } = begunSchema.safeParse(payload);
    const isLater = data && data.until > (beginnings.get(data.key)?.until ?? 0);
    if (isLater) elsewhere.set(data.key, data.until);
  });
  return {
    take,
    keep(event: MessageEvent, now: number): void {
      const { message } = event;
      if (message.where !== 'ambient' || message.isProxied || message.replyTo !== null) return;
      const key = toSpotKey(message);
      const { parts, ...kept } = find(key, now);
      const until = isLong(message)
        ? now + BEGINNING_MS
        : Math.max(kept.until, elsewhere.get(key) ?? 0);
      if (now > until) return;
      beginnings.set(key, { parts: [...parts, event].slice(-MAX_BEGINNING), until });
      signals?.send(BEGUN, { key, until });
    },
    askForBeginning(asking: MessageEvent, now: number): boolean {
      const key = toSpotKey(asking.message);
      const isBegun = now <= (elsewhere.get(key) ?? 0);
      elsewhere.delete(key);
      if (!isBegun || asking.message.replyTo !== null) return false;
      signals?.send(ASKED, toJson({ asking: toBare(asking), now }));
      return true;
    },
    onBeginning(listener: (parts: readonly MessageEvent[]) => void): void {
      signals?.on(ASKED, (payload) => {
        const { data } = askedSchema.safeParse(payload);
        const parts = data?.asking.type === 'message' ? take(data.asking, data.now) : [];
        if (parts.length > 0) listener(parts);
      });
    },
    forget(isMeant: IsMeant): void {
      for (const [key, { parts, until }] of [...beginnings])
        if (parts.some(isMeant))
          beginnings.set(key, { parts: parts.filter((part) => !isMeant(part)), until });
    },
  };
}

/**
 * Ambient messages of the last moments, by where they were said. Slack delivers each over any of
 * its sockets, and a long one is longer on its way.
 */
function createOvertaking() {
  const recent = new LRUCache<string, readonly MessageEvent[]>({
    max: MAX_KEPT,
    ttl: LONG_WAIT_MS,
  });
  return {
    keep(event: MessageEvent): void {
      const { message } = event;
      if (message.where !== 'ambient' || message.isProxied || message.replyTo !== null) return;
      const key = toSpotKey(message);
      recent.set(key, [...(recent.get(key) ?? []), event].slice(-MAX_BEGINNING));
    },
    take(asking: MessageEvent, said: Message): readonly MessageEvent[] {
      if (!isLong(said)) return [];
      const key = toSpotKey(said);
      const isNext: IsMeant = ({ message: { sentAt } }) =>
        sentAt > said.sentAt && sentAt <= said.sentAt + LONG_WAIT_MS;
      const parts = (recent.get(key) ?? []).filter(isNext);
      recent.delete(key);
      return parts.map((part) => toPartOf(asking, part));
    },
    forget(isMeant: IsMeant): void {
      for (const [key, events] of [...recent])
        recent.set(
          key,
          events.filter((event) => !isMeant(event)),
        );
    },
  };
}

/** A part of a paste in the conversation of the one that asks, which alone opens a thread. */
function toPartOf(asking: MessageEvent, part: MessageEvent): MessageEvent {
  const { message, conversation } = asking;
  const where = part.message.where === 'mention' ? 'ambient' : part.message.where;
  return { ...part, conversation, message: { ...part.message, where, place: message.place } };
}

/** What is to be known elsewhere of a message to which parts belong: not what it says. */
function toBare(event: MessageEvent): MessageEvent {
  const { id, place, speaker, replyTo, where, isToOthers, sentAt } = event.message;
  const said = { text: '', attachments: [], quoted: [] };
  return {
    ...event,
    message: { id, place, speaker, replyTo, where, isToOthers, sentAt, ...said },
  };
}

/** As JSON: undefined members are dropped. */
function toJson(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
