import { expect, onTestFinished, test, vi } from 'vitest';
import { RateLimitedError, WriteError } from '../../../src/core/errors.ts';
import type { Dialect } from '../../../src/core/ports.ts';
import { createPacer } from '../../../src/core/reply/pacer.ts';
import { createRateLimits } from '../../../src/core/reply/rate-limits.ts';
import { createMemoryChannel, plainDialect } from '../../doubles/channel.ts';
import { closing, complete, pause, setUp } from './replying.ts';

const refused = new WriteError('web_failed', 'refused', 'not like that');

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
  const { reply, written } = setUp();
  reply.push('Hello');
  await pause();

  expect(written[0]?.posted).toMatchObject([{ key: 'j1/0/0', id: null, state: 'opening' }]);
  expect(written[1]?.posted).toMatchObject([{ key: 'j1/0/0', id: 'm1', state: 'open' }]);
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
    await pause();
  }
  await reply.finish(complete, closing);

  for (const [index, frame] of channel.frames.entries()) {
    expect(channel.frames[index + 1] ?? frame).toMatch(new RegExp(`^${RegExp.escape(frame)}`));
  }
  expect(channel.texts).toEqual([text]);
});

test('a message that grew too old ends where it stands and the answer goes on in the next', async () => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const { reply, channel } = setUp({
    channel: createMemoryChannel({ ...plainDialect, maxAgeMs: 20 }),
  });
  reply.push('one two three\n\n');
  await pause();
  vi.setSystemTime(1_000_021);
  reply.push('four five six');
  await pause();
  await reply.finish(complete, closing);

  expect(channel.texts).toEqual(['one two three', 'four five six']);
});

test('a 429 is waited out and nothing is lost', async () => {
  const channel = createMemoryChannel();
  channel.failures.push({ error: new RateLimitedError('web_failed', 'k', 10), after: false });
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

test('what a platform refuses while it grows is shown once it is whole', async () => {
  const channel = createMemoryChannel();
  const { reply } = setUp({ channel });
  reply.push('Hello');
  await pause();
  channel.failures.push({ error: refused, after: false });
  reply.push(' world');
  await pause();
  await reply.finish(complete, closing);

  expect(channel.texts).toEqual(['Hello world']);
  expect(channel.shown).toHaveLength(1);
});

test('a message that takes no end is made once more, as it is to end, and the old one goes', async () => {
  const channel = createMemoryChannel();
  const { reply, journal } = setUp({ channel });
  reply.push('Hello');
  await pause();
  channel.failures.push({ error: refused, after: false });
  reply.push(' world');
  await reply.finish(complete, closing);

  expect(channel.shown.map(({ isRemoved }) => isRemoved)).toEqual([true, false]);
  expect(channel.texts).toEqual(['Hello world']);
  expect(journal.job.posted).toMatchObject([{ id: 'm2', state: 'closed' }]);
});

test('where a message is refused time and again, finishing rejects', async () => {
  const channel = createMemoryChannel();
  for (let tries = 0; tries < 3; tries += 1)
    channel.failures.push({ error: refused, after: false });
  const { reply, broken } = setUp({ channel });
  reply.push('Hello');

  await expect(reply.finish(complete, closing)).rejects.toBe(refused);
  expect(broken).toEqual([refused]);
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
  reply.status('Reading example.org…');
  await pause();
  expect(channel.shown[0]?.content).toMatchObject({ text: '', status: 'Reading example.org…' });
  reply.push('Done.');
  await reply.finish(complete, closing);

  expect(channel.shown[0]?.content).toMatchObject({ text: 'Done.', status: null });
});

test('the line names the tool that began last of those that still run', async () => {
  const { reply, channel } = setUp();
  const lines = () => channel.shown[0]?.content.status;
  reply.task({ id: 'a', title: 'Reading a …', state: 'running' });
  reply.task({ id: 'b', title: 'Reading b …', state: 'running' });
  await pause();
  expect(lines()).toBe('Reading b …');
  reply.task({ id: 'b', title: 'Reading b …', state: 'failed' });
  await pause();
  expect(lines()).toBe('Reading a …');
  const steps = channel.shown[0]?.steps.length;
  reply.task({ id: 'c', title: 'Reading a …', state: 'running' });
  reply.task({ id: 'a', title: 'Reading a …', state: 'done' });
  await pause();
  expect(channel.shown[0]?.steps.length).toBe(steps);
  reply.task({ id: 'c', title: 'Reading a …', state: 'done' });
  reply.push('Both say so.');
  await pause();
  expect(lines()).toBeNull();
});

test('an answer that cannot be laid out ends itself, and no other', async () => {
  const dialect: Dialect = {
    ...plainDialect,
    length(text) {
      if (text.includes('trouble')) throw new RangeError('Maximum call stack size exceeded');
      return text.length;
    },
  };
  const pacer = createPacer(createRateLimits());
  const [odd, plain] = [
    setUp({ channel: createMemoryChannel(dialect), pacer }),
    setUp({ channel: createMemoryChannel(dialect), pacer }),
  ];
  odd.reply.push('All is well');
  plain.reply.push('All is well');
  await pause();
  odd.reply.push(', but trouble\n');
  plain.reply.push(', and stays so\n');
  await pause();
  await plain.reply.finish(complete, closing);

  expect(plain.channel.texts).toEqual(['All is well, and stays so']);
  expect(odd.broken).toMatchObject([{ name: 'RangeError' }]);
  await expect(odd.reply.finish(complete, closing)).rejects.toThrow('call stack');
  expect(odd.channel.texts).toEqual(['All is well']);
  expect(odd.reply.text).toBe('All is well, but trouble\n');
});
