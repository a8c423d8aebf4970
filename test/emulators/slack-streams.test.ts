import { expect, test } from 'vitest';
import { errorOf, startSlack } from './slack/harness.ts';
import { textArg } from './slack/wire.ts';

const recipient = { recipient_user_id: 'U1', recipient_team_id: 'T1' };
const stopButton = {
  type: 'actions',
  elements: [
    { type: 'button', text: { type: 'plain_text', text: 'Stop' }, action_id: 'stop:1', value: '1' },
  ],
};

const startThread = async (options = {}) => {
  const { emulator, client } = await startSlack(options);
  const thread_ts = emulator.person('U1').mention({ channel: 'C1', text: 'a question' });
  const at = { channel: 'C1', thread_ts };
  const begin = async (more: object = {}): Promise<{ ts: string }> => {
    const result = await client.apiCall('chat.startStream', { ...at, ...recipient, ...more });
    return { ts: textArg({ ...result }, 'ts') };
  };
  const append = (ts: unknown, more: object) =>
    errorOf(client.apiCall('chat.appendStream', { channel: 'C1', ts, ...more }));
  return { emulator, client, at, begin, append };
};

test('a stream grows, carries blocks and tasks, and ends', async () => {
  const { emulator, client, begin, append } = await startThread();
  const toChunks = (text: string) => ({ chunks: [{ type: 'markdown_text', text }] });
  const { ts } = await begin(toChunks('Hel'));
  expect(emulator.message(ts)).toMatchObject({ text: 'Hel', streaming: true });
  expect(await append(ts, toChunks('lo '))).toBe('fine');
  const task = { type: 'task_update', id: 't1', title: 'Search', status: 'in_progress' };
  const chunks = [
    { type: 'markdown_text', text: 'you' },
    { type: 'blocks', blocks: [stopButton] },
    { ...task, details: 'a' },
    { ...task, status: 'complete', details: 'b', output: 'found' },
  ];
  expect(await append(ts, { chunks })).toBe('fine');
  expect(emulator.message(ts)).toMatchObject({
    text: 'Hello you',
    buttons: [{ text: 'Stop', actionId: 'stop:1' }],
    tasks: [{ id: 't1', status: 'complete', details: 'ab', output: 'found' }],
  });
  const stopped = await client.apiCall('chat.stopStream', {
    channel: 'C1',
    ts,
    ...toChunks('!'),
    metadata: { event_type: 'parley', event_payload: { key: 'k' } },
  });
  expect(stopped).toMatchObject({
    message: { text: 'Hello you!', streaming_state: 'completed' },
  });
  expect(emulator.message(ts).streaming).toBe(false);
  expect(await append(ts, { markdown_text: 'x' })).toBe('message_not_in_streaming_state');
});

test('a stream takes its text as it came first, and a task that is not ended counts as failed', async () => {
  const { emulator, client, begin, append } = await startThread();
  const { ts } = await begin({ markdown_text: 'a' });
  const task = { type: 'task_update', id: 't', title: 'T', status: 'in_progress' };
  expect(await append(ts, { chunks: [task] })).toBe('streaming_mode_mismatch');
  const other = await begin({ chunks: [task] });
  expect(await append(other.ts, { markdown_text: 'b' })).toBe('streaming_mode_mismatch');
  await client.apiCall('chat.stopStream', { channel: 'C1', ts: other.ts });
  expect(emulator.message(other.ts).tasks).toMatchObject([{ title: 'T', status: 'error' }]);
});

test('a live stream cannot be updated, and an update after its end wipes the task cards', async () => {
  const { emulator, client, begin } = await startThread();
  const chunks = [{ type: 'task_update', id: 't', title: 'T', status: 'complete' }];
  const { ts } = await begin({ chunks });
  const update = { channel: 'C1', ts, text: 'new', blocks: [] };
  expect(await errorOf(client.chat.update(update))).toBe('streaming_state_conflict');
  await client.apiCall('chat.stopStream', { channel: 'C1', ts });
  await client.chat.update(update);
  expect(emulator.message(ts)).toMatchObject({ text: 'new', tasks: [], streaming: false });
});

test('a stream is refused without its thread and, outside direct messages, its recipient', async () => {
  const { emulator, client, at } = await startThread();
  const begin = (args: object) => errorOf(client.apiCall('chat.startStream', { ...args }));
  expect(await begin({ channel: 'C1', ...recipient })).toBe('invalid_thread_ts');
  expect(await begin({ channel: 'C1', thread_ts: '1.1', ...recipient })).toBe('invalid_thread_ts');
  expect(await begin(at)).toBe('missing_recipient_user_id');
  expect(await begin({ ...at, recipient_user_id: 'U1' })).toBe('missing_recipient_team_id');
  expect(await begin({ ...at, ...recipient, recipient_user_id: 'U9' })).toBe('user_not_found');
  const dm = emulator.person('U1').dm('hi');
  expect(await begin({ channel: emulator.dmOf('U1'), thread_ts: dm })).toBe('fine');
});

