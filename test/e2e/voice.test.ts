import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { hear, toSilence } from './voices.ts';

const voice = (durationMs = 75_000) => ({
  name: 'audio_message.wav',
  bytes: toSilence(),
  mimetype: '',
  voice: { durationMs },
});

test('Slack: a voice note in a channel is transcribed in its thread without a mention, and not answered', async () => {
  const running = await slack.start();
  running.model.answer(hear('never'));
  const ts = running.slack.person('U1').say({ channel: 'C1', text: '', files: [voice()] });
  const transcript = await running.slack.waitFor(
    () =>
      running.slack
        .messages('C1', ts)
        .find(
          ({ user, streaming, text }) => user === 'UBOT' && !streaming && text.includes('Friday'),
        ),
    slack.WAIT_MS,
  );
  await delay(200);

  expect(transcript.text).toContain('English · 1:15');
  expect(transcript.text).toContain('> Two people plan the launch.');
  expect(transcript.text).toContain('`0:04` **Speaker 2:** Yes.');
  expect(transcript.buttons.map(({ text }) => text)).toEqual([
    'Correct',
    'Summary',
    'Action items',
    'Translate',
    'Delete',
  ]);
  expect(running.model.requests).toHaveLength(1);
});

test('Slack: a voice note in a direct message is transcribed first, then answered', async () => {
  const running = await slack.start();
  running.model.answer(hear('Friday it is.'));
  const ts = running.slack.person('U1').dm({ text: '', files: [voice()] });
  const channel = running.slack.dmOf('U1');
  await slack.answer(running, channel, ts);
  const own = running.slack.messages(channel, ts).filter(({ user }) => user === 'UBOT');

  expect(own.map(({ text }) => text.slice(0, 13))).toEqual([
    expect.stringContaining('🎙️'),
    'Friday it is.',
  ]);
});

test('Slack: deleting a voice note deletes its transcript', async () => {
  const running = await slack.start();
  running.model.answer(hear('never'));
  const person = running.slack.person('U1');
  const ts = person.say({ channel: 'C1', text: '', files: [voice()] });
  const mine = () =>
    running.slack.messages('C1', ts).filter(({ user, streaming }) => user === 'UBOT' && !streaming);
  await running.slack.waitFor(
    () => mine().some(({ text }) => text.includes('Friday')),
    slack.WAIT_MS,
  );
  await delay(100);
  person.remove(ts);
  await running.slack.waitFor(() => mine().length === 0, slack.WAIT_MS);
});

test('Discord: a voice message in a direct message is transcribed first, then answered', async () => {
  const running = await discord.start();
  running.model.answer(hear('Friday it is.'));
  running.discord.person('42').dm('', { voice: { bytes: toSilence(), durationSecs: 75 } });
  await discord.answer(running, running.discord.dmId('42'));
  const [transcript, answer] = discord.ownTexts(running, running.discord.dmId('42'));

  expect(transcript).toContain('English · 1:15');
  expect(transcript).toContain('`0:00` **Speaker 1:** Shall we launch on Friday?');
  expect(answer).toBe('Friday it is.');
});

test('Discord: a channel where Parley was never addressed keeps its voice messages to itself', async () => {
  const running = await discord.start();
  running.model.answer(hear('never'));
  const person = running.discord.person('42');
  person.say({
    channel: running.discord.generalId,
    voice: { bytes: toSilence(), durationSecs: 5 },
  });
  await delay(300);
  expect(running.model.requests).toEqual([]);
  const question = person.mention('hello');
  await discord.answer(running, question.id);
  const note = person.say({
    channel: running.discord.generalId,
    voice: { bytes: toSilence(), durationSecs: 5 },
  });
  await running.discord.waitFor(
    () => discord.ownTexts(running, note.id).some((text) => text.includes('Friday')),
    discord.WAIT_MS,
  );
});

test('a model that answers in plain text is understood, and one that fails is told in one sentence', async () => {
  const running = await slack.start();
  running.model.next(textReply('Just the words.'));
  const plain = running.slack.person('U1').say({ channel: 'C1', text: '', files: [voice()] });
  await running.slack.waitFor(
    () => running.slack.messages('C1', plain).some(({ text }) => text.includes('Just the words.')),
    slack.WAIT_MS,
  );
  running.model.next(textReply(''), textReply(''));
  const failed = running.slack.person('U1').say({ channel: 'C1', text: '', files: [voice()] });
  await running.slack.waitFor(
    () =>
      running.slack.messages('C1', failed).some(({ text }) => text.includes('couldn’t transcribe')),
    slack.WAIT_MS,
  );
});
