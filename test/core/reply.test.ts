import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createBudget } from '../../src/core/budget.ts';
import { RateLimitedError, WriteError } from '../../src/core/errors.ts';
import { type Job, toJob } from '../../src/core/inbox.ts';
import { createLedger } from '../../src/core/ledger.ts';
import { createPacer } from '../../src/core/pacer.ts';
import type { Dialect } from '../../src/core/ports.ts';
import { createReply, type ReplyOptions } from '../../src/core/reply.ts';
import { createMemoryChannel, type MemoryChannel, plainDialect } from '../doubles/channel.ts';

const button = (label: string) => ({ label, action: `${label}:j1`, style: 'plain' as const });
const complete = { kind: 'complete', note: null, canRetry: false } as const;
const closing = {
  buttons: [button('again')],
  files: [],
  toFile: async (rest: string) => ({
    name: 'answer.md',
    hash: `hash of ${rest.length}`,
    mimeType: 'text/markdown',
    alt: '',
  }),
};
const event: Job['events'][number] = {
  type: 'joined',
  key: 'k',
  conversation: 'c',
  place: { platform: 'web', workspace: 'w', channel: 'c' },
  at: 0,
  speaker: null,
};

function setUp(
  options: {
    channel?: MemoryChannel;
    job?: Partial<Job>;
    recover?: ReplyOptions['recover'];
    signal?: AbortSignal;
  } = {},
) {
  const channel = options.channel ?? createMemoryChannel();
  const journal: Job[] = [];
  const inbox = { journal: async (job: Job) => void journal.push(structuredClone(job)) };
  const ledger = createLedger({ ...toJob('j1', event, 0), ...options.job }, inbox as never);
  const setbacks: unknown[] = [];
  const broken: unknown[] = [];
  const reply = createReply({
    ledger,
    channel,
    pacer: createPacer(createBudget()),
    buttons: [button('stop')],
    recover: options.recover ?? (async () => null),
    learn: () => {},
    onBroken: (error) => broken.push(error),
    onSetback: (error) => setbacks.push(error),
    signal: options.signal ?? new AbortController().signal,
  });
  return { channel, journal, ledger, reply, setbacks, broken };
}

const pause = () => delay(5);

test('an answer grows in one message and ends with its final buttons', async () => {
  const { reply, channel } = setUp();
  reply.push('Hello');
  await pause();
  expect(channel.texts).toEqual(['Hello']);
  expect(channel.shown[0]?.content.buttons.map(({ label }) => label)).toEqual(['stop']);
  reply.push(' world');
  await reply.finish(complete, closing);

  expect(channel.texts).toEqual(['Hello world']);
  expect(channel.shown[0]?.content.buttons.map(({ label }) => label)).toEqual(['again']);
  expect(channel.shown[0]?.steps.at(-1)).toBe('close');
});

test('a message is journalled as opening before its create goes out, and with its id after', async () => {
  const { reply, journal } = setUp();
  reply.push('Hello');
  await pause();

  expect(journal[0]?.posted).toMatchObject([{ key: 'j1/0/0', id: null, state: 'opening' }]);
  expect(journal[1]?.posted).toMatchObject([{ key: 'j1/0/0', id: 'm1', state: 'open' }]);
});

test('a long answer goes on in further messages; joined they are the text', async () => {
  const { reply, channel } = setUp();
  const text = Array.from(
    { length: 90 },
    (_, line) => `Paragraph ${line} ${'word '.repeat(12).trim()}.`,
  ).join('\n\n');
  for (let at = 0; at < text.length; at += 37) {
    reply.push(text.slice(at, at + 37));
    if (at % 370 === 0) await pause();
  }
  await reply.finish(complete, closing);

  expect(channel.texts.length).toBeGreaterThan(3);
  expect(channel.texts.join('\n\n')).toBe(text);
  expect(channel.shown.map(({ content }) => content.buttons.length)).toEqual([
    ...Array(channel.texts.length - 1).fill(0),
    1,
  ]);
});

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

test('what does not fit into the most messages comes as a file, and the last message says so', async () => {
  const { reply, channel } = setUp({
    channel: createMemoryChannel({ ...plainDialect, maxMessages: 2 }),
  });
  reply.push('word '.repeat(2_000));
  await reply.finish(complete, closing);

  expect(channel.texts).toHaveLength(2);
  expect(channel.shown[1]?.content.files).toHaveLength(1);
  expect(channel.shown[1]?.content.status).toContain('attached file');
});

