/**
 * The kind: what Slack refuses is this request, for something that was asked for beside the words
 * (blocks, chunks, a file, a thread, a private message). It is left out, with a line that says so;
 * the words are readable, whole and once; nothing that has ended can be stopped; the next question
 * is answered.
 */
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { inParts, toChunks } from './harness.ts';
import { type Running, start, WAIT_MS } from './on-slack.ts';
import { ended, endsOf, toSentences } from './refusing.ts';
import { voice } from './voices.ts';

const short = toSentences(3);
const long = toSentences(700); // More than a message, more than 4,000 characters a part.
const overlong = toSentences(1_600);

type Seen = ReturnType<Running['slack']['messages']>[number];

function ownIn({ slack }: Running, thread: string, channel = 'C1'): Seen[] {
  return slack.messages(channel, thread).filter(({ user }) => user === 'UBOT');
}

/** What Parley says of itself: under an answer, behind it, and on its buttons' own message. */
const OWN = /^(?:I couldn’t|The platform refused|Regenerate · |⚠️ )/;

function linesOf(running: Running, thread: string, channel: string): string[] {
  return ownIn(running, thread, channel).flatMap(({ text }) => text.split('\n'));
}

/** The words of the model in a thread, as one text. */
function wordsIn(running: Running, thread: string, channel = 'C1'): string {
  const lines = linesOf(running, thread, channel).filter((line) => !OWN.test(line));
  return lines.join(' ').replace(/\s+/g, ' ').trim();
}

function notesIn(running: Running, thread: string, channel = 'C1'): string {
  return linesOf(running, thread, channel)
    .filter((line) => OWN.test(line))
    .join('\n');
}

function expectEnded(running: Running, thread: string, channel = 'C1'): void {
  for (const { buttons, streaming, text } of ownIn(running, thread, channel)) {
    expect(streaming).toBe(false);
    expect(buttons.map((button) => button.text)).not.toContain('Stop');
    expect(text).not.toMatch(/Drawing…|^…$/);
  }
}

async function ask(running: Running, text: string, channel = 'C1'): Promise<string> {
  const ends = endsOf(running);
  const ts = running.slack.person('U1').mention({ channel, text });
  await ended(running, ends + 1);
  return ts;
}

async function expectNext(running: Running, thread: string, channel = 'C1'): Promise<void> {
  const ends = endsOf(running);
  running.model.next(textReply(['The next answer.']));
  running.slack.person('U1').say({ channel, text: 'and now?', threadTs: thread });
  await ended(running, ends + 1);
  await expect
    .poll(() => wordsIn(running, thread, channel), { timeout: WAIT_MS })
    .toMatch(/The next answer\.$/);
  expectEnded(running, thread, channel);
}

type Args = Readonly<Record<string, unknown>>;
const blocksOf = ({ blocks }: Args) => JSON.stringify(blocks ?? []);
const withWords = (args: Args) =>
  blocksOf(args).includes('"markdown"') || args.chunks !== undefined;
const withLayout = (args: Args) => blocksOf(args) !== '[]' || args.chunks !== undefined;

const CODES = [
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'invalid_arguments',
  'no_text',
  'block_mismatch',
  'a_code_that_is_new',
];

test.each(
  CODES.map((error, index) =>
    index === 0
      ? ([error, 'a long answer', long] as const)
      : ([error, 'an answer', short] as const),
  ),
)(
  'where each request whose layout holds the words meets %s, %s is plain text',
  async (error, _, text) => {
    const running = await start({ rateLimits: 'off' });
    running.slack.faults.when('*', withWords, { error });
    running.model.next(textReply(toChunks(text, 100)));
    const ts = await ask(running, 'tell me');

    expect(wordsIn(running, ts)).toBe(text);
    expect(notesIn(running, ts)).toContain(
      'The platform refused the formatting, so this is plain text.',
    );
    expectEnded(running, ts);
    const labels = ownIn(running, ts).flatMap(({ buttons }) =>
      buttons.map((button) => button.text),
    );
    expect(labels).toEqual(['Regenerate', '👍', '👎', 'Delete']);
    await expectNext(running, ts);
  },
);

test('where no layout at all is taken, the words stand without their buttons', async () => {
  const running = await start({ rateLimits: 'off' });
  running.slack.faults.when('*', withLayout, { error: 'invalid_blocks' });
  running.model.next(textReply(toChunks(long, 100)));
  const ts = await ask(running, 'tell me');

  expect(wordsIn(running, ts)).toBe(long);
  expect(notesIn(running, ts)).toContain('I couldn’t add buttons');
  expectEnded(running, ts);
  await expectNext(running, ts);
});

