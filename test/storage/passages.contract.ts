import { expect, test } from 'vitest';
import {
  createRandom,
  MODEL,
  near,
  type OpenIndex,
  passage,
  randomVector,
  startIndex,
} from './passage-samples.ts';

/** One of them, in turn. */
function at<T>(all: readonly T[], n: number): T {
  const [one] = all.slice(n % all.length);
  if (one === undefined) throw new Error('there are none');
  return one;
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0);

export function testPassages(name: string, open: OpenIndex): void {
  const start = () => startIndex(open);

  test(`${name}: a passage is found by its words as soon as it is put, whole as it was put`, async () => {
    const { index } = await start();
    const put = passage('1', 'The staging database moves to Frankfurt on Friday.', {
      messageIds: ['7', '8'],
    });
    await index.put([put, passage('2', 'Lunch is at noon.')]);
    const hits = await index.search({
      places: ['slack/T1/C1'],
      words: 'when does the database move?',
      vector: null,
      limit: 5,
    });
    expect(hits[0]).toEqual({ passage: put, similarity: null });
  });

  test(`${name}: nothing of a place that is not named is found, by words or by meaning`, async () => {
    const { index, embed, find } = await start();
    const vector = randomVector(createRandom(1));
    await index.put([
      passage('1', 'The salary of the director', { place: 'slack/T1/D9' }),
      passage('2', 'The salary of the director', { place: 'slack/T2/C1' }),
    ]);
    await embed(MODEL, [
      { id: '1', values: vector },
      { id: '2', values: vector },
    ]);
    const query = { vector: { model: MODEL, values: vector } };
    expect(await find('salary director', query)).toEqual([]);
    expect(await find('salary', { ...query, places: [] })).toEqual([]);
    expect(await find('salary', { ...query, places: ['slack/T1'] })).toEqual([]);
    expect(await find('salary', { ...query, places: ['slack/T2/C1'] })).toEqual(['2']);
  });

  test(`${name}: a passage that is put again is replaced, with its words, messages and vector`, async () => {
    const { index, embed, find } = await start();
    await index.put([passage('1', 'The deadline is Monday')]);
    const values = randomVector(createRandom(2));
    await embed(MODEL, [{ id: '1', values }]);
    await index.put([passage('1', 'The launch is in spring', { messageIds: ['other'] })]);

    expect(await find('deadline Monday')).toEqual([]);
    expect(await find('launch')).toEqual(['1']);
    expect(await find('?', { vector: { model: MODEL, values } })).toEqual([]);
    expect(await index.forget({ place: 'slack/T1/C1', messageId: 'm-1' })).toBe(0);
    expect(await index.forget({ place: 'slack/T1/C1', messageId: 'other' })).toBe(1);
    expect(await find('launch')).toEqual([]);
  });

  test(`${name}: passages are listed in the order in which they were said, whole, by what they are of`, async () => {
    const { index } = await start();
    const all = [
      passage('2', 'second', { at: 2, thread: '17', person: 'U2', source: 'conversation/2' }),
      passage('1', 'first', { at: 1, messageIds: ['7', '8'], person: null }),
      passage('3', 'third', { at: 3 }),
    ] as const;
    await index.put(all);
    await index.put([passage('4', 'elsewhere', { place: 'slack/T1/C2' })]);
    const [second, first, third] = all;
    const place = 'slack/T1/C1';
    expect(await index.list({ place })).toEqual([first, second, third]);
    expect(await index.list({ place, person: 'U1' })).toEqual([third]);
    expect(await index.list({ place, unknown: 'Ada' })).toEqual([first]);
    expect(await index.list({ place, since: 2, until: 2 })).toEqual([second]);
    expect(await index.list({ place, source: 'conversation/2', person: 'U2' })).toEqual([second]);
    expect(await index.forget({ place, person: 'U2' })).toBe(1);
    expect(await index.list({ place })).toEqual([first, third]);
    expect(await index.forget({ place, until: 1 })).toBe(1);
    expect(await index.list({ place })).toEqual([third]);
  });

  test(`${name}: places are listed by how their keys begin, as long as they have a passage`, async () => {
    const { index } = await start();
    const toOf = (place: string, n: number) => passage(`${n}`, 'said', { place });
    await index.put(['slack/T1/C2', 'slack/T1/C1', 'slack/T10/C1', 'web/local/%'].map(toOf));

    expect(await index.places('slack/T1/')).toEqual(['slack/T1/C1', 'slack/T1/C2']);
    expect(await index.places('web/local/_')).toEqual([]);
    await index.forget({ place: 'slack/T1/C1' });
    expect(await index.places('slack/T1/')).toEqual(['slack/T1/C2']);
  });

  test(`${name}: what is forgotten is found in no way, and its place's other passages are`, async () => {
    const { index, embed, find } = await start();
    const random = createRandom(3);
    const vectors = Array.from({ length: 600 }, () => randomVector(random));
    const passages = vectors.map((_, n) =>
      passage(`${n}`, `note n${n}x of everything`, { source: `c/${n % 3}` }),
    );
    await index.put(passages);
    await embed(
      MODEL,
      vectors.map((values, n) => ({ id: `${n}`, values })),
    );
    expect(await index.forget({ place: 'slack/T1/C1', source: 'c/1' })).toBe(200);
    expect(await index.forget({ place: 'slack/T1/C1', messageId: 'm-0' })).toBe(1);
    expect(await index.forget({ place: 'elsewhere', source: 'c/2' })).toBe(0);

    expect(await index.count(MODEL)).toEqual({ passages: 399, embedded: 399, refused: 0 });
    for (const [n, values] of vectors.entries()) {
      const isThere = n % 3 !== 1 && n !== 0;
      const byMeaning = await find('', { vector: { model: MODEL, values }, limit: 1 });
      expect(byMeaning[0] === `${n}`).toBe(isThere);
      if (n % 50 === 1) expect(await find(`n${n}x`)).toEqual(isThere ? [`${n}`] : []);
    }
    expect(await index.forget({ place: 'slack/T1/C1' })).toBe(399);
    expect(await index.count(MODEL)).toEqual({ passages: 0, embedded: 0, refused: 0 });
  });

  test(`${name}: the nearest by meaning are those that comparing every vector finds`, async () => {
    const { index, embed } = await start();
    const random = createRandom(4);
    const topics = Array.from({ length: 20 }, () => randomVector(random));
    const vectors = Array.from({ length: 1_500 }, (_, n) => near(at(topics, n), random, 0.09));
    const places = ['a', 'b', 'c'];
    await index.put(vectors.map((_, n) => passage(`${n}`, `x${n}`, { place: at(places, n) })));
    await embed(
      MODEL,
      vectors.map((values, n) => ({ id: `${n}`, values })),
    );
    let agreed = 0;
    for (const topic of topics) {
      const values = near(topic, random, 0.05);
      const hits = await index.search({
        places: ['a', 'c'],
        words: '',
        vector: { model: MODEL, values },
        limit: 10,
      });
      const exact = vectors
        .map((vector, n) => ({ id: `${n}`, place: at(places, n), cosine: dot(vector, values) }))
        .filter(({ place }) => place !== 'b')
        .sort((a, b) => b.cosine - a.cosine)
        .slice(0, 10);
      expect(hits[0]?.similarity).toBeCloseTo(exact[0]?.cosine ?? 0, 4);
      agreed += exact.filter(({ id }) => hits.some((hit) => hit.passage.id === id)).length;
    }
    expect(agreed / (10 * topics.length)).toBeGreaterThan(0.98);
  });

  test(`${name}: the best by words and the best by meaning both come first`, async () => {
    const { index, embed, find } = await start();
    const random = createRandom(5);
    const wanted = randomVector(random);
    const filler = Array.from({ length: 80 }, (_, n) =>
      passage(`f${n}`, `the weather on day ${n}`),
    );
    await index.put([passage('words', 'zebra crossing'), passage('meaning', 'stripes'), ...filler]);
    await embed(MODEL, [
      { id: 'meaning', values: near(wanted, random, 0.01) },
      ...filler.map(({ id }) => ({ id, values: randomVector(random) })),
    ]);
    const found = await find('zebra', { vector: { model: MODEL, values: wanted }, limit: 2 });
    expect(found.sort()).toEqual(['meaning', 'words']);
  });

  test.each([
    [
      'an inflected word',
      'Wir haben die Verträge unterschrieben.',
      'Wann wurde der Vertrag unterschrieben?',
    ],
    ['a compound by its first part', 'Urlaubsanträge gehen an Mia.', 'An wen geht mein Urlaub?'],
    ['a compound by its last part', 'Der Jahresurlaub verfällt im März.', 'Wann verfällt Urlaub?'],
    ['umlauts without dots', 'Die Prüfung beginnt später.', 'prufung'],
    ['sharp s', 'Die Straße ist gesperrt.', 'STRASSE'],
    ['Japanese', '来週の会議は大阪で行われます。', '会議はどこですか'],
    ['Japanese in katakana', 'サーバーを再起動しました', 'サーバー 再起動'],
    ['Chinese', '服务器将在星期五迁移到法兰克福。', '服务器什么时候迁移？'],
    ['one Chinese character', '雨', '雨'],
    ['Korean', '회의는 오후 세 시에 시작합니다', '회의 시간'],
    ['Thai', 'การประชุมเริ่มเวลาเก้าโมง', 'ประชุม'],
    ['accents', 'La réunion est décalée à jeudi.', 'reunion decalee'],
    ['full-width letters', 'ＡＰＩキーの期限', 'api'],
    ['Cyrillic', 'Сервер переехал во Франкфурт', 'сервера'],
    ['a code', 'Ticket PAR-1234 is open', 'PAR-1234'],
  ])(`${name}: by %s`, async (_, text, question) => {
    const { index, find } = await start();
    const other = [
      'Lunch is at noon',
      'Mittag gibt es Suppe',
      '昼食は十二時です',
      '今天天气很好',
      '점심',
      'อาหาร',
    ];
    await index.put([...other.map((line, n) => passage(`o${n}`, line)), passage('1', text)]);
    expect((await find(question))[0]).toBe('1');
  });

  test(`${name}: questions of nothing, signs, operators and quotes are answered`, async () => {
    const { index, find } = await start();
    await index.put([passage('1', 'the near OR far "quoted" * words')]);
    for (const words of ['', '   ', '?!', '"', '*', 'NOT(', 'terms:x', '\0', '👍', 'AND'])
      expect(await find(words)).toEqual([]);
    expect(await find('"OR"')).toEqual(['1']);
    expect(await find(`${'nothing '.repeat(20_000)}quoted`)).toEqual(['1']);
  });

  test(`${name}: passages of all sizes and letters are put; an empty one too`, async () => {
    const { index, find } = await start();
    const long = 'lorem ipsum '.repeat(100_000);
    await index.put([passage('1', ''), passage('2', long), passage('3', '\u{1F600}\0\uD800')]);
    expect(await find('lorem')).toEqual(['2']);
    expect((await index.count(MODEL)).passages).toBe(3);
  });
}
