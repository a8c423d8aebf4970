import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { inParts } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { ended, expectEnded, expectNext, long, toSentences, wordsIn } from './refusing.ts';

// Kind: new messages are taken, and no change of one that stands is. The answer is whole all the
// same, has ended in each of its messages, and nothing says that it could not be posted.

const { WAIT_MS } = slack;
const WHOLE = ['Regenerate', '👍', '👎', 'Delete'];

test.each([
  ['a form that is invalid', { status: 400, code: 50035 }],
  ['a moderation rule', { status: 400, code: 200_000 }],
  ['a proxy that knows no PATCH', { status: 405, code: 0 }],
  ['a proxy that denies without a word', { status: 403, code: 0 }],
  ['a limit on edits of old messages', { status: 400, code: 30046 }],
  ['a limit on edits of old messages, told as a rate limit', { status: 429, code: 30046 }],
  ['a limit of the service', { status: 403, code: 40062 }],
] as const)('Discord: an answer in several messages, by %s', async (_, fault) => {
  const running = await discord.start({ rateLimits: 'off' });
  const { discord: server, model } = running;
  server.faults.every('PATCH /channels/:c/messages/:m', fault);
  const parts = inParts(long, 4);
  model.next(parts.reply);
  const { id } = server.person('42').mention('tell me');
  for (let part = 1; part < 4; part += 1) {
    await server.waitFor(() => wordsIn(running, id).length > 0, WAIT_MS);
    parts.goOn();
  }
  await ended(running, 1);
  const own = () => server.messages(id).filter((each) => each.own);
  await server.waitFor(() => wordsIn(running, id) === long, WAIT_MS);

  expect(own().length).toBeGreaterThan(2);
  expect(
    own()
      .at(-1)
      ?.buttons.map(({ label }) => label),
  ).toEqual(WHOLE);
  expectEnded(running);
  server.faults.clear();
  await expectNext(running);
});

test('Discord: a short answer whose end is denied without a word, a few times and for ever', async () => {
  for (const [times, isSame] of [
    [2, true],
    [1_000, false],
  ] as const) {
    const running = await discord.start({ rateLimits: 'off' });
    const { discord: server, model } = running;
    server.faults.next('PATCH /channels/:c/messages/:m', { status: 403, code: 0 }, { times });
    const parts = inParts('First half. Second half.', 2);
    model.next(parts.reply);
    const { id } = server.person('42').mention('tell me');
    const own = () => server.messages(id).filter((each) => each.own);
    const first = await server.waitFor(() => own()[0], WAIT_MS);
    parts.goOn();
    await ended(running, 1);

    expect(own().map(({ text }) => text)).toEqual(['First half. Second half.']);
    expect(own()[0]?.buttons.map(({ label }) => label)).toEqual(WHOLE);
    expect(own()[0]?.id === first.id).toBe(isSame);
    await running.close();
  }
});

test('Discord: a change that is denied once takes nothing from the answer', async () => {
  const running = await discord.start({ rateLimits: 'off' });
  const { discord: server, model } = running;
  server.faults.next('PATCH /channels/:c/messages/:m', { status: 403, code: 50013 });
  const parts = inParts(long, 4);
  model.next(parts.reply);
  const { id } = server.person('42').mention('tell me');
  await server.waitFor(() => wordsIn(running, id).length > 0, WAIT_MS);
  for (let part = 1; part < 4; part += 1) parts.goOn();
  await ended(running, 1);
  const labels = () =>
    server
      .messages(id)
      .filter(({ own }) => own)
      .flatMap(({ buttons }) => buttons.map(({ label }) => label));
  await server.waitFor(() => wordsIn(running, id) === long, WAIT_MS);

  expect(labels()).toEqual(WHOLE);
  expectEnded(running);
});

