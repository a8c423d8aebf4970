import { expect, test } from 'vitest';
import { isListedElsewhere } from '../../../../src/adapters/slack/receive/workspace-allowlist.ts';
import { connect, createLog } from '../start.ts';

test('a list that leaves a workspace out is known only where nothing in it may be listed', () => {
  const of = (list: string | null, workspace = 'T1') =>
    isListedElsewhere(list?.split(',') ?? null, workspace);

  expect([of('T2'), of('T2,T3'), of('T2,123456789012345678'), of('T2,!U1')]).toEqual(
    Array.from({ length: 4 }, () => true),
  );
  for (const list of ['T1', 'T2,T1', 'T2,C1', 'U2', 'E1', '!T1', '123456789012345678', null])
    expect(of(list), String(list)).toBe(false);
  expect(of('T2', 'E1')).toBe(false);
});

test('a workspace that is not listed is told at the start, and one that is hears nothing', async () => {
  for (const [allow, warnings] of [
    ['T0STRANGER', 1],
    ['T1', 0],
  ] as const) {
    const log = createLog();
    await connect({}, { allow: [allow], log });

    expect(log.lines.filter((line) => line.includes('PARLEY_ALLOW'))).toHaveLength(warnings);
  }
});
