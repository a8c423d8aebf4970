import { expect, test } from 'vitest';
import { toEvent } from '../../../../src/adapters/slack/receive/events.ts';
import { incomingEventSchema } from '../../../../src/core/events.ts';
import type { Message } from '../../../../src/core/messages.ts';
import {
  changed,
  deleted,
  dm,
  file,
  identity,
  mention,
  message,
  TS,
  voiceClip,
} from '../payloads.ts';

const NOW = 1_763_800_005_000;

/** The event of a payload; whatever crosses the inbox has to fit its schema. */
function read(body: unknown) {
  const event = toEvent(body, identity, NOW);
  if (event) expect(incomingEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
  return event;
}

function readMessage(body: unknown): Message {
  const event = read(body);
  if (event?.type !== 'message' && event?.type !== 'edit') throw new Error('no message');
  return event.message;
}

test('a mention in a channel is answered in its own thread', () => {
  expect(read(mention())).toEqual({
    type: 'message',
    key: `slack/T1/C1/${TS}/message`,
    conversation: `slack/T1/C1/${TS}`,
    place: { platform: 'slack', workspace: 'T1', channel: 'C1', thread: TS },
    at: 1_763_800_000_000,
    message: {
      id: TS,
      place: { platform: 'slack', workspace: 'T1', channel: 'C1', thread: TS },
      speaker: { id: 'U1', name: null, roles: [], isAdmin: null, isExternal: false },
      text: 'hi',
      attachments: [],
      replyTo: null,
      quoted: [],
      where: 'mention',
      isToOthers: false,
      sentAt: 1_763_800_000_000,
    },
  });
});

test('a mention comes twice, as app_mention and as message, and is one event', () => {
  expect(read(message({ text: '<@UBOT> hi' }))).toEqual(read(mention()));
});

test('a mention in a thread belongs to the thread', () => {
  const event = read(mention({ text: '<@UBOT> more', thread_ts: '1763800000.000100' }));
  expect(event?.conversation).toBe('slack/T1/C1/1763800000.000100');
  expect(readMessage(mention({ thread_ts: '1763800000.000100' })).where).toBe('mention');
});

test('a message without a mention is overheard, and a reply in a thread is of the thread', () => {
  expect(readMessage(message()).where).toBe('overheard');
  const reply = readMessage(message({ user: 'U2', thread_ts: '1763800000.000100' }));
  expect(reply).toMatchObject({ where: 'thread', place: { thread: '1763800000.000100' } });
});

test('a direct message starts a conversation, a reply in it goes on with it', () => {
  expect(readMessage(dm())).toMatchObject({ where: 'dm', place: { channel: 'D1', thread: TS } });
  const reply = dm({
    thread_ts: '1763800000.000400',
    assistant_thread: { action_token: '123.456.abc' },
    app_context: { entities: [] },
  });
  expect(readMessage(reply)).toMatchObject({
    where: 'dm',
    place: { channel: 'D1', thread: '1763800000.000400' },
  });
});

test('a group DM counts as a channel', () => {
  expect(readMessage(message({ channel: 'G1', channel_type: 'mpim' })).where).toBe('overheard');
  expect(readMessage(message({ channel_type: 'mpim', text: '<@UBOT> x' })).where).toBe('mention');
});

test('a message that mentions somebody else is for them, unless it mentions Parley too', () => {
  const reply = { thread_ts: '1763800000.000100' };
  expect(readMessage(message({ ...reply, text: 'what do you think, <@U2>?' }))).toMatchObject({
    isToOthers: true,
    text: 'what do you think, <@U2>?',
  });
  expect(readMessage(message({ text: '<@UBOT> ask <@U2|grace>' }))).toMatchObject({
    isToOthers: false,
    text: 'ask <@U2>',
  });
});

test.each([
  ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
  ['&amp;lt;tag&amp;gt;', '&lt;tag&gt;'],
  ['<https://example.org/a?b=1&amp;c=2>', 'https://example.org/a?b=1&c=2'],
  ['<https://example.org|the page>', '[the page](https://example.org)'],
  ['<https://example.org|example.org>', 'https://example.org'],
  ['<https://example.org|https://evil.example/x>', 'https://example.org'],
  ['<https://example.org|see www.evil.example>', 'https://example.org'],
  ['<https://example.org|a](b) [c>', String.raw`[a\](b) \[c](https://example.org)`],
  ['<mailto:ada@example.org|ada@example.org>', 'ada@example.org'],
  ['see <#C9|random>', 'see <#C9|random>'],
  ['<!here> <!subteam^S1|@crew> <!date^1^{date}|today>', '@here @crew today'],
  ['hey <@UBOT>, go', 'hey go'],
  ['<@UBOT|parley>: go', 'go'],
  ['<@UBOT>\n  indented', '\n  indented'.trim()],
  ['`a  b` <@UBOT>', '`a  b`'],
  ['a <b> c', 'a b c'],
])('the text %j reads %j', (sent, read) => {
  expect(readMessage(message({ text: sent })).text).toBe(read);
});

test('files come along with what is needed to fetch them', () => {
  const { attachments } = readMessage(dm({ subtype: 'file_share', files: [file()] }));
  expect(attachments).toEqual([
    {
      id: 'F1',
      name: 'notes.txt',
      mimeType: 'text/plain',
      bytes: 12,
      isVoice: false,
      durationMs: null,
      source: {
        fileId: 'F1',
        url: 'https://files.slack.com/files-pri/T1-F1/download/notes.txt',
        mimeType: 'text/plain',
        workspace: 'T1',
      },
    },
  ]);
});

test('a voice clip is known by its subtype, whatever its type says', () => {
  const files = [
    voiceClip(),
    voiceClip({ id: 'F3', mimetype: '' }),
    file({ mimetype: 'audio/mp4' }),
  ];
  const { attachments } = readMessage(dm({ subtype: 'file_share', text: '', files }));
  expect(attachments.map(({ isVoice }) => isVoice)).toEqual([true, true, false]);
  expect(attachments[0]).toMatchObject({ durationMs: 4200, mimeType: 'audio/mp4' });
  expect(attachments[1]?.mimeType).toBe('audio/mp4');
});

test('a video clip is no voice note', () => {
  const clip = voiceClip({ subtype: 'slack_video', mimetype: 'video/mp4' });
  expect(readMessage(dm({ files: [clip] })).attachments[0]?.isVoice).toBe(false);
});

test('a file of another organisation comes without its address', () => {
  const stub = { id: 'F3', mode: 'file_access', file_access: 'check_file_info', user: '' };
  const { attachments } = readMessage(message({ subtype: 'file_share', files: [stub] }));
  expect(attachments[0]).toMatchObject({ id: 'F3', source: { fileId: 'F3', url: null } });
});

test('shared messages and the root of a broadcast reply are quotes', () => {
  const shared = {
    is_share: true,
    is_msg_unfurl: true,
    author_name: 'Grace',
    text: 'the &lt;plan&gt;',
    files: [file({ id: 'F7' })],
  };
  const preview = { from_url: 'https://example.org', text: 'a page' };
  const forwarded = readMessage(message({ attachments: [shared, preview] }));
  expect(forwarded.quoted).toEqual([{ author: 'Grace', text: 'the <plan>' }]);
  expect(forwarded.attachments.map(({ id }) => id)).toEqual(['F7']);
  const broadcast = readMessage(
    message({
      subtype: 'thread_broadcast',
      thread_ts: '1763800000.000100',
      root: { type: 'message', user: 'U1', text: 'root', ts: '1763800000.000100' },
    }),
  );
  expect(broadcast).toMatchObject({ where: 'thread', quoted: [{ author: '<@U1>', text: 'root' }] });
});

test('a person of another organisation is external', () => {
  expect(readMessage(message({ user_team: 'T2', team: 'T2' })).speaker.isExternal).toBe(true);
  const shared = { ...mention({ team: 'T2' }), team_id: 'T2' };
  expect(read(shared)).toMatchObject({
    place: { workspace: 'T1' },
    message: { speaker: { isExternal: true } },
  });
});

test('an edit carries the new text and is an event of its own', () => {
  const event = read(
    changed({ text: 'edited', edited: { user: 'U1', ts: '1763800000.000000' } }, { text: 'plain' }),
  );
  expect(event).toMatchObject({
    type: 'edit',
    key: `slack/T1/C1/${TS}/edit/1763800000.0009`,
    conversation: `slack/T1/C1/${TS}`,
    message: { id: TS, text: 'edited' },
  });
});

test('a change without changed text is no edit', () => {
  const unfurled = { text: 'plain', attachments: [{ from_url: 'https://example.org' }] };
  expect(read(changed(unfurled, { text: 'plain' }))).toBeNull();
  expect(read(changed({ text: 'plain', reply_count: 2 }, undefined))).toBeNull();
});

test('changes of our own messages and streams are echoes', () => {
  const stream = { subtype: 'bot_message', user: 'UBOT', bot_id: 'BBOT', app_id: 'A1' };
  const after = { ...stream, text: 'streamed', streaming_state: 'completed' };
  expect(read(changed(after, { ...stream, text: '' }))).toBeNull();
  expect(read(deleted(stream))).toBeNull();
});

test('a deletion names the message, also where a tombstone is left for its replies', () => {
  const expected = {
    type: 'delete',
    key: `slack/T1/C1/${TS}/delete`,
    conversation: `slack/T1/C1/${TS}`,
    messageId: TS,
  };
  expect(read(deleted({}))).toMatchObject(expected);
  const tombstone = { subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.' };
  expect(read(changed(tombstone, { text: 'plain' }))).toMatchObject(expected);
  expect(read(deleted({ thread_ts: '1763800000.000100' }))?.conversation).toBe(
    'slack/T1/C1/1763800000.000100',
  );
});
