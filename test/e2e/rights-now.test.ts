import { expect, test } from 'vitest';
import { callReply, type ModelReply, textReply, toFrame } from '../../src/demo/frames.ts';
import { found } from '../waiting.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { REFUSED } from './rights/table.ts';
import { countHeard, hear, toSilence } from './voices.ts';

// Kind: a person's rights are those at the moment when something is read, shown, posted or
// approved; a right that was taken away since the question was asked, or planned, is gone.

const { WAIT_MS } = slack;

/** What the model says once a test lets it. */
function heldReply(text: string): { reply: ModelReply; release: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  async function* frames() {
    await promise;
    yield toFrame({ delta: { content: text }, finish_reason: 'stop' });
  }
  return { reply: { frames: frames() }, release: resolve };
}

const call = (name: string, input: object) =>
  callReply([{ name, id: `call-${name}`, arguments: JSON.stringify(input) }]);

type Handle = ReturnType<ReturnType<discord.Running['discord']['person']>['slash']>;

/** A Discord server with a channel that the role Crew sees, which Ada (42) has. */
async function startCrew() {
  const running = await discord.start();
  const { discord: server } = running;
  const ada = server.person('42', { roles: ['Crew'] });
  const bob = server.person('43', { roles: ['Crew'] });
  await server.waitFor(() => server.commands.length > 0, WAIT_MS);
  const channel = server.addChannel('crew');
  const allow = ['VIEW_CHANNEL', 'READ_MESSAGE_HISTORY', 'SEND_MESSAGES'] as const;
  server.overwrite(channel, server.guildId, { deny: ['VIEW_CHANNEL'] });
  for (const id of [server.bot.id, server.roleId('Crew')]) server.overwrite(channel, id, { allow });
  const { id } = bob.say({ channel, text: 'the zebra is striped' });
  const link = `https://discord.com/channels/${server.guildId}/${channel}/${id}`;
  const shown = async (handle: Handle) => {
    await handle.answered();
    const find = () => (handle.response?.thinking === false ? handle.response : null);
    return (await server.waitFor(find, WAIT_MS)).text;
  };
  return { ...running, server, ada, bob, channel, link, shown };
}

test('Discord: what a role opened is closed as soon as the role is taken', async () => {
  const { server, model, ada, link, shown } = await startCrew();
  model.next(textReply('Striped [1].'));
  expect(await shown(ada.slash('summarize', { since: link }))).toContain('Striped');
  const asked = model.requests.length;
  server.takeRole('42', 'Crew');

  expect(await shown(ada.slash('summarize', { since: link }))).toMatch(REFUSED);
  expect(model.requests).toHaveLength(asked);
});

test.each<[string, (crew: Awaited<ReturnType<typeof startCrew>>) => void]>([
  ['the role is taken', ({ server }) => server.takeRole('42', 'Crew')],
  ['the person leaves', ({ server }) => server.expel('42')],
  [
    'the channel is closed to the person',
    ({ server, channel }) => server.overwrite(channel, '42', { deny: ['VIEW_CHANNEL'] }),
  ],
  [
    'its history is closed',
    ({ server, channel }) => server.overwrite(channel, '42', { deny: ['READ_MESSAGE_HISTORY'] }),
  ],
  ['the channel is gone', ({ server, channel }) => server.deleteChannel(channel)],
])('Discord: a summary is not shown where meanwhile %s', async (_what, change) => {
  const crew = await startCrew();
  const { model, ada, link, shown } = crew;
  const { reply, release } = heldReply('Striped.');
  model.next(reply);
  const handle = ada.slash('summarize', { since: link });
  await found(() => model.requests.length > 0);
  change(crew);
  release();

  expect(await shown(handle)).toMatch(REFUSED);
});

