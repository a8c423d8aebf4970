import { expect, test } from 'vitest';
import { toJob } from '../../../src/core/job.ts';
import { createJournal } from '../../../src/core/reply/journal.ts';
import { createPacer } from '../../../src/core/reply/pacer.ts';
import { createReply } from '../../../src/core/reply/reply.ts';
import type { Inbox } from '../../../src/core/store-ports.ts';
import { answering, never, type Started, start } from './harness.ts';

const inbox: Inbox = {
  accept: async () => ({ status: 'seen' }),
  run: async () => {},
  journal: async () => {},
  interrupt: async () => null,
  find: async () => null,
  list: async () => [],
  strip: async () => false,
};

const complete = { kind: 'complete', note: null, canRetry: false } as const;

/** A thread that is opened changes its message too. */
const questionsOf = ({ events }: Started) => events.filter((event) => event.type === 'message');

/** Answers every mention that has arrived, all at once, with growing text. */
async function answerAll(started: Started, isInThread: boolean) {
  const { adapter, rateLimits, emulator } = started;
  const pacer = createPacer(rateLimits);
  const backoffs: unknown[] = [];
  const replies = questionsOf(started).map((event) => {
    const { message } = event;
    const audience = answering(
      message.id,
      isInThread ? { threadTitle: message.text } : { isReply: true },
    );
    const job = toJob(`job-${message.id}`, event, 0);
    const reply = createReply({
      journal: createJournal(job, inbox),
      channel: adapter.channel(message.place, audience),
      pacer,
      buttons: [],
      recover: async () => null,
      learn: rateLimits.learn,
      onBroken: () => {},
      onLeft: () => {},
      onBackoff: (error) => backoffs.push(error),
      signal: never,
    });
    return { reply, text: `answer to ${message.text}` };
  });
  for (const word of ['answer ', 'to ', null]) {
    for (const { reply, text } of replies) reply.push(word ?? text.slice('answer to '.length));
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  const toFile = async () => ({ name: 'a', hash: 'h', mimeType: 'text/plain', alt: '' });
  await Promise.all(
    replies.map(({ reply }) => reply.finish(complete, { buttons: [], files: [], toFile })),
  );
  expect(backoffs).toEqual([]);
  expect(emulator.rateLimited).toEqual([]);
}

for (const messageBuckets of ['shared', 'separate'] as const) {
  test(`no limit is met by many answers in threads where buckets are ${messageBuckets}`, async () => {
    const started = await start({ messageBuckets, latencyMs: [5, 20] });
    const { emulator, events } = started;
    const ada = emulator.person('42');
    for (let index = 0; index < 12; index += 1) ada.mention(`question ${index}`);
    await emulator.waitFor(() => events.length === 12);
    await answerAll(started, true);
    const answers = questionsOf(started).map(({ message }) =>
      emulator.messages(message.id).map(({ text }) => text),
    );
    expect(answers).toEqual(
      Array.from({ length: 12 }, (_, index) => [`answer to question ${index}`]),
    );
  });

  test(`no limit is met by several answers in one channel where buckets are ${messageBuckets}`, async () => {
    const started = await start({ messageBuckets, latencyMs: [5, 20] });
    const { emulator, events } = started;
    const ada = emulator.person('42');
    for (let index = 0; index < 4; index += 1) ada.mention(`question ${index}`);
    await emulator.waitFor(() => events.length === 4);
    await answerAll(started, false);
    const shown = emulator.messages(emulator.generalId).filter(({ own }) => own);
    expect(shown.map(({ text }) => text).sort()).toEqual(
      Array.from({ length: 4 }, (_, index) => `answer to question ${index}`),
    );
  });
}
