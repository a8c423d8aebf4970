import { expect, test } from 'vitest';
import { WriteError } from '../../../../src/core/errors.ts';
import { never, start, toPlace } from '../start.ts';

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
