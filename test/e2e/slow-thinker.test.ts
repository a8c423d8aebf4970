import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type ModelReply, textReply, toFrame } from '../../src/demo/frames.ts';
import { answer, start, WAIT_MS } from './on-discord.ts';

// Kind: a model that sends, and says nothing that a person sees, is silent. It thinks aloud, or
// writes a long call.

const SLOW = 'The model is taking longer than usual.';

/** Deltas that come one by one as long as `isOn`, then the last ones. */
function drawnOut(first: object, next: object, last: object, isOn: () => boolean): ModelReply {
  async function* frames() {
    yield toFrame({ delta: first });
    while (isOn()) {
      await delay(20);
      yield toFrame({ delta: next });
    }
    yield toFrame({ delta: last, finish_reason: 'stop' });
  }
  return { frames: frames() };
}

const piece = (text: string, named: object = {}) => ({
  tool_calls: [
    { index: 0, ...named, function: { ...('name' in named ? named : {}), arguments: text } },
  ],
});

test.each<[string, object, object, object]>([
  [
    'thinks aloud',
    { content: '<thought>Two and two' },
    { content: ' and so on' },
    { content: '</thought>Four.' },
  ],
  [
    'writes a long call',
    piece('{"code":"', { id: 'c1', type: 'function', name: 'run_code' }),
    piece('1+'),
    piece('1"}'),
  ],
])('a model that %s is told of like one that hangs', async (_, first, next, last) => {
  const running = await start({}, {}, { slowAfterMs: 300 });
  const { discord, model } = running;
  let isOn = true;
  model.next(
    drawnOut(first, next, last, () => isOn),
    textReply('Four.'),
  );
  const question = discord.person('42').mention('what is 2+2?');
  const told = () =>
    discord.messages(question.id).find(({ own, text }) => own && text.includes(SLOW));
  await discord.waitFor(told, WAIT_MS);
  isOn = false;

  expect((await answer(running, question.id)).text).toMatch(/^Four\./);
  expect(told()).toBeUndefined();
});
