import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { onDisk } from './drawn.ts';
import * as discord from './on-discord.ts';
import { quiet } from './pressing.ts';
import { REFUSED } from './rights/table.ts';

// Kind: a post in a forum is a thread whose first message has the thread's own id, in a channel
// without messages. It behaves like a thread, and never like a channel.

const { WAIT_MS } = discord;

const call = (name: string, input: object) =>
  callReply([{ name, id: `call-${name}`, arguments: JSON.stringify(input) }]);

async function startForum(environment: Record<string, string> = {}) {
  const running = await discord.start({}, { ...onDisk(), ...environment });
  const { discord: server } = running;
  const ada = server.person('42', { name: 'ada' });
  const bob = server.person('43', { name: 'bob', roles: ['Crew'] });
  await server.waitFor(() => server.commands.length > 0, WAIT_MS);
  const mention = `<@${server.bot.id}>`;
  const shown = async (handle: ReturnType<typeof ada.slash>) => {
    await handle.answered();
    const find = () => (handle.response?.thinking === false ? handle.response : null);
    return (await server.waitFor(find, WAIT_MS)).text;
  };
  const own = (channel: string) => discord.ownTexts(running, channel);
  return { running, server, model: running.model, ada, bob, mention, shown, own };
}

test('a post that mentions Parley is answered in the post, and its title is read', async () => {
  const { running, server, model, ada, mention, own } = await startForum();
  model.answer(() => textReply('Four.'));
  const { id } = ada.post(server.forumId, 'Sums for zebras', `${mention} what is 2+2?`);
  await discord.answer(running, id);
  await quiet({ running });

  expect(own(id)).toEqual(['Four.']);
  expect(discord.asked(running)).toContain('Sums for zebras');
  expect(own(server.generalId)).toEqual([]);
});

test('what follows in the post is answered without a mention, with what was said before', async () => {
  const { running, server, model, ada, bob, mention, own } = await startForum();
  model.answer(() => textReply('Four.'));
  const { id } = ada.post(server.forumId, 'Sums', `${mention} what is 2+2?`);
  await discord.answer(running, id);
  model.answer(() => textReply('Six.'));
  bob.say({ channel: id, text: 'and plus two?' });
  await discord.answer(running, id, 2);

  expect(own(id)).toEqual(['Four.', 'Six.']);
  expect(discord.asked(running)).toContain('what is 2+2?');
});

test('a mention further down knows the first message of the post', async () => {
  const { running, server, model, ada, bob, mention } = await startForum();
  model.answer(() => textReply('Striped.'));
  const { id } = ada.post(server.forumId, 'Animals', 'the zebra is striped');
  bob.say({ channel: id, text: `${mention} how is it?` });
  await discord.answer(running, id);

  expect(discord.asked(running)).toContain('the zebra is striped');
});

test('the first message is edited, and deleted, like any question', async () => {
  const { running, server, model, ada, mention, own } = await startForum();
  model.answer(() => textReply('Four.'));
  const { id } = ada.post(server.forumId, 'Sums', `${mention} what is 2+2?`);
  await discord.answer(running, id);
  model.answer(() => textReply('Five.'));
  ada.edit(id, `${mention} what is 2+3?`);
  await server.waitFor(() => own(id).join() === 'Five.', WAIT_MS);
  ada.remove(id);
  await server.waitFor(() => own(id).length === 0, WAIT_MS);
});

test('the buttons work there, also after a restart', async () => {
  const { running, server, model, ada, mention, own } = await startForum();
  model.answer(() => textReply('Four.'));
  const { id } = ada.post(server.forumId, 'Sums', `${mention} what is 2+2?`);
  const first = await discord.answer(running, id);
  await running.restart(() => model.answer(() => textReply('Five.')));
  await ada.press(first.id, 'Regenerate').answered();
  await server.waitFor(() => own(id).join() === 'Five.', WAIT_MS);
  await running.restart();
  await ada.press(first.id, 'Delete').answered();
  await server.waitFor(() => own(id).length === 0, WAIT_MS);
});

test('commands are answered in the post', async () => {
  const { server, model, ada, bob, shown } = await startForum();
  const { id } = bob.post(server.forumId, 'Animals', 'the zebra is striped');
  bob.say({ channel: id, text: 'and fast' });
  model.answer(() => textReply('Striped and fast.'));

  expect(await shown(ada.slash('summarize', {}, { channel: id }))).toContain('Striped and fast.');
  expect(JSON.stringify(model.requests.at(-1)?.messages)).toMatch(/striped[\s\S]*and fast/);
});

