import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createFailingDisk, FAILURES, type Failure } from '../doubles/failing-disk.ts';
import { createGatedReply } from '../emulators/gemini.ts';
import { onDisk } from './drawn.ts';
import * as discord from './on-discord.ts';

// A question that cannot be stored (a full disk, a read-only or broken one, a locked file): the
// person is told at once and without the store, once; when the store is back the question is
// answered, once, without a restart.

const { WAIT_MS } = discord;
const WAITS = 'My storage is down right now, so I can’t answer yet.';
const NOT_DONE = 'My storage is down right now, so I couldn’t do that.';
const soon = { storeRetryMs: 100 };
const quiet = () => delay(500);

let disk: ReturnType<typeof createFailingDisk>;
beforeEach(() => {
  disk = createFailingDisk();
});
afterEach(() => {
  disk.mend();
  disk.restore();
});

async function startOnDiscord() {
  const running = await discord.start({}, onDisk(), soon);
  running.model.answer(() => textReply('Four.'));
  await running.discord.waitFor(() => running.discord.commands.length > 0, WAIT_MS);
  return running;
}

const failures = Object.keys(FAILURES) as Failure[];

test.each(failures)(
  'Discord: %s is told at once, and the question is answered when it is over',
  async (failure) => {
    const running = await startOnDiscord();
    const emulator = running.discord;
    disk.fail(failure);
    const question = emulator.person('42').mention('what is 2+2?');
    const told = await emulator.waitFor(
      () => emulator.messages(emulator.generalId).find(({ own }) => own),
      WAIT_MS,
    );
    expect(told.text).toContain(WAITS);
    expect(told.replyTo).toBe(question.id);
    expect(running.model.requests).toEqual([]);
    expect((await ready(running)).status).toBe(503);
    disk.mend();

    expect((await discord.answer(running, question.id)).text).toBe('Four.');
    await quiet();
    expect(running.model.requests).toHaveLength(1);
    expect(discord.ownTexts(running, emulator.generalId)).toHaveLength(1);
    expect((await ready(running)).status).toBe(200);
  },
);

const ready = ({ app }: { readonly app: { readonly url: string } }) =>
  fetch(new URL('/readyz', app.url));

test('Discord: who asks again and again is told once, and everything is answered', async () => {
  const running = await startOnDiscord();
  const emulator = running.discord;
  const person = emulator.person('42');
  disk.fail('a full disk');
  const questions = Array.from({ length: 5 }, (_, index) => person.mention(`question ${index}`));
  const other = emulator.person('43').mention('me too');
  const sentences = () =>
    discord.ownTexts(running, emulator.generalId).filter((text) => text.includes(WAITS));
  await emulator.waitFor(() => sentences().length === 2, WAIT_MS);
  await quiet();
  expect(sentences()).toHaveLength(2);
  disk.mend();
  for (const { id } of [...questions, other]) await discord.answer(running, id);

  expect(running.model.requests).toHaveLength(6);
});

test('Discord: direct messages, threads and replies are told where they are, what others say to each other is not', async () => {
  const running = await startOnDiscord();
  const emulator = running.discord;
  const person = emulator.person('42');
  const thread = person.mention('hello').id;
  await discord.answer(running, thread);
  disk.fail('an I/O error');
  person.say({ channel: thread, text: 'and then?' });
  person.dm('hi');
  emulator.person('43').say({ channel: emulator.generalId, text: 'nobody is asked' });
  const waitsIn = (channel: string) =>
    emulator.waitFor(
      () => discord.ownTexts(running, channel).find((text) => text.includes(WAITS)),
      WAIT_MS,
    );
  await Promise.all([waitsIn(thread), waitsIn(emulator.dmId('42'))]);
  await quiet();
  expect(discord.ownTexts(running, emulator.generalId)).toEqual([]);
  disk.mend();
  await discord.answer(running, thread, 2);
  await discord.answer(running, emulator.dmId('42'));

  expect(running.model.requests).toHaveLength(3);
});

test('Discord: a thread that Parley takes part in is told also where nothing can be read', async () => {
  const running = await startOnDiscord();
  const emulator = running.discord;
  const person = emulator.person('42');
  const thread = person.mention('hello').id;
  await discord.answer(running, thread);
  await quiet(); // That Parley takes part is written after the answer has ended.
  disk.fail('an I/O error', { readsToo: true });
  person.say({ channel: thread, text: 'and then?' });
  await emulator.waitFor(
    () => discord.ownTexts(running, thread).some((text) => text.includes(WAITS)),
    WAIT_MS,
  );
  disk.mend();
  await discord.answer(running, thread, 2);
});

test('Discord: a command says in its own answer that it was not done, and is not done later', async () => {
  const running = await startOnDiscord();
  const emulator = running.discord;
  disk.fail('a full disk');
  const used = emulator.person('42').slash('ask', { question: 'what is 2+2?' });
  await emulator.waitFor(
    () => [used.response, ...used.followUps].some((each) => each?.text.includes(NOT_DONE)),
    WAIT_MS,
  );
  disk.mend();
  await quiet();

  expect(running.model.requests).toEqual([]);
});

