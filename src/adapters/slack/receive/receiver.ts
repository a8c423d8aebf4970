import type { App as BoltApp, Receiver } from '@slack/bolt';
import type { Log } from '../../../core/ports.ts';
import { App } from '../bolt.ts';
import { createQuietLogger, toClientOptions } from '../client.ts';
import { findFlaw } from './flaws.ts';
import { addListeners, type Delivered, type Delivery, type Hearing } from './listeners.ts';
import { envelopeSchema } from './payloads.ts';
import type { Payload } from './sockets.ts';

export type ReceiverOptions = Hearing & {
  readonly botToken: string;
  readonly apiUrl: string;
  readonly log: Log;
};

/**
 * Slack gives an interaction three seconds
 * (docs.slack.dev/interactivity/handling-user-interaction). If storing it takes this long, it is
 * acknowledged before it is stored.
 */
const ACK_WITHIN_MS = 500;
const MAX_KIND = 40;

/**
 * Hands payloads to the listeners of a Bolt app, and acknowledges each payload once they have
 * resolved: Slack never delivers an acknowledged payload again, so it has to be stored by then.
 * Rejects if an event could not be accepted. docs/decisions/bolt.md tells what of this Bolt does.
 */
export function createReceiver(options: ReceiverOptions): (payload: Payload) => Promise<void> {
  const { log } = options;
  const app = createApp(options);
  addListeners(app, options);

  return async ({ body, retryNum, ack: tellSlack }) => {
    // A socket that has gone meanwhile: Slack delivers an event again, and it is known then.
    const ack = once(() => tellSlack().catch(() => {}));
    const delivery: Delivery = { isHandedOn: false };
    const envelope = envelopeSchema.parse(body);
    const kind = (envelope.type || envelope.command).slice(0, MAX_KIND);
    const flaw = findFlaw(envelope);
    if (flaw) {
      log.warn({ kind, flaw }, 'skipped a malformed payload');
      return ack(); // It would be no better when it comes again.
    }
    const isEvent = envelope.type === 'event_callback';
    const timer = isEvent ? undefined : setTimeout(ack, ACK_WITHIN_MS);
    try {
      await app.processEvent({
        body,
        ...(retryNum === undefined ? {} : { retryNum }),
        customProperties: { delivery } satisfies Delivered,
        // Bolt acknowledges an event before its listeners see it.
        ack: isEvent ? async () => {} : ack,
      });
      await ack();
    } catch (error) {
      const err = toSafe(error);
      if (!delivery.isHandedOn) {
        log.warn({ kind, err }, 'skipped a payload that cannot be read');
        return ack();
      }
      log.error({ kind, err }, 'could not accept an event');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
}

function createApp({
  identity,
  botToken,
  apiUrl,
}: Pick<ReceiverOptions, 'identity' | 'botToken' | 'apiUrl'>): BoltApp<Delivered> {
  const { userId: botUserId, botId, workspace: teamId } = identity;
  const app = new App<Delivered>({
    receiver: toReceiver(),
    authorize: async () => ({ botToken, botId, botUserId, teamId }),
    clientOptions: toClientOptions(apiUrl),
    logger: createQuietLogger(),
    convoStore: false,
    ignoreSelf: true, // Echoes of edits and streams pass it; `toMessageEvent` leaves them out.
  });
  app.error(async (error) => {
    throw error;
  });
  return app;
}

/**
 * Payloads come from Parley's own sockets or HTTP listener, which Bolt neither starts nor stops.
 */
function toReceiver(): Receiver {
  return { init() {}, start: async () => {}, stop: async () => {} };
}

function once<T>(run: () => T): () => T {
  let result: { readonly value: T } | null = null;
  return () => {
    result ??= { value: run() };
    return result.value;
  };
}

/** Bolt wraps errors, and its own errors carry the payload. */
function toSafe(error: unknown): unknown {
  const original = error instanceof Error && 'original' in error ? error.original : error;
  return original instanceof Error ? original : new Error('not an error');
}
