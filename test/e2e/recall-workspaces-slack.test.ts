import { expect, onTestFinished, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import type { WorkspaceOptions } from '../emulators/slack/types.ts';
import { startParley } from './harness.ts';
import { type Running, start, WAIT_MS } from './on-slack.ts';
import { createWatchedStore, ENGINES } from './stored-words.ts';

// Kind: one store holds what was said in two workspaces. No person finds in the one what was said
// in the other, admins and members of both included, and Slack's own search does not bring it
// either.

const users = [
  { id: 'U1', name: 'ada', isAdmin: true },
  { id: 'U2', name: 'grace' },
];
const workspaces: readonly WorkspaceOptions[] = [
  {
    id: 'T1',
    users,
    channels: [
      { id: 'C1', name: 'general' },
      { id: 'C9', name: 'ours', kind: 'group', members: ['U1', 'U2'] },
      { id: 'D1', kind: 'im', members: ['U1'] },
      { id: 'D2', kind: 'im', members: ['U2'] },
    ],
  },
  {
    id: 'T2',
    users,
    channels: [
      // The same id is another channel there.
      { id: 'C1', name: 'general' },
      { id: 'C77', name: 'elsewhere' },
      { id: 'C78', name: 'secluded', kind: 'group', members: ['U1', 'U2'] },
      { id: 'D71', kind: 'im', members: ['U1'] },
    ],
  },
];

const SECRET = 'K4711';
const SAID = `The zebra budget is ${SECRET}`;
const QUESTION = 'What is the zebra budget?';
const POLL = { timeout: WAIT_MS };

type There = {
  readonly slack: Running['slack'];
  readonly model: Running['model'];
  readonly log: Running['log'];
};

/** Until one more question is answered, and what was said is remembered. */
async function answered({ log }: Pick<There, 'log'>, act: () => unknown): Promise<void> {
  const count = () => log.lines.filter(({ message }) => message === 'answered').length;
  const before = count();
  await act();
  await expect.poll(count, POLL).toBe(before + 1);
}

const toText = ({ model }: Pick<There, 'model'>, since: number) =>
  JSON.stringify(model.requests.slice(since));

const shownTo = ({ slack }: Pick<There, 'slack'>, channel: string, by: string, team: string) =>
  slack.messages(channel, undefined, team).filter(({ ephemeralFor }) => ephemeralFor === by);

/** Uses a command, and waits for what it shows. */
async function use(there: There, by: string, [name, words]: [string, string], where: string) {
  const [channel = '', team = 'T1'] = where.split('/');
  const { length } = shownTo(there, channel, by, team);
  const requests = there.model.requests.length;
  await there.slack.person(by, team).slash(name, words, channel);
  await there.slack.waitFor(() => shownTo(there, channel, by, team)[length], WAIT_MS);
  const shown = shownTo(there, channel, by, team).slice(length);
  return toText(there, requests) + JSON.stringify(shown.map(({ text }) => text));
}

// ---- What is said in the other workspace

type Say = (there: There) => Promise<unknown>;

const mention = (channel: string) => (there: There) =>
  answered(there, () => there.slack.person('U2', 'T2').mention({ channel, text: SAID }));

const SAYINGS: readonly (readonly [string, Say, string])[] = [
  ['in an open channel', mention('C77'), 'C77'],
  ['in a channel with an id of ours', mention('C1'), 'C1'],
  ['in a private channel that both are in', mention('C78'), 'C78'],
  [
    'in a thread',
    (there) => {
      const grace = there.slack.person('U2', 'T2');
      const threadTs = grace.say({ channel: 'C77', text: 'about animals' });
      return answered(there, () => grace.mention({ channel: 'C77', text: SAID, threadTs }));
    },
    'C77',
  ],
  [
    'in the asker’s own direct messages',
    (there) =>
      answered(there, () => there.slack.person('U1', 'T2').say({ channel: 'D71', text: SAID })),
    'D71',
  ],
  [
    'in a document',
    async ({ slack }) => {
      const files = [{ name: 'book.md', bytes: Buffer.from(SAID), mimetype: 'text/markdown' }];
      slack.person('U1', 'T2').mention({ channel: 'C77', text: '/learn', files });
      await expect
        .poll(() => JSON.stringify(slack.messages('C77', undefined, 'T2')), POLL)
        .toContain('I learned');
    },
    'C77',
  ],
  [
    'without Parley, in a channel that is remembered',
    async (there) => {
      there.slack.person('U2', 'T2').say({ channel: 'C77', text: SAID });
      there.slack.person('U1', 'T2').slash('/memory', 'on', 'C77');
      const isOn = ({ text }: { text: string }) => /From now on/.test(text);
      const find = () => there.slack.messages('C77', undefined, 'T2').some(isOn);
      await there.slack.waitFor(find, WAIT_MS);
    },
    'C77',
  ],
];

// ---- What is asked in this one

const call = callReply([
  { name: 'recall', id: 'c1', arguments: JSON.stringify({ question: QUESTION }) },
]);

/** Everything that the model is told, and everything that is shown, when a person asks. */
const ASKING: Readonly<Record<string, (there: Running, by: string) => Promise<string>>> = {
  'the command': (there, by) => use(there, by, ['/recall', QUESTION], 'C1'),
  'the command in direct messages': (there, by) =>
    use(there, by, ['/recall', QUESTION], `D${by.slice(1)}`),
  'the command in a message': (there, by) =>
    ask(there, by, 'C1', `<@UBOT> /recall ${QUESTION}`, null),
  'the tool': (there, by) => ask(there, by, 'C1', '<@UBOT> How much?'),
  'the tool in a private channel': (there, by) => ask(there, by, 'C9', '<@UBOT> How much?'),
  'the tool in direct messages': (there, by) => ask(there, by, `D${by.slice(1)}`, 'How much?'),
};

async function ask(
  there: Running,
  by: string,
  channel: string,
  text: string,
  reply: typeof call | null = call,
) {
  const { slack, model } = there;
  const [requests, before] = [model.requests.length, shownTo(there, channel, by, 'T1').length];
  if (reply) model.next(reply, textReply('I looked.'));
  const ts = slack.person(by).say({ channel, text });
  const own = () => slack.messages(channel, ts).filter(({ user }) => user === 'UBOT');
  const all = () => [...own(), ...shownTo(there, channel, by, 'T1').slice(before)];
  const shown = () => all().map((each) => each.text);
  await expect.poll(() => shown().join(), POLL).toMatch(reply ? /I looked/ : /Noted|found nothing/);
  return toText(there, requests) + JSON.stringify(shown());
}

/** Asks in every way, as both people; returns the results. */
async function askAll(there: Running): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const by of ['U1', 'U2'])
    for (const [way, run] of Object.entries(ASKING)) found[`${by}, ${way}`] = await run(there, by);
  return found;
}

