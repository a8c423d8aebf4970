import { expect, test } from 'vitest';
import { toUnread } from '../../../../src/core/messages.ts';
import { toUnmentioned, withoutTypedMarks } from '../../../../src/core/written-mentions.ts';
import { attachment, BOT, type Fields, ROLE, snapshot } from './payloads.ts';
import { direct, read, readMessage, thread } from './reader.ts';

// Kind: everything that a message says and brings is read, wherever it stands in the payload.
// Unknown parts break nothing, and the model is told that they were not read.

const bot = { id: '77', username: 'Builder', bot: true };

const reply = (original: Fields) =>
  readMessage({
    type: 19,
    content: `<@${BOT}> why?`,
    message_reference: { type: 0, message_id: '1', channel_id: '3' },
    referenced_message: { id: '1', content: '', author: bot, ...original },
  });

const quotedIn = (original: Fields) => reply(original).quoted.map(({ text }) => text);

test('an embed is read with all its fields', () => {
  const embed = {
    author: { name: 'Actions', url: 'https://ci.example.com/a' },
    title: 'Build failed',
    url: 'https://example.com/b/1',
    description: 'step **test** exited 1',
    fields: [{ name: 'Branch', value: 'main' }, { name: 'Took', value: '' }, null, 7],
    footer: { text: 'CI' },
    image: { url: 'https://cdn.example.com/graphs/run%20times.png?x=1' },
    video: { url: 'https://cdn.example.com/run.mp4' },
  };
  expect(reply({ embeds: [embed, { description: 'second' }] }).quoted).toEqual([
    {
      author: 'Builder',
      person: '77',
      repeats: ['1'],
      origin: 'reply',
      text: [
        '[Actions](https://ci.example.com/a)\nBuild failed\nhttps://example.com/b/1\nstep **test** exited 1',
        'Branch: main\nTook\nCI\n[image: run%20times.png]\n[video: run.mp4]\nsecond',
      ].join('\n'),
    },
  ]);
});

test('components are read in their order, the nested ones too', () => {
  const components = [
    { type: 10, content: '## Release 4.2' },
    {
      type: 17,
      components: [
        {
          type: 9,
          components: [{ type: 10, content: 'Fixes the login loop' }],
          accessory: { type: 11, media: { url: 'https://a.example/x/logo.png' } },
        },
        { type: 14 },
        { type: 12, items: [{ media: { url: 'attachment://a.png' }, description: 'The graph' }] },
        { type: 13, file: { url: 'attachment://notes.txt' } },
        {
          type: 1,
          components: [
            { type: 2, style: 5, label: 'Changes', url: 'https://a.example/c' },
            { type: 2, style: 3, label: 'Approve', custom_id: 'secret-id' },
            { type: 2, style: 2, emoji: { name: '👍' }, custom_id: 'x' },
          ],
        },
        {
          type: 1,
          components: [
            {
              type: 3,
              custom_id: 's',
              placeholder: 'Pick',
              options: [{ label: 'a' }, { label: 'b' }],
            },
          ],
        },
      ],
    },
  ];
  expect(quotedIn({ flags: 32768, components })).toEqual([
    [
      '## Release 4.2\nFixes the login loop\n[image: logo.png]\n[image: The graph]',
      '[file: notes.txt]\n[Changes](https://a.example/c)\n[button: Approve]\n[button: 👍]',
      '[choice: Pick: a, b]',
    ].join('\n'),
  ]);
});

test('buttons of Parley’s own say nothing', () => {
  const components = [{ type: 1, components: [{ type: 2, label: 'Stop', custom_id: 'stop:1' }] }];
  const own = { id: BOT, username: 'Parley', bot: true };
  expect(quotedIn({ author: own, content: 'An answer.', components })).toEqual(['An answer.']);
});

