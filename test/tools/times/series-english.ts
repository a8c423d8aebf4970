/**
 * As in `english.ts`: series with an end, exceptions and several times, days beside others, and
 * what only looks like one of these.
 */
export const english = `
remind me to call Bob every weekday except Friday at 8:30 => 2026-11-30 08:30 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH
every day except weekends at 7am stretch => 2026-11-30 07:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
every day except Sunday at 10:00 call Bob => 2026-11-30 10:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
stand-up every weekday until 18 December at 9:15 => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261218T225959Z
every Monday at 10 for 6 weeks call Bob => 2026-11-30 10:00 FREQ=WEEKLY;BYDAY=MO;UNTIL=20270110T225959Z
every Tuesday at 4pm until the end of January call Bob => 2026-12-01 16:00 FREQ=WEEKLY;BYDAY=TU;UNTIL=20270131T225959Z
every day at 8am for the next 5 days take pills => 2026-11-29 08:00 FREQ=DAILY;UNTIL=20261203T225959Z
call Bob the Friday before Christmas at noon => ? 2026-12-18 12:00
call Bob the day before Christmas Eve at 10am => 2026-12-23 10:00
two days before 24 December at 9am buy gifts => 2026-12-22 09:00
call Bob a week before 15 January => 2027-01-08 09:00
call Bob the Monday after next at 10:00 => 2026-12-07 10:00
call Bob in an hour and a half => 2026-11-28 14:00
call Bob in 1h30 => 2026-11-28 14:00
call Bob in 1h 30m => 2026-11-28 14:00
call Bob in 1.5h => 2026-11-28 14:00
call Bob in ninety minutes => 2026-11-28 14:00
call Bob in three quarters of an hour => 2026-11-28 13:15
call Bob in an hour or two => ? 2026-11-28 13:30
call Bob in about two hours => ?
call Bob in a couple of weeks => 2026-12-12 09:00
call Bob in a few days => ?
call Bob on the last working day of the month at 4pm => 2026-11-30 16:00
every last Friday of the month at 3pm call Bob => 2026-12-25 15:00 FREQ=MONTHLY;BYDAY=-1FR
on the last Friday of each month at 15:00 call Bob => 2026-12-25 15:00 FREQ=MONTHLY;BYDAY=-1FR
the second and fourth Tuesday of every month at 10am call Bob => 2026-12-08 10:00 FREQ=MONTHLY;BYDAY=2TU,4TU
on the 1st and 15th of every month at 9am pay rent => 2026-12-01 09:00 FREQ=MONTHLY;BYMONTHDAY=1,15
every 1st of the month pay rent => 2026-12-01 09:00 FREQ=MONTHLY;BYMONTHDAY=1
every three months on the 1st at 9am pay taxes => ? 2026-12-01 09:00 FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1
every six months call Bob => ? 2026-12-28 09:00 FREQ=MONTHLY;INTERVAL=6
every 90 minutes drink water => 2026-11-28 14:00 FREQ=MINUTELY;INTERVAL=90
every hour from 9 to 17 drink water => 2026-11-28 13:00 FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16,17
every two hours between 9am and 5pm on weekdays drink water => ?
every Mon, Wed & Fri at 18:30 gym => 2026-11-30 18:30 FREQ=WEEKLY;BYDAY=MO,WE,FR
Tues and Thurs 7pm yoga => ? 2026-12-01 19:00 FREQ=WEEKLY;BYDAY=TU,TH
every other Wednesday at 2pm retro => 2026-12-02 14:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=WE
every second Thursday at 2pm retro => ? 2026-12-03 14:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
every fortnight on Monday at 9am payroll => 2026-11-30 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO
biweekly on Mondays at 9am payroll => ?
on alternate Fridays at 4pm timesheet => ?
twice a day at 8am and 8pm take pills => ?
at 9 and at 5 call Bob => ?
call Bob tomorrow at 9 o'clock sharp => 2026-11-29 09:00
call Bob tomorrow at twenty-five to four in the afternoon => 2026-11-29 15:35
call Bob tomorrow at a quarter of nine => ? 2026-11-29 08:45
call Bob at 0930 tomorrow => 2026-11-29 09:30
call Bob at 1730 tomorrow => ? 2026-11-29 17:30
call Bob tomorrow at 9-ish => ? 2026-11-29 09:00
call Bob tomorrow at 12am => ? 2026-11-29 00:00
call Bob tomorrow at 12:30pm => 2026-11-29 12:30
call Bob tomorrow at 12:15 am => ? 2026-11-29 00:15
call Bob at midnight tonight => 2026-11-29 00:00
call Bob first thing tomorrow => 2026-11-29 09:00
call Bob first thing Monday morning => 2026-11-30 09:00
call Bob by end of day tomorrow => ?
call Bob by Friday 5pm => ? 2026-12-04 17:00
call Bob sometime next week => ?
call Bob later today => ?
call Bob in the morning => 2026-11-29 09:00
call Bob on 03/04/2027 at 9am => ? 2027-04-03 09:00
call Bob on 13/04/2027 at 9am => 2027-04-13 09:00
call Bob on 04.05.2027 at 9:00 => 2027-05-04 09:00
call Bob on 4/5 at 9am => ? 2027-05-04 09:00
call Bob on 2027/02/03 at 9am => 2027-02-03 09:00
call Bob on 29 February at 9 => 2028-02-29 09:00
call Bob on 31 November => ?
call Bob on Dec 3rd at 3 => ? 2026-12-03 15:00
call Bob Thursday, December 3, at 3 p.m. => 2026-12-03 15:00
call Bob Friday, December 3 at 3pm => ? 2026-12-03 15:00
call Bob on the 31st at 10am => 2026-12-31 10:00
call Bob on the third of January at 10am => 2027-01-03 10:00
call Bob January 3rd, 2027, 10:00 => 2027-01-03 10:00
call Bob at 3pm EST on Monday => 2026-11-30 21:00
call Bob on Monday at 9am Berlin time => 2026-11-30 09:00
call Bob on Monday at 9am in Tokyo => ? 2026-11-30 09:00
call Bob Monday 9am IST => ?
call Bob Monday 9am UTC => 2026-11-30 10:00
call Bob Monday 9am UTC+2 => 2026-11-30 08:00
call Bob Monday at 9am GMT+5:30 => 2026-11-30 04:30
call Bob Monday at 14:00Z => 2026-11-30 15:00
remind me when the build finishes to call Bob => ?
remind me to water the plants when I get home => ?
remind me to call Bob when it's 5pm => 2026-11-28 17:00
could you please remind me, if you don't mind, tomorrow at 9 to call Bob, thanks => 2026-11-29 09:00
hey can u remind me 2moro at 9am to call Bob => 2026-11-29 09:00
remind me to call Bob at 4pm today pls => 2026-11-28 16:00
tmr 9am call Bob => 2026-11-29 09:00
call Bob nxt monday 9am => 2026-11-30 09:00
call Bob next month on the 5th at 10am => 2026-12-05 10:00
call Bob in the first week of January => ?
call Bob at the weekend => ?
call Bob over the weekend => ?
call Bob on New Year's Eve at 11:45pm => 2026-12-31 23:45
call Bob a fortnight on Friday at 10am => 2026-12-18 10:00
call Bob Friday fortnight at 10am => 2026-12-18 10:00
call Bob this time tomorrow => 2026-11-29 12:30
call Bob same time tomorrow => 2026-11-29 12:30
call Bob at the same time next week => ? 2026-11-30 12:30
call Bob 10 minutes before noon tomorrow => 2026-11-29 11:50
call Bob ten minutes before 3pm => 2026-11-28 14:50
an hour before 6pm tomorrow call Bob => 2026-11-29 17:00
call Bob 2 days from now at 18h => ? 2026-11-30 18:00
every year on my birthday call Bob => ?
every 4 years on 29 February party => 2028-02-29 09:00 FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29
every year on February 29 at 9am party => 2028-02-29 09:00 FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29
every Sunday night at 10 call Bob => 2026-11-29 22:00 FREQ=WEEKLY;BYDAY=SU
every morning at 7:15 except Saturday and Sunday call Bob => 2026-11-30 07:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
weekdays at noon call Bob => 2026-11-30 12:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
every weekend at 10am call Bob => 2026-11-29 10:00 FREQ=WEEKLY;BYDAY=SA,SU
call Bob every day for a week at 9am => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261205T225959Z
call Bob every day from Monday at 9am => 2026-11-30 09:00 FREQ=DAILY
call Bob every day starting 1 December at 9am => 2026-12-01 09:00 FREQ=DAILY
call Bob every Monday starting next month at 9am => ? 2026-12-07 09:00 FREQ=WEEKLY;BYDAY=MO
call Bob daily at 9am until Friday => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261204T225959Z
every Monday at 9 send the report for 2 weeks ago => ?
every day at 9 call Bob for 5 minutes => ?
every Friday at 4pm ask for a week off => ? 2026-12-04 16:00 FREQ=WEEKLY;BYDAY=FR;UNTIL=20261210T225959Z
every Monday at 9 book a table for two => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
every Monday at 9 prepare for Friday => ?
every day at 9 email from Monday's list => ? 2026-11-30 09:00 FREQ=DAILY
every day at 5pm write the note for the week => ? 2026-11-28 17:00 FREQ=DAILY;UNTIL=20261204T225959Z
every Tuesday at 9 check the two weeks before Christmas plan => ? 2026-12-15 09:00 FREQ=WEEKLY;BYDAY=TU
tomorrow at 9 plan the day after => ?
tomorrow at 9 plan the week before Christmas => ?
read the Friday after Christmas story tomorrow at 9 => ?
tomorrow at 9 everything except Sunday roast => ? 2026-11-29 09:00
every Saturday at 10 buy all except Sunday paper => ?
every day at 9 this time tomorrow film => ? 2026-11-29 09:00 FREQ=DAILY
from Monday to Friday at 9 stand-up => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
from tomorrow every day at 9 stand-up => 2026-11-29 09:00 FREQ=DAILY
starting Monday, every weekday at 9 stand-up => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
every weekday starting 15 December at 9 stand-up => 2026-12-15 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
every two weeks starting next Tuesday at 10 retro => ? 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
every month starting 5 January pay rent => ? 2027-01-05 09:00 FREQ=MONTHLY;BYMONTHDAY=5
every day from 1 to 5 December at 9 call Bob => 2026-12-01 09:00 FREQ=DAILY;UNTIL=20261205T225959Z
every day between 1 and 5 December at 9 call Bob => ?
weekly on Mondays through March at 9am => ?
every Thursday until further notice at 10 => 2026-12-03 10:00 FREQ=WEEKLY;BYDAY=TH
every Thursday through 17 December at 10 call Bob => 2026-12-03 10:00 FREQ=WEEKLY;BYDAY=TH;UNTIL=20261217T225959Z
every day until tomorrow at 9 call Bob => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261129T225959Z
every day until yesterday at 9 call Bob => ?
every Monday at 9 until noon => ?
every Monday until 9 December 2027 at 10 call Bob => 2026-11-30 10:00 FREQ=WEEKLY;BYDAY=MO;UNTIL=20271209T225959Z
every Monday until 9 at the office => ?
daily at 8am and 8pm take pills => 2026-11-28 20:00 FREQ=DAILY;BYHOUR=8,20
every day at 8:30 and 20:30 take pills => 2026-11-28 20:30 FREQ=DAILY;BYHOUR=8,20
every day at 9 and 17:30 => ?
every Monday and Thursday at 9am and 5pm check => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=9,17
every day at 8 and 8 => ?
every day at 9 and 10 people => ?
tomorrow at 8am and 8pm => ?
every weekday at 9, 12 and 15 drink => ?
every Friday except the last one at 4pm => ?
every day except Christmas at 9 => ?
every month except July on the 1st at 9 => ?
every other day except Sundays at 9 => ?
every hour except weekends drink => ?
every 1st and 3rd Wednesday of the month at 18:00 club => 2026-12-02 18:00 FREQ=MONTHLY;BYDAY=1WE,3WE
the first and last Friday of every month at 4pm => 2026-12-04 16:00 FREQ=MONTHLY;BYDAY=1FR,-1FR
every second Tuesday of the month at 10am => 2026-12-08 10:00 FREQ=MONTHLY;BYDAY=2TU
on the 15th and the last day of every month at 9 => ?
on the 5th, 15th and 25th of every month at 9 => 2026-12-05 09:00 FREQ=MONTHLY;BYMONTHDAY=5,15,25
every 2nd at 9 => ? 2026-12-02 09:00 FREQ=MONTHLY;BYMONTHDAY=2
every 15th at 9am pay => ? 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
day before tomorrow call Bob => ? 2026-11-28 09:00
the day after Christmas Day at 10 call Bob => 2026-12-26 10:00
three days after 24 December at 10am return gifts => 2026-12-27 10:00
the Monday after Easter at 10 call Bob => ?
the day after the 3rd of January at 10 => 2027-01-04 10:00
a day before Friday call Bob => 2026-12-03 09:00
two days before Friday at 9am prep => 2026-12-02 09:00
one week before the last Friday of December at 9am => 2026-12-18 09:00
the week before Christmas call Bob => ? 2026-12-18 09:00
a month before 24 December => ?
10 days before 24.12.2026 at 9am => 2026-12-14 09:00
two hours before Friday 5pm => ?
meeting notes 1 day before the launch tomorrow at 9 => ?
buy 2 tickets for Friday at 9am tomorrow => ? 2026-11-29 09:00
wait for a day => ?
call Bob for a week => ?
at 1200 people expected, remind me tomorrow => ? 2026-11-29 12:00
sell at 1500 tomorrow => ? 2026-11-29 15:00
tomorrow at 1430 hrs call Bob => 2026-11-29 14:30
call Bob at 0745 => 2026-11-29 07:45
call 1730 tomorrow at 9am => ? 2026-11-29 09:00
tomorrow at 2027 plan => ? 2026-11-29 20:27
room 1730 at 9am tomorrow => ? 2026-11-29 09:00
half past noon tomorrow => 2026-11-29 12:30
quarter past midnight => ? 2026-11-29 00:15
5 minutes to midnight call Bob => 2026-11-28 23:55
15 minutes after noon tomorrow => 2026-11-29 12:15
9am Eastern call Bob tomorrow => ?
9am Pacific tomorrow call Bob => 2026-11-29 18:00
every day at 9am and every Friday at 5pm => ?
take 2 before 9pm tomorrow => ? 2026-11-29 20:58
call Bob at five before nine tomorrow morning => 2026-11-29 08:55
from 5 December to 10 December at 9 call Bob => ?
ten to midnight call Bob => 2026-11-28 23:50
1800 tomorrow call Bob => ?
every other Friday until June at 4pm => ?
daily at 7am, 1pm and 7pm => 2026-11-28 13:00 FREQ=DAILY;BYHOUR=7,13,19
three weeks before 1 March at 9am renew => 2027-02-08 09:00
the day before the last Friday of December at 10 => 2026-12-24 10:00
call 0800 123456 tomorrow at 9 => 2026-11-29 09:00
`;
