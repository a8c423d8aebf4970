import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { endless } from './harness.ts';
import { answer, answersIn, asked, ownTexts, start, WAIT_MS } from './on-discord.ts';

// Kind: what belongs to the message before it. The rest of a paste is no question of its own, and
// the copy by which a proxy replaces a message is that message.

const long = (letter: string, length = 1_960) => letter.repeat(length);

test('in a channel the rest of a paste is part of the question, and only of its author’s', async () => {
  const running = await start();
  const { discord, model } = running;
  model.next(textReply('reviewed'));
  const ada = discord.person('42', { name: 'Ada' });
  const ben = discord.person('43', { name: 'Ben' });
  const channel = discord.generalId;
  const question = ada.mention(`review: ${long('a', 1_940)}`);
  ada.say({ channel, text: long('b') });
  ben.say({ channel, text: 'unrelated words of Ben' });
  ada.say({ channel, text: 'the end of it <@43>' });
  await answer(running, question.id);
  await delay(300);

  expect(model.requests).toHaveLength(1);
  expect(asked(running)).toMatch(/review: a+.*b{1900,}.*the end of it/);
  expect(asked(running)).not.toContain('unrelated');
  expect(discord.threads(channel).map(({ name }) => name)).toEqual([`review: ${'a'.repeat(72)}`]);
  expect(ownTexts(running, channel)).toEqual([]);
});

test('a later message, a reply, and what follows a short question are no rest of a paste', async () => {
  const running = await start();
  const { discord, model } = running;
  const ada = discord.person('42');
  const channel = discord.generalId;
  const other = discord.person('43').say({ channel, text: 'before' });
  const short = ada.mention('short');
  ada.say({ channel, text: 'spoken to the room' });
  await answer(running, short.id);
  const question = ada.mention(long('a'));
  ada.say({ channel, text: 'to Ben', replyTo: other.id });
  await answer(running, question.id);
  ada.say({ channel, text: 'afterwards' });
  await delay(300);

  expect(model.requests).toHaveLength(2);
  const all = JSON.stringify(model.requests.map(({ messages }) => messages));
  for (const words of ['spoken to the room', 'to Ben', 'afterwards'])
    expect(all).not.toContain(words);
});

test('in a thread that is not followed the rest of a paste is waited for as well', async () => {
  const running = await start();
  const { discord, model } = running;
  const ada = discord.person('42');
  const root = ada.say({ channel: discord.generalId, text: 'root' });
  const { id: channel } = ada.createThread({ message: root.id }, 'Talk');
  ada.mention(long('a'), { channel });
  ada.say({ channel, text: 'the last lines' });
  await answer(running, channel);

  expect(model.requests).toHaveLength(1);
  expect(asked(running)).toContain('the last lines');
});

test('a part that is deleted, or edited, changes the one answer', async () => {
  const running = await start();
  const { discord, model } = running;
  model.next(textReply('first'), textReply('second'));
  const ada = discord.person('42');
  const question = ada.mention(long('a'));
  const rest = ada.say({ channel: discord.generalId, text: 'the rest' });
  await answer(running, question.id);
  ada.edit(rest.id, 'another rest');
  await discord.waitFor(() => answersIn(running, question.id)[0]?.text === 'second', WAIT_MS);

  expect(asked(running)).toContain('another rest');
  expect(answersIn(running, question.id)).toHaveLength(1);
});

test.each([
  ['PluralKit', '466378653216014359', 1],
  ['Tupperbox', '431544605209788416', 1],
  ['another bot', '900000000000000001', 2],
])('the first words of all are not answered in vain where %s is at work', async (_, bot, calls) => {
  const running = await start();
  const { discord, model } = running;
  discord.addBotRole(bot);
  model.next(textReply('Hello, Sky.'), textReply('Hello, Sky.'));
  const own = `<@${discord.bot.id}>`;
  await delay(200);
  const original = discord
    .person('42', { name: 'Ada' })
    .say({ channel: discord.generalId, text: `pk;text ${own} hello there` });
  await delay(300);
  const copy = proxy(running, `${own} hello there`);
  discord.person('42').remove(original.id);
  await answer(running, copy.id);

  expect(allAnswers(running)).toEqual(['Hello, Sky.']);
  expect(model.requests).toHaveLength(calls);
});

type Running = Awaited<ReturnType<typeof start>>;

/** A proxy posts what a person wrote again, under the name that they speak as. */
function proxy({ discord }: Running, text: string, channel = discord.generalId) {
  const sky = discord.person('9000', { name: 'Sky' });
  return sky.say({ channel, text, as: { webhookId: '9000' } });
}

