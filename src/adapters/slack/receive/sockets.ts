import { SocketModeClient, type SocketModeOptions } from '@slack/socket-mode';
import { contain, pause, toPauseMs } from '../../../core/async.ts';
import { UserError } from '../../../core/errors.ts';
import type { Log, PartHealth } from '../../../core/ports.ts';
import { createQuietLogger, toClientOptions } from '../client.ts';
import { codeOf, toFailure } from '../failures.ts';
import { guardFrames } from './frames.ts';
import { deliveredSchema } from './payloads.ts';

/** What came from Slack, and how to acknowledge it. */
export type Payload = {
  readonly body: Readonly<Record<string, unknown>>;
  readonly retryNum: number | undefined;
  ack(): Promise<void>;
};

export type Sockets = {
  /** Resolves once one socket is up. Rejects with a `UserError` if the app token is wrong. */
  start(signal: AbortSignal): Promise<void>;
  health(): PartHealth;
  /** How often the last socket was lost and another one came up. */
  sessions(): number;
  /** Resolves once the server has seen every socket close, or has had time to see it. */
  close(): Promise<void>;
};

/** What a client's socket goes out through; `destroy` ends it, even if the other side is silent. */
export type OpenSocketDispatcher = () => {
  readonly dispatcher: NonNullable<SocketModeOptions['dispatcher']>;
  destroy(): void;
};

export type SocketOptions = {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: Log;
  /** Else it goes out directly. */
  readonly openSocketDispatcher?: OpenSocketDispatcher;
  /** Gets what the SDK emits; see `toPayload`. */
  readonly onPayload: (delivered: unknown) => void;
  /**
   * Waits for the rate limit of `apps.connections.open`. Resolves to a function to call when the
   * reply has come.
   */
  readonly admit: (signal: AbortSignal) => Promise<() => void>;
};

/**
 * One socket goes on while Slack refreshes the other, as it does every few hours (it allows ten).
 */
const SOCKETS = 2;

const OPEN_TIMEOUT_MS = 5_000;
const HELLO_TIMEOUT_MS = 10_000;
const CLOSE_TIMEOUT_MS = 2_000;

/**
 * A socket that lived shorter than this counts as a failure: a server that hangs up at once must
 * not be asked again without a pause.
 */
const SHORT_LIVED_MS = 5_000;
const PAUSES = { firstMs: 250, longestMs: 30_000 };

/** Trying again is useless (docs.slack.dev/reference/methods/apps.connections.open). */
const FATAL = [
  'account_inactive',
  'forbidden_team',
  'invalid_auth',
  'link_disabled',
  'missing_scope',
  'not_allowed_token_type',
  'not_authed',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
];

type State = {
  readonly options: SocketOptions;
  readonly closing: AbortController;
  /** The clients whose sockets are up. */
  readonly live: Set<SocketModeClient>;
  readonly isUp: PromiseWithResolvers<void>;
  /** The code with which Slack ended Socket Mode for good. */
  fatal: string | null;
  sessions: number;
};

/**
 * Sockets that are replaced whenever one ends. The SDK's own reconnecting leaves gaps, and can end
 * the process.
 */
export function createSockets(options: SocketOptions): Sockets {
  const state: State = {
    options,
    closing: new AbortController(),
    live: new Set(),
    isUp: Promise.withResolvers<void>(),
    fatal: null,
    sessions: 0,
  };
  state.isUp.promise.catch(() => {}); // There may be no caller waiting.
  const slots: Promise<void>[] = [];

  return {
    async start(signal) {
      const abort = () => {
        state.isUp.reject(signal.reason);
        state.closing.abort(signal.reason);
      };
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort, { once: true });
      for (let slot = 0; slot < SOCKETS; slot += 1) slots.push(runSlot(state));
      try {
        await state.isUp.promise;
      } finally {
        signal.removeEventListener('abort', abort);
      }
    },
    health() {
      const { size } = state.live;
      const isFatal = state.fatal !== null;
      const detail = isFatal ? `closed by Slack: ${state.fatal}` : `${size} of ${SOCKETS} sockets`;
      return { isReady: size > 0 && !isFatal, isFatal, detail };
    },
    sessions: () => state.sessions,
    async close() {
      state.closing.abort(new Error('closed'));
      await Promise.all(slots);
    },
  };
}

