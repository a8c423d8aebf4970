// Kind: what goes on by itself, such as the look for what was missed after a start, uses up what
// Slack allows of a method, and a person who asks meanwhile waits a minute for theirs.
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createRateLimits } from '../../../../src/core/reply/rate-limits.ts';
import { never, start, toPlace } from '../start.ts';

/** Slack: conversations.replies, 50 a minute. */
const ALLOWED = 50;

test.each([
  ['threads', (root: string) => toPlace('C1', root), 'replay'],
  ['a channel', () => toPlace('C1'), 'replay'],
  ['threads for answers', (root: string) => toPlace('C1', root), 'read'],
] as const)(
  'after a look at all %s there is room for a question’s own reads',
  async (_, toAt, how) => {
    const { emulator, adapter } = await start({}, { rateLimits: createRateLimits() });
    const person = emulator.person('U1');
    const roots = Array.from({ length: ALLOWED + 10 }, (_, n) =>
      person.say({ channel: 'C1', text: `thread ${n}` }),
    );
    const stop = new AbortController();
    let looked = 0;
    const look = async () => {
      for (const root of roots) {
        const range = { after: null, limit: 50, isAside: true };
        if (how === 'read') await adapter.archive.read(toAt(root), range, stop.signal);
        else await adapter.archive.replay(toAt(root), 50, stop.signal);
        looked += 1;
      }
    };
    const looking = look().catch(() => {});
    let before = -1;
    while (before !== looked) {
      before = looked;
      await delay(300);
    }
    expect(looked).toBeLessThan(ALLOWED);
    const asked = Array.from({ length: 5 }, (_, n) =>
      adapter.archive.read(toAt(roots[n] ?? ''), { after: null, limit: 50 }, never),
    );
    expect((await Promise.all(asked)).every(({ length }) => length > 0)).toBe(true);
    expect(looked).toBe(before);
    stop.abort();
    await looking;
  },
);
