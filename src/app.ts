import { commands, createCommands } from '../commands/index.ts';
import { toAbout } from './about.ts';
import { type Config, ConfigError, readConfig, readEnvironment, secretsOf } from './config.ts';
import { createBot } from './core/bot.ts';
import { contain } from './core/contain.ts';
import { createMedia } from './core/conversation/attachments.ts';
import { createHistory } from './core/conversation/history.ts';
import { createPlaces, type Places } from './core/conversation/known-places.ts';
import { createPolicy } from './core/conversation/policy.ts';
import { createSettings, zoneOf } from './core/conversation/settings.ts';
import { createUsage, type UsageBook } from './core/conversation/usage.ts';
import { createConversationTools } from './core/features/conversation-tools/index.ts';
import { createDrawing } from './core/features/drawing/index.ts';
import { createPolls } from './core/features/polls/index.ts';
import { createOpenPolls } from './core/features/polls/open-polls.ts';
import { createReminding } from './core/features/reminders/index.ts';
import { createReminders } from './core/features/reminders/reminders.ts';
import { createVoiceNotes } from './core/features/voice-notes/index.ts';
import { createAnswersFeature } from './core/jobs/answers-feature.ts';
import { createSendEphemeral } from './core/jobs/ephemeral.ts';
import { createExtract } from './core/jobs/extract.ts';
import { mergeFeatures } from './core/jobs/feature.ts';
import type { Parts } from './core/jobs/job-run.ts';
import { createIsAdmin } from './core/jobs/permission.ts';
import { createFindZone } from './core/jobs/person-zone.ts';
import { createAnswerPrompt } from './core/jobs/prompt-answer.ts';
import { createRespond } from './core/jobs/respond.ts';
import { createTurns } from './core/jobs/run.ts';
import { createStoreNotice } from './core/jobs/store-notice.ts';
import { createUnwritten } from './core/jobs/unwritten.ts';
import { SLOW_AFTER_MS } from './core/jobs/wait-notice.ts';
import { createGuard } from './core/net/guard.ts';
import type { Adapter, Log, Route } from './core/ports.ts';
import { createCatchup } from './core/recovery/catchup.ts';
import { createUnstored } from './core/recovery/unstored.ts';
import { createPacer } from './core/reply/pacer.ts';
import { createRateLimits, type RateLimits } from './core/reply/rate-limits.ts';
import { createSecrets, type Secrets } from './core/secrets.ts';
import { createThreadPool } from './core/threads.ts';
import { createGemini } from './gemini.ts';
import { createHealth, type Health } from './health.ts';
import { createHttp } from './http/index.ts';
import { loadSessionKey } from './http/sessions.ts';
import { createLog } from './log.ts';
import { createExtractor } from './media/index.ts';
import { createPictures } from './media/pictures.ts';
import { createAudioSplitter } from './media/recording.ts';
import { createMetrics } from './metrics.ts';
import { createAdapters } from './platforms.ts';
import { runProcess } from './process.ts';
import { openStore, type Storage } from './storage/index.ts';
import { superviseConnections } from './supervise.ts';
import { createTools } from './tools/index.ts';
import type { Mcp } from './tools/mcp.ts';
import { createSchedule } from './tools/schedule.ts';

export type App = {
  /** Where the page is. */
  readonly url: string;
  /** Stops starting work, lets running answers finish for as long as `drainMs`, then closes everything. */
  close(drainMs: number): Promise<void>;
};

/** How long running answers get after a SIGTERM; container runtimes kill after 30 s. */
const DRAIN_MS = 25_000;

const STORE_RETRY_MS = 5_000;

/** What a process that ran a moment ago may have used of the platforms' rate limits is forgotten by them after a minute. */
const COLD_MS = 60_000;

export type AppOptions = {
  /** What is never logged; what is learnt to be one is added. */
  readonly secrets?: Secrets;
  /** How long a model may be silent before the person who waits is told. */
  readonly slowAfterMs?: number;
  /** How often it is tried whether a store that failed works again. */
  readonly storeRetryMs?: number;
};

