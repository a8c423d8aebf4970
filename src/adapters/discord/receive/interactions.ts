import { asksForm } from '../../../core/content.ts';
import {
  type CommandEvent,
  type IncomingEvent,
  type OptionValue,
  toEventBase,
} from '../../../core/events.ts';
import type { CommandSpec } from '../../../core/jobs/command.ts';
import { lacks, nameOfForm } from '../../../core/jobs/command-form.ts';
import { type MentionNames, toQuotedHeld } from '../../../core/messages.ts';
import { PRIVATE_THREAD } from '../channel-types.ts';
import { MESSAGE_MENU } from '../command-types.ts';
import type { Interaction } from '../interaction.ts';
import { grantsView, toBits } from '../permissions.ts';
import { type EventContext, toPlace } from '../places.ts';
import { toCreatedAt } from '../snowflake.ts';
import { findCommand, toOptions } from './commands.ts';
import { toAttachment } from './files.ts';
import { parseCustomId } from './form-memory.ts';
import { type MenuContext, readChosen, toMenuOptions } from './menu.ts';
import type { CalledPayload, FieldPayload, InteractionPayload } from './payloads.ts';
import { toMemberSpeaker, toUserName } from './speakers.ts';
import { tokensIn, toReadableText } from './text.ts';

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

/** The acknowledgement does not wait for what is known of the place. */
const UNKNOWN: MenuContext = {
  identity: { userId: '', applicationId: '', commands: [] },
  roleId: null,
  nameOf: () => null,
};

/** What an interaction is acknowledged with at once; null if a form or choices are its answer. */
export function toAcknowledgement(
  payload: InteractionPayload,
  commands: readonly CommandSpec[],
): Acknowledgement | null {
  switch (payload.type) {
    case INTERACTION.command: {
      const command = findCommand(payload.data, commands);
      const { options } = readCommand(payload, command, UNKNOWN);
      const opensForm = command?.answers === 'modal' || lacks(command, options);
      return opensForm ? null : toDeferral(command?.answers === 'private');
    }
    case INTERACTION.component:
      return asksForm(payload.data.custom_id) ? null : { type: CALLBACK.deferredUpdate };
    case INTERACTION.modal:
      return toFormAcknowledgement(payload, commands);
    default:
      return null;
  }
}

/** A command's form is answered as the command is, a button's form where the button is. */
function toFormAcknowledgement(
  { data: called, message }: InteractionPayload,
  commands: readonly CommandSpec[],
): Acknowledgement {
  const name = nameOfForm(called.custom_id);
  if (name !== null)
    return toDeferral(commands.find((command) => command.name === name)?.answers === 'private');
  return message === undefined ? toDeferral(true) : { type: CALLBACK.deferredUpdate };
}

/** For no form after all: a command's message "thinks", a button's message stays as it is. */
export function toLateAcknowledgement(
  { type, data: called }: InteractionPayload,
  commands: readonly CommandSpec[],
): Acknowledgement | null {
  if (type === INTERACTION.component) return { type: CALLBACK.deferredUpdate };
  const command = findCommand(called, commands);
  return command ? toDeferral(command.answers === 'private') : null;
}

/** A message that "thinks" until the answer comes. */
function toDeferral(isPrivate: boolean): Acknowledgement {
  const data = isPrivate ? { data: { flags: EPHEMERAL } } : {};
  return { type: CALLBACK.deferredMessage, ...data };
}

export function isAutocomplete({ type }: InteractionPayload): boolean {
  return type === INTERACTION.autocomplete;
}

/**
 * A button, a form or a slash command; null for what Parley does not use. `ack` is null if there
 * is nothing to answer through.
 */
export function toInteractionEvent(
  payload: InteractionPayload,
  ack: Acknowledgement | null,
  context: EventContext,
): IncomingEvent | null {
  const interaction = ack ? toInteraction(payload, ack, context.receivedAt) : null;
  const { type, data: called } = payload;
  switch (type) {
    case INTERACTION.command:
      return toCommandEvent(payload, interaction, context);
    case INTERACTION.component:
      return called.component_type === BUTTON ? toActionEvent(payload, interaction, context) : null;
    case INTERACTION.modal:
      return toFormEvent(payload, interaction, context);
    default:
      return null;
  }
}

type Given = {
  readonly options: Record<string, OptionValue>;
  readonly names: MentionNames;
  readonly about?: string;
  readonly aboutMessage?: string;
  readonly aboutQuoted?: CommandEvent['aboutQuoted'];
};

