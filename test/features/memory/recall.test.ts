import { expect, test } from 'vitest';
import { type Place, toPlaceOf } from '../../../src/core/messages.ts';
import { toRecallNote } from '../../../src/features/memory/material.ts';
import { MODEL, PLATFORM, passage, setUp, textsOf, toHit } from './recalling.ts';

const MINUTE = 60_000;

/** What a place says often enough to fill a whole ranking. */
const crowd = (place: string, count = 70) =>
  Array.from({ length: count }, (_, n) =>
    passage(`${place}-${n}`, 'zebra budget zebra budget', { place, messageIds: [`${place}-${n}`] }),
  );

test('places that are shut leave room for what may be read, each asked about once', async () => {
  const shut = ['test/T1/C2', 'test/T1/C3', 'test/T1/C4'];
  const { recall, asked } = await setUp({
    passages: [
      ...shut.flatMap((place) => crowd(place)),
      passage('open', 'somewhere the zebra is said to have a budget, among many other things', {
        place: 'test/T1/C9',
      }),
    ],
    rights: { 'test/T1/C9': 'shared' },
  });
  const recalled = await recall('zebra budget');

  expect(textsOf(recalled)).toEqual([expect.stringContaining('somewhere')]);
  expect(asked.toSorted()).toEqual([...shut, 'test/T1/C9']);
});

test('of very many places only so many are asked about', async () => {
  const places = Array.from({ length: 60 }, (_, n) => `test/T1/C${n + 100}`);
  const { recall, asked } = await setUp({
    passages: places.map((place) => passage(place, 'zebra budget', { place })),
  });
  const recalled = await recall('zebra budget');

  expect(recalled.items).toEqual([]);
  expect(asked.length).toBeLessThanOrEqual(24);
  expect(recalled.isPartial).toBe(true);
  expect(new Set(asked).size).toBe(asked.length);
});

test('where it cannot be told who may read a place, nothing of it is recalled', async () => {
  const { recall } = await setUp({ passages: [passage('1', 'zebra')], rights: {} });
  const access = {
    findReadable: async () => null,
    search: async () => ({ hits: [], gap: null }),
    noteHeard() {},
    hasOtherReaders: true,
  };
  expect((await recall('zebra', { access })).items).toEqual([]);
});

test('rights are asked for with every question', async () => {
  const rights: Record<string, 'shared' | 'own'> = { 'test/T1/C1': 'shared' };
  const { recall } = await setUp({ passages: [passage('1', 'zebra')], rights });
  expect(textsOf(await recall('zebra'))).toEqual(['zebra']);
  delete rights['test/T1/C1'];
  expect(textsOf(await recall('zebra'))).toEqual([]);
  rights['test/T1/C1'] = 'own';
  expect(textsOf(await recall('zebra'))).toEqual([]);
});

test.each([
  ['a channel', 'test/T1/C1', ['test/T1/C1', 'test/T1/C2']],
  [
    'a direct conversation of a workspace',
    'test/T1/D3',
    ['test/T1/C1', 'test/T1/C2', 'test/T1/D3'],
  ],
  [
    'a direct conversation of none',
    'test/@me/D1',
    ['test/@me/D1', 'test/T1/C1', 'test/T1/C2', 'test/T11/C1', 'test/T2/C3'],
  ],
])(
  'from %s the places that may be reached are asked about, and no others',
  async (_, here, places) => {
    const all = [
      ...['test/T1/C1', 'test/T1/C2', 'test/T2/C3', 'test/@me/D1', 'test/@me/D2', 'test/T1/D3'],
      ...['test/T11/C1', 'other/T1/C1'],
    ];
    const { recall, asked } = await setUp({
      passages: all.map((place) => passage(place, `zebra in ${place}`, { place })),
      rights: Object.fromEntries(all.map((place) => [place, 'shared'])),
    });
    const recalled = await recall('zebra', { here: toPlaceOf(here) });

    expect(asked.toSorted()).toEqual(places.toSorted());
    expect(textsOf(recalled).toSorted()).toEqual(
      places.map((place) => `zebra in ${place}`).toSorted(),
    );
  },
);

