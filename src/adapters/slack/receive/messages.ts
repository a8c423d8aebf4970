import type { IncomingEvent } from '../../../core/events.ts';
import { parseOptions } from '../../../core/jobs/typed-command.ts';
import { isSameContent } from '../../../core/jobs/version.ts';
import type { Message, Quote, Where } from '../../../core/messages.ts';
import { parseMessage } from '../commands.ts';
import { type Bag, listOf, textOf, toBag, toMs } from '../json.ts';
import { type Identity, toBase, toEventPlace, toSpeaker } from '../places.ts';
import { toAttachments, withoutDeleted } from './files.ts';
import { mentionsOf, toPlain } from './text.ts';

/** Subtypes that are still somebody saying something. */
const SPOKEN = ['', 'file_share', 'me_message', 'thread_broadcast'];

/** A message, its edit or its deletion; null for other bots and ourselves. A mention and the message it came with are one occurrence and have one key. */
export function toMessageEvent(body: Bag, event: Bag, identity: Identity): IncomingEvent | null {
  const subtype = textOf(event, 'subtype');
  if (subtype === 'message_changed') return toEdit(body, event, identity);
  if (subtype === 'message_deleted')
    return toDeletion(body, event, textOf(event, 'deleted_ts'), identity);
  if (!isTyped(event, identity)) return null;
  const message = toMessage(body, event, event, identity);
  return toCommand(message, identity) ?? toSaid(message, event);
}

/** Whether Parley itself or another bot wrote it. */
export function isBot(message: Bag, { userId }: Pick<Identity, 'userId'>): boolean {
  const user = textOf(message, 'user');
  return (
    user === '' ||
    user === userId ||
    user === 'USLACKBOT' ||
    textOf(message, 'bot_id') !== '' ||
    textOf(message, 'subtype') === 'bot_message' ||
    textOf(message, 'streaming_state') !== ''
  );
}

/** Whether a person said it: other subtypes are Slack's own words. */
export function isTyped(message: Bag, identity: Pick<Identity, 'userId'>): boolean {
  return SPOKEN.includes(textOf(message, 'subtype')) && !isBot(message, identity);
}

/** The words of a message. The `text` of what Parley itself posts is only its notification. */
export function wordsOf(message: Bag, ownId: string): string {
  if (textOf(message, 'user') !== ownId) return toPlain(textOf(message, 'text'), ownId);
  const blocks = listOf(message, 'blocks').filter((block) => textOf(block, 'type') === 'markdown');
  return blocks.map((block) => textOf(block, 'text')).join('\n') || textOf(message, 'text');
}

/** Text that was written elsewhere: shared or forwarded messages, and the root of a reply that was sent to the channel too. */
export function quotesOf(message: Bag, ownId: string): Quote[] {
  const shared = listOf(message, 'attachments')
    .filter((each) => each.is_share === true || each.is_msg_unfurl === true)
    .map((each) => ({
      author: textOf(each, 'author_name') || textOf(each, 'author_subname') || null,
      text: toPlain(textOf(each, 'text') || textOf(each, 'fallback'), ownId),
    }));
  const root = toBag(message.root);
  const author = textOf(root, 'user');
  const broadcast = {
    author: author ? `<@${author}>` : null,
    text: toPlain(textOf(root, 'text'), ownId),
    origin: 'reply' as const,
  };
  return [...shared, broadcast].filter(({ text }) => text !== '');
}

function toSaid(message: Message, event: Bag): IncomingEvent {
  return {
    ...toBase(message.place, { id: message.id, kind: 'message', at: textOf(event, 'ts') }),
    type: 'message',
    message,
  };
}

