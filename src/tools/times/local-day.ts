/** A day, and how it was told. */
export type LocalDay = {
  /** Its midnight, as milliseconds of a UTC clock; null if the month has no such day. */
  readonly date: number | null;
  readonly told: 'relative' | 'weekday' | 'monthDay' | 'date' | 'nth';
  readonly weekday?: number;
  /** “Le lundi” may be every Monday. */
  readonly isHabit?: boolean;
  /** The last such day before today, where no year was told. */
  readonly past?: number;
  /** It was told by the name of a holiday. */
  readonly isNamed?: boolean;
};

export const DAY_MS = 24 * 60 * 60_000;

/** So long a date may be over that was meant to come, with a slip in the day or the month. */
const SLIP_DAYS = 31;

/** The same of a holiday, whose name has neither. */
const NAME_SLIP_DAYS = 7;

/** “27 November”, said on the 28th, need not be the one of next year. */
export function isJustPast({ past, isNamed = false }: LocalDay, today: number): boolean {
  const days = isNamed ? NAME_SLIP_DAYS : SLIP_DAYS;
  return past !== undefined && today - past <= days * DAY_MS;
}

/** A day that was read, and whether another may be meant. */
export type Found = { readonly day: LocalDay; readonly isOpen: boolean };

export const found = (date: number | null, told: LocalDay['told'], isOpen = false): Found => ({
  day: { date, told },
  isOpen,
});

export function findDate(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month, day));
  return date.getUTCDate() === day ? date.getTime() : null;
}

/** Of the days of several years the next one, with the one before it. */
export function foundNext(
  dates: readonly (number | null)[],
  told: LocalDay['told'],
  today: number,
  isOpen = false,
): Found {
  const real = dates.filter((date) => date !== null);
  const date = real.find((each) => each >= today) ?? null;
  const past = real.findLast((each) => each < today);
  // On the day itself nothing was missed.
  const isToday = date === today || past === undefined;
  return { day: { date, told, ...(isToday ? {} : { past }) }, isOpen };
}

/** A day of the year, from last year on. */
export function toDates(today: number, month: number, day: number): readonly (number | null)[] {
  const year = new Date(today).getUTCFullYear() - 1;
  return Array.from({ length: 10 }, (_, index) => findDate(year + index, month - 1, day));
}
