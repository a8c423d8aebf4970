// Kind: what an app offers to choose, fill in or look at is part of what its message says, and so
// is an email that was sent to a channel.
import { expect, test } from 'vitest';
import type { Message } from '../../../../src/core/messages.ts';
import { type Fields, file } from '../payloads.ts';
import { mrkdwn, plain, rich, section } from './blocks.ts';
import { toHeard } from './to-event.ts';

const heard = (fields: Fields) => toHeard({ text: '<@UBOT> what?', ...fields });
const quotes = ({ quoted }: Message) => quoted.map(({ text }) => text);
const attached = async (attachment: Fields) => quotes(await heard({ attachments: [attachment] }));
const shown = (...blocks: readonly Fields[]) => attached({ blocks });

const option = (text: string, more: Fields = {}) => ({ text: plain(text), value: 'v', ...more });
const beside = (accessory: Fields) => ({ type: 'section', text: mrkdwn('Lunch?'), accessory });

test.each<[string, Fields, string]>([
  [
    'radio buttons',
    beside({
      type: 'radio_buttons',
      options: [option('Soup &amp; bread', { description: mrkdwn('with *ham*') }), option('Rice')],
      initial_option: option('Rice'),
    }),
    'Lunch?\n[choice: Soup & bread (with *ham*), Rice; chosen: Rice]',
  ],
  [
    'checkboxes',
    beside({ type: 'checkboxes', options: [{ text: mrkdwn('read <@U7>’s plan') }] }),
    'Lunch?\n[choice: read <@U7>’s plan]',
  ],
  [
    'a menu in groups',
    {
      type: 'actions',
      elements: [
        {
          type: 'static_select',
          placeholder: plain('Severity'),
          option_groups: [
            { label: plain('High'), options: [option('P1')] },
            { label: plain('Low'), options: [option('P3'), option('P4')] },
          ],
          initial_option: option('P3'),
        },
        { type: 'overflow', options: [option('Snooze'), option('Mute')] },
      ],
    },
    '[choice: Severity: P1, P3, P4; chosen: P3] [choice: Snooze, Mute]',
  ],
  [
    'people, a channel and a time',
    {
      type: 'actions',
      elements: [
        { type: 'multi_users_select', placeholder: plain('Who'), initial_users: ['U7', 'U8'] },
        { type: 'channels_select', placeholder: plain('Where'), initial_channel: 'C5' },
        { type: 'conversations_select', initial_conversation: 'C6' },
        { type: 'multi_conversations_select', initial_conversations: ['G7', 'U8'] },
        { type: 'datepicker', placeholder: plain('Day'), initial_date: '2026-12-24' },
        { type: 'datetimepicker', initial_date_time: 1_767_225_600 },
      ],
    },
    '[choice: Who; chosen: <@U7>, <@U8>] [choice: Where; chosen: <#C5>] [choice: chosen: <#C6>] [choice: chosen: <@U8>, <#G7>] [choice: Day; chosen: 2026-12-24] [choice: chosen: 2026-01-01 00:00]',
  ],
  [
    'a field to fill in',
    {
      type: 'input',
      label: plain('Reason'),
      hint: plain('be brief'),
      element: { type: 'plain_text_input', placeholder: plain('Why?'), initial_value: 'Load' },
    },
    'Reason\nbe brief\n[choice: Why?; chosen: Load]',
  ],
  [
    'a card with a picture and buttons',
    {
      type: 'card',
      title: mrkdwn('Trip'),
      hero_image: { type: 'image', image_url: 'https://a.example/sea.png', alt_text: 'the sea' },
      icon: { type: 'image', image_url: 'https://a.example/logo.png', alt_text: '' },
      actions: [{ type: 'button', text: plain('Go'), url: 'https://a.example/go' }],
    },
    '**Trip**\nthe sea\n[image: logo.png]\n[Go](https://a.example/go)',
  ],
  [
    'a carousel whose cards have buttons',
    {
      type: 'carousel',
      elements: [
        { type: 'card', body: mrkdwn('first'), actions: [{ type: 'button', text: plain('Buy') }] },
        { type: 'card', hero_image: { image_url: 'https://a.example/two.png', alt_text: '' } },
      ],
    },
    'first\n[Buy]\n[image: two.png]',
  ],
  [
    'a picture of Slack’s without a description',
    { type: 'image', slack_file: { url: 'https://files.slack.com/x/load.png' }, alt_text: '' },
    '[image: load.png]',
  ],
  [
    'a picture without a description in a context',
    {
      type: 'context',
      elements: [{ type: 'image', image_url: 'https://a.example/dog.png' }, mrkdwn('a dog')],
    },
    '[image: dog.png] a dog',
  ],
  [
    'brackets that are no token',
    { type: 'markdown', text: 'Use `Vec<T>` where a<b and c>d' },
    'Use `Vec<T>` where a<b and c>d',
  ],
])('%s', async (_what, block, text) => {
  expect(await shown(block)).toEqual([text]);
});

test('a menu without end is cut, and it is said how much of it is left out', async () => {
  const options = Array.from({ length: 130 }, (_, index) => option(`n${index}`));
  const message = await heard({
    attachments: [{ blocks: [beside({ type: 'static_select', options })] }],
  });

  expect(quotes(message)[0]).toMatch(/n99\]$/);
  expect(message.unread).toEqual(['30 more choices']);
});

