import { LRUCache } from 'lru-cache';
import { type DeleteEvent, type MessageEvent, toMessageKey } from '../events.ts';
import type { Message } from '../messages.ts';

// What belongs to a message that came just before or after it: the other parts of a paste that did
// not fit into one, the copy by which a proxy has replaced it, and the replies in its thread.

/**
 * A message this long is probably the first part of several: platforms split at 2,000. It waits
 * for its author's next part.
 */
const LONG_CHARS = 1_900;
const LONG_WAIT_MS = 1_500;

const MAX_KEPT = 500;

/** Where a person says something: a thread of its own is not opened yet. */
function toSpotKey({ place, id, speaker }: Message, person = speaker.id): string {
  const { platform, workspace, channel, thread } = place;
  const inside = thread === undefined || thread === id ? '' : thread;
  return [platform, workspace, channel, inside, person].join('/');
}

/** The longer parts of what people paste, and until when the next one is waited for. */
export type Pastes = {
  /** When a message may be answered at the earliest, as far as more of it may come; 0: at once. */
  note(event: MessageEvent, now: number): number;
  /**
   * A message as it is to be answered: where its author is pasting, as the next part of that, also
   * where each part would be a question of its own, as in direct messages; null where neither it
   * is one nor Parley was asked.
   */
  toAsked(event: MessageEvent, isAsked: boolean, now: number): MessageEvent | null;
  /** Keeps a message that nobody was asked with: the next one may ask about it. */
  keepBeginning(event: MessageEvent, now: number): void;
  /** The parts before the one that asks, as parts of its question. */
  takeBeginning(asking: MessageEvent, now: number): readonly MessageEvent[];
  /** A message was taken back: nobody asks about it, and what replaces it is no part of it. */
  forget(deletion: DeleteEvent): void;
};

type Paste = {
  readonly first: MessageEvent;
  readonly until: number;
  /** The first part was taken back: the next one that asks, such as its copy, stands for it. */
  readonly isOpening: boolean;
};

/**
 * How long after a long message its author's next words may be about it. Nothing waits for them.
 */
const BEGINNING_MS = 15_000;
const MAX_BEGINNING = 10;

type Beginning = { readonly parts: readonly MessageEvent[]; readonly until: number };

export function createPastes(): Pastes {
  const open = new LRUCache<string, Paste>({ max: MAX_KEPT });
  const beginnings = new LRUCache<string, Beginning>({ max: MAX_KEPT });
  const find = (message: Message, now: number): Paste | null => {
    const paste = open.get(toSpotKey(message));
    return paste && now <= paste.until ? paste : null;
  };
  return {
    note(event, now) {
      const { message } = event;
      const before = find(message, now);
      const isRest = before?.first.conversation === event.conversation;
      const isLong = message.text.length >= LONG_CHARS;
      const rest = isRest ? before.until : 0;
      const until = isLong ? now + LONG_WAIT_MS : rest;
      const isNext = isRest && !(before.isOpening && message.where !== 'ambient');
      const first = isNext ? before.first : event;
      const isOpening = isNext && before.isOpening;
      if (isLong || isRest) open.set(toSpotKey(message), { first, until, isOpening });
      return until;
    },
    toAsked(event, isAsked, now) {
      const { message } = event;
      const paste = find(message, now);
      if (!paste || message.replyTo !== null) return isAsked ? event : null;
      return paste.isOpening && isAsked
        ? { ...event, conversation: paste.first.conversation }
        : toPartOf(paste.first, event);
    },
    keepBeginning(event, now) {
      const { message } = event;
      if (message.where !== 'ambient' || message.isProxied || message.replyTo !== null) return;
      const key = toSpotKey(message);
      const { parts, until } = beginnings.get(key) ?? NO_BEGINNING;
      const before = now <= until ? parts : [];
      const isLong = message.text.length >= LONG_CHARS;
      if (before.length === 0 && !isLong) beginnings.delete(key);
      else
        beginnings.set(key, {
          parts: [...before, event].slice(-MAX_BEGINNING),
          until: isLong ? now + BEGINNING_MS : until,
        });
    },
    takeBeginning(asking, now) {
      const { message } = asking;
      const key = toSpotKey(message);
      const { parts, until } = beginnings.get(key) ?? NO_BEGINNING;
      beginnings.delete(key);
      return now <= until && message.replyTo === null
        ? parts.map((part) => toPartOf(asking, part))
        : [];
    },
    forget({ place: { platform, channel }, messageId }) {
      const isMeant = ({ message: { id, place } }: MessageEvent) =>
        id === messageId && place.platform === platform && place.channel === channel;
      for (const [key, paste] of [...open])
        if (isMeant(paste.first)) open.set(key, { ...paste, isOpening: true });
      for (const [key, { parts, until }] of [...beginnings])
        if (parts.some(isMeant))
          beginnings.set(key, { parts: parts.filter((part) => !isMeant(part)), until });
    },
  };
}

