/** As in `english.ts`: what teams are reminded of. A time that is over is refused later. */
export const english = `
standup every weekday at 9:15 => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
submit timesheet every Friday at 4pm => 2026-12-04 16:00 FREQ=WEEKLY;BYDAY=FR
pay rent on the 1st of each month at 8am => 2026-12-01 08:00 FREQ=MONTHLY;BYMONTHDAY=1
send invoice on the last day of each month => 2026-11-30 09:00 FREQ=MONTHLY;BYMONTHDAY=-1
water plants every 2 weeks on Sunday at 10:00 => 2026-11-29 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=SU
backup every other day at 11pm => ?
retro every other Thursday 15:00 => 2026-12-03 15:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
take a break in 25 min => 2026-11-28 12:55
tea in 5 => -
check the oven in half an hour => 2026-11-28 13:00
dentist Tue 8 Dec 10:30 => 2026-12-08 10:30
dentist on Tuesday, 8 December at half past ten in the morning => 2026-12-08 10:30
call mum Sunday 6pm => 2026-11-29 18:00
call mum this evening at 7 => 2026-11-28 19:00
lunch with Ana tomorrow 12-1 => 2026-11-29 12:00
lunch with Ana tomorrow 12:30 to 13:30 => 2026-11-29 12:30
deploy at 17:00 => 2026-11-28 17:00
deploy at 5 pm today => 2026-11-28 17:00
deploy today at 10am => 2026-11-28 10:00
flight 6:40 am on Dec 12 => 2026-12-12 06:40
renew passport on 15 March 2027 => 2027-03-15 09:00
renew passport 15/03/2027 9:00 => 2027-03-15 09:00
meeting 2026-12-05 at 3pm => 2026-12-05 15:00
review PR first thing tomorrow => 2026-11-29 09:00
review PR tomorrow morning at 8:30 => 2026-11-29 08:30
review PR in 3 hours => 2026-11-28 15:30
review PR in two days at noon => 2026-11-30 12:00
ping Sam 3pm Tokyo time tomorrow => 2026-11-29 07:00
ping Sam tomorrow at 10am ET => 2026-11-29 16:00
ping Sam next Thursday at 2 => ?
ping Sam next Thursday at 2pm => 2026-12-03 14:00
ping Sam Thursday after next at 2pm => 2026-12-10 14:00
ping Sam on the second Tuesday of every month at 11 => 2026-12-08 11:00 FREQ=MONTHLY;BYDAY=2TU
ping Sam every quarter => ?
ping Sam twice a day => ?
ping Sam every hour => 2026-11-28 13:30 FREQ=HOURLY
ping Sam on weekdays at noon => 2026-11-30 12:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
ping Sam yesterday => 2026-11-27 09:00
ping Sam at 25:00 => ?
ping Sam on Dec 32 => ?
meet Bob at half ten tomorrow => ?
read chapter 5 tomorrow at 9am => 2026-11-29 09:00
buy 2 tickets for May 5 at 10am => ?
`;

