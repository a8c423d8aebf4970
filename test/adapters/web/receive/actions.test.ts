import { afterEach, expect, test } from 'vitest';
import { createBrowser } from '../browser.ts';
import {
  audience,
  content,
  never,
  openSite,
  placeOf,
  type Site,
  stream,
  toPosted,
} from '../site.ts';

const sites: Site[] = [];
afterEach(async () => {
  for (const site of sites.splice(0)) await site.close();
});

async function open(options: Parameters<typeof openSite>[0] = {}) {
  const site = await openSite(options);
  sites.push(site);
  return site;
}

test('an edit and a delete reach the core, for one’s own messages only', async () => {
  const site = await open();
  const [ada, bob] = [createBrowser(site.url), createBrowser(site.url, 'Bob')];
  const { id } = await ada.post('/web/messages', { text: 'tpyo' });

  expect(await bob.post('/web/edit', { id, text: 'mine' })).toMatchObject({ status: 400 });
  expect(await bob.post('/web/delete', { id })).toMatchObject({ status: 400 });
  await ada.post('/web/edit', { id, text: 'tpyo' }); // Nothing changed: no edit.
  await ada.post('/web/edit', { id, text: 'typo' });
  await ada.post('/web/delete', { id });

  expect(site.events.slice(1)).toMatchObject([
    { type: 'edit', message: { id, text: 'typo' } },
    { type: 'delete', messageId: id },
  ]);
  expect(site.events[1]?.key).toMatch(new RegExp(`^web/local/general/${id}/edit/\\d+$`));
});

test('a deleted question leaves a trace while its thread goes on, and none after', async () => {
  const site = await open();
  const ada = createBrowser(site.url);
  const { id } = await ada.post('/web/messages', { text: 'secret' });
  const channel = site.adapter.channel(placeOf(String(id)), audience());
  const posted = await stream(channel, 'j1/0/0', ['an answer']);
  const events = await ada.follow();
  await events.until('state');

  await ada.post('/web/delete', { id });
  expect((await events.next()).data).toMatchObject({ message: { id, text: '', isDeleted: true } });
  await channel.remove(posted, never);
  expect((await events.next()).data.id).toBe(posted.id);
  expect((await events.next()).data.id).toBe(id);
  await events.close();
});

test('a press carries the action of a button that is there', async () => {
  const form = {
    title: 'Why?',
    action: 'why:j1',
    fields: [{ name: 'why', label: 'Why', value: '', isLong: true }],
  };
  const site = await open({ answer: async ({ type }) => (type === 'action' ? form : null) });
  const ada = createBrowser(site.url);
  const { id } = await ada.post('/web/messages', { text: 'question' });
  const bad = { label: '👎', action: 'bad:j1', style: 'plain' } as const;
  const posted = await stream(
    site.adapter.channel(placeOf(String(id)), audience()),
    'j1/0/0',
    ['x'],
    { buttons: [bad] },
  );

  const pressed = await ada.post('/web/press', { id: posted.id, action: 'bad:j1' });
  expect(pressed).toEqual({ form, place: placeOf(String(id)) });
  expect(await ada.post('/web/press', { id: posted.id, action: 'again:j1' })).toMatchObject({
    status: 400,
  });
  await ada.post('/web/form', { thread: id, action: 'why:j1', fields: { why: 'too short' } });

  expect(site.events.slice(1)).toMatchObject([
    { type: 'action', action: 'bad:j1', messageId: posted.id, place: placeOf(String(id)) },
    { type: 'form', action: 'why:j1', fields: { why: 'too short' }, place: placeOf(String(id)) },
  ]);
});

