import { expect, test } from 'vitest';
import { mention, setUp } from './answering.ts';

test('a thousand questions in a hundred channels are all answered, a bounded number at a time, and a quiet channel does not wait for their end', async () => {
  const { bot, asked, channels, mostAsking, close } = await setUp();
  for (let index = 0; index < 1_000; index += 1)
    await bot.onEvent(mention(`c${index % 100}`, `q${index}`));
  await bot.onEvent(mention('quiet', 'quiet'));
  const answered = () => [...channels.values()].reduce((sum, { texts }) => sum + texts.length, 0);
  await expect.poll(answered).toBe(1_001);

  expect(asked.indexOf('Ada: quiet')).toBeLessThan(900);
  expect(mostAsking()).toBeLessThanOrEqual(500);
  expect(new Set([...channels.values()].flatMap(({ texts }) => texts)).size).toBe(1_001);
  await close();
});
