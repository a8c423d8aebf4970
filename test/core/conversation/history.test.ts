import { expect, test } from 'vitest';
import {
  createHistory,
  toFoldedTexts,
  turnsBefore,
} from '../../../src/core/conversation/history.ts';
import type { Turn } from '../../../src/core/messages.ts';
import { withUpdates } from '../../doubles/store.ts';

const question = (id: string, text = id): Turn => ({
  ids: [id],
  role: 'user',
  speaker: 'Ada',
  text,
  parts: [],
  addresses: [],
  at: 0,
});
const reply = (id: string, text = `re ${id}`): Turn => ({
  ids: [id],
  role: 'assistant',
  speaker: null,
  text,
  parts: [],
  addresses: [],
  at: 0,
});

function setUp() {
  const records = new Map<string, unknown>();
  const forgotten: string[] = [];
  const store = withUpdates({
    get: async (key: string) => records.get(key),
    set: async (key: string, value: unknown) => records.set(key, value),
    delete: async (key: string) => records.delete(key),
  });
  const blobs = { forget: async (hash: string) => void forgotten.push(hash) };
  return { history: createHistory(store, blobs), records, forgotten, store };
}

const textsOf = async ({ history }: ReturnType<typeof setUp>) =>
  (await history.load('c')).turns.map(({ text }) => text);

test('saving the same turns twice is saving them once', async () => {
  const set = setUp();
  await set.history.save('c', [question('1'), reply('1')]);
  await set.history.save('c', [question('1'), reply('1')]);

  expect(await textsOf(set)).toEqual(['1', 're 1']);
});

test('a question answered anew keeps its place, and later turns stay', async () => {
  const set = setUp();
  for (const id of ['1', '2']) await set.history.save('c', [question(id), reply(id)]);
  await set.history.save('c', [question('1', 'edited'), reply('1', 'anew')]);

  expect(await textsOf(set)).toEqual(['edited', 'anew', '2', 're 2']);
});

test('an answer that comes late stands behind its own question', async () => {
  const set = setUp();
  await set.history.save('c', [question('1'), question('2'), reply('2')]);
  await set.history.save('c', [reply('1')]);

  expect(await textsOf(set)).toEqual(['1', 're 1', '2', 're 2']);
});

test('forgetting a message forgets its answer too', async () => {
  const set = setUp();
  for (const id of ['1', '2']) await set.history.save('c', [question(id), reply(id)]);

  expect(await set.history.forget('c', ['1'])).toBe(2);
  expect(await textsOf(set)).toEqual(['2', 're 2']);
  expect(await set.history.forget('c')).toBe(2);
  expect(await textsOf(set)).toEqual([]);
});

test('saves that overlap are all kept', async () => {
  const set = setUp();
  await Promise.all(['1', '2', '3'].map((id) => set.history.save('c', [question(id)])));

  expect(await textsOf(set)).toEqual(['1', '2', '3']);
});

test('a window that has become too large is folded into the summary, whole exchanges at a time', async () => {
  const set = setUp();
  for (let id = 0; id < 25; id += 1)
    await set.history.save('c', [question(String(id)), reply(String(id))]);
  await set.history.compact('c', async ({ turns }) => `summary of ${turns.length}`);
  const { summary, turns } = await set.history.load('c');

  expect(summary).toBe('summary of 26');
  expect(turns).toHaveLength(24);
  expect(turns[0]?.role).toBe('user');
});

test('deleting a message that a summary covers makes the summary stale', async () => {
  const set = setUp();
  for (let id = 0; id < 25; id += 1)
    await set.history.save('c', [question(String(id)), reply(String(id))]);
  await set.history.compact('c', async () => 'all of it');
  await set.history.forget('c', ['3']);

  expect((await set.history.load('c')).summary).toBeNull();
});

test('what is stored does not grow with the conversation', async () => {
  const set = setUp();
  const mostBetween = async (from: number, to: number) => {
    let most = 0;
    for (let id = from; id < to; id += 1) {
      await set.history.save('c', [
        question(`${id}`.padStart(6, '0')),
        reply(`${id}`.padStart(6, '0')),
      ]);
      await set.history.compact('c', async () => 'so far');
      most = Math.max(most, JSON.stringify([...set.records.values()]).length);
    }
    return most;
  };
  await mostBetween(0, 400);
  const early = await mostBetween(400, 500);
  await mostBetween(500, 1_400);
  const late = await mostBetween(1_400, 1_500);

  expect(late).toBeLessThanOrEqual(early * 1.1);
});

test('a record that cannot be read is an empty one', async () => {
  const set = setUp();
  set.records.set('history/c', { turns: 'broken' });

  expect(await textsOf(set)).toEqual([]);
});

test('the turns before a question are those before its first message', () => {
  const turns = [question('1'), reply('1'), question('2')];

  expect(turnsBefore(turns, ['2'])).toEqual(turns.slice(0, 2));
  expect(turnsBefore(turns, ['9'])).toEqual(turns);
});

/*
 * Kind: what a turn brought besides its words is gone when history is folded, or stays when its
 * question is deleted.
 */
const file = (name: string) =>
  ({ type: 'text', text: 'x', file: { name, hash: `hash of ${name}`, chars: 97_000 } }) as const;
