import { expect, test } from 'vitest';
import { createSchedule } from '../../src/tools/schedule.ts';

const schedule = createSchedule();
const NOW = Date.UTC(2026, 9, 1, 10, 30); // A Thursday, 12:30 in Berlin.
const zone = 'Europe/Berlin';

test.each([
  ['tomorrow', '2026-10-02T07:00:00.000Z', true],
  ['tonight', '2026-10-01T20:00:00.000Z', true],
  ['friday at 5pm', '2026-10-02T15:00:00.000Z', true],
  ['in 20 minutes', '2026-10-01T10:50:00.000Z', false],
  ['9am UTC', '2026-10-02T09:00:00.000Z', false],
  ['2026-10-03T09:00:00-04:00', '2026-10-03T13:00:00.000Z', false],
  ['26 October 2026 at 9:00', '2026-10-26T08:00:00.000Z', true], // Winter time by then.
  ['morgen um 9 Uhr', '2026-10-02T07:00:00.000Z', true],
  ['demain à 9h', '2026-10-02T07:00:00.000Z', true],
])('%s', async (words, at, needsZone) => {
  const moment = await schedule.read(words, { zone, now: NOW });

  expect({ ...moment, at: new Date(moment?.at ?? 0).toISOString() }).toEqual({
    at,
    rest: '',
    needsZone,
  });
});

test('two hours are two hours, also where the clocks are changed meanwhile', async () => {
  // Half past two in Berlin, half an hour before it is two again.
  const now = Date.UTC(2026, 9, 25, 0, 30);
  const moment = await schedule.read('in 2 hours', { zone, now });

  expect(moment?.at).toBe(now + 2 * 60 * 60_000);
});

test('the words around a time are left', async () => {
  expect(await schedule.read('call Bob on monday at 8, please', { zone, now: NOW })).toMatchObject({
    rest: 'call Bob, please',
  });
  expect(await schedule.read('no time at all', { zone, now: NOW })).toBeNull();
});

test('a pattern follows the clocks of its zone, and nonsense is none', async () => {
  const next = (pattern: string, after: number) => schedule.next(pattern, { zone, after });

  expect(await next('0 9 * * 1-5', NOW)).toBe(Date.UTC(2026, 9, 2, 7));
  expect(await next('0 9 * * *', Date.UTC(2026, 9, 25, 0))).toBe(Date.UTC(2026, 9, 25, 8));
  expect(await next('nonsense', NOW)).toBeNull();
  expect(await next('0 0 30 2 *', NOW)).toBeNull();
});
