import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { clientFor, clientOptions, errorOf, startSlack as start } from './slack/harness.ts';

const button = (text: string, action_id: string) => ({
  type: 'button' as const,
  text: { type: 'plain_text' as const, text },
  action_id,
  value: 'v',
});

test('every call needs the right token', async () => {
  const { emulator, client } = await start();
  expect(await client.auth.test()).toMatchObject({
    team_id: 'T1',
    user_id: 'UBOT',
    bot_id: 'BBOT',
  });
  expect(await errorOf(new WebClient(undefined, clientOptions(emulator)).auth.test())).toBe(
    'not_authed',
  );
  expect(await errorOf(clientFor(emulator, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
  expect(await errorOf(clientFor(emulator, emulator.appToken).auth.test())).toBe(
    'not_allowed_token_type',
  );
  expect(await errorOf(client.apps.connections.open())).toBe('not_allowed_token_type');
  expect(await clientFor(emulator, emulator.appToken).apps.connections.open()).toMatchObject({
    url: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/link/),
  });
  expect(await errorOf(client.apiCall('no.such.method'))).toBe('unknown_method');
});

test('a message is posted, edited and deleted as a person would see it', async () => {
  const { emulator, client } = await start();
  const root = emulator.person('U1').say({ channel: 'C1', text: 'a question' });
  const blocks = [
    { type: 'markdown' as const, text: '# Hello <!here>' },
    { type: 'actions' as const, elements: [button('Stop', 'stop:1'), button('Again', 'again:1')] },
  ];
  const posted = await client.chat.postMessage({
    channel: 'C1',
    thread_ts: root,
    text: 'Hello',
    blocks,
    metadata: { event_type: 'parley', event_payload: { key: 'k1' } },
  });
  expect(posted.message).toMatchObject({ user: 'UBOT', bot_id: 'BBOT', thread_ts: root });
  expect(emulator.messages('C1', root)[1]).toMatchObject({
    text: '# Hello <!here>',
    notification: 'Hello',
    buttons: [{ text: 'Stop', actionId: 'stop:1', value: 'v' }, { text: 'Again' }],
    pings: ['<!here>'],
    edited: false,
    metadata: { event_payload: { key: 'k1' } },
  });

  const ts = String(posted.ts);
  await client.chat.update({ channel: 'C1', ts, text: 'Only the notification' });
  expect(emulator.message(ts)).toMatchObject({ text: '# Hello <!here>', edited: true });
  await client.chat.update({ channel: 'C1', ts, text: 'Plain', blocks: [] });
  expect(emulator.message(ts)).toMatchObject({ text: 'Plain', buttons: [] });
  await client.chat.delete({ channel: 'C1', ts });
  expect(emulator.messages('C1').map(({ text }) => text)).toEqual(['a question']);
  expect(emulator.calls.map(({ method }) => method)).toEqual([
    'chat.postMessage',
    'chat.update',
    'chat.update',
    'chat.delete',
  ]);
});

test('chat methods refuse what Slack refuses', async () => {
  const { emulator, client } = await start({ rateLimits: 'off' });
  const theirs = emulator.person('U1').say({ channel: 'C1', text: 'mine' });
  const post = (args: object) =>
    errorOf(client.apiCall('chat.postMessage', { channel: 'C1', ...args }));
  const update = (args: object) =>
    errorOf(client.apiCall('chat.update', { channel: 'C1', ...args }));
  const { ts } = await client.chat.postMessage({ channel: 'C1', thread_ts: theirs, text: 'x' });

  expect(await post({})).toBe('no_text');
  expect(await post({ text: '', blocks: [] })).toBe('no_text');
  expect(await post({ channel: 'C9', text: 'x' })).toBe('channel_not_found');
  expect(await post({ channel: 'C2', text: 'x' })).toBe('not_in_channel');
  expect(await post({ text: 'x', markdown_text: 'y' })).toBe('markdown_text_conflict');
  expect(await post({ markdown_text: 'y'.repeat(12_001) })).toBe('msg_too_long');
  expect(await post({ text: 'x', thread_ts: '1.1' })).toBe('thread_not_found');
  expect(await post({ text: 'x', thread_ts: ts })).toBe('thread_not_found');
  expect(await post({ text: 'x', metadata: { event_type: 'a' } })).toBe('invalid_metadata_format');
  expect(await post({ text: 'x', blocks: '[{' })).toBe('invalid_blocks_format');
  expect(await update({ ts: theirs, text: 'x' })).toBe('cant_update_message');
  expect(await update({ ts: '1.1', text: 'x' })).toBe('message_not_found');
  expect(await update({ ts, text: 'x'.repeat(4001) })).toBe('msg_too_long');
  expect(await update({ ts, markdown_text: 'x'.repeat(12_000) })).toBe('fine');
  expect(await errorOf(client.chat.delete({ channel: 'C1', ts: theirs }))).toBe(
    'cant_delete_message',
  );
  const long = await client.chat.postMessage({ channel: 'C1', text: 'x'.repeat(40_001) });
  expect(long).toMatchObject({ warning: 'message_truncated' });
});

test('invalid blocks are refused with a reason each', async () => {
  const { emulator, client } = await start({ rateLimits: 'off' });
  const refused = async (blocks: readonly object[]) => {
    const call = client.apiCall('chat.postMessage', { channel: 'C1', text: 'x', blocks });
    const error = await call.catch((caught: unknown) => caught);
    return (error as { data?: { error: string; response_metadata?: { messages?: string[] } } })
      .data;
  };
  const actions = (elements: readonly object[]) => [{ type: 'actions', elements }];
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
  const cases: [readonly object[], string, string][] = [
    [[{ type: 'magic' }], 'invalid_blocks', 'unsupported type: magic'],
    [Array(51).fill({ type: 'divider' }), 'invalid_blocks', 'no more than 50 items'],
    [[section('x'.repeat(3001))], 'invalid_blocks', 'must be less than 3001 characters'],
    [[section('')], 'invalid_blocks', 'must be more than 0 characters'],
    [actions([]), 'invalid_blocks', 'no less than 1 items'],
    [actions(Array.from({ length: 26 }, (_, n) => button('b', `b${n}`))), 'invalid_blocks', '25'],
    [actions([button('x'.repeat(76), 'a')]), 'invalid_blocks', 'less than 76'],
    [actions([{ ...button('x', 'a'), value: 'x'.repeat(2001) }]), 'invalid_blocks', '2001'],
    [actions([button('x', 'a'.repeat(256))]), 'invalid_blocks', 'less than 256'],
    [actions([button('x', 'a'), button('y', 'a')]), 'invalid_blocks', 'duplicate action_id'],
    [actions([{ ...button('x', 'a'), style: 'loud' }]), 'invalid_blocks', 'primary, danger'],
    [
      Array(2).fill({ type: 'markdown', text: 'x'.repeat(6001) }),
      'msg_blocks_too_long',
      '12000 are allowed',
    ],
  ];
  for (const [blocks, error, reason] of cases) {
    const data = await refused(blocks);
    expect(data).toMatchObject({ error });
    expect(data?.response_metadata?.messages?.join()).toContain(reason);
  }
  expect(emulator.messages('C1')).toEqual([]);
});

test('history omits replies, pages with cursors, and knows metadata when asked', async () => {
  const { emulator, client } = await start();
  const ada = emulator.person('U1');
  const roots = ['one', 'two', 'three'].map((text) => ada.say({ channel: 'C1', text }));
  const threadTs = String(roots[0]);
  for (const text of ['a', 'b', 'c']) ada.say({ channel: 'C1', text, threadTs });
  await client.chat.postMessage({
    channel: 'C1',
    thread_ts: threadTs,
    text: 'd',
    metadata: { event_type: 'parley', event_payload: { key: 'k' } },
  });

  const first = await client.conversations.history({ channel: 'C1', limit: 2 });
  expect(first.messages?.map(({ text }) => text)).toEqual(['three', 'two']);
  const cursor = first.response_metadata?.next_cursor ?? '';
  const second = await client.conversations.history({ channel: 'C1', limit: 2, cursor });
  expect(second).toMatchObject({ has_more: false, messages: [{ text: 'one', reply_count: 4 }] });
  const newer = await client.conversations.history({ channel: 'C1', oldest: String(roots[1]) });
  expect(newer.messages?.map(({ text }) => text)).toEqual(['three']);

  const thread = await client.conversations.replies({
    channel: 'C1',
    ts: threadTs,
    include_all_metadata: true,
  });
  expect(thread.messages?.map(({ text }) => text)).toEqual(['one', 'a', 'b', 'c', 'd']);
  expect(thread.messages?.[4]?.metadata).toMatchObject({ event_payload: { key: 'k' } });
  const plain = await client.conversations.replies({ channel: 'C1', ts: threadTs });
  expect(plain.messages?.[4]?.metadata).toBeUndefined();
  const unknown = client.conversations.replies({ channel: 'C1', ts: '1.1' });
  expect(await errorOf(unknown)).toBe('thread_not_found');
  expect(await errorOf(client.conversations.history({ channel: 'C2' }))).toBe('not_in_channel');
});

test('people, channels and reactions can be looked up and changed', async () => {
  const { emulator, client } = await start();
  expect(await client.users.info({ user: 'U1' })).toMatchObject({
    user: { name: 'ada', is_admin: true, tz: 'Europe/London', profile: { display_name: 'ada' } },
  });
  expect(await errorOf(client.users.info({ user: 'U9' }))).toBe('user_not_found');
  expect((await client.users.list({})).members?.map(({ id }) => id)).toEqual(['U1', 'U2', 'UBOT']);
  expect(await client.conversations.info({ channel: 'C1' })).toMatchObject({
    channel: { id: 'C1', is_member: true, is_im: false },
  });
  expect((await client.conversations.members({ channel: 'C1' })).members).toContain('UBOT');
  const dm = await client.conversations.open({ users: 'U2' });
  expect(dm.channel?.id).toBe(emulator.dmOf('U2'));
  const ims = await client.conversations.list({ types: 'im' });
  expect(ims.channels?.map(({ id }) => id)).toEqual([emulator.dmOf('U2')]);

  const timestamp = emulator.person('U1').say({ channel: 'C1', text: 'hi' });
  const reaction = { channel: 'C1', timestamp, name: 'eyes' };
  await client.reactions.add(reaction);
  expect(emulator.message(timestamp).reactions).toEqual([{ name: 'eyes', users: ['UBOT'] }]);
  expect(await errorOf(client.reactions.add(reaction))).toBe('already_reacted');
  expect(await errorOf(client.reactions.add({ ...reaction, name: '⏳' }))).toBe('invalid_name');
  await client.reactions.remove(reaction);
  expect(await errorOf(client.reactions.remove(reaction))).toBe('no_reaction');
  expect(await errorOf(client.reactions.add({ ...reaction, timestamp: '1.1' }))).toBe(
    'message_not_found',
  );
});

test('a thread shows status, title, prompts and session until they are cleared', async () => {
  const { emulator, client } = await start();
  const thread_ts = emulator.person('U1').dm('hello');
  const channel_id = emulator.dmOf('U1');
  const at = { channel_id, thread_ts };
  await client.assistant.threads.setStatus({ ...at, status: 'thinks', loading_messages: ['one'] });
  await client.assistant.threads.setTitle({ ...at, title: 'Hello' });
  await client.assistant.threads.setSuggestedPrompts({
    channel_id,
    prompts: [{ title: 'Try', message: 'this' }],
  });
  await client.apiCall('agents.sessions.setStatus', { ...at, status: 'processing', title: 'S' });
  expect(emulator.status(channel_id, thread_ts)).toBe('thinks');
  expect(emulator.title(channel_id, thread_ts)).toBe('Hello');
  expect(emulator.prompts(channel_id)?.prompts).toEqual([{ title: 'Try', message: 'this' }]);
  expect(emulator.session(channel_id, thread_ts)).toEqual({ status: 'processing', title: 'S' });

  await client.chat.postMessage({ channel: channel_id, thread_ts, text: 'done' });
  expect(emulator.status(channel_id, thread_ts)).toBeUndefined();
  const elsewhere = { channel_id, thread_ts: '1.1', status: 'x' };
  expect(await errorOf(client.assistant.threads.setStatus(elsewhere))).toBe('invalid_thread_ts');
  const unheard = client.apiCall('agents.sessions.setStatus', { ...at, status: 'napping' });
  expect(await errorOf(unheard)).toBe('invalid_status');
});

test('a workspace without the agent features says so', async () => {
  const { emulator, client } = await start({ agentView: false, nativeStreaming: false });
  const thread_ts = emulator.person('U1').dm('hello');
  const channel_id = emulator.dmOf('U1');
  const prompts: [{ title: string; message: string }] = [{ title: 'a', message: 'b' }];
  const suggest = client.assistant.threads.setSuggestedPrompts({ channel_id, prompts });
  expect(await errorOf(suggest)).toBe('not_agent_app');
  const session = { channel_id, thread_ts, status: 'active' };
  expect(await errorOf(client.apiCall('agents.sessions.setStatus', session))).toBe(
    'feature_disabled',
  );
  const stream = client.apiCall('chat.startStream', { channel: channel_id, thread_ts });
  expect(await errorOf(stream)).toBe('unknown_method');
});
