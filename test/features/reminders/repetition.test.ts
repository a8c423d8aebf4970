import { expect, test } from 'vitest';
import { describeRepetition } from '../../../src/features/reminders/repetition.ts';
import { reminderStrings } from '../../../src/features/reminders/strings/index.ts';
import { createSchedule } from '../../../src/tools/schedule.ts';

const schedule = createSchedule();
const NOW = Date.UTC(2026, 8, 30, 7); // A Wednesday.
const ZONE = 'Europe/Berlin';

const describe = (repeat: string) => describeRepetition(schedule, { repeat, at: NOW, zone: ZONE });

const series = (rule: string, start = '20260930T090000') =>
  `DTSTART;TZID=${ZONE}:${start}\nRRULE:${rule}`;

test.each([
  ['FREQ=MINUTELY;INTERVAL=15', 'every 15 minutes'],
  ['FREQ=HOURLY', 'every hour'],
  ['FREQ=HOURLY;INTERVAL=6', 'every 6 hours'],
  ['FREQ=DAILY', 'every day at 9:00'],
  ['FREQ=DAILY;INTERVAL=2', 'every other day at 9:00'],
  ['FREQ=DAILY;INTERVAL=3', 'every 3 days at 9:00'],
  ['FREQ=WEEKLY;BYDAY=MO', 'every Monday at 9:00'],
  ['FREQ=WEEKLY', 'every Wednesday at 9:00'],
  ['FREQ=WEEKLY;BYDAY=SU,TU', 'every Tuesday and Sunday at 9:00'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every weekday at 9:00'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'every other week on Tuesday at 9:00'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR', 'every other week from Monday to Friday at 9:00'],
  ['FREQ=MONTHLY;BYDAY=1MO', 'on the first Monday of every month at 9:00'],
  ['FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1', 'on the last Friday of every month at 9:00'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1', 'on the first weekday of every month at 9:00'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'on the last day of every month at 9:00'],
  ['FREQ=MONTHLY;BYMONTHDAY=2', 'on the 2nd of every month at 9:00'],
  ['FREQ=MONTHLY', 'on the 30th of every month at 9:00'],
  ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=11', 'every 3 months on the 11th at 9:00'],
  ['FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=11', 'on the 11th of every other month at 9:00'],
  ['FREQ=MONTHLY;INTERVAL=3;BYDAY=1FR', 'every 3 months on the first Friday at 9:00'],
  ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24', 'every year on December 24 at 9:00'],
  ['FREQ=YEARLY', 'every year on September 30 at 9:00'],
  ['FREQ=WEEKLY;BYDAY=MO;BYHOUR=9,17', 'every Monday at 9:00 and 17:00'],
  [
    'FREQ=MONTHLY;BYDAY=1MO,3MO',
    'on the first Monday of every month at 9:00 and on the third Monday of every month at 9:00',
  ],
  [
    'FREQ=MONTHLY;BYMONTHDAY=1,-1',
    'on the 1st of every month at 9:00 and on the last day of every month at 9:00',
  ],
  ['FREQ=DAILY;UNTIL=20261204T225959Z', 'every day at 9:00, until December 4'],
  ['FREQ=DAILY;UNTIL=20261204', 'every day at 9:00, until December 4'],
  ['FREQ=WEEKLY;BYDAY=TU;UNTIL=20280131T225959Z', 'every Tuesday at 9:00, until January 31, 2028'],
])('the series %s is told in words', async (rule, words) => {
  expect(await describe(series(rule))).toMatchObject({ words });
});

test.each([
  ['0 * * * *', 'every hour'],
  ['30 9 * * *', 'every day at 9:30'],
  ['30 9 * * 1-5', 'every weekday at 9:30'],
  ['5 18 * * SUN,3', 'every Wednesday and Sunday at 18:05'],
  ['0 0 1 * *', 'on the 1st of every month at 0:00'],
  ['0 9 24 12 *', 'every year on December 24 at 9:00'],
])('the pattern %s is told in words', async (pattern, words) => {
  expect(await describe(pattern)).toMatchObject({ words });
});

// What other words would tell wrongly is told by its next times.
test.each([
  ['FREQ=DAILY;BYDAY=MO'],
  ['FREQ=MONTHLY;BYDAY=-2FR'],
  ['FREQ=MONTHLY;BYMONTHDAY=-2'],
  ['FREQ=MONTHLY;BYMONTH=1;BYMONTHDAY=5'],
  ['FREQ=YEARLY;BYMONTH=5;BYDAY=1MO'],
  ['FREQ=HOURLY;BYHOUR=9,10,11'],
  ['*/20 9 * * *'],
])('%s has no words of its own and is never shown as a pattern', async (rule) => {
  const told = await describe(rule.startsWith('FREQ') ? series(rule) : rule);

  expect(told?.words).toMatch(/^on these dates: .+; .+; .+, and so on$/);
  expect(told?.words).not.toContain(rule);
});

test.each([
  ['FREQ=MONTHLY;BYMONTHDAY=31', reminderStrings.repetition.noMonthDay(31)],
  ['FREQ=MONTHLY;BYDAY=5FR', reminderStrings.repetition.noFifth(5)],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', reminderStrings.repetition.noLeapDay],
  ['FREQ=MONTHLY;BYMONTHDAY=28', null],
  ['FREQ=DAILY', null],
])('what the calendar leaves out of %s is said', async (rule, gap) => {
  expect((await describe(series(rule)))?.gap).toBe(gap);
});
