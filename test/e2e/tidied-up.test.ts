/**
 * The kind: what a job shows of itself while it runs stays when it has ended, because its place
 * refuses every change at that moment: Stop on an answer, a mark on a question, a message that was
 * to go. It goes once the place takes changes again, also after a restart.
 */
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { onDisk } from './drawn.ts';
import { inParts } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { ended, long, short } from './refusing.ts';

const { WAIT_MS } = slack;
const ENDED = 'That answer is already finished.';

/** An answer that is cut off in its middle; `shut` makes its place refuse every change. */
async function cutOffOnSlack(
  running: slack.Running,
  channel: string,
  shut: () => void,
): Promise<string> {
  const { slack: workspace, model } = running;
  const parts = inParts(short, 2);
  model.next(parts.reply);
  const ts = workspace.person('U1').mention({ channel, text: 'tell me' });
  await workspace.waitFor(() => labelsOnSlack(running, channel, ts).includes('Stop'), WAIT_MS);
  shut();
  parts.goOn();
  await left(running);
  return ts;
}

function ownOnSlack({ slack: workspace }: slack.Running, channel: string, ts: string) {
  return workspace.messages(channel, ts).filter(({ user }) => user === 'UBOT');
}

function labelsOnSlack(running: slack.Running, channel: string, ts: string): string[] {
  return ownOnSlack(running, channel, ts).flatMap(({ buttons }) => buttons.map(({ text }) => text));
}

/** Something was noted to be tidied up. */
async function left({ log }: Pick<slack.Running, 'log'>): Promise<void> {
  const isLeft = () =>
    log.lines.some(({ message }) => message === 'a job left something to clean up');
  await expect.poll(isLeft, { timeout: WAIT_MS }).toBe(true);
}

test.each([
  ['C1', true],
  ['C1', false],
  ['G1', false],
])('Slack: Stop goes when %s is unarchived (streams: %s)', async (channel, nativeStreaming) => {
  const running = await slack.start({ rateLimits: 'off', nativeStreaming });
  const { slack: workspace } = running;
  if (channel === 'G1')
    workspace.addChannel({ id: 'G1', name: 'private', members: ['U1', 'UBOT'] });
  const ts = await cutOffOnSlack(running, channel, () => workspace.archive(channel));
  expect(labelsOnSlack(running, channel, ts)).toContain('Stop');
  workspace.unarchive(channel);
  await workspace.waitFor(() => !labelsOnSlack(running, channel, ts).includes('Stop'), WAIT_MS);

  expect(labelsOnSlack(running, channel, ts)).toEqual(['Retry']);
  const [answer] = ownOnSlack(running, channel, ts);
  expect(answer?.text).toContain('Cut off here: I could no longer post in this channel.');
  expect(answer?.streaming).toBe(false);
});

test('Slack: a press on a Stop that was left is answered, and takes it away where that works', async () => {
  const running = await slack.start({ rateLimits: 'off', nativeStreaming: false });
  const { slack: workspace } = running;
  const ts = await cutOffOnSlack(running, 'C1', () => {
    for (const method of ['chat.update', 'chat.postMessage'])
      workspace.faults.every(method, { error: 'channel_not_found' });
  });
  const [answer] = ownOnSlack(running, 'C1', ts);
  workspace.faults.clear();
  await workspace.person('U1').press(answer?.ts ?? '', 'Stop');
  await workspace.waitFor(
    () => workspace.messages('C1').some(({ text, ephemeralFor }) => ephemeralFor && text === ENDED),
    WAIT_MS,
  );
  await workspace.waitFor(() => !labelsOnSlack(running, 'C1', ts).includes('Stop'), WAIT_MS);
});

test('Slack: a mark that could not be removed goes after the next start', async () => {
  const running = await slack.start({ rateLimits: 'off' }, onDisk());
  const { slack: workspace, model } = running;
  const parts = inParts(short, 2);
  model.next(parts.reply, textReply('Both.'));
  const person = workspace.person('U1');
  const ts = person.mention({ channel: 'C1', text: 'one' });
  await workspace.waitFor(() => ownOnSlack(running, 'C1', ts).length > 0, WAIT_MS);
  const second = person.say({ channel: 'C1', text: 'two', threadTs: ts });
  const marks = () => workspace.message(second).reactions.map(({ name }) => name);
  await workspace.waitFor(() => marks().includes('hourglass_flowing_sand'), WAIT_MS);
  workspace.faults.every('reactions.remove', { error: 'internal_error' });
  parts.goOn();
  await left(running);
  expect(marks()).toEqual(['hourglass_flowing_sand']);
  await running.restart(() => workspace.faults.clear());
  await workspace.waitFor(() => marks().length === 0, WAIT_MS);
});

