import { asksForm } from '../../../core/content.ts';
import { type IncomingEvent, type OptionValue, toEventBase } from '../../../core/events.ts';
import { lacks, nameOfForm } from '../../../core/jobs/command-form.ts';
import type { CommandSpec } from '../../../core/jobs/command-spec.ts';
import type { Json } from '../../../core/messages.ts';
import { MESSAGE_MENU } from '../command-types.ts';
import type { Interaction } from '../interaction.ts';
import { type Bag, numberOf, textOf, timeOf, toBag, toBags } from '../json.ts';
import { type Context, toPlace, toSpeaker } from '../places.ts';
import { findCommand, toOptions } from './commands.ts';
import { toAttachment } from './files.ts';
import { toMenuOptions } from './menu.ts';

// https://docs.discord.com/developers/interactions/receiving-and-responding
const INTERACTION = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
const BUTTON = 2;
const EPHEMERAL = 1 << 6;

/** How an interaction is acknowledged. */
export const CALLBACK = {
  deferredMessage: 5,
  deferredUpdate: 6,
  autocomplete: 8,
  modal: 9,
} as const;

export type Acknowledgement = {
  readonly type: number;
  readonly data?: { readonly flags: number };
};

/** What an interaction is acknowledged with at once; null where its answer comes from elsewhere (a form, choices). */
export function toAcknowledgement(
  data: Bag,
  commands: readonly CommandSpec[],
): Acknowledgement | null {
  switch (numberOf(data, 'type')) {
    case INTERACTION.command: {
      const command = commandOf(data, commands);
      const opensForm = command?.answers === 'modal' || lacks(command, optionsOf(data, commands));
      return opensForm ? null : toDeferral(command?.answers === 'private');
    }
    case INTERACTION.component:
      return asksForm(customIdOf(data)) ? null : { type: CALLBACK.deferredUpdate };
    case INTERACTION.modal:
      return toFormAcknowledgement(data, commands);
    default:
      return null;
  }
}

/** A form of a command is answered as the command is, one of a button where the button is. */
function toFormAcknowledgement(data: Bag, commands: readonly CommandSpec[]): Acknowledgement {
  const name = nameOfForm(customIdOf(data));
  if (name !== null)
    return toDeferral(commands.find((command) => command.name === name)?.answers === 'private');
  return data.message === undefined ? toDeferral(true) : { type: CALLBACK.deferredUpdate };
}

/** Where no form came of it after all: a command's message "thinks", a press has changed nothing. */
export function toLateAcknowledgement(
  data: Bag,
  commands: readonly CommandSpec[],
): Acknowledgement | null {
  if (numberOf(data, 'type') === INTERACTION.component) return { type: CALLBACK.deferredUpdate };
  const command = commandOf(data, commands);
  return command ? toDeferral(command.answers === 'private') : null;
}

function customIdOf(data: Bag): string {
  return textOf(toBag(data.data), 'custom_id');
}

/** A message that "thinks" until the answer comes. */
function toDeferral(isPrivate: boolean): Acknowledgement {
  const data = isPrivate ? { data: { flags: EPHEMERAL } } : {};
  return { type: CALLBACK.deferredMessage, ...data };
}

export function isAutocomplete(data: Bag): boolean {
  return numberOf(data, 'type') === INTERACTION.autocomplete;
}

/** A button, a form or a slash command; null for what Parley does not use. `ack` null: there is none to answer through. */
export function toInteractionEvent(
  data: Bag,
  ack: Acknowledgement | null,
  context: Context,
): IncomingEvent | null {
  const via = ack ? toVia(data, ack, context.receivedAt) : null;
  const payload = toBag(data.data);
  switch (numberOf(data, 'type')) {
    case INTERACTION.command:
      return toCommand(data, via, context);
    case INTERACTION.component:
      return numberOf(payload, 'component_type') === BUTTON
        ? toActionEvent(data, via, context)
        : null;
    case INTERACTION.modal:
      return toForm(data, via, context);
    default:
      return null;
  }
}

function commandOf(data: Bag, commands: readonly CommandSpec[]): CommandSpec | undefined {
  return findCommand(toBag(data.data), commands);
}

function optionsOf(data: Bag, commands: readonly CommandSpec[]): Record<string, OptionValue> {
  const payload = toBag(data.data);
  const command = commandOf(data, commands);
  if (command && numberOf(payload, 'type') === MESSAGE_MENU) return toMenuOptions(data, command);
  const files = toBag(toBag(payload.resolved).attachments);
  const channelId = textOf(data, 'channel_id');
  return toOptions(payload, (id) =>
    files[id] ? toAttachment(toBag(files[id]), { channelId, messageId: '' }) : null,
  );
}

function toVia(data: Bag, ack: Acknowledgement, at: number): Json {
  const via: Interaction = {
    id: textOf(data, 'id'),
    token: textOf(data, 'token'),
    applicationId: textOf(data, 'application_id'),
    at,
    hasOriginal: ack.type === CALLBACK.deferredMessage,
    isPrivate: ack.data?.flags === EPHEMERAL,
    isGuest: isGuest(data),
  };
  return via;
}

/** Who installed it is told by the kind of installation: 0 a server (or a direct conversation with it), 1 a person. */
function isGuest(data: Bag): boolean {
  const owners = toBag(data.authorizing_integration_owners);
  return textOf(owners, '1') !== '' && textOf(owners, '0') === '';
}

function toHead(data: Bag, kind: IncomingEvent['type'], { location }: Context) {
  const id = textOf(data, 'id');
  const user = toBag(toBag(data.member).user ?? data.user);
  return {
    ...toEventBase(toPlace(location), { id, kind, at: timeOf(id) }),
    speaker: toSpeaker(user, data.member),
  };
}

/** Also one that is unknown: clients keep what was registered once, and whoever uses it waits for an answer. */
function toCommand(data: Bag, via: Json, context: Context): IncomingEvent {
  const { commands } = context.identity;
  const command = commandOf(data, commands);
  const options = optionsOf(data, commands);
  const isChosen = numberOf(toBag(data.data), 'type') === MESSAGE_MENU;
  return {
    ...toHead(data, 'command', context),
    type: 'command',
    name: command?.name ?? textOf(toBag(data.data), 'name'),
    options,
    typed: isChosen ? [] : Object.keys(options),
    locale: textOf(data, 'locale') || null,
    via,
    messageId: null,
  };
}

function toActionEvent(data: Bag, via: Json, context: Context): IncomingEvent {
  return {
    ...toHead(data, 'press', context),
    type: 'press',
    action: customIdOf(data),
    messageId: textOf(toBag(data.message), 'id'),
    via,
  };
}

function toForm(data: Bag, via: Json, context: Context): IncomingEvent {
  const payload = toBag(data.data);
  return {
    ...toHead(data, 'form', context),
    type: 'form',
    action: textOf(payload, 'custom_id'),
    fields: Object.fromEntries(
      fieldsOf(payload).map((field) => [textOf(field, 'custom_id'), toFieldValue(field)]),
    ),
    via,
  };
}

/** A field is wrapped in a label (18) or, in older forms, in a row. */
function fieldsOf(payload: Bag): readonly Bag[] {
  return toBags(payload.components)
    .flatMap((top) => [toBag(top.component), ...toBags(top.components)])
    .filter((field) => textOf(field, 'custom_id') !== '');
}

function toFieldValue(field: Bag): string {
  return Array.isArray(field.values) ? field.values.join(', ') : textOf(field, 'value');
}
