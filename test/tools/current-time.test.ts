import { expect, test } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { createCurrentTime } from '../../src/tools/current-time.ts';
import { call, createContext, createDirectory, place } from './context.ts';

const now = () => Date.UTC(2026, 9, 15, 12, 5, 9);
const tool = createCurrentTime({ now });

const inZone = (timeZone: string | null) => {
  const asked: unknown[] = [];
  const directory = createDirectory({
    async person(id, where) {
      asked.push(id, where);
      return { name: 'Ada', timeZone, locale: null };
    },
  });
  return { context: createContext({ directory }).context, asked };
};

test('the time is told in the zone that the platform knows of the asker', async () => {
  const { context, asked } = inZone('Asia/Kolkata');

  expect((await call(tool, {}, context)).text).toBe(
    'Thursday, 15 October 2026, 17:35:09 in Asia/Kolkata (UTC+05:30). UTC: 2026-10-15T12:05:09.000Z\nThis is the time zone of the person who asks.',
  );
  expect(asked).toEqual(['U1', place]);
});

test('a zone that the asker has set goes before it', async () => {
  const own = createCurrentTime({
    now,
    zoneOf: async ({ asker }) => (asker.id === 'U1' ? 'America/New_York' : null),
  });

  expect((await call(own, {}, inZone('Asia/Tokyo').context)).text).toContain(
    '08:05:09 in America/New_York (UTC-04:00)',
  );
});

test('an unknown zone is said to be unknown, and how to set it', async () => {
  const unknown = /12:05:09 in UTC \(UTC\+00:00\).*\nThe time zone .* is not known.*\/timezone/;

  expect((await call(tool, {}, inZone(null).context)).text).toMatch(unknown);
  expect((await call(tool, {}, inZone('Mars/Olympus').context)).text).toMatch(unknown);
  const broken = createDirectory({
    person: async () => {
      throw new Error('unreachable');
    },
  });
  expect((await call(tool, {}, createContext({ directory: broken }).context)).text).toMatch(
    unknown,
  );
});

test('another zone can be asked for, also at the change of a day', async () => {
  expect((await call(tool, { timeZone: 'Pacific/Kiritimati' })).text).toMatch(
    /^Friday, 16 October 2026, 02:05:09 in Pacific\/Kiritimati \(UTC\+14:00\)/,
  );
  await expect(call(tool, { timeZone: 'Berlin' })).rejects.toThrow(/no time zone named "Berlin"/);
  expect(() => tool.prepare('{"timeZone":3}')).toThrow(UserError);
  expect(tool.prepare('').status).toBe('Checking the time…');
});
