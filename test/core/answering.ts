import { setTimeout as delay } from 'node:timers/promises';
import { createBot } from '../../src/core/bot.ts';
import { createMedia } from '../../src/core/conversation/attachments.ts';
import { createForgotten } from '../../src/core/conversation/forgotten.ts';
import { createHistory } from '../../src/core/conversation/history.ts';
import { createAmbientTalk, createPlaces } from '../../src/core/conversation/known-places.ts';
import { createPolicy } from '../../src/core/conversation/policy.ts';
import { createSettings } from '../../src/core/conversation/settings.ts';
import { type MessageEvent, toEventKey } from '../../src/core/events.ts';
import { createAnswersFeature } from '../../src/core/jobs/answer-actions.ts';
import { type Feature, mergeFeatures } from '../../src/core/jobs/feature.ts';
import { createTurns } from '../../src/core/jobs/run.ts';
import { createUsage } from '../../src/core/jobs/usage.ts';
import type { Adapter, ChatModel } from '../../src/core/ports.ts';
import { createPacer } from '../../src/core/reply/pacer.ts';
import { createRateLimits } from '../../src/core/reply/rate-limits.ts';
import { openStore } from '../../src/storage/index.ts';
import { createMemoryChannel, type MemoryChannel } from '../doubles/channel.ts';
import { createImageModelDouble, pictures } from '../doubles/image-model.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { PLAIN } from '../doubles/platform.ts';

/** A platform in memory, and a model that echoes the last question after a moment. */
export async function setUp(features: readonly Feature[] = []) {
  const log = createMemoryLog();
  const storage = await openStore('memory:', { log });
  const channels = new Map<string, MemoryChannel>();
  const asked: string[] = [];
  let asking = 0;
  let mostAsking = 0;
  const chat: ChatModel = {
    async *stream({ turns }) {
      asking += 1;
      mostAsking = Math.max(mostAsking, asking);
      await delay(250);
      const last = turns.at(-1)?.parts.at(-1);
      const text = last?.type === 'text' ? last.text : '';
      asked.push(text);
      yield { type: 'text', text: `re ${text}` };
      asking -= 1;
      yield { type: 'end', finish: 'stop', calls: [], message: null };
    },
  };
  const channelOf = (name: string) => {
    const channel = channels.get(name) ?? createMemoryChannel();
    channels.set(name, channel);
    return channel;
  };
  const adapter = {
    platform: PLAIN,
    channel: ({ channel }: { channel: string }) => channelOf(channel),
    directory: {
      person: async (id: string) => ({ name: id, timeZone: null, locale: null }),
      obstacle: async () => null,
    },
    archive: { read: async () => [] },
  } as unknown as Adapter;
  const rateLimits = createRateLimits();
  const shutdown = new AbortController();
  const none = async () => {};
  const services = {
    adapters: new Map([['test', adapter]]),
    inbox: storage.inbox,
    chat,
    toolsTried: Promise.resolve(),
    structuredOutput: { extract: () => Promise.reject(new Error('not asked for here')) },
    transcriber: { transcribe: async () => ({ language: '', segments: [], summary: '' }) },
    imageModel: createImageModelDouble(),
    pictures,
    history: createHistory(storage.store, storage.blobs),
    ambientTalk: createAmbientTalk(),
    forgotten: createForgotten(storage.store),
    settings: createSettings(storage.store),
    findLocales: async () => ({ everyone: 'en', person: 'en' }) as const,
    media: createMedia({
      blobs: storage.blobs,
      extractor: { extract: async () => ({ parts: [], notices: [] }) },
      audioSplitter: { cut: () => Promise.reject(new Error('not asked for here')) },
    }),
    blobs: storage.blobs,
    rateLimits,
    pacer: createPacer(rateLimits),
    policy: createPolicy({ allow: null, admins: [], open: [] }),
    modelCatalog: { list: async () => [], check: async () => 'unknown' },
    usage: createUsage(storage.store, { log }),
    commands: [],
    tools: () => [],
    about: async () => [],
    log,
    cleanup: { plan: none, hasten: none, onOpened: none, run: none },
    slowAfterMs: 20_000,
    unshownAfterMs: 20_000,
    onAnswered: () => {},
    storeNotice: { onEvent: () => {}, onJob: () => {} },
    shutdown: shutdown.signal,
  };
  const places = createPlaces(storage.store);
  const handlers = mergeFeatures([createAnswersFeature({ ...services, places }), ...features]);
  const turns = createTurns(services, handlers, []);
  const bot = createBot(services, handlers, turns, places);
  const drain = new AbortController();
  const running = storage.inbox.run(turns.run, drain.signal);
  return {
    bot,
    log,
    asked,
    channels,
    mostAsking: () => mostAsking,
    async close() {
      drain.abort();
      await running;
      await storage.close();
    },
  };
}

export function mention(channel: string, id: string): MessageEvent {
  const place = { platform: 'test', workspace: 'w', channel, thread: id };
  const speaker = { id: 'u1', name: 'Ada', roles: [], isAdmin: null, isExternal: false };
  const message = {
    id,
    place,
    speaker,
    text: id,
    attachments: [],
    replyTo: null,
    quoted: [],
    where: 'mention' as const,
    isToOthers: false,
    sentAt: Date.now(),
  };
  return {
    type: 'message',
    key: toEventKey(place, id, 'message'),
    conversation: `test/w/${channel}/${id}`,
    place,
    at: 0,
    message,
  };
}
