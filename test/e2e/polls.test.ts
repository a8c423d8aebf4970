import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

const LUNCH = { question: 'Lunch?', options: ['Pizza', 'Soup'] };

const callPoll = () => callReply([{ name: 'poll', id: 'c1', arguments: JSON.stringify(LUNCH) }]);

const votes = ({ text }: { readonly text: string }) => text.match(/\d votes?/g);

/** A server in whose main channel Parley may send no polls. */
async function startWithoutPolls() {
  const running = await discord.start();
  const server = running.discord;
  await server.waitFor(() => server.commands.length > 0, discord.WAIT_MS);
  server.deny(server.generalId, 'SEND_POLLS');
  const own = (channel: string) => server.messages(channel).filter((each) => each.own);
  return { ...running, server, own };
}

test('Discord: a command’s poll is Discord’s own also where Parley may send none', async () => {
  const { server } = await startWithoutPolls();
  const used = server.person('42').slash('poll', { question: 'Lunch?', options: 'Pizza, Soup' });
  await server.waitFor(() => used.response?.poll, discord.WAIT_MS);

  expect(used.response).toMatchObject({ text: '', buttons: [], ephemeralFor: null });
});

test('Discord: were it refused even so, buttons do as well, and count', async () => {
  const { server, own } = await startWithoutPolls();
  server.faults.next('PATCH /webhooks/**', { status: 403, code: 50013 });
  const used = server.person('42').slash('poll', { question: 'Lunch?', options: 'Pizza, Soup' });
  const find = () => own(server.generalId).find(({ text }) => text.includes('Lunch?'));
  const poll = await server.waitFor(find, discord.WAIT_MS);
  expect(used.response?.id).toBe(poll.id);
  await server.person('42').press(poll.id, 'Pizza').answered();
  await server.waitFor(() => find()?.text.includes('1 vote'), discord.WAIT_MS);
  await server.person('43').press(poll.id, 'Soup').answered();

  await server.waitFor(() => !find()?.text.includes('0 votes'), discord.WAIT_MS);

  expect(votes(find() ?? poll)).toEqual(['1 vote', '1 vote']);
});

test('Discord: a poll that answers no command is one of buttons there, in the thread, and counts', async () => {
  const { server, own, model } = await startWithoutPolls();
  model.next(callPoll(), textReply('Vote below.'));
  const question = server.person('42').mention('let us vote on lunch');
  const find = () => own(question.id).find(({ text }) => text.includes('Lunch?'));
  const poll = await server.waitFor(find, discord.WAIT_MS);
  expect(poll).toMatchObject({ poll: null, buttons: [{ label: 'Pizza' }, { label: 'Soup' }] });
  await server.person('42').press(poll.id, 'Soup').answered();
  await server.person('43').press(poll.id, 'Soup').answered();
  await server.waitFor(() => find()?.text.includes('2 votes'), discord.WAIT_MS);

  expect(votes(find() ?? poll)).toEqual(['0 votes', '2 votes']);
});

test('Slack: a poll that the model starts stands below its answer, in the thread', async () => {
  const running = await slack.start();
  const { slack: workspace, model } = running;
  model.next(callPoll(), textReply('Vote below.'));
  const ts = workspace.person('U1').mention({ channel: 'C1', text: 'let us vote on lunch' });
  await slack.answer(running, 'C1', ts);
  const find = () => workspace.messages('C1', ts).find(({ text }) => text.includes('Lunch?'));
  const poll = await workspace.waitFor(find, slack.WAIT_MS);
  await workspace.person('U2').press(poll.ts, 'Pizza');
  await workspace.waitFor(() => find()?.text.includes('1 vote'), slack.WAIT_MS);

  expect(workspace.messages('C1', ts).at(-1)?.ts).toBe(poll.ts);
});

