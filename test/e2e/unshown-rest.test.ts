/**
 * The kind: a long answer's further message fails, in a way that may pass, each time. What stands
 * says before long that it ends there, and the next question does not wait. Where nothing can be
 * said either the platform is out of reach, and the answer goes on once it is back.
 */
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { inParts, toChunks } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { long, toSentences, wordsIn } from './refusing.ts';

const { WAIT_MS } = slack;
const STARTED = { unshownAfterMs: 300 };
const ALWAYS = { skip: 1, times: 10_000 };
const verylong = toSentences(900);

const ON_SLACK = [
  { error: 'internal_error' },
  { error: 'message_limit_exceeded' },
  { http: 503 },
  { dropRequest: true },
] as const;

/** Means all calls but the first. */
function toFurther(): () => boolean {
  let calls = 0;
  return () => {
    calls += 1;
    return calls > 1;
  };
}

function ownOnSlack({ slack: at }: slack.Running, thread: string) {
  return at.messages('C1', thread).filter(({ user }) => user === 'UBOT');
}
const slackWords = (running: slack.Running, thread: string) =>
  ownOnSlack(running, thread)
    .map(({ text }) => text)
    .join('\n');

test.each(
  ON_SLACK.flatMap((fault) => [true, false].map((nativeStreaming) => ({ fault, nativeStreaming }))),
)(
  'Slack: where a further post fails with $fault (streams: $nativeStreaming), the first says that it is cut off',
  async ({ fault, nativeStreaming }) => {
    const running = await slack.start({ rateLimits: 'off', nativeStreaming }, {}, STARTED);
    const { slack: workspace, model } = running;
    const first = nativeStreaming ? 'chat.startStream' : 'chat.postMessage';
    workspace.faults.when(first, toFurther(), fault);
    if (nativeStreaming) workspace.faults.every('chat.postMessage', fault);
    const { reply, goOn } = inParts(verylong, 2);
    model.next(reply, textReply('Second.'));
    const person = workspace.person('U1');
    const thread = person.mention({ channel: 'C1', text: 'tell me' });
    await expect.poll(() => slackWords(running, thread), { timeout: WAIT_MS }).not.toBe('');
    goOn();
    await expect
      .poll(() => slackWords(running, thread), { timeout: WAIT_MS })
      .toContain('Cut off here');
    const [own, ...others] = ownOnSlack(running, thread);
    expect(others).toEqual([]);
    expect(own?.text.startsWith('This is sentence 0 of the answer.')).toBe(true);
    expect(own?.buttons.map(({ text }) => text)).toContain('Retry');

    workspace.faults.clear();
    person.mention({ channel: 'C1', text: 'and now?', threadTs: thread });
    await expect.poll(() => slackWords(running, thread), { timeout: WAIT_MS }).toContain('Second.');
  },
);

const ON_DISCORD = [
  { status: 403, code: 40004 },
  { status: 403, code: 0 },
  { http: 502 },
  { status: 503, code: 130_000 },
  { dropRequest: true },
] as const;

test.each(ON_DISCORD)(
  'Discord: where a further message fails with %o, the first says that it is cut off',
  async (fault) => {
    const running = await discord.start({ rateLimits: 'off' }, {}, STARTED);
    const { discord: server, model } = running;
    const person = server.person('42');
    server.faults.next('POST /channels/:c/messages', fault, ALWAYS);
    model.next(textReply(toChunks(long)), textReply('Second.'));
    const { id } = person.mention('tell me');
    const own = () => server.messages(id).filter((each) => each.own);
    await expect
      .poll(() => own().map(({ text }) => text), { timeout: WAIT_MS })
      .toEqual([expect.stringContaining('Cut off here')]);
    await expect
      .poll(() => own()[0]?.buttons.map(({ label }) => label), { timeout: WAIT_MS })
      .toContain('Retry');

    server.faults.clear();
    person.say({ channel: id, text: 'and now?' });
    await expect.poll(() => wordsIn(running, id), { timeout: WAIT_MS }).toContain('Second.');
  },
);

test('Discord: where nothing is taken at all, the answer goes on once something is', async () => {
  const running = await discord.start({ rateLimits: 'off' }, {}, STARTED);
  const { discord: server, model, log } = running;
  server.faults.next('POST /channels/:c/messages', { http: 502 }, ALWAYS);
  server.faults.next('PATCH /channels/:c/messages/:m', { http: 502 }, { times: 10_000 });
  model.next(textReply(toChunks(long)));
  const { id } = server.person('42').mention('tell me');
  const failed = (step: string) =>
    log.lines.filter(
      ({ fields, message }) =>
        message === 'could not write to the platform; trying again' &&
        'step' in fields &&
        fields.step === step,
    ).length;
  // What is to say that it is cut off has failed, and it is tried to go on again.
  await expect.poll(() => failed('close'), { timeout: WAIT_MS }).toBeGreaterThanOrEqual(2);
  server.faults.clear();
  await expect.poll(() => wordsIn(running, id), { timeout: WAIT_MS }).toBe(long);
  const withButtons = () => server.messages(id).filter(({ buttons }) => buttons.length > 0);
  await expect.poll(() => withButtons().length, { timeout: WAIT_MS }).toBe(1);
  expect(model.requests).toHaveLength(1);
});

test('Slack: where nothing is taken at all, the answer goes on once something is', async () => {
  const running = await slack.start({ rateLimits: 'off', nativeStreaming: false }, {}, STARTED);
  const { slack: workspace, model, log } = running;
  workspace.faults.when('chat.postMessage', toFurther(), { http: 502 });
  workspace.faults.every('chat.update', { http: 502 });
  model.next(textReply(toChunks(verylong)));
  const thread = workspace.person('U1').mention({ channel: 'C1', text: 'tell me' });
  const failed = () =>
    log.lines.filter(
      ({ fields, message }) =>
        message === 'could not write to the platform; trying again' &&
        'step' in fields &&
        fields.step === 'close',
    ).length;
  await expect.poll(failed, { timeout: WAIT_MS }).toBeGreaterThanOrEqual(2);
  workspace.faults.clear();
  await expect
    .poll(() => slackWords(running, thread).replace(/\s+/g, ' '), { timeout: WAIT_MS })
    .toBe(verylong);
  expect(model.requests).toHaveLength(1);
});
