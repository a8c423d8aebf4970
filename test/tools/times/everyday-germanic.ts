/** As in `english.ts`, as people type it. */
export const english = `
Mon–Fri at 9 call Bob => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
call Bob Mon-Fri 9:30 => 2026-11-30 09:30 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
call Bob Monday to Friday at 9am => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
call Bob every Mon to Thu at 8:15am => 2026-11-30 08:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH
call Bob from Monday through Friday at 9am => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
tomorrow 9-10 call Bob => 2026-11-29 09:00
tomorrow 2-3pm call Bob => 2026-11-29 14:00
tomorrow from 9am to 11am call Bob => 2026-11-29 09:00
tomorrow 9:30–10:30 call Bob => 2026-11-29 09:30
tomorrow 11-1pm call Bob => 2026-11-29 11:00
call Bob at midnight => 2026-11-29 00:00
call Bob today at midnight => 2026-11-29 00:00
call Bob tonight at 12 => 2026-11-29 00:00
call Bob on Friday at midnight => ?
call Bob at noon => 2026-11-29 12:00
noon tomorrow: call Bob => 2026-11-29 12:00
call Bob at 3pm => 2026-11-28 15:00
3pm call Bob => 2026-11-28 15:00
call Bob 9am tmrw => 2026-11-29 09:00
call Bob tomorrow 9.30 am => 2026-11-29 09:30
call Bob tomorrow at 9.30 => 2026-11-29 09:30
call Bob tomorrow at 18.30 => 2026-11-29 18:30
call Bob tomorrow, 6:15pm => 2026-11-29 18:15
call Bob in 2h => 2026-11-28 14:30
call Bob in 2 hrs => 2026-11-28 14:30
call Bob in 1h30 => 2026-11-28 14:00
call Bob in 1h 30m => 2026-11-28 14:00
call Bob in 45m => 2026-11-28 13:15
call Bob in 45 mins => 2026-11-28 13:15
in 2 hours and 15 minutes call Bob => 2026-11-28 14:45
call Bob in one and a half hours => 2026-11-28 14:00
call Bob in an hour => 2026-11-28 13:30
in ten minutes, call Bob => 2026-11-28 12:40
call Bob in a week => 2026-12-05 09:00
call Bob in 2 weeks at 3pm => 2026-12-12 15:00
call Bob in six months => 2027-05-28 09:00
call Bob a week from Monday => 2026-12-07 09:00
call Bob two weeks from today at 10am => 2026-12-12 10:00
call Bob Fri 4pm => 2026-12-04 16:00
call Bob on Wed. at 11am => 2026-12-02 11:00
call Bob Thursday afternoon => 2026-12-03 15:00
call Bob Monday morning at 8 => 2026-11-30 08:00
on Tuesday evening call Bob => 2026-12-01 20:00
call Bob this Friday at noon => ?
call Bob at the end of the month => 2026-11-30 09:00
call Bob end of month => 2026-11-30 09:00
call Bob at the end of next month => 2026-12-31 09:00
call Bob on the last Friday of each month at 4pm => 2026-12-25 16:00 FREQ=MONTHLY;BYDAY=-1FR
call Bob at the end of every month => 2026-11-30 09:00 FREQ=MONTHLY;BYMONTHDAY=-1
call Bob every other Tuesday at 10am => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
call Bob every first working day of the month at 9am => 2026-12-01 09:00 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1
call Bob on the last business day of every month at 4pm => 2026-11-30 16:00 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
call Bob every workday at 8:45 am => 2026-11-30 08:45 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
call Bob every week on Tuesday and Thursday at 2pm => 2026-12-01 14:00 FREQ=WEEKLY;BYDAY=TU,TH
call Bob Mondays, Wednesdays and Fridays at 7am => 2026-11-30 07:00 FREQ=WEEKLY;BYDAY=MO,WE,FR
call Bob Tuesdays & Thursdays 7pm => 2026-12-01 19:00 FREQ=WEEKLY;BYDAY=TU,TH
call Bob Mon, Wed and Fri at 7am => 2026-11-30 07:00 FREQ=WEEKLY;BYDAY=MO,WE,FR
call Bob every Saturday and Sunday at 10am => 2026-11-29 10:00 FREQ=WEEKLY;BYDAY=SA,SU
call Bob every weekend at 10am => 2026-11-29 10:00 FREQ=WEEKLY;BYDAY=SA,SU
call Bob every evening at 9 => 2026-11-28 21:00 FREQ=DAILY
call Bob every night at 10 => 2026-11-28 22:00 FREQ=DAILY
call Bob every 1st of the month at 9am => 2026-12-01 09:00 FREQ=MONTHLY;BYMONTHDAY=1
call Bob monthly on the 15th at 9am => 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
call Bob on the 15th of every month at 9am => 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
call Bob every year on March 3 at 9am => 2027-03-03 09:00 FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3
call Bob every 3 days at 9am => ?
call Bob every 30 minutes => 2026-11-28 13:00 FREQ=MINUTELY;INTERVAL=30
call Bob on Dec 3 at 2pm => 2026-12-03 14:00
call Bob on the 3rd of December at 2pm => 2026-12-03 14:00
call Bob on 3 Dec 14:00 => 2026-12-03 14:00
call Bob 03/04 at 9am => ?
call Bob on 29 February at 9am => 2028-02-29 09:00
call Bob on Feb 29, 2027 => ?
call Bob on Jan 5th, 2028 at 9am => 2028-01-05 09:00
call Bob 9am Berlin time tomorrow => 2026-11-29 09:00
call Bob tomorrow at 15:00 UTC+2 => 2026-11-29 14:00
call Bob tomorrow 3pm PST => 2026-11-30 00:00
call Bob at 5pm London time => 2026-11-28 18:00
call Bob on Christmas Eve at 6pm => 2026-12-24 18:00
call Bob on New Year's Eve at 8pm => 2026-12-31 20:00
call Bob at Christmas => ? 2026-12-25 09:00
call Bob half an hour from now => 2026-11-28 13:00
call Bob a quarter past 3 pm => 2026-11-28 15:15
call Bob tomorrow at quarter to 6 in the evening => 2026-11-29 17:45
remind me tomorrow at 9am to call Bob => 2026-11-29 09:00
please remind me to call Bob tomorrow at 9am => 2026-11-29 09:00
tomorrow at 9am sharp call Bob => 2026-11-29 09:00
call Bob next Wednesday at 3pm => 2026-12-02 15:00
call Bob next Monday 9am => 2026-11-30 09:00
call Bob the Monday after next at 9am => 2026-12-07 09:00
call Bob the following Monday at 9am => 2026-11-30 09:00
call Bob next month on the 5th at 9am => 2026-12-05 09:00
call Bob on Monday the 30th at 9am => 2026-11-30 09:00
call Bob on Tuesday the 30th at 9am => ?
call Bob later => -
call Bob in a bit => -
call Bob by 5pm tomorrow => ?
`;