const waysWith = (found: Record<string, string>, word: string) =>
  Object.entries(found).flatMap(([way, text]) => (text.includes(word) ? [way] : []));

for (const engine of ENGINES)
  test.each(SAYINGS)(
    `${engine}: what was said in another workspace %s is not found in this one`,
    async (_, say, channel) => {
      const { url, stored } = await createWatchedStore(engine);
      const running = await start({ workspaces }, { STORE_URL: url });
      const { slack } = running;
      await running.restart(async () => {
        const environment = {
          SLACK_BOT_TOKEN: slack.tokenOf('T2'),
          SLACK_APP_TOKEN: slack.appToken,
          SLACK_API_URL: slack.apiUrl,
          STORE_URL: url,
        };
        const parley = await startParley(environment);
        onTestFinished(() => parley.close());
        const there = { ...parley, slack };
        parley.model.answer(() => textReply('Noted.'));
        await say(there);
        const recall = () => use(there, 'U1', ['/recall', QUESTION], `${channel}/T2`);
        await expect.poll(recall, POLL).toContain(SECRET);
        await parley.close();
      });
      running.model.answer(() => textReply('Noted.'));
      await answered(running, () =>
        slack.person('U2').mention({ channel: 'C1', text: 'The giraffe budget is K0815' }),
      );
      await expect.poll(() => ASKING['the command']?.(running, 'U1'), POLL).toContain('K0815');
      const found = await askAll(running);

      expect(await stored([SECRET])).not.toEqual([]);
      expect(waysWith(found, SECRET)).toEqual([]);
      expect(waysWith(found, 'K0815')).toEqual(Object.keys(found));
    },
  );

test.each([
  ['an open channel there', 'C77', 't2'],
  ['a private channel there', 'C78', 't2'],
  ['direct messages there', 'D71', 't2'],
  ['one there, with an address of ours', 'C77', 't1'],
])('what Slack’s own search would bring of %s is not found', async (_, channel, host) => {
  const running = await start({ workspaces });
  const { slack, model } = running;
  model.answer(() => textReply('Noted.'));
  const ts = slack.person('U1', 'T2').say({ channel, text: SAID });
  // What is said to Parley is asked about; not that, but what is found, is looked at here.
  if (channel === 'D71') await expect.poll(() => model.requests.length, POLL).toBeGreaterThan(0);
  slack.person('U2').say({ channel: 'C1', text: 'The giraffe budget is K0815' });
  slack.inventSearchResult({
    ...{ author_user_id: 'U1', author_name: 'ada', team_id: 'T2', channel_id: channel },
    ...{ message_ts: ts, content: SAID },
    permalink: `https://${host}.slack.com/archives/${channel}/p${ts.replace('.', '')}`,
  });
  const found = await askAll(running);

  expect(waysWith(found, SECRET)).toEqual([]);
  expect(waysWith(found, 'K0815')).toEqual(
    expect.arrayContaining(['U1, the tool', 'U2, the tool']),
  );
});
