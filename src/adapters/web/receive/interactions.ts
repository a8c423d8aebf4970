import { type IncomingEvent, toEventBase } from '../../../core/events.ts';
import type { Place } from '../../../core/messages.ts';
import { toPageSpeaker } from '../person.ts';

/** Something a person did besides writing: `id` tells one occurrence from the next. */
export type Origin = {
  readonly id: string;
  readonly place: Place;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly locale: string | null;
  };
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
): IncomingEvent {
  return {
    ...toOriginBase(origin, 'command'),
    type: 'command',
    name,
    options,
    typed: Object.keys(options),
    messageId: null,
  };
}

function toOriginBase({ id, place, person, at }: Origin, kind: IncomingEvent['type']) {
  return {
    ...toEventBase(place, { id, kind, at }),
    speaker: toPageSpeaker(person.id, person.name),
    isAdmitted: true, // The page takes nothing from a person who does not see the thread.
    interaction: { person: person.id },
    locale: person.locale,
  };
}
