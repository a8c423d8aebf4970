import { afterEach, expect, test } from 'vitest';
import type { Place } from '../../../src/core/messages.ts';
import { createBrowser } from './browser.ts';
import {
  audience,
  content,
  createMemoryBlobs,
  createMemoryStore,
  never,
  openSite,
  placeOf,
  type Site,
  stream,
  toPosted,
} from './site.ts';

const sites: Site[] = [];
afterEach(async () => {
  for (const site of sites.splice(0)) await site.close();
});

async function open(options: Parameters<typeof openSite>[0] = {}) {
  const site = await openSite(options);
  sites.push(site);
  return site;
}

test('a message starts a thread of its own and is addressed to Parley', async () => {
  const site = await open();
  const { id } = await createBrowser(site.url).post('/web/messages', {
    text: '\n \nHello \n',
    timeZone: 'Europe/Paris',
  });

  expect(site.events).toMatchObject([
    {
      type: 'message',
      key: `web/local/general/${id}/message`,
      conversation: `web/local/general/${id}`,
      message: {
        id,
        text: 'Hello',
        where: 'dm',
        place: placeOf(String(id)),
        speaker: { name: 'Ada', isAdmin: true },
      },
    },
  ]);
});

test('a reply belongs to the thread of the message it answers, also where that is a reply', async () => {
  const site = await open();
  const ada = createBrowser(site.url);
  const { id } = await ada.post('/web/messages', { text: 'first' });
  const second = await ada.post('/web/messages', { text: 'second', thread: id });
  await ada.post('/web/messages', { text: 'third', thread: second.id });

  expect(site.events.map(({ conversation }) => conversation)).toEqual(
    Array(3).fill(`web/local/general/${id}`),
  );
});

test('two browsers are two people, and one stays the same', async () => {
  const site = await open();
  const [ada, bob] = [createBrowser(site.url), createBrowser(site.url, 'Bob')];
  await ada.post('/web/messages', { text: '1' });
  await bob.post('/web/messages', { text: '2' });
  await ada.post('/web/messages', { text: '3' });

  const speakers = site.events.map((event) =>
    event.type === 'message' ? event.message.speaker : null,
  );
  expect(speakers.map((speaker) => speaker?.name)).toEqual(['Ada', 'Bob', 'Ada']);
  expect(speakers[0]?.id).toBe(speakers[2]?.id);
  expect(speakers[0]?.id).not.toBe(speakers[1]?.id);
  const person = await site.adapter.directory.person(
    speakers[1]?.id ?? '',
    placeOf(undefined),
    never,
  );
  expect(person).toEqual({ name: 'Bob', timeZone: null, locale: null });
});

test('a message that is sent twice is one', async () => {
  const site = await open();
  const ada = createBrowser(site.url);
  const first = await ada.post('/web/messages', { text: 'once', nonce: 'n1' });
  const second = await ada.post('/web/messages', { text: 'once', nonce: 'n1' });

  expect(second.id).toBe(first.id);
  expect(new Set(site.events.map(({ key }) => key)).size).toBe(1);
  const seen = await site.adapter.archive.read(
    placeOf(undefined),
    { after: null, limit: 9 },
    never,
  );
  expect(seen).toHaveLength(1);
});

test('a message that the core could not accept is taken back and said to have failed', async () => {
  let isBroken = true;
  const site = await open({
    answer: async () => {
      if (isBroken) throw new Error('the store is away');
      return null;
    },
  });
  const ada = createBrowser(site.url);
  expect(await ada.post('/web/messages', { text: 'lost?' })).toMatchObject({ status: 503 });
  isBroken = false;
  await ada.post('/web/messages', { text: 'kept' });

  const seen = await site.adapter.archive.read(
    placeOf(undefined),
    { after: null, limit: 9 },
    never,
  );
  expect(seen.map(({ text }) => text)).toEqual(['kept']);
});

test('a message that a dying process had shown but not handed over is handed over at the next start', async () => {
  const store = createMemoryStore();
  const accepted = Promise.withResolvers<null>();
  const dying = await openSite({ store, answer: () => accepted.promise });
  const post = createBrowser(dying.url).post('/web/messages', { text: 'still there?' });
  await expect.poll(() => dying.events.length).toBe(1);

  const site = await open({ store });

  expect(site.events).toEqual(dying.events);
  accepted.resolve(null);
  await post;
  await dying.close();
});

test('messages, names and channels outlast a restart, under the same ids', async () => {
  const [store, blobs] = [createMemoryStore(), createMemoryBlobs()];
  const first = await openSite({ store, blobs });
  const ada = createBrowser(first.url);
  await ada.post('/web/channels', { channel: 'Café 2' });
  const { id } = await ada.post('/web/messages', { text: 'remember me', channel: 'café-2' });
  const channel = first.adapter.channel(placeOf(String(id), 'café-2'), audience());
  const posted = await stream(channel, 'j1/0/0', ['I will', 'I will remember']);
  await first.close();

  const site = await open({ store, blobs });
  const seen = await site.adapter.archive.read(
    placeOf(String(id), 'café-2'),
    { after: null, limit: 9 },
    never,
  );
  expect(seen.map(({ id, text }) => [id, text])).toEqual([
    [id, 'remember me'],
    [posted.id, 'I will remember'],
  ]);
  const { data } = await (await createBrowser(site.url).follow(null, 'café-2')).until('state');
  expect(data.channels).toEqual([
    { id: 'general', name: 'general' },
    { id: 'café-2', name: 'Café 2' },
  ]);
});

