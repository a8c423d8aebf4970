import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { WAIT_MS } from './on-discord.ts';
import {
  ADA,
  addClosed,
  addDirect,
  addPrivateThread,
  countAnswered,
  expectFound,
  expectNothing,
  GRACE,
  type Recalling,
  recall,
  SECRET,
  startRecall,
  tell,
} from './recalling-discord.ts';

// Kind: what people said on Discord is found again, by those alone who may read it now. For every
// path there is a person who finds it, so that a search that finds nothing at all is noticed.

test('what was said in one channel is found in another, with its author and a link', async () => {
  const running = await startRecall();
  const channel = running.discord.addChannel('open');
  const message = await tell(running, channel);
  const shown = await expectFound(running);

  expect(shown).toContain('grace');
  expect(shown).toContain(`/channels/${running.discord.guildId}/${channel}/${message}`);
});

test.each<[string, (running: Recalling) => string | Promise<string>]>([
  ['a channel that is closed to everyone but a few', (running) => addClosed(running, GRACE)],
  [
    'a thread of a closed channel',
    (running) =>
      running.personOf(GRACE).createThread({ channel: addClosed(running, GRACE) }, 'Inside').id,
  ],
  ['a private thread of an open channel', addPrivateThread],
])('what was said in %s is found by those in it alone', async (_what, add) => {
  const running = await startRecall();
  const channel = await add(running);
  await tell(running, channel);

  await expectNothing(running);
  await expectFound(running, { by: GRACE });
});

test('who is added to a private thread finds what was said there; who is removed does not', async () => {
  const running = await startRecall();
  const thread = addPrivateThread(running);
  await tell(running, thread);
  running.personOf(GRACE).invite(thread, ADA);
  await expectFound(running);
  running.discord.removeFromThread(thread, ADA);
  await expectNothing(running);
});

test('who lost the role a moment ago finds nothing more; who gains it does', async () => {
  const running = await startRecall();
  const { discord } = running;
  const channel = addClosed(running, GRACE, discord.roleId('Team'));
  await tell(running, channel);
  await expectFound(running);
  discord.takeRole(ADA, 'Team');
  await expectNothing(running);
  discord.person(ADA, { roles: ['Team'] });
  await expectFound(running);
});

test('a channel that is closed after it was read is closed to recall as well', async () => {
  const running = await startRecall();
  const { discord } = running;
  const channel = discord.addChannel('open');
  await tell(running, channel);
  await expectFound(running);
  discord.overwrite(channel, ADA, { deny: ['VIEW_CHANNEL'] });
  await expectNothing(running);
  discord.overwrite(channel, ADA, { deny: ['READ_MESSAGE_HISTORY'] });
  await expectNothing(running);
});

test('a thread is closed with its channel', async () => {
  const running = await startRecall();
  const { discord } = running;
  const channel = discord.addChannel('open');
  const thread = running.personOf(GRACE).createThread({ channel }, 'Inside').id;
  await tell(running, thread);
  await expectFound(running);
  discord.overwrite(channel, ADA, { deny: ['VIEW_CHANNEL'] });
  await expectNothing(running);
});

test('who left the server finds nothing from it in their direct messages', async () => {
  const running = await startRecall();
  const { discord } = running;
  const direct = await addDirect(running, ADA);
  await tell(running, discord.addChannel('open'));
  await expectFound(running, { channel: direct });
  discord.expel(ADA);
  await expectNothing(running, { channel: direct });
});

test('direct messages are found in themselves, and nowhere else', async () => {
  const running = await startRecall();
  const { discord } = running;
  const [adas, graces] = [await addDirect(running, ADA), await addDirect(running, GRACE)];
  await tell(running, graces);

  await expectNothing(running);
  await expectNothing(running, { by: GRACE });
  await expectNothing(running, { channel: adas });
  await expectFound(running, { by: GRACE, channel: graces });
  expect(discord.messages(adas).some(({ text }) => text.includes('K4711'))).toBe(false);
});

test('what was said on one server is not found on another, by a member of both either', async () => {
  const running = await startRecall();
  const { discord } = running;
  const { id: guild, generalId } = discord.addGuild('Other');
  discord.person(ADA, { guild });
  await tell(running, discord.addChannel('open'));
  await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);

  await expectNothing(running, { channel: generalId });
  await expectFound(running);
});

test('a deleted message is not found; an edited one is found as it is now', async () => {
  const running = await startRecall();
  const { discord, model } = running;
  const channel = discord.addChannel('open');
  const first = await tell(running, channel);
  const second = await tell(running, channel, { text: 'The giraffe budget is K0815' });
  const grace = running.personOf(GRACE);
  model.next(textReply('Noted again.'));
  grace.edit(second, `<@${discord.bot.id}> The giraffe budget is 1234`);
  grace.remove(first);
  const find = async () => {
    model.next(textReply('It is there.'));
    return (await recall(running, { question: 'What is the zebra or giraffe budget?' })).asked;
  };

  await expect.poll(find, { timeout: WAIT_MS }).not.toContain('K4711');
  await expect.poll(find, { timeout: WAIT_MS }).toContain('1234');
  expect(await find()).not.toContain('K0815');
});

test('messages that a moderator removes together are not found', async () => {
  const running = await startRecall();
  const { discord } = running;
  const channel = discord.addChannel('open');
  const ids = [await tell(running, channel), await tell(running, channel, { text: 'Zebra two' })];
  discord.removeMany(channel, ids);
  const find = async () => (await recall(running)).asked;

  await expect.poll(find, { timeout: WAIT_MS }).toBe('');
});

test('a deleted channel takes what was said there with it', async () => {
  const running = await startRecall();
  const { discord } = running;
  const channel = discord.addChannel('open');
  await tell(running, channel);
  discord.deleteChannel(channel);
  await expectNothing(running);
});

test('what was said in a chain of replies is found, and closed with its channel', async () => {
  const running = await startRecall();
  const { discord, model } = running;
  const channel = discord.addChannel('open');
  const admin = discord.person('99', { name: 'admin', admin: true });
  await admin.slash('settings', { reply: 'channel' }, { channel }).answered();
  await tell(running, channel, { text: 'Something about money' });
  const own = discord.messages(channel).findLast((each) => each.own);
  const before = countAnswered(running);
  model.next(textReply('Noted.'));
  running.personOf(GRACE).say({ channel, text: SECRET, replyTo: own?.id ?? '' });
  await expect.poll(() => countAnswered(running), { timeout: WAIT_MS }).toBe(before + 1);

  await expectFound(running);
  discord.overwrite(channel, ADA, { deny: ['VIEW_CHANNEL'] });
  await expectNothing(running);
});

test('the chat of a voice channel is closed with the channel', async () => {
  const running = await startRecall();
  const { discord } = running;
  const channel = discord.addChannel('voice', { type: 2 });
  await tell(running, channel);
  await expectFound(running);
  discord.overwrite(channel, ADA, { deny: ['VIEW_CHANNEL'] });
  await expectNothing(running);
});

test('Parley’s own answers and commands are not found', async () => {
  const running = await startRecall();
  const { discord, model } = running;
  const channel = discord.addChannel('open');
  const before = countAnswered(running);
  model.next(textReply('The zebra budget is K4711, they say.'));
  running.personOf(GRACE).mention('Tell me a number', { channel });
  await expect.poll(() => countAnswered(running), { timeout: WAIT_MS }).toBe(before + 1);

  await expectNothing(running);
});
