/** As in `english.ts`, as people of teams type them; holidays, and times until which. */
export const english = `
ping the client Thu at 11 => 2026-12-03 11:00
can you remind us at 4 to push the release => ? 2026-11-28 16:00
send invoice first thing tomorrow => 2026-11-29 09:00
standup weekdays 9:15 => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
retro every other Friday at 3pm => 2026-12-04 15:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR
in 90 minutes check the build => 2026-11-28 14:00
tomorrow eod ship it => ?
renew the cert on Jan 15 at 10 => 2027-01-15 10:00
backup check every Sunday night at 11 => 2026-11-29 23:00 FREQ=WEEKLY;BYDAY=SU
pay rent on the 1st of each month => 2026-12-01 09:00 FREQ=MONTHLY;BYMONTHDAY=1
tomorrow lunchtime book a table => ?
half past 2 this afternoon dial in => 2026-11-28 14:30
deploy freeze Dec 18 5pm => 2026-12-18 17:00
Monday at noon post the numbers => 2026-11-30 12:00
next Thursday at 10:30 1:1 with Ana => ? 2026-12-03 10:30
a fortnight from today 9am => 2026-12-12 09:00
tues 9a call vendor => 2026-12-01 09:00
the day after tomorrow at 8pm => 2026-11-30 20:00
2moro 10am demo => 2026-11-29 10:00
in a couple of hours water plants => 2026-11-28 14:30
on Good Friday at 10am send greetings => 2027-03-26 10:00
twice a day check the queue => ?
before 6pm today send the deck => ? 2026-11-28 18:00
1/15/2027 at 2:30 PM kickoff => 2027-01-15 14:30
`;

export const german = `
Mi 14:00 Sync mit Vertrieb => 2026-12-02 14:00
übermorgen um halb 9 Angebot schicken => 2026-11-30 08:30
jeden Freitag 16 Uhr Wochenbericht => 2026-12-04 16:00 FREQ=WEEKLY;BYDAY=FR
in anderthalb Stunden Kuchen raus => 2026-11-28 14:00
am 15.1. um 10 Uhr Zertifikat erneuern => 2027-01-15 10:00
nächsten Montag früh um 7 Lieferung => 2026-11-30 07:00
Donnerstag viertel vor 3 Anruf => ? 2026-12-03 14:45
werktags 8:45 Standup => ? 2026-11-30 08:45 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
alle zwei Wochen mittwochs um 15 Uhr Retro => 2026-12-02 15:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=WE
heute Abend um acht Backup => 2026-11-28 20:00
in 14 Tagen um 9 Uhr nachhaken => 2026-12-12 09:00
morgen in der Mittagspause Bank => ?
nach dem Mittagessen Kunde => ?
jeden ersten Montag im Monat 9 Uhr Reporting => 2026-12-07 09:00 FREQ=MONTHLY;BYDAY=1MO
am 24. um 12 Uhr Schluss machen => 2026-12-24 12:00
an Karfreitag 10 Uhr Oma => 2027-03-26 10:00
Montag 18 Uhr Sport => 2026-11-30 18:00
in einer halben Stunde Tee => 2026-11-28 13:00
jeden Tag um 12:30 Mittag => 2026-11-29 12:30 FREQ=DAILY
zum Monatsende Stunden eintragen => ? 2026-11-30 09:00
kommende Woche Mittwoch 11 Uhr => 2026-12-02 11:00
17 Uhr Feierabend => ?
Sonntagabend 20:15 Tatort => 2026-11-29 20:15
jährlich am 3. März Geburtstag Tom => ? 2027-03-03 09:00 FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3
gegen 15 Uhr Paket => ? 2026-11-28 15:00
`;

export const spanish = `
el jueves a las 11 revisar el PR => 2026-12-03 11:00
mañana a primera hora mandar factura => ? 2026-11-29 09:00
pasado mañana a las 8 de la tarde => 2026-11-30 20:00
todos los lunes a las 9 reunión => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
cada viernes a las 16:00 informe => 2026-12-04 16:00 FREQ=WEEKLY;BYDAY=FR
en media hora sacar la pizza => 2026-11-28 13:00
dentro de dos horas llamar => 2026-11-28 14:30
el 15 de enero a las 10 renovar => 2027-01-15 10:00
hoy a las 6 de la tarde desplegar => 2026-11-28 18:00
mañana al mediodía comer con Ana => 2026-11-29 12:00
de lunes a viernes a las 9:15 daily => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
el próximo martes a las 3 de la tarde => 2026-12-01 15:00
a las cinco y media recoger niños => ? 2026-11-28 17:30
el primer lunes de cada mes a las 10 => 2026-12-07 10:00 FREQ=MONTHLY;BYDAY=1MO
el último día del mes a las 17h cerrar => 2026-11-30 17:00
en un cuarto de hora café => 2026-11-28 12:45
cada dos semanas los miércoles a las 15:00 => 2026-12-02 15:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=WE
dentro de quince días a las 9 => ?
el domingo por la noche a las 10 => 2026-11-29 22:00
esta noche a las 9 => 2026-11-28 21:00
el 24/12 a las 20:00 cena => 2026-12-24 20:00
cada día a las 8 de la mañana => 2026-11-29 08:00 FREQ=DAILY
después de comer llamar al banco => -
el lunes que viene a las 9 => 2026-11-30 09:00
mañana a las doce menos cuarto => 2026-11-29 11:45
`;

