import { expect, onTestFinished, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { WAIT_MS } from '../waiting.ts';
import { endless, startOnDiscord, startOnSlack, toChunks, toProse } from './harness.ts';

async function onSlack(...options: Parameters<typeof startOnSlack>) {
  const running = await startOnSlack(...options);
  onTestFinished(running.close);
  const { slack } = running;
  const own = (thread: string, channel = 'C1') =>
    slack.messages(channel, thread).filter(({ user }) => user === 'UBOT');
  const ended = (thread: string, channel = 'C1') =>
    slack.waitFor(
      () =>
        own(thread, channel).find(({ buttons }) =>
          buttons.some(({ text }) => text === 'Regenerate'),
        ),
      WAIT_MS,
    );
  return { ...running, own, ended };
}

async function onDiscord(...options: Parameters<typeof startOnDiscord>) {
  const running = await startOnDiscord(...options);
  onTestFinished(running.close);
  const { discord } = running;
  const own = (channel: string) => discord.messages(channel).filter((message) => message.own);
  const ended = (channel: string) =>
    discord.waitFor(
      () => own(channel).find(({ buttons }) => buttons.some(({ label }) => label === 'Regenerate')),
      WAIT_MS,
    );
  return { ...running, own, ended };
}

test('Slack: where a channel is lost in the middle of an answer, that answer ends and no other', async () => {
  const { slack, model, own, ended, log } = await onSlack();
  const growing = endless();
  model.next(growing.reply);
  const ts = slack.person('U1').mention({ channel: 'C1', text: 'go on' });
  await slack.waitFor(() => own(ts).some(({ text }) => text.length > 30), WAIT_MS);
  const writes = ['chat.appendStream', 'chat.stopStream', 'chat.update', 'chat.postMessage'];
  for (const method of writes) slack.faults.every(method, { error: 'channel_not_found' });
  await expect.poll(() => log.lines.map(({ message }) => message)).toContain('a job failed');
  slack.faults.clear();
  model.next(textReply('still here'));
  const other = slack.person('U1').mention({ channel: 'C1', text: 'hello' });

  expect((await ended(other)).text).toBe('still here');
});

test('Discord: where the right to write is taken in the middle of an answer, that answer ends and no other', async () => {
  const { discord, model, own, ended, log } = await onDiscord();
  const doomed = discord.addChannel('doomed');
  const growing = endless();
  model.next(growing.reply);
  const question = discord.person('42').mention('go on', { channel: doomed });
  await discord.waitFor(() => own(question.id).length > 0, WAIT_MS);
  discord.deny(doomed, 'VIEW_CHANNEL', 'SEND_MESSAGES', 'SEND_MESSAGES_IN_THREADS');
  await expect.poll(() => log.lines.map(({ message }) => message)).toContain('a job failed');
  model.next(textReply('still here'));
  const other = discord.person('42').mention('hello');

  expect((await ended(other.id)).text).toBe('still here');
});

test('Slack: a socket that hangs half open loses no event, and the answers are exact', async () => {
  const { slack, model, own, ended } = await onSlack();
  slack.socket.halfOpen(1);
  const text = toProse(600);
  const asked: string[] = [];
  for (let i = 0; i < 4; i += 1) {
    model.next(textReply(toChunks(text)));
    const ts = slack.person('U1').mention({ channel: 'C1', text: `question ${i}` });
    asked.push(ts);
    await ended(ts);
  }

  for (const ts of asked) expect(own(ts).map((message) => message.text)).toEqual([text]);
});

test('Slack: a storm of refreshes and cut sockets while answers stream changes none of them', async () => {
  const { slack, model, own, ended } = await onSlack();
  const text = toProse(1_500);
  const asked: string[] = [];
  for (let i = 0; i < 8; i += 1) {
    model.next(textReply(toChunks(text)));
    asked.push(slack.person('U1').mention({ channel: 'C1', text: `question ${i}` }));
    if (i % 2 === 0) slack.socket.refresh();
    else slack.socket.kill(1);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  for (const ts of asked) await ended(ts);

  for (const ts of asked) expect(own(ts).map((message) => message.text)).toEqual([text]);
});

test.each([
  ['is asked to reconnect', (running: Discord) => running.discord.gateway.reconnect()],
  [
    'has its session taken back',
    (running: Discord) => running.discord.gateway.invalidSession(true),
  ],
  [
    'has its session forgotten',
    (running: Discord) => running.discord.gateway.invalidSession(false),
  ],
  ['is cut', (running: Discord) => running.discord.gateway.kill()],
  ['is closed to be resumed', (running: Discord) => running.discord.gateway.close(4000)],
])(
  'Discord: an answer goes on while the gateway %s, and what is asked meanwhile is answered once',
  async (_, disturb) => {
    const running = await onDiscord();
    const { discord, model, own, ended } = running;
    const growing = endless();
    model.next(growing.reply);
    const first = discord.person('42').mention('go on');
    await discord.waitFor(() => own(first.id).length > 0, WAIT_MS);
    disturb(running);
    model.next(textReply('second'));
    const second = discord.person('42').mention('hello');
    expect((await ended(second.id)).text).toBe('second');
    growing.end();

    expect((await ended(first.id)).text).toMatch(/^(More and more\. )+End\.$/);
    expect(own(second.id)).toHaveLength(1);
  },
  60_000,
);

type Discord = Awaited<ReturnType<typeof onDiscord>>;

test('Slack: what was said in an outage longer than its retries is found without a restart', async () => {
  const { slack, model, own, ended } = await onSlack({ retryDelaysMs: [50] });
  const first = slack.person('U1').mention({ channel: 'C1', text: 'before' });
  await ended(first);
  slack.faults.every('apps.connections.open', { http: 503 });
  slack.socket.kill();
  await slack.waitFor(() => slack.socket.connections === 0, WAIT_MS);
  model.next(textReply('found'));
  const missed = slack.person('U1').mention({ channel: 'C1', text: 'during' });
  await new Promise((resolve) => setTimeout(resolve, 1_500)); // Slack has given up by now.
  slack.faults.clear();

  expect((await ended(missed)).text).toBe('found');
  expect(own(missed)).toHaveLength(1);
});

test('Discord: five deliveries of each event, in reverse order, are one answer', async () => {
  const { discord, model, own, ended } = await onDiscord();
  discord.gateway.duplicateNext(5);
  discord.gateway.reverseNext(2);
  const question = discord.person('42').mention('hello');
  discord.person('43').say({ channel: discord.generalId, text: 'unrelated' });
  await ended(question.id);
  await new Promise((resolve) => setTimeout(resolve, 300));

  expect(own(question.id)).toHaveLength(1);
  expect(model.requests).toHaveLength(1);
});

test.each(['user', 'shared', 'global'] as const)(
  'Discord: 429s of %s scope on every route at once leave one whole answer',
  async (scope) => {
    const { discord, model, own, ended } = await onDiscord();
    const routes = [
      'POST /channels/:c/messages',
      'PATCH /channels/:c/messages/:m',
      'POST /channels/:c/messages/:m/threads',
      'POST /channels/:c/typing',
      'GET /channels/:c/messages',
    ];
    for (const route of routes) discord.faults.next(route, { rateLimited: 0.3, scope });
    const text = toProse(900);
    model.next(textReply(toChunks(text)));
    const question = discord.person('42').mention('hello');
    await ended(question.id);

    expect(own(question.id).map((message) => message.text)).toEqual([text]);
  },
  60_000,
);

test('Slack: a 429 on every method at once leaves one whole answer', async () => {
  const { slack, model, own, ended } = await onSlack();
  for (const method of [
    'chat.startStream',
    'chat.appendStream',
    'chat.stopStream',
    'chat.update',
    'chat.postMessage',
    'assistant.threads.setStatus',
    'reactions.add',
    'users.info',
    'conversations.replies',
    'conversations.info',
  ])
    slack.faults.next(method, { rateLimited: 1 });
  const text = toProse(900);
  model.next(textReply(toChunks(text)));
  const ts = slack.person('U1').mention({ channel: 'C1', text: 'hello' });
  await ended(ts);

  expect(own(ts).map((message) => message.text)).toEqual([text]);
});
