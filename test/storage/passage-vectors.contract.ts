import { expect, test } from 'vitest';
import {
  createRandom,
  MODEL,
  type OpenIndex,
  passage,
  randomVector,
  startIndex,
} from './passage-samples.ts';

/** What every index of passages promises of vectors, which come some time after their passages. */
export function testPassageVectors(name: string, open: OpenIndex): void {
  const start = () => startIndex(open);

  test(`${name}: what has no vector by a model is told, oldest first; one text needs one vector`, async () => {
    const { index, embed, find } = await start();
    await index.put([passage('1', 'same'), passage('2', 'other'), passage('3', 'same')]);
    expect(await index.unembedded(MODEL, 2)).toEqual([
      { id: '1', text: 'same' },
      { id: '2', text: 'other' },
    ]);
    const values = randomVector(createRandom(6));
    await embed(MODEL, [
      { id: '1', values },
      { id: 'gone', values },
    ]);
    expect(await index.unembedded(MODEL, 9)).toEqual([{ id: '2', text: 'other' }]);
    expect((await find('', { vector: { model: MODEL, values } })).sort()).toEqual(['1', '3']);

    // The one that the vector was made for goes; the other keeps it.
    await index.forget({ place: 'slack/T1/C1', messageId: 'm-1' });
    expect(await find('', { vector: { model: MODEL, values } })).toEqual(['3']);
  });

  test(`${name}: vectors of two models are never compared; the new one's take over`, async () => {
    const { index, embed, find } = await start();
    const random = createRandom(7);
    const [old, fresh] = [randomVector(random), randomVector(random, 1_536)];
    await index.put([passage('1', 'one'), passage('2', 'two')]);
    await embed(MODEL, [
      { id: '1', values: old },
      { id: '2', values: old },
    ]);
    expect((await index.unembedded('embedding-2', 9)).map(({ id }) => id)).toEqual(['1', '2']);
    await embed('embedding-2', [{ id: '1', values: fresh }]);
    expect(await index.count('embedding-2')).toEqual({ passages: 2, embedded: 1, refused: 0 });
    expect(await find('', { vector: { model: MODEL, values: old } })).toEqual(['2']);
    expect(await find('', { vector: { model: 'embedding-2', values: fresh } })).toEqual(['1']);
  });

  test(`${name}: a text that a model refuses is found by its words, and no more without a vector`, async () => {
    const { index, find } = await start();
    const values = randomVector(createRandom(10));
    await index.put([passage('1', 'zebra'), passage('2', 'giraffe')]);
    await index.embed(MODEL, [
      { id: '1', text: 'zebra', values: null },
      { id: '2', text: 'giraffe', values },
    ]);
    expect(await index.unembedded(MODEL, 9)).toEqual([]);
    expect(await index.count(MODEL)).toEqual({ passages: 2, embedded: 1, refused: 1 });
    const vector = { model: MODEL, values };
    expect(await find('', { vector })).toEqual(['2']);
    expect(await find('zebra', { vector })).toEqual(expect.arrayContaining(['1', '2']));

    // Another model may take it; and the same words may be refused later, or be taken after all.
    expect((await index.unembedded('embedding-2', 9)).map(({ id }) => id)).toEqual(['1', '2']);
    await index.embed(MODEL, [
      { id: '1', text: 'zebra', values },
      { id: '2', text: 'giraffe', values: null },
    ]);
    expect(await find('', { vector })).toEqual(['1']);
    await index.forget({ place: 'slack/T1/C1' });
    expect(await index.count(MODEL)).toEqual({ passages: 0, embedded: 0, refused: 0 });
  });

  test.each([
    ['other words', 'The budget is 700'],
    ['no passage', null],
  ])(`${name}: a vector that comes once its passage has %s is not kept`, async (_, now) => {
    const { index, find } = await start();
    await index.put([passage('1', 'The budget is 500')]);
    const [waiting] = await index.unembedded(MODEL, 9);
    if (!waiting) throw new Error('nothing waits for a vector');
    await index.forget({ place: 'slack/T1/C1' });
    if (now !== null) await index.put([passage('1', now)]);
    const values = randomVector(createRandom(8));
    await index.embed(MODEL, [{ ...waiting, values }]);

    expect(await find('', { vector: { model: MODEL, values } })).toEqual([]);
    const next = now === null ? [] : [{ id: '1', text: now }];
    expect(await index.unembedded(MODEL, 9)).toEqual(next);
  });

  test.each(['\0', 'nothing\0behind it', '\uD800', '\uDC00 \u{1F600}', '', ' ', '\r\n'])(
    `${name}: a text of odd letters, %j, has its vector once`,
    async (text) => {
      const { index } = await start();
      await index.put([passage('1', text)]);
      const values = randomVector(createRandom(9));
      const waiting = await index.unembedded(MODEL, 9);
      await index.embed(
        MODEL,
        waiting.map((each) => ({ ...each, values })),
      );
      expect(waiting).toHaveLength(1);
      expect(await index.unembedded(MODEL, 9)).toEqual([]);
    },
  );
}
