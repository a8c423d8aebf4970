import { expect, test } from 'vitest';
import { WriteError } from '../../../src/core/errors.ts';
import { createMemoryChannel } from '../../doubles/channel.ts';
import { closing, complete, pause, setUp } from './replying.ts';

test('also a message that is full at once is created with a button that names its job', async () => {
  const created: string[][] = [];
  const channel = createMemoryChannel();
  const { write } = channel;
  const { reply } = setUp({
    channel: {
      ...channel,
      write(message, step, content, signal) {
        if (step === 'open') created.push(content.buttons.map(({ action }) => action));
        return write(message, step, content, signal);
      },
    },
  });
  reply.push('word '.repeat(1_500));
  await reply.finish(complete, closing);

  expect(created.length).toBeGreaterThan(3);
  expect(created.filter((actions) => !actions.some((action) => action.endsWith(':j1')))).toEqual(
    [],
  );
});

test('a create whose reply was lost is looked for, not repeated', async () => {
  const channel = createMemoryChannel();
  channel.failures.push({ error: new WriteError('web_failed', 'unknown', 'lost'), after: true });
  const { reply } = setUp({ channel, recover: async () => 'm1' });
  reply.push('Hello');
  await reply.finish(complete, closing);

  expect(channel.texts).toEqual(['Hello']);
});

test('a create that was not carried out is made again', async () => {
  const channel = createMemoryChannel();
  channel.failures.push({ error: new WriteError('web_failed', 'unknown', 'lost'), after: false });
  const { reply } = setUp({ channel });
  reply.push('Hello');
  await reply.finish(complete, closing);

  expect(channel.texts).toEqual(['Hello']);
});

test('an aborted reply is idle once what was on its way has come back, and is in its journal', async () => {
  const channel = createMemoryChannel();
  const { write } = channel;
  const onItsWay = Promise.withResolvers<void>();
  const aborting = new AbortController();
  const { reply, journal } = setUp({
    signal: aborting.signal,
    channel: {
      ...channel,
      async write(...given) {
        const written = await write(...given);
        await onItsWay.promise;
        return written;
      },
    },
  });
  reply.push('Hello');
  await expect.poll(() => journal.job.posted.length).toBe(1);
  let isIdle = false;
  const idle = reply.idle().then(() => {
    isIdle = true;
  });
  aborting.abort('edit');
  await pause();
  expect(isIdle).toBe(false);
  onItsWay.resolve();
  await idle;

  expect(journal.job.posted).toMatchObject([{ id: 'm1' }]);
});

test('after a crash in delivery the rest is written into the same messages, without the model', async () => {
  const channel = createMemoryChannel();
  const first = setUp({ channel });
  first.reply.push('word '.repeat(700));
  await expect.poll(() => channel.texts.length).toBe(2);
  await pause();
  const job = { ...first.journal.job, state: 'delivering' as const, text: 'word '.repeat(700) };
  const second = setUp({ channel, job });
  await second.reply.finish(complete, closing);

  expect(channel.texts).toHaveLength(2);
  expect(channel.texts.join(' ')).toBe('word '.repeat(700).trim());
});

test('a new text replaces the old in the same messages once it has reached it; surplus messages go', async () => {
  const channel = createMemoryChannel();
  const first = setUp({ channel });
  first.reply.push('old '.repeat(900));
  await first.reply.finish(complete, closing);
  expect(channel.texts).toHaveLength(2);
  const second = setUp({ channel, job: { ...first.journal.job, state: 'answering' } });
  second.reply.push('new text');
  await pause();
  expect(channel.texts[0]).toMatch(/^old/);
  await second.reply.finish(complete, closing);

  expect(channel.texts).toEqual(['new text']);
});

