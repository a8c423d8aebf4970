import { readDates, readDayBeside, readExcept, readSpan, readStart, readUntil } from './bounds.ts';
import { findDay } from './days.ts';
import { isFine, readAmounts, unitOf } from './durations.ts';
import { every, type Finding, fact, type Seen } from './facts.ts';
import {
  readBeforeNoon,
  readBesideNoon,
  readClock,
  readCounted,
  readFraction,
  readHour,
  readLacking,
  readLess,
  readMinutes,
  readPlus,
  readSpoken,
  readWordedMinutes,
} from './hours.ts';
import type { Language, TimeToken } from './language.ts';
import {
  readEvery,
  readEveryDate,
  readEveryNth,
  readHoursOfDay,
  readMonthDays,
  readNthWeekdays,
  readNthWorkdays,
  readWeekdays,
  readWeeksOn,
  readYearly,
  WORKDAYS,
} from './repeats.ts';

type Rule = {
  readonly looks: RegExp;
  read(tokens: readonly TimeToken[], seen: Seen, codes: string): Finding | null;
};

const U = '[uhDN]';

/** Longer ones first: of several the first is taken. */
const DAYS = [
  ...[
    '[ol]wmY?',
    '[xs]u[ol][wuD]',
    '[ol][wuD][xs]?u',
    'wx?[xsX]u',
    'wu[xX]',
    '[xsX]uw',
    'u[xX]w',
    'wi?[n1]u',
    'i[n1]uw',
    '[ol]k[xs]?u',
    'wG',
  ],
  ...[
    'i?u?[on]mY?',
    'id',
    'mo(?=n[ap])',
    'mo?[on]?Y?',
    '[xs]u[no]D?',
    'o[xs]u',
    '1uw',
    'nD(?!f)',
    'un(?=$|@|[ptc])',
  ],
  ...['[xsXl]w', 'w[xsXl]', 'wu', '[xsX]u', 'u[xX]', 't', 'd', 'e', 'w', 'o'],
].join('|');
const DAY = new RegExp(DAYS, 'y');

const RULES: readonly Rule[] = [
  // In half an hour; two hours and ten minutes from now.
  {
    looks: new RegExp(
      `i?(?:c|1?[HQ3]1?${U}|1?n?Q${U}|[n1]?${U}&1?H|n${U}H|n${U}&1?[HQ3]|n&1?H${U}|nH${U}|(?<=i)Q(?!${U})|Q(?=f)|1?[n1]?${U}(?:&?n${U})?)f?`,
      'y',
    ),
    read: readDuration,
  },
  { looks: /@?(?:cO?|n[Oh]|n(?=[ap])|(?<=@)n|(?<=[ptwWdap])n)|@1h?(?![uDNHQ3])/y, read: readHour },
  { looks: /@C|(?<=[ptwWda])C|C(?=[tw])/y, read: readClock },
  { looks: /@?R|@r|(?<=[ptwWda])r|r(?=[ptwWd@])/y, read: readClock },
  { looks: /@?[n][Oh]n(?!m)[NuD]?B?/y, read: readMinutes },
  { looks: /@?n[Oh]?&?1?[HQ3]/y, read: readFraction },
  { looks: /@?n[Oh]?B(?:1?[Q]|n)/y, read: readLess },
  { looks: /(?:1?Q|n[Nu]?)B@nO?/y, read: readLacking },
  { looks: /g(?:Q|n[Nu]?)[BP]/y, read: readCounted },
  { looks: /@?n&n/y, read: readPlus },
  { looks: /@?nn/y, read: readSpoken },
  { looks: /@?(?:1?Q|1?n[Nu]?|1[Nu])Bn(?=a)/y, read: readBeforeNoon },
  { looks: /@?(?:H|1?Q|1?n?[Nu]|n)[BP]p|pB(?:1?Q|n)/y, read: readBesideNoon },
  { looks: /@?(?:HPn|1?Q[PB]n|3n|Qn|Hn|Jn|(?:1?n[Nu]?|1[Nu])[PB]J?n)O?/y, read: readWordedMinutes },
  { looks: /B(?:n[Nu]|Q)nO/y, read: readLacking },
  // Until Friday, for two weeks, from Monday on, except on Sundays; the day before Christmas.
  { looks: new RegExp(`U@?(?:${DAYS}|![xs]?[um]Y?)|(?:${DAYS}|m!)U`, 'y'), read: readUntil },
  { looks: /Fx?[n1]?[uD]|F[n1]x[uD]/y, read: readSpan },
  { looks: new RegExp(`S@?(?:${DAYS})|(?:${DAYS})S`, 'y'), read: readStart },
  { looks: /K@?v?1?[wWk](?:&?[wW])*|[wW](?:&?[wW])*K/y, read: readExcept },
  {
    looks: new RegExp(`(?:1?n?[uD]|w)[BjP](?:${DAYS})|(?:${DAYS})(?:n?[uD][Bj]|[Bj]1?n?[uD])`, 'y'),
    read: readDayBeside,
  },
  { looks: /@?M/y, read: () => fact({ type: 'sameTime' }) },
  { looks: /p/y, read: ([token]) => fact({ type: 'part', part: token?.s ?? '' }) },
  { looks: /(?<=[ncCrRO])a|a(?=[ncCrR])/y, read: readMeridiem },
  {
    // 月曜の午後.
    looks: /a(?![ncCrR])/y,
    read: ([token], { language }) => {
      const part = token?.n === 12 ? 'afternoon' : 'morning';
      return isHeadLast(language) ? fact({ type: 'part', part }) : null;
    },
  },
  { looks: /zT?/y, read: ([token]) => (token ? fact({ type: 'zone', zone: token }) : null) },
  { looks: /ti[n1]u|[n1]uft/y, read: readFromToday },
  { looks: /S?1?[on]D?[BU]1?[on]D?mY?/y, read: readDates },
  { looks: /(?:v1?n?[uh]|y|n[uh]E)S?@?[rRZ]|S?@?[rRZ]S?(?:v1?n?[uh]|y)/y, read: readHoursOfDay },
  // Every two weeks; daily; on Mondays and Fridays.
  { looks: /v1?[no]?[uhDN]f?|V[uhD]|y|[n1]?[uhDN]E|1?[uD]A/y, read: readEvery },
  {
    looks: /(?:v1?)?k(?:v[uD])?/y,
    read: (tokens) => {
      const named = tokens.slice(1).find(({ code }) => /[uD]/.test(code));
      if (named && unitOf(named) !== 'day') return null;
      const isOpen = tokens.some(({ code, s }) => code === 'k' && s === 'open');
      return { ...every({ unit: 'week', interval: 1, weekdays: WORKDAYS }), isOpen };
    },
  },
  { looks: /v?1?[ol]k(?:v?s?u)?|vu[ol]k|[ol]kvu/y, read: readNthWorkdays },
  {
    looks: /v1?[wW](?:&?[wW])*|W(?:&?[Ww])*(?:v[uD])?|w(?:&?[wW])+|V[wW]|1?wA/y,
    read: readWeekdays,
  },
  { looks: /(?:[vV]n?[uD]|y|nuE|1?uA)[wW](?:&?[wW])*/y, read: readWeeksOn },
  { looks: /v1?(?=p)/y, read: () => every({ unit: 'day', interval: 1 }) },
  { looks: /v1?[ol]w(?:v?s?u)?|[ol]wvu|vu[ol]w/y, read: readNthWeekdays },
  { looks: /[ol][uD]vu|vul[uD]|vl[uD]s?u|vos?u/y, read: readMonthDays },
  { looks: /v?1?[ol]&?[ol]w(?:v?s?u)?|vu[ol]&?[ol]w/y, read: readNthWeekdays },
  {
    looks: /(?:o&?)*[uD]?[on]D?&[uD]?[on]D?vu|vu(?:nDnD|[on]D?&[on]D?)(?![OhuNc])/y,
    read: readMonthDays,
  },
  { looks: /vn[wW]/y, read: readEveryNth },
  { looks: /v1?o(?=$|@|[pc])/y, read: readEveryDate },
  {
    looks: /[uD]?[on]vu|vnsu|v[uD]n(?=@|n[Oh]|c)|vu[on](?:D|(?![OhuDNapn&c]))/y,
    read: readMonthDays,
  },
  { looks: /v(?:[on]m|m[on]|d)/y, read: readYearly },
];

