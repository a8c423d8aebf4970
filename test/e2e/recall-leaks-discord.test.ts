import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { answer, WAIT_MS } from './on-discord.ts';
import {
  ADA,
  addClosed,
  countAnswered,
  expectFound,
  expectNothing,
  GRACE,
  QUESTION,
  type Recalling,
  startRecall,
  tell,
} from './recalling-discord.ts';

// The same kind as on Slack: ways around the question of who may read a source now.

type Hide = (running: Recalling) => unknown;

const HIDDEN: readonly (readonly [string, Hide])[] = [
  [
    'where the asker sees the channel, but nothing that was said before',
    async (running) => {
      const { discord } = running;
      const open = discord.addChannel('open');
      await tell(running, open);
      discord.overwrite(open, ADA, { deny: ['READ_MESSAGE_HISTORY'] });
    },
  ],
  [
    'in a channel that Parley itself does not see any more',
    async (running) => {
      const { discord } = running;
      const channel = addClosed(running, GRACE, ADA);
      await tell(running, channel);
      discord.overwrite(channel, discord.bot.id, { deny: ['VIEW_CHANNEL'] });
    },
  ],
  [
    'in a channel whose role the asker had, and that is a role of nobody now',
    async (running) => {
      const { discord } = running;
      const channel = addClosed(running, GRACE, discord.roleId('Team'));
      await tell(running, channel);
      await expectFound(running);
      discord.overwrite(channel, discord.roleId('Team'), {});
    },
  ],
];

test.each(HIDDEN)('what was said %s is not found', async (_, hide) => {
  const running = await startRecall();
  await hide(running);
  await expectNothing(running);
});

test('what somebody recalled for themselves is unknown to the next public answer', async () => {
  const running = await startRecall();
  const { model, personOf } = running;
  await tell(running, addClosed(running, GRACE, ADA));
  await expectFound(running);
  model.next(textReply('Hello.'));
  const before = countAnswered(running);
  personOf(ADA).mention('And what did I just ask?');
  await expect.poll(() => countAnswered(running), { timeout: WAIT_MS }).toBe(before + 1);
  expect(JSON.stringify(model.requests.at(-1))).not.toContain('K4711');
});

test('an answer that is written anew recalls for those who read there by now', async () => {
  const running = await startRecall();
  const { discord, model, personOf } = running;
  const call = callReply([
    { name: 'recall', id: 'c1', arguments: JSON.stringify({ question: QUESTION }) },
  ]);
  const source = discord.addChannel('source');
  await tell(running, source);
  model.next(call, textReply('I looked.'));
  const asked = personOf(ADA).mention('How much?');
  const { id } = await answer(running, asked.id);
  expect(JSON.stringify(model.requests.at(-1))).toContain('K4711');

  discord.overwrite(source, GRACE, { deny: ['VIEW_CHANNEL'] });
  model.next(call, textReply('I looked again.'));
  const requests = model.requests.length;
  await personOf(ADA).press(id, 'Regenerate').answered();
  await expect.poll(() => model.requests.length, { timeout: WAIT_MS }).toBe(requests + 2);
  expect(JSON.stringify(model.requests.slice(requests))).not.toContain('K4711');
});
