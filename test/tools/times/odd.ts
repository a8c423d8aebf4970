/** Odd but real: fortnights, halves and quarters, ends of months, clock changes, cities. */
export const odd = {
  english: `
every other Tuesday at half eight standup => ?
in a fortnight check the lease => 2026-12-12 09:00
noon on the 31st file the taxes => ?
EOD Friday send the timesheet => ?
first thing Monday ping Ravi => 2026-11-30 09:00
a week on Thursday at ten to six pm book => 2026-12-10 17:50
the day after tomorrow at a quarter past noon => 2026-11-30 12:15
tomorrow at 0730 hours => 2026-11-29 07:30
in an hour and three quarters => ?
in three quarters of an hour => 2026-11-28 13:15
at the stroke of midnight call => ?
next Feb 29 celebrate => ?
the last working day of the month at 4pm payroll => 2026-11-30 16:00
second to last Friday of every month at 9 => ?
every quarter on the 1st at 8:30 => ?
twice a week on Mon and Thu at 6pm gym => ?
every 6 weeks on Wednesday at 10 => 2026-12-02 10:00 FREQ=WEEKLY;INTERVAL=6;BYDAY=WE
monthly on the 31st at noon => 2026-12-31 12:00 FREQ=MONTHLY;BYMONTHDAY=31
Sun 28 March 2027 at 2:30 am clock change => ?
Oct 31 2027 at 02:30 => 2027-10-31 02:30
tomorrow 9am Tokyo time call Kenji => 2026-11-29 01:00
Monday 3pm in New York => ?
5 pm PST tomorrow => 2026-11-30 02:00
tmrw @ 8ish => ?
at 25:00 today => ?
the 32nd of December => ?
half past => -
30 mins before midnight => 2026-11-28 23:30
4 days from now at dinner time => ?
Tuesday night at 11:59 pm => ?
in 90 minutes turn off the oven => 2026-11-28 14:00
by close of business on 4 Dec => ?
in two shakes => -
this coming Wednesday 14h => ?
on the ides of March => ?
when I get home => ?
the morning of the 1st at 6.45 => 2026-12-01 06:45
at 12am tomorrow => ?
last Friday of November at 9am => ? 2027-11-26 09:00
every weekday at 8:05 until Christmas => ?
3 business days from now at 9 => ?
`,
  german: `
übermorgen früh um halb acht Müll rausbringen => 2026-11-30 07:30
in vierzehn Tagen um viertel nach neun => 2026-12-12 09:15
am letzten Werktag des Monats um 16 Uhr => 2026-11-30 16:00
alle vierzehn Tage freitags um 15 Uhr => 2026-12-04 15:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR
jeden zweiten Dienstag um halb neun => ?
heute in einer Woche um 10 => 2026-12-05 10:00
nächsten Sonntag um dreiviertel sieben => ?
Mitternacht auf Dienstag => ?
am 31. um 12 Uhr mittags => 2026-12-31 12:00
am 31.11. um 9 => ?
in anderthalb Stunden Wäsche => 2026-11-28 14:00
kurz vor acht => -
heute Abend um fünf vor halb neun => 2026-11-28 20:25
28.03.2027 um 02:30 Uhr => ?
jeden ersten Montag im Quartal um 9 => ?
Ende nächster Woche => ?
Montag früh gleich als Erstes => ?
morgen um 15 Uhr Ortszeit Tokio => ?
werktags außer mittwochs um 7:15 => ?
Heiligabend um 18 Uhr => 2026-12-24 18:00
`,
  french: `
le dernier vendredi du mois à 17h => ?
après-demain à huit heures moins le quart => 2026-11-30 07:45
dans quinze jours à 9h30 => ?
mardi en huit à 14h => 2026-12-08 14:00
le 31 à midi pile => 2026-12-31 12:00
un mardi sur deux à 20h30 => 2026-12-01 20:30 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
tous les quinze du mois à 8h => 2026-12-15 08:00 FREQ=MONTHLY;BYMONTHDAY=15
dans une heure et demie => 2026-11-28 14:00
ce soir à vingt heures quinze => 2026-11-28 20:15
le 1er du mois prochain à 7h => ?
demain midi et demi => 2026-11-29 12:30
lundi à la première heure => ?
toutes les deux heures de 9h à 17h => 2026-11-28 13:00 FREQ=DAILY;BYHOUR=9,11,13,15,17
à minuit moins cinq => 2026-11-28 23:55
dans trois quarts d'heure => 2026-11-28 13:15
le 30 février à 10h => ?
demain à 9h heure de Montréal => 2026-11-29 15:00
tous les jours ouvrés sauf le vendredi à 8h45 => 2026-11-30 08:45 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH
`,
  spanish: `
pasado mañana a las ocho menos cuarto de la mañana => 2026-11-30 07:45
dentro de quince días a las 10 => ?
el último viernes de cada mes a las 17:00 => 2026-12-25 17:00 FREQ=MONTHLY;BYDAY=-1FR
cada dos martes a las ocho y media => ?
el 31 al mediodía => ?
mañana por la mañana a primera hora => ?
a las tres y pico => ?
de hoy en ocho a las 9 => ?
en hora y media => 2026-11-28 14:00
el lunes que viene a medianoche => ?
a las doce de la noche de mañana => ?
mañana a las 9 hora de Bogotá => ?
todos los días laborables a las 7 y cuarto => 2026-11-30 07:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
el 29 de febrero a las 12 => 2028-02-29 12:00
dentro de tres cuartos de hora => 2026-11-28 13:15
`,
  portuguese: `
depois de amanhã às quinze para as oito da noite => 2026-11-30 19:45
daqui a quinze dias às 10h => ?
terça que vem às sete e meia => 2026-12-01 07:30
na última sexta-feira do mês às 17h => ?
amanhã ao meio-dia e meia => 2026-11-29 12:30
a cada duas semanas na quarta às 9h => 2026-12-02 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=WE
todo dia útil às 8h15 => 2026-11-30 08:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
dia 31 ao meio-dia => 2026-12-31 12:00
daqui a uma hora e meia => 2026-11-28 14:00
segunda bem cedinho => ?
amanhã às 9h no horário de Brasília => 2026-11-29 13:00
dia sim, dia não às 7h => ?
`,
  italian: `
dopodomani alle otto meno un quarto => 2026-11-30 07:45
fra quindici giorni alle 10 => ?
l'ultimo venerdì del mese alle 17 => ?
ogni due martedì alle 20 e 30 => ?
domani a mezzogiorno e mezzo => 2026-11-29 12:30
il 31 a mezzogiorno => ?
lunedì mattina alle sette e tre quarti => 2026-11-30 07:45
tra un'ora e mezza => 2026-11-28 14:00
stasera alle nove meno dieci => 2026-11-28 20:50
oggi a otto alle 9 => ?
domani alle 9 ora di New York => 2026-11-29 15:00
nei giorni feriali alle 7 e un quarto => ?
`,
  japanese: `
明後日の午後三時半に会議 => 2026-11-30 15:30
来週の金曜日の正午に提出 => 2026-12-04 12:00
再来週の月曜朝九時 => 2026-12-07 09:00
毎月末日の17時に請求書 => 2026-11-30 17:00 FREQ=MONTHLY;BYMONTHDAY=-1
隔週火曜の20時半 => 2026-12-01 20:30 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
一時間半後に電話 => 2026-11-28 14:00
十五分前 => -
今夜25時にラジオ => ?
月末の正午 => 2026-11-30 12:00
明日の朝一で => ?
しあさっての夜八時十五分 => 2026-12-01 20:15
平日の毎朝7時45分 => ?
ニューヨーク時間の明日午前9時 => 2026-11-29 15:00
第2火曜日の10時 => ?
`,
  chinese: `
后天下午三点半开会 => 2026-11-30 15:30
下下周一早上九点 => 2026-12-07 09:00
每个月最后一个星期五下午五点 => 2026-12-25 17:00 FREQ=MONTHLY;BYDAY=-1FR
大后天晚上差一刻八点 => 2026-12-01 19:45
一个半小时后 => 2026-11-28 14:00
三刻钟后 => 2026-11-28 13:15
每隔一周的星期二晚上八点半 => 2026-12-01 20:30 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
31号中午十二点 => 2026-12-31 12:00
下班前 => ?
明天纽约时间上午九点 => ?
半夜十二点 => ?
每个工作日早上七点一刻 => 2026-11-30 07:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
大年三十晚上八点 => ?
`,
  korean: `
모레 오후 세 시 반에 회의 => 2026-11-30 15:30
다음 주 금요일 정오 => 2026-12-04 12:00
격주 화요일 저녁 8시 반 => 2026-12-01 20:30 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
한 시간 반 뒤에 전화 => 2026-11-28 14:00
매달 마지막 금요일 오후 5시 => 2026-12-25 17:00 FREQ=MONTHLY;BYDAY=-1FR
31일 정오에 => 2026-12-31 12:00
글피 밤 8시 15분 => 2026-12-01 20:15
내일 뉴욕 시간 오전 9시 => 2026-11-29 15:00
평일 아침 7시 45분마다 => ?
보름 뒤 오전 10시 => 2026-12-13 10:00
`,
  polish: `
pojutrze o wpół do ósmej rano => 2026-11-30 07:30
za dwa tygodnie o kwadrans po dziewiątej => 2026-12-12 09:15
w ostatni piątek miesiąca o 17 => ?
co drugi wtorek o 20:30 => 2026-12-01 20:30 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
za półtorej godziny => 2026-11-28 14:00
31 w samo południe => ?
jutro za pięć ósma => 2026-11-29 07:55
jutro o 9 czasu nowojorskiego => ?
w każdy dzień roboczy o 7:15 => 2026-11-30 07:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
`,
  turkish: `
öbür gün sabah yedi buçukta => 2026-11-30 07:30
iki hafta sonra saat dokuzu çeyrek geçe => 2026-12-12 09:15
her ayın son cuması 17:00 => ?
yarın sekize çeyrek kala => 2026-11-29 07:45
bir buçuk saat sonra => 2026-11-28 14:00
ayın 31'inde öğlen 12'de => 2026-12-31 12:00
iki haftada bir salı günleri 20.30'da => 2026-12-01 20:30 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
yarın New York saatiyle 9'da => ?
hafta içi her gün 7.15'te => 2026-11-30 07:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
`,
  hindi: `
परसों शाम साढ़े सात बजे => 2026-11-30 19:30
अगले शुक्रवार दोपहर बारह बजे => 2026-12-04 12:00
डेढ़ घंटे बाद => 2026-11-28 14:00
कल सुबह पौने आठ बजे => 2026-11-29 07:45
हर महीने के आखिरी शुक्रवार शाम पाँच बजे => 2026-12-25 17:00 FREQ=MONTHLY;BYDAY=-1FR
ढाई घंटे में => 2026-11-28 15:00
हर दूसरे मंगलवार रात साढ़े आठ बजे => 2026-12-01 20:30 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
31 तारीख को दोपहर 12 बजे => 2026-12-31 12:00
पंद्रह दिन बाद सुबह सवा नौ बजे => 2026-12-13 09:15
`,
};