test.each([
  ['a shorter text', 'new text'],
  ['a longer text', 'new '.repeat(1_400).trim()],
])(
  'a process that dies before the first write of %s leaves nothing of the old',
  async (_, text) => {
    const channel = createMemoryChannel();
    const first = setUp({ channel });
    first.reply.push('old '.repeat(900));
    await first.reply.finish(complete, closing);
    expect(channel.texts).toHaveLength(2);
    const dying = new AbortController();
    const answering = { ...first.journal.job, state: 'answering' as const };
    const second = setUp({ channel, job: answering, signal: dying.signal });
    second.reply.push(text);
    // As a job does before its reply writes the end.
    await second.journal.write({ state: 'delivering', text: second.reply.text, ending: complete });
    dying.abort();
    const third = setUp({ channel, job: second.written.at(-1) ?? {} });
    await third.reply.finish(complete, closing);

    expect(channel.texts.join(' ')).toBe(text);
  },
);

test('a process that dies after the model started over leaves nothing of its first text', async () => {
  const channel = createMemoryChannel();
  const dying = new AbortController();
  const first = setUp({ channel, signal: dying.signal });
  first.reply.push('old '.repeat(900));
  await expect.poll(() => channel.texts.length).toBe(2);
  first.reply.restart();
  first.reply.push('new text');
  await first.journal.write({ state: 'delivering', text: first.reply.text, ending: complete });
  dying.abort();
  const second = setUp({ channel, job: first.written.at(-1) ?? {} });
  await second.reply.finish(complete, closing);

  expect(channel.texts).toEqual(['new text']);
});

test('a surplus message that was being created when the process died goes too', async () => {
  const channel = createMemoryChannel();
  const first = setUp({ channel });
  first.reply.push('old '.repeat(700));
  await first.reply.finish(complete, closing);
  expect(channel.texts).toHaveLength(2);
  const [known, lost] = first.journal.job.posted;
  if (!known || !lost) throw new Error('two messages were written');
  const posted = [known, { ...lost, id: null, state: 'opening' as const }];
  const { reply } = setUp({
    channel,
    job: { ...first.journal.job, state: 'answering', posted },
    recover: async () => lost.id,
  });
  reply.push('short');
  await reply.finish(complete, closing);

  expect(channel.texts).toEqual(['short']);
});

test('a last message that was taken away and not noted is made again; the answer is whole', async () => {
  const channel = createMemoryChannel();
  const first = setUp({ channel });
  first.reply.push('old '.repeat(900));
  await first.reply.finish(complete, closing);
  const [, last] = channel.shown;
  if (!last) throw new Error('two messages were written');
  last.isRemoved = true; // By a process that was killed before it could journal it.
  const second = setUp({ channel, job: { ...first.journal.job, state: 'answering' } });
  second.reply.push('new '.repeat(900));
  await second.reply.finish(complete, closing);

  expect(channel.texts.join(' ')).toBe('new '.repeat(900).trim());
  expect(new Set(second.journal.job.posted.map(({ key }) => key)).size).toBe(2);
});

test('a message that somebody took away stays away, and the ones around it are finished', async () => {
  const channel = createMemoryChannel();
  const first = setUp({ channel });
  first.reply.push('old '.repeat(1_400));
  await first.reply.finish(complete, closing);
  const [head, middle] = channel.shown;
  if (!head || !middle) throw new Error('three messages were written');
  middle.isRemoved = true;
  const second = setUp({ channel, job: { ...first.journal.job, state: 'answering' } });
  second.reply.push('new '.repeat(1_400));
  await second.reply.finish(complete, closing);

  expect(channel.texts).toHaveLength(2);
  expect(channel.texts.every((text) => text.startsWith('new'))).toBe(true);
  expect(channel.shown.at(-1)?.content.buttons.map(({ label }) => label)).toEqual(['again']);
});

test('where the only message is taken away, the answer has ended', async () => {
  const channel = createMemoryChannel();
  const { reply, broken } = setUp({ channel });
  reply.push('Hello');
  await expect.poll(() => channel.texts.length).toBe(1);
  const [only] = channel.shown;
  if (only) only.isRemoved = true;
  reply.push(' again');

  await expect.poll(() => broken.length).toBe(1);
  expect(channel.shown).toHaveLength(1);
});
