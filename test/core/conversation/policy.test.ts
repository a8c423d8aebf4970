import { expect, test } from 'vitest';
import { createPolicy } from '../../../src/core/conversation/policy.ts';

const place = { platform: 'slack', workspace: 'T1', channel: 'C1', thread: '7.7' };
const speaker = { id: 'U1', name: null, roles: ['R1', 'R2'], isAdmin: null, isExternal: false };

const isAllowed = (list: string | null, changes: Partial<typeof speaker> = {}, at = place) =>
  createPolicy({ allow: list?.split(',') ?? null, admins: [], open: ['web'] }).isAllowed(at, {
    ...speaker,
    ...changes,
  });

test.each(['!T1', '!C1', '!7.7', '!U1', '!R2', '! U1'])(
  '%s denies, alone and beside what would allow it',
  (denial) => {
    expect(isAllowed(denial)).toBe(false);
    expect(isAllowed(`T1,C1,U1,R1,${denial}`)).toBe(false);
    expect(isAllowed(`${denial},T1,C1,U1,R1`)).toBe(false);
  },
);

test('with nothing but denials everybody else may, people of other organisations only where listed', () => {
  expect(isAllowed('!C2,!U2')).toBe(true);
  expect(isAllowed('!C2', { isExternal: true })).toBe(false);
  expect(isAllowed('!C2,U1', { isExternal: true })).toBe(true);
  expect(isAllowed('!U1,U1', { isExternal: true })).toBe(false);
});

test('a denial does not allow what is not listed', () => {
  expect(isAllowed('!C2,T2')).toBe(false);
  expect(isAllowed('!C2,T1')).toBe(true);
  expect(isAllowed('!')).toBe(true);
  expect(isAllowed(null)).toBe(true);
});