/** Puts the parts together and runs them. Throws `UserError` with a sentence for whoever starts it. */
export async function startApp(
  config: Config,
  inner: Log,
  {
    secrets = createSecrets(),
    slowAfterMs = SLOW_AFTER_MS,
    storeRetryMs = STORE_RETRY_MS,
  }: AppOptions = {},
): Promise<App> {
  const { log, route } = createMetrics(inner);
  const storage = await openStore(config.storeUrl, { log });
  const rateLimits = createRateLimits({
    coldUntil: storage.startedFresh ? 0 : performance.now() + COLD_MS,
  });
  const model = await createGemini(config, log);
  const adapters = await createAdapters(config, { storage, rateLimits, model, log });
  const health = createHealth(storage.check);
  const shutdown = new AbortController();
  const mcp = await openMcp(config, secrets, log);
  const usage = createUsage(storage.store, { log });
  const parts = createParts(config, {
    storage,
    rateLimits,
    model,
    adapters,
    mcp,
    ...{ usage, health, log, slowAfterMs },
    shutdown: shutdown.signal,
  });
  const places = createPlaces(storage.store);
  const { handlers, commands: runnable } = createFeatures(parts, places);
  const turns = createTurns(parts, handlers, runnable);
  const bot = createBot(parts, handlers, turns, places);
  const unstored = createUnstored({
    ...parts,
    ...{ bot, retryMs: storeRetryMs, check: storage.check },
    catchup: createCatchup(parts, bot, places),
  });
  health.report('inbox', unstored.health);

  const pages = [...adapters.values()].flatMap(({ routes }) => routes ?? []);
  const routes = [route, ...health.routes, ...pages];
  const { url, close: closeHttp } = await serve(config, { storage, routes, log });
  const connections = superviseConnections(adapters, unstored.onEvent, {
    health,
    log,
    onSession: contain(log, 'catch-up', unstored.catchUp),
  });
  await Promise.all([connections.tried, model.check(), mcp.ready]);
  const drain = new AbortController();
  const running = storage.inbox.run(turns.run, drain.signal);
  log.info({ url, platforms: [...adapters.keys()] }, 'ready');

  return {
    url,
    async close(drainMs) {
      drain.abort();
      log.info({ drainMs }, 'draining');
      const deadline = setTimeout(
        () => shutdown.abort(new Error('the time to drain is over')),
        drainMs,
      );
      await running;
      clearTimeout(deadline);
      shutdown.abort(new Error('closed'));
      await mcp.close();
      await connections.close();
      await closeHttp();
      await usage.flush();
      await storage.close();
    },
  };
}

async function serve(
  config: Config,
  {
    storage,
    routes,
    log,
  }: { readonly storage: Storage; readonly routes: readonly Route[]; readonly log: Log },
) {
  const { host, port, webToken: password } = config.http;
  const login = password && { password, sessionKey: await loadSessionKey(storage.store, log) };
  const http = createHttp({ host, port, login: login || null, log });
  http.add([...routes]);
  return http.listen();
}

type Built = {
  readonly storage: Storage;
  readonly rateLimits: RateLimits;
  readonly model: Awaited<ReturnType<typeof createGemini>>;
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly mcp: Mcp;
  readonly usage: UsageBook;
  readonly health: Health;
  readonly log: Log;
  readonly slowAfterMs: number;
  readonly shutdown: AbortSignal;
};

