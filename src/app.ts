import { commands, createCommands } from '../commands/index.ts';
import { toAbout } from './about.ts';
import { type Config, ConfigError, readConfig, readEnvironment } from './config.ts';
import { addConfigSecrets } from './config-secrets.ts';
import type { Tool, ToolContext } from './core/answer/tool.ts';
import { contain, containEach } from './core/async.ts';
import { createBot } from './core/bot.ts';
import { createMedia } from './core/conversation/attachments.ts';
import { createForgotten, withoutForgotten } from './core/conversation/forgotten.ts';
import { createHistory } from './core/conversation/history.ts';
import { createAmbientTalk, createPlaces } from './core/conversation/known-places.ts';
import { createPolicy } from './core/conversation/policy.ts';
import { createSettings, zoneOf as findOwnZone } from './core/conversation/settings.ts';
import { createAnswersFeature } from './core/jobs/answer-actions.ts';
import { createCleanup } from './core/jobs/cleanup.ts';
import { createSendEphemeral, createTell } from './core/jobs/ephemeral.ts';
import { mergeFeatures } from './core/jobs/feature.ts';
import { createFindLocales } from './core/jobs/locales.ts';
import { createExtract, createWriteText } from './core/jobs/model-requests.ts';
import { createStoreNotice, SLOW_AFTER_MS } from './core/jobs/notices.ts';
import { createFindZone, createIsAdmin } from './core/jobs/permission.ts';
import { createAnswerPrompt } from './core/jobs/prompt-answer.ts';
import { createRemoval } from './core/jobs/removal.ts';
import { createRespond, type OnAnswered } from './core/jobs/respond.ts';
import { createTurns } from './core/jobs/run.ts';
import { createUnwritten } from './core/jobs/unwritten.ts';
import { createUsage, type UsageBook } from './core/jobs/usage.ts';
import { createGuard } from './core/net/guard.ts';
import type { Adapter, Log } from './core/ports.ts';
import { UNSHOWN_AFTER_MS } from './core/reply/backoff.ts';
import { createPacer } from './core/reply/pacer.ts';
import type { RateLimits } from './core/reply/rate-limits.ts';
import { createSecrets, type Secrets } from './core/secrets.ts';
import { setDefaultLocale, toLocale } from './core/strings/locale.ts';
import { createWorkerPool } from './core/workers.ts';
import { createConversationTools } from './features/conversation-tools/index.ts';
import { createDrawing } from './features/drawing/index.ts';
import { createMemory } from './features/memory/index.ts';
import { createPolls } from './features/polls/index.ts';
import { createPrivacy } from './features/privacy/index.ts';
import { createRemindersFeature } from './features/reminders/index.ts';
import { createVoiceNotes } from './features/voice-notes/index.ts';
import { createGemini, type Gemini } from './gemini.ts';
import { createHealth, type Health } from './health.ts';
import { createLog } from './log.ts';
import { openMcp } from './mcp.ts';
import { createFileServices } from './media/on-demand.ts';
import { createMetrics } from './metrics.ts';
import { createAdapters, createPlatformLimits, toIngress } from './platforms.ts';
import { runProcess } from './process.ts';
import { type Outgoing, useProxies } from './proxy.ts';
import { createCatchup } from './recovery/catchup.ts';
import { createUnstored } from './recovery/unstored.ts';
import { serve } from './serve.ts';
import { openStore, type Stores } from './storage/index.ts';
import { superviseConnections } from './supervise.ts';
import { createTools } from './tools/index.ts';
import type { Mcp } from './tools/mcp.ts';
import { createReadPage, HINTS_FOR_PEOPLE } from './tools/read-page.ts';
import { createSchedule } from './tools/schedule.ts';
import { createWelcome } from './welcome.ts';

export type RunningApp = {
  /** Where the page is. */
  readonly url: string;
  /**
   * Stops starting work, lets running answers finish for as long as `drainMs`, then closes
   * everything.
   */
  close(drainMs: number): Promise<void>;
};

/** How long running answers get after a SIGTERM; container runtimes kill after 30 s. */
const DRAIN_MS = 25_000;

const STORE_RETRY_MS = 5_000;

export type AppOptions = {
  /** What is never logged; what is learnt to be one is added. */
  readonly secrets?: Secrets;
  /** How long a model may be silent before the person who waits is told. */
  readonly slowAfterMs?: number;
  /** How long an answer may be refused before the person who waits is told in another way. */
  readonly unshownAfterMs?: number;
  /** How often it is tried whether a store that failed works again. */
  readonly storeRetryMs?: number;
};

