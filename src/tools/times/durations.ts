import type { TimeToken } from './language.ts';
import { DAY_MS } from './local-day.ts';

/** So much of a unit: 1.5 hours. */
export type TimeSpan = { readonly unit: string; readonly n: number };

/** In two and a half hours; open where a day or a month would be divided. */
export function readAmounts(
  tokens: readonly TimeToken[],
  codes: string,
): { readonly amounts: readonly TimeSpan[]; readonly isOpen: boolean } | null {
  if (!/^i|f$/.test(codes)) return null;
  const quarter = tokens.find(({ code, s }) => code === 'Q' && s === 'clock');
  if (quarter && /^i?Qf?$/.test(codes))
    return { amounts: [{ unit: 'minute', n: 15 }], isOpen: false };
  const clock = tokens.find(({ code }) => code === 'c');
  if (clock) {
    const amounts = [{ unit: 'minute', n: clock.n }];
    return clock.s === 'h' ? { amounts, isOpen: false } : null;
  }
  const [first, second] = tokens.filter(({ code }) => /[uhDN]/.test(code));
  if (!first) return null;
  // “An hour and 20 minutes”: each number counts the unit behind it.
  const at = tokens.indexOf(first);
  const numberIn = (part: readonly TimeToken[]) => part.find(({ code }) => code === 'n')?.n ?? null;
  const [before, behind] = [numberIn(tokens.slice(0, at)), numberIn(tokens.slice(at))];
  const amounts = [
    { unit: unitOf(first), n: toCount(before, codes) * unitsIn(first) },
    ...(second ? [{ unit: unitOf(second), n: (behind ?? 1) * unitsIn(second) }] : []),
  ];
  const isFortnight = tokens.some(({ s }) => s === 'fortnight');
  const whole = amounts.map(toMonths).map(toWeeks);
  return {
    amounts: whole,
    isOpen: isFortnight || whole.some(({ unit, n }) => !isFine(unit) && !Number.isInteger(n)),
  };
}

/** Half a year is six months. */
const toMonths = ({ unit, n }: TimeSpan): TimeSpan =>
  unit === 'year' && !Number.isInteger(n) ? { unit: 'month', n: n * 12 } : { unit, n };

/** “Quinze jours” are two weeks to most who say it, which is asked. */
const toWeeks = ({ unit, n }: TimeSpan): TimeSpan =>
  unit === 'fortnight' ? { unit: 'week', n: 2 * n } : { unit, n };

const FRACTIONS: readonly (readonly [code: string, value: number])[] = [
  ['H', 0.5],
  ['3', 0.75],
  ['Q', 0.25],
];

/** Half an hour, three quarters of one, one and a half. */
function toCount(number: number | null, codes: string): number {
  const [code, fraction = 0] = FRACTIONS.find(([each]) => codes.includes(each)) ?? [];
  if (code === undefined) return number ?? 1;
  if (code === 'Q' && /nQ[uhDN]/.test(codes)) return (number ?? 1) * fraction;
  const isAlone = /^i?1?n?[HQ3]1?[uhDN]f?$/.test(codes) && !codes.includes('nH');
  return isAlone ? fraction : (number ?? 1) + fraction;
}

/** What a token counts. */
export function unitOf({ code, s }: TimeToken): string {
  if (code === 'h') return 'hour';
  return code === 'N' ? 'minute' : s;
}

/** How many of its unit a token stands for: two weeks in a fortnight. */
export function unitsIn({ code, n }: TimeToken): number {
  return code === 'u' ? n : 1;
}

const FINE_MS: Readonly<Record<string, number>> = {
  second: 1_000,
  minute: 60_000,
  hour: 60 * 60_000,
};

/** How long a unit is that passes alike on every day; null for days and longer ones. */
export function lengthOf(unit: string): number | null {
  return FINE_MS[unit] ?? null;
}

/** Whether a unit passes alike on every day. */
export const isFine = (unit: string) => unit in FINE_MS;

/** What a duration is by the calendar, and what by the clock. */
export type Later = {
  /** The day, and the time of day where hours are counted, so much later by the calendar. */
  readonly localTime: number;
  /** Milliseconds that pass besides, whatever the clocks do. */
  readonly exactMs: number;
  readonly hasDays: boolean;
  readonly hasHours: boolean;
};

/** Adds a duration to what the clocks show now. */
export function addAmounts(localNow: number, amounts: readonly TimeSpan[]): Later {
  const hasHours = amounts.some(({ unit }) => isFine(unit));
  const hasDays = amounts.some(({ unit }) => !isFine(unit));
  const start = hasHours ? localNow : localNow - (localNow % DAY_MS);
  const exactMs = amounts.reduce((sum, { unit, n }) => sum + n * (FINE_MS[unit] ?? 0), 0);
  return { localTime: amounts.reduce(addDays, start), exactMs, hasDays, hasHours };
}

function addDays(date: number, { unit, n }: TimeSpan): number {
  if (isFine(unit)) return date;
  if (unit === 'day') return date + n * DAY_MS;
  if (unit === 'week') return date + 7 * n * DAY_MS;
  return addMonths(date, unit === 'year' ? 12 * n : n);
}

/** So many months later; the last day where that month is shorter. */
function addMonths(date: number, months: number): number {
  const from = new Date(date);
  const start = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
  return start + (Math.min(from.getUTCDate(), last.getUTCDate()) - 1) * DAY_MS + (date % DAY_MS);
}

/** The minutes in the unit of a phrase; without a unit, minutes are meant. */
export function minutesOf(tokens: readonly TimeToken[]): number {
  const unit = tokens.find(({ code }) => code === 'u' || code === 'N');
  if (!unit || unitOf(unit) === 'minute') return unit?.code === 'u' ? unit.n : 1;
  return unitOf(unit) === 'hour' ? 60 : Number.NaN;
}
