/** As in `english.ts`. */
export const polish = `
jutro o 9:00 podlewanie kwiatów => 2026-11-29 09:00
podlewanie kwiatów jutro o 9 => 2026-11-29 09:00
zadzwonić do Łukasza jutro o 9 rano => 2026-11-29 09:00
jutro o dziewiątej zadzwonić do Ani => 2026-11-29 09:00
jutro rano zadzwonić do Ani => 2026-11-29 09:00
jutro wieczorem wysłać raport => 2026-11-29 20:00
jutro po południu wysłać raport => 2026-11-29 15:00
dziś wieczorem wysłać raport => 2026-11-28 20:00
dzisiaj o 18 wysłać raport => 2026-11-28 18:00
dziś o godz. 18 wysłać raport => 2026-11-28 18:00
dziś o godzinie 18:30 wysłać raport => 2026-11-28 18:30
dziś o 18.30 wysłać raport => 2026-11-28 18:30
jutro o wpół do dziewiątej spotkanie => 2026-11-29 08:30
jutro o wpół do dziewiątej wieczorem film => 2026-11-29 20:30
jutro kwadrans po dziewiątej spotkanie => 2026-11-29 09:15
jutro za kwadrans dziewiąta spotkanie => 2026-11-29 08:45
jutro za dziesięć dziewiąta spotkanie => 2026-11-29 08:50
jutro dwadzieścia po ósmej spotkanie => 2026-11-29 08:20
jutro ósma rano spotkanie => 2026-11-29 08:00
jutro o dwudziestej pierwszej film => 2026-11-29 21:00
jutro w południe wysłać fakturę => 2026-11-29 12:00
jutro o 15 spotkanie => 2026-11-29 15:00
pojutrze o 10 raport => 2026-11-30 10:00
za 20 minut zadzwonić => 2026-11-28 12:50
za pół godziny kawa => 2026-11-28 13:00
za półtorej godziny kawa => 2026-11-28 14:00
za kwadrans kawa => 2026-11-28 12:45
za godzinę kawa => 2026-11-28 13:30
za dwie godziny kawa => 2026-11-28 14:30
za dwie i pół godziny kawa => 2026-11-28 15:00
za 3 dni raport => 2026-12-01 09:00
za trzy dni o 8:15 raport => 2026-12-01 08:15
za tydzień raport => 2026-12-05 09:00
za miesiąc o 10 przegląd => 2026-12-28 10:00
w poniedziałek o 9 spotkanie => 2026-11-30 09:00
w środę o 14:30 dentysta => 2026-12-02 14:30
w niedzielę o 10 spacer => 2026-11-29 10:00
w najbliższy wtorek o 9 spotkanie => 2026-12-01 09:00
w przyszły wtorek o 9 spotkanie => 2026-12-01 09:00
w przyszłym tygodniu we wtorek o 10 spotkanie => 2026-12-01 10:00
24 grudnia o 18 kolacja z rodziną => 2026-12-24 18:00
24 grudnia 2027 r. o 18:00 spotkanie => 2027-12-24 18:00
dwudziestego czwartego grudnia o 18 spotkanie => 2026-12-24 18:00
3.12. o 18:00 spotkanie => 2026-12-03 18:00
3.12 o 18:00 spotkanie => 2026-12-03 18:00
w wigilię o 16 barszcz => 2026-12-24 16:00
codziennie o 9 standup => 2026-11-29 09:00 FREQ=DAILY
codziennie rano leki => 2026-11-29 09:00 FREQ=DAILY
co godzinę woda => 2026-11-28 13:30 FREQ=HOURLY
co 2 godziny woda => 2026-11-28 14:30 FREQ=HOURLY;INTERVAL=2
co dwie godziny woda => 2026-11-28 14:30 FREQ=HOURLY;INTERVAL=2
co poniedziałek o 9 spotkanie => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
w każdy poniedziałek o 9 spotkanie => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
w poniedziałki o 9 spotkanie => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
w poniedziałki i środy o 9 basen => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,WE
od poniedziałku do piątku o 9:15 standup => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
w dni robocze o 9:15 standup => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
co drugi wtorek o 10 retro => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
co 2 tygodnie we wtorek o 10 retro => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
co miesiąc 15. o 9 wypłaty => 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
15. każdego miesiąca o 9 wypłaty => 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
ostatniego dnia każdego miesiąca o 18 rozliczenie => 2026-11-30 18:00 FREQ=MONTHLY;BYMONTHDAY=-1
w pierwszy poniedziałek każdego miesiąca o 9 przegląd => 2026-12-07 09:00 FREQ=MONTHLY;BYDAY=1MO
w pierwszą środę każdego miesiąca o 9 przegląd => 2026-12-02 09:00 FREQ=MONTHLY;BYDAY=1WE
co rok 24 grudnia o 18 kolacja z rodziną => 2026-12-24 18:00 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24
jutro o 9 sprawdzić, co słychać u Łukasza => 2026-11-29 09:00
piatek o 16 wyslac tygodniowke => 2026-12-04 16:00
w srode o 9 spotkanie => 2026-12-02 09:00
jutro o 3 spotkanie => ?
w niedziele o 10 spacer => ?
jutro około 9 zadzwonić => ?
jutro przed 9 zadzwonić => ?
do piątku o 9 raport => ?
raport na jutro o 9 => ?
plan na poniedziałek wysłać jutro o 9 => ?
notatki z poniedziałku wysłać o 15 => ?
w weekend o 9 sprzątanie => ?
po pracy zadzwonić => ?
w Wielkanoc zadzwonić => ?
jutro między 9 a 10 zadzwonić => ?
za chwilę zadzwonić => ?
dziś w nocy o 2 backup => ?
podlewanie kwiatów => -
zadzwonić do Łukasza => -
`;
