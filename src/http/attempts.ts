import { isIPv6 } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Slows down guessing. An address may be wrong some times; after that each wrong password holds
 * one of its few places for a while, and others wait for a place. So guesses are few a second
 * however many are sent at once, and a right password is only ever late.
 */
export type Attempts = {
  /** Waits for a place, then checks. Null if too many wait already, so that it was not checked. */
  run(address: string, check: () => boolean, signal: AbortSignal): Promise<boolean | null>;
};

export type AttemptLimits = {
  /** Wrong passwords that are answered at once; each is forgiven after `forgiveMs`. */
  readonly free: number;
  readonly forgiveMs: number;
  /** Checks of one address at a time. */
  readonly places: number;
  /** How long a wrong password holds its place. */
  readonly holdMs: number;
  /** How many may wait for a place. */
  readonly waiting: number;
  readonly addresses: number;
};

/**
 * Two guesses a second and address. The longest wait is half a minute, which browsers and proxies
 * sit out.
 */
const LIMITS: AttemptLimits = {
  free: 10,
  forgiveMs: 60_000,
  places: 4,
  holdMs: 2_000,
  waiting: 60,
  addresses: 10_000,
};

type Bucket = {
  /** Wrong passwords that are not forgiven yet, as of `at`. */
  wrong: number;
  at: number;
  busy: number;
  readonly line: (() => void)[];
};

export type AttemptOptions = {
  readonly limits?: Partial<AttemptLimits>;
  readonly now?: () => number;
  readonly pause?: (ms: number) => Promise<unknown>;
};

export function createAttempts(options: AttemptOptions = {}): Attempts {
  const limits = { ...LIMITS, ...options.limits };
  const { now = () => performance.now(), pause = sleep } = options;
  const buckets = new Map<string, Bucket>();

  const open = (address: string): Bucket => {
    const name = toNetwork(address);
    const bucket = buckets.get(name) ?? { wrong: 0, at: now(), busy: 0, line: [] };
    buckets.delete(name); // The one that was used last stands last.
    buckets.set(name, bucket);
    if (buckets.size > limits.addresses) dropOldest(buckets);
    forgive(bucket, now(), limits.forgiveMs);
    return bucket;
  };

  return {
    async run(address, check, signal) {
      const bucket = open(address);
      if (bucket.busy >= limits.places) {
        if (bucket.line.length >= limits.waiting) return null;
        await new Promise<void>((resolve) => bucket.line.push(resolve));
      } else bucket.busy += 1;
      // One that is gone would only hold up the others.
      const isRight = !signal.aborted && check();
      if (!isRight && !signal.aborted) {
        bucket.wrong += 1;
        if (bucket.wrong > limits.free) await pause(limits.holdMs);
      }
      leave(bucket);
      return isRight;
    },
  };
}

/** The place goes to the one that has waited longest. */
function leave(bucket: Bucket): void {
  const next = bucket.line.shift();
  if (next) next();
  else bucket.busy -= 1;
}

function forgive(bucket: Bucket, now: number, forgiveMs: number): void {
  const forgiven = Math.floor((now - bucket.at) / forgiveMs);
  if (forgiven <= 0) return;
  bucket.wrong = Math.max(0, bucket.wrong - forgiven);
  bucket.at += forgiven * forgiveMs;
}

/** The least recently used one that is idle. */
function dropOldest(buckets: Map<string, Bucket>): void {
  for (const [name, { busy }] of buckets) {
    if (busy > 0) continue;
    buckets.delete(name);
    return;
  }
}

/**
 * One machine has as many IPv6 addresses as it likes, all with the same first half.
 * https://www.rfc-editor.org/rfc/rfc6177
 */
function toNetwork(address: string): string {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain) || plain.includes('.')) return plain;
  const [before = '', after] = plain.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  return [...head, ...(after === undefined ? [] : zeros), ...tail].slice(0, 4).join(':');
}
