import { expect, test } from 'vitest';
import { toApprovals, withOutcome } from '../../../src/core/answer/approvals.ts';
import type { Proposal } from '../../../src/core/job.ts';

const proposal = (callId: string, more: Partial<Proposal> = {}): Proposal => ({
  callId,
  text: 'Pay Ada.',
  consent: 'admin',
  state: 'begun',
  by: 'Ada',
  ...more,
});

test('what came of a call is kept with what was agreed to, once, and with nothing else', () => {
  const before = [
    proposal('c0', { outcome: 'failed' }),
    proposal('c0'),
    proposal('c1'),
    proposal('c0', { state: 'open' }),
  ];
  const after = withOutcome(before, 'c0', 'done');

  expect(after.map(({ outcome }) => outcome ?? null)).toEqual(['failed', 'done', null, null]);
  expect(withOutcome(after, 'c0', 'failed')).toEqual(after);
});

test('what is being done counts as approved; what was stored before has no time and no outcome', () => {
  expect(toApprovals({ proposals: [proposal('c0'), proposal('c1', { state: 'denied' })] })).toEqual(
    ['approved', 'denied'].map((state) => ({
      ...{ text: 'Pay Ada.', consent: 'admin', by: 'Ada', state },
      ...{ decidedAt: null, outcome: null },
    })),
  );
});
