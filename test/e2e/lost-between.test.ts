import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { onDisk } from './drawn.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { quiet } from './pressing.ts';

// Kind: a right is lost between two presses, or between a form's opening and its sending: a role
// on Discord, being in a channel on Slack. What is pressed or sent then is judged by what is true
// now, and what another person presses reads no more than the one who asked may by then.

const { WAIT_MS } = slack;

const call = (name: string, input: object) =>
  callReply([{ name, id: `call-${name}`, arguments: JSON.stringify(input) }]);

/** A Discord server where the role Crew alone may use Parley; Ada has it, Bob keeps it. */
async function startCrew() {
  const running = await discord.start({}, (server) => {
    server.person('42', { roles: ['Crew'] });
    return { ...onDisk(), PARLEY_ALLOW: server.roleId('Crew') };
  });
  return { running, ...toCrew(running) };
}

function toCrew(running: discord.Running) {
  const { discord: server } = running;
  const ada = server.person('42', { roles: ['Crew'] });
  const bob = server.person('43', { roles: ['Crew'] });
  const channel = server.addChannel('crew');
  const allow = ['VIEW_CHANNEL', 'READ_MESSAGE_HISTORY', 'SEND_MESSAGES'] as const;
  server.overwrite(channel, server.guildId, { deny: ['VIEW_CHANNEL'] });
  for (const id of [server.bot.id, server.roleId('Crew')]) server.overwrite(channel, id, { allow });
  const secret = bob.say({ channel, text: 'the zebra is striped' }).id;
  const link = `https://discord.com/channels/${server.guildId}/${channel}/${secret}`;
  const labelled = (label: string, where = server.generalId) =>
    server.messages(where).find(({ buttons }) => buttons.some((each) => each.label === label));
  const withButton = (label: string, where?: string) =>
    server.waitFor(() => labelled(label, where), WAIT_MS);
  return { server, ada, bob, channel, link, withButton };
}

test('Discord: Regenerate, opinions and Delete are refused to who may not use Parley any more', async () => {
  const { running, server, ada, withButton } = await startCrew();
  const { model } = running;
  model.answer(() => textReply('Four.'));
  const { id } = ada.mention('2+2?');
  await discord.answer(running, id);
  const seen = await withButton('Regenerate', id);
  server.takeRole('42', 'Crew');
  const asked = model.requests.length;
  for (const label of ['Regenerate', '👍', 'Delete']) {
    await ada.pressSeen(seen, label).answered();
    await quiet({ running });
  }
  const told = server.messages(id).filter(({ ephemeralFor }) => ephemeralFor === '42');
  expect(told.every(({ text }) => text.includes('You don’t have access'))).toBe(true);
  expect(told.length).toBeGreaterThan(0);
  await quiet({ running });

  expect(model.requests).toHaveLength(asked);
  expect(discord.ownTexts(running, id)).toContain('Four.');
});

test('Discord: what was proposed to who may not use Parley any more is not done by them', async () => {
  const { running, server, ada, channel, withButton } = await startCrew();
  running.model.next(call('post_elsewhere', { channel, text: 'Hello.' }), textReply('Shall I?'));
  const { id } = ada.mention('say hello');
  const seen = await withButton('Approve', id);
  server.takeRole('42', 'Crew');
  await ada.pressSeen(seen, 'Approve').answered();
  await quiet({ running });

  expect(server.messages(channel).filter(({ own }) => own)).toEqual([]);
});

test('Discord: a vote of who may not use Parley any more does not count', async () => {
  const { running, server, ada, bob, withButton } = await startCrew();
  server.deny(server.generalId, 'SEND_POLLS');
  await server.waitFor(() => server.commands.length > 0, WAIT_MS);
  ada.mention('/poll Lunch? Pizza, Soup');
  const poll = await withButton('Pizza');
  server.takeRole('42', 'Crew');
  await ada.pressSeen(poll, 'Pizza').answered();
  await bob.pressSeen(poll, 'Soup').answered();
  const shown = () => server.messages(server.generalId).find(({ id }) => id === poll.id)?.text;
  await server.waitFor(() => shown()?.includes('1 vote'), WAIT_MS);
  await quiet({ running });

  expect(shown()).toMatch(/0 votes[\s\S]*1 vote/);
});

test('Discord: a form that was opened before is refused when it is sent', async () => {
  const { running, server, ada, withButton } = await startCrew();
  await server.waitFor(() => server.commands.length > 0, WAIT_MS);
  ada.slash('imagine', { prompt: 'a cat' });
  const drawn = await withButton('Again');
  const opened = await ada.pressSeen(drawn, 'Edit').answered();
  server.takeRole('42', 'Crew');
  await ada.submit(opened, { prompt: 'make it night' }).answered();
  await quiet({ running });
  const texts = server.messages(server.generalId).map(({ text }) => text);

  expect(texts.filter((text) => text.includes('make it night'))).toEqual([]);
});

