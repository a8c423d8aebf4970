import { type Figure, type Row, toRow } from './figure.ts';
import type { Figures } from './simulation/figures.ts';
import { POLICIES } from './simulation/policies.ts';
import { DISCORD, type Scenario, SLACK } from './simulation/scenarios.ts';
import { runWorker } from './worker.ts';

const SEED = 1;
const TIMEOUT_MS = 300_000;

/** Scenarios that are over in a moment. */
const QUICK = /^8 in one channel|^10 that end/;

/**
 * The program's own pacing over the platforms' published limits in virtual time: from one answer to
 * five hundred, with and without each of its rules. Independent of the machine.
 */
export const simulation: Figure = async ({ isQuick }) => {
  const rows: Row[] = [];
  for (const [platform, scenarios] of [
    ['slack', SLACK],
    ['discord', DISCORD],
  ] as const)
    for (const scenario of scenarios) {
      if (isQuick && !QUICK.test(scenario.name)) continue;
      const policies = platform === 'slack' ? Object.keys(POLICIES) : ['as it is'];
      for (const policy of policies) {
        const input = { platform, scenario: scenario.name, policy, seed: SEED };
        const figures = await runWorker<Figures>('simulation/worker.ts', input, {
          timeoutMs: TIMEOUT_MS,
        });
        rows.push(...toRows(platform, scenario, policy, figures));
      }
    }
  return rows;
};

/** As the contract of the figures has it. */
function mostOverOptimum(scenario: string): number {
  return scenario.startsWith('50') ? 1.25 : 1.1;
}

function toRows(
  platform: 'slack' | 'discord',
  { name, of }: Scenario,
  policy: string,
  figures: Figures,
): Row[] {
  const row = toRow(
    'simulation',
    `${platform}, ${name}${policy === 'as it is' ? '' : `, ${policy}`}: `,
  );
  const isGoal = policy === 'as it is';
  const s = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} s`;
  const { staleness, optimum, lastP95, lastBound, lastMean, wholeP95, wholeBound } = figures;
  const last = `last words p95 ${s(lastP95)} (bound ${s(lastBound)}), mean ${s(lastMean)}`;
  // Short answers mostly come whole, with their buttons.
  const isLong = of === 'staleness' || of === 'last words';
  const others = [
    `first words p95 ${s(figures.firstP95)}`,
    `buttons p95 ${s(figures.tidyP95)}${isLong ? ` (bound ${s(figures.tidyBound)})` : ''}`,
    ...(figures.halfWritten > 0
      ? [`${figures.halfWritten} half written at the last question`]
      : []),
    ...(figures.unfinished > 0 ? [`${figures.unfinished} never whole`] : []),
  ];
  const about = {
    staleness: row(
      'over the optimum',
      staleness / optimum,
      '×',
      isGoal ? mostOverOptimum(name) : null,
      [`${s(staleness)}, the optimum ${s(optimum)}`, last, ...others].join('; '),
    ),
    'last words': row(
      'last words p95',
      lastP95,
      's',
      isGoal ? Math.max(2, 1.25 * lastBound) : null,
      [last, `staleness ${s(staleness)}`, ...others].join('; '),
    ),
    'whole answers': row(
      'whole after, p95',
      wholeP95,
      's',
      isGoal ? 10 : null,
      [`if every write went at once ${s(wholeBound)}`, last, ...others].join('; '),
    ),
    order: row(
      'out of order',
      figures.outOfOrder,
      '',
      isGoal ? 0 : null,
      [last, ...others].join('; '),
    ),
  }[of];
  return figures.refused > 0 || isGoal ? [about, row('429s', figures.refused, '', 0)] : [about];
}
