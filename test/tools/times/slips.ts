/**
 * As in `english.ts`: dates that have just passed, days that are misspelled, and what is typed in
 * small letters or by its first ones.
 */
export const past = `
27 November at 9 send invoice => ? 2027-11-27 09:00
Nov 27 9am send invoice => ? 2027-11-27 09:00
12 November at 3pm call Bob => ? 2027-11-12 15:00
30 October at 3pm call Bob => ? 2027-10-30 15:00
1 October at 3pm call Bob => 2027-10-01 15:00
28 November at 15:00 call Bob => 2026-11-28 15:00
27 November 2027 at 9 call Bob => 2027-11-27 09:00
11/27 9am call Bob => ? 2027-11-27 09:00
27.11. um 9 Uhr Rechnung => ? 2027-11-27 09:00
am 27. November um 9 Rechnung schicken => ? 2027-11-27 09:00
el 27 de noviembre a las 9 pagar => ? 2027-11-27 09:00
le 27 novembre à 9h payer => ? 2027-11-27 09:00
27/11 às 9h pagar => ?
il 27 novembre alle 9 pagare => ? 2027-11-27 09:00
11月27日9時に支払い => ? 2027-11-27 09:00
11月27号上午9点付款 => ? 2027-11-27 09:00
27 listopada o 9 zapłacić => ? 2027-11-27 09:00
27 Kasım saat 9'da öde => ? 2027-11-27 09:00
27 नवंबर को सुबह 9 बजे => ? 2027-11-27 09:00
11월 27일 오전 9시 결제 => ? 2027-11-27 09:00
last Thursday of November at 9 call Bob => ? 2027-11-25 09:00
every year on 27 November at 9 => 2027-11-27 09:00 FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=27
every day at 9 until 27 November take pills => ?
every day at 9 from 27 November take pills => ?
every day at 9 until the end of October => ?
every day at 9 until end of June => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20270630T215959Z
every day from 25 to 27 November at 9 => ?
two weeks after 20 November at 9 => 2026-12-04 09:00
one week after 20 November at 9 => ? 2027-11-27 09:00
on the 27th at 9 pay => 2026-12-27 09:00
Halloween at 6pm => 2027-10-31 18:00
`;

export const misspelled = `
thurday 4pm call Bob => ?
wensday 4pm => ?
wednesady at 4pm => ?
fryday 4pm => ?
satuday 4pm => ?
tomorrw 4pm => ?
tmrrw 4pm => 2026-11-29 16:00
morgn um 16 Uhr => ?
übermorgn 16 Uhr => ?
Donnerstach 16 Uhr => ?
juevez a las 16 => ?
mañna a las 16 => ?
mecredi 16h => ?
demin à 16h => ?
amnhã 16h => ?
qunta 16h => ?
domai alle 16 => ?
vnerdi alle 16 => ?
renew the domain at 4pm => 2026-11-28 16:00
send modern invoice 4pm => 2026-11-28 16:00
Montage prüfen um 16 Uhr => 2026-11-28 16:00
appeler mari à 16h => 2026-11-28 16:00
4 or so tomorrow => ?
`;

export const short = `
tomorrow 9am pst => 2026-11-29 18:00
tomorrow 9am est => 2026-11-29 15:00
tomorrow 9am et => 2026-11-29 15:00
tomorrow 9am pt session => ?
walk west tomorrow at 4pm => 2026-11-29 16:00
tomorrow 9am cst => ?
tomorrow 2pm utc+3 => 2026-11-29 12:00
tomorrow 2pm (gmt) => 2026-11-29 15:00
morgen 9 Uhr utc => 2026-11-29 10:00
mañana a las 9 utc-3 => 2026-11-29 13:00
明日9時 gmt => 2026-11-29 10:00
demain 9h est la réunion => 2026-11-29 09:00
morgen um 9 Uhr ist Schluss => 2026-11-29 09:00
Jan 31st 8am => 2027-01-31 08:00
feb 3rd 8am => 2027-02-03 08:00
Mo früh => 2026-11-30 09:00
Fr Nachmittag => 2026-12-04 15:00
Mi Abend um 8 => 2026-12-02 20:00
So früh => ? 2026-11-29 09:00
Mo in einer Woche um 9 => 2026-12-07 09:00
Di nächste Woche um 9 => 2026-12-01 09:00
ab Mo jeden Tag um 9 => 2026-11-30 09:00 FREQ=DAILY
bis Fr jeden Tag um 9 => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261204T225959Z
Ruf Mo früh an => ? 2026-11-30 09:00
Ruf Mo morgen um 9 an => 2026-11-29 09:00
lun en una semana a las 9 => 2026-12-07 09:00
mié por la tarde => 2026-12-02 15:00
lun prochain à 9h => 2026-11-30 09:00
appeler Sam demain à 9h => 2026-11-29 09:00
seg que vem às 9h => 2026-11-30 09:00
lun prossimo alle 9 => 2026-11-30 09:00
明日の9時過ぎに電話 => ? 2026-11-29 09:00
お昼過ぎに電話 => ?
午後イチで電話 => ?
明日の午後3時ぐらい => ? 2026-11-29 15:00
明天九点多打电话 => ? 2026-11-29 09:00
明儿下午4点 => 2026-11-29 16:00
今儿晚上8点 => 2026-11-28 20:00
逢周五下午4点 => 2026-12-04 16:00 FREQ=WEEKLY;BYDAY=FR
明明後日16時 => 2026-12-01 16:00
`;
