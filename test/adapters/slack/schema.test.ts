import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  count,
  flag,
  list,
  parseJson,
  part,
  text,
  texts,
} from '../../../src/adapters/slack/schema.ts';

const ODD: readonly unknown[] = [undefined, null, 7, 'x', true, [], [7], {}, { a: 1 }];

const readers = { text, flag, count, texts, list: list(z.object({ text })), part: part({ text }) };

test.each(Object.entries(readers))('%s reads whatever comes, and never throws', (_, reader) => {
  const whole = z.object({ member: reader });
  for (const member of ODD) expect(whole.safeParse({ member }).success).toBe(true);
  expect(whole.safeParse({}).success).toBe(true);
});

test('what is missing or of the wrong type is empty', () => {
  const read = part({ text, flag, count, texts, list: list(z.object({ text })) });
  const empty = { text: '', flag: false, count: null, texts: [], list: [] };

  expect(read.parse(undefined)).toEqual(empty);
  expect(read.parse([])).toEqual(empty);
  expect(read.parse({ text: 7, flag: 'true', count: '7', texts: 'x', list: {} })).toEqual(empty);
  expect(read.parse({ count: Number.POSITIVE_INFINITY })).toEqual(empty);
});

test('of a list the items of the right type are kept', () => {
  expect(texts.parse(['a', 7, null, 'b'])).toEqual(['a', 'b']);
  expect(list(z.object({ text })).parse([{ text: 'a' }, 7, null, [], {}])).toEqual([
    { text: 'a' },
    { text: '' },
  ]);
});

test('what is not JSON is told from what is', () => {
  expect(parseJson('{')).toBeUndefined();
  expect(parseJson('null')).toBeNull();
  expect(parseJson('{"a":1}')).toEqual({ a: 1 });
});