export const german = `
Standup jeden Werktag um 9:15 => ?
Standup Mo bis Fr 9:15 Uhr => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
Stundenzettel jeden Freitag 16 Uhr => 2026-12-04 16:00 FREQ=WEEKLY;BYDAY=FR
Miete am Ersten jedes Monats um 8 Uhr => 2026-12-01 08:00 FREQ=MONTHLY;BYMONTHDAY=1
Rechnung am letzten Tag jedes Monats => 2026-11-30 09:00 FREQ=MONTHLY;BYMONTHDAY=-1
Retro alle zwei Wochen donnerstags 15 Uhr => 2026-12-03 15:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
Tee in 5 Minuten => 2026-11-28 12:35
Tee in 5 => -
Pause in einer Viertelstunde => 2026-11-28 12:45
Zahnarzt Di 8.12. 10:30 => 2026-12-08 10:30
Zahnarzt am Dienstag, 8. Dezember um halb elf => 2026-12-08 10:30
Mama anrufen Sonntag 18 Uhr => 2026-11-29 18:00
Mama anrufen heute abend um 7 => 2026-11-28 19:00
Mittagessen mit Ana morgen 12-13 Uhr => 2026-11-29 12:00
Deploy um 17 Uhr => 2026-11-28 17:00
Deploy heute 17:00 => 2026-11-28 17:00
Deploy heute um 10 Uhr => ?
Flug am 12.12. um 6:40 Uhr => 2026-12-12 06:40
Pass verlängern 15. März 2027 => 2027-03-15 09:00
Pass verlängern 15.03.2027 9:00 => 2027-03-15 09:00
PR prüfen morgen früh => 2026-11-29 09:00
PR prüfen morgen früh um halb acht => 2026-11-29 07:30
PR prüfen in 3 Stunden => 2026-11-28 15:30
PR prüfen in zwei Tagen mittags => 2026-11-30 12:00
PR prüfen nächsten Donnerstag 14 Uhr => 2026-12-03 14:00
PR prüfen Donnerstag in zwei Wochen um 14 Uhr => ?
PR prüfen am zweiten Dienstag jeden Monats um 11 Uhr => 2026-12-08 11:00 FREQ=MONTHLY;BYDAY=2TU
PR prüfen jede Stunde => 2026-11-28 13:30 FREQ=HOURLY
PR prüfen alle 30 Minuten => 2026-11-28 13:00 FREQ=MINUTELY;INTERVAL=30
PR prüfen gestern => 2026-11-27 09:00
PR prüfen um 25 Uhr => -
PR prüfen morgen um 15 Uhr Tokioter Zeit => 2026-11-29 07:00
PR prüfen am 1. Weihnachtstag um 10 Uhr => 2026-12-25 10:00
PR prüfen jeden zweiten Montag => ?
PR prüfen jeden Tag außer Sonntag um 9 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
PR prüfen morgen um 8 => 2026-11-29 08:00
PR prüfen um acht Uhr abends => 2026-11-28 20:00
PR prüfen morgen um Punkt 9 => 2026-11-29 09:00
PR prüfen am 5.1. => 2027-01-05 09:00
PR prüfen Montagabend => 2026-11-30 20:00
PR prüfen nächstes Jahr am 3. Januar => ?
Kapitel 5 lesen morgen um 9 Uhr => 2026-11-29 09:00
`;

export const spanish = `
daily cada día laborable a las 9:15 => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
enviar horas cada viernes a las 4 de la tarde => 2026-12-04 16:00 FREQ=WEEKLY;BYDAY=FR
pagar alquiler el día 1 de cada mes a las 8 => 2026-12-01 08:00 FREQ=MONTHLY;BYMONTHDAY=1
enviar factura el último día de cada mes => 2026-11-30 09:00 FREQ=MONTHLY;BYMONTHDAY=-1
retro cada dos semanas el jueves a las 15:00 => 2026-12-03 15:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
té en 5 minutos => 2026-11-28 12:35
pausa en media hora => 2026-11-28 13:00
dentista el martes 8 de diciembre a las 10:30 => 2026-12-08 10:30
dentista mar 8 dic 10:30 => 2026-12-08 10:30
llamar a mamá el domingo a las 6 de la tarde => 2026-11-29 18:00
llamar a mamá hoy a las 7 de la tarde => 2026-11-28 19:00
comida con Ana mañana de 12 a 13 h => 2026-11-29 12:00
despliegue a las 17:00 => 2026-11-28 17:00
despliegue hoy a las 17 h => 2026-11-28 17:00
despliegue hoy a las 10 => ?
vuelo el 12/12 a las 6:40 => ?
renovar pasaporte el 15 de marzo de 2027 => 2027-03-15 09:00
revisar PR mañana temprano => ?
revisar PR mañana a primera hora => ?
revisar PR mañana por la mañana a las 8 => 2026-11-29 08:00
revisar PR en 3 horas => 2026-11-28 15:30
revisar PR dentro de dos días a mediodía => 2026-11-30 12:00
revisar PR el jueves que viene a las 14:00 => 2026-12-03 14:00
revisar PR el segundo martes de cada mes a las 11 => 2026-12-08 11:00 FREQ=MONTHLY;BYDAY=2TU
revisar PR cada 30 minutos => 2026-11-28 13:00 FREQ=MINUTELY;INTERVAL=30
revisar PR ayer => 2026-11-27 09:00
revisar PR mañana a las 15:00 hora de Tokio => 2026-11-29 07:00
revisar PR el día de Navidad a las 10 => 2026-12-25 10:00
revisar PR todos los días excepto el domingo => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
revisar PR mañana a las 8 => 2026-11-29 08:00
revisar PR a las ocho de la noche => 2026-11-28 20:00
revisar PR mañana a las 9 en punto => 2026-11-29 09:00
revisar PR el 5/1 => 2027-01-05 09:00
revisar PR el lunes por la tarde => 2026-11-30 15:00
revisar PR mañana a las 8 y cuarto => 2026-11-29 08:15
revisar PR los lunes a las 9 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
revisar PR cada mañana a las 8 => 2026-11-29 08:00 FREQ=DAILY
leer capítulo 5 mañana a las 9 => 2026-11-29 09:00
`;

