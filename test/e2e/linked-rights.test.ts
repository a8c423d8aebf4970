import { expect, test } from 'vitest';
import { callReply, type ModelReply, textReply } from '../../src/demo/frames.ts';
import { found } from '../waiting.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { startTwo } from './rights/discord.ts';

// Kind: what a question points at, with a link or by mentioning a channel, is read only if everyone
// who reads the answer may read it then, however it is written; what is not read is named.

const users = [
  { id: 'U1', name: 'ada' },
  { id: 'U2', name: 'grace' },
];
const others = ['U2'];
const CHANNELS = [
  { id: 'C1', name: 'general' },
  { id: 'C5', name: 'open' },
  { id: 'C6', name: 'private', kind: 'group', members: others },
  { id: 'C9', name: 'both', kind: 'group', members: ['U1', ...others] },
  { id: 'G7', name: 'group', kind: 'mpim', members: others },
] as const;
const NOT_READ = /(?:couldn’t read|left out) the linked message/;

const toNumber = (ts: string): string => `p${ts.replace('.', '')}`;

type ToLink = (channel: string, message: string, own: string) => string;
const ON_SLACK = 'https://t1.slack.com/archives';

type ChannelInfo = Readonly<Record<string, unknown>>;
const toShared = (...teams: string[]): ChannelInfo => ({
  is_org_shared: true,
  shared_team_ids: teams,
});

test.each<[string, string, ToLink]>([
  ['a message', 'C6', (c, ts) => `${ON_SLACK}/${c}/${toNumber(ts)}`],
  ['a thread of here', 'C6', (c, ts, own) => `${ON_SLACK}/${c}/${toNumber(ts)}?thread_ts=${own}`],
  ['the channel here', 'C6', (c, ts) => `${ON_SLACK}/C1/${toNumber(ts)}?cid=${c}`],
  ['a way up', 'C6', (c, ts) => `${ON_SLACK}/C1/../${c}/${toNumber(ts)}`],
  ['capitals', 'C6', (c, ts) => `HTTPS://T1.SLACK.COM/archives/${c}/${toNumber(ts)}`],
  ['small letters', 'C6', (c, ts) => `${ON_SLACK}/${c.toLowerCase()}/${toNumber(ts)}`],
  ['an open label', 'C6', (c, ts) => `<${ON_SLACK}/${c}/${toNumber(ts)}|${ON_SLACK}/C5/p1>`],
  ['what not all here see', 'C9', (c, ts) => `${ON_SLACK}/${c}/${toNumber(ts)}`],
  ['a group of others', 'G7', (c, ts) => `${ON_SLACK}/${c}/${toNumber(ts)}`],
])('Slack: a link to %s is not followed, and the answer says so', async (_, channel, toLink) => {
  const running = await slack.start({
    workspaces: [{ id: 'T1', users: [...users, { id: 'U3', name: 'eve' }], channels: CHANNELS }],
  });
  const { slack: workspace, model } = running;
  model.answer(() => textReply('Noted.'));
  const ada = workspace.person('U1');
  const ts = workspace.person('U2').say({ channel, text: 'the zebra is striped' });
  const own = ada.say({ channel: 'C1', text: 'hello' });
  const question = ada.mention({ channel: 'C1', text: `what is ${toLink(channel, ts, own)}` });
  const { text } = await slack.answer(running, 'C1', question);

  expect(text).toMatch(NOT_READ);
  expect(JSON.stringify(model.requests)).not.toContain('striped');
});

const connected = { is_ext_shared: true, shared_team_ids: ['T1', 'T8'] };
/** As Slack tells of a channel of one workspace. */
const NOT_INVITED: ChannelInfo = {
  ...{ is_shared: false, is_ext_shared: false, is_org_shared: false },
  ...{ is_pending_ext_shared: false, pending_shared: [], pending_connected_team_ids: [] },
  ...{ shared_team_ids: ['T1'], internal_team_ids: [], connected_team_ids: [] },
};
const inTwo = { is_org_shared: true, shared_team_ids: ['T1', 'T2'] };

test.each<[string, ChannelInfo, ChannelInfo, boolean]>([
  ['one shared with another organisation', connected, {}, false],
  ['one shared with another organisation as this one is', connected, connected, false],
  ['one of two workspaces', inTwo, {}, false],
  ['one of two workspaces, and this one is theirs too', inTwo, inTwo, true],
  ['one of two workspaces, and this one is of more', inTwo, toShared('T1', 'T2', 'T3'), true],
  ['one of workspaces that are not named', { is_org_shared: true }, {}, false],
  ['one that another organisation is invited to', { is_pending_ext_shared: true }, {}, false],
  ['one with an invitation that is open', { pending_shared: ['T8'] }, {}, false],
  ['one with a connection that is awaited', { pending_connected_team_ids: ['T8'] }, {}, false],
  ['one with a connection', { connected_team_ids: ['T1', 'T8'] }, {}, false],
  ['one that is shared, and it is not told with whom', { is_shared: true }, {}, false],
  ['one whose sharing cannot be read', { is_ext_shared: 1 as unknown as boolean }, {}, false],
  ['one that nobody else is invited to', NOT_INVITED, {}, true],
  ['this workspace’s, and others are invited to this one', {}, { pending_shared: ['T8'] }, true],
  ['one of all workspaces', { is_global_shared: true }, {}, false],
  ['this workspace’s, and this one is shared', {}, connected, true],
])(
  'Slack: what is asked in a public channel, %s, is read by its workspaces, not its members alone',
  async (_, here, there, isFollowed) => {
    const channels = [
      { id: 'C1', info: here },
      { id: 'C5', info: there },
    ];
    const running = await slack.start({ workspaces: [{ id: 'T1', users, channels }] });
    const { slack: workspace, model } = running;
    model.answer(() => textReply('Noted.'));
    const ts = workspace.person('U2').say({ channel: 'C5', text: 'the zebra is striped' });
    const text = `what is ${ON_SLACK}/C5/${toNumber(ts)}`;
    const question = workspace.person('U1').mention({ channel: 'C1', text });
    const shown = (await slack.answer(running, 'C1', question)).text;

    expect(NOT_READ.test(shown)).toBe(!isFollowed);
    expect(slack.asked(running).includes('striped')).toBe(isFollowed);
  },
);

