import { fromLocalTime, type Moment, toLocalTime } from '../../core/local-time.ts';
import { toTimeOfDay } from './clocks.ts';
import { addAmounts, type TimeSpan } from './durations.ts';
import type { Fact } from './facts.ts';
import type { Language } from './language.ts';
import { fold } from './lexer.ts';
import { DAY_MS, type LocalDay } from './local-day.ts';
import { readAs } from './reader.ts';

type Seen = {
  readonly zone: string;
  readonly now: number;
  readonly languages: readonly Language[];
};

/** Words that lead to a time from which on something is looked at, and those behind one. */
const LEAD =
  /^(?:(?:since|from|seit|ab|von|desde|depuis|d[eè]s|da|dal|dalla|dallo|dalle|od|[aà] partir (?:de|du))\s+(?:el |le |la |il )?|自从|自從|从|從|自)/iu;
const TAIL =
  /\s*(?:から|以来|以降|起|至今|到现在|到現在|开始|開始|の?間|부터|이후로?|이래|(?:['’]?[dt][ae]n)? (?:beri|itibaren)| से(?: लेकर)?)$/u;

/** What says that a length of time ends now, before it and after it. */
const AGO = [
  /^(?:vor|hace|il y a|h[aá]|faz|過去|过去|最近|近)\s*/iu,
  /^(?:(?:the|in den|den|die|los|las|les|nos|nas|os|as|gli|le)\s+)?(?:last|past|letzten?|vergangenen?|[uú]ltim[oa]s|derni[eè]re?s|ultim[ei]|ostatni(?:e|ch)|son|पिछले)\s+(?=\S+\s+\S)/iu,
  /\s*(?:\bago|\bearlier|\bfa|\batr[aá]s|\btemu|önce(?:si|sinden)?|पहले|以前|之前|前|전)$/iu,
] as const;

/** How a length is told in each language, for its words to be read as one. */
const LENGTHS: Readonly<Record<string, (words: string) => string>> = {
  en: (words) => `in ${words}`,
  de: (words) => `in ${words}`,
  es: (words) => `en ${words}`,
  fr: (words) => `dans ${words}`,
  pt: (words) => `em ${words}`,
  it: (words) => `tra ${words}`,
  ja: (words) => `${words}後`,
  zh: (words) => `${words}后`,
  ko: (words) => `${words} 후`,
  pl: (words) => `za ${words}`,
  tr: (words) => `${words} sonra`,
  hi: (words) => `${words} बाद`,
};

/** When a day, a week, a month or a year began, by the words for it. */
const BEGINNINGS: readonly (readonly [unit: string, ago: number, words: string])[] = [
  ['day', 2, 'day before yesterday|the day before yesterday|vorgestern|anteayer|antier'],
  ['day', 2, 'avant hier|anteontem|altroieri|l altroieri|altro ieri|l altro ieri'],
  ['day', 2, '一昨日|おととい|前天|그저께|그제|엊그제'],
  ['evening', 1, 'last night|gestern abend|anoche|hier soir|ontem a noite|ieri sera'],
  ['day', 2, 'przedwczoraj|evvelsi gun|onceki gun'],
  ['evening', 1, '昨夜|昨晩|昨晚|어젯밤|어제 저녁'],
  ['evening', 1, 'wczoraj wieczorem|dun aksam|dun gece|कल रात|बीती रात|कल शाम'],
  ['week', 0, 'this week|the start of the week|diese woche|dieser woche|wochenbeginn|esta semana'],
  ['week', 0, 'cette semaine|questa settimana|今週|本周|这周|这个星期|本週|這週'],
  ['week', 0, '이번 주|이번주|금주|ten tydzien|tego tygodnia|bu hafta|इस हफ्ते|इस सप्ताह'],
  ['week', 1, 'zeszly tydzien|zeszlego tygodnia|ubiegly tydzien|gecen hafta|पिछले हफ्ते|पिछले सप्ताह'],
  ['week', 1, '지난주|지난 주|저번 주|저번주'],
  ['week', 1, 'last week|previous week|letzte woche|letzter woche|vergangene woche|vorige woche'],
  ['week', 1, 'la semana pasada|semana pasada|la semaine derniere|semaine derniere'],
  ['week', 1, 'semana passada|a semana passada|na semana passada|la settimana scorsa'],
  [
    'week',
    1,
    'settimana scorsa|la scorsa settimana|scorsa settimana|先週|上周|上星期|上个星期|上週',
  ],
  ['month', 0, 'this month|diesen monat|diesem monat|monatsbeginn|este mes|ce mois|ce mois ci'],
  ['month', 0, 'questo mese|今月|本月|这个月|這個月'],
  ['month', 0, '이번 달|이번달|이달|ten miesiac|tego miesiaca|bu ay|इस महीने|इस माह'],
  ['month', 1, 'zeszly miesiac|zeszlego miesiaca|ubiegly miesiac|gecen ay|पिछले महीने|पिछले माह'],
  ['month', 1, '지난달|지난 달|저번 달|저번달'],
  ['month', 1, 'last month|previous month|letzten monat|letztem monat|el mes pasado|mes pasado'],
  ['month', 1, 'le mois dernier|mois dernier|mes passado|o mes passado|no mes passado'],
  ['month', 1, 'il mese scorso|mese scorso|lo scorso mese|先月|上个月|上月|上個月'],
  [
    'year',
    0,
    'this year|dieses jahr|diesem jahr|este ano|cette annee|quest anno|今年|올해|tego roku|bu yil|इस साल',
  ],
];

const beginnings = new Map(
  BEGINNINGS.flatMap(([unit, ago, words]) =>
    words.split('|').map((each) => [each, { unit, ago }] as const),
  ),
);

const EVENING = 20 * 60;

/** When a part of the day begins, for looking back. */
const PARTS: Readonly<Record<string, number>> = {
  dawn: 0,
  morning: 5 * 60,
  noon: 12 * 60,
  afternoon: 12 * 60,
  evening: 18 * 60,
  night: EVENING,
};

/** The latest moment that the words name; null if they do not name one as a whole. */
export function readPast(words: string, seen: Seen): Pick<Moment, 'at' | 'needsZone'> | null {
  const bare = toYesterday(words.trim().replace(LEAD, '').replace(TAIL, '').trim());
  const local = toLocalTime(seen.now, seen.zone);
  const today = local - (local % DAY_MS);
  const begun = beginnings.get(fold(bare));
  const at = (localTime: number) => ({ at: fromLocalTime(localTime, seen.zone), needsZone: true });
  if (begun) return at(toBeginning(begun, today));
  const ago = toAgo(bare, local, today, seen);
  if (ago) return ago;
  const lastWeek = /^上(?:个|個)?(?=[周週星礼禮].*[一二三四五六日天])|^先週の?(?=.曜)/u;
  const plain = bare.replace(lastWeek, '').replace(LAST_WEEK, ' ').trim();
  return toMoment(plain, { ...seen, local, today, isLastWeek: plain !== bare });
}

/** What a day is called behind “od”, and what it is called by itself. */
const GENITIVES: readonly (readonly [RegExp, string])[] = [
  [/poniedzia[łl]ku/iu, 'poniedziałek'],
  [/wtorku/iu, 'wtorek'],
  [/(?<![\p{L}])(?:środy|srody)/iu, 'środa'],
  [/czwartku/iu, 'czwartek'],
  [/pi[ąa]tku/iu, 'piątek'],
  [/soboty/iu, 'sobota'],
  [/niedzieli/iu, 'niedziela'],
];

/** कल is tomorrow and yesterday, परसों two days from now and two days ago. */
const toYesterday = (words: string) =>
  GENITIVES.reduce((text, [other, name]) => text.replace(other, name), words).replace(
    /^(?=(?:कल|परसों)(?!\p{L}))(?!कल (?:रात|शाम)$)/u,
    'बीते ',
  );

/** “Monday last week”, “Dienstag letzter Woche”. */
const LAST_WEEK =
  /\s*(?:(?:of )?last week|letzter? woche|de la semana pasada|de la semaine derni[eè]re|da semana passada|della settimana scorsa)\s*/iu;

function toBeginning(
  { unit, ago }: { readonly unit: string; readonly ago: number },
  today: number,
) {
  const date = new Date(today);
  if (unit === 'day') return today - ago * DAY_MS;
  if (unit === 'evening') return today - ago * DAY_MS + EVENING * 60_000;
  if (unit === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - ago, 1);
  if (unit === 'year') return Date.UTC(date.getUTCFullYear() - ago, 0, 1);
  return today - (((date.getUTCDay() + 6) % 7) + 7 * ago) * DAY_MS;
}

/** Three hours ago, the last two weeks. */
function toAgo(words: string, local: number, today: number, { now, zone, languages }: Seen) {
  const bare = AGO.reduce((text, marker) => text.replace(marker, ''), words).trim();
  if (bare === words) return null;
  for (const language of languages) {
    const length = LENGTHS[language.name]?.(bare) ?? bare;
    const { facts, rest, isSure } = readAs(length, language, today);
    const [only] = facts;
    if (!isSure || rest !== '' || facts.length !== 1 || only?.type !== 'duration') continue;
    const negative: TimeSpan[] = only.amounts.map(({ unit, n }) => ({ unit, n: -n }));
    const { localTime, exactMs, hasDays, hasHours } = addAmounts(local, negative);
    if (!hasDays) return { at: now + exactMs, needsZone: false };
    return { at: fromLocalTime(localTime, zone) + (hasHours ? exactMs : 0), needsZone: true };
  }
  return null;
}

type Local = Seen & {
  readonly local: number;
  readonly today: number;
  readonly isLastWeek: boolean;
};

type Of<T extends Fact['type']> = Extract<Fact, { readonly type: T }>;

function toMoment(words: string, local: Local): Pick<Moment, 'at' | 'needsZone'> | null {
  const readings = local.languages
    .map((language) => readAs(words, language, local.today))
    .filter(({ facts, rest }) => facts.length > 0 && rest === '')
    .toSorted((a, b) => b.covered - a.covered);
  const [best] = readings;
  if (!best || best.facts.some(({ type }) => type === 'every' || type === 'duration')) return null;
  const of = <T extends Fact['type']>(type: T) =>
    best.facts.filter((each): each is Of<T> => each.type === type);
  const [day, second] = of('day').toSorted((a, b) => toRank(a) - toRank(b));
  const zone = of('zone')[0]?.zone.s ?? local.zone;
  const minutes = toMinutes(best.facts);
  if (minutes === null) return null;
  const date = day ? toPastDay(day, words, local) : local.today;
  if (date === null || (second && second.told !== 'weekday')) return null;
  const shown = date + (minutes ?? 0) * 60_000;
  const isTomorrow = !day && fromLocalTime(shown, zone) > local.now;
  const at = fromLocalTime(isTomorrow ? shown - DAY_MS : shown, zone);
  return at > local.now ? null : { at, needsZone: of('zone').length === 0 };
}

const toRank = ({ told }: LocalDay) => (told === 'weekday' ? 1 : 0);

/** The time of day that is named; 0 if none is, null if it is ambiguous. */
function toMinutes(facts: readonly Fact[]): number | null {
  const of = <T extends Fact['type']>(type: T) =>
    facts.filter((each): each is Of<T> => each.type === type);
  const [time, other] = of('time');
  const part = of('part')[0]?.part ?? null;
  if (other) return null;
  if (!time && part !== null) return PARTS[part] ?? 0;
  if (!time) return 0;
  const meridiem = of('meridiem')[0]?.hours ?? null;
  const isEarly = !time.isExact && part === null && meridiem === null;
  if (isEarly) return time.minutes;
  return toTimeOfDay({ time, part, meridiem, every: {} })?.minutes ?? null;
}

/** The latest day that is told; null if it names no day that is over. */
function toPastDay(day: LocalDay, words: string, { today, isLastWeek }: Local): number | null {
  if (day.weekday !== undefined) {
    const monday = toBeginning({ unit: 'week', ago: 1 }, today);
    if (isLastWeek) return monday + ((day.weekday + 6) % 7) * DAY_MS;
    const days = (new Date(today).getUTCDay() - day.weekday + 7) % 7;
    return today - (days === 0 ? 7 : days) * DAY_MS;
  }
  if (day.date === null || day.date <= today || /(?<!\d)\d{4}(?!\d)/.test(words)) return day.date;
  const date = new Date(day.date);
  const [year, month, monthDay] = [
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
  ] as const;
  if (day.told === 'date') return Date.UTC(year - 1, month, monthDay);
  return day.told === 'monthDay' ? Date.UTC(year, month - 1, monthDay) : null;
}