/** `envelope` carries the channel, `message` the words: they are the same but for edits. */
function toMessage(body: Bag, envelope: Bag, message: Bag, identity: Identity): Message {
  const id = textOf(message, 'ts');
  const thread = textOf(message, 'thread_ts') || id;
  const channel = textOf(envelope, 'channel');
  const place = toEventPlace(body, channel, identity, thread);
  const text = textOf(message, 'text');
  const mentioned = mentionsOf(text);
  const isMention =
    mentioned.includes(identity.userId) || textOf(envelope, 'type') === 'app_mention';
  return {
    id,
    place,
    speaker: toSpeaker(message, place, textOf(message, 'user')),
    text: toPlain(text, identity.userId),
    attachments: toAttachments(message, place.workspace),
    replyTo: null,
    quoted: quotesOf(message, identity.userId),
    where: toWhere(envelope, { isMention, isReply: thread !== id }),
    isToOthers: !isMention && mentioned.length > 0,
    sentAt: toMs(id),
    ...toEditedAt(message),
  };
}

/** Of a message that is read again; one that an event tells of has the time of the event. */
function toEditedAt(message: Bag): Pick<Message, 'editedAt'> {
  const editedAt = toMs(textOf(toBag(message.edited), 'ts'));
  return editedAt === 0 ? {} : { editedAt };
}

function toWhere(
  envelope: Bag,
  { isMention, isReply }: { readonly isMention: boolean; readonly isReply: boolean },
): Where {
  const isDirect =
    textOf(envelope, 'channel_type') === 'im' || textOf(envelope, 'channel').startsWith('D');
  if (isDirect) return 'dm';
  if (isMention) return 'mention';
  return isReply ? 'thread' : 'overheard';
}

/** Slash commands cannot be used in threads, so that they are also understood behind a mention. */
function toCommand(message: Message, identity: Identity): IncomingEvent | null {
  if (message.where !== 'mention' && message.where !== 'dm') return null;
  const typed = parseMessage(message.text, identity);
  if (!typed) return null;
  const known = identity.commands.find(({ name }) => name === typed.name)?.options ?? [];
  const options = parseOptions(typed.rest, known, message.attachments);
  return {
    ...toBase(message.place, { id: message.id, kind: 'command', at: message.id }),
    type: 'command',
    speaker: message.speaker,
    name: typed.name,
    options,
    typed: Object.keys(options),
    locale: null,
    via: null,
    messageId: message.id,
  };
}

function toEdit(body: Bag, event: Bag, identity: Identity): IncomingEvent | null {
  const message = withoutDeleted(toBag(event.message));
  const previous = toBag(event.previous_message);
  // What is left of a deleted message that has replies.
  if (textOf(message, 'subtype') === 'tombstone')
    return toDeletion(body, event, textOf(message, 'ts'), identity);
  if (isBot(message, identity)) return null;
  const at = textOf(event, 'event_ts') || textOf(event, 'ts');
  const edited = { ...toMessage(body, event, message, identity), editedAt: toMs(at) };
  const isChanged = event.previous_message
    ? isOther(toMessage(body, event, previous, identity), edited)
    : toBag(message.edited).ts !== undefined;
  if (!isChanged) return null; // A link preview, a thread's counter.
  const command = toCommand(edited, identity);
  return {
    ...toBase(edited.place, { id: edited.id, kind: 'edit', at, editedAt: Number(at) }),
    type: 'edit',
    message: edited,
    ...(command?.type === 'command' ? { command } : {}),
  };
}

/** Whether an edit changed what was said, or whom it was said to: the mention of Parley is not part of the text. */
function isOther(before: Message, after: Message): boolean {
  return before.where !== after.where || !isSameContent(before, after);
}

function toDeletion(body: Bag, event: Bag, id: string, identity: Identity): IncomingEvent | null {
  const previous = toBag(event.previous_message);
  const isBots = event.previous_message !== undefined && isBot(previous, identity);
  if (isBots || id === '') return null;
  const thread = textOf(previous, 'thread_ts') || id;
  const place = toEventPlace(body, textOf(event, 'channel'), identity, thread);
  const at = textOf(event, 'event_ts') || textOf(event, 'ts');
  return { ...toBase(place, { id, kind: 'delete', at }), type: 'delete', messageId: id };
}
