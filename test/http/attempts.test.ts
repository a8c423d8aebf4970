// Kind: people who share an address with an attacker who guesses passwords (a proxy, an office, a
// phone network) are locked out with them.
import { expect, test } from 'vitest';
import { createAttempts } from '../../src/http/attempts.ts';

const still = new AbortController().signal;

/** Attempts by a clock that stands still, whose holds end when told. */
function create(limits = {}) {
  let at = 0;
  const holds: (() => void)[] = [];
  const attempts = createAttempts({
    limits: { free: 3, forgiveMs: 60_000, places: 2, holdMs: 2_000, waiting: 4, ...limits },
    now: () => at,
    pause: () => new Promise<void>((resolve) => holds.push(resolve)),
  });
  const checked: string[] = [];
  const attempt = (guess: string, { address = '192.0.2.1', signal = still } = {}) =>
    attempts.run(
      address,
      () => {
        checked.push(guess);
        return guess === 'right';
      },
      signal,
    );
  return {
    attempt,
    checked,
    holds,
    pass: (ms: number) => {
      at += ms;
    },
    settle: () => new Promise((resolve) => setImmediate(resolve)),
    async exhaust(address = '192.0.2.1') {
      for (let count = 0; count < 3; count += 1) await attempt('wrong', { address });
    },
  };
}

test('some slips are answered at once', async () => {
  const { attempt, holds } = create();

  expect([await attempt('a'), await attempt('b'), await attempt('c')]).toEqual([
    false,
    false,
    false,
  ]);
  expect(holds).toEqual([]);
});

test('after that a wrong password is answered late, and a right one at once', async () => {
  const { attempt, exhaust, holds, settle } = create();
  await exhaust();
  let isAnswered = false;
  const late = attempt('wrong').then((isRight) => {
    isAnswered = true;
    return isRight;
  });

  expect(await attempt('right')).toBe(true);
  await settle();
  expect(isAnswered).toBe(false);
  holds.shift()?.();
  expect(await late).toBe(false);
});

test('guesses that are sent together are checked one after the other, the right password in its turn', async () => {
  const { attempt, exhaust, checked, holds, settle } = create();
  await exhaust();
  checked.length = 0;
  const guesses = ['1', '2', '3', '4'].map((guess) => attempt(guess));
  const right = attempt('right');
  await settle();

  expect(checked).toEqual(['1', '2']);
  holds.shift()?.();
  await settle();
  expect(checked).toEqual(['1', '2', '3']);
  holds.shift()?.();
  holds.shift()?.();
  expect(await right).toBe(true);
  holds.shift()?.();
  expect(await Promise.all(guesses)).toEqual([false, false, false, false]);
});

test('of a flood only so many wait, the others are not even checked, and nobody elsewhere notices', async () => {
  const { attempt, exhaust, checked, settle } = create();
  await exhaust();
  checked.length = 0;
  const guesses = Array.from({ length: 1_000 }, (_, index) => attempt(`${index}`));
  await settle();

  expect(checked).toEqual(['0', '1']);
  expect(await Promise.all(guesses.slice(6))).toEqual(Array(994).fill(null));
  for (const address of ['192.0.2.2', '::ffff:192.0.2.3', '2001:db8:1:3::1', '::1'])
    expect(await attempt('right', { address })).toBe(true);
});

test('one that has gone away takes no turn', async () => {
  const { attempt, exhaust, checked, holds, settle } = create();
  await exhaust();
  checked.length = 0;
  const gone = AbortSignal.abort();
  const first = [attempt('1'), attempt('2')];
  const left = [attempt('3', { signal: gone }), attempt('4', { signal: gone })];
  const right = attempt('right');
  holds.shift()?.();
  await settle();

  expect(await right).toBe(true);
  expect(await Promise.all(left)).toEqual([false, false]);
  holds.shift()?.();
  await Promise.all(first);
  expect(checked).toEqual(['1', '2', 'right']);
});

test('slips are forgiven with time, one by one', async () => {
  const { attempt, exhaust, holds, pass, settle } = create();
  await exhaust();
  pass(59_000);
  const late = attempt('wrong');
  await settle();
  expect(holds).toHaveLength(1);
  holds.shift()?.();
  await late;

  pass(61_000 + 60_000);
  expect(await attempt('wrong')).toBe(false);
  expect(holds).toEqual([]);
});

test('all IPv6 addresses of one network count as one, in any spelling', async () => {
  const { attempt, holds, settle } = create();
  for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::ffff%eth0'])
    await attempt('wrong', { address });

  void attempt('wrong', { address: '2001:db8:1:2:a::' });
  await settle();
  expect(holds).toHaveLength(1);
  expect(await attempt('wrong', { address: '2001:db8:1:3::1' })).toBe(false);
});

test('what is known of addresses is bounded, and a guesser in the act is not forgotten for others', async () => {
  const { attempt, exhaust, holds, settle } = create({ addresses: 10 });
  await exhaust();
  void attempt('wrong');
  for (let index = 0; index < 100; index += 1)
    await attempt('wrong', { address: `198.51.100.${index}` });
  void attempt('wrong');
  await settle();

  expect(holds).toHaveLength(2);
});
