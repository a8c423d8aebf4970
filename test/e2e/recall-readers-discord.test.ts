import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { endless } from './harness.ts';
import { WAIT_MS } from './on-discord.ts';
import {
  ADA,
  addClosed,
  addPrivateThread,
  countAnswered,
  expectFound,
  expectNothing,
  GRACE,
  QUESTION,
  type Recalling,
  recall,
  SECRET,
  startRecall,
  tell,
} from './recalling-discord.ts';

// Kind: an answer that others read holds what all of them may read; what only Discord's own search
// knows is as closed as what Parley heard itself.

/** Asks something for which the model recalls; resolves to what it was given. */
async function ask(running: Recalling, channel: string, by = ADA): Promise<string> {
  const { model, personOf } = running;
  const before = countAnswered(running);
  const input = JSON.stringify({ question: QUESTION });
  model.next(callReply([{ name: 'recall', id: 'c1', arguments: input }]), textReply('I looked.'));
  personOf(by).mention('How much is it?', { channel });
  await expect.poll(() => countAnswered(running), { timeout: WAIT_MS }).toBe(before + 1);
  const messages = model.requests.at(-1)?.messages ?? [];
  return String(messages.filter(({ role }) => role === 'tool').at(-1)?.content);
}

const SHARED_ONLY = 'I only used what everyone here can see.';

test.each<[string, (running: Recalling) => string]>([
  ['a closed channel', (running) => addClosed(running, GRACE, running.discord.roleId('Team'))],
  [
    'a private thread',
    (running) => {
      const thread = addPrivateThread(running);
      running.personOf(GRACE).invite(thread, ADA);
      return thread;
    },
  ],
])(
  'what was said in %s is left out where others read, and said; inside it is there',
  async (_, add) => {
    const running = await startRecall();
    const { discord } = running;
    const channel = add(running);
    await tell(running, channel);
    const outside = await ask(running, discord.generalId);
    expect(outside).not.toContain('K4711');
    expect(outside).toContain(SHARED_ONLY);

    expect(await ask(running, channel)).toContain('K4711');
    await expectFound(running);
  },
);

test('what everyone may read is there, until the channel is closed to somebody', async () => {
  const running = await startRecall();
  const { discord } = running;
  const channel = discord.addChannel('open');
  await tell(running, channel);
  expect(await ask(running, discord.generalId)).toContain('K4711');
  discord.overwrite(channel, GRACE, { deny: ['VIEW_CHANNEL'] });
  const closed = await ask(running, discord.generalId);
  expect(closed).not.toContain('K4711');
  expect(closed).toContain(SHARED_ONLY);
});

const toNote = (result: string) => result.split('Tell the person:').at(-1);

test('who may not read a source is not told that there is one', async () => {
  const running = await startRecall();
  const nothing = await ask(running, running.discord.generalId);
  expect(nothing).toContain(SHARED_ONLY);
  await tell(running, addClosed(running, GRACE));
  const told = await ask(running, running.discord.generalId);
  expect(told).not.toContain('K4711');
  expect(toNote(told)).toBe(toNote(nothing));
});

test('what was said without Parley is found by Discord’s own search, by those who may read it', async () => {
  const running = await startRecall();
  const { discord, personOf, model } = running;
  const open = discord.addChannel('open');
  const { id } = personOf(GRACE).say({ channel: open, text: SECRET });
  const find = async () => {
    model.next(textReply('It is K4711 [1].'));
    return (await recall(running, { question: 'zebra budget' })).asked;
  };
  expect(await find()).toContain('K4711');
  discord.overwrite(open, ADA, { deny: ['VIEW_CHANNEL'] });
  await expectNothing(running);
  discord.overwrite(open, ADA, {});
  expect(await find()).toContain('K4711');
  personOf(GRACE).remove(id);
  await expectNothing(running);
});

test.each<[string, (running: Recalling) => string]>([
  ['a closed channel', (running) => addClosed(running, GRACE)],
  ['a private thread', addPrivateThread],
])('what was said without Parley in %s is not found by others', async (_, add) => {
  const running = await startRecall();
  const channel = add(running);
  running.personOf(GRACE).say({ channel, text: SECRET });
  await expectNothing(running);
});

test('a question that is deleted while it is answered is not found', async () => {
  const running = await startRecall();
  const { discord, model, personOf } = running;
  const channel = discord.addChannel('open');
  const going = endless();
  model.next(going.reply);
  const { id } = personOf(GRACE).mention(SECRET, { channel });
  const isWriting = () => discord.messages(id).some(({ text }) => text.includes('More and more'));
  await discord.waitFor(isWriting, WAIT_MS);
  personOf(GRACE).remove(id);
  going.end();
  await tell(running, channel, { text: 'Something else', by: ADA });
  model.next(textReply('I do not know.'));
  expect((await recall(running, { by: GRACE })).asked).not.toContain('K4711');
});
