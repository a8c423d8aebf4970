// Kind: every kind of block that holds words is words, an unknown one by what it shares with
// others; what cannot be read is named.
import { expect, test } from 'vitest';
import { type Fields, file } from '../payloads.ts';
import { mrkdwn, plain, raw, rich, section, table } from './blocks.ts';
import { toHeard } from './to-event.ts';

test.each<[string, Fields, string]>([
  ['a header', { type: 'header', text: plain('FIRING &amp; hot') }, '**FIRING & hot**'],
  [
    'a section',
    { type: 'section', text: mrkdwn('<https://a.example|docs>') },
    '[docs](https://a.example)',
  ],
  [
    'a section with a button',
    {
      type: 'section',
      text: mrkdwn('x'),
      accessory: { type: 'button', text: plain('Open'), url: 'https://a.example' },
    },
    'x\n[Open](https://a.example)',
  ],
  [
    'a call that an app has told of',
    {
      type: 'call',
      call_id: 'R1',
      call: { v1: { name: 'Sync', join_url: 'https://z.example/1' } },
    },
    '[Sync](https://z.example/1)',
  ],
  [
    'a video without a page',
    { type: 'video', title: plain('Demo'), video_url: 'https://v.example/1', alt_text: 'Demo' },
    '[Demo](https://v.example/1)',
  ],
  [
    'a piece of text of a new kind that leads somewhere',
    rich(section('As said', { type: 'citation', text: '1', url: 'https://a.example/1' }, '.')),
    'As said[1](https://a.example/1).',
  ],
  [
    'what is shown as it is, decoded once',
    {
      type: 'video',
      title: plain('V'),
      author_name: 'R&amp;D &lt;@U7&gt;',
      provider_name: 'A &amp;amp; B',
      alt_text: 'x &gt; y',
    },
    'V\nR&D <\u2060@U7>\nA &amp; B\nx > y',
  ],
  [
    'the name of a call',
    { type: 'call', call: { v1: { name: 'Q&amp;A', join_url: 'https://z.example/1' } } },
    '[Q&A](https://z.example/1)',
  ],
  [
    'what a picture shows',
    { type: 'context', elements: [{ type: 'image', alt_text: 'R&amp;D logo', image_url: 'x' }] },
    'R&D logo',
  ],
  ['a call without an address', { type: 'call', call: { v1: { name: 'Sync' } } }, 'Sync'],
  [
    'a context',
    {
      type: 'context',
      elements: [{ type: 'image', alt_text: 'logo', image_url: 'x' }, mrkdwn('by <@U7>')],
    },
    'logo by <@U7>',
  ],
  [
    'actions',
    {
      type: 'actions',
      elements: [
        { type: 'button', text: plain('Approve') },
        { type: 'static_select', placeholder: plain('Who?') },
      ],
    },
    '[Approve] [Who?]',
  ],
  [
    'an image',
    { type: 'image', image_url: 'x', alt_text: 'a chart', title: plain('Sales') },
    '**Sales**\na chart',
  ],
  [
    'a video',
    {
      type: 'video',
      title: plain('Demo'),
      title_url: 'https://v.example',
      author_name: 'Kim',
      provider_name: 'Tube',
      description: plain('how it works'),
      alt_text: 'Demo',
    },
    '[Demo](https://v.example)\nKim\nTube\nhow it works',
  ],
  ['Markdown', { type: 'markdown', text: '## a &amp; b' }, '## a & b'],
  ['an alert', { type: 'alert', level: 'error', text: mrkdwn('down') }, 'down'],
  ['an input', { type: 'input', label: plain('Name'), hint: plain('yours') }, 'Name\nyours'],
  [
    'a card',
    { type: 'card', title: mrkdwn('Trip'), subtitle: mrkdwn('May'), body: mrkdwn('by train') },
    '**Trip**\nMay\nby train',
  ],
  [
    'a carousel',
    {
      type: 'carousel',
      elements: [
        { type: 'card', title: mrkdwn('One'), body: mrkdwn('first') },
        { type: 'card', title: mrkdwn('Two') },
      ],
    },
    '**One**\nfirst\n**Two**',
  ],
  [
    'a container',
    {
      type: 'container',
      title: plain('Box'),
      child_blocks: [{ type: 'section', text: mrkdwn('in it') }, table([raw('k')], [raw('v')])],
    },
    '**Box**\nin it\n| k |\n| --- |\n| v |',
  ],
  [
    'a task',
    {
      type: 'task_card',
      task_id: '1',
      title: 'Search',
      details: rich(section('looked')),
      output: rich(section('found')),
      sources: [{ type: 'url', url: 'https://a.example', text: 'a page' }],
    },
    '**Search**\nlooked\nfound\n[a page](https://a.example)',
  ],
  [
    'a plan',
    { type: 'plan', title: 'Plan', tasks: [{ type: 'task_card', title: 'Search' }] },
    '**Plan**\n**Search**',
  ],
  [
    'a chart',
    {
      type: 'data_visualization',
      title: 'Sales',
      chart: {
        type: 'bar',
        series: [
          { name: '2025', data: [{ label: 'Q1', value: 3 }] },
          { name: '2026', data: [{ label: 'Q1', value: 4.5 }] },
        ],
      },
    },
    '**Sales**\n|  | 2025 | 2026 |\n| --- | --- | --- |\n| Q1 | 3 | 4.5 |',
  ],
  [
    'a pie',
    {
      type: 'data_visualization',
      title: 'Share',
      chart: { type: 'pie', segments: [{ label: 'us', value: 1 }] },
    },
    '**Share**\n|  | Value |\n| --- | --- |\n| us | 1 |',
  ],
  [
    'a new kind with words',
    { type: 'hologram', title: plain('Soon'), text: mrkdwn('more') },
    '**Soon**\nmore',
  ],
])('%s is words', async (_, block, text) => {
  expect((await toHeard({ text: '', blocks: [block] })).text).toBe(text);
});

test('a data table is read with its caption, and a table without words is none', async () => {
  const block = {
    type: 'data_table',
    caption: 'Costs',
    rows: [[raw('a')], [{ type: 'raw_number', value: 0 }]],
  };
  const heard = await toHeard({
    text: 'x',
    blocks: [block, table([], [null, {}]), { type: 'table' }],
  });
  expect(heard.quoted).toEqual([{ author: null, text: '**Costs**\n| a |\n| --- |\n| 0 |' }]);
});

test('what cannot be read is named, and what has nothing to read is not', async () => {
  const list = file({
    id: 'F8',
    mode: 'list',
    filetype: 'list',
    mimetype: 'application/vnd.slack-list',
  });
  const heard = await toHeard({
    text: 'look',
    files: [list],
    blocks: [
      { type: 'hologram', data: [1] },
      { type: 'divider' },
      { type: 'image', image_url: 'x' },
      { type: 'file', external_id: 'x', source: 'remote' },
      rich(section({ type: 'sparkle', intensity: 3 })),
    ],
    attachments: [{ is_share: true, fallback: '[no preview available]', channel_id: 'C9' }],
  });
  expect(heard.attachments).toEqual([]);
  expect(heard.unread?.toSorted()).toEqual([
    'a block of a kind that I do not know',
    'a file that is kept outside Slack',
    'a list',
    'a piece of text of a kind that I do not know',
    'a shared message that I cannot open',
  ]);
  expect(await toHeard({ text: 'look' })).not.toHaveProperty('unread');
});
