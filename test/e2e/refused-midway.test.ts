/**
 * The kind: a write that is refused in the middle of an answer, in whatever words, once, for a
 * while or for good. The person gets the whole answer, or a plain sentence by a way that is open;
 * Stop goes; what stood stays; nothing is doubled; the next question is answered.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type ModelReply, textReply, toFrame } from '../../src/demo/frames.ts';
import { toChunks } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { expectEnded, expectNext, toSentences, wordsIn } from './refusing.ts';

const { WAIT_MS } = discord;
const WHOLE = ['Regenerate', '👍', '👎', 'Delete'];
const text = toSentences(30);

/** Words that come evenly, for long enough that each platform is given many changes. */
function steady(words: string): ModelReply {
  async function* frames() {
    for (const content of toChunks(words, 20)) {
      yield toFrame({ delta: { content } });
      await delay(60);
    }
    yield toFrame({ delta: {}, finish_reason: 'stop' });
  }
  return { frames: frames() };
}

const EDIT = 'PATCH /channels/:c/messages/:m';

const REFUSALS = [
  { status: 403, code: 50013 },
  { status: 403, code: 50001 },
  { status: 404, code: 10003 },
  { status: 400, code: 160_005 },
] as const;

const WHEN: readonly [string, { times?: number; skip?: number }][] = [
  ['the first change', { times: 1 }],
  ['the first two', { times: 2 }],
  ['the third', { times: 1, skip: 2 }],
  ['the fifth and two more', { times: 3, skip: 4 }],
  ['all from the third on', { times: 1_000, skip: 2 }],
  ['all', { times: 1_000 }],
];

function ownOnDiscord({ discord: server }: discord.Running, channel: string) {
  return server.messages(channel).filter(({ own }) => own);
}

test.each(
  REFUSALS.flatMap((fault, index) =>
    // Each moment with one refusal, and each refusal at two moments.
    WHEN.filter((_, at) => index === 0 || at % 3 === index % 3).map(
      ([name, which]) => [fault.code, name, fault, which] as const,
    ),
  ),
)('Discord: %i for %s leaves the whole answer', async (_code, _name, fault, which) => {
  const running = await discord.start({ rateLimits: 'off' });
  const { discord: server, model } = running;
  server.faults.next(EDIT, fault, which);
  model.next(steady(text));
  const { id } = server.person('42').mention('tell me');
  await discord.answer(running, id);
  await expect.poll(() => wordsIn(running, id), { timeout: WAIT_MS }).toBe(text);

  const own = ownOnDiscord(running, id);
  expect(own.flatMap(({ buttons }) => buttons.map(({ label }) => label))).toEqual(WHOLE);
  expect(server.messages(server.dmId('42')).filter((each) => each.own)).toEqual([]);
  expectEnded(running);
  server.faults.clear();
  await expectNext(running);
});

test.each(REFUSALS)(
  'Discord: where nothing can be written from then on ($code) the person is told, and Stop goes later',
  async (fault) => {
    const running = await discord.start({ rateLimits: 'off' });
    const { discord: server, model } = running;
    model.next(steady(text));
    const { id } = server.person('42').mention('tell me');
    await server.waitFor(() => wordsIn(running, id).length > 100, WAIT_MS);
    const before = wordsIn(running, id);
    server.faults.every(`PATCH /channels/${id}/messages/:m`, fault);
    for (const channel of [id, server.generalId])
      server.faults.every(`POST /channels/${channel}/messages`, fault);
    const told = () => discord.ownTexts(running, server.dmId('42'));
    await server.waitFor(() => told().length > 0, WAIT_MS);

    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('I can’t answer you in <#');
    expect(wordsIn(running, id).startsWith(before)).toBe(true);
    server.faults.clear();
    await expectNext(running, id);
    await expect
      .poll(() => ownOnDiscord(running, id).flatMap(({ buttons }) => buttons.map((b) => b.label)), {
        timeout: WAIT_MS + 20_000,
      })
      .toEqual(['Retry']);
    expect(ownOnDiscord(running, id).at(-1)?.text).toContain('Cut off here');
  },
);

