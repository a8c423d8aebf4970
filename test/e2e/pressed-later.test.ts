import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { onDisk } from './drawn.ts';
import { endless, toProse } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { quiet } from './pressing.ts';

// The kind: a press, or the form that it opened, that reaches Parley when its message has gone on
// to another job, or reaches it more than once, or belongs to a message that only the press itself
// can reach.

const CHANNELS = [{ id: 'C1' }, { id: 'C2', members: ['U1', 'U2'], botIn: false }];

const lastPress = ({ slack: at }: slack.Running) => {
  const found = at.deliveries.findLast(({ name }) => name === 'block_actions');
  if (!found) throw new Error('nothing was pressed');
  return found;
};

test('Slack: a press that is delivered again after its answer is none', async () => {
  const running = await slack.start({}, onDisk());
  const { slack: at, model } = running;
  model.next(textReply('Answer one.'), textReply('Answer two.'), textReply('Answer three.'));
  const thread = at.person('U1').mention({ channel: 'C1', text: 'hello' });
  const first = await slack.answer(running, 'C1', thread);
  await at.person('U1').press(first.ts, 'Regenerate');
  await at.waitFor(() => at.message(first.ts).text === 'Answer two.', slack.WAIT_MS);
  await quiet({ running });
  const press = lastPress(running);
  await Promise.all([at.redeliver(press), at.redeliver(press)]);
  await quiet({ running });
  await running.restart();
  await at.redeliver(press);
  await quiet({ running });

  expect(model.requests).toHaveLength(2);
  expect(at.message(first.ts).text).toBe('Answer two.');
});

test('Slack: a Stop that is delivered again does not stop the answer that somebody asked for since', async () => {
  const running = await slack.start();
  const { slack: at, model } = running;
  const [held, again] = [endless('Answer one. '), endless('Answer two. ')];
  model.next(held.reply, again.reply);
  const thread = at.person('U1').mention({ channel: 'C1', text: 'hello' });
  const growing = await at.waitFor(
    () =>
      at
        .messages('C1', thread)
        .find(({ text, buttons }) => text.includes('one') && buttons[0]?.text === 'Stop'),
    slack.WAIT_MS,
  );
  await at.person('U1').press(growing.ts, 'Stop');
  const stopped = await slack.answer(running, 'C1', thread);
  const stop = lastPress(running);
  await at.person('U1').press(stopped.ts, 'Regenerate');
  await at.waitFor(() => model.requests.length === 2, slack.WAIT_MS);
  await at.redeliver(stop);
  await delay(300);
  again.end();
  await at.waitFor(() => at.message(stopped.ts).text.endsWith('End.'), slack.WAIT_MS);
});

test('Slack: Stop on what an edit has cut short stops the answer to the edited question', async () => {
  const running = await slack.start();
  const { slack: at, model } = running;
  model.next(endless('Answer one. ').reply, endless('Answer two. ').reply);
  const person = at.person('U1');
  const thread = person.mention({ channel: 'C1', text: 'hello' });
  const growing = await at.waitFor(
    () =>
      at
        .messages('C1', thread)
        .find(({ text, buttons }) => text.includes('one') && buttons[0]?.text === 'Stop'),
    slack.WAIT_MS,
  );
  person.edit(thread, '<@UBOT> good evening');
  await at.waitFor(() => model.requests.length === 2, slack.WAIT_MS);
  await person.pressSeen(growing, 'Stop');
  const stopped = await slack.answer(running, 'C1', thread);

  expect(JSON.stringify(stopped.blocks)).toContain('Stopped');
});

test('Discord: Stop on what an edit has cut short stops the answer to the edited question', async () => {
  const running = await discord.start();
  const { discord: at, model } = running;
  model.next(endless('Answer one. ').reply, endless('Answer two. ').reply);
  const person = at.person('42');
  const question = person.mention('hello');
  const growing = await at.waitFor(
    () =>
      at
        .messages(question.id)
        .find(({ text, buttons }) => text.includes('one') && buttons[0]?.label === 'Stop'),
    discord.WAIT_MS,
  );
  person.edit(question.id, `<@${at.bot.id}> good evening`);
  await at.waitFor(() => model.requests.length === 2, discord.WAIT_MS);
  await person.pressSeen(growing, 'Stop').answered();
  const stopped = await discord.answer(running, question.id);

  expect(stopped.text).toContain('Stopped');
});

test('Slack: where Parley is no member, Regenerate and Delete reach the one answer there', async () => {
  const running = await slack.start({ workspaces: [{ id: 'T1', channels: CHANNELS }] });
  const { slack: at, model } = running;
  model.next(textReply('Answer one.'), textReply('Answer two.'), textReply('Answer three.'));
  const own = () => at.messages('C2').filter(({ user }) => user === 'UBOT');
  const person = at.person('U1');
  await person.slash('/parley', 'ask hello', 'C2');
  const [first] = await at.waitFor(() => own().length > 0 && own(), slack.WAIT_MS);
  if (!first) throw new Error('no answer');
  await Promise.all([person.press(first.ts, 'Regenerate'), person.press(first.ts, 'Regenerate')]);
  await at.waitFor(() => own()[0]?.text.includes('Answer two.'), slack.WAIT_MS);
  await quiet({ running });
  expect(model.requests).toHaveLength(2);
  expect(own()).toHaveLength(1);
  await person.pressSeen(first, 'Delete');
  await at.waitFor(() => own().length === 0, slack.WAIT_MS);
});

test('Discord: all messages of a command’s answer are written again, and go, through whichever way reaches them', async () => {
  const running = await discord.start();
  const { discord: at, model } = running;
  await at.waitFor(() => at.commands.length > 0, discord.WAIT_MS);
  const person = at.person('42');
  const own = () => at.messages(at.generalId).filter((message) => message.own);
  model.next(textReply(toProse(3_000)), textReply(`Again. ${toProse(3_000)}`), textReply('Short.'));
  person.slash('ask', { question: 'tell me all' });
  const first = await discord.answer(running, at.generalId);
  const count = own().length;
  expect(count).toBeGreaterThan(1);
  await Promise.all([
    person.press(first.id, 'Regenerate').answered(),
    person.press(first.id, 'Regenerate').answered(),
  ]);
  await at.waitFor(() => own()[0]?.text.startsWith('Again.'), discord.WAIT_MS);
  await discord.answer(running, at.generalId);
  await quiet({ running });
  expect(model.requests).toHaveLength(2);
  expect(own().map(({ buttons }) => buttons.length > 0)).toEqual([
    ...Array.from({ length: own().length - 1 }, () => false),
    true,
  ]);
  await person.pressSeen(first, 'Delete').answered();
  await at.waitFor(() => own().length === 0, discord.WAIT_MS);
});
