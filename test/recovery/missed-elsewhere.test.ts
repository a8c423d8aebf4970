import { expect, test } from 'vitest';
import type { Bot } from '../../src/core/bot.ts';
import type { KnownPlace, Places } from '../../src/core/conversation/known-places.ts';
import { UserError } from '../../src/core/errors.ts';
import type { MessageEvent } from '../../src/core/events.ts';
import type { Place } from '../../src/core/messages.ts';
import { type CatchupServices, createCatchup } from '../../src/recovery/catchup.ts';
import { createMemoryLog } from '../doubles/log.ts';

const HOUR_MS = 60 * 60 * 1000;

const placeOf = (channel: string): Place => ({ platform: 'test', workspace: 'w', channel });

/** What was said in a channel, so many milliseconds ago. */
type Said = { readonly channel: string; readonly agoMs: number };

function toEvent({ channel, agoMs }: Said): MessageEvent {
  const place = placeOf(channel);
  const at = Date.now() - agoMs;
  const speaker = { id: 'u1', name: 'Ada', roles: [], isAdmin: null, isExternal: false };
  const message = {
    ...{ id: `${channel}/${agoMs}`, place, speaker, text: 'hello', attachments: [], quoted: [] },
    ...{ replyTo: null, where: 'mention' as const, isToOthers: false, sentAt: at },
  };
  return { type: 'message', key: message.id, conversation: channel, place, at, message };
}

/** A platform that says where there is news, and the events that the bot receives. */
function createPlatform(all: readonly Said[], { known = [] as readonly KnownPlace[] } = {}) {
  const stored = new Map<string, unknown>();
  const heard: string[] = [];
  const read: string[] = [];
  const asked: number[] = [];
  const broken = new Map<string, Error>();
  const shutdown = new AbortController();
  const archive = {
    read: async () => [],
    async replay({ channel }: Place) {
      read.push(channel);
      const error = broken.get(channel);
      if (error) throw error;
      return { events: all.filter((said) => said.channel === channel).map(toEvent), since: 0 };
    },
    async withNews(since: number) {
      asked.push(since);
      const latest = all.filter(({ agoMs }) => Date.now() - agoMs > since);
      latest.sort((a, b) => a.agoMs - b.agoMs);
      return [...new Set(latest.map(({ channel }) => channel))].map(placeOf);
    },
  };
  const services = {
    adapters: new Map([['test', { archive, platform: { isOneConversation: () => false } }]]),
    inbox: { find: async () => null },
    history: { load: async () => ({ turns: [], summary: null }) },
    store: {
      get: async (key: string) => stored.get(key),
      update: async (key: string, change: (value: unknown) => unknown) =>
        stored.set(key, change(stored.get(key))),
    },
    log: createMemoryLog(),
    shutdown: shutdown.signal,
  } as unknown as CatchupServices;
  const bot = {
    onMissed: async ({ key }: MessageEvent) => void heard.push(key),
  } as unknown as Bot;
  const places = { list: async () => known } as unknown as Places;
  return {
    ...{ stored, heard, read, asked, broken, shutdown },
    catchup: createCatchup(services, bot, places),
    listenedAgo: (ms: number) => stored.set('listened/test', Date.now() - ms),
    listened: () => Number(stored.get('listened/test')),
  };
}

test('what was said since Parley listened last is found where it was never spoken to', async () => {
  const { catchup, listenedAgo, heard } = createPlatform([
    { channel: 'a', agoMs: 2_000 },
    { channel: 'a', agoMs: 9_000 },
    { channel: 'b', agoMs: 8_000 },
  ]);
  listenedAgo(5_000);

  expect(await catchup.run('test')).toBe(true);
  expect(heard).toEqual(['a/2000']);
});

test('the very first start looks at nothing', async () => {
  const { catchup, read, heard } = createPlatform([{ channel: 'a', agoMs: 2_000 }]);

  expect(await catchup.run('test')).toBe(true);
  expect([read, heard]).toEqual([[], []]);
});

test('what is said once a first start has listened is found, however soon it ended', async () => {
  const { catchup, heard, listened } = createPlatform([{ channel: 'a', agoMs: -5_000 }]);
  await catchup.run('test');
  expect(listened()).toBeGreaterThan(0);
  await catchup.run('test');
  expect(heard).toEqual(['a/-5000']);
});

