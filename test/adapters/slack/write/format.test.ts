import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slackDialect, toDialect } from '../../../../src/adapters/slack/write/format.ts';
import { createScanner } from '../../../../src/core/markdown/scanner.ts';
import { nastyMarkdown } from '../../../core/markdown/nasty-markdown.ts';

const format = (text: string): string => {
  const scanner = createScanner();
  return [...scanner.push(text), ...scanner.end()]
    .map((block) => slackDialect.format(block))
    .join('');
};

test('ordinary text stays as it is', () => {
  const text =
    '# T\n\n- [x] a < b && c > d, AT&T, © <https://a.b> me@there.com\n\n| a | b |\n|---|---|\n| `x<y` | 2 |\n\n~~~\nMap<String, int>\n~~~\n';
  expect(format(text)).toBe(text);
});

test('mentions and commands are names that notify nobody, labelled addresses links', () => {
  expect(format('<@U1> <@U2|Ann> <!here> <#C1|x> <!subteam^S1> <!subteam^S1|@devs>')).toBe(
    '@someone @Ann @\u200bhere #x @group @devs',
  );
  expect(format('<https://a.b|c> <mailto:a@b.c>')).toBe('[c](https://a.b) a@b.c');
  expect(format('@here, @everyone @channels')).toBe('@\u200bhere, @\u200beveryone @channels');
  expect(format('<@ <!x> <#x')).toBe('&lt;@ &lt;!x> &lt;#x');
});

test('a name that is known is shown', () => {
  const names = new Map([
    ['<@U1>', 'Ann *A*'],
    ['<@&S1>', 'devs'],
  ]);
  const { format: formatBlock } = toDialect('', (token) => names.get(token));
  expect(formatBlock({ type: 'line', text: '<@U1>, <!subteam^S1>, <@U2>' })).toBe(
    '@Ann \\*A\\*, @devs, @someone',
  );
});

test('code is sent as it was written, but for what notifies people wherever it stands', () => {
  const code = 'a &lt; b <b>@here @channel.on()</b> <!DOCTYPE html> <https://a.b|c> **标签：**x';
  expect(format(`\`\`\`\n${code}\n\`\`\`\n`)).toBe(`\`\`\`\n${code}\n\`\`\`\n`);
  expect(format(`\`${code}\``)).toBe(`\`${code}\``);
  expect(format(`Text:\n\n    ${code}\n`)).toBe(`Text:\n\n    ${code}\n`);
  expect(format('```\n<!channel> <@U1> <!subteam^S1>\n```\n')).toBe(
    '```\n&lt;!channel> &lt;@U1> &lt;!subteam^S1>\n```\n',
  );
});

test('entities are read once', () => {
  expect(format('AT&amp;T &amp;lt; &#60;b&#x3e; &nosuch;')).toBe('AT&T &amp;lt; <b> &amp;nosuch;');
  expect(format('&lt;!here&gt; &#60;@U1>')).toBe('@\u200bhere @someone');
});

test('nothing pings, and no letter is lost', () => {
  const letters = (text: string) =>
    text
      .replaceAll('\u200b', '')
      .replaceAll(/<[^<>\n]*>|&[#\w]+;|@someone|@here|[^\p{L}\p{N}]/gu, '');
  fc.assert(
    fc.property(nastyMarkdown, (text) => {
      const formatted = format(text);
      if (!/[<&]|!\[\]/.test(text)) expect(letters(formatted)).toBe(letters(text));
      expect(formatted).not.toMatch(/<(?:@[A-Z\d]|!(?:here|channel|subteam))/i);
      expect(formatted).not.toMatch(/\p{Cs}/u);
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
    'in <#C024BE7LR>, not &lt;#here>, #all of you or #channel',
  );
});
