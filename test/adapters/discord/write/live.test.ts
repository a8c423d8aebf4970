import { expect, test } from 'vitest';
import { answering, never, start, toContent, toPosted } from '../harness.ts';

const stop = { label: 'Stop', action: 'stop:job1', style: 'danger' } as const;
const again = { label: 'Regenerate', action: 'again:job1', style: 'plain' } as const;

test('a mention is answered in a thread that is opened on it, growing in one message', async () => {
  const { emulator, adapter, next } = await start();
  const question = emulator.person('42', { name: 'Ada' }).mention('How tall is Mont Blanc?');
  const { message } = await next('message');
  expect(message).toMatchObject({
    id: question.id,
    where: 'mention',
    text: 'How tall is Mont Blanc?',
    speaker: { id: '42', name: 'Ada', isAdmin: null },
    place: {
      platform: 'discord',
      workspace: emulator.guildId,
      channel: emulator.generalId,
      thread: question.id,
    },
  });
  const audience = answering(message.id, { threadTitle: 'How tall is Mont Blanc?' });
  const channel = adapter.channel(message.place, audience);
  const opened = await channel.write(
    toPosted(),
    'open',
    toContent('Mont', { buttons: [stop] }),
    never,
  );
  expect(opened.posted).toMatchObject({ state: 'open', adapterState: { channel: question.id } });
  expect(opened.learned).toMatchObject([{ capacity: 5, remaining: 4 }]);
  await channel.write(
    opened.posted,
    'grow',
    toContent('Mont Blanc is', { status: 'Reading …' }),
    never,
  );
  expect(emulator.messages(question.id)).toMatchObject([
    { own: true, text: 'Mont Blanc is\n-# Reading …', buttons: [] },
  ]);
  await channel.write(
    opened.posted,
    'close',
    toContent('Mont Blanc is 4,806 m tall.', { buttons: [again] }),
    never,
  );
  expect(emulator.threads(emulator.generalId)).toMatchObject([
    { id: question.id, name: 'How tall is Mont Blanc?' },
  ]);
  expect(emulator.messages(question.id)).toMatchObject([
    {
      id: opened.posted.id,
      text: 'Mont Blanc is 4,806 m tall.',
      flags: 4,
      buttons: [{ label: 'Regenerate', customId: 'again:job1', style: 2 }],
    },
  ]);
  expect(emulator.pings).toEqual([]);
  expect(emulator.rateLimited).toEqual([]);
});

test('many who write at once open one thread', async () => {
  const { emulator, adapter, next } = await start();
  emulator.person('42').mention('Hello');
  const { message } = await next('message');
  const channel = adapter.channel(message.place, answering(message.id, { threadTitle: 'Hello' }));
  const first = toPosted();
  await Promise.all([
    channel.write(first, 'open', toContent('one'), never),
    channel.write({ ...first, key: first.key.replace(/0$/, '1') }, 'open', toContent('two'), never),
  ]);
  expect(
    emulator
      .messages(message.id)
      .map(({ text }) => text)
      .sort(),
  ).toEqual(['one', 'two']);
  const opens = emulator.calls.filter(({ path }) => path.endsWith('/threads'));
  expect(opens).toHaveLength(1);
});

test('a thread that is there already is used', async () => {
  const { emulator, adapter, next } = await start();
  const ada = emulator.person('42');
  const question = ada.mention('Hello');
  const { message } = await next('message');
  ada.createThread({ message: question.id }, 'Mine');
  const channel = adapter.channel(message.place, answering(message.id, { threadTitle: 'Hello' }));
  await channel.write(toPosted(), 'open', toContent('Hi'), never);
  expect(emulator.messages(question.id).map(({ text }) => text)).toEqual(['Hi']);
  expect(emulator.threads(emulator.generalId)).toMatchObject([{ name: 'Mine' }]);
});

