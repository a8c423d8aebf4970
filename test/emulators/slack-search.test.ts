import { expect, test } from 'vitest';
import { clientFor, errorOf, startSlack } from './slack/harness.ts';
import type { SlackEmulatorOptions } from './slack/types.ts';

// The search of the emulator keeps Slack's rules, on the real client.

const channels = [
  { id: 'C1', name: 'general' },
  { id: 'C3', name: 'open', botIn: false },
  { id: 'C6', name: 'secret', kind: 'group' },
  { id: 'C7', name: 'old', archived: true },
] as const;

async function start(options: SlackEmulatorOptions = {}) {
  const users = [{ id: 'U1' }, { id: 'U2' }, { id: 'U3', isGuest: true }];
  const workspaces = [{ id: 'T1', users, channels }, { id: 'T2' }];
  const { emulator, client } = await startSlack({ workspaces, ...options });
  const told = async (by = 'U1', text = '<@UBOT> beans?') => {
    emulator.person(by).say({ channel: 'C1', text });
    const delivery = await emulator.waitFor(() =>
      emulator.deliveries.findLast(({ payload }) => JSON.stringify(payload).includes(text)),
    );
    return (delivery.payload.event as { action_token?: string }).action_token;
  };
  const search = (args: Record<string, unknown>, team = 'T1') =>
    clientFor(emulator, emulator.tokenOf(team)).apiCall('assistant.search.context', {
      query: 'beans',
      ...args,
    });
  return { emulator, client, told, search };
}

test('a bot searches public channels with the token of a person, most words first', async () => {
  const { emulator, told, search } = await start();
  const person = emulator.person('U2');
  const ids = ['C1', 'C3', 'C6', 'C3'].map((channel, index) =>
    person.say({ channel, text: index === 1 ? 'hot green beans' : 'beans' }),
  );
  person.say({ channel: 'C3', text: 'tea' });
  const action_token = await told('U1', '<@UBOT> tell me');
  const page = (args: object) => search({ query: 'Green beans?', action_token, ...args });
  const { results, response_metadata } = (await page({ limit: 2 })) as unknown as {
    readonly results: { readonly messages: readonly { readonly message_ts: string }[] };
    readonly response_metadata: { readonly next_cursor: string };
  };

  expect(results.messages.map(({ message_ts }) => message_ts)).toEqual([ids[1], ids[3]]);
  expect(results.messages[0]).toMatchObject({
    ...{ author_user_id: 'U2', channel_id: 'C3', channel_name: 'open', team_id: 'T1' },
    ...{ content: 'hot green beans', is_author_bot: false },
    permalink: `https://t1.slack.com/archives/C3/p${ids[1]?.replace('.', '')}`,
  });
  expect(await page({ limit: 2, cursor: response_metadata.next_cursor })).toMatchObject({
    results: { messages: [{ message_ts: ids[0] }] },
    response_metadata: { next_cursor: '' },
  });
});

test.each<[string, Record<string, unknown>, string]>([
  ['no query', { query: ' ' }, 'missing_query'],
  ['too long a query', { query: 'x'.repeat(1_001) }, 'query_too_long'],
  ['more than a page', { limit: 21 }, 'invalid_arguments'],
  ['no token', { action_token: undefined }, 'invalid_action_token'],
  ['another token', { action_token: '1.2.3' }, 'invalid_action_token'],
  ['private channels', { channel_types: 'public_channel,private_channel' }, 'missing_scope'],
  ['direct messages', { channel_types: ['im'] }, 'missing_scope'],
  ['another kind of content', { content_types: 'reactions' }, 'invalid_arguments'],
  ['a channel that is nowhere', { context_channel_id: 'C404' }, 'context_channel_not_found'],
])('%s is refused', async (_what, args, error) => {
  const { told, search } = await start();
  const action_token = await told();

  expect(await errorOf(search({ action_token, ...args }))).toBe(error);
});

test('a token is of its workspace, its turn and its time', async () => {
  let now = Date.now();
  const { told, search } = await start({ clock: () => now, actionTokenLifetimeMs: 1_000 });
  const action_token = await told();

  expect(action_token).toMatch(/./);
  expect(await errorOf(search({ action_token }, 'T2'))).toBe('invalid_action_token');
  expect(await errorOf(search({ action_token }))).toBe('fine');
  now += 1_001;
  expect(await errorOf(search({ action_token }))).toBe('invalid_action_token');
});

test('only what is said to the app brings a token', async () => {
  const { told } = await start();

  expect(await told('U1', 'to nobody')).toBeUndefined();
  expect(await told('U1', '<@UBOT> hello')).toMatch(/./);
});

test('without the feature, the scope or room in the rate limit there is no search', async () => {
  const off = await start({ search: false });
  expect(await errorOf(off.search({ action_token: await off.told() }))).toBe('feature_not_enabled');

  const old = await start({ scopes: ['chat:write'] });
  expect(await errorOf(old.search({ action_token: await old.told() }))).toBe('missing_scope');
  expect(await errorOf(old.client.apiCall('assistant.search.info'))).toBe('missing_scope');

  const busy = await start();
  const action_token = await busy.told();
  const errors = [];
  for (let call = 0; call < 21; call += 1)
    errors.push(await errorOf(busy.search({ action_token })));
  expect(new Set(errors)).toEqual(new Set(['fine', 'slack_webapi_rate_limited_error']));
});
