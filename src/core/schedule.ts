/** A moment that was found in words. */
export type Moment = {
  readonly at: number;
  /** The words without those that name the moment. */
  readonly rest: string;
  /** It is another moment in another time zone. */
  readonly needsZone: boolean;
};

/** Reads times as people write them. */
export type Schedule = {
  /**
   * The first moment that the words name, seen from `now` in `zone` (null: UTC); null where they
   * name none.
   */
  read(
    words: string,
    seen: { readonly zone: string | null; readonly now: number; readonly isPast?: boolean },
  ): Promise<Moment | null>;
  /**
   * The first moment after `after` that fits a cron pattern; null where there is none, or it is no
   * pattern.
   */
  next(
    pattern: string,
    seen: { readonly zone: string | null; readonly after: number },
  ): Promise<number | null>;
};
