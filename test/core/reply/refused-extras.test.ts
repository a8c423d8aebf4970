/**
 * The kind: a refusal says that this request cannot be done. What was asked for besides the words
 * is left out, with a line that says so; what stands stays; nothing that has ended can still be
 * stopped; and nothing that was refused is asked for again unchanged.
 */
import { expect, test } from 'vitest';
import type { OutgoingFile } from '../../../src/core/content.ts';
import {
  type Extra,
  type Obstacle,
  WriteError,
  type WriteFailure,
} from '../../../src/core/errors.ts';
import type { Dialect } from '../../../src/core/ports.ts';
import { createMemoryChannel, type MemoryChannel, plainDialect } from '../../doubles/channel.ts';
import { closing, complete, pause, setUp } from './replying.ts';

const attach: Obstacle = { type: 'permission', name: 'Attach Files' };

function refusal(
  failure: WriteFailure,
  { extra = null, obstacle = null }: { extra?: Extra | null; obstacle?: Obstacle | null } = {},
) {
  return new WriteError('web_failed', failure, 'no', { extra, obstacle });
}

type Write = MemoryChannel['write'];

/** A channel that refuses the writes that a test names. */
function createRefusing(
  refuses: (...given: Parameters<Write>) => WriteError | null | undefined,
  dialect: Partial<Dialect> = {},
) {
  const channel = createMemoryChannel({ ...plainDialect, ...dialect });
  const tried: { step: string; text: string; files: number }[] = [];
  const write: Write = async (message, step, content, signal) => {
    tried.push({ step, text: content.text, files: content.files.length });
    const error = refuses(message, step, content, signal);
    if (error) throw error;
    return channel.write(message, step, content, signal);
  };
  return Object.assign(Object.create(channel) as MemoryChannel, { write, tried });
}

const file = (name: string): OutgoingFile => ({
  ...{ name, hash: name, mimeType: 'text/plain', alt: '' },
});
const withFiles = (...batches: OutgoingFile[][]) => ({ ...closing, files: batches });
const labels = ({ shown }: MemoryChannel) =>
  shown
    .filter(({ isRemoved }) => !isRemoved)
    .map(({ content }) => content.buttons.map(({ label }) => label));
const last = ({ shown }: MemoryChannel) => shown.findLast(({ isRemoved }) => !isRemoved)?.content;
const long = Array.from({ length: 300 }, (_, n) => `Sentence number ${n} of a long answer.`).join(
  ' ',
);

test.each([
  ['by a permission', attach, 'I couldn’t attach the file: I need the “Attach Files” permission.'],
  [
    'by its size',
    { type: 'too_large' },
    'I couldn’t attach the file: it’s too large for this channel.',
  ],
  [
    'by a full workspace',
    { type: 'no_storage' },
    'I couldn’t attach the file: the workspace is out of storage.',
  ],
  ['without a reason', null, 'I couldn’t attach the file: the platform refused it.'],
] as const)(
  'a file that is refused %s is left out, and a line says so',
  async (_, obstacle, line) => {
    const channel = createRefusing((_message, _step, { files }) =>
      files.length > 0 ? refusal('refused', { extra: 'files', obstacle }) : null,
    );
    const { reply } = setUp({ channel });
    reply.push('Here it is.');
    await pause();
    await reply.finish(complete, withFiles([file('a.txt')]));

    expect(channel.texts).toEqual(['Here it is.']);
    expect(last(channel)).toMatchObject({ status: line, files: [] });
    expect(labels(channel)).toEqual([['again']]);
    expect(channel.tried.filter(({ files }) => files > 0)).toHaveLength(1);
  },
);

test('a message that is refused as gone while it is made with a file is made without it', async () => {
  const channel = createRefusing(({ id }, _step, { files }) =>
    id === null && files.length > 0 ? refusal('message_gone') : null,
  );
  const { reply } = setUp({ channel });
  reply.push('Here it is.');
  await reply.finish(complete, withFiles([file('a.txt')]));

  expect(channel.texts).toEqual(['Here it is.']);
});

