import { RateLimitError, type TextChannel } from 'discord.js';
import { expect, onTestFinished, test, vi } from 'vitest';
import { callApi, startBot, startEmulator } from './discord/bot.ts';

const POST = 'POST /channels/:channel/messages';

const startSending = async () => {
  const bot = await startBot({ rateLimits: 'off' });
  const channel = (await bot.client.channels.fetch(bot.emulator.generalId)) as TextChannel;
  const texts = () => bot.emulator.messages(bot.emulator.generalId).map(({ text }) => text);
  return { ...bot, channel, texts };
};

/** The seconds of a limit pass only where the test lets them. */
function stopClock() {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
}

test('writes of one channel share five in five seconds, told in headers, then get a 429', async () => {
  stopClock();
  const emulator = await startEmulator();
  const path = `/channels/${emulator.generalId}/messages`;
  const remaining: (string | null)[] = [];
  const buckets = new Set<string | null>();
  for (let n = 0; n < 5; n += 1) {
    const { headers } = await callApi(emulator, 'POST', path, { content: 'x' });
    remaining.push(headers.get('x-ratelimit-remaining'));
    buckets.add(headers.get('x-ratelimit-bucket'));
  }
  expect(remaining).toEqual(['4', '3', '2', '1', '0']);
  const id = emulator.messages(emulator.generalId)[0]?.id ?? '';
  const limited = await callApi(emulator, 'PATCH', `${path}/${id}`, { content: 'y' });
  expect(limited).toMatchObject({ status: 429, json: { global: false } });
  expect(limited.headers.get('x-ratelimit-scope')).toBe('user');
  buckets.add(limited.headers.get('x-ratelimit-bucket'));
  expect(buckets.size).toBe(1);
  expect(emulator.rateLimited).toMatchObject([{ method: 'PATCH', scope: 'user' }]);
  const typing = await callApi(emulator, 'POST', `/channels/${emulator.generalId}/typing`);
  expect(typing.status).toBe(204);
  expect(typing.headers.get('content-type')).toBeNull();
  emulator.advance(5001);
  expect((await callApi(emulator, 'POST', path, { content: 'z' })).status).toBe(200);
});

test('buckets can be separate, and more than fifty requests a second are too many', async () => {
  stopClock();
  const emulator = await startEmulator({ messageBuckets: 'separate' });
  const path = `/channels/${emulator.generalId}/messages`;
  for (let n = 0; n < 5; n += 1) await callApi(emulator, 'POST', path, { content: 'x' });
  const id = emulator.messages(emulator.generalId)[0]?.id ?? '';
  expect((await callApi(emulator, 'PATCH', `${path}/${id}`, { content: 'y' })).status).toBe(200);
  emulator.advance(60_000);
  const burst = await Promise.all(
    Array.from({ length: 60 }, (_, n) => callApi(emulator, 'GET', `/users/${n + 1}`)),
  );
  const limited = burst.filter(({ status }) => status === 429);
  expect(limited.length).toBeGreaterThan(0);
  expect(limited.some(({ headers }) => headers.get('x-ratelimit-global') === 'true')).toBe(true);
});

test('discord.js waits by the headers, so that no 429 is given', async () => {
  const { emulator, client } = await startBot();
  const channel = (await client.channels.fetch(emulator.generalId)) as TextChannel;
  await Promise.all(Array.from({ length: 6 }, (_, n) => channel.send(String(n))));
  expect(emulator.messages(emulator.generalId)).toHaveLength(6);
  expect(emulator.rateLimited).toEqual([]);
});

