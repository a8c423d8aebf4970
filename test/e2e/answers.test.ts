import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { startParley } from './harness.ts';
import * as onDiscord from './on-discord.ts';
import * as onSlack from './on-slack.ts';
import { createVisitor } from './visitor.ts';

// The least that the program does, whatever features it has.

/** As long as a second answer would take to begin. */
const QUIET_MS = 300;

test('a mention on Slack is answered once', async () => {
  const running = await onSlack.start();
  running.model.next(textReply('Four.'));
  const thread = running.slack.person('U1').mention({ channel: 'C1', text: 'what is 2+2?' });

  expect((await onSlack.answer(running, 'C1', thread)).text).toBe('Four.');
  await delay(QUIET_MS);
  expect(onSlack.answersIn(running, 'C1', thread)).toHaveLength(1);
  expect(running.model.requests).toHaveLength(1);
});

test('a mention on Discord is answered once', async () => {
  const running = await onDiscord.start();
  running.model.next(textReply('Four.'));
  const { id } = running.discord.person('42').mention('what is 2+2?');

  expect((await onDiscord.answer(running, id)).text).toBe('Four.');
  await delay(QUIET_MS);
  expect(onDiscord.answersIn(running, id)).toHaveLength(1);
  expect(running.model.requests).toHaveLength(1);
});

test('a message on the page is answered once', async () => {
  const running = await startParley();
  try {
    running.model.next(textReply('Four.'));
    const visitor = createVisitor(running.app.url, 'a'.repeat(32));
    await visitor.say('what is 2+2?');
    const isAnswer = ({
      speaker,
      text,
      isOpen,
    }: {
      speaker: string | null;
      text: string;
      isOpen: boolean;
    }) => speaker === null && !isOpen && text === 'Four.';
    await visitor.waitFor((all) => all.find(isAnswer));
    await delay(QUIET_MS);

    expect((await visitor.messages()).filter(isAnswer)).toHaveLength(1);
    expect(running.model.requests).toHaveLength(1);
  } finally {
    await running.close();
  }
});
