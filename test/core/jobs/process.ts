import { z } from 'zod';
import { defineTool } from '../../../src/core/answer/tool.ts';
import { createBot } from '../../../src/core/bot.ts';
import type { Button } from '../../../src/core/content.ts';
import { createMedia } from '../../../src/core/conversation/attachments.ts';
import { createHistory } from '../../../src/core/conversation/history.ts';
import { createAmbientTalk, createPlaces } from '../../../src/core/conversation/known-places.ts';
import { createPolicy } from '../../../src/core/conversation/policy.ts';
import { createSettings } from '../../../src/core/conversation/settings.ts';
import { type ActionEvent, type MessageEvent, toEventKey } from '../../../src/core/events.ts';
import { createAnswersFeature } from '../../../src/core/jobs/answer-actions.ts';
import { createCleanup } from '../../../src/core/jobs/cleanup.ts';
import { mergeFeatures } from '../../../src/core/jobs/feature.ts';
import { createTurns, type TurnsServices } from '../../../src/core/jobs/run.ts';
import { createUsage } from '../../../src/core/jobs/usage.ts';
import type { Adapter, Audience, Channel, ChatModel } from '../../../src/core/ports.ts';
import { createPacer } from '../../../src/core/reply/pacer.ts';
import { createRateLimits } from '../../../src/core/reply/rate-limits.ts';
import { createInbox } from '../../../src/storage/inbox.ts';
import { createMemoryRows } from '../../../src/storage/memory/rows.ts';
import type { Rows } from '../../../src/storage/rows.ts';
import { createMemoryBlobs, createMemoryStore } from '../../adapters/web/site.ts';
import { createMemoryChannel } from '../../doubles/channel.ts';
import { createImageModelDouble } from '../../doubles/image-model.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import { PLAIN } from '../../doubles/platform.ts';
import { found } from '../../waiting.ts';

const place = { platform: 'test', workspace: 'w', channel: 'c', thread: 'q1' };
const conversation = 'test/w/c/q1';
const speaker = { id: 'u1', name: 'Ada', roles: [], isAdmin: true, isExternal: false };

/** Nothing comes of what a dead process was at. */
const never = () => new Promise<never>(() => {});

/**
 * What outlasts a process: the store, the channel that people see, and the count of what was paid
 * for or done.
 */
export function createWorld() {
  return {
    rows: createMemoryRows(),
    store: createMemoryStore(),
    blobs: createMemoryBlobs(),
    channel: createMemoryChannel(),
    asked: 0,
    acted: 0,
    /** Whether the model wants to act first. */
    acts: false,
    /** The messages that bear the mark of one that is worked on. */
    marked: new Set<string>(),
  };
}

export type World = ReturnType<typeof createWorld>;

/** What people see: the messages that are there, with their buttons. */
export function seen({ channel }: World) {
  return channel.shown
    .filter(({ isRemoved }) => !isRemoved)
    .map(({ id, content }) => ({ ...content, id }));
}

/**
 * One life of the program. It dies at its n-th write to the store (0: it does not), which is then
 * not carried out.
 */
