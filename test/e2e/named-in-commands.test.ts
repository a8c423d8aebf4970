/*
 * Kind: what comes through a command is read by its door and not by what it is: entities that
 * stay, people, groups and channels that are digits, links in their raw form.
 */
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

const workspace = {
  id: 'T1',
  groups: [{ id: 'S1', handle: 'devs' }],
  channels: [{ id: 'C1' }, { id: 'C3', name: 'launch' }],
};

/** All that people see in a channel. */
const seenOn = ({ slack: emulator }: slack.Running, channel: string) =>
  JSON.stringify(
    emulator.messages(channel).map(({ text, buttons }) => [text, buttons.map((each) => each.text)]),
  );

test('Slack: a poll is asked in the words that were typed', async () => {
  const running = await slack.start({ workspaces: [workspace] });
  const text = '"Which &amp; why &gt; now in <#C3|launch>?" "Ben &amp; <@U2|ben>" "1 &lt; 2"';
  await running.slack.person('U1').slash('/poll', text, 'C1');
  await running.slack.waitFor(() => seenOn(running, 'C1').includes('Which'), slack.WAIT_MS);

  const seen = seenOn(running, 'C1');
  expect(seen).toContain('Which & why > now in #launch?');
  expect(seen).not.toMatch(/&amp;|&lt;|&gt;|<@U2|<#C3|U2/);
});

test('Slack: a question of a command is read like one behind a mention', async () => {
  const running = await slack.start({ workspaces: [workspace] });
  const text =
    'may <@U2|ben> and <!subteam^S1|@devs> write in <#C3|launch>? <https://example.com/a|a &amp; b> &amp;lt;';
  await running.slack.person('U1').slash('/ask', text, 'C1');
  await running.slack.waitFor(() => slack.asked(running)?.includes('may'), slack.WAIT_MS);

  const asked = slack.asked(running);
  expect(asked).toContain('@devs write in #launch? [a & b](https://example.com/a) &lt;');
  expect(asked).not.toMatch(/U2|S1|C3|&amp;/);
});

test('Slack: a reminder names who and where it is about', async () => {
  const running = await slack.start({ workspaces: [workspace] });
  const text = 'tell <@U2> about Q&amp;A in <#C3> tomorrow at 9';
  await running.slack.person('U1').slash('/parley-remind', text, 'C1');
  await running.slack.waitFor(() => seenOn(running, 'C1').includes('about'), slack.WAIT_MS);

  expect(seenOn(running, 'C1')).toContain('Q&A in #launch');
  expect(seenOn(running, 'C1')).not.toMatch(/&amp;|<@|<#|U2|C3/);
});

test('Slack: names that never come hold nothing up', async () => {
  const running = await slack.start();
  running.slack.faults.every('users.info', { delayMs: 6_000 });
  const people = Array.from({ length: 49 }, (_, index) => `<@U7${index}>`).join(' ');
  const question = running.slack.person('U1').mention({ channel: 'C1', text: `order ${people}` });
  await slack.answer(running, 'C1', question);

  expect(slack.asked(running)).toContain('@someone 49');
  expect(slack.asked(running)).not.toContain('<@U7');
});

test('Discord: roles, channels and people of a command are names', async () => {
  const running = await discord.start();
  const { discord: server } = running;
  await server.waitFor(() => server.commands.length > 0, discord.WAIT_MS);
  const channel = server.addChannel('launch');
  const question = `may <@43> write in <#${channel}> & why?`;
  server.person('43').say({ channel: server.generalId, text: 'hi' });
  server.person('42').slash('ask', { question });
  await server.waitFor(() => discord.asked(running)?.includes('may'), discord.WAIT_MS);

  expect(discord.asked(running)).toMatch(/may @\S+ write in #launch & why\?/);
});

/** What a model may write if it was told people's ids, and what people read then. */
const WRITTEN = 'ask <@U2>, <!subteam^S1> and <@U99> in <#C3>';

test.each([
  ['/translate', 'hallo <@U2>'],
  ['/summarize', ''],
])(
  'Slack: what the model writes for one person alone names people, too: %s',
  async (name, text) => {
    const running = await slack.start({ workspaces: [workspace] });
    running.model.answer(() => textReply(WRITTEN));
    running.slack.person('U2').say({ channel: 'C1', text: 'lunch?' });
    await running.slack.person('U1').slash(name, text, 'C1');
    await running.slack.waitFor(() => seenOn(running, 'C1').includes('ask'), slack.WAIT_MS);

    expect(seenOn(running, 'C1')).toContain('ask @grace, @devs and @someone in #launch');
    expect(seenOn(running, 'C1')).not.toMatch(/U2|S1|U99|C3/);
  },
);

test('Slack: what is recalled names people, too', async () => {
  const running = await slack.start({ workspaces: [workspace] });
  const { slack: emulator, model } = running;
  model.answer(() => textReply('Noted.'));
  const question = emulator.person('U2').mention({ channel: 'C1', text: 'the kiosk opens in May' });
  await slack.answer(running, 'C1', question);
  model.answer(() => textReply(`${WRITTEN} [1]`));
  await emulator.person('U1').slash('/recall', 'when does the kiosk open?', 'C1');
  await emulator.waitFor(() => seenOn(running, 'C1').includes('ask'), slack.WAIT_MS);

  expect(seenOn(running, 'C1')).toContain('ask @grace, @devs and @someone in #launch');
  expect(seenOn(running, 'C1')).not.toMatch(/U2|S1|U99|C3/);
});

test('Discord: what the model writes for one person alone names people, too', async () => {
  const running = await discord.start();
  const { discord: server, model } = running;
  await server.waitFor(() => server.commands.length > 0, discord.WAIT_MS);
  server.person('43', { name: 'Ben' }).say({ channel: server.generalId, text: 'hi' });
  model.answer(() => textReply('ask <@43>, <@&7> and <@99>'));
  const used = await server.person('42').slash('translate', { text: 'hallo' }).answered();
  await server.waitFor(() => used.response?.text.includes('ask'), discord.WAIT_MS);

  expect(used.response?.text).toBe('ask @Ben, @group and @someone');
});

const POLL = {
  question: 'For <@43> and <@888888888888888888>?',
  options: ['<@43>', '<@&666666666666666666>', 'in <#777777777777777777>'],
};

test('Discord: a poll that the model makes names people, roles and channels', async () => {
  const running = await discord.start();
  const { discord: server, model } = running;
  server.person('43', { name: 'Ben' }).say({ channel: server.generalId, text: 'hi' });
  model.next(
    callReply([{ name: 'poll', id: '1', arguments: JSON.stringify(POLL) }]),
    textReply('Done.'),
  );
  const { id } = server.person('42').mention('ask them');
  await server.waitFor(
    () => server.messages(id).some(({ poll }) => poll !== null),
    discord.WAIT_MS,
  );
  const polls = JSON.stringify(server.messages(id).map(({ poll }) => poll));
  expect(polls).toContain('For @Ben and @someone?');
  expect(polls).toContain('in #channel');
  expect(polls).not.toMatch(/<|8888|6666|7777/);
});
