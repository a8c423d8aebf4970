import { findDay, type LocalDay } from './days.ts';
import { minutesOf, readAmounts, type TimeSpan, unitOf, unitsIn } from './durations.ts';
import type { Language, TimeToken } from './language.ts';

/** Something that a phrase says of a time. */
export type Fact =
  | { readonly type: 'time'; readonly minutes: number; readonly isExact: boolean }
  | { readonly type: 'meridiem'; readonly hours: number }
  | { readonly type: 'part'; readonly part: string }
  | ({ readonly type: 'day' } & LocalDay)
  | { readonly type: 'duration'; readonly amounts: readonly TimeSpan[] }
  | ({ readonly type: 'every' } & Every)
  | { readonly type: 'zone'; readonly zone: Pick<TimeToken, 'n' | 's'> };

export type Every = {
  readonly unit: string;
  readonly interval: number;
  /** 0 is Sunday. */
  readonly weekdays?: readonly number[];
  /** Which of those weekdays in the month; -1 the last. */
  readonly nth?: number;
  /** -1: the last. */
  readonly monthDay?: number;
  readonly month?: number;
};

/** What a rule found, and whether it may also mean something else. */
export type Finding = { readonly facts: readonly Fact[]; readonly isOpen?: boolean };

export type Seen = {
  /** Midnight of the person's day, as milliseconds of a UTC clock. */
  readonly today: number;
  readonly language: Language;
  /** Whether other words follow directly. */
  readonly isFollowed: boolean;
  /** What stands directly before, by its code. */
  readonly before: string;
};

type Rule = {
  readonly looks: RegExp;
  read(tokens: readonly TimeToken[], seen: Seen, codes: string): Finding | null;
};

const U = '[uhDN]';

const RULES: readonly Rule[] = [
  // In half an hour; two hours and ten minutes from now.
  {
    looks: new RegExp(
      `i?(?:c|1?[HQ3]1?${U}|1?n?Q${U}|[n1]?${U}&1?H|n${U}H|n&1?H${U}|nH${U}|1?[n1]?${U}(?:&?n${U})?)f?`,
      'y',
    ),
    read: readDuration,
  },
  { looks: /@?(?:cO?|n[Oh]|n(?=[ap])|(?<=@)n|(?<=[ptwWdap])n)|@1h?(?![uDNHQ3])/y, read: readHour },
  { looks: /@?[n][Oh]n[NuD]?B?/y, read: readMinutes },
  { looks: /@?n[Oh]?&?1?[HQ3]/y, read: readFraction },
  { looks: /@?n[Oh]?B(?:1?[Q]|n)/y, read: readLess },
  { looks: /@?n&n/y, read: readPlus },
  { looks: /@?nn/y, read: readSpoken },
  { looks: /@?(?:1?Q|1?n[Nu]?|1[Nu])Bn(?=a)/y, read: readBeforeNoon },
  { looks: /@?(?:HPn|1?Q[PB]n|3n|Qn|Hn|Jn|(?:1?n[Nu]?|1[Nu])[PB]J?n)O?/y, read: readWordedMinutes },
  { looks: /B(?:n[Nu]|Q)nO/y, read: readLacking },
  { looks: /p/y, read: ([token]) => fact({ type: 'part', part: token?.s ?? '' }) },
  { looks: /a/y, read: ([token]) => fact({ type: 'meridiem', hours: token?.n ?? 0 }) },
  { looks: /zT?/y, read: ([token]) => (token ? fact({ type: 'zone', zone: token }) : null) },
  // Every two weeks; daily; on Mondays and Fridays.
  { looks: /v1?n?[uhDN]|V[uhD]|y/y, read: readEvery },
  {
    looks: /(?:v1?)?k/y,
    read: () => every({ unit: 'week', interval: 1, weekdays: [1, 2, 3, 4, 5] }),
  },
  { looks: /v1?[wW](?:&?[wW])*|W(?:&?[Ww])*|Vw/y, read: readWeekdays },
  { looks: /v1?(?=p)/y, read: () => every({ unit: 'day', interval: 1 }) },
  { looks: /v1?[ol]w(?:v?s?u)?|[ol]wvu|vu[ol]w/y, read: readNthWeekdays },
  { looks: /[ol][uD]vu|vul[uD]|vl[uD]s?u|vos?u/y, read: readMonthDays },
  { looks: /[on]vu|vu[on](?:D|(?![OhuDNapn&c]))/y, read: readMonthDays },
  { looks: /v(?:[on]m|m[on]|d)/y, read: readYearly },
];

