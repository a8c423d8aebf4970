const DAY_MS = 24 * 60 * 60_000;

/** The date on which some movable holidays of a year depend. */
const MOVABLE: Readonly<Record<string, (year: number) => number>> = {
  easter: toEaster,
  /** A week before the first Sunday of Advent; the fourth is the last before Christmas. */
  advent: (year) => weekdayBefore(Date.UTC(year, 11, 25), 0) - 28 * DAY_MS,
  /** The fourth Thursday of November. */
  thanksgiving: (year) => weekdayBefore(Date.UTC(year, 10, 29), 4),
};

/**
 * The day that is so many days after a movable one, in each year from last year on; null if the
 * name is unknown. Sundays of Advent are counted in weeks.
 */
export function toHolidays(name: string, count: number, today: number): readonly number[] | null {
  const toStart = MOVABLE[name];
  if (!toStart) return null;
  const year = new Date(today).getUTCFullYear();
  const days = name === 'advent' ? count * 7 : count;
  return [year - 1, year, year + 1, year + 2].map((each) => toStart(each) + days * DAY_MS);
}

export const isMovable = (name: string): boolean => name in MOVABLE;

function weekdayBefore(date: number, weekday: number): number {
  const days = (new Date(date).getUTCDay() - weekday + 7) % 7;
  return date - (days === 0 ? 7 : days) * DAY_MS;
}

/** In the western churches, by the algorithm of Meeus, Jones and Butcher. */
function toEaster(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const leaps = Math.floor(century / 4);
  const shift = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - leaps - shift + 15) % 30;
  const moon = epact - Math.floor((golden + 11 * epact) / 319);
  const rest = year % 100;
  const turn = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const month = Math.floor((moon + turn + 90) / 25);
  return Date.UTC(year, month - 1, (moon + turn + month + 19) % 32);
}

type Names = Readonly<Record<string, string>>;

/** Names with the articles that may lead to them, since “le lundi” is read as one. */
function withArticles(articles: string, names: Names): Names {
  const all = ['', ...articles.split('|').map((article) => `${article} `)];
  const spread = (name: string) => all.map((article) => `${article}${name}`);
  return Object.fromEntries(
    Object.entries(names).map(([code, list]) => [code, list.split('|').flatMap(spread).join('|')]),
  );
}

/**
 * The names of holidays, as words of a language: those that fall on one day wherever they are
 * kept, `e` where another may be meant, and those with an own day in each country are asked.
 */
