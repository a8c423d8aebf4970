import { fromLocalTime, toLocalTime } from '../../core/local-time.ts';
import { type Clock, hasHour, MORNING, toTimeOfDay } from './clocks.ts';
import { addAmounts, lengthOf } from './durations.ts';
import type { Every, Fact } from './facts.ts';
import { factsOf, type Given, joinHours, partsOf, rank, toGiven } from './given.ts';
import { DAY_MS, isJustPast, type LocalDay } from './local-day.ts';
import { isMeant } from './zones.ts';

const MINUTE_MS = 60_000;

/** What was said, worked out: a moment, or when a series begins. */
export type ResolvedTime = {
  readonly at: number | null;
  readonly every: Every | null;
  /** In which zone the moment was told; null: the person's. */
  readonly zone: string | null;
  /** The same moment in every zone. */
  readonly isAbsolute: boolean;
  readonly isSure: boolean;
};

type Seen = {
  readonly zone: string;
  readonly now: number;
  /** How it is repeated was said apart from when it begins. */
  readonly isApart?: boolean;
};
const NOTHING: ResolvedTime = {
  at: null,
  every: null,
  zone: null,
  isAbsolute: false,
  isSure: false,
};

/** Works out what facts mean together; not sure where they contradict each other. */
export function resolve(told: readonly Fact[], seen: Seen): ResolvedTime {
  const facts = joinHours(told);
  const [named] = factsOf(facts, 'zone');
  const zone = named?.zone.s ?? seen.zone;
  const local = { ...seen, zone, today: toToday(seen.now, zone) };
  const given = toGiven(facts, toLocalTime(seen.now, zone) - local.today);
  if (given === null || isHourless(given)) return NOTHING;
  const found = given.amounts ? toLater(given, local) : toMoment(given, local);
  const isSure = found.isSure && isConsistent(facts);
  if (!named) return { ...found, isSure };
  const offset = found.at === null ? 0 : toLocalTime(found.at, zone) - found.at;
  // “Tomorrow” may be another day where that zone is.
  const isSameDay = local.today === toToday(seen.now, seen.zone);
  const isDayMeant = isSameDay || found.isAbsolute || given.day?.told === 'date';
  return {
    ...found,
    zone,
    isAbsolute: found.isAbsolute || given.time !== null,
    isSure: isSure && isDayMeant && isMeant(named.zone, offset, seen.zone),
  };
}

const SINGLE = ['zone', 'time', 'meridiem', 'every', 'duration', 'until', 'span', 'start'] as const;

function isConsistent(facts: readonly Fact[]): boolean {
  const isSingle = SINGLE.every((type) => factsOf(facts, type).length < 2);
  const isSeries = factsOf(facts, 'every').length > 0;
  const isBounded = facts.some(({ type }) => /^(?:until|span|start|except)$/.test(type));
  if (isBounded && !isSeries) return false;
  return isSingle && partsOf(facts).size < 2 && isOneDay(factsOf(facts, 'day'));
}

type Local = Seen & { readonly today: number };

const toToday = (now: number, zone: string) => {
  const local = toLocalTime(now, zone);
  return local - (local % DAY_MS);
};

/** “Sunday, 31 January” is one day if it is a Sunday. */
function isOneDay(days: readonly LocalDay[]): boolean {
  if (days.length < 2) return true;
  const [first, second] = days.toSorted((a, b) => rank(b) - rank(a));
  if (days.length > 2 || !first || !second || first.date === null) return false;
  if (first.date === second.date) return true;
  if (second.weekday === undefined || first.told === 'relative') return false;
  return new Date(first.date).getUTCDay() === second.weekday;
}

/** “In the small hours” of a day, with nothing that says when. */
const isHourless = ({ time, part, amounts }: Given): boolean =>
  time === null && amounts === null && part !== null && !hasHour(part);

/** In three hours, or in three days at nine. */
function toLater({ amounts, day, every, ...given }: Given, { now, zone }: Local): ResolvedTime {
  const clock = toTimeOfDay({ ...given, every });
  const { localTime, exactMs, hasDays, hasHours } = addAmounts(
    toLocalTime(now, zone),
    amounts ?? [],
  );
  const isPlain = day === null && every === null;
  if (hasHours) {
    const start = hasDays ? fromLocalTime(localTime, zone) : now;
    const isSure = isPlain && clock === null;
    return { ...NOTHING, at: start + exactMs, isAbsolute: !hasDays, isSure };
  }
  const shown = localTime + (clock?.minutes ?? MORNING) * MINUTE_MS;
  const at = fromLocalTime(shown, zone);
  const isSure = isPlain && clock?.isOpen !== true && isShown(at, shown, zone);
  return { ...NOTHING, at, isSure };
}

const isShown = (at: number, localTime: number, zone: string) =>
  toLocalTime(at, zone) === localTime;

function toMoment(given: Given, local: Local): ResolvedTime {
  const { day, every } = given;
  const clock = toTimeOfDay(given);
  if (every) return toSeries({ ...given, every }, clock, local);
  if (day) {
    if (day.date === null) return NOTHING;
    const found = toDayTime(day.date, day.told, clock, local);
    return day.isHabit || isJustPast(day, local.today) ? { ...found, isSure: false } : found;
  }
  return clock === null ? NOTHING : toNextTime(clock, local);
}

