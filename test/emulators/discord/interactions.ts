import { randomBytes } from 'node:crypto';
import { checkModal } from './components.ts';
import { invalidForm, refuse } from './errors.ts';
import type { Uploads } from './files.ts';
import { FLAGS, toBody } from './form.ts';
import { atMost, flatten, type Path, toInteger, toJson, toList, toRequired } from './json.ts';
import { applyMentions, toAllowed } from './mentions.ts';
import { applyEdit, emitMessage, storeMessage } from './messages.ts';
import type { Interaction, Json, Message } from './types.ts';
import type { World } from './world.ts';

// Discord docs, "Receiving and Responding".
const TOKEN_LIFE_MS = 900_000;
const MAX_CHOICES = 25;
const MAX_CHOICE = 100;
const AUTOCOMPLETE = 4;
const MODAL_SUBMIT = 5;

/** Records a new interaction, which fails when it is not answered in time. */
export const createInteraction = (
  world: World,
  fields: Pick<Interaction, 'type' | 'userId' | 'channelId' | 'guildId'> & Partial<Interaction>,
): Interaction => {
  const interaction: Interaction = {
    id: world.newId(),
    token: randomBytes(48).toString('base64url'),
    createdAt: world.now(),
    sourceId: null,
    ack: null,
    ackedAt: null,
    failed: false,
    originalId: null,
    followUps: [],
    modal: null,
    choices: null,
    ...fields,
  };
  world.interactions.set(interaction.token, interaction);
  return interaction;
};

/** Marks an interaction failed once its deadline has passed without an answer. */
export const checkDeadline = (world: World, interaction: Interaction): void => {
  const isLate = world.now() - interaction.createdAt > world.options.interactionDeadlineMs;
  if (interaction.ack === null && isLate) interaction.failed = true;
};

const responseType = (interaction: Interaction): number => {
  if (interaction.sourceId !== null) return 19;
  return interaction.commandType === 1 ? 20 : 23;
};

const respond = (
  world: World,
  interaction: Interaction,
  json: Json,
  uploads: Uploads,
  kind: 'reply' | 'loading' | 'followUp',
): Message => {
  const channel = world.channels.get(interaction.channelId);
  if (!channel) throw refuse(10003);
  const isLoading = kind === 'loading';
  // A deferred answer may set EPHEMERAL only; its content comes with the edit.
  const asked = toInteger(json.flags, ['flags'], 0, 2 ** 31) ?? 0;
  const input = isLoading ? { flags: asked & FLAGS.ephemeral } : json;
  const body = toBody(world, channel.id, input, uploads, {
    extraFlags: FLAGS.ephemeral,
    mayBeEmpty: isLoading,
  });
  const source = interaction.sourceId;
  const message = storeMessage(world, channel, world.bot.id, {
    ...body,
    type: kind === 'followUp' ? 0 : responseType(interaction),
    flags: body.flags | (isLoading ? FLAGS.loading : 0),
    ephemeralFor: (body.flags & FLAGS.ephemeral) === 0 ? null : interaction.userId,
    reference: source
      ? { type: 0, messageId: source, channelId: channel.id, guildId: channel.guildId }
      : null,
    interaction: {
      id: interaction.id,
      type: interaction.type,
      userId: interaction.userId,
      ...(interaction.name === undefined ? {} : { name: interaction.name }),
    },
  });
  applyMentions(world, message, toAllowed(json.allowed_mentions, 'interaction'), 'create');
  emitMessage(world, 'MESSAGE_CREATE', message);
  return message;
};

const toChoices = (data: Json): Json[] => {
  const path: Path = ['data', 'choices'];
  const choices = toList(data.choices, path);
  atMost(choices, MAX_CHOICES, path);
  for (const [index, choice] of choices.entries()) {
    toRequired(choice.name, [...path, index, 'name'], { min: 1, max: MAX_CHOICE });
    if (typeof choice.value === 'string')
      toRequired(choice.value, [...path, index, 'value'], { min: 1, max: MAX_CHOICE });
    else if (typeof choice.value !== 'number')
      throw invalidForm([...path, index, 'value'], 'BASE_TYPE_REQUIRED', 'This field is required');
  }
  return choices;
};

