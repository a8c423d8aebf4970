import { expect, test } from 'vitest';
import { type ModelReply, toFrame } from '../../src/demo/frames.ts';
import { toChunks, toProse } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

const CHANNELS = 20;

/** A text at about 400 characters a second, as a model writes. */
function slowly(text: string): ModelReply {
  async function* frames() {
    const chunks = toChunks(text, 40);
    for (const [index, content] of chunks.entries()) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      yield toFrame({
        delta: { content },
        ...(index === chunks.length - 1 ? { finish_reason: 'stop' } : {}),
      });
    }
  }
  return { frames: frames() };
}

const textFor = (question: string) => `Answer to ${question}.\n\n${toProse(1_600)}`;
const questionIn = (messages: unknown) =>
  /question \d+/.exec(
    String((messages as { content?: unknown }[] | undefined)?.at(-1)?.content),
  )?.[0] ?? '';

// That no call was refused for its rate is checked after every test of these files.
test('Slack: twenty channels stream at once at real rate limits, each to exactly the text of the model', async () => {
  const channels = Array.from({ length: CHANNELS }, (_, index) => `C${100 + index}`);
  const workspaces = [
    {
      id: 'T1',
      users: [{ id: 'U1', isAdmin: true }],
      channels: channels.map((id) => ({ id, members: ['U1'] })),
    },
  ];
  const running = await slack.start({ latencyMs: [60, 100], workspaces });
  running.model.answer(({ messages }) => slowly(textFor(questionIn(messages))));
  const threads = channels.map((channel, index) =>
    running.slack.person('U1').mention({ channel, text: `question ${index}` }),
  );
  for (const [index, channel] of channels.entries()) {
    const thread = threads[index] ?? '';
    const message = await running.slack.waitFor(() => slack.answersIn(running, channel, thread)[0]);
    expect(message.text).toBe(textFor(`question ${index}`));
  }
});

test('Discord: twenty channels stream at once at real rate limits, each to exactly the text of the model', async () => {
  const running = await discord.start({ latencyMs: [60, 100] });
  running.model.answer(({ messages }) => slowly(textFor(questionIn(messages))));
  const person = running.discord.person('42', { name: 'Ada' });
  const questions = Array.from({ length: CHANNELS }, (_, index) => {
    const channel = running.discord.addChannel(`room-${index}`);
    return person.mention(`question ${index}`, {
      channel,
    });
  });
  for (const [index, { id }] of questions.entries()) {
    await running.discord.waitFor(() => discord.answersIn(running, id)[0]);
    expect(discord.ownTexts(running, id).join('\n\n')).toBe(textFor(`question ${index}`));
  }
});
