import { type DeleteEvent, type MessageEvent, toMessageKey } from '../events.ts';
import type { Message } from '../messages.ts';

// What belongs to a message that came just before it: the rest of a paste that did not fit into
// one, and the copy by which a proxy has replaced it.

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

function keep<Value>(kept: Map<string, Value>, key: string, value: Value): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
}

/** The longer parts of what people paste, and until when the next one is waited for. */
export type Pastes = {
  /** When a message may be answered at the earliest, as far as more of it may come; 0: at once. */
  note(event: MessageEvent, now: number): number;
  /**
   * A message that nobody was asked with, as the next part of its author's paste; null where it is
   * not one.
   */
  findRest(event: MessageEvent, now: number): MessageEvent | null;
};

type Paste = { readonly first: MessageEvent; readonly until: number };

export function createPastes(): Pastes {
  const open = new Map<string, Paste>();
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
      if (isLong) keep(open, toSpotKey(message), { first: isRest ? before.first : event, until });
      return until;
    },
    findRest(event, now) {
      const { message } = event;
      const paste = find(message, now);
      if (!paste || message.replyTo !== null) return null;
      const { conversation } = paste.first;
      return { ...event, conversation, message: { ...message, place: paste.first.message.place } };
    },
  };
}

/** How long a proxy may take to replace a message by its copy. */
const COPY_MS = 5_000;

/** The copies by which proxies replace what people say, such as PluralKit and Tupperbox. */
export type Copies = {
  /** A person's message that is answered; resolves to how long it waits for being replaced. */
  note(event: MessageEvent, now: number): number;
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
  const said = new Map<string, MessageEvent>();
  const held = new Map<string, MessageEvent>();
  /** Who speaks through a proxy, and until when that is expected of them. */
  const proxied = new Map<string, number>();
  return {
    note(event, now) {
      keep(said, toMessageKey(event.place, event.message.id), event);
      return (proxied.get(event.message.speaker.id) ?? 0) > now ? now + COPY_WAIT_MS : 0;
    },
    find(copy) {
      const original = [...said.values()].findLast((each) => isCopy(copy.message, each.message));
      return original ? { original, copy: toPersons(copy, original) } : null;
    },
    hold({ original, copy }) {
      keep(held, toMessageKey(original.place, original.message.id), copy);
    },
    take({ place, messageId }) {
      const key = toMessageKey(place, messageId);
      const copy = held.get(key) ?? null;
      held.delete(key);
      if (copy) keep(proxied, copy.message.speaker.id, copy.at + PROXIED_MS);
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
    speaker: { ...original.speaker, name },
    where: copy.where === 'ambient' ? original.where : copy.where,
    replyTo: copy.replyTo ?? original.replyTo,
    quoted: [...replied, ...copy.quoted],
    isToOthers: original.isToOthers,
  };
  return { ...event, message };
}