test('what was said more than a day ago is not looked for', async () => {
  const said = [25, 23].map((hours) => ({ channel: `${hours}`, agoMs: hours * HOUR_MS }));
  const { catchup, listenedAgo, read, heard } = createPlatform(said);
  listenedAgo(48 * HOUR_MS);
  await catchup.run('test');

  expect(read).toEqual(['23']);
  expect(heard).toEqual([`23/${23 * HOUR_MS}`]);
});

test('known places and others are 200 together, the latest of the others, and none is read twice', async () => {
  const known = Array.from({ length: 150 }, (_, index) => ({
    ...{ place: placeOf(`known${index}`), since: 0, at: Date.now() },
  }));
  const others = Array.from({ length: 100 }, (_, index) => ({
    ...{ channel: `other${index}`, agoMs: 1_000 + index },
  }));
  const all = [{ channel: 'known7', agoMs: 500 }, ...others];
  const { catchup, listenedAgo, read } = createPlatform(all, { known });
  listenedAgo(HOUR_MS);
  await catchup.run('test');

  expect(read).toHaveLength(200);
  expect(new Set(read).size).toBe(200);
  expect(read.slice(150)).toEqual(others.slice(0, 50).map(({ channel }) => channel));
});

test('a place that cannot be read says nothing of the next', async () => {
  const { catchup, listenedAgo, broken, heard } = createPlatform([
    { channel: 'a', agoMs: 1_000 },
    { channel: 'b', agoMs: 2_000 },
  ]);
  broken.set('a', new Error('no'));
  listenedAgo(HOUR_MS);

  expect(await catchup.run('test')).toBe(true);
  expect(heard).toEqual(['b/2000']);
});

test('a place that was first spoken in during what was missed is looked at from its beginning', async () => {
  const known = [{ place: placeOf('a'), since: Date.now() - 1_000, at: Date.now() }];
  const { catchup, listenedAgo, heard } = createPlatform(
    [
      { channel: 'a', agoMs: 9_000 },
      { channel: 'a', agoMs: 3_000 },
    ],
    { known },
  );
  listenedAgo(5_000);
  await catchup.run('test');

  expect(heard).toEqual(['a/3000']);
});

test('that Parley listens counts once what was missed before was taken', async () => {
  const { catchup, listenedAgo, listened, broken, heard } = createPlatform([
    { channel: 'a', agoMs: 1_000 },
  ]);
  broken.set('a', new UserError('store_failed', 'The store is away.'));
  listenedAgo(5_000);
  const before = listened();
  expect(await catchup.run('test')).toBe(false);
  await catchup.onListening('test', Date.now());
  expect(listened()).toBe(before);

  broken.clear();
  expect(await catchup.run('test')).toBe(true);
  await catchup.onListening('test', Date.now());
  expect(heard).toEqual(['a/1000']);
  expect(listened()).toBeGreaterThan(before);
});

test('what an ended start has not looked at is looked at by the next', async () => {
  const { catchup, listenedAgo, listened, shutdown, read } = createPlatform([
    { channel: 'a', agoMs: 1_000 },
  ]);
  listenedAgo(5_000);
  const before = listened();
  shutdown.abort(new Error('closed'));
  await catchup.run('test');
  await catchup.onListening('test', Date.now());

  expect(read).toEqual([]);
  expect(listened()).toBe(before);
});

test('what was said since a platform was last heard may have been missed, however late that is noted', async () => {
  const { catchup, listenedAgo, listened, heard } = createPlatform([
    { channel: 'a', agoMs: 10_000 },
    { channel: 'b', agoMs: 50_000 },
  ]);
  listenedAgo(60_000);
  await catchup.run('test');
  heard.length = 0;
  await catchup.onListening('test', Date.now() - 30_000);
  await catchup.run('test');
  expect(heard).toEqual(['a/10000']);

  // What was known to have been heard before stays so.
  const before = listened();
  await catchup.onListening('test', Date.now() - HOUR_MS);
  expect(listened()).toBe(before);
});
