import { expect, test } from 'vitest';
import { toCited, toLinked } from '../../../src/core/conversation/read-messages.ts';

const MESSAGES = [1, 2, 3, 4].map((n) => ({ link: `https://x.example/${n}` }));
const toLink = (n: number) => `[${n}](https://x.example/${n})`;

test.each([
  ['one', 'In May [2].', `In May ${toLink(2)}.`, [2]],
  ['several', 'In May [2, 4].', `In May ${toLink(2)} ${toLink(4)}.`, [2, 4]],
  ['a range', 'In May [1-3].', `In May ${toLink(1)} ${toLink(2)} ${toLink(3)}.`, [1, 2, 3]],
  ['a range backwards', 'In May [3–1].', 'In May [3–1].', []],
  ['none that there is', 'In May [9].', 'In May [9].', []],
  ['a range beyond', 'In May [4-9000].', `In May ${toLink(4)}.`, [4]],
  ['in wide brackets', '五月です【2】。', `五月です ${toLink(2)}。`, [2]],
  [
    'in wide ones, with a wide comma',
    '五月です［2、3］。',
    `五月です ${toLink(2)} ${toLink(3)}。`,
    [2, 3],
  ],
  ['in Arabic', 'في مايو [2]، كما قيل.', `في مايو ${toLink(2)}، كما قيل.`, [2]],
  ['a link that it made itself', '[2](https://y.example/)', '[2](https://y.example/)', []],
  ['in code', 'Use `list[2]` [1].', `Use \`list[2]\` ${toLink(1)}.`, [1]],
  [
    'in a fence',
    '```js\nlist[2];\n```\nSo [1].',
    `\`\`\`js\nlist[2];\n\`\`\`\nSo ${toLink(1)}.`,
    [1],
  ],
  ['in a fence that is open', 'So [1]\n~~~\nlist[2]', `So ${toLink(1)}\n~~~\nlist[2]`, [1]],
])('the numbers of messages become links: %s', (_what, text, linked, cited) => {
  expect(toLinked(text, MESSAGES)).toBe(linked);
  expect(toCited(text, MESSAGES)).toEqual(cited.map((n) => MESSAGES[n - 1]));
});

test('where a message has no link its number goes', () => {
  expect(toLinked('In May [1].', [{ link: null }])).toBe('In May.');
});
