// Kind: Markdown that the model writes badly, or in another platform's dialect, is shown as it was
// meant: no stray mark, entity or token is seen, code is sent literally, and nobody is pinged.
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

/** What the model writes, and what stands where where that differs. */
type Written = {
  readonly written: string;
  readonly shown?: string;
  readonly onSlack?: string;
  readonly onDiscord?: string;
  /** What a notification shows on Slack. */
  readonly told?: string;
};

const LONG = 'q'.repeat(200);
const CODE = "```js\nel.on('@here', go);\n@channel.send('&lt;b&gt;');\n```";

const INPUTS: readonly Written[] = [
  {
    written: 'See **<https://example.org/pull/7**> now.',
    shown: 'See **<https://example.org/pull/7>** now.',
    told: 'See https://example.org/pull/7 now.',
  },
  { written: 'Write to <mailto:kim@b.org>, please.', shown: 'Write to kim@b.org, please.' },
  {
    written: '**结果：**很好，含**「要点」**内容。',
    onSlack: '**结果**\u200b：很好，含「\u200b**要点**\u200b」内容。',
    onDiscord: '**结果**：很好，含「**要点**」内容。',
  },
  {
    written: '**Note:**text, **(done).**next and **“so”**it.',
    shown: '**Note**:text, **(done)**.next and “**so**”it.',
    told: 'Note:text, (done).next and “so”it.',
  },
  {
    written: 'R&amp;D says 3 &lt; 4 &amp;&amp; 5 &gt; 4.',
    shown: 'R&D says 3 < 4 && 5 > 4.',
    told: 'R&D says 3 < 4 && 5 > 4.',
  },
  {
    written: 'Now:&nbsp;20&deg;C &mdash; fine &copy; 2026',
    shown: 'Now:\u00a020°C — fine © 2026',
    told: 'Now:\u00a020°C — fine © 2026',
  },
  {
    written: 'Read <https://example.org/a|the notes> and <https://example.org/b|**more**>.',
    shown: 'Read [the notes](https://example.org/a) and [**more**](https://example.org/b).',
    told: 'Read the notes and more.',
  },
  {
    written: 'Ask <@U404|Kim>, <@404404404404404404|Lee> or << @40404>.',
    onSlack: 'Ask @Kim, @Lee or &lt;@someone.',
    onDiscord: 'Ask @Kim, @Lee or <@someone.',
  },
  { written: '<b>bold</b> and <i>it</i><br>next', shown: '**bold** and *it*\nnext' },
  {
    written: '[Rust](https://e.org/Rust_(language)) and [C](https://e.org/C_(x)).',
    told: 'Rust and C.',
  },
  { written: CODE },
  {
    written: 'Type `@everyone`, `a && b` and `<@U2>`.',
    onSlack: 'Type `@everyone`, `a && b` and `&lt;@U2>`.',
  },
  {
    written: `\`\`\`${LONG}\nrm *a* *b*\n\`\`\`\n\nThen **restart** it.`,
    onDiscord: '```\nrm *a* *b*\n```\n\nThen **restart** it.',
    told: 'rm *a* *b*\nThen restart it.',
  },
  {
    written: 'if (x || y) and then (z || w), a || b || c',
    onDiscord: 'if (x \\|\\| y) and then (z \\|\\| w), a \\|\\| b \\|\\| c',
  },
  { written: 'A ||secret|| stays one.' },
  {
    written: '2 * 3 * 4, snake_case_name, *.ts and __init__',
    onSlack: '2 * 3 * 4, snake_case_name, *.ts and \\_\\_init\\_\\_',
    onDiscord: '2 * 3 * 4, snake_case_name, \\*.ts and \\_\\_init\\_\\_',
    told: '2 * 3 * 4, snake_case_name, *.ts and __init__',
  },
  {
    written: '@here and @everyone: done',
    shown: '@\u200bhere and @\u200beveryone: done',
  },
];

test('Slack: what the model writes is shown as it was meant, streamed and in notifications', async () => {
  const running = await slack.start();
  const { model } = running;
  const misses: string[] = [];
  for (const { written, shown = written, onSlack = shown, told } of INPUTS) {
    model.next(textReply(written));
    const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'write' });
    const { text, notification } = await slack.answer(running, 'C1', ts);
    if (text !== onSlack) misses.push(`${written}: ${text}`);
    if (told !== undefined && notification !== told) misses.push(`${written}: ${notification}`);
  }
  expect(misses).toEqual([]);
});

test('Slack: and the same where there are no streams', async () => {
  const running = await slack.start();
  running.slack.faults.every('chat.startStream', { error: 'channel_type_not_supported' });
  const misses: string[] = [];
  for (const { written, shown = written, onSlack = shown } of INPUTS) {
    running.model.next(textReply(written));
    const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'write' });
    const { text } = await slack.answer(running, 'C1', ts);
    if (text !== onSlack) misses.push(`${written}: ${text}`);
  }
  expect(misses).toEqual([]);
});

test('Discord: what the model writes is shown as it was meant', async () => {
  const running = await discord.start();
  const misses: string[] = [];
  for (const { written, shown = written, onDiscord = shown } of INPUTS) {
    running.model.next(textReply(written));
    const { id } = running.discord.person('42').mention('write');
    const { text } = await discord.answer(running, id);
    if (text !== onDiscord) misses.push(`${written}: ${text}`);
  }
  expect(misses).toEqual([]);
});
