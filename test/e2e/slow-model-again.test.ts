import { expect, test } from 'vitest';
import { blockedReply, textReply } from '../../src/demo/frames.ts';
import { createStallingServer, type StallingServer } from '../emulators/stalling.ts';
import { toChunks, toProse } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

// A model that hangs while an old answer stands: that it is slow is said under what stands, which
// stays as it is.

const { WAIT_MS } = slack;
const SLOW = 'The model is taking longer than usual. I’m still waiting.';
const ANSWER = 'Four, as everybody knows who has ever counted two fingers on each of both hands.';
const started = { slowAfterMs: 300, stalling: createStallingServer };

const isSlow = (stalling: StallingServer | null): StallingServer => {
  if (!stalling) throw new Error('not started');
  return stalling;
};

const shows = (running: slack.Running, channel: string, text: string): boolean =>
  running.slack.messages(channel).some((message) => JSON.stringify(message).includes(text));

test.each([
  ['Regenerate', ANSWER],
  ['Regenerate', toProse(6_000)],
  ['Retry', null],
])('Discord: who presses %s and waits is told under what stands', async (label, old) => {
  const running = await discord.start({}, {}, started);
  const { model } = running;
  const stalling = isSlow(running.stalling);
  const emulator = running.discord;
  model.next(old === null ? blockedReply() : textReply(toChunks(old, 200)));
  const question = emulator.person('42').mention('what is 2+2?');
  const { id } = await discord.answer(running, question.id);
  const before = discord.ownTexts(running, question.id);
  model.answer(() => textReply('Another answer.'));
  stalling.stall('accept');
  emulator.person('42').press(id, label);
  await emulator.waitFor(
    () => discord.ownTexts(running, question.id).at(-1)?.includes(SLOW),
    WAIT_MS,
  );
  const told = discord.ownTexts(running, question.id);
  expect(told.slice(0, -1)).toEqual(before.slice(0, -1));
  if (old !== null) expect(told.at(-1)).toContain(before.at(-1)?.slice(0, 40));
  else expect(told.join()).not.toContain('safety rules'); // What went wrong is no answer.
  stalling.release();
  await emulator.waitFor(
    () =>
      discord.ownTexts(running, question.id).length === 1 &&
      discord.answersIn(running, question.id).length === 1,
    WAIT_MS,
  );

  expect(discord.ownTexts(running, question.id)).toEqual(['Another answer.']);
});

test('Slack: who presses Regenerate and waits is told under what stands', async () => {
  const running = await slack.start({}, {}, started);
  const { model } = running;
  const stalling = isSlow(running.stalling);
  model.next(textReply(ANSWER));
  const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'what is 2+2?' });
  const answer = await slack.answer(running, 'C1', ts);
  model.answer(() => textReply('Another answer.'));
  stalling.stall('headers');
  await running.slack.person('U1').press(answer.ts, 'Regenerate');
  await running.slack.waitFor(
    () => shows(running, 'C1', SLOW) && shows(running, 'C1', ANSWER),
    WAIT_MS,
  );
  stalling.release();
  await running.slack.waitFor(
    () => running.slack.message(answer.ts).text === 'Another answer.',
    WAIT_MS,
  );

  expect(shows(running, 'C1', SLOW)).toBe(false);
});
