import type { Language } from '../language.ts';

/** What may stand behind a noun of time without changing it: “on”, and what marks a topic. */
const PLAIN_ENDS = ['', '에', '은', '는', '엔', '에는'];

/** Until, from, about: the time is another one then, which is asked. */
const OTHER_ENDS = '을|를|이|까지|부터|이후|이전|쯤|쯤에|경|경에|의|도|로|만|이나'.split('|');

const AND_ENDS = ['과', '와', '하고', '이랑'];

const attach = (words: string, ends: readonly string[]) =>
  words
    .split('|')
    .flatMap((word) => ends.map((end) => `${word}${end}`))
    .join('|');

/** A noun with its particles. */
const noun = (key: string, words: string) => ({
  [key]: attach(words, PLAIN_ENDS),
  [`${key} !`]: attach(words, OTHER_ENDS),
});

const DAYS = ['일요일', '월요일', '화요일', '수요일', '목요일', '금요일', '토요일'];

/** Without: behind a day. */
const EXCEPT = ['', '을', '은', '만'].flatMap((end) =>
  ['빼고', '제외하고', '제외하고는', '제외', '말고', '외에'].map((word) => `${end} ${word}`),
);

const weekdays = Object.assign(
  {},
  ...DAYS.map((name, day) => ({
    [`w:${day} U`]: `${name}까지`,
    ...noun(`w:${day}`, name),
    [`w:${day} &`]: attach(name, AND_ENDS),
    [`v w:${day}`]: `${name}마다`,
    [`w:${day} K`]: attach(name, EXCEPT),
  })),
) as Readonly<Record<string, string>>;

/** One to twelve, in front of a unit. */
const COUNTS = '한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두'.split('|');

const UNITS = [
  ['O', '시'],
  ['u:hour', '시간'],
  ['u:month', '달'],
] as const;

const counts = Object.fromEntries(
  COUNTS.flatMap((count, index) =>
    UNITS.flatMap(([unit, name]) => {
      const words = `${count} ${name}|${count}${name}`;
      return [
        [`n:${index + 1} ${unit}`, attach(words, PLAIN_ENDS)],
        [`n:${index + 1} ${unit} !`, attach(words, OTHER_ENDS)],
        [`n:${index + 1} ${unit} H`, attach(words, ['반', '반에'])],
        [`n:${index + 1} ${unit} E`, attach(words, ['마다'])],
      ];
    }),
  ),
);

export const korean: Language = {
  name: 'ko',
  dayFirst: false,
  minutesFirst: false,
  is24h: true,
  isHeadLast: true,
  words: {
    ...noun('t:0', '오늘|금일'),
    ...noun('t:1', '내일|명일'),
    ...noun('t:2', '모레|내일모레|내일 모레'),
    ...noun('t:3', '글피'),
    ...noun('t:-1', '어제'),
    ...weekdays,
    ...noun('d:0-12-25', '크리스마스|성탄절'),
    ...noun('d:0-12-24', '크리스마스이브|크리스마스 이브'),
    ...noun('d:0-1-1', '신정|새해 첫날'),
    ...noun('s u:month l u:day', '월말|말일|이번 달 말|이번 달 말일|이달 말'),
    ...noun('x u:month l u:day', '다음 달 말|다음 달 말일|다음달 말|다음달 말일'),
    'v u:month l u:day': '매월 말일|매달 말일|매월 말|매달 말|월말마다',
    'v W:6 W:0': '주말마다|매주 주말',
    ...noun('x u:week', '다음 주|다음주|내주|차주'),
    ...noun('X u:week', '다다음 주|다다음주'),
    ...noun('s u:week', '이번 주|이번주|금주'),
    ...noun('x u:month', '다음 달|다음달|내달'),
    ...noun('s u:month', '이번 달|이번달|이달'),
    ...noun('x u:year', '내년'),
    x: '다음|오는',
    s: '이번',
    l: '마지막',
    'v u:day': '매일|날마다|매일매일',
    'v u:week': '매주|매주마다',
    'v u:month': '매월|매달|달마다',
    'v u:hour': '매시간|매시',
    'v u:week:2': '격주|격주로|격주마다',
    'v u:day:2': '격일|격일로|이틀마다',
    'v p:morning': '아침마다|매일 아침',
    'v p:evening': '저녁마다|매일 저녁',
    v: '매년|해마다',
    E: '마다',
    ...noun('k', '평일'),
    'v k': '평일마다',
    ...counts,
    ...noun('n:1 u:day', '하루'),
    ...noun('n:2 u:day', '이틀'),
    ...noun('n:3 u:day', '사흘'),
    ...noun('n:10 u:day', '열흘'),
    ...noun('n:15 u:day', '보름'),
    ...noun('n:1 u:week', '일주일'),
    ...noun('a:0', '오전'),
    ...noun('a:12', '오후'),
    ...noun('p:dawn', '새벽'),
    ...noun('p:morning', '아침'),
    ...noun('p:noon', '정오'),
    ...noun('p:day', '낮|한낮'),
    ...noun('p:evening', '저녁'),
    ...noun('p:night', '밤'),
    ...noun('p:midnight', '자정'),
    'o:1': '첫째|첫 번째|첫번째',
    'o:2': '둘째|두 번째|두번째',
    'o:3': '셋째|세 번째|세번째',
    'o:4': '넷째|네 번째|네번째',
    'o:5': '다섯째|다섯 번째',
    '-:exact': '정각|정각에',
    '-': '날',
    '&': '및|그리고',
    'W:6 W:0 K': attach('주말', EXCEPT),
    U: '까지',
    K: '빼고|제외하고|제외하고는|제외|말고|외에',
    f: '후|후에|뒤|뒤에',
    'B:before': '전|전에',
    'b:before': '이후|이전',
    b: '부터|이내|이내에|안에|정도|쯤|경|또는|아니면',
    H: '반|반에',
    T: '시간|시간으로|시각|시각으로|기준|기준으로',
    L: '점심|점심에|점심 식사|저녁 식사|아침 식사|생일',
    '!': [
      '주말|주말에|이번 주말|이번 주말에|다음 주말|주중|주중에|월초|월초에|연말|연말에|연초|연초에',
      '일찍|일찍이|늦게|해뜰 때|해 뜰 때|해질녘|해 질 녘|이른|늦은|동틀 때|마감|마감 전|마감 때',
      '초순|중순|중순에|하순|곧|이따|이따가|나중에|잠시|잠깐|지금|당장|언젠가|그때|방금|수시로|가끔',
      '퇴근|퇴근 전|퇴근 전에|퇴근 후|출근|출근하면|출근 후|업무 시간|방과 후|점심시간|점심시간에',
      '추석|추석에|설날|설날에|설|명절|연휴|휴일|공휴일|영업일|봄|여름|가을|겨울|하루종일',
      '그저께|그제|엊그제|지난주|지난 주|지난달|지난 달|작년|올해|재작년|저번|지난|이전|월수금|화목|월화수목금|주 1회|분기|분기마다',
    ].join('|'),
  },
};
