/**
 * The kind: a channel takes one post at a time, and a post that follows a refused one in the same
 * write waits for the platform, never for itself.
 */
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { inParts, toChunks } from './harness.ts';
import { type Running, start, WAIT_MS } from './on-slack.ts';
import { ended, endsOf, toSentences } from './refusing.ts';

type Args = Readonly<Record<string, unknown>>;

const REFUSALS: [string, number, (running: Running) => void][] = [
  ['its layout', 3, refuseLayout],
  ['its layout, in several messages', 700, refuseLayout],
  ['its thread', 3, refuseThread],
  ['its thread, which was locked', 3, refuseLocked],
  [
    'its thread and its layout',
    3,
    (running) => {
      refuseThread(running);
      refuseLayout(running);
    },
  ],
];

function refuseLayout({ slack }: Running): void {
  const withLayout = ({ blocks }: Args) => Array.isArray(blocks) && blocks.length > 0;
  slack.faults.when('*', withLayout, { error: 'invalid_blocks' });
}

function refuseThread({ slack }: Running, error = 'cannot_reply_to_message'): void {
  const isInThread = ({ thread_ts }: Args) => thread_ts !== undefined;
  slack.faults.when('chat.postMessage', isInThread, { error });
}

function refuseLocked(running: Running): void {
  refuseThread(running, 'restricted_action_thread_locked');
}

async function ask(running: Running, text: string): Promise<void> {
  const ends = endsOf(running);
  running.slack.person('U1').mention({ channel: 'C1', text });
  await ended(running, ends + 1);
}

const ownIn = ({ slack }: Running) => slack.messages('C1').filter(({ user }) => user === 'UBOT');

function wordsIn(running: Running): string {
  const all = ownIn(running).map(({ text }) => text);
  return all.join(' ').replace(/\s+/g, ' ');
}

test.each(REFUSALS)(
  'an answer that is posted, not streamed, is whole where Slack refuses %s',
  async (_, sentences, refuse) => {
    const text = toSentences(sentences);
    const running = await start({ rateLimits: 'off', nativeStreaming: false });
    const hello = inParts('Hello. And welcome.', 2);
    running.model.next(hello.reply);
    const first = ask(running, 'hello'); // It grows: from then on it is known there are no streams.
    await running.slack.waitFor(() => ownIn(running).length > 0, WAIT_MS);
    hello.goOn();
    await first;
    expect(running.slack.calls.map(({ error }) => error)).toContain('unknown_method');
    refuse(running);
    running.model.next(textReply(toChunks(text, 400)));
    await ask(running, 'tell me');

    for (const sentence of text.split(/(?<=\.) /)) expect(wordsIn(running)).toContain(sentence);
    const labels = ownIn(running).flatMap(({ buttons }) => buttons.map((each) => each.text));
    expect(labels).not.toContain('Stop');
    running.slack.faults.clear();
    running.model.next(textReply('The next answer.'));
    await ask(running, 'and now?');
    expect(wordsIn(running)).toContain('The next answer.');
  },
);

test('an answer that is posted because streams were not quicker goes on where its layout is refused', async () => {
  const text = toSentences(700);
  const running = await start({ rateLimits: 'off' });
  refuseLayout(running);
  running.model.next(textReply(toChunks(text, 400)));
  await ask(running, 'tell me');

  for (const sentence of text.split(/(?<=\.) /)) expect(wordsIn(running)).toContain(sentence);
});