/** Puts the parts together and runs them. Throws `UserError` with a sentence for the operator. */
export async function startApp(
  config: Config,
  inner: Log,
  {
    secrets = createSecrets(),
    slowAfterMs = SLOW_AFTER_MS,
    unshownAfterMs = UNSHOWN_AFTER_MS,
    storeRetryMs = STORE_RETRY_MS,
  }: AppOptions = {},
): Promise<RunningApp> {
  const { log, onAnswered, route } = createMetrics(inner);
  await setDefaultLocale(toLocale(config.locale) ?? 'en');
  const outgoing = await useProxies(config.proxy);
  const storage = await openStore(config.storeUrl, { log });
  const rateLimits = createPlatformLimits(storage, log);
  const model = await createGemini(config, { secrets, log });
  const adapters = await createAdapters(config, { storage, rateLimits, model, outgoing, log });
  const health = createHealth(storage.check);
  const shutdown = new AbortController();
  const mcp = await openMcp(config, secrets, log);
  const usage = createUsage(storage.store, { log });
  const services = createServices(config, {
    ...{ storage, rateLimits, model, adapters, outgoing, mcp, usage, health },
    ...{ onAnswered, log, slowAfterMs, unshownAfterMs },
    shutdown: shutdown.signal,
  });
  const { places, cleanup } = services;
  const { all, handlers, commands: runnable } = createFeatures(services);
  const turns = createTurns(all, handlers, runnable);
  const bot = createBot(all, handlers, turns, places);
  const unstored = createUnstored({
    ...all,
    ...{ bot, retryMs: storeRetryMs, check: storage.check },
    catchup: createCatchup(all, bot, places),
  });
  health.report('inbox', unstored.health);

  const pages = [...adapters.values()].flatMap(({ routes }) => routes ?? []);
  const routes = [route, ...health.routes, ...pages];
  const { url, close: closeHttp } = await serve(config, { ...storage, routes, secrets, log });
  const connections = superviseConnections(adapters, unstored.onEvent, {
    health,
    log,
    leases: storage.leases,
    ingress: toIngress(config),
    onListening: unstored.onListening,
    onSession: containEach(log, 'catch-up', [
      (platform: string) => cleanup.onOpened({ platform, workspace: '' }),
      unstored.catchUp,
      ...handlers.sessionHooks,
    ]),
  });
  await Promise.all([connections.tried, model.check(), mcp.ready]);
  const drain = new AbortController();
  const running = storage.inbox.run(turns.run, drain.signal);
  log.info({ url, platforms: connections.connected() }, 'ready');
  setImmediate(contain(log, 'loading the model client', model.load));

  return {
    url,
    async close(drainMs) {
      drain.abort();
      log.info({ drainMs }, 'draining');
      await drained(running, shutdown, drainMs);
      await mcp.close();
      await connections.close();
      await closeHttp();
      await usage.flush();
      await storage.close();
      log.info({}, 'stopped');
    },
  };
}

/** Lets running answers finish, for so long; then all that still goes on is aborted. */
async function drained(
  running: Promise<unknown>,
  shutdown: AbortController,
  drainMs: number,
): Promise<void> {
  const isOver = () => shutdown.abort(new Error('the time to drain is over'));
  const deadline = setTimeout(isOver, drainMs);
  await running;
  clearTimeout(deadline);
  shutdown.abort(new Error('closed'));
}

type Built = {
  readonly storage: Stores;
  readonly rateLimits: RateLimits;
  readonly model: Gemini;
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly outgoing: Outgoing | null;
  readonly mcp: Mcp;
  readonly usage: UsageBook;
  readonly health: Health;
  readonly onAnswered: OnAnswered;
  readonly log: Log;
  readonly slowAfterMs: number;
  readonly unshownAfterMs: number;
  readonly shutdown: AbortSignal;
};