test('a channel keeps its last 500 messages, whole threads at a time, and the store does not grow', async () => {
  const site = await open();
  const channel = (thread: string | undefined) => site.adapter.channel(placeOf(thread), audience());
  const first = await channel(undefined).write(
    toPosted('a/0/0'),
    'close',
    content('oldest'),
    never,
  );
  await channel(first.posted.id ?? '').write(
    toPosted('a/0/1'),
    'close',
    content('its reply'),
    never,
  );
  for (let index = 0; index < 510; index += 1)
    await channel(undefined).write(toPosted(`b/0/${index}`), 'close', content(`${index}`), never);

  const seen = await site.adapter.archive.read(
    placeOf(undefined),
    { after: null, limit: 1_000 },
    never,
  );
  expect([seen.length, seen[0]?.text, seen.at(-1)?.text]).toEqual([500, '10', '509']);
  expect(site.store).toHaveProperty('size', 501); // The messages and their index.
});

test('what cannot be a message is refused with a sentence', async () => {
  const { url, events } = await open();
  const ada = createBrowser(url);

  expect((await ada.post('/web/messages', { text: '  ' })).error).toBe('Write something first.');
  expect((await ada.post('/web/messages', { text: 'x', thread: 'nowhere' })).error).toContain(
    'That message is gone',
  );
  expect((await ada.post('/web/messages', { text: 'x', channel: 'nowhere' })).error).toBe(
    'There’s no such channel.',
  );
  expect((await ada.post('/web/messages', { text: 'x'.repeat(100_001) })).error).toContain(
    'too long',
  );
  expect((await ada.post('/web/messages', { text: 7 })).error).toContain('out of date');
  expect((await ada.post('/web/messages', { text: '/ask' })).error).toContain(
    'Add some text for `question`',
  );
  const garbled = await ada.send('/web/messages', { method: 'POST', body: '[1' });
  expect([garbled.status, events.length]).toEqual([400, 0]);
});

test('a thread is read from a message on, and nothing but the page is open to its people', async () => {
  const site = await open();
  const ada = createBrowser(site.url);
  const { id } = await ada.post('/web/messages', { text: 'question' });
  await ada.post('/web/messages', { text: 'elsewhere' });
  const stop = { label: 'Stop', action: 'stop:j1', style: 'danger' } as const;
  const channel = site.adapter.channel(placeOf(String(id)), audience());
  await channel.write(toPosted('j1/0/0'), 'open', content('answer', { buttons: [stop] }), never);

  const { directory, archive } = site.adapter;
  const seen = await archive.read(placeOf(String(id)), { after: String(id), limit: 50 }, never);
  expect(seen).toMatchObject([{ isOwn: true, text: 'answer', actions: ['stop:j1'] }]);
  const slack = { platform: 'slack', workspace: 'T1', channel: 'C1' };
  const authorize = (place: Place) =>
    directory.authorize('write', 'P1', { named: place, here: place }, never);
  expect(await authorize(placeOf(undefined))).toEqual(placeOf(undefined));
  expect(await authorize(slack)).toBeNull();
  expect(await authorize({ ...placeOf(undefined), channel: 'no-such' })).toBeNull();
});

test('a channel is read whole, and each message has an address that leads back to it', async () => {
  const site = await open();
  const ada = createBrowser(site.url);
  await ada.post('/web/channels', { channel: 'Über uns' });
  const channel = 'über-uns';
  const { id } = await ada.post('/web/messages', { text: 'question', channel });
  const thread = placeOf(String(id), channel);
  await stream(site.adapter.channel(thread, audience()), 'j1/0/0', ['answer']);
  const { archive } = site.adapter;
  const seen = await archive.read(placeOf(undefined, channel), { after: null, limit: 9 }, never);
  expect(seen.map(({ text }) => text)).toEqual(['question', 'answer']);

  const address = await archive.link(thread, seen[1]?.id ?? '', never);
  expect(address).toBe(`#/%C3%BCber-uns/${seen[1]?.id}`);
  for (const copied of [address ?? '', `http://localhost:3000/${address}`]) {
    const located = archive.locate(placeOf(undefined), copied);
    const read = await archive.read(
      located?.place ?? thread,
      { after: located?.before ?? null, limit: 1 },
      never,
    );
    expect(read).toMatchObject([{ id: located?.id, text: 'answer' }]);
  }
  for (const other of ['nonsense', 'https://example.org/', '#/general', '#/%/x%'])
    expect(archive.locate(placeOf(undefined), other)).toBeNull();
});
