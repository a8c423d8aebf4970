import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { type Running, start, WAIT_MS } from './on-slack.ts';
import { createWatchedStore } from './stored-words.ts';
import { toHeard, voice } from './voices.ts';

// Kind: what was said in a recording is recalled like what was typed: by those who may read it now,
// as its speaker's, as long as its message stands.

const users = [
  { id: 'U1', name: 'ada', isAdmin: true },
  { id: 'U2', name: 'grace' },
];
const channels = [
  { id: 'C1', name: 'general' },
  { id: 'C3', name: 'third' },
  { id: 'C6', name: 'private', kind: 'group', members: ['U2'] },
  { id: 'D2', kind: 'im', members: ['U2'] },
] as const;

const HEARD = toHeard([{ start: 0, speaker: 'Speaker 1', text: 'The zebra budget is K4711' }], '');

async function startHere(environment: Record<string, string> = {}) {
  const running = await start({ workspaces: [{ id: 'T1', users, channels }] }, environment);
  running.model.answer(({ response_format }) => textReply(response_format ? HEARD : 'Fine [1].'));
  return running;
}

/** Everything that the model is told when a person uses the command; empty if nothing was found. */
async function recall({ slack, model }: Running, by = 'U1', channel = 'C3') {
  const all = () => slack.messages(channel).filter(({ ephemeralFor }) => ephemeralFor === by);
  const [shown, requests] = [all().length, model.requests.length];
  await slack.person(by).slash('/recall', 'What is the zebra budget?', channel);
  await slack.waitFor(() => all()[shown], WAIT_MS);
  return JSON.stringify(model.requests.slice(requests));
}

const isRecalled = (running: Running, is = /K4711/, by = 'U1', channel = 'C3') =>
  expect.poll(() => recall(running, by, channel), { timeout: WAIT_MS, interval: 200 }).toMatch(is);

const isHeard = ({ slack }: Running, channel: string, thread?: string) =>
  slack.waitFor(
    () =>
      slack
        .messages(channel, thread)
        .some(({ user, text }) => user === 'UBOT' && /K4711/.test(text)),
    WAIT_MS,
  );

/** Grace says it, without Parley. */
async function speak(
  running: Running,
  channel: string,
  more: { text?: string; threadTs?: string } = {},
) {
  const note = { channel, text: '', files: [voice()], ...more };
  const ts = running.slack.person('U2').say(note);
  await isHeard(running, channel, more.threadTs ?? ts);
  return ts;
}

test.each<[string, (running: Running) => Promise<unknown>, string]>([
  ['a private channel', (running) => speak(running, 'C6'), 'C6'],
  [
    'a thread of a private channel',
    (running) => {
      const threadTs = running.slack.person('U2').say({ channel: 'C6', text: 'animals' });
      return speak(running, 'C6', { threadTs });
    },
    'C6',
  ],
  ['direct messages', (running) => speak(running, 'D2'), 'D2'],
])('what was spoken in %s is recalled there, and nowhere else', async (_, say, channel) => {
  const running = await startHere();
  await say(running);
  await isRecalled(running, /K4711/, 'U2', channel);
  expect(await recall(running)).toBe('[]');
  if (channel === 'D2') expect(await recall(running, 'U2', 'C6')).not.toContain('K4711');
});

async function remember({ slack }: Running) {
  await slack.person('U1').slash('/memory', 'on', 'C1');
  await slack.waitFor(
    () => slack.messages('C1').some(({ text }) => /From now on/.test(text)),
    WAIT_MS,
  );
}

test('a transcript stays recalled when its message is told again, and goes with it', async () => {
  const { url } = await createWatchedStore('SQLite');
  const running = await startHere({ STORE_URL: url });
  const { slack } = running;
  await remember(running);
  const ts = await speak(running, 'C1', { text: 'listen' });
  await isRecalled(running);
  slack.person('U2').edit(ts, 'listen, please');
  await isRecalled(running, /listen, please/);
  await isRecalled(running);
  await running.restart(() => {
    slack.person('U2').say({ channel: 'C1', text: 'The zebra budget again' });
  });
  await isRecalled(running, /budget again/);
  expect(await recall(running)).toContain('K4711');
  slack.person('U2').remove(ts);
  await expect.poll(() => recall(running), { timeout: WAIT_MS }).not.toContain('K4711');
});

const toLink = (channel: string, ts: string) =>
  `https://t1.slack.com/archives/${channel}/p${ts.replace('.', '')}`;

test.each(['deleted', 'forgotten', 'forgotten with its speaker'])(
  'what somebody else had transcribed is its speaker’s, and goes when it is %s',
  async (how) => {
    const { url, stored } = await createWatchedStore('SQLite');
    const running = await startHere({ STORE_URL: url });
    const { slack } = running;
    const { voice: _, ...file } = { ...voice('talk.wav'), mimetype: 'audio/wav' };
    const ts = slack.person('U2').say({ channel: 'C1', text: '', files: [file] });
    await slack.person('U1').slash('/transcribe', toLink('C1', ts), 'C1');
    await isHeard(running, 'C1');
    await isRecalled(running, /grace: [^"]*K4711/);
    const grace = slack.person('U2');
    if (how === 'deleted') grace.remove(ts);
    else await grace.slash('/forget', how === 'forgotten' ? toLink('C1', ts) : 'me', 'C1');
    if (how === 'forgotten with its speaker') {
      const find = () => slack.messages('C1').find(({ text }) => /Forget everything/.test(text));
      await grace.press((await slack.waitFor(find, WAIT_MS)).ts, 'Forget');
    }
    await expect.poll(() => recall(running), { timeout: WAIT_MS }).not.toContain('K4711');
    await expect.poll(() => stored(['K4711']), { timeout: WAIT_MS }).toEqual([]);
  },
);
