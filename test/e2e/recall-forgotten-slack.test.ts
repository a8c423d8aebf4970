import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { answer, type Running, start, WAIT_MS } from './on-slack.ts';

// Kind: what people had forgotten is still on Slack, whose own search finds it.

const users = [
  { id: 'U1', name: 'ada' },
  { id: 'U2', name: 'grace' },
  { id: 'U9', name: 'boss', isAdmin: true },
];
const channels = [
  { id: 'C1', name: 'general' },
  { id: 'C2', name: 'random' },
];
const LAUNCH = 'The zebra launch is on K4711';
const BUDGET = 'The zebra budget is K4712';
const QUESTION = 'What about the zebra?';

/** Grace opens a thread, without Parley, and says more in it. */
async function say() {
  const running = await start({ workspaces: [{ id: 'T1', users, channels }] });
  const grace = running.slack.person('U2');
  const root = grace.say({ channel: 'C1', text: LAUNCH });
  grace.say({ channel: 'C1', text: BUDGET, threadTs: root });
  return { running, root };
}

/** All that the model is told when Ada asks and it recalls. */
async function recall({ slack, model, ...running }: Running): Promise<string> {
  const requests = model.requests.length;
  const call = { name: 'recall', id: 'c1', arguments: JSON.stringify({ question: QUESTION }) };
  model.next(callReply([call]), textReply('Fine.'));
  const ts = slack.person('U1').mention({ channel: 'C2', text: QUESTION });
  await answer({ slack, model, ...running }, 'C2', ts);
  return JSON.stringify(model.requests.slice(requests));
}

const shown = ({ slack }: Running, by: string, pattern: RegExp, thread?: string) =>
  slack.waitFor(
    () =>
      slack
        .messages('C1', thread)
        .find(({ ephemeralFor, text }) => ephemeralFor === by && pattern.test(text)),
    WAIT_MS,
  );

const REPORT = /^(?:Forgotten: |There was nothing)/;

async function forget(running: Running, by: string, what: string): Promise<void> {
  const { slack } = running;
  await slack.person(by).slash('/forget', what, 'C1');
  if (!what.startsWith('http')) {
    const { ts } = await shown(running, by, /Forget (?:everything|this)/);
    await slack.person(by).press(ts, 'Forget');
  }
  await shown(running, by, REPORT);
}

/** In a thread commands are typed to Parley. */
async function forgetThread(running: Running, thread: string): Promise<void> {
  const { slack } = running;
  const grace = slack.person('U2');
  grace.mention({ channel: 'C1', text: '/forget conversation', threadTs: thread });
  const { ts } = await shown(running, 'U2', /Forget this conversation/, thread);
  await grace.press(ts, 'Forget');
  await shown(running, 'U2', REPORT, thread);
}

const toLink = (ts: string) => `https://t1.slack.com/archives/C1/p${ts.replace('.', '')}`;

test('what opens a thread that was forgotten is not found in a channel that is remembered', async () => {
  const { running, root } = await say();
  const { slack, model } = running;
  const find = async () => {
    const requests = model.requests.length;
    const all = () => slack.messages('C2').filter(({ ephemeralFor }) => ephemeralFor === 'U1');
    const { length } = all();
    await slack.person('U1').slash('/recall', QUESTION, 'C2');
    await slack.waitFor(() => all()[length], WAIT_MS);
    return JSON.stringify(model.requests.slice(requests));
  };
  await slack.person('U9').slash('/memory', 'on', 'C1');
  await slack.waitFor(
    () => slack.messages('C1').some(({ text }) => /From now on/.test(text)),
    WAIT_MS,
  );
  await expect.poll(find, { timeout: WAIT_MS }).toMatch(/K4711.*K4712|K4712.*K4711/);
  await forgetThread(running, root);
  expect(await find()).not.toMatch(/K471[12]/);
});

test.each<[string, readonly string[], (running: Running, root: string) => Promise<void>]>([
  ['by its link', ['K4712'], (running, root) => forget(running, 'U2', toLink(root))],
  ['with all that its author said', [], (running) => forget(running, 'U2', 'me')],
  ['with the thread that it opens', [], forgetThread],
  ['with its channel', [], (running) => forget(running, 'U9', 'channel')],
])('what was forgotten %s is not found again by Slack’s own search', async (_, left, act) => {
  const { running, root } = await say();
  expect(await recall(running)).toMatch(/K4711.*K4712|K4712.*K4711/);
  await act(running, root);
  const again = await recall(running);
  expect(['K4711', 'K4712'].filter((word) => again.includes(word))).toEqual(left);
  running.slack.person('U2').say({ channel: 'C1', text: 'The zebra is now K4713' });
  expect(await recall(running)).toContain('K4713');
});
