// Kind: a formula that takes several lines stays as it was written where formulas are not rendered.
import { expect, test } from 'vitest';
import { toDialect as toDiscordDialect } from '../../../src/adapters/discord/write/format.ts';
import { toDialect as toSlackDialect } from '../../../src/adapters/slack/write/format.ts';
import { dialect as pageDialect } from '../../../src/adapters/web/write/format.ts';
import type { Dialect } from '../../../src/core/ports.ts';
import { createLayout } from '../../../src/core/reply/layout.ts';

const SLACK = toSlackDialect('');
const DISCORD = toDiscordDialect();

/** Every state that a reader sees, character by character, the last one at the end. */
function toFrames(dialect: Dialect, text: string): string[] {
  const layout = createLayout(dialect);
  const frames = Array.from(text, (character) => {
    layout.push(character);
    layout.update();
    return layout.piece(0);
  });
  layout.end();
  layout.update();
  return [...frames, layout.piece(0)];
}

test.each<[string, string, string]>([
  ['dollars', 'So\n$$\na_1 = b_1\\,c\n$$\nand', 'So\n```latex\na_1 = b_1\\,c\n```\nand'],
  ['brackets', '\\[\na_1 *b* c\n\\] and', '```latex\na_1 *b* c\n```\nand'],
  ['a formula that begins in its line', '$$x^2 +\ny^2$$\nand', '```latex\nx^2 +\ny^2\n```\nand'],
  ['an item', '- $$\n  a_1\n  $$\n- b', '- ```latex\n  a_1\n  ```\n- b'],
  ['a quote that ends before it', '> $$\n> a_1\n\nand', '> ```latex\n> a_1\n> ```\n\nand'],
  ['a formula without end', '$$\na_1 = 2', '```latex\na_1 = 2\n```'],
  ['a ping in it', '$$\n@here\n$$', '```latex\n@here\n```'],
])('%s', (_what, markdown, shown) => {
  for (const dialect of [SLACK, DISCORD])
    expect(
      toFrames(dialect, markdown)
        .at(-1)
        ?.replace(/\s+and$/, ''),
    ).toBe(shown.replace(/\s+and$/, ''));
});

test.each([
  'It costs $$ a lot\nor not',
  'Pay $$\nnow',
  '\\[see the note\nbelow',
  '\\[a_b][1] and\nmore',
  '    $$\n    code\n    $$',
  '```\n$$\nx_1\n```',
])('what only looks like one is none: %j', (markdown) => {
  for (const dialect of [SLACK, DISCORD])
    expect(toFrames(dialect, markdown).at(-1)).not.toContain('latex');
});

test.each([
  '$$\n\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned} $$\nThen',
  '> $$ x_1\n> = 5 $$\n> ok',
  '1. Step:\n   $$\n   a\\$b\n   $$\n2. Next',
  'Of $2^{10} = 1024$ and $HOME or $1_$2',
  'See [the file](<https://example.org/a b>) and \\[ x_1 = 2 \\] now',
  'a | b\n--|--\n1 | 2\n\nThen',
  '> [!WARNING]\n> Careful',
])('what Slack has shown of it is not taken back: %j', (markdown) => {
  let before = '';
  for (const frame of toFrames(SLACK, markdown)) {
    expect(frame.slice(0, before.length)).toBe(before);
    before = frame;
  }
});

test('the page, which renders formulas, is given them as they are', () => {
  const markdown = '$$\na_1 **b** <@222> &= c \\\\\n$$\n\nThen';
  expect(toFrames(pageDialect, markdown).at(-1)).toBe(markdown);
});

test('a long formula goes on as code in the next message', () => {
  const lines = Array.from({ length: 150 }, (_, index) => `x_{${index}} = ${index} \\\\`);
  const layout = createLayout(DISCORD);
  layout.push(`$$\n${lines.join('\n')}\n$$\n`);
  layout.end();
  layout.update();
  expect(layout.cuts.length).toBeGreaterThan(0);
  for (let index = 0; index <= layout.cuts.length; index += 1) {
    expect(layout.piece(index)).toMatch(/^```latex\n[\s\S]*\n```$/);
    expect(layout.piece(index).length).toBeLessThanOrEqual(DISCORD.maxChars);
  }
});