test('what is replied to is read with what it forwards, its files, its poll and its stickers', () => {
  const forwarding = reply({ message_snapshots: [snapshot('the forwarded words')] });
  expect(forwarding.quoted.map(({ text }) => text)).toEqual(['the forwarded words']);
  expect(forwarding.attachments).toMatchObject([
    { id: attachment.id, origin: 'reply', source: { messageId: '1' } },
  ]);
  const voice = { ...attachment, id: '901', duration_secs: 2, filename: 'voice-message.ogg' };
  const spoken = { message: { content: '', flags: 8192, attachments: [voice] } };
  expect(reply({ message_snapshots: [spoken] }).attachments).toMatchObject([
    { id: '901', isVoice: true, durationMs: 2000, origin: 'reply' },
  ]);
  const poll = {
    question: { text: 'Tea?' },
    answers: [
      { answer_id: 1, poll_media: { text: 'Yes', emoji: { name: '🍵' } } },
      { answer_id: 2, poll_media: { text: 'No' } },
    ],
    results: { is_finalized: true, answer_counts: [{ id: 1, count: 3, me_voted: false }] },
  };
  expect(quotedIn({ poll, sticker_items: [{ id: '5', name: 'Wave', format_type: 1 }] })).toEqual([
    'Poll: Tea?\n- 🍵 Yes\n- No\nVotes, final:\n- 🍵 Yes: 3\n- No: 0\n[a sticker “Wave”]',
  ]);
});

test('a forwarded message brings its embeds and components', () => {
  const message = {
    content: '',
    embeds: [{ title: 'Alert', fields: [{ name: 'Host', value: 'db1' }] }],
    components: [{ type: 10, content: 'Disk **full**' }],
  };
  const forward = readMessage({ content: '', message_snapshots: [{ message }] }, direct);
  expect(forward.quoted).toEqual([{ author: null, text: 'Alert\nHost: db1\nDisk **full**' }]);
  expect(forward.unreadReferences).toBeUndefined();
});

test('votes change by themselves: they are no part of what a person said', () => {
  const poll = {
    question: { text: 'Tea?' },
    answers: [{ answer_id: 1, poll_media: { text: 'Yes' } }],
    results: { is_finalized: false, answer_counts: [{ id: 1, count: 2 }] },
  };
  expect(readMessage({ content: '', poll }, direct).quoted).toEqual([
    { author: null, text: 'Poll: Tea?\n- Yes' },
    { author: null, text: 'Votes so far:\n- Yes: 2', origin: 'preview' },
  ]);
});

test('an address is not repeated by the preview that Discord makes of it', () => {
  const url = 'https://example.com/a';
  const preview = { type: 'link', url, title: 'A page', provider: { name: 'Example' } };
  const { quoted } = readMessage({ content: `${url} ?`, embeds: [preview, { url }] });
  expect(quoted).toEqual([{ author: null, text: 'A page', origin: 'preview' }]);
});

test.each<[string, Fields, string[]]>([
  [
    'a sticker',
    { sticker_items: [{ name: 'Wave' }, { name: ' ' }, null] },
    ['a sticker “Wave”', 'a sticker'],
  ],
  ['an activity', { activity: { type: 3, party_id: 'x' } }, ['an invitation to an activity']],
  [
    'a component of no known kind',
    { components: [{ type: 99 }] },
    ['a part of a kind I do not know'],
  ],
  [
    'nothing that is known',
    { shared_client_theme: { colors: [] } },
    ['a message of a kind I do not know'],
  ],
  [
    'an original that is gone',
    {
      type: 19,
      content: 'why?',
      message_reference: { type: 0, message_id: '1' },
      referenced_message: null,
    },
    ['the message it replies to, which is gone'],
  ],
  [
    'a forward that is not told',
    { message_reference: { type: 1, message_id: '1', channel_id: '3' } },
    ['a forwarded message'],
  ],
])('what cannot be read is named: %s', (_what, fields, unread) => {
  expect(toUnread(readMessage({ content: '', ...fields }, direct))).toEqual(unread);
});

test('an unknown component still says what it can, and hides nothing inside', () => {
  const components = [
    { type: 42, content: 'new words', components: [{ type: 10, content: 'in' }] },
  ];
  const { quoted, unreadReferences } = reply({ components });
  expect(quoted.map(({ text }) => text)).toEqual(['new words\nin']);
  expect(unreadReferences).toEqual(['a part of a kind I do not know']);
});

const deep = (depth: number): Fields =>
  depth === 0 ? { type: 10, content: 'deep' } : { type: 17, components: [deep(depth - 1)] };

