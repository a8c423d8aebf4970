import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

test('Slack: a question about a message is asked in a form, and its answer names what it is about', async () => {
  const running = await slack.start();
  const person = running.slack.person('U1');
  const ts = person.say({ channel: 'C1', text: 'the deploy failed with code 137' });
  await person.messageShortcut(ts, 'ask');
  await running.slack.waitFor(() => running.slack.forms('U1').length === 1, slack.WAIT_MS);
  running.model.next(textReply('It ran out of memory.'));
  await person.submit({ question: 'why?' });
  await running.slack.waitFor(
    () => running.slack.messages('C1').some(({ text }) => text.includes('It ran out of memory.')),
    slack.WAIT_MS,
  );

  expect(slack.asked(running)).toContain('why?');
  expect(slack.asked(running)).toContain('<quoted>\\nthe deploy failed with code 137\\n</quoted>');
});

test('Slack: a command without what it needs asks for it with a form', async () => {
  const running = await slack.start();
  const person = running.slack.person('U1');
  await person.slash('/ask', '', 'C1');
  await running.slack.waitFor(() => running.slack.forms('U1').length === 1, slack.WAIT_MS);
  running.model.next(textReply('Four.'));
  await person.submit({ question: 'two and two?' });

  await running.slack.waitFor(
    () => running.slack.messages('C1').some(({ text }) => text.includes('Four.')),
    slack.WAIT_MS,
  );
  expect(slack.asked(running)).toContain('two and two?');
});

test('Discord: the menu of a message asks with a form, and the answer fills what was acknowledged', async () => {
  const running = await discord.start();
  const person = running.discord.person('42');
  await running.discord.waitFor(() => running.discord.commands.length > 0, discord.WAIT_MS);
  const message = person.say({
    channel: running.discord.generalId,
    text: 'the deploy failed with code 137',
  });
  const opened = await person.contextMenu('Ask about this', { message: message.id }).answered();
  expect(opened.modal).toMatchObject({ title: '/ask' });
  running.model.next(textReply('It ran out of memory.'));
  const sent = await person.submit(opened, { question: 'why?' }).answered();
  await running.discord.waitFor(
    () => sent.response?.text === 'It ran out of memory.',
    discord.WAIT_MS,
  );

  expect(discord.asked(running)).toContain(
    '<quoted>\\nthe deploy failed with code 137\\n</quoted>',
  );
});

test('Discord: a recording is transcribed from the menu of its message, by its link', async () => {
  const running = await discord.start();
  const person = running.discord.person('42');
  await running.discord.waitFor(() => running.discord.commands.length > 0, discord.WAIT_MS);
  const message = person.say({ channel: running.discord.generalId, text: 'no recording here' });
  const used = await person.contextMenu('Transcribe', { message: message.id }).answered();
  await running.discord.waitFor(() => (used.response?.text ?? '') !== '', discord.WAIT_MS);

  expect(used.response?.text).toMatch(/recording|audio/i);
});