test('Slack: a command’s poll counts also in a channel that Parley is not in', async () => {
  const channels = [{ id: 'C1' }, { id: 'C2', members: ['U1', 'U2'], botIn: false }];
  const running = await slack.start({ workspaces: [{ id: 'T1', channels }] });
  const { slack: workspace } = running;
  await workspace.person('U1').slash('/parley', 'poll Lunch? Pizza, Soup', 'C2');
  const polls = () => workspace.messages('C2').filter(({ text }) => text.includes('Lunch?'));
  const [poll] = await workspace.waitFor(() => polls().length > 0 && polls(), slack.WAIT_MS);
  await workspace.person('U2').press(poll?.ts ?? '', 'Pizza');
  await workspace.waitFor(() => polls()[0]?.text.includes('1 vote'), slack.WAIT_MS);
  await workspace.person('U1').press(poll?.ts ?? '', 'Pizza');
  await workspace.waitFor(() => polls()[0]?.text.includes('2 votes'), slack.WAIT_MS);

  expect(polls()).toHaveLength(1);
});

// The kind: what was posted for a question, in a message of its own, stays when the question is
// deleted.
test('Slack: a poll that the model started goes with its question', async () => {
  const running = await slack.start();
  const { slack: workspace, model } = running;
  const own = () => workspace.messages('C1').filter(({ user }) => user === 'UBOT');
  model.next(callPoll(), textReply('Vote below.'));
  const person = workspace.person('U1');
  const ts = person.mention({ channel: 'C1', text: 'let us vote on lunch' });
  const find = () => own().find(({ text }) => text.includes('Lunch?'));
  const poll = await workspace.waitFor(find, slack.WAIT_MS);
  await workspace.person('U2').press(poll.ts, 'Pizza');
  await workspace.waitFor(() => find()?.text.includes('1 vote'), slack.WAIT_MS);
  person.remove(ts);
  await workspace.waitFor(() => own().length === 0, slack.WAIT_MS);

  expect(own()).toEqual([]);
});

test('Discord: a poll that the model started goes with its question', async () => {
  const running = await discord.start();
  const { discord: server, model } = running;
  const own = (channel: string) => server.messages(channel).filter((each) => each.own);
  model.next(callPoll(), textReply('Vote below.'));
  const question = server.person('42').mention('let us vote on lunch');
  const isThere = () => own(question.id).some(({ text, poll }) => poll || text.includes('Lunch?'));
  await server.waitFor(isThere, discord.WAIT_MS);
  await discord.answer(running, question.id);
  server.person('42').remove(question.id);
  await server.waitFor(() => own(question.id).length === 0, discord.WAIT_MS);

  expect(own(question.id)).toEqual([]);
});

async function forgetMe({ slack: server }: slack.Running, by: string) {
  const find = (pattern: RegExp) => () =>
    server
      .messages('C1')
      .findLast(({ ephemeralFor, text }) => ephemeralFor === by && pattern.test(text));
  await server.person(by).slash('/forget', 'me', 'C1');
  const question = await server.waitFor(find(/Forget everything you said/), slack.WAIT_MS);
  await server.person(by).press(question.ts, 'Forget');
  return server.waitFor(find(/^Forgotten: /), slack.WAIT_MS);
}

test('Slack: a vote goes with its person, and the poll with whoever asked; both can be seen', async () => {
  const running = await slack.start();
  const { slack: server } = running;
  const [ada, grace] = [server.person('U1'), server.person('U2')];
  await ada.slash('/poll', 'Lunch? Pizza, Soup', 'C1');
  const find = () =>
    server.messages('C1').find(({ user, text }) => user === 'UBOT' && /Lunch|closed/.test(text));
  const poll = await server.waitFor(find, slack.WAIT_MS);
  await grace.press(poll.ts, 'Soup');
  await server.waitFor(() => find()?.text.includes('1 vote'), slack.WAIT_MS);
  await ada.press(poll.ts, 'Soup');
  await server.waitFor(() => find()?.text.includes('2 votes'), slack.WAIT_MS);

  expect((await forgetMe(running, 'U2')).text).toContain('1 vote');
  await server.waitFor(() => find()?.text.includes('1 vote'), slack.WAIT_MS);
  await ada.press(poll.ts, 'Pizza');
  await server.waitFor(() => votes(find() ?? poll)?.join() === '1 vote,0 votes', slack.WAIT_MS);

  await forgetMe(running, 'U1');
  const isClosed = () => /This poll is closed/.test(find()?.text ?? '');
  await server.waitFor(isClosed, slack.WAIT_MS);
  expect(find()).toMatchObject({ buttons: [] });
  expect(find()?.text).not.toMatch(/Lunch|Pizza|Soup/);
  expect(votes(find() ?? poll)).toEqual(['1 vote', '0 votes']);
});
