import { expect, test } from 'vitest';
import { createWording } from '../../../src/core/strings/wording.ts';

// Between Chinese and Latin letters there is a space, in lists as anywhere else.
test.each([
  [['low', 'high', 'default'], 'low、high 或 default'],
  [['`/ask`', '`/poll`'], '`/ask` 或 `/poll`'],
  [['图片', 'PDF'], '图片或 PDF'],
  [['PDF', '图片'], 'PDF 或图片'],
  [['图片', '录音'], '图片或录音'],
])('a Chinese list of %j', (items, said) => {
  expect(createWording('zh-CN').or(items)).toBe(said);
});

test.each([
  ['en', 'low, high, or default'],
  ['de', 'low, high oder default'],
  ['ja', 'low、high、またはdefault'],
  ['ko', 'low, high 또는 default'],
] as const)('a list in %s stays as its language has it', (locale, said) => {
  expect(createWording(locale).or(['low', 'high', 'default'])).toBe(said);
});
