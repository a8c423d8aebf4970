import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { answer, asked, start, WAIT_MS } from './on-discord.ts';

// Kind: a post, a thread, a channel and a role are called as they are called now.

test('a post in a forum is remembered under its new title, and not answered again', async () => {
  const running = await start();
  const { discord, model } = running;
  model.answer(() => textReply('Seen.'));
  const ada = discord.person('42', { name: 'Ada' });
  const post = ada.post(discord.forumId, 'Door broken', `<@${discord.bot.id}> help`);
  await answer(running, post.id);
  expect(asked(running)).toContain('Door broken');
  for (const title of ['Window broken', 'Roof broken']) {
    discord.rename(post.id, title);
    ada.say({ channel: post.id, text: 'what is this about?' });
    const before = model.requests.length;
    await expect.poll(() => model.requests.length, { timeout: WAIT_MS }).toBe(before + 1);
    await answer(running, post.id, before + 1);
    expect(asked(running)).toContain(title);
    expect(asked(running)).not.toContain('Door broken');
  }
  expect(model.requests).toHaveLength(3);
});

test.each([
  ['who is <@77777>?', 'who is @someone?'],
  ['ask <@!77777> about <#88888>', 'ask @someone about #channel'],
  ['<@&99999> please', '@group please'],
])('a thread’s title names what has no name: %s', async (text, title) => {
  const running = await start();
  const { discord } = running;
  const { id } = discord.person('42').mention(text);
  await answer(running, id);
  expect(discord.threads(discord.generalId).map(({ name }) => name)).toEqual([title]);
});

test('renaming asks nothing, where nobody asked and where the post is gone', async () => {
  const running = await start();
  const { discord, model } = running;
  const ada = discord.person('42', { name: 'Ada' });
  const untold = ada.post(discord.forumId, 'Untold', 'nobody asked');
  discord.rename(untold.id, 'Still untold');
  discord.rename(discord.forumId, 'board');
  ada.remove(untold.id);
  discord.rename(untold.id, 'Gone');
  const { id } = ada.mention(`what is <#${discord.forumId}>?`);
  await answer(running, id);

  expect(asked(running)).toContain('what is #board?');
  expect(model.requests).toHaveLength(1);
});