/** The longest rule that matches at a token; null if none does. */
export function readRule(
  tokens: readonly TimeToken[],
  at: number,
  seen: Omit<Seen, 'isAlone' | 'before'>,
): { readonly length: number; readonly finding: Finding } | null {
  const codes = tokens.map(({ code }) => code).join('');
  let best: { readonly length: number; readonly finding: Finding } | null = null;
  for (const { looks, read } of [...RULES, { looks: DAY, read: readDay }]) {
    looks.lastIndex = at;
    const [match = ''] = looks.exec(codes) ?? [];
    if (match.length <= (best?.length ?? 0)) continue;
    const isLast = at + match.length === tokens.length;
    const isFollowed = seen.isFollowed && isLast;
    const before = codes[at - 1] ?? '';
    const isAlone = isLast && before === '';
    const taken = tokens.slice(at, at + match.length);
    const finding = read(taken, { ...seen, isFollowed, isAlone, before }, match);
    if (finding) best = { length: match.length, finding };
  }
  return best;
}

const isHeadLast = (language: Language) => language.isUnspaced ?? language.isHeadLast ?? false;

/** Behind a time; before one in Japanese and Korean. */
function readMeridiem([token]: readonly TimeToken[], { before, language }: Seen): Finding | null {
  const isBehind = /[ncCrRO]/.test(before);
  return isBehind || isHeadLast(language) ? fact({ type: 'meridiem', hours: token?.n ?? 0 }) : null;
}

function readDuration(tokens: readonly TimeToken[], _seen: Seen, codes: string): Finding | null {
  const found = readAmounts(tokens, codes);
  return found && { facts: [{ type: 'duration', amounts: found.amounts }], isOpen: found.isOpen };
}

/** Today in a week: the same as in a week. */
function readFromToday(tokens: readonly TimeToken[]): Finding | null {
  const day = tokens.find(({ code }) => code === 't');
  const rest = tokens.filter((token) => token !== day && token.code !== 'f');
  const found = readAmounts(
    rest,
    `${rest.map(({ code }) => code).join('')}${rest[0]?.code === 'i' ? '' : 'f'}`,
  );
  if (!found || day?.n !== 0 || found.amounts.some(({ unit }) => isFine(unit))) return null;
  return fact({ type: 'duration', amounts: found.amounts });
}

function readDay(tokens: readonly TimeToken[], seen: Seen, codes: string): Finding | null {
  const day = findDay(tokens, codes, seen);
  const isName = tokens.some(({ code, s }) => code === 'w' && s === 'name');
  return day && { facts: [{ type: 'day', ...day.day }], isOpen: day.isOpen || isName };
}