test('Discord: an answer that a moderator deletes while it grows stays away, and the person is told', async () => {
  const running = await discord.start({ rateLimits: 'off' });
  const { discord: server, model } = running;
  model.next(steady(text));
  const { id } = server.person('42').mention('tell me');
  const first = await server.waitFor(() => ownOnDiscord(running, id)[0], WAIT_MS);
  server.person('7', { admin: true }).remove(first.id);
  const told = () => discord.ownTexts(running, server.dmId('42'));
  await server.waitFor(() => told().length > 0, WAIT_MS);

  expect(told()[0]).toMatch(/^My answer to you in <#\d+> was deleted while I was writing it\./);
  expect(ownOnDiscord(running, id)).toEqual([]);
  await expectNext(running);
});

const LATER = { timeout: WAIT_MS + 20_000 };

test.each([1, 2, 3])(
  'Discord: %i times “unknown message” is believed or not, and nothing keeps Stop',
  async (times) => {
    const running = await discord.start({ rateLimits: 'off' });
    const { discord: server, model } = running;
    server.faults.next(EDIT, { status: 404, code: 10008 }, { times, skip: 1 });
    model.next(steady(text));
    const { id } = server.person('42').mention('tell me');
    const labels = () =>
      ownOnDiscord(running, id).flatMap(({ buttons }) => buttons.map(({ label }) => label));
    await server.waitFor(() => labels().includes('Stop'), WAIT_MS);
    await expect.poll(labels, LATER).not.toContain('Stop');
    const told = discord.ownTexts(running, server.dmId('42')).join();
    const cut = discord.ownTexts(running, id).join();
    expect(wordsIn(running, id) === text || /was deleted|Cut off here/.test(told + cut)).toBe(true);
  },
);

const SLACK_CODES = ['channel_not_found', 'is_archived', 'restricted_action', 'no_permission'];

test.each(
  SLACK_CODES.flatMap((error) =>
    [true, false].flatMap((nativeStreaming) =>
      [1, 2, 3].map((times) => ({ error, nativeStreaming, times })),
    ),
  ).filter((_, index) => index % 2 === 0),
)(
  'Slack: $error for $times changes leaves the whole answer (streams: $nativeStreaming)',
  async ({ error, nativeStreaming, times }) => {
    const running = await slack.start({ rateLimits: 'off', nativeStreaming });
    const { slack: workspace, model } = running;
    model.next(steady(text));
    const ts = workspace.person('U1').mention({ channel: 'C1', text: 'tell me' });
    const own = () => workspace.messages('C1', ts).filter(({ user }) => user === 'UBOT');
    await workspace.waitFor(() => own().length > 0, WAIT_MS);
    const faults = Array.from({ length: times }, () => ({ error }));
    for (const method of ['chat.update', 'chat.appendStream'])
      workspace.faults.next(method, ...faults);
    await slack.answer(running, 'C1', ts);

    expect(
      own()
        .map((each) => each.text)
        .join(' '),
    ).toBe(text);
    expect(own().flatMap(({ buttons }) => buttons.map((button) => button.text))).toEqual(WHOLE);
    model.next(textReply('Next.'));
    const next = workspace
      .person('U1')
      .say({ channel: 'C1', text: '<@UBOT> and now?', threadTs: ts });
    expect(next).not.toBe('');
    await workspace.waitFor(() => own().some((each) => each.text === 'Next.'), WAIT_MS);
  },
);

test.each([true, false])(
  'Slack: where every change is refused, and posts are not, the answer is whole (streams: %s)',
  async (nativeStreaming) => {
    const running = await slack.start({ rateLimits: 'off', nativeStreaming });
    const { slack: workspace, model } = running;
    for (const method of ['chat.update', 'chat.appendStream', 'chat.stopStream'])
      workspace.faults.every(method, { error: 'channel_not_found' });
    model.next(steady(text));
    const ts = workspace.person('U1').mention({ channel: 'C1', text: 'tell me' });
    await slack.answer(running, 'C1', ts);
    const own = () => workspace.messages('C1', ts).filter(({ user }) => user === 'UBOT');
    await expect
      .poll(
        () =>
          own()
            .map((each) => each.text)
            .join(' '),
        { timeout: WAIT_MS },
      )
      .toBe(text);
    expect(own().flatMap(({ buttons }) => buttons.map((button) => button.text))).toEqual(WHOLE);
  },
);
