import { expect, test } from 'vitest';
import { overloaded, quotaExceeded } from '../../src/demo/errors.ts';
import { textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

test('Slack: while the model is out of reach the question waits, the person is told once, and the answer comes into the same message', async () => {
  const running = await slack.start();
  let isDown = true;
  running.model.answer(() => (isDown ? overloaded() : textReply('back again')));
  const thread = running.slack.person('U1').mention({ channel: 'C1', text: 'hello' });
  const told = await running.slack.waitFor(
    () =>
      running.slack
        .messages('C1', thread)
        .find(
          ({ user, text, blocks }) =>
            user === 'UBOT' && /I’ve saved your question/.test(text + JSON.stringify(blocks)),
        ),
    20_000,
  );
  isDown = false;
  const { ts } = await running.slack.waitFor(
    () => slack.answersIn(running, 'C1', thread)[0],
    20_000,
  );

  expect(ts).toBe(told.ts);
  expect(running.slack.message(ts).text).toBe('back again');
  expect(running.slack.messages('C1', thread).filter(({ user }) => user === 'UBOT')).toHaveLength(
    1,
  );
});

test('Discord: a quota per minute is waited out as long as the server says', async () => {
  const running = await discord.start();
  running.model.next(quotaExceeded(16), textReply('in time'));
  const question = running.discord.person('42').mention('hello');
  await running.discord.waitFor(
    () =>
      discord
        .ownTexts(running, question.id)
        .some((text) => text.includes('I’ve saved your question')),
    20_000,
  );
  await running.discord.waitFor(
    () => discord.ownTexts(running, question.id).join() === 'in time',
    40_000,
  );
});

test('Discord: a daily quota is told at once, with when it is renewed', async () => {
  const running = await discord.start();
  running.model.next(quotaExceeded(38, 'PerDay'));
  const question = running.discord.person('42').mention('hello');
  await running.discord.waitFor(
    () => discord.ownTexts(running, question.id).some((text) => text.includes('midnight Pacific')),
    20_000,
  );

  expect(running.model.requests).toHaveLength(1);
});

const waiting = async (running: discord.Running) => {
  running.model.answer(() => quotaExceeded(38));
  const person = running.discord.person('42');
  const question = person.mention('hello');
  const told = () =>
    running.discord
      .messages(question.id)
      .find(({ own, text }) => own && text.includes('I’ve saved your question'));
  const message = await running.discord.waitFor(told);
  return { person, question, message };
};

test('Discord: a question that waits can be stopped with the button', async () => {
  const running = await discord.start();
  const { person, question, message } = await waiting(running);
  person.press(message.id, 'Stop');
  await discord.answer(running, question.id);

  expect(discord.ownTexts(running, question.id)).toEqual(['-# Stopped.']);
});

test('Discord: a question that waits can be stopped with the word', async () => {
  const running = await discord.start();
  const { person, question } = await waiting(running);
  person.say({ channel: question.id, text: 'stop' });
  await discord.answer(running, question.id);

  expect(discord.ownTexts(running, question.id)).toEqual(['-# Stopped.']);
});

test('Discord: a question that is deleted as soon as it is said to wait leaves nothing', async () => {
  const running = await discord.start();
  const { discord: server } = running;
  server.faults.every('PATCH /channels/:c/messages/:m', { delayReplyMs: 300 });
  const { person, question } = await waiting(running);
  person.remove(question.id);
  await server.waitFor(() => discord.ownTexts(running, question.id).length === 0);
});
