import { percentile } from '../figure.ts';

/* What the published limits admit at best, and how that is reckoned. */

const LATENCY_MS = 80;

/** Appends and updates; one answer alone has but one of the two paths. */
const SLACK_PER_MINUTE = { appends: 100, updates: 50 } as const;

/** Stops show last words, too, and are not used while text grows. */
const SLACK_STOPS = 20;

const DISCORD_PER_SECOND = 50;

/**
 * The average age of the oldest unseen character where text grows evenly and n replies share W
 * writes in S seconds evenly: n · S / (2 · W), and the way of a call. Slack counts for a
 * workspace, Discord five in five seconds for each thread and fifty a second in all.
 */
export function toOptimum(platform: 'slack' | 'discord', atOnce: number): number {
  const { appends, updates } = SLACK_PER_MINUTE;
  const slackPerSecond = (atOnce === 1 ? appends : appends + updates) / 60;
  const perSecond = platform === 'slack' ? slackPerSecond : Math.min(atOnce, DISCORD_PER_SECOND);
  return (atOnce / (2 * perSecond)) * 1_000 + LATENCY_MS;
}

/**
 * How long after the model's end the last words can be read, p95 in seconds, if each answer needs
 * one more write, growing text has used the other writes evenly until then, and answers finish in
 * the order in which they end. On Slack the stops of a minute are left for that; after them appends
 * and updates go on at their pace. On Discord each thread has a write within a second.
 */
export function lastWordsBound(platform: 'slack' | 'discord', ends: readonly number[]): number {
  const { appends, updates } = SLACK_PER_MINUTE;
  const everyMs = platform === 'slack' ? 60_000 / (appends + updates) : 1_000 / DISCORD_PER_SECOND;
  const atOnce = platform === 'slack' ? SLACK_STOPS : DISCORD_PER_SECOND;
  const written: number[] = [];
  for (const [index, end] of ends.toSorted((a, b) => a - b).entries()) {
    const before = written[index - atOnce];
    const room = before === undefined ? end : Math.max(end, (written[index - 1] ?? 0) + everyMs);
    // Whatever was used a minute ago can be used again.
    const again = (written[index - atOnce] ?? Number.NEGATIVE_INFINITY) + 60_000 <= end;
    written.push(again ? end : room);
  }
  const sorted = ends.toSorted((a, b) => a - b);
  const lags = written.map((at, index) => at - (sorted[index] ?? 0) + LATENCY_MS);
  return percentile(lags, 0.95) / 1_000;
}

/**
 * How long after the model's end the last buttons are there, p95 in seconds. On Slack they come by
 * an update, as a stream's end leaves Stop where it was: fifty a minute for a workspace, which
 * growing text has used evenly until then. Room that were kept for them would be taken from the
 * text. On Discord they come with the last words.
 */
export function buttonsBound(platform: 'slack' | 'discord', ends: readonly number[]): number {
  if (platform === 'discord') return lastWordsBound(platform, ends);
  const everyMs = 60_000 / SLACK_PER_MINUTE.updates;
  const sorted = ends.toSorted((a, b) => a - b);
  let at = Number.NEGATIVE_INFINITY;
  const lags = sorted.map((end) => {
    at = Math.max(end, at + everyMs);
    return at - end + LATENCY_MS;
  });
  return percentile(lags, 0.95) / 1_000;
}
