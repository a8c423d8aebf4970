import { createHash } from 'node:crypto';
import {
  type CommandEvent,
  type EditEvent,
  type IncomingEvent,
  messageOf,
  type OptionValue,
} from '../events.ts';
import type { Attachment, Message, Quote } from '../messages.ts';

// A platform reports one message several times: when it is said, again beside that (a mention and
// its message), when it is edited, and when the platform's own servers have added something. Each
// report holds the message as it is then: a version of it.

/**
 * Whether a person said and attached the same in both versions: text, files, quotes, and parts that
 * cannot be read. A link preview is not a person's words.
 */
export function isSameContent(a: Message, b: Message): boolean {
  return toContent(a) === toContent(b);
}

/**
 * What a version changes about the known one: `none` if it is older or adds nothing, `order` if it
 * is later and says the same, perhaps under another title.
 */
export function toChange(known: Message, told: Message): 'none' | 'order' | 'content' {
  if (toEditedAt(told) < toEditedAt(known)) return 'none';
  const merged = toMerged(known, told);
  if (!isSameContent(known, merged) || known.isWithdrawn !== merged.isWithdrawn) return 'content';
  const isLater = toEditedAt(told) > toEditedAt(known) || merged.title !== known.title;
  return isLater ? 'order' : 'none';
}

/**
 * Whether all that a version adds are quotes of messages that have been read for the answer, by
 * their ids: what a link leads to is read at once, and Slack quotes it a moment later.
 */
export function isRead(known: Message, told: Message, read: readonly string[]): boolean {
  const merged = toMerged(known, told);
  const before = known.quoted.map(toQuoteText);
  const isAdded = (quote: Quote) => !before.includes(toQuoteText(quote));
  const others = { ...merged, quoted: merged.quoted.filter((quote) => !isAdded(quote)) };
  return (
    isSameContent(known, others) &&
    merged.quoted
      .filter(isAdded)
      .every(({ repeats = [] }) => repeats.length > 0 && repeats.every((id) => read.includes(id)))
  );
}

/**
 * The message once both versions are taken in. A later one replaces the known one; two of the same
 * time complete each other, whichever came first, so that nothing of either is dropped.
 */
export function toMerged(known: Message, told: Message): Message {
  if (toEditedAt(told) < toEditedAt(known)) return known;
  // It was addressed to Parley when it was accepted, and that is why it is answered.
  const { where } = known;
  if (toEditedAt(told) > toEditedAt(known)) {
    // Discord leaves the message that is replied to out of some updates.
    const lacksOriginal = told.replyTo === known.replyTo && !told.quoted.some(isReply);
    const original: Pick<Message, 'quoted' | 'attachments'> = lacksOriginal
      ? { quoted: known.quoted.filter(isReply), attachments: known.attachments.filter(isReply) }
      : { quoted: [], attachments: [] };
    return {
      ...toNamed(known, told.isProxied ? toPersons(known, told) : told),
      where,
      quoted: [...original.quoted, ...told.quoted],
      attachments: toUnited(original.attachments, told.attachments),
    };
  }
  const quotes = [...known.quoted, ...told.quoted];
  return {
    ...toNamed(told, known),
    ...(told.title === undefined ? {} : { title: told.title }), // It changes without an edit.
    ...toUnread(known, told),
    text: toJoined(known.text, told.text),
    replyTo: known.replyTo ?? told.replyTo,
    quoted: quotes.filter(
      (quote, index) =>
        quotes.findIndex((other) => toQuoteText(other) === toQuoteText(quote)) === index,
    ),
    attachments: toUnited(known.attachments, told.attachments),
  };
}

/** Neither version takes back what the other could not read of the message itself. */
function toUnread(known: Message, told: Message): Pick<Message, 'unread'> {
  const unread = [...new Set([...(known.unread ?? []), ...(told.unread ?? [])])];
  return unread.length === 0 ? {} : { unread };
}

/** A proxy's copy stays its person's message. */
function toPersons({ speaker }: Message, { isProxied: _, ...told }: Message): Message {
  return { ...told, speaker: { ...speaker, name: told.speaker.name ?? speaker.name } };
}

/**
 * A version with the names and the title that only the other one tells. What a message refers to
 * has been read where either version could read it.
 */
