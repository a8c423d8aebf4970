import { expect, test } from 'vitest';
import { WriteError } from '../../../../src/core/errors.ts';
import { answering, everyone, never, start, toContent, toPosted } from '../harness.ts';

test('a create that is repeated gives the same message', async () => {
  const { emulator, adapter, next } = await start();
  emulator.person('42').dm('Hello');
  const { message } = await next('message');
  const channel = adapter.channel(message.place, answering(message.id));
  const posted = toPosted();
  emulator.faults.next('POST /channels/:c/messages', { dropReply: true });
  const lost = channel.write(posted, 'open', toContent('Hi'), never);
  await expect(lost).rejects.toMatchObject({ failure: 'unknown' });
  const { posted: found } = await channel.write(posted, 'open', toContent('Hi'), never);
  expect(emulator.messages(emulator.dmId('42')).map(({ id }) => id)).toEqual([
    message.id,
    found.id,
  ]);
});

test('nobody is pinged, neither by a create nor by an edit nor by a reply', async () => {
  const { emulator, adapter, next } = await start();
  const ada = emulator.person('42');
  ada.mention('Hello');
  const { message } = await next('message');
  const channel = adapter.channel(message.place, answering(message.id, { isReply: true }));
  const text = `@everyone @here <@42> <@&${emulator.bot.roleId}>`;
  const { posted } = await channel.write(toPosted(), 'open', toContent(text), never);
  await channel.write(posted, 'grow', toContent(text, { status: '@everyone' }), never);
  await channel.write(posted, 'close', toContent(`${text} <@43>`), never);
  expect(emulator.pings).toEqual([]);
});

test('no title, button, status or caption names everyone or a person', async () => {
  const { emulator, adapter, blobs, next } = await start();
  emulator.person('42').mention('Hello');
  const { message } = await next('message');
  blobs.set('h1', Buffer.from('x'));
  const named = '@everyone, @here, <@42> and <@&43>';
  const channel = adapter.channel(message.place, answering(message.id, { threadTitle: named }));
  const content = toContent('Hi', {
    status: named,
    buttons: [{ label: named, action: 'good:j1', style: 'plain' }],
    files: [{ name: 'a.txt', hash: 'h1', mimeType: 'text/plain', alt: named }],
  });
  await channel.write(toPosted(), 'open', content, never);
  const poll = { question: named, options: [named, 'none'] };
  await channel.write(toPosted(1), 'open', toContent('', { poll }), never);
  const sent = emulator.calls.filter(({ method }) => method === 'POST').map(({ body }) => body);
  expect(JSON.stringify(sent)).toMatch(/everyone/);
  expect(JSON.stringify(sent)).not.toMatch(/@(?:everyone|here)|<@[!&]?\d/);
});

test('an empty message is never sent, and a status alone can be seen', async () => {
  const { emulator, adapter, next } = await start();
  emulator.person('42').dm('Hello');
  const { message } = await next('message');
  const channel = adapter.channel(message.place, answering(message.id));
  const status = { status: 'Reading example.org…' };
  const { posted } = await channel.write(toPosted(), 'open', toContent('', status), never);
  expect(emulator.messages(emulator.dmId('42')).at(-1)?.text).toBe('-# Reading example.org…');
  await channel.write(posted, 'grow', toContent(''), never);
  expect(emulator.messages(emulator.dmId('42')).at(-1)?.text).toBe('…');
  await channel.write(posted, 'close', toContent('x'.repeat(2000), status), never);
  expect(emulator.messages(emulator.dmId('42')).at(-1)?.text).toBe('x'.repeat(2000));
});

test('files go with the last write, once, also when it is made twice', async () => {
  const { emulator, adapter, blobs, next } = await start();
  emulator.person('42').dm('Hello');
  const { message } = await next('message');
  blobs.set('h1', Buffer.from('rest'));
  const file = { name: 'answer.md', hash: 'h1', mimeType: 'text/markdown', alt: 'The rest' };
  const channel = adapter.channel(message.place, answering(message.id));
  const { posted } = await channel.write(toPosted(), 'open', toContent('Hi'), never);
  for (let time = 0; time < 2; time += 1)
    await channel.write(posted, 'close', toContent('Hi', { files: [file] }), never);
  const shown = emulator.messages(emulator.dmId('42')).at(-1);
  expect(shown?.files).toMatchObject([{ name: 'answer.md', description: 'The rest', size: 4 }]);
  const missing = { ...file, hash: 'gone' };
  await expect(
    channel.write(toPosted(), 'open', toContent('', { files: [missing] }), never),
  ).rejects.toMatchObject({ failure: 'refused' });
});

test('an archived thread is opened again for an edit', async () => {
  const { emulator, adapter, next } = await start();
  const question = emulator.person('42').mention('Hello');
  const { message } = await next('message');
  const channel = adapter.channel(message.place, answering(message.id, { threadTitle: 'Hello' }));
  const { posted } = await channel.write(toPosted(), 'open', toContent('Hi'), never);
  emulator.archive(question.id);
  await channel.write(posted, 'close', toContent('Hi there'), never);
  expect(emulator.messages(question.id).map(({ text }) => text)).toEqual(['Hi there']);
});

