/**
 * Phrases and what they mean on Saturday 28 November 2026, 12:30 in Berlin: a time there, a series
 * behind its first time, `?` for a question (with the time that is proposed), `-` for no time.
 */
export const english = `
water the plants tomorrow at 9 => 2026-11-29 09:00
in a fortnight water the plants => 2026-12-12 09:00
in two weeks water the plants => 2026-12-12 09:00
in 90 seconds tea => 2026-11-28 12:31
water the plants in 20 minutes => 2026-11-28 12:50
in an hour call Bob => 2026-11-28 13:30
in half an hour call Bob => 2026-11-28 13:00
in a quarter of an hour call Bob => 2026-11-28 12:45
in an hour and a half call Bob => 2026-11-28 14:00
in two and a half hours call Bob => 2026-11-28 15:00
in 1.5 hours call Bob => 2026-11-28 14:00
in 1 hour and 15 minutes call Bob => 2026-11-28 13:45
call Bob 3 hours from now => 2026-11-28 15:30
call Bob in 3 days => 2026-12-01 09:00
call Bob in 3 days at 14:00 => 2026-12-01 14:00
call Bob in a month => 2026-12-28 09:00
call Bob a week from tomorrow => ?
call Bob tomorrow => 2026-11-29 09:00
call Bob tonight => 2026-11-28 22:00
call Bob half past eight tonight => 2026-11-28 20:30
call Bob at half past eight in the evening => 2026-11-28 20:30
call Bob tomorrow at quarter to nine => 2026-11-29 08:45
call Bob tomorrow at a quarter past nine => 2026-11-29 09:15
call Bob tomorrow at ten to nine => 2026-11-29 08:50
call Bob tomorrow at twenty past eight => 2026-11-29 08:20
call Bob tomorrow at eight thirty => 2026-11-29 08:30
call Bob tomorrow at lunchtime => ?
call Bob tomorrow at half eight => ? 2026-11-29 08:30
call Bob tomorrow evening => 2026-11-29 20:00
call Bob tomorrow evening at 8 => 2026-11-29 20:00
call Bob tomorrow morning => 2026-11-29 09:00
call Bob tomorrow at 5 => ? 2026-11-29 17:00
call Bob tomorrow at 5pm => 2026-11-29 17:00
call Bob tomorrow at 5:30 p.m. => 2026-11-29 17:30
call Bob tomorrow at 17 => 2026-11-29 17:00
call Bob tomorrow at noon => 2026-11-29 12:00
call Bob at noon tomorrow => 2026-11-29 12:00
call Bob tomorrow at midnight => ?
call Bob at 8 => ? 2026-11-28 20:00
call Bob at 15:00 => 2026-11-28 15:00
call Bob at 09:00 => 2026-11-29 09:00
call Bob the day after tomorrow at 10 => 2026-11-30 10:00
call Bob on Friday => 2026-12-04 09:00
call Bob on Friday at 5pm => 2026-12-04 17:00
call Bob next Tuesday at 9 => 2026-12-01 09:00
call Bob next Sunday at 9 => ? 2026-11-29 09:00
call Bob this Sunday at 9 => 2026-11-29 09:00
call Bob Tuesday week => 2026-12-08 09:00
call Bob a week on Tuesday => 2026-12-08 09:00
call Bob on Tuesday of next week at 10 => 2026-12-01 10:00
call Bob next week => ? 2026-11-30 09:00
call Bob this weekend => ?
call Bob last Friday => ?
call Bob first Monday of next month => 2026-12-07 09:00
call Bob on the last Friday of next month at 16:00 => 2026-12-25 16:00
call Bob on the last day of the month => 2026-11-30 09:00
call Bob on the first day of next month => 2026-12-01 09:00
call Bob on the 5th at 9 => 2026-12-05 09:00
call Bob on the 31st => 2026-12-31 09:00
call Bob on the 5th of next month => 2026-12-05 09:00
call Bob on 24 December at 6pm => 2026-12-24 18:00
call Bob on December 24th at 6 pm => 2026-12-24 18:00
call Bob on Dec 24, 2027 at 18:00 => 2027-12-24 18:00
call Bob on January 31 => 2027-01-31 09:00
call Bob on Sunday, January 31 at 7:00 => 2027-01-31 07:00
call Bob on Monday, January 31 at 7:00 => ?
call Bob on 30 February => ?
call Bob 24.12. 18:00 => 2026-12-24 18:00
call Bob 1.12.2026 14:30 => 2026-12-01 14:30
call Bob 1/12/2026 14:30 => ?
call Bob 12/24 at 6pm => 2026-12-24 18:00
call Bob 25/12/2026 at 14:30 => 2026-12-25 14:30
call Bob 2026-12-24 18:00 => 2026-12-24 18:00
call Bob 2026-12-24T18:00 => 2026-12-24 18:00
call Bob 2026-12-24T18:00:00Z => 2026-12-24 19:00
call Bob 2026-12-24T18:00:00-05:00 => 2026-12-25 00:00
call Bob 2027-03-28T02:30 => ? 2027-03-28 03:30
call Bob tomorrow at 9am Pacific time => 2026-11-29 18:00
call Bob tomorrow at 9am PST => 2026-11-29 18:00
call Bob tomorrow at 9am EST => 2026-11-29 15:00
call Bob tomorrow at 9am UTC => 2026-11-29 10:00
call Bob tomorrow at 9:00 UTC+2 => 2026-11-29 08:00
call Bob tomorrow at 9am New York time => 2026-11-29 15:00
call Bob tomorrow at 9am Tokyo time => 2026-11-29 01:00
call Bob tomorrow at 9am Europe/London => 2026-11-29 10:00
call Bob tomorrow at 9am CST => ?
call Bob tomorrow at 9am Tokyo => ?
call Bob every day at 9 => 2026-11-29 09:00 FREQ=DAILY
call Bob daily at 18:00 => 2026-11-28 18:00 FREQ=DAILY
call Bob each workday at 7 => 2026-11-30 07:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
call Bob on weekdays at 9:30 => 2026-11-30 09:30 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
call Bob every Monday at 9 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
call Bob every Monday and Thursday at 9 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TH
call Bob on Mondays at 9 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
call Bob every other Tuesday at 10 => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
call Bob every two weeks on Tuesday at 10 => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
call Bob every second Tuesday at 10 => ?
call Bob biweekly => ?
call Bob every fortnight on Friday at 9 => 2026-12-04 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR
call Bob first Monday of every month at 9 => 2026-12-07 09:00 FREQ=MONTHLY;BYDAY=1MO
call Bob every last Friday of the month at 16:00 => 2026-12-25 16:00 FREQ=MONTHLY;BYDAY=-1FR
call Bob every month on the 31st at 9 => 2026-12-31 09:00 FREQ=MONTHLY;BYMONTHDAY=31
call Bob on the last day of every month at 9 => 2026-11-30 09:00 FREQ=MONTHLY;BYMONTHDAY=-1
call Bob every year on 24 December at 9 => 2026-12-24 09:00 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24
call Bob every 2 hours => 2026-11-28 14:30 FREQ=HOURLY;INTERVAL=2
call Bob every morning at 8 => 2026-11-29 08:00 FREQ=DAILY
call Bob every day except Sunday at 9 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
call Bob every weekday until Christmas at 9 => ?
call Bob tomorrow at 9 or 10 => ?
call Bob between 9 and 10 tomorrow => ?
call Bob before 5pm => ?
call Bob not tomorrow but on Monday => ?
call Bob tomorrow after lunch => ?
call Bob soon => ?
call Bob on Christmas Eve at 9 => 2026-12-24 09:00
call Bob jutro o 9:00 => 2026-11-29 09:00
call Bob завтра в 9:00 => ?
call Bob => -
invite 3 people for May => -
call Bob 2 hours before 5pm => 2026-11-28 15:00
tomorrow an hour before 9am => 2026-11-29 08:00
ten minutes before 12pm call Bob => ?
an hour past 11pm call Bob => ?
tomorrow at 9am local time in Oslo => ?
tomorrow at 9am server time => ?
tomorrow at 9am Zulu => ?
9:00 Z tomorrow => ?
tomorrow at 9am time to leave => ?
tomorrow at 9am spend time with Bob => 2026-11-29 09:00
nineteen hundred tomorrow => ?
tomorrow at 9am and a half => ?
tomorrow at 9:7 => ?
tomorrow at 9:00:61 => ?
every Monday at 9am from 2027 => ?
`;