test('a third rename within ten minutes is refused though the headers do not say so', async () => {
  const emulator = await startEmulator();
  const { id } = emulator.person('42').say({ channel: emulator.generalId, text: 'q' });
  const messages = `/channels/${emulator.generalId}/messages`;
  await callApi(emulator, 'POST', `${messages}/${id}/threads`, { name: 'zero' });
  const rename = (name: string) => callApi(emulator, 'PATCH', `/channels/${id}`, { name });
  await rename('one');
  const second = await rename('two');
  expect(Number(second.headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0);
  const third = await rename('three');
  expect(third.status).toBe(429);
  expect((third.json as { retry_after: number }).retry_after).toBeGreaterThan(500);
});

test('many edits of a message over an hour old get 30046', async () => {
  const emulator = await startEmulator({ rateLimits: 'off' });
  const path = `/channels/${emulator.generalId}/messages`;
  const sent = await callApi(emulator, 'POST', path, { content: 'x' });
  const { id } = sent.json as { id: string };
  emulator.advance(3_600_001);
  const statuses: number[] = [];
  for (let n = 0; n < 6; n += 1)
    statuses.push((await callApi(emulator, 'PATCH', `${path}/${id}`, { content: `${n}` })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
});

test('an injected 429 is waited out, or thrown where the client rejects', async () => {
  const { emulator, channel, texts } = await startSending();
  emulator.faults.next(POST, { rateLimited: 0.2 });
  await channel.send('patient');
  expect(texts()).toEqual(['patient']);
  expect(emulator.rateLimited).toMatchObject([{ scope: 'user', retryAfter: 0.2 }]);
  const strict = await startBot({}, { rest: { rejectOnRateLimit: () => true } });
  const other = (await strict.client.channels.fetch(strict.emulator.generalId)) as TextChannel;
  strict.emulator.faults.next(POST, { rateLimited: 30, scope: 'shared' });
  const thrown = await other.send('x').catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(RateLimitError);
  expect(thrown).toMatchObject({ scope: 'shared' });
});

test('an API error leaves nothing behind', async () => {
  const { emulator, channel, texts } = await startSending();
  emulator.faults.next(POST, { status: 403, code: 50013 });
  await expect(channel.send('x')).rejects.toMatchObject({ code: 50013 });
  expect(texts()).toEqual([]);
});

test('a 502 or a cut connection after the work makes discord.js post twice', async () => {
  const { emulator, channel, texts } = await startSending();
  emulator.faults.next(POST, { http: 502 });
  await channel.send('once');
  expect(texts()).toEqual(['once']);
  emulator.faults.next(POST, { http: 502, afterCommit: true });
  await channel.send('twice');
  emulator.faults.next(POST, { dropReply: true });
  await channel.send('again');
  expect(texts()).toEqual(['once', 'twice', 'twice', 'again', 'again']);
  emulator.faults.next(POST, { dropReply: true });
  await channel.send({ content: 'safe', nonce: 'n1', enforceNonce: true });
  emulator.faults.next(POST, { dropRequest: true });
  await channel.send('late');
  expect(texts().slice(5)).toEqual(['safe', 'late']);
});

test('faults can be skipped to, repeated and lifted', async () => {
  const emulator = await startEmulator();
  const get = async () => (await callApi(emulator, 'GET', '/users/@me')).status;
  emulator.faults.next('GET /users/@me', { status: 500, code: 0 }, { skip: 1 });
  expect([await get(), await get(), await get()]).toEqual([200, 500, 200]);
  const lift = emulator.faults.every('* /users/**', { status: 403, code: 50001 });
  expect([await get(), await get()]).toEqual([403, 403]);
  lift();
  expect(await get()).toBe(200);
  emulator.faults.next(/gateway/, { delayMs: 1 });
  expect((await callApi(emulator, 'GET', '/gateway/bot')).status).toBe(200);
});

test('the hook sees every write before it, once it is done and once it is answered', async () => {
  const { emulator, channel } = await startSending();
  const seen: string[] = [];
  emulator.onWrite = (stage, route) => {
    const count = emulator.messages(emulator.generalId).length;
    seen.push(`${stage} ${route} ${count}`);
  };
  await channel.send('x');
  await emulator.waitFor(() => seen.length === 3);
  expect(seen).toEqual([`before ${POST} 0`, `committed ${POST} 1`, `replied ${POST} 1`]);
});

test('calls are recorded with route, body, files and status', async () => {
  const { emulator, channel } = await startSending();
  await channel.send({ content: 'x', files: [{ attachment: Buffer.from('a'), name: 'a.txt' }] });
  await emulator.waitFor(() => emulator.calls.at(-1)?.status === 200);
  expect(emulator.calls.at(-1)).toMatchObject({
    method: 'POST',
    route: '/channels/:channel/messages',
    path: `/channels/${emulator.generalId}/messages`,
    body: { content: 'x' },
    files: ['a.txt'],
  });
});

test('unknown routes and wrong methods are named', async () => {
  const emulator = await startEmulator();
  expect((await callApi(emulator, 'GET', '/nothing')).status).toBe(404);
  expect((await callApi(emulator, 'DELETE', '/users/@me')).status).toBe(405);
});
