import { afterEach, expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { WAIT_MS } from '../waiting.ts';
import { endless, startOnDiscord, startOnSlack, toChunks, toProse } from './harness.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function onSlack(...options: Parameters<typeof startOnSlack>) {
  const running = await startOnSlack(...options);
  closers.push(running.close);
  const own = (channel: string, thread: string) =>
    running.slack.messages(channel, thread).filter(({ user }) => user === 'UBOT');
  const ended = (channel: string, thread: string) =>
    running.slack.waitFor(
      () =>
        own(channel, thread).find(
          ({ streaming, buttons }) =>
            !streaming && buttons.some(({ text }) => text === 'Regenerate'),
        ),
      WAIT_MS,
    );
  return { ...running, own, ended };
}

async function onDiscord(...options: Parameters<typeof startOnDiscord>) {
  const running = await startOnDiscord(...options);
  closers.push(running.close);
  const own = (channel: string) =>
    running.discord.messages(channel).filter((message) => message.own);
  const ended = (channel: string) =>
    running.discord.waitFor(
      () => own(channel).find(({ buttons }) => buttons.some(({ label }) => label === 'Regenerate')),
      WAIT_MS,
    );
  return { ...running, own, ended };
}

const text = toProse(1_500);

test('Slack: five deliveries of each event, out of order, are one answer', async () => {
  const { slack, model, own, ended } = await onSlack();
  slack.socket.duplicateNext(6, 5);
  slack.socket.reorder(3);
  const ts = slack.person('U1').mention({ channel: 'C1', text: 'hello' });
  slack.person('U2').say({ channel: 'C1', text: 'unrelated' });
  await ended('C1', ts);
  await new Promise((resolve) => setTimeout(resolve, 300));

  expect(own('C1', ts)).toHaveLength(1);
  expect(model.requests).toHaveLength(1);
});

test.each([
  'chat.startStream',
  'chat.appendStream',
  'chat.stopStream',
  'chat.update',
  'assistant.threads.setStatus',
])(
  'Slack: a 429, a 500, a 500 after the commit and a lost reply of %s leave one whole answer',
  async (method) => {
    const { slack, model, own, ended } = await onSlack({ latencyMs: [10, 20] });
    const faults = [
      { rateLimited: 1 },
      { http: 500 },
      { http: 500, afterCommit: true },
      { dropReply: true },
    ] as const;
    for (const fault of faults) {
      slack.faults.clear();
      slack.faults.next(method, fault);
      model.next(textReply(toChunks(text)));
      const ts = slack.person('U1').mention({ channel: 'C1', text: 'hello' });
      await ended('C1', ts);
      expect(
        own('C1', ts).map((message) => message.text),
        JSON.stringify(fault),
      ).toEqual([text]);
    }
  },
  120_000,
);

test.each([
  'POST /channels/:c/messages',
  'PATCH /channels/:c/messages/:m',
  'POST /channels/:c/messages/:m/threads',
  'POST /channels/:c/typing',
])(
  'Discord: a 429, a 502, a 502 after the commit and a lost reply of %s leave one whole answer',
  async (route) => {
    const { discord, model, own, ended } = await onDiscord({ latencyMs: [10, 20] });
    const faults = [
      { rateLimited: 1 },
      { rateLimited: 1, scope: 'global' },
      { http: 502 },
      { http: 502, afterCommit: true },
      { dropReply: true },
    ] as const;
    for (const fault of faults) {
      discord.faults.clear();
      discord.faults.next(route, fault);
      model.next(textReply(toChunks(text)));
      const question = discord.person('42').mention('hello');
      await discord.waitFor(
        () =>
          own(question.id).length > 0 ||
          own(discord.generalId).some(({ replyTo }) => replyTo === question.id),
        WAIT_MS,
      );
      const channel = own(question.id).length > 0 ? question.id : discord.generalId;
      await ended(channel);
      expect(
        own(question.id).map((message) => message.text),
        JSON.stringify(fault),
      ).toEqual([text]);
    }
  },
  120_000,
);

