import { expect, test } from 'vitest';
import { discordDialect } from '../../../src/adapters/discord/write/format.ts';
import { slackDialect } from '../../../src/adapters/slack/write/format.ts';
import type { Dialect } from '../../../src/core/ports.ts';
import { createLayout } from '../../../src/core/reply/layout.ts';

// Kind: a link whose address stands elsewhere in the text, on a platform that does not look there.

function toMessages(text: string, dialect: Dialect = discordDialect): string[] {
  const layout = createLayout(dialect);
  for (const character of text) layout.push(character);
  layout.end();
  layout.update();
  return [...layout.cuts, null].map((_, index) => layout.piece(index));
}

const DOC = 'https://example.com/doc';

test.each([
  ['[a][1] and more\n\n[1]: https://example.com/doc', `[a](${DOC}) and more`],
  ['[a] [1]\n\n[1]: https://example.com/doc', `[a] [1](${DOC})`],
  [
    'see [The Doc][] now\n\n[the  doc]: <https://example.com/doc> "Title"',
    `see [The Doc](${DOC}) now`,
  ],
  ['[1]: https://example.com/doc\n\nSo it says [1].', `\nSo it says [1](${DOC}).`],
  ['**[bold][x]**\n\n[x]: https://example.com/doc', `**[bold](${DOC})**`],
  [
    '- [a][1]\n- [b][2]\n\n[1]: https://example.com/doc\n[2]: https://example.com/(x)',
    `- [a](${DOC})\n- [b](https://example.com/(x))`,
  ],
  [
    '`[a][1]` and\n```\n[a][1]\n```\n[1]: https://example.com/doc',
    '`[a][1]` and\n```\n[a][1]\n```\n[1]: https://example.com/doc',
  ],
  [
    '\\[a][1] [b][2] [^1]\n\n[1]: https://example.com/doc',
    '\\[a][1] [b][2] ¹\n\n[1]: https://example.com/doc',
  ],
  ['![cat][1]\n\n[1]: https://example.com/doc', `[cat](${DOC})`],
  ['[a][1]\n\n[1]: notes', '[a][1]\n\n[1]: notes'],
])('%j on Discord', (text, shown) => {
  expect(toMessages(text).map((each) => each.trim())).toEqual([shown.trim()]);
});

test('Slack is sent them as they are', () => {
  const text = '[a][1]\n\n[1]: https://example.com/doc';
  expect(toMessages(text, slackDialect)).toEqual([text]);
});

test('in an answer of several messages each has its addresses, as far as they fit', () => {
  const words = 'Some words that fill it. '.repeat(30);
  const text = `[a][1] ${words}\n\n[b][2] ${words}\n\n[c][1] ${words}\n\n[1]: ${DOC}\n[2]: ${DOC}?${'x'.repeat(1_800)}`;
  const messages = toMessages(text);
  expect(messages.length).toBeGreaterThan(1);
  expect(messages.join('\n')).toContain(`[a](${DOC})`);
  expect(messages.join('\n')).toContain(`[c](${DOC})`);
  expect(messages.join('\n')).toContain('[b][2]');
  expect(messages.join('\n')).toContain(`[2]: ${DOC}?xxx`);
  for (const message of messages) expect(message.length).toBeLessThanOrEqual(2_000);
});
