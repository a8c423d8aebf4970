import { expect, test } from 'vitest';
import { toVisitor } from '../../../src/adapters/web/person.ts';

const KEPT = 'HttpOnly; SameSite=Strict';

/** The flags of the cookie that a new browser gets. */
function flagsOf(headers: Record<string, string>): string | undefined {
  const { cookie } = toVisitor(new Request('http://127.0.0.1:3000/', { headers }));
  return cookie?.split('Max-Age=34560000; ')[1];
}

test.each([
  [{}, KEPT],
  [{ 'x-forwarded-proto': 'http' }, KEPT],
  [{ 'x-forwarded-proto': 'https' }, `${KEPT}; Secure`],
])(
  'what tells a browser apart is for the page alone, and where it has TLS for TLS: %j',
  (headers, flags) => {
    expect(flagsOf(headers)).toBe(flags);
  },
);

test('a browser that is known gets no other cookie; one that sends nonsense gets a new one', () => {
  const known = `parley_person=${'0123456789abcdef'.repeat(2)}`;
  expect(flagsOf({ cookie: `a=1; ${known}` })).toBeUndefined();
  for (const cookie of ['parley_person=', 'parley_person=short', `x${known}`, `${known}0`])
    expect(flagsOf({ cookie })).toBe(KEPT);
});
