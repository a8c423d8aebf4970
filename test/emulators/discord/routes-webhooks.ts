import {
  answerInteraction,
  editThroughWebhook,
  followUp,
  webhookMessage,
  webhookOf,
} from './interactions.ts';
import { removeMessages } from './messages.ts';
import { toMessage } from './render-message.ts';
import { NO_CONTENT, ok, type Request, type Routes } from './routes.ts';
import type { Interaction, Json, Message } from './types.ts';
import type { World } from './world.ts';

const HOOK = '/webhooks/:application/:token';
const DEFERRALS = [5, 6];
const EPHEMERAL = 1 << 6;

const hookAt = (world: World, { params }: Request): Interaction =>
  webhookOf(world, params.application ?? '', params.token ?? '');

const messageAt = (world: World, request: Request): Message =>
  webhookMessage(world, hookAt(world, request), request.params.message ?? '@original');

const getMessage: Routes[string] = (world, request) =>
  ok(toMessage(world, messageAt(world, request), true));

const editMessage: Routes[string] = (world, request) => {
  const message = messageAt(world, request);
  return ok(
    toMessage(world, editThroughWebhook(world, message, request.json, request.uploads), true),
  );
};

const deleteMessage: Routes[string] = (world, request) => {
  const message = messageAt(world, request);
  const channel = world.channels.get(message.channelId);
  if (channel) removeMessages(world, channel, [message.id]);
  return NO_CONTENT;
};

const toCallback = (world: World, interaction: Interaction, message: Message | null): Json => ({
  interaction: {
    id: interaction.id,
    type: interaction.type,
    ...(message
      ? {
          response_message_id: message.id,
          response_message_loading: DEFERRALS.includes(interaction.ack ?? 0),
          response_message_ephemeral: (message.flags & EPHEMERAL) !== 0,
        }
      : {}),
  },
  resource: {
    type: interaction.ack,
    ...(message ? { message: toMessage(world, message, true) } : {}),
  },
});

/** Interaction callbacks and their webhooks ("Receiving and Responding"); no token is needed. */
export const webhookRoutes: Routes = {
  'POST /interactions/:interaction/:token/callback': (world, request) => {
    const { params, json, uploads } = request;
    const { interaction, message } = answerInteraction(
      world,
      params.interaction ?? '',
      params.token ?? '',
      json,
      uploads,
    );
    const withResponse = request.query.with_response === 'true';
    return withResponse ? ok(toCallback(world, interaction, message)) : NO_CONTENT;
  },
  [`POST ${HOOK}`]: (world, request) => {
    const message = followUp(world, hookAt(world, request), request.json, request.uploads);
    return ok(toMessage(world, message, true));
  },
  [`GET ${HOOK}/messages/@original`]: getMessage,
  [`PATCH ${HOOK}/messages/@original`]: editMessage,
  [`DELETE ${HOOK}/messages/@original`]: deleteMessage,
  [`GET ${HOOK}/messages/:message`]: getMessage,
  [`PATCH ${HOOK}/messages/:message`]: editMessage,
  [`DELETE ${HOOK}/messages/:message`]: deleteMessage,
};
