import { UserError, WriteError } from '../../core/errors.ts';
import type { IncomingEvent } from '../../core/events.ts';
import type { CommandSpec } from '../../core/jobs/command.ts';
import type { Adapter, Connection, Listener, Log, Route } from '../../core/ports.ts';
import { createLosses } from '../../core/reply/losses.ts';
import type { RateLimits } from '../../core/reply/rate-limits.ts';
import { type Api, createApi } from './client.ts';
import { codeOf } from './failures.ts';
import { textOf, toBag } from './json.ts';
import { PROMPTS } from './manifest.ts';
import type { Identity } from './places.ts';
import { slack } from './platform.ts';
import { toKey } from './rate-limits.ts';
import { createArchive } from './read/archive.ts';
import { createDirectory } from './read/directory.ts';
import { createReceiver } from './receive/app.ts';
import { createSockets, type Payload } from './receive/sockets.ts';
import { createWebhook } from './receive/webhook.ts';
import { createTeams } from './teams.ts';
import { createActiveStreams } from './write/active-streams.ts';
import { createChannel } from './write/channel.ts';
import { toDialect } from './write/format.ts';
import type { Shared } from './write/target.ts';
import { createThreads } from './write/threads.ts';

export type SlackOptions = {
  readonly botToken: string;
  /** Socket Mode. */
  readonly appToken: string | null;
  /** HTTP mode, where there is no app token. */
  readonly signingSecret: string | null;
  readonly apiUrl: string;
  readonly commandPrefix: string;
  readonly commands: readonly CommandSpec[];
  readonly rateLimits: RateLimits;
  /** The bytes of a file that goes with an answer. */
  readonly readBlob: (hash: string) => Promise<Uint8Array | null>;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now?: () => number;
};

/** Slack, over two sockets or over HTTP. */
export function createSlackAdapter(
  options: SlackOptions,
): Adapter & { readonly routes: readonly Route[] } {
  const { rateLimits, readBlob, log, botToken, apiUrl, appToken, signingSecret } = options;
  const now = options.now ?? Date.now;
  const api = createApi({ botToken, apiUrl, rateLimits });
  const activeStreams = createActiveStreams(rateLimits, now);
  const shared: Shared = {
    api,
    dialect: toDialect(options.commandPrefix),
    rateLimits,
    activeStreams,
    readBlob,
    log,
    teams: createTeams(),
    threads: createThreads(now),
    losses: createLosses(now),
    plain: new Map(),
    marks: new Map(),
    uploads: new Map(),
  };
  const identity = createIdentifier(options, api);
  let receive: ((payload: Payload) => Promise<void>) | null = null;

  const connect = async (listener: Listener, signal: AbortSignal): Promise<Connection> => {
    const closing = new AbortController();
    const known = await identity(signal);
    const prompt = createPrompter(shared, closing.signal);
    receive = createReceiver({
      identity: known,
      botToken,
      apiUrl,
      api,
      listener,
      onEvent(event, body) {
        shared.teams.note(event, body);
        prompt(event, body);
      },
      signal: closing.signal,
      log,
      now,
    });
    const connection = appToken
      ? await openSockets(options, known, receive, signal)
      : {
          health: () => ({ isReady: true, isFatal: false, detail: 'HTTP' }),
          session: () => 0, // Slack delivers what could not be delivered again by itself.
          close: async () => {},
        };
    return {
      health: connection.health,
      session: connection.session,
      async close() {
        receive = null;
        await connection.close();
        closing.abort(new Error('closed'));
      },
    };
  };

  return {
    platform: slack,
    connect,
    channel: (place, audience) => createChannel({ ...shared, place, audience }),
    directory: createDirectory({ api, now }),
    archive: createArchive({ api, botToken, apiUrl, identity }),
    routes:
      signingSecret !== null && appToken === null
        ? [createWebhook({ signingSecret, handle: () => receive, now })]
        : [],
  };
}

async function openSockets(
  { appToken, apiUrl, rateLimits, log }: SlackOptions,
  { workspace }: Identity,
  receive: (payload: Payload) => Promise<void>,
  signal: AbortSignal,
) {
  const running = new Set<Promise<void>>();
  const sockets = createSockets({
    appToken: appToken ?? '',
    apiUrl,
    log,
    admit: (waiting) => rateLimits.pass([toKey(workspace, 'apps.connections.open')], waiting),
    onPayload(payload) {
      const run = receive(payload)
        .catch(() => {}) // Logged; not acknowledged, so that Slack delivers it again.
        .finally(() => running.delete(run));
      running.add(run);
    },
  });
  try {
    await sockets.start(signal);
  } catch (error) {
    await sockets.close();
    throw error;
  }
  return {
    health: sockets.health,
    session: sockets.sessions,
    async close() {
      await Promise.allSettled(running); // What has arrived is stored and acknowledged.
      await sockets.close();
    },
  };
}

/** Wrong for good, so that the start ends with a sentence (docs.slack.dev/reference/methods/auth.test). */
const WRONG_TOKEN = [
  'account_inactive',
  'invalid_auth',
  'not_allowed_token_type',
  'not_authed',
  'token_expired',
  'token_revoked',
];

/** Who Parley is, asked once; also by a process that writes without listening. */
function createIdentifier({ commands, commandPrefix }: SlackOptions, api: Api) {
  let known: Identity | null = null;
  return async (signal: AbortSignal): Promise<Identity> => {
    if (known) return known;
    try {
      const self = await api.ask('', 'auth.test', {}, signal);
      known = {
        userId: textOf(self, 'user_id'),
        botId: textOf(self, 'bot_id'),
        workspace: textOf(self, 'team_id'),
        commands,
        prefix: commandPrefix,
      };
      return known;
    } catch (error) {
      if (!(error instanceof WriteError) || !WRONG_TOKEN.includes(codeOf(error))) throw error;
      throw toTokenError(error);
    }
  };
}

function toTokenError(cause: WriteError): UserError {
  const sentence = `SLACK_BOT_TOKEN is not accepted by Slack (${codeOf(cause)}): copy the bot token (xoxb-…) from OAuth & Permissions after installing the app`;
  return new UserError('config_failed', sentence, { cause });
}

const MAX_PROMPTED = 1_000;

/** Puts the suggested prompts on the page of whoever opens it, once a process. */
function createPrompter({ api, log }: Shared, signal: AbortSignal) {
  const prompted = new Set<string>();
  return ({ type, place }: IncomingEvent, body: unknown): void => {
    if (type !== 'joined' || prompted.has(place.channel)) return;
    if (textOf(toBag(toBag(body).event), 'type') !== 'app_home_opened') return;
    if (prompted.size >= MAX_PROMPTED) prompted.clear();
    prompted.add(place.channel);
    const args = { channel_id: place.channel, title: 'What can I do for you?', prompts: PROMPTS };
    api
      .ask(place.workspace, 'assistant.threads.setSuggestedPrompts', args, signal)
      .catch((error: unknown) => log.info({ err: error }, 'prompts could not be suggested'));
  };
}
