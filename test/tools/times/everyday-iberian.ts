/** As in `english.ts`, as people type it. */
export const spanish = `
llamar a Bob de lunes a viernes a las 9 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
lun-vie 9:00 llamar a Bob => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
llamar a Bob lunes, miércoles y viernes a las 7 => 2026-11-30 07:00 FREQ=WEEKLY;BYDAY=MO,WE,FR
llamar a Bob todos los martes y jueves a las 19:00 => 2026-12-01 19:00 FREQ=WEEKLY;BYDAY=TU,TH
llamar a Bob mañana de 9 a 10 => 2026-11-29 09:00
llamar a Bob mañana 9-10 h => 2026-11-29 09:00
llamar a Bob mañana a las 18.30 => 2026-11-29 18:30
llamar a Bob mañana a las 18:30h => 2026-11-29 18:30
llamar a Bob hoy a las 18h => 2026-11-28 18:00
llamar a Bob mañana a las 9am => 2026-11-29 09:00
llamar a Bob mañana a las 3 pm => 2026-11-29 15:00
llamar a Bob mañana a las 3 de la tarde => 2026-11-29 15:00
llamar a Bob a medianoche => 2026-11-29 00:00
llamar a Bob hoy a medianoche => 2026-11-29 00:00
llamar a Bob mañana a mediodía => 2026-11-29 12:00
mañana al mediodía llamar a Bob => 2026-11-29 12:00
llamar a Bob esta noche a las 9 => 2026-11-28 21:00
llamar a Bob esta noche a las 12 => 2026-11-29 00:00
llamar a Bob esta tarde a las 5 => 2026-11-28 17:00
llamar a Bob a las cinco y media de la tarde => 2026-11-28 17:30
llamar a Bob mañana a las diez menos diez => 2026-11-29 09:50
en 2 h llamar a Bob => 2026-11-28 14:30
llamar a Bob en 20 min => 2026-11-28 12:50
llamar a Bob dentro de media hora => 2026-11-28 13:00
llamar a Bob en una hora y media => 2026-11-28 14:00
llamar a Bob en un cuarto de hora => 2026-11-28 12:45
llamar a Bob en tres cuartos de hora => 2026-11-28 13:15
llamar a Bob dentro de 3 días a las 10 => 2026-12-01 10:00
llamar a Bob dentro de dos semanas => 2026-12-12 09:00
llamar a Bob dentro de un mes => 2026-12-28 09:00
llamar a Bob pasado mañana => 2026-11-30 09:00
pasado mañana por la tarde llamar a Bob => 2026-11-30 15:00
llamar a Bob la semana que viene el lunes => 2026-11-30 09:00
llamar a Bob el lunes de la semana que viene a las 10 => 2026-11-30 10:00
llamar a Bob el lunes de la próxima semana a las 10 => 2026-11-30 10:00
llamar a Bob el próximo viernes a las 17:00 => 2026-12-04 17:00
llamar a Bob el viernes por la mañana => 2026-12-04 09:00
llamar a Bob el jueves por la noche => 2026-12-03 20:00
llamar a Bob el mié a las 11 => 2026-12-02 11:00
llamar a Bob vie. 16:00 => 2026-12-04 16:00
llamar a Bob a fin de mes => 2026-11-30 09:00
llamar a Bob a finales de mes => ?
llamar a Bob el último día del mes => 2026-11-30 09:00
llamar a Bob el último viernes de cada mes a las 16:00 => 2026-12-25 16:00 FREQ=MONTHLY;BYDAY=-1FR
llamar a Bob el primer día laborable de cada mes a las 9 => 2026-12-01 09:00 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1
llamar a Bob cada dos semanas los martes a las 10 => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
llamar a Bob un martes sí y otro no a las 10 => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
llamar a Bob cada día laborable a las 9 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
llamar a Bob entre semana a las 9 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
llamar a Bob todas las mañanas a las 8 => 2026-11-29 08:00 FREQ=DAILY
llamar a Bob todas las noches a las 10 => 2026-11-28 22:00 FREQ=DAILY
llamar a Bob cada hora => 2026-11-28 13:30 FREQ=HOURLY
llamar a Bob el día 15 de cada mes a las 9 => 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
llamar a Bob cada año el 24 de diciembre a las 9 => 2026-12-24 09:00 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24
llamar a Bob el 3 de diciembre a las 14:00 => 2026-12-03 14:00
llamar a Bob el 3 dic a las 14:00 => 2026-12-03 14:00
llamar a Bob el 3 de dic. a las 14h => 2026-12-03 14:00
llamar a Bob el jueves 3 de diciembre a las 14:00 => 2026-12-03 14:00
llamar a Bob el día 5 a las 9 => 2026-12-05 09:00
llamar a Bob el 29 de febrero a las 9 => 2028-02-29 09:00
llamar a Bob el 5 de enero de 2028 a las 9 => 2028-01-05 09:00
llamar a Bob el 03/04 a las 9 => 2027-04-03 09:00
llamar a Bob en Nochebuena a las 18:00 => 2026-12-24 18:00
llamar a Bob en Nochevieja a las 20:00 => 2026-12-31 20:00
llamar a Bob mañana a las 9 hora de Londres => 2026-11-29 10:00
llamar a Bob mañana a las 9 hora de Madrid => 2026-11-29 09:00
recuérdame mañana a las 9 llamar a Bob => 2026-11-29 09:00
recuérdame que llame a Bob mañana a las 9 => 2026-11-29 09:00
llamar a Bob antes del viernes => ?
llamar a Bob a las 9 o a las 10 => ?
llamar a Bob sobre las 5 => -
llamar a Bob luego => ?
`;

