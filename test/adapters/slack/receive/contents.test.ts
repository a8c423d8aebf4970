// Kind: a message says and brings things in many places (text, blocks, attachments, the blocks of
// attachments, what was shared), and all of them are read.
import { expect, test } from 'vitest';
import { type Fields, file } from '../payloads.ts';
import { items, mrkdwn, plain, raw, rich, section, table, toPiece } from './blocks.ts';
import { toHeard } from './to-event.ts';

test('a pasted table is a quote, wherever Slack puts it', async () => {
  const pasted = table(
    [raw('Item'), raw('Amount')],
    [
      rich(section({ type: 'text', text: 'A | B', style: { bold: true } })),
      { type: 'raw_number', value: 7 },
    ],
    [null, raw('two\nlines')],
    [],
  );
  const shown = '| Item | Amount |\n| --- | --- |\n| **A \\| B** | 7 |\n|  | two lines |';
  const expected = { text: 'total?', quoted: [{ author: null, text: shown }] };
  const attached = { id: 1, fallback: '[no preview available]', blocks: [pasted] };
  expect(await toHeard({ text: 'total?', attachments: [attached] })).toMatchObject(expected);
  const blocks = [rich(section('total?')), pasted];
  expect(await toHeard({ text: 'total?', blocks })).toMatchObject(expected);
  expect(await toHeard({ text: '', blocks: [pasted] })).toMatchObject({ ...expected, text: '' });
});

test('rich text that repeats the text adds nothing', async () => {
  const text =
    '<@UBOT> *Plan* for <!subteam^S1|@devs> in <#C7|ops>:\n• one &amp; two\n• three :tada:\n\n1. <https://a.example|here>\n&gt; quoted\n```code()```';
  const blocks = [
    rich(
      section(
        { type: 'user', user_id: 'UBOT' },
        ' ',
        { type: 'text', text: 'Plan', style: { bold: true } },
        ' for ',
        { type: 'usergroup', usergroup_id: 'S1' },
        ' in ',
        { type: 'channel', channel_id: 'C7' },
        ':\n',
      ),
      items('bullet', 'one & two'),
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [section('three ', { type: 'emoji', name: 'tada' })],
      },
      {
        ...items('ordered'),
        elements: [section({ type: 'link', url: 'https://a.example', text: 'here' })],
      },
      { type: 'rich_text_quote', elements: [toPiece('quoted')] },
      { type: 'rich_text_preformatted', elements: [toPiece('code()')] },
    ),
  ];
  const heard = await toHeard({ text, blocks });
  expect(heard).toEqual(await toHeard({ text }));
  expect(heard).toMatchObject({
    where: 'mention',
    names: { '<@&S1>': 'devs', '<#C7>': 'ops' },
    quoted: [],
  });
});

test('rich text that says more than the text is read with its lists, code and marks', async () => {
  const blocks = [
    rich(
      section('Steps ', { type: 'text', text: ' now ', style: { italic: true, strike: true } }),
      { ...items('ordered', 'first', 'second'), offset: 2 },
      { ...items('bullet', 'below'), indent: 1 },
      { type: 'rich_text_preformatted', language: 'ts', elements: [toPiece('a ``` b < c')] },
      { type: 'rich_text_quote', elements: [toPiece('said\nso')] },
      section(
        { type: 'date', timestamp: 1_763_800_000, format: '{date}' },
        { type: 'broadcast', range: 'here' },
      ),
    ),
  ];
  expect((await toHeard({ text: '', blocks })).text).toBe(
    [
      'Steps  ~~_now_~~ ',
      '3. first',
      '4. second',
      '   - below',
      '````ts\na ``` b < c\n````',
      '> said\n> so',
      '2025-11-22 08:26@here',
    ].join('\n'),
  );
});

test('code that holds backticks is code, whatever stands behind it', async () => {
  const code = (text: string) => ({ type: 'text', text, style: { code: true } });
  const blocks = [rich(section(code('a`b'), ' and ', code('``'), ' or ', code(' x < y '), '.'))];
  expect((await toHeard({ text: '', blocks })).text).toBe('`` a`b `` and ``` `` ``` or  `x < y` .');
});

test('a mention that stands in rich text alone is one, and is taken out', async () => {
  const blocks = [
    rich(section({ type: 'user', user_id: 'UBOT' }, ' and ', { type: 'user', user_id: 'U7' })),
  ];
  expect(await toHeard({ text: '', blocks })).toMatchObject({
    where: 'mention',
    text: 'and <@U7>',
  });
});

test('every field of an attachment is read', async () => {
  const attachment = {
    pretext: 'before &lt;it&gt;',
    author_name: 'Jira',
    title: 'OPS-7',
    title_link: 'https://jira.example/OPS-7',
    text: 'disk *full* on <@U7|kim>',
    fields: [{ title: 'Priority', value: 'high', short: true }, { value: 12 }, { title: 'Owner' }],
    footer: 'jira cloud',
    fallback: 'not shown',
    blocks: [{ type: 'section', fields: [mrkdwn('a &amp; b'), plain('c &gt; d')] }],
  };
  const heard = await toHeard({ text: '', attachments: [attachment] });
  expect(heard.quoted).toEqual([
    {
      author: 'Jira',
      text: 'before <it>\n[OPS-7](https://jira.example/OPS-7)\ndisk *full* on <@U7>\n\na & b\nc > d\n**Priority**: high\n12\nOwner\njira cloud',
    },
  ]);
  expect(heard.names).toEqual({ '<@U7>': 'kim' });
});

