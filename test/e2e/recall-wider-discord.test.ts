import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import type { Permission } from '../emulators/discord/permissions.ts';
import { WAIT_MS } from './on-discord.ts';
import {
  ADA,
  addClosed,
  addPrivateThread,
  countAnswered,
  expectFound,
  GRACE,
  QUESTION,
  type Recalling,
  startRecall,
  tell,
} from './recalling-discord.ts';

// Kind: an answer on Discord has readers whom its source has not.

const OPEN: Permission[] = ['VIEW_CHANNEL', 'SEND_MESSAGES', 'READ_MESSAGE_HISTORY', 'CONNECT'];

async function tellIn(running: Recalling, type = 0): Promise<string> {
  const channel = running.discord.addChannel('place', { type });
  await tell(running, channel);
  return channel;
}

/** Asks where others read along; resolves to what the model was given. */
async function ask(running: Recalling, channel: string): Promise<string> {
  const { model, personOf } = running;
  const before = countAnswered(running);
  const input = JSON.stringify({ question: QUESTION });
  model.next(callReply([{ name: 'recall', id: 'c1', arguments: input }]), textReply('I looked.'));
  personOf(ADA).mention('How much is it?', { channel });
  await expect.poll(() => countAnswered(running), { timeout: WAIT_MS }).toBe(before + 1);
  return JSON.stringify(model.requests.at(-1));
}

const NARROWER: readonly (readonly [
  what: string,
  set: (running: Recalling) => Promise<{ readonly here: string }>,
])[] = [
  [
    'a channel of the same role, with one more person in it',
    async (running) => {
      const { discord } = running;
      const team = discord.roleId('Team');
      await tell(running, addClosed(running, GRACE, team));
      const here = addClosed(running, GRACE, team);
      expect(await ask(running, here)).toContain('K4711');
      discord.person('44', { name: 'eve' });
      discord.overwrite(here, '44', { allow: OPEN });
      return { here };
    },
  ],
  [
    'a voice channel, from an open one',
    async (running) => {
      await tellIn(running, 2);
      return { here: running.discord.generalId };
    },
  ],
  [
    'a private thread, from another private thread of the same channel',
    async (running) => {
      const { personOf } = running;
      const [from, here] = [addPrivateThread(running), addPrivateThread(running)];
      for (const thread of [from, here]) personOf(GRACE).invite(thread, ADA);
      await tell(running, from);
      return { here };
    },
  ],
  [
    'a channel that is for adults alone, from one that is for all',
    async (running) => {
      const channel = await tellIn(running);
      running.discord.restrictAge(channel);
      return { here: running.discord.generalId };
    },
  ],
  [
    'the same channel, where others have no history',
    async (running) => {
      const { discord } = running;
      const here = await tellIn(running);
      discord.overwrite(here, discord.guildId, { deny: ['READ_MESSAGE_HISTORY'] });
      for (const each of [discord.bot.id, ADA]) discord.overwrite(here, each, { allow: OPEN });
      return { here };
    },
  ],
];

test.each(NARROWER)('%s: an answer there does not hold it', async (_what, set) => {
  const running = await startRecall();
  const { here } = await set(running);
  expect(await ask(running, here)).not.toContain('K4711');
});

test('a channel that is for adults alone is recalled in itself, and in another one', async () => {
  const running = await startRecall();
  const channel = await tellIn(running);
  const other = running.discord.addChannel('other');
  for (const each of [channel, other]) running.discord.restrictAge(each);

  await expectFound(running, { channel });
  await expectFound(running, { channel: other });
  expect(await ask(running, channel)).toContain('K4711');
  expect(await ask(running, other)).toContain('K4711');
});