/** The forum is closed to all but the role Crew. */
const shut = ({ server }: Pick<Awaited<ReturnType<typeof startForum>>, 'server'>) => {
  const allow = ['VIEW_CHANNEL', 'READ_MESSAGE_HISTORY', 'SEND_MESSAGES'] as const;
  server.overwrite(server.forumId, server.guildId, { deny: ['VIEW_CHANNEL'] });
  for (const id of [server.bot.id, server.roleId('Crew')])
    server.overwrite(server.forumId, id, { allow });
};

test('a post in a forum that is closed to somebody is not read for them, however it is named', async () => {
  const forum = await startForum();
  const { running, server, model, ada, bob, shown } = forum;
  const { id } = bob.post(server.forumId, 'Animals', 'the zebra is striped');
  shut(forum);
  const link = `https://discord.com/channels/${server.guildId}/${id}/${id}`;
  const toForum = `https://discord.com/channels/${server.guildId}/${server.forumId}`;
  model.answer(() => textReply('No idea.'));
  expect(await shown(ada.slash('summarize', { since: link }))).toMatch(REFUSED);
  for (const text of [
    `see ${link}`,
    `see ${toForum}`,
    `see <#${id}>`,
    `see <#${server.forumId}>`,
  ]) {
    const question = ada.mention(text);
    await discord.answer(running, question.id);
  }
  for (const channel of [id, server.forumId, '#forum', 'Animals']) {
    model.next(call('read_channel', { channel }), textReply('No.'));
    const question = ada.mention(`read ${channel}`);
    await discord.answer(running, question.id);
  }

  expect(JSON.stringify(model.requests)).not.toContain('striped');
});

test('a post is read by those who may, by its link and by the tools that read', async () => {
  const forum = await startForum();
  const { running, server, model, bob } = forum;
  const { id } = bob.post(server.forumId, 'Animals', 'the zebra is striped');
  const link = `https://discord.com/channels/${server.guildId}/${id}/${id}`;
  model.answer(() => textReply('Striped.'));
  const question = bob.mention(`see ${link}`);
  await discord.answer(running, question.id);
  expect(discord.asked(running)).toContain('striped');
  for (const channel of [id, `<#${id}>`]) {
    const before = model.requests.length;
    model.next(call('read_channel', { channel }), textReply('Striped.'));
    const other = bob.mention(`read ${channel}`);
    await discord.answer(running, other.id);
    expect([channel, JSON.stringify(model.requests.slice(before).at(1))]).toEqual([
      channel,
      expect.stringContaining('striped'),
    ]);
  }
});

test.each(['forum', 'post'])(
  'what is posted elsewhere by a tool reaches a %s, or is said not to',
  async (kind) => {
    const { running, server, model, ada, bob, own } = await startForum();
    const { id } = bob.post(server.forumId, 'Animals', 'the zebra is striped');
    const channel = kind === 'forum' ? server.forumId : id;
    model.next(
      call('post_elsewhere', { channel, text: 'Hello there.' }),
      textReply('Shall I?'),
      textReply('That is that.'),
    );
    const question = ada.mention('say hello');
    const find = () =>
      server
        .messages(question.id)
        .find(({ buttons }) => buttons.some(({ label }) => /Approve|Regenerate/.test(label)));
    const shown = await server.waitFor(find, WAIT_MS);
    if (shown.buttons.some(({ label }) => label === 'Approve'))
      await ada.press(shown.id, 'Approve').answered();
    await discord.answer(running, question.id);
    await quiet({ running });

    if (kind === 'post') expect(own(id).join()).toContain('Hello there.');
    else expect(discord.asked(running)).toMatch(/Not posted|no such|cannot|can’t/i);
  },
);

test('a reminder that was asked for in a post comes there', async () => {
  const { running, server, model, ada, mention, own } = await startForum();
  model.next(call('remind', { what: 'vote', at: 'in 2 seconds' }), textReply('I will.'));
  const { id } = ada.post(server.forumId, 'Votes', `${mention} remind me to vote`);
  await discord.answer(running, id);
  await server.waitFor(() => own(id).some((text) => text.includes('⏰')), WAIT_MS);
});

test('who may use Parley in a forum may in its posts', async () => {
  const { discord: server, ...running } = await discord.start({}, ({ forumId }) => ({
    ...onDisk(),
    PARLEY_ALLOW: forumId,
  }));
  running.model.answer(() => textReply('Four.'));
  const ada = server.person('42');
  const { id } = ada.post(server.forumId, 'Sums', `<@${server.bot.id}> what is 2+2?`);
  await discord.answer({ ...running, discord: server }, id);
  ada.mention('and here?');
  await quiet({ running: { ...running, discord: server } as discord.Running });

  expect(running.model.requests).toHaveLength(1);
});
