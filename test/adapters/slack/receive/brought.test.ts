import { expect, test } from 'vitest';
import type { Message } from '../../../../src/core/messages.ts';
import { toHeard } from './to-event.ts';

// Kind: all that a Slack message says and brings is heard, also what no page of findings names.

const heard = (fields: Record<string, unknown>) => toHeard({ text: '<@UBOT> what?', ...fields });
const quotes = ({ quoted }: Message) => quoted.map(({ text }) => text);
const attached = async (attachment: object) => quotes(await heard({ attachments: [attachment] }));
const CHART = 'https://graphs.example/a/chart.png';

const said: readonly (readonly [string, object, readonly string[]])[] = [
  ['a picture alone', { image_url: CHART }, ['[image: chart.png]']],
  [
    'a picture with a title',
    { title: 'Latency', image_url: CHART },
    ['Latency\n[image: chart.png]'],
  ],
  [
    'a picture that has a fallback',
    { fallback: 'p95', image_url: CHART },
    ['p95\n[image: chart.png]'],
  ],
  ['a small picture', { text: 'words', thumb_url: CHART }, ['words\n[image: chart.png]']],
  ['one picture twice', { image_url: CHART, thumb_url: CHART }, ['[image: chart.png]']],
  ['a picture without a name', { image_url: 'https://graphs.example' }, ['[image]']],
  ['an address that is none', { image_url: 'chart' }, ['[image]']],
  [
    'buttons, one of which leads somewhere',
    {
      text: 'Go &amp; see?',
      actions: [{ text: 'Yes &gt;', url: 'https://a.example/y' }, { text: 'No' }],
    },
    ['Go & see?\n[Yes >](https://a.example/y)\n[No]'],
  ],
  ['buttons that are malformed', { text: 'Go?', actions: [null, 5, { text: {} }, {}] }, ['Go?']],
];

test.each(said)('an attachment of %s', async (_what, attachment, texts) => {
  expect(await attached(attachment)).toEqual(texts);
});

test('the files of a message that is shared in a shared message come along', async () => {
  const inner = {
    is_share: true,
    author_id: 'U3',
    text: 'in',
    files: [{ id: 'F9', name: 'in.pdf' }],
  };
  const outer = { is_share: true, text: 'out', files: [{ id: 'F8', name: 'out.pdf' }] };
  const message = await heard({ attachments: [{ ...outer, attachments: [inner] }] });

  expect(message.attachments.map(({ name }) => name)).toEqual(['out.pdf', 'in.pdf']);
});

test('what cannot be read of a link preview is missed by nobody; of what was brought it is told once', async () => {
  const blocks = [{ type: 'hologram' }, { type: 'call', call_id: 'R1' }];
  const preview = await heard({
    attachments: [{ from_url: 'https://a.example', title: 'A', blocks }],
  });
  const call = await heard({ blocks: [{ type: 'call', call_id: 'R1' }] });

  expect(preview.unread).toBeUndefined();
  expect(call.unread).toEqual(['a call']);
});

test('a picture is heard with what its sender says it shows', async () => {
  const file = { id: 'F1', name: 'cat.png', alt_txt: 'a cat &amp; a mat\nwith [it]' };
  expect(quotes(await heard({ files: [file] }))).toEqual(['[cat.png: a cat & a mat with [it]]']);
  expect(quotes(await heard({ files: [{ ...file, alt_txt: ' ' }] }))).toEqual([]);
});

test.each([
  ['<!date^1763800000^{date_short}>', '2025-11-22 08:26'],
  ['<!date^1763800000^{date_short}|Nov 22>', 'Nov 22'],
  ['<tel:+49123|+49123>', '+49123'],
  ['<tel:+49123|ring us>', '[ring us](tel:+49123)'],
])('what Slack marks up reads as words: %s', async (text, words) => {
  expect((await heard({ text: `<@UBOT> ${text}` })).text).toBe(words);
});

test('a picture block without a text is told by its name', async () => {
  const blocks = [{ type: 'image', alt_text: '', image_url: CHART }];
  expect((await heard({ blocks })).text).toBe('what?\n\n[image: chart.png]');
});
