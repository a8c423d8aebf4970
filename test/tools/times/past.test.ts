import { expect, test } from 'vitest';
import { toLocalTime } from '../../../src/core/local-time.ts';
import { createSchedule } from '../../../src/tools/schedule.ts';

const zone = 'Europe/Berlin';
const NOW = Date.UTC(2026, 10, 28, 11, 30); // Saturday, 12:30 in Berlin.
const { readSince } = createSchedule();

/** Since when, on that Saturday; `-` if it is not understood. */
const PHRASES = `
yesterday => 2026-11-27 00:00
today => 2026-11-28 00:00
Monday => 2026-11-23 00:00
since last Monday => 2026-11-23 00:00
Saturday => 2026-11-21 00:00
Monday 9am => 2026-11-23 09:00
Friday afternoon => 2026-11-27 12:00
3 hours ago => 2026-11-28 09:30
an hour and a half ago => 2026-11-28 11:00
57 minutes 30 seconds ago => 2026-11-28 11:32
the last two weeks => 2026-11-14 00:00
last 3 days => 2026-11-25 00:00
last week => 2026-11-16 00:00
Tuesday last week => 2026-11-17 00:00
this week => 2026-11-23 00:00
last month => 2026-10-01 00:00
last night => 2026-11-27 20:00
this morning => 2026-11-28 05:00
9:00 => 2026-11-28 09:00
18:00 => 2026-11-27 18:00
yesterday at 6pm => 2026-11-27 18:00
2 November => 2026-11-02 00:00
24 December => 2025-12-24 00:00
the 15th => 2026-11-15 00:00
2026-11-20 14:00 => 2026-11-20 14:00
9am London time => 2026-11-28 10:00
24 December 2027 => -
wczoraj => 2026-11-27 00:00
od wczoraj => 2026-11-27 00:00
od poniedziałku => 2026-11-23 00:00
od środy 9:00 => 2026-11-25 09:00
3 godziny temu => 2026-11-28 09:30
dwa dni temu => 2026-11-26 00:00
ostatnie 3 dni => 2026-11-25 00:00
przedwczoraj => 2026-11-26 00:00
zeszły tydzień => 2026-11-16 00:00
wczoraj o 18 => 2026-11-27 18:00
dün => 2026-11-27 00:00
dünden beri => 2026-11-27 00:00
pazartesiden beri => 2026-11-23 00:00
pazartesi => 2026-11-23 00:00
3 saat önce => 2026-11-28 09:30
iki gün önce => 2026-11-26 00:00
son 3 gün => 2026-11-25 00:00
geçen hafta => 2026-11-16 00:00
bu ay => 2026-11-01 00:00
dün 18:00 => 2026-11-27 18:00
कल => 2026-11-27 00:00
कल से => 2026-11-27 00:00
परसों => 2026-11-26 00:00
सोमवार से => 2026-11-23 00:00
3 घंटे पहले => 2026-11-28 09:30
दो दिन पहले => 2026-11-26 00:00
पिछले 3 दिन => 2026-11-25 00:00
पिछले हफ़्ते => 2026-11-16 00:00
कल शाम 6 बजे => 2026-11-27 18:00
आज सुबह => 2026-11-28 05:00
jutro => -
yarın => -
어제 => 2026-11-27 00:00
어제부터 => 2026-11-27 00:00
월요일 => 2026-11-23 00:00
3시간 전 => 2026-11-28 09:30
두 시간 전부터 => 2026-11-28 10:30
3일 전 => 2026-11-25 00:00
어제 오후 6시 => 2026-11-27 18:00
그저께 => 2026-11-26 00:00
지난주 => 2026-11-16 00:00
이번 달 => 2026-11-01 00:00
내일 => -
tomorrow => -
the meeting => -
Monday or Tuesday => -
gestern => 2026-11-27 00:00
vorgestern => 2026-11-26 00:00
seit Montag => 2026-11-23 00:00
letzten Mittwoch um 9 Uhr => 2026-11-25 09:00
vor 3 Stunden => 2026-11-28 09:30
vor einer halben Stunde => 2026-11-28 12:00
letzte Woche => 2026-11-16 00:00
Dienstag letzter Woche => 2026-11-17 00:00
den letzten 3 Tagen => 2026-11-25 00:00
heute Morgen => 2026-11-28 05:00
gestern Abend => 2026-11-27 20:00
am 2.11. => 2026-11-02 00:00
ayer => 2026-11-27 00:00
anteayer => 2026-11-26 00:00
desde el lunes => 2026-11-23 00:00
hace 3 horas => 2026-11-28 09:30
hace dos días => 2026-11-26 00:00
la semana pasada => 2026-11-16 00:00
el lunes pasado => 2026-11-23 00:00
hier => 2026-11-27 00:00
avant-hier => 2026-11-26 00:00
depuis lundi => 2026-11-23 00:00
il y a 3 heures => 2026-11-28 09:30
la semaine dernière => 2026-11-16 00:00
lundi dernier à 9h => 2026-11-23 09:00
hier soir => 2026-11-27 20:00
ontem => 2026-11-27 00:00
desde segunda-feira => 2026-11-23 00:00
há 3 horas => 2026-11-28 09:30
3 horas atrás => 2026-11-28 09:30
semana passada => 2026-11-16 00:00
ontem às 18h => 2026-11-27 18:00
ieri => 2026-11-27 00:00
l'altro ieri => 2026-11-26 00:00
da lunedì => 2026-11-23 00:00
3 ore fa => 2026-11-28 09:30
la settimana scorsa => 2026-11-16 00:00
lunedì scorso => 2026-11-23 00:00
昨日 => 2026-11-27 00:00
一昨日から => 2026-11-26 00:00
月曜日から => 2026-11-23 00:00
3時間前 => 2026-11-28 09:30
先週 => 2026-11-16 00:00
先週の火曜日 => 2026-11-17 00:00
今朝から => 2026-11-28 05:00
昨天 => 2026-11-27 00:00
前天 => 2026-11-26 00:00
从周一开始 => 2026-11-23 00:00
3小时前 => 2026-11-28 09:30
半小时前 => 2026-11-28 12:00
上周 => 2026-11-16 00:00
上周二 => 2026-11-17 00:00
昨天下午 => 2026-11-27 12:00
`;

test.each(
  PHRASES.trim()
    .split('\n')
    .map((line) => line.split(' => ') as [string, string]),
)('since %s: %s', async (phrase, meaning) => {
  const found = await readSince(phrase, { zone, now: NOW });
  const shown = found && new Date(toLocalTime(found.at, zone)).toISOString().slice(0, 16);

  expect(shown?.replace('T', ' ') ?? '-').toBe(meaning);
});
