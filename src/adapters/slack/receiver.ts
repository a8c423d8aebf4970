import { App, type Receiver } from '@slack/bolt';
import type { IncomingEvent } from '../../core/event.ts';
import type { Listener, Log } from '../../core/ports.ts';
import { toModal } from './blocks.ts';
import { type Api, createQuietLogger, toClientOptions } from './client.ts';
import { toEvent } from './inbound.ts';
import { toFormMemory, triggerOf } from './interactions.ts';
import { textOf, toBag } from './json.ts';
import type { Identity } from './places.ts';
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
    const ack = context[ACK] as Payload['ack']; // Bolt's own is not there for events.
    await dispatch(options, body, ack);
  });
  app.error(async (error) => {
    throw error;
  });

  return async (payload) => {
    const { retryNum } = payload;
    const body = { ...toBag(payload.body) };
    // A socket that has gone meanwhile: Slack delivers an event again, and it is known then.
    const ack = once(() => payload.ack().catch(() => {}));
    const isEvent = textOf(body, 'type') === 'event_callback';
    const timer = isEvent ? undefined : setTimeout(ack, ACK_WITHIN_MS);
    try {
      await app.processEvent({
        body,
        ...(retryNum === undefined ? {} : { retryNum }),
        customProperties: { [ACK]: ack },
        ack: async () => {}, // Bolt's comes too early.
      });
      await ack();
    } catch (error) {
      log.error({ type: textOf(body, 'type'), err: toSafe(error) }, 'an event was not accepted');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
}

const ACK = 'acknowledge';

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
  ack: Payload['ack'],
): Promise<void> {
  const { identity, listener, api, signal, log, now } = options;
  const event = toEvent(body, identity, now());
  if (!event) return;
  options.onEvent(event, body);
  const form = await listener(event);
  await ack();
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