test.each(['42', '44'])(
  'Discord: what was approved by %s is not posted where the asker may not write any more',
  async (by) => {
    const { server, model, ada, channel, ...running } = await startCrew();
    server.person('44', { admin: true });
    model.next(
      call('post_elsewhere', { channel, text: 'Hello.' }),
      textReply('Shall I?'),
      textReply('I could not.'),
    );
    const { id } = ada.mention('say hello to the crew');
    const find = () =>
      server.messages(id).find(({ buttons }) => buttons.some(({ label }) => label === 'Approve'));
    const proposal = await server.waitFor(find, WAIT_MS);
    server.takeRole('42', 'Crew');
    await server.person(by).press(proposal.id, 'Approve').answered();
    await discord.answer({ ...running, model, discord: server } as discord.Running, id);

    expect(server.messages(channel).filter(({ own }) => own)).toEqual([]);
    expect(JSON.stringify(model.requests.at(-1)?.messages)).toContain('Not posted');
  },
);

test('Discord: somebody who may not read what was said before is not told it', async () => {
  const { server, model, ada, bob, shown } = await startCrew();
  const { generalId } = server;
  const secret = bob.say({ channel: generalId, text: 'the zebra is striped' });
  const thread = bob.createThread({ message: secret.id }, 'Zebra');
  bob.say({ channel: thread.id, text: 'and fast' });
  server.overwrite(generalId, '42', { deny: ['READ_MESSAGE_HISTORY'] });
  model.answer(() => textReply('I know nothing.'));
  for (const name of ['summarize', 'translate', 'tasks', 'describe', 'transcribe'])
    expect(await shown(ada.slash(name, {}, { channel: generalId }))).toMatch(REFUSED);
  model.next(call('read_thread', {}), call('read_channel', {}), textReply('I know nothing.'));
  ada.mention('what was said?', { channel: thread.id });
  await server.waitFor(
    () => server.messages(thread.id).some(({ own, buttons }) => own && buttons.length > 1),
    WAIT_MS,
  );

  expect(JSON.stringify(model.requests)).not.toMatch(/striped|and fast/);
});

test('Discord: a reminder comes to its person alone where that person may not write any more', async () => {
  const { server, model, ada, ...running } = await startCrew();
  model.next(call('remind', { what: 'vote', at: 'in 2 seconds' }), textReply('I will.'));
  const { id } = ada.mention('remind me to vote');
  await discord.answer({ ...running, model, discord: server } as discord.Running, id);
  server.overwrite(server.generalId, '42', { deny: ['VIEW_CHANNEL'] });
  const direct = () => server.messages(server.dmId('42'));
  await server.waitFor(() => direct().length > 0, WAIT_MS);

  expect(direct()[0]?.text).toMatch(/⏰ Reminder[^\n]*: vote\n[\s\S]*sending it/);
  expect(server.messages(id).some(({ text }) => text.includes('⏰'))).toBe(false);
});

test('Discord: what was planned in a private thread that is gone does not come up in its channel', async () => {
  const { server, model, ada } = await startCrew();
  const thread = ada.createThread({ channel: server.generalId }, 'Closed', { isPrivate: true }).id;
  ada.invite(thread);
  model.next(call('remind', { what: 'the zebra', at: 'in 2 seconds' }), textReply('I will.'));
  ada.mention('remind me', { channel: thread });
  await server.waitFor(
    () => server.messages(thread).some(({ own, buttons }) => own && buttons.length > 1),
    WAIT_MS,
  );
  server.deleteChannel(thread);
  await server.waitFor(() => server.messages(server.dmId('42')).length > 0, WAIT_MS);

  expect(server.messages(server.generalId).filter(({ own }) => own)).toEqual([]);
});

test('Discord: somebody is an admin as long as the role that makes one is theirs', async () => {
  const { server, model, bob } = await startCrew();
  server.person('43', { admin: true });
  model.answer(() => textReply('So it is.'));
  const own = () => server.messages(server.generalId).filter((each) => each.own);
  const set = async (count: number) => {
    bob.mention('/settings --follow off');
    return (await server.waitFor(() => own()[count - 1], WAIT_MS)).text;
  };
  expect(await set(1)).not.toContain('Only an admin');
  server.takeRole('43', 'Admins');
  expect(await set(2)).toContain('Only an admin');
});

