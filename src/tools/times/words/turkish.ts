import type { Language } from '../language.ts';

const NUMBERS = [
  ...['bir', 'iki', 'üç', 'dört', 'beş', 'altı', 'yedi', 'sekiz', 'dokuz', 'on', 'on bir'],
  ...['on iki', 'on üç', 'on dört', 'on beş', 'on altı', 'on yedi', 'on sekiz', 'on dokuz'],
  ...['yirmi', 'yirmi bir', 'yirmi iki', 'yirmi üç'],
];

const LAST = {
  bir: ['birde', 'bire', 'biri'],
  iki: ['ikide', 'ikiye', 'ikiyi'],
  üç: ['üçte', 'üçe', 'üçü'],
  dört: ['dörtte', 'dörde', 'dördü'],
  beş: ['beşte', 'beşe', 'beşi'],
  altı: ['altıda', 'altıya', 'altıyı'],
  yedi: ['yedide', 'yediye', 'yediyi'],
  sekiz: ['sekizde', 'sekize', 'sekizi'],
  dokuz: ['dokuzda', 'dokuza', 'dokuzu'],
  on: ['onda', 'ona', 'onu'],
  yirmi: ['yirmide', 'yirmiye', 'yirmiyi'],
} as const;

/** Words by themselves: in him, to him, him; one of them, to one. */
const ORDINARY = /^(?:onda|ona|onu|birde|bire|biri)$/;

/** Dokuzda, saat dokuzda: at nine; dokuza, dokuzu: to and past nine. */
const hours = Object.fromEntries(
  NUMBERS.flatMap((name, index) => {
    const words = name.split(' ');
    const [at = '', to = '', past = ''] = LAST[words.at(-1) as keyof typeof LAST] ?? [];
    const say = (form: string) => {
      const whole = [...words.slice(0, -1), form].join(' ');
      return ORDINARY.test(whole) ? `saat ${whole}` : `${whole}|saat ${whole}`;
    };
    return [
      [`@ n:${index + 1}`, `${say(at)}|saat ${name}`],
      [`g:${index + 1}`, `${say(to)}|${say(past)}`],
    ];
  }),
);

const WEEKDAYS: readonly (readonly [name: string, ...others: readonly string[]])[] = [
  ['pazar', 'pazara', 'pazarın', 'pazardan'],
  ['pazartesi', 'pazartesiye', 'pazartesinin', 'pazartesiden'],
  ['salı', 'salıya', 'salının', 'salıdan'],
  ['çarşamba', 'çarşambaya', 'çarşambanın', 'çarşambadan'],
  ['perşembe', 'perşembeye', 'perşembenin', 'perşembeden'],
  ['cuma', 'cumaya', 'cumanın', 'cumadan'],
  ['cumartesi', 'cumartesiye', 'cumartesinin', 'cumartesiden'],
];

const PLURALS = [
  ...['pazarları', 'pazartesileri', 'salıları', 'çarşambaları', 'perşembeleri'],
  ...['cumaları', 'cumartesileri'],
];

/** Behind what stands in the dative. */
const UNTIL = ['kadar', 'dek', 'değin'];

const lead = (words: readonly string[], ends: readonly string[]) =>
  words.flatMap((word) => ends.map((end) => `${word} ${end}`)).join('|');

const weekdays = Object.fromEntries(
  WEEKDAYS.flatMap(([name, ...others], day) => [
    [`w:${day}`, `${name}|${name} günü`],
    [`W:${day}`, `${PLURALS[day]}|${name} günleri`],
    [`w:${day} U`, lead([others[0] ?? '', `${name} gününe`], UNTIL)],
    [`w:${day} !`, others.flatMap((each) => [each, `${name} gününe`]).join('|')],
  ]),
);

