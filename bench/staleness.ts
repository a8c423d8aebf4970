import type { Figure, Row } from './figure.ts';
import { type Platform, toStaleness, watch } from './lanes.ts';
import { onStage } from './parley.ts';

const CHARS_PER_SECOND = 400;
const LATENCY_MS = [60, 100] as const;
const MEAN_LATENCY_MS = 80;

/**
 * What fits into the messages that an answer may take: 8 of 2,000 on Discord, 4 of 12,000 on
 * Slack, cut where paragraphs end, and sooner where many share the streams. What is more comes as a
 * file, and is not seen here.
 */
const MAX_CHARS = { discord: 12_000, slack: 24_000 } as const;

const STREAM_MS = 180_000;
const QUICK_STREAM_MS = 10_000;

/**
 * How long a reader waits, on average, for what the model has written; one answer alone, and ten
 * at once.
 */
export const staleness: Figure = async ({ isQuick }) => {
  const streamMs = isQuick ? QUICK_STREAM_MS : STREAM_MS;
  // Each with a Parley and platforms of its own, so that they can run at the same time.
  const measured = await Promise.all([measure(1, streamMs), measure(10, streamMs)]);
  return measured.flat();
};

export const stalenessAtFifty: Figure = ({ isQuick }) =>
  measure(50, isQuick ? QUICK_STREAM_MS : STREAM_MS);

function measure(atOnce: number, streamMs: number): Promise<Row[]> {
  return onStage({ latencyMs: LATENCY_MS }, async (stage, { complaints }) => {
    const watched = watch(stage);
    const rows: Row[] = [];
    const lanesOf = (platform: Platform) =>
      Promise.all(
        Array.from({ length: atOnce }, (_, index) =>
          watched.run({
            platform,
            index,
            charsPerSecond: CHARS_PER_SECOND,
            maxChars: MAX_CHARS[platform],
            streamMs,
          }),
        ),
      );
    const [slack, discord] = await Promise.all([lanesOf('slack'), lanesOf('discord')]);
    watched.stop();
    for (const [platform, answers] of [
      ['slack', slack],
      ['discord', discord],
    ] as const) {
      const optimum = toOptimum(platform, atOnce);
      const goal = optimum * (atOnce > 10 ? 1.25 : 1.1);
      const row = { figure: 'staleness', unit: 'ms', name: `${platform} × ${atOnce}` };
      const value = toStaleness(answers.flat());
      const withEnds = toOptimum(platform, atOnce, true);
      const note = [
        toRatio(value, 'the optimum', optimum),
        ...(withEnds > optimum ? [toRatio(value, 'what the ends leave', withEnds)] : []),
      ].join('; ');
      rows.push({ ...row, value, goal, note });
    }
    const refused = stage.slack.rateLimited.length + stage.discord.rateLimited.length;
    rows.push({ figure: 'staleness', name: `429s × ${atOnce}`, value: refused, unit: '', goal: 0 });
    for (const complaint of complaints.slice(0, 5)) console.error(complaint);
    return rows;
  });
}

const toRatio = (value: number, name: string, bound: number): string =>
  `${(value / bound).toFixed(2)} × ${name}, ${Math.round(bound)} ms`;

/**
 * Even writes at the most that the limits admit: n · S / (2 · W) + latency. On Slack 100 appends
 * and 50 updates a minute, of which one answer alone can use but the appends; on Discord five in
 * five seconds in each thread and 50 a second in all. `withEnds`: on Slack the end of each answer
 * takes one of those updates, for its buttons.
 */
function toOptimum(platform: Platform, atOnce: number, withEnds = false): number {
  const isShared = platform === 'slack' && atOnce > 1;
  const ends = withEnds && isShared ? (60 * atOnce * CHARS_PER_SECOND) / MAX_CHARS.slack : 0;
  const slackPerSecond = (atOnce === 1 ? 100 : 150 - Math.min(50, ends)) / 60;
  const perSecond = platform === 'slack' ? slackPerSecond : Math.min(atOnce, 50);
  return (atOnce / (2 * perSecond)) * 1_000 + MEAN_LATENCY_MS;
}
