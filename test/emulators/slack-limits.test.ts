import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { clientFor, clientOptions, errorOf, startSlack } from './slack/harness.ts';

const times = <Value>(count: number, run: () => Promise<Value>): Promise<Value[]> =>
  Promise.all(Array.from({ length: count }, run));
const count = (list: readonly string[], name: string): number =>
  list.filter((each) => each === name).length;
const LIMITED = 'slack_webapi_rate_limited_error';

test('a method has as many calls a minute and workspace as its tier allows', async () => {
  let now = 1_800_000_000_000;
  const { emulator, client } = await startSlack({
    clock: () => now,
    workspaces: [{ id: 'T1' }, { id: 'T2' }],
  });
  const results = await times(52, () => errorOf(client.conversations.info({ channel: 'C1' })));
  expect(count(results, 'fine')).toBe(50);
  expect(count(results, LIMITED)).toBe(2);
  expect(emulator.rateLimited).toMatchObject([
    { method: 'conversations.info', team: 'T1' },
    { method: 'conversations.info', team: 'T1' },
  ]);
  const other = clientFor(emulator, emulator.tokenOf('T2'));
  expect(await errorOf(other.conversations.info({ channel: 'C1' }))).toBe('fine');
  expect(await errorOf(client.users.info({ user: 'U1' }))).toBe('fine');

  now += 59_000;
  const early = await client.conversations.info({ channel: 'C1' }).catch((error: unknown) => error);
  expect(early).toMatchObject({ code: LIMITED, retryAfter: 1 });
  now += 1_000;
  expect(await errorOf(client.conversations.info({ channel: 'C1' }))).toBe('fine');
});

test('a channel takes a short burst of posts, then one a second', async () => {
  let now = 1_800_000_000_000;
  const { client } = await startSlack({
    clock: () => now,
    workspaces: [{ id: 'T1', channels: [{ id: 'C1' }, { id: 'C3' }] }],
  });
  const post = (channel: string) => errorOf(client.chat.postMessage({ channel, text: 'x' }));
  expect(count(await times(4, () => post('C1')), 'fine')).toBe(3);
  expect(await post('C3')).toBe('fine');
  now += 1_000;
  expect(await post('C1')).toBe('fine');
  expect(await post('C1')).toBe(LIMITED);
});

test('a distributed app reads history once a minute, fifteen messages at a time', async () => {
  const { emulator, client } = await startSlack({ distributedApp: true });
  for (let index = 0; index < 20; index += 1)
    emulator.person('U1').say({ channel: 'C1', text: `${index}` });
  const page = await client.conversations.history({ channel: 'C1', limit: 100 });
  expect(page.messages).toHaveLength(15);
  expect(page.has_more).toBe(true);
  expect(await errorOf(client.conversations.history({ channel: 'C1' }))).toBe(LIMITED);
});

test('limits can be off', async () => {
  const { emulator, client } = await startSlack({ rateLimits: 'off' });
  const results = await times(60, () => errorOf(client.conversations.info({ channel: 'C1' })));
  expect(count(results, 'fine')).toBe(60);
  expect(emulator.rateLimited).toEqual([]);
});

test('missing scopes are named', async () => {
  const { emulator, client } = await startSlack({ scopes: ['chat:write'] });
  const timestamp = emulator.person('U1').say({ channel: 'C1', text: 'x' });
  const react = client.reactions.add({ channel: 'C1', timestamp, name: 'eyes' });
  await expect(react).rejects.toMatchObject({
    data: { error: 'missing_scope', needed: 'reactions:write', provided: 'chat:write' },
  });
  expect(await errorOf(client.chat.postMessage({ channel: 'C1', text: 'x' }))).toBe('fine');
});

