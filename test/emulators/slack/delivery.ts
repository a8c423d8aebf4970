import { createHmac, randomUUID } from 'node:crypto';
import { WAIT_MS } from '../../waiting.ts';
import type { Link, Sockets } from './sockets.ts';
import type { Json, Workspace } from './types.ts';
import { isJson } from './wire.ts';
import type { World } from './world.ts';

const REORDER_WAIT_MS = 500;

export type DeliveryKind = 'events_api' | 'interactive' | 'slash_commands';

/** Something that was delivered to the app, and how the app answered. */
export interface Delivery {
  readonly kind: DeliveryKind;
  /** The type of the inner event, of the interaction, or the command. */
  readonly name: string;
  readonly payload: Json;
  readonly settled: Promise<Delivery>;
  attempts: number;
  state: 'open' | 'acked' | 'failed';
  reply?: Json;
}

interface Open {
  readonly delivery: Delivery;
  readonly settle: (delivery: Delivery) => void;
  reason: string;
  retry?: NodeJS.Timeout;
}

const nameOf = (payload: Json): string => {
  const { event, command, type } = payload;
  return String((isJson(event) ? event.type : undefined) ?? command ?? type ?? '');
};

/** docs: authentication/verifying-requests-from-slack. */
export const signed = (secret: string, body: string, at = Math.floor(Date.now() / 1000)) => ({
  'x-slack-request-timestamp': String(at),
  'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`,
});

const toHttp = ({ kind, payload }: Delivery): { body: string; type: string } => {
  if (kind === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' };
  const fields: Json = kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
  const pairs = Object.entries(fields).map(([name, value]) => [name, String(value)]);
  const body = new URLSearchParams(Object.fromEntries(pairs)).toString();
  return { body, type: 'application/x-www-form-urlencoded' };
};

const toReply = (text: string): Json | undefined => {
  if (!text) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : { text };
  } catch {
    return { text };
  }
};

