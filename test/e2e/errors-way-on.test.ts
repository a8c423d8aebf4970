// Kind: a failed answer is a dead end. Whatever the cause was, once it is mended one press asks
// again, in the same message.
import { expect, test } from 'vitest';
import { badKey, badRequest, modelGone, quotaExceeded } from '../../src/demo/errors.ts';
import { blockedReply, emptyReply, textReply } from '../../src/demo/frames.ts';
import { answered, onDiscord, onPage, onSlack, type Start } from './pressing.ts';

const PLATFORMS: readonly (readonly [string, Start])[] = [
  ['Slack', onSlack],
  ['Discord', onDiscord],
  ['the page', onPage],
];

const FAILURES = {
  'a wrong key': badKey,
  'a key that may not': () => new Response('{"error":{"message":"No."}}', { status: 403 }),
  'a model that is gone': () => modelGone('gemini-3.8-flash'),
  'the day’s quota': () => quotaExceeded(3_600, 'PerDay'),
  'a refused request': () => badRequest('No.'),
  'a blocked answer': () => blockedReply(),
  'an empty answer': () => emptyReply(),
} as const;

/** What must not be shown. */
const RAW = /\{"|undefined|\[object|status code|stack|AIza/;

test.each(PLATFORMS)(
  '%s: what failed is told in a sentence, and asked again by a press',
  async (_, start) => {
    const room = await start();
    const { model } = room.running;
    const misses: string[] = [];
    for (const [name, fail] of Object.entries(FAILURES)) {
      model.answer(fail);
      const question = await room.ask('how much is 2+2?');
      const failed = await answered(room, question, '⚠️');
      const isRetry = failed.labels.includes('Retry');
      if (RAW.test(failed.text)) misses.push(`${name}: ${failed.text}`);
      if (!isRetry) misses.push(`${name}: ${failed.labels.join()}`);
      model.answer(() => textReply('It is four.'));
      if (isRetry) await failed.press('Retry');
      await answered(room, question, 'It is four.');
      const own = await room.own(question);
      if (own.length !== 1) misses.push(`${name}: ${own.map(({ text }) => text).join(' / ')}`);
    }
    expect(misses).toEqual([]);
  },
);
