import { LRUCache } from 'lru-cache';
import { createRecent, timeNow } from '../../core/async.ts';
import type { CommandSpec } from '../../core/jobs/command.ts';
import type { Adapter, Connection, Listener, Log, Route } from '../../core/ports.ts';
import { createLosses } from '../../core/reply/fallback.ts';
import type { RateLimits } from '../../core/reply/rate-limits.ts';
import { createWebApi } from './client.ts';
import type { Identity } from './places.ts';
import { slack } from './platform.ts';
import { toKey } from './rate-limits.ts';
import { createArchive } from './read/archive.ts';
import { createDirectory } from './read/directory.ts';
import { createFiles } from './read/files.ts';
import { createIdentifier, type KnownIdentity } from './read/identity.ts';
import { createReceiver } from './receive/receiver.ts';
import {
  createSockets,
  type OpenSocketDispatcher,
  type Payload,
  toPayload,
} from './receive/sockets.ts';
import { createWebhook } from './receive/webhook.ts';
import { warnUnlisted } from './receive/workspace-allowlist.ts';
import { createTeams } from './teams.ts';
import { createActiveStreams } from './write/active-streams.ts';
import { createFormOpener } from './write/form.ts';
import { toDialect } from './write/format.ts';
import { createMarks } from './write/marks.ts';
import { createChannel } from './write/outbound.ts';
import { createPrompter } from './write/prompts.ts';
import type { Shared } from './write/target.ts';
import { createThreads } from './write/threads.ts';

/** So many waits are told of once each. */
const MAX_TOLD = 1_000;
/** Messages whose further ones, or whose files, this process remembers. */
const MAX_PLAIN = 1_000;
const MAX_UPLOADS = 100;

export type SlackOptions = {
  readonly botToken: string;
  /** Socket Mode. */
  readonly appToken: string | null;
  /** HTTP mode, where there is no app token. */
  readonly signingSecret: string | null;
  readonly apiUrl: string;
  readonly commandPrefix: string;
  /** PARLEY_ALLOW: a workspace that it leaves out is told. */
  readonly allow?: readonly string[] | null;
  readonly commands: readonly CommandSpec[];
  readonly rateLimits: RateLimits;
  /** The bytes of a file that goes with an answer. */
  readonly readBlob: (hash: string) => Promise<Uint8Array | null>;
  readonly log: Log;
  /** How sockets go out where there is a proxy. */
  readonly openSocketDispatcher?: OpenSocketDispatcher;
  /** Asked when a request leaves: ends the work on jobs that another process may have by now. */
  readonly checkClaims?: () => void;
  /** Epoch milliseconds. */
  readonly now?: () => number;
};

/** Slack, over two sockets or over HTTP. */
export function createSlackAdapter(
  options: SlackOptions,
): Adapter & { readonly routes: readonly Route[] } {
  const { rateLimits, readBlob, log, botToken, apiUrl, appToken, signingSecret } = options;
  const { commands, commandPrefix: prefix, now = timeNow } = options;
  const api = createWebApi(options);
  const activeStreams = createActiveStreams(rateLimits, now);
  const shared: Shared = {
    api,
    dialect: toDialect(prefix),
    rateLimits,
    activeStreams,
    readBlob,
    log,
    teams: createTeams(),
    threads: createThreads(now),
    losses: createLosses(now),
    toldOfWaits: createRecent(MAX_TOLD),
    failures: new LRUCache({ max: MAX_TOLD }),
    plain: new LRUCache({ max: MAX_PLAIN }),
    marks: createMarks(),
    startedAt: now(),
    uploads: new LRUCache({ max: MAX_UPLOADS }),
  };
  const identity = createIdentifier(api, { commands, prefix });
  const files = createFiles({ api, botToken, apiUrl, identity, now });
  const directory = createDirectory({ api, now });
  let receive: ((payload: Payload) => Promise<void>) | null = null;

  const connect = async (listener: Listener, signal: AbortSignal): Promise<Connection> => {
    const closing = new AbortController();
    const known = await identity(signal);
    const suggestPrompts = createPrompter({ api, directory, log, signal: closing.signal });
    receive = createReceiver({
      identity: known,
      ...{ botToken, apiUrl, listener, log, now },
      onTeam: shared.teams.learn,
      learner: directory,
      findTeam: directory.findTeam,
      describeFiles: files.describe,
      onHomeOpened: suggestPrompts,
      openForm: createFormOpener(api, log, closing.signal),
    });
    const connection = await open(options, known, receive, signal);
    return {
      health: connection.health,
      session: connection.session,
      heardUntil: connection.heardUntil,
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
    directory,
    archive: createArchive({ api, files, identity, now }),
    routes:
      signingSecret !== null && appToken === null
        ? [createWebhook({ signingSecret, handle: () => receive, now, log })]
        : [],
  };
}

const HTTP_CONNECTION: Connection = {
  health: () => ({ isReady: true, isFatal: false, detail: 'HTTP' }),
  session: () => 0, // Slack delivers what could not be delivered again by itself.
  heardUntil: timeNow,
  close: async () => {},
};

/** Opens the sockets, where there are any. */
async function open(
  options: SlackOptions,
  known: KnownIdentity,
  receive: (payload: Payload) => Promise<void>,
  signal: AbortSignal,
): Promise<Connection> {
  const connection = options.appToken
    ? await openSockets(options, known, receive, signal)
    : HTTP_CONNECTION;
  const { account, team: workspace } = known;
  options.log.info({ platform: slack.id, account, workspace }, 'connected');
  warnUnlisted(options, known);
  return connection;
}

async function openSockets(
  { appToken, apiUrl, openSocketDispatcher, rateLimits, log }: SlackOptions,
  { workspace }: Identity,
  receive: (payload: Payload) => Promise<void>,
  signal: AbortSignal,
) {
  const running = new Set<Promise<void>>();
  const sockets = createSockets({
    appToken: appToken ?? '',
    apiUrl,
    log,
    ...(openSocketDispatcher ? { openSocketDispatcher } : {}),
    admit: (waiting) => rateLimits.pass([toKey(workspace, 'apps.connections.open')], waiting),
    onPayload(delivered) {
      const run = receive(toPayload(delivered))
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
    heardUntil: timeNow, // Slack has no way to ask which channels have news.
    async close() {
      await Promise.allSettled(running); // What has arrived is stored and acknowledged.
      await sockets.close();
    },
  };
}