/** Hands events and interactions to the app: over sockets, or signed to a request URL. */
export const createDelivery = (world: World, sockets: () => Sockets) => {
  const all: Delivery[] = [];
  const open = new Map<Delivery, Open>();
  const sent = new Map<string, { open: Open; link: Link; timer: NodeJS.Timeout }>();
  const held: Open[] = [];
  const plan = { requestUrl: '', duplicates: 0, copies: 0, reorder: 0, gapMs: 0 };

  const settle = (entry: Open, state: 'acked' | 'failed', reply?: Json): void => {
    const { delivery } = entry;
    if (delivery.state === 'acked') return;
    delivery.state = state;
    if (reply) delivery.reply = reply;
    clearTimeout(entry.retry);
    open.delete(delivery);
    entry.settle(delivery);
    world.changed();
  };

  /** Only events are tried again; a person's click or command just fails. */
  const fail = (entry: Open, reason: string): void => {
    const { delivery } = entry;
    if (delivery.state !== 'open' || entry.retry) return;
    entry.reason = reason;
    const delay = world.settings.retryDelaysMs[delivery.attempts - 1];
    if (delivery.kind !== 'events_api' || delay === undefined) {
      settle(entry, 'failed');
      return;
    }
    clearTimeout(entry.retry);
    entry.retry = world.later(delay, () => attempt(entry));
    world.changed();
  };

  const overSocket = (entry: Open): void => {
    const { delivery } = entry;
    const link = sockets().pick();
    if (!link) {
      fail(entry, 'connection_failed');
      return;
    }
    const envelopeId = randomUUID();
    const timer = world.later(world.settings.ackTimeoutMs, () => fail(entry, 'timeout'));
    sent.set(envelopeId, { open: entry, link, timer });
    const retry =
      delivery.kind === 'events_api'
        ? {
            retry_attempt: delivery.attempts - 1,
            retry_reason: delivery.attempts > 1 ? entry.reason : '',
          }
        : {};
    sockets().write(link, {
      envelope_id: envelopeId,
      type: delivery.kind,
      accepts_response_payload: delivery.kind !== 'events_api',
      ...retry,
      payload: delivery.payload,
    });
  };

  const overHttp = async (entry: Open): Promise<void> => {
    const { body, type } = toHttp(entry.delivery);
    const number = entry.delivery.attempts - 1;
    const retries =
      number > 0
        ? {
            'x-slack-retry-num': String(number),
            'x-slack-retry-reason': entry.reason.replace(/^timeout$/, 'http_timeout'),
          }
        : {};
    try {
      const response = await fetch(plan.requestUrl, {
        method: 'POST',
        body,
        headers: {
          'content-type': type,
          ...signed(world.settings.signingSecret, body),
          ...retries,
        },
        redirect: 'manual',
        signal: AbortSignal.timeout(world.settings.ackTimeoutMs),
      });
      const text = await response.text();
      if (response.ok) return settle(entry, 'acked', toReply(text));
      if (response.headers.get('x-slack-no-retry') === '1') return settle(entry, 'failed');
      fail(entry, 'http_error');
    } catch (error) {
      const isTimeout = error instanceof Error && error.name === 'TimeoutError';
      fail(entry, isTimeout ? 'http_timeout' : 'connection_failed');
    }
  };

  const attempt = (entry: Open): void => {
    clearTimeout(entry.retry);
    delete entry.retry;
    if (entry.delivery.state !== 'open') return;
    entry.delivery.attempts += 1;
    if (plan.requestUrl) void overHttp(entry);
    else overSocket(entry);
  };

  const release = (): void => {
    for (const [index, entry] of held.splice(0).reverse().entries())
      if (index === 0) attempt(entry);
      else world.later(index * plan.gapMs, () => attempt(entry));
  };

  const dispatch = (entry: Open): void => {
    if (entry.delivery.kind !== 'events_api') {
      attempt(entry);
      return;
    }
    if (plan.reorder > 0) {
      plan.reorder -= 1;
      held.push(entry);
      if (plan.reorder === 0) release();
      else world.later(REORDER_WAIT_MS, release);
      return;
    }
    const copies = plan.duplicates > 0 ? plan.copies : 0;
    plan.duplicates = Math.max(0, plan.duplicates - 1);
    for (let copy = 0; copy <= copies; copy += 1) attempt(entry);
  };

  const deliver = (kind: DeliveryKind, payload: Json): Delivery => {
    const { promise, resolve } = Promise.withResolvers<Delivery>();
    const delivery: Delivery = {
      kind,
      name: nameOf(payload),
      // A snapshot: what happens to a message later does not change what was told.
      payload: structuredClone(JSON.parse(JSON.stringify(payload)) as Json),
      settled: promise,
      attempts: 0,
      state: 'open',
    };
    all.push(delivery);
    const entry: Open = { delivery, settle: resolve, reason: 'timeout' };
    open.set(delivery, entry);
    dispatch(entry);
    return delivery;
  };

  /** docs: apis/events-api, the wrapper of every event. */
  const emit = (workspace: Workspace, event: Json): void => {
    deliver('events_api', {
      token: 'emulated-verification-token',
      team_id: workspace.id,
      context_team_id: workspace.id,
      context_enterprise_id: null,
      api_app_id: world.settings.appId,
      event,
      type: 'event_callback',
      event_id: world.nextId('Ev'),
      event_time: Math.floor(world.now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: workspace.id,
          user_id: workspace.botUserId,
          is_bot: true,
          is_enterprise_install: world.workspaces.size > 1,
        },
      ],
      is_ext_shared_channel: false,
      event_context: world.nextId('4-'),
    });
  };

  const onAck = (envelopeId: string, payload: Json | undefined): void => {
    const found = sent.get(envelopeId);
    if (!found) return;
    sent.delete(envelopeId);
    clearTimeout(found.timer);
    settle(found.open, 'acked', payload);
  };

  /** What a connection took with it unacknowledged has failed at once. */
  const onClosed = (link: Link): void => {
    for (const [envelopeId, each] of sent)
      if (each.link === link) {
        sent.delete(envelopeId);
        clearTimeout(each.timer);
        fail(each.open, 'connection_failed');
      }
  };

  const controls = {
    /** The next `count` events come `copies` times more than they should. */
    duplicateNext: (count: number, copies = 1): void => {
      plan.duplicates = count;
      plan.copies = copies;
    },
    /** The next `count` events come in reverse, with gaps between them. */
    reorder: (count: number, gapMs = 0): void => {
      plan.reorder = count;
      plan.gapMs = gapMs;
    },
    /** Deliveries without an acknowledgement are given up, as if their three seconds were over. */
    giveUp: (): void => {
      for (const entry of open.values()) fail(entry, 'timeout');
    },
    /** Tries everything again now that waits for its next attempt. */
    redeliver: (): void => {
      for (const entry of open.values()) if (entry.retry) attempt(entry);
    },
  };

  /** Checks a request URL as Slack does before it uses it; '' goes back to sockets. */
  const useRequestUrl = async (url: string): Promise<void> => {
    if (url) await verifyUrl(url, world.settings.signingSecret);
    plan.requestUrl = url;
  };

  return { deliver, emit, onAck, onClosed, controls, useRequestUrl, all };
};

export type Deliverer = ReturnType<typeof createDelivery>;

/** docs: apis/events-api/using-http-request-urls, the URL verification handshake. */
const verifyUrl = async (url: string, secret: string): Promise<void> => {
  const challenge = randomUUID();
  const body = JSON.stringify({
    token: 'emulated-verification-token',
    challenge,
    type: 'url_verification',
  });
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...signed(secret, body) },
    signal: AbortSignal.timeout(WAIT_MS),
  });
  const text = await response.text();
  if (!response.ok || !text.includes(challenge))
    throw new Error(`your URL did not respond with the challenge: HTTP ${response.status}`);
};
