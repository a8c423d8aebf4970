/**
 * Kind: an answer is complete, but its messages temporarily accept no changes. Text that is not
 * shown yet comes in a new message soon, messages that only lack their buttons get them later, and
 * the next question does not wait.
 */
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createGatedReply } from '../emulators/gemini.ts';
import { toChunks } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { long, short, wordsIn } from './refusing.ts';

const { WAIT_MS } = slack;
const STARTED = { unshownAfterMs: 300 };
const PATCH = 'PATCH /channels/:c/messages/:m';

const ON_DISCORD = [
  { http: 502 },
  { status: 503, code: 130_000 },
  { dropRequest: true },
  { status: 429, code: 0, retryAfter: 0.2 },
] as const;

/** Asks, and lets the platform refuse every change once the first words stand. */
async function begin(running: discord.Running, fault: (typeof ON_DISCORD)[number], text: string) {
  const { discord: server, model } = running;
  const gated = createGatedReply();
  model.next(gated.reply);
  const { id } = server.person('42').mention('tell me');
  const [first = '', ...rest] = toChunks(text);
  gated.say(first);
  await expect.poll(() => wordsIn(running, id), { timeout: WAIT_MS }).not.toBe('');
  server.faults.every(PATCH, fault);
  for (const chunk of rest) gated.say(chunk);
  gated.end();
  return { id, first };
}

test.each([
  ...ON_DISCORD.map((fault) => ({ fault, name: 'short', text: short })),
  { fault: ON_DISCORD[0], name: 'long', text: long },
])(
  'Discord: where each edit fails with $fault, a $name answer comes in new messages',
  async ({ fault, text }) => {
    const running = await discord.start({ rateLimits: 'off' }, {}, STARTED);
    const { id } = await begin(running, fault, text);
    await expect.poll(() => wordsIn(running, id), { timeout: WAIT_MS }).toBe(text);
    const own = () => running.discord.messages(id).filter((each) => each.own);
    await expect
      .poll(() => own().flatMap(({ buttons }) => buttons.map(({ label }) => label)), {
        timeout: WAIT_MS,
      })
      .toContain('Regenerate');

    running.model.next(textReply('Second.'));
    running.discord.person('42').say({ channel: id, text: 'and now?' });
    await expect.poll(() => wordsIn(running, id), { timeout: WAIT_MS }).toContain('Second.');
    expect(running.model.requests).toHaveLength(2);

    // What was left gets its end once that is possible, at the latest when its button is pressed.
    running.discord.faults.clear();
    const stoppable = () =>
      own().find(({ buttons }) => buttons.some(({ label }) => label === 'Stop'));
    const left = stoppable();
    if (left) running.discord.person('42').press(left.id, 'Stop');
    await expect.poll(stoppable, { timeout: WAIT_MS }).toBeUndefined();
  },
);

test('Discord: where nothing but the buttons is missing, the next question is answered', async () => {
  const running = await discord.start({ rateLimits: 'off' }, {}, STARTED);
  const { discord: server, model, log } = running;
  const gated = createGatedReply();
  model.next(gated.reply, textReply('Second.'));
  const { id } = server.person('42').mention('tell me');
  gated.say('All of it.');
  await expect.poll(() => wordsIn(running, id), { timeout: WAIT_MS }).toBe('All of it.');
  server.faults.every(PATCH, { http: 502 });
  gated.end();
  server.person('42').say({ channel: id, text: 'and now?' });
  await expect.poll(() => wordsIn(running, id), { timeout: WAIT_MS }).toContain('Second.');
  const left = log.lines.filter(({ message }) => message === 'a job left something to clean up');
  expect(left.length).toBeGreaterThan(0);
  const words = wordsIn(running, id);
  expect(words.split('All of it.')).toHaveLength(2);
  server.faults.clear();
  const [first] = server.messages(id).filter(({ own }) => own);
  server.person('42').press(first?.id ?? '', 'Stop');
  const labels = () => server.messages(id).find((each) => each.id === first?.id)?.buttons;
  await expect
    .poll(() => labels()?.map(({ label }) => label), { timeout: WAIT_MS })
    .toContain('Regenerate');
});

const ON_SLACK = [{ error: 'internal_error' }, { http: 503 }, { dropRequest: true }] as const;
const CHANGES = ['chat.update', 'chat.appendStream', 'chat.stopStream'];

function ownOnSlack({ slack: at }: slack.Running, thread: string) {
  return at.messages('C1', thread).filter(({ user }) => user === 'UBOT');
}

test.each(
  ON_SLACK.flatMap((fault) => [true, false].map((nativeStreaming) => ({ fault, nativeStreaming }))),
)(
  'Slack: where each change fails with $fault (streams: $nativeStreaming), the words come in a new message',
  async ({ fault, nativeStreaming }) => {
    const running = await slack.start({ rateLimits: 'off', nativeStreaming }, {}, STARTED);
    const { slack: workspace, model } = running;
    const gated = createGatedReply();
    model.next(gated.reply, textReply('Second.'));
    const person = workspace.person('U1');
    const thread = person.mention({ channel: 'C1', text: 'tell me' });
    const words = () =>
      ownOnSlack(running, thread)
        .map(({ text }) => text)
        .join('\n');
    gated.say('This is the beginning');
    await expect.poll(words, { timeout: WAIT_MS }).toContain('This is');
    for (const method of CHANGES) workspace.faults.every(method, fault);
    gated.say(' and this is the end.');
    gated.end();
    await expect
      .poll(words, { timeout: WAIT_MS })
      .toBe('This is the beginning and this is the end.');
    const buttons = () =>
      ownOnSlack(running, thread).flatMap((each) => each.buttons.map(({ text }) => text));
    await expect.poll(buttons, { timeout: WAIT_MS }).toContain('Regenerate');
    expect(buttons()).not.toContain('Stop');

    person.mention({ channel: 'C1', text: 'and now?', threadTs: thread });
    await expect.poll(words, { timeout: WAIT_MS }).toContain('Second.');
    expect(model.requests).toHaveLength(2);
  },
);
