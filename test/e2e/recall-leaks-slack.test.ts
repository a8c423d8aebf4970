import { expect, onTestFinished, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { createFolder } from '../storage/folder.ts';
import { answer, type Running, start, WAIT_MS } from './on-slack.ts';

// Kind: ways around the question who may read a source now: a thread, a channel that cannot be
// looked up, a person with fewer rights than a member, changes while Parley was not listening, a
// private answer that a public one might draw on.

const users = [
  { id: 'U1', name: 'ada', isAdmin: true },
  { id: 'U2', name: 'grace' },
  { id: 'U3', name: 'guest', isGuest: true },
];
const channels = [
  { id: 'C1', name: 'general', members: ['U1', 'U2', 'U3'] },
  { id: 'C5', name: 'open', members: ['U1', 'U2'] },
  { id: 'C6', name: 'private', kind: 'group', members: ['U2'] },
  { id: 'C8', name: 'both', kind: 'group', members: ['U1', 'U2'] },
  { id: 'C9', name: 'pair', kind: 'group', members: ['U1', 'U2'] },
  { id: 'D1', kind: 'im', members: ['U1'] },
  { id: 'D2', kind: 'im', members: ['U2'] },
] as const;

const SECRET = 'The zebra budget is K4711';
const QUESTION = 'What is the zebra budget?';

const startHere = (environment: Record<string, string> = {}) =>
  start({ workspaces: [{ id: 'T1', users, channels }] }, { PARLEY_ALLOW: 'T1,U3', ...environment });

/** Grace says something to Parley, which answers it. */
async function tell({ slack, model }: Running, channel: string, threadTs?: string) {
  model.next(textReply('Noted.'));
  const grace = slack.person('U2');
  const said = { channel, text: SECRET, ...(threadTs ? { threadTs } : {}) };
  const ts = channel.startsWith('D') ? grace.say(said) : grace.mention(said);
  const find = () =>
    slack.messages(channel, threadTs ?? ts).find(({ text }) => text.includes('Noted.'));
  await slack.waitFor(find, WAIT_MS);
  return ts;
}

/** Everything that the model is told when a person uses the command; empty if nothing was found. */
async function recall(
  { slack, model }: Running,
  { by = 'U1', channel = 'C1', question = QUESTION } = {},
) {
  const all = () => slack.messages(channel).filter(({ ephemeralFor }) => ephemeralFor === by);
  const [shown, requests] = [all().length, model.requests.length];
  await slack.person(by).slash('/recall', question, channel);
  await slack.waitFor(() => all()[shown], WAIT_MS);
  return JSON.stringify(model.requests.slice(requests));
}

const isFound = (running: Running, by = 'U2', channel = 'C1') =>
  expect.poll(() => recall(running, { by, channel }), { timeout: WAIT_MS }).toContain('K4711');

type Hide = (running: Running) => unknown;

const HIDDEN: readonly (readonly [string, Hide, { by?: string; channel?: string }])[] = [
  [
    'in a thread of a private channel',
    async (running) => {
      const root = running.slack.person('U2').say({ channel: 'C6', text: 'about animals' });
      await tell(running, 'C6', root);
      await isFound(running);
    },
    {},
  ],
  [
    'without Parley in a private channel that is remembered',
    async (running) => {
      const { slack } = running;
      slack.join('C6', 'U1');
      await slack.person('U1').slash('/memory', 'on', 'C6');
      await slack.waitFor(
        () => slack.messages('C6').some(({ text }) => /From now on/.test(text)),
        WAIT_MS,
      );
      slack.person('U2').say({ channel: 'C6', text: SECRET });
      await isFound(running);
      slack.leave('C6', 'U1');
    },
    {},
  ],
  [
    'in a private channel that Parley was removed from',
    async (running) => {
      await tell(running, 'C8');
      await isFound(running);
      running.slack.leave('C8', 'UBOT');
    },
    {},
  ],
  [
    'in a public channel, and a guest asks who is not in it',
    (running) => tell(running, 'C5'),
    { by: 'U3' },
  ],
  [
    'in somebody’s direct messages, and another asks in theirs',
    (running) => tell(running, 'D2'),
    { channel: 'D1' },
  ],
  [
    'in a private channel, and somebody asks in direct messages',
    (running) => tell(running, 'C6'),
    { channel: 'D1' },
  ],
];

test.each(HIDDEN)('what was said %s is not found', async (_, hide, asked) => {
  const running = await startHere();
  await hide(running);
  expect(await recall(running, asked)).not.toContain('K4711');
});

test('what somebody recalled for themselves is unknown to the next public answer', async () => {
  const running = await startHere();
  await tell(running, 'C8');
  await isFound(running, 'U1');
  const { slack, model } = running;
  model.next(textReply('Hello.'));
  const ts = slack.person('U1').mention({ channel: 'C1', text: 'And what did I just ask?' });
  await answer(running, 'C1', ts);
  expect(JSON.stringify(model.requests.at(-1))).not.toContain('K4711');
});

test('an answer that is written anew recalls for those who read there by now', async () => {
  const running = await startHere();
  const { slack, model } = running;
  const call = callReply([
    { name: 'recall', id: 'c1', arguments: JSON.stringify({ question: QUESTION }) },
  ]);
  await tell(running, 'C8');
  await isFound(running, 'U1');
  model.next(call, textReply('I looked.'));
  const ts = slack.person('U1').mention({ channel: 'C9', text: 'How much?' });
  const { ts: shown } = await answer(running, 'C9', ts);
  expect(JSON.stringify(model.requests.at(-1))).toContain('K4711');

  slack.join('C9', 'U3');
  model.next(call, textReply('I looked again.'));
  await slack.person('U2').press(shown, 'Regenerate');
  const again = () => slack.messages('C9', ts).some(({ text }) => /looked again/.test(text));
  await expect.poll(again, { timeout: WAIT_MS }).toBe(true);
  expect(JSON.stringify(model.requests.at(-1))).not.toContain('K4711');
});

test('what was recalled before somebody agreed to a call is asked about again after it', async () => {
  const running = await startHere();
  const { slack, model } = running;
  const toCall = (name: string, given: object) =>
    callReply([{ name, id: 'c1', arguments: JSON.stringify(given) }]);
  await tell(running, 'C8');
  await isFound(running, 'U1');
  const post = toCall('post_elsewhere', { channel: 'C5', text: 'deploy' });
  model.next(toCall('recall', { question: QUESTION }), post, textReply('Posted.'));
  const ts = slack.person('U1').mention({ channel: 'C9', text: 'How much?' });
  const proposal = await slack.waitFor(
    () => slack.messages('C9', ts).find(({ buttons }) => buttons.some((b) => b.text === 'Approve')),
    WAIT_MS,
  );
  expect(JSON.stringify(model.requests.at(-1))).toContain('K4711');

  slack.join('C9', 'U3');
  await slack.person('U1').press(proposal.ts, 'Approve');
  const shown = () => slack.messages('C9', ts).find(({ text }) => text.includes('Posted.'));
  const { text } = await slack.waitFor(shown, WAIT_MS);
  expect(JSON.stringify(model.requests.at(-1))).not.toContain('K4711');
  expect(JSON.stringify(model.requests.at(-1))).toContain('deploy');
  expect(text).not.toContain('grace');
});

test('what was deleted while Parley was off is not found afterwards', async () => {
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  const running = await startHere({ STORE_URL: `sqlite:${folder.path('parley.db')}` });
  const ts = await tell(running, 'C5');
  await isFound(running);
  await running.restart(() => running.slack.person('U2').remove(ts));
  await expect
    .poll(() => recall(running, { by: 'U2' }), { timeout: WAIT_MS })
    .not.toContain('K4711');
});
