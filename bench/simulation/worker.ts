import { createPacer } from '../../src/core/reply/pacer.ts';
import { createRateLimits } from '../../src/core/reply/rate-limits.ts';
import { startAnswers } from './answers.ts';
import { createRandom, installVirtualClock } from './clock.ts';
import { toFigures } from './figures.ts';
import { createSimulatedDiscord, createSimulatedSlack } from './platforms.ts';
import { POLICIES } from './policies.ts';
import { DISCORD, SLACK } from './scenarios.ts';

/* One scenario in virtual time, in a process of its own; given as JSON, said as JSON. */

export type SimulationInput = {
  readonly platform: 'slack' | 'discord';
  readonly scenario: string;
  readonly policy?: string;
  readonly seed: number;
};

const input = JSON.parse(process.argv[2] ?? '{}') as SimulationInput;
const { platform: name, scenario: wanted, policy: chosen = 'as it is', seed } = input;
const scenario = (name === 'slack' ? SLACK : DISCORD).find((each) => each.name === wanted);
const policy = POLICIES[chosen];
if (!scenario || !policy) throw new Error(`there is no scenario ${wanted}, or no policy ${chosen}`);

const clock = installVirtualClock();
const random = createRandom(seed);
const rateLimits = createRateLimits();
const pacer = createPacer(rateLimits);
const create = name === 'slack' ? createSimulatedSlack : createSimulatedDiscord;
let look = (_thread: string) => {};
const platform = create({
  clock,
  rateLimits,
  random,
  latencyMs: [60, 100],
  onChange: (thread) => look(thread),
});
const channel: typeof platform.channel = (asked) => policy(platform.channel(asked));
const parts = { clock, pacer, rateLimits, platform: { ...platform, channel }, random };
const started = startAnswers(scenario.questions(random), parts);
look = started.look;
await clock.run(scenario.seconds * 1_000);
console.log(JSON.stringify(toFigures(name, scenario, started.answers, platform)));
process.exit(0);
