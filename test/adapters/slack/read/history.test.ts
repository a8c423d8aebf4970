// Kind: what was said earlier is read as it would have been heard: by the same reader, and without
// the rows in which Slack itself tells what happened.
import { expect, test } from 'vitest';
import type { SeenMessage } from '../../../../src/core/ports.ts';
import type { Fields } from '../payloads.ts';
import { mrkdwn, plain, raw, rich, section, table } from '../receive/blocks.ts';
import { connect, never, type Started, settled, start, toPlace } from '../start.ts';

type Block = Fields & { readonly type: string };

function toBlocks(...blocks: readonly Fields[]): readonly Block[] {
  return blocks.map((block) => ({ type: 'unknown', ...block }));
}

function readAll({ adapter }: Pick<Started, 'adapter'>): Promise<readonly SeenMessage[]> {
  return adapter.archive.read(toPlace('C1'), { after: null, limit: 50 }, never);
}

test.each([
  'channel_join',
  'channel_leave',
  'channel_topic',
  'channel_purpose',
  'channel_name',
  'channel_archive',
  'channel_convert_to_private',
  'channel_posting_permissions',
  'group_join',
  'pinned_item',
  'bot_add',
  'bot_remove',
  'reminder_add',
  'huddle_thread',
  'ekm_access_denied',
  'assistant_app_thread',
  'tombstone',
])('a row of kind %s is nobody’s words, told or read', async (subtype) => {
  const started = await connect();
  const person = started.emulator.person('U1');
  const text = '<@U1> did something';
  person.say({ channel: 'C1', text, as: { subtype } });
  person.say({ channel: 'C1', text, as: { subtype, botId: 'B9' } });
  person.say({ channel: 'C1', text: 'hello' });
  await settled(started);
  expect(started.events).toMatchObject([{ message: { text: 'hello' } }]);
  expect(await readAll(started)).toMatchObject([{ text: 'hello' }]);
  expect((await started.adapter.archive.replay(toPlace('C1'), 50, never)).events).toHaveLength(1);
});

test('an app’s blocks and attachments are its words, and are not given twice', async () => {
  const started = await start();
  const person = started.emulator.person('U2');
  const app = { botId: 'BOTHER', subtype: 'bot_message', username: 'Alerts' };
  const blocks = toBlocks(
    { type: 'header', text: plain('FIRING: HighCPU') },
    { type: 'section', text: mrkdwn('*node-7* at 97 &gt; 90 %') },
  );
  const say = (text: string, as: Fields) =>
    person.say({ channel: 'C1', text, as: { ...app, ...as } });
  say('', { attachments: [{ blocks, fallback: '[no preview available]' }] });
  say('FIRING: HighCPU *node-7* at…', { blocks });
  say('FIRING: HighCPU\n*node-7* at 97 &gt; 90 %\nand more', { blocks });
  say('Deployed', {
    attachments: [{ title: 'Deployed', text: 'api 1.2', fallback: 'Deployed api' }],
  });
  say('New page', { attachments: [{ author_name: 'Wiki', text: 'Home' }] });
  say("This content can't be displayed.", { blocks });
  say('see', { attachments: [{ from_url: 'https://a.example', title: 'A' }] });
  const shown = '**FIRING: HighCPU**\n\n*node-7* at 97 > 90 %';
  const seen = await readAll(started);
  expect(seen.map(({ text }) => text)).toEqual([
    shown,
    shown,
    'FIRING: HighCPU\n*node-7* at 97 > 90 %\nand more',
    'Deployed\n\nDeployed\napi 1.2',
    'New page\n\nWiki\nHome',
    shown,
    'see',
  ]);
  expect(seen[0]).toMatchObject({ speakerName: 'Alerts', isBot: true, isTyped: false, quoted: [] });
  expect(seen.at(-1)?.quoted).toEqual([{ author: null, text: 'A', origin: 'preview' }]);
});

test('a person’s table, forward and file are read in history as they are heard', async () => {
  const started = await connect();
  const person = started.emulator.person('U1');
  const blocks = toBlocks(rich(section('total?')), table([raw('n')], [raw('7')]));
  const attachments = [{ is_share: true, author_name: 'Kim', text: 'the plan &amp; more' }];
  const files = [{ name: 'numbers.pdf', bytes: '%PDF' }];
  person.say({ channel: 'C1', text: 'total?', files, as: { blocks, attachments } });
  person.say({
    channel: 'C1',
    as: { attachments: [{ fallback: '[no preview available]', blocks }] },
  });
  await settled(started);
  const seen = await readAll(started);
  const heard = started.events.map((event) => (event.type === 'message' ? event.message : null));
  for (const [index, { text, quoted, attachments: brought }] of seen.entries())
    expect(heard[index]).toMatchObject({ text, quoted, attachments: brought });
  const rows = '| n |\n| --- |\n| 7 |';
  expect(seen).toMatchObject([
    {
      text: 'total?',
      quoted: [
        { author: null, text: rows },
        { author: 'Kim', text: 'the plan & more' },
      ],
      attachments: [{ name: 'numbers.pdf' }],
      isTyped: true,
    },
    { text: '', quoted: [{ author: null, text: `total?\n\n${rows}` }] },
  ]);
});

test('what Slack makes of Parley’s own Markdown reads as it was written', async () => {
  const started = await start();
  const blocks = toBlocks(
    rich(section('So ', { type: 'text', text: 'it', style: { bold: true } }, ' is, a < b.')),
    table([raw('n')], [raw('7')]),
    { type: 'context', elements: [mrkdwn('stopped')] },
    { type: 'actions', elements: [{ type: 'button', text: plain('Again'), value: 'again:job7' }] },
  );
  const as = { user: 'UBOT', botId: 'BBOT', blocks };
  started.emulator.person('U1').say({ channel: 'C1', text: 'So it…', as });
  expect(await readAll(started)).toMatchObject([
    { isOwn: true, text: 'So **it** is, a < b.\n\n| n |\n| --- |\n| 7 |', actions: ['again:job7'] },
  ]);
});