test('where the file with the rest of a text is refused, the rest comes in messages, whole and once', async () => {
  const channel = createRefusing(
    (_message, _step, { files }) =>
      files.length > 0 ? refusal('refused', { extra: 'files', obstacle: attach }) : null,
    { maxMessages: 2 },
  );
  const { reply } = setUp({ channel });
  reply.push(long);
  await reply.finish(complete, closing);

  expect(channel.texts.join(' ')).toBe(long);
  expect(channel.texts.length).toBeGreaterThan(3);
  expect(last(channel)?.status).toBe(
    'I couldn’t attach the file: I need the “Attach Files” permission.',
  );
  expect(labels(channel)).toEqual([...channel.texts.slice(1).map(() => []), ['again']]);
});

const apart = { files: { ...plainDialect.files, areApart: true } };

test.each(['refused', 'place_gone', 'message_gone'] as const)(
  'a message of files that is %s goes, and the words say so',
  async (failure) => {
    const channel = createRefusing(
      ({ key }) =>
        key.includes('/file1') ? refusal(failure, { obstacle: { type: 'no_uploads' } }) : null,
      apart,
    );
    const { reply, journal } = setUp({ channel });
    reply.push('Two files.');
    await reply.finish(complete, withFiles([file('a.txt')], [file('b.txt')]));

    expect(channel.texts).toEqual(['Two files.']);
    expect(last(channel)?.status).toBe('I couldn’t attach the file: file uploads are turned off.');
    expect(journal.job.posted).toHaveLength(1);
  },
);

test('a file that cannot be delivered time and again holds up neither the words nor the next question', async () => {
  const channel = createRefusing(
    ({ key }) => (key.includes('/file') ? refusal('unavailable') : null),
    apart,
  );
  const { reply } = setUp({ channel });
  reply.push('Words.');
  await reply.finish(complete, withFiles([file('a.txt')]));

  expect(channel.texts).toEqual(['Words.']);
  expect(last(channel)?.status).toContain('I couldn’t attach the file');
});

test('the rest of a text whose own message of files is refused comes in messages too', async () => {
  const channel = createRefusing(({ key }) => (key.includes('/file') ? refusal('refused') : null), {
    ...apart,
    maxMessages: 2,
  });
  const { reply } = setUp({ channel });
  reply.push(long);
  await reply.finish(complete, closing);

  expect(channel.texts.join(' ')).toBe(long);
});

test('what was lost on the way is said once, under the end', async () => {
  const channel = createMemoryChannel();
  const { write } = channel;
  const { reply } = setUp({
    channel: {
      ...channel,
      async write(...given) {
        const written = await write(...given);
        const obstacle = { type: 'permission', name: 'Create Public Threads' } as const;
        return { ...written, lost: [{ extra: 'thread', obstacle }] };
      },
    },
  });
  reply.push('In the channel.');
  await pause();
  expect(last(channel)?.status).toBeNull();
  await reply.finish(complete, closing);

  expect(last(channel)?.status).toBe(
    'I couldn’t answer in a thread: I need the “Create Public Threads” permission.',
  );
});

test('a line that has no room under the text stands behind it', async () => {
  const channel = createRefusing((_message, _step, { files }) =>
    files.length > 0 ? refusal('refused', { extra: 'files', obstacle: attach }) : null,
  );
  const text = 'word '.repeat(378).trim();
  const { reply } = setUp({ channel });
  reply.push(text);
  const ending = {
    ...complete,
    note: 'A first remark that is as long as remarks can be, and more.',
  };
  await reply.finish(ending, withFiles([file('a.txt')]));

  expect(channel.texts.join(' ')).toBe(text);
  expect(last(channel)?.status).toMatch(/^A first remark.* · I couldn’t attach the file/);
});

const stop = { type: 'permission', name: 'Send Messages' } as const;

