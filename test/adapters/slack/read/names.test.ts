// Kind: what a mention is called is asked for once, kept, shared, told only where its readers may
// know it, and never waited for longer than the asker waits.
import { expect, test } from 'vitest';
import type { SlackEmulatorOptions } from '../../../emulators/slack/index.ts';
import { never, type Started, start, toPlace } from '../start.ts';

const HERE = toPlace('C1');

const WORKSPACE: SlackEmulatorOptions = {
  workspaces: [
    {
      id: 'T1',
      groups: [{ id: 'S1', handle: 'devs' }],
      channels: [
        { id: 'C1', name: 'general' },
        { id: 'C3', name: 'random', members: ['U2'] },
        { id: 'C4', name: 'unjoined', botIn: false },
        { id: 'G1', name: 'board', kind: 'group', members: ['U1'] },
        { id: 'G2', name: 'board-talk', kind: 'group', members: ['U1'] },
        { id: 'G3', name: 'secret', kind: 'group', botIn: false },
        { id: 'C5', name: 'with-partners', info: { is_ext_shared: true } },
        { id: 'M1', name: 'mpdm-ada--grace-1', kind: 'mpim' },
      ],
    },
  ],
};

function callsOf({ emulator }: Pick<Started, 'emulator'>, name: string): number {
  return emulator.calls.filter(({ method }) => method === name).length;
}

test.each<[string, string, string | null]>([
  ['<@U2>', 'C1', 'grace'],
  ['<@!U2>', 'C1', 'grace'],
  ['<@U99>', 'C1', null],
  ['<#C3>', 'C1', 'random'],
  ['<#C4>', 'C1', 'unjoined'],
  ['<#C99>', 'C1', null],
  ['<#C1>', 'C1', 'general'],
  ['<#G1>', 'C1', null],
  ['<#G1>', 'G1', 'board'],
  ['<#G1>', 'G2', 'board'],
  ['<#G3>', 'G1', null],
  ['<#C3>', 'C5', null],
  ['<#M1>', 'C1', null],
  ['<@&S1>', 'C1', 'devs'],
  ['<@&S9>', 'C1', null],
  ['<@>', 'C1', null],
  ['grace', 'C1', null],
  ['<#general|x>', 'C1', null],
])('%s is called in %s: %s', async (token, channel, name) => {
  const { adapter } = await start(WORKSPACE);
  expect(await adapter.directory.name(token, toPlace(channel), never)).toBe(name);
});

test('each is asked for once: at a time, within the hour, and where it is not known', async () => {
  let now = 0;
  const started = await start(WORKSPACE, { now: () => now });
  const { directory } = started.adapter;
  const ask = () =>
    Promise.all(
      ['<@U2>', '<@U2>', '<@U99>', '<#C3>', '<#C3>', '<@&S1>', '<@&S9>'].map((token) =>
        directory.name(token, HERE, never),
      ),
    );
  const names = ['grace', 'grace', null, 'random', 'random', 'devs', null];
  expect(await ask()).toEqual(names);
  now = 5 * 60_000;
  expect(await ask()).toEqual(names);
  expect((await directory.person('U2', HERE, never)).name).toBe('grace');
  expect(callsOf(started, 'users.info')).toBe(2);
  // The channel, and the place it is told in.
  expect(callsOf(started, 'conversations.info')).toBe(2);
  expect(callsOf(started, 'usergroups.list')).toBe(1);
  now = 2 * 60 * 60_000;
  expect(await ask()).toEqual(names);
  expect(callsOf(started, 'usergroups.list')).toBe(2);
});

test('without the scope for groups they have no names, and are not asked for again', async () => {
  const started = await start({ ...WORKSPACE, scopes: ['users:read', 'chat:write'] });
  const { directory } = started.adapter;
  for (let index = 0; index < 3; index += 1)
    expect(await directory.name('<@&S1>', HERE, never)).toBeNull();
  expect(callsOf(started, 'usergroups.list')).toBe(1);
});

test('an aborted wait ends at once, and what comes late is known the next time', async () => {
  const started = await start(WORKSPACE);
  const { emulator, adapter } = started;
  emulator.faults.every('users.info', { delayMs: 300 });
  const stop = new AbortController();
  const waited = adapter.directory.name('<@U2>', HERE, stop.signal);
  const person = adapter.directory.person('U2', HERE, stop.signal);
  stop.abort(new Error('stopped'));
  expect(await waited).toBeNull();
  await expect(person).rejects.toThrow('stopped');
  emulator.faults.clear();
  await emulator.waitFor(() =>
    emulator.calls.some(({ method, done }) => method === 'users.info' && done),
  );
  expect(await adapter.directory.name('<@U2>', HERE, never)).toBe('grace');
  expect(callsOf(started, 'users.info')).toBe(1);
});

test('a rate limit holds nothing up for longer than the asker waits', async () => {
  const started = await start(WORKSPACE);
  started.emulator.faults.next('users.info', { rateLimited: 30 });
  const { directory } = started.adapter;
  expect(await directory.name('<@U2>', HERE, AbortSignal.timeout(200))).toBeNull();
  expect(await directory.name('<@U2>', HERE, never)).toBe('grace');
});
