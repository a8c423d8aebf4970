/**
 * The kind: Discord puts the opening of a thread off. The answer does not wait for long: it stands
 * beside its question.
 */
import { expect, onTestFinished, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { startOnDiscord } from './harness.ts';
import { ask, expectEnded, notesIn, short, wordsIn } from './refusing.ts';

/** Refusals for a rate limit are what this file is about. */
async function start() {
  const running = await startOnDiscord({ rateLimits: 'off' });
  onTestFinished(() => running.close());
  return running;
}

test.each([
  ['for a minute and a half', { rateLimited: 90 }],
  ['by a limit of its own', { rateLimited: 240, scope: 'shared', code: 20_028 }],
] as const)(
  'where opening a thread is put off %s, an answer stands beside its question',
  async (_, fault) => {
    const running = await start();
    const { discord, model } = running;
    discord.faults.next('POST /channels/:c/messages/:m/threads', fault);
    model.next(textReply(short));
    const place = await ask(running, 'tell me');

    expect(place).toBe(discord.generalId);
    expect(wordsIn(running, place)).toBe(short);
    expect(notesIn(running, place)).toMatch(/in a thread: the channel has too many threads/);
    expectEnded(running);
  },
);

test('where opening a thread is put off for seconds, the answer waits for its thread', async () => {
  const running = await start();
  const { discord, model } = running;
  discord.faults.next('POST /channels/:c/messages/:m/threads', { rateLimited: 1 });
  model.next(textReply(short));
  const place = await ask(running, 'tell me');

  expect(place).not.toBe(discord.generalId);
  expect(wordsIn(running, place)).toBe(short);
});
