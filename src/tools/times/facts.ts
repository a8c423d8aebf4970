import type { TimeSpan } from './durations.ts';
import type { Language, TimeToken } from './language.ts';
import type { LocalDay } from './local-day.ts';

/** Something that a phrase says of a time. */
export type Fact =
  | { readonly type: 'time'; readonly minutes: number; readonly isExact: boolean }
  | { readonly type: 'meridiem'; readonly hours: number }
  | { readonly type: 'part'; readonly part: string }
  | ({ readonly type: 'day' } & LocalDay)
  | { readonly type: 'duration'; readonly amounts: readonly TimeSpan[] }
  | ({ readonly type: 'every' } & Every)
  /** The day on which a series ends, how long it goes on, and the day on which it begins. */
  | { readonly type: 'until'; readonly date: number }
  | { readonly type: 'span'; readonly span: TimeSpan }
  | { readonly type: 'start'; readonly date: number }
  /** Days of the week that a series leaves out. */
  | { readonly type: 'except'; readonly weekdays: readonly number[] }
  /** The time of day that it is now. */
  | { readonly type: 'sameTime' }
  | { readonly type: 'zone'; readonly zone: Pick<TimeToken, 'n' | 's'> };

export type Every = {
  readonly unit: string;
  readonly interval: number;
  /** 0 is Sunday. */
  readonly weekdays?: readonly number[];
  /** Which of those weekdays in the month; -1 the last. */
  readonly nth?: number | readonly number[];
  /** The weekdays together are counted: the first workday. */
  readonly isNthOfAll?: boolean;
  /** -1: the last. */
  readonly monthDay?: number | readonly number[];
  readonly month?: number;
  /** The hours of a day, where there is more than one. */
  readonly hours?: readonly number[];
  /** The last day, and how long it goes on, the first day counted. */
  readonly until?: number;
  readonly span?: TimeSpan;
};

/** What a rule found, and whether it may also mean something else. */
export type Finding = { readonly facts: readonly Fact[]; readonly isOpen?: boolean };

export type Seen = {
  /** Midnight of the person's day, as milliseconds of a UTC clock. */
  readonly today: number;
  readonly language: Language;
  /** Whether other words follow directly. */
  readonly isFollowed: boolean;
  /** Whether it is alone between other words, which it may belong to. */
  readonly isAlone: boolean;
  /** What stands directly before, by its code. */
  readonly before: string;
};

export const fact = (found: Fact): Finding => ({ facts: [found] });
export const every = (found: Every): Finding => fact({ type: 'every', ...found });
export const time = (hour: number, minute: number, isExact = false): Finding =>
  fact({ type: 'time', minutes: (((hour * 60 + minute) % 1440) + 1440) % 1440, isExact });

export const numbersOf = (tokens: readonly TimeToken[]) =>
  tokens.filter(({ code }) => code === 'n' || code === 'o').map(({ n }) => n);