test('a failed write says what became of it, and nothing of what was sent', async () => {
  const { emulator, adapter, next } = await start();
  emulator.person('42').dm('Hello');
  const { message } = await next('message');
  const channel = adapter.channel(message.place, answering(message.id));
  const { posted } = await channel.write(toPosted(), 'open', toContent('Hi'), never);
  const failing = async (
    fault: Parameters<typeof emulator.faults.next>[1],
    step: 'open' | 'grow' = 'grow',
  ) => {
    emulator.faults.next('* /channels/**', fault);
    const target = step === 'open' ? toPosted() : posted;
    const error: unknown = await channel
      .write(target, step, toContent('secret'), never)
      .catch((e) => e);
    expect(JSON.stringify([error, String(error), String((error as Error).cause)])).not.toMatch(
      /secret|channels\/\d/,
    );
    return error;
  };
  expect(await failing({ http: 502 }, 'open')).toMatchObject({ failure: 'unknown' });
  expect(await failing({ dropRequest: true })).toMatchObject({ failure: 'unknown' });
  expect(await failing({ status: 404, code: 10008 })).toMatchObject({ failure: 'message_gone' });
  expect(await failing({ status: 404, code: 10003 })).toMatchObject({ failure: 'place_gone' });
  expect(await failing({ status: 403, code: 50001 }, 'open')).toMatchObject({
    failure: 'place_gone',
  });
  expect(await failing({ status: 400, code: 50035 })).toMatchObject({ failure: 'refused' });
  expect(await failing({ status: 400, code: 160_005 })).toMatchObject({ failure: 'place_gone' });
  expect(await failing({ status: 400, code: 30_046 })).toMatchObject({ failure: 'denied' });
  const key = `discord/${emulator.dmId('42')}/messages`;
  expect(await failing({ rateLimited: 3 })).toMatchObject({ key, retryAfterMs: 3000 });
  expect(await failing({ rateLimited: 1, scope: 'global' })).toMatchObject({
    key: 'discord/global',
  });
});

test('what Discord has denied is not asked again for a while', async () => {
  const { emulator, adapter } = await start();
  emulator.deny(emulator.generalId, 'SEND_MESSAGES');
  const place = { platform: 'discord', workspace: emulator.guildId, channel: emulator.generalId };
  for (let time = 0; time < 3; time += 1) {
    const write = adapter
      .channel(place, everyone)
      .write(toPosted(), 'open', toContent('Hi'), never);
    await expect(write).rejects.toBeInstanceOf(WriteError);
  }
  const creates = emulator.calls.filter(({ method }) => method === 'POST');
  expect(creates.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(1);
});

test('a removed message is gone, and one that was gone before is no failure', async () => {
  const { emulator, adapter, next } = await start();
  emulator.person('42').dm('Hello');
  const { message } = await next('message');
  const channel = adapter.channel(message.place, answering(message.id));
  const { posted } = await channel.write(toPosted(), 'open', toContent('Hi'), never);
  await channel.remove(posted, never);
  await channel.remove(posted, never);
  expect(emulator.messages(emulator.dmId('42')).map(({ id }) => id)).toEqual([message.id]);
});

test('a message that was found again without a note is edited where it is', async () => {
  const { emulator, adapter, next } = await start();
  emulator.deny(emulator.generalId, 'CREATE_PUBLIC_THREADS');
  emulator.person('42').mention('Hello');
  const { message } = await next('message');
  const audience = answering(message.id, { threadTitle: 'Hello' });
  const { posted } = await adapter
    .channel(message.place, audience)
    .write(toPosted(), 'open', toContent('Hi'), never);
  const other = adapter.channel(message.place, { ...audience, threadTitle: null, question: null });
  const { posted: found } = await other.write(
    { ...posted, adapterState: null },
    'grow',
    toContent('Hi!'),
    never,
  );
  expect(found.adapterState).toMatchObject({ channel: emulator.generalId });
  expect(emulator.messages(emulator.generalId).at(-1)?.text).toBe('Hi!');
});

test('typing shows in the thread until the answer begins, and waiting is a mark', async () => {
  const { emulator, adapter, next } = await start();
  const question = emulator.person('42').mention('Hello');
  const { message } = await next('message');
  const audience = answering(message.id, { threadTitle: 'Hello' });
  const signing = adapter.channel(message.place, audience).indicate('working', message.id, never);
  await emulator.waitFor(() => emulator.typing(question.id).active);
  const channel = adapter.channel(message.place, audience);
  await channel.write(toPosted(), 'open', toContent('Hi'), never);
  await signing; // It ends with the first write.
  expect(emulator.typing(question.id).times).toHaveLength(1);
  await channel.indicate('queued', message.id, never);
  const marks = () => emulator.messages(emulator.generalId)[0]?.reactions;
  expect(marks()).toEqual({ '⏳': [emulator.bot.id] });
  await channel.indicate('done', message.id, never);
  expect(marks()).toEqual({});
});

test('where no polls may be sent, one of text and buttons stands instead, and goes on counting', async () => {
  const { emulator, adapter, next } = await start();
  emulator.person('42').dm('Hello');
  const { message } = await next('message');
  const channel = adapter.channel(message.place, answering(message.id));
  const poll = { question: 'Lunch?', options: ['Pizza', 'Soup'] };
  emulator.faults.next('POST /channels/:c/messages', { status: 403, code: 50013 });
  const { posted } = await channel.write(
    toPosted(),
    'open',
    toContent('Lunch? 0 votes', { poll }),
    never,
  );
  await channel.write(posted, 'close', toContent('Lunch? 1 vote', { poll }), never);

  expect(emulator.messages(emulator.dmId('42')).at(-1)?.text).toBe('Lunch? 1 vote');
});
