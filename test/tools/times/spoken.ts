/** As in `english.ts`: numbers in words, one o’clock, hours that are left over, and zones. */
export const english = `
tomorrow so about 11 => ?
tomorrow, 11 maybe => ?
9am Eastern on Monday => 2026-11-30 15:00
9am Monday New York => ? 2026-11-30 09:00
Monday 9am (Los Angeles) => ? 2026-11-30 09:00
9am Eastern time on Monday => 2026-11-30 15:00
buy 5 apples tomorrow => 2026-11-29 09:00
in an hour and 20 minutes => 2026-11-28 13:50
in a day and 2 hours => 2026-11-29 14:30
in a week and 2 days at 9am => 2026-12-07 09:00
weekdays at 9 except holidays => ?
`;

export const german = `
morgen so gegen 11 => ?
Montag vielleicht 11 => ?
morgen 5 Eier kaufen => ?
in einer Stunde und 20 Minuten => 2026-11-28 13:50
in einer Stunde 20 Minuten => 2026-11-28 13:50
Mo-Fr 8 Uhr außer feiertags => ?
`;

export const french = `
à vingt et une heures quinze => 2026-11-28 21:15
à une heure et demie de l'après-midi => 2026-11-28 13:30
à une heure moins le quart de l'après-midi => ?
demain autour de 11 => ?
dans une heure et vingt minutes => 2026-11-28 13:50
`;

export const spanish = `
mañana a las veintiuna => 2026-11-29 21:00
a la una y media de la tarde => 2026-11-28 13:30
a la una y diez de la tarde => 2026-11-28 13:10
mañana a eso de las 11 => ?
dentro de una hora y veinte minutos => 2026-11-28 13:50
de lunes a viernes a las 9, excepto festivos => ?
`;

export const portuguese = `
à uma da tarde => 2026-11-28 13:00
a uma da tarde => 2026-11-28 13:00
amanhã à uma e quinze da tarde => 2026-11-29 13:15
à uma e meia da tarde => 2026-11-28 13:30
amanhã à uma => ? 2026-11-29 13:00
às vinte e uma horas => 2026-11-28 21:00
às vinte e duas e trinta => 2026-11-28 22:30
ao meio-dia e quinze de amanhã => 2026-11-29 12:15
ligar a uma cliente amanhã às 10 => 2026-11-29 10:00
daqui a uma hora e 20 minutos => 2026-11-28 13:50
`;

export const italian = `
all'una e mezza del pomeriggio => 2026-11-28 13:30
all'una e un quarto del pomeriggio => 2026-11-28 13:15
domani sulle 11 => ?
tra un'ora e 20 minuti => 2026-11-28 13:50
`;

export const japanese = `
午後三時〇五分 => 2026-11-28 15:05
午後三時三〇分 => 2026-11-28 15:30
明日9時(ニューヨーク) => ?
米国東部時間で月曜の9時 => 2026-11-30 15:00
`;

export const chinese = `
下午三点零五 => 2026-11-28 15:05
下午三点零五分 => 2026-11-28 15:05
明天9点(纽约) => ?
太平洋时间周一上午9点 => 2026-11-30 18:00
`;

export const korean = `
오후 세 시 이십 분 => 2026-11-28 15:20
내일 아침 일곱 시 오 분 => 2026-11-29 07:05
내일 오전 10시 십 분 전 => 2026-11-29 09:50
밤 열한 시 사십오 분 => 2026-11-28 23:45
매일 저녁 일곱 시 삼십 분 => 2026-11-28 19:30 FREQ=DAILY
오후 두시반 => 2026-11-28 14:30
오후 두 시 반에 회의 => 2026-11-28 14:30
십오 분 후 => 2026-11-28 12:45
세 시간 이십 분 뒤 => 2026-11-28 15:50
삼 일 후 오전 아홉 시 => 2026-12-01 09:00
열흘 뒤 오전 9시 => 2026-12-08 09:00
십이월 삼십일일 오전 열 시 => 2026-12-31 10:00
유월 오일 오전 열 시 => 2027-06-05 10:00
시월 이십일 오전 열 시 => 2027-10-20 10:00
월요일 낮 12시 => 2026-11-30 12:00
월요일 낮 두 시 => 2026-11-30 14:00
월요일 낮에 => ?
뉴욕 시간으로 월요일 오전 9시 => 2026-11-30 15:00
월요일 오전 9시 미국 동부 시간 => 2026-11-30 15:00
한국 시간 월요일 오전 9시 => 2026-11-30 01:00
현지 시간으로 월요일 오전 9시 => ? 2026-11-30 09:00
월요일 오전 9시 (뉴욕) => ? 2026-11-30 09:00
이 분께 내일 오전 9시에 전화 => 2026-11-29 09:00
`;
