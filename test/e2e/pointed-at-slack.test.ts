/*
 * Kind: what a person points at, or what stood there before, is passed on as an address or not at
 * all: links to messages, mentioned channels, the files of a thread.
 */
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { answer, asked, start, WAIT_MS } from './on-slack.ts';

const toLink = (channel: string, ts: string, more = '') =>
  `<https://acme.slack.com/archives/${channel}/p${ts.replace('.', '')}${more}>`;

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

test('the message behind a link is quoted, with the name of who wrote it and what it quotes', async () => {
  const running = await start({
    workspaces: [{ id: 'T1', channels: [{ id: 'C1' }, { id: 'C3' }] }],
  });
  const { slack, model } = running;
  const ts = slack.person('U2').say({ channel: 'C3', text: 'ship it on <@U1>’s birthday' });
  model.next(textReply('Fine by me.'));
  const text = `what do you think of ${toLink('C3', ts)} ?`;
  const question = slack.person('U1').mention({ channel: 'C1', text });
  await answer(running, 'C1', question);

  expect(asked(running)).toMatch(/<quoted author=[^>]*link=[^>]*archives\/C3/);
  expect(asked(running)).toContain('’s birthday');
  expect(asked(running)).not.toContain('<@U1>');
});

test.each([
  ['C3', (ts: string) => `<https://app.slack.com/client/T1/C1/thread/C3-${ts}>`],
  ['C3', (ts: string) => `<slack://channel?team=T1&amp;id=C3&amp;message=${ts}|there>`],
  ['C4', (ts: string) => `<https://app.slack.com/client/T1/C1/thread/C4-${ts}>`],
])(
  'what the app shows as the address of a message in %s is a link like any other',
  async (channel, toApp) => {
    const channels = [{ id: 'C1' }, { id: 'C3' }, { id: 'C4', members: ['U2'] }];
    const running = await start({ workspaces: [{ id: 'T1', channels }] });
    const { slack, model } = running;
    const ts = slack.person('U2').say({ channel, text: 'we ship on Friday' });
    model.next(textReply('Fine by me.'));
    const text = `what do you think of ${toApp(ts)} ?`;
    const question = slack.person('U1').mention({ channel: 'C1', text });
    const { text: shown } = await answer(running, 'C1', question);

    expect(asked(running)?.includes('we ship on Friday')).toBe(channel === 'C3');
    expect(shown.includes('I couldn’t read the linked message.')).toBe(channel === 'C4');
  },
);

