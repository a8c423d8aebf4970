import { expect, test } from 'vitest';
import { startTwo, type Two } from './rights/slack.ts';
import { toExpected, toReads, toWrites } from './rights/table.ts';

// Kind: with Parley in two workspaces, a member of one of them names a place in every way there is.
// What Slack itself says now about the conversation and its members decides, and every refusal is
// the same sentence.

const READABLE = {
  ...{ link: 'read', 'own workspace': 'read', 'other host': 'read', menu: 'read' },
};
const WRITABLE = {
  ...{ id: 'posted', mention: 'posted', 'mention with its name': 'posted', spaces: 'posted' },
};

/** A person with access is told what keeps Parley from reading it. */
const INVITE = expect.stringContaining(
  'I can’t read the messages in <#C12>. Invite me there',
) as unknown as string;
const UNINVITED = { link: INVITE, 'own workspace': INVITE, 'other host': INVITE };

test.each<[string, string, boolean, Record<string, string>, Record<string, string>]>([
  ['an open channel', 'C5', false, { ...READABLE, read_channel: 'read' }, WRITABLE],
  ['a thread of an open channel', 'C5', true, READABLE, WRITABLE],
  ['a private channel', 'C6', false, {}, {}],
  ['a thread of a private channel', 'C6', true, {}, {}],
  ['a private channel that the asker is in', 'C9', false, READABLE, WRITABLE],
  ['a thread of one', 'C9', true, READABLE, WRITABLE],
  ['a group of others', 'G7', false, {}, {}],
  ['a channel that the asker is not in', 'C8', false, {}, {}],
  ['somebody else’s direct messages', 'D2', false, {}, {}],
  ['the asker’s own direct messages', 'D1', false, {}, {}],
  ['a channel of the other workspace', 'C77', false, {}, {}],
  ['a thread of the other workspace', 'C77', true, {}, {}],
  ['a private channel of the other workspace', 'C78', false, {}, {}],
  ['a thread of a private channel there', 'C78', true, {}, {}],
])('%s', async (_what, channel, isInThread, reads, writes) => {
  const { aim } = await startTwo();
  const { stage, target } = await aim(channel, { isInThread });
  const read = await toReads(stage, target);
  const written = await toWrites(stage, target);

  expect(Object.keys(read).length + Object.keys(written).length).toBeGreaterThan(15);
  expect(read).toEqual(toExpected(read, reads));
  expect(written).toEqual(toExpected(written, writes));
});

test.each<[string, string, (two: Two) => void, Record<string, string>, Record<string, string>]>([
  [
    'a private channel that the asker has left',
    'C10',
    ({ slack }) => slack.leave('C10', 'U1'),
    {},
    {},
  ],
  [
    'a channel that was archived',
    'C11',
    ({ slack }) => slack.archive('C11'),
    { ...READABLE, read_channel: 'read' },
    {},
  ],
  [
    'a channel that Parley was taken out of',
    'C12',
    ({ slack }) => slack.leave('C12'),
    UNINVITED,
    {},
  ],
  [
    'a channel to be read only',
    'C11',
    ({ slack }) => slack.restrict('C11'),
    { ...READABLE, read_channel: 'read' },
    {},
  ],
  ['a group of the asker and others', 'G8', () => {}, READABLE, WRITABLE],
])('%s', async (_what, channel, happens, reads, writes) => {
  const two = await startTwo();
  const { stage, target } = await two.aim(channel);
  happens(two);
  const read = await toReads(stage, target);
  const written = await toWrites(stage, target);

  expect(read).toEqual(toExpected(read, reads));
  expect(written).toEqual(toExpected(written, writes));
});
