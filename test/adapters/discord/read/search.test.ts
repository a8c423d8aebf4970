import { expect, test } from 'vitest';
import type { Fault } from '../../../emulators/discord/faults.ts';
import { never, start } from '../harness.ts';
import { BOB, startSearching } from './searching.ts';
import { ADA } from './two-guilds.ts';

// Discord's own search: what is sent, what is found, and what goes wrong.

const SEARCH = 'GET /guilds/:guild/messages/search';

test('a message that was said before Parley came is found, with its author, time and link', async () => {
  const { emulator, bob, here, say, search } = await startSearching();
  const thread = bob.createThread({ channel: emulator.generalId }, 'Delivery');
  const id = say(thread.id, 'the beans arrive on Tuesday');
  say(emulator.generalId, 'nothing of the kind');
  const { hits, gap } = await search('beans arrive');

  expect(gap).toBeNull();
  expect(hits).toMatchObject([
    {
      place: { ...here, thread: thread.id },
      message: {
        ...{ id, speaker: BOB, speakerName: 'user43', isOwn: false, isBot: false },
        text: 'the beans arrive on Tuesday',
        sentAt: expect.any(Number),
      },
      link: `https://discord.com/channels/${emulator.guildId}/${thread.id}/${id}`,
    },
  ]);
});

test('what is asked of Discord is within its limits', async () => {
  const { search, called, emulator } = await startSearching();
  const posts = emulator.addChannel('other');
  await search(` ${'豆'.repeat(1_200)} `, { limit: 500 });

  expect(called().map(({ query, status }) => [query, status])).toEqual([
    [
      {
        content: '豆'.repeat(1_024),
        channel_id: `${emulator.generalId}\n${posts}`,
        ...{ slop: '100', sort_by: 'relevance', limit: '25' },
      },
      200,
    ],
  ]);
});

test('of very many channels the latest used are searched, and that is said', async () => {
  const { emulator, here, say, search, called } = await startSearching();
  const channels = Array.from({ length: 260 }, (_, index) => emulator.addChannel(`c${index}`));
  say(channels[0] ?? '', 'beans');
  say(channels[259] ?? '', 'beans');
  const { hits, gap } = await search('beans');

  expect(hits).toHaveLength(2);
  expect(gap).toBe('too_many_places');
  const asked = called()[0]?.query.channel_id?.split('\n') ?? [];
  expect(asked).toHaveLength(250);
  expect(asked[0]).toBe(here.channel);
});

test('posts of a forum are found in their threads', async () => {
  const { emulator, bob, search } = await startSearching();
  const post = bob.post(emulator.forumId, 'Delivery', 'beans on Tuesday');

  expect(await search('beans')).toMatchObject({
    hits: [{ place: { channel: emulator.forumId, thread: post.id }, message: { id: post.id } }],
  });
});

test('an index that is there in a moment is waited for, one that is not is a gap', async () => {
  const { emulator, say, search, called } = await startSearching();
  say(emulator.generalId, 'beans');
  emulator.search.indexing = { left: 1, retryAfter: 0.05 };
  expect(await search('beans')).toMatchObject({ hits: [{}], gap: null });
  expect(called()).toHaveLength(2);

  emulator.search.indexing = { left: 2, retryAfter: 0 };
  expect(await search('beans')).toEqual({ hits: [], gap: 'indexing' });
  emulator.search.indexing = { left: 2, retryAfter: 60 };
  expect(await search('beans')).toEqual({ hits: [], gap: 'indexing' });
  expect(called()).toHaveLength(5);
});

test('where older messages are still being indexed, what is found comes with that', async () => {
  const { emulator, say, search } = await startSearching();
  say(emulator.generalId, 'beans');
  emulator.search.isDeep = true;

  expect(await search('beans')).toMatchObject({ hits: [{}], gap: 'indexing' });
});

test('without the Message Content intent nothing is asked, and /about says so', async () => {
  const { adapter, emulator } = await start({ messageContent: false });
  const here = { platform: 'discord', workspace: emulator.guildId, channel: emulator.generalId };
  const scope = { here, person: ADA, token: null, limit: 5 };

  expect(await adapter.archive.search('beans', scope, never)).toEqual({
    hits: [],
    gap: 'no_intent',
  });
  expect(await adapter.archive.searchGap(never)).toBe('no_intent');
  expect(emulator.calls.filter(({ path }) => path.endsWith('/search'))).toEqual([]);
});

test.each<[string, Fault, string]>([
  ['that it is not allowed', { status: 403, code: 50_001 }, 'no_intent'],
  ['an invalid form', { status: 400, code: 50_035 }, 'failed'],
  ['an error of its servers', { http: 502 }, 'failed'],
  ['a rate limit', { rateLimited: 60 }, 'failed'],
  ['nothing', { dropReply: true }, 'failed'],
])('where Discord answers with %s the search fails, and no more', async (_what, fault, gap) => {
  const { emulator, adapter, here, recall } = await startSearching();
  emulator.faults.next(SEARCH, fault);

  expect(await recall('beans')).toEqual({ hits: [], gap });
  expect(await adapter.directory.authorize('read', ADA, { named: here, here }, never)).toEqual(
    here,
  );
});

test.each([
  'GET /guilds/:g',
  'GET /guilds/:g/channels',
  'GET /guilds/:g/threads/active',
  'GET /guilds/:g/members/:u',
])('where %s fails nothing is searched', async (route) => {
  const { emulator, say, recall, called } = await startSearching();
  say(emulator.generalId, 'beans');
  emulator.faults.every(route, { http: 500 });

  expect(await recall('beans')).toEqual({ hits: [], gap: 'failed' });
  expect(called()).toEqual([]);
});

test.each<[string, unknown, string | null]>([
  ['null', null, 'failed'],
  ['no messages', {}, 'failed'],
  ['messages that are none', { messages: 'none' }, 'failed'],
  ['nothing found', { messages: [], total_results: 0 }, null],
  ['things that are no messages', { messages: [[], [null], [7], ['x'], [{}]] }, null],
  ['a message of nowhere', { messages: [[{ id: '1', type: 0, content: 'beans' }]] }, null],
  ['a row of Discord’s own', { messages: [[{ id: '1', channel_id: '2', type: 7 }]] }, null],
])('a reply with %s', async (_what, reply, gap) => {
  const { emulator, search } = await startSearching();
  emulator.search.reply = reply;

  expect(await search('beans')).toEqual({ hits: [], gap });
});

test('a stop ends the search', async () => {
  const { adapter, here } = await startSearching();
  const scope = { here, person: ADA, token: null, limit: 5 };
  const stopped = AbortSignal.abort(new Error('stopped'));

  await expect(adapter.archive.search('beans', scope, stopped)).rejects.toThrow('stopped');
});
