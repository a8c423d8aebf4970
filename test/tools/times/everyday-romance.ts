/** As in `english.ts`, as people type it. */
export const french = `
appeler Bob du lundi au vendredi à 9h => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
lun-ven 9h appeler Bob => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
appeler Bob lundi, mercredi et vendredi à 7h => 2026-11-30 07:00 FREQ=WEEKLY;BYDAY=MO,WE,FR
appeler Bob tous les mardis et jeudis à 19h => 2026-12-01 19:00 FREQ=WEEKLY;BYDAY=TU,TH
appeler Bob demain de 9h à 10h => 2026-11-29 09:00
appeler Bob demain 9h-10h => 2026-11-29 09:00
appeler Bob demain à 14 h 30 => 2026-11-29 14:30
appeler Bob demain à 14:30 => 2026-11-29 14:30
appeler Bob à 18h => 2026-11-28 18:00
15h30 appeler Bob => 2026-11-28 15:30
appeler Bob demain à 9 h => 2026-11-29 09:00
appeler Bob demain à neuf heures => 2026-11-29 09:00
appeler Bob demain à trois heures de l'après-midi => 2026-11-29 15:00
appeler Bob à minuit => 2026-11-29 00:00
appeler Bob ce soir à minuit => 2026-11-29 00:00
appeler Bob à midi demain => 2026-11-29 12:00
appeler Bob demain à midi et demi => 2026-11-29 12:30
appeler Bob ce soir => 2026-11-28 20:00
appeler Bob ce soir à 9h => 2026-11-28 21:00
appeler Bob demain soir à 8 heures => 2026-11-29 20:00
appeler Bob cet après-midi à 4h => 2026-11-28 16:00
appeler Bob demain matin à 8h => 2026-11-29 08:00
appeler Bob après-demain matin => 2026-11-30 09:00
appeler Bob lundi matin => 2026-11-30 09:00
dans 2 h appeler Bob => 2026-11-28 14:30
appeler Bob dans 20 min => 2026-11-28 12:50
appeler Bob dans 1h30 => 2026-11-28 14:00
appeler Bob dans trois quarts d'heure => 2026-11-28 13:15
appeler Bob dans deux heures et quart => 2026-11-28 14:45
appeler Bob dans une semaine => 2026-12-05 09:00
appeler Bob dans deux semaines à 10h => 2026-12-12 10:00
appeler Bob dans six mois => 2027-05-28 09:00
appeler Bob lundi en huit => 2026-12-07 09:00
appeler Bob mardi en quinze à 9h => 2026-12-15 09:00
appeler Bob dans huit jours => ?
appeler Bob la semaine prochaine lundi à 10h => 2026-11-30 10:00
appeler Bob mardi de la semaine prochaine à 10h => 2026-12-01 10:00
appeler Bob vendredi prochain à 17h => 2026-12-04 17:00
appeler Bob mer. 11h => 2026-12-02 11:00
appeler Bob ven 16h => 2026-12-04 16:00
appeler Bob à la fin du mois => 2026-11-30 09:00
appeler Bob fin de mois => 2026-11-30 09:00
appeler Bob le dernier jour du mois => 2026-11-30 09:00
appeler Bob le dernier vendredi de chaque mois à 16h => 2026-12-25 16:00 FREQ=MONTHLY;BYDAY=-1FR
appeler Bob le premier jour ouvrable de chaque mois à 9h => 2026-12-01 09:00 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1
appeler Bob un mardi sur deux à 10h => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
appeler Bob toutes les deux semaines le mardi à 10h => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
appeler Bob tous les jours ouvrés à 9h => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
appeler Bob chaque lundi à 9h30 => 2026-11-30 09:30 FREQ=WEEKLY;BYDAY=MO
appeler Bob tous les matins à 8h => 2026-11-29 08:00 FREQ=DAILY
appeler Bob tous les soirs à 21h => 2026-11-28 21:00 FREQ=DAILY
appeler Bob toutes les heures => 2026-11-28 13:30 FREQ=HOURLY
appeler Bob toutes les 30 minutes => 2026-11-28 13:00 FREQ=MINUTELY;INTERVAL=30
appeler Bob le 15 de chaque mois à 9h => 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
appeler Bob tous les 15 du mois à 9h => 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
appeler Bob chaque année le 24 décembre à 9h => 2026-12-24 09:00 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24
appeler Bob le 3 décembre à 14h => 2026-12-03 14:00
appeler Bob le 3 déc. à 14h => 2026-12-03 14:00
appeler Bob jeudi 3 décembre à 14h => 2026-12-03 14:00
appeler Bob le vendredi 3 décembre à 14h => ?
appeler Bob le 5 à 9h => 2026-12-05 09:00
appeler Bob le 03/04 à 9h => 2027-04-03 09:00
appeler Bob le 29 février à 9h => 2028-02-29 09:00
appeler Bob le 5 janvier 2028 à 9h => 2028-01-05 09:00
appeler Bob la veille de Noël à 18h => 2026-12-24 18:00
appeler Bob à Noël => ? 2026-12-25 09:00
appeler Bob le 31 à 20h => 2026-12-31 20:00
appeler Bob demain à 9h heure de Londres => 2026-11-29 10:00
appeler Bob demain à 9h, heure de Paris => 2026-11-29 09:00
rappelle-moi demain à 9h d'appeler Bob => 2026-11-29 09:00
appeler Bob à 9h ou 10h => ?
appeler Bob vers 17h => ?
appeler Bob bientôt => ?
`;

