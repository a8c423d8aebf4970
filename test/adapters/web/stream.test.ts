import { afterEach, expect, test } from 'vitest';
import { toGrowth } from '../../../src/adapters/web/channel-state.ts';
import { createBrowser } from './browser.ts';
import {
  audience,
  content,
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

async function open() {
  const site = await openSite();
  sites.push(site);
  const ada = createBrowser(site.url);
  const { id } = await ada.post('/web/messages', { text: 'question' });
  const channel = site.adapter.channel(placeOf(String(id)), audience({ question: String(id) }));
  return { site, ada, question: String(id), channel };
}

test('a growing answer goes out as what was added', async () => {
  const { ada, channel } = await open();
  const events = await ada.follow();
  await events.until('state');

  const { id } = await stream(channel, 'j1/0/0', ['Hello', 'Hello, wor', 'Hello, world']);

  expect((await events.until('message')).data).toMatchObject({
    message: { id, text: 'Hello', isOpen: true },
  });
  expect((await events.until('grow')).data).toEqual({ type: 'grow', id, keep: 5, text: ', wor' });
  expect((await events.next()).data).toEqual({ type: 'grow', id, keep: 10, text: 'ld' });
  expect((await events.next()).data).toMatchObject({
    message: { text: 'Hello, world', isOpen: false, buttons: [] },
  });
  await events.close();
});

test('a mended end is taken back, and no character is split on the way', () => {
  const grow = (before: string, after: string) => {
    const message = { text: before } as Parameters<typeof toGrowth>[0];
    const { keep, text } = toGrowth(message, { ...message, text: after });
    expect(JSON.parse(JSON.stringify({ text })).text).toBe(text);
    expect(before.slice(0, keep) + text).toBe(after);
    return text;
  };

  expect(grow('```js\nlet a\n```', '```js\nlet a = 1;\n```')).toBe(' = 1;\n```');
  expect(grow('😀', '😁')).toHaveLength(1);
  expect(grow('completely', 'different')).toBe('different');
  expect(grow('longer before', 'long')).toBe('');
  expect(grow(`${'x'.repeat(9_000)}yz`, `${'x'.repeat(9_000)}z`)).toBe('z');
});

test('a page that comes back gets what it missed and nothing twice', async () => {
  const { ada, channel } = await open();
  const first = await ada.follow();
  const { id: lastId } = await first.until('state');
  await first.close();
  const { posted } = await channel.write(toPosted('j1/0/0'), 'open', content('a'), never);
  await channel.write(posted, 'grow', content('ab'), never);

  const second = await ada.follow(lastId);
  expect((await second.next()).data).toMatchObject({ message: { text: 'a' } });
  const activity = await second.next();
  expect(activity.type).toBe('activity');
  const grown = await second.next();
  expect(grown.data).toMatchObject({ keep: 1, text: 'b' });
  await second.close();

  const third = await ada.follow(grown.id);
  await channel.write(posted, 'close', content('abc'), never);
  expect((await third.next()).data).toMatchObject({ message: { text: 'abc' } });
  await third.close();
});

test('a page that was away for too long, or over a restart, gets everything anew', async () => {
  const { ada, channel } = await open();
  const first = await ada.follow();
  const { id } = await first.until('state');
  await first.close();
  let { posted } = await channel.write(toPosted('j1/0/0'), 'open', content('x'), never);
  for (let index = 1; index <= 2_000; index += 1)
    ({ posted } = await channel.write(posted, 'grow', content('x'.repeat(index + 1)), never));

  for (const lastId of [id, 'another-7', 'nonsense', `${id.split('-')[0]}-999999`]) {
    const events = await ada.follow(lastId);
    const { type, data } = await events.next();
    expect(type).toBe('state');
    expect((data.messages as { text: string }[]).at(-1)?.text).toHaveLength(2_001);
    await events.close();
  }
});

test('a create that is repeated after a crash does not show the answer twice', async () => {
  const { site, channel, question } = await open();
  const posted = toPosted('j1/0/0', { openedAt: 42 });
  const first = await channel.write(posted, 'open', content('half'), never);
  const second = await channel.write(posted, 'open', content('half an answer'), never);
  const other = await channel.write({ ...posted, openedAt: 43 }, 'open', content('another'), never);

  expect(second.posted.id).toBe(first.posted.id);
  expect(other.posted.id).not.toBe(first.posted.id);
  const seen = await site.adapter.archive.read(
    placeOf(question),
    { after: question, limit: 9 },
    never,
  );
  expect(seen.map(({ text }) => text)).toEqual(['half an answer', 'another']);
});

test('writing to a message that is gone says so, removing it once more does not', async () => {
  const { channel } = await open();
  const { posted } = await channel.write(toPosted('j1/0/0'), 'open', content('x'), never);
  await channel.remove(posted, never);
  await channel.remove(posted, never);

  await expect(channel.write(posted, 'grow', content('xy'), never)).rejects.toMatchObject({
    failure: 'message_gone',
  });
});

test('signs of life are told, and also to a page that is opened later', async () => {
  const { ada, channel, question } = await open();
  await channel.indicate('queued', question, never);
  const events = await ada.follow();
  expect((await events.until('state')).data.signs).toEqual({ [question]: 'queued' });

  await channel.indicate('working', question, never);
  await channel.indicate('working', question, never);
  await channel.indicate('done', question, never);
  expect((await events.next()).data).toMatchObject({ id: question, sign: 'working' });
  expect((await events.next()).data).toMatchObject({ id: question, sign: 'done' });
  await events.close();
});

test('the sign of life ends where the answer begins', async () => {
  const { ada, channel, question } = await open();
  await channel.indicate('working', question, never);
  await channel.write(toPosted('j1/0/0'), 'open', content('Well,'), never);

  const events = await ada.follow();
  expect((await events.until('state')).data.signs).toEqual({});
  await events.close();
});

test('another channel is heard of, but its words are not sent', async () => {
  const { ada } = await open();
  await ada.post('/web/channels', { channel: 'other' });
  const events = await ada.follow();
  await events.until('state');
  await ada.post('/web/messages', { channel: 'other', text: 'over here' });

  expect(await events.next()).toMatchObject({ type: 'activity', data: { channel: 'other' } });
  await events.close();
});