export const french = `
jeudi à 11h revue de code => 2026-12-03 11:00
demain matin à 8h30 envoyer la facture => 2026-11-29 08:30
après-demain à 20h => 2026-11-30 20:00
tous les lundis à 9h réunion => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
chaque vendredi à 16h rapport => 2026-12-04 16:00 FREQ=WEEKLY;BYDAY=FR
dans une demi-heure sortir le gâteau => 2026-11-28 13:00
dans deux heures rappeler => 2026-11-28 14:30
le 15 janvier à 10h renouveler => 2027-01-15 10:00
ce soir à 18h déployer => 2026-11-28 18:00
demain midi déjeuner avec Anne => 2026-11-29 12:00
du lundi au vendredi à 9h15 daily => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
mardi prochain à 15h => 2026-12-01 15:00
à cinq heures et demie chercher les enfants => ? 2026-11-28 17:30
le premier lundi du mois à 10h => ? 2026-12-07 10:00
en fin de mois clôturer => 2026-11-30 09:00
dans un quart d'heure café => 2026-11-28 12:45
un mercredi sur deux à 15h rétro => 2026-12-02 15:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=WE
dans quinze jours à 9h => ?
dimanche soir à 22h => 2026-11-29 22:00
d'ici une heure => ? 2026-11-28 13:30
le 24/12 à 20h réveillon => ?
tous les jours à 8h du matin => 2026-11-29 08:00 FREQ=DAILY
après le déjeuner appeler la banque => ?
lundi en huit à 9h => 2026-12-07 09:00
demain à midi moins le quart => 2026-11-29 11:45
`;

export const portuguese = `
quinta às 11h revisar o PR => 2026-12-03 11:00
amanhã cedo mandar a nota => ?
depois de amanhã às 20h => 2026-11-30 20:00
toda segunda às 9h reunião => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
toda sexta-feira às 16:00 relatório => 2026-12-04 16:00 FREQ=WEEKLY;BYDAY=FR
daqui a meia hora tirar o bolo => 2026-11-28 13:00
em duas horas ligar => 2026-11-28 14:30
dia 15 de janeiro às 10h renovar => 2027-01-15 10:00
hoje às 6 da tarde deploy => 2026-11-28 18:00
amanhã ao meio-dia almoço com Ana => 2026-11-29 12:00
de segunda a sexta às 9h15 daily => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
terça que vem às 15h => 2026-12-01 15:00
às cinco e meia buscar as crianças => ? 2026-11-28 17:30
toda primeira segunda do mês às 10h => 2026-12-07 10:00 FREQ=MONTHLY;BYDAY=1MO
no último dia do mês às 17h fechar => 2026-11-30 17:00
daqui a 15 minutos café => 2026-11-28 12:45
a cada duas semanas na quarta às 15h => 2026-12-02 15:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=WE
domingo à noite às 22h => 2026-11-29 22:00
hoje à noite às 9 => 2026-11-28 21:00
dia 24/12 às 20h ceia => ? 2026-12-24 20:00
todo dia às 8 da manhã => 2026-11-29 08:00 FREQ=DAILY
depois do almoço ligar para o banco => ?
segunda que vem às 9h => 2026-11-30 09:00
todo dia 5 às 10h pagar aluguel => 2026-12-05 10:00 FREQ=MONTHLY;BYMONTHDAY=5
`;