test.each<[string, Fields]>([
  ['deep components', { components: [{ type: 10, content: 'top' }, deep(2_000)] }],
  ['nulls', { embeds: null, components: null, poll: null, attachments: null, mentions: null }],
  [
    'wrong types',
    { embeds: 'x', components: 3, poll: [], sticker_items: {}, message_snapshots: 1 },
  ],
  [
    'wrong items',
    { embeds: [1, null, []], components: ['a', null], message_snapshots: [null, {}] },
  ],
  ['wrong members', { embeds: [{ fields: {}, footer: 7, image: [] }], activity: 'x' }],
  ['many', { embeds: Array(5_000).fill({ description: 'x'.repeat(100) }) }],
])('a payload with %s is read all the same', (_what, fields) => {
  expect(readMessage({ content: 'hi', ...fields }, direct).text).toBe('hi');
  expect(reply(fields).text).toBe('why?');
});

test('emoji, times, commands and pages of the server are words; code stays code', () => {
  const text = (content: string) => withoutTypedMarks(readMessage({ content }, direct).text);
  expect(text('<:party:123> <a:wave_2:9> at <t:1618953630:R>')).toBe(
    ':party: :wave_2: at 2021-04-20 21:20 UTC',
  );
  expect(text('use </ask:12> or </group sub:3>, see <id:customize>')).toBe(
    'use /ask or /group sub, see Channels & Roles',
  );
  expect(text('`<:party:123>` and\n```\n<t:1:R> <@!5>\n``` <@!5> <@&6> <#7>')).toBe(
    '`<:party:123>` and\n```\n<t:1:R> <@!5>\n``` <@5> <@&6> <#7>',
  );
  expect(text('<sound:200000000000000001:9> and <sound:0:7>, `<sound:0:7>`')).toBe(
    '[sound] and [sound], `<sound:0:7>`',
  );
  expect(text('<t:99999999999999:R> <:no emoji:1> <t:x> a < b')).toBe(
    '<t:99999999999999:R> <:no emoji:1> <t:x> a < b',
  );
});

test('a mention in code mentions nobody, and stays', () => {
  expect(readMessage({ content: `\`<@${BOT}>\` is how` })).toMatchObject({
    where: 'ambient',
    text: toUnmentioned(`\`<@${BOT}>\` is how`),
  });
  expect(readMessage({ content: `<@${BOT}> what is \`<@${BOT}>\`?` })).toMatchObject({
    where: 'mention',
    text: toUnmentioned(`what is \`<@${BOT}>\`?`),
  });
  expect(readMessage({ content: `it is \`broken <@&${ROLE}>` }).where).toBe('mention');
});

test('the payload names people: members by their nick, others by what they are called', () => {
  const mentions = [
    { id: '1', username: 'ann', global_name: 'Ann', member: { nick: 'Captain' } },
    { id: '2', username: 'ben', global_name: 'Ben', member: { nick: null } },
    { id: '3', username: 'cy', global_name: null },
    { id: '', username: 'nobody' },
    null,
  ];
  const { names } = readMessage({
    content: 'order <@1> <@!2> <@3>',
    mentions,
    member: { nick: 'Me', roles: [] },
    referenced_message: { id: '9', author: { id: '4', username: 'dee' }, content: '<@1>' },
  });
  expect(names).toEqual({
    '<@1>': 'Captain',
    '<@2>': 'Ben',
    '<@3>': 'cy',
    '<@4>': 'dee',
    '<@42>': 'Me',
  });
});

test('what a webhook is called says nothing of its next message', () => {
  const original = {
    id: '9',
    author: { id: '4', username: 'Sky' },
    webhook_id: '4',
    content: 'hi',
  };
  expect(readMessage({ referenced_message: original }).names).toEqual({ '<@42>': 'u42' });
});

test('an edit that brings the original along again changes nothing but what was edited', () => {
  const event = read(
    'MESSAGE_UPDATE',
    {
      id: '5',
      type: 0,
      content: 'hi <:party:1>',
      author: { id: '42', username: 'u42' },
      channel_id: '3',
      edited_timestamp: '2026-11-22T00:00:01.000000+00:00',
    },
    thread,
  );
  expect(event).toMatchObject({ type: 'edit', message: { text: 'hi :party:' } });
});