/** What a command was given, and what the mentions in it are called. */
function readCommand(
  payload: InteractionPayload,
  command: CommandSpec | undefined,
  known: MenuContext,
): Given {
  const { data: called, channel_id: channelId } = payload;
  if (command && called.type === MESSAGE_MENU) {
    const chosen = readChosen(payload, known);
    const about = called.resolved.messages.get(called.target_id)?.author.id ?? '';
    return {
      ...{ options: toMenuOptions(payload, command, chosen), names: chosen?.names ?? {} },
      ...(about === '' ? {} : { about, aboutMessage: called.target_id }),
      ...toQuotedHeld(chosen ?? {}),
    };
  }
  const options = toOptions(called, (id) => {
    const file = called.resolved.attachments.get(id);
    return file ? toAttachment(file, { channelId, messageId: '' }) : null;
  });
  const told = toResolvedNames(called);
  const texts = Object.values(options).filter((value) => typeof value === 'string');
  const names = tokensIn(texts).flatMap((token) => {
    const name = told.get(token) || known.nameOf(token);
    return name ? [[token, name]] : [];
  });
  return { options, names: Object.fromEntries(names) };
}

/** Discord tells along with a command what its options name. */
function toResolvedNames({ resolved }: CalledPayload): ReadonlyMap<string, string> {
  const { users, members, roles, channels } = resolved;
  const toNames = <Item>(
    items: ReadonlyMap<string, Item | null>,
    toEntry: (id: string, item: Item) => [string, string],
  ) => [...items].flatMap(([id, item]) => (item ? [toEntry(id, item)] : []));
  return new Map([
    ...toNames(users, (id, user) => [`<@${id}>`, members.get(id)?.nick || toUserName(user) || '']),
    ...toNames(roles, (id, { name }) => [`<@&${id}>`, name]),
    ...toNames(channels, (id, { name }) => [`<#${id}>`, name]),
  ]);
}

function toInteraction(payload: InteractionPayload, ack: Acknowledgement, at: number): Interaction {
  return {
    id: payload.id,
    token: payload.token,
    applicationId: payload.application_id,
    at,
    hasOriginal: ack.type === CALLBACK.deferredMessage,
    isPrivate: ack.data?.flags === EPHEMERAL,
    isGuest: isGuest(payload),
  };
}

/** The owner's kind of installation: 0 a server or a conversation with Parley, 1 a person. */
function isGuest({ authorizing_integration_owners: owners }: InteractionPayload): boolean {
  return owners['1'] !== '' && owners['0'] === '';
}

function toHead(
  { id, member, user, locale }: InteractionPayload,
  kind: IncomingEvent['type'],
  { location }: EventContext,
) {
  return {
    ...toEventBase(toPlace(location), { id, kind, at: toCreatedAt(id) }),
    speaker: toMemberSpeaker(member?.user ?? user, member),
    locale: locale || null,
  };
}

/**
 * Discord tells what a member may do in the channel, also when a form comes back that was opened
 * before. It does not tell who was added to a private thread.
 */
function toAdmission({ guild_id: guild, channel, member }: InteractionPayload) {
  if (guild === '') return { isAdmitted: true }; // Nobody can leave their own direct messages.
  const permissions = member?.permissions ?? '';
  if (permissions === '' || channel.type === PRIVATE_THREAD) return {};
  return { isAdmitted: grantsView(toBits(permissions)) };
}

/**
 * Also an unknown one: clients keep what was registered once, and its user waits for an answer.
 */
function toCommandEvent(
  payload: InteractionPayload,
  interaction: Interaction | null,
  context: EventContext,
): IncomingEvent {
  const { data: called } = payload;
  const command = findCommand(called, context.identity.commands);
  const { options, names, ...about } = readCommand(payload, command, context);
  return {
    ...toHead(payload, 'command', context),
    type: 'command',
    name: command?.name ?? called.name,
    options,
    ...(Object.keys(names).length === 0 ? {} : { names }),
    typed: called.type === MESSAGE_MENU ? [] : Object.keys(options),
    ...about,
    interaction,
    messageId: null,
  };
}

function toActionEvent(
  payload: InteractionPayload,
  interaction: Interaction | null,
  context: EventContext,
): IncomingEvent {
  return {
    ...toHead(payload, 'action', context),
    ...toAdmission(payload),
    type: 'action',
    action: payload.data.custom_id,
    messageId: payload.message?.id ?? '',
    interaction,
  };
}

function toFormEvent(
  payload: InteractionPayload,
  interaction: Interaction | null,
  context: EventContext,
): IncomingEvent {
  const { data: called } = payload;
  const fields = toFields(called).map((field) => [field.custom_id, toFieldValue(field)]);
  return {
    ...toHead(payload, 'form', context),
    ...toAdmission(payload),
    type: 'form',
    action: parseCustomId(called.custom_id).action,
    fields: Object.fromEntries(fields),
    interaction,
  };
}

function toFields({ components }: CalledPayload): readonly FieldPayload[] {
  return components
    .flatMap((top) => [...(top.component ? [top.component] : []), ...top.components])
    .filter((field) => field.custom_id !== '');
}

function toFieldValue({ value, values }: FieldPayload): string {
  return values ? values.join(', ') : toReadableText(value);
}
