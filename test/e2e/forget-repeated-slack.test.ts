import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { createFolder } from '../storage/folder.ts';
import { answer, type Running, start, WAIT_MS } from './on-slack.ts';
import { findStored } from './stored-words.ts';

// Kind: a person's words as others' turns and requests repeat them: quoted, linked, recalled, read
// by a tool, said again in an answer, chosen from a menu, or kept by an older version.

const users = [
  { id: 'U1', name: 'ada' },
  { id: 'U2', name: 'grace' },
];
const workspaces = [{ id: 'T1', users, channels: [{ id: 'C1', name: 'general' }] }];

async function startOnDisk() {
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  const path = folder.path('parley.db');
  const running = await start({ workspaces }, { STORE_URL: `sqlite:${path}` });
  return { running, path, stored: (word: string) => findStored(folder.path('.'), [word]) };
}

async function forgetMe({ slack }: Running) {
  const ada = slack.person('U1');
  const shown = (pattern: RegExp) =>
    slack.waitFor(
      () =>
        slack
          .messages('C1')
          .find(({ ephemeralFor, text }) => ephemeralFor === 'U1' && pattern.test(text)),
      WAIT_MS,
    );
  await ada.slash('/forget', 'me', 'C1');
  const { ts } = await shown(/Forget everything you said/);
  await ada.press(ts, 'Forget');
  return (await shown(/^(?:Forgotten: |There was nothing|I’m still)/)).text;
}

const link = (ts: string) => `https://t1.slack.com/archives/C1/p${ts.replace('.', '')}`;
const call = (name: string, given: object) =>
  callReply([{ name, id: 'c1', arguments: JSON.stringify(given) }]);

type Repeat = (running: Running, said: string) => Promise<unknown>;

/** Grace asks, and the model answers with these replies, one after another. */
const ask = async (running: Running, said: object, ...replies: ReturnType<typeof textReply>[]) => {
  running.model.next(...(replies.length === 0 ? [textReply('Noted.')] : replies));
  const given = { channel: 'C1', text: 'pelican', ...said };
  const ts = running.slack.person('U2').mention(given);
  const { threadTs = ts } = given as { threadTs?: string };
  await answer(running, 'C1', threadTs);
  return ts;
};

const tellParley = async (running: Running) => {
  running.model.next(textReply('Noted.'));
  const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'zorbsaid zebra' });
  await answer(running, 'C1', ts);
  return ts;
};

const shownTo = ({ slack }: Running, person: string, pattern: RegExp) =>
  slack.waitFor(
    () =>
      slack
        .messages('C1')
        .find(({ ephemeralFor, text }) => ephemeralFor === person && pattern.test(text)),
    WAIT_MS,
  );

const REPEATS: readonly (readonly [string, Repeat])[] = [
  [
    'a message that is shared',
    (running) => {
      const shared = { is_share: true, author_id: 'U1', author_name: 'ada', text: 'zorbsaid' };
      return ask(running, { as: { attachments: [shared] } });
    },
  ],
  [
    'a message that is linked to',
    (running, said) => ask(running, { text: `pelican ${link(said)}` }),
  ],
  [
    'what a reply shows in the channel',
    (running, said) => ask(running, { threadTs: said, broadcast: true }),
  ],
  [
    'what a tool reads, and the answer says',
    (running) => ask(running, {}, call('read_channel', {}), textReply('ada said zorbsaid')),
  ],
  [
    'what is recalled, and the answer says',
    async (running) => {
      await tellParley(running);
      await ask(running, {}, call('recall', { question: 'zebra' }), textReply('It is zorbsaid'));
    },
  ],
  [
    'what somebody else recalls with the command',
    async (running) => {
      await tellParley(running);
      await ask(running, {});
      running.model.next(textReply('It is zorbsaid [1].'));
      await running.slack.person('U2').slash('/recall', 'zebra', 'C1');
      await shownTo(running, 'U2', /zorbsaid/);
    },
  ],
  [
    'an answer to somebody else in the same conversation',
    async (running) => {
      const threadTs = await tellParley(running);
      running.model.next(textReply('Ada said zorbsaid'));
      running.slack.person('U2').mention({ channel: 'C1', text: 'pelican', threadTs });
      await answer(running, 'C1', threadTs, 2);
    },
  ],
  [
    'a message whose menu somebody else uses',
    async (running, said) => {
      const { slack, model } = running;
      await slack.person('U2').messageShortcut(said, 'ask');
      await slack.waitFor(() => slack.forms('U2').length === 1, WAIT_MS);
      model.next(textReply('It is zorbsaid'));
      await slack.person('U2').submit({ question: 'pelican' });
      await answer(running, 'C1', said);
    },
  ],
  [
    'a summary that somebody else asks for',
    async (running) => {
      await ask(running, {});
      running.slack.person('U1').say({ channel: 'C1', text: 'zorbsaid' });
      running.model.next(textReply('In short: zorbsaid'));
      await running.slack.person('U2').slash('/summarize', '', 'C1');
      await shownTo(running, 'U2', /In short/);
    },
  ],
];

test.each(REPEATS)('Slack: %s is forgotten with its author', async (_, repeat) => {
  const { running, stored } = await startOnDisk();
  const said = running.slack.person('U1').say({ channel: 'C1', text: 'zorbsaid' });
  await repeat(running, said);
  await expect.poll(() => stored('zorbsaid'), { timeout: WAIT_MS }).not.toEqual([]);
  await expect.poll(() => stored('pelican'), { timeout: WAIT_MS }).not.toEqual([]);
  expect(await forgetMe(running)).toContain('typed, pasted or forwarded');

  expect(stored('zorbsaid')).toEqual([]);
  expect(stored('pelican')).not.toEqual([]);
});

test('Slack: what an older version kept without ids is forgotten by the name of who said it', async () => {
  const { running, path, stored } = await startOnDisk();
  const ts = await tellParley(running);
  running.model.next(textReply('Noted.'));
  running.slack.person('U2').mention({ channel: 'C1', text: 'pelican', threadTs: ts });
  await answer(running, 'C1', ts, 2);
  await expect.poll(() => stored('pelican'), { timeout: WAIT_MS }).not.toEqual([]);
  await running.restart(() => {
    const database = new DatabaseSync(path);
    const rows = database.prepare(`SELECT key, value FROM keyv WHERE key LIKE '%history/%'`).all();
    for (const { key, value } of rows)
      database
        .prepare('UPDATE keyv SET value = ? WHERE key = ?')
        .run(
          String(value).replace(/"(?:person|people)":(?:"[^"]*"|\[[^\]]*\]),/g, ''),
          String(key),
        );
    database.exec('DELETE FROM jobs; DELETE FROM messages');
    database.close();
  });
  expect(stored('zorbsaid')).not.toEqual([]);
  await forgetMe(running);

  expect(stored('zorbsaid')).toEqual([]);
  expect(stored('pelican')).not.toEqual([]);
});
