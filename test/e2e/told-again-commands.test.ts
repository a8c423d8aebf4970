import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { encodePng } from '../../src/demo/media.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

// A command that is typed as a message is told by several events too: it is run once, as it was
// typed last, with all that they bring.

const { WAIT_MS } = slack;
const quiet = () => delay(400);

test.each([
  ['the mention', ['app_mention', 'message']],
  ['the message', ['message', 'app_mention']],
])('Slack: a picture that comes later than %s is what the command is about', async (_, order) => {
  const running = await slack.start();
  running.model.answer(() => textReply('A red square.'));
  const person = running.slack.person('U1');
  const files = [{ name: 'a.png', bytes: encodePng('red') }];
  const ts = person.mention({ channel: 'C1', text: '/describe', files, isUntold: true });
  const [first, second] = order;
  const wire = { ...person.wire(ts), channel: 'C1', event_ts: ts };
  running.slack.emit({ ...wire, type: first, subtype: undefined, files: undefined });
  running.slack.emit({ ...wire, type: second });
  await expect.poll(() => slack.asked(running), { timeout: WAIT_MS }).toContain('data:image/png');
  const own = () => running.slack.messages('C1').filter(({ user }) => user === 'UBOT');
  await running.slack.waitFor(() => own().some(({ text }) => text === 'A red square.'), WAIT_MS);
  await quiet();

  expect(own().map(({ text }) => text)).toEqual(['A red square.']);
});

test('Discord: a command that is edited is run as it is then, in the same message, and once', async () => {
  const running = await discord.start();
  const emulator = running.discord;
  running.model.next(textReply('Seven.'), textReply('Four.'));
  const person = emulator.person('42');
  const { generalId, bot } = emulator;
  const { id } = person.mention('/ask whta is 3+4?');
  await discord.answer(running, generalId);
  emulator.unfurl(id);
  emulator.tell('MESSAGE_UPDATE', id, { pinned: true });
  await quiet();
  expect(running.model.requests).toHaveLength(1);
  person.edit(id, `<@${bot.id}> /ask what is 2+2?`);
  await emulator.waitFor(() => discord.answersIn(running, generalId)[0]?.text === 'Four.', WAIT_MS);
  emulator.tell('MESSAGE_UPDATE', id, { flags: 4 });
  await quiet();

  expect(discord.asked(running)).toContain('what is 2+2?');
  expect(discord.asked(running)).not.toContain('3+4');
  expect(running.model.requests).toHaveLength(2);
  expect(discord.ownTexts(running, generalId)).toEqual(['Four.']);
});

test('Discord: a message that an edit makes a command is run as one, once', async () => {
  const running = await discord.start();
  const emulator = running.discord;
  const person = emulator.person('42');
  const { id } = person.say({ channel: emulator.generalId, text: 'good morning' });
  person.edit(id, `<@${emulator.bot.id}> /help`);
  await emulator.waitFor(
    () =>
      [
        ...discord.ownTexts(running, emulator.generalId),
        ...discord.ownTexts(running, emulator.dmId('42')),
      ].length > 0,
    WAIT_MS,
  );
  emulator.tell('MESSAGE_UPDATE', id, { pinned: true });
  await quiet();

  expect(running.model.requests).toEqual([]);
  expect(
    [emulator.generalId, emulator.dmId('42')].flatMap((at) => discord.ownTexts(running, at)),
  ).toHaveLength(1);
});

test('Slack: a command that an edit makes a question is answered as one', async () => {
  const running = await slack.start();
  running.model.answer(() => textReply('Four.'));
  const person = running.slack.person('U1');
  const ts = person.mention({ channel: 'C1', text: '/ask what is 3+4?' });
  await expect.poll(() => running.model.requests.length, { timeout: WAIT_MS }).toBe(1);
  await quiet();
  person.edit(ts, '<@UBOT> what is 2+2?');
  await expect.poll(() => slack.asked(running), { timeout: WAIT_MS }).toContain('what is 2+2?');

  expect(slack.asked(running)).not.toContain('3+4');
});