test('people of another organisation reach the channel that they share alone', async () => {
  const { recall, asked } = await setUp({
    passages: [
      passage('1', 'zebra here', { thread: '9' }),
      passage('2', 'zebra there', { place: 'test/T1/C2' }),
    ],
    rights: { 'test/T1/C1': 'shared', 'test/T1/C2': 'shared' },
  });
  expect(textsOf(await recall('zebra', { isExternal: true }))).toEqual(['zebra here']);
  expect(asked).toEqual(['test/T1/C1']);
});

test('a thread that may be private is asked about itself, and its channel where it is shut', async () => {
  const { recall, asked } = await setUp({
    passages: [
      passage('1', 'zebra inside', { thread: '9' }),
      passage('2', 'zebra outside'),
      passage('3', 'zebra in the open thread', { thread: '8' }),
    ],
    rights: { 'test/T1/C1': 'shared', 'test/T1/C1/8': 'own' },
  });
  const recalled = await recall('zebra', { platform: { ...PLATFORM, hasPrivateThreads: true } });

  expect(textsOf(recalled)).toEqual(['zebra outside']);
  expect(asked.toSorted()).toEqual(['test/T1/C1', 'test/T1/C1/8', 'test/T1/C1/9']);
});

test('a thread that one person has for themselves is asked about itself, no other', async () => {
  const { recall, asked } = await setUp({
    passages: [
      passage('1', 'zebra for one', { thread: '9' }),
      passage('2', 'zebra in the open thread', { thread: '8' }),
    ],
    rights: { 'test/T1/C1': 'shared' },
  });
  const isForOne = ({ thread }: Place) => thread === '9';
  const recalled = await recall('zebra', { platform: { ...PLATFORM, isForOne } });

  expect(textsOf(recalled)).toEqual(['zebra in the open thread']);
  expect(asked.toSorted()).toEqual(['test/T1/C1', 'test/T1/C1/9']);
});

test('what the platform and the index both found is one, and what only the platform has is there', async () => {
  const { recall } = await setUp({
    passages: [passage('1', 'zebra budget is 1', { messageIds: ['7'] })],
    rights: { 'test/T1/C1': 'shared' },
    hits: [
      toHit('7', 'zebra budget is 1'),
      toHit('8', 'zebra budget was 0'),
      toHit('8', 'zebra budget was 0'),
    ],
  });
  const { items } = await recall('zebra budget');
  expect(items.map(({ text, author, link }) => [text, author, link])).toEqual([
    ['zebra budget was 0', 'Grace', 'https://example.org/8'],
    ['zebra budget is 1', 'Ada', 'https://example.org/test/T1/C1/7'],
  ]);
});

test('a hit of another channel with the same id is another message', async () => {
  const { recall } = await setUp({
    passages: [passage('1', 'zebra here', { messageIds: ['7'] })],
    rights: { 'test/T1/C1': 'shared' },
    hits: [toHit('7', 'zebra there', 'test/T1/C2')],
  });
  expect(textsOf(await recall('zebra')).toSorted()).toEqual(['zebra here', 'zebra there']);
});

test('the question itself, Parley’s own messages and empty ones are no source', async () => {
  const own = toHit('9', 'zebra says Parley');
  const { recall } = await setUp({
    passages: [passage('1', 'zebra?', { messageIds: ['q'] })],
    rights: { 'test/T1/C1': 'shared' },
    hits: [
      toHit('q', 'zebra?'),
      toHit('8', ' \u200b '),
      { ...own, hit: { ...own.hit, message: { ...own.hit.message, isOwn: true } } },
    ],
  });
  expect((await recall('zebra', { asked: ['q'] })).items).toEqual([]);
});

test('an answer that the asker alone reads says nothing of others', async () => {
  const { recall } = await setUp({ passages: [], hasOtherReaders: false });
  expect(toRecallNote(await recall('zebra'))).not.toContain('everyone here');
});