test('Discord: Regenerate follows no link where the asker may not read any more', async () => {
  const running = await discord.start({}, onDisk());
  const { server, ada, link, withButton } = toCrew(running);
  const direct = server.dmId('42');
  running.model.answer(() => textReply('I see.'));
  ada.dm(`what is said here? ${link}`);
  await discord.answer(running, direct);
  expect(discord.asked(running)).toContain('striped');
  const seen = await withButton('Regenerate', direct);
  server.takeRole('42', 'Crew');
  const asked = running.model.requests.length;
  await ada.pressSeen(seen, 'Regenerate').answered();
  await server.waitFor(() => running.model.requests.length > asked, WAIT_MS);

  expect(discord.asked(running)).not.toContain('striped');
});

test('Discord: what waits for the model reads by the roles of when it goes on', async () => {
  const running = await discord.start({}, onDisk());
  const { server, ada, link } = toCrew(running);
  const { model } = running;
  let isDown = true;
  model.answer(() => (isDown ? new Response('{}', { status: 503 }) : textReply('I see.')));
  ada.dm(`what is said here? ${link}`);
  const id = server.dmId('42');
  await server.waitFor(
    () => discord.ownTexts(running, id).some((text) => text.includes('saved your question')),
    WAIT_MS,
  );
  server.takeRole('42', 'Crew');
  isDown = false;
  await discord.answer(running, id);

  expect(discord.asked(running)).not.toContain('striped');
});

test('Discord: what is recalled after the role is gone is not what the role could read', async () => {
  const running = await discord.start({}, onDisk());
  const { server, ada, bob, channel } = toCrew(running);
  const { model, log } = running;
  await server.waitFor(() => server.commands.length > 0, WAIT_MS);
  model.answer(() => textReply('Noted.'));
  bob.mention('the zebra budget is K4711', { channel });
  const isAnswered = () => log.lines.some(({ message }) => message === 'answered');
  await server.waitFor(isAnswered, WAIT_MS);
  const recall = async () => {
    const before = model.requests.length;
    const handle = ada.slash('recall', { question: 'What is the zebra budget?' });
    await handle.answered();
    await server.waitFor(() => handle.response?.thinking === false, WAIT_MS);
    return JSON.stringify(model.requests.slice(before));
  };
  await expect.poll(recall, { timeout: WAIT_MS }).toContain('K4711');
  server.takeRole('42', 'Crew');

  expect(await recall()).not.toContain('K4711');
});

/** A Slack workspace with a private channel that both are in. */
async function startPrivate() {
  const users = [
    { id: 'U1', name: 'ada' },
    { id: 'U2', name: 'grace' },
  ];
  const channels = [
    { id: 'C1', members: ['U1', 'U2'] },
    { id: 'C3', kind: 'group', members: ['U1', 'U2'] },
    { id: 'C4', kind: 'group', members: ['U1', 'U2'] },
  ] as const;
  const running = await slack.start({ workspaces: [{ id: 'T1', users, channels }] }, onDisk());
  const ts = running.slack.person('U1').say({ channel: 'C3', text: 'the zebra is striped' });
  const link = `https://t1.slack.com/archives/C3/p${ts.replace('.', '')}`;
  const own = (channel: string) =>
    running.slack
      .messages(channel)
      .filter(({ user, ephemeralFor }) => user === 'UBOT' && !ephemeralFor);
  return { ...running, running, link, own, grace: running.slack.person('U2') };
}

test.each(['U1', 'U2'])(
  'Slack: Regenerate by %s follows no link where the asker is not any more',
  async (by) => {
    const { running, slack: at, model, link, grace } = await startPrivate();
    model.answer(() => textReply('I see.'));
    const ts = grace.mention({ channel: 'C4', text: `what is said here? ${link}` });
    const answer = await slack.answer(running, 'C4', ts);
    expect(slack.asked(running)).toContain('striped');
    at.leave('C3', 'U2');
    const asked = model.requests.length;
    await at.person(by).press(answer.ts, 'Regenerate');
    await at.waitFor(() => model.requests.length > asked, WAIT_MS);

    expect(slack.asked(running)).not.toContain('striped');
  },
);

test('Slack: what is approved is not posted where the asker is not any more', async () => {
  const { running, slack: at, model, own, grace } = await startPrivate();
  model.next(
    call('post_elsewhere', { channel: 'C3', text: 'Hello.' }),
    textReply('Shall I?'),
    textReply('I could not.'),
  );
  const ts = grace.mention({ channel: 'C1', text: 'say hello' });
  const find = () =>
    at.messages('C1', ts).find(({ buttons }) => buttons.some(({ text }) => text === 'Approve'));
  const proposal = await at.waitFor(find, WAIT_MS);
  at.leave('C3', 'U2');
  await grace.press(proposal.ts, 'Approve');
  await slack.answer(running, 'C1', ts);

  expect(own('C3')).toEqual([]);
});
