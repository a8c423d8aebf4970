import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

// Kind: text that only looks like a mention (code, or typed as text) stays as it was typed; and a
// mention that the model writes is a name, and notifies nobody.

const TYPED_ON_DISCORD: readonly (readonly [typed: string, heard: string])[] = [
  ['a span `<@43>` and <@43>', 'a span `<@43>` and @Ben'],
  ['two marks ``<@43> ` `` here', 'two marks ``<@43> ` `` here'],
  ['```\n<@43>\n<#GENERAL>\n<@&ROLE>\n``` done', '```\n<@43>\n<#GENERAL>\n<@&ROLE>\n``` done'],
  ['```ts\nsay(`<@43>`);\n```\n<#GENERAL>', '```ts\nsay(`<@43>`);\n```\n#general'],
  ['`<@!43>` is the old way', '`<@!43>` is the old way'],
  ['`<#GENERAL>` is how a channel looks', '`<#GENERAL>` is how a channel looks'],
  ['`<@&ROLE>`, not <@&ROLE>', '`<@&ROLE>`, not @crew'],
  ['> a quote with `<@43>` by <@43>', '> a quote with `<@43>` by @Ben'],
  ['`<@77777>` knows nobody', '`<@77777>` knows nobody'],
  [
    'List<@NonNull String> and Map<@Nullable> <#include>',
    'List<@NonNull String> and Map<@Nullable> <#include>',
  ],
  ['- `<@43>`\n- <@43>', '- `<@43>`\n- @Ben'],
  ['an open ` and <@43>', 'an open ` and @Ben'],
];

test('Discord: mentions in code stay as they were typed', async () => {
  const running = await discord.start();
  const { discord: server } = running;
  server.person('43', { name: 'Ben', roles: ['crew'] });
  const role = server.roleId('crew');
  const ada = server.person('42', { name: 'Ada' });
  const real = (text: string) =>
    text.replaceAll('GENERAL', server.generalId).replaceAll('ROLE', role);
  for (const [typed, heard] of TYPED_ON_DISCORD) {
    const { id } = ada.mention(real(typed));
    await discord.answer(running, id);
    expect.soft(lastWords(running)).toContain(real(heard));
  }
});

/** What the model was asked last, joined. */
function lastWords({ model }: Pick<slack.Running | discord.Running, 'model'>): string {
  const strings: string[] = [];
  JSON.stringify(model.requests.at(-1)?.messages, (_, value: unknown) => {
    if (typeof value === 'string') strings.push(value.replaceAll('\n  ', '\n'));
    return value;
  });
  return strings.join('\n');
}

const TYPED_ON_SLACK: readonly (readonly [typed: string, heard: string])[] = [
  ['who is &lt;@U2&gt; and <@U2>', 'who is <@U2> and @grace'],
  ['what does &lt;#C1&gt; mean, unlike <#C1>?', 'what does <#C1> mean, unlike #general?'],
  ['&lt;!subteam^S1&gt; is a token', '<!subteam^S1> is a token'],
  ['&lt;@U2|grace&gt; with a label', '<@U2|grace> with a label'],
  ['`&lt;@U2&gt;` in code', '`<@U2>` in code'],
  ['```\npost("&lt;@U2&gt;")\n```', 'post("<@U2>")'],
  ['&lt;@UBOT&gt; is you', '<@UBOT> is you'],
  ['Map&lt;@Nullable&gt; and &lt;#include&gt;', 'Map<@Nullable> and <#include>'],
  ['&amp;lt;@U2&amp;gt; twice', '&lt;@U2&gt; twice'],
  ['see <https://a.example/|the &lt;@U2&gt; page>', '[the <@U2> page](https://a.example/)'],
  ['&lt;&lt;@U2&gt;&gt; <@U2>&lt;@U2&gt;', '<<@U2>> @grace<@U2>'],
];

test('Slack: what was typed as text is no mention', async () => {
  const running = await slack.start();
  const ada = running.slack.person('U1');
  for (const [typed, heard] of TYPED_ON_SLACK) {
    const ts = ada.mention({ channel: 'C1', text: typed });
    await slack.answer(running, 'C1', ts);
    expect.soft(lastWords(running)).toContain(heard);
  }
});

