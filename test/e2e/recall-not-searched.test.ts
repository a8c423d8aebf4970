import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { answer, type Running, start, WAIT_MS } from './on-slack.ts';
import { recall, startRecall, tell } from './recalling-discord.ts';

// Kind: the platform's own search is not to be had. What Parley remembers is found all the same,
// and one line tells what was not searched.

const FOUND = 'It is K4711 [1].';
const SAID = 'The zebra budget is K4711';
const QUESTION = 'What is the zebra budget?';

/** What was said first is in the index. */
const remembered = ({ log }: Running) =>
  expect
    .poll(() => log.lines.some(({ message }) => message === 'answered'), { timeout: WAIT_MS })
    .toBe(true);

test.each([
  ['feature_not_enabled', 'search for apps is turned off in this workspace'],
  ['missing_scope', 'I don’t have permission to'],
  ['internal_error', 'the platform’s search failed'],
])('Slack: %s is told, and what is remembered is found', async (error, told) => {
  const running = await start();
  const { slack, model } = running;
  slack.faults.every('assistant.search.context', { error });
  const ada = slack.person('U1');
  model.next(textReply('Noted.'));
  await answer(running, 'C1', ada.mention({ channel: 'C1', text: SAID }));
  await remembered(running);
  const call = { name: 'recall', id: 'c1', arguments: JSON.stringify({ question: QUESTION }) };
  model.next(callReply([call]), textReply('I looked.'));
  await answer(running, 'C1', ada.mention({ channel: 'C1', text: 'How much?' }));

  const asked = JSON.stringify(model.requests.at(-1)?.messages);
  expect(asked).toContain('K4711');
  expect(asked.match(/I couldn’t search all messages/g)).toHaveLength(1);
  expect(asked).toContain(told);
});

test('Slack: a command without a token tells so under what it found', async () => {
  const running = await start();
  const { slack, model } = running;
  model.answer(() => textReply(FOUND));
  const ada = slack.person('U1');
  await answer(running, 'C1', ada.mention({ channel: 'C1', text: SAID }));
  await remembered(running);
  await ada.slash('/recall', QUESTION, 'C1');
  const find = () => slack.messages('C1').find(({ ephemeralFor }) => ephemeralFor === 'U1');
  const { text } = await slack.waitFor(find, WAIT_MS);

  expect(text).toContain('K4711');
  expect(text).toContain('the platform allows that only for a new question');
});

test.each([
  ['no intent', { status: 403, code: 50_001 }, 'I’m only allowed to read the ones that mention me'],
  ['202', null, 'they’re still being indexed'],
])('Discord: %s is told under what is found', async (_, fault, told) => {
  const running = await startRecall();
  const { discord, model } = running;
  await tell(running, discord.generalId);
  if (fault) discord.faults.next('GET /guilds/:g/messages/search', fault);
  else discord.search.indexing = { left: 9, retryAfter: 60 };
  model.next(textReply(FOUND));
  const { text } = await recall(running);

  expect(text).toContain('K4711');
  expect(text).toContain(told);
});