test('an appending channel is only ever sent text that stays', async () => {
  const appends: Dialect = { ...plainDialect, appends: true };
  const channel = createMemoryChannel(appends);
  const { reply } = setUp({ channel });
  const text =
    '# Title\n\nSome *text* with `code` and a [link](https://example.org).\n\n```js\nlet a = 1;\n```\n\nEnd.';
  for (const character of text) {
    reply.push(character);
    await delay(1);
  }
  await reply.finish(complete, closing);

  for (const [index, frame] of channel.frames.entries()) {
    expect(channel.frames[index + 1] ?? frame).toMatch(new RegExp(`^${RegExp.escape(frame)}`));
  }
  expect(channel.texts).toEqual([text]);
});

test('a message that grew too old ends where it stands and the answer goes on in the next', async () => {
  const { reply, channel } = setUp({
    channel: createMemoryChannel({ ...plainDialect, maxAgeMs: 20 }),
  });
  reply.push('one two three\n\n');
  await delay(40);
  reply.push('four five six');
  await reply.finish(complete, closing);

  expect(channel.texts.length).toBeLessThanOrEqual(2);
  expect(channel.texts.join('\n\n')).toBe('one two three\n\nfour five six');
});

test('a 429 is waited out and nothing is lost', async () => {
  const channel = createMemoryChannel();
  channel.failures.push({ error: new RateLimitedError('web_failed', 'k', 10), after: false });
  const { reply } = setUp({ channel });
  reply.push('Hello');
  await reply.finish(complete, closing);

  expect(channel.texts).toEqual(['Hello']);
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

test('where nothing can be written any more, finishing rejects and the model is told', async () => {
  const channel = createMemoryChannel();
  const gone = new WriteError('web_failed', 'place_gone', 'the channel is gone');
  channel.failures.push({ error: gone, after: false });
  const { reply, broken } = setUp({ channel });
  reply.push('Hello');

  await expect(reply.finish(complete, closing)).rejects.toBe(gone);
  expect(broken).toEqual([gone]);
});

test('an aborted reply is idle once what was on its way has come back, and is in its journal', async () => {
  const channel = createMemoryChannel();
  const { write } = channel;
  const onItsWay = Promise.withResolvers<void>();
  const aborting = new AbortController();
  const { reply, ledger } = setUp({
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
  await expect.poll(() => ledger.job.posted.length).toBe(1);
  let isIdle = false;
  const idle = reply.idle().then(() => {
    isIdle = true;
  });
  aborting.abort('edit');
  await pause();
  expect(isIdle).toBe(false);
  onItsWay.resolve();
  await idle;

  expect(ledger.job.posted).toMatchObject([{ id: 'm1' }]);
});

test('after a crash in delivery the rest is written into the same messages, without the model', async () => {
  const channel = createMemoryChannel();
  const first = setUp({ channel });
  first.reply.push('word '.repeat(700));
  await expect.poll(() => channel.texts.length).toBe(2);
  await pause();
  const job = { ...first.ledger.job, state: 'delivering' as const, text: 'word '.repeat(700) };
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
  const second = setUp({ channel, job: { ...first.ledger.job, state: 'answering' } });
  second.reply.push('new text');
  await pause();
  expect(channel.texts[0]).toMatch(/^old/);
  await second.reply.finish(complete, closing);

  expect(channel.texts).toEqual(['new text']);
});

test('a surplus message that was being created when the process died goes too', async () => {
  const channel = createMemoryChannel();
  const first = setUp({ channel });
  first.reply.push('old '.repeat(700));
  await first.reply.finish(complete, closing);
  expect(channel.texts).toHaveLength(2);
  const [known, lost] = first.ledger.job.posted;
  if (!known || !lost) throw new Error('two messages were written');
  const posted = [known, { ...lost, id: null, state: 'opening' as const }];
  const { reply } = setUp({
    channel,
    job: { ...first.ledger.job, state: 'answering', posted },
    recover: async () => lost.id,
  });
  reply.push('short');
  await reply.finish(complete, closing);

  expect(channel.texts).toEqual(['short']);
});

test('a model that starts over replaces what it had said', async () => {
  const { reply, channel } = setUp();
  reply.push('The answer is forty');
  await pause();
  reply.restart();
  reply.push('The');
  await pause();
  expect(channel.texts).toEqual(['The answer is forty']);
  reply.push(' answer is certainly 42.');
  await reply.finish(complete, closing);

  expect(channel.texts).toEqual(['The answer is certainly 42.']);
});

test('a status is a line of its own and goes with the end', async () => {
  const { reply, channel } = setUp();
  reply.status('Reading example.org …');
  await pause();
  expect(channel.shown[0]?.content).toMatchObject({ text: '', status: 'Reading example.org …' });
  reply.push('Done.');
  await reply.finish(complete, closing);

  expect(channel.shown[0]?.content).toMatchObject({ text: 'Done.', status: null });
});
