import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { type Running, start, WAIT_MS } from './on-slack.ts';

// Kind: what a place on Slack becomes after something was said there, and whom an answer reaches.

const users = [
  { id: 'U1', name: 'ada' },
  { id: 'U2', name: 'grace' },
  { id: 'U3', name: 'guest', isGuest: true },
  { id: 'U9', name: 'partner', team: 'T9' },
];
const OPEN = { id: 'C5', name: 'open', members: ['U1', 'U2'] } as const;
const channels = [
  { id: 'C1', name: 'general', members: ['U1', 'U2'] },
  OPEN,
  { id: 'C2', name: 'shared', members: ['U1', 'U2', 'U9'], info: { is_ext_shared: true } },
  { id: 'C3', name: 'guests', members: ['U1', 'U2', 'U3'] },
  { id: 'C4', name: 'invited', members: ['U1', 'U2'], info: { is_pending_ext_shared: true } },
] as const;

const answered = async ({ log }: Running, act: () => unknown) => {
  const count = () => log.lines.filter(({ message }) => message === 'answered').length;
  const before = count();
  act();
  await expect.poll(count, { timeout: WAIT_MS }).toBe(before + 1);
};

async function startTold() {
  const running = await start({ workspaces: [{ id: 'T1', users, channels }] });
  running.model.next(textReply('Noted.'));
  const text = 'The zebra budget is K4711';
  await answered(running, () => running.slack.person('U2').mention({ channel: 'C5', text }));
  return running;
}

/** What the model is given where others read the answer. */
async function ask(running: Running, channel: string): Promise<string> {
  const { slack, model } = running;
  const given = JSON.stringify({ question: 'What is the zebra budget?' });
  model.next(callReply([{ name: 'recall', id: 'c1', arguments: given }]), textReply('I looked.'));
  await answered(running, () => slack.person('U1').mention({ channel, text: 'How much?' }));
  return JSON.stringify(model.requests.at(-1));
}

test.each([
  ['a channel that is shared with another organisation', 'C2'],
  ['a channel that another organisation is invited to', 'C4'],
  ['a channel with a guest', 'C3'],
])('%s: an answer there holds nothing of an open channel', async (_what, channel) => {
  expect(await ask(await startTold(), channel)).not.toContain('K4711');
});

test.each<[string, (running: Running) => void]>([
  [
    'was made private, and the asker is not in it',
    ({ slack }) => slack.addChannel({ ...OPEN, kind: 'group', members: ['U2'] }),
  ],
  ['was left by the asker', ({ slack }) => slack.leave('C5', 'U1')],
  [
    'Slack tells nothing of',
    ({ slack }) =>
      slack.addChannel({ ...OPEN, kind: 'group', members: ['U1', 'U2'], botIn: false }),
  ],
])('what was said in a channel that %s is not recalled', async (_what, change) => {
  const running = await startTold();
  expect(await ask(running, 'C1')).toContain('K4711');
  change(running);
  expect(await ask(running, 'C1')).not.toContain('K4711');
});

test('what was said in a channel that is archived by now is recalled for its members', async () => {
  const running = await startTold();
  running.slack.archive('C5');
  expect(await ask(running, 'C1')).toContain('K4711');
});