/** What a turn may use. */
function createParts(config: Config, built: Built): Parts {
  const { storage, rateLimits, model, adapters, mcp, usage, health, log, shutdown } = built;
  const { slowAfterMs } = built;
  const settings = createSettings(storage.store);
  const schedule = createSchedule();
  const { inbox, store } = storage;
  const reminders = createReminders({ store, inbox, schedule });
  const openPolls = createOpenPolls({ store });
  const threads = createThreadPool();
  const extractor = createExtractor({ threads });
  const tools = createTools({
    guard: createGuard({ allow: config.fetchAllow }),
    ...{ threads, extractor },
    imageModel: model.imageModel,
    webSearch: model.webSearch,
    ...{ inbox, schedule, reminders, openPolls },
    zoneOf: ({ place, asker }) => zoneOf(settings, { platform: place.platform, id: asker.id }),
  });
  return {
    adapters,
    ...{ inbox, schedule, reminders, openPolls },
    chat: model.chat,
    structuredOutput: model.structuredOutput,
    transcriber: model.transcriber,
    imageModel: model.imageModel,
    pictures: createPictures(),
    history: createHistory(storage.store),
    settings,
    media: createMedia({
      blobs: storage.blobs,
      ...{ extractor, audioSplitter: createAudioSplitter({ threads }) },
    }),
    blobs: storage.blobs,
    rateLimits,
    pacer: createPacer(rateLimits),
    policy: createPolicy({ ...config, open: ['web'] }), // Bound to loopback, or behind its own password.
    modelCatalog: model.modelCatalog,
    usage,
    commands,
    tools: () => [...tools, ...mcp.tools()],
    about: async () => [...toAbout(config, health, model.isDemo), ...mcp.health()],
    log,
    slowAfterMs,
    storeNotice: createStoreNotice({
      adapters,
      say: createSendEphemeral({ rateLimits, commands, log, shutdown }),
    }),
    shutdown,
  };
}

/** What the program can do beyond answering: its features, and the commands that use them. */
function createFeatures(parts: Parts, places: Places) {
  const { isShut } = createUnwritten({ ...parts, sendEphemeral: createSendEphemeral(parts) });
  const extract = createExtract(parts.structuredOutput);
  const findZone = createFindZone(parts.settings);
  const services = { ...parts, places, extract, findZone };
  const voiceNotes = createVoiceNotes(services);
  const drawing = createDrawing(services);
  const polls = createPolls(services);
  const reminding = createReminding(services);
  const conversationTools = createConversationTools(services);
  const all = [voiceNotes, drawing, polls, reminding, conversationTools];
  return {
    handlers: mergeFeatures([createAnswersFeature(parts), ...all]),
    commands: createCommands({
      ...services,
      answerPrompt: createAnswerPrompt({
        media: parts.media,
        respond: createRespond({ ...parts, isShut }),
      }),
      isAdmin: createIsAdmin(parts.policy),
      ...{ voiceNotes, drawing, polls, reminding, conversationTools },
    }),
  };
}

/** The servers of MCP_CONFIG; without one nothing of it is loaded. */
async function openMcp({ mcpConfig }: Config, secrets: Secrets, log: Log): Promise<Mcp> {
  if (mcpConfig === null) return NO_MCP;
  const { createMcp } = await import('./tools/mcp.ts');
  const { readMcpConfig } = await import('./mcp-config.ts');
  const { addSecretsOf } = await import('./tools/mcp/secrets.ts');
  const servers = await readMcpConfig(mcpConfig, readEnvironment());
  for (const server of servers) addSecretsOf(server, secrets);
  return createMcp({ servers, log, signal: new AbortController().signal });
}

const NO_MCP: Mcp = {
  tools: () => [],
  ready: Promise.resolve(),
  health: () => [],
  close: async () => {},
};

/** Runs Parley until it is told to stop. */
export async function main(): Promise<void> {
  const secrets = createSecrets();
  await runProcess({
    async start(onLog) {
      const config = readConfig();
      const { values, addresses } = secretsOf(config);
      secrets.add(...values);
      secrets.addAddresses(...addresses);
      const log = await createLog(config.logLevel, secrets);
      onLog(log);
      return startApp(config, log, { secrets });
    },
    drainMs: DRAIN_MS,
    redact: secrets.redact,
    isForOperator: (error) => error instanceof ConfigError,
  });
}
