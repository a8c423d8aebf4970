import { App, type Receiver } from '@slack/bolt';
import type { IncomingEvent } from '../../../core/events.ts';
import type { Listener, Log } from '../../../core/ports.ts';
import { type Api, createQuietLogger, toClientOptions } from '../client.ts';
import { textOf, toBag } from '../json.ts';
import type { Identity } from '../places.ts';
import { toModal } from '../write/blocks.ts';
import { toEvent } from './events.ts';
import { findFlaw } from './flaws.ts';
import { toFormMemory, triggerOf } from './interactions.ts';
import type { Payload } from './sockets.ts';

export type ReceiverOptions = {
  readonly identity: Identity;
  readonly botToken: string;
  readonly apiUrl: string;
  readonly api: Api;
  readonly listener: Listener;
  /** Learns of every event beside the listener (suggested prompts). */
  readonly onEvent: (event: IncomingEvent, body: unknown) => void;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly now: () => number;
};

/** Slack gives an interaction three seconds (docs.slack.dev/interactivity/handling-user-interaction). One that takes this long is acknowledged unstored. */
const ACK_WITHIN_MS = 500;

/**
 * A Bolt app behind a receiver of ours. Bolt acknowledges an event before anybody has seen it; here everything is acknowledged
 * once the listener has resolved: an acknowledged press whose process dies would be lost, since Slack delivers none again. Rejects where
 * an event could not be accepted.
 */
export function createReceiver(options: ReceiverOptions): (payload: Payload) => Promise<void> {
  const { identity, botToken, log } = options;
  const { userId: botUserId, botId, workspace: teamId } = identity;
  const app = new App({
    receiver: toReceiver(),
    authorize: async () => ({ botToken, botId, botUserId, teamId }),
    clientOptions: toClientOptions(options.apiUrl),
    logger: createQuietLogger(),
    convoStore: false,
    ignoreSelf: false, // `inbound` does it, for edits and streams too.
  });
  app.use(async ({ body, context }) => {
    await dispatch(options, body, context[DELIVERY] as Delivery);
  });
  app.error(async (error) => {
    throw error;
  });

  return async (payload) => {
    const { retryNum } = payload;
    const body = { ...toBag(payload.body) };
    // A socket that has gone meanwhile: Slack delivers an event again, and it is known then.
    const ack = once(() => payload.ack().catch(() => {}));
    const delivery: Delivery = { ack, isHandedOn: false };
    const kind = (textOf(body, 'type') || textOf(body, 'command')).slice(0, MAX_KIND);
    const flaw = findFlaw(body);
    if (flaw) {
      log.warn({ kind, flaw }, 'a malformed payload was left');
      return ack(); // It would be no better when it comes again.
    }
    const isEvent = textOf(body, 'type') === 'event_callback';
    const timer = isEvent ? undefined : setTimeout(ack, ACK_WITHIN_MS);
    try {
      await app.processEvent({
        body,
        ...(retryNum === undefined ? {} : { retryNum }),
        customProperties: { [DELIVERY]: delivery },
        ack: async () => {}, // Bolt's comes too early.
      });
      await ack();
    } catch (error) {
      const err = toSafe(error);
      if (!delivery.isHandedOn) {
        log.warn({ kind, err }, 'a payload that cannot be read was left');
        return ack();
      }
      log.error({ kind, err }, 'an event was not accepted');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
}

const DELIVERY = 'delivery';
const MAX_KIND = 40;

type Delivery = {
  readonly ack: Payload['ack'];
  /** The core has it: what fails from then on may succeed when it comes again. Before, it fails each time. */
  isHandedOn: boolean;
};

function once<T>(run: () => T): () => T {
  let result: { readonly value: T } | null = null;
  return () => {
    result ??= { value: run() };
    return result.value;
  };
}

async function dispatch(
  options: ReceiverOptions,
  body: unknown,
  delivery: Delivery,
): Promise<void> {
  const { identity, listener, api, signal, log, now } = options;
  const event = toEvent(body, identity, now());
  if (!event) return;
  delivery.isHandedOn = true;
  options.onEvent(event, body);
  const form = await listener(event);
  await delivery.ack();
  const trigger = triggerOf(body);
  if (!form || trigger === '') return;
  try {
    const view = toModal(form, toFormMemory(event));
    const args = { trigger_id: trigger, view };
    await api.ask(event.place.workspace, 'views.open', args, signal);
  } catch (error) {
    log.warn({ err: error }, 'a form could not be opened');
  }
}

/** Starting and stopping is done by the sockets, or by the one HTTP listener. */
function toReceiver(): Receiver {
  return { init() {}, start: async () => {}, stop: async () => {} };
}

/** Bolt wraps errors, and its own carry the payload. */
function toSafe(error: unknown): unknown {
  const original = toBag(error).original ?? error;
  return original instanceof Error ? original : new Error('not an error');
}
