import { expect, test } from 'vitest';
import { WriteError } from '../../../src/core/errors.ts';
import { never, start, toPlace } from './start.ts';

test('a person has a name, a time zone and rights, and is asked for once', async () => {
  const { emulator, adapter } = await start();
  const place = toPlace('C1');
  expect(await adapter.directory.person('U1', place, never)).toEqual({
    name: 'ada',
    isAdmin: true,
    timeZone: 'Europe/London',
    locale: 'en-US',
  });
  await adapter.directory.person('U1', place, never);
  expect(await adapter.directory.person('U2', place, never)).toMatchObject({ isAdmin: false });
  expect(emulator.calls.filter(({ method }) => method === 'users.info')).toHaveLength(2);
  await expect(adapter.directory.person('U99', place, never)).rejects.toThrow(WriteError);
});

test('an admin of another organisation is no admin here', async () => {
  const { emulator, adapter } = await start();
  emulator.addUser({ id: 'U8', name: 'eve', isAdmin: true, team: 'T2' });
  const person = await adapter.directory.person('U8', toPlace('C1'), never);
  expect(person).toMatchObject({ name: 'eve', isAdmin: false });
});

test('members may read a channel; strangers and unknown channels mean no', async () => {
  const { emulator, adapter } = await start();
  emulator.addChannel({ id: 'C5', kind: 'group', members: ['U2'] });
  const places = [toPlace('C1'), toPlace('C5'), toPlace('C404')];
  expect(await adapter.directory.readable('U1', places, never)).toEqual([true, false, false]);
  expect(await adapter.directory.readable('U2', places, never)).toEqual([true, true, false]);
});