test('faults before the commit leave nothing behind', async () => {
  const { emulator, client } = await startSlack();
  const post = () => errorOf(client.chat.postMessage({ channel: 'C1', text: 'x' }));
  emulator.faults.next(
    'chat.postMessage',
    { error: 'internal_error' },
    { http: 500 },
    { dropRequest: true },
    { rateLimited: 7 },
    { html: true },
  );
  const results: string[] = [];
  for (let index = 0; index < 5; index += 1) results.push(await post());
  expect(results).toEqual([
    'internal_error',
    'slack_webapi_http_error',
    'slack_webapi_request_error',
    LIMITED,
    expect.stringContaining('Sign in | Slack'),
  ]);
  expect(emulator.messages('C1')).toEqual([]);
  expect(emulator.rateLimited).toHaveLength(1);
  expect(emulator.calls.map(({ error }) => error)).toEqual([
    'internal_error',
    'http_500',
    'dropRequest',
    'ratelimited',
    'html',
  ]);
  expect(await post()).toBe('fine');
});

test('faults after the commit lose only the reply', async () => {
  const { emulator, client } = await startSlack();
  const post = () => errorOf(client.chat.postMessage({ channel: 'C1', text: 'x' }));
  emulator.faults.every('chat.postMessage', { dropReply: true });
  expect(await post()).toBe('slack_webapi_request_error');
  emulator.faults.every('chat.postMessage', { http: 502, afterCommit: true });
  expect(await post()).toBe('slack_webapi_http_error');
  expect(emulator.messages('C1')).toHaveLength(2);
  emulator.faults.clear();
  expect(await post()).toBe('fine');
});

test("the SDK's own retry repeats a post whose reply was lost", async () => {
  const { emulator } = await startSlack();
  const retrying = new WebClient(emulator.botToken, {
    ...clientOptions(emulator),
    retryConfig: { retries: 1, minTimeout: 1, maxTimeout: 1 },
  });
  emulator.faults.next('chat.postMessage', { dropReply: true });
  await retrying.chat.postMessage({ channel: 'C1', text: 'twice' });
  expect(emulator.messages('C1').map(({ text }) => text)).toEqual(['twice', 'twice']);
});

test('a slow answer that the client gave up on was given all the same', async () => {
  const { emulator } = await startSlack();
  const hasty = new WebClient(emulator.botToken, { ...clientOptions(emulator), timeout: 1_000 });
  const gaveUp = Promise.withResolvers<void>();
  emulator.onWrite = (stage) => (stage === 'committed' ? gaveUp.promise : undefined);
  const post = hasty.chat.postMessage({ channel: 'C1', text: 'late' });
  expect(await errorOf(post)).toBe('slack_webapi_request_error');
  gaveUp.resolve();
  await emulator.waitFor(() => emulator.messages('C1').length === 1);
});

test('a hook sees every boundary of a write and none of a read', async () => {
  const { emulator, client } = await startSlack();
  const seen: string[] = [];
  emulator.onWrite = (stage, method) => {
    seen.push(`${stage} ${method} ${emulator.messages('C1').length}`);
  };
  await client.chat.postMessage({ channel: 'C1', text: 'x' });
  await client.conversations.history({ channel: 'C1' });
  await emulator.waitFor(() => seen.length >= 3);
  expect(seen).toEqual([
    'before chat.postMessage 0',
    'committed chat.postMessage 1',
    'replied chat.postMessage 1',
  ]);
});

test('a client that is killed before the commit never wrote', async () => {
  const { emulator } = await startSlack();
  const abort = new AbortController();
  emulator.onWrite = (stage) => {
    if (stage === 'before') abort.abort();
  };
  const post = fetch(`${emulator.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${emulator.botToken}` },
    body: new URLSearchParams({ channel: 'C1', text: 'x' }),
    signal: abort.signal,
  });
  expect(await errorOf(post)).not.toBe('fine');
  await emulator.waitFor(() => emulator.calls[0]?.error === 'client_gone');
  expect(emulator.messages('C1')).toEqual([]);
});

test('JSON bodies are understood too', async () => {
  const { emulator } = await startSlack();
  const response = await fetch(`${emulator.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${emulator.botToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ channel: 'C1', blocks: [{ type: 'markdown', text: 'hi' }] }),
  });
  expect(await response.json()).toMatchObject({ ok: true, channel: 'C1' });
  expect(emulator.messages('C1')[0]?.text).toBe('hi');
});
