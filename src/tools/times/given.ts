import { type Clock, toTimeOfDay } from './clocks.ts';
import { isFine } from './durations.ts';
import type { Every, Fact } from './facts.ts';
import type { LocalDay } from './local-day.ts';

const MINUTE_MS = 60_000;
const HALF_DAY = 12 * 60;

type Of<T extends Fact['type']> = Extract<Fact, { readonly type: T }>;

/** Those of one type, in the order in which they were told. */
export function factsOf<T extends Fact['type']>(facts: readonly Fact[], type: T): readonly Of<T>[] {
  return facts.filter((each): each is Of<T> => each.type === type);
}

/** “This evening at midnight” is one time, and so is “tomorrow morning at 9 in the morning”. */
export function partsOf(facts: readonly Fact[]): ReadonlySet<string> {
  const parts = new Set(factsOf(facts, 'part').map(({ part }) => part));
  if (parts.has('midnight')) for (const dark of ['evening', 'night']) parts.delete(dark);
  return parts;
}

/** What says more of a day goes before its day of the week. */
export const rank = ({ told }: LocalDay) => (told === 'weekday' ? 0 : 1);

/** Null if several times are named and one would have to be chosen. */
export function toGiven(facts: readonly Fact[], clockMs: number): Given | null {
  const isOnce = factsOf(facts, 'every').length === 0;
  const ends = isOnce ? [...factsOf(facts, 'until'), ...factsOf(facts, 'start')] : [];
  const bounds = ends.map(({ date }) => ({ type: 'day', date, told: 'date' }) as const);
  const days = [...factsOf(facts, 'day'), ...bounds].toSorted((a, b) => rank(b) - rank(a));
  const times = factsOf(facts, 'time');
  const areTwo = bounds.length > 0 && new Set(days.map(({ date }) => date)).size > 1;
  if (hasSeveral(facts) || areTwo) return null;
  const clock = { type: 'time', minutes: Math.floor(clockMs / MINUTE_MS), isExact: true } as const;
  const now = factsOf(facts, 'sameTime').map(() => clock);
  return {
    time: times[0] ?? now[0] ?? null,
    part: [...partsOf(facts)][0] ?? null,
    meridiem: factsOf(facts, 'meridiem')[0]?.hours ?? null,
    day: days[0] ?? null,
    every: withBounds(facts),
    start: factsOf(facts, 'start')[0]?.date ?? null,
    amounts: factsOf(facts, 'duration')[0]?.amounts ?? null,
  };
}

/** Two times of day, or two days neither of which makes the other more precise. */
function hasSeveral(facts: readonly Fact[]): boolean {
  const times = new Set(factsOf(facts, 'time').map(({ minutes }) => minutes));
  const halves = new Set(factsOf(facts, 'meridiem').map(({ hours }) => hours));
  const dates = factsOf(facts, 'day').filter(({ told }) => told !== 'weekday');
  const isDaily = factsOf(facts, 'every').some(({ monthDay }) => monthDay !== undefined);
  const isOtherDay = isDaily && dates.some(({ told }) => told === 'monthDay');
  const days = new Set(dates.map(({ date }) => date));
  const isMixed = days.size > 1 && new Set(dates.map(({ told }) => told)).size > 1;
  const isTwice = factsOf(facts, 'time').length > 1 && partsOf(facts).size > 1;
  return times.size > 1 || halves.size > 1 || isMixed || isTwice || isOtherDay;
}

/** The series with the days that it leaves out, and its end. */
function withBounds(facts: readonly Fact[]): Every | null {
  const [every] = factsOf(facts, 'every');
  if (!every) return null;
  const [until] = factsOf(facts, 'until');
  const [span] = factsOf(facts, 'span');
  const except = factsOf(facts, 'except').flatMap(({ weekdays }) => weekdays);
  const ends = {
    ...(until ? { until: until.date } : {}),
    ...(span ? { span: span.span } : {}),
  };
  return except.length === 0 ? { ...every, ...ends } : { ...leaveOut(every, except), ...ends };
}

const WEEK: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

/** Daily but for some days of the week; no weekdays where other series are to leave some out. */
function leaveOut(every: Every, except: readonly number[]): Every {
  const isDaily = every.unit === 'day' && every.interval === 1;
  const days = every.weekdays ?? (isDaily ? WEEK : []);
  const isPlain = isDaily || every.unit === 'week';
  const isPart = isDaily || except.some((day) => days.includes(day));
  const weekdays = isPlain && isPart ? days.filter((day) => !except.includes(day)) : [];
  return { ...every, unit: isDaily ? 'week' : every.unit, weekdays };
}

/** “Daily at 8am and 8pm”: of two hours one time is made, and the hours are those of the series. */
export function joinHours(facts: readonly Fact[]): readonly Fact[] {
  const [every, other] = factsOf(facts, 'every');
  const clocks = other === undefined ? toClocks(facts) : null;
  const isDaily = every !== undefined && !isFine(every.unit);
  if (clocks === null || !isDaily || clocks.some(({ isOpen }) => isOpen)) return facts;
  const all = clocks.map(({ minutes }) => minutes).toSorted((a, b) => a - b);
  const [first = 0] = all;
  const isAlike = all.every((minutes) => minutes % 60 === first % 60 && minutes < 2 * HALF_DAY);
  const hours = [...new Set(all.map((minutes) => Math.floor(minutes / 60)))];
  if (!isAlike || hours.length < 2) return facts;
  const rest = facts.filter(({ type }) => !/^(?:time|meridiem|part|every)$/.test(type));
  return [...rest, { ...every, hours }, { type: 'time', minutes: first, isExact: true }];
}

/**
 * The times of day that are named, each with its own half or part of the day; null for fewer than
 * two.
 */
function toClocks(facts: readonly Fact[]): readonly Clock[] | null {
  const times = factsOf(facts, 'time');
  const halves = factsOf(facts, 'meridiem');
  const parts = factsOf(facts, 'part');
  const isEach = [halves, parts].every(({ length }) => length === 0 || length === times.length);
  if (times.length < 2 || !isEach) return null;
  return times.flatMap((time, index) => {
    const [meridiem, part] = [halves[index]?.hours ?? null, parts[index]?.part ?? null];
    return toTimeOfDay({ time, part, meridiem, every: {} }) ?? [];
  });
}

/** What facts say together. */
export type Given = {
  readonly time: Of<'time'> | null;
  readonly part: string | null;
  readonly meridiem: number | null;
  readonly day: LocalDay | null;
  readonly every: Every | null;
  readonly start: number | null;
  readonly amounts: Of<'duration'>['amounts'] | null;
};
