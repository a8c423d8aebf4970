import { mean, percentile } from '../figure.ts';
import { type Answered, stalenessOf } from './answers.ts';
import { buttonsBound, lastWordsBound, toOptimum } from './bounds.ts';
import type { SimulatedPlatform } from './platforms.ts';
import type { Scenario } from './scenarios.ts';

/** What a scenario came to: times in seconds. */
export type Figures = {
  readonly staleness: number;
  /** The least that the limits admit, even writes provided. */
  readonly optimum: number;
  /** From the model's first chunk to the first words that can be read. */
  readonly firstP95: number;
  /** From the model's last chunk until the whole text can be read. */
  readonly lastMean: number;
  readonly lastP95: number;
  /** The same if every answer needed one write, by the first path that has room. */
  readonly lastBound: number;
  /** From the question until all of the answer can be read. */
  readonly wholeP95: number;
  /** The same where each write went at once. */
  readonly wholeBound: number;
  /** Until the last buttons are there as well. */
  readonly tidyP95: number;
  /** The same if every answer that grew needed one more update. */
  readonly tidyBound: number;
  /** Answers that could be read in part only, at the last question. */
  readonly halfWritten: number;
  readonly unfinished: number;
  /** Pairs of questions whose later one was answered first. */
  readonly outOfOrder: number;
  readonly refused: number;
  readonly calls: Readonly<Record<string, number>>;
};

const LATENCY_MS = 80;

/** Two calls on their way may overtake each other by so much. */
const JITTER_MS = 60;

export function toFigures(
  name: 'slack' | 'discord',
  { seconds }: Scenario,
  answers: readonly Answered[],
  platform: SimulatedPlatform,
): Figures {
  const endMs = seconds * 1_000;
  const lastAskedAt = Math.max(...answers.map(({ askedAt }) => askedAt));
  const p95 = (of: (answer: Answered) => number) => percentile(answers.map(of), 0.95) / 1_000;
  const ends = answers.map(({ endedAt }) => endedAt);
  const lagOf = ({ endedAt, wholeAt }: Answered) => Math.min(wholeAt, endMs) - endedAt;
  return {
    staleness: stalenessOf(answers) / 1_000,
    optimum: toOptimum(name, answers.length) / 1_000,
    firstP95: p95((answer) => firstSeenAt(answer) - (answer.written[0]?.at ?? 0)),
    lastMean: mean(answers.map(lagOf)) / 1_000,
    lastP95: p95(lagOf),
    lastBound: lastWordsBound(name, ends),
    wholeP95: p95(({ askedAt, wholeAt }) => Math.min(wholeAt, endMs) - askedAt),
    wholeBound: p95(({ askedAt, endedAt }) => endedAt + LATENCY_MS - askedAt),
    tidyP95: p95(({ endedAt, tidyAt }) => Math.min(tidyAt, endMs) - endedAt),
    // What came whole brought its buttons along.
    tidyBound: buttonsBound(
      name,
      answers.flatMap(({ seen, endedAt }) => (seen.length > 1 ? [endedAt] : [])),
    ),
    halfWritten: answers.filter(
      (answer) => firstSeenAt(answer) <= lastAskedAt && answer.wholeAt > lastAskedAt,
    ).length,
    unfinished: answers.filter(({ wholeAt }) => wholeAt === Number.POSITIVE_INFINITY).length,
    outOfOrder: countInversions(answers),
    refused: platform.refused(),
    calls: Object.fromEntries(platform.calls),
  };
}

function firstSeenAt({ seen }: Answered): number {
  return seen[0]?.at ?? Number.POSITIVE_INFINITY;
}

function countInversions(answers: readonly Answered[]): number {
  return answers.reduce((count, earlier, index) => {
    const overtakes = (later: Answered) => firstSeenAt(later) < firstSeenAt(earlier) - JITTER_MS;
    return count + answers.slice(index + 1).filter(overtakes).length;
  }, 0);
}