test('a command is one however it is typed; a private one is seen by its author only', async () => {
  const site = await open();
  const [ada, bob] = [createBrowser(site.url), createBrowser(site.url, 'Bob')];
  const { id } = await ada.post('/web/messages', { text: '/ask Why?', locale: 'de-DE' });
  const secret = await ada.post('/web/messages', { text: '/help' });
  const person = site.events[0]?.type === 'command' ? site.events[0].speaker.id : '';
  const channel = site.adapter.channel(placeOf(String(secret.id)), audience({ to: { person } }));
  const { posted } = await channel.write(toPosted('j1/0/0'), 'open', content('for you'), never);

  expect(site.events).toMatchObject([
    {
      type: 'command',
      name: 'ask',
      options: { question: 'Why?' },
      locale: 'de-DE',
      interaction: null,
      messageId: id,
    },
    { type: 'command', name: 'help', options: {}, messageId: secret.id },
  ]);
  const texts = async (browser: typeof ada) => {
    const { data } = await (await browser.follow()).until('state');
    return (data.messages as { text: string }[]).map(({ text }) => text);
  };
  expect(await texts(ada)).toEqual(['/ask Why?', '/help', 'for you']);
  expect(await texts(bob)).toEqual(['/ask Why?']);

  expect(await bob.post('/web/delete', { id: posted.id })).toMatchObject({ status: 400 });
  await ada.post('/web/delete', { id: posted.id });
  expect(await texts(ada)).toEqual(['/ask Why?', '/help']);
  expect(site.events).toHaveLength(2); // What was put away is nothing that the core has to know.
});

test('a line in passing is told to one person and does not stay; what is longer does', async () => {
  const site = await open();
  const [ada, bob] = [createBrowser(site.url), createBrowser(site.url, 'Bob')];
  const { id } = await ada.post('/web/messages', { text: 'hello' });
  const person = site.events[0]?.type === 'message' ? site.events[0].message.speaker.id : '';
  const [hers, his] = [await ada.follow(), await bob.follow()];
  await Promise.all([hers.until('state'), his.until('state')]);
  const [aside, aloud] = [{ person }, 'everyone' as const].map((to) =>
    site.adapter.channel(placeOf(String(id)), audience({ to })),
  );
  await aside?.write(toPosted('whisper/0/0'), 'open', content('Thanks for the feedback!'), never);
  await aside?.write(toPosted('whisper/0/0'), 'open', content('Keep:\n\nthis'), never);
  await aloud?.write(toPosted('whisper/0/0'), 'open', content('I will stay out.'), never);

  expect((await hers.next()).data).toMatchObject({
    type: 'notice',
    text: 'Thanks for the feedback!',
  });
  expect((await his.next()).data).toMatchObject({ message: { text: 'I will stay out.' } });
  const { data } = await (await ada.follow()).until('state');
  const texts = ['hello', 'Keep:\n\nthis', 'I will stay out.'];
  expect(data.messages).toMatchObject(texts.map((text) => ({ text })));
});

test('what follows in a private thread stays private', async () => {
  const site = await open();
  const [ada, bob] = [createBrowser(site.url), createBrowser(site.url, 'Bob')];
  const { id, isPrivate } = await ada.post('/web/messages', { text: '/help' });
  await ada.post('/web/messages', { text: 'and what else?', thread: id });
  const channel = site.adapter.channel(placeOf(String(id)), audience());
  await channel.write(toPosted('j1/0/0'), 'open', content('this'), never);

  expect(isPrivate).toBe(true);
  expect(await bob.post('/web/messages', { text: 'me too', thread: id })).toMatchObject({
    status: 400,
  });
  const { data } = await (await bob.follow()).until('state');
  expect(data.messages).toEqual([]);
});

test('a command that opens a form leaves no message behind', async () => {
  const form = {
    title: 'Poll',
    action: 'poll:new',
    fields: [{ name: 'q', label: 'Question', value: '', isLong: false }],
  };
  const site = await open({ answer: async () => form });

  expect(await createBrowser(site.url).post('/web/messages', { text: '/poll' })).toEqual({
    form,
    place: placeOf(undefined),
  });
  expect(site.events).toMatchObject([{ type: 'command', name: 'poll', messageId: null }]);
  expect(
    await site.adapter.archive.read(placeOf(undefined), { after: null, limit: 9 }, never),
  ).toEqual([]);
});
