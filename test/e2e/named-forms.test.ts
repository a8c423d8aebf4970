/**
 * Kind: a form that a command opens holds what a message says as its platform writes it, with the
 * ids of people, groups and channels.
 */
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

const { WAIT_MS } = slack;
const workspace = {
  id: 'T1',
  groups: [{ id: 'S1', handle: 'devs' }],
  channels: [
    { id: 'C1', name: 'general' },
    { id: 'C3', name: 'launch' },
    { id: 'C4', name: 'launch-2' },
  ],
};

async function openOnSlack(running: slack.Running, text: string): Promise<string> {
  const { slack: at } = running;
  const person = at.person('U1');
  await person.messageShortcut(at.person('U2').say({ channel: 'C1', text }), 'ask');
  await at.waitFor(() => at.forms('U1').length === 1, WAIT_MS);
  return JSON.stringify(at.forms('U1')[0]?.body);
}

test.each([
  ['ask <@U2> in <#C3>', 'ask @grace in #launch'],
  ['<#C4> and <#C3>, not <#C3|>', '#launch-2 and #launch, not #launch'],
  ['<!subteam^S1>, <@U2|grace>', '@devs, @grace'],
  ['who is <@U0NOBODY1>?', 'who is @someone?'],
  ['`&lt;@U2&gt;` is how it is written', '`<\u2060@U2>` is how it is written'],
])('Slack: in a form %j reads %j, and the model is told so', async (text, shown) => {
  const running = await slack.start({ workspaces: [workspace] });
  expect(await openOnSlack(running, text)).toContain(JSON.stringify(shown).slice(1, -1));
  running.model.next(textReply('Fine.'));
  await running.slack.person('U1').submit({ question: 'why?' });
  await running.slack.waitFor(() => running.model.requests.length > 0, WAIT_MS);
  expect(slack.asked(running)).toContain(shown.replace('\u2060', ''));
});

async function openOnDiscord({ discord: server }: discord.Running, text: string) {
  await server.waitFor(() => server.commands.length > 0, WAIT_MS);
  const { id } = server.person('43').say({ channel: server.generalId, text });
  return server.person('42').contextMenu('Ask about this', { message: id }).answered();
}

test('Discord: a form names people and channels, and code stays as it was written', async () => {
  const running = await discord.start();
  const { discord: server, model } = running;
  const channel = server.addChannel('launch');
  server.person('44', { name: 'Cat' });
  const opened = await openOnDiscord(running, `ask <@44> in <#${channel}>, not \`<@44>\``);
  expect(JSON.stringify(opened.modal)).toContain('ask @Cat in #launch, not `<\u2060@44>`');
  model.next(textReply('Fine.'));
  await server.person('42').submit(opened, { question: 'why?' }).answered();
  await server.waitFor(() => model.requests.length > 0, WAIT_MS);
  expect(discord.asked(running)).toContain('ask @Cat in #launch, not `<@44>`');
});

test('Slack: a channel that a person typed is read under its name', async () => {
  const running = await slack.start({ workspaces: [workspace] });
  const { slack: at, model } = running;
  const person = at.person('U1');
  person.say({ channel: 'C3', text: 'we go on Friday' });
  await person.slash('/ask', 'about:"see <#C3|launch> and <#C4|launch-2>"', 'C1');
  await at.waitFor(() => at.forms('U1').length === 1, WAIT_MS);
  expect(JSON.stringify(at.forms('U1')[0]?.body)).toContain('see #launch and #launch-2');
  const input = JSON.stringify({ channel: '#launch' });
  model.next(callReply([{ name: 'read_channel', id: 'read', arguments: input }]), textReply('Ok.'));
  await person.submit({ question: 'when?' });
  await at.waitFor(() => model.requests.length > 1, WAIT_MS);
  expect(slack.asked(running)).toContain('we go on Friday');
});
