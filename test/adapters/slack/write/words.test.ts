import { expect, test } from 'vitest';
import { toShown } from '../../../../src/adapters/slack/write/blocks.ts';
import { toPlainParts } from '../../../../src/adapters/slack/write/plain.ts';

// What Slack shows beside a message's Markdown, or in its place: no marks, no tokens.

const textOf = (text: string): string => toShown({ text, status: null, buttons: [] }).text;

test('a notification knows links with brackets in them', () => {
  expect(
    textOf(
      'See [Rust](https://en.wikipedia.org/wiki/Rust_(programming_language)) and [a [b]](<https://a.b/c d>)',
    ),
  ).toBe('See Rust and a [b]');
  expect(textOf('**[Docs](https://a.b/(x))** at <https://a.b/c>')).toBe('Docs at https://a.b/c');
});

test('words without layout have no marks either', () => {
  const text = [
    '## **Title**',
    '',
    '- **a**\u200b：[b](https://a.b/(c)) AT&amp;T `x_y`',
    '| **k** | v |',
    '|---|---|',
    '| 1 | ~~2~~ |',
    '```js',
    'a ** b &lt;!here> @here',
    '```',
  ].join('\n');
  expect(toPlainParts({ text, status: 'Done.' })).toEqual([
    [
      'Title',
      '',
      '- a：b (https://a.b/(c)) AT&amp;T x_y',
      'k | v',
      '1 | 2',
      '```',
      'a ** b &lt;!here&gt; @\u200bhere',
      '```',
      '',
      'Done.',
    ].join('\n'),
  ]);
});

test('words without layout name channels, and call nobody', () => {
  const text = 'Ask in <#C0AAA>, <#G0BBB>, not &lt;@U1>, &lt;!channel>, <#c1>, <#C1|x> or <#C1 >.';
  expect(toPlainParts({ text, status: null })).toEqual([
    'Ask in <#C0AAA>, <#G0BBB>, not &lt;@U1&gt;, &lt;!channel&gt;, &lt;#c1&gt;, &lt;#C1|x&gt; or &lt;#C1 &gt;.',
  ]);
});

test('words without layout take as many messages as they need, and fences are closed in each', () => {
  const text = `\`\`\`\n${'if (a < b) go(); // x\n'.repeat(600)}\`\`\`\n`;
  const parts = toPlainParts({ text, status: null });
  expect(parts.length).toBeGreaterThan(3);
  for (const part of parts) {
    expect(part.length).toBeLessThanOrEqual(4_000);
    expect(part).toMatch(/^```\n[^`]*\n```$/);
  }
  expect(parts.join('\n').match(/go\(\)/g)?.length).toBe(600);
});

test('a quiet line that is too long ends behind a whole reason and says how many more there are', () => {
  const reasons = Array.from(
    { length: 40 },
    (_, index) => `I could not read “file-${index} ${'x'.repeat(70)}.pdf”: it is locked.`,
  );
  const { blocks } = toShown({ text: '', status: reasons.join(' '), buttons: [] });
  const shown = JSON.stringify(blocks);
  const count = reasons.filter((reason) => shown.includes(reason)).length;
  expect(count).toBeGreaterThan(10);
  expect(shown).toContain(`is locked. … and ${reasons.length - count} more."`);
  const endless = toShown({ text: '', status: 'word '.repeat(900), buttons: [] });
  expect(JSON.stringify(endless.blocks)).toMatch(/word…"/);
});
test.each([
  ['a channel', 'See <#C0PRIVATE1>.', 'See #channel.'],
  ['a group', '<#G024BE7LR> knows', '#channel knows'],
  [
    'two of them, in bold and in a link',
    '**<#C1>** [<#C2>](https://a.example)',
    '#channel #channel',
  ],
  ['one at the end of a list', '- one\n- <#C0PRIVATE1>', '- one\n- #channel'],
  ['a number that is none', 'See <#1> and #C1', 'See <#1> and #C1'],
])('a notification shows no id: %s', (_what, text, shown) => {
  const { text: words, blocks } = toShown({ text, status: null, buttons: [] });
  expect(words.replaceAll('\u200b', '')).toBe(shown);
  expect(blocks).toEqual([{ type: 'markdown', text }]);
});

// Slack's clients know no code that touches letters of a script without spaces.
test('code in a quiet line is parted from Japanese letters', () => {
  const { blocks } = toShown({ text: '', status: '詳しくは`/recall`で。`a` b', buttons: [] });

  expect(blocks).toEqual([
    {
      type: 'context',
      elements: [
        { type: 'mrkdwn', text: '詳しくは\u200b`/recall`\u200bで。\u200b`a` b', verbatim: true },
      ],
    },
  ]);
});
