import { expect, onTestFinished, test } from 'vitest';
import type { OpenIndex } from './passage-samples.ts';

const PLACE = 'slack/T1/C1';
const MODEL = 'embedding-1';

const toPassage = (id: string, text: string) => ({
  ...{ id, text, place: PLACE, thread: null, source: 's', messageIds: [`m-${id}`] },
  ...{ author: 'Ada', person: null, at: 1 },
});

/** Marks without a letter: what is left of an emoji where words are looked for. */
const MARKS = ['❤️', '✅️ ☎️', '🏳️‍🌈', '\u0301\u0302', '\u20e3', '\u{e0100}'];

/** Letters that are two halves each, and words of them that are longer than a stem. */
const LETTERS = ['𞤀𞤣𞤤𞤢𞤥𞤵𞤤𞤬𞤵𞤤𞤣𞤫', '𐐀𐐁𐐂𐐃𐐄𐐅𐐆𐐇𐐈𐐉', '𒀀𒀁𒀂𒀃𒀄𒀅', '𠮷𠮸𠮹', '𑄌𑄋𑄴𑄟𑄳𑄦𑄌𑄋𑄴𑄟𑄳𑄦'];

/** What every index of passages promises of texts that are no plain words. */
export function testPassageLetters(name: string, open: OpenIndex): void {
  const start = async () => {
    const index = await open();
    onTestFinished(() => index.close());
    const find = async (words: string) => {
      const hits = await index.search({ places: [PLACE], words, vector: null, limit: 10 });
      return hits.map(({ passage: { id } }) => id);
    };
    return { index, find };
  };

  test.each(MARKS)(`${name}: a text of marks, %s, is put, and is no word`, async (text) => {
    const { index, find } = await start();
    await index.put([toPassage('marks', text), toPassage('beside', `lighthouse ${text}`)]);
    expect(await find('lighthouse')).toEqual(['beside']);
    expect(await find(text)).toEqual([]);
    expect((await index.count(MODEL)).passages).toBe(2);
  });

  test.each(LETTERS)(`${name}: %s is put, and found by itself`, async (text) => {
    const { index, find } = await start();
    await index.put([toPassage('letters', text), toPassage('other', 'lighthouse')]);
    expect(await find(text)).toEqual(['letters']);
  });
}