export const french = `
daily chaque jour ouvré à 9h15 => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
envoyer les heures chaque vendredi à 16h => 2026-12-04 16:00 FREQ=WEEKLY;BYDAY=FR
payer le loyer le 1er de chaque mois à 8h => 2026-12-01 08:00 FREQ=MONTHLY;BYMONTHDAY=1
facture le dernier jour de chaque mois => 2026-11-30 09:00 FREQ=MONTHLY;BYMONTHDAY=-1
rétro un jeudi sur deux à 15h => 2026-12-03 15:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
thé dans 5 minutes => 2026-11-28 12:35
pause dans une demi-heure => 2026-11-28 13:00
dentiste mardi 8 décembre à 10h30 => 2026-12-08 10:30
dentiste mar. 8 déc. 10h30 => 2026-12-08 10:30
appeler maman dimanche à 18h => 2026-11-29 18:00
appeler maman ce soir à 19h => 2026-11-28 19:00
appeler maman ce soir à sept heures => 2026-11-28 19:00
réunion avec Ana demain de 14h à 15h => 2026-11-29 14:00
déploiement à 17h => 2026-11-28 17:00
déploiement aujourd'hui à 17h00 => 2026-11-28 17:00
déploiement aujourd'hui à 10h => ?
vol le 12/12 à 6h40 => 2026-12-12 06:40
passeport le 15 mars 2027 => 2027-03-15 09:00
relire la PR demain matin => 2026-11-29 09:00
relire la PR demain matin à 7h30 => 2026-11-29 07:30
relire la PR dans 3 heures => 2026-11-28 15:30
relire la PR dans deux jours à midi => 2026-11-30 12:00
relire la PR jeudi prochain à 14h => 2026-12-03 14:00
relire la PR le deuxième mardi de chaque mois à 11h => 2026-12-08 11:00 FREQ=MONTHLY;BYDAY=2TU
relire la PR toutes les 2 heures => 2026-11-28 14:30 FREQ=HOURLY;INTERVAL=2
relire la PR hier => 2026-11-27 09:00
relire la PR demain à 15h heure de Tokyo => 2026-11-29 07:00
relire la PR le jour de Noël à 10h => 2026-12-25 10:00
relire la PR tous les jours sauf dimanche => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
relire la PR à vingt heures => 2026-11-28 20:00
relire la PR demain à 9h pile => 2026-11-29 09:00
relire la PR le 5/1 => 2027-01-05 09:00
relire la PR lundi après-midi => 2026-11-30 15:00
relire la PR demain à 8h et quart => 2026-11-29 08:15
relire la PR tous les lundis à 9h => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
relire la PR lundi dans deux semaines => ?
relire la PR en fin de journée => ?
relire la PR demain à huit heures du matin => 2026-11-29 08:00
lire le chapitre 5 demain à 9h => 2026-11-29 09:00
`;

