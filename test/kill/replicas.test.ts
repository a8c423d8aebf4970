import { expect } from 'vitest';
import { postgresTest } from '../postgres.ts';
import { type BlowKind, pickBlows } from './blows.ts';
import { runBlows } from './replicas.ts';

const LONG_MS = 900_000;
const SEED = 11;

/** A few of each; `test/kill/run.ts --replicas 4` strikes as often as one likes. */
const KINDS: readonly BlowKind[] = [
  'kill',
  'stop',
  'refuse',
  'restart',
  'kill',
  'silence',
  'crash',
];

postgresTest(
  'two replicas, each killed, stopped for twice a lease, cut off from the database and its server restarted in mid-answer, lose, double and leave unfinished nothing',
  { timeout: LONG_MS },
  async () => {
    const points = pickBlows(KINDS.length, SEED).map(({ point }) => point);
    const blows = KINDS.flatMap((kind, n) => (points[n] ? [{ kind, point: points[n] }] : []));
    const { problems, kills, told } = await runBlows({ replicas: 2, blows });

    expect(problems).toEqual([]);
    expect({ kills, told }).toEqual({ kills: KINDS.length, told: [] });
  },
);

postgresTest(
  'rolling restarts, one behind the other, lose, double and leave unfinished nothing',
  { timeout: LONG_MS },
  async () => {
    const blows = pickBlows(2, SEED).map(({ point }) => ({ kind: 'roll' as const, point }));
    const { problems, kills, told } = await runBlows({ replicas: 2, blows });

    expect(problems).toEqual([]);
    expect({ kills, told }).toEqual({ kills: 2, told: [] });
  },
);
