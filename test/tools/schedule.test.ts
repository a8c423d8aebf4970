import { expect, test } from 'vitest';
import { toLocalTime } from '../../src/core/local-time.ts';
import { describeRepetition } from '../../src/features/reminders/repetition.ts';
import { createSchedule } from '../../src/tools/schedule.ts';

const schedule = createSchedule();
const NOW = Date.UTC(2026, 9, 1, 10, 30); // A Thursday, 12:30 in Berlin.
const zone = 'Europe/Berlin';

test('two hours are two hours, also where the clocks are changed meanwhile', async () => {
  // Half past two in Berlin, half an hour before it is two again.
  const now = Date.UTC(2026, 9, 25, 0, 30);
  const ahead = await schedule.understand('in 2 hours', { zone, now });
  const ago = await schedule.readSince('2 hours ago', { zone, now: now + 2 * 60 * 60_000 });

  expect(ahead).toMatchObject({ at: now + 2 * 60 * 60_000, needsZone: false, isSure: true });
  expect(ago).toEqual({ at: now, needsZone: false });
});

test('the words around a time are left', async () => {
  const words = 'call Bob on monday at 8, please';
  expect(await schedule.understand(words, { zone, now: NOW })).toMatchObject({
    rest: 'call Bob, please',
  });
  expect(await schedule.understand('no time at all', { zone, now: NOW })).toBeNull();
});

test('a pattern follows the clocks of its zone, and nonsense is none', async () => {
  const next = (pattern: string, after: number) => schedule.next(pattern, { zone, after });

  expect(await next('0 9 * * 1-5', NOW)).toBe(Date.UTC(2026, 9, 2, 7));
  expect(await next('0 9 * * *', Date.UTC(2026, 9, 25, 0))).toBe(Date.UTC(2026, 9, 25, 8));
  expect(await next('nonsense', NOW)).toBeNull();
  expect(await next('0 0 30 2 *', NOW)).toBeNull();
});

test('a series whose time the clocks skip once comes an hour later then, and is not moved', async () => {
  const now = Date.UTC(2027, 2, 27, 20); // The evening before clocks are put forward in Berlin.
  const found = await schedule.understand('every day at 02:30', { zone, now });
  const times: number[] = [found?.at ?? 0];
  for (let count = 0; count < 2; count += 1)
    times.push((await schedule.next(found?.repeat ?? '', { zone, after: times.at(-1) ?? 0 })) ?? 0);

  expect(found?.isSure).toBe(true);
  expect(times).toEqual([
    Date.UTC(2027, 2, 28, 1, 30), // 03:30
    Date.UTC(2027, 2, 29, 0, 30),
    Date.UTC(2027, 2, 30, 0, 30),
  ]);
});

test.each([
  ['every month on the 31st at 9', ['2026-10-31', '2026-12-31', '2027-01-31', '2027-03-31']],
  ['every 29 February at 9', ['2028-02-29', '2032-02-29', '2036-02-29', '2040-02-29']],
  ['last Friday of every month at 9', ['2026-10-30', '2026-11-27', '2026-12-25', '2027-01-29']],
  ['every other Tuesday at 9', ['2026-10-06', '2026-10-20', '2026-11-03', '2026-11-17']],
  ['weekdays at 9', ['2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']],
])('%s', async (words, days) => {
  const found = await schedule.understand(words, { zone, now: NOW });
  const times: number[] = [found?.at ?? 0];
  for (let count = 0; count < 3; count += 1)
    times.push((await schedule.next(found?.repeat ?? '', { zone, after: times.at(-1) ?? 0 })) ?? 0);

  expect(times.map((at) => new Date(at).toISOString().slice(0, 10))).toEqual(days);
});

test.each([
  ['first working day of every month at 9', '2026-11-02', 'on the first weekday'],
  ['last business day of every month at 9', '2026-10-30', 'on the last weekday'],
])('%s is told in words', async (words, day, told) => {
  const found = await schedule.understand(words, { zone, now: NOW + 24 * 60 * 60_000 });
  const { at = 0, repeat = '' } = found ?? {};
  const said = await describeRepetition(schedule, { at: at ?? 0, repeat, zone });

  expect(new Date(at ?? 0).toISOString().slice(0, 10)).toBe(day);
  expect(said?.words).toBe(`${told} of every month at 9:00`);
});

// Days and hours of a series, and its end, are those of the clocks of its zone.
test.each([
  ['FREQ=HOURLY;BYHOUR=9,10', ['27 10:00', '28 09:00', '28 10:00', '29 09:00']],
  ['FREQ=DAILY;BYHOUR=2,9', ['28 03:00', '28 09:00', '29 02:00', '29 09:00']],
  ['FREQ=DAILY;UNTIL=20270328', ['27 09:30', '28 09:30']],
  ['FREQ=DAILY;UNTIL=20270328T073000Z', ['27 09:30', '28 09:30']],
  ['FREQ=DAILY;UNTIL=20270328T072959Z', ['27 09:30']],
  ['FREQ=DAILY;COUNT=2', ['27 09:30', '28 09:30']],
])(
  'the series %s by the clocks of Berlin, which are put forward on the 28th',
  async (rule, told) => {
    const at = (clock: string) => Date.parse(`2027-03-27T${clock}:00+01:00`);
    const start = rule.includes('BYHOUR') ? at('10:00') : at('09:30');
    const found = await schedule.series(rule, { start, now: start - 60_000, zone });
    const times: string[] = [];
    for (let next = found?.first ?? null; next !== null && times.length < 4; ) {
      times.push(new Date(toLocalTime(next, zone)).toISOString().slice(8, 16).replace('T', ' '));
      next = await schedule.next(found?.pattern ?? '', { zone, after: next });
    }

    expect(times).toEqual(told);
  },
);

test('a series that is over before it begins is none', async () => {
  const found = await schedule.understand('every Monday at 9 until Saturday', { zone, now: NOW });

  expect(found).toMatchObject({ at: null, repeat: null, isSure: false });
});