export const italian = `
giovedì alle 11 rivedere la PR => 2026-12-03 11:00
domattina alle 8:30 mandare la fattura => 2026-11-29 08:30
dopodomani alle 20 => 2026-11-30 20:00
ogni lunedì alle 9 riunione => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
tutti i venerdì alle 16 report => 2026-12-04 16:00 FREQ=WEEKLY;BYDAY=FR
tra mezz'ora togliere la torta => 2026-11-28 13:00
fra due ore richiamare => 2026-11-28 14:30
il 15 gennaio alle 10 rinnovare => 2027-01-15 10:00
oggi alle 6 di sera deploy => 2026-11-28 18:00
domani a mezzogiorno pranzo con Anna => 2026-11-29 12:00
dal lunedì al venerdì alle 9:15 daily => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
martedì prossimo alle 15 => 2026-12-01 15:00
alle cinque e mezza prendere i bambini => ? 2026-11-28 17:30
il primo lunedì di ogni mese alle 10 => 2026-12-07 10:00 FREQ=MONTHLY;BYDAY=1MO
a fine mese chiudere le ore => 2026-11-30 09:00
tra un quarto d'ora caffè => 2026-11-28 12:45
ogni due settimane il mercoledì alle 15 => 2026-12-02 15:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=WE
tra quindici giorni alle 9 => ?
domenica sera alle 22 => 2026-11-29 22:00
stasera alle 9 => 2026-11-28 21:00
il 24/12 alle 20 cenone => 2026-12-24 20:00
ogni giorno alle 8 di mattina => 2026-11-29 08:00 FREQ=DAILY
dopo pranzo chiamare la banca => ?
lunedì della prossima settimana alle 9 => 2026-11-30 09:00
domani alle dodici meno un quarto => 2026-11-29 11:45
`;

export const japanese = `
木曜の11時にレビュー => 2026-12-03 11:00
明日の朝8時半に請求書を送る => 2026-11-29 08:30
明後日の20時に電話 => 2026-11-30 20:00
毎週月曜9時に定例会議 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
毎週金曜日の16時に週報 => 2026-12-04 16:00 FREQ=WEEKLY;BYDAY=FR
30分後にケーキを出す => 2026-11-28 13:00
2時間後に折り返し電話 => 2026-11-28 14:30
1月15日10時に証明書更新 => 2027-01-15 10:00
今日の夕方6時にデプロイ => 2026-11-28 18:00
明日の正午にランチ => 2026-11-29 12:00
平日の9時15分に朝会 => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
来週の火曜15時に面談 => 2026-12-01 15:00
5時半にお迎え => ? 2026-11-28 17:30
毎月第一月曜日の10時 => 2026-12-07 10:00 FREQ=MONTHLY;BYDAY=1MO
月末の17時に締め => 2026-11-30 17:00
15分後にコーヒー => 2026-11-28 12:45
隔週水曜の15時に振り返り => 2026-12-02 15:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=WE
2週間後の9時に確認 => 2026-12-12 09:00
日曜の夜10時にバックアップ => 2026-11-29 22:00
今夜9時に確認 => 2026-11-28 21:00
12/24の20時にパーティー => 2026-12-24 20:00
毎朝8時に体操 => 2026-11-29 08:00 FREQ=DAILY
昼食後に銀行に電話 => ?
来週月曜の午前9時 => 2026-11-30 09:00
毎月25日に給与処理 => 2026-12-25 09:00 FREQ=MONTHLY;BYMONTHDAY=25
`;

export const chinese = `
周四11点评审代码 => 2026-12-03 11:00
明天早上8点半发发票 => 2026-11-29 08:30
后天晚上8点打电话 => 2026-11-30 20:00
每周一上午9点开会 => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
每周五下午4点交周报 => ? 2026-12-04 16:00 FREQ=WEEKLY;BYDAY=FR
半小时后取蛋糕 => 2026-11-28 13:00
两个小时后回电 => 2026-11-28 14:30
1月15号上午10点续证书 => 2027-01-15 10:00
今天下午6点上线 => 2026-11-28 18:00
明天中午12点吃饭 => 2026-11-29 12:00
工作日上午9点15分站会 => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
下周二下午3点面谈 => 2026-12-01 15:00
五点半接孩子 => ? 2026-11-28 17:30
每月第一个周一上午10点 => 2026-12-07 10:00 FREQ=MONTHLY;BYDAY=1MO
月底下午5点关账 => 2026-11-30 17:00
一刻钟后喝咖啡 => 2026-11-28 12:45
每两周周三下午3点复盘 => 2026-12-02 15:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=WE
两周后上午9点 => 2026-12-12 09:00
周日晚上10点备份 => 2026-11-29 22:00
今晚9点检查 => 2026-11-28 21:00
12月24日晚上8点聚餐 => 2026-12-24 20:00
每天早上8点锻炼 => 2026-11-29 08:00 FREQ=DAILY
午饭后给银行打电话 => ?
下周一上午九点 => 2026-11-30 09:00
每月25号发工资 => 2026-12-25 09:00 FREQ=MONTHLY;BYMONTHDAY=25
`;
