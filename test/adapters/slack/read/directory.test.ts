import { expect, test } from 'vitest';
import { WriteError } from '../../../../src/core/errors.ts';
import { WAIT_MS } from '../../../waiting.ts';
import { connect, never, start, toPlace } from '../start.ts';

test('a person has a name and a time zone, and is asked for once', async () => {
  const { emulator, adapter } = await start();
  const place = toPlace('C1');
  expect(await adapter.directory.person('U1', place, never)).toEqual({
    name: 'ada',
    timeZone: 'Europe/London',
    locale: 'en-US',
  });
  await adapter.directory.person('U1', place, never);
  expect(await adapter.directory.person('U2', place, never)).toMatchObject({ name: 'grace' });
  expect(emulator.calls.filter(({ method }) => method === 'users.info')).toHaveLength(2);
  await expect(adapter.directory.person('U99', place, never)).rejects.toThrow(WriteError);
});

test('a person who is renamed still reads the same language', async () => {
  const { emulator, adapter } = await connect();
  const place = toPlace('C1');
  await adapter.directory.person('U1', place, never);
  emulator.rename('U1', 'countess');
  const named = async () => (await adapter.directory.person('U1', place, never)).name;
  await expect.poll(named, { timeout: WAIT_MS }).toBe('countess');

  expect(await adapter.directory.person('U1', place, never)).toEqual({
    name: 'countess',
    timeZone: 'Europe/London',
    locale: 'en-US',
  });
});
