import { setTimeout as delay } from 'node:timers/promises';

/** A rate limit says nothing of what is tried: it is waited out. */
export async function outwait<Reply>(
  ask: () => Promise<Reply>,
  toWaitMs: (reply: Reply) => number,
): Promise<Reply> {
  for (let tries = 1; ; tries += 1) {
    const reply = await ask();
    const waitMs = toWaitMs(reply);
    if (waitMs <= 0 || waitMs > MAX_WAIT_MS || tries >= MAX_TRIES) return reply;
    await delay(waitMs);
  }
}

const MAX_WAIT_MS = 60_000;
const MAX_TRIES = 5;

/** One assumption of Parley's, tried on an account. */
export type Trial<Tools> = {
  /** What Parley takes for granted. */
  readonly assumption: string;
  /** Null: it holds; else what was seen instead, without ids and without words of people. */
  run(tools: Tools): Promise<string | null>;
};

/** What came of one. */
export type Outcome = {
  readonly assumption: string;
  readonly state: 'holds' | 'differs' | 'unknown';
  readonly seen: string | null;
};

/**
 * Runs them one after the other: they share a channel and its rate limits. A failure does not stop
 * the others, except for the first one, which they depend on.
 */
export async function runTrials<Tools>(
  trials: readonly Trial<Tools>[],
  tools: Tools,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { assumption, run } of trials) {
    try {
      const seen = await run(tools);
      outcomes.push({ assumption, seen, state: seen === null ? 'holds' : 'differs' });
    } catch (error) {
      const seen = error instanceof Error ? error.name : 'an unknown error';
      outcomes.push({ assumption, seen, state: 'unknown' });
    }
    if (outcomes[0]?.state !== 'holds') break;
  }
  return outcomes;
}

const WORDS = { holds: 'holds  ', differs: 'DIFFERS', unknown: 'unknown' } as const;

/** A block to be pasted into a report. */
export function renderOutcomes(
  title: string,
  outcomes: readonly Outcome[],
  untried: readonly string[],
): string {
  const lines = outcomes.map(
    ({ assumption, state, seen }) =>
      `${WORDS[state]}  ${assumption}${seen === null ? '' : `\n         seen: ${seen}`}`,
  );
  const left = untried.map((each) => `by hand  ${each}`);
  return ['```', title, ...lines, ...left, '```', ''].join('\n');
}
