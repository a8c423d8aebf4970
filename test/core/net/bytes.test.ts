import { expect, test } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import { readBytes } from '../../../src/core/net/wire.ts';

const MB = 1024 * 1024;
const pieces = Array.from({ length: 40 }, (_, index) => new Uint8Array(1_000).fill(index));
const whole = Buffer.concat(pieces);

function responseOf(length: string | null, isEndless = false) {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces[taken % pieces.length];
      taken += 1;
      if (piece) controller.enqueue(piece);
      if (!isEndless && taken === pieces.length) controller.close();
    },
  });
  const headers = new Headers(length === null ? {} : { 'content-length': length });
  return { body, headers, countTaken: () => taken };
}

test.each([
  ['told', '40000'],
  ['not told', null],
  ['told too short', '39999'],
  ['told much too short', '1'],
  ['told too long', '999999999999999'],
  ['nonsense', 'nonsense'],
])('what comes is what was sent where its length is %s', async (_, length) => {
  expect(Buffer.from(await readBytes(responseOf(length), MB)).equals(whole)).toBe(true);
});

test('a body that is exactly as large as it may be is taken, and none at all is nothing', async () => {
  expect(await readBytes(responseOf('40000'), 40_000)).toHaveLength(40_000);
  expect(await readBytes(responseOf(null), 40_000)).toHaveLength(40_000);
  expect(await readBytes(new Response(), MB)).toHaveLength(0);
});

test('what is larger is given up while it comes, whatever was told', async () => {
  for (const length of [null, '1', '999999999']) {
    const endless = responseOf(length, true);
    const failed = readBytes(endless, MB);
    await expect(failed).rejects.toThrow(UserError);
    await expect(failed).rejects.toThrow('larger than 1 MB');
    expect(endless.countTaken()).toBeLessThan(MB / 1_000 + 5);
  }
});

test('of a body whose length is told there is one copy', async () => {
  const bytes = await readBytes(responseOf('40000'), MB);
  expect(bytes.buffer.byteLength).toBe(40_000);
});
