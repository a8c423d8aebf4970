import { expect, test } from 'vitest';
import { createSlackAdapter } from '../../../../src/adapters/slack/index.ts';
import { RateLimitedError, WriteError } from '../../../../src/core/errors.ts';
import type { Posted } from '../../../../src/core/job.ts';
import { createRateLimits } from '../../../../src/core/reply/rate-limits.ts';
import type { SlackEmulatorOptions } from '../../../emulators/slack/index.ts';
import { commands } from '../payloads.ts';
import {
  createLog,
  createOpenRateLimits,
  ended,
  growing,
  never,
  start,
  toAudience,
  toPlace,
  toPosted,
} from '../start.ts';

/** A channel in the thread of a person's question. */
async function ask(emulated: SlackEmulatorOptions = {}, text = 'why?') {
  const started = await start(emulated);
  const ts = started.emulator.person('U1').mention({ channel: 'C1', text });
  const channel = started.adapter.channel(toPlace('C1', ts), toAudience({ question: ts }));
  const answers = () => started.emulator.messages('C1', ts).filter(({ user }) => user === 'UBOT');
  const methods = () => started.emulator.calls.map(({ method }) => method);
  return { ...started, ts, channel, answers, methods };
}

const paths: [string, SlackEmulatorOptions, string[]][] = [
  ['as a stream', {}, ['chat.startStream', 'chat.appendStream', 'chat.stopStream', 'chat.update']],
  [
    'by updates',
    { nativeStreaming: false },
    ['chat.startStream', 'chat.postMessage', 'chat.update', 'chat.update'],
  ],
];

test.each(paths)('an answer grows %s and ends with its buttons', async (_, emulated, expected) => {
  const { channel, answers, methods, ts, emulator } = await ask(emulated);
  const opened = await channel.write(toPosted(), 'open', growing('**Hel'), never);
  expect(opened.posted).toMatchObject({ id: answers()[0]?.ts, state: 'open' });
  expect(answers()).toMatchObject([
    { text: '**Hel', threadTs: ts, buttons: [{ text: 'Stop', value: 'stop:job1' }] },
  ]);
  const grown = await channel.write(opened.posted, 'grow', growing('**Hello** wor'), never);
  expect(answers()[0]?.text).toContain('**Hello** wor');
  await channel.write(grown.posted, 'close', ended('**Hello** world.'), never);
  expect(answers()).toMatchObject([
    {
      text: '**Hello** world.',
      streaming: false,
      unfurls: false,
      notification: 'Hello world.',
      buttons: [{ text: 'Regenerate', value: 'again:job1' }],
      metadata: { event_type: 'parley_answer', event_payload: { job: 'job1' } },
    },
  ]);
  expect(methods()).toEqual(expected);
  expect(emulator.rateLimited).toEqual([]);
});

test('a workspace without streams is asked once an hour', async () => {
  const { channel, methods } = await ask({ nativeStreaming: false });
  await channel.write(toPosted('job1/0/0'), 'open', growing('a'), never);
  await channel.write(toPosted('job2/0/0'), 'open', growing('b'), never);
  expect(methods()).toEqual(['chat.startStream', 'chat.postMessage', 'chat.postMessage']);
});

test.each([
  { error: 'restricted_action' },
  { error: 'team_not_found' },
  { rateLimited: 30 },
] as const)(
  'where a stream may not be started just now (%o), the answer is posted at once',
  async (fault) => {
    const { channel, answers, emulator, methods } = await ask();
    emulator.faults.next('chat.startStream', fault);
    await channel.write(toPosted(), 'open', growing('One'), never);
    expect(methods()).toEqual(['chat.startStream', 'chat.postMessage']);
    expect(answers()).toMatchObject([{ text: 'One', buttons: [{ text: 'Stop' }] }]);
  },
);

test('what will not grow is posted, and is not written twice', async () => {
  const { channel, answers, methods } = await ask();
  const opened = await channel.write(toPosted(), 'open', ended('Done.'), never);
  await channel.write(opened.posted, 'close', ended('Done.'), never);
  expect(methods()).toEqual(['chat.postMessage']);
  expect(answers()).toMatchObject([{ text: 'Done.' }]);
});

test('the quiet line stands under the text and pings nobody', async () => {
  const { channel, answers } = await ask({ nativeStreaming: false });
  const opened = await channel.write(
    toPosted(),
    'open',
    growing('', 'Reading <!channel> & more …'),
    never,
  );
  expect(answers()[0]).toMatchObject({
    text: 'Reading &lt;!channel&gt; &amp; more …',
    pings: [],
  });
  await channel.write(opened.posted, 'close', ended('Text.', { status: 'Stopped.' }), never);
  expect(answers()[0]?.text).toBe('Text.\nStopped.');
});

