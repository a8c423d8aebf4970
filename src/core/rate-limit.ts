/** One window of calls that a platform allows, as an adapter knows it. */
export type RateLimit = {
  /** Platform, scope and method: `slack/T1/chat.update`, `discord/C1/messages`. */
  readonly key: string;
  /** Calls per window. */
  readonly capacity: number;
  readonly windowMs: number;
  /**
   * The platform tells what is left in its headers, so that nothing need be assumed after a start.
   */
  readonly isAnnounced: boolean;
  /** Growing writes are spread evenly; all others go as soon as there is room. */
  readonly isSpread: boolean;
  /**
   * How many calls of the window this one must leave to others (stops and final updates of live
   * streams).
   */
  readonly keep: number;
};

/** What a reply's headers, or a 429, told about a window. */
export type Learned = {
  readonly key: string;
  readonly capacity: number | null;
  readonly remaining: number;
  /** Milliseconds until the window is full again. */
  readonly resetMs: number;
};
