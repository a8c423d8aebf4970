/** As in `english.ts`. */
export const turkish = `
yarın 9:00 çiçekleri sula => 2026-11-29 09:00
çiçekleri sula yarın 9:00 => 2026-11-29 09:00
yarın saat 9'da çiçekleri sula => 2026-11-29 09:00
yarın sabah 9’da Işık'ı ara => 2026-11-29 09:00
yarın saat dokuzda toplantı => 2026-11-29 09:00
yarın dokuz buçukta toplantı => 2026-11-29 09:30
yarın 9 buçukta toplantı => 2026-11-29 09:30
yarın saat 9.30'da toplantı => 2026-11-29 09:30
yarın saat 9:30’da toplantı => 2026-11-29 09:30
yarın 9'a çeyrek kala toplantı => 2026-11-29 08:45
yarın 9'u çeyrek geçe toplantı => 2026-11-29 09:15
yarın dokuza on kala toplantı => 2026-11-29 08:50
yarın dokuzu yirmi geçe toplantı => 2026-11-29 09:20
yarın öğleden sonra 3'te toplantı => 2026-11-29 15:00
yarın akşam 8'de maç => 2026-11-29 20:00
yarın sabah ilaçları al => 2026-11-29 09:00
yarın öğlen fatura gönder => 2026-11-29 12:00
bugün 18:00 rapor gönder => 2026-11-28 18:00
bugün saat 18'de rapor gönder => 2026-11-28 18:00
bu akşam 8'de maç => 2026-11-28 20:00
bu gece 11'de yayını kontrol et => 2026-11-28 23:00
öbür gün 10'da toplantı => 2026-11-30 10:00
20 dakika sonra ara => 2026-11-28 12:50
20 dk sonra ara => 2026-11-28 12:50
yarım saat sonra kahve => 2026-11-28 13:00
bir saat sonra kahve => 2026-11-28 13:30
iki saat sonra kahve => 2026-11-28 14:30
bir buçuk saat sonra kahve => 2026-11-28 14:00
iki buçuk saat sonra kahve => 2026-11-28 15:00
3 gün sonra rapor => 2026-12-01 09:00
üç gün sonra saat 8:15 rapor => 2026-12-01 08:15
bir hafta sonra saat 9'da rapor => 2026-12-05 09:00
pazartesi 9'da toplantı => 2026-11-30 09:00
pazartesi günü saat 9'da toplantı => 2026-11-30 09:00
çarşamba günü 14:30 dişçi => 2026-12-02 14:30
carsamba gunu 14:30 disci => 2026-12-02 14:30
pazar günü 10'da yürüyüş => 2026-11-29 10:00
önümüzdeki salı 9'da toplantı => 2026-12-01 09:00
haftaya salı 10'da toplantı => 2026-12-01 10:00
gelecek hafta salı günü saat 10'da toplantı => 2026-12-01 10:00
24 Aralık 18:00 yemek => 2026-12-24 18:00
24 Aralık'ta saat 18'de yemek => 2026-12-24 18:00
24 Aralık 2027 saat 18:00 yemek => 2027-12-24 18:00
24.12. 18:00 yemek => 2026-12-24 18:00
her gün 9'da toplantı => 2026-11-29 09:00 FREQ=DAILY
her sabah 8'de ilaç al => 2026-11-29 08:00 FREQ=DAILY
her pazartesi 9'da toplantı => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
pazartesileri 9'da toplantı => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO
her pazartesi ve çarşamba 9'da yüzme => 2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO,WE
hafta içi her gün 9:15 toplantı => 2026-11-30 09:15 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
her saat su iç => 2026-11-28 13:30 FREQ=HOURLY
2 saatte bir su iç => 2026-11-28 14:30 FREQ=HOURLY;INTERVAL=2
iki saatte bir su iç => 2026-11-28 14:30 FREQ=HOURLY;INTERVAL=2
iki haftada bir salı günü 10'da retro => 2026-12-01 10:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
her ayın 15'inde saat 9'da maaşlar => 2026-12-15 09:00 FREQ=MONTHLY;BYMONTHDAY=15
ayın 5'inde saat 9'da kira => 2026-12-05 09:00
her ayın son günü 18:00 hesap => 2026-11-30 18:00 FREQ=MONTHLY;BYMONTHDAY=-1
her ayın ilk pazartesi günü 9'da rapor => 2026-12-07 09:00 FREQ=MONTHLY;BYDAY=1MO
her yıl 24 Aralık'ta saat 18'de yemek => 2026-12-24 18:00 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24
bu raporu yarın 9'da gönder => 2026-11-29 09:00
her şeyi yarın 9'da kontrol et => 2026-11-29 09:00
call Bob yarın 9:00 => 2026-11-29 09:00
yarın 3'te toplantı => ?
yarın 9'a toplantı koy => ?
yarın 9'a kadar rapor => ?
yarın 9 gibi ara => ?
yarın 9'dan önce ara => ?
cumaya kadar rapor 9:00 => ?
cumanın notlarını 15:00 gönder => ?
hafta sonu 9'da temizlik => ?
hafta içi 9'da toplantı => ?
işten sonra ara => ?
bayramda ara => ?
birazdan ara => ?
pazartesi ve çarşamba 9'da yüzme => ?
haftaya rapor => ?
ocakta rapor => ?
çiçekleri sula => -
Işık'ı ara => -
`;