test('a stream that has expired goes on by updates', async () => {
  const { channel, answers, emulator } = await ask();
  const opened = await channel.write(toPosted(), 'open', growing('One'), never);
  emulator.expireStreams();
  const grown = await channel.write(opened.posted, 'grow', growing('One two'), never);
  expect(answers()[0]).toMatchObject({ text: 'One two', buttons: [{ text: 'Stop' }] });
  await channel.write(grown.posted, 'close', ended('One two three'), never);
  expect(answers()).toMatchObject([{ text: 'One two three', buttons: [{ text: 'Regenerate' }] }]);
});

test('a stream that its reader stopped is closed in the same message', async () => {
  const { channel, answers, emulator, ts } = await ask();
  const opened = await channel.write(toPosted(), 'open', growing('One'), never);
  emulator.person('U1').stopSession('C1', ts);
  await channel.write(opened.posted, 'close', ended('One', { status: 'Stopped.' }), never);
  expect(answers()).toMatchObject([{ text: 'One\nStopped.', streaming: false }]);
});

test('text that was replaced ends the stream and is updated', async () => {
  const { channel, answers } = await ask();
  const opened = await channel.write(toPosted(), 'open', growing('One two'), never);
  const grown = await channel.write(opened.posted, 'grow', growing('Another answer'), never);
  expect(answers()).toMatchObject([{ text: 'Another answer', streaming: false }]);
  await channel.write(grown.posted, 'close', ended('Another answer.'), never);
  expect(answers()).toMatchObject([{ text: 'Another answer.' }]);
});

test('another process takes over a stream: it is stopped first, then updated', async () => {
  const { channel, answers, emulator, ts, methods } = await ask();
  const { posted } = await channel.write(toPosted(), 'open', growing('One two'), never);
  const next = createSlackAdapter({
    botToken: emulator.botToken,
    appToken: emulator.appToken,
    signingSecret: null,
    apiUrl: emulator.apiUrl,
    commandPrefix: '',
    commands,
    rateLimits: createOpenRateLimits(),
    readBlob: async () => null,
    log: createLog(),
  }).channel(toPlace('C1', ts), toAudience({ question: ts }));
  expect(next.rateLimits(posted, 'grow').map(({ key }) => key)).toEqual([
    'slack/T1/chat.stopStream',
    'slack/T1/chat.update',
  ]);
  const grown = await next.write(posted, 'grow', growing('One two three'), never);
  expect(answers()).toMatchObject([{ text: 'One two three', streaming: false }]);
  await next.write(grown.posted, 'close', ended('One two three.'), never);
  expect(answers()).toMatchObject([{ text: 'One two three.' }]);
  expect(methods()).toEqual(['chat.startStream', 'chat.stopStream', 'chat.update', 'chat.update']);
});

test('an append whose reply was lost is made good by an update', async () => {
  const { channel, answers, emulator } = await ask();
  const opened = await channel.write(toPosted(), 'open', growing('One'), never);
  emulator.faults.next('chat.appendStream', { dropReply: true });
  const lost = channel.write(opened.posted, 'grow', growing('One two'), never);
  await expect(lost).rejects.toMatchObject({ failure: 'unknown' });
  const grown = await channel.write(opened.posted, 'grow', growing('One two three'), never);
  expect(answers()).toMatchObject([{ text: 'One two three', streaming: false }]);
  await channel.write(grown.posted, 'close', ended('One two three'), never);
  expect(answers()).toHaveLength(1);
});

test('a stop whose reply was lost is repeated without harm', async () => {
  const { channel, answers, emulator } = await ask();
  const opened = await channel.write(toPosted(), 'open', growing('One'), never);
  emulator.faults.next('chat.stopStream', { dropReply: true });
  const lost = channel.write(opened.posted, 'close', ended('One two'), never);
  await expect(lost).rejects.toMatchObject({ failure: 'unknown' });
  await channel.write(opened.posted, 'close', ended('One two'), never);
  expect(answers()).toMatchObject([{ text: 'One two', buttons: [{ text: 'Regenerate' }] }]);
});

test.each([
  ['chat.startStream', {}],
  ['chat.postMessage', { nativeStreaming: false }],
])(
  'a create whose reply was lost (%s) is unknown, never repeated, and can be found',
  async (method, emulated) => {
    const { channel, answers, emulator, adapter, ts } = await ask(emulated);
    emulator.faults.next(method, { dropReply: true });
    if (method === 'chat.postMessage')
      emulator.faults.next('chat.startStream', { error: 'unknown_method' });
    const lost = channel.write(toPosted(), 'open', growing('One'), never);
    await expect(lost).rejects.toMatchObject({ failure: 'unknown' });
    expect(answers()).toHaveLength(1);
    const seen = await adapter.archive.read(toPlace('C1', ts), { after: ts, limit: 50 }, never);
    const found = seen.find(({ actions }) => actions.includes('stop:job1'));
    expect(found).toMatchObject({ id: answers()[0]?.ts, isOwn: true });
    const recovered: Posted = { ...toPosted(), id: found?.id ?? null, state: 'open' };
    await channel.write(recovered, 'close', ended('One two'), never);
    expect(answers()).toMatchObject([{ text: 'One two', streaming: false }]);
  },
);

