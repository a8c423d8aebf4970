/** As in \`english.ts\`. */
export const german = `
Blumen gießen morgen um 9 Uhr => 2026-11-29 09:00
Blumen gießen morgen früh um 7 => 2026-11-29 07:00
Blumen gießen übermorgen um 14 Uhr => 2026-11-30 14:00
Blumen gießen heute um 18:30 Uhr => 2026-11-28 18:30
Blumen gießen heute Abend um 8 => 2026-11-28 20:00
Blumen gießen morgen Abend => 2026-11-29 20:00
Blumen gießen morgen um halb neun => 2026-11-29 08:30
Blumen gießen heute Abend um halb neun => 2026-11-28 20:30
Blumen gießen morgen um viertel nach neun => 2026-11-29 09:15
Blumen gießen morgen um Viertel vor neun => 2026-11-29 08:45
Blumen gießen morgen um dreiviertel neun => 2026-11-29 08:45
Blumen gießen morgen um viertel neun => ?
Blumen gießen morgen um fünf vor halb neun => 2026-11-29 08:25
Blumen gießen morgen um zehn nach acht => 2026-11-29 08:10
Blumen gießen am 24.12. um 18 Uhr => 2026-12-24 18:00
Blumen gießen 31.1. um 7 Uhr => 2027-01-31 07:00
Blumen gießen am 24. Dezember um 18 Uhr 30 => 2026-12-24 18:30
Blumen gießen am 1.12.2026 14.30 Uhr => 2026-12-01 14:30
Blumen gießen am 5. um 9 Uhr => 2026-12-05 09:00
Blumen gießen So 18 Uhr => ? 2026-11-29 18:00
Blumen gießen Mi um 18 Uhr => 2026-12-02 18:00
Blumen gießen Do. 3.12. um 18 Uhr => 2026-12-03 18:00
Blumen gießen am Montag um 9 Uhr => 2026-11-30 09:00
Blumen gießen nächsten Dienstag um 10 Uhr => 2026-12-01 10:00
Blumen gießen nächsten Sonntag => ?
Blumen gießen übernächsten Dienstag => 2026-12-08 09:00
Blumen gießen Dienstag in einer Woche => 2026-12-08 09:00
Blumen gießen nächste Woche Mittwoch um 11 Uhr => 2026-12-02 11:00
Blumen gießen in 14 Tagen => 2026-12-12 09:00
Blumen gießen in acht Tagen => ?
Blumen gießen in einer halben Stunde => 2026-11-28 13:00
Blumen gießen in einer Viertelstunde => 2026-11-28 12:45
Blumen gießen in anderthalb Stunden => 2026-11-28 14:00
Blumen gießen in zweieinhalb Stunden => 2026-11-28 15:00
Blumen gießen in 1,5 Stunden => 2026-11-28 14:00
Blumen gießen in einem Monat => 2026-12-28 09:00
Blumen gießen am ersten Montag im nächsten Monat => 2026-12-07 09:00
Blumen gießen jeden Tag um 8 Uhr => 2026-11-29 08:00 FREQ=DAILY
Blumen gießen täglich um 18 Uhr => 2026-11-28 18:00 FREQ=DAILY
Blumen gießen jeden Montag um 9 Uhr => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
Blumen gießen montags und donnerstags um 9 Uhr => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TH
Blumen gießen jeden Arbeitstag um 7 Uhr => 2026-11-30 07:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
Blumen gießen werktags um 7 Uhr => ?
Blumen gießen alle zwei Wochen am Dienstag um 10 Uhr => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
Blumen gießen jeden zweiten Dienstag um 10 Uhr => ?
Blumen gießen jeden ersten Montag im Monat um 9 Uhr => 2026-12-07 09:00 FREQ=MONTHLY;BYDAY=1MO
Blumen gießen am letzten Freitag jedes Monats um 16 Uhr => 2026-12-25 16:00 FREQ=MONTHLY;BYDAY=-1FR
Blumen gießen monatlich am 15. um 9 Uhr => 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
Blumen gießen jährlich am 24. Dezember um 9 Uhr => 2026-12-24 09:00 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24
Blumen gießen jeden Morgen um 8 => 2026-11-29 08:00 FREQ=DAILY
Blumen gießen nach dem Mittagessen => ?
Blumen gießen bis Freitag => ?
Blumen gießen morgen um 4 => ? 2026-11-29 16:00
Blumen gießen um 9 Uhr New Yorker Zeit => 2026-11-28 15:00
morgen eine halbe Stunde vor 9 Uhr => 2026-11-29 08:30
morgen zwei Stunden vor 9 Uhr => 2026-11-29 07:00
morgen eine Viertelstunde vor 9 Uhr => 2026-11-29 08:45
morgen 9 Uhr Londoner Zeit => 2026-11-29 10:00
morgen 9 Uhr New Yorker Zeit => 2026-11-29 15:00
morgen um 9 Uhr Sommerzeit => ?
neunzehnhundert morgen => ?
jeden Montag um 9 Uhr, fünfmal => ?
`;
