/**
 * The kind: an error code is judged together with the method that gave it. What a native stream is
 * refused for says something of the stream, or of its reader, and nothing of the channel: the
 * answer is ended by an update, or posted.
 */
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { endless, inParts, toProse } from './harness.ts';
import { answer, answersIn, start, WAIT_MS } from './on-slack.ts';

/** Of the reader, of the app, and of this one stream. */
const CODES = [
  'team_not_found',
  'user_not_found',
  'team_access_not_granted',
  'missing_scope',
  'missing_recipient_team_id',
  'restricted_action',
  'channel_type_not_supported',
  'invalid_arguments',
  'invalid_chunks',
  'streaming_mode_mismatch',
  'message_not_in_streaming_state',
  'message_not_owned_by_app',
  'msg_too_long',
  'no_text',
];
const METHODS = ['chat.startStream', 'chat.appendStream', 'chat.stopStream'];
const text = toProse(900);

test.each(METHODS.flatMap((method) => CODES.map((error) => [method, error] as const)))(
  'where %s is refused with %s, the answer is whole, once, and has ended',
  async (method, error) => {
    const running = await start({ rateLimits: 'off' });
    const { slack, model } = running;
    slack.faults.every(method, { error });
    const parts = inParts(text, 3);
    model.next(parts.reply);
    const ts = slack.person('U1').mention({ channel: 'C1', text: 'hello' });
    await slack.waitFor(() => ownIn(running, ts).length > 0, WAIT_MS);
    parts.goOn();
    await slack.waitFor(() => hasGrown(running), WAIT_MS);
    parts.goOn();
    await answer(running, 'C1', ts);
    expect(slack.calls.some((call) => call.method === method && call.error === error)).toBe(true);
    await slack.waitFor(() => ownIn(running, ts).length === 1, WAIT_MS);

    expect(ownIn(running, ts)).toMatchObject([{ text, streaming: false }]);
    expect(buttonsIn(running, ts)).not.toContain('Stop');

    model.next(textReply(['And more.']));
    slack.person('U1').say({ channel: 'C1', text: 'go on', threadTs: ts });
    expect((await answer(running, 'C1', ts, 2)).text).toBe('And more.');
  },
);

test('the reader of a refused stream gets posts from then on, and all others get streams as before', async () => {
  const running = await start({ rateLimits: 'off' });
  running.slack.faults.next('chat.startStream', { error: 'user_not_found' });
  const starts: number[] = [];
  for (const person of ['U1', 'U1', 'U2']) {
    await growAnswer(running, person);
    starts.push(startsIn(running).length);
  }

  expect(starts).toEqual([1, 1, 2]);
});

test('a stream names the organization of its reader', async () => {
  const running = await start(
    {
      workspaces: [
        {
          id: 'T1',
          users: [{ id: 'U1' }, { id: 'U9', team: 'T9' }],
          channels: [{ id: 'C1', name: 'shared' }],
        },
      ],
    },
    { PARLEY_ALLOW: 'U1,U9' },
  );
  for (const person of ['U1', 'U9']) await growAnswer(running, person);

  expect(startsIn(running).map(({ args }) => args.recipient_team_id)).toEqual(['T1', 'T9']);
});

test('a growing stream that is refused once goes on by updates, in the same message', async () => {
  const running = await start({ rateLimits: 'off' });
  const { slack, model } = running;
  const growing = endless();
  model.next(growing.reply);
  const ts = slack.person('U1').mention({ channel: 'C1', text: 'hello' });
  await slack.waitFor(() => ownIn(running, ts)[0]?.text.includes('More'), WAIT_MS);
  slack.faults.next('chat.appendStream', { error: 'team_not_found' });
  slack.faults.next('chat.stopStream', { error: 'team_not_found' });
  await slack.waitFor(
    () => slack.calls.some(({ method, error }) => method === 'chat.stopStream' && error),
    WAIT_MS,
  );
  growing.end();
  await answer(running, 'C1', ts);
  await slack.waitFor(() => ownIn(running, ts).length === 1, WAIT_MS);

  expect(answersIn(running, 'C1', ts)[0]?.text).toMatch(/^(More and more\. )+End\.$/);
});

type Running = Awaited<ReturnType<typeof start>>;

/** An answer that is seen before it ends. */
async function growAnswer(running: Running, person: string): Promise<void> {
  const growing = endless();
  running.model.next(growing.reply);
  const ts = running.slack.person(person).mention({ channel: 'C1', text: 'hello' });
  await running.slack.waitFor(() => ownIn(running, ts).length > 0, WAIT_MS);
  growing.end();
  await answer(running, 'C1', ts);
}

function hasGrown({ slack }: Running): boolean {
  return slack.calls.some(({ method }) => /appendStream|chat.update/.test(method));
}

function startsIn({ slack }: Running) {
  return slack.calls.filter(({ method }) => method === 'chat.startStream');
}

function ownIn({ slack }: Running, thread: string) {
  return slack.messages('C1', thread).filter(({ user }) => user === 'UBOT');
}

function buttonsIn(running: Running, thread: string): string[] {
  return ownIn(running, thread).flatMap(({ buttons }) => buttons.map(({ text: label }) => label));
}