test.each(['place_gone', 'refused'] as const)(
  'where a further message is %s, what stands is closed, and says why it ends there',
  async (failure) => {
    const channel = createRefusing(({ key, id }) =>
      id === null && key.endsWith('/2') ? refusal(failure, { obstacle: stop }) : null,
    );
    const { reply, broken } = setUp({ channel });
    reply.push(long);
    await expect.poll(() => broken.length).toBeGreaterThan(0);
    await reply.idle();

    expect(channel.texts).toHaveLength(2);
    expect(long.startsWith(channel.texts.join(' '))).toBe(true);
    expect(last(channel)?.status).toBe('⚠️ Cut off here: I need the “Send Messages” permission.');
    expect(labels(channel)).toEqual([[], ['Retry']]);
    expect(reply.isBrokenOff).toBe(true);
    expect(channel.tried.filter(({ step }) => step === 'open')).toHaveLength(3);
  },
);

test('where edits are refused too, the reply ends all the same, and does not claim to have said so', async () => {
  const gone = refusal('place_gone');
  let isOver = false;
  const channel = createRefusing(() => (isOver ? gone : null));
  const { reply, broken } = setUp({ channel });
  reply.push('One.');
  await expect.poll(() => channel.texts).toEqual(['One.']);
  isOver = true;
  await expect(reply.finish(complete, closing)).rejects.toBe(gone);

  expect(broken).toContain(gone);
  expect(reply.isBrokenOff).toBe(false);
  expect(channel.texts).toEqual(['One.']);
});

test('a message that takes no end goes only when the new one stands', async () => {
  const channel = createRefusing(({ key }, step) => {
    const isAgain = key.includes('~');
    return step === (isAgain ? 'open' : 'close') ? refusal('refused') : null;
  });
  const { reply, broken } = setUp({ channel });
  reply.push('Hello');
  await pause();
  const ended = reply.finish(complete, closing).catch(() => {});
  await expect.poll(() => broken.length).toBeGreaterThan(0);
  await ended;

  expect(channel.texts).toEqual(['Hello']);
});

test('text that is refused where a message grows is not shown, and what it showed before stays', async () => {
  const channel = createRefusing((_message, _step, { text }) =>
    text.includes('forbidden') ? refusal('refused', { obstacle: { type: 'moderated' } }) : null,
  );
  const { reply } = setUp({ channel });
  reply.push('Allowed words.');
  await expect.poll(() => channel.texts).toEqual(['Allowed words.']);
  reply.push(' And forbidden ones.');
  await reply.finish(complete, closing).catch(() => {});

  expect(channel.texts).toEqual(['Allowed words.']);
  expect(last(channel)).toMatchObject({
    status: '⚠️ Cut off here: a moderation rule blocked it.',
    buttons: [{ label: 'Retry', action: 'retry:j1' }],
  });
});

test('a surplus message that cannot be taken away does not keep the answer from ending', async () => {
  const channel = createMemoryChannel();
  const first = setUp({ channel });
  first.reply.push('old '.repeat(900));
  await first.reply.finish(complete, closing);
  const second = setUp({
    channel: Object.assign(channel, { remove: async () => Promise.reject(refusal('refused')) }),
    job: { ...first.journal.job, state: 'answering' },
  });
  second.reply.push('new text');
  await second.reply.finish(complete, closing);

  expect(channel.texts[0]).toBe('new text');
  expect(channel.shown[0]?.content.buttons.map(({ label }) => label)).toEqual(['again']);
});

test('an old answer stays as it is where the new one can show nothing', async () => {
  const channel = createMemoryChannel();
  const first = setUp({ channel });
  first.reply.push('old '.repeat(900));
  await first.reply.finish(complete, closing);
  const before = structuredClone(channel.texts);
  const refusing = Object.assign(channel, {
    write: async () => Promise.reject(refusal('place_gone')),
  });
  const second = setUp({ channel: refusing, job: { ...first.journal.job, state: 'answering' } });
  second.reply.push('new');
  await second.reply.finish(complete, closing).catch(() => {});

  expect(channel.texts).toEqual(before);
});
