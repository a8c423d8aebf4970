import { afterEach, beforeEach, expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createFailingDisk, FAILURES, type Failure } from '../doubles/failing-disk.ts';
import type { InteractionHandle } from '../emulators/discord/person-interactions.ts';
import { onDisk } from './drawn.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

// What a person uses (a command, a menu, a form, a button) cannot be stored: each use says so in
// its own answer, also where nothing can be read, and the model is not asked.

const { WAIT_MS } = discord;
const DOWN = 'My storage is down right now';
const soon = { storeRetryMs: 100 };

let disk: ReturnType<typeof createFailingDisk>;
beforeEach(() => {
  disk = createFailingDisk();
});
afterEach(() => {
  disk.mend();
  disk.restore();
});

const failures = (Object.keys(FAILURES) as Failure[]).flatMap((failure) => [
  [failure, 'writes', false] as const,
  [failure, 'writes and reads', true] as const,
]);

test.each(failures)(
  'Discord: where %s fails %s, each use says so',
  async (failure, _, readsToo) => {
    const running = await discord.start({ rateLimits: 'off' }, onDisk(), soon);
    running.model.answer(() => textReply('Four.'));
    const at = running.discord;
    await at.waitFor(() => at.commands.length > 0, WAIT_MS);
    const person = at.person('42');
    const question = person.mention('what is 2+2?').id;
    const { id } = await discord.answer(running, question);
    const opened = await person.contextMenu('Ask about this', { message: question }).answered();
    await expect.poll(() => opened.modal, { timeout: WAIT_MS }).toBeTruthy();
    disk.fail(failure, { readsToo });
    const uses: readonly (() => InteractionHandle)[] = [
      () => person.slash('help'),
      () => person.slash('imagine', { prompt: 'a cat' }),
      () => person.slash('remind', { when: 'in 5 minutes', what: 'tea' }),
      () => person.contextMenu('Transcribe', { message: question }),
      () => person.submit(opened, { question: 'why?' }),
      () => person.press(id, '👍'),
      () => at.person('43').press(id, 'Delete'),
    ];
    for (const use of uses) {
      const used = use();
      const told = () =>
        [used.response, ...used.followUps].some((each) => each?.text.includes(DOWN) ?? false);
      await expect.poll(told, { timeout: WAIT_MS }).toBe(true);
    }
    expect(running.model.requests).toHaveLength(1);
  },
);

test.each(failures)('Slack: where %s fails %s, each use says so', async (failure, _, readsToo) => {
  const running = await slack.start({ rateLimits: 'off' }, onDisk(), soon);
  running.model.answer(() => textReply('Four.'));
  const at = running.slack;
  const person = at.person('U1');
  const question = person.mention({ channel: 'C1', text: 'what is 2+2?' });
  const { ts } = await slack.answer(running, 'C1', question);
  await person.messageShortcut(question, 'ask');
  await at.waitFor(() => at.forms('U1').length === 1, WAIT_MS);
  disk.fail(failure, { readsToo });
  const told = () =>
    at.messages('C1').filter((each) => each.ephemeralFor === 'U1' && each.text.includes(DOWN));
  const uses: readonly (() => Promise<unknown>)[] = [
    () => person.press(ts, 'Regenerate'),
    () => person.press(ts, '👍'),
    () => person.submit({ question: 'why?' }),
    () => person.slash('/parley', 'remind in 5 minutes tea', 'C1'),
    () => person.messageShortcut(question, 'transcribe'),
  ];
  for (const [n, use] of uses.entries()) {
    await use().catch(() => {}); // It is not acknowledged, or with a refusal.
    await expect.poll(() => told().length, { timeout: WAIT_MS }).toBe(n + 1);
  }
  expect(running.model.requests).toHaveLength(1);
});