test.each([
  ['everyone may read', 'C3', 'we ship on Friday', /Fine by me\.\s*$/],
  ['the asker may not read', 'C4', null, 'I couldn’t read the linked message.'],
  ['only some here may read', 'C5', null, 'I left out the linked message'],
] as const)(
  'a message shared without its words is looked up: one that %s',
  async (_, channel, read, said) => {
    const channels = [
      { id: 'C1' },
      { id: 'C3' },
      { id: 'C4', members: ['U2'] },
      { id: 'C5', members: ['U1'] },
    ];
    const running = await start({ workspaces: [{ id: 'T1', channels }] });
    const { slack, model } = running;
    const ts = slack
      .person(channel === 'C5' ? 'U1' : 'U2')
      .say({ channel, text: 'we ship on Friday' });
    model.next(textReply('Fine by me.'));
    const from_url = `https://acme.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
    const share = { is_share: true, is_msg_unfurl: true, channel_id: channel, ts, from_url };
    const question = slack.person('U1').mention({
      channel: 'C1',
      text: '',
      as: { attachments: [{ ...share, text: '', fallback: '[no preview available]' }] },
    });
    const { text: shown } = await answer(running, 'C1', question);

    expect(asked(running)?.includes('we ship on Friday')).toBe(read !== null);
    expect(shown).toMatch(said);
  },
);

test('a link into a thread leads to the reply, not to its first message', async () => {
  const running = await start();
  const { slack, model } = running;
  const root = slack.person('U2').say({ channel: 'C1', text: 'the first words' });
  const reply = slack.person('U2').say({ channel: 'C1', text: 'the reply', threadTs: root });
  model.next(textReply('Yes.'));
  const link = toLink('C1', reply, `?thread_ts=${root}&amp;cid=C1`);
  const question = slack.person('U1').mention({ channel: 'C1', text: `is ${link} right?` });
  await answer(running, 'C1', question);

  expect(asked(running)).toContain('the reply');
  expect(asked(running)).not.toContain('the first words');
});

test('what not everyone here may read is left out with a word, and read in a direct message', async () => {
  const channels = [{ id: 'C1' }, { id: 'C3', members: ['U1'] }];
  const running = await start({ workspaces: [{ id: 'T1', channels }] });
  const { slack, model } = running;
  const person = slack.person('U1');
  const ts = person.say({ channel: 'C3', text: 'the secret word is heliotrope' });
  model.next(textReply('I cannot tell.'));
  const text = `what of ${toLink('C3', ts)}`;
  const question = person.mention({ channel: 'C1', text });
  const { text: shown } = await answer(running, 'C1', question);
  const inPublic = asked(running);
  model.next(textReply('Heliotrope.'));
  person.dm(`and here? ${toLink('C3', ts)}`);
  await slack.waitFor(() => asked(running)?.includes('and here?'), WAIT_MS);

  expect(shown).toContain('I left out the linked message');
  expect(inPublic).not.toContain('heliotrope');
  expect(asked(running)).toContain('the secret word is heliotrope');
});

test.each([
  ['of a channel that the asker is not in', 'C3'],
  ['that was never there', 'C1'],
  ['of a channel that there is none of', 'C99999'],
])('a link to a message %s is named to the person as not read', async (_what, channel) => {
  const channels = [{ id: 'C1' }, { id: 'C3', members: ['U2'] }];
  const running = await start({ workspaces: [{ id: 'T1', channels }] });
  const { slack, model } = running;
  const hidden = slack.person('U2').say({ channel: 'C3', text: 'only for two' });
  const ts = channel === 'C3' ? hidden : '1600000000.000100';
  model.next(textReply('Hm.'));
  const text = `what of ${toLink(channel, ts)}`;
  const question = slack.person('U1').mention({ channel: 'C1', text });
  const { text: shown } = await answer(running, 'C1', question);

  expect(shown).toContain('I couldn’t read the linked message.');
  expect(asked(running)).not.toContain('only for two');
});

test('a mentioned channel is known by its name, and the model can read it', async () => {
  const channels = [{ id: 'C1' }, { id: 'C3', name: 'launch' }];
  const running = await start({ workspaces: [{ id: 'T1', channels }] });
  const { slack, model } = running;
  slack.person('U2').say({ channel: 'C3', text: 'we launch on the 4th' });
  model.next(
    callReply([{ name: 'read_channel', arguments: JSON.stringify({ channel: '#launch' }) }]),
  );
  model.next(textReply('On the 4th.'));
  const question = slack.person('U1').mention({ channel: 'C1', text: 'when is it, says <#C3>?' });
  await answer(running, 'C1', question);

  expect(asked(running)).toContain('when is it, says #launch?');
  expect(asked(running)).toContain('we launch on the 4th');
});

test('the files of a thread’s first message and its latest are shown, its quotes read', async () => {
  const running = await start();
  const { slack, model } = running;
  const notes = { name: 'notes.txt', bytes: Buffer.from('buy milk'), mimetype: 'text/plain' };
  const cat = { name: 'cat.png', bytes: PNG, mimetype: 'image/png' };
  const root = slack.person('U2').say({ channel: 'C1', text: '', files: [notes] });
  slack.person('U2').say({ channel: 'C1', text: 'and this', threadTs: root, files: [cat] });
  slack.person('U2').say({
    ...{ channel: 'C1', text: '', threadTs: root },
    as: { attachments: [{ is_share: true, author_name: 'Eve', text: 'the forwarded words' }] },
  });
  model.next(textReply('Milk, and a cat.'));
  slack.person('U1').mention({ channel: 'C1', text: 'sum up the file above', threadTs: root });
  await answer(running, 'C1', root);

  expect(asked(running)).toContain('buy milk');
  expect(asked(running)).toContain('data:image/png');
  expect(asked(running)).toContain('the forwarded words');
  expect(asked(running)).toContain('[file: cat.png]');
});

test('a mention that the model writes is read as a name, and pings nobody', async () => {
  const running = await start({
    workspaces: [{ id: 'T1', channels: [{ id: 'C1' }, { id: 'C3', name: 'launch' }] }],
  });
  const { slack, model } = running;
  model.next(textReply('Ask <@U2> in <#C3>, or <@U99999>.'));
  const question = slack.person('U1').mention({ channel: 'C1', text: 'who?' });
  const { text } = await answer(running, 'C1', question);

  expect(text).toContain('in #launch');
  expect(text).not.toMatch(/U2|C3|U99999/);
});

test.each([
  ['in a quote', (link: string) => `&gt; ${link}\nis that so?`],
  ['with a label', (link: string) => `is ${link.replace('>', '|this one>')} so?`],
  ['in code', (link: string) => `is \`${link}\` so?`],
  ['twice, before a full stop', (link: string) => `${link}, I mean ${link}.`],
])('a link to a message is followed %s, once', async (_what, toText) => {
  const running = await start();
  const { slack, model } = running;
  const ts = slack.person('U2').say({ channel: 'C1', text: 'we ship on Friday' });
  model.next(textReply('It is.'));
  const text = toText(toLink('C1', ts));
  const question = slack.person('U1').mention({ channel: 'C1', text });
  await answer(running, 'C1', question);

  expect(asked(running)?.match(/we ship on Friday/g)).toHaveLength(1);
});

test.each([
  ['C3', 'we ship on Friday', false],
  ['C4', null, true],
] as const)(
  'a link to a message of %s that is typed behind a command is followed',
  async (channel, read, isUnread) => {
    const channels = [{ id: 'C1' }, { id: 'C3' }, { id: 'C4', members: ['U2'] }];
    const running = await start({ workspaces: [{ id: 'T1', channels }] });
    const { slack, model } = running;
    const ts = slack.person('U2').say({ channel, text: 'we ship on Friday, says <@U2>' });
    model.next(textReply('Fine by me.'));
    await slack.person('U1').slash('/ask', `what do you think of ${toLink(channel, ts)} ?`, 'C1');
    const answered = () => slack.messages('C1').find(({ text }) => text.includes('Fine by me.'));
    await slack.waitFor(answered, WAIT_MS);
    const said = () =>
      slack
        .messages('C1')
        .map(({ text }) => text)
        .join('\n');
    if (isUnread) await expect.poll(said).toContain('I couldn’t read the linked message.');

    if (read === null) expect(asked(running)).not.toContain('we ship on Friday');
    else
      expect(asked(running)).toMatch(/<quoted author=[^>]*link=.*we ship on Friday, says @grace/);
    expect(said().includes('I couldn’t read')).toBe(isUnread);
  },
);