export function start(world: World, diesAt = 0) {
  let writes = 0;
  let isDead = false;
  let isArmed = false;
  /** The marks that this process knows of, having put them there. */
  const known = new Set<string>();

  const check = () => {
    if (isArmed) writes += 1;
    if (isArmed && writes === diesAt) isDead = true;
    if (isDead) throw new Error('the process is dead');
  };
  const inner = world.rows;
  const rows: Rows = {
    ...inner,
    transact(work) {
      check();
      return inner.transact(() => within(work));
    },
    insert: (row) => write(() => inner.insert(row)),
    update: (id, patch) => write(() => inner.update(id, patch)),
    index: (keys, id) => write(() => inner.index(keys, id)),
    unindex: (keys, id) => write(() => inner.unindex(keys, id)),
  };
  let isInside = false;
  const within = <T>(work: () => T): T => {
    isInside = true;
    try {
      return work();
    } finally {
      isInside = false;
    }
  };
  const write = (work: () => void) => {
    if (!isInside) check();
    work();
  };

  const log = createMemoryLog();
  const inbox = createInbox({ rows, log });
  const chat: ChatModel = {
    async *stream({ rounds }) {
      if (isDead) await never();
      world.asked += 1;
      const call = { id: 'c1', name: 'act', arguments: '{}' };
      const message = {
        role: 'assistant',
        tool_calls: [{ id: call.id, function: { name: call.name, arguments: '{}' } }],
      };
      if (world.acts && rounds.length === 0)
        yield { type: 'end', finish: 'stop', calls: [call], message };
      else {
        yield { type: 'text', text: `Answer ${world.asked}.` };
        yield { type: 'end', finish: 'stop', calls: [], message: null };
      }
    },
  };
  const alive = (channel: Channel): Channel => ({
    ...channel,
    write: (...args) => (isDead ? never() : channel.write(...args)),
    remove: (...args) => (isDead ? never() : channel.remove(...args)),
    indicate: (sign, id, signal) => {
      if (isDead) return never();
      if (sign === 'working') for (const marks of [world.marked, known]) marks.add(id);
      else if (sign === 'left' || known.has(id)) world.marked.delete(id);
      return channel.indicate(sign, id, signal);
    },
  });
  const asides = createMemoryChannel();
  const adapter = {
    platform: PLAIN,
    channel: (_: unknown, { to }: Audience) => alive(to === 'everyone' ? world.channel : asides),
    directory: {
      person: async () => ({ name: 'Ada', isAdmin: true }),
      isMember: async () => true,
      obstacle: async () => null,
    },
    archive: {
      read: async () =>
        seen(world).map(({ id, text, buttons }) => ({
          ...{ id, text, speaker: 'bot', isOwn: true, isBot: true, sentAt: 0 },
          ...{ quoted: [], attachments: [], actions: buttons.map(({ action }) => action) },
        })),
    },
  };
  const act = defineTool({
    ...{ name: 'act', description: 'Acts.', schema: z.object({}), acts: true, consent: 'asker' },
    status: () => 'Acting',
    async run() {
      if (isDead) await never();
      world.acted += 1;
      return { text: 'done', sources: [] };
    },
  });
  const rateLimits = createRateLimits();
  const shutdown = new AbortController().signal;
  const adapters = new Map([['test', adapter as unknown as Adapter]]);
  const cleanup = createCleanup({
    ...{ store: world.store, inbox, adapters, rateLimits, log, shutdown },
  });
  const services = {
    adapters,
    inbox,
    chat,
    ...{
      structuredOutput: {},
      transcriber: {},
      imageModel: createImageModelDouble(),
      slowAfterMs: 60_000,
      unshownAfterMs: 60_000,
      onAnswered: () => {},
    },
    history: createHistory(world.store, world.blobs),
    ambientTalk: createAmbientTalk(),
    settings: createSettings(world.store),
    findLocales: async () => ({ everyone: 'en', person: 'en' }) as const,
    media: createMedia({
      blobs: world.blobs,
      extractor: { extract: never },
      audioSplitter: { cut: never },
    }),
    blobs: world.blobs,
    rateLimits,
    pacer: createPacer(rateLimits),
    policy: createPolicy({ allow: null, admins: [], open: [] }),
    usage: createUsage(world.store, { log }),
    commands: [],
    tools: () => [act],
    log,
    cleanup,
    shutdown,
  } as unknown as TurnsServices; // What these questions do not use is not there.
  const places = createPlaces(world.store);
  const handlers = mergeFeatures([createAnswersFeature({ ...services, places })]);
  const turns = createTurns(services, handlers, []);
  const bot = createBot(services, handlers, turns, places);
  const drain = new AbortController();
  void inbox.run(turns.run, drain.signal);

  return {
    bot,
    get isDead() {
      return isDead;
    },
    /** From now on its writes are counted. */
    arm() {
      isArmed = true;
    },
    /** Waits until all is done, or it has died. */
    idle: () => found(() => isDead || inner.live().length === 0),
    asides: () => asides.texts,
    end: () => drain.abort(),
  };
}

export type Life = ReturnType<typeof start>;

export function question(): MessageEvent {
  const message = {
    ...{ id: 'q1', place, speaker, text: 'how much?', attachments: [], replyTo: null },
    ...{ quoted: [], where: 'mention' as const, isToOthers: false, sentAt: Date.now() },
  };
  const key = toEventKey(place, 'q1', 'message');
  return { type: 'message', key, conversation, place, at: 0, message };
}

let presses = 0;

export function press({ action }: Pick<Button, 'action'>, messageId = 'm1'): ActionEvent {
  presses += 1;
  const key = toEventKey(place, `${messageId}/${presses}`, 'action');
  return {
    type: 'action',
    key,
    conversation,
    place,
    at: 0,
    speaker,
    action,
    messageId,
    interaction: null,
  };
}