/**
 * Opens one socket after the other, until it is closed or Slack says that trying again is useless.
 */
async function runSlot(state: State): Promise<void> {
  const { signal } = state.closing;
  let failures = 0;
  while (!signal.aborted && state.fatal === null) {
    const { upMs, code } = await runSocket(state);
    if (FATAL.includes(code)) end(state, code);
    failures = upMs >= SHORT_LIVED_MS ? 0 : failures + 1;
    if (signal.aborted || state.fatal !== null) return;
    const fields = { code, upMs: Math.round(upMs), open: state.live.size };
    if (failures === 0) state.options.log.info(fields, 'a Slack socket was refreshed');
    else state.options.log.warn(fields, 'a Slack socket ended early');
    if (failures > 0) await pause(toPauseMs(failures, PAUSES) * (0.5 + Math.random() / 2), signal);
  }
}

function end(state: State, code: string): void {
  if (state.fatal !== null) return;
  state.fatal = code;
  const sentence = `SLACK_APP_TOKEN was rejected by Slack (${code}): copy the app-level token (xapp-…, scope connections:write) from Basic Information, and turn Socket Mode on`;
  state.isUp.reject(new UserError('config_failed', sentence));
  state.options.log.error({ code }, 'Slack closed Socket Mode for good');
  state.closing.abort(new Error(code));
}

type Ended = { readonly upMs: number; readonly code: string };

/** Runs one socket to its end. Never rejects. */
async function runSocket(state: State): Promise<Ended> {
  const { options, live, closing, isUp } = state;
  const { signal } = closing;
  const settle = await options.admit(signal).catch(() => null);
  if (settle === null) return { upMs: 0, code: 'closed' };
  const way = options.openSocketDispatcher?.() ?? null;
  const client = createClient(options, way?.dispatcher);
  const over = Promise.withResolvers<string>();
  let upAt: number | null = null;
  let reason = 'closed';

  client.on('connected', () => {
    upAt = performance.now();
    if (live.size === 0) state.sessions += 1;
    live.add(client);
    isUp.resolve();
  });
  client.on('disconnected', () => over.resolve(reason));
  client.on('error', () => over.resolve('socket_error'));
  guardFrames(client, {
    log: options.log,
    onDisconnect(given) {
      reason = given;
      live.delete(client); // Nothing more comes over it.
    },
  });
  client.on('slack_event', contain(options.log, 'Slack: payload', options.onPayload));

  const onAbort = () => over.resolve('closed');
  signal.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => {
    if (upAt === null) over.resolve('no_hello');
  }, HELLO_TIMEOUT_MS);
  const start = client.start().catch((error: unknown) => over.resolve(toCode(error, reason)));
  void start.finally(settle);

  const code = await over.promise;
  clearTimeout(timer);
  signal.removeEventListener('abort', onAbort);
  live.delete(client);
  await hangUp(client, start);
  way?.destroy();
  return { upMs: upAt === null ? 0 : performance.now() - upAt, code };
}

function createClient(
  { appToken, apiUrl }: SocketOptions,
  dispatcher: SocketModeOptions['dispatcher'],
): SocketModeClient {
  return new SocketModeClient({
    appToken,
    autoReconnectEnabled: false,
    logger: createQuietLogger(),
    clientOptions: toClientOptions(apiUrl, OPEN_TIMEOUT_MS),
    ...(dispatcher ? { dispatcher } : {}),
  });
}

/** What the SDK emits, read. Throws if it is nothing that it ever emits. */
export function toPayload(delivered: unknown): Payload {
  const { body, retry_num: retryNum, ack } = deliveredSchema.parse(delivered);
  return { body, retryNum: retryNum ?? undefined, ack };
}

/** Closes a socket so that the server sees it too, also one that was still being opened. */
async function hangUp(client: SocketModeClient, start: Promise<unknown>): Promise<void> {
  const disconnect = () => client.disconnect().catch(() => {});
  const closed = disconnect()
    .then(() => start)
    .then(disconnect);
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CLOSE_TIMEOUT_MS);
  });
  await Promise.race([closed, waited]);
  clearTimeout(timer);
  void disconnect(); // A server that does not answer is not waited for a second time.
}

function toCode(error: unknown, reason: string): string {
  if (error === undefined) return reason; // Disconnected before the hello.
  return codeOf(toFailure('apps.connections.open', '', error));
}