/** What the rest is made of. */
function createServices(config: Config, built: Built) {
  const { storage, rateLimits, model, mcp, usage, health, log, shutdown } = built;
  const { slowAfterMs, unshownAfterMs, onAnswered } = built;
  const signals = storage.isShared ? storage.signals : undefined;
  const { inbox, store, keys, blobs, leases } = storage;
  const forgotten = createForgotten(store);
  const adapters = withoutForgotten(built.adapters, forgotten);
  const settings = createSettings(store);
  const workers = createWorkerPool();
  const { extractor, audioSplitter, pictures, guessEncoding } = createFileServices(workers);
  const media = createMedia({ blobs, extractor, audioSplitter });
  // Bound to loopback, or behind its own password.
  const policy = createPolicy({ ...config, open: ['web'] });
  const zoneOf = ({ place, asker }: Pick<ToolContext, 'place' | 'asker'>) =>
    findOwnZone(settings, { platform: place.platform, id: asker.id });
  const history = createHistory(store, blobs, keys);
  const findLocales = createFindLocales({ settings, adapters, inbox });
  const sendEphemeral = createSendEphemeral({ rateLimits, commands, log, shutdown });
  const guard = createGuard({ allow: config.fetchAllow, proxies: built.outgoing });
  const reading = { guard, workers, guessEncoding };
  return {
    ...{ adapters, inbox, store, keys, blobs, leases, settings, media },
    ...{ policy, rateLimits, usage, commands },
    ...{ onAnswered, log, slowAfterMs, unshownAfterMs, shutdown, history, zoneOf },
    ...{ sendEphemeral, findLocales },
    cleanup: createCleanup({ store, inbox, adapters, rateLimits, log, shutdown }),
    tell: createTell(sendEphemeral),
    isShut: createUnwritten({ rateLimits, sendEphemeral, findLocales, log }).isShut,
    removal: createRemoval({ inbox, history, blobs, rateLimits, log }),
    chat: model.chat,
    structuredOutput: model.structuredOutput,
    transcriber: model.transcriber,
    imageModel: model.imageModel,
    embeddingModel: model.embeddingModel,
    embeddingsPerDay: config.gemini.embeddingsPerDay,
    passages: storage.passages,
    purge: storage.purge,
    modelCatalog: model.modelCatalog,
    pictures,
    schedule: createSchedule(),
    places: createPlaces(store),
    ...{ forgotten, rawAdapters: built.adapters },
    pacer: createPacer(rateLimits),
    ownTools: createTools({
      ...{ ...reading, extractor, inbox, zoneOf, webSearch: model.webSearch },
      environment: readEnvironment(),
    }),
    readPage: createReadPage({ ...reading, extract: extractor.extract, hints: HINTS_FOR_PEOPLE }),
    workers,
    mcpTools: mcp.tools,
    toolsTried: mcp.tried,
    extract: createExtract(model.structuredOutput),
    writeText: createWriteText(model.chat),
    findZone: createFindZone(settings),
    isAdmin: createIsAdmin(policy),
    about: () => toAbout(config, { health, adapters, model, mcp }),
    ambientTalk: createAmbientTalk(signals),
    ...(signals ? { signals } : {}),
    storeNotice: createStoreNotice({ adapters, findLocales, say: sendEphemeral }),
  };
}

/** What the program can do beyond answering: each feature is one line, and its own commands. */
function createFeatures(services: ReturnType<typeof createServices>) {
  const tools = (): Tool[] => [...services.ownTools, ...handlers.tools, ...services.mcpTools()];
  const all = { ...services, tools };
  const respond = createRespond(all);
  const given = {
    ...all,
    respond,
    answerPrompt: createAnswerPrompt({ media: all.media, respond }),
  };
  const features = {
    voiceNotes: createVoiceNotes(given),
    drawing: createDrawing(given),
    polls: createPolls(given),
    reminders: createRemindersFeature(given),
    conversationTools: createConversationTools(given),
    memory: createMemory(given),
    privacy: createPrivacy({ ...given, stores: () => handlers.stores }),
  };
  const handlers = mergeFeatures([...Object.values(features), createAnswersFeature(given)]);
  const about = async () => [...(await all.about()), ...(await handlers.about())];
  return { all, handlers, commands: createCommands({ ...given, ...features, about }) };
}

/** Runs Parley until it is told to stop. */
export async function main(): Promise<void> {
  const secrets = createSecrets();
  await runProcess({
    async start(onLog) {
      const config = readConfig();
      addConfigSecrets(config, secrets);
      const log = await createLog(config.logLevel, secrets);
      onLog(log);
      const welcome = createWelcome(config, log);
      const app = await startApp(config, welcome.log, { secrets });
      welcome.show(app.url);
      return app;
    },
    drainMs: DRAIN_MS,
    redact: secrets.redact,
    isForOperator: (error) => error instanceof ConfigError,
  });
}
