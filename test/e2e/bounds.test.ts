/**
 * The kind: what one message of the model, one person or one file may take, seen through the
 * platforms.
 */
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

const calls = (count: number, name: string, toInput: (n: number) => object) =>
  callReply(
    Array.from({ length: count }, (_, n) => ({
      name,
      id: `call-${n}`,
      arguments: JSON.stringify(toInput(n)),
    })),
  );

/** What the tools answered in the latest request. */
const results = ({ model }: Pick<slack.Running, 'model'>) =>
  (model.requests.at(-1)?.messages ?? [])
    .filter(({ role }) => role === 'tool')
    .map(({ content }) => String(content));

test('Slack: of 40 drawings in one message eight are drawn, and each call has its answer', async () => {
  const running = await slack.start();
  running.model.next(
    calls(40, 'draw', (n) => ({ prompt: `a cat, number ${n}` })),
    textReply('Eight cats.'),
  );
  const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'draw forty cats' });
  const { text } = await slack.answer(running, 'C1', ts);
  const told = results(running);

  expect(text).toContain('Eight cats.');
  expect(told).toHaveLength(40);
  expect(told.filter((result) => result.startsWith('One picture was drawn'))).toHaveLength(8);
  expect(told.at(-1)).toMatch(/^Not done: .* up to 20 calls/);
});

test('Slack: of 2,000 calls in one message those are kept that fit, and the rest is not paid for', async () => {
  const running = await slack.start();
  running.model.next(
    calls(2_000, 'current_time', () => ({})),
    textReply('It is late.'),
  );
  const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'what time is it?' });
  await slack.answer(running, 'C1', ts);
  const told = results(running);
  const [called] = (running.model.requests.at(-1)?.messages ?? []).filter(
    (message) => 'tool_calls' in message,
  );

  expect(told).toHaveLength(40);
  expect(told.filter((result) => result.startsWith('Not done'))).toHaveLength(20);
  expect(called).toMatchObject({ tool_calls: { length: 40 } });
});

const letters = (count: number) => 'x'.repeat(count);

test.each([
  ['one call with five million letters', 1, () => ({ zone: letters(5_000_000) }), [1]],
  ['ten calls that are too long together', 10, () => ({ zone: letters(60_000) }), [7]],
  ['a long call after a short one', 2, (n: number) => ({ zone: letters(n * 120_000) }), [1]],
  ['a call as long as one may be', 1, () => ({ zone: letters(99_000) }), [0]],
] as const)(
  'Slack: %s comes back with its length, and is not sent on',
  async (_, count, toInput, [cut]) => {
    const running = await slack.start();
    running.model.next(calls(count, 'current_time', toInput), textReply('It is late.'));
    const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'what time is it?' });
    await slack.answer(running, 'C1', ts);
    const told = results(running);

    expect(told).toHaveLength(count);
    expect(told.filter((result) => /^Not done: the arguments had/.test(result))).toHaveLength(cut);
    expect(JSON.stringify(running.model.requests.at(-1)).length).toBeLessThan(300_000);
  },
);

test('Slack: a name of five million letters is no name, and is not sent on', async () => {
  const running = await slack.start();
  running.model.next(
    calls(1, letters(5_000_000), () => ({})),
    textReply('It is late.'),
  );
  const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'what time is it?' });
  await slack.answer(running, 'C1', ts);

  expect(results(running)[0]).toMatch(/^There is no tool named x+\.$/);
  expect(JSON.stringify(running.model.requests.at(-1)).length).toBeLessThan(100_000);
});

test('Discord: of 60 polls that one person asks for 20 are posted, and the refusal says what to do', async () => {
  const running = await discord.start();
  const { discord: server, model } = running;
  await server.waitFor(() => server.commands.length > 0, discord.WAIT_MS);
  const ask = (n: number) =>
    server.person('42').slash('poll', { question: `Lunch ${n}?`, options: 'Pizza, Soup' });
  for (let n = 0; n < 20; n += 1) {
    const used = ask(n);
    await server.waitFor(() => used.response?.poll, discord.WAIT_MS);
  }
  const more = ask(20);
  const refused = await server.waitFor(() => {
    const text = more.response?.text ?? '';
    return text.includes('20 open polls') && text;
  }, discord.WAIT_MS);
  expect(refused).toContain('The oldest closes in 7 days.');

  model.next(
    calls(1, 'poll', () => ({ question: 'Dinner?', options: ['Pizza', 'Soup'] })),
    textReply('That was one too many.'),
  );
  const question = server.person('42').mention('one more poll, please');
  await discord.answer(running, question.id);
  expect(results(running)[0]).toContain('You already have 20 open polls');
});

test('Slack: an mp3 of zeros is left out and named, and the question is answered', async () => {
  const running = await slack.start();
  const bytes = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'), Buffer.alloc(40_000)]);
  running.model.next(textReply('I can say nothing of the recording.'));
  const ts = running.slack.person('U1').mention({
    channel: 'C1',
    text: 'what is said in it?',
    files: [{ name: 'memo.mp3', bytes }],
  });
  const { text } = await slack.answer(running, 'C1', ts);

  expect(text).toContain('I can say nothing of the recording.');
  expect(slack.asked(running)).not.toContain('input_audio');
  expect(JSON.stringify(running.slack.messages('C1', ts))).toContain('I left out memo.mp3');
});
