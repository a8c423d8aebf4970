/**
 * As in `english.ts`, on a Saturday: a word beside a time that may belong to it, and names that are
 * days. The time is asked about if such a word was not read; no word is lost.
 */
export const halfRead = `
Th in a week call Bob => ? 2026-12-05 09:00
in a week Th call => ? 2026-12-05 09:00
Wd 5pm dentist => ? 2026-11-28 17:00
We 5pm dentist => ? 2026-11-28 17:00
Su 9am call => ? 2026-11-29 09:00
mo 9am call => ? 2026-11-29 09:00
Thrs 9am call => ? 2026-11-29 09:00
Wednes 9am call => ?
pay th 3rd => ? 2026-12-03 09:00
EOD send report => ?
tomorrow COB call => ?
eightish tomorrow call => ?
tomorrow tenish call => ?
tomorrow around sixish call => ?
in 3 dys at 9am water plants => ? 2026-11-29 09:00
in 2 huors at 5pm stretch => ? 2026-11-28 17:00
in 3 rooms at 9am set up chairs => 2026-11-29 09:00
ju en una semana llamar => ? 2026-12-05 09:00
bisemanal los lunes a las 9 reunión => ? 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
trimestriel le 5 à 9h point => ? 2026-12-05 09:00
quinzenal às segundas às 9 reunião => ? 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
5ª às 9 reunião => ? 2026-12-03 09:00
2ª-feira às 9 reunião => ? 2026-11-30 09:00
toda 2ª terça do mês às 9 ligar => 2026-12-08 09:00 FREQ=MONTHLY;BYDAY=2TU
a 5ª reunião amanhã às 9 => ?
14-tägig montags um 9 Uhr Müll => 2026-11-30 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO
vierzehntägig montags um 9 Uhr Müll => 2026-11-30 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO
明日EODに送る => ? 2026-11-29 09:00
明天EOD发报告 => ? 2026-11-29 09:00
明日のランチに電話 => ?
明日Q3の資料を送る => 2026-11-29 09:00
明天Q3报告 => 2026-11-29 09:00
review Q3 numbers tomorrow at 9am => 2026-11-29 09:00
Q4 Zahlen morgen um 9 Uhr prüfen => 2026-11-29 09:00
T3 bilan demain à 9h => 2026-11-29 09:00
we meet tomorrow at 5pm => 2026-11-29 17:00
tomorrow at 5pm we meet Ana => 2026-11-29 17:00
call Mo tomorrow at 9am => 2026-11-29 09:00
à 9h demain vendre la voiture => 2026-11-29 09:00
Dr. Friday at 10am => 2026-12-04 10:00
Frau Sonntag um 10 Uhr anrufen => ? 2026-11-29 10:00
tomorrow at noon lunch with Ana => 2026-11-29 12:00
morgen Mittag Mittagessen mit Ana => 2026-11-29 12:00
`;

/** A phrase, and what is left as the text of the reminder. */
export const names: readonly (readonly [phrase: string, rest: string])[] = [
  ['call Mon tomorrow at 5pm', 'call Mon'],
  ['tomorrow buy Sat receiver', 'buy Sat receiver'],
  ['buy Sun cream tomorrow', 'buy Sun cream'],
  ['every Monday at 9am buy Sun cream', 'buy Sun cream'],
  ['in an hour Sat nav update', 'Sat nav update'],
  ['email Mr Monday tomorrow at 9am', 'email Mr Monday'],
  ['prepare for Friday tomorrow at 9am', 'prepare for Friday'],
  ['Friday at 5pm send notes of the Monday meeting', 'send notes of the Monday meeting'],
  ['morgen um 9 Uhr Frau Sonntag anrufen', 'Frau Sonntag anrufen'],
  ['morgen um 9 Uhr auf Freitag vorbereiten', 'auf Freitag vorbereiten'],
  ['demain à 9h appeler Mme Dimanche', 'appeler Mme Dimanche'],
  ['mañana a las 10 llamar a Viernes', 'llamar a Viernes'],
  ['domani alle 9 preparare per lunedì', 'preparare per lunedì'],
  ['call Mo tomorrow at 9am', 'call Mo'],
];
