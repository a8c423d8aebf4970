import { type FieldValue, toInteractionEvent, toModalData } from './interaction-wire.ts';
import { checkDeadline, createInteraction } from './interactions.ts';
import { toMessage } from './render-message.ts';
import type { Channel, Interaction, Json } from './types.ts';
import { type MessageView, toView } from './view.ts';
import { waitFor } from './wait.ts';
import type { World } from './world.ts';

/** An interaction as its person follows it. */
export type InteractionHandle = {
  readonly id: string;
  readonly token: string;
  /** The callback type, or null while there is none. */
  readonly ack: number | null;
  /** Milliseconds from the interaction to its answer. */
  readonly ackedAfterMs: number | null;
  /** "The application did not respond." */
  readonly failed: boolean;
  /** The answer's message; for a component with an update, the message it is on. */
  readonly response: MessageView | null;
  readonly followUps: readonly MessageView[];
  readonly modal: Json | null;
  readonly choices: readonly Json[] | null;
  /** Resolves once the bot has answered; rejects when the interaction failed. */
  readonly answered: (timeoutMs?: number) => Promise<InteractionHandle>;
  readonly record: Interaction;
};

const toHandle = (world: World, record: Interaction): InteractionHandle => {
  const show = (id: string | null): MessageView | null => {
    const message = world.messages.get(id ?? '');
    return message ? toView(world, message) : null;
  };
  const handle: InteractionHandle = {
    id: record.id,
    token: record.token,
    record,
    get ack() {
      return record.ack;
    },
    get ackedAfterMs() {
      return record.ackedAt === null ? null : record.ackedAt - record.createdAt;
    },
    get failed() {
      checkDeadline(world, record);
      return record.failed;
    },
    get response() {
      return show(record.originalId);
    },
    get followUps() {
      return record.followUps.flatMap((id) => show(id) ?? []);
    },
    get modal() {
      return record.modal;
    },
    get choices() {
      return record.choices;
    },
    answered: async (timeoutMs = world.options.interactionDeadlineMs + 1000) => {
      await waitFor(world, () => record.ack !== null || handle.failed, timeoutMs);
      if (record.failed) throw new Error('The application did not respond');
      return handle;
    },
  };
  return handle;
};

/**
 * The channel of what a client still shows, though its person may not see it any more: Discord
 * tells along with the interaction what they may do there ("Guild", Guild Member Object:
 * `permissions`). It needs a member, which who has left the guild no longer is.
 */
export const shownAt = (world: World, personId: string, channelId: string): Channel => {
  const channel = world.channels.get(channelId);
  if (!channel) throw new Error(`There is no channel ${channelId}`);
  const guild = world.guilds.get(channel.guildId ?? '');
  if (channel.guildId !== null && !guild?.members.has(personId))
    throw new Error(`${personId} is not in the guild of ${channelId}`);
  return channel;
};

/** Makes an interaction, dispatches it, and lets it fail at its deadline. */
export const openInteraction = (
  world: World,
  event: {
    readonly fields: Partial<Interaction>;
    readonly data: Json;
  },
): InteractionHandle => {
  const { type = 2, userId = '', channelId = '', guildId = null } = event.fields;
  const record = createInteraction(world, { ...event.fields, type, userId, channelId, guildId });
  const source = world.messages.get(record.sourceId ?? '');
  const base = toInteractionEvent(world, record, event.data);
  const payload = source ? { ...base, message: toMessage(world, source, true) } : base;
  const tell = () =>
    world.emit({ name: 'INTERACTION_CREATE', intent: null, guildId, payload: () => payload });
  if (world.untold) world.untold.push(tell);
  else tell();
  const expire = () => {
    checkDeadline(world, record);
    world.changed();
  };
  setTimeout(expire, world.options.interactionDeadlineMs + 10).unref();
  return toHandle(world, record);
};

/** Sends the modal that an interaction opened. */
export const submitModal = (
  world: World,
  opened: InteractionHandle,
  values: Readonly<Record<string, FieldValue>>,
): InteractionHandle => {
  const { modal, record } = opened;
  if (!modal) throw new Error('No form is open');
  const { userId, channelId, guildId, sourceId, commandType } = record;
  const origin = commandType === undefined ? {} : { commandType };
  return openInteraction(world, {
    fields: { type: 5, userId, channelId, guildId, sourceId, ...origin },
    data: toModalData(world, channelId, modal, values),
  });
};
