import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createFailingDisk, FAILURES, type Failure } from '../doubles/failing-disk.ts';
import { createGatedReply } from '../emulators/gemini.ts';
import { onDisk } from './drawn.ts';
import { startParley } from './harness.ts';
import { createVisitor } from './visitor.ts';

// Kind: what a person does on the page while the store fails, at each of its steps. The page says
// so, and finishes what was begun once the store is back.

const NOT_DONE = 'My storage is down right now, so I couldn’t do that.';
const soon = { storeRetryMs: 100 };
const SECRET = 'a'.repeat(32);
const failures = Object.keys(FAILURES) as Failure[];

async function start() {
  const disk = createFailingDisk();
  const store = onDisk();
  const blobs = join(dirname(store.STORE_URL.replace('sqlite:', '')), 'blobs');
  const running = await startParley(store, soon);
  onTestFinished(async () => {
    disk.mend();
    await running.close();
    disk.restore();
  });
  const visitor = createVisitor(new URL(running.app.url).origin, SECRET);
  const upload = () =>
    fetch(new URL('/web/uploads?name=a.txt', running.app.url), {
      method: 'POST',
      headers: { 'content-type': 'text/plain', cookie: `parley_person=${SECRET}` },
      body: 'some words',
    });
  return { ...running, blobs, disk, visitor, upload };
}

test('an upload for which there is no room is refused in words, and taken afterwards', async () => {
  const { blobs, visitor, upload, model } = await start();
  rmSync(blobs, { recursive: true, force: true });
  writeFileSync(blobs, ''); // Where the folder was: nothing can be written there.
  const refused = await upload();
  expect([refused.status, await refused.json()]).toEqual([
    503,
    { error: expect.stringMatching(/My storage is down.*Please try again later\.$/) },
  ]);
  rmSync(blobs);

  const taken = await upload();
  expect(taken.status).toBe(200);
  const { id } = (await taken.json()) as { id: string };
  model.next(textReply('Read.'));
  await visitor.post('/web/messages', { text: 'what is in it?', uploads: [id] });
  await visitor.waitFor((all) => all.some(({ text, isOpen }) => text === 'Read.' && !isOpen));
  expect(JSON.stringify(model.requests.at(-1)?.messages)).toContain('some words');
});

test.each(failures)(
  '%s in the midst of an answer: it ends once the store is back, asked for once and shown once',
  async (failure) => {
    const { disk, visitor, model } = await start();
    const gated = createGatedReply();
    model.next(gated.reply);
    const { id } = await visitor.say('tell me');
    const thread = String(id);
    await expect.poll(() => model.requests.length).toBe(1);
    gated.say('The beginning. ');
    await visitor.waitFor((all) => all.some(({ text }) => text.includes('The beginning.')));
    disk.fail(failure);
    gated.say('And the end.');
    gated.end();
    await delay(500);
    disk.mend();

    await visitor.waitFor((all) =>
      all.some((each) => each.text === 'The beginning. And the end.' && !each.isOpen),
    );
    expect(await visitor.answers(thread)).toHaveLength(1);
    expect(model.requests).toHaveLength(1);
    // What the next question is told of is the whole answer.
    model.next(textReply('Second.'));
    await visitor.say('and now?', thread);
    await visitor.waitFor((all) => all.some(({ text }) => text === 'Second.'));
    expect(JSON.stringify(model.requests.at(-1)?.messages)).toContain('And the end.');
  },
);

test.each([
  ['a press', (at: Awaited<ReturnType<typeof start>>, id: string) => at.visitor.press(id, '👍')],
  [
    'a new channel',
    ({ visitor }: Awaited<ReturnType<typeof start>>) =>
      visitor.post('/web/channels', { channel: 'news' }),
  ],
  [
    'an edit',
    ({ visitor }: Awaited<ReturnType<typeof start>>, _: string, asked: string) =>
      visitor.post('/web/edit', { id: asked, text: 'otherwise' }),
  ],
  [
    'a deletion',
    ({ visitor }: Awaited<ReturnType<typeof start>>, _: string, asked: string) =>
      visitor.post('/web/delete', { id: asked }),
  ],
])('%s on a full disk is refused in words', async (_, act) => {
  const at = await start();
  at.model.next(textReply('Four.'));
  const { id: asked } = await at.visitor.say('what is 2+2?');
  const { id } = await at.visitor.waitFor((all) =>
    all.find((each) => each.text === 'Four.' && !each.isOpen),
  );
  at.disk.fail('a full disk');
  await expect(act(at, id, String(asked))).rejects.toThrow(NOT_DONE);
  expect((await at.visitor.messages()).map(({ text }) => text)).toContain('Four.');
});
