import { LRUCache } from 'lru-cache';
import type { Log } from '../ports.ts';
import type { Allowance } from '../store-ports.ts';

/** A window of calls that several processes draw on. */
export type SharedWindow = {
  readonly key: string;
  readonly capacity: number;
  readonly windowMs: number;
  /** How many of its calls are left to others. */
  readonly keep: number;
};

/** What this process may use of windows that it shares: asked for ahead of the calls. */
export type Shares = {
  /**
   * Milliseconds until there may be room for a call; 0: there is. Asks for more where little is
   * left.
   */
  delay(window: SharedWindow): number;
  /** Uses one; the result is to be called when the platform's reply has arrived. */
  take(window: SharedWindow): () => void;
};

export type SharesOptions = {
  readonly allowance: Allowance;
  readonly log: Log;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
};

/** What was granted and not used; the platform is taken to count a call within `CALL_MS`. */
type Credit = {
  readonly grantedAt: number;
  readonly until: number;
  readonly granted: number;
  left: number;
};

type Account = {
  credits: Credit[];
  /** How many are asked for at a time: more where they ran out, fewer where they were not used. */
  want: number;
  /** Calls that went without a grant, or came so late that they count longer than theirs. */
  owed: number;
  isAsking: boolean;
  /** When it was asked for last. */
  askedAt: number;
  askAt: number;
  /** When calls were made without a share while the store was away, oldest first. */
  alone: number[];
};

/**
 * What is granted is held for a part of its window, so that not every call is asked for by itself;
 * it counts for as much longer, so that a call at its end is covered too. That is what sharing
 * costs.
 */
const HELD_PART = 0.05;
const MIN_HELD_MS = 150;

/** As long as a call takes, usually. */
const CALL_MS = 100;

/** How long an answer of the store is waited for before it is looked at again. */
const LOOK_AGAIN_MS = 5;
const MIN_ASK_AGAIN_MS = 10;
const MAX_ASK_AGAIN_MS = 250;
const FAILED_MS = 1_000;

/** A store that takes so long counts as away. */
const AWAY_MS = 1_000;

/**
 * While the store is away a process may use so much of a window without a share: enough to tell
 * people about it, and too little for a few processes to use it up.
 */
const ALONE_PART = 1 / 8;

const MAX_ACCOUNTS = 2_000;

/** Shares of rate limits, granted by the store that several processes are on. */
export function createSharedLimits({
  allowance,
  log,
  now = () => performance.now(),
}: SharesOptions): Shares {
  const accounts = new LRUCache<string, Account>({ max: MAX_ACCOUNTS });
  let isFailing = false; // Of a store that is away one line tells.

  const accountOf = ({ key }: SharedWindow): Account => {
    const account = accounts.get(key) ?? toAccount();
    accounts.set(key, account);
    return account;
  };

  const ask = async (account: Account, window: SharedWindow): Promise<void> => {
    const { key, windowMs, keep } = window;
    const heldMs = toHeldMs(windowMs);
    const grantedAt = now(); // No later than the store's own time for it.
    const wanted = account.want + account.owed;
    account.isAsking = true;
    account.askedAt = grantedAt;
    try {
      const capacity = Math.max(1, window.capacity - keep);
      // A window that a header told is seldom of whole milliseconds, which the store counts in.
      const countedMs = Math.ceil(windowMs + heldMs);
      const granted = await allowance.grant(key, capacity, countedMs, wanted);
      isFailing = false;
      const paid = Math.min(granted, account.owed);
      account.owed -= paid;
      const until = grantedAt + Math.max(heldMs - CALL_MS, heldMs / 3);
      const left = granted - paid;
      if (left > 0) account.credits.push({ grantedAt, until, granted: left, left });
      account.askAt = granted < wanted ? now() + toAskAgainMs(window) : 0;
    } catch (error) {
      if (!isFailing)
        log.warn({ key, err: error }, 'could not get a share of a rate limit; asking again');
      isFailing = true;
      account.askAt = now() + FAILED_MS;
    } finally {
      account.isAsking = false;
    }
  };

  const isAway = ({ isAsking, askedAt }: Account): boolean =>
    isFailing || (isAsking && now() - askedAt > AWAY_MS);

  return {
    delay(window) {
      const at = now();
      const account = accountOf(window);
      forgetOld(account, at);
      const left = leftOf(account);
      const isLow = left === 0 || (left <= account.want / 4 && isInUse(account));
      if (isLow && !account.isAsking && at >= account.askAt) {
        if (left === 0 && isInUse(account))
          account.want = Math.min(toMost(window), account.want + 1);
        void ask(account, window);
      }
      if (left > 0 || (isAway(account) && mayGoAlone(account, window, at))) return 0;
      return account.isAsking ? LOOK_AGAIN_MS : Math.max(1, account.askAt - at);
    },
    take(window) {
      const account = accountOf(window);
      const credit = account.credits.find(({ left }) => left > 0);
      if (credit) credit.left -= 1;
      else if (isAway(account)) account.alone.push(now());
      else account.owed += 1;
      const coveredUntil = (credit?.grantedAt ?? now()) + toHeldMs(window.windowMs);
      return () => {
        if (credit && now() > coveredUntil) account.owed += 1;
      };
    },
  };
}

function toAccount(): Account {
  return { credits: [], want: 1, owed: 0, isAsking: false, askedAt: 0, askAt: 0, alone: [] };
}

function mayGoAlone(account: Account, { capacity, windowMs }: SharedWindow, at: number): boolean {
  account.alone = account.alone.filter((calledAt) => at - calledAt < windowMs);
  return account.alone.length < Math.max(1, Math.floor(capacity * ALONE_PART));
}

const toHeldMs = (windowMs: number): number => Math.max(MIN_HELD_MS, windowMs * HELD_PART);

/** Unused shares keep others waiting, so at most a third of the limit is held at once. */
function toMost({ capacity, windowMs }: SharedWindow): number {
  const perHeld = (capacity * toHeldMs(windowMs)) / windowMs;
  return Math.max(1, Math.min(capacity, Math.ceil(perHeld / 3)));
}

function toAskAgainMs({ capacity, windowMs }: SharedWindow): number {
  return Math.min(MAX_ASK_AGAIN_MS, Math.max(MIN_ASK_AGAIN_MS, windowMs / capacity / 8));
}

const leftOf = ({ credits }: Account): number => credits.reduce((sum, { left }) => sum + left, 0);

/** Calls have drawn on what was granted of late. */
const isInUse = ({ credits }: Account): boolean =>
  credits.some(({ left, granted }) => left < granted);

/** A share that was not used in time has expired; the next request is smaller. */
function forgetOld(account: Account, at: number): void {
  const old = account.credits.filter(({ until }) => until <= at);
  if (old.length === 0) return;
  account.credits = account.credits.filter(({ until }) => until > at);
  const unused = old.reduce((sum, { left }) => sum + left, 0);
  account.want = Math.max(1, account.want - unused);
}