test.each<[string, Fields, readonly string[]]>([
  [
    'a footer and its time',
    { text: 'Down', footer: 'CI &amp; co', ts: 1_767_225_600 },
    ['Down\nCI & co · 2026-01-01 00:00'],
  ],
  ['a footer alone', { footer: 'built by CI' }, ['built by CI']],
  ['a time alone', { ts: '1767225600' }, ['2026-01-01 00:00']],
  ['a time that is none', { text: 'Down', ts: 'soon' }, ['Down']],
  ['an author alone', { author_name: 'octocat' }, ['octocat']],
  [
    'a menu of the old kind',
    { text: 'Whose?', actions: [{ type: 'select', text: 'Assign', options: [{ text: 'Ann' }] }] },
    ['Whose?\n[choice: Assign: Ann]'],
  ],
])('an attachment with %s', async (_what, attachment, texts) => {
  expect(await attached(attachment)).toEqual(texts);
});

test.each([
  ['nothing else', {}],
  ['a placeholder', { text: '[no preview available]' }],
])(
  'what Slack says of where a shared message stands is none of its words: with %s',
  async (_what, fields) => {
    const address = 'https://t.slack.com/archives/C9/p1763700000000100';
    const shared = {
      ...{ is_share: true, is_msg_unfurl: true, from_url: address, author_id: 'U9' },
      ...{ footer: 'Posted in #launch', fallback: '[no preview available]', ...fields },
    };
    const message = await toHeard({ text: 'see', attachments: [shared] });
    expect(message.quoted).toEqual([]);
    expect(message.shared).toEqual([address]);
  },
);

test('a shared message that is only a file is that file, and where it stands is not said by it', async () => {
  const shared = { is_share: true, author_id: 'U9', footer: 'Posted in #launch', files: [file()] };
  const message = await toHeard({ text: 'see', attachments: [shared] });
  expect(message.quoted).toEqual([]);
  expect(message.shared).toBeUndefined();
  expect(message.attachments.map(({ id }) => id)).toEqual(['F1']);
});

test('what Slack writes in place of a shared message is not taken for its words', async () => {
  const address = 'https://t.slack.com/archives/G9/p1767225600000100';
  const shared = { is_share: true, is_msg_unfurl: true, from_url: address };
  const message = await heard({
    attachments: [{ ...shared, text: 'This message can’t be displayed.' }],
  });

  expect(quotes(message)).toEqual([]);
  expect(message.shared).toEqual([address]);
});

const email = {
  id: 'F1',
  mode: 'email',
  filetype: 'email',
  mimetype: 'text/html',
  title: 'Launch &amp; party',
  subject: 'Launch &amp; party',
  from: [{ name: 'Kim Lee', address: 'kim@a.example', original: 'Kim Lee <kim@a.example>' }],
  to: [{ name: '', address: 'team@a.example' }],
  cc: [{ name: 'Ann', address: '' }],
  attachments: [{ filename: 'agenda.pdf' }],
  url_private: 'https://files.slack.com/e',
};
const head =
  'From: Kim Lee <kim@a.example>\nTo: team@a.example\nCc: Ann\nSubject: Launch & party\nAttached, and not read: agenda.pdf';

test('an email is read with its sender, its subject and its words', async () => {
  const message = await heard({ files: [{ ...email, plain_text: 'Hi <@U7>,\n\nat 3pm.' }] });

  expect(quotes(message)).toEqual([`${head}\n\nHi <\u2060@U7>,\n\nat 3pm.`]);
  expect(message.attachments).toEqual([]);
});

test('an email without its words is fetched, and so is told of whom it is', async () => {
  const message = await heard({ files: [email] });

  expect(quotes(message)).toEqual([head]);
  expect(message.attachments.map(({ name }) => name)).toEqual(['Launch & party']);
});

test('an email in a message that is shared is read, too', async () => {
  const shared = {
    is_share: true,
    author_id: 'U3',
    text: '',
    files: [{ ...email, plain_text: 'x' }],
  };
  const message = await heard({ attachments: [shared] });

  expect(quotes(message)).toEqual([`${head}\n\nx`]);
});

test.each<[string, Fields]>([
  ['nothing', { mode: 'email' }],
  ['members of other types', { filetype: 'email', from: 'x', to: 5, attachments: [null, 'y'] }],
])('an email that tells %s breaks nothing', async (_what, fields) => {
  const message = await heard({ files: [{ id: 'F1', ...fields }] });

  expect(quotes(message)).toEqual([]);
});

test('a picture in a shared message is described, and pieces of rich text stay what they are', async () => {
  const files = [{ id: 'F2', name: 'a.png', alt_txt: 'a cat' }];
  const blocks = [rich(section('see ', { type: 'channel', channel_id: 'C5' }))];
  const message = await heard({ attachments: [{ is_share: true, blocks, files }] });

  expect(quotes(message)).toEqual(['see <#C5>', '[a.png: a cat]']);
});

test('names are decoded like texts: of people, apps, files and groups', async () => {
  const message = await heard({
    user_profile: { display_name: 'Tom &amp; Jerry' },
    text: '<@UBOT> what says <!subteam^S1|@r&amp;d>?',
    files: [{ id: 'F1', name: 'R&amp;D &lt;plan&gt;.pdf', alt_txt: 'a &gt; b' }],
    attachments: [{ author_name: 'Q&amp;A bot', text: 'x' }],
  });

  expect(message.names).toEqual({ '<@U1>': 'Tom & Jerry', '<@&S1>': 'r&d' });
  expect(message.attachments.map(({ name }) => name)).toEqual(['R&D <plan>.pdf']);
  expect(message.quoted).toEqual([
    { author: 'Q&A bot', text: 'x' },
    { author: null, text: '[R&D <plan>.pdf: a > b]' },
  ]);
});