const fact = (found: Fact): Finding => ({ facts: [found] });
const every = (found: Every): Finding => fact({ type: 'every', ...found });
const time = (hour: number, minute: number, isExact = false): Finding =>
  fact({ type: 'time', minutes: (((hour * 60 + minute) % 1440) + 1440) % 1440, isExact });

const numbersOf = (tokens: readonly TimeToken[]) =>
  tokens.filter(({ code }) => code === 'n' || code === 'o').map(({ n }) => n);

/** The longest rule that fits at a token; null where none does. */
export function readRule(
  tokens: readonly TimeToken[],
  at: number,
  seen: Omit<Seen, 'isFollowed' | 'before'> & { readonly isFollowed: boolean },
): { readonly length: number; readonly finding: Finding } | null {
  const codes = tokens.map(({ code }) => code).join('');
  let best: { readonly length: number; readonly finding: Finding } | null = null;
  for (const { looks, read } of [...RULES, { looks: DAY, read: readDay }]) {
    looks.lastIndex = at;
    const [match = ''] = looks.exec(codes) ?? [];
    if (match.length <= (best?.length ?? 0)) continue;
    const isFollowed = seen.isFollowed && at + match.length === tokens.length;
    const before = codes[at - 1] ?? '';
    const taken = tokens.slice(at, at + match.length);
    const finding = read(taken, { ...seen, isFollowed, before }, match);
    if (finding) best = { length: match.length, finding };
  }
  return best;
}

/** Longer ones first: of several the first is taken. */
const DAY = new RegExp(
  [
    ...[
      '[ol]wmY?',
      '[xs]u[ol][wuD]',
      '[ol][wuD][xs]?u',
      'wx?[xsX]u',
      'wu[xX]',
      '[xsX]uw',
      'u[xX]w',
      'wi?[n1]u',
    ],
    ...['u?[on]mY?', 'mo?[on]?Y?', '[xs]u[no]D?', 'o[xs]u', '1uw', 'nD(?!f)', 'un(?=$|@|[ptc])'],
    ...['[xsXl]w', 'w[xsXl]', 'wu', '[xsX]u', 'u[xX]', 't', 'd', 'e', 'w', 'o'],
  ].join('|'),
  'y',
);

function readDuration(tokens: readonly TimeToken[], _seen: Seen, codes: string): Finding | null {
  const found = readAmounts(tokens, codes);
  return found && { facts: [{ type: 'duration', amounts: found.amounts }], isOpen: found.isOpen };
}

function readDay(tokens: readonly TimeToken[], seen: Seen, codes: string): Finding | null {
  const day = findDay(tokens, codes, seen);
  return day && { facts: [{ type: 'day', ...day.day }], isOpen: day.isOpen };
}

function readHour(tokens: readonly TimeToken[], seen: Seen, codes: string): Finding | null {
  const clock = tokens.find(({ code }) => code === 'c');
  const { is24h } = seen.language;
  if (clock) {
    const isWritten = codes.includes('O') || (is24h && clock.n >= 7 * 60);
    return time(0, clock.n, clock.s !== '' || isWritten);
  }
  const number = tokens.find(({ code }) => /[n1]/.test(code));
  if (!number || !Number.isInteger(number.n) || number.n > 23) return null;
  // “At 9 people come”, “9 a.m.” and “tomorrow 9” are told apart by what comes next.
  if (codes.startsWith('@1') && seen.language.minutesFirst) return null;
  const isBare = /^@?n$/.test(codes);
  const isExact = number.n > 12 || number.n === 0 || /^0\d/.test(number.s);
  const isOpen = isBare && seen.isFollowed && !codes.startsWith('@');
  return { ...time(number.n, 0, isExact), isOpen };
}

