import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { overloaded } from '../../src/demo/errors.ts';
import { blockedReply, callReply, textReply } from '../../src/demo/frames.ts';
import { createGatedReply } from '../emulators/gemini.ts';
import {
  answered,
  onDiscord,
  onPage,
  onSlack,
  quiet,
  type Room,
  type Start,
  says,
  textsIn,
  until,
} from './pressing.ts';

// The kind: the files of an answer stay as long as its words do.

const PLATFORMS: [string, Start][] = [
  ['Slack', onSlack],
  ['Discord', onDiscord],
  ['the page', onPage],
];
const NEW = 'Four.';

/** Discord counts the edits of a channel for so long. */
const WINDOW_MS = 5_000;

type Model = Room['running']['model'];

const DRAWN = 'Here is your cat, as you asked for.';

const filesIn = async (room: Room, question: string) =>
  (await room.own(question)).reduce((sum, { files }) => sum + files, 0);

/** An answer with an image, which is asked for again. */
async function redraw(start: Start, fail: (model: Model) => void) {
  const room = await start();
  const { model } = room.running;
  const call = { name: 'draw', id: 'c1', arguments: '{"prompt":"a cat"}' };
  model.next(callReply([call]), textReply(DRAWN));
  const question = await room.ask('draw me a cat');
  const first = await answered(room, question, 'your cat');
  await until(async () => (await filesIn(room, question)) === 1);
  fail(model);
  const before = model.requests.length;
  await first.press('Regenerate');
  await until(async () => model.requests.length > before);
  return { room, question };
}

test.each(PLATFORMS)(
  '%s: a picture stays while the model is waited for, and goes with the old answer',
  async (_, start) => {
    const { room, question } = await redraw(start, (model) => model.answer(() => overloaded()));
    await says(room, question, /I’ve saved your question/);
    expect(await filesIn(room, question)).toBe(1);
    await delay(WINDOW_MS); // What starts again knows nothing of the edits before.
    await room.running.restart();
    expect(await filesIn(room, question)).toBe(1);
    room.running.model.answer(() => textReply(NEW));
    await until(async () => (await textsIn(room, question)).join('').trim() === NEW);
    await until(async () => (await filesIn(room, question)) === 0);
  },
);

test.each(PLATFORMS)('%s: a picture stays with an answer that Stop leaves', async (_, start) => {
  const gated = createGatedReply();
  const { room, question } = await redraw(start, (model) => model.answer(() => gated.reply));
  gated.say('Here');
  await quiet(room);
  expect(await filesIn(room, question)).toBe(1);
  await room.askIn(question, 'stop');
  const told = await says(room, question, /Stopped\./);
  await quiet(room);
  gated.end();

  expect(told.join('\n')).toContain(DRAWN);
  expect(await filesIn(room, question)).toBe(1);
});

test.each(PLATFORMS)(
  '%s: a picture stays where no new answer comes, and a new one takes its place',
  async (_, start) => {
    const { room, question } = await redraw(start, (model) => model.answer(() => blockedReply()));
    await says(room, question, /still the earlier answer/);
    await quiet(room);
    expect(await filesIn(room, question)).toBe(1);
    const call = { name: 'draw', id: 'c2', arguments: '{"prompt":"a dog"}' };
    room.running.model.answer((body) =>
      body.messages?.at(-1)?.role === 'tool' ? textReply('A dog.') : callReply([call]),
    );
    await (await answered(room, question, /earlier answer/)).press('Retry');
    await until(async () => (await textsIn(room, question)).join('').includes('A dog.'));
    await quiet(room);

    expect(await filesIn(room, question)).toBe(1);
    expect((await textsIn(room, question)).join('')).not.toContain('your cat');
  },
);
