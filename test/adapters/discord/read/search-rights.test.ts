import { expect, test } from 'vitest';
import { BOB, type Searching, startSearching } from './searching.ts';
import { ADA, addPrivate } from './two-guilds.ts';

// Kind: Discord's search is asked only for what the person who asks may read, and what it finds is
// not what may be told: each place is asked about, by the rule that every reader keeps (promise
// 13).

const TOLD = 'the beans arrive on Tuesday';
const SECRET = 'the beans arrive by night';

/** A place that Ada may not read, with the secret in it. */
const PLACES: readonly [string, (stage: Searching) => string][] = [
  ['a private channel', ({ emulator }) => addPrivate(emulator, emulator.guildId, [BOB])],
  [
    'a thread of a private channel',
    ({ emulator, bob }) => {
      const channel = addPrivate(emulator, emulator.guildId, [BOB]);
      return bob.createThread({ channel }, 'Delivery').id;
    },
  ],
  [
    'a private thread',
    ({ emulator, bob }) => {
      const thread = bob.createThread({ channel: emulator.generalId }, 'Us', { isPrivate: true });
      bob.invite(thread.id);
      return thread.id;
    },
  ],
  [
    'a channel without its history',
    ({ emulator }) => {
      const channel = emulator.addChannel('no history');
      emulator.overwrite(channel, ADA, { deny: ['READ_MESSAGE_HISTORY'] });
      return channel;
    },
  ],
  ['direct messages of another person', ({ emulator }) => emulator.dmId(BOB)],
];

test.each(PLACES)('%s is not recalled, nor asked for', async (_what, make) => {
  const stage = await startSearching();
  const { emulator, say, texts, called } = stage;
  const place = make(stage);
  say(place, SECRET);
  say(emulator.generalId, TOLD);
  emulator.search.coversThreads = true;

  expect(await texts('beans arrive')).toEqual([TOLD]);
  expect(called()[0]?.query.channel_id?.split('\n')).not.toContain(place);
  expect(called()[0]?.query.channel_id?.split('\n')).toContain(emulator.generalId);
});

test.each(PLACES)('were Discord to name %s, it would not be recalled', async (_what, make) => {
  const stage = await startSearching();
  const channel = make(stage);
  const id = stage.say(channel, SECRET);
  stage.emulator.search.reply = {
    messages: [[{ id, channel_id: channel, type: 0, content: SECRET, author: { id: BOB } }]],
    threads: [{ id: channel, parent_id: stage.emulator.generalId }],
  };

  expect(await stage.recall('beans')).toEqual({ hits: [], gap: null });
});

test('another server is not searched, whatever it holds', async () => {
  const { other, eva, ada, emulator, say, texts, called } = await startSearching();
  say(other.generalId, SECRET, eva);
  say(emulator.generalId, TOLD, ada);

  expect(await texts('beans')).toEqual([TOLD]);
  expect(called().map(({ path }) => path)).toEqual([`/guilds/${emulator.guildId}/messages/search`]);
});

test('a person who lost a role a second ago is told nothing of its channel', async () => {
  const { emulator, bob, adapter, here, say } = await startSearching();
  const channel = addPrivate(emulator, emulator.guildId, [emulator.roleId('Crew')]);
  say(channel, SECRET, bob);
  const search = async () => {
    const scope = { here, person: BOB, token: null, limit: 5 };
    const { hits } = await adapter.archive.search('beans', scope, new AbortController().signal);
    return hits.map(({ message }) => message.text);
  };
  expect(await search()).toEqual([SECRET]);
  emulator.takeRole(BOB, 'Crew');

  expect(await search()).toEqual([]);
});

test('a right that is lost between the search and the look at its hits counts', async () => {
  const { emulator, say, texts } = await startSearching();
  const channel = addPrivate(emulator, emulator.guildId, [ADA, BOB]);
  say(channel, SECRET);
  const before = texts('beans');
  await emulator.waitFor(() => emulator.calls.some(({ path }) => path.endsWith('/search')));
  emulator.overwrite(channel, ADA, { deny: ['VIEW_CHANNEL'] });

  expect(await before).toEqual([]);
});

test('who has left the server is told nothing', async () => {
  const { emulator, say, texts, called } = await startSearching();
  say(emulator.generalId, TOLD);
  emulator.expel(ADA);

  expect(await texts('beans')).toEqual([]);
  expect(called()).toEqual([]);
});

test('what Parley itself does not see is not asked for', async () => {
  const { emulator, say, recall, called } = await startSearching();
  const channel = emulator.addChannel('unseen');
  say(channel, SECRET);
  emulator.deny(channel, 'VIEW_CHANNEL');
  say(emulator.generalId, TOLD);

  expect((await recall('beans')).hits).toHaveLength(1);
  expect(called()[0]?.query.channel_id).not.toContain(channel);
});

test('what not everyone in the channel may read is marked for the asker alone', async () => {
  const { emulator, say, recall } = await startSearching();
  say(addPrivate(emulator, emulator.guildId, [ADA, BOB]), TOLD);
  const shared = async (to: Parameters<typeof recall>[1]) =>
    (await recall('beans', to)).hits.map(({ readable }) => readable.isShared);

  expect(await shared({})).toEqual([false]);
  expect(await shared({ to: { person: ADA } })).toEqual([true]);
});

test('a private thread that the asker is in is searched, and marked', async () => {
  const { emulator, bob, say, recall } = await startSearching();
  const thread = bob.createThread({ channel: emulator.generalId }, 'Us', { isPrivate: true });
  for (const each of [undefined, ADA]) bob.invite(thread.id, each);
  say(thread.id, TOLD);

  expect(await recall('beans')).toMatchObject({
    hits: [{ readable: { isShared: false, place: { thread: thread.id } } }],
    gap: null,
  });
});

test('from direct messages the servers of both are searched, and no direct messages', async () => {
  const { emulator, other, ada, eva, say, recall, direct } = await startSearching();
  say(emulator.generalId, TOLD);
  say(other.generalId, SECRET, eva);
  say(direct.channel, 'beans, I said', ada);
  const { hits, gap } = await recall('beans', { from: direct });

  expect(hits.map(({ hit }) => hit.message.text)).toEqual([TOLD]);
  expect(gap).toBeNull();
  emulator.person(ADA, { guild: other.id });
  expect((await recall('beans', { from: direct })).hits).toHaveLength(2);
});

test('deleted and edited messages are found as they stand', async () => {
  const { emulator, bob, say, texts } = await startSearching();
  const gone = say(emulator.generalId, 'beans on Monday');
  const edited = say(emulator.generalId, 'beans on Wednesday');
  bob.remove(gone);
  bob.edit(edited, 'beans on Friday');

  expect(await texts('beans on')).toEqual(['beans on Friday']);
});
