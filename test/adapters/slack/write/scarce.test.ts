import { expect, test } from 'vitest';
import { toKey } from '../../../../src/adapters/slack/rate-limits.ts';
import { createRateLimits } from '../../../../src/core/reply/rate-limits.ts';
import { ended, growing, never, start, toAudience, toPlace, toPosted } from '../start.ts';

/** A thread of Slack whose rate limits hold, and a way to use one of them up. */
async function setUp() {
  const rateLimits = createRateLimits();
  const started = await start({}, { rateLimits });
  const ts = started.emulator.person('U1').mention({ channel: 'C1', text: 'why?' });
  const channel = started.adapter.channel(toPlace('C1', ts), toAudience({ question: ts }));
  const answers = () => started.emulator.messages('C1', ts).filter(({ user }) => user === 'UBOT');
  const use = (method: string, times: number) => {
    for (let call = 0; call < times; call += 1) rateLimits.take([toKey('T1', method)])();
  };
  return { ...started, rateLimits, channel, answers, use };
}

const methodsOf = (keys: readonly { readonly key: string }[]) =>
  keys.map(({ key }) => key.replace('slack/T1/', ''));

test('the last words of a stream do not wait for room to change its buttons', async () => {
  const { channel, answers, use } = await setUp();
  const opened = await channel.write(toPosted(), 'open', growing('One'), never);
  expect(methodsOf(channel.rateLimits(opened.posted, 'close'))).toEqual([
    'chat.stopStream',
    'chat.update',
  ]);
  use('chat.update', 50);
  const held = channel.rateLimits(opened.posted, 'close');
  expect(methodsOf(held)).toEqual(['chat.stopStream']);
  const stopped = await channel.write(opened.posted, 'close', ended('One, two.'), never, held);
  expect(stopped.isUnfinished).toBe(true);
  expect(answers()).toMatchObject([
    { text: 'One, two.', streaming: false, buttons: [{ text: 'Stop' }] },
  ]);

  const rest = channel.rateLimits(stopped.posted, 'close');
  expect(methodsOf(rest)).toEqual(['chat.update']);
  const closed = await channel.write(stopped.posted, 'close', ended('One, two.'), never, rest);
  expect(closed.isUnfinished).toBeFalsy();
  expect(answers()).toMatchObject([{ text: 'One, two.', buttons: [{ text: 'Regenerate' }] }]);
});

test('the end of a stream that a former process began is one write, whatever it has shown', async () => {
  const { channel, adapter, emulator, use, answers } = await setUp();
  const opened = await channel.write(toPosted(), 'open', growing('One'), never);
  const again = await start({ rateLimits: 'off' }, { apiUrl: emulator.apiUrl });
  expect(adapter).not.toBe(again.adapter);
  const [message] = answers();
  const place = toPlace('C1', message?.threadTs);
  const next = again.adapter.channel(place, toAudience());
  use('chat.update', 50);
  const held = next.rateLimits(opened.posted, 'close');
  expect(methodsOf(held)).toEqual(['chat.stopStream', 'chat.update']);
  const closed = await next.write(opened.posted, 'close', ended('One, two.'), never, held);
  expect(closed.isUnfinished).toBeFalsy();
  expect(answers()).toMatchObject([{ text: 'One, two.', buttons: [{ text: 'Regenerate' }] }]);
});

test('an answer that is whole is posted in one call, one that grows may be a stream', async () => {
  const { channel, emulator, answers } = await setUp();
  expect(methodsOf(channel.rateLimits(toPosted(), 'open'))).toEqual(['chat.startStream']);
  const held = channel.rateLimits(toPosted(), 'open', true);
  expect(methodsOf(held)).toEqual(['chat.postMessage/C1', 'chat.postMessage']);
  await channel.write(toPosted(), 'open', ended('Yes.'), never, held);
  expect(answers()).toMatchObject([{ text: 'Yes.', buttons: [{ text: 'Regenerate' }] }]);
  expect(emulator.calls.map(({ method }) => method)).toEqual(['chat.postMessage']);
});

test('where a post has to wait for others in its channel, an answer begins as a stream', async () => {
  const { channel, rateLimits } = await setUp();
  for (let index = 0; index < 8; index += 1) {
    const held = channel.rateLimits(toPosted(`job${index}/0/0`), 'open');
    expect(rateLimits.delay(held)).toBe(0);
    rateLimits.take(held);
  }
});

test('first words wait for the last only where the updates are needed for other messages', async () => {
  const { channel, use } = await setUp();
  expect(channel.patienceMs?.()).toBe(0);
  use('chat.update', 40);
  expect(channel.patienceMs?.()).toBe(0);
  for (let index = 0; index < 12; index += 1)
    await channel.write(toPosted(`job${index}/0/0`), 'open', growing('One'), never);
  expect(channel.patienceMs?.()).toBeGreaterThan(0);
});
