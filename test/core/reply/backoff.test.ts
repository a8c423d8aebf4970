/** The kind: a platform says "later", each time. It is believed, but not for ever. */
import { expect, test } from 'vitest';
import { RateLimitedError, WriteError } from '../../../src/core/errors.ts';
import { createBackoff } from '../../../src/core/reply/backoff.ts';

const failed = (failure: WriteError['failure']) => new WriteError('web_failed', failure, 'failed');
const limited = (waitMs: number) => new RateLimitedError('web_failed', 'k', waitMs);

/** What the last of some failures in a row came to, each made as soon as it may be. */
function after(errors: readonly Error[], leastMs = 0) {
  let now = 0;
  const backoff = createBackoff(() => now, 45_000);
  const notes = errors.map((error) => {
    const note = backoff.note(error);
    now += Math.max(leastMs, backoff.backoff());
    return note;
  });
  return { ...notes.at(-1), backoff, at: now };
}

test.each([
  ['a limit of 30 seconds', limited(30_000), 3],
  ['a limit of a second', limited(1_000), 46],
  ['a limit that does not say how long', limited(0), 46],
  ['a refusal that may pass', failed('denied'), 12],
  ['an outage', failed('unavailable'), 12],
  ['replies that are lost', failed('unknown'), 12],
])('%s, each time, is not waited out in the dark', (_, error, count) => {
  expect(after([error]).isOverlong).toBe(false);
  expect(after(Array.from({ length: count }, () => error)).isOverlong).toBe(true);
});

test('one long limit is waited out, and so are two', () => {
  expect(after([limited(600_000)]).isOverlong).toBe(false);
  expect(after([limited(600_000), limited(600_000)])).toMatchObject({
    isOverlong: false,
    isFatal: false,
  });
});

test('a limit that never ends comes to an end all the same', () => {
  const minute = Array.from({ length: 2 }, () => limited(30_000));
  expect(after(minute).isFatal).toBe(false);
  expect(after(Array.from({ length: 21 }, () => limited(30_000))).isFatal).toBe(true);
});

test('a write that succeeds begins the count again', () => {
  const { backoff } = after(Array.from({ length: 30 }, () => limited(30_000)));
  backoff.clear();
  expect(backoff.note(limited(30_000))).toMatchObject({ isOverlong: false, isFatal: false });
});