test('Slack: a link to a reply in an open thread is followed', async () => {
  const running = await slack.start({ workspaces: [{ id: 'T1', users, channels: CHANNELS }] });
  const { slack: workspace, model } = running;
  model.answer(() => textReply('Noted.'));
  const grace = workspace.person('U2');
  const root = grace.say({ channel: 'C5', text: 'about animals' });
  const reply = grace.say({ channel: 'C5', text: 'the zebra is striped', threadTs: root });
  const link = `<${ON_SLACK}/C5/${toNumber(reply)}?thread_ts=${root}&cid=C5>`;
  const ts = workspace.person('U1').mention({ channel: 'C1', text: `what is ${link}` });
  const { text } = await slack.answer(running, 'C1', ts);

  expect(text).not.toMatch(NOT_READ);
  expect(slack.asked(running)).toContain('striped');
});

const ON_DISCORD = 'https://discord.com/channels';

test.each<[string, (guild: string, general: string) => ToLink]>([
  ['a message', (guild) => (c, m) => `${ON_DISCORD}/${guild}/${c}/${m}`],
  ['direct messages', () => (c, m) => `${ON_DISCORD}/@me/${c}/${m}`],
  ['a way up', (guild, general) => (c, m) => `${ON_DISCORD}/${guild}/${general}/../${c}/${m}`],
  ['the channel here', (guild, general) => (_, m) => `${ON_DISCORD}/${guild}/${general}/${m}`],
  ['capitals', (guild) => (c, m) => `HTTPS://PTB.DISCORDAPP.COM/channels/${guild}/${c}/${m}/?a#b`],
  ['leading zeros', (guild) => (c, m) => `${ON_DISCORD}/${guild}/0${c}/${m}`],
])('Discord: a link to %s is not followed, and the answer says so', async (_, toLinkIn) => {
  const two = await startTwo();
  const { discord: server } = two;
  const toLink = toLinkIn(server.guildId, server.generalId);
  for (const toChannel of [two.hidden, two.hiddenThread, two.privateThread, two.abroad]) {
    const { target, stage } = await two.aim(await toChannel());
    const before = stage.model.requests.length;
    const link = toLink(target.channel, target.message, '');
    const { id } = server.person('42').mention(`what is ${link} about`);
    const isEnd = ({ buttons }: { buttons: readonly { label: string }[] }) =>
      buttons.some(({ label }) => label === 'Regenerate');
    const { text } = await server.waitFor(() => server.messages(id).find(isEnd), discord.WAIT_MS);

    expect(text).toMatch(NOT_READ);
    expect(JSON.stringify(stage.model.requests.slice(before))).not.toContain(target.secret);
  }
});

/** A call of a tool that the model makes once a test lets it. */
function heldCall(name: string, input: object): { reply: ModelReply; release: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const reply = callReply([{ name, id: 'held', arguments: JSON.stringify(input) }]);
  async function* frames() {
    await promise;
    if ('frames' in reply) yield* reply.frames;
  }
  return { reply: { frames: frames() }, release: resolve };
}

/** A server with an open channel, and an open thread in another one, where something was said. */
async function startOpen() {
  const running = await discord.start();
  const { discord: server } = running;
  const ada = server.person('42');
  const bob = server.person('43');
  const channel = server.addChannel('room');
  const parent = server.addChannel('parent');
  const thread = bob.createThread({ channel: parent }, 'Inside').id;
  for (const each of [channel, thread]) bob.say({ channel: each, text: 'the zebra is striped' });
  return { running, server, ada, channel, parent, thread };
}

type Open = Awaited<ReturnType<typeof startOpen>>;
const hide = { deny: ['VIEW_CHANNEL'] } as const;

test.each<[string, 'channel' | 'thread', (open: Open) => void]>([
  [
    'its channel is closed',
    'channel',
    (o) => o.server.overwrite(o.channel, o.server.guildId, hide),
  ],
  ['the asker is shut out', 'channel', (o) => o.server.overwrite(o.channel, '42', hide)],
  ['another reader is shut out', 'channel', (o) => o.server.overwrite(o.channel, '43', hide)],
  ['the asker is expelled', 'channel', (o) => o.server.expel('42')],
  ['its parent is closed', 'thread', (o) => o.server.overwrite(o.parent, o.server.guildId, hide)],
  [
    'the history of its parent is closed',
    'thread',
    (o) => o.server.overwrite(o.parent, o.server.guildId, { deny: ['READ_MESSAGE_HISTORY'] }),
  ],
])('Discord: a mentioned place is not read where meanwhile %s', async (_, which, change) => {
  const open = await startOpen();
  const { running, ada } = open;
  const { model } = running;
  const held = heldCall('read_channel', { channel: `<#${open[which]}>` });
  model.answer(() => textReply('Noted.'));
  model.next(held.reply);
  const { id } = ada.mention(`read <#${open[which]}>`);
  await found(() => model.requests.length > 0);
  change(open);
  held.release();
  await discord.answer(running, id);

  expect(discord.asked(running)).toContain('Not read');
  expect(JSON.stringify(model.requests)).not.toContain('striped');
});