test('where the last update is refused, the core hears of it, so that no button to stop it stays', async () => {
  const { channel, answers, emulator } = await ask();
  const opened = await channel.write(toPosted(), 'open', growing('One'), never);
  emulator.faults.next('chat.update', { error: 'edit_window_closed' });
  const closing = channel.write(opened.posted, 'close', ended('One two'), never);
  await expect(closing).rejects.toMatchObject({ failure: 'refused' });
  expect(answers()).toMatchObject([{ text: expect.stringContaining('One two'), streaming: false }]);
  await channel.remove(opened.posted, never);
  expect(answers()).toEqual([]);
});

test.each([
  ['message_not_found', 'message_gone'],
  ['channel_not_found', 'place_gone'],
  ['is_archived', 'place_gone'],
  ['cant_update_message', 'refused'],
  ['streaming_state_conflict', 'unavailable'],
  ['internal_error', 'unknown'],
  ['service_unavailable', 'unavailable'],
])('Slack’s %s is %s to the core', async (error, failure) => {
  const { channel, emulator, log } = await ask({ nativeStreaming: false });
  const opened = await channel.write(toPosted(), 'open', growing('secret words'), never);
  emulator.faults.next('chat.update', { error });
  const failed = channel.write(opened.posted, 'close', ended('secret words.'), never);
  const cause: unknown = await failed.catch((reason: unknown) => reason);
  expect(cause).toBeInstanceOf(WriteError);
  expect(cause).toMatchObject({ code: 'slack_failed', failure });
  log.error({ err: cause }, 'failed');
  expect(log.lines.join()).not.toMatch(/secret|xoxb|Bearer/);
});

test('a 429 names the budget and the wait, nothing is lost, and the budget learns it', async () => {
  const { channel, emulator, answers, rateLimits } = await ask({ nativeStreaming: false });
  const opened = await channel.write(toPosted(), 'open', growing('One'), never);
  emulator.faults.next('chat.update', { rateLimited: 7 });
  const limited = channel.write(opened.posted, 'close', ended('One two'), never);
  const error: unknown = await limited.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RateLimitedError);
  expect(error).toMatchObject({ key: 'slack/T1/chat.update', retryAfterMs: 7_000 });
  expect(rateLimits.learned).toEqual(['slack/T1/chat.update']);
  await channel.write(opened.posted, 'close', ended('One two'), never);
  expect(answers()).toMatchObject([{ text: 'One two' }]);
});

test('each reply takes the way that shows its text sooner, within the budget', async () => {
  const started = await start();
  const rateLimits = createRateLimits({ now: () => 0 });
  const adapter = createSlackAdapter({
    botToken: started.emulator.botToken,
    appToken: started.emulator.appToken,
    signingSecret: null,
    apiUrl: started.emulator.apiUrl,
    commandPrefix: '',
    commands,
    rateLimits,
    readBlob: async () => null,
    log: started.log,
  });
  const ways: string[] = [];
  for (let index = 0; index < 12; index += 1) {
    const ts = started.emulator.person('U1').mention({ channel: 'C1', text: 'why?' });
    const channel = adapter.channel(toPlace('C1', ts), toAudience({ question: ts }));
    const message = toPosted(`job${index}/0/0`);
    const held = channel.rateLimits(message, 'open');
    const [key] = held;
    ways.push(key?.key.split('/')[2] === 'chat.startStream' ? 'stream' : 'post');
    await channel.write(message, 'open', growing('text'), never, held);
  }
  const streams = ways.filter((way) => way === 'stream').length;
  expect(ways.slice(0, 2)).toEqual(['stream', 'stream']);
  expect(streams).toBeGreaterThanOrEqual(7);
  expect(streams).toBeLessThan(12);
});

test('growing writes are spread and leave messages that will end their last updates; a stop never waits for them', async () => {
  const { channel } = await ask();
  const { posted } = await channel.write(toPosted(), 'open', growing('One'), never);
  expect(channel.rateLimits(posted, 'grow')).toMatchObject([
    { key: 'slack/T1/chat.appendStream', capacity: 100, windowMs: 60_000, isSpread: true },
  ]);
  expect(channel.rateLimits(posted, 'close')).toMatchObject([
    { key: 'slack/T1/chat.stopStream', capacity: 20, isSpread: false, keep: 0 },
    { key: 'slack/T1/chat.update', capacity: 50, isSpread: false, keep: 0 },
  ]);
  const held = channel.rateLimits(toPosted('job2/0/0'), 'open', true);
  const other = await channel.write(
    toPosted('job2/0/0'),
    'open',
    growing('', 'Reading …'),
    never,
    held,
  );
  expect(channel.rateLimits(other.posted, 'grow')).toMatchObject([
    { key: 'slack/T1/chat.update', capacity: 50, isSpread: true, keep: 1, isAnnounced: false },
  ]);
});
