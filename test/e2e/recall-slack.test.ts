import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import type { ChannelOptions } from '../emulators/slack/types.ts';
import { type Running, start, WAIT_MS } from './on-slack.ts';

// Kind: what people said is found again, with who said it, when and where; only by those who may
// read it now, and only where every reader may.

const CHANNELS: readonly ChannelOptions[] = [
  { id: 'C1', name: 'general' },
  { id: 'C5', name: 'open' },
  { id: 'C6', name: 'private', kind: 'group', members: ['U2'] },
  { id: 'C8', name: 'both', kind: 'group', members: ['U1', 'U2'] },
  { id: 'D1', kind: 'im', members: ['U1'] },
  { id: 'D2', kind: 'im', members: ['U2'] },
];

const users = [
  { id: 'U1', name: 'ada' },
  { id: 'U2', name: 'grace' },
];

const startTwo = () => start({ workspaces: [{ id: 'T1', users, channels: CHANNELS }] });

const countAnswered = ({ log }: Running) =>
  log.lines.filter(({ message }) => message === 'answered').length;

/** Says something to Parley, and waits until it is answered and so remembered. */
async function tell(running: Running, channel: string, text: string, by = 'U2') {
  const { slack, model } = running;
  const before = countAnswered(running);
  model.next(textReply('Noted.'));
  const person = slack.person(by);
  const isDirect = channel.startsWith('D');
  const ts = isDirect ? person.say({ channel, text }) : person.mention({ channel, text });
  await expect.poll(() => countAnswered(running), { timeout: WAIT_MS }).toBe(before + 1);
  return ts;
}

/** What a person is shown when they use the command, and what the model was asked for it. */
async function recall(running: Running, question: string, by = 'U1', channel = 'C1') {
  const { slack, model } = running;
  const all = () => slack.messages(channel).filter(({ ephemeralFor }) => ephemeralFor === by);
  const [before, requests] = [all().length, model.requests.length];
  await slack.person(by).slash('/recall', question, channel);
  const shown = await slack.waitFor(() => all()[before], WAIT_MS);
  const sent = model.requests.slice(requests);
  return { text: shown.text, asked: sent.length === 0 ? '' : JSON.stringify(sent) };
}

test('what was said in one channel is found in another, with its author, its date and a link', async () => {
  const running = await startTwo();
  const ts = await tell(running, 'C5', 'The kiosk launch moved to 12 May');
  running.model.next(textReply('It is on 12 May [1].'));
  const found = await recall(running, 'When is the kiosk launch?');

  expect(found.asked).toContain('The kiosk launch moved to 12 May');
  expect(found.asked).toContain('grace');
  expect(found.text).toContain('It is on 12 May');
  expect(found.text).toContain(`/archives/C5/p${ts.replace('.', '')}`);
  expect(found.text).toContain('grace, ');
});

test.each([
  ['a private channel', 'C6', 'U2'],
  ['somebody else’s direct messages', 'D2', 'U2'],
  ['the asker’s own direct messages', 'D1', 'U1'],
])('what was said in %s is not found from a channel', async (_what, channel, by) => {
  const running = await startTwo();
  await tell(running, channel, 'The zebra budget is K4711', by);
  const found = await recall(running, 'What is the zebra budget?');

  expect(found.asked).toBe('');
  expect(found.text).toContain('I found nothing that answers this.');
});

test('who has left a channel finds nothing of it any more; who comes back does', async () => {
  const running = await startTwo();
  await tell(running, 'C8', 'The zebra budget is K4711');
  const before = await recall(running, 'What is the zebra budget?');
  running.slack.leave('C8', 'U1');
  const without = await recall(running, 'What is the zebra budget?');
  running.slack.join('C8', 'U1');
  const again = await recall(running, 'What is the zebra budget?');

  expect(before.asked).toContain('K4711');
  expect(without.asked).toBe('');
  expect(again.asked).toContain('K4711');
});

test('a deleted message is not found; an edited one is found as it is now', async () => {
  const running = await startTwo();
  const { slack, model } = running;
  const [first, second] = [
    await tell(running, 'C5', 'The zebra budget is K4711'),
    await tell(running, 'C5', 'The giraffe budget is K0815'),
  ];
  model.next(textReply('Noted again.'));
  slack.person('U2').edit(second, 'The giraffe budget is 1234');
  slack.person('U2').remove(first);
  const find = async () => (await recall(running, 'What is the zebra or giraffe budget?')).asked;

  await expect.poll(find, { timeout: WAIT_MS }).not.toContain('K4711');
  await expect.poll(find, { timeout: WAIT_MS }).toContain('1234');
  expect(await find()).not.toContain('K0815');
});
