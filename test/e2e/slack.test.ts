import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { badKey } from '../../src/demo/errors.ts';
import { blockedReply, type ModelReply, textReply } from '../../src/demo/frames.ts';
import { toChunks, toProse } from './harness.ts';
import { answer, asked, start, WAIT_MS } from './on-slack.ts';

test('ten turns in one thread end with exactly the text of the model, each remembering the ones before', async () => {
  const running = await start({ latencyMs: [5, 15] });
  const { slack, model } = running;
  const person = slack.person('U1');
  const thread = person.mention({ channel: 'C1', text: 'question 1' });
  for (let turn = 1; turn <= 10; turn += 1) {
    const text = toProse(turn * 150);
    model.next(textReply(toChunks(text)));
    if (turn > 1) person.say({ channel: 'C1', text: `question ${turn}`, threadTs: thread });
    const message = await answer(running, 'C1', thread, turn);
    expect(message.text).toBe(text);
  }

  expect(asked(running)).toContain('question 1');
  expect(asked(running)).toContain('question 10');
  expect(model.requests.at(-1)?.messages).toHaveLength(20);
});

test('a direct message is a conversation of its own and is answered in its thread', async () => {
  const running = await start();
  running.model.next(textReply('Hello!'));
  const ts = running.slack.person('U1').dm('hi there');
  const channel = running.slack.dmOf('U1');
  expect((await answer(running, channel, ts)).text).toBe('Hello!');
});

test('people are told apart by name', async () => {
  const running = await start();
  const thread = running.slack.person('U1').mention({ channel: 'C1', text: 'I like tea' });
  await answer(running, 'C1', thread);
  running.slack.person('U2').say({ channel: 'C1', text: 'and I like coffee', threadTs: thread });
  await answer(running, 'C1', thread, 2);
  const users = running.model.requests
    .at(-1)
    ?.messages?.filter(({ role }) => role === 'user')
    .map(({ content }) => String(content).split(':')[0]);

  expect(new Set(users).size).toBe(2);
});

test('Parley stays silent where nobody speaks to it', async () => {
  const running = await start();
  const person = running.slack.person('U1');
  person.say({ channel: 'C1', text: 'just talking' });
  const thread = person.mention({ channel: 'C1', text: 'hello' });
  await answer(running, 'C1', thread);
  person.say({ channel: 'C1', text: '<@U2> what do you think?', threadTs: thread });
  await delay(300);

  expect(running.model.requests).toHaveLength(1);
});

test('an answer too long for one message goes on in the next, and the pieces are the text', async () => {
  const running = await start();
  const text = toProse(26_000);
  running.model.next(textReply(toChunks(text, 400)));
  const thread = running.slack.person('U1').mention({ channel: 'C1', text: 'write a lot' });
  await answer(running, 'C1', thread);
  const pieces = running.slack.messages('C1', thread).filter(({ user }) => user === 'UBOT');

  expect(pieces.length).toBeGreaterThanOrEqual(3);
  expect(pieces.map(({ text }) => text.trim()).join('\n\n')).toBe(text);
});

test('a workspace without native streams gets the same answer', async () => {
  const running = await start({ nativeStreaming: false });
  const text = toProse(2_000);
  running.model.next(textReply(toChunks(text)));
  const thread = running.slack.person('U1').mention({ channel: 'C1', text: 'hello' });

  expect((await answer(running, 'C1', thread)).text).toBe(text);
});

test('an answer pings nobody, whatever the model writes', async () => {
  const running = await start();
  running.model.next(
    textReply(['<!chan', 'nel> <@U2> <!here> @chan', 'nel <@U1|x> `<!everyone>`']),
  );
  const thread = running.slack.person('U1').mention({ channel: 'C1', text: 'ping all' });

  expect((await answer(running, 'C1', thread)).pings).toEqual([]);
});

test.each<[string, () => ModelReply, RegExp]>([
  ['a bad key', () => badKey(), /API key/],
  ['a blocked answer', () => blockedReply(), /safety rules/],
])('%s ends in one sentence, and can be asked again', async (_, reply, sentence) => {
  const running = await start();
  running.model.next(reply());
  const thread = running.slack.person('U1').mention({ channel: 'C1', text: 'hello' });
  const message = await running.slack.waitFor(
    () =>
      running.slack
        .messages('C1', thread)
        .find(
          ({ user, text, streaming, buttons }) =>
            user === 'UBOT' &&
            !streaming &&
            sentence.test(text) &&
            !buttons.some(({ text }) => text === 'Stop'),
        ),
    WAIT_MS,
  );

  expect(message.buttons.some(({ text }) => text === 'Retry')).toBe(true);
});

test('commands work as slash commands and as mentions', async () => {
  const running = await start();
  const { slack } = running;
  await slack.person('U1').slash('/parley', 'help', 'C1');
  await slack.waitFor(
    () =>
      slack
        .messages('C1')
        .some(({ text, ephemeralFor }) => ephemeralFor === 'U1' && text.includes('/ask')),
    WAIT_MS,
  );
  running.model.next(textReply('4,808 m'));
  await slack.person('U1').slash('/parley', 'ask how tall is Mont Blanc?', 'C1');
  await slack.waitFor(() => slack.messages('C1').some(({ text }) => text === '4,808 m'), WAIT_MS);
  slack.person('U1').mention({ channel: 'C1', text: '/reset' });
  await slack.waitFor(
    // In the channel: Slack shows no thread that holds only a private answer.
    () => slack.messages('C1').some(({ text }) => text.includes('nothing to forget')),
    WAIT_MS,
  );

  expect(asked(running)).toContain('Mont Blanc');
});

test('an empty mention gets a hint and costs nothing', async () => {
  const running = await start();
  const thread = running.slack.person('U1').mention({ channel: 'C1', text: '' });
  await running.slack.waitFor(
    () =>
      running.slack.messages('C1', thread).some(({ text }) => text.includes('didn’t ask anything')),
    WAIT_MS,
  );

  expect(running.model.requests).toHaveLength(0);
});

test.each([
  ['is not named', 'U2'],
  ['is denied', 'U1, U2, !U1'],
])('who %s may not use it, and hears a sentence that is true', async (_, allow) => {
  const running = await start({}, { PARLEY_ALLOW: allow });
  const refused = running.slack.person('U1').mention({ channel: 'C1', text: 'hello' });
  const { text } = await running.slack.waitFor(
    () => running.slack.messages('C1', refused).find(({ user }) => user === 'UBOT'),
    WAIT_MS,
  );
  expect(text).toContain('You don’t have access to Parley here. Ask your Parley admin');
  expect(running.model.requests).toHaveLength(0);
  const welcome = running.slack.person('U2').mention({ channel: 'C1', text: 'hello' });
  await answer(running, 'C1', welcome);

  expect(running.model.requests).toHaveLength(1);
});

test('whoever opens the direct messages is greeted once and gets prompts', async () => {
  const running = await start();
  const person = running.slack.person('U1');
  person.openHome('messages');
  const channel = await running.slack.waitFor(() => running.slack.dmOf('U1'), WAIT_MS);
  await running.slack.waitFor(
    () => running.slack.messages(channel).some(({ text }) => text.includes('I’m Parley')),
    WAIT_MS,
  );
  person.openHome('messages');
  await delay(200);

  expect(
    running.slack.messages(channel).filter(({ text }) => text.includes('I’m Parley')),
  ).toHaveLength(1);
  expect(running.slack.prompts(channel)?.prompts.length).toBeGreaterThan(0);
});
