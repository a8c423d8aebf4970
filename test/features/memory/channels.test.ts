import { expect, onTestFinished, test } from 'vitest';
import { createAccess } from '../../../src/core/access.ts';
import { createSettings } from '../../../src/core/conversation/settings.ts';
import type { DeleteEvent, EditEvent, MessageEvent } from '../../../src/core/events.ts';
import { type Message, toPlaceOf } from '../../../src/core/messages.ts';
import type { Adapter, Directory } from '../../../src/core/ports.ts';
import { createChannelMemory } from '../../../src/features/memory/channels.ts';
import { createIndexWriter } from '../../../src/features/memory/index-writer.ts';
import { openPassageIndex } from '../../../src/storage/passages/index.ts';
import { createMemoryStore } from '../../commands/here.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import { PLAIN } from '../../doubles/platform.ts';

// Kind: a later event of one message overtakes an earlier one, because names are slow to look up:
// in the end the index holds the message as it is now, and no deleted one.

const PLACE = toPlaceOf('test/T1/C1');
const NEVER = new AbortController().signal;

const toMessage = (id: string, text: string): Message => ({
  ...{ id, text, place: PLACE, attachments: [], quoted: [], replyTo: null, where: 'ambient' },
  speaker: { id: 'U2', name: null, roles: [], isAdmin: null, isExternal: false },
  ...{ isToOthers: false, sentAt: 1_000 },
});

const toSeen = (id: string, text: string, more: Partial<Message> = {}): Message => ({
  ...toMessage(id, text),
  ...more,
});

/** A channel whose memory is on; each name is found once a test lets it be. */
async function setUp({ earlier = [] }: { readonly earlier?: readonly Message[] } = {}) {
  const log = createMemoryLog();
  const passages = openPassageIndex(':memory:', { log });
  onTestFinished(() => passages.close());
  const names: (() => void)[] = [];
  const directory = {
    name: () =>
      new Promise<string>((resolve) => {
        names.push(() => resolve('Grace'));
      }),
    authorize: async (_: unknown, _person: unknown, { named }: { named: unknown }) => named,
    isOpenToAll: async () => true,
  } as unknown as Directory;
  const events = earlier.map((message) => ({ type: 'message', message }));
  const archive = { replay: async () => ({ events, since: 0 }), threads: async () => [] };
  const adapter = { directory, archive, platform: PLAIN } as unknown as Adapter;
  const settings = createSettings(createMemoryStore());
  const channels = createChannelMemory({
    ...{ settings, passages, log, shutdown: NEVER },
    keys: async function* () {},
    isWanted: async () => true,
    adapters: new Map([['test', adapter]]),
    policy: { isAllowed: () => true },
    remembered: createIndexWriter({ passages, log, isWanted: async () => true, onPut() {} }),
  });
  const asking = {
    ...{ here: PLACE, to: 'everyone' as const },
    asker: { id: 'U1', isExternal: false },
  } as const;
  return {
    channels,
    names,
    settings,
    turnOn: () => channels.turnOn(PLACE, createAccess(adapter, asking, NEVER), NEVER),
    texts: async () => (await passages.list({ place: 'test/T1/C1' })).map(({ text }) => text),
  };
}

const event = (key: string) => ({ key, conversation: 'test/T1/C1', place: PLACE, at: 1_000 });

const remove = (messageId: string): DeleteEvent => ({
  ...event(messageId),
  type: 'delete',
  messageId,
});

const say = (id: string, text: string): MessageEvent => ({
  ...event(id),
  ...{ type: 'message', message: toMessage(id, text) },
});

const edit = (id: string, text: string): EditEvent => ({
  ...event(id),
  ...{ type: 'edit', message: toMessage(id, text) },
});

test('a message that is deleted while it is being kept is not kept', async () => {
  const { channels, names, settings, texts } = await setUp();
  await settings.set('test/T1/C1', { memory: true });
  const kept = channels.onObserved(say('1', 'a secret'));
  await expect.poll(() => names.length).toBe(1);
  const forgotten = channels.onObserved(remove('1'));
  for (const find of names) find();
  await Promise.all([kept, forgotten]);
  expect(await texts()).toEqual([]);
});

test('of two edits the later one holds, whichever names are found first', async () => {
  const { channels, names, settings, texts } = await setUp();
  await settings.set('test/T1/C1', { memory: true });
  const told = [
    channels.onObserved(say('1', 'first')),
    channels.onObserved(edit('1', 'second')),
    channels.onObserved(edit('1', 'third')),
  ];
  await expect.poll(() => names.length).toBeGreaterThan(0);
  for (let found = 0; found < names.length; ) {
    const last = names.length;
    for (const find of names.slice(found).toReversed()) find();
    found = last;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await Promise.all(told);
  expect(await texts()).toEqual(['third']);
});

test('another message does not wait for one whose names are not found', async () => {
  const { channels, names, settings, texts } = await setUp();
  await settings.set('test/T1/C1', { memory: true });
  const slow = channels.onObserved(say('1', 'slow'));
  await expect.poll(() => names.length).toBe(1);
  const quick = channels.onObserved(say('2', 'quick'));
  await expect.poll(() => names.length).toBe(2);
  names[1]?.();
  await quick;
  expect(await texts()).toContain('quick');
  names[0]?.();
  await slow;
});

test('what is deleted or edited while the channel is read is not kept as it was', async () => {
  const { channels, names, turnOn, texts } = await setUp({
    earlier: [toSeen('1', 'a secret'), toSeen('2', 'old words'), toSeen('3', 'stays')],
  });
  const counted = turnOn();
  await expect.poll(() => names.length).toBe(1);
  // At once: names are waited for no longer than a second.
  const told = [channels.onObserved(remove('1')), channels.onObserved(edit('2', 'new words'))];
  await expect.poll(() => names.length).toBe(2);
  for (const find of names) find();
  await Promise.all([counted, ...told]);
  expect((await texts()).toSorted()).toEqual(['new words', 'stays']);
  // The first was read, and went afterwards.
  expect(await counted).toBe(2);
});

test('of what was quoted, shared or attached before nothing is kept', async () => {
  const { names, turnOn, texts } = await setUp({
    earlier: [
      toSeen('1', 'look at this', {
        title: 'A title',
        quoted: [{ author: 'Eve', text: 'a secret of another channel' }],
        unread: ['a poll'],
      }),
      toSeen('2', '', {
        quoted: [{ author: 'Eve', text: 'a secret of another channel' }],
      }),
    ],
  });
  const counted = turnOn();
  await expect.poll(() => names.length).toBe(1);
  names[0]?.();
  expect(await counted).toBe(1);
  expect(await texts()).toEqual(['A title\n\nlook at this']);
});
