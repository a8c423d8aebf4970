import { expect, test } from 'vitest';
import { callReply, type ModelReply, textReply, toFrame } from '../../src/demo/frames.ts';
import { answer, type Running, start, WAIT_MS } from './on-slack.ts';

// Kind: the ids of calls come from the model's server; some servers count from 0 in each message,
// or give all calls of a message the same id. What is done, and which call an approval is for, does
// not depend on them.

const channels = [
  { id: 'C1', name: 'general' },
  { id: 'C3', name: 'news', members: ['U1'] },
];

const POST = ['post_elsewhere', { channel: 'C3', text: 'We ship on Friday.' }] as const;

const call = (name: string, input: object) =>
  callReply([{ name, id: 'call_0', arguments: JSON.stringify(input) }]);

/** Several calls in one message, told apart by their index alone. */
function calls(...all: readonly (readonly [string, object])[]): ModelReply {
  const frames = all.map(([name, input], index) => {
    const named = { name, arguments: JSON.stringify(input) };
    const each = { index, id: 'call_0', type: 'function', function: named };
    return toFrame({ delta: { role: 'assistant', tool_calls: [each] } });
  });
  return { frames: [...frames, toFrame({ delta: {}, finish_reason: 'tool_calls' })] };
}

/** Asks, agrees to what is proposed, and waits for the answer. */
async function agree(running: Running): Promise<string> {
  const { slack } = running;
  const person = slack.person('U1');
  const root = person.mention({ channel: 'C1', text: 'tell them in news' });
  const find = () =>
    slack
      .messages('C1', root)
      .find(
        ({ buttons, streaming }) => !streaming && buttons.some(({ text }) => text === 'Approve'),
      );
  await person.press((await slack.waitFor(find, WAIT_MS)).ts, 'Approve');
  await answer(running, 'C1', root);
  return root;
}

const results = ({ model }: Running) =>
  (model.requests.at(-1)?.messages ?? []).filter(({ role }) => role === 'tool');

test('an approval runs the call that was shown, and keeps what calls of the same id came to before', async () => {
  const running = await start({ workspaces: [{ id: 'T1', channels }] });
  const reminder = { what: 'ship', at: 'in 2 days' };
  running.model.next(call('current_time', {}), call('remind', reminder), call(...POST));
  running.model.answer(() => textReply('So it is.'));
  await agree(running);

  expect(running.slack.messages('C3')).toHaveLength(1);
  expect(results(running).map(({ content }) => String(content))).toEqual([
    expect.stringContaining('UTC'),
    expect.stringMatching(/^Planned for/),
    expect.stringMatching(/^Posted: /),
  ]);
});

test('what acts is done once where its id is also that of a call that waits for approval', async () => {
  const running = await start({ workspaces: [{ id: 'T1', channels }] });
  const poll = { question: 'Lunch?', options: ['Pizza', 'Soup'] };
  running.model.next(calls(['poll', poll], POST), textReply('Shall I?'), textReply('So it is.'));
  const root = await agree(running);
  const polls = running.slack.messages('C1', root).filter(({ text }) => text.includes('Lunch?'));

  expect(polls).toHaveLength(1);
  expect(running.slack.messages('C3')).toHaveLength(1);
  const ids = results(running).map(({ tool_call_id: id }) => id);
  expect(new Set(ids).size).toBe(2);
});

test('of two calls with one id each is proposed, and each is run', async () => {
  const running = await start({ workspaces: [{ id: 'T1', channels }] });
  const other = ['post_elsewhere', { channel: 'C3', text: 'And on Monday.' }] as const;
  running.model.next(calls(POST, other), textReply('So it is.'));
  await agree(running);
  const texts = running.slack.messages('C3').map(({ text }) => text);

  expect(texts.toSorted()).toEqual([
    expect.stringContaining('And on Monday.'),
    expect.stringContaining('We ship on Friday.'),
  ]);
});
