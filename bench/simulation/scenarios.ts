import type { Question } from './answers.ts';

/** What people ask, and how much they get for it. */
export type Scenario = {
  readonly name: string;
  readonly questions: (random: () => number) => Question[];
  /** How long it is watched, in seconds. */
  readonly seconds: number;
  /** The figure that it is for. */
  readonly of: 'staleness' | 'last words' | 'whole answers' | 'order';
};

const THINKS_MS = 500;

const channelOf = (index: number, channels: number) => `C${(index % channels) + 1}`;

/** Long answers that begin together, at the pace of the contract's figure. */
function atOnce(count: number, charsPerSecond: number, seconds: number): Scenario {
  return {
    name: `${count} long`,
    seconds: seconds + 120,
    of: 'staleness',
    questions: () =>
      Array.from({ length: count }, (_, index) => ({
        channel: channelOf(index, 10),
        askedAt: index * 7,
        thinksMs: THINKS_MS,
        charsPerSecond,
        characters: charsPerSecond * seconds,
      })),
  };
}

/** Answers of a minute or two that end within five seconds of each other. */
function endingTogether(count: number): Scenario {
  const lastsMs = 90_000;
  return {
    name: `${count} that end together`,
    seconds: 240,
    of: 'last words',
    questions: (random) =>
      Array.from({ length: count }, (_, index) => {
        const askedAt = random() * 30_000;
        const endsAt = lastsMs + random() * 5_000;
        return {
          channel: channelOf(index, 10),
          askedAt,
          thinksMs: THINKS_MS,
          charsPerSecond: 60,
          characters: Math.round(((endsAt - askedAt - THINKS_MS) / 1_000) * 60),
        };
      }),
  };
}

/** Short questions, time and again. */
function shortQuestions(perSecond: number, seconds: number): Scenario {
  return {
    name: `${perSecond} short questions a second`,
    seconds: seconds + 120,
    of: 'whole answers',
    questions: (random) =>
      Array.from({ length: Math.round(perSecond * seconds) }, (_, index) => ({
        channel: channelOf(Math.floor(random() * 20), 20),
        askedAt: ((index + random()) / perSecond) * 1_000,
        thinksMs: 300 + random() * 600,
        charsPerSecond: 200,
        characters: 120 + Math.floor(random() * 400),
      })),
  };
}

/** Equal questions in one channel, one after the other in a moment. */
function inOneChannel(count: number): Scenario {
  return {
    name: `${count} in one channel`,
    seconds: 90,
    of: 'order',
    questions: () =>
      Array.from({ length: count }, (_, index) => ({
        channel: 'C1',
        askedAt: index * 20,
        thinksMs: THINKS_MS,
        charsPerSecond: 200,
        characters: 300,
      })),
  };
}

/** Everything together: most answers are short, some are long. */
function mixed(count: number, seconds: number): Scenario {
  return {
    name: `${count} of all lengths in ${seconds} s`,
    seconds: seconds + 300,
    of: 'last words',
    questions: (random) =>
      Array.from({ length: count }, () => ({
        channel: channelOf(Math.floor(random() * 20), 20),
        askedAt: random() * seconds * 1_000,
        thinksMs: 300 + random() * 1_200,
        charsPerSecond: 80 + random() * 220,
        characters: Math.round(Math.min(7_000, 80 * 2 ** (random() * 6.5))),
      })),
  };
}

export const SLACK: readonly Scenario[] = [
  atOnce(1, 240, 180),
  atOnce(10, 240, 180),
  atOnce(50, 200, 180),
  { ...atOnce(10, 400, 100), name: '10 long and fast' },
  { ...atOnce(50, 100, 180), name: '50 long and slow' },
  endingTogether(10),
  endingTogether(50),
  shortQuestions(1.3, 180),
  inOneChannel(8),
  mixed(60, 60),
  mixed(500, 300),
];

export const DISCORD: readonly Scenario[] = [
  atOnce(1, 65, 180),
  atOnce(10, 65, 180),
  atOnce(50, 65, 180),
  endingTogether(10),
  endingTogether(50),
  shortQuestions(1.3, 180),
  inOneChannel(8),
  mixed(60, 60),
  mixed(500, 300),
];
