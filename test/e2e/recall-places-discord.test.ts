import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import type { Permission } from '../emulators/discord/permissions.ts';
import { WAIT_MS } from './on-discord.ts';
import {
  ADA,
  addClosed,
  addPrivateThread,
  countAnswered,
  expectFound,
  expectNothing,
  GRACE,
  type Recalling,
  SECRET,
  startRecall,
  tell,
} from './recalling-discord.ts';

// Kind: every form in which Discord keeps a member out of a place, or lets one in. Each row changes
// something after the words were said there and Ada had found them, or not.

const OPEN: Permission[] = ['VIEW_CHANNEL', 'SEND_MESSAGES', 'READ_MESSAGE_HISTORY', 'CONNECT'];

type Change = (running: Recalling) => Promise<void> | void;
type Row = readonly [what: string, change: Change];

/** Grace has said it in a channel of a kind, where a role lets in. */
async function tellIn(running: Recalling, type = 0): Promise<string> {
  const channel = running.discord.addChannel('place', { type });
  await tell(running, channel);
  return channel;
}

const SHUT: readonly Row[] = [
  [
    'a channel that was moved into a category that is closed',
    async (running) => {
      const { discord } = running;
      const category = discord.addChannel('closed', { type: 4 });
      discord.overwrite(category, discord.guildId, { deny: ['VIEW_CHANNEL'] });
      discord.overwrite(category, discord.bot.id, { allow: OPEN });
      const channel = await tellIn(running);
      await expectFound(running);
      discord.move(channel, category);
    },
  ],
  [
    'a channel whose role lets in and that denies the person',
    async (running) => {
      const { discord } = running;
      const channel = addClosed(running, GRACE, discord.roleId('Team'));
      await tell(running, channel);
      await expectFound(running);
      discord.overwrite(channel, ADA, { deny: ['VIEW_CHANNEL'] });
    },
  ],
  [
    'a stage that the person may not enter',
    async (running) => {
      const channel = await tellIn(running, 13);
      await expectFound(running);
      running.discord.overwrite(channel, ADA, { deny: ['CONNECT'] });
    },
  ],
  [
    'a channel of announcements that is closed',
    async (running) => {
      const channel = await tellIn(running, 5);
      await expectFound(running);
      running.discord.overwrite(channel, ADA, { deny: ['VIEW_CHANNEL'] });
    },
  ],
  [
    'a post of a forum that is closed',
    async (running) => {
      const { discord, model, personOf } = running;
      const before = countAnswered(running);
      model.next(textReply('Noted.'));
      const post = personOf(GRACE).post(
        discord.forumId,
        'Budget',
        `<@${discord.bot.id}> ${SECRET}`,
      );
      await expect.poll(() => countAnswered(running), { timeout: WAIT_MS }).toBe(before + 1);
      const link = `/channels/${discord.guildId}/${post.channelId}/${post.id}`;
      expect(await expectFound(running)).toContain(link);
      discord.overwrite(discord.forumId, ADA, { deny: ['READ_MESSAGE_HISTORY'] });
    },
  ],
  [
    'an archived thread of a channel that is closed',
    async (running) => {
      const { discord, personOf } = running;
      const channel = discord.addChannel('open');
      const { id } = personOf(GRACE).createThread({ channel }, 'Inside');
      await tell(running, id);
      discord.archive(id);
      await expectFound(running);
      discord.overwrite(channel, ADA, { deny: ['VIEW_CHANNEL'] });
    },
  ],
  [
    'an archived private thread that the person was taken out of',
    async (running) => {
      const { discord, personOf } = running;
      const thread = addPrivateThread(running);
      personOf(GRACE).invite(thread, ADA);
      await tell(running, thread);
      discord.archive(thread, { locked: true });
      await expectFound(running);
      discord.removeFromThread(thread, ADA);
    },
  ],
  [
    'a private thread, by a moderator who is none any more',
    async (running) => {
      const { discord } = running;
      await tell(running, addPrivateThread(running));
      discord.overwrite(discord.generalId, ADA, { allow: ['MANAGE_THREADS'] });
      await expectFound(running);
      discord.overwrite(discord.generalId, ADA, {});
    },
  ],
  [
    'a private thread of a channel that its member does not see any more',
    async (running) => {
      const { discord, personOf } = running;
      const channel = discord.addChannel('open');
      const grace = personOf(GRACE);
      const { id } = grace.createThread({ channel }, 'Closed', { isPrivate: true });
      grace.invite(id);
      grace.invite(id, ADA);
      await tell(running, id);
      await expectFound(running);
      discord.overwrite(channel, ADA, { deny: ['VIEW_CHANNEL'] });
    },
  ],
  [
    'a thread that was deleted',
    async (running) => {
      const { discord, personOf } = running;
      const { id } = personOf(GRACE).createThread({ channel: discord.generalId }, 'Inside');
      await tell(running, id);
      await expectFound(running);
      discord.deleteChannel(id);
    },
  ],
  [
    'a private thread that was deleted',
    async (running) => {
      const { discord, personOf } = running;
      const thread = addPrivateThread(running);
      personOf(GRACE).invite(thread, ADA);
      await tell(running, thread);
      await expectFound(running);
      discord.deleteChannel(thread);
    },
  ],
  [
    'a channel that is for adults alone',
    async (running) => {
      const channel = await tellIn(running);
      await expectFound(running);
      running.discord.restrictAge(channel);
    },
  ],
  [
    'a channel of which Discord tells nothing',
    async (running) => {
      const channel = await tellIn(running);
      await expectFound(running);
      running.discord.faults.every(`GET /channels/${channel}`, { http: 503 });
    },
  ],
];

