import { expect, test } from 'vitest';
import { callApi, startEmulator } from './discord/bot.ts';
import type { Options } from './discord/types.ts';

// The search of the emulator keeps Discord's rules.

async function start(options: Partial<Options> = {}) {
  const emulator = await startEmulator({ rateLimits: 'off', ...options });
  const ada = emulator.person('42');
  const search = (query: string) =>
    callApi(emulator, 'GET', `/guilds/${emulator.guildId}/messages/search?${query}`);
  return { emulator, ada, search };
}

test('every word has to be there, and the newest message comes first', async () => {
  const { emulator, ada, search } = await start();
  const channel = emulator.generalId;
  const ids = ['green beans', 'beans', 'Beans are green'].map(
    (text) => ada.say({ channel, text }).id,
  );

  expect(await search('content=green+beans&limit=25&sort_by=relevance')).toMatchObject({
    status: 200,
    json: {
      doing_deep_historical_index: false,
      total_results: 2,
      messages: [[{ id: ids[2], channel_id: channel }], [{ id: ids[0] }]],
    },
  });
  expect(await search('content=beans&limit=1&offset=1')).toMatchObject({
    json: { total_results: 3, messages: [[{ id: ids[1] }]] },
  });
});

test('only the channels that are named are searched, threads as such', async () => {
  const { emulator, ada, search } = await start();
  const thread = ada.createThread({ channel: emulator.generalId }, 'Thread').id;
  const { id } = ada.say({ channel: thread, text: 'beans' });
  const named = (...channels: readonly string[]) =>
    search(`content=beans&${channels.map((each) => `channel_id=${each}`).join('&')}`);

  expect(await named(emulator.generalId)).toMatchObject({ json: { total_results: 0 } });
  expect(await named(emulator.generalId, thread)).toMatchObject({
    json: { messages: [[{ id }]], threads: [{ id: thread, parent_id: emulator.generalId }] },
  });
});

test.each<[string, string, number, number]>([
  ['a page of 26', 'limit=26', 400, 50_035],
  ['an offset of 9,976', 'offset=9976', 400, 50_035],
  ['1,025 characters', `content=${'x'.repeat(1_025)}`, 400, 50_035],
  ['another order', 'sort_by=date', 400, 50_035],
  ['a name for a channel', 'channel_id=general', 400, 50_035],
  ['several channels in one', 'channel_id=1,2', 400, 50_035],
  ['a channel twice', 'channel_id=1&channel_id=1', 400, 50_035],
  [
    '501 channels',
    Array.from({ length: 501 }, (_, id) => `channel_id=${id}`).join('&'),
    400,
    50_035,
  ],
  ['a channel that is nowhere', 'channel_id=1', 404, 10_003],
])('%s is refused', async (_what, query, status, code) => {
  const { search } = await start();

  expect(await search(query)).toMatchObject({ status, json: { code } });
});

test('without the intent, or where the bot reads no history, there is no search', async () => {
  const closed = await start({ messageContent: false });
  expect(await closed.search('content=beans')).toMatchObject({ status: 403 });

  const { emulator, search } = await start();
  emulator.deny(emulator.generalId, 'READ_MESSAGE_HISTORY');
  const named = `content=beans&channel_id=${emulator.generalId}`;
  expect(await search(named)).toMatchObject({ status: 403, json: { code: 50_001 } });
});

test('until the index is there it is told when to come again', async () => {
  const { emulator, search } = await start();
  emulator.search.indexing = { left: 1, retryAfter: 2 };

  expect(await search('content=beans')).toMatchObject({
    status: 202,
    json: { code: 110_000, documents_indexed: 0, retry_after: 2 },
  });
  expect(await search('content=beans')).toMatchObject({ status: 200 });
});
