import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import {
  countHeard,
  firstHundred,
  hear,
  LAUNCH,
  lastOnSlack,
  onDiscord,
  onSlack,
  sentencesIn,
  toHeard,
  toSilence,
  toSpeech,
  users,
  voice,
} from './voices.ts';

test('Slack: a long note comes in messages of at most 3,000 characters, in order, each with Correct', async () => {
  const running = await slack.start();
  running.model.answer(hear('never', toSpeech(100)));
  const ts = running.slack.person('U1').say({ channel: 'C1', text: '', files: [voice()] });
  const last = await lastOnSlack(running, ts);
  const mine = onSlack(running, ts);

  expect(mine.length).toBeGreaterThan(3);
  expect(Math.max(...mine.map(({ text }) => text.length))).toBeLessThanOrEqual(3_000);
  expect(sentencesIn(mine.map(({ text }) => text))).toEqual(firstHundred);
  expect(mine.slice(0, -1).map(({ buttons }) => buttons.map(({ text }) => text))).toEqual(
    mine.slice(0, -1).map(() => ['Correct']),
  );
  expect(mine.at(-1)?.ts).toBe(last.ts);
  expect(countHeard(running.model)).toBe(1);
});

test('a stop in between costs no second transcription, and no message comes twice', async () => {
  const store = join(await mkdtemp(join(tmpdir(), 'parley-voice-')), 'parley.db');
  const running = await slack.start({}, { STORE_URL: `sqlite:${store}` });
  running.model.answer(hear('Thanks.', toSpeech(100)));
  const ts = running.slack.person('U1').dm({ text: '', files: [voice()] });
  const channel = running.slack.dmOf('U1');
  const own = () => running.slack.messages(channel, ts).filter(({ user }) => user === 'UBOT');
  await running.slack.waitFor(() => own().length >= 2, slack.WAIT_MS);
  await running.restart();
  const before = own().length;
  await slack.answer(running, channel, ts);
  const texts = own().map(({ text }) => text);

  expect(before).toBeLessThan(texts.length - 1);
  expect(sentencesIn(texts)).toEqual(firstHundred);
  expect(texts.at(-1)).toBe('Thanks.');
  expect(countHeard(running.model)).toBe(1);
});

test('Discord: a long note comes in messages that fit, first to last, before the answer', async () => {
  const running = await discord.start();
  running.model.answer(hear('Thanks.', toSpeech(40)));
  const channel = running.discord.dmId('42');
  running.discord.person('42').dm('', { voice: { bytes: toSilence(), durationSecs: 590 } });
  await discord.answer(running, channel);
  const shown = onDiscord(running, channel);

  expect(sentencesIn(shown.map(({ text }) => text))).toEqual(firstHundred.slice(0, 40));
  expect(shown.length).toBeGreaterThan(3);
  expect(shown.slice(0, -2).map(({ buttons }) => buttons.map(({ label }) => label))).toEqual(
    shown.slice(0, -2).map(() => ['Correct']),
  );
  expect(shown.at(-2)?.buttons.map(({ label }) => label)).toContain('Translate');
  expect(shown.at(-1)?.text).toBe('Thanks.');
});

test('Slack: two notes in one message are heard in order, each in a message of its own', async () => {
  const running = await slack.start();
  const second = toHeard([{ start: 0, speaker: 'Speaker 1', text: 'And the second.' }]);
  running.model.answer(hear('never', LAUNCH, second));
  const files = [
    voice('audio_message.wav'),
    { ...voice('audio_message.wav'), bytes: toSilence(2) },
  ];
  const ts = running.slack.person('U1').say({ channel: 'C1', text: '', files });
  await lastOnSlack(running, ts);
  const texts = onSlack(running, ts).map(({ text }) => text);

  expect(texts).toHaveLength(2);
  expect(texts[0]).toContain('Shall we launch');
  expect(texts[1]).toContain('And the second.');
});

test('Slack: deleting a note deletes all parts of its transcript; so does Delete, for the speaker alone', async () => {
  const running = await slack.start({ workspaces: [{ id: 'T1', users }] });
  running.model.answer(hear('never', toSpeech(60)));
  const person = running.slack.person('U2');
  const first = person.say({ channel: 'C1', text: '', files: [voice()] });
  await lastOnSlack(running, first);
  person.remove(first);
  await running.slack.waitFor(() => onSlack(running, first).length === 0, slack.WAIT_MS);

  const second = person.say({ channel: 'C1', text: '', files: [voice()] });
  const { ts: last } = await lastOnSlack(running, second);
  await running.slack.person('U3').press(last, 'Delete');
  await delay(200);
  expect(onSlack(running, second).length).toBeGreaterThan(1);
  await person.press(last, 'Delete');
  await running.slack.waitFor(
    () => onSlack(running, second).every(({ buttons }) => buttons.length === 0),
    slack.WAIT_MS,
  );
  expect(sentencesIn(onSlack(running, second).map(({ text }) => text))).toEqual([]);
});

test('Slack: silence is said, and there is nothing to summarise; a failure can be tried again in the same message', async () => {
  const running = await slack.start();
  running.model.answer(hear('never', toHeard([], '')));
  const ts = running.slack.person('U1').say({ channel: 'C1', text: '', files: [voice()] });
  const silent = await running.slack.waitFor(
    () => onSlack(running, ts).find(({ text }) => text.includes('couldn’t hear any speech')),
    slack.WAIT_MS,
  );
  expect(silent.buttons.map(({ text }) => text)).toEqual(['Delete']);

  running.model.answer(() => new Response('{}', { status: 400 }));
  const failed = running.slack.person('U1').say({ channel: 'C1', text: '', files: [voice()] });
  const told = await running.slack.waitFor(
    () => onSlack(running, failed).find(({ text }) => text.includes('couldn’t transcribe')),
    slack.WAIT_MS,
  );
  expect(told.buttons.map(({ text }) => text)).toEqual(['Retry', 'Delete']);
  running.model.answer(hear('never'));
  await running.slack.person('U1').press(told.ts, 'Retry');
  const { ts: again } = await lastOnSlack(running, failed);
  expect(again).toBe(told.ts);
  expect(onSlack(running, failed)).toHaveLength(1);
});

test('whoever wants no transcripts gets none, wherever they speak, until they want them again', async () => {
  const running = await slack.start();
  running.model.answer(hear('I heard you.'));
  const person = running.slack.person('U1');
  await person.slash('/transcribe', 'off', 'C1');
  await running.slack.waitFor(
    () => running.slack.messages('C1').some(({ text }) => text.includes('stopped transcribing')),
    slack.WAIT_MS,
  );
  const ts = person.dm({ text: '', files: [voice()] });
  const channel = running.slack.dmOf('U1');
  await slack.answer(running, channel, ts);
  expect(countHeard(running.model)).toBe(0);

  await person.slash('/transcribe', 'on', 'C1');
  await running.slack.waitFor(
    () =>
      running.slack
        .messages('C1')
        .some(({ text }) => text.includes('I transcribe your voice notes')),
    slack.WAIT_MS,
  );
  const heard = person.say({ channel: 'C1', text: '', files: [voice()] });
  await lastOnSlack(running, heard);
  expect(countHeard(running.model)).toBe(1);
});
