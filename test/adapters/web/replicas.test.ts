// Kind: two replicas serve one page, and a browser may be at either.
import { expect, test } from 'vitest';
import { type ChannelState, openChannelState } from '../../../src/adapters/web/channel-state.ts';
import { createChannels } from '../../../src/adapters/web/channels.ts';
import { createEventStream } from '../../../src/adapters/web/event-stream.ts';
import type { PageMessage } from '../../../src/adapters/web/message.ts';
import { createRelay, type RelayMessage } from '../../../src/adapters/web/relay.ts';
import { createChannel } from '../../../src/adapters/web/write/outbound.ts';
import { toPrivately } from '../../../src/core/audience.ts';
import type { Posted } from '../../../src/core/job.ts';
import { createLocalSignals } from '../../../src/storage/signals.ts';
import { createMemoryBlobs, createMemoryStore, log } from './site.ts';

const message = (id: string, more: Partial<PageMessage> = {}): PageMessage => ({
  ...{ id, channel: 'general', thread: null, speaker: 'P1', name: 'Ada', only: null, text: id },
  ...{ files: [], status: null, buttons: [], isOpen: false, isDeleted: false },
  ...{ sentAt: 1, editedAt: null, mark: `mark ${id}`, ...more },
});

/** Two replicas on one store, and what the pages of each are told. */
async function openTwo() {
  const store = createMemoryStore();
  const signals = createLocalSignals(log);
  const open = async () => {
    const told: object[] = [];
    const eventStream = { ...createEventStream(), send: (event: object) => void told.push(event) };
    const relay = createRelay(signals);
    const parts = { store, blobs: createMemoryBlobs(), relay };
    const state: ChannelState = await openChannelState('general', parts, eventStream);
    const heard: Promise<void>[] = [];
    relay.on((each: RelayMessage) => {
      if (each.type === 'message') heard.push(state.hear(each.id));
      if (each.type === 'sign') state.hearSign(each.id, each.sign);
    });
    return { state, told, heard };
  };
  const [here, there] = [await open(), await open()];
  /** What was told is heard. */
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setImmediate(done));
    await Promise.all([...here.heard, ...there.heard]);
  };
  return { store, here, there, settle };
}

test('what one replica shows the pages of the other are shown, each change as its difference', async () => {
  const { here, there, settle } = await openTwo();
  await here.state.add(message('m1', { text: 'Hello' }), { isPending: false });
  await settle();
  await here.state.change('m1', { text: 'Hello, all' }, { isLazy: false });
  await settle();
  here.state.sign('m1', 'working');
  await settle();
  await here.state.remove('m1');
  await settle();

  expect(there.told).toMatchObject([
    { type: 'message', message: { id: 'm1', text: 'Hello' } },
    { type: 'activity', channel: 'general' },
    { type: 'grow', id: 'm1', keep: 5, text: ', all' },
    { type: 'sign', id: 'm1', sign: 'working' },
    { type: 'gone', id: 'm1' },
  ]);
  expect(there.state.list()).toEqual([]);
});

test.each([
  ['a sentence', 'It is gone.', true],
  ['as much as one signal holds', '漢'.repeat(1_000), true],
  ['more than one signal holds', '漢'.repeat(1_001), false],
  ['two lines', 'One.\nTwo.', false],
])('a private notice of %s reaches the pages of the other replica', async (_, text, isNotice) => {
  const { here, there, settle } = await openTwo();
  const told: object[] = [];
  const channel = createChannel(
    { platform: 'web', workspace: 'local', channel: 'general' },
    toPrivately('P1', null),
    {
      open: async () => here.state,
      eventStream: { send: () => {} },
      relay: { isShared: true, tell: (each) => void told.push(each) },
    },
  );
  const posted: Posted = {
    ...{ key: 'whisper/0/0', id: null, state: 'opening', cut: null },
    ...{ openedAt: 1, adapterState: null },
  };
  const content = { text, status: null, buttons: [], files: [] };
  await channel.write(posted, 'open', content, new AbortController().signal);
  await settle();

  const bytes = told.map((each) => Buffer.byteLength(JSON.stringify(each)));
  expect(bytes.every((count) => count < 7_500)).toBe(true);
  expect(told).toEqual(isNotice ? [{ type: 'notice', person: 'P1', text }] : []);
  expect(there.state.list().map((each) => [each.text, each.only])).toEqual(
    isNotice ? [] : [[text, 'P1']],
  );
});

test('messages that two replicas show at once are all kept, once', async () => {
  const { store, here, there, settle } = await openTwo();
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? here : there).state.add(message(`m${index}`), { isPending: index < 4 }),
    ),
  );
  await Promise.all([here.state.settle('m1'), there.state.settle('m2')]);
  await settle();

  const { state } = await openTwo().then(() => here);
  expect(new Set(state.list().map(({ id }) => id)).size).toBe(20);
  expect(there.state.list()).toHaveLength(20);
  expect(await store.get('web/channel/general')).toMatchObject({
    ids: expect.objectContaining({ length: 20 }),
    pending: expect.objectContaining({ length: 2 }),
  });
});

test('a replica that heard nothing finds what the others have shown, and what they took away', async () => {
  const { here, there, settle } = await openTwo();
  await here.state.add(message('m1'), { isPending: false });
  await settle();
  there.heard.length = 0;
  await here.state.add(message('m2', { thread: 'm1', only: 'P1' }), { isPending: false });
  await there.state.catchUp();

  expect(there.state.get('m2')?.only).toBe('P1');
  await here.state.remove('m2');
  await there.state.catchUp();
  expect(there.state.get('m2')).toBe(undefined);
});

test('channels that two replicas add at once are all there', async () => {
  const store = createMemoryStore();
  const [here, there] = [createChannels(store), createChannels(store)];
  await here.list();
  await Promise.all([here.add('One'), there.add('Two'), here.add('Three'), there.add('one')]);
  here.forget();

  expect((await here.list()).map(({ name }) => name)).toEqual(['general', 'One', 'Two', 'Three']);
});
