import { expect, test } from 'vitest';
import { findGreetable } from '../../../../src/adapters/discord/receive/greetable.ts';
import { toDispatch } from '../../../../src/adapters/discord/receive/payloads.ts';

const SEND = String((1n << 10n) | (1n << 11n));

function findIn(channels: readonly object[], more: object = {}): string {
  const guild = {
    id: 'G',
    roles: [
      { id: 'G', permissions: SEND },
      { id: 'R', permissions: '0' },
    ],
    members: [{ user: { id: 'BOT' }, roles: ['R'] }],
    channels,
    ...more,
  };
  const dispatch = toDispatch('GUILD_CREATE', guild);
  return dispatch?.type === 'GUILD_CREATE' ? findGreetable(dispatch.data, 'BOT') : '';
}

const closed = (id: string, deny = SEND) => ({ id, allow: '0', deny });

test('the hello goes to the guild’s own channel, else the first by position that can be written to', () => {
  const channels = [
    { id: 'voice', type: 2, position: 0 },
    { id: 'rules', type: 0, position: 1, permission_overwrites: [closed('G')] },
    { id: 'second', type: 0, position: 3 },
    { id: 'first', type: 0, position: 2 },
  ];

  expect(findIn(channels)).toBe('first');
  expect(findIn(channels, { system_channel_id: 'second' })).toBe('second');
  expect(findIn(channels, { system_channel_id: 'rules' })).toBe('first');
  expect(findIn([channels[1] ?? {}])).toBe('');
});

test('overwrites count for everyone, then for roles, then for Parley itself', () => {
  const open = { id: 'R', allow: SEND, deny: '0' };
  const channel = { id: 'c', type: 0, permission_overwrites: [closed('G'), open] };

  expect(findIn([channel])).toBe('c');
  const own = { ...channel, permission_overwrites: [closed('G'), open, closed('BOT')] };
  expect(findIn([own])).toBe('');
  expect(findIn([own], { roles: [{ id: 'R', permissions: '8' }] })).toBe('c');
});
