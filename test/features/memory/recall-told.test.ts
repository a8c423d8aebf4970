import { expect, test } from 'vitest';
import { toRecallNote } from '../../../src/features/memory/material.ts';
import { passage, setUp, textsOf, toHit } from './recalling.ts';

// Kind: what a person is told of how it was searched: said where it is true, and nowhere else.

test.each<[string, number, number, boolean]>([
  ['in places that are all checked, of very many', 10, 0, false],
  ['enough, before what is not checked', 12, 40, false],
  ['too little before what is not checked', 3, 40, true],
])('what may have been missed is told exactly: %s', async (_, open, shut, isPartial) => {
  const toPlace = (n: number) => `test/T1/C${n + 100}`;
  const others = Array.from({ length: 60 }, (_, n) =>
    passage(`o${n}`, 'tea', { place: toPlace(n), at: 9_000_000 }),
  );
  // What has more of the question's words comes first.
  const said = Array.from({ length: open }, (_, n) =>
    passage(`a${n}`, `zebra budget note ${n}`, { place: toPlace(n) }),
  );
  const behind = Array.from({ length: shut }, (_, n) =>
    passage(`b${n}`, `a zebra in the zoo, day ${n}`, { place: toPlace(100 + n) }),
  );
  const rights = Object.fromEntries(said.map(({ place }) => [place, 'shared' as const]));
  const { recall } = await setUp({ passages: [...others, ...said, ...behind], rights });
  const recalled = await recall('zebra budget note');
  expect(recalled.items).toHaveLength(open);
  expect(recalled.isPartial).toBe(isPartial);
});

test('what the asker alone may read does not keep out what everyone may', async () => {
  const own = Array.from({ length: 200 }, (_, n) =>
    passage(`o${n}`, 'zebra budget', { place: `test/T1/C${200 + (n % 20)}` }),
  );
  const { recall } = await setUp({
    passages: [...own, passage('1', 'a zebra that everyone may see', { place: 'test/T1/C9' })],
    rights: {
      ...Object.fromEntries(own.map(({ place }) => [place, 'own' as const])),
      'test/T1/C9': 'shared',
    },
  });
  expect(textsOf(await recall('zebra budget'))).toEqual(['a zebra that everyone may see']);
});

test('what is left out changes nothing that is told: how much, or whether there is any', async () => {
  const told = async (count: number, right: 'own' | null, isNative: boolean) => {
    const all = Array.from({ length: count }, (_, n) => `test/T1/C${n + 100}`);
    const rights = right === null ? {} : Object.fromEntries(all.map((place) => [place, right]));
    const others = Array.from({ length: 40 }, (_, n) =>
      passage(`x${n}`, 'nothing', { place: `test/T1/C${n + 100}` }),
    );
    const { recall } = await setUp({
      passages: [...others, ...all.map((place) => passage(place, 'zebra', { place }))],
      rights,
      hits: isNative ? [toHit('8', 'zebra', 'test/T1/C4', false)] : [],
    });
    const recalled = await recall('zebra');
    expect(recalled.items).toEqual([]);
    return toRecallNote(recalled);
  };
  const none = await told(0, null, false);
  expect(none).toMatch(/^I only used what everyone here can see\./);
  expect(none).not.toContain('There are more channels');
  for (const count of [1, 12, 24])
    for (const right of ['own', null] as const)
      expect(await told(count, right, count === 12)).toBe(none);
  // Whether the unchecked ones may be read is unknown.
  const more = await told(40, 'own', false);
  expect(more).toContain('There are more channels');
  expect(await told(40, null, false)).toBe(more);
});
