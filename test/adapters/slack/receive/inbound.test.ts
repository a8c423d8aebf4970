import { expect, test } from 'vitest';
import { incomingEventSchema } from '../../../../src/core/events.ts';
import type { Message } from '../../../../src/core/messages.ts';
import {
  changed,
  deleted,
  dm,
  type Fields,
  file,
  mention,
  message,
  TS,
  voiceClip,
} from '../payloads.ts';
import { toEvent } from './to-event.ts';

const NOW = 1_763_800_005_000;

/** The event of a payload; whatever crosses the inbox has to fit its schema. */
async function read(body: Fields) {
  const event = await toEvent(body, NOW);
  if (event) expect(incomingEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
  return event;
}

async function readMessage(body: Fields): Promise<Message> {
  const event = await read(body);
  if (event?.type !== 'message' && event?.type !== 'edit') throw new Error('no message');
  return event.message;
}

test('a mention in a channel is answered in its own thread', async () => {
  expect(await read(mention())).toEqual({
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

test('a mention comes twice, as app_mention and as message, and is one event', async () => {
  expect(await read(message({ text: '<@UBOT> hi' }))).toEqual(await read(mention()));
});

test('a mention in a thread belongs to the thread', async () => {
  const event = await read(mention({ text: '<@UBOT> more', thread_ts: '1763800000.000100' }));
  expect(event?.conversation).toBe('slack/T1/C1/1763800000.000100');
  expect((await readMessage(mention({ thread_ts: '1763800000.000100' }))).where).toBe('mention');
});

test('a message without a mention is overheard, and a reply in a thread is of the thread', async () => {
  expect((await readMessage(message())).where).toBe('ambient');
  const reply = await readMessage(message({ user: 'U2', thread_ts: '1763800000.000100' }));
  expect(reply).toMatchObject({ where: 'thread', place: { thread: '1763800000.000100' } });
});

test('a direct message starts a conversation, a reply in it goes on with it', async () => {
  expect(await readMessage(dm())).toMatchObject({
    where: 'dm',
    place: { channel: 'D1', thread: TS },
  });
  const reply = dm({
    thread_ts: '1763800000.000400',
    assistant_thread: { action_token: '123.456.abc' },
    app_context: { entities: [] },
  });
  expect(await readMessage(reply)).toMatchObject({
    where: 'dm',
    place: { channel: 'D1', thread: '1763800000.000400' },
  });
});

test('a group DM counts as a channel', async () => {
  expect((await readMessage(message({ channel: 'G1', channel_type: 'mpim' }))).where).toBe(
    'ambient',
  );
  expect((await readMessage(message({ channel_type: 'mpim', text: '<@UBOT> x' }))).where).toBe(
    'mention',
  );
});

test('a message that mentions somebody else is for them, unless it mentions Parley too', async () => {
  const reply = { thread_ts: '1763800000.000100' };
  expect(await readMessage(message({ ...reply, text: 'what do you think, <@U2>?' }))).toMatchObject(
    {
      isToOthers: true,
      text: 'what do you think, <@U2>?',
    },
  );
  expect(await readMessage(message({ text: '<@UBOT> ask <@U2|grace>' }))).toMatchObject({
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
  ['see <#C9|random>', 'see <#C9>'],
  ['<!here> <!subteam^S1|@crew> <!date^1^{date}|today>', '@here <@&S1> today'],
  ['hey <@UBOT>, go', 'hey go'],
  ['<@UBOT|parley>: go', 'go'],
  ['<@UBOT>\n  indented', '\n  indented'.trim()],
  ['`a  b` <@UBOT>', '`a  b`'],
  ['a <b> c', 'a <b> c'],
  [
    'what of <https://acme.slack.com/archives/C0123ABC|#random>?',
    'what of [#random](https://acme.slack.com/archives/C0123ABC) (<#C0123ABC>)?',
  ],
  [
    'what of <https://app.slack.com/client/T1/G0123ABC>?',
    'what of https://app.slack.com/client/T1/G0123ABC (<#G0123ABC>)?',
  ],
  ['<https://acme.slack.com/archives/D0123ABC>', 'https://acme.slack.com/archives/D0123ABC'],
])('the text %j reads %j', async (sent, read) => {
  expect((await readMessage(message({ text: sent }))).text).toBe(read);
});

test('files come along with what is needed to fetch them', async () => {
  const { attachments } = await readMessage(dm({ subtype: 'file_share', files: [file()] }));
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
        size: 12,
        mode: 'hosted',
        filetype: 'text',
        access: 'visible',
      },
    },
  ]);
});

test('a voice clip is known by its subtype, whatever its type says', async () => {
  const files = [
    voiceClip(),
    voiceClip({ id: 'F3', mimetype: '' }),
    file({ mimetype: 'audio/mp4' }),
  ];
  const { attachments } = await readMessage(dm({ subtype: 'file_share', text: '', files }));
  expect(attachments.map(({ isVoice }) => isVoice)).toEqual([true, true, false]);
  expect(attachments[0]).toMatchObject({ durationMs: 4200, mimeType: 'audio/mp4' });
  expect(attachments[1]?.mimeType).toBe('audio/mp4');
});

test('a video clip is no voice note', async () => {
  const clip = voiceClip({ subtype: 'slack_video', mimetype: 'video/mp4' });
  expect((await readMessage(dm({ files: [clip] }))).attachments[0]?.isVoice).toBe(false);
});

test('a file of another organisation comes without its address', async () => {
  const stub = { id: 'F3', mode: 'file_access', file_access: 'check_file_info', user: '' };
  const { attachments } = await readMessage(message({ subtype: 'file_share', files: [stub] }));
  expect(attachments[0]).toMatchObject({ id: 'F3', source: { fileId: 'F3', url: null } });
});

test('shared messages and the root of a broadcast reply are quotes', async () => {
  const shared = {
    is_share: true,
    is_msg_unfurl: true,
    author_name: 'Grace',
    text: 'the &lt;plan&gt;',
    files: [file({ id: 'F7' })],
  };
  const preview = { from_url: 'https://example.org', text: 'a page' };
  const forwarded = await readMessage(message({ attachments: [shared, preview] }));
  expect(forwarded.quoted).toEqual([
    { author: 'Grace', text: 'the <plan>' },
    { author: null, text: 'a page', origin: 'preview' },
  ]);
  expect(forwarded.attachments.map(({ id }) => id)).toEqual(['F7']);
  const broadcast = await readMessage(
    message({
      subtype: 'thread_broadcast',
      thread_ts: '1763800000.000100',
      root: { type: 'message', user: 'U1', text: 'root', ts: '1763800000.000100' },
    }),
  );
  expect(broadcast).toMatchObject({ where: 'thread', quoted: [{ author: '<@U1>', text: 'root' }] });
});

test('a person of another organisation is external', async () => {
  expect((await readMessage(message({ user_team: 'T2', team: 'T2' }))).speaker.isExternal).toBe(
    true,
  );
  const shared = { ...mention({ team: 'T2' }), team_id: 'T2' };
  expect(await read(shared)).toMatchObject({
    place: { workspace: 'T1' },
    message: { speaker: { isExternal: true } },
  });
});

test('an edit carries the new text and is an event of its own', async () => {
  const event = await read(
    changed({ text: 'edited', edited: { user: 'U1', ts: '1763800000.000000' } }, { text: 'plain' }),
  );
  expect(event).toMatchObject({
    type: 'edit',
    key: `slack/T1/C1/${TS}/edit/1763800000.0009`,
    conversation: `slack/T1/C1/${TS}`,
    message: { id: TS, text: 'edited' },
  });
});

test('a change without changed text is no edit', async () => {
  const unfurled = { text: 'plain', attachments: [{ from_url: 'https://example.org' }] };
  expect(await read(changed(unfurled, { text: 'plain' }))).toBeNull();
  expect(await read(changed({ text: 'plain', reply_count: 2 }, undefined))).toBeNull();
});

test('changes of our own messages and streams are echoes', async () => {
  const stream = { subtype: 'bot_message', user: 'UBOT', bot_id: 'BBOT', app_id: 'A1' };
  const after = { ...stream, text: 'streamed', streaming_state: 'completed' };
  expect(await read(changed(after, { ...stream, text: '' }))).toBeNull();
  expect(await read(deleted(stream))).toBeNull();
});

test('a deletion names the message, also where a tombstone is left for its replies', async () => {
  const expected = {
    type: 'delete',
    key: `slack/T1/C1/${TS}/delete`,
    conversation: `slack/T1/C1/${TS}`,
    messageId: TS,
  };
  expect(await read(deleted({}))).toMatchObject(expected);
  const tombstone = { subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.' };
  expect(await read(changed(tombstone, { text: 'plain' }))).toMatchObject(expected);
  expect((await read(deleted({ thread_ts: '1763800000.000100' })))?.conversation).toBe(
    'slack/T1/C1/1763800000.000100',
  );
});