/** At the end: in, to, of. */
const MONTHS: readonly (readonly [name: string, at: string, others: string])[] = [
  ['ocak', 'ta', 'ocağa|ocağın|ocak a|ocak ın|ocaktan'],
  ['şubat', 'ta', 'şubata|şubatın|şubat a|şubat ın|şubattan'],
  ['mart', 'ta', 'marta|martın|mart a|mart ın|marttan'],
  ['nisan', 'da', 'nisana|nisanın|nisan a|nisan ın|nisandan'],
  ['mayıs', 'ta', 'mayısa|mayısın|mayıs a|mayıs ın|mayıstan'],
  ['haziran', 'da', 'hazirana|haziranın|haziran a|haziran ın|hazirandan'],
  ['temmuz', 'da', 'temmuza|temmuzun|temmuz a|temmuz un|temmuzdan'],
  ['ağustos', 'ta', 'ağustosa|ağustosun|ağustos a|ağustos un|ağustostan'],
  ['eylül', 'de', 'eylüle|eylülün|eylül e|eylül ün|eylülden'],
  ['ekim', 'de', 'ekime|ekimin|ekim e|ekim in|ekimden'],
  ['kasım', 'da', 'kasıma|kasımın|kasım a|kasım ın|kasımdan'],
  ['aralık', 'ta', 'aralığa|aralığın|aralık a|aralık ın|aralıktan'],
];

const months = Object.fromEntries(
  MONTHS.flatMap(([name, at, others], index) => [
    [`m:${index + 1}`, `${name}|${name} ${at}|${name}${at}|${name} günü`],
    [`m:${index + 1} !`, others],
    [`m:${index + 1} U`, lead(others.split('|'), UNTIL)],
  ]),
);