export const HOLIDAYS = {
  de: {
    'd:easter:-52': 'weiberfastnacht|altweiber',
    'd:easter:-48': 'rosenmontag',
    'd:easter:-47': 'faschingsdienstag|fastnachtsdienstag|veilchendienstag',
    'd:easter:-46': 'aschermittwoch',
    'd:easter:-7': 'palmsonntag',
    'd:easter:-3': 'gründonnerstag',
    'd:easter:-2': 'karfreitag',
    'd:easter:-1': 'karsamstag|ostersamstag',
    'd:easter:0': 'ostersonntag',
    'e:easter:0': 'ostern',
    'd:easter:1': 'ostermontag',
    'd:easter:39': 'christi himmelfahrt|himmelfahrt',
    'd:easter:49': 'pfingstsonntag',
    'd:easter:50': 'pfingstmontag',
    'd:easter:60': 'fronleichnam',
    'd:advent:0': 'totensonntag|ewigkeitssonntag',
    'd:advent:1': '1 advent|erster advent|ersten advent|1 adventssonntag|ersten adventssonntag',
    'd:advent:2': '2 advent|zweiter advent|zweiten advent|2 adventssonntag|zweiten adventssonntag',
    'd:advent:3': '3 advent|dritter advent|dritten advent|3 adventssonntag|dritten adventssonntag',
    'd:advent:4': '4 advent|vierter advent|vierten advent|4 adventssonntag|vierten adventssonntag',
    'd:0-12-25':
      '1 weihnachtstag|erster weihnachtstag|ersten weihnachtstag|1 weihnachtsfeiertag|erster weihnachtsfeiertag|ersten weihnachtsfeiertag',
    'd:0-12-26':
      '2 weihnachtstag|zweiter weihnachtstag|zweiten weihnachtstag|2 weihnachtsfeiertag|zweiter weihnachtsfeiertag|zweiten weihnachtsfeiertag|stephanstag',
    'd:0-12-6': 'nikolaustag',
    'e:0-12-6': 'nikolaus',
    'd:0-1-6': 'heilige drei könige|heiligen drei könige|dreikönigstag|dreikönig',
    'd:0-2-14': 'valentinstag',
    'd:0-5-1': 'tag der arbeit|maifeiertag',
    'd:0-8-15': 'mariä himmelfahrt|maria himmelfahrt',
    'd:0-10-3': 'tag der deutschen einheit|tag der einheit',
    'd:0-10-31': 'reformationstag|halloween',
    'd:0-11-1': 'allerheiligen',
    'd:0-11-11': 'martinstag|sankt martin|st martin',
    'd:thanksgiving:1': 'black friday',
    'd:thanksgiving:4': 'cyber monday',
    '!:holiday': 'muttertag|vatertag|buß und bettag|buss und bettag|nationalfeiertag|karneval',
  },
  en: {
    'd:easter:-47': 'shrove tuesday|pancake day|mardi gras',
    'd:easter:-46': 'ash wednesday',
    'd:easter:-7': 'palm sunday',
    'd:easter:-6': 'holy monday',
    'd:easter:-5': 'holy tuesday',
    'd:easter:-4': 'holy wednesday',
    'd:easter:-3': 'maundy thursday|holy thursday',
    'd:easter:-2': 'good friday',
    'd:easter:-1': 'holy saturday|easter saturday',
    'd:easter:0': 'easter sunday|easter day',
    'e:easter:0': 'easter',
    'd:easter:1': 'easter monday',
    'd:easter:39': 'ascension day',
    'd:easter:49': 'whit sunday|pentecost sunday',
    'd:easter:50': 'whit monday|pentecost monday',
    'd:advent:1': '1st sunday of advent|first sunday of advent|1st sunday in advent',
    'd:0-2-14': 'valentine s day|valentines day|valentine day',
    'd:0-3-17': 'st patrick s day|st patricks day|saint patrick s day|st paddy s day',
    'd:0-4-1': 'april fool s day|april fools day',
    'd:0-6-19': 'juneteenth',
    'e:0-7-4': 'independence day',
    'd:0-11-1': 'all saints day|all saint s day',
    'e:0-11-11': 'veterans day|remembrance day',
    'd:0-12-6': 'st nicholas day',
    'd:0-1-6': 'epiphany',
    'd:thanksgiving:1': 'black friday',
    'd:thanksgiving:4': 'cyber monday',
    'e:thanksgiving:0': 'thanksgiving|thanksgiving day',
    '!:holiday': [
      'easter|labor day|labour day|memorial day|mlk day|martin luther king day|presidents day',
      'martin luther king monday|president s day|mother s day|mothers day|mothering sunday',
      'father s day|fathers day|super bowl sunday|super bowl|superbowl sunday|bank holiday',
      'bank holiday monday|columbus day|indigenous peoples day|election day|australia day',
      'canada day|victoria day|anzac day|diwali|ramadan|hanukkah|passover|yom kippur',
      'rosh hashanah|chinese new year|lunar new year|orthodox easter|day of christmas|advent',
      'super tuesday|giving tuesday|small business saturday|advent sunday|green monday',
    ].join('|'),
  },
  fr: withArticles('le|la|les|l|au|a la|a l', {
    'd:easter:-47': 'mardi gras',
    'd:easter:-46': 'mercredi des cendres',
    'd:easter:-7': 'dimanche des rameaux|rameaux',
    'd:easter:-6': 'lundi saint',
    'd:easter:-5': 'mardi saint',
    'd:easter:-4': 'mercredi saint',
    'd:easter:-3': 'jeudi saint',
    'd:easter:-2': 'vendredi saint',
    'd:easter:-1': 'samedi saint',
    'd:easter:0': 'dimanche de pâques|jour de pâques',
    'e:easter:0': 'pâques',
    'd:easter:1': 'lundi de pâques',
    'd:easter:39': 'ascension|jeudi de l ascension',
    'd:easter:49': 'dimanche de pentecôte',
    'd:easter:50': 'lundi de pentecôte',
    'd:advent:1': '1er dimanche de l avent|premier dimanche de l avent',
    'd:0-1-6': 'épiphanie',
    'd:0-2-14': 'saint valentin',
    'd:0-5-1': 'fête du travail',
    'e:0-7-14': 'fête nationale',
    'd:0-8-15': 'assomption',
    'd:0-11-1': 'toussaint',
    'd:0-11-11': 'armistice',
    'd:0-12-6': 'saint nicolas',
    'e:0-12-31': 'réveillon',
    'd:thanksgiving:1': 'black friday|vendredi noir',
    'd:thanksgiving:4': 'cyber monday|cyber lundi',
    '!:holiday':
      'fête des mères|fête des pères|fête de la musique|pentecôte|carnaval|avent|lundi noir',
  }),
  es: withArticles('el|la|en|en el|para el', {
    'd:easter:-48': 'lunes de carnaval',
    'd:easter:-47': 'martes de carnaval',
    'd:easter:-46': 'miércoles de ceniza',
    'd:easter:-7': 'domingo de ramos',
    'd:easter:-6': 'lunes santo',
    'd:easter:-5': 'martes santo',
    'd:easter:-4': 'miércoles santo',
    'd:easter:-3': 'jueves santo',
    'd:easter:-2': 'viernes santo',
    'd:easter:-1': 'sábado santo|sábado de gloria',
    'd:easter:0': 'domingo de pascua|domingo de resurrección',
    'e:easter:0': 'pascua',
    'd:easter:1': 'lunes de pascua',
    'd:easter:60': 'corpus christi',
    'd:advent:1': 'primer domingo de adviento',
    'd:0-1-5': 'noche de reyes',
    'e:0-1-6': 'reyes',
    'd:0-2-14': 'san valentín',
    'd:0-5-1': 'día del trabajo|día del trabajador|día de los trabajadores',
    'd:0-10-12': 'día de la hispanidad',
    'd:0-11-1': 'todos los santos|día de todos los santos',
    'd:0-11-2': 'día de muertos|día de los muertos',
    'd:0-12-8': 'inmaculada|día de la inmaculada',
    'd:thanksgiving:1': 'black friday|viernes negro',
    'd:thanksgiving:4': 'cyber monday|ciber lunes|cyber lunes',
    '!:holiday': 'día de la madre|día del padre|semana santa|pascua|carnaval|puente|lunes de aguas',
  }),
  pt: withArticles('o|a|no|na|para a', {
    'd:easter:-48': 'segunda feira de carnaval|segunda de carnaval',
    'd:easter:-47': 'terça feira de carnaval|terça de carnaval|terça gorda',
    'd:easter:-46': 'quarta feira de cinzas|quarta de cinzas',
    'd:easter:-7': 'domingo de ramos',
    'd:easter:-6': 'segunda feira santa|segunda santa',
    'd:easter:-5': 'terça feira santa|terça santa',
    'd:easter:-4': 'quarta feira santa|quarta santa',
    'd:easter:-3': 'quinta feira santa|quinta santa',
    'd:easter:-2': 'sexta feira santa|sexta santa',
    'd:easter:-1': 'sábado de aleluia|sábado santo',
    'd:easter:0': 'domingo de páscoa',
    'e:easter:0': 'páscoa',
    'd:easter:1': 'segunda feira de páscoa|segunda de páscoa',
    'd:easter:60': 'corpus christi|corpo de deus',
    'd:advent:1': 'primeiro domingo do advento',
    'd:0-1-6': 'dia de reis|dia dos reis',
    'd:0-4-21': 'tiradentes',
    'd:0-5-1': 'dia do trabalho|dia do trabalhador',
    'e:0-9-7': 'dia da independência',
    'd:0-11-1': 'todos os santos|dia de todos os santos',
    'd:0-11-2': 'finados|dia de finados',
    'd:thanksgiving:1': 'black friday|sexta feira negra',
    'd:thanksgiving:4': 'cyber monday',
    '!:holiday': [
      'dia das mães|dia dos pais|dia dos namorados|dia das crianças|semana santa|são joão',
      'sábado de carnaval|domingo de carnaval|sexta feira de carnaval|sexta de carnaval',
    ].join('|'),
  }),
  it: withArticles('il|la|a|al|alla|l|per', {
    'd:easter:-52': 'giovedì grasso',
    'd:easter:-47': 'martedì grasso',
    'd:easter:-46': 'mercoledì delle ceneri',
    'd:easter:-7': 'domenica delle palme',
    'd:easter:-6': 'lunedì santo',
    'd:easter:-5': 'martedì santo',
    'd:easter:-4': 'mercoledì santo',
    'd:easter:-3': 'giovedì santo',
    'd:easter:-2': 'venerdì santo',
    'd:easter:-1': 'sabato santo',
    'd:easter:0': 'domenica di pasqua|giorno di pasqua',
    'e:easter:0': 'pasqua',
    'd:easter:1': 'lunedì di pasqua|lunedì dell angelo|pasquetta',
    'd:advent:1': 'prima domenica d avvento|prima domenica di avvento|1 domenica di avvento',
    'd:0-2-14': 'san valentino',
    'd:0-3-8': 'festa della donna',
    'd:0-4-25': 'festa della liberazione',
    'd:0-5-1': 'festa dei lavoratori|festa del lavoro',
    'd:0-6-2': 'festa della repubblica',
    'd:0-11-1': 'ognissanti|tutti i santi',
    'd:0-12-8': 'immacolata|festa dell immacolata',
    'd:0-12-26': 'santo stefano|s stefano',
    'd:thanksgiving:1': 'black friday|venerdì nero',
    'd:thanksgiving:4': 'cyber monday',
    '!:holiday': 'festa della mamma|festa del papà|carnevale|sabato grasso|domenica grassa|avvento',
  }),
  ja: {
    'd:0-2-11': '建国記念の日|建国記念日',
    'd:0-2-14': 'バレンタインデー|バレンタイン',
    'd:0-2-23': '天皇誕生日',
    'd:0-3-3': 'ひな祭り|雛祭り',
    'd:0-3-14': 'ホワイトデー',
    'd:0-4-29': '昭和の日',
    'd:0-5-3': '憲法記念日',
    'd:0-5-4': 'みどりの日',
    'd:0-5-5': 'こどもの日|子どもの日|子供の日',
    'd:0-7-7': '七夕',
    'd:0-8-11': '山の日',
    'd:0-10-31': 'ハロウィン|ハロウィーン',
    'd:0-11-3': '文化の日',
    'd:0-11-23': '勤労感謝の日',
    'd:thanksgiving:1': 'ブラックフライデー',
    'd:thanksgiving:4': 'サイバーマンデー',
    '!:holiday':
      '成人の日|海の日|敬老の日|スポーツの日|春分の日|秋分の日|節分|母の日|父の日|三が日|ゴールデンウィーク|彼岸|感謝祭|イースター',
  },
  zh: {
    'd:0-3-8': '三八妇女节|妇女节|婦女節',
    'd:0-4-1': '愚人节|愚人節',
    'd:0-5-1': '五一劳动节|五一勞動節|劳动节|勞動節|五一',
    'd:0-6-1': '六一儿童节|六一',
    'e:0-6-1': '儿童节|兒童節',
    'd:0-8-1': '建军节',
    'd:0-9-10': '教师节',
    'd:0-10-1': '国庆节|國慶節|十一国庆节|十一国庆',
    'd:0-10-31': '万圣节|萬聖節',
    'd:0-11-11': '双十一|双11|雙十一|雙11|光棍节',
    'd:0-12-12': '双十二|双12|雙十二',
    'd:thanksgiving:1': '黑色星期五',
    'd:thanksgiving:4': '网络星期一|網路星期一',
    'e:thanksgiving:0': '感恩节|感恩節',
    '!:holiday':
      '大年初|正月|腊月|臘月|初二|初三|初四|初五|初六|初七|初八|小年|元宵节|元宵節|中秋节|中秋節|端午节|端午節|重阳|重陽|七夕|清明节|清明節|母亲节|母親節|父亲节|父親節|复活节|復活節',
  },
} as const satisfies Readonly<Record<string, Names>>;