test.each(SHUT)('%s: what was said there is not found', async (_what, change) => {
  const running = await startRecall();
  await change(running);
  await expectNothing(running);
});

const LET_IN: readonly (readonly [what: string, add: (running: Recalling) => Promise<void>])[] = [
  [
    'a category that is closed, and a channel in it that lets the person in',
    async (running) => {
      const { discord } = running;
      const category = discord.addChannel('closed', { type: 4 });
      discord.overwrite(category, discord.guildId, { deny: ['VIEW_CHANNEL'] });
      for (const each of [discord.bot.id, GRACE])
        discord.overwrite(category, each, { allow: OPEN });
      const channel = discord.addChannel('inside');
      discord.move(channel, category);
      await tell(running, channel);
      await expectNothing(running);
      discord.overwrite(channel, ADA, { allow: OPEN });
    },
  ],
  [
    'a role that keeps out, and the person is let in by name',
    async (running) => {
      const { discord } = running;
      const channel = await tellIn(running);
      discord.overwrite(channel, discord.roleId('Team'), { deny: ['VIEW_CHANNEL'] });
      await expectNothing(running);
      discord.overwrite(channel, ADA, { allow: OPEN });
    },
  ],
  [
    'a closed channel, by the owner of the server',
    async (running) => {
      await tell(running, addClosed(running, GRACE));
      await expectNothing(running);
      running.discord.own(ADA);
    },
  ],
  [
    'an open channel, by a person who is timed out',
    async (running) => {
      await tellIn(running);
      running.discord.timeOut(ADA, 60_000);
    },
  ],
];

test.each(LET_IN)('%s: what was said there is found', async (_what, add) => {
  const running = await startRecall();
  await add(running);
  await expectFound(running);
});

test('what Discord’s own search makes up of places is asked about like any other', async () => {
  const running = await startRecall();
  const { discord, personOf } = running;
  const closed = addClosed(running, GRACE);
  const thread = addPrivateThread(running);
  const { generalId: abroad } = discord.addGuild('Other');
  const { id } = personOf(GRACE).say({ channel: closed, text: SECRET });
  const toFound = (channel_id: string) => [
    { id, channel_id, content: SECRET, author: { id: GRACE, username: 'grace' }, type: 0 },
  ];
  const all = [closed, thread, abroad, discord.dmId(GRACE), '9'.repeat(18), 'x'];
  discord.search.reply = { total_results: all.length, messages: all.map(toFound) };
  await expectNothing(running);
});