export const portuguese = `
daily todo dia útil às 9h15 => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
enviar horas toda sexta às 16h => 2026-12-04 16:00 FREQ=WEEKLY;BYDAY=FR
pagar aluguel todo dia 1 às 8h => 2026-12-01 08:00 FREQ=MONTHLY;BYMONTHDAY=1
fatura no último dia de cada mês => 2026-11-30 09:00 FREQ=MONTHLY;BYMONTHDAY=-1
retro a cada duas semanas na quinta às 15h => 2026-12-03 15:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
chá em 5 minutos => 2026-11-28 12:35
pausa daqui a meia hora => 2026-11-28 13:00
dentista terça 8 de dezembro às 10h30 => 2026-12-08 10:30
dentista terça-feira, 8/12, às 10:30 => 2026-12-08 10:30
ligar para a mãe domingo às 18h => 2026-11-29 18:00
ligar para a mãe hoje às 7 da noite => 2026-11-28 19:00
reunião com Ana amanhã das 14h às 15h => 2026-11-29 14:00
deploy às 17h => 2026-11-28 17:00
deploy hoje às 17:00 => 2026-11-28 17:00
deploy hoje às 10h => ?
voo dia 12/12 às 6h40 => ?
passaporte em 15 de março de 2027 => 2027-03-15 09:00
revisar PR amanhã cedo => ?
revisar PR amanhã de manhã às 8h => 2026-11-29 08:00
revisar PR em 3 horas => 2026-11-28 15:30
revisar PR daqui a dois dias ao meio-dia => 2026-11-30 12:00
revisar PR quinta que vem às 14h => 2026-12-03 14:00
revisar PR a cada 30 minutos => 2026-11-28 13:00 FREQ=MINUTELY;INTERVAL=30
revisar PR ontem => 2026-11-27 09:00
revisar PR amanhã às 15h horário de Tóquio => 2026-11-29 07:00
revisar PR no dia de Natal às 10h => 2026-12-25 10:00
revisar PR todos os dias exceto domingo => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
revisar PR às oito da noite => 2026-11-28 20:00
revisar PR amanhã às 9h em ponto => 2026-11-29 09:00
revisar PR 5/1 => ?
revisar PR segunda à tarde => 2026-11-30 15:00
revisar PR toda segunda-feira às 9h => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
revisar PR às segundas às 9h => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
revisar PR na primeira segunda de cada mês às 9h => 2026-12-07 09:00 FREQ=MONTHLY;BYDAY=1MO
revisar PR amanhã às oito e meia => 2026-11-29 08:30
ler capítulo 5 amanhã às 9h => 2026-11-29 09:00
`;

export const italian = `
daily ogni giorno lavorativo alle 9:15 => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
inviare le ore ogni venerdì alle 16 => 2026-12-04 16:00 FREQ=WEEKLY;BYDAY=FR
pagare l'affitto il primo di ogni mese alle 8 => 2026-12-01 08:00 FREQ=MONTHLY;BYMONTHDAY=1
fattura l'ultimo giorno di ogni mese => 2026-11-30 09:00 FREQ=MONTHLY;BYMONTHDAY=-1
retro ogni due settimane il giovedì alle 15 => 2026-12-03 15:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
tè tra 5 minuti => 2026-11-28 12:35
pausa tra mezz'ora => 2026-11-28 13:00
dentista martedì 8 dicembre alle 10:30 => 2026-12-08 10:30
dentista mar 8 dic 10:30 => 2026-12-08 10:30
chiamare mamma domenica alle 18 => 2026-11-29 18:00
chiamare mamma stasera alle 7 => 2026-11-28 19:00
riunione con Ana domani dalle 14 alle 15 => 2026-11-29 14:00
deploy alle 17 => 2026-11-28 17:00
deploy oggi alle 17:00 => 2026-11-28 17:00
deploy oggi alle 10 => ?
volo il 12/12 alle 6:40 => ?
passaporto il 15 marzo 2027 => 2027-03-15 09:00
rivedere la PR domani mattina alle 7:30 => 2026-11-29 07:30
rivedere la PR tra 3 ore => 2026-11-28 15:30
rivedere la PR tra due giorni a mezzogiorno => 2026-11-30 12:00
rivedere la PR giovedì prossimo alle 14 => 2026-12-03 14:00
rivedere la PR il secondo martedì di ogni mese alle 11 => 2026-12-08 11:00 FREQ=MONTHLY;BYDAY=2TU
rivedere la PR ogni 30 minuti => 2026-11-28 13:00 FREQ=MINUTELY;INTERVAL=30
rivedere la PR ieri => 2026-11-27 09:00
rivedere la PR domani alle 15 ora di Tokyo => 2026-11-29 07:00
rivedere la PR il giorno di Natale alle 10 => 2026-12-25 10:00
rivedere la PR tutti i giorni tranne domenica => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
rivedere la PR alle otto di sera => 2026-11-28 20:00
rivedere la PR domani alle 9 in punto => 2026-11-29 09:00
rivedere la PR il 5/1 => 2027-01-05 09:00
rivedere la PR lunedì pomeriggio => 2026-11-30 15:00
rivedere la PR domani alle 8 e un quarto => 2026-11-29 08:15
rivedere la PR ogni lunedì mattina alle 9 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
rivedere la PR domani alle otto e mezza di mattina => 2026-11-29 08:30
leggere il capitolo 5 domani alle 9 => 2026-11-29 09:00
`;
