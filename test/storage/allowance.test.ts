import { expect, test } from 'vitest';
import { createMemoryAllowance } from '../../src/storage/memory/allowance.ts';

test('an allowance is used up within its window, and grows again as the window slides', async () => {
  let now = 0;
  const allowance = createMemoryAllowance(() => now);

  expect(await allowance.grant('slack/update', 50, 60_000, 30)).toBe(30);
  now = 30_000;
  expect(await allowance.grant('slack/update', 50, 60_000, 30)).toBe(20);
  expect(await allowance.grant('slack/update', 50, 60_000, 1)).toBe(0);
  expect(await allowance.grant('slack/append', 100, 60_000, 100)).toBe(100);
  now = 60_000;
  expect(await allowance.grant('slack/update', 50, 60_000, 40)).toBe(30);
});