test.each([
  ['the gateway has told, none is asked for', 0],
  ['only a refusal tells, that is remembered', 1],
])('where no thread may be opened the answer is a reply in place; where %s', async (_, asked) => {
  const { emulator, adapter, next } = await start();
  if (asked === 0) emulator.deny(emulator.generalId, 'CREATE_PUBLIC_THREADS');
  else emulator.faults.every('POST /channels/:c/messages/:m/threads', { status: 403, code: 50013 });
  const ada = emulator.person('42');
  for (const [index, text] of ['one', 'two'].entries()) {
    const question = ada.mention(text);
    const { message } = await next('message', index);
    const channel = adapter.channel(message.place, answering(message.id, { threadTitle: text }));
    const { posted } = await channel.write(toPosted(), 'open', toContent(`answer ${text}`), never);
    expect(posted.adapterState).toMatchObject({ channel: emulator.generalId });
    expect(emulator.messages(emulator.generalId).at(-1)).toMatchObject({
      text: `answer ${text}`,
      replyTo: question.id,
    });
  }
  expect(emulator.calls.filter(({ path }) => path.endsWith('/threads'))).toHaveLength(asked);
  expect(emulator.pings).toEqual([]);
});

test('a question that is gone before its thread is opened takes no other threads away', async () => {
  const { emulator, adapter, next } = await start();
  const ada = emulator.person('42');
  const answer = async (index: number) => {
    const { message } = await next('message', index);
    const channel = adapter.channel(message.place, answering(message.id, { threadTitle: 'Hello' }));
    const { posted } = await channel.write(toPosted(), 'open', toContent('Hi'), never);
    return posted.adapterState;
  };
  ada.remove(ada.mention('gone').id);
  expect(await answer(0)).toMatchObject({ channel: emulator.generalId });
  const question = ada.mention('Hello');
  expect(await answer(1)).toMatchObject({ channel: question.id });
});

test('without a title the answer stays in the channel, whatever is deleted meanwhile', async () => {
  const { emulator, adapter, next } = await start();
  const ada = emulator.person('42');
  const question = ada.mention('Hello');
  const { message } = await next('message');
  ada.remove(question.id);
  const channel = adapter.channel(message.place, answering(message.id, { isReply: true }));
  await channel.write(toPosted(), 'open', toContent('Hi'), never);
  expect(emulator.messages(emulator.generalId)).toMatchObject([{ text: 'Hi', replyTo: null }]);
});

test('a direct message is answered where it was written', async () => {
  const { emulator, adapter, next } = await start();
  emulator.person('42').dm('Hello');
  const { message } = await next('message');
  const place = { platform: 'discord', workspace: '@me', channel: emulator.dmId('42') };
  expect(message).toMatchObject({ where: 'dm', text: 'Hello', place });
  const channel = adapter.channel(message.place, answering(message.id));
  await channel.write(toPosted(), 'open', toContent('Hi'), never);
  expect(emulator.messages(emulator.dmId('42')).map(({ text }) => text)).toEqual(['Hello', 'Hi']);
});

test('in a thread the place is the thread and its parent, also for what nobody has told of', async () => {
  const { emulator, adapter, next } = await start();
  const ada = emulator.person('42');
  const root = ada.say({ channel: emulator.generalId, text: 'root' });
  const thread = ada.createThread({ message: root.id }, 'Thread');
  const said = ada.say({ channel: thread.id, text: 'inside' });
  const { message } = await next('message', 1);
  expect(message).toMatchObject({
    id: said.id,
    where: 'thread',
    place: { channel: emulator.generalId, thread: thread.id },
  });
  const channel = adapter.channel(message.place, answering(message.id, { isReply: true }));
  await channel.write(toPosted(), 'open', toContent('Hi'), never);
  expect(emulator.messages(thread.id).at(-1)).toMatchObject({ text: 'Hi', replyTo: said.id });
});

test('a forum post is answered in itself', async () => {
  const { emulator, adapter, next } = await start();
  const text = `<@${emulator.bot.id}> help`;
  const post = emulator.person('42').post(emulator.forumId, 'Help wanted', text);
  const { message } = await next('message');
  expect(message.place).toMatchObject({ channel: emulator.forumId, thread: post.id });
  const channel = adapter.channel(message.place, answering(message.id, { threadTitle: 'help' }));
  await channel.write(toPosted(), 'open', toContent('Hi'), never);
  expect(emulator.messages(post.id).map(({ text: shown }) => shown)).toEqual([text, 'Hi']);
});
