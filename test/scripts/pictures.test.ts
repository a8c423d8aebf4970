import { expect, test } from 'vitest';
import { fromDiscord } from '../../scripts/pictures/from-discord.ts';
import { fromSlack } from '../../scripts/pictures/from-slack.ts';
import { toHtml } from '../../scripts/pictures/to-html.ts';
import type { Shown, Transcript } from '../../scripts/pictures/transcript.ts';
import type { MessageView } from '../emulators/discord/view.ts';
import type { SeenMessage } from '../emulators/slack/index.ts';

const NAMES = new Map([
  ['U1', 'Zoë <b>'],
  ['UBOT', 'Parley'],
]);

const plain: Shown = {
  author: 'Zoë',
  isApp: false,
  at: 0,
  text: '',
  notes: [],
  files: [],
  buttons: [],
  isGrowing: false,
};

const draw = (platform: Transcript['platform'], ...messages: Partial<Shown>[]) =>
  toHtml(
    {
      platform,
      channel: 'r&d',
      thread: platform === 'discord' ? 'A <thread>' : null,
      names: NAMES,
      messages: messages.map((each) => ({ ...plain, ...each })),
    },
    'dark',
  );

test('a picture shows every message with its author, text, files, notes and buttons', async () => {
  const html = await draw(
    'slack',
    { text: '<@UBOT> how much?', files: [{ name: 'q.xlsx', bytes: 1_500, seconds: null }] },
    {
      author: 'Parley',
      isApp: true,
      at: 61_000,
      text: '**12**\n\n| a | b |\n| --- | --: |\n| x | 1 |',
      notes: ['Read as UTF-8.'],
      buttons: ['Again', '👍'],
    },
  );

  expect(html).toContain('class="slack dark"');
  expect(html).toContain('# r&amp;d');
  expect(html).toContain('<span class="mention">@Parley</span> how much?');
  expect(html).toMatch(/XLSX.*<b>q\.xlsx<\/b><small>1\.5 kB/);
  expect(html).toMatch(/<b>Parley<\/b> <span class="badge">APP<\/span> <time>10:03</);
  expect(html).toContain('<strong>12</strong>');
  expect(html).toMatch(/<td align="right">1<\/td>/);
  expect(html).toContain('<p class="note">Read as UTF-8.</p>');
  expect(html).toContain('<span class="button">Again</span><span class="button">👍</span>');
  expect(html.match(/<article/g)).toHaveLength(2);
});

test('a recording has its length, and a second message of one author no second name', async () => {
  const html = await draw(
    'discord',
    { files: [{ name: 'voice-message.ogg', bytes: 9, seconds: 125 }] },
    { text: 'there' },
  );

  expect(html).toContain('<b>A &lt;thread&gt;</b>');
  expect(html).toMatch(/class="voice".*2:05/);
  expect(html).not.toContain('voice-message.ogg');
  expect(html.match(/class="name"/g)).toHaveLength(1);
});

test('nothing that was said becomes HTML', async () => {
  const html = await draw('slack', {
    author: '<i>Zoë</i>',
    text: 'a <script>alert(1)</script> <@U1> `<hr>`',
    notes: ['<u>'],
    buttons: ['<s>'],
    files: [{ name: '<a>.pdf', bytes: 1, seconds: null }],
  });

  expect(html).not.toMatch(/<(?:script|i>Zoë|hr|u|s|a)>/);
  expect(html).toContain('&lt;script&gt;');
  expect(html).toContain('@Zoë &lt;b&gt;');
});

test('a thread on Slack: what blocks say, or what was typed, or what has come so far', () => {
  const seen = {
    channel: 'C1',
    user: 'UBOT',
    text: 'all of it',
    buttons: [],
    streaming: false,
    files: [],
    blocks: [],
  };
  const messages = [
    { ...seen, user: 'U1', ts: '1.5', text: 'typed' },
    {
      ...seen,
      ts: '2.0',
      blocks: [
        { type: 'markdown', text: '**one**' },
        { type: 'context', elements: [{ type: 'mrkdwn', text: 'small' }] },
      ],
      buttons: [{ text: 'Stop', actionId: 'a', value: 'v' }],
    },
    { ...seen, ts: '3.0', text: 'so fa', streaming: true },
  ] as unknown as SeenMessage[];
  const shown = fromSlack(messages, { channel: 'x', botId: 'UBOT', names: NAMES }).messages;

  expect(shown).toMatchObject([
    { author: 'Zoë <b>', isApp: false, at: 1_500, text: 'typed', isGrowing: false },
    { author: 'Parley', isApp: true, text: '**one**', notes: ['small'], buttons: ['Stop'] },
    { text: 'so fa', isGrowing: true },
  ]);
});

test('a thread on Discord: small lines are notes, and a voice message has its length', () => {
  const view = { authorId: 'UBOT', own: true, createdAt: 7, files: [], buttons: [] };
  const views = [
    { ...view, id: '1', authorId: 'U1', own: false, text: '', files: [{ name: 'v.ogg', size: 3 }] },
    { ...view, id: '2', text: 'yes\n-# no sound', buttons: [{ label: 'Correct' }] },
  ] as unknown as MessageView[];
  const { messages } = fromDiscord(views, {
    channel: 'x',
    thread: 't',
    names: NAMES,
    durations: new Map([['1', 12]]),
    growing: '2',
  });

  expect(messages).toMatchObject([
    { isApp: false, files: [{ name: 'v.ogg', bytes: 3, seconds: 12 }], isGrowing: false },
    { text: 'yes', notes: ['no sound'], buttons: ['Correct'], isGrowing: true },
  ]);
});
