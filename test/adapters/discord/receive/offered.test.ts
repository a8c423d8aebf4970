// Kind: what an app offers to choose or to look at is part of what its message says, and what
// Discord tells in ids is told in words.
import { expect, test } from 'vitest';
import { BOT, type Fields } from './payloads.ts';
import { readMessage } from './reader.ts';

const replied = ({ quoted }: ReturnType<typeof readMessage>) => quoted.map(({ text }) => text);

const toOriginal = (fields: Fields) =>
  readMessage({
    type: 19,
    content: `<@${BOT}> what?`,
    message_reference: { type: 0, message_id: '9' },
    referenced_message: {
      ...{ id: '9', type: 0, content: '', attachments: [], embeds: [] },
      ...{ author: { id: '43', username: 'ben', bot: true }, ...fields },
    },
  });

const row = (component: Fields) => ({ components: [{ type: 1, components: [component] }] });

test.each<[string, Fields, string]>([
  [
    'a menu with descriptions, and what is chosen in it',
    row({
      type: 3,
      placeholder: 'Role',
      options: [
        { label: 'Dev', value: 'd', description: 'writes <:code:5>', emoji: { name: '💻' } },
        { label: 'Ops', value: 'o', default: true },
      ],
    }),
    '[choice: Role: 💻 Dev (writes :code:), Ops; chosen: Ops]',
  ],
  [
    'a menu of people',
    row({
      type: 7,
      placeholder: 'Who?',
      default_values: [
        { id: '222', type: 'user' },
        { id: '333', type: 'role' },
      ],
    }),
    '[choice: Who?; chosen: <@222>, <@&333>]',
  ],
  [
    'a menu of channels',
    row({ type: 8, default_values: [{ id: '444', type: 'channel' }] }),
    '[choice: chosen: <#444>]',
  ],
  [
    'a menu whose choices are malformed',
    row({
      type: 5,
      placeholder: 'Who?',
      default_values: [null, { id: '1', type: 'constructor' }, 5],
    }),
    '[choice: Who?]',
  ],
  [
    'a group of radio buttons in a form',
    {
      components: [
        {
          type: 18,
          label: 'How?',
          component: { type: 21, options: [{ label: 'By train', default: true }, { label: '' }] },
        },
      ],
    },
    'How?\n[choice: By train; chosen: By train]',
  ],
  [
    'an embed with its time',
    { embeds: [{ description: 'Down', timestamp: '2026-01-01T08:30:00.000000+00:00' }] },
    'Down\n2026-01-01 08:30 UTC',
  ],
  [
    'an embed with its footer and its time',
    { embeds: [{ title: 'Down', footer: { text: 'CI' }, timestamp: '2026-01-01T08:30:00Z' }] },
    'Down\nCI · 2026-01-01 08:30 UTC',
  ],
  ['a time that is none', { embeds: [{ title: 'Down', timestamp: 'soon' }] }, 'Down'],
  [
    'what AutoMod caught',
    {
      type: 24,
      embeds: [
        {
          type: 'auto_moderation_message',
          description: 'buy now',
          fields: [
            { name: 'rule_name', value: 'Spam' },
            { name: 'channel_id', value: '444' },
            { name: 'decision_id', value: '7c5e-91' },
            { name: 'keyword', value: 'buy*' },
            { name: 'keyword_matched_content', value: 'buy' },
            { name: 'flagged_message_id', value: '123456789012345678' },
          ],
        },
      ],
    },
    'buy now\nRule: Spam\nMatched: buy\nChannel: <#444>',
  ],
])('%s', (_what, fields, text) => {
  expect(replied(toOriginal(fields))).toEqual([text]);
});

test('a poll tells how long it is open, which is no edit of it once it changes', () => {
  const poll = {
    question: { text: 'Lunch?' },
    answers: [{ answer_id: 1, poll_media: { text: 'Soup' } }],
    expiry: '2026-12-02T12:00:00.5+00:00',
    allow_multiselect: true,
  };
  const { quoted } = readMessage({ content: `<@${BOT}>`, poll });

  expect(quoted).toEqual([
    { author: null, text: 'Poll: Lunch?\n- Soup' },
    {
      author: null,
      text: 'Several answers may be chosen.\nOpen until 2026-12-02 12:00 UTC',
      origin: 'preview',
    },
  ]);
});

test('a poll that has ended is open no longer', () => {
  const { quoted } = readMessage({
    content: `<@${BOT}>`,
    poll: {
      question: { text: 'Lunch?' },
      answers: [{ answer_id: 1, poll_media: { text: 'Soup' } }],
      expiry: '2026-12-02T12:00:00+00:00',
      results: { is_finalized: true, answer_counts: [{ id: 1, count: 2 }] },
    },
  });

  expect(quoted.map(({ text }) => text)).toEqual([
    'Poll: Lunch?\n- Soup',
    'Votes, final:\n- Soup: 2',
  ]);
});
