/** Series within bounds: until, except, from one day to another, some hours of each day. */

export const europeanBounds = `
daily from 1 to 5 December at 9 => 2026-12-01 09:00 FREQ=DAILY;UNTIL=20261205T225959Z
daily from the 1st to the 5th of December at 9 => 2026-12-01 09:00 FREQ=DAILY;UNTIL=20261205T225959Z
1–5 December daily at 9 => 2026-12-01 09:00 FREQ=DAILY;UNTIL=20261205T225959Z
daily at 9 until 18 December => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261218T225959Z
from 5 to 1 December daily at 9 => ?
from 1 to 5 December call Bob => ?
täglich vom 1. bis 5. Dezember um 9 Bob anrufen => 2026-12-01 09:00 FREQ=DAILY;UNTIL=20261205T225959Z
täglich um 9 bis 18. Dezember => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261218T225959Z
del 1 al 5 de diciembre todos los días a las 9 => 2026-12-01 09:00 FREQ=DAILY;UNTIL=20261205T225959Z
dal 1 al 5 dicembre ogni giorno alle 9 => 2026-12-01 09:00 FREQ=DAILY;UNTIL=20261205T225959Z
de 1 a 5 de dezembro todos os dias às 9 => 2026-12-01 09:00 FREQ=DAILY;UNTIL=20261205T225959Z
codziennie od 1 do 5 grudnia o 9 => 2026-12-01 09:00 FREQ=DAILY;UNTIL=20261205T225959Z
every 2 hours from 8am to 6pm => 2026-11-28 14:00 FREQ=DAILY;BYHOUR=8,10,12,14,16,18
every hour between 9am and 5pm drink water => 2026-11-28 13:00 FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16,17
every hour from 9:30 to 12:30 => ?
every 30 minutes from 9 to 12 => ?
every hour from 22 to 6 => ?
tomorrow between 9am and 5pm call Bob => ?
meeting from 9 to 11 tomorrow => 2026-11-29 09:00
toutes les heures de 9h à 17h => 2026-11-28 13:00 FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16,17
ogni ora dalle 9 alle 17 => 2026-11-28 13:00 FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16,17
a cada hora das 9h às 17h => 2026-11-28 13:00 FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16,17
co godzinę od 9 do 17 => 2026-11-28 13:00 FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16,17
at Easter at 10 call Bob => ? 2027-03-28 10:00
Ostern um 10 => ? 2027-03-28 10:00
à Pâques => ? 2027-03-28 09:00
weekdays at 9 except holidays call Bob => ?
na próxima segunda às nove e um quarto => 2026-11-30 09:15
reservar um quarto amanhã às 9 => 2026-11-29 09:00
reservar mesa e um quarto amanhã às 9 => ?
cada lunes a las 9 excepto el 7 de diciembre => ?
co poniedziałek o 9 oprócz 7 grudnia => ?
her pazartesi saat 9'da 7 Aralık hariç => ?
codziennie o 9 do 18 grudnia => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261218T225959Z
codziennie o 9 do piątku => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261204T225959Z
codziennie o 9 oprócz niedzieli => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
w dni robocze o 8 z wyjątkiem piątku => 2026-11-30 08:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH
codziennie o 9 oprócz soboty i niedzieli => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
codziennie od 1 grudnia o 9 => 2026-12-01 09:00 FREQ=DAILY
zadzwonić do Boba jutro o 9 => 2026-11-29 09:00
spotkanie jutro od 9 do 11 => 2026-11-29 09:00
her gün saat 9'da 18 Aralık'a kadar => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261218T225959Z
cuma gününe kadar her gün saat 9'da => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261204T225959Z
her gün saat 9'da pazar hariç => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
hafta içi her gün saat 9'da cuma günü dışında => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH
hafta sonu hariç her gün saat 9'da => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
`;

export const asianBounds = `
12月1日から5日まで毎日9時 => 2026-12-01 09:00 FREQ=DAILY;UNTIL=20261205T225959Z
毎時9時から17時まで => 2026-11-28 13:00 FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16,17
12月1日到5日每天九点 => ?
每小时从9点到17点喝水 => 2026-11-28 13:00 FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16,17
हर दिन सुबह 9 बजे 18 दिसंबर तक => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261218T225959Z
हर दिन सुबह 9 बजे रविवार को छोड़कर => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
शनिवार और रविवार को छोड़कर हर दिन सुबह 9 बजे => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
शाम 5 बजे तक रिपोर्ट => ?
매일 9시에 12월 18일까지 => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261218T225959Z
금요일까지 매일 9시에 => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261204T225959Z
일요일을 제외하고 매일 오전 9시에 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
일요일 빼고 매일 9시에 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
평일 9시 금요일 제외 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH
토요일과 일요일을 제외하고 매일 9시에 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
주말 빼고 매일 9시에 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
매주 월요일 9시, 12월 7일 제외 => ?
매일 9시 공휴일 제외 => ?
हर सोमवार सुबह 9 बजे 7 दिसंबर को छोड़कर => ?
9시까지 보고서 => ?
매일 오후 6시까지 => ?
`;
