/*
 * The same kind as on Slack: what is remembered of a channel is what stands there now, and nothing
 * of those who may not use Parley, by their roles too.
 */
import { expect, onTestFinished, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createFolder } from '../storage/folder.ts';
import { type Running, start, WAIT_MS } from './on-discord.ts';
import { findStored } from './stored-words.ts';

async function startHere(denied: string | null = null) {
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  const url = `sqlite:${folder.path('parley.db')}`;
  const running = await start({}, (discord) => {
    if (denied !== null) discord.person('44', { roles: [denied] });
    const allow = denied === null ? {} : { PARLEY_ALLOW: `!${discord.roleId(denied)}` };
    return { STORE_URL: url, PARLEY_ADMINS: '42', ...allow };
  });
  running.model.answer(() => textReply('Fine.'));
  await running.discord.waitFor(() => running.discord.commands.length > 0, WAIT_MS);
  const kept = (...words: readonly string[]) =>
    [...new Set(findStored(folder.path('.'), words).map((each) => each.split(': ')[1]))].sort();
  return { ...running, running, kept };
}

async function turnOn({ discord }: Running, channel = discord.generalId): Promise<string> {
  const handle = discord.person('42').slash('memory', { state: 'on' }, { channel });
  await discord.waitFor(() => handle.response?.thinking === false, WAIT_MS);
  return handle.response?.text ?? '';
}

test('Discord: what was said, edited and deleted meanwhile is remembered as it is now', async () => {
  const { running, discord, kept } = await startHere();
  const grace = discord.person('43', { name: 'grace' });
  const channel = discord.generalId;
  const root = grace.say({ channel, text: 'wolfroot' });
  const edited = grace.say({ channel, text: 'wolfold' });
  const deleted = grace.say({ channel, text: 'wolfgone' });
  const thread = grace.createThread({ message: root.id }, 'Talk').id;
  const inThread = grace.say({ channel: thread, text: 'wolfreply' });
  expect(await turnOn(running)).toContain('I’ve also read 4 earlier messages');
  const words = ['wolfroot', 'wolfold', 'wolfgone', 'wolfreply'];
  expect(kept(...words)).toEqual(words.toSorted());
  await running.restart(() => {
    grace.edit(edited.id, 'wolfnew');
    grace.remove(deleted.id);
    grace.remove(inThread.id);
    grace.say({ channel, text: 'wolfmissed' });
    grace.say({ channel: thread, text: 'wolfinside' });
  });

  const all = [...words, 'wolfnew', 'wolfmissed', 'wolfinside'];
  const now = ['wolfinside', 'wolfmissed', 'wolfnew', 'wolfroot'];
  await expect.poll(() => kept(...all), { timeout: WAIT_MS }).toEqual(now);
});

test('Discord: who is denied by a role is not read, neither at first nor after a restart', async () => {
  const { running, discord, kept } = await startHere('Guests');
  const channel = discord.generalId;
  const grace = discord.person('43', { name: 'grace' });
  const eve = discord.person('44', { name: 'eve', roles: ['Guests'] });
  grace.say({ channel, text: 'wolfopen' });
  eve.say({ channel, text: 'wolfdenied' });
  await turnOn(running);
  expect(kept('wolfopen', 'wolfdenied')).toEqual(['wolfopen']);
  await running.restart(() => {
    eve.say({ channel, text: 'wolfdeniedtoo' });
    grace.say({ channel, text: 'wolfmissed' });
  });

  const all = ['wolfopen', 'wolfdenied', 'wolfdeniedtoo', 'wolfmissed'];
  await expect.poll(() => kept(...all), { timeout: WAIT_MS }).toEqual(['wolfmissed', 'wolfopen']);
});

test('Discord: a forum has its words in its posts, and they are remembered', async () => {
  const { running, discord, kept } = await startHere();
  const grace = discord.person('43', { name: 'grace' });
  const forum = discord.forumId;
  const post = grace.post(forum, 'Wolves', 'wolfpost');
  expect(await turnOn(running, post.channelId)).toContain('I’ve also read 1 earlier message');
  expect(kept('wolfpost')).toEqual(['wolfpost']);
  await running.restart(() => void grace.say({ channel: post.channelId, text: 'wolfmissed' }));

  const all = ['wolfpost', 'wolfmissed'];
  await expect.poll(() => kept(...all), { timeout: WAIT_MS }).toEqual(all.toSorted());
});