const image = {
  type: 'image',
  hash: 'hash of i.png',
  mimeType: 'image/png',
  name: 'i.png',
} as const;

test('files outlive the folding of their turns, and go with their question', async () => {
  const set = setUp();
  await set.history.save('c', [
    { ...question('1'), parts: [file('a.csv'), image] },
    { ...question('2'), parts: [file('b.csv')] },
  ]);
  for (let id = 3; id < 45; id += 1) await set.history.save('c', [question(`${id}`)]);
  await set.history.compact('c', async () => 'a summary');

  const { files } = await set.history.load('c');
  expect(files.map(({ name, chars, ids }) => ({ name, chars, ids }))).toEqual([
    { name: 'i.png', chars: null, ids: ['1'] },
    { name: 'a.csv', chars: 97_000, ids: ['1'] },
    { name: 'b.csv', chars: 97_000, ids: ['2'] },
  ]);
  expect(toFoldedTexts(files).map(({ name }) => name)).toEqual(['b.csv', 'a.csv']);

  await set.history.forget('c', ['1']);
  expect((await set.history.load('c')).files.map(({ name }) => name)).toEqual(['b.csv']);
  await set.history.forget('c');
  expect((await set.history.load('c')).files).toEqual([]);
});

test('the latest exchange is not folded, however much it brought', async () => {
  const set = setUp();
  const quote = { type: 'text', text: 'x'.repeat(90_000) } as const;
  await set.history.save('c', [{ ...question('1'), parts: [quote] }, reply('1')]);
  await set.history.compact('c', async () => 'a summary');
  expect(await textsOf(set)).toEqual(['1', 're 1']);

  await set.history.save('c', [question('2'), reply('2')]);
  await set.history.compact('c', async () => 'a summary');
  expect(await textsOf(set)).toEqual(['2', 're 2']);
});

const picture = (hash: string) =>
  ({ type: 'image', hash, mimeType: 'image/png', name: hash }) as const;

test('the bytes of turns that are forgotten go, except those that another turn shows', async () => {
  const set = setUp();
  await set.history.save('c', [
    { ...question('1'), parts: [picture('shared'), picture('own')] },
    { ...question('2'), parts: [picture('shared')] },
  ]);

  await set.history.forget('c', ['1']);
  expect(set.forgotten).toEqual(['own']);

  await set.history.forget('c');
  expect(set.forgotten).toEqual(['own', 'shared']);
});

test('the bytes that a turn no longer shows go when it is saved again', async () => {
  const set = setUp();
  await set.history.save('c', [{ ...question('1'), parts: [picture('kept'), picture('out')] }]);
  await set.history.save('c', [{ ...question('1'), parts: [picture('kept')] }]);

  expect(set.forgotten).toEqual(['out']);
});

test('bytes that were to go when the process died go with the next change', async () => {
  const set = setUp();
  await set.history.save('c', [{ ...question('1'), parts: [picture('out')] }]);
  const dying = createHistory(set.store, {
    forget: () => Promise.reject(new Error('the process dies')),
  });
  await expect(dying.forget('c', ['1'])).rejects.toThrow('the process dies');
  expect((await set.history.load('c')).turns).toEqual([]);

  await set.history.forget('c', ['1']);

  expect(set.forgotten).toEqual(['out']);
});

test('bytes that come back before they could be deleted stay', async () => {
  const set = setUp();
  await set.history.save('c', [{ ...question('1'), parts: [picture('out')] }]);
  const dying = createHistory(set.store, {
    forget: () => Promise.reject(new Error('the process dies')),
  });
  await expect(dying.forget('c', ['1'])).rejects.toThrow('the process dies');

  await set.history.save('c', [{ ...question('1'), parts: [picture('out')] }]);

  expect(set.forgotten).toEqual([]);
});

test('a file taken out of a folded turn goes, and the summary that told of it', async () => {
  const set = setUp();
  for (let index = 0; index < 21; index += 1)
    await set.history.save('c', [
      { ...question(`${index}`), parts: index === 1 ? [picture('kept'), picture('out')] : [] },
      reply(`${index}`),
    ]);
  await set.history.compact('c', async () => 'of two pictures');
  expect((await set.history.load('c')).files.map(({ hash }) => hash)).toEqual(['kept', 'out']);

  await set.history.reviseFolded('c', { ...question('1'), parts: [picture('kept')] });

  const { files, summary } = await set.history.load('c');
  expect(files.map(({ hash }) => hash)).toEqual(['kept']);
  expect(summary).toBeNull();
  expect(set.forgotten).toEqual(['out']);
});

test('where no summary can be made the oldest turns go, and what they brought can still be read', async () => {
  const set = setUp();
  const file = { name: 'plan.txt', hash: 'h', chars: 5_000 };
  const brought = { ...question('0'), parts: [{ type: 'text', text: 'A plan', file } as const] };
  await set.history.save('c', [brought, reply('0')]);
  for (let id = 1; id < 45; id += 1)
    await set.history.save('c', [question(String(id)), reply(String(id))]);
  const { turns, files } = await set.history.load('c');

  expect(turns).toHaveLength(80);
  expect(toFoldedTexts(files)).toEqual([file]);
  await set.history.forget('c', ['0']);
  expect(set.forgotten).toEqual(['h']);
});
