import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import {
  hear,
  lastOnDiscord,
  lastOnSlack,
  onSlack,
  sentencesIn,
  toSilence,
  toSpeech,
  users,
  voice,
} from './voices.ts';

test('Slack: the speaker corrects a part: it stays where it is, and that is what the model hears from then on', async () => {
  const running = await slack.start();
  running.model.answer(hear('Lunch it is.', toSpeech(60)));
  const person = running.slack.person('U2');
  const ts = person.say({ channel: 'C1', text: '', files: [voice()] });
  await lastOnSlack(running, ts);
  const [first, , ...others] = onSlack(running, ts);
  const part = onSlack(running, ts)[1];
  const number = sentencesIn([part?.text ?? ''])[0] ?? -1;
  await person.press(part?.ts ?? '', 'Correct');
  await running.slack.waitFor(() => running.slack.forms('U2').length === 1, slack.WAIT_MS);
  const value = JSON.stringify(running.slack.forms('U2')[0]?.body);
  await person.submit({ 'page-1': '5:00 Ada: Shall we lunch on Friday?' });
  await running.slack.waitFor(
    () => running.slack.message(part?.ts ?? '').text.includes('lunch'),
    slack.WAIT_MS,
  );
  const after = onSlack(running, ts);

  expect(value).toContain(`Sentence ${number} of the talk`);
  expect(after[1]?.text).toContain('`5:00` Ada: Shall we lunch on Friday?');
  expect([after[0], ...after.slice(2)].map((each) => each?.text)).toEqual(
    [first, ...others].map((each) => each?.text),
  );
  expect(after[1]?.buttons.map(({ text }) => text)).toEqual(['Correct']);

  running.slack.person('U1').mention({ channel: 'C1', threadTs: ts, text: 'when?' });
  await slack.answer(running, 'C1', ts);
  expect(slack.asked(running)).toContain('Shall we lunch on Friday?');
  expect(slack.asked(running)).not.toContain(`Sentence ${number} of the talk`);
});

test('Slack: nobody else may correct it, an admin may', async () => {
  const running = await slack.start({ workspaces: [{ id: 'T1', users }] });
  running.model.answer(hear('never'));
  const ts = running.slack.person('U3').say({ channel: 'C1', text: '', files: [voice()] });
  const { ts: transcript } = await lastOnSlack(running, ts);
  await running.slack.person('U2').press(transcript, 'Correct');
  await running.slack.waitFor(
    () =>
      running.slack
        .messages('C1')
        .some(({ text }) => text.includes('Only an admin, or the person')),
    slack.WAIT_MS,
  );
  expect(running.slack.forms('U2')).toEqual([]);

  const admin = running.slack.person('U1');
  await admin.press(transcript, 'Correct');
  await running.slack.waitFor(() => running.slack.forms('U1').length === 1, slack.WAIT_MS);
  await admin.submit({ 'page-0': '0:00 Speaker 1: Never.' });
  await running.slack.waitFor(
    () => running.slack.message(transcript).text.includes('Never.'),
    slack.WAIT_MS,
  );
  expect(running.slack.message(transcript).text).not.toContain('Friday');
});

test('Discord: Correct opens a form with the words, and puts them right in place', async () => {
  const running = await discord.start();
  running.model.answer(hear('Friday it is.'));
  const person = running.discord.person('42');
  const channel = running.discord.dmId('42');
  person.dm('', { voice: { bytes: toSilence(), durationSecs: 75 } });
  const { id } = await lastOnDiscord(running, channel);
  await discord.answer(running, channel);
  const opened = await person.press(id, 'Correct').answered();
  expect(JSON.stringify(opened.modal)).toContain('0:00 Speaker 1: Shall we launch on Friday?');
  await person.submit(opened, { 'page-0': '0:00 Ada: Shall we lunch on Friday?' }).answered();
  await running.discord.waitFor(
    () => discord.ownTexts(running, channel)[0]?.includes('`0:00` **Ada:** Shall we lunch'),
    discord.WAIT_MS,
  );
  person.dm('and then?');
  await discord.answer(running, channel, 2);

  expect(discord.ownTexts(running, channel)).toHaveLength(3);
  expect(discord.asked(running)).toContain('Shall we lunch on Friday?');
  expect(discord.asked(running)).not.toContain('input_audio');
});

test('Slack: Summary, Action items and Translate are answers in the thread, with the transcript as material', async () => {
  const running = await slack.start();
  running.model.answer(hear('They launch on Friday.'));
  const ts = running.slack.person('U1').say({ channel: 'C1', text: '', files: [voice()] });
  const { ts: transcript } = await lastOnSlack(running, ts);
  const other = running.slack.person('U2');
  await other.press(transcript, 'Summary');
  await slack.answer(running, 'C1', ts, 1);
  expect(slack.asked(running)).toContain('Summarise the transcript');
  expect(slack.asked(running)).toContain('<file name=\\"transcript\\">');
  expect(slack.asked(running)).toContain('Shall we launch on Friday?');

  await other.press(transcript, 'Action items');
  await slack.answer(running, 'C1', ts, 2);
  expect(slack.asked(running)).toContain('List the action items');

  await other.press(transcript, 'Translate');
  await running.slack.waitFor(() => running.slack.forms('U2').length === 1, slack.WAIT_MS);
  await other.submit({ language: 'Portuguese' });
  const answered = await slack.answer(running, 'C1', ts, 3);
  expect(slack.asked(running)).toContain('into Portuguese');

  await other.press(answered.ts, 'Regenerate');
  await running.slack.waitFor(() => running.model.requests.length === 5, slack.WAIT_MS);
  await delay(300);
  expect(slack.answersIn(running, 'C1', ts)).toHaveLength(3);
  expect(slack.asked(running)).toContain('into Portuguese');
  await other.press(answered.ts, 'Delete');
  await running.slack.waitFor(() => slack.answersIn(running, 'C1', ts).length === 2, slack.WAIT_MS);
});

test('Discord: Summary is a reply below the transcript', async () => {
  const running = await discord.start();
  running.model.answer(hear('They launch on Friday.'));
  const channel = running.discord.dmId('42');
  const person = running.discord.person('42');
  person.dm('', { voice: { bytes: toSilence(), durationSecs: 75 } });
  const { id } = await lastOnDiscord(running, channel);
  await discord.answer(running, channel, 1);
  await person.press(id, 'Summary').answered();
  await discord.answer(running, channel, 2);

  expect(discord.asked(running)).toContain('Summarise the transcript');
  expect(discord.ownTexts(running, channel)).toHaveLength(3);
});