export const italian = `
chiamare Bob dal lunedì al venerdì alle 9 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
lun-ven 9:00 chiamare Bob => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
chiamare Bob lunedì, mercoledì e venerdì alle 7 => 2026-11-30 07:00 FREQ=WEEKLY;BYDAY=MO,WE,FR
chiamare Bob ogni martedì e giovedì alle 19 => 2026-12-01 19:00 FREQ=WEEKLY;BYDAY=TU,TH
chiamare Bob domani dalle 9 alle 10 => 2026-11-29 09:00
chiamare Bob domani ore 9-10 => 2026-11-29 09:00
chiamare Bob domani alle 18.30 => 2026-11-29 18:30
chiamare Bob domani ore 18:30 => 2026-11-29 18:30
chiamare Bob domani alle ore 9 => 2026-11-29 09:00
chiamare Bob oggi alle 18 => 2026-11-28 18:00
chiamare Bob alle 15:30 => 2026-11-28 15:30
chiamare Bob domani alle 3 del pomeriggio => 2026-11-29 15:00
chiamare Bob a mezzanotte => 2026-11-29 00:00
chiamare Bob stasera a mezzanotte => 2026-11-29 00:00
chiamare Bob a mezzogiorno => 2026-11-29 12:00
domani a mezzogiorno chiamare Bob => 2026-11-29 12:00
chiamare Bob domani a mezzogiorno e mezzo => 2026-11-29 12:30
chiamare Bob stasera => 2026-11-28 20:00
chiamare Bob stasera alle 9 => 2026-11-28 21:00
chiamare Bob oggi pomeriggio alle 5 => 2026-11-28 17:00
chiamare Bob domani pomeriggio => 2026-11-29 15:00
chiamare Bob domani mattina => 2026-11-29 09:00
chiamare Bob domattina alle 8 => 2026-11-29 08:00
chiamare Bob domani sera alle 8 => 2026-11-29 20:00
chiamare Bob dopodomani => 2026-11-30 09:00
chiamare Bob dopodomani mattina alle 10 => 2026-11-30 10:00
tra 2 ore chiamare Bob => 2026-11-28 14:30
chiamare Bob tra 20 min => 2026-11-28 12:50
chiamare Bob fra un quarto d'ora => 2026-11-28 12:45
chiamare Bob fra tre quarti d'ora => 2026-11-28 13:15
chiamare Bob fra un'ora => 2026-11-28 13:30
chiamare Bob fra due ore e mezza => 2026-11-28 15:00
chiamare Bob tra 3 giorni alle 10 => 2026-12-01 10:00
chiamare Bob tra due settimane => 2026-12-12 09:00
chiamare Bob tra un mese => 2026-12-28 09:00
chiamare Bob lunedì prossimo alle 10 => 2026-11-30 10:00
chiamare Bob la settimana prossima martedì alle 10 => 2026-12-01 10:00
chiamare Bob martedì della prossima settimana alle 10 => 2026-12-01 10:00
chiamare Bob venerdì mattina => 2026-12-04 09:00
chiamare Bob venerdì sera alle 8 => 2026-12-04 20:00
chiamare Bob gio 16:00 => 2026-12-03 16:00
chiamare Bob ven. alle 11 => 2026-12-04 11:00
chiamare Bob a fine mese => 2026-11-30 09:00
chiamare Bob alla fine del mese => 2026-11-30 09:00
chiamare Bob l'ultimo giorno del mese => 2026-11-30 09:00
chiamare Bob l'ultimo venerdì di ogni mese alle 16 => 2026-12-25 16:00 FREQ=MONTHLY;BYDAY=-1FR
chiamare Bob il primo giorno lavorativo di ogni mese alle 9 => 2026-12-01 09:00 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1
chiamare Bob il primo lunedì del mese alle 9 => ? 2026-12-07 09:00
chiamare Bob ogni due settimane il martedì alle 10 => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
chiamare Bob ogni giorno lavorativo alle 9 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
chiamare Bob tutti i giorni alle 8 => 2026-11-29 08:00 FREQ=DAILY
chiamare Bob tutti i lunedì alle 9 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
chiamare Bob ogni mattina alle 8 => 2026-11-29 08:00 FREQ=DAILY
chiamare Bob ogni sera alle 21 => 2026-11-28 21:00 FREQ=DAILY
chiamare Bob ogni ora => 2026-11-28 13:30 FREQ=HOURLY
chiamare Bob il 15 di ogni mese alle 9 => 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
chiamare Bob ogni anno il 24 dicembre alle 9 => 2026-12-24 09:00 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24
chiamare Bob il 3 dicembre alle 14 => 2026-12-03 14:00
chiamare Bob il 3 dic alle 14 => 2026-12-03 14:00
chiamare Bob giovedì 3 dicembre alle 14 => 2026-12-03 14:00
chiamare Bob il 5 alle 9 => 2026-12-05 09:00
chiamare Bob il 03/04 alle 9 => 2027-04-03 09:00
chiamare Bob il 29 febbraio alle 9 => 2028-02-29 09:00
chiamare Bob il 5 gennaio 2028 alle 9 => 2028-01-05 09:00
chiamare Bob la vigilia di Natale alle 18 => 2026-12-24 18:00
chiamare Bob a Capodanno => 2027-01-01 09:00
chiamare Bob domani alle 9 ora di Londra => 2026-11-29 10:00
chiamare Bob domani alle 9, ora di Roma => 2026-11-29 09:00
ricordami domani alle 9 di chiamare Bob => 2026-11-29 09:00
chiamare Bob alle 9 o alle 10 => ?
chiamare Bob verso le 17 => -
chiamare Bob presto => ?
`;
