/**
 * The kind: Parley takes its own messages away, and is told so like of any other deletion, before
 * the next of its writes. That is no word about the question: the answer goes on to its end.
 */
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { inParts } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { toSentences } from './refusing.ts';

const { WAIT_MS } = slack;
const short = toSentences(3);
/** More than fits into three messages of Discord. */
const LONG = toSentences(200);
/** More than fits into two messages of Slack. */
const longest = toSentences(800);
/** How much later than the deletion itself its reply comes. */
const LATE_MS = 300;

test('Discord: an answer that is shorter the second time leaves none of its first messages', async () => {
  const running = await discord.start({ rateLimits: 'off' });
  const { discord: server, model } = running;
  model.next(textReply(LONG), textReply(short));
  const person = server.person('42');
  person.dm('tell me');
  const here = server.dmId('42');
  const first = await discord.answer(running, here);
  expect(discord.ownTexts(running, here).length).toBeGreaterThan(3);

  server.faults.every('DELETE /channels/:c/messages/:m', { delayReplyMs: LATE_MS });
  person.press(first.id, 'Regenerate');
  await server.waitFor(() => discord.ownTexts(running, here).length === 1, WAIT_MS);

  const answer = await discord.answer(running, here);
  expect(answer.text).toBe(short);
  expect(answer.buttons.map(({ label }) => label)).toContain('Regenerate');
});

test('Slack: the same', async () => {
  const running = await slack.start({ rateLimits: 'off', nativeStreaming: false });
  const { slack: workspace, model } = running;
  model.next(textReply(longest), textReply(short));
  const person = workspace.person('U1');
  const question = person.mention({ channel: 'C1', text: 'tell me' });
  const first = await slack.answer(running, 'C1', question);
  const own = () => workspace.messages('C1', question).filter(({ user }) => user === 'UBOT');
  expect(own().length).toBeGreaterThan(2);

  workspace.faults.every('chat.delete', { delayReplyMs: LATE_MS });
  await person.press(first.ts, 'Regenerate');
  await workspace.waitFor(() => own().length === 1, WAIT_MS);

  const answer = await slack.answer(running, 'C1', question);
  expect(answer.text).toBe(short);
});

test('Discord: an answer goes on although somebody takes a message out of it', async () => {
  const running = await discord.start({ rateLimits: 'off' });
  const { discord: server, model } = running;
  const parts = inParts(LONG, 8);
  model.next(parts.reply);
  const { generalId } = server;
  const person = server.person('42', { admin: true });
  await server.waitFor(() => server.commands.length > 0, WAIT_MS);
  person.slash('ask', { question: 'tell me' });
  const own = () => server.messages(generalId).filter((message) => message.own);
  for (let part = 1; part < 4; part += 1) parts.goOn();
  await server.waitFor(() => own().length > 1, WAIT_MS);
  person.remove(own()[0]?.id ?? '');
  for (let part = 4; part < 8; part += 1) parts.goOn();

  const answer = await discord.answer(running, generalId);
  expect(answer.text).toMatch(/This is sentence 199 of the answer\.$/);
});