test('an answer that grows as plain text is whole, and Stop goes with its end', async () => {
  const running = await start({ rateLimits: 'off' });
  const { slack, model } = running;
  slack.faults.when('*', withWords, { error: 'invalid_blocks' });
  const parts = inParts(long, 5);
  model.next(parts.reply);
  const ts = slack.person('U1').mention({ channel: 'C1', text: 'tell me' });
  for (let part = 0; part < 4; part += 1) {
    const before = wordsIn(running, ts).length;
    await slack.waitFor(() => wordsIn(running, ts).length > before || part > 0, WAIT_MS);
    parts.goOn();
  }
  await ended(running, 1);

  expect(wordsIn(running, ts)).toBe(long);
  expectEnded(running, ts);
  await expectNext(running, ts);
});

const drawing = (text: string) => (body: { readonly messages?: readonly { role?: string }[] }) =>
  body.messages?.at(-1)?.role === 'tool'
    ? textReply(text)
    : callReply([{ name: 'draw', id: 'c1', arguments: '{"prompt":"a cat"}' }]);

const FILES: [string, string, string, RegExp][] = [
  ['files.getUploadURLExternal', 'file_uploads_disabled', 'uploads', /file uploads are turned off/],
  ['files.getUploadURLExternal', 'storage_limit_reached', 'storage', /out of storage/],
  ['files.getUploadURLExternal', 'missing_scope', 'scope', /attach the file/],
  ['files.completeUploadExternal', 'restricted_action', 'right', /only some people can post there/],
  [
    'files.completeUploadExternal',
    'posting_to_channel_denied',
    'right',
    /only some people can post there/,
  ],
  ['files.completeUploadExternal', 'file_type_not_allowed', 'type', /the platform refused it/],
  ['files.completeUploadExternal', 'not_in_channel', 'membership', /I’m not in the channel/],
  ['files.completeUploadExternal', 'invalid_arguments', 'form', /the platform refused it/],
];

test.each(FILES)(
  'where %s is refused with %s, a picture leaves the words (%s)',
  async (method, error, _, line) => {
    const running = await start({ rateLimits: 'off' });
    running.slack.faults.every(method, { error });
    running.model.answer(drawing(short));
    const ts = await ask(running, 'draw a cat');

    expect(wordsIn(running, ts)).toBe(short);
    expect(notesIn(running, ts)).toMatch(line);
    expectEnded(running, ts);
    running.model.answer(() => undefined);
    await expectNext(running, ts);
  },
);

test.each([
  ['is refused', { error: 'file_uploads_disabled' }],
  ['fails time and again', { http: 503 }],
] as const)('the rest of an answer whose file %s comes in messages', async (_, fault) => {
  const running = await start({ rateLimits: 'off' });
  running.slack.faults.every('files.getUploadURLExternal', fault);
  running.model.next(textReply(toChunks(overlong, 500)));
  const ts = await ask(running, 'tell me all');

  expect(wordsIn(running, ts)).toBe(overlong);
  expect(notesIn(running, ts)).toMatch(/I couldn’t attach the file/);
  expectEnded(running, ts);
  await expectNext(running, ts);
});

test('a channel without threads gets the answer beside the question', async () => {
  const running = await start({
    rateLimits: 'off',
    workspaces: [
      {
        id: 'T1',
        channels: [{ id: 'C1', info: { is_non_threadable: true } }],
        users: [{ id: 'U1' }],
      },
    ],
  });
  running.model.next(textReply(toChunks(short)));
  await ask(running, 'tell me');
  const own = running.slack.messages('C1').filter(({ user }) => user === 'UBOT');

  expect(own.map(({ text }) => text.split('\n')[0])).toEqual([short]);
  expect(own[0]?.threadTs).toBeUndefined();
  expect(own[0]?.text).toContain('I couldn’t answer in a thread');
});

test('a voice note is written down as plain text where no layout is taken', async () => {
  const running = await start({ rateLimits: 'off' });
  running.slack.faults.when('*', withWords, { error: 'invalid_blocks' });
  const ts = running.slack.person('U1').say({ channel: 'C1', text: '', files: [voice()] });
  await expect
    .poll(
      () =>
        ownIn(running, ts)
          .map(({ text }) => text)
          .join('\n'),
      { timeout: WAIT_MS },
    )
    .toMatch(/Voice note[\s\S]*plain text/);
  expectEnded(running, ts);
});

test.each([
  'cannot_update_message',
  'edit_window_closed',
  'cant_update_message',
  'is_inactive_message',
])(
  'an answer whose message takes no update (%s) comes whole in a new one, and the old one goes',
  async (error) => {
    const running = await start({ rateLimits: 'off', nativeStreaming: false });
    const { slack, model } = running;
    slack.faults.every('chat.update', { error });
    const parts = inParts(short, 2);
    model.next(parts.reply);
    const ts = slack.person('U1').mention({ channel: 'C1', text: 'tell me' });
    await slack.waitFor(() => ownIn(running, ts).length > 0, WAIT_MS);
    parts.goOn();
    await ended(running, 1);

    expect(ownIn(running, ts).map(({ text }) => text)).toEqual([short]);
    expectEnded(running, ts);
    await expectNext(running, ts);
  },
);
