import { expect, test } from 'vitest';
import { onDisk } from './drawn.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { quiet } from './pressing.ts';
import {
  countHeard,
  hear,
  lastOnDiscord,
  lastOnSlack,
  onSlack,
  toSilence,
  voice,
} from './voices.ts';

// The kind: what a button opens or makes is done once while it is under way, on what its message
// holds when it comes to be done.

const lastPress = ({ slack: at }: slack.Running) => {
  const found = at.deliveries.findLast(({ name }) => name === 'block_actions');
  if (!found) throw new Error('nothing was pressed');
  return found;
};

test('Discord: a form that is sent twice draws once, one that says something else draws that too', async () => {
  const running = await discord.start();
  const { discord: at } = running;
  await at.waitFor(() => at.commands.length > 0, discord.WAIT_MS);
  const person = at.person('42');
  const drawn = () =>
    at
      .messages(at.generalId)
      .filter(({ buttons }) => buttons.some(({ label }) => label === 'Again'));
  person.slash('imagine', { prompt: 'a cat' });
  const [first] = await at.waitFor(() => drawn().length > 0 && drawn(), discord.WAIT_MS);
  const opened = await person.press(first?.id ?? '', 'Edit').answered();
  await Promise.all([
    person.submit(opened, { prompt: 'make it night' }).answered(),
    person.submit(opened, { prompt: 'make it night' }).answered(),
    person.submit(opened, { prompt: 'make it day' }).answered(),
  ]);
  const all = () => [first?.id ?? '', at.generalId].flatMap((each) => at.messages(each));
  const made = () =>
    all().filter(({ text, buttons }) => /make it/.test(text) && buttons.length > 1);
  await at.waitFor(() => made().length >= 2, discord.WAIT_MS);
  await quiet({ running });

  expect(
    made()
      .map(({ text }) => text.split('\n')[0])
      .sort(),
  ).toEqual(['> make it day', '> make it night']);
});

test('Slack: a form that was opened before a picture was deleted says so, and draws nothing', async () => {
  const running = await slack.start();
  const { slack: at } = running;
  const person = at.person('U1');
  await person.slash('/parley', 'imagine a cat', 'C1');
  const find = () =>
    at.messages('C1').find(({ buttons }) => buttons.some(({ text }) => text === 'Again'));
  const drawn = await at.waitFor(find, slack.WAIT_MS);
  await person.press(drawn.ts, 'Edit');
  await at.waitFor(() => at.forms('U1').length > 0, slack.WAIT_MS);
  await person.press(drawn.ts, 'Delete');
  await at.waitFor(() => find() === undefined, slack.WAIT_MS);
  await person.submit({ prompt: 'make it night' });
  await at.waitFor(
    () => at.messages('C1').some(({ text }) => text.includes('was deleted')),
    slack.WAIT_MS,
  );

  expect(at.messages('C1').filter(({ ephemeralFor }) => !ephemeralFor)).toEqual([]);
});

test('Slack: the buttons of a transcript are done once, and what they made goes with the recording', async () => {
  const running = await slack.start({}, onDisk());
  const { slack: at, model } = running;
  model.answer(hear('They launch on Friday.'));
  const person = at.person('U2');
  const ts = person.say({ channel: 'C1', text: '', files: [voice()] });
  const transcript = await lastOnSlack(running, ts);
  await quiet({ running });
  const before = model.requests.length;
  await Promise.all([
    person.press(transcript.ts, 'Summary'),
    person.press(transcript.ts, 'Summary'),
    at.person('U1').press(transcript.ts, 'Summary'),
    person.press(transcript.ts, 'Action items'),
  ]);
  await slack.answer(running, 'C1', ts, 2);
  await quiet({ running });
  expect(model.requests).toHaveLength(before + 2);
  expect(slack.answersIn(running, 'C1', ts)).toHaveLength(2);
  const summary = slack.answersIn(running, 'C1', ts).at(-1);
  await person.press(summary?.ts ?? '', 'Regenerate');
  await at.waitFor(() => model.requests.length === before + 3, slack.WAIT_MS);
  await slack.answer(running, 'C1', ts, 2);
  await running.restart();
  person.remove(ts);
  // The second person to press was told so, for their eyes only.
  const shown = () => onSlack(running, ts).filter(({ ephemeralFor }) => !ephemeralFor);
  await at.waitFor(() => shown().length === 0, slack.WAIT_MS);
  await person.pressSeen(transcript, 'Summary');
  await quiet({ running });

  expect(shown()).toEqual([]);
  expect(model.requests).toHaveLength(before + 3);
});

test('Discord: Retry and Correct follow a transcript that was made again', async () => {
  const running = await discord.start();
  const { discord: at, model } = running;
  model.answer(hear('Friday it is.', '', ''));
  const person = at.person('42');
  const channel = at.dmId('42');
  person.dm('', { voice: { bytes: toSilence(), durationSecs: 75 } });
  const failed = await at.waitFor(
    () => at.messages(channel).find(({ buttons }) => buttons.some((b) => b.label === 'Retry')),
    discord.WAIT_MS,
  );
  await discord.answer(running, channel);
  await quiet({ running });
  model.answer(hear('Friday it is.'));
  const before = countHeard(model);
  await Promise.all([
    person.pressSeen(failed, 'Retry').answered(),
    person.pressSeen(failed, 'Retry').answered(),
  ]);
  await lastOnDiscord(running, channel);
  await quiet({ running });
  await person.pressSeen(failed, 'Retry').answered();
  await quiet({ running });
  expect(countHeard(model)).toBe(before + 1);
  const transcript = await lastOnDiscord(running, channel);
  expect(transcript.id).toBe(failed.id);
  const opened = await person.pressSeen(transcript, 'Correct').answered();
  await person.submit(opened, { 'page-0': '0:00 Ada: Shall we lunch?' }).answered();
  await at.waitFor(
    () => discord.ownTexts(running, channel)[0]?.includes('Shall we lunch?'),
    discord.WAIT_MS,
  );
});

test('Slack: a reminder is canceled by the first press; a second one hears that', async () => {
  const running = await slack.start();
  const { slack: at } = running;
  const person = at.person('U2');
  await person.slash('/parley', 'remind water the plants in 3 hours', 'C1');
  const own = () => at.messages('C1').filter(({ user }) => user === 'UBOT');
  const planned = await at.waitFor(
    () => own().find(({ buttons }) => buttons.some(({ text }) => text === 'Cancel')),
    slack.WAIT_MS,
  );
  await person.press(planned.ts, 'Cancel');
  await at.waitFor(() => own().length === 2, slack.WAIT_MS);
  await at.redeliver(lastPress(running));
  await quiet({ running });
  expect(own()).toHaveLength(2);
  await person.press(planned.ts, 'Cancel');
  await at.waitFor(() => own().length === 3, slack.WAIT_MS);
  await person.slash('/parley', 'reminders', 'C1');
  await at.waitFor(() => own().length === 4, slack.WAIT_MS);

  expect(own().at(-1)?.text).not.toContain('water the plants');
});