function toDayTime(
  date: number,
  told: LocalDay['told'],
  clock: Clock | null,
  { now, zone, today }: Local,
): ResolvedTime {
  const at = (minutes: number) => fromLocalTime(date + minutes * MINUTE_MS, zone);
  const minutes = clock?.minutes ?? MORNING;
  const moment = at(minutes);
  const isReal = isShown(moment, date + minutes * MINUTE_MS, zone);
  if (date === today && clock?.isLoose && moment <= now && minutes < 12 * 60)
    return { ...NOTHING, at: at(minutes + 12 * 60), isSure: false };
  // “Today” alone says no hour that is still to come.
  // The midnight of a day is where it begins, or where it ends.
  const isOpen = clock?.isOpen === true || (date !== today && minutes >= DAY_MS / MINUTE_MS);
  const isOver = date === today && clock === null && moment <= now;
  if (isOver) return told === 'relative' ? NOTHING : { ...NOTHING, at: moment };
  return { ...NOTHING, at: moment, isSure: isReal && !isOpen };
}

/** The next time that a clock shows this. */
function toNextTime(clock: Clock, { now, zone, today }: Local): ResolvedTime {
  const candidates = [0, 1].map((days) => {
    const localTime = today + days * DAY_MS + clock.minutes * MINUTE_MS;
    return { localTime, at: fromLocalTime(localTime, zone) };
  });
  const next = candidates.find(({ at }) => at > now);
  if (!next) return NOTHING;
  const isTomorrow = next === candidates[1];
  const isOpen = clock.isOpen || (clock.isLoose && isTomorrow && clock.minutes < 12 * 60);
  if (isOpen && isTomorrow && clock.isLoose) {
    const tonight = fromLocalTime(today + (clock.minutes + 12 * 60) * MINUTE_MS, zone);
    if (clock.minutes < 12 * 60 && tonight > now) return { ...NOTHING, at: tonight };
  }
  return { ...NOTHING, at: next.at, isSure: !isOpen && isShown(next.at, next.localTime, zone) };
}

/** Whether another hour may be meant: “every Friday at midnight” is when it begins, or ends. */
function isHourOpen(clock: Clock | null, { unit }: Every): boolean {
  if (clock === null) return false;
  return clock.isOpen || (clock.minutes >= DAY_MS / MINUTE_MS && unit !== 'day');
}

/** A series, with the day that its words name taken into it; its first time is found later. */
function toSeries(
  given: Given & { readonly every: Every },
  clock: Clock | null,
  { now, zone, today, isApart = false }: Local,
): ResolvedTime {
  const { every, day } = given;
  const lengthMs = lengthOf(every.unit);
  if (every.weekdays?.length === 0) return NOTHING;
  if (lengthMs !== null) return toFineSeries(given, clock, { now, zone, today, isApart, lengthMs });
  const told = given.start === null ? withDay(every, day) : toStarted(every, given.start, day);
  const start = told.isStart ? (given.start ?? day?.date ?? today) : today;
  const isTold = told.isSure || (isApart && day?.date != null);
  const isOpen = isHourOpen(clock, every) || !isTold;
  const shown = start + (clock?.minutes ?? MORNING) * MINUTE_MS;
  const at = fromLocalTime(shown, zone);
  if (isShown(at, shown, zone)) return { ...NOTHING, at, every: told.every, isSure: !isOpen };
  // Today the clocks skip this time, which all others of the series are to have.
  const isSure = !isOpen && !told.isStart;
  return { ...NOTHING, at: fromLocalTime(shown - DAY_MS, zone), every: told.every, isSure };
}

/** Hourly, from a time on that was said apart; “every hour from 9 to 17” is not every hour. */
function toFineSeries(
  given: Given & { readonly every: Every },
  clock: Clock | null,
  { isApart = false, lengthMs, ...local }: Local & { readonly lengthMs: number },
): ResolvedTime {
  const { every, day } = given;
  if (isApart && (clock || day)) return { ...toMoment({ ...given, every: null }, local), every };
  if (clock) return NOTHING;
  const at = local.now + every.interval * lengthMs;
  return { ...NOTHING, at: at - (at % MINUTE_MS), every, isSure: day === null };
}

type Told = { readonly every: Every; readonly isStart: boolean; readonly isSure: boolean };

/** Daily from 1 December on; a week, a month or a year is counted from that day. */
function toStarted(every: Every, start: number, day: LocalDay | null): Told {
  const isWhole = every.weekdays !== undefined || every.monthDay !== undefined;
  if (isWhole || every.unit === 'day') return { every, isStart: true, isSure: day === null };
  return { ...withDay(every, { date: start, told: 'date' }), isSure: false };
}

/** Every two weeks on Tuesday, monthly on the 15th, yearly on 24 December. */
function withDay(every: Every, day: LocalDay | null): Told {
  const isWhole = every.weekdays !== undefined || every.monthDay !== undefined;
  if (day === null) {
    const isSure = isWhole || every.unit === 'day' ? every.interval === 1 || isWhole : false;
    return { every, isStart: false, isSure };
  }
  if (day.date === null) return { every, isStart: false, isSure: false };
  if (isWhole) return { every, isStart: true, isSure: false };
  const date = new Date(day.date);
  const [month, monthDay] = [date.getUTCMonth() + 1, date.getUTCDate()];
  if (every.unit === 'week') {
    const weekdays = [date.getUTCDay()];
    return { every: { ...every, weekdays }, isStart: true, isSure: day.told === 'weekday' };
  }
  if (every.unit === 'month')
    return { every: { ...every, monthDay }, isStart: true, isSure: day.told === 'monthDay' };
  if (every.unit === 'year')
    return { every: { ...every, month, monthDay }, isStart: true, isSure: day.told === 'date' };
  return { every, isStart: true, isSure: false };
}
