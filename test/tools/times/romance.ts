/** As in \`english.ts\`. */
export const spanish = `
regar las plantas mañana a las 9 => 2026-11-29 09:00
regar las plantas mañana a las nueve de la mañana => 2026-11-29 09:00
regar las plantas mañana por la mañana => 2026-11-29 09:00
regar las plantas pasado mañana a las 10:30 => 2026-11-30 10:30
regar las plantas hoy a las ocho y media de la tarde => 2026-11-28 20:30
regar las plantas mañana a las nueve menos cuarto => 2026-11-29 08:45
regar las plantas mañana a las nueve y cuarto => 2026-11-29 09:15
regar las plantas mañana a las nueve y veinte => 2026-11-29 09:20
regar las plantas el lunes a las 17 => 2026-11-30 17:00
regar las plantas el lunes a las 5 de la tarde => 2026-11-30 17:00
regar las plantas el próximo martes a las 9 => 2026-12-01 09:00
regar las plantas el martes que viene a las 9 => 2026-12-01 09:00
regar las plantas en media hora => 2026-11-28 13:00
regar las plantas dentro de dos horas => 2026-11-28 14:30
regar las plantas en hora y media => 2026-11-28 14:00
regar las plantas en quince días => ?
regar las plantas el 24 de diciembre a las 18:00 => 2026-12-24 18:00
regar las plantas el 31/1 a las 7 => 2027-01-31 07:00
regar las plantas el 1/12/2026 a las 14:30 => 2026-12-01 14:30
regar las plantas todos los días a las 8 => 2026-11-29 08:00 FREQ=DAILY
regar las plantas cada lunes a las 9 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
regar las plantas los lunes y jueves a las 9 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TH
regar las plantas cada dos semanas => ?
regar las plantas el primer lunes de cada mes a las 9 => 2026-12-07 09:00 FREQ=MONTHLY;BYDAY=1MO
regar las plantas a las 5 => ?
una hora antes de las 9:00 mañana => ?
`;

export const french = `
arroser les plantes demain à 9h => 2026-11-29 09:00
arroser les plantes après-demain à 14h30 => 2026-11-30 14:30
arroser les plantes ce soir à 20h => 2026-11-28 20:00
arroser les plantes demain à huit heures et demie => 2026-11-29 08:30
arroser les plantes demain à neuf heures moins le quart => 2026-11-29 08:45
arroser les plantes demain à neuf heures et quart => 2026-11-29 09:15
arroser les plantes demain à neuf heures vingt => 2026-11-29 09:20
arroser les plantes demain à midi => 2026-11-29 12:00
arroser les plantes lundi à 9 heures => 2026-11-30 09:00
arroser les plantes mardi prochain à 9h => 2026-12-01 09:00
arroser les plantes dans une demi-heure => 2026-11-28 13:00
arroser les plantes dans une heure et demie => 2026-11-28 14:00
arroser les plantes dans un quart d'heure => 2026-11-28 12:45
arroser les plantes dans 3 jours => 2026-12-01 09:00
arroser les plantes dans quinze jours => ?
arroser les plantes le 24 décembre à 18h => 2026-12-24 18:00
arroser les plantes le 1er janvier à 10h => 2027-01-01 10:00
arroser les plantes le 31/1 à 7h => 2027-01-31 07:00
arroser les plantes tous les jours à 8h => 2026-11-29 08:00 FREQ=DAILY
arroser les plantes tous les lundis à 9h => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
arroser les plantes chaque mois le 15 à 9h => 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
arroser les plantes toutes les deux semaines le mardi à 10h => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
arroser les plantes le premier lundi de chaque mois à 9h => 2026-12-07 09:00 FREQ=MONTHLY;BYDAY=1MO
arroser les plantes avant vendredi => ?
`;

export const portuguese = `
regar as plantas amanhã às 9 => 2026-11-29 09:00
regar as plantas depois de amanhã às 14h30 => 2026-11-30 14:30
regar as plantas hoje às oito e meia da noite => 2026-11-28 20:30
regar as plantas amanhã às quinze para as nove => 2026-11-29 08:45
regar as plantas amanhã às nove e quinze => 2026-11-29 09:15
regar as plantas amanhã de manhã => 2026-11-29 09:00
regar as plantas na segunda-feira às 17h => 2026-11-30 17:00
regar as plantas na próxima terça às 9h => 2026-12-01 09:00
regar as plantas daqui a duas horas => 2026-11-28 14:30
regar as plantas em meia hora => 2026-11-28 13:00
regar as plantas no dia 24 de dezembro às 18h => 2026-12-24 18:00
regar as plantas no dia 5 às 9h => 2026-12-05 09:00
regar as plantas 31/1 às 7h => 2027-01-31 07:00
regar as plantas todos os dias às 8h => 2026-11-29 08:00 FREQ=DAILY
regar as plantas toda segunda às 9h => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
regar as plantas às 4 => ?
daqui a quinze dias às 9 => ?
amanhã às 9h horário de Brasília => 2026-11-29 13:00
`;

export const italian = `
annaffiare le piante domani alle 9 => 2026-11-29 09:00
annaffiare le piante dopodomani alle 14:30 => 2026-11-30 14:30
annaffiare le piante stasera alle 8 => 2026-11-28 20:00
annaffiare le piante domani alle otto e mezza => 2026-11-29 08:30
annaffiare le piante domani alle nove meno un quarto => 2026-11-29 08:45
annaffiare le piante domani alle nove e un quarto => 2026-11-29 09:15
annaffiare le piante domani mattina alle 7 => 2026-11-29 07:00
annaffiare le piante lunedì alle 17 => 2026-11-30 17:00
annaffiare le piante martedì prossimo alle 9 => 2026-12-01 09:00
annaffiare le piante tra due ore => 2026-11-28 14:30
annaffiare le piante fra mezz'ora => 2026-11-28 13:00
annaffiare le piante tra un'ora e mezza => 2026-11-28 14:00
annaffiare le piante il 24 dicembre alle 18 => 2026-12-24 18:00
annaffiare le piante il 31/1 alle 7 => 2027-01-31 07:00
annaffiare le piante ogni giorno alle 8 => 2026-11-29 08:00 FREQ=DAILY
annaffiare le piante ogni lunedì alle 9 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
annaffiare le piante ogni due settimane di martedì alle 10 => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
annaffiare le piante alle 4 => ?
un lunedì sì e uno no alle 9:00 => 2026-11-30 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO
`;
