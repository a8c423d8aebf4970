// Kind: an edit is judged by all that a message says and brings, and by nothing else.
import { expect, test } from 'vitest';
import type { GivenFile } from '../../../emulators/slack/index.ts';
import type { Fields } from '../payloads.ts';
import { connect, settled } from '../start.ts';
import { raw, rich, section, table } from './blocks.ts';

type Block = Fields & { readonly type: string };

const PDF: GivenFile = { name: 'a.pdf', bytes: '%PDF-1' };
const CSV: GivenFile = { name: 'b.csv', bytes: 'a,b' };

function toBlocks(amount: string): readonly Block[] {
  const blocks = [rich(section('total?')), table([raw('n')], [raw(amount)])];
  return blocks.map((block) => ({ type: '', ...block }));
}

/** A message with a file and a table, and the events that the core receives after it. */
async function say() {
  const started = await connect();
  const person = started.emulator.person('U1');
  const ts = person.say({
    channel: 'C1',
    text: 'total?',
    files: [PDF],
    as: { blocks: toBlocks('7') },
  });
  const heardLater = async () => {
    await settled(started);
    return started.events.slice(1);
  };
  return { ...started, person, ts, heardLater };
}

test('a file that is added, taken out or deleted is an edit', async () => {
  const { person, ts, heardLater } = await say();
  person.edit(ts, 'total?', [PDF, CSV]);
  expect(await heardLater()).toMatchObject([
    { type: 'edit', message: { attachments: [{ name: 'a.pdf' }, { name: 'b.csv' }] } },
  ]);
  person.edit(ts, 'total?', [CSV]);
  person.removeFile(ts, 'b.csv');
  expect((await heardLater()).slice(1)).toMatchObject([
    { type: 'edit', message: { text: 'total?', attachments: [{ name: 'b.csv' }] } },
    { type: 'edit', message: { text: 'total?', attachments: [] } },
  ]);
});

test('a table that is changed is an edit', async () => {
  const { person, ts, heardLater } = await say();
  person.editBlocks(ts, toBlocks('8'));
  expect(await heardLater()).toMatchObject([
    { type: 'edit', message: { quoted: [{ text: '| n |\n| --- |\n| 8 |' }] } },
  ]);
});

test('previews of pages, pins, marks and counters are no edit', async () => {
  const { emulator, person, ts, heardLater } = await say();
  emulator.unfurl(ts, { from_url: 'https://a.example', title: 'A', image_url: 'x' });
  const shown = { from_url: 'https://c.example', files: [{ id: 'F9', name: 'x.png' }] };
  emulator.unfurl(ts, shown);
  emulator.unfurl(ts, { is_app_unfurl: true, app_unfurl_url: 'https://b.example', blocks: [] });
  const before = person.wire(ts);
  const counted = { ...before, reply_count: 3, reply_users: ['U2'], pinned_to: ['C1'] };
  const change = { type: 'message', subtype: 'message_changed', hidden: true, channel: 'C1' };
  const reacted = { ...before, reactions: [{ name: 'eyes', users: ['U2'], count: 1 }] };
  for (const [index, after] of [counted, reacted].entries())
    emulator.emit({
      ...change,
      ts: `1763800001.00010${index}`,
      event_ts: `1763800001.00010${index}`,
      message: after,
      previous_message: before,
    });
  expect(await heardLater()).toEqual([]);
});

test('what was shared counts as brought: taken out, it is an edit', async () => {
  const started = await connect();
  const attachments = [{ is_share: true, author_name: 'Kim', text: 'the plan' }];
  const ts = started.emulator.person('U1').say({ channel: 'C1', text: 'so?', as: { attachments } });
  await settled(started);
  const before = started.emulator.person('U1').wire(ts);
  started.emulator.emit({
    type: 'message',
    subtype: 'message_changed',
    channel: 'C1',
    ts: '1763800001.000100',
    event_ts: '1763800001.000100',
    message: { ...before, attachments: [] },
    previous_message: before,
  });
  await settled(started);
  expect(started.events).toMatchObject([
    { message: { quoted: [{ author: 'Kim', text: 'the plan' }] } },
    { type: 'edit', message: { quoted: [] } },
  ]);
});
