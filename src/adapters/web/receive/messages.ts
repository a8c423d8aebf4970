import { type IncomingEvent, toEventBase } from '../../../core/events.ts';
import type { CommandSpec } from '../../../core/jobs/command.ts';
import { toGraphemes } from '../../../core/markdown/grapheme.ts';
import type { Message } from '../../../core/messages.ts';
import { type PageMessage, toPageAttachment, toPagePlace } from '../message.ts';
import { toPageSpeaker } from '../person.ts';
import { webStrings } from '../strings/index.ts';
import { parseCommand } from './commands.ts';

const MAX_NAME = 60;

/** But what holds an emoji of several characters together. */
const UNSHOWABLE = /(?:(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])[\p{C}\s])+/gu;

/** A display name without line breaks and control characters. */
export function toDisplayName(given: string | null): string {
  const line = given?.replace(UNSHOWABLE, ' ').trim() ?? '';
  return toGraphemes(line).slice(0, MAX_NAME).join('').trim() || webStrings.guest;
}

/** What a person's message is to the core: a question, or a command where it starts with one. */
export function toArrival(
  message: PageMessage,
  specs: readonly CommandSpec[],
  locale: string | null,
): IncomingEvent {
  const attachments = message.files.map(toPageAttachment);
  const typed = parseCommand(message.text, specs, attachments);
  if (typed?.type !== 'command') return { ...toMessageEvent(message), locale };
  return {
    ...toBase(message, 'command'),
    type: 'command',
    speaker: toPageSpeaker(message.speaker ?? '', message.name),
    name: typed.spec.name,
    options: { ...typed.options },
    typed: Object.keys(typed.options),
    locale,
    interaction: null,
    messageId: message.id,
  };
}

export function toMessageEvent(message: PageMessage): IncomingEvent {
  return { ...toBase(message, 'message'), type: 'message', message: toMessage(message) };
}

export function toEditEvent(message: PageMessage, at: number): IncomingEvent {
  const base = toBase(message, 'edit', at);
  return { ...base, at, type: 'edit', message: toMessage(message) };
}

export function toDeleteEvent(message: PageMessage, at: number): IncomingEvent {
  return { ...toBase(message, 'delete'), at, type: 'delete', messageId: message.id };
}

function toBase(message: PageMessage, kind: IncomingEvent['type'], editedAt?: number) {
  const edit = editedAt === undefined ? {} : { editedAt };
  return toEventBase(toPagePlace(message), { id: message.id, kind, at: message.sentAt, ...edit });
}

/** Everything on the page is addressed to Parley, so all of it counts as a direct message. */
function toMessage(message: PageMessage): Message {
  return {
    id: message.id,
    place: toPagePlace(message),
    speaker: toPageSpeaker(message.speaker ?? '', message.name),
    text: message.text,
    attachments: message.files.map(toPageAttachment),
    replyTo: null,
    quoted: [],
    where: 'dm',
    isToOthers: false,
    sentAt: message.sentAt,
    ...(message.editedAt === null ? {} : { editedAt: message.editedAt }),
  };
}