test('Slack: eyes that could not be removed go after the next start', async () => {
  const running = await slack.start({ rateLimits: 'off' }, onDisk());
  const { slack: workspace, model } = running;
  workspace.faults.every('assistant.threads.setStatus', { error: 'not_allowed' });
  workspace.faults.every('reactions.remove', { error: 'fatal_error' });
  model.next(textReply('One.'));
  const ts = workspace.person('U1').mention({ channel: 'C1', text: 'one' });
  const marks = () => workspace.message(ts).reactions.map(({ name }) => name);
  await workspace.waitFor(() => marks().includes('eyes'), WAIT_MS);
  await left(running);
  await running.restart(() => workspace.faults.clear());
  await workspace.waitFor(() => marks().length === 0, WAIT_MS);
});

test('Slack: a mark that waits for its rate limit does not come after its removal', async () => {
  const running = await slack.start({ rateLimits: 'off' }, onDisk());
  const { slack: workspace, model } = running;
  // The reply is late, so that the mark is still on its way when the question is answered.
  workspace.faults.next('reactions.add', { delayMs: 1_000 });
  const parts = inParts(short, 2);
  model.next(parts.reply, textReply('Both.'));
  const person = workspace.person('U1');
  const ts = person.mention({ channel: 'C1', text: 'one' });
  await workspace.waitFor(() => ownOnSlack(running, 'C1', ts).length > 0, WAIT_MS);
  const second = person.say({ channel: 'C1', text: 'two', threadTs: ts });
  parts.goOn();
  await slack.answer(running, 'C1', ts, 2);
  await ended(running, 2);
  await running.restart();
  expect(workspace.message(second).reactions).toEqual([]);
});

const labelsOnDiscord = ({ discord: server }: discord.Running, channel: string): string[] =>
  server
    .messages(channel)
    .filter(({ own }) => own)
    .flatMap(({ buttons }) => buttons.map(({ label }) => label));

/** The same on Discord: every change of a message is refused. */
async function cutOffOnDiscord(running: discord.Running, shut: () => void): Promise<string> {
  const { discord: server, model } = running;
  const parts = inParts(long, 4);
  model.next(parts.reply);
  const { id } = server.person('42').mention('tell me');
  await server.waitFor(() => labelsOnDiscord(running, id).includes('Stop'), WAIT_MS);
  shut();
  for (let part = 1; part < 4; part += 1) parts.goOn();
  await left(running);
  return id;
}

test('Discord: Stop goes when a right is granted again', async () => {
  const running = await discord.start({ rateLimits: 'off' });
  const { discord: server } = running;
  const { generalId } = server;
  const id = await cutOffOnDiscord(running, () => server.deny(generalId, 'VIEW_CHANNEL'));
  expect(labelsOnDiscord(running, id)).toContain('Stop');
  server.allow(generalId, 'VIEW_CHANNEL');
  await server.waitFor(() => !labelsOnDiscord(running, id).includes('Stop'), WAIT_MS);
  expect(labelsOnDiscord(running, id)).toEqual(['Retry']);
});

test('Discord: Stop goes after the next start', async () => {
  const running = await discord.start({ rateLimits: 'off' }, onDisk());
  const { discord: server } = running;
  const id = await cutOffOnDiscord(running, () => {
    server.faults.every('PATCH /channels/:c/messages/:m', { status: 403, code: 50013 });
    server.faults.every('POST /channels/:c/messages', { status: 403, code: 50013 });
  });
  expect(labelsOnDiscord(running, id)).toContain('Stop');
  await running.restart(() => server.faults.clear());
  await server.waitFor(() => !labelsOnDiscord(running, id).includes('Stop'), WAIT_MS);
  expect(labelsOnDiscord(running, id)).toEqual(['Retry']);
});

test('Discord: an answer whose question was deleted in a shut place goes when that opens', async () => {
  const running = await discord.start({ rateLimits: 'off' }, onDisk());
  const { discord: server, model } = running;
  model.next(textReply('First.'));
  const question = server.person('42').mention('hello?');
  const answer = await discord.answer(running, question.id);
  server.faults.every('DELETE /channels/:c/messages/:m', { status: 403, code: 50001 });
  server.person('42').remove(question.id);
  await left(running);
  server.faults.clear();
  await running.restart();
  await server.waitFor(
    () => !server.messages(question.id).some(({ id }) => id === answer.id),
    WAIT_MS,
  );
});
