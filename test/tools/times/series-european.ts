/**
 * As in `series-english.ts`.
 */
export const german = `
erinnere mich jeden Werktag außer Freitag um 8:30 an den Bericht => ? 2026-11-30 08:30 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH
jeden Tag außer am Wochenende um 7 Uhr dehnen => 2026-11-30 07:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
jeden Montag bis Weihnachten um 10 Uhr Bob anrufen => ? 2026-11-30 10:00 FREQ=WEEKLY;BYDAY=MO;UNTIL=20261225T225959Z
jeden Dienstag bis zum 31.1. um 16 Uhr Bob anrufen => 2026-12-01 16:00 FREQ=WEEKLY;BYDAY=TU;UNTIL=20270131T225959Z
Bob anrufen in anderthalb Stunden => 2026-11-28 14:00
Bob anrufen in eineinhalb Stunden => 2026-11-28 14:00
Bob anrufen in ner halben Stunde => 2026-11-28 13:00
Bob anrufen in einer Dreiviertelstunde => 2026-11-28 13:15
Bob anrufen morgen um viertel neun => ? 2026-11-29 08:15
Bob anrufen morgen um dreiviertel neun => 2026-11-29 08:45
Bob anrufen morgen um fünf nach halb acht => 2026-11-29 07:35
Bob anrufen morgen um zehn vor drei nachmittags => 2026-11-29 14:50
Bob anrufen heute in acht Tagen => ?
Bob anrufen in vierzehn Tagen um 9 Uhr => 2026-12-12 09:00
Bob anrufen Mittwoch in einer Woche um 10 => 2026-12-09 10:00
Bob anrufen übernächsten Mittwoch um 10 Uhr => 2026-12-09 10:00
Bob anrufen am kommenden Mittwoch um 10 Uhr => 2026-12-02 10:00
Bob anrufen Mittwoch früh um sechs => 2026-12-02 06:00
Bob anrufen am Mittwochabend gegen acht => ? 2026-12-02 20:00
Bob anrufen morgen Mittag => 2026-11-29 12:00
Bob anrufen morgen früh um halb sieben => 2026-11-29 06:30
jeden letzten Freitag im Monat um 15 Uhr Bob anrufen => 2026-12-25 15:00 FREQ=MONTHLY;BYDAY=-1FR
am letzten Freitag jedes Monats um 15 Uhr Bob anrufen => 2026-12-25 15:00 FREQ=MONTHLY;BYDAY=-1FR
jeden zweiten und vierten Dienstag im Monat um 10 Uhr Bob anrufen => 2026-12-08 10:00 FREQ=MONTHLY;BYDAY=2TU,4TU
alle zwei Wochen montags um 9 Uhr Bob anrufen => 2026-11-30 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO
alle 14 Tage um 9 Uhr Bob anrufen => ? 2026-11-29 09:00 FREQ=DAILY;INTERVAL=14
jeden 15. um 9 Uhr Miete zahlen => ? 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
am 1. und 15. jedes Monats um 9 Uhr Miete zahlen => 2026-12-01 09:00 FREQ=MONTHLY;BYMONTHDAY=1,15
am 31.12. um 23:59 Uhr Bob anrufen => 2026-12-31 23:59
am 29.2. Bob anrufen => 2028-02-29 09:00
am 30.2. um 9 Uhr Bob anrufen => ?
am 3.4.27 um 9 Uhr Bob anrufen => 2027-04-03 09:00
03.04. 9 Uhr Bob anrufen => 2027-04-03 09:00
kannst du mich bitte morgen um 9 daran erinnern, Bob anzurufen? => 2026-11-29 09:00
denk bitte dran, mich am Montag um 10 an das Meeting zu erinnern => 2026-11-30 10:00
erinnere mich, wenn es 17 Uhr ist, Bob anzurufen => 2026-11-28 17:00
erinnere mich an die Wäsche, wenn ich heimkomme => ?
Bob anrufen um 17 Uhr 30 => 2026-11-28 17:30
Bob anrufen heute um 5 => ? 2026-11-28 17:00
Bob anrufen Punkt 18 Uhr => 2026-11-28 18:00
Bob anrufen Montag 9 Uhr New Yorker Zeit => 2026-11-30 15:00
Bob anrufen zwischen Weihnachten und Neujahr => ?
Bob anrufen zwei Tage vor Heiligabend => 2026-12-22 09:00
Bob anrufen eine Woche vor dem 24.12. um 10 Uhr => 2026-12-17 10:00
montags, mittwochs und freitags um 18:30 Sport => 2026-11-30 18:30 FREQ=WEEKLY;BYDAY=MO,WE,FR
werktags um 8 Bob anrufen => ? 2026-11-30 08:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
jeden Abend um zehn Bob anrufen => 2026-11-28 22:00 FREQ=DAILY
jeden Sonntagabend um 20 Uhr Bob anrufen => 2026-11-29 20:00 FREQ=WEEKLY;BYDAY=SU
stündlich von 9 bis 17 Uhr trinken => 2026-11-28 13:00 FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16,17
alle 90 Minuten trinken => 2026-11-28 14:00 FREQ=MINUTELY;INTERVAL=90
alle drei Monate am Ersten Bob anrufen => ? 2026-12-28 09:00 FREQ=MONTHLY;INTERVAL=3
vierteljährlich Bob anrufen => ? 2026-12-28 09:00 FREQ=MONTHLY;INTERVAL=3
zum Monatsende Bob anrufen => 2026-11-30 09:00
am Donnerstag, den 3. Dezember, um 15 Uhr Bob anrufen => 2026-12-03 15:00
Do 3.12. 15h Bob anrufen => 2026-12-03 15:00
jeden Tag um 9 Bob für 5 Minuten anrufen => ?
jeden Montag um 9 für eine Woche planen => ? 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO;UNTIL=20261206T225959Z
jeden Montag für 4 Wochen um 9 Uhr planen => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO;UNTIL=20261227T225959Z
jeden Tag ab 9 Uhr trinken => ?
ab Montag jeden Tag um 9 Uhr trinken => 2026-11-30 09:00 FREQ=DAILY
ab dem 1.12. jeden Tag um 9 Uhr trinken => 2026-12-01 09:00 FREQ=DAILY
vom 1.12. bis 5.12. täglich um 9 Uhr trinken => ?
täglich um 8 und 20 Uhr Tabletten => 2026-11-28 20:00 FREQ=DAILY;BYHOUR=8,20
jeden Tag morgens um 8 und abends um 8 Tabletten => 2026-11-28 20:00 FREQ=DAILY;BYHOUR=8,20
jeden Montag bis Ende Januar um 9 Uhr Bob anrufen => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO;UNTIL=20270131T225959Z
jeden Montag bis Jahresende um 9 Uhr Bob anrufen => ?
jeden Montag bis Freitag um 9 Uhr => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
montags bis freitags um 9 Uhr => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
jeden Dienstag bis 10 Uhr melden => ?
am Tag vor Heiligabend um 10 Uhr Bob anrufen => 2026-12-23 10:00
am Freitag vor Weihnachten um 10 Uhr => ? 2026-12-18 10:00
am Montag nach Ostern um 10 Uhr => ?
Freitag nach 15 Uhr Bob anrufen => ?
einen Tag nach Neujahr um 10 Uhr => 2027-01-02 10:00
drei Tage nach Ostern => ?
morgen um dieselbe Zeit Bob anrufen => 2026-11-29 12:30
morgen um 0930 Bob anrufen => 2026-11-29 09:30
jeden zweiten Dienstag um 9 Uhr => ? 2026-12-01 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
jeden zweiten Tag um 9 Uhr => ? 2026-11-29 09:00 FREQ=DAILY;INTERVAL=2
werktags außer mittwochs um 9 Uhr => ? 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,TH,FR
jeden Wochentag außer Mittwoch um 9 Uhr => ? 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,TH,FR
täglich außer sonntags um 9 Uhr Bob anrufen => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
täglich außer Samstag und Sonntag um 9 Uhr Bob anrufen => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
alle außer Montag anrufen morgen um 9 => ? 2026-11-29 09:00
Ende Januar um 9 Uhr Bob anrufen => ?
am Ende der Woche Bob anrufen => ?
`;