export const turkish: Language = {
  name: 'tr',
  dayFirst: true,
  minutesFirst: false,
  is24h: true,
  isHeadLast: true,
  words: {
    ...hours,
    ...weekdays,
    ...months,
    't:0': 'bugün',
    't:0 p:morning': 'bu sabah',
    't:0 p:evening': 'bu akşam',
    't:0 p:night': 'bu gece',
    't:1': 'yarın',
    't:2': 'öbür gün|yarından sonra|yarından sonraki gün|ertesi günden sonra',
    't:-1': 'dün',
    'i n:1 u:week': 'haftaya bugün',
    'x u:week': 'haftaya|gelecek hafta|önümüzdeki hafta|gelecek haftanın|önümüzdeki haftanın',
    's u:week': 'bu hafta|bu haftanın',
    'x u:month': 'gelecek ay|gelecek ayın|önümüzdeki ay|önümüzdeki ayın|gelecek ayda',
    's u:month': 'bu ay|bu ayın|ayın',
    's u:month l u:day':
      'ayın son günü|ayın son gününde|ay sonu|ay sonunda|bu ayın son günü|bu ay sonu|bu ayın sonunda|ayın sonunda',
    'x u:month l u:day': 'gelecek ayın son günü|gelecek ay sonu|gelecek ay sonunda',
    'v u:month': 'her ay|her ayın|aylık olarak',
    'v u:month l u:day': 'her ayın son günü|her ay sonu|her ay sonunda|her ayın sonunda',
    'v u:day:2': 'gün aşırı|günaşırı',
    'v W:6 W:0': 'her hafta sonu|hafta sonları',
    'v k': 'hafta içi her gün|her hafta içi|her iş günü|iş günleri|iş günlerinde|hafta içleri',
    'k:open': 'hafta içi|iş günü',
    'd:0-1-1': 'yeni yıl günü',
    'e:0-12-31': 'yılbaşı|yılbaşında|yılbaşı gecesi',
    '-': 'lütfen|,|bana|günü',
    '@': 'tam',
    '-:word': 'her şey|her şeyi|her şeyin|her biri|herkes|her ikisi',
    '&': 've|&|ile birlikte',
    '1': 'bir',
    n: NUMBERS.map((name, index) => (index === 0 ? 'birr' : name)).join('|'),
    'n:24': 'yirmi dört',
    'n:25': 'yirmi beş',
    'n:30': 'otuz',
    'n:40': 'kırk',
    'n:45': 'kırk beş',
    'n:50': 'elli',
    'n:1.5': 'bir buçuk|1 buçuk',
    'o:1': 'ilk|birinci',
    'o:2': 'ikinci',
    'o:3': 'üçüncü',
    'o:4': 'dördüncü',
    'o:5': 'beşinci',
    'u:minute': 'dakika|dk|dakikalık',
    'u:second': 'saniye|sn',
    'u:hour': 'saat|sa',
    'u:day': 'gün',
    'u:week': 'hafta',
    'u:month': 'ay',
    'u:year': 'yıl|sene',
    'u:minute E': 'dakikada bir|dk da bir|dakikada 1',
    'u:hour E': 'saatte bir|saatte 1|saat başı',
    'u:day E': 'günde bir|günde 1',
    'u:week E': 'haftada bir|haftada 1',
    'u:month E': 'ayda bir|ayda 1',
    'u:year E': 'yılda bir|senede bir',
    'v u:hour': 'her saat başı|her saat|saat başı',
    'v u:year': 'her yıl|her sene|yılda bir kez|her yılın',
    'p:morning': 'sabah|sabahleyin|sabahtan|öğleden önce',
    'p:noon': 'öğlen|öğle|öğleyin|öğle vakti',
    'p:afternoon': 'öğleden sonra',
    'p:evening': 'akşam|akşamleyin|akşamüstü|akşam üstü',
    'p:night': 'gece|geceleyin',
    'p:midnight': 'gece yarısı|gece yarısında',
    'p:dawn': 'sabaha karşı|şafakta',
    'v p:morning': 'her sabah|sabahları',
    'v p:evening': 'her akşam|akşamları',
    x: 'gelecek|önümüzdeki|sonraki|bir sonraki',
    s: 'bu',
    l: 'son',
    v: 'her',
    f: 'sonra|sonraya|sonrasında',
    H: 'yarım|buçuk|buçukta',
    Q: 'çeyrek',
    B: 'kala|var',
    P: 'geçiyor',
    'q:before': 'önce|evvel|öncesi|öncesinde',
    b: 'yaklaşık|en geç|aşağı yukarı|değil|veya|ya da|yahut|en erken|takriben',
    q: [
      'beri|civarı|civarında|gibi|sularında|itibaren|arası|arasında',
      'boyunca|içinde|zarfında|için|doğru|olmadan|olmak üzere',
    ].join('|'),
    U: UNTIL.join('|'),
    K: 'hariç|dışında|haricinde',
    'W:6 W:0 K': lead(['hafta sonu', 'hafta sonları'], ['hariç', 'dışında', 'haricinde']),
    T: 'saatiyle|saatine göre|saati|saatinde',
    L: 'öğle yemeği|akşam yemeği|kahvaltı|doğum günü|öğle yemeğinde|kahvaltıda|öğle yemeğinden|akşam yemeğinden|kahvaltıdan|yemekten|akşam yemeğinde',
    '!': [
      'erken|erkenden|geç saatte|gün doğumu|gün doğumunda|gün batımı|gün batımında|gün ağarırken|kapanışta|mesai bitimi|mesai bitiminde|mesai sonu|mesai sonunda|paydos|paydosta',
      'yakında|birazdan|hemen|şimdi|şimdilik|bir ara|bir gün|ileride|daha sonra|sonradan|hafta sonu',
      'hafta sonunda|hafta sonuna|haftasonu|haftasonları|hafta başı|hafta başında|ay başı|ay başında',
      'ay ortası|yıl sonu|yıl sonunda|yıl başı|ertesi gün|evvelsi gün|önceki gün|geçen|geçtiğimiz',
      'yarına|yarınki|yarının|yarından|bugünkü|bugüne|bugünün|bugünden|dünden|akşama|sabaha|öğleye|geceye',
      'haftalık|aylık|günlük|yıllık|saatlik|bayram|bayramda|ramazan|yazın|kışın|ilkbahar|sonbahar',
      'mesai|mesaiden sonra|mesai sonrası|iş çıkışı|işten sonra|öğle arası|öğle arasında|ikindi',
      'her zaman|bazen|ara sıra|arada|sık sık|birkaç|bir kaç|kere|kez|defa|iki kere|akşamki|sabahki',
      'ayın başı|ayın başında|ayın ortası|ayın ortasında|haftanın sonu|haftanın başı|günde iki|günde üç',
      'üç çeyrek|yarım gün|saatler|günler|haftalar|aylar|yıllar|günün|haftanın|yılın|ayda|günde|saatte',
      'haftada|yılda|dakikada|dakikaya|saate|güne|aya|haftaya kadar|yıla|öğlene|öğlenden sonra',
    ].join('|'),
  },
};
