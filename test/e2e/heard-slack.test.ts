// What the model is told of what people, and the apps around them, say on Slack.
import { expect, test } from 'vitest';
import { answer, asked, start } from './on-slack.ts';

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const raw = (text: string) => ({ type: 'raw_text', text });

test('an app’s alert at the head of a thread is heard with its blocks and fields', async () => {
  const running = await start();
  const { slack } = running;
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: 'FIRING: HighCPU' } },
    { type: 'section', text: mrkdwn('*node-7* at 97 &gt; 90 %'), fields: [mrkdwn('*Team*\nops')] },
  ];
  const attachments = [{ fallback: '[no preview available]', blocks }];
  const as = { user: '', botId: 'BALERT', subtype: 'bot_message', username: 'Alerts', attachments };
  const thread = slack.person('U1').say({ channel: 'C1', as });
  slack.person('U1').say({
    channel: 'C1',
    threadTs: thread,
    as: { subtype: 'channel_topic' },
    text: 'set the topic',
  });
  slack.person('U1').mention({ channel: 'C1', threadTs: thread, text: 'what is this?' });
  await answer(running, 'C1', thread);

  const heard = asked(running);
  for (const said of ['Alerts', 'FIRING: HighCPU', '*node-7* at 97 > 90 %', '*Team*'])
    expect(heard).toContain(said);
  expect(heard).not.toMatch(/no preview available|set the topic/);
});

test('a direct message that is nothing but a pasted table is a question', async () => {
  const running = await start();
  const { slack } = running;
  const rows = [
    [raw('Item'), raw('Amount')],
    [raw('Ink & paper'), { type: 'raw_number', value: 1200 }],
  ];
  const attachments = [{ fallback: '[no preview available]', blocks: [{ type: 'table', rows }] }];
  const ts = slack.person('U1').dm({ as: { attachments } });
  await answer(running, slack.dmOf('U1'), ts);

  expect(asked(running)).toContain('| Ink & paper | 1200 |');
  expect(asked(running)).not.toContain('no preview available');
});

test('people, groups and channels are called by their names', async () => {
  const running = await start({
    workspaces: [
      {
        id: 'T1',
        groups: [{ id: 'S1', handle: 'devs' }],
        channels: [
          { id: 'C1', name: 'general' },
          { id: 'C3', name: 'random' },
        ],
      },
    ],
  });
  const { slack } = running;
  const text = 'may <@U2> tell <!subteam^S1> and <@U77|kim> in <#C3|>? &lt;b&gt;';
  const ts = slack.person('U1').mention({ channel: 'C1', text });
  await answer(running, 'C1', ts);

  expect(asked(running)).toContain('may @grace tell @devs and @kim in #random? <b>');
});

test('a canvas is read, and a file that cannot be had is told with its reason', async () => {
  const running = await start();
  const { slack } = running;
  const ts = slack.person('U1').dm({
    text: 'sum up',
    files: [
      {
        name: 'Launch_plan',
        mimetype: 'application/vnd.slack-docs',
        extra: { mode: 'canvas', title: 'Launch plan' },
        bytes: '<h1>Launch plan</h1><ul><li>book the hall</li></ul>',
      },
      {
        name: 'a.png',
        bytes: 'PNG',
        served: {
          bytes: '<!doctype html><h1>Sign in</h1>',
          contentType: 'application/octet-stream',
        },
      },
      {
        name: 'old.pdf',
        bytes: '%PDF',
        extra: { mode: 'hidden_by_limit', url_private_download: '' },
      },
    ],
  });
  const { text } = await answer(running, slack.dmOf('U1'), ts);

  expect(asked(running)).toContain('- book the hall');
  expect(asked(running)).not.toMatch(/doctype|Sign in/);
  const shown = slack
    .messages(slack.dmOf('U1'), ts)
    .map((each) => each.text)
    .join('\n');
  expect(`${text}\n${shown}`).toMatch(/a\.png.*files:read/);
  expect(shown).toMatch(/old\.pdf.*over its plan’s limit/);
});

test('an email that was sent to the channel is read in its thread, with what an app lets choose', async () => {
  const running = await start();
  const { slack } = running;
  const email = {
    ...{ mode: 'email', filetype: 'email', subject: 'Launch &amp; party' },
    from: [{ name: 'Kim Lee', address: 'kim@a.example' }],
    plain_text: 'Hi team, at 3pm.',
  };
  const options = [{ text: { type: 'plain_text', text: 'The roof' }, value: 'r' }];
  const accessory = { type: 'radio_buttons', options };
  const where = { type: 'section', text: mrkdwn('Where?'), accessory };
  const thread = slack.person('U1').say({
    channel: 'C1',
    files: [{ name: 'Launch', mimetype: 'text/html', bytes: '<html>', extra: email }],
    as: { user: 'USLACKBOT' },
  });
  slack.person('U1').say({
    channel: 'C1',
    threadTs: thread,
    as: { user: '', botId: 'BASK', subtype: 'bot_message', username: 'Q&amp;A', blocks: [where] },
  });
  slack.person('U1').mention({ channel: 'C1', threadTs: thread, text: 'when and where?' });
  await answer(running, 'C1', thread);

  const heard = asked(running);
  for (const said of ['From: Kim Lee <kim@a.example>', 'Subject: Launch & party', 'at 3pm'])
    expect(heard).toContain(said);
  expect(heard).toMatch(/Q&A \(bot\): Where\?.*\[choice: The roof\]/);
});
