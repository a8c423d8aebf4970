import type { RateLimit } from '../ports.ts';
import type { SpentCalls } from '../store-ports.ts';

/** What is known of a window's calls, by the clock of the rate limits. */
type Known = {
  /** When the settled calls were counted, oldest first. */
  readonly counted: number[];
  readonly blockedUntil: number;
};

/** Shorter windows are over before a process has started again, or soon after. */
const NOTED_FROM_MS = 5_000;

/** No reply is waited for longer: by then the platform has counted a call. */
const LONGEST_CALL_MS = 10_000;

type Spending = Pick<RateLimit, 'key' | 'isAnnounced' | 'windowMs'>;

const isNoted = ({ isAnnounced, windowMs }: Omit<Spending, 'key'>): boolean =>
  !isAnnounced && windowMs >= NOTED_FROM_MS;

/** What the process before has left of a window: of what is too short to be noted, nothing. */
export function toKnown(
  spent: SpentCalls,
  limit: Spending & Pick<RateLimit, 'capacity'>,
  { startedAt, at }: { readonly startedAt: number; readonly at: number },
): Known | null {
  if (limit.isAnnounced) return null;
  if (!isNoted(limit)) return { counted: Array(limit.capacity).fill(startedAt), blockedUntil: 0 };
  const found = spent.find(limit.key);
  if (!found) return null;
  // What was on its way arrived before that process ended, if not while it was waited for.
  const counted = found.ages.map((age) => Math.min(startedAt, at - age)).sort((a, b) => a - b);
  return { counted, blockedUntil: at + found.blockedMs };
}

/** Notes a window with the calls that are on their way. */
export function noteSpent(
  spent: SpentCalls,
  limit: Spending,
  window: Known & { readonly inFlight: number },
  at: number,
): void {
  if (isNoted(limit)) note(spent, limit.key, window, at);
}

/** Notes that a platform has refused more, unless it announces its windows. */
export function noteBlocked(
  spent: SpentCalls | undefined,
  key: string,
  window: Known & { readonly inFlight: number; readonly windowMs: number },
  at: number,
): void {
  // Whose windows are noted, their refusals are: nothing else was ever found or noted of them.
  if (spent && window.windowMs >= NOTED_FROM_MS) note(spent, key, window, at);
}

function note(
  spent: SpentCalls,
  key: string,
  { counted, inFlight, blockedUntil }: Known & { readonly inFlight: number },
  at: number,
): void {
  const arriving = Array<number>(inFlight).fill(-LONGEST_CALL_MS);
  const ages = [...counted.map((time) => at - time), ...arriving];
  spent.note(key, { ages, blockedMs: Math.max(0, blockedUntil - at) });
}