function toNamed(other: Message, { unreadReferences, ...version }: Message): Message {
  const title = version.title ?? other.title;
  const names = { ...other.names, ...version.names };
  const shared = version.shared ?? other.shared;
  const searchToken = version.searchToken ?? other.searchToken;
  return {
    ...version,
    ...(shared === undefined ? {} : { shared }),
    ...(title === undefined ? {} : { title }),
    ...(searchToken === undefined ? {} : { searchToken }),
    ...(unreadReferences && other.unreadReferences ? { unreadReferences } : {}),
    ...(other.names || version.names ? { names } : {}),
  };
}

/** The version of a message that these events hold; null if they do not hold it as a message. */
export function messageIn(events: readonly IncomingEvent[], id: string): Message | null {
  for (const event of events) {
    const message =
      event.type === 'scheduled' ? messageOf(event) : event.type === 'message' && event.message;
    if (message && message.id === id) return message;
  }
  return null;
}

/** The command that these events hold as this message; null if they do not hold it as one. */
export function commandIn(events: readonly IncomingEvent[], id: string): CommandEvent | null {
  const found = events.find((event) => event.type === 'command' && event.messageId === id);
  return found?.type === 'command' ? found : null;
}

/**
 * Whether a later telling of a typed command wants something else: one that is no edit only where
 * it brings an option more.
 */
export function isOtherCommand(known: CommandEvent, told: CommandEvent, isEdit: boolean): boolean {
  const isMore = Object.keys(told.options).some((name) => !(name in known.options));
  const same = (a: CommandEvent) =>
    JSON.stringify([a.name, Object.entries(a.options).map(toOption)]);
  return isEdit ? same(known) !== same(told) : isMore;
}

function toOption([name, value]: [string, OptionValue]): readonly [string, unknown] {
  return [name, typeof value === 'object' ? value.id : value];
}

/** What a job answers from now on in place of one of its events. */
export function toRevised(old: IncomingEvent, edit: EditEvent, isAlone: boolean): IncomingEvent {
  const { message, command } = edit;
  const same = { key: old.key, conversation: old.conversation };
  if (old.type === 'message' && old.message.id === message.id) {
    // Several messages that share an answer stay messages.
    return command && isAlone
      ? { ...command, ...same }
      : { ...old, message: toMerged(old.message, message) };
  }
  if (old.type !== 'command' || old.messageId !== message.id) return old;
  if (message.editedAt === undefined)
    return { ...old, options: { ...command?.options, ...old.options } };
  if (command) return { ...command, ...same };
  return { ...same, type: 'message', place: message.place, at: old.at, message };
}

/** Names what a version says, so that the same one told again is recognised. */
export function toDigest(message: Message): string {
  const { title = '' } = message;
  return createHash('sha256').update(toContent(message)).update(title).digest('hex').slice(0, 16);
}

function toEditedAt({ editedAt = 0 }: Message): number {
  return editedAt;
}

/** What a person said and brought, as one comparable text. */
function toContent({ text, attachments, quoted, replyTo, unread = [] }: Message): string {
  const files = attachments.filter(isBrought).map(({ id }) => id);
  const quotes = quoted.filter(isBrought).map(toQuoteText);
  const content = [text.trim(), files.sort(), quotes.sort(), replyTo];
  return JSON.stringify(unread.length === 0 ? content : [...content, unread.toSorted()]);
}

function toQuoteText({ text }: Quote): string {
  return text.trim();
}

/** A preview comes by itself, and what is replied to is another message: it may be edited too. */
function isBrought({ origin }: Attachment | Quote): boolean {
  return origin === undefined;
}

function isReply({ origin }: Attachment | Quote): boolean {
  return origin === 'reply';
}

/**
 * Files by their id. Of one that is told twice, the telling that knows its size is the finished
 * one.
 */
function toUnited(known: readonly Attachment[], told: readonly Attachment[]): Attachment[] {
  const files = new Map(known.map((file) => [file.id, file]));
  for (const file of told) {
    const before = files.get(file.id);
    if (!before || (before.bytes === 0 && file.bytes > 0)) files.set(file.id, file);
  }
  return [...files.values()];
}

/** The longer of two texts if it contains the other; else both. */
function toJoined(known: string, told: string): string {
  if (known.includes(told.trim())) return known;
  return told.includes(known.trim()) ? told : `${known}\n${told}`;
}
