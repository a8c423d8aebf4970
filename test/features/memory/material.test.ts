import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCitation, toRecallMaterial } from '../../../src/features/memory/material.ts';
import { hostileName, hostileText, linesSeen, tagsSeen } from '../../core/hostile.ts';

const hostileItem = fc.record({
  id: fc.constant('1'),
  author: hostileName,
  at: fc.constant(1_000),
  text: hostileText,
  link: fc.constantFrom(null, 'https://example.org/1'),
});

test('whatever was said, each message is one line, and none leaves the frame', () => {
  fc.assert(
    fc.property(
      fc.array(hostileItem, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (items, hasLinks) => {
        const material = toRecallMaterial(items, hasLinks);
        expect(tagsSeen(material)).toEqual(['<messages', '</messages']);
        const heads = linesSeen(material).filter((line) => line !== '' && !/^ /.test(line));
        expect(heads).toHaveLength(items.length + 2);
        for (const [index, head] of heads.slice(1, -1).entries())
          expect(head).toMatch(new RegExp(`^\\[${index + 1}\\] 1970-01-01 00:00 `));
      },
    ),
  );
});

test('a citation is on one line and names nobody as Parley', () => {
  fc.assert(
    fc.property(hostileName, (author) => {
      const citation = toCitation({ author, at: 1_000 });
      expect(linesSeen(citation)).toHaveLength(1);
      expect(tagsSeen(citation)).toEqual([]);
      expect(citation).toMatch(/, Jan 1, 1970$/);
    }),
  );
});

test('of very much the latest is kept, and a long message is cut, which is marked', () => {
  const toItem = (n: number) => ({
    ...{ id: `${n}`, author: 'Ada', at: n * 60_000, link: null },
    text: `message ${n} ${'x'.repeat(5_000)}`,
  });
  const material = toRecallMaterial(
    Array.from({ length: 30 }, (_, n) => toItem(n)),
    false,
  );
  expect(material.length).toBeLessThan(31_000);
  expect(material).toContain('message 29');
  expect(material).not.toContain('message 0 ');
  expect(material).toContain('[cut]');
});