test('a shared message is read with its blocks, its own attachments, its files and its author', async () => {
  const shared = {
    is_share: true,
    is_msg_unfurl: true,
    author_id: 'U9',
    author_subname: 'kim',
    text: 'numbers &lt;below&gt;',
    fallback: '[November 1st] kim: numbers',
    message_blocks: [
      {
        team: 'T1',
        message: { blocks: [rich(section('numbers <below>')), table([raw('n')], [raw('1')])] },
      },
    ],
    attachments: [
      {
        author_name: 'Bot',
        title: 'Inner',
        text: 'one level down',
        attachments: [{ text: 'too deep' }],
      },
    ],
    files: [file({ id: 'F7' })],
  };
  const heard = await toHeard({ text: '', attachments: [shared] });
  expect(heard.quoted).toEqual([
    {
      author: 'kim',
      person: 'U9',
      text: 'numbers <below>\n\n| n |\n| --- |\n| 1 |\nBot\nInner\none level down',
    },
  ]);
  expect(heard.names).toEqual({ '<@U9>': 'kim' });
  expect(heard.attachments.map(({ id, origin }) => [id, origin])).toEqual([['F7', undefined]]);
});

test('a preview of a page is a quote of its own kind; a message that is linked to was brought', async () => {
  const page = {
    from_url: 'https://a.example',
    service_name: 'Wiki',
    title: 'Slack',
    title_link: 'https://a.example',
    text: 'a page',
    files: [file({ id: 'F6' })],
  };
  const linked = {
    is_msg_unfurl: true,
    from_url: 'https://t.slack.com/archives/C1/p1',
    author_name: 'Kim',
    text: 'hello',
    files: [file({ id: 'F7' })],
  };
  const heard = await toHeard({ text: 'see', attachments: [page, linked] });
  expect(heard.quoted).toEqual([
    { author: null, text: 'Wiki\n[Slack](https://a.example)\na page', origin: 'preview' },
    { author: 'Kim', text: 'hello' },
  ]);
  expect(heard.attachments.map(({ id, origin }) => [id, origin])).toEqual([
    ['F6', 'preview'],
    ['F7', undefined],
  ]);
});

test('the root of a broadcast reply is quoted with what stands in its blocks', async () => {
  const root = {
    user: 'U2',
    user_profile: { display_name: '', real_name: 'Grace Hopper' },
    text: '[no preview available]',
    blocks: [{ type: 'header', text: plain('Agenda') }],
    attachments: [{ text: 'point one' }],
  };
  const heard = await toHeard({
    subtype: 'thread_broadcast',
    thread_ts: '1763800000.000100',
    root,
  });
  expect(heard).toMatchObject({
    quoted: [{ author: '<@U2>', text: '**Agenda**\n\npoint one', origin: 'reply' }],
    names: { '<@U2>': 'Grace Hopper' },
  });
});

test('names come from the payload: labels of mentions, profiles, groups and channels', async () => {
  const heard = await toHeard({
    text: '<@U7|ann &amp; co> <@U8> <#C3|general> <#C4|> <!subteam^S9|@devs> <@U7|other>',
    user_profile: { display_name: 'Ada\nL', real_name: 'Ada Lovelace' },
  });
  expect(heard.text).toBe('<@U7> <@U8> <#C3> <#C4> <@&S9> <@U7>');
  expect(heard.names).toEqual({
    '<@U7>': 'ann & co',
    '<#C3>': 'general',
    '<@&S9>': 'devs',
    '<@U1>': 'Ada L',
  });
});

test('a payload of any size and depth is read, in a bounded part', async () => {
  let deep: unknown = { type: 'text', text: 'far below' };
  for (let depth = 0; depth < 2_000; depth += 1)
    deep = { type: 'rich_text_section', elements: [deep] };
  const many = Array.from({ length: 3_000 }, (_, index) => ({
    type: 'section',
    text: mrkdwn(`row ${index}`),
  }));
  const wide = table(
    ...Array.from({ length: 500 }, () => Array.from({ length: 200 }, () => raw('x'))),
  );
  const heard = await toHeard({
    text: 'x'.repeat(40_000),
    blocks: [rich(deep as Fields), wide, ...many],
    attachments: Array.from({ length: 500 }, () => ({
      text: '<'.repeat(5_000),
      blocks: many.slice(0, 5),
    })),
  });
  expect(heard.text).toContain('row 97');
  expect(heard.text).not.toContain('row 98');
  expect(heard.unread).toContain('2902 more blocks');
  expect(heard.unread).toContain('400 more attachments');
});

test('a block that shows a file of the message says nothing about it', async () => {
  const remote = { type: 'file', external_id: 'x', source: 'remote', file_id: 'F1' };
  const heard = await toHeard({ text: 'x', files: [file()], blocks: [remote] });
  expect(heard).not.toHaveProperty('unread');
  expect(heard.attachments).toHaveLength(1);
});

test('files of a direct message keep their own facts; a canvas is called by its title', async () => {
  const canvas = file({
    id: 'F5',
    name: 'Launch_plan',
    title: 'Launch plan',
    mode: 'quip',
    mimetype: 'application/vnd.slack-docs',
  });
  const { attachments } = await toHeard({ text: '', files: [canvas] });
  expect(attachments).toMatchObject([{ id: 'F5', name: 'Launch plan' }]);
});
