import type { Language } from '../language.ts';

/** The first hour of the day, the second one, and so on; without their endings. */
const HOURS = [
  ...['pierwsz', 'drug', 'trzeci', 'czwart', 'piąt', 'szóst', 'siódm', 'ósm', 'dziewiąt'],
  ...['dziesiąt', 'jedenast', 'dwunast', 'trzynast', 'czternast', 'piętnast', 'szesnast'],
  ...['siedemnast', 'osiemnast', 'dziewiętnast', 'dwudziest'],
];

/** What a clock shows, dziewiąta; at which time, o dziewiątej. */
const toHour = (stem: string) => ({
  plain: `${stem}a`,
  at: stem === 'drug' ? 'drugiej' : `${stem}ej`,
});

const twenty = toHour('dwudziest');

const hours = [
  ...HOURS.map((stem, index) => ({ hour: index + 1, ...toHour(stem) })),
  ...HOURS.slice(0, 3)
    .map(toHour)
    .map(({ plain, at }, index) => ({
      hour: 21 + index,
      plain: `${twenty.plain} ${plain}`,
      at: `${twenty.at} ${at}`,
    })),
];

const SHORT_OF: readonly (readonly [minutes: number, words: string])[] = [
  [5, 'pięć'],
  [10, 'dziesięć'],
  [15, 'kwadrans'],
  [15, 'piętnaście'],
  [20, 'dwadzieścia'],
  [25, 'dwadzieścia pięć'],
];

/** Za kwadrans dziewiąta. */
const shortOf = Object.fromEntries(
  SHORT_OF.flatMap(([minutes, words]) =>
    hours.map(({ hour, plain }) => [
      `n:${minutes} N:minute:${words === 'kwadrans' ? 2 : 1} B n:${hour} O`,
      [words, `${words} minut`, `${minutes}`, `${minutes} minut`]
        .map((each) => `za ${each} ${plain}`)
        .join('|'),
    ]),
  ),
);

const FEMININE = [
  ['w:3', 'środa|środę'],
  ['w:6', 'sobota|sobotę'],
  ['w:0', 'niedziela|niedzielę'],
] as const;

const ORDINALS = ['pierwsza', 'druga', 'trzecia', 'czwarta', 'piąta'];

/** “Pierwsza” before a day is the first one, and an hour elsewhere. */
const nthDays = Object.fromEntries(
  FEMININE.flatMap(([key, names]) =>
    ORDINALS.map((ordinal, index) => [
      `o:${index + 1} ${key}`,
      names
        .split('|')
        .map((name) => `${ordinal} ${name}`)
        .join('|'),
    ]),
  ),
);

const EXCEPT = ['oprócz', 'prócz', 'poza', 'z wyjątkiem', 'za wyjątkiem', 'z pominięciem'];

/** Behind “until” and “except”: one day, or each of that name. */
const BOUNDED = [
  ['w:1', 'poniedziałku|poniedziałków|poniedziałkiem|poniedziałkami'],
  ['w:2', 'wtorku|wtorków|wtorkiem|wtorkami'],
  ['w:3', 'środy|śród|środą|środami'],
  ['w:4', 'czwartku|czwartków|czwartkiem|czwartkami'],
  ['w:5', 'piątku|piątków|piątkiem|piątkami'],
  ['w:6', 'soboty|sobót|sobotą|sobotami'],
  ['w:0', 'niedzieli|niedziel|niedzielą|niedzielami'],
  ['W:6 W:0', 'weekendu|weekendów|weekendem|weekendami'],
] as const;

const lead = (leads: readonly string[], names: string) =>
  leads.flatMap((each) => names.split('|').map((name) => `${each} ${name}`)).join('|');

const bounds = Object.fromEntries(
  BOUNDED.flatMap(([key, names]) => [
    [`K ${key}`, lead(EXCEPT, names)],
    [`& ${key}`, lead(['i', 'oraz'], names)],
    ...(key.startsWith('w') ? [[`U ${key}`, lead(['do', 'aż do'], names)]] : []),
  ]),
);

