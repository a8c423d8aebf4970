// Kind: a waiting question is answered although its author has taken it back: an edit has removed
// the mention, or addresses another person. A question that is being answered already stays one.
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { settle } from '../waiting.ts';
import { endless } from './harness.ts';
import * as onDiscord from './on-discord.ts';
import * as onSlack from './on-slack.ts';

const { WAIT_MS } = onSlack;

/** A thread in which an answer is being written. */
async function startBusyOnSlack() {
  const running = await onSlack.start();
  const { slack, model } = running;
  const first = endless();
  model.next(first.reply);
  const thread = slack.person('U1').mention({ channel: 'C1', text: 'go on for ever' });
  await slack.waitFor(
    () => slack.messages('C1', thread).some(({ user, text }) => user === 'UBOT' && text.length > 9),
    WAIT_MS,
  );
  const isMarked = (ts: string) => slack.message(ts).reactions.length > 0;
  const say = async (text: string, person = 'U1') => {
    const ts = slack.person(person).say({ channel: 'C1', text, threadTs: thread });
    await slack.waitFor(() => isMarked(ts), WAIT_MS);
    return ts;
  };
  return { running, slack, model, first, thread, isMarked, say };
}

test.each([
  ['the mention is taken out', '<@UBOT> and two?', '<@U2> and two?'],
  ['somebody else is addressed', 'and two?', '<@U2> and two?'],
  ['both, behind other words', 'well, <@UBOT>, and two?', 'well, <@U2>, and two?'],
])('Slack: a question that waits is withdrawn by an edit: %s', async (_, asked, edited) => {
  const { running, slack, model, first, thread, isMarked, say } = await startBusyOnSlack();
  const ts = await say(asked);
  slack.person('U1').edit(ts, edited);
  await slack.waitFor(() => !isMarked(ts), WAIT_MS);
  first.end();
  await onSlack.answer(running, 'C1', thread);
  await settle();
  expect(model.requests).toHaveLength(1);
  expect(onSlack.answersIn(running, 'C1', thread)).toHaveLength(1);

  model.next(textReply('two and two is four'));
  slack.person('U1').edit(ts, '<@UBOT> and two?');
  expect((await onSlack.answer(running, 'C1', thread, 2)).text).toBe('two and two is four');
  expect(model.requests).toHaveLength(2);
  expect(onSlack.asked(running)).toContain('and two?');
});

test('Slack: what waits beside a question that is withdrawn is answered, without it', async () => {
  const { running, slack, model, first, thread, say } = await startBusyOnSlack();
  model.next(textReply('to the other one'));
  const ts = await say('what about red?');
  await say('what about green?', 'U2');
  slack.person('U1').edit(ts, '<@U2> what about red?');
  first.end();
  expect((await onSlack.answer(running, 'C1', thread, 2)).text).toBe('to the other one');
  expect(onSlack.asked(running)).toContain('what about green?');
  expect(onSlack.asked(running)).not.toContain('what about red?');
  expect(model.requests).toHaveLength(2);
});

test('Slack: a command that waits is withdrawn, too', async () => {
  const { running, slack, model, first, thread } = await startBusyOnSlack();
  const ada = slack.person('U1');
  const command = ada.mention({ channel: 'C1', text: '/ask what is two?', threadTs: thread });
  // Told twice, as a mention and as a message.
  await slack.waitFor(() => slack.deliveries.every(({ state }) => state === 'acked'), WAIT_MS);
  ada.edit(command, '<@U2> /ask what is two?');
  await slack.waitFor(() => slack.deliveries.every(({ state }) => state === 'acked'), WAIT_MS);
  first.end();
  await onSlack.answer(running, 'C1', thread);
  await settle();
  expect(JSON.stringify(model.requests)).not.toContain('what is two');
});

test('Slack: an edit that still speaks to Parley changes the question', async () => {
  const { running, slack, model, first, thread, say } = await startBusyOnSlack();
  model.next(textReply('answered'));
  const ts = await say('<@UBOT> what about red?');
  slack.person('U1').edit(ts, 'what about green?');
  first.end();
  await onSlack.answer(running, 'C1', thread, 2);
  expect(onSlack.asked(running)).toContain('what about green?');
  expect(model.requests).toHaveLength(2);
});

test('Slack: what is being answered stays a question', async () => {
  const { running, slack, model, first, thread } = await startBusyOnSlack();
  slack.person('U1').edit(thread, 'go on for ever');
  await settle();
  first.end();
  expect((await onSlack.answer(running, 'C1', thread)).text).toContain('End.');
  expect(model.requests).toHaveLength(1);
});

async function startBusyOnDiscord() {
  const running = await onDiscord.start();
  const { discord, model } = running;
  const first = endless();
  model.next(first.reply);
  discord.person('43', { name: 'Ben' });
  const ada = discord.person('42', { name: 'Ada' });
  const { id: thread } = ada.mention('go on for ever');
  await discord.waitFor(
    () => discord.messages(thread).some(({ own, text }) => own && text.length > 9),
    WAIT_MS,
  );
  const isMarked = (id: string) =>
    Object.keys(discord.messages(thread).find((each) => each.id === id)?.reactions ?? {}).length >
    0;
  const say = async (text: string) => {
    const { id } = ada.say({ channel: thread, text });
    await discord.waitFor(() => isMarked(id), WAIT_MS);
    return id;
  };
  return { running, discord, model, first, thread, ada, isMarked, say };
}

test.each([
  ['the mention is taken out', '<@BOT> and two?', '<@43> and two?'],
  ['somebody else is addressed', 'and two?', '<@43> and two?'],
])('Discord: a question that waits is withdrawn by an edit: %s', async (_, asked, edited) => {
  const { running, discord, model, first, thread, ada, isMarked, say } = await startBusyOnDiscord();
  const real = (text: string) => text.replaceAll('BOT', discord.bot.id);
  const id = await say(real(asked));
  ada.edit(id, edited);
  await discord.waitFor(() => !isMarked(id), WAIT_MS);
  first.end();
  await onDiscord.answer(running, thread);
  await settle();
  expect(model.requests).toHaveLength(1);

  model.next(textReply('two and two is four'));
  ada.edit(id, real('<@BOT> and two?'));
  expect((await onDiscord.answer(running, thread, 2)).text).toBe('two and two is four');
  expect(model.requests).toHaveLength(2);
});