test('Discord: what a link leads to, and others here may not hear, is told to the asker alone and not remembered', async () => {
  const { server, model, ada, bob, channel, ...running } = await startCrew();
  model.answer(hear('No idea.'));
  const file = { name: 'call.wav', bytes: toSilence(), contentType: 'audio/wav' };
  const { id } = bob.say({ channel, attachments: [file] });
  const link = `https://discord.com/channels/${server.guildId}/${channel}/${id}`;
  const handle = await ada.slash('transcribe', { link }).answered();
  const told = await server.waitFor(
    () => server.messages(server.generalId).find(({ text }) => text.includes('Friday')),
    WAIT_MS,
  );
  const question = ada.mention('what was that?');
  await discord.answer({ ...running, model, discord: server } as discord.Running, question.id);

  expect(told).toMatchObject({ ephemeralFor: '42', buttons: [] });
  expect(handle.response?.ephemeralFor ?? '42').toBe('42');
  expect(countHeard(model)).toBe(1);
  expect(JSON.stringify(model.requests.at(-1)?.messages)).not.toContain('Friday');
});

/** A Slack workspace with a private channel that both are in, and an outsider in the open one. */
async function startPrivate(environment: Record<string, string> = {}) {
  const users = [
    { id: 'U1', name: 'ada', isAdmin: true },
    { id: 'U2', name: 'grace' },
    { id: 'U8', name: 'eve', team: 'T8' },
  ];
  const channels = [
    { id: 'C1', members: ['U1', 'U2', 'U8'] },
    { id: 'C3', kind: 'group', members: ['U1', 'U2', 'U8'] },
  ] as const;
  const running = await slack.start({ workspaces: [{ id: 'T1', users, channels }] }, environment);
  const ts = running.slack.person('U2').say({ channel: 'C3', text: 'the zebra is striped' });
  const link = `https://t1.slack.com/archives/C3/p${ts.replace('.', '')}`;
  const told = (person: string, channel = 'C1') =>
    running.slack.messages(channel).filter(({ ephemeralFor }) => ephemeralFor === person);
  return { ...running, link, told };
}

test('Slack: a summary is not shown, nor sent after somebody, where they left the channel meanwhile', async () => {
  const { slack: workspace, model, link, told } = await startPrivate();
  const { reply, release } = heldReply('Striped.');
  model.next(reply);
  const used = workspace.person('U1').slash('/summarize', link, 'C1');
  await found(() => model.requests.length > 0);
  workspace.leave('C3', 'U1');
  release();
  await used;
  const shown = await workspace.waitFor(() => told('U1')[0], WAIT_MS);

  expect(shown.text).toMatch(REFUSED);
  expect(workspace.messages(workspace.dmOf('U1'))).toEqual([]);
});

test('Slack: somebody of another organisation who is listed reads where they ask, and nothing else', async () => {
  const { slack: workspace, model, link, told } = await startPrivate({ PARLEY_ALLOW: 'U8,T1' });
  model.answer(() => textReply('In short.'));
  const eve = workspace.person('U8');
  workspace.person('U2').say({ channel: 'C1', text: 'lunch?' });
  await eve.slash('/summarize', link, 'C1');
  await workspace.waitFor(() => told('U8')[0], WAIT_MS);
  await eve.slash('/summarize', '', 'C1');
  const shown = await workspace.waitFor(() => told('U8')[1], WAIT_MS);

  expect(told('U8')[0]?.text).toMatch(REFUSED);
  expect(shown.text).toContain('In short.');
  expect(JSON.stringify(model.requests)).not.toContain('striped');
});

test('Slack: a reminder comes to its person alone where that person is no member any more', async () => {
  const { slack: workspace, model, ...running } = await startPrivate();
  model.next(call('remind', { what: 'vote', at: 'in 2 seconds' }), textReply('I will.'));
  const ts = workspace.person('U2').mention({ channel: 'C3', text: 'remind me to vote' });
  await slack.answer({ ...running, model, slack: workspace } as slack.Running, 'C3', ts);
  workspace.leave('C3', 'U2');
  const direct = () => workspace.messages(workspace.dmOf('U2'));
  await workspace.waitFor(() => direct().length > 0, WAIT_MS);

  expect(direct()[0]?.text).toMatch(/⏰ Reminder[^\n]*: vote\n[\s\S]*sending it/);
  expect(workspace.messages('C3', ts).some(({ text }) => text.includes('⏰'))).toBe(false);
});
