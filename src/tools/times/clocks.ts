/** The hour that is meant where a day is named and no hour. */
export const MORNING = 9 * 60;

/** The minute of the day that a part of the day stands for. */
const PARTS: Readonly<Record<string, number>> = {
  morning: MORNING,
  noon: 12 * 60,
  /** Noon and the hours after it: told alone it is asked. */
  midday: 12 * 60,
  afternoon: 15 * 60,
  /** An evening that begins with the end of the afternoon. */
  dusk: 18 * 60,
  evening: 20 * 60,
  night: 22 * 60,
  /** At the end of a day. */
  midnight: 24 * 60,
};

/** Whether a part of the day has an hour that may be proposed; the small hours have none. */
export const hasHour = (part: string): boolean => part in PARTS;

/** A time of day; open where the other half of the day may be meant. */
export type Clock = {
  readonly minutes: number;
  readonly isOpen: boolean;
  readonly isLoose: boolean;
};

type Told = {
  readonly time: { readonly minutes: number; readonly isExact: boolean } | null;
  readonly part: string | null;
  /** 0 for a.m., 12 for p.m. */
  readonly meridiem: number | null;
  readonly every: object | null;
};

/** The time of day that is named; null if none is. */
export function toTimeOfDay({ time, part, meridiem, every }: Told): Clock | null {
  if (!time) {
    if (part === null)
      return meridiem === null ? null : { minutes: MORNING, isOpen: true, isLoose: false };
    const minutes = PARTS[part];
    const isOpen = minutes === undefined || part === 'midday';
    return { minutes: minutes ?? 0, isOpen, isLoose: false };
  }
  const { minutes, isExact } = time;
  if (meridiem !== null) return toHalf(minutes, meridiem, part);
  if (part !== null) return toPart(minutes, part);
  if (isExact) return { minutes, isOpen: false, isLoose: false };
  const isEarly = minutes < 7 * 60;
  const later = isEarly ? minutes + 12 * 60 : minutes;
  return { minutes: later, isOpen: isEarly, isLoose: every === null };
}

function toHalf(minutes: number, hours: number, part: string | null): Clock {
  const isTwelve = minutes >= 12 * 60;
  const isOdd = minutes >= 13 * 60 || part !== null || (isTwelve && hours === 0);
  return { minutes: (minutes % (12 * 60)) + hours * 60, isOpen: isOdd, isLoose: false };
}

/** Which half of the day an hour is in, by the part of the day: from, to, and what is added. */
const HALVES: Readonly<
  Record<string, readonly (readonly [from: number, to: number, plus: number])[]>
> = {
  dawn: [[1, 7, 0]],
  smallhours: [
    [0, 7, 0],
    [12, 13, 12],
  ],
  morning: [[4, 12, 0]],
  noon: [
    [11, 14, 0],
    [1, 3, 12],
  ],
  day: [
    [10, 17, 0],
    [1, 6, 12],
  ],
  afternoon: [
    [12, 19, 0],
    [1, 9, 12],
  ],
  midday: [
    [11, 16, 0],
    [1, 5, 12],
  ],
  dusk: [
    [16, 24, 0],
    [4, 10, 12],
  ],
  evening: [
    [16, 24, 0],
    [5, 12, 12],
    [12, 13, 12],
  ],
  night: [
    [18, 24, 0],
    [6, 12, 12],
    [12, 13, 12],
    [0, 1, 24],
  ],
};

function toPart(minutes: number, part: string): Clock {
  const fits = (HALVES[part] ?? []).find(([from, to]) => minutes >= from * 60 && minutes < to * 60);
  // The small hours of a day are at its beginning, and to many at its end.
  const isOdd = !fits || part === 'smallhours';
  return { minutes: minutes + (fits?.[2] ?? 0) * 60, isOpen: isOdd, isLoose: false };
}
