// Kind: a text is decoded once, by what it is and not by the door through which it came.
import { expect, test } from 'vitest';
import { callback, dm, type Fields, interactive, mention, slash, TS } from '../payloads.ts';
import { mrkdwn, plain, raw, table } from './blocks.ts';
import { toEvent } from './to-event.ts';

const NOW = 1_763_800_005_000;

function menu(message: Fields): Fields {
  return interactive({
    type: 'message_action',
    callback_id: 'ask',
    action_ts: TS,
    channel: { id: 'C1' },
    message: { type: 'message', user: 'U2', ts: TS, ...message },
  });
}

/** The text of `/ask` through each door, with the names that came along. */
async function toAsked(text: string) {
  const bodies = [
    slash('/ask', text),
    slash('/parley', `ask ${text}`),
    mention({ text: `<@UBOT> /ask ${text}` }),
    dm({ text: `/ask ${text}` }),
    menu({ text }),
  ];
  const events = await Promise.all(bodies.map((body) => toEvent(body, NOW)));
  return events.map((event) => {
    if (event?.type !== 'command') throw new Error('no command');
    return { question: event.options.question, names: event.names };
  });
}

test.each<[string, string, Record<string, string> | undefined]>([
  ['Which &amp; why &gt; now?', 'Which & why > now?', undefined],
  ['&amp;lt;b&amp;gt; &amp;amp;', '&lt;b&gt; &amp;', undefined],
  ['who is <@U0BEN|ben>', 'who is <@U0BEN>', { '<@U0BEN>': 'ben' }],
  ['in <#C0OPS|ops &amp; more>', 'in <#C0OPS>', { '<#C0OPS>': 'ops & more' }],
  ['ask <!subteam^S0DEV|@devs>', 'ask <@&S0DEV>', { '<@&S0DEV>': 'devs' }],
  [
    'see <https://a.example/?x=1&amp;y=2|a.example/?x=1&amp;y=2>',
    'see https://a.example/?x=1&y=2',
    undefined,
  ],
  ['see <https://a.example|the docs>', 'see [the docs](https://a.example)', undefined],
  ['mail <mailto:a@b.example|a@b.example>', 'mail a@b.example', undefined],
  ['<!here> by <!date^1763800000^{date}|Nov 22>', '@here by Nov 22', undefined],
])('%j is asked as %j through every door', async (sent, question, names) => {
  for (const asked of await toAsked(sent)) expect(asked).toEqual({ question, names });
});

test('options of a slash command are decoded, too', async () => {
  const text = '--effort=high &lt;b&gt; &amp; "x" --words 7';
  expect(await toEvent(slash('/ask', text), NOW)).toMatchObject({
    options: { effort: 'high', words: 7, question: '<b> & "x"' },
  });
});

test('a command from the menu of a message is given all that the message says and brings', async () => {
  const share = { is_share: true, author_name: 'Kim', text: 'the &lt;plan&gt;' };
  const pasted = { fallback: '[no preview available]', blocks: [table([raw('n')], [raw('7')])] };
  const asked = await toEvent(menu({ text: 'see &amp; tell', attachments: [share, pasted] }), NOW);
  expect(asked).toMatchObject({
    options: { question: 'see & tell\nthe <plan>\n| n |\n| --- |\n| 7 |' },
  });
  const alert = {
    bot_id: 'B9',
    text: '',
    blocks: [{ type: 'header', text: plain('FIRING') }],
    attachments: [{ fields: [{ title: 'Host', value: 'node-7' }] }],
  };
  expect(await toEvent(menu(alert), NOW)).toMatchObject({
    options: { question: '**FIRING**\n\n**Host**: node-7' },
  });
  const own = {
    user: 'UBOT',
    bot_id: 'BBOT',
    text: 'cut…',
    blocks: [
      { type: 'markdown', text: 'a &lt;b&gt;' },
      { type: 'context', elements: [mrkdwn('stopped')] },
    ],
  };
  expect(await toEvent(menu(own), NOW)).toMatchObject({ options: { question: 'a <b>' } });
});

test('an event that is no message has no text to decode', async () => {
  const opened = callback({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages' });
  expect(await toEvent(opened, NOW)).not.toHaveProperty('names');
});