test('Slack: text typed in rich text, plain text and a command is no mention', async () => {
  const running = await slack.start();
  const { slack: workspace } = running;
  const ada = workspace.person('U1');
  const elements = [
    { type: 'text', text: 'rich <@U2> and ' },
    { type: 'user', user_id: 'U2' },
  ];
  const rich = {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements }],
  };
  const header = { type: 'header', text: { type: 'plain_text', text: 'plain <@U2>' } };
  const ts = ada.mention({ channel: 'C1', text: 'look', as: { blocks: [rich, header] } });
  await slack.answer(running, 'C1', ts);
  expect.soft(lastWords(running)).toContain('rich <@U2> and @grace');
  expect.soft(lastWords(running)).toContain('plain <@U2>');

  const before = running.model.requests.length;
  await ada.slash('/ask', 'in words &lt;@U2&gt; or <@U2>', 'C1');
  await expect
    .poll(() => running.model.requests.length, { timeout: slack.WAIT_MS })
    .toBeGreaterThan(before);
  expect.soft(lastWords(running)).toContain('in words <@U2> or @grace');
});

const WRITTEN = [
  ['ask <!subteam^S1> now', /ask @crew now/],
  ['ask <!subteam^S1|@team> now', /ask @crew now/],
  ['ask <!subteam^S404|@team> now', /ask @team now/],
  ['ask <!subteam^S404> now', /ask @group now/],
  ['ask <@&S1> now', /ask @crew now/],
  ['ask <@U2> now', /ask @grace now/],
  ['ask <@U2|gg> now', /ask @grace now/],
  ['ask <!here> now', /ask @\u200b?here now/],
  ['ask <!everyone> now', /ask @\u200b?everyone now/],
  ['ask <!channel|all> now', /ask @\u200b?channel now/],
  ['**ask** *<!subteam^S1>* now', /ask.*@crew.* now/],
  ['- ask <!subteam^S1>\n- now', /ask @crew/],
] as const;

test('Slack: what the model writes as a mention is a name', async () => {
  const running = await slack.start({
    workspaces: [
      {
        id: 'T1',
        users: [
          { id: 'U1', name: 'ada' },
          { id: 'U2', name: 'grace' },
        ],
        channels: [{ id: 'C1', name: 'general' }],
        groups: [{ id: 'S1', handle: 'crew' }],
      },
    ],
  });
  for (const [written, shown] of WRITTEN) {
    running.model.next(textReply(written));
    const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'whom?' });
    const { text } = await slack.answer(running, 'C1', ts);
    expect.soft(text, written).toMatch(shown);
  }
});

const WRITTEN_ON_DISCORD = [
  ['ask <@43> now', /ask @Ben now/],
  ['ask <@!43> now', /ask @Ben now/],
  ['ask <@&ROLE> now', /ask @crew now/],
  ['ask <@&99999> now', /ask @group now/],
  ['ask <!subteam^ROLE|@team> now', /ask @\S+ now/],
  ['ask <!subteam^S1> now', /ask @group now/],
  ['ask <!here> now', /ask @\u200bhere now/],
  ['ask <!everyone> now', /ask @\u200beveryone now/],
  ['ask @everyone now', /ask @\u200beveryone now/],
  ['| a | b |\n| - | - |\n| <@43> | <@&ROLE> |', /@Ben.*@crew/],
] as const;

test('Discord: what the model writes as a mention is a name', async () => {
  const running = await discord.start();
  const { discord: server } = running;
  server.person('43', { name: 'Ben', roles: ['crew'] });
  const role = server.roleId('crew');
  for (const [written, shown] of WRITTEN_ON_DISCORD) {
    running.model.next(textReply(written.replaceAll('ROLE', role)));
    const { id } = server.person('42').mention('whom?');
    const { text } = await discord.answer(running, id);
    expect.soft(text, written).toMatch(shown);
  }
});

test.each([
  ['"Which?" "`&lt;@U2&gt;`" "b&lt;c"', /`<\u200b@U2>\\`[\s\S]*b<c/],
  ['"Is &lt;@U2&gt; one?" "&lt;#C1&gt;" "&lt;!here&gt;"', /<\u200b@U2> one[\s\S]*<\u200b#C1>/],
  ['"<@U2>" "<#C1>" "List&lt;@NonNull String&gt;"', /@grace[\s\S]*#general[\s\S]*<\u200b@NonNull/],
])(
  'Slack: a poll shows what was typed as text, and names for mentions: %s',
  async (typed, shown) => {
    const running = await slack.start();
    await running.slack.person('U1').slash('/poll', typed, 'C1');
    const poll = await running.slack.waitFor(
      () => running.slack.messages('C1').find(({ buttons }) => buttons.length === 2),
      slack.WAIT_MS,
    );

    expect(poll.text).toMatch(shown);
    expect(poll.text).not.toContain('someone');
  },
);
