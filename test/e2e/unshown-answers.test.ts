/**
 * The kind: a platform refuses every message of an answer, in a way that may pass. The person
 * reads a word in another way before long, and the next question of the conversation does not wait
 * until the platform is asked no more.
 */
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

const { WAIT_MS } = slack;
const STARTED = { unshownAfterMs: 300 };

const ON_SLACK = [
  { error: 'message_limit_exceeded' },
  { error: 'fatal_error' },
  { error: 'internal_error' },
  { error: 'service_unavailable' },
  { http: 502 },
  { http: 503 },
  { dropRequest: true },
] as const;

async function startOnSlack(fault: (typeof ON_SLACK)[number]) {
  const running = await slack.start({ rateLimits: 'off' }, {}, STARTED);
  for (const method of ['chat.postMessage', 'chat.startStream'])
    running.slack.faults.every(method, fault);
  return running;
}

const isMuted = ({ slack: at }: slack.Running, ts: string) =>
  at.message(ts).reactions.some(({ name }) => name === 'mute');

test.each(ON_SLACK)(
  'Slack: where each post fails with %o, the person alone is told',
  async (fault) => {
    const running = await startOnSlack(fault);
    const person = running.slack.person('U1');
    const toldAlone = () =>
      running.slack.messages('C1').filter(({ ephemeralFor }) => ephemeralFor === 'U1');
    const thread = person.mention({ channel: 'C1', text: 'hello?' });
    running.model.next(textReply('First.'), textReply('Second.'));
    await expect.poll(toldAlone, { timeout: WAIT_MS }).toHaveLength(1);
    person.mention({ channel: 'C1', text: 'and now?', threadTs: thread });
    await expect.poll(toldAlone, { timeout: WAIT_MS }).toHaveLength(2);
    for (const { text } of toldAlone()) expect(text).toContain('<#C1>');
    expect(running.model.requests).toHaveLength(2);

    running.slack.faults.clear();
    running.model.next(textReply('Third.'));
    person.mention({ channel: 'C1', text: 'again?', threadTs: thread });
    expect((await slack.answer(running, 'C1', thread)).text).toBe('Third.');
  },
);

test.each(ON_SLACK)(
  'Slack: where nothing at all can be posted (%o) there is a sign',
  async (fault) => {
    const running = await startOnSlack(fault);
    running.slack.faults.every('chat.postEphemeral', fault);
    const person = running.slack.person('U1');
    running.model.answer(() => textReply('Here.'));
    const asked = person.dm({ text: 'hello?' });
    const other = person.mention({ channel: 'C1', text: 'hello?' });
    await expect.poll(() => isMuted(running, asked), { timeout: WAIT_MS }).toBe(true);
    await expect.poll(() => isMuted(running, other), { timeout: WAIT_MS }).toBe(true);
  },
);

test('Slack: an answer whose platform takes nothing at all comes once it does', async () => {
  const running = await startOnSlack({ http: 502 });
  running.slack.faults.every('*', { http: 502 });
  running.model.next(textReply('Here.'));
  const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'hello?' });
  await expect
    .poll(
      () =>
        running.log.lines.some(({ message }) => message === 'could not add a reaction or a status'),
      {
        timeout: WAIT_MS,
      },
    )
    .toBe(true);
  running.slack.faults.clear();
  expect((await slack.answer(running, 'C1', ts)).text).toBe('Here.');
  expect(running.model.requests).toHaveLength(1);
});

const ON_DISCORD = [
  { status: 403, code: 40004 },
  { status: 403, code: 40006 },
  { status: 400, code: 40062 },
  { status: 403, code: 0 },
  { http: 502 },
  { status: 503, code: 130_000 },
  { dropRequest: true },
] as const;

test.each(ON_DISCORD)(
  'Discord: where each message fails with %o there is a sign, and the next is told of, too',
  async (fault) => {
    const running = await discord.start({ rateLimits: 'off' }, {}, STARTED);
    const at = running.discord;
    at.faults.every(/^POST \/channels\/[^/]*\/(?:messages|threads)$/, fault);
    running.model.answer(() => textReply('Here.'));
    const person = at.person('42');
    const channel = at.dmId('42');
    const isSigned = (id: string) =>
      at.messages(channel).some((each) => each.id === id && each.reactions['🔇'] !== undefined);
    for (const text of ['hello?', 'and now?']) {
      const { id } = person.dm(text);
      await expect.poll(() => isSigned(id), { timeout: WAIT_MS }).toBe(true);
    }
    at.faults.clear();
    person.dm('again?');
    expect((await discord.answer(running, channel)).text).toBe('Here.');
    expect(running.model.requests).toHaveLength(3);
  },
);
