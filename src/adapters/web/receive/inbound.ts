import { type IncomingEvent, toEventBase } from '../../../core/events.ts';
import type { CommandSpec } from '../../../core/jobs/command-spec.ts';
import type { Message, Place } from '../../../core/messages.ts';
import { type PageMessage, toAttachment, toPlace } from '../message.ts';
import { NAMELESS, toSpeaker } from '../person.ts';
import { parseCommand } from './commands.ts';

/** A display name without line breaks and control characters. */
export function toName(given: string | null): string {
  return (
    given
      ?.replace(/[\p{C}\s]+/gu, ' ')
      .trim()
      .slice(0, 60) || NAMELESS
  );
}

/** What a person's message is to the core: a question, or a command where it starts with one. */
export function toArrival(
  message: PageMessage,
  specs: readonly CommandSpec[],
  locale: string | null,
): IncomingEvent {
  const attachments = message.files.map(toAttachment);
  const typed = parseCommand(message.text, specs, attachments);
  if (typed?.type !== 'command') return toMessageEvent(message);
  return {
    ...toBase(message, 'command'),
    type: 'command',
    speaker: toSpeaker(message.speaker ?? '', message.name),
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

/** Something a person did besides writing: `id` tells one occurrence from the next. */
export type Origin = {
  readonly id: string;
  readonly place: Place;
  readonly person: { readonly id: string; readonly name: string };
  readonly at: number;
};

export function toActionEvent(origin: Origin, action: string, messageId: string): IncomingEvent {
  return { ...toOriginBase(origin, 'action'), type: 'action', action, messageId };
}

export function toFormEvent(
  origin: Origin,
  action: string,
  fields: Readonly<Record<string, string>>,
): IncomingEvent {
  return { ...toOriginBase(origin, 'form'), type: 'form', action, fields };
}

/** A command that opens a form leaves no message behind. */
export function toModalEvent(
  origin: Origin,
  {
    name,
    options,
  }: {
    readonly name: string;
    readonly options: Extract<IncomingEvent, { type: 'command' }>['options'];
  },
  locale: string | null,
): IncomingEvent {
  return {
    ...toOriginBase(origin, 'command'),
    type: 'command',
    name,
    options,
    typed: Object.keys(options),
    locale,
    messageId: null,
  };
}

function toOriginBase({ id, place, person, at }: Origin, kind: IncomingEvent['type']) {
  return {
    ...toEventBase(place, { id, kind, at }),
    speaker: toSpeaker(person.id, person.name),
    interaction: { person: person.id },
  };
}

function toBase(message: PageMessage, kind: IncomingEvent['type'], editedAt?: number) {
  const edit = editedAt === undefined ? {} : { editedAt };
  return toEventBase(toPlace(message), { id: message.id, kind, at: message.sentAt, ...edit });
}

/** Everything on the page is addressed to Parley, so all of it counts as a direct message. */
function toMessage(message: PageMessage): Message {
  return {
    id: message.id,
    place: toPlace(message),
    speaker: toSpeaker(message.speaker ?? '', message.name),
    text: message.text,
    attachments: message.files.map(toAttachment),
    replyTo: null,
    quoted: [],
    where: 'dm',
    isToOthers: false,
    sentAt: message.sentAt,
    ...(message.editedAt === null ? {} : { editedAt: message.editedAt }),
  };
}