/** 9 Uhr 30, 9時15分, 9時10分前. */
function readMinutes(tokens: readonly TimeToken[], seen: Seen, codes: string): Finding | null {
  const [hour = 0, minute = 60] = numbersOf(tokens);
  if (hour > 23 || minute > 59) return null;
  const isOpen = seen.isFollowed && !seen.language.isUnspaced && codes.endsWith('n');
  if (codes.endsWith('B') && !/N/.test(codes)) return null;
  return { ...time(hour, codes.endsWith('B') ? -minute : minute, hour > 12), isOpen };
}

const FRACTIONS = [
  ['H', 30],
  ['3', 45],
] as const;

/** Las ocho y media, huit heures et quart, 八点三刻. */
function readFraction(tokens: readonly TimeToken[], seen: Seen, codes: string): Finding | null {
  const [hour = 24] = numbersOf(tokens);
  if (hour > 23 || (seen.language.minutesFirst && !codes.includes('O'))) return null;
  const [, minute = 15] = FRACTIONS.find(([code]) => codes.includes(code)) ?? [];
  return time(hour, minute, hour > 12);
}

/** Las nueve menos cuarto, neuf heures moins vingt. */
function readLess(tokens: readonly TimeToken[], seen: Seen, codes: string): Finding | null {
  const [hour = 24, minute = 15] = numbersOf(tokens);
  if (seen.language.minutesFirst || hour > 23 || minute > 59) return null;
  const isReversed = seen.language.name === 'pt';
  if (isReversed && !codes.includes('Q')) return time(minute, -hour);
  return time(hour, codes.includes('Q') ? -15 : -minute, hour > 13);
}

/** Las nueve y veinte. */
function readPlus(tokens: readonly TimeToken[], seen: Seen): Finding | null {
  const [hour = 24, minute = 60] = numbersOf(tokens);
  if (!['es', 'pt', 'it'].includes(seen.language.name) || hour > 23 || minute > 59) return null;
  return { ...time(hour, minute, hour > 12), isOpen: seen.isFollowed && minute < 5 };
}

/** Eight thirty. */
function readSpoken(tokens: readonly TimeToken[], seen: Seen): Finding | null {
  const [hour, minute] = tokens.filter(({ code }) => code === 'n');
  const areWords = hour?.s === '' && minute?.s === '';
  if (!areWords || seen.language.name !== 'en' || hour.n > 12 || minute.n < 10) return null;
  return { ...time(hour.n, minute.n), isOpen: minute.n > 59 };
}

/** Half past eight, ten to nine, halb neun, fünf vor halb neun, dreiviertel neun. */
function readWordedMinutes(
  tokens: readonly TimeToken[],
  seen: Seen,
  codes: string,
): Finding | null {
  if (!seen.language.minutesFirst) return null;
  const numbers = numbersOf(tokens);
  const hour = numbers.at(-1) ?? 24;
  const sign = codes.includes('B') ? -1 : 1;
  if (hour > 24 || hour < 1) return null;
  if (codes.includes('J')) {
    const minutes = numbers.length > 1 ? (numbers[0] ?? 0) : 0;
    return time(hour, sign * minutes - 30, hour > 12);
  }
  if (codes.includes('3')) return time(hour, -15, hour > 12);
  if (codes.includes('HP')) return time(hour, 30, hour > 12);
  if (codes.includes('H')) return { ...time(hour, 30), isOpen: true };
  if (/Q[PB]/.test(codes)) return time(hour, sign * 15, hour > 12);
  if (codes.includes('Q')) return { ...time(hour, -45), isOpen: true };
  const [count = 1] = numbers.slice(0, -1);
  return shift(hour, sign * count * minutesOf(tokens));
}

