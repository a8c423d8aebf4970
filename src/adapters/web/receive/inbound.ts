import { UserError } from '../../../core/errors.ts';
import { type IncomingEvent, toEventBase } from '../../../core/events.ts';
import type { CommandSpec } from '../../../core/jobs/command-spec.ts';
import type { Message, Place } from '../../../core/messages.ts';
import { type PageMessage, toAttachment, toPlace } from '../message.ts';
import { NAMELESS, toSpeaker } from '../person.ts';
import { parseCommand } from './commands.ts';

/** What a browser sent, as far as it is what it should be; reading throws `UserError` with a sentence where it is not. */
export type Body = {
  text(name: string, max: number): string;
  optional(name: string, max: number): string | null;
  list(name: string, max: number): readonly string[];
  record(name: string, max: number): Readonly<Record<string, string>>;
};

const MAX_JSON_CHARS = 512 * 1024;
export const MAX_TEXT = 100_000;
export const MAX_ID = 64;
export const MAX_FILES = 10;

export async function readBody(request: Request): Promise<Body> {
  const raw = await request.text();
  const parsed = raw.length <= MAX_JSON_CHARS ? parse(raw) : null;
  if (!parsed)
    throw new UserError('web_failed', 'The page sent something that Parley cannot read.');
  return toBody(parsed);
}

function parse(raw: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(raw);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null; // An object: its members are looked at one by one.
  } catch {
    return null;
  }
}

function toBody(body: Readonly<Record<string, unknown>>): Body {
  const optional = (name: string, max: number) => {
    const value = body[name] ?? null;
    if (value !== null && typeof value !== 'string') throw toMisfit(name);
    if (value !== null && value.length > max)
      throw new UserError('web_failed', `That is too long: at most ${max} characters fit here.`);
    return value;
  };
  return {
    optional,
    text(name, max) {
      const value = optional(name, max);
      if (value === null) throw toMisfit(name);
      return value;
    },
    list(name, max) {
      const value = body[name] ?? [];
      if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
        throw toMisfit(name);
      if (value.length > max)
        throw new UserError('web_failed', `At most ${max} files fit in one message.`);
      return value;
    },
    record(name, max) {
      const entries = Object.entries(body[name] ?? {});
      if (!entries.every((entry): entry is [string, string] => isShortText(entry[1], max)))
        throw toMisfit(name);
      return Object.fromEntries(entries);
    },
  };
}

const isShortText = (value: unknown, max: number) =>
  typeof value === 'string' && value.length <= max;

const toMisfit = (name: string) =>
  new UserError('web_failed', `The page sent no usable "${name}". Load it anew and try again.`);

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
    via: null,
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
  return { ...toOriginBase(origin, 'press'), type: 'press', action, messageId };
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
    via: { person: person.id },
  };
}

function toBase(message: PageMessage, kind: IncomingEvent['type'], editedAt?: number) {
  const edit = editedAt === undefined ? {} : { editedAt };
  return toEventBase(toPlace(message), { id: message.id, kind, at: message.sentAt, ...edit });
}

/** Everything written on the page is addressed to Parley, so that all of it counts as a direct message. */
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
