/**
 * A piece of a phrase. `code` is one letter that says what it is, so that a phrase can be matched
 * by regular expressions over its codes:
 *
 * `.` other words, `-` words that mean nothing here, `~` of, `@` at, `&` and, `n` number, `1` an
 * article, `o` ordinal, `c` time with minutes, `O` o'clock, `h` hours or o'clock, `a` am or pm,
 * `p` part of the day, `d` date, `e` date in an unknown order, `w` weekday, `W` weekdays, `m`
 * month, `Y` year, `u` unit of time, `D` day of a month or days, `N` minutes, `t` today and the
 * like, `x` next, `X` the one after next, `s` this, `l` last, `v` every, `V` every other, `i` in,
 * `f` from now, `H` half, `Q` quarter, `3` three quarters, `J` half to, `P` past, `B` to, `b`
 * until and the like, `z` zone, `T` the word time, `y` daily and the like, `k` workdays, `C` time
 * with a dot, `r` from one number to another, `R` from one time to another, `E` each so much
 * (behind it), `A` every other (behind it), `L` meals and birthdays, `g` an hour to or from which
 * minutes are counted (behind it), `Z` between two times, `q` what makes another time of the one
 * before it, `U` until, `S` from a day on, `F` for so long, `K` except, `M` at the time of day that
 * it is now, `j` before or after a day where `B` and `P` are of minutes, `!` words of time that are
 * not understood.
 */
export type TimeToken = {
  readonly code: string;
  readonly n: number;
  readonly s: string;
  readonly from: number;
  readonly to: number;
};

/** The words of time of one language. */
export type Language = {
  readonly name: string;
  /** Whether 3/4 is the third of April; null if both are usual. */
  readonly dayFirst: boolean | null;
  /** “Ten to nine” and not “nine less ten”. */
  readonly minutesFirst: boolean;
  /** Whether a written time is one of 24 hours unless said otherwise. */
  readonly is24h: boolean;
  /** Written without spaces. */
  readonly isUnspaced?: boolean;
  /** Written with spaces, and what says more of a time stands as in those: “p.m. 3”, “3 until”. */
  readonly isHeadLast?: boolean;
  /**
   * Words by `code`, `code:value` or `code:name:value`, several tokens behind spaces; those of a
   * bare `n` or `o` count up from one.
   */
  readonly words: Readonly<Record<string, string>>;
};
