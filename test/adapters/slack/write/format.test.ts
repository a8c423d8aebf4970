import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slackDialect } from '../../../../src/adapters/slack/write/format.ts';
import { createScanner } from '../../../../src/core/markdown/scanner.ts';
import { nastyMarkdown } from '../../../core/markdown/nasty-markdown.ts';

const format = (text: string): string => {
  const scanner = createScanner();
  return [...scanner.push(text), ...scanner.end()].map(slackDialect.format).join('');
};

const toOriginal = (text: string): string =>
  text
    .replaceAll('\u200b', '')
    .replaceAll(
      /&(lt|gt|amp);/g,
      (_, name) => ({ lt: '<', gt: '>', amp: '&' })[String(name)] ?? '',
    );

test('ordinary text stays as it is', () => {
  const text =
    '# T\n\n- [x] a < b && c > d, AT&T, &copy; <https://a.b> me@there.com\n\n| a | b |\n|---|---|\n| `x<y` | 2 |\n\n~~~\nMap<String, int>\n~~~\n';
  expect(format(text)).toBe(text);
});

test('mentions, commands and labelled links are neutralised, also in code', () => {
  expect(format('<@U1> <!here> <#C1|x> <!subteam^S1>')).toBe(
    '&lt;@U1> &lt;!here> &lt;#C1|x> &lt;!subteam^S1>',
  );
  expect(format('<https://a.b|c> <mailto:a@b.c>')).toBe('&lt;https://a.b|c> &lt;mailto:a@b.c>');
  expect(format('```\n<!channel> @channel\n```\n')).toBe(
    '```\n&lt;!channel> @\u200bchannel\n```\n',
  );
  expect(format('@here, @everyone @channels')).toBe('@\u200bhere, @\u200beveryone @channels');
});

test('entities keep their meaning', () => {
  expect(format('&lt;!here&gt; &amp;lt; &#60;@U1> &#x3c;')).toBe(
    '&amp;lt;!here&amp;gt; &amp;amp;lt; &amp;#60;@U1> &amp;#x3c;',
  );
});

test('un-escaped, the text is the model’s, and nothing pings', () => {
  fc.assert(
    fc.property(nastyMarkdown, (text) => {
      const formatted = format(text);
      expect(toOriginal(formatted)).toBe(text.replaceAll(/\r\n?/g, '\n'));
      expect(formatted).not.toMatch(/<[@!#]|<[a-z]+:[^\s<>|]*\|/i);
      expect(formatted).not.toMatch(
        /(?<![\p{L}\p{N}_/])@(?:here|channel|everyone)(?![\p{L}\p{N}_])/iu,
      );
    }),
    { numRuns: 300 },
  );
});

test('a table that is too long becomes several with the same header', () => {
  const rows = Array.from({ length: 900 }, (_, index) => `| ${index} | value ${index} |\n`);
  const head = '| n | value |\n|---|---|\n';
  const tables = format(head + rows.join('')).split(/\n\n|\n(?=\| n )/);
  expect(tables.length).toBeGreaterThan(1);
  for (const table of tables) {
    expect(table.startsWith(head)).toBe(true);
    expect(table.length).toBeLessThanOrEqual(slackDialect.maxChars);
  }
  expect(tables.map((table) => `${table.slice(head.length).trimEnd()}\n`).join('')).toBe(
    rows.join(''),
  );
});

test('a channel is named by its id, and nothing else is', () => {
  expect(format('in <#C024BE7LR>, not <#here>, <#C1|all of you> or <#U1>')).toBe(
    'in <#C024BE7LR>, not &lt;#here>, &lt;#C1|all of you> or &lt;#U1>',
  );
});