test.each(
  ['edit_window_closed', 'cant_update_message'].flatMap((error) => [
    { error, nativeStreaming: true },
    { error, nativeStreaming: false },
  ]),
)(
  'Slack: an answer in several messages, by $error (streams: $nativeStreaming)',
  async ({ error, nativeStreaming }) => {
    const text = toSentences(500);
    const running = await slack.start({ rateLimits: 'off', nativeStreaming });
    const { slack: workspace, model } = running;
    workspace.faults.every('chat.update', { error });
    const parts = inParts(text, 4);
    model.next(parts.reply);
    const ts = workspace.person('U1').mention({ channel: 'C1', text: 'tell me' });
    const own = () => workspace.messages('C1', ts).filter(({ user }) => user === 'UBOT');
    await workspace.waitFor(() => own().length > 0, WAIT_MS);
    for (let part = 1; part < 4; part += 1) parts.goOn();
    await ended(running, 1);
    const words = () =>
      own()
        .map((each) => each.text)
        .join(' ');
    await workspace.waitFor(() => words() === text, WAIT_MS);

    const labels = own().map(({ buttons }) => buttons.map((button) => button.text));
    expect(labels.at(-1)).toEqual(WHOLE);
    expect(labels.flat()).not.toContain('Stop');
    expect(own().every(({ streaming }) => !streaming)).toBe(true);
  },
);

test('Discord: messages that ended before the addresses of their links came get them in the end', async () => {
  const running = await discord.start({ rateLimits: 'off' });
  const { discord: server, model } = running;
  const parts = inParts(`See [the guide][1]. ${long}\n\n[1]: https://example.com/guide\n`, 4);
  model.next(parts.reply);
  const { id } = server.person('42').mention('tell me');
  const own = () => server.messages(id).filter((each) => each.own);
  for (let part = 1; part < 4; part += 1) {
    await server.waitFor(() => own().length > 0, WAIT_MS);
    parts.goOn();
  }
  await ended(running, 1);

  expect(own().length).toBeGreaterThan(2);
  expect(own()[0]?.text).toContain(
    'See [the guide](https://example.com/guide). This is sentence 0',
  );
  expect(own()[0]?.buttons).toEqual([]);
  expectEnded(running);
});

test('Discord: the limit on edits of one old message holds up no other answer of its channel', async () => {
  const running = await discord.start({ rateLimits: 'off' });
  const { discord: server, model } = running;
  const person = server.person('42');
  const channel = server.dmId('42');
  const own = () => server.messages(channel).filter((each) => each.own);
  model.next(textReply('first'));
  const question = person.dm('one?');
  const first = await server.waitFor(
    () => own().find(({ text, buttons }) => text === 'first' && buttons.length > 1),
    WAIT_MS,
  );
  const limit = { status: 429, code: 30046, retryAfter: 3_600 };
  server.faults.every(`PATCH /channels/${channel}/messages/${first.id}`, limit);
  model.next(textReply('edited'), textReply('second'));
  person.edit(question.id, 'two?');
  await server.waitFor(() => own().some(({ text }) => text === 'edited'), WAIT_MS);
  person.dm('three?');
  await server.waitFor(() => own().some(({ text }) => text === 'second'), WAIT_MS);

  expect(own().map(({ text }) => text)).toEqual(['edited', 'second']);
});

test.each([
  ['two stars', `It takes **kwargs and ${long}`],
  ['two stars over lines', `It takes **kwargs and\n${long} **Note** that.`],
  ['a star', `The pointer *ptr and ${long}`],
])('Discord: marks that nothing ends stay literal in each message: %s', async (_, text) => {
  const running = await discord.start({ rateLimits: 'off' });
  const { discord: server, model } = running;
  const parts = inParts(text, 4);
  model.next(parts.reply);
  const { id } = server.person('42').mention('tell me');
  for (let part = 1; part < 4; part += 1) {
    await server.waitFor(() => wordsIn(running, id).length > 0, WAIT_MS);
    parts.goOn();
  }
  await ended(running, 1);
  const words = wordsIn(running, id);

  expect(words.match(/[*]+/g)).toEqual(text.match(/[*]+/g));
  expectEnded(running);
});