test('with a hit comes what was said around it in the same conversation, and nothing of another', async () => {
  const near = (id: string, at: number, thread: string | null, source: string) =>
    passage(id, `reply ${id}`, { at, thread, source });
  const { recall } = await setUp({
    passages: [
      passage('hit', 'when does the zebra arrive?', {
        at: 100 * MINUTE,
        thread: '1',
        source: 's1',
      }),
      near('root', 97 * MINUTE, null, 's1'),
      near('answer', 101 * MINUTE, '1', 's1'),
      near('other', 101 * MINUTE, '2', 's2'),
      near('channel', 101 * MINUTE, null, 's3'),
      near('early', 90 * MINUTE, '1', 's1'),
      near('late', 140 * MINUTE, '1', 's1'),
    ],
    rights: { 'test/T1/C1': 'shared' },
  });
  expect(textsOf(await recall('zebra'))).toEqual([
    'reply root',
    'when does the zebra arrive?',
    'reply answer',
  ]);
});

test.each([
  ['may not read', undefined],
  ['alone may read', 'own'],
] as const)('a thread that the asker %s does not come with what opens it', async (_, right) => {
  const { recall } = await setUp({
    passages: [
      passage('root', 'when does the zebra arrive?', { at: MINUTE }),
      passage('inside', 'at noon', { at: 2 * MINUTE, thread: '9' }),
    ],
    rights: { 'test/T1/C1': 'shared', ...(right === undefined ? {} : { 'test/T1/C1/9': right }) },
  });
  const recalled = await recall('zebra', { platform: { ...PLATFORM, hasPrivateThreads: true } });
  expect(textsOf(recalled)).toEqual(['when does the zebra arrive?']);
});

test('the question does not come back as what was said around a hit', async () => {
  const { recall } = await setUp({
    passages: [
      passage('hit', 'the zebra arrives at noon', { thread: '1', at: MINUTE }),
      passage('own', 'when does it come, that striped one?', { thread: '1', at: 2 * MINUTE }),
    ],
    rights: { 'test/T1/C1': 'shared' },
  });
  const recalled = await recall('zebra', { asked: ['m-own'] });
  expect(textsOf(recalled)).toEqual(['the zebra arrives at noon']);
});

test('without a vector words alone are searched, which is told; with one meaning counts', async () => {
  const values = Float32Array.from({ length: 768 }, (_, n) => (n === 0 ? 1 : 0));
  const setup = {
    passages: [passage('1', 'stripes')],
    rights: { 'test/T1/C1': 'shared' },
  } as const;
  const without = await setUp(setup);
  expect(await without.recall('zebra')).toMatchObject({ items: [], lack: 'failed' });
  const { recall, index } = await setUp({ ...setup, vector: values });
  await index.embed(MODEL, [{ id: '1', text: 'stripes', values }]);
  const recalled = await recall('zebra');
  expect(textsOf(recalled)).toEqual(['stripes']);
  expect(recalled.lack).toBeNull();
});

test('what the platform could not search is told', async () => {
  const { recall } = await setUp({ passages: [], gap: 'no_token' });
  expect(await recall('zebra')).toMatchObject({ items: [], gap: 'no_token' });
});

test('what the platform found is ranked by its meaning with the rest', async () => {
  const hits = Array.from({ length: 20 }, (_, index) =>
    toHit(`h${index}`, `zebra number ${index}`),
  );
  const setting = {
    passages: Array.from({ length: 12 }, (_, index) => passage(String(index), 'a zebra')),
    rights: { 'test/T1/C1': 'shared' },
    hits,
    vector: Float32Array.from({ length: 768 }, (_, index) => (index === 0 ? 1 : 0)),
  } as const;
  const last = 'zebra number 19';
  const nearness = (text: string) => (text === last ? 0.9 : 0.1);

  const { recall } = await setUp({ ...setting, nearness });
  expect(textsOf(await recall('zebra'))).toContain(last);
  const untold = await setUp(setting);
  const items = textsOf(await untold.recall('zebra'));
  expect(items).not.toContain(last);
  expect(items).toContain('zebra number 0');
});
