import { LRUCache } from 'lru-cache';
import { type DeleteEvent, type MessageEvent, toMessageKey } from '../events.ts';
import type { Message } from '../messages.ts';
import { toSpotKey } from './pastes.ts';

const MAX_KEPT = 500;

/** How long a proxy may take to replace a message by its copy. */
const COPY_MS = 5_000;

/** The copies by which proxies replace what people say, such as PluralKit and Tupperbox. */
export type Copies = {
  /** A person's message; tells until when it waits for being replaced, 0 if it does not. */
  note(event: MessageEvent, now: number): number;
  /** Whether a message that a person wrote will probably be replaced. */
  isExpected(event: MessageEvent, now: number): boolean;
  /**
   * What a proxy has posted, as the words of the person whose message it replaces; null if it
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
  /** Who has spoken through a proxy, when last, and with what around their words. */
  const proxied = new LRUCache<string, Proxied>({ max: MAX_KEPT });
  const strangers = createStrangers();
  const isExpected: Copies['isExpected'] = ({ message: { speaker, text } }, now) => {
    const known = proxied.get(speaker.id);
    if (known === undefined) return false;
    if (known.at + PROXIED_MS > now) return true;
    return known.at + TAGGED_MS > now && known.tags.some((tag) => isTagged(text, tag));
  };
  return {
    isExpected,
    note(event, now) {
      said.set(toMessageKey(event.place, event.message.id), event);
      const isKnown = strangers.note(event, now);
      if (isExpected(event, now)) return now + COPY_WAIT_MS;
      return isKnown ? 0 : now + STRANGER_WAIT_MS;
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
      const original = said.get(key);
      if (original) strangers.forget(original);
      if (copy && original) noteProxied(proxied, original.message, copy);
      if (copy) strangers.onProxied(copy);
      return copy;
    },
  };
}

/** Those of whom it is not known whether a proxy speaks for them, as for others. */
type Strangers = {
  /** A person's message; whether it is known by now that what they say stays. */
  note(event: MessageEvent, now: number): boolean;
  /** What they said has not stayed. */
  forget(event: MessageEvent): void;
  onProxied(copy: MessageEvent): void;
};

const MAX_PEOPLE = 5_000;

function createStrangers(): Strangers {
  const proxiedAt = new LRUCache<string, number>({ max: MAX_KEPT });
  /** What each person said first that has stayed so far. */
  const first = new LRUCache<string, { readonly id: string; readonly at: number }>({
    max: MAX_PEOPLE,
  });
  const toWorkspace = ({ place: { platform, workspace } }: MessageEvent) =>
    `${platform}/${workspace}`;
  const toPerson = (event: MessageEvent) => `${toWorkspace(event)}/${event.message.speaker.id}`;
  return {
    note(event, now) {
      const { id, at } = first.get(toPerson(event)) ?? { id: event.message.id, at: now };
      first.set(toPerson(event), { id, at });
      const lastAt = proxiedAt.get(toWorkspace(event));
      const wasProxied = lastAt !== undefined && lastAt + TAGGED_MS >= now;
      return !(wasProxied || event.message.mayBeProxied) || at + COPY_MS < now;
    },
    forget(event) {
      if (first.get(toPerson(event))?.id === event.message.id) first.delete(toPerson(event));
    },
    onProxied: (copy) => void proxiedAt.set(toWorkspace(copy), copy.at),
  };
}

/** A person is expected to go on for so long, and where they write as they did then for longer. */
const PROXIED_MS = 60 * 60_000;
const TAGGED_MS = 7 * 24 * 60 * 60_000;

/** By what a proxy knows whom a person speaks as: `pk;`, `S: `, or brackets around it all. */
type Tag = { readonly before: string; readonly after: string };
type Proxied = { readonly at: number; readonly tags: readonly Tag[] };

const MAX_TAGS = 10;

function noteProxied(
  proxied: LRUCache<string, Proxied>,
  { speaker, text }: Message,
  { at, message: copy }: MessageEvent,
): void {
  const tag = toTag(text, copy.text);
  const known = proxied.get(speaker.id)?.tags ?? [];
  const others = known.filter(({ before, after }) => before !== tag.before || after !== tag.after);
  proxied.set(speaker.id, { at, tags: [...others, tag].slice(-MAX_TAGS) });
}

/** What stands around the words that are copied. */
function toTag(text: string, copied: string): Tag {
  const [whole, words] = [toWords(text), toWords(copied)];
  const start = Math.max(0, whole.indexOf(words));
  return { before: whole.slice(0, start).trim(), after: whole.slice(start + words.length).trim() };
}

/** With nothing around it a proxy takes all that the person says. */
function isTagged(text: string, { before, after }: Tag): boolean {
  const whole = toWords(text);
  return whole.startsWith(before) && whole.endsWith(after);
}

/** A person who speaks through a proxy is asked to wait, so that no answer is begun in vain. */
const COPY_WAIT_MS = 1_000;
/**
 * A person who speaks for the first time where others are proxied may be proxied, too, and so may
 * everyone where such a program is known to be at work: an acknowledgement can wait. Elsewhere the
 * very first proxied message is answered twice: it cannot be foreseen, and all others would wait in
 * vain.
 */
const STRANGER_WAIT_MS = 600;

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