test('Discord: a press that cannot be stored is told to who pressed', async () => {
  const running = await startOnDiscord();
  const emulator = running.discord;
  const thread = emulator.person('42').mention('hello').id;
  const { id } = await discord.answer(running, thread);
  disk.fail('a read-only file system');
  const pressed = emulator.person('42').press(id, 'Regenerate');
  await emulator.waitFor(
    () => pressed.followUps.some(({ text }) => text.includes(NOT_DONE)),
    WAIT_MS,
  );
  disk.mend();
  await quiet();

  expect(running.model.requests).toHaveLength(1);
});

test('Discord: what is edited meanwhile is answered as it is then, what is deleted is not answered', async () => {
  const running = await startOnDiscord();
  const emulator = running.discord;
  const person = emulator.person('42');
  disk.fail('a full disk');
  const edited = person.mention('what is 2+2?');
  const deleted = person.mention('never mind');
  await emulator.waitFor(() => discord.ownTexts(running, emulator.generalId).length > 0, WAIT_MS);
  person.edit(edited.id, `<@${emulator.bot.id}> what is 3+3?`);
  person.remove(deleted.id);
  await quiet();
  disk.mend();
  await discord.answer(running, edited.id);
  await quiet();

  expect(running.model.requests).toHaveLength(1);
  expect(discord.asked(running)).toContain('what is 3+3?');
});

test('Discord: a question that is deleted while the store fails is forgotten when it is back', async () => {
  const running = await startOnDiscord();
  const emulator = running.discord;
  const person = emulator.person('42');
  const thread = person.mention('hello').id;
  await discord.answer(running, thread);
  const secret = person.say({ channel: thread, text: 'my secret is 42' });
  await discord.answer(running, thread, 2);
  disk.fail('a full disk');
  person.remove(secret.id);
  await quiet();
  disk.mend();
  await emulator.waitFor(() => discord.answersIn(running, thread).length === 1, WAIT_MS);
  person.say({ channel: thread, text: 'what did I say?' });
  await discord.answer(running, thread, 2);

  expect(discord.asked(running)).not.toContain('my secret');
});

test('Discord: an answer that has begun waits for the store and ends, the model is asked once', async () => {
  const running = await startOnDiscord();
  const emulator = running.discord;
  const gated = createGatedReply();
  running.model.next(gated.reply);
  const thread = emulator.person('42').mention('tell me').id;
  await expect.poll(() => running.model.requests.length).toBe(1);
  gated.say('The beginning. ');
  await emulator.waitFor(() => discord.ownTexts(running, thread).length === 1, WAIT_MS);
  disk.fail('a full disk');
  gated.say('And the end.');
  gated.end();
  await quiet();
  disk.mend();

  expect((await discord.answer(running, thread)).text).toBe('The beginning. And the end.');
  await quiet();
  expect(running.model.requests).toHaveLength(1);
});

test('Discord: an answer that cannot begin because the disk fills up is told, and comes', async () => {
  const running = await startOnDiscord();
  const emulator = running.discord;
  const gated = createGatedReply();
  running.model.next(gated.reply);
  emulator.person('42').dm('tell me');
  await expect.poll(() => running.model.requests.length).toBe(1);
  disk.fail('a full disk');
  gated.say('All of it.');
  gated.end();
  const channel = emulator.dmId('42');
  await emulator.waitFor(
    () => discord.ownTexts(running, channel).some((text) => text.includes(WAITS)),
    WAIT_MS,
  );
  disk.mend();

  expect((await discord.answer(running, channel)).text).toBe('All of it.');
  expect(running.model.requests).toHaveLength(1);
});

test('Discord: what was said while Parley was cut off is found although the store failed at first', async () => {
  const running = await startOnDiscord();
  const emulator = running.discord;
  const person = emulator.person('42');
  const thread = person.mention('hello').id;
  await discord.answer(running, thread);
  await running
    .restart(() => {
      person.say({ channel: thread, text: 'are you there?' });
      setTimeout(() => disk.fail('a full disk'), 0);
    })
    .catch(() => {});
  await quiet();
  disk.mend();

  await discord.answer(running, thread, 2);
});

test('Discord: a question that was told to wait is answered after a restart, and not taken for answered', async () => {
  const running = await startOnDiscord();
  const emulator = running.discord;
  const person = emulator.person('42');
  const thread = person.mention('hello').id;
  const direct = person.dm('hello').channelId;
  await Promise.all([thread, direct].map((channel) => discord.answer(running, channel)));
  await quiet(); // That Parley takes part is written after the answer has ended.
  disk.fail('a full disk');
  person.dm('and here?');
  const opening = person.mention('what is 2+2?');
  person.say({ channel: thread, text: 'and then?' });
  const places = [direct, emulator.generalId, thread];
  const isTold = (channel: string) =>
    discord.ownTexts(running, channel).some((text) => text.includes(WAITS));
  await emulator.waitFor(() => places.every(isTold), WAIT_MS);
  await running.restart(() => disk.mend());

  await discord.answer(running, thread, 2);
  await discord.answer(running, opening.id);
  await discord.answer(running, direct, 2);
});
