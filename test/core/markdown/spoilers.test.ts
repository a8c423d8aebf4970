import { expect, test } from 'vitest';
import { discordDialect } from '../../../src/adapters/discord/write/format.ts';
import { slackDialect } from '../../../src/adapters/slack/write/format.ts';
import { dialect as pageDialect } from '../../../src/adapters/web/write/format.ts';
import { createLayout } from '../../../src/core/reply/layout.ts';

/*
 * Discord hides what two bars enclose, also over several lines
 * (support.discord.com/hc/en-us/articles/360022320632). What is hidden stays so in every message
 * and in every state that people see while it is written; bars in prose hide nothing.
 */

const lay = (markdown: string) => {
  const layout = createLayout(discordDialect);
  const frames: string[] = [];
  for (const character of markdown) {
    layout.push(character);
    layout.update();
    frames.push(...piecesOf(layout));
  }
  layout.end();
  layout.update();
  return { frames, pieces: piecesOf(layout) };
};

const piecesOf = (layout: ReturnType<typeof createLayout>): string[] =>
  Array.from({ length: layout.cuts.length + 1 }, (_, index) => layout.piece(index));

/** What a reader sees before anything is uncovered. */
const toCovered = (text: string): string => text.replaceAll(/(?<!\\)\|\|[\s\S]+?(?<!\\)\|\|/g, '█');

test.each([
  [
    'over two lines',
    'It is ||the butler\nand the cook||, she says.',
    '||the butler||\n||and the cook||, she',
  ],
  [
    'over paragraphs',
    '||One.\n\nTwo *and* more.||\nAfter.',
    '||One.||\n\n||Two *and* more.||\nAfter.',
  ],
  [
    'bars in lines of their own',
    'So:\n||\n- `a || b`\n- then **run**\n||\nDone.',
    '- ||`a || b`||\n- ||then **run**||\nDone.',
  ],
  ['in a quote', '> ||one\n> two|| end', '> ||one||\n> ||two|| end'],
  ['in an item', '- ||one\n  two||\n- next', '- ||one||\n  ||two||\n- next'],
  [
    'in a script without spaces',
    '他是||凶手，\n也是厨师||吗？',
    '他是||凶手，||\n||也是厨师||吗？',
  ],
  ['around a fence', '||one\n```\ncode\n```\ntwo||', '||one||\n||`code`||\n||two||'],
  [
    'a fence between bars in lines of their own',
    'So:\n\n||\n```js\nconst a = 1;\n\n  b(`x`);\n```\n||\nDone.',
    'So:\n\n||`const a = 1;`||\n\n||``   b(`x`); ``||\nDone.',
  ],
  ['a fence of tildes', '||\n~~~\nx\n~~~\n||\nEnd', '||`x`||\nEnd'],
  ['a fence in a quote', '> ||\n> ```\n> x\n> ```\n> ||\n\nEnd', '> ||`x`||\n\nEnd'],
  [
    'bars that begin and end a fence',
    'So:\n||```js\na();\nb();\n```||\nEnd',
    '||`a();`||\n||`b();`||\nEnd',
  ],
  ['two fences', '||\n```\na\n```\nand\n```\nb\n```\n||', '||`a`||\n||and||\n||`b`||'],
  ['beside another one', '||a|| and ||b\nc|| and ||d||.', '||a|| and ||b||\n||c|| and ||d||.'],
])('what is hidden stays hidden: %s', (_, markdown, written) => {
  const { pieces } = lay(markdown);
  expect(pieces.join('\n')).toContain(written);
});

test.each([
  ['one line', 'Before. ||secret secret secret|| After.'],
  ['bars beside a fence', 'Before.\n||```js\nsecret(secret);\n```||\nAfter.'],
  ['a fence', 'Before.\n||\n```js\nsecret(secret);\n```\n||\nAfter.'],
  ['two lines', 'Before. ||secret secret\nsecret|| After.'],
  ['items', 'Before.\n||\n1. secret\n2. secret\n||\nAfter.'],
  ['longer than a message', `Before. ||${'A secret thing it is. '.repeat(150).trim()}|| After.`],
  ['long lines', `||${`${'secret words '.repeat(60)}\n\n`.repeat(4).trim()}|| After.`],
])('no state and no message shows what is hidden: %s', (_, markdown) => {
  const { frames, pieces } = lay(markdown);
  for (const frame of [...frames, ...pieces]) expect(toCovered(frame)).not.toMatch(/secret|\|\|/);
  const count = (text: string) => text.match(/secret/g)?.length;
  expect(count(pieces.join('\n'))).toBe(count(markdown));
});

test.each([
  ['operators', 'if (x ||\n    y) then || z'],
  ['an operator at each end', 'x ||y and then\nnothing else || here.'],
  ['no end', 'See ||this\nand that.\n\nThe end.'],
  ['more lines than anybody hides', `||one\n${'line\n'.repeat(60)}two||`],
])('bars that hide nothing are shown as they are: %s', (_, markdown) => {
  const { pieces } = lay(markdown);
  const text = pieces.join('\n');
  expect(toCovered(text)).toBe(text);
  expect(text.replaceAll('\\|', '|').replaceAll(/\s+/g, ' ')).toBe(
    markdown.replaceAll(/\s+/g, ' '),
  );
});

test.each([
  ['Slack', slackDialect],
  ['the page', pageDialect],
])('where nothing can be hidden, a fence loses its bars and ends where it should: %s', (_, of) => {
  const layout = createLayout(of);
  layout.push('So:\n||```js\na || b;\n```||\nEnd **b**.');
  layout.end();
  layout.update();
  expect(piecesOf(layout)).toEqual(['So:\n```js\na || b;\n```\nEnd **b**.']);
});
