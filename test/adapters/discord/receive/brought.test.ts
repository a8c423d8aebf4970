import { expect, test } from 'vitest';
import { toUnread } from '../../../../src/core/messages.ts';
import { attachment, BOT, type Fields, snapshot } from './payloads.ts';
import { readMessage } from './reader.ts';

// Kind: all that a Discord message says and brings is heard, also what no page of findings names.

const reply = (fields: Fields) =>
  readMessage({
    type: 19,
    content: `<@${BOT}> what?`,
    message_reference: { type: 0, message_id: '9' },
    referenced_message: {
      ...{ id: '9', type: 0, content: '', attachments: [], embeds: [] },
      ...{ author: { id: '43', username: 'ben' }, ...fields },
    },
  });

const result = (fields: Readonly<Record<string, string>>) => ({
  type: 'poll_result',
  fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
});

const said: readonly (readonly [string, Fields, string])[] = [
  [
    'how a poll ended',
    {
      type: 46,
      embeds: [
        result({
          poll_question_text: 'Lunch?',
          victor_answer_id: '1',
          victor_answer_text: 'Pizza',
          victor_answer_emoji_name: '🍕',
          victor_answer_votes: '3',
          total_votes: '5',
        }),
      ],
    },
    'Poll, which has ended: Lunch?\nMost votes: 🍕 Pizza\nVotes: 3 of 5',
  ],
  [
    'a poll that nobody won',
    { type: 46, embeds: [result({ poll_question_text: 'Tea?', total_votes: '0' })] },
    'Poll, which has ended: Tea?\nVotes: 0',
  ],
  [
    'a field without a name',
    { embeds: [{ fields: [{ name: '\u200b', value: 'alone' }] }] },
    'alone',
  ],
  [
    'a button that is an emoji',
    { components: [{ type: 1, components: [{ type: 2, emoji: { name: '🔥' } }] }] },
    '[button: 🔥]',
  ],
  [
    'a picture with its description',
    { attachments: [{ ...attachment, filename: 'a.png', description: 'a cat\non a mat' }] },
    '[a.png: a cat on a mat]',
  ],
];

test.each(said)('a reply is heard with %s', (_what, fields, text) => {
  expect(reply(fields).quoted.map((quote) => quote.text)).toEqual([text]);
});

test.each([
  ['a boost', 8, '3'],
  ['a new name of the channel', 4, 'general'],
  ['an opened thread', 18, 'My thread'],
  ['a member who joined', 7, ''],
])('Discord’s own row is nobody’s word: %s', (_what, type, content) => {
  const message = reply({ type, content });
  expect(message.quoted).toEqual([]);
  expect(toUnread(message)).toEqual(['the message it replies to']);
});

test('a forward of a forward is heard with the files of both', () => {
  const inner = snapshot('inner words');
  const outer = snapshot('outer words');
  const message = readMessage({
    content: '',
    message_reference: { type: 1, message_id: '8', channel_id: '7' },
    message_snapshots: [{ message: { ...(outer.message as Fields), message_snapshots: [inner] } }],
  });

  expect(message.quoted.map(({ text }) => text)).toEqual(['outer words', 'inner words']);
});