const ALLOWED: Readonly<Record<number, (interaction: Interaction) => boolean>> = {
  4: ({ type }) => type !== AUTOCOMPLETE,
  5: ({ type }) => type !== AUTOCOMPLETE,
  6: ({ sourceId }) => sourceId !== null,
  7: ({ sourceId }) => sourceId !== null,
  8: ({ type }) => type === AUTOCOMPLETE,
  9: ({ type }) => type !== AUTOCOMPLETE && type !== MODAL_SUBMIT,
};

const act = (
  world: World,
  interaction: Interaction,
  type: number,
  data: Json,
  uploads: Uploads,
): Message | null => {
  const source = world.messages.get(interaction.sourceId ?? '');
  if (type === 4 || type === 5)
    return respond(world, interaction, data, uploads, type === 5 ? 'loading' : 'reply');
  if (type === 6) return source ?? null;
  if (type === 7) {
    if (!source) throw refuse(10008);
    return applyEdit(world, source, data, uploads, 'interaction');
  }
  if (type === 8) interaction.choices = toChoices(data);
  if (type === 9) {
    checkModal(data);
    interaction.modal = data;
  }
  return null;
};

/** Create Interaction Response: once, within three seconds, of a type that fits. */
export const answerInteraction = (
  world: World,
  id: string,
  token: string,
  body: Json,
  uploads: Uploads,
): { interaction: Interaction; message: Message | null } => {
  const interaction = world.interactions.get(token);
  if (interaction?.id !== id) throw refuse(10062);
  if (interaction.ack !== null) throw refuse(40060);
  checkDeadline(world, interaction);
  if (interaction.failed) throw refuse(10062);
  const type = toInteger(body.type, ['type'], 1, 12) ?? 0;
  if (!ALLOWED[type]?.(interaction))
    throw invalidForm(
      ['type'],
      'INTERACTION_INVALID_CALLBACK_TYPE',
      'Interaction callback type is not valid for this interaction',
    );
  const message = act(world, interaction, type, toJson(body.data), uploads);
  interaction.ack = type;
  interaction.ackedAt = world.now();
  interaction.originalId = message?.id ?? null;
  return { interaction, message };
};

/** The interaction behind a webhook token: 10015 before the answer, 50027 after 15 minutes. */
export const webhookOf = (world: World, application: string, token: string): Interaction => {
  const interaction = world.interactions.get(token);
  if (application !== world.bot.id || !interaction) throw refuse(10015);
  checkDeadline(world, interaction);
  if (interaction.failed || world.now() - interaction.createdAt > TOKEN_LIFE_MS)
    throw refuse(50027);
  if (interaction.ack === null) throw refuse(10015);
  return interaction;
};

/** The message that `@original` or an id names. */
export const webhookMessage = (world: World, interaction: Interaction, which: string): Message => {
  const id = which === '@original' ? interaction.originalId : which;
  const isMine = id === interaction.originalId || interaction.followUps.includes(id ?? '');
  const message = world.messages.get(id ?? '');
  if (!message || !isMine) throw refuse(10008);
  return message;
};

/** Edit through the webhook; it ends the loading state. */
export const editThroughWebhook = (
  world: World,
  message: Message,
  body: Json,
  uploads: Uploads,
): Message => {
  const { flags } = message;
  const isDeferred = (flags & FLAGS.loading) !== 0;
  message.flags &= ~FLAGS.loading;
  try {
    return applyEdit(world, message, body, uploads, isDeferred ? 'deferred' : 'interaction');
  } catch (error) {
    message.flags = flags;
    throw error;
  }
};

/** Create Followup Message; right after a deferral it fills the loading message instead. */
export const followUp = (
  world: World,
  interaction: Interaction,
  body: Json,
  uploads: Uploads,
): Message => {
  const original = world.messages.get(interaction.originalId ?? '');
  if (original && (original.flags & FLAGS.loading) !== 0)
    return editThroughWebhook(world, original, body, uploads);
  const message = respond(world, interaction, body, uploads, 'followUp');
  interaction.followUps.push(message.id);
  return message;
};

/** Whether a component interaction came from a message that its user can see. */
export const canUse = (message: Message, userId: string): boolean =>
  message.ephemeralFor === null || message.ephemeralFor === userId;

/** The component with a custom id or a label in a message; null when there is none. */
export const findComponent = (message: Message, wanted: string): Json | null => {
  const isWanted = (item: Json) => item.custom_id === wanted || item.label === wanted;
  return flatten(message.components).find(isWanted) ?? null;
};