export const romance = `
recuérdame llamar a Bob mañana a las nueve y media de la mañana => 2026-11-29 09:30
recuérdame llamar a Bob dentro de hora y media => 2026-11-28 14:00
recuérdame llamar a Bob en una hora y media => 2026-11-28 14:00
recuérdame llamar a Bob en tres cuartos de hora => 2026-11-28 13:15
recuérdame llamar a Bob de aquí a una semana => 2026-12-05 09:00
llamar a Bob el lunes que viene a las 10 => 2026-11-30 10:00
llamar a Bob el próximo lunes a las 10h => 2026-11-30 10:00
llamar a Bob pasado mañana por la tarde => 2026-11-30 15:00
llamar a Bob mañana a mediodía => 2026-11-29 12:00
llamar a Bob a las cinco menos cuarto de la tarde => 2026-11-28 16:45
llamar a Bob un cuarto para las nueve => ? 2026-11-28 20:45
todos los días menos los domingos a las 8 llamar a Bob => 2026-11-30 08:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
de lunes a viernes a las 7:30 llamar a Bob => 2026-11-30 07:30 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
cada quince días llamar a Bob => ?
cada dos lunes a las 9 llamar a Bob => ? 2026-11-30 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO
el último viernes de cada mes a las 15:00 llamar a Bob => 2026-12-25 15:00 FREQ=MONTHLY;BYDAY=-1FR
el primer lunes de cada mes a las 9 llamar a Bob => 2026-12-07 09:00 FREQ=MONTHLY;BYDAY=1MO
los días 1 y 15 de cada mes pagar => 2026-12-01 09:00 FREQ=MONTHLY;BYMONTHDAY=1,15
todos los martes hasta Navidad a las 16h llamar a Bob => ? 2026-12-01 16:00 FREQ=WEEKLY;BYDAY=TU;UNTIL=20261225T225959Z
llamar a Bob el 3/4 a las 9 => 2027-04-03 09:00
llamar a Bob el 3 de enero a las 10 de la noche => 2027-01-03 22:00
llamar a Bob el sábado por la noche => ? 2026-12-05 20:00
cada media hora beber agua => ?
llamar a Bob a las 8 de la tarde => 2026-11-28 20:00
llamar a Bob mañana a la una y pico => ? 2026-11-29 13:00
avísame el jueves a las 17.30 de llamar a Bob => 2026-12-03 17:30
por favor recuérdame a las 6 p. m. llamar a Bob, gracias => 2026-11-28 18:00
recuérdame llamar a Bob cuando llegue a casa => -
rappelle-moi d'appeler Bob demain à neuf heures et demie => 2026-11-29 09:30
rappelle-moi d'appeler Bob dans une heure et demie => 2026-11-28 14:00
rappelle-moi d'appeler Bob dans trois quarts d'heure => 2026-11-28 13:15
rappelle-moi d'appeler Bob dans une demi-heure => 2026-11-28 13:00
rappelle-moi d'appeler Bob dans un quart d'heure => 2026-11-28 12:45
appeler Bob lundi en huit à 10h => 2026-12-07 10:00
appeler Bob dans quinze jours à 10h => ? 2026-12-12 10:00
appeler Bob d'ici une heure => ? 2026-11-28 13:30
appeler Bob après-demain à midi et demi => 2026-11-30 12:30
appeler Bob demain à six heures moins le quart du soir => 2026-11-29 17:45
tous les jours sauf le dimanche à 8h appeler Bob => 2026-11-30 08:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
tous les jours sauf le week-end à 8h appeler Bob => 2026-11-30 08:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
du lundi au vendredi à 7h30 appeler Bob => 2026-11-30 07:30 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
un lundi sur deux à 9h appeler Bob => 2026-11-30 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO
toutes les deux semaines le lundi à 9h appeler Bob => 2026-11-30 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO
le dernier vendredi du mois à 15h appeler Bob => ? 2026-12-25 15:00
le dernier vendredi de chaque mois à 15h appeler Bob => 2026-12-25 15:00 FREQ=MONTHLY;BYDAY=-1FR
le 1er et le 15 de chaque mois à 9h payer => 2026-12-01 09:00 FREQ=MONTHLY;BYMONTHDAY=1,15
chaque mardi jusqu'au 31 janvier à 16h appeler Bob => 2026-12-01 16:00 FREQ=WEEKLY;BYDAY=TU;UNTIL=20270131T225959Z
appeler Bob le 3/4 à 9h => 2027-04-03 09:00
appeler Bob ce soir vers 20h => ? 2026-11-28 20:00
appeler Bob jeudi prochain dans la matinée => ? 2026-12-03 09:00
tous les soirs à 22h appeler Bob => 2026-11-28 22:00 FREQ=DAILY
peux-tu me rappeler demain à 9h d'appeler Bob stp => 2026-11-29 09:00
appeler Bob mardi à 15 h 30 heure de Montréal => 2026-12-01 21:30
rappelle-moi d'appeler Bob quand je rentre => -
chaque matin à sept heures et quart appeler Bob => 2026-11-29 07:15 FREQ=DAILY
appeler Bob à minuit moins dix => 2026-11-28 23:50
me lembre de ligar para o Bob daqui a uma hora e meia => 2026-11-28 14:00
me lembra de ligar para o Bob amanhã às nove e meia da manhã => 2026-11-29 09:30
ligar para o Bob segunda que vem às 10h => 2026-11-30 10:00
ligar para o Bob depois de amanhã ao meio-dia => 2026-11-30 12:00
ligar para o Bob às quinze para as nove => ? 2026-11-28 20:45
ligar para o Bob daqui a quinze dias => ? 2026-12-12 09:00
todos os dias menos domingo às 8h ligar para o Bob => 2026-11-30 08:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
todo dia útil às 7h30 ligar para o Bob => 2026-11-30 07:30 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
de segunda a sexta às 7h30 ligar para o Bob => 2026-11-30 07:30 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
toda última sexta-feira do mês às 15h ligar para o Bob => 2026-12-25 15:00 FREQ=MONTHLY;BYDAY=-1FR
segunda sim, segunda não às 9h ligar para o Bob => 2026-11-30 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO
a cada duas semanas na segunda às 9h ligar para o Bob => 2026-11-30 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO
dia 5 de todo mês pagar o aluguel => 2026-12-05 09:00 FREQ=MONTHLY;BYMONTHDAY=5
toda terça até 31 de janeiro às 16h ligar para o Bob => 2026-12-01 16:00 FREQ=WEEKLY;BYDAY=TU;UNTIL=20270131T225959Z
ligar para o Bob 03/04 às 9h => 2027-04-03 09:00
ligar para o Bob sábado à noite => ? 2026-12-05 20:00
ligar para o Bob amanhã de madrugada => ?
ricordami di chiamare Bob tra un'ora e mezza => 2026-11-28 14:00
ricordami di chiamare Bob fra tre quarti d'ora => 2026-11-28 13:15
ricordami di chiamare Bob tra mezz'ora => 2026-11-28 13:00
ricordami di chiamare Bob domani alle nove e mezza => 2026-11-29 09:30
chiamare Bob domani alle cinque meno un quarto del pomeriggio => 2026-11-29 16:45
chiamare Bob lunedì prossimo alle 10 => 2026-11-30 10:00
chiamare Bob lunedì a otto alle 10 => 2026-12-07 10:00
chiamare Bob dopodomani a mezzogiorno => 2026-11-30 12:00
ogni giorno tranne la domenica alle 8 chiamare Bob => 2026-11-30 08:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA
dal lunedì al venerdì alle 7:30 chiamare Bob => 2026-11-30 07:30 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
un lunedì sì e uno no alle 9 chiamare Bob => 2026-11-30 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO
ogni due settimane il lunedì alle 9 chiamare Bob => 2026-11-30 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO
l'ultimo venerdì di ogni mese alle 15 chiamare Bob => 2026-12-25 15:00 FREQ=MONTHLY;BYDAY=-1FR
ogni primo lunedì del mese alle 9 chiamare Bob => 2026-12-07 09:00 FREQ=MONTHLY;BYDAY=1MO
ogni martedì fino al 31 gennaio alle 16 chiamare Bob => 2026-12-01 16:00 FREQ=WEEKLY;BYDAY=TU;UNTIL=20270131T225959Z
chiamare Bob il 3/4 alle 9 => 2027-04-03 09:00
chiamare Bob stasera verso le otto => ? 2026-11-28 20:00
chiamare Bob tra quindici giorni => ? 2026-12-12 09:00
cada día desde el lunes a las 9 llamar => 2026-11-30 09:00 FREQ=DAILY
todos los días hasta el viernes a las 9 llamar => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261204T225959Z
todos los días hasta finales de enero a las 9 llamar => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20270131T225959Z
todos los días durante dos semanas a las 9 llamar => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261212T225959Z
todos los días a las 8 y a las 20 pastillas => 2026-11-28 20:00 FREQ=DAILY;BYHOUR=8,20
el día antes de Nochebuena a las 10 llamar => 2026-12-23 10:00
dos días antes del 24 de diciembre a las 10 llamar => 2026-12-22 10:00
el viernes antes de Navidad a las 10 llamar => ? 2026-12-18 10:00
mañana a la misma hora llamar => 2026-11-29 12:30
de aquí a quince días a las 10 llamar => ? 2026-12-12 10:00
faltan diez para las nueve llamar mañana => ? 2026-11-29 08:50
mañana diez para las nueve llamar => ? 2026-11-29 08:50
comprar flores para las 9 mañana => ? 2026-11-29 09:00
salvo el archivo mañana a las 9 => 2026-11-29 09:00
menos el lunes llamar todos los días a las 9 => ? 2026-11-29 09:00 FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU
tous les jours à partir de lundi à 9h appeler => 2026-11-30 09:00 FREQ=DAILY
à partir du 1er décembre tous les jours à 9h appeler => 2026-12-01 09:00 FREQ=DAILY
tous les jours pendant deux semaines à 9h appeler => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261212T225959Z
tous les jours jusqu'à vendredi à 9h appeler => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261204T225959Z
tous les lundis jusqu'à fin janvier à 9h appeler => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO;UNTIL=20270131T225959Z
tous les jours à 8h et à 20h pilule => 2026-11-28 20:00 FREQ=DAILY;BYHOUR=8,20
la veille de Noël à 10h appeler => 2026-12-24 10:00
le jour avant Noël à 10h appeler => ? 2026-12-24 10:00
deux jours avant le 24 décembre à 10h appeler => 2026-12-22 10:00
le vendredi avant Noël à 10h appeler => ? 2026-12-18 10:00
demain à la même heure appeler => 2026-11-29 12:30
dès lundi à 9h appeler => 2026-11-30 09:00
un jour sur deux à 9h appeler => ? 2026-11-29 09:00 FREQ=DAILY;INTERVAL=2
tous les 15 du mois à 9h payer => 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
dans une quinzaine appeler => ? 2026-12-12 09:00
tous les quinze jours à 9h appeler => ?
todos os dias a partir de segunda às 9h ligar => 2026-11-30 09:00 FREQ=DAILY
todo dia por duas semanas às 9h ligar => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261212T225959Z
todo dia até sexta às 9h ligar => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261204T225959Z
todo dia às 8h e às 20h remédio => 2026-11-28 20:00 FREQ=DAILY;BYHOUR=8,20
um dia antes do Natal às 10h ligar => ? 2026-12-24 10:00
dois dias antes de 24 de dezembro às 10h ligar => 2026-12-22 10:00
amanhã no mesmo horário ligar => 2026-11-29 12:30
dia sim, dia não às 9h ligar => ? 2026-11-29 09:00 FREQ=DAILY;INTERVAL=2
toda segunda exceto feriados às 9h ligar => ?
toda segunda e quinta às 9h ligar => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TH
ogni giorno da lunedì alle 9 chiamare => 2026-11-30 09:00 FREQ=DAILY
ogni giorno per due settimane alle 9 chiamare => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261212T225959Z
ogni giorno fino a venerdì alle 9 chiamare => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20261204T225959Z
ogni giorno fino a fine gennaio alle 9 chiamare => 2026-11-29 09:00 FREQ=DAILY;UNTIL=20270131T225959Z
ogni giorno alle 8 e alle 20 pillola => 2026-11-28 20:00 FREQ=DAILY;BYHOUR=8,20
due giorni prima di Natale alle 10 chiamare => ? 2026-12-23 10:00
il venerdì prima di Natale alle 10 chiamare => ? 2026-12-18 10:00
domani alla stessa ora chiamare => 2026-11-29 12:30
ogni giorno tranne sabato e domenica alle 9 chiamare => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
ogni 15 del mese alle 9 pagare => 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
il 1 e il 15 di ogni mese alle 9 pagare => 2026-12-01 09:00 FREQ=MONTHLY;BYMONTHDAY=1,15
`;