/** Every answer in the channel and its threads. */
function allAnswers(running: Running): string[] {
  const { discord } = running;
  const threads = discord.threads(discord.generalId).map(({ id }) => id);
  return [discord.generalId, ...threads].flatMap((channel) =>
    answersIn(running, channel).map(({ text }) => text),
  );
}

test.each([
  ['the copy comes first', 600, true],
  ['soon', 100, true],
  ['the deletion comes first', 100, false],
])('a message that a proxy posts again is answered once: %s', async (_what, ms, isCopyFirst) => {
  const running = await start();
  const { discord, model } = running;
  model.next(textReply('Hello, Sky.'), textReply('Hello, Sky.'));
  const ada = discord.person('42', { name: 'Ada' });
  const own = `<@${discord.bot.id}>`;
  const original = ada.say({ channel: discord.generalId, text: `pk;text ${own} hello there` });
  await delay(ms);
  if (!isCopyFirst) ada.remove(original.id);
  const copy = proxy(running, `${own} hello there`);
  if (isCopyFirst) await delay(ms);
  if (isCopyFirst) ada.remove(original.id);
  await answer(running, copy.id);
  await delay(500);

  expect(allAnswers(running)).toEqual(['Hello, Sky.']);
  expect(asked(running)).toContain('Sky: hello there');
  expect(asked(running)).not.toContain('pk;text');
  // From now on the person is expected to speak so: nothing is begun in vain.
  const before = model.requests.length;
  const second = ada.mention('pk;text and again');
  await delay(100);
  const again = proxy(running, `${own} and again`);
  ada.remove(second.id);
  await answer(running, again.id);
  expect(model.requests).toHaveLength(before + 1);
});

test.each([
  ['is whole', true],
  ['is half said', false],
])('the first answer that a proxied message costs %s, and is seen no more', async (_, isWhole) => {
  const running = await start();
  const { discord, model } = running;
  const going = endless('Told Ada first. ');
  model.next(isWhole ? textReply('Told Ada first.') : going.reply, textReply('Hello, Sky.'));
  const ada = discord.person('42', { name: 'Ada' });
  const own = `<@${discord.bot.id}>`;
  const original = ada.say({ channel: discord.generalId, text: `S: ${own} hello there` });
  const everything = () => {
    const threads = discord.threads(discord.generalId).map(({ id }) => id);
    return [discord.generalId, ...threads].flatMap((each) => ownTexts(running, each)).join('\n');
  };
  if (isWhole) await answer(running, original.id);
  else await discord.waitFor(() => everything().includes('Told Ada'), WAIT_MS);
  const copy = proxy(running, `${own} hello there`);
  ada.remove(original.id);
  await answer(running, copy.id);
  await delay(500);
  going.end();
  await delay(200);

  expect(everything()).toBe('Hello, Sky.');
  expect(model.requests).toHaveLength(2);
});

test('a copy can be changed and taken back, and is still known after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  const running = await start({}, { STORE_URL: `sqlite:${join(folder, 'parley.db')}` });
  const { discord, model } = running;
  model.answer(() => textReply('one'));
  const ada = discord.person('42');
  const own = `<@${discord.bot.id}>`;
  const original = ada.mention('S: first');
  const copy = proxy(running, `${own} first`);
  ada.remove(original.id);
  await answer(running, copy.id);
  await expect.poll(() => allAnswers(running), { timeout: WAIT_MS }).toEqual(['one']);
  await running.restart();
  await delay(500);
  expect(allAnswers(running)).toEqual(['one']);
  // Another text, so that the answer from before the edit is not taken for the one after it.
  model.answer(() => textReply('two'));
  discord.person('9000').edit(copy.id, `${own} changed`);
  await expect.poll(() => allAnswers(running), { timeout: WAIT_MS }).toEqual(['two']);
  expect(asked(running)).toContain('changed');
  discord.person('9000').remove(copy.id);
  await expect.poll(() => allAnswers(running), { timeout: WAIT_MS }).toEqual([]);
});

test('other webhooks are not listened to', async () => {
  const running = await start();
  const { discord, model } = running;
  const ada = discord.person('42');
  const own = `<@${discord.bot.id}>`;
  proxy(running, `${own} from nowhere`);
  const question = ada.mention('hello there');
  proxy(running, `${own} hello there`); // It stays beside the original, which is not deleted.
  await answer(running, question.id);
  const second = ada.mention('secret');
  proxy(running, `${own} delete everything`);
  ada.remove(second.id);
  await delay(800);

  const all = JSON.stringify(model.requests.map(({ messages }) => messages));
  expect(all).not.toContain('from nowhere');
  expect(all).not.toContain('delete everything');
  expect(allAnswers(running)).toHaveLength(1);
});
