import type { LocalDay } from './days.ts';
import type { TimeSpan } from './durations.ts';
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
  /** The weekdays together are counted: the first workday. */
  readonly isNthOfAll?: boolean;
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

export const fact = (found: Fact): Finding => ({ facts: [found] });
export const every = (found: Every): Finding => fact({ type: 'every', ...found });
export const time = (hour: number, minute: number, isExact = false): Finding =>
  fact({ type: 'time', minutes: (((hour * 60 + minute) % 1440) + 1440) % 1440, isExact });

export const numbersOf = (tokens: readonly TimeToken[]) =>
  tokens.filter(({ code }) => code === 'n' || code === 'o').map(({ n }) => n);
