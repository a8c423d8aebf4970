/*
 * Kind: a channel whose memory is on has changed since Parley last listened to it: something was
 * said, changed or taken back meanwhile, in the channel or in a thread; and what must never be
 * kept, no matter who reads it.
 */
import { expect, onTestFinished, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createFolder } from '../storage/folder.ts';
import { type Running, start, WAIT_MS } from './on-slack.ts';
import { findStored } from './stored-words.ts';

const users = [
  { id: 'U1', name: 'ada', isAdmin: true },
  { id: 'U2', name: 'grace' },
  { id: 'U3', name: 'eve' },
];
const workspaces = [
  {
    id: 'T1',
    users,
    channels: [
      { id: 'C1', name: 'general' },
      { id: 'C2', name: 'other' },
    ],
  },
];

async function startHere(environment: Record<string, string> = {}) {
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  const url = `sqlite:${folder.path('parley.db')}`;
  const running = await start(
    { workspaces, retryDelaysMs: [] },
    { STORE_URL: url, ...environment },
  );
  running.model.answer(() => textReply('Fine.'));
  /** The words of these that are kept. */
  const kept = (...words: readonly string[]) =>
    [...new Set(findStored(folder.path('.'), words).map((each) => each.split(': ')[1]))].sort();
  return { ...running, running, kept };
}

/** What is shown in answer to a command. */
async function use({ slack }: Running, command: string, text: string, by = 'U1') {
  const before = slack.messages('C1').length;
  await slack.person(by).slash(command, text, 'C1');
  const find = () =>
    slack
      .messages('C1')
      .slice(before)
      .find(({ user }) => user === 'UBOT');
  return slack.waitFor(find, WAIT_MS);
}

test('Slack: what was said, edited and deleted meanwhile is remembered as it is now', async () => {
  const { running, slack, kept } = await startHere();
  const grace = slack.person('U2');
  const root = grace.say({ channel: 'C1', text: 'wolfroot' });
  const edited = grace.say({ channel: 'C1', text: 'wolfold' });
  const deleted = grace.say({ channel: 'C1', text: 'wolfgone' });
  await use(running, '/memory', 'on');
  const inThread = grace.say({ channel: 'C1', text: 'wolfreply', threadTs: root });
  const words = ['wolfroot', 'wolfold', 'wolfgone', 'wolfreply'];
  await expect.poll(() => kept(...words), { timeout: WAIT_MS }).toEqual(words.toSorted());
  await running.restart(() => {
    grace.edit(edited, 'wolfnew');
    grace.remove(deleted);
    grace.remove(inThread);
    grace.say({ channel: 'C1', text: 'wolfmissed' });
    grace.say({ channel: 'C1', text: 'wolfinside', threadTs: root });
    grace.say({ channel: 'C2', text: 'wolfelsewhere' });
  });

  const all = [...words, 'wolfnew', 'wolfmissed', 'wolfinside', 'wolfelsewhere'];
  const now = ['wolfinside', 'wolfmissed', 'wolfnew', 'wolfroot'];
  await expect.poll(() => kept(...all), { timeout: WAIT_MS }).toEqual(now);
});

test('Slack: who is not allowed, or was forgotten, is not read, neither at first nor after a restart', async () => {
  const { running, slack, kept } = await startHere({ PARLEY_ALLOW: '!U3' });
  const [grace, eve] = [slack.person('U2'), slack.person('U3')];
  const ada = slack.person('U1');
  ada.say({ channel: 'C1', text: 'wolfopen' });
  eve.say({ channel: 'C1', text: 'wolfdenied' });
  const before = grace.say({ channel: 'C1', text: 'wolfbefore' });
  const question = await use(running, '/forget', 'me', 'U2');
  await grace.press(question.ts, 'Forget');
  const told = () =>
    slack
      .messages('C1')
      .find(({ ephemeralFor, text }) => ephemeralFor === 'U2' && /earlier words again/.test(text));
  await slack.waitFor(told, WAIT_MS);
  await use(running, '/memory', 'on');
  grace.say({ channel: 'C1', text: 'wolfafter' });
  const words = ['wolfopen', 'wolfdenied', 'wolfbefore', 'wolfafter'];
  await expect.poll(() => kept(...words), { timeout: WAIT_MS }).toEqual(['wolfafter', 'wolfopen']);
  await running.restart(() => {
    grace.edit(before, 'wolfbefore, edited');
    eve.say({ channel: 'C1', text: 'wolfdeniedtoo' });
    grace.say({ channel: 'C1', text: 'wolflater' });
  });

  const all = [...words, 'wolfdeniedtoo', 'wolflater'];
  const now = ['wolfafter', 'wolflater', 'wolfopen'];
  await expect.poll(() => kept(...all), { timeout: WAIT_MS }).toEqual(now);
});

test('Slack: a channel that was forgotten does not come back, nor does a message', async () => {
  const { running, slack, kept } = await startHere();
  const grace = slack.person('U2');
  const ada = slack.person('U1');
  await use(running, '/memory', 'on');
  grace.say({ channel: 'C1', text: 'wolfchannel' });
  await expect.poll(() => kept('wolfchannel'), { timeout: WAIT_MS }).toEqual(['wolfchannel']);
  const question = await use(running, '/forget', 'channel');
  await ada.press(question.ts, 'Forget');
  await expect.poll(() => kept('wolfchannel'), { timeout: WAIT_MS }).toEqual([]);
  const linked = grace.say({ channel: 'C1', text: 'wolflinked' });
  await expect.poll(() => kept('wolflinked'), { timeout: WAIT_MS }).toEqual(['wolflinked']);
  const link = `https://example.slack.com/archives/C1/p${linked.replace('.', '')}`;
  await use(running, '/forget', link, 'U2');
  await expect.poll(() => kept('wolflinked'), { timeout: WAIT_MS }).toEqual([]);
  await running.restart(() => void grace.say({ channel: 'C1', text: 'wolfmissed' }));

  const all = ['wolfchannel', 'wolflinked', 'wolfmissed'];
  await expect.poll(() => kept(...all), { timeout: WAIT_MS }).toEqual(['wolfmissed']);
});

test('Slack: who wants none of their words remembered is answered, and not found', async () => {
  const { running, slack, kept } = await startHere();
  const grace = slack.person('U2');
  await use(running, '/memory', 'on');
  expect((await use(running, '/privacy', 'off', 'U2')).text).toContain('learns nothing');
  const kind = ['wolfaside', 'wolfasked', 'wolfdog'];
  grace.say({ channel: 'C1', text: 'wolfaside' });
  const asked = grace.mention({ channel: 'C1', text: 'wolfasked' });
  await slack.waitFor(
    () => slack.messages('C1', asked).some(({ text }) => /Fine/.test(text)),
    WAIT_MS,
  );
  slack.person('U1').say({ channel: 'C1', text: 'wolfdog' });
  await expect.poll(() => kept('wolfdog'), { timeout: WAIT_MS }).toEqual(['wolfdog']);
  expect(kept(...kind)).toEqual(['wolfasked', 'wolfdog']);
  await use(running, '/recall', 'Which wolf?');
  const recalls = running.model.requests.map((each) => JSON.stringify(each));
  expect(
    recalls.filter((each) => /Which wolf.*wolfasked|wolfasked.*Which wolf/.test(each)),
  ).toEqual([]);
  expect((await use(running, '/privacy', 'on', 'U2')).text).toContain('can find');
  grace.say({ channel: 'C1', text: 'wolfagain' });
  await expect.poll(() => kept('wolfagain'), { timeout: WAIT_MS }).toEqual(['wolfagain']);
});
