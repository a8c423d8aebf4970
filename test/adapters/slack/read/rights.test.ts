import { expect, test } from 'vitest';
import type { ChannelOptions, UserOptions } from '../../../emulators/slack/types.ts';
import { never, start, toPlace } from '../start.ts';

// Kind: rights follow what Slack itself says now about a conversation and the person; an invalid
// id, a name, another workspace's channel and everything unknown mean no.

const USERS: readonly UserOptions[] = [
  { id: 'U1', name: 'ada', isAdmin: true },
  { id: 'U2', name: 'grace' },
  { id: 'U3', name: 'guest', isGuest: true },
  { id: 'U4', name: 'eve', team: 'T2', isAdmin: true },
];

const CHANNELS: readonly ChannelOptions[] = [
  { id: 'C1', name: 'general', members: ['U1', 'U3', 'U4'] },
  { id: 'C2', name: 'open', members: ['U1'] },
  { id: 'C3', name: 'private', kind: 'group', members: ['U1', 'U4'] },
  { id: 'C4', name: 'gone', members: ['U1'], archived: true },
  { id: 'C5', name: 'news', members: ['U1'], info: { is_read_only: true } },
  { id: 'C6', name: 'threads', members: ['U1'], info: { is_thread_only: true } },
  { id: 'C7', name: 'frozen', members: ['U1'], info: { is_frozen: true } },
  {
    ...{ id: 'C8', name: 'few', members: ['U1', 'U2'] },
    info: { properties: { posting_restricted_to: { type: ['admin'], user: ['U2'] } } },
  },
  { id: 'C9', name: 'theirs', members: ['U1'], info: { context_team_id: 'T2' } },
  { id: 'C10', name: 'unseen', kind: 'group', members: ['U1'], botIn: false },
  { id: 'G1', name: 'mpdm', kind: 'mpim', members: ['U1', 'U2'] },
  { id: 'D1', kind: 'im', members: ['U1'] },
];

const begin = async () => {
  const theirs = { id: 'T2', users: USERS, channels: [{ id: 'C77', name: 'elsewhere' }] };
  const started = await start({
    workspaces: [{ id: 'T1', users: USERS, channels: CHANNELS }, theirs],
  });
  const ask = async (person: string, channel: string, thread?: string): Promise<string> => {
    const [read, write] = await Promise.all(
      (['read', 'write'] as const).map((access) =>
        started.adapter.directory
          .authorize(
            access,
            person,
            { named: toPlace(channel, thread), here: toPlace(channel) },
            never,
          )
          .catch(() => null),
      ),
    );
    return `${read ? 'reads' : '-'} ${write ? 'writes' : '-'}`;
  };
  return { ...started, ask };
};

/** Ada is in every channel; Grace, a guest and a person from another organization are in few. */
const EXPECTED: Readonly<Record<string, readonly [string, string, string, string]>> = {
  C1: ['reads writes', '- -', 'reads writes', 'reads writes'],
  C2: ['reads writes', '- -', '- -', '- -'],
  C3: ['reads writes', '- -', '- -', 'reads writes'],
  C4: ['reads -', '- -', '- -', '- -'],
  C5: ['reads -', '- -', '- -', '- -'],
  C6: ['reads -', '- -', '- -', '- -'],
  C7: ['reads -', '- -', '- -', '- -'],
  C8: ['reads -', 'reads writes', '- -', '- -'],
  C10: ['- -', '- -', '- -', '- -'],
  G1: ['reads writes', 'reads writes', '- -', '- -'],
  D1: ['reads writes', '- -', '- -', '- -'],
};

test.each(Object.entries(EXPECTED))(
  '%s is open to those whom Slack names',
  async (id, expected) => {
    const { ask } = await begin();
    expect(await Promise.all(['U1', 'U2', 'U3', 'U4'].map((person) => ask(person, id)))).toEqual(
      expected,
    );
  },
);

test('a channel for threads takes replies, and what is read-only takes none', async () => {
  const { ask } = await begin();
  expect(await ask('U1', 'C6', '1.2')).toBe('reads writes');
  expect(await ask('U1', 'C5', '1.2')).toBe('reads -');
});

test.each([
  'C77',
  'C404',
  'general',
  '#general',
  '<#C1>',
  ' C1',
  'C1/x',
  'c1',
  'U1',
  'D2',
  'T1',
  '',
])('%j is no place here', async (id) => {
  const { ask } = await begin();
  expect(await ask('U1', id)).toBe('- -');
});

test('a channel that Slack says is another workspace’s is told as one', async () => {
  const { adapter } = await begin();
  const named = toPlace('C9');
  const place = await adapter.directory.authorize('read', 'U1', { named, here: named }, never);
  expect(place).toMatchObject({ workspace: 'T2' });
});

test('what is taken away is gone at once', async () => {
  const { emulator, ask, adapter } = await begin();
  expect(await ask('U1', 'C3')).toBe('reads writes');
  emulator.leave('C3', 'U1');
  expect(await ask('U1', 'C3')).toBe('- -');
  const isAdmin = (person: string) => adapter.directory.isAdmin(person, toPlace('C1'), never);
  expect(await Promise.all(['U1', 'U2', 'U4'].map(isAdmin))).toEqual([true, false, false]);
  emulator.addUser({ id: 'U1', name: 'ada' });
  expect(await isAdmin('U1')).toBe(false);
  await expect(isAdmin('U99')).rejects.toThrow();
});

test.each(['conversations.info', 'conversations.members'])(
  'where %s fails nobody may anything',
  async (method) => {
    const { emulator, ask } = await begin();
    emulator.faults.every(method, { error: 'internal_error' });
    expect(await ask('U1', 'C3')).toBe('- -');
  },
);

test('what all of a place read is what all its members are in, and nothing private from a public one', async () => {
  const { adapter } = await begin();
  const open = (place: string, here: string) =>
    adapter.directory.isOpenToAll(toPlace(place), toPlace(here), never);

  expect(await open('C1', 'C1')).toBe(true);
  expect(await open('C1', 'C3')).toBe(true);
  expect(await open('C1', 'C2')).toBe(true);
  expect(await open('C2', 'C1')).toBe(false); // A guest and an outsider are in C1.
  expect(await open('C3', 'C1')).toBe(false);
  expect(await open('C3', 'C2')).toBe(false); // Anyone can look into C2.
  expect(await open('G1', 'C2')).toBe(false);
  expect(await open('D1', 'C3')).toBe(false);
  expect(await open('C10', 'C1')).toBe(false);
});
