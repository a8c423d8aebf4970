// Kind: a link leads to a channel that its asker may read and Parley may not. The sentence names
// that channel, and not the one where it was asked.
import { expect, test } from 'vitest';
import * as slack from './on-slack.ts';

const LINK = (ts: string) => `https://t1.slack.com/archives/C3/p${ts.replace('.', '')}`;
const THERE = 'I can’t read the messages in <#C3>. Invite me there, then ask again.';

const USES: readonly (readonly [string, (link: string) => string])[] = [
  ['/summarize', (link) => `--since "${link}"`],
  ['/transcribe', (link) => link],
  ['/forget', (link) => link],
];

test.each(USES)('Slack: %s names the channel that it is not in', async (command, toText) => {
  const channels = [
    { id: 'C1', name: 'general' },
    { id: 'C3', name: 'open', members: ['U1', 'U2'], botIn: false },
  ];
  const running = await slack.start({ workspaces: [{ id: 'T1', channels }] });
  const { slack: at, model } = running;
  const ts = at.person('U1').say({ channel: 'C3', text: 'the zebra is striped' });
  await at.person('U1').slash(command, toText(LINK(ts)), 'C1');
  const told = () => at.messages('C1').filter(({ user }) => user === 'UBOT');
  await at.waitFor(() => told().some(({ text }) => text.includes(THERE)), slack.WAIT_MS);

  expect(JSON.stringify(told())).not.toContain('to this channel');
  expect(model.requests).toEqual([]);
});

test.each([
  ['/summarize', ''],
  ['/transcribe', ''],
])('Slack: %s of the channel where it is used still asks for that one', async (command, text) => {
  const channels = [{ id: 'C1', members: ['U1'], botIn: false }];
  const running = await slack.start({ workspaces: [{ id: 'T1', channels }] });
  const { slack: at } = running;
  await at.person('U1').slash(command, text, 'C1');
  const told = () => at.messages('C1').filter(({ user }) => user === 'UBOT');

  await at.waitFor(
    () => told().some((each) => each.text.includes('Invite me to this channel')),
    slack.WAIT_MS,
  );
});