/** So many minutes from a full hour, on the same day. */
function shift(hour: number, minutes: number): Finding | null {
  const moved = hour * 60 + minutes;
  if (!Number.isInteger(minutes) || moved <= 0 || moved >= 24 * 60) return null;
  // “An hour past 11 p.m.” is in the other half of the day.
  return { ...time(0, moved, hour > 12), isOpen: hour < 12 && moved >= 12 * 60 };
}

/** “Ten minutes before 12 p.m.” is before noon, and some mean midnight. */
function readBeforeNoon(tokens: readonly TimeToken[], seen: Seen, codes: string): Finding | null {
  const found = readWordedMinutes(tokens, seen, codes);
  return found && tokens.at(-1)?.n === 12 ? { ...found, isOpen: true } : found;
}

/** 差一刻九点, 差十分九点. */
function readLacking(tokens: readonly TimeToken[], _seen: Seen, codes: string): Finding | null {
  const numbers = numbersOf(tokens);
  const hour = numbers.at(-1) ?? 24;
  return hour > 23 ? null : time(hour, codes.includes('Q') ? -15 : -(numbers[0] ?? 0), hour > 12);
}

function readEvery(tokens: readonly TimeToken[], _seen: Seen, codes: string): Finding | null {
  const last = tokens.at(-1);
  if (!last) return null;
  const count = codes.startsWith('V') ? 2 : (numbersOf(tokens)[0] ?? 1);
  const value = codes === 'y' ? last.n : unitsIn(last);
  const unit = unitOf(last);
  if (!Number.isInteger(count * value) || unit === '') return null;
  // 毎月15日 and “le 15 de chaque mois” are read by other rules; “every day 5” by none.
  return every({ unit, interval: count * value });
}

function readWeekdays(tokens: readonly TimeToken[], seen: Seen, codes: string): Finding | null {
  const weekdays = tokens.filter(({ code }) => /[wW]/.test(code)).map(({ n }) => n);
  const interval = codes.startsWith('V') ? 2 : 1;
  return { ...every({ unit: 'week', interval, weekdays }), isOpen: seen.before === 'w' };
}

/** The first Monday of every month. “Every second Tuesday” may also be every other Tuesday. */
function readNthWeekdays(
  tokens: readonly TimeToken[],
  _seen: Seen,
  _codes: string,
): Finding | null {
  const place = tokens.find(({ code }) => /[ol]/.test(code));
  const weekday = tokens.find(({ code }) => code === 'w');
  const unit = tokens.find(({ code }) => code === 'u');
  if (!place || !weekday || (unit && unit.s !== 'month')) return null;
  const nth = place.code === 'l' ? -1 : place.n;
  if (nth > 5) return null;
  const isOpen = !unit && nth > 1;
  return { ...every({ unit: 'month', interval: 1, weekdays: [weekday.n], nth }), isOpen };
}

/** The last day of every month, every month on the 31st. */
function readMonthDays(tokens: readonly TimeToken[], _seen: Seen, codes: string): Finding | null {
  const unit = tokens.findLast(({ code, s }) => code === 'u' && s === 'month');
  if (unit?.s !== 'month' || unit.n !== 1) return null;
  const day = tokens.find(({ code }) => /[on]/.test(code));
  const isLast = codes.includes('l');
  const named = tokens.find((token) => token !== unit && /[uD]/.test(token.code));
  if (named && unitOf(named) !== 'day') return null;
  const monthDay = isLast ? -1 : (day?.n ?? 0);
  if (monthDay === 0 || monthDay > 31 || !Number.isInteger(monthDay)) return null;
  return every({ unit: 'month', interval: 1, monthDay });
}

function readYearly(tokens: readonly TimeToken[]): Finding | null {
  const date = tokens.find(({ code }) => code === 'd');
  const named = [0, tokens.find(({ code }) => code === 'm')?.n, numbersOf(tokens)[0]];
  const [year = 0, month = 0, monthDay = 0] = date?.s.split('-').map(Number) ?? named;
  if (year > 0) return null;
  return every({ unit: 'year', interval: 1, month, monthDay });
}
