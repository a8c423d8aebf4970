/** Hours that are told by what happens then: a day alone would be at nine, which is not meant. */
export const vague = {
  english: `
by close of business on Friday => ?
Tuesday before the meeting => ?
Friday after school => ?
by the end of the sprint on Friday => ?
Monday late afternoon call Ada => ?
tomorrow check the mail before leaving => 2026-11-29 09:00
tomorrow at 8 before the meeting => 2026-11-29 08:00
this morning at 8 => 2026-11-28 08:00
`,
  german: `
Montag zeitig => ?
morgen ganz früh => ?
Dienstag am späten Nachmittag => ?
Freitag bei Sonnenaufgang => ?
Donnerstag nach dem Training => ?
Freitag vor der Abreise => ?
`,
  french: `
vendredi avant la fermeture => ?
demain de bonne heure => ?
demain à l’aube => ?
mardi après le travail => ?
`,
  spanish: `
viernes al cierre => ?
mañana tempranito => ?
lunes antes de comer => ?
lunes después del trabajo => ?
`,
  portuguese: `
amanhã cedinho => ?
amanhã ao amanhecer => ?
segunda depois do trabalho => ?
segunda bem cedinho => ?
`,
  italian: `
domani all’alba => ?
lunedì dopo il lavoro => ?
venerdì prima della riunione => ?
`,
  polish: `
jutro bardzo wcześnie => ?
w poniedziałek przed obiadem => ?
we wtorek po spotkaniu => ?
`,
  turkish: `
yarın çok erken => ?
pazartesi öğle yemeğinden önce => ?
salı toplantıdan sonra => ?
`,
  hindi: `
सोमवार को बैठक से पहले => ?
मंगलवार को बैठक के बाद => ?
`,
  japanese: `
金曜の終業前に => ?
明日の朝早く => ?
明日の夜明けに => ?
月曜の仕事の後 => ?
火曜の会議の前 => ?
`,
  chinese: `
明天一大早 => ?
周一开会前 => ?
周二散会后 => ?
`,
  korean: `
내일 일찍 => ?
화요일 회의 전에 => ?
수요일 회의 후에 => ?
`,
};

/** What is the first or the last of something that is no month. */
export const others = {
  german: `
jeden ersten Montag im Quartal um 9 => ?
jeden ersten Montag des Halbjahres um 9 => ?
jeden ersten Montag im Sprint um 9 => ?
jeden letzten Freitag des Projekts um 16 Uhr => ?
letzter Tag im Quartal um 17 Uhr => ?
am letzten Werktag im Quartal um 17 Uhr => ?
jeden ersten Montag im Monat um 9 => 2026-12-07 09:00 FREQ=MONTHLY;BYDAY=1MO
am letzten Tag des Monats um 17 Uhr => 2026-11-30 17:00
`,
  romance: `
chaque premier lundi du trimestre à 9h => ?
cada primer lunes del trimestre a las 9 => ?
toda primeira segunda do trimestre às 9h => ?
ogni primo lunedì del trimestre alle 9 => ?
l’ultimo giorno del trimestre alle 17 => ?
el último día del trimestre a las 17:00 => ?
le dernier jour du trimestre à 17h => ?
o último dia do trimestre às 17h => ?
`,
  other: `
every first Monday of the quarter at 9 => ?
w każdy pierwszy poniedziałek kwartału o 9 => ?
her çeyreğin ilk pazartesisi saat 9'da => ?
हर तिमाही के पहले सोमवार सुबह 9 बजे => ?
毎四半期の最初の月曜9時 => ?
每季度第一个星期一上午九点 => ?
매 분기 첫 월요일 오전 9시 => ?
`,
};