export const portuguese = `
ligar para o Bob de segunda a sexta às 9h => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
seg-sex 9h ligar para o Bob => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
ligar para o Bob segunda, quarta e sexta às 7h => 2026-11-30 07:00 FREQ=WEEKLY;BYDAY=MO,WE,FR
ligar para o Bob toda terça e quinta às 19h => 2026-12-01 19:00 FREQ=WEEKLY;BYDAY=TU,TH
ligar para o Bob todas as terças e quintas às 19h => 2026-12-01 19:00 FREQ=WEEKLY;BYDAY=TU,TH
ligar para o Bob amanhã das 9h às 10h => 2026-11-29 09:00
ligar para o Bob amanhã 9-10h => 2026-11-29 09:00
ligar para o Bob amanhã às 18.30 => 2026-11-29 18:30
ligar para o Bob amanhã às 18:30 => 2026-11-29 18:30
ligar para o Bob hoje às 18h => 2026-11-28 18:00
ligar para o Bob amanhã às 9 horas => 2026-11-29 09:00
ligar para o Bob às 15h30 => 2026-11-28 15:30
ligar para o Bob amanhã às 3 da tarde => 2026-11-29 15:00
ligar para o Bob à meia-noite => 2026-11-29 00:00
ligar para o Bob hoje à meia-noite => 2026-11-29 00:00
ligar para o Bob ao meio-dia => 2026-11-29 12:00
amanhã ao meio-dia ligar para o Bob => 2026-11-29 12:00
ligar para o Bob amanhã ao meio-dia e meia => 2026-11-29 12:30
ligar para o Bob hoje à noite => 2026-11-28 20:00
ligar para o Bob hoje à noite às 9 => 2026-11-28 21:00
ligar para o Bob amanhã à tarde => 2026-11-29 15:00
ligar para o Bob amanhã de manhã às 8 => 2026-11-29 08:00
ligar para o Bob hoje à tarde às 5 => 2026-11-28 17:00
ligar para o Bob amanhã às dez para as nove => 2026-11-29 08:50
ligar para o Bob em 2 h => 2026-11-28 14:30
ligar para o Bob em 20 min => 2026-11-28 12:50
ligar para o Bob daqui a meia hora => 2026-11-28 13:00
ligar para o Bob daqui a uma hora e meia => 2026-11-28 14:00
ligar para o Bob daqui a 3 dias às 10h => 2026-12-01 10:00
ligar para o Bob daqui a duas semanas => 2026-12-12 09:00
ligar para o Bob em um mês => 2026-12-28 09:00
depois de amanhã ligar para o Bob => 2026-11-30 09:00
ligar para o Bob depois de amanhã de manhã => 2026-11-30 09:00
ligar para o Bob na semana que vem na segunda => 2026-11-30 09:00
ligar para o Bob segunda que vem às 10h => 2026-11-30 10:00
ligar para o Bob terça da semana que vem às 10h => 2026-12-01 10:00
ligar para o Bob na próxima sexta às 17h => 2026-12-04 17:00
ligar para o Bob sexta de manhã => 2026-12-04 09:00
ligar para o Bob qui. 16h => 2026-12-03 16:00
ligar para o Bob na qua às 11h => 2026-12-02 11:00
ligar para o Bob no fim do mês => 2026-11-30 09:00
ligar para o Bob no final do mês => 2026-11-30 09:00
ligar para o Bob no último dia do mês => 2026-11-30 09:00
ligar para o Bob na última sexta de cada mês às 16h => 2026-12-25 16:00 FREQ=MONTHLY;BYDAY=-1FR
ligar para o Bob no primeiro dia útil de cada mês às 9h => 2026-12-01 09:00 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1
ligar para o Bob a cada duas semanas na terça às 10h => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
ligar para o Bob terça sim, terça não às 10h => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
ligar para o Bob todo dia útil às 9h => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
ligar para o Bob nos dias úteis às 9h => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
ligar para o Bob todo dia às 8h => 2026-11-29 08:00 FREQ=DAILY
ligar para o Bob todas as manhãs às 8h => 2026-11-29 08:00 FREQ=DAILY
ligar para o Bob a cada hora => 2026-11-28 13:30 FREQ=HOURLY
ligar para o Bob todo dia 15 às 9h => 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
ligar para o Bob no dia 15 de cada mês às 9h => 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
ligar para o Bob todo ano em 24 de dezembro às 9h => 2026-12-24 09:00 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24
ligar para o Bob em 3 de dezembro às 14h => 2026-12-03 14:00
ligar para o Bob 3 dez às 14h => 2026-12-03 14:00
ligar para o Bob quinta, 3 de dezembro, às 14h => 2026-12-03 14:00
ligar para o Bob 03/04 às 9h => 2027-04-03 09:00
ligar para o Bob em 29 de fevereiro às 9h => 2028-02-29 09:00
ligar para o Bob em 5 de janeiro de 2028 às 9h => 2028-01-05 09:00
ligar para o Bob na véspera de Natal às 18h => 2026-12-24 18:00
ligar para o Bob amanhã às 9h horário de Brasília => 2026-11-29 13:00
ligar para o Bob amanhã às 9h, horário de Londres => 2026-11-29 10:00
me lembre amanhã às 9h de ligar para o Bob => 2026-11-29 09:00
lembra-me de ligar para o Bob amanhã às 9h => 2026-11-29 09:00
ligar para o Bob às 9h ou 10h => ?
ligar para o Bob até sexta => ?
ligar para o Bob mais tarde => ?
`;