test('Slack: a stream that expires in the middle is continued in the same message', async () => {
  const { slack, model, own, ended } = await onSlack();
  const growing = endless();
  model.next(growing.reply);
  const ts = slack.person('U1').mention({ channel: 'C1', text: 'go on' });
  await slack.waitFor(() => own('C1', ts).some((message) => message.text.length > 30), WAIT_MS);
  slack.expireStreams();
  await new Promise((resolve) => setTimeout(resolve, 500));
  growing.end();
  const message = await ended('C1', ts);

  expect(message.text).toMatch(/^(More and more\. )+End\.$/);
  expect(own('C1', ts)).toHaveLength(1);
});

test('Discord: a channel that is deleted in the middle of an answer ends that answer and no other', async () => {
  const { discord, model, ended } = await onDiscord();
  const doomed = discord.addChannel('doomed');
  const growing = endless();
  model.next(growing.reply);
  const question = discord.person('42').mention('go on', { channel: doomed });
  await discord.waitFor(() => discord.messages(question.id).some(({ own }) => own), WAIT_MS);
  discord.deleteChannel(question.id);
  discord.deleteChannel(doomed);
  model.next(textReply('still here'));
  const other = discord.person('42').mention('hello');

  expect((await ended(other.id)).text).toBe('still here');
});

test.each(['msg_too_long', 'edit_window_closed', 'streaming_state_conflict'])(
  'Slack: an update that is refused once (%s) is made again',
  async (error) => {
    const { slack, model, own, ended } = await onSlack({ nativeStreaming: false });
    slack.faults.next('chat.update', { error });
    model.next(textReply(toChunks(text)));
    const ts = slack.person('U1').mention({ channel: 'C1', text: 'hello' });
    await ended('C1', ts);

    // Where it was the last update the buttons may have come in a message of their own.
    const words = () => own('C1', ts).filter((message) => !message.text.startsWith('Regenerate'));
    await slack.waitFor(() => words().length === 1, WAIT_MS);
    expect(words().map((message) => message.text)).toEqual([text]);
  },
);

test('Slack: where no message can be updated any more, the answer comes whole in a new one', async () => {
  const { slack, model, own, ended } = await onSlack({ nativeStreaming: false });
  for (let tries = 0; tries < 50; tries += 1)
    slack.faults.next('chat.update', { error: 'edit_window_closed' });
  model.next(textReply(toChunks(text)));
  const ts = slack.person('U1').mention({ channel: 'C1', text: 'hello' });
  await ended('C1', ts);
  await slack.waitFor(() => own('C1', ts).length === 1, WAIT_MS);

  expect(own('C1', ts).map((message) => message.text)).toEqual([text]);
});

test('Slack: an answer whose text is refused ends in a sentence with Retry', async () => {
  const { slack, own, model } = await onSlack({ nativeStreaming: false });
  for (let tries = 0; tries < 3; tries += 1)
    slack.faults.next('chat.postMessage', { error: 'invalid_blocks' });
  model.next(textReply(['Hello.']));
  const ts = slack.person('U1').mention({ channel: 'C1', text: 'hello' });
  const shown = await slack.waitFor(
    () => own('C1', ts).find(({ buttons }) => buttons.some(({ text }) => text === 'Retry')),
    WAIT_MS,
  );

  expect(own('C1', ts)[0]?.text).toContain('couldn’t post my answer');
  model.next(textReply(['Once more.']));
  await slack.person('U1').press(shown.ts, 'Retry');
  await slack.waitFor(() => own('C1', ts)[0]?.text === 'Once more.', WAIT_MS);
  const labels = () => own('C1', ts).flatMap(({ buttons }) => buttons.map((each) => each.text));
  await slack.waitFor(() => labels().includes('Regenerate'), WAIT_MS);
  expect(labels()).not.toContain('Retry');
  const words = own('C1', ts).filter((message) => !message.text.startsWith('Regenerate'));
  expect(words.map((message) => message.text)).toEqual(['Once more.']);
});