export const german = `
Mo-Fr 9 Uhr Bob anrufen => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
Bob anrufen Mo–Do um 8:15 => 2026-11-30 08:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH
Bob anrufen Montag bis Freitag um 9 Uhr => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
von Montag bis Freitag um 17 Uhr Bob anrufen => 2026-11-30 17:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
Bob anrufen Mo, Mi und Fr um 7 Uhr => 2026-11-30 07:00 FREQ=WEEKLY;BYDAY=MO,WE,FR
Bob anrufen Mo/Mi/Fr 7 Uhr => 2026-11-30 07:00 FREQ=WEEKLY;BYDAY=MO,WE,FR
Bob anrufen Mi um 18 Uhr => 2026-12-02 18:00
Fr 15 Uhr Bob anrufen => 2026-12-04 15:00
Bob anrufen Do 14:30 => 2026-12-03 14:30
Bob anrufen am Mo. um 9 Uhr => 2026-11-30 09:00
Bob anrufen morgen 9-10 Uhr => 2026-11-29 09:00
morgen von 9 bis 10 Uhr Bob anrufen => 2026-11-29 09:00
morgen 14–15 Uhr Bob anrufen => 2026-11-29 14:00
Bob anrufen morgen um 18.30 => 2026-11-29 18:30
Bob anrufen morgen 18.30 Uhr => 2026-11-29 18:30
Bob anrufen morgen 18 Uhr 30 => 2026-11-29 18:30
Bob anrufen heute 18h => 2026-11-28 18:00
Bob anrufen um 15 Uhr => 2026-11-28 15:00
15:30 Bob anrufen => 2026-11-28 15:30
Bob anrufen um 10 Uhr => ?
Bob anrufen um Mitternacht => 2026-11-29 00:00
Bob anrufen heute um Mitternacht => 2026-11-29 00:00
Bob anrufen morgen Mittag => 2026-11-29 12:00
Bob anrufen morgen mittags => 2026-11-29 12:00
Bob anrufen morgen Vormittag => 2026-11-29 09:00
Bob anrufen morgen Nachmittag um 3 => 2026-11-29 15:00
Bob anrufen Montag Vormittag um 10 => 2026-11-30 10:00
Bob anrufen Montagmorgen um 8 => 2026-11-30 08:00
Bob anrufen am Freitagnachmittag => 2026-12-04 15:00
Bob anrufen Dienstagabend um halb acht => 2026-12-01 19:30
Bob anrufen in 2 h => 2026-11-28 14:30
Bob anrufen in 2 Std. => 2026-11-28 14:30
Bob anrufen in 20 Min => 2026-11-28 12:50
in einer Stunde Bob anrufen => 2026-11-28 13:30
Bob anrufen in eineinhalb Stunden => 2026-11-28 14:00
Bob anrufen in einer Dreiviertelstunde => 2026-11-28 13:15
Bob anrufen in zwei Stunden und 15 Minuten => 2026-11-28 14:45
Bob anrufen in 3 Tagen um 10 Uhr => 2026-12-01 10:00
Bob anrufen in zwei Wochen => 2026-12-12 09:00
Bob anrufen in zwei Wochen am Dienstag => ?
Bob anrufen heute in einer Woche um 9 Uhr => 2026-12-05 09:00
Bob anrufen in einem halben Jahr => 2027-05-28 09:00
Bob anrufen übernächsten Montag um 9 => 2026-12-07 09:00
Bob anrufen kommenden Mittwoch um 11 Uhr => 2026-12-02 11:00
Bob anrufen am kommenden Freitag => 2026-12-04 09:00
Bob anrufen nächste Woche am Donnerstag um 11 Uhr => 2026-12-03 11:00
Bob anrufen am Dienstag nächster Woche => 2026-12-01 09:00
Bob anrufen übernächste Woche Dienstag um 9 Uhr => 2026-12-08 09:00
Bob anrufen Ende des Monats => 2026-11-30 09:00
Bob anrufen am Monatsende => 2026-11-30 09:00
Bob anrufen Ende nächsten Monats => 2026-12-31 09:00
Bob anrufen am Monatsletzten um 16 Uhr => 2026-11-30 16:00
Bob anrufen jeden letzten Freitag im Monat um 16 Uhr => 2026-12-25 16:00 FREQ=MONTHLY;BYDAY=-1FR
Bob anrufen am ersten Arbeitstag jedes Monats um 9 Uhr => 2026-12-01 09:00 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1
Bob anrufen alle 14 Tage dienstags um 10 Uhr => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
Bob anrufen alle 2 Wochen montags um 9 Uhr => 2026-11-30 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO
Bob anrufen jede Woche Montag und Donnerstag um 9 Uhr => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TH
Bob anrufen jeden Dienstag und Donnerstag um 19 Uhr => 2026-12-01 19:00 FREQ=WEEKLY;BYDAY=TU,TH
Bob anrufen jedes Wochenende um 10 Uhr => 2026-11-29 10:00 FREQ=WEEKLY;BYDAY=SA,SU
Bob anrufen jeden Abend um 9 => 2026-11-28 21:00 FREQ=DAILY
Bob anrufen jeden 1. des Monats um 9 Uhr => 2026-12-01 09:00 FREQ=MONTHLY;BYMONTHDAY=1
Bob anrufen am 15. jedes Monats um 9 Uhr => 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
Bob anrufen jeden Monat am 31. um 9 Uhr => 2026-12-31 09:00 FREQ=MONTHLY;BYMONTHDAY=31
Bob anrufen am letzten Tag des Monats um 9 Uhr => 2026-11-30 09:00
Bob anrufen an jedem Werktag um 9 Uhr => ? 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
Bob anrufen stündlich => 2026-11-28 13:30 FREQ=HOURLY
Bob anrufen am 3. Dezember um 14 Uhr => 2026-12-03 14:00
Bob anrufen am 3. Dez. um 14 Uhr => 2026-12-03 14:00
Bob anrufen am 3.12. um 14:30 => 2026-12-03 14:30
Bob anrufen 03.12.26 14:30 => 2026-12-03 14:30
Bob anrufen am Donnerstag, den 3. Dezember, um 14 Uhr => 2026-12-03 14:00
Bob anrufen am Freitag, den 3. Dezember, um 14 Uhr => ?
Bob anrufen am 29. Februar um 9 Uhr => 2028-02-29 09:00
Bob anrufen am 31. November => ?
Bob anrufen am 5. Januar 2028 um 9 Uhr => 2028-01-05 09:00
Bob anrufen Heiligabend um 18 Uhr => 2026-12-24 18:00
Bob anrufen an Silvester um 20 Uhr => 2026-12-31 20:00
Bob anrufen zu Ostern => ?
Bob anrufen morgen 9 Uhr Londoner Zeit => 2026-11-29 10:00
Bob anrufen morgen 9 Uhr New Yorker Zeit => 2026-11-29 15:00
Bob anrufen morgen um 9 Uhr MEZ => 2026-11-29 09:00
Bob anrufen morgen um 9 Uhr Sommerzeit => ? 2026-11-29 09:00
erinnere mich morgen um 9 Uhr daran, Bob anzurufen => 2026-11-29 09:00
erinner mich bitte morgen um 9 an Bob => 2026-11-29 09:00
Bob anrufen heute um viertel nach drei => ? 2026-11-28 15:15
Bob anrufen heute 15 Uhr 15 => 2026-11-28 15:15
Bob anrufen morgen um Viertel nach zehn => 2026-11-29 10:15
Bob anrufen morgen gegen 9 => ?
Bob anrufen spätestens Freitag => ?
Bob anrufen bald => ?
`;