test('chunks are checked and the text is limited to 12,000 characters in all', async () => {
  const { emulator, client, begin, append } = await startThread({ rateLimits: 'off' });
  const { ts } = await begin();
  const chunk = (each: object) => append(ts, { chunks: [each] });
  expect(await append(ts, {})).toBe('no_text');
  expect(await chunk({ type: 'song' })).toBe('invalid_chunks');
  expect(await chunk({ type: 'markdown_text' })).toBe('invalid_chunks');
  expect(await chunk({ type: 'task_update', id: 'a', title: 'b', status: 'x' })).toBe(
    'invalid_chunks',
  );
  expect(await chunk({ type: 'blocks', blocks: [{ type: 'magic' }] })).toBe('invalid_blocks');
  expect(await chunk({ type: 'blocks', blocks: [{ type: 'file' }] })).toBe('internal_error');
  const many = Array(51).fill({ type: 'divider' });
  expect(await chunk({ type: 'blocks', blocks: many })).toBe('msg_blocks_too_many');
  expect(await append(ts, { chunks: 'nonsense' })).toBe('invalid_chunks');
  expect(await append(ts, { markdown_text: 'x'.repeat(12_000) })).toBe('fine');
  expect(await append(ts, { markdown_text: 'x' })).toBe('msg_too_long');
  const theirs = emulator.messages('C1')[0]?.ts;
  expect(await append(theirs, { markdown_text: 'x' })).toBe('message_not_owned_by_app');
  expect(await append('1.1', { markdown_text: 'x' })).toBe('message_not_found');
  const { ts: plain } = await client.chat.postMessage({ channel: 'C1', text: 'x' });
  expect(await append(plain, { markdown_text: 'x' })).toBe('message_not_in_streaming_state');
});

test('a stream dies of age however much is appended, and can be updated afterwards', async () => {
  let now = 1_800_000_000_000;
  const { emulator, client, begin, append } = await startThread({ clock: () => now });
  const { ts } = await begin({ markdown_text: 'a' });
  now += 299_000;
  expect(await append(ts, { markdown_text: 'b' })).toBe('fine');
  now += 1_000;
  expect(await append(ts, { markdown_text: 'c' })).toBe('message_not_in_streaming_state');
  const stop = client.apiCall('chat.stopStream', { channel: 'C1', ts });
  expect(await errorOf(stop)).toBe('message_not_in_streaming_state');
  await client.chat.update({ channel: 'C1', ts, markdown_text: 'abc' });
  expect(emulator.message(ts)).toMatchObject({ text: 'abc', streaming: false });
});

test('a stream expires by itself, and all at once on demand', async () => {
  const { emulator, begin } = await startThread({ streamLifetimeMs: 30 });
  const { ts } = await begin({ markdown_text: 'a' });
  await emulator.waitFor(() => !emulator.message(ts).streaming);
  const other = await startThread();
  const live = await other.begin({ markdown_text: 'a' });
  other.emulator.expireStreams();
  expect(await other.append(live.ts, { markdown_text: 'b' })).toBe(
    'message_not_in_streaming_state',
  );
});

test('after the person stopped the session nothing can be appended, but the stream can be closed', async () => {
  const { emulator, client, at, begin, append } = await startThread();
  const { ts } = await begin({ markdown_text: 'a' });
  emulator.person('U1').stopSession('C1', at.thread_ts);
  expect(await append(ts, { markdown_text: 'b' })).toBe('stopped_by_user');
  expect(emulator.deliveries.at(-1)).toMatchObject({
    name: 'agent_session_stopped',
    payload: { event: { thread_ts: at.thread_ts, streaming_message_ts: [ts] } },
  });
  expect(await errorOf(client.apiCall('chat.stopStream', { channel: 'C1', ts }))).toBe('fine');
});

test("the SDK's own streamer works", async () => {
  const { emulator, client, at } = await startThread();
  const streamer = client.chatStream({ ...at, ...recipient, buffer_size: 1 });
  await streamer.append({ markdown_text: 'one ' });
  await streamer.append({ markdown_text: 'two' });
  await streamer.stop();
  expect(emulator.messages('C1', at.thread_ts).at(-1)?.text).toBe('one two');
  expect(emulator.calls.map(({ method }) => method)).toEqual([
    'chat.startStream',
    'chat.appendStream',
    'chat.stopStream',
  ]);
});

test('pings are seen also when they span two appends', async () => {
  const { emulator, begin, append } = await startThread();
  const { ts } = await begin({ markdown_text: 'hey <!chan' });
  await append(ts, { markdown_text: 'nel>' });
  expect(emulator.message(ts).pings).toEqual(['<!channel>']);
});
