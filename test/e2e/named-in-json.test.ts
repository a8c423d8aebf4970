/**
 * Kind: what a model writes as JSON, or into the arguments of its calls, is shown as it comes: ids
 * in the place of names, in cards, tables, files, proposals, posts, receipts and the names of
 * pictures.
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
    { id: 'C3', name: 'launch', members: ['U1'] },
  ],
};
const IDS = /U2|U99|S1\b|<[@#!]|&lt;|\u200b[@#!]|4444|<@?&?43/;

const toTasks = (person: string, group: string, channel: string) => ({
  tasks: [
    {
      task: `tell <@${person}> and ${group} in <#${channel}>`,
      owner: `<@${person}>`,
      due: null,
      message: 1,
    },
    { task: `ask <@${person}|the | boss> <!here>`, owner: '<@99>', due: '<!channel>', message: 7 },
  ],
});
const toEvent = (person: string, channel: string) => ({
  title: `Lunch with <@${person}> and <!channel>`,
  start: '2026-12-24T12:00',
  end: null,
  place: `<#${channel}>`,
  timeZone: null,
  notes: `ask <@${person}>`,
});

const call = (name: string, input: object) =>
  callReply([{ name, id: `call-${name}`, arguments: JSON.stringify(input) }]);

const textOf = (bytes: Uint8Array | Buffer | string) => Buffer.from(bytes as Buffer).toString();

test.each([
  ['/tasks', toTasks('U2', '<!subteam^S1>', 'C3'), ['@grace', '@devs', '#launch']],
  ['/event', toEvent('U2', 'C3'), ['@grace', '#launch']],
])('Slack: %s names people, groups and channels, in its file too', async (name, found, names) => {
  const running = await slack.start({ workspaces: [workspace] });
  const { slack: at, model } = running;
  model.answer(() => textReply(JSON.stringify(found)));
  at.person('U2').say({ channel: 'C1', text: 'I will do it' });
  await at.person('U1').slash(name, name === '/event' ? 'lunch' : '', 'C1');
  const own = () => at.messages('C1').filter(({ user }) => user === 'UBOT');
  await at.waitFor(() => own().some(({ files }) => files.length > 0), WAIT_MS);
  const shown = own().map(({ text }) => text.replaceAll(/@\u200b|\]\([^)]*\)/g, '@'));
  const [file] = own().flatMap(({ files }) => files);

  for (const word of names) expect(shown.join('\n')).toContain(word);
  expect(shown.join('\n')).not.toMatch(IDS);
  expect(file?.name).not.toMatch(/u2|99/i);
});

test.each([
  ['tasks', {}, toTasks('43', '<@&7>', '444444444444444444')],
  ['event', { text: 'lunch' }, toEvent('43', '444444444444444444')],
])(
  'Discord: /%s names people, groups and channels, in its file too',
  async (name, given, found) => {
    const running = await discord.start();
    const { discord: server, model } = running;
    await server.waitFor(() => server.commands.length > 0, WAIT_MS);
    model.answer(() => textReply(JSON.stringify(found)));
    server.person('43', { name: 'Ben' }).say({ channel: server.generalId, text: 'I will do it' });
    server.person('42').slash(name, given);
    const own = () => server.messages(server.generalId).filter((each) => each.own);
    await server.waitFor(() => own().some(({ files }) => files.length > 0), WAIT_MS);
    const [answer] = own();
    const [file] = answer?.files ?? [];
    const words = `${answer?.text.replaceAll(/\]\([^)]*\)/g, '')} ${textOf(file?.bytes ?? '').replaceAll(/https:\S+|UID\S+\n \S+/g, '')}`;

    expect(words).toContain('Ben');
    expect(words.replaceAll('@\u200b', '@')).not.toMatch(IDS);
    expect(file?.description ?? '').not.toMatch(IDS);
    expect(file?.name).not.toContain('43');
  },
);

test('Slack: a post elsewhere is agreed to, made and receipted with names, its code as it is', async () => {
  const running = await slack.start({ workspaces: [workspace] });
  const { slack: at, model } = running;
  const text = 'Hi <@U2>, <!subteam^S1> &amp; <!here>, see <#C1> and `<@U2>`';
  model.next(call('post_elsewhere', { channel: 'C3', text }), textReply('Shall I?'));
  const person = at.person('U1');
  const root = person.mention({ channel: 'C1', text: 'tell them' });
  const own = () => at.messages('C1', root).filter(({ user }) => user === 'UBOT');
  const proposal = await at.waitFor(
    () => own().find(({ buttons }) => buttons.some((each) => each.text === 'Approve')),
    WAIT_MS,
  );
  expect(proposal.text).toContain('Hi @grace, @devs & @\u200bhere, see #general and `&lt;@U2>`');
  await person.press(proposal.ts, 'Approve');
  const posted = await at.waitFor(() => at.messages('C3')[0], WAIT_MS);
  expect(posted.text).toContain('Hi @grace, @devs & @\u200bhere, see #general and `&lt;@U2>`');
  const receipt = () => own().find((each) => each.text.includes('Approved by'))?.text ?? '';
  await at.waitFor(() => receipt() !== '', WAIT_MS);
  expect(receipt()).toContain('Hi @grace, @devs &amp; @\u200bhere, see #general and');
  expect(receipt()).not.toMatch(/subteam|amp;amp|&gt;|U2|S1/);
});

test('Discord: what a drawing is asked for and called names people', async () => {
  const running = await discord.start();
  const { discord: server, model } = running;
  server.person('43', { name: 'Ben' }).say({ channel: server.generalId, text: 'hi' });
  model.next(call('draw', { prompt: 'a portrait of <@43> and <@&7>' }), textReply('Here.'));
  const { id } = server.person('42').mention('draw us');
  const drawn = () => server.messages(id).find(({ files }) => files.length > 0);
  await server.waitFor(drawn, WAIT_MS);

  expect(drawn()?.files[0]?.description).toBe('a portrait of @Ben and @group');
});

const toFound = (name: string) =>
  name === 'tasks'
    ? {
        tasks: [
          { task: 'file R&amp;D &lt;b&gt;', owner: 'A &amp; B', due: '&lt;@43&gt;', message: 1 },
        ],
      }
    : {
        title: 'R&amp;D &lt;b&gt;',
        start: '2026-12-24T12:00',
        end: null,
        place: 'A &amp; B',
        timeZone: null,
        notes: 'for &lt;@43&gt;: &amp;amp; is `&amp;`',
      };

test.each([
  ['tasks', {}, ['file R&D <b>', 'A & B', '@Ben']],
  ['event', { text: 'lunch' }, ['SUMMARY:R&D <b>', 'LOCATION:A & B', '@Ben: &amp\\; is `&amp\\;`']],
])(
  'Discord: the file of /%s has characters in the place of entities',
  async (name, given, words) => {
    const running = await discord.start();
    const { discord: server, model } = running;
    await server.waitFor(() => server.commands.length > 0, WAIT_MS);
    model.answer(() => textReply(JSON.stringify(toFound(name))));
    server.person('43', { name: 'Ben' }).say({ channel: server.generalId, text: 'I will do it' });
    server.person('42').slash(name, given);
    const own = () => server.messages(server.generalId).filter((each) => each.own);
    await server.waitFor(() => own().some(({ files }) => files.length > 0), WAIT_MS);
    const [answer] = own();
    const [file] = answer?.files ?? [];

    for (const word of words) expect(textOf(file?.bytes ?? '')).toContain(word);
    expect(answer?.text).toContain('R&D');
    expect(answer?.text).not.toMatch(/&lt;|@43/);
    expect(file?.name).not.toContain('amp');
  },
);

const options = ['Q&amp;A', 'a &lt; b'];

test.each([
  ['that was asked for in words', true],
  ['that the model starts', false],
])('Discord: a poll %s has characters in the place of entities', async (_, isCommand) => {
  const running = await discord.start();
  const { discord: server, model } = running;
  await server.waitFor(() => server.commands.length > 0, WAIT_MS);
  const found = { question: 'R&amp;D?', options };
  if (isCommand) {
    model.answer(() => textReply(JSON.stringify(found)));
    server.person('42').slash('poll', { question: 'which of the two' });
  } else {
    model.next(call('poll', found), textReply('There.'));
    server.person('42').mention('ask them');
  }
  const places = () => [server.generalId, ...server.threads(server.generalId).map(({ id }) => id)];
  const polls = () =>
    places()
      .flatMap((at) => server.messages(at))
      .filter(({ poll }) => poll);
  const [poll] = await server.waitFor(() => polls().length > 0 && polls(), WAIT_MS);

  expect(JSON.stringify(poll?.poll)).toMatch(/R&D\?.*Q&A.*a < b/);
});