const NO_BEGINNING: Beginning = { parts: [], until: 0 };

/** A part of a paste in the conversation of the one that asks, which alone opens a thread. */
function toPartOf(asking: MessageEvent, part: MessageEvent): MessageEvent {
  const { message, conversation } = asking;
  const where = part.message.where === 'mention' ? 'ambient' : part.message.where;
  return { ...part, conversation, message: { ...part.message, where, place: message.place } };
}

/** How long a proxy may take to replace a message by its copy. */
const COPY_MS = 5_000;

/** The copies by which proxies replace what people say, such as PluralKit and Tupperbox. */
export type Copies = {
  /** A person's message; tells until when it waits for being replaced, 0 if it does not. */
  note(event: MessageEvent, now: number): number;
  /** Whether a message that a person wrote will probably be replaced. */
  isExpected(event: MessageEvent, now: number): boolean;
  /**
   * What a program has posted, as the words of the person whose message it replaces; null where it
   * replaces none.
   */
  find(copy: MessageEvent): { readonly original: MessageEvent; readonly copy: MessageEvent } | null;
  /** The original is still there: the copy counts once it is not. */
  hold(found: { readonly original: MessageEvent; readonly copy: MessageEvent }): void;
  /** The copy that takes the place of what was deleted. */
  take(deletion: DeleteEvent): MessageEvent | null;
};

export function createCopies(): Copies {
  const said = new LRUCache<string, MessageEvent>({ max: MAX_KEPT });
  const held = new LRUCache<string, MessageEvent>({ max: MAX_KEPT });
  /** Who speaks through a proxy, and until when that is expected of them. */
  const proxied = new LRUCache<string, number>({ max: MAX_KEPT });
  const isExpected: Copies['isExpected'] = ({ message: { speaker } }, now) =>
    (proxied.get(speaker.id) ?? 0) > now;
  return {
    isExpected,
    note(event, now) {
      said.set(toMessageKey(event.place, event.message.id), event);
      return isExpected(event, now) ? now + COPY_WAIT_MS : 0;
    },
    find(copy) {
      const original = [...said.values()].find((each) => isCopy(copy.message, each.message));
      return original ? { original, copy: toPersons(copy, original) } : null;
    },
    hold({ original, copy }) {
      held.set(toMessageKey(original.place, original.message.id), copy);
    },
    take({ place, messageId }) {
      const key = toMessageKey(place, messageId);
      const copy = held.get(key) ?? null;
      held.delete(key);
      if (copy) proxied.set(copy.message.speaker.id, copy.at + PROXIED_MS);
      return copy;
    },
  };
}

const PROXIED_MS = 60 * 60_000;

/** A person who speaks through a proxy is asked to wait, so that no answer is begun in vain. */
const COPY_WAIT_MS = 1_000;

/**
 * A copy stands where its original stood, a moment later, and says nothing that it did not say.
 */
function isCopy(copy: Message, original: Message): boolean {
  const after = copy.sentAt - original.sentAt;
  if (copy.id === original.id || after < 0 || after > COPY_MS) return false;
  if (toSpotKey(copy, '') !== toSpotKey(original, '')) return false;
  const words = toWords(copy.text);
  const names = original.attachments.map(({ name }) => name);
  const isSaid = words !== '' || copy.attachments.length > 0;
  const isContained = toWords(original.text).includes(words);
  return isSaid && isContained && copy.attachments.every(({ name }) => names.includes(name));
}

function toWords(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** The copy as its person's own message: what it may is what the person may. */
function toPersons(event: MessageEvent, { message: original }: MessageEvent): MessageEvent {
  const { isProxied: _, ...copy } = event.message;
  const name = copy.speaker.name ?? original.speaker.name;
  const replied = original.quoted.filter(({ origin }) => origin === 'reply');
  const message: Message = {
    ...copy,
    // It was said then: its parts keep their order in whichever order they are copied.
    sentAt: original.sentAt,
    speaker: { ...original.speaker, name },
    where: copy.where === 'ambient' ? original.where : copy.where,
    replyTo: copy.replyTo ?? original.replyTo,
    quoted: [...replied, ...copy.quoted],
    isToOthers: original.isToOthers,
  };
  return { ...event, message };
}
