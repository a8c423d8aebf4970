import { expect, test } from 'vitest';
import { createRouteLimits, toSpread } from '../../../src/adapters/discord/rate-limits.ts';
import { toBody, toShownText } from '../../../src/adapters/discord/write/components.ts';
import { toContent } from './harness.ts';

const names = (keys: readonly { readonly key: string }[]) => keys.map(({ key }) => key);

test('creates and edits of a channel share a window until Discord tells that they do not', () => {
  const limits = createRouteLimits();
  const shared = ['discord/C1/messages', 'discord/global'];
  expect(names(limits.keys('create', 'C1'))).toEqual(shared);
  expect(names(limits.keys('edit', 'C1'))).toEqual(shared);
  limits.note('edit', 'b');
  expect(names(limits.keys('edit', 'C1'))).toEqual(shared);
  limits.note('create', 'a');
  expect(names(limits.keys('edit', 'C1'))).toEqual(['discord/C1/edit', 'discord/global']);
  limits.note('delete', 'b');
  expect(names(limits.keys('delete', 'C1'))).toEqual(['discord/C1/edit', 'discord/global']);
  limits.note('edit', 'a');
  expect(names(limits.keys('edit', 'C1'))).toEqual(shared);
});

test('answers of an interaction are not counted in the global window, and growing is spread in its own', () => {
  const limits = createRouteLimits();
  expect(names(limits.keys('webhook', 'i1'))).toEqual(['discord/i1/webhook']);
  expect(toSpread(limits.keys('edit', 'C1')).map(({ isSpread }) => isSpread)).toEqual([
    true,
    false,
  ]);
});

test('buttons come in rows of five, and no more than five rows', () => {
  const button = (index: number) => ({
    label: `b${index}`,
    action: `a:${index}`,
    style: 'primary' as const,
  });
  const buttons = Array.from({ length: 27 }, (_, index) => button(index));
  const { components } = toBody(toContent('Hi', { buttons }));
  expect(components.map((row) => row.components.length)).toEqual([5, 5, 5, 5, 5]);
  expect(components[0]?.components[0]).toEqual({
    type: 2,
    style: 1,
    label: 'b0',
    custom_id: 'a:0',
  });
});

test('a status is one quiet line where there is room for it', () => {
  expect(toShownText({ text: 'Hi\n', status: 'two\nlines' })).toBe('Hi\n-# two lines');
  expect(toShownText({ text: '', status: 'x'.repeat(3000) })).toHaveLength(2000);
  expect(toShownText({ text: 'x'.repeat(1995), status: 'Reading' })).toHaveLength(1995);
});