export const polish: Language = {
  name: 'pl',
  dayFirst: true,
  minutesFirst: true,
  is24h: true,
  words: {
    ...shortOf,
    ...nthDays,
    ...Object.fromEntries(hours.map(({ hour, at }) => [`n:${hour} O`, at])),
    ...Object.fromEntries(hours.map(({ hour, plain }) => [`n:${hour}`, plain])),
    'l u:day s u:month':
      'ostatniego dnia miesiąca|ostatni dzień miesiąca|ostatniego dnia tego miesiąca|na koniec miesiąca|z końcem miesiąca',
    'l u:day x u:month': 'ostatniego dnia przyszłego miesiąca|na koniec przyszłego miesiąca',
    'l u:day v u:month':
      'na koniec każdego miesiąca|z końcem każdego miesiąca|co miesiąc ostatniego dnia',
    'v W:6 W:0': 'w każdy weekend|co weekend|w weekendy|weekendami|każdego weekendu',
    ...bounds,
    'e:easter:0': 'wielkanoc|na wielkanoc|w wielkanoc',
    'd:0-12-24': 'wigilia|w wigilię|wigilię',
    'd:0-12-31': 'sylwester|w sylwestra|sylwestra',
    'd:0-1-1': 'w nowy rok',
    'e:0-12-25': 'boże narodzenie|w boże narodzenie',
    'v p:morning': 'co rano|każdego ranka|każdego rana|co dzień rano',
    'v p:evening': 'co wieczór|każdego wieczoru|każdego wieczora|wieczorami',
    'v u:day': 'codziennie|co dzień|codzień|każdego dnia|dzień w dzień',
    'v u:week': 'co tydzień|każdego tygodnia|w każdym tygodniu|cotygodniowo',
    'v u:week:2': 'dwutygodniowo',
    'v u:month': 'co miesiąc|każdego miesiąca|w każdym miesiącu|comiesięcznie',
    'v u:month:3': 'co kwartał|każdego kwartału',
    'v u:year': 'co rok|każdego roku|corocznie|rokrocznie',
    'v u:hour': 'co godzinę|co godzina|cogodzinnie',
    'v u:minute:30': 'co pół godziny',
    'v u:minute:15': 'co kwadrans',
    'v w:1': 'co poniedziałek',
    'v w:2': 'co wtorek',
    'v w:3': 'co środa|co środę',
    'v w:4': 'co czwartek',
    'v w:5': 'co piątek',
    'v w:6': 'co sobota|co sobotę',
    'v w:0': 'co niedziela|co niedzielę',
    'v n:2': 'co dwa|co dwie',
    'v n:3': 'co trzy',
    'v n:4': 'co cztery',
    'v n:5': 'co pięć',
    'v n:6': 'co sześć',
    'v n:10': 'co dziesięć',
    'v n:15': 'co piętnaście',
    'v n:20': 'co dwadzieścia',
    'v n:30': 'co trzydzieści',
    V: 'co drugi|co druga|co drugie|co drugą',
    k: 'dni robocze|dzień roboczy|dnia roboczego|dni powszednie|dzień powszedni',
    'v k': 'każdego dnia roboczego|od poniedziałku do piątku|pon pt|pn pt',
    't:0 p:smallhours': 'dziś w nocy|dzisiaj w nocy',
    't:0': 'dziś|dzisiaj',
    't:1': 'jutro',
    't:2': 'pojutrze',
    't:-1': 'wczoraj',
    '-': 'w|we|proszę|,|dniu|najbliższy|najbliższą|najbliższa|najbliższym|o to|żeby|mi',
    '-:exact': 'punktualnie|równo',
    '~': 'z|ze',
    '@': 'o|o godzinie|na godzinę|godzina|godzinie',
    '&': 'i|oraz|&',
    n: [
      'jeden|dwa|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć|jedenaście|dwanaście',
      'trzynaście|czternaście|piętnaście|szesnaście|siedemnaście|osiemnaście|dziewiętnaście',
      'dwadzieścia|dwadzieścia jeden|dwadzieścia dwa|dwadzieścia trzy|dwadzieścia cztery',
      'dwadzieścia pięć|dwadzieścia sześć|dwadzieścia siedem|dwadzieścia osiem',
      'dwadzieścia dziewięć|trzydzieści',
    ].join('|'),
    'n:one:1': 'jedna|jedno|jedną|jednej',
    'n:two:2': 'dwie|dwóch|dwu',
    'n:three:3': 'trzech',
    'n:four:4': 'czterech',
    'n:ten:10': 'dziesięciu',
    'n:40': 'czterdzieści',
    'n:45': 'czterdzieści pięć',
    'n:50': 'pięćdziesiąt',
    'n:1.5': 'półtora|półtorej',
    'n:45 u:minute': 'trzy kwadranse',
    'o:1': 'pierwszy|pierwszego|pierwszym',
    'o:2': 'drugi|drugiego|drugim',
    'o:3': 'trzeci|trzeciego|trzecim',
    'o:4': 'czwarty|czwartego|czwartym',
    'o:5': 'piąty|piątego|piątym',
    'o:6': 'szóstego',
    'o:7': 'siódmego',
    'o:8': 'ósmego',
    'o:9': 'dziewiątego',
    'o:10': 'dziesiątego',
    'o:11': 'jedenastego',
    'o:12': 'dwunastego',
    'o:15': 'piętnastego',
    'o:20': 'dwudziestego',
    'o:24': 'dwudziestego czwartego',
    'o:31': 'trzydziestego pierwszego',
    'p:morning': 'rano|z rana|przed południem|przedpołudniem',
    'p:noon': 'południe|w południe|w samo południe',
    'p:afternoon': 'po południu|popołudniu|popołudnie',
    'p:evening': 'wieczorem|wieczór|pod wieczór',
    'p:night': 'w nocy|nocą|noc',
    'p:midnight': 'o północy|północ|północy',
    'p:dawn': 'nad ranem|o świcie',
    'w:1': 'poniedziałek',
    'w:2': 'wtorek',
    'w:3': 'środa|środę',
    'w:4': 'czwartek',
    'w:5': 'piątek',
    'w:6': 'sobota|sobotę',
    'w:0': 'niedziela',
    'w:habit:0': 'niedziele',
    'W:1': 'poniedziałki',
    'W:2': 'wtorki',
    'W:3': 'środy',
    'W:4': 'czwartki',
    'W:5': 'piątki',
    'W:6': 'soboty',
    'm:1': 'styczeń|stycznia',
    'm:2': 'luty|lutego',
    'm:3': 'marzec|marca',
    'm:4': 'kwiecień|kwietnia',
    'm:5': 'maj|maja',
    'm:6': 'czerwiec|czerwca',
    'm:7': 'lipiec|lipca',
    'm:8': 'sierpień|sierpnia',
    'm:9': 'wrzesień|września',
    'm:10': 'październik|października',
    'm:11': 'listopad|listopada',
    'm:12': 'grudzień|grudnia',
    'u:minute': 'minuta|minuty|minut|minutę|min',
    'u:second': 'sekunda|sekundy|sekund|sekundę|sek',
    'u:hour': 'godzin|godziny|godzinę|godz|h',
    'u:hour:24': 'doba|dobę|doby',
    'u:day': 'dzień|dni|dnia',
    'u:week': 'tydzień|tygodnie|tygodni|tygodnia|tygodniu',
    'u:month': 'miesiąc|miesiące|miesięcy|miesiąca|miesiącu',
    'u:month:3': 'kwartał|kwartały|kwartału|kwartale',
    'u:year': 'rok|lata|lat|roku',
    x: [
      'przyszły|przyszłym|przyszłego|przyszłą|przyszłej|przyszłe|następny|następnym|następnego',
      'następną|następnej|następne|kolejny|kolejnym|kolejnego|kolejną',
    ].join('|'),
    s: 'ten|tym|tego|tę|bieżącego|bieżącym',
    l: 'ostatni|ostatniego|ostatnią|ostatnia|ostatnim|ostatnie',
    v: 'każdy|każdego|każdą|każda|każde|każdej|każdym|w każdy|w każdą|w każde',
    i: 'za',
    'i:within': 'w ciągu|w przeciągu',
    f: 'później|od teraz',
    J: 'wpół do|w pół do|pół do',
    H: 'pół|i pół',
    'Q:clock': 'kwadrans',
    P: 'po',
    'b:before': 'przed',
    b: [
      'około|koło|ok|między|na|nie|albo|lub|aż|bez|czy|podczas|najpóźniej',
      'mniej więcej|gdzieś|mniej|więcej|zamiast|dla|od godziny|do godziny',
    ].join('|'),
    U: 'do|aż do',
    S: 'od|począwszy od|zaczynając od',
    K: EXCEPT.join('|'),
    T: 'czasu|czas',
    L: 'obiad|obiedzie|śniadanie|śniadaniu|kolacja|kolacji|kolację|lunch|urodziny',
    '!': [
      'wcześnie|wcześniej|świtem|zmierzch|zmierzchu|zachód słońca|zachodzie słońca|wschód słońca|wschodzie słońca|zamknięciu|zamknięciem|skoro świt|bladym świtem|późnym|wczesnym',
      'wkrótce|niedługo|zaraz|teraz|natychmiast|kiedyś|potem|przedwczoraj|święta|świąt',
      'początku|początek|połowie|połowa|koniec|końcu|końca|latem|zimą|jesienią|wiosną|raz|razy',
      'czasem|czasami|kilka|parę|temu|zeszły|zeszłym|zeszłego|ubiegły|ubiegłym|poprzedni|po pracy',
      'przed pracą|przerwa|przerwie|weekend|weekendzie|weekendu|południa|ranem|ranka|wieczora',
      'wieczoru|nocy|świcie|zawsze|rzadko|często|poniedziałku|wtorku|czwartku|piątku|niedzieli',
      'poniedziałkowy|poniedziałkowe|piątkowy|piątkowe|jutrzejszy|jutrzejsze|jutrzejszą|jutrzejszego',
      'dzisiejszy|dzisiejsze|dzisiejszego|styczniu|lutym|marcu|kwietniu|maju|czerwcu|lipcu|sierpniu',
      'wrześniu|październiku|listopadzie|grudniu|popołudnia|popołudniami|jutra|dziś w nocy|ćwierć',
      'dwa razy|trzy razy|co jakiś czas|za chwilę|za moment|za jakiś czas|później dziś|zaś|o zmroku',
    ].join('|'),
  },
};
