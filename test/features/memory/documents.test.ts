import { expect, onTestFinished, test } from 'vitest';
import { createForgotten, type PersonalScope } from '../../../src/core/conversation/forgotten.ts';
import { toPlaceOf } from '../../../src/core/messages.ts';
import type { PassageIndex, Store } from '../../../src/core/store-ports.ts';
import { createWorkerPool } from '../../../src/core/workers.ts';
import {
  createDocuments,
  type GivenDocument,
  MAX_DOCUMENTS,
} from '../../../src/features/memory/documents.ts';
import { createDocumentStore } from '../../../src/features/memory/personal-store.ts';
import { createMemoryLeases } from '../../../src/storage/memory/leases.ts';
import { openPassageIndex } from '../../../src/storage/passages/index.ts';
import { createMemoryStore } from '../../commands/here.ts';
import { createMemoryLog } from '../../doubles/log.ts';

// Kind: a document that was given is kept whole and found, and goes whole.

const PLACE = 'slack/T1/C1';
const signal = new AbortController().signal;
const workers = createWorkerPool();

function createWorld(changes: Partial<PassageIndex> = {}) {
  const log = createMemoryLog();
  const store = createMemoryStore();
  const opened = openPassageIndex(':memory:', { log });
  onTestFinished(() => opened.close());
  const leases = createMemoryLeases();
  const passages: PassageIndex = { ...opened, ...changes };
  const forgotten = createForgotten(store);
  const open = (parts: { passages?: PassageIndex; store?: Store } = {}) =>
    createDocuments({
      ...{ store, passages, leases, workers, forgotten, log, shutdown: signal },
      ...parts,
    });
  const find = async (words: string, place = PLACE) => {
    const hits = await opened.search({ places: [place], words, vector: null, limit: 5 });
    return hits.map(({ passage }) => passage);
  };
  /** All that is kept of texts. */
  const pieces = () => store.keys().filter((key) => key.startsWith('memory/document/'));
  return { store, opened, open, find, pieces, forgotten };
}

const toGiven = (given: Partial<GivenDocument> = {}): GivenDocument => ({
  ...{ name: 'handbook.md', link: null, place: PLACE, thread: null },
  ...{ person: 'U1', by: 'ada', at: 1_000, text: '# Beans\n\nThe coffee beans are in the cellar.' },
  ...given,
});

const ALL = { isExempt: () => false, until: null };

test('what was learned is found by its words, under its name and that of its giver', async () => {
  const { open, find } = createWorld();
  const documents = open();
  const learned = await documents.learn(toGiven({ thread: '1.2' }), signal);
  const [found] = await find('beans');

  expect(learned).toMatchObject({ name: 'handbook.md', chars: 44, passages: 1 });
  expect(found).toMatchObject({
    ...{ source: `document/${learned.id}`, author: 'handbook.md (from ada)', person: 'U1' },
    ...{ messageIds: [], place: PLACE, thread: '1.2', at: 1_000 },
    text: 'Beans\n\nThe coffee beans are in the cellar.',
  });
  expect(await documents.list(PLACE)).toEqual([learned]);
  expect(await documents.list('slack/T1/C2')).toEqual([]);
});

test('one of the same name takes its place, and nothing is left of the former', async () => {
  const { open, find, pieces, opened } = createWorld();
  const documents = open();
  await documents.learn(toGiven({ text: 'The zebra is striped. '.repeat(4_000) }), signal);
  const second = await documents.learn(
    toGiven({ name: 'Handbook.MD', text: 'A giraffe.' }),
    signal,
  );

  expect(await documents.list(PLACE)).toEqual([second]);
  expect(await find('zebra')).toEqual([]);
  expect(await find('giraffe')).toHaveLength(1);
  expect(pieces()).toEqual([`memory/document/${second.id}/0`]);
  expect((await opened.count('m')).passages).toBe(1);
});

test('one of the same name in another thread or channel stays', async () => {
  const { open } = createWorld();
  const documents = open();
  await documents.learn(toGiven(), signal);
  await documents.learn(toGiven({ thread: '1.2' }), signal);
  await documents.learn(toGiven({ place: 'slack/T1/C2' }), signal);

  expect(await documents.list(PLACE)).toHaveLength(2);
  expect(await documents.list('slack/T1/C2')).toHaveLength(1);
});

test('what is removed is gone from everywhere', async () => {
  const { open, find, store } = createWorld();
  const documents = open();
  const learned = await documents.learn(toGiven(), signal);
  await documents.remove(learned);

  expect(await documents.list(PLACE)).toEqual([]);
  expect(await find('beans')).toEqual([]);
  expect(store.keys().filter((key) => key.includes(learned.id) || key.includes(PLACE))).toEqual([]);
});

test('an index that was made again gets the documents back, and no removed ones', async () => {
  const { open, find, opened } = createWorld();
  const documents = open();
  const kept = await documents.learn(toGiven({ text: `Beans. ${'word '.repeat(9_000)}` }), signal);
  await documents.remove(await documents.learn(toGiven({ name: 'x', text: 'zebra' }), signal));
  await opened.forget({ place: PLACE });
  await open().restore(signal);

  expect(await find('beans')).toHaveLength(1);
  expect(await find('zebra')).toEqual([]);
  expect((await opened.count('m')).passages).toBe(kept.passages);
});

test('an index that fails is told; nothing is kept, and the former one stays', async () => {
  let isBroken = false;
  const { opened, open, find, pieces } = createWorld();
  const passages: PassageIndex = {
    ...opened,
    async put(given) {
      if (isBroken) throw new Error('disk full');
      return opened.put(given);
    },
  };
  const documents = open({ passages });
  const first = await documents.learn(toGiven(), signal);
  isBroken = true;
  await expect(documents.learn(toGiven({ text: 'zebra' }), signal)).rejects.toThrow(
    'My memory isn’t working right now, so nothing has changed.',
  );

  expect(await documents.list(PLACE)).toEqual([first]);
  expect(await find('beans')).toHaveLength(1);
  expect(pieces()).toEqual([`memory/document/${first.id}/0`]);
});

test('what an end in the middle left behind is erased at the next start', async () => {
  const { store, opened, open, find, pieces } = createWorld();
  const kill = new AbortController();
  const passages: PassageIndex = {
    ...opened,
    async put(given) {
      await opened.put(given);
      kill.abort(new Error('killed'));
    },
    forget: async (filter) => {
      if (kill.signal.aborted) throw new Error('killed');
      return opened.forget(filter);
    },
  };
  const long = toGiven({ text: 'The zebra is striped. '.repeat(6_000) });
  await expect(open({ passages }).learn(long, kill.signal)).rejects.toThrow('killed');
  const before = await find('zebra');
  await open().restore(signal);

  expect(before).not.toEqual([]);
  expect(await find('zebra')).toEqual([]);
  expect(pieces()).toEqual([]);
  expect(await store.get('memory/leftovers')).toEqual([]);
});

test.each<[string, PersonalScope]>([
  ['its giver', { type: 'person', platform: 'slack', workspace: 'T1', person: 'U1', name: null }],
  ['its channel', { type: 'channel', place: toPlaceOf(PLACE) }],
])('what %s had forgotten while it was learned is not kept, which is said', async (_, scope) => {
  const { opened, open, find, pieces, forgotten } = createWorld();
  const own = { purge: async () => {} };
  const passages: PassageIndex = {
    ...opened,
    async put(given) {
      await forgotten.note(scope);
      await createDocumentStore(open(), own).forget(scope, ALL);
      await opened.put(given);
    },
  };
  const learning = open({ passages }).learn(toGiven({ at: Date.now() }), signal);
  await expect(learning).rejects.toThrow('I removed **handbook.md** and everything I knew');

  expect(await find('beans')).toEqual([]);
  expect(await open().list(PLACE)).toEqual([]);
  expect(pieces()).toEqual([]);
  const later = toGiven({ at: Date.now() + 1 });
  expect(await open().learn(later, signal)).toMatchObject({ name: 'handbook.md' });
});

test('a text of four million characters is kept whole, and nothing waits for it', async () => {
  const { open, store, pieces } = createWorld();
  const text = `${'Ein langer Satz über Zebras, der nichts sagt. '.repeat(86_000)}\n\nThe end: 4711.`;
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  onTestFinished(() => clearInterval(timer));
  const learned = await open().learn(toGiven({ text }), signal);
  const kept = await Promise.all(pieces().map(async (key) => String(await store.get(key))));

  expect(kept.join('')).toBe(text);
  expect(Math.max(...kept.map((piece) => Buffer.byteLength(piece)))).toBeLessThan(200_000);
  expect(learned.chars).toBe(text.length);
  expect(learned.passages).toBeGreaterThan(2_000);
  expect(turns).toBeGreaterThan(learned.passages / 50);
}, 120_000);

test('a channel has room for so many, and says so', async () => {
  const { open, store } = createWorld();
  const documents = open();
  const one = await documents.learn(toGiven(), signal);
  const all = Array.from({ length: MAX_DOCUMENTS }, (_, index) => ({ ...one, name: `${index}` }));
  await store.set(`memory/documents/${PLACE}`, all);

  await expect(documents.learn(toGiven(), signal)).rejects.toThrow(
    'I can learn up to 200 documents here.',
  );
  await documents.learn(toGiven({ name: '7' }), signal);
  expect(await documents.list(PLACE)).toHaveLength(MAX_DOCUMENTS);
});

test('documents that are given at once are all kept', async () => {
  const { open, find } = createWorld();
  const documents = open();
  const names = ['a', 'b', 'c', 'd'];
  await Promise.all(
    names.map((name) => documents.learn(toGiven({ name, text: `beans of ${name}` }), signal)),
  );
  expect((await documents.list(PLACE)).map(({ name }) => name)).toEqual(names);
  expect(await find('beans')).toHaveLength(4);
});

test('what is forgotten of a person, or of a channel, is not put back at the next start', async () => {
  const { open, find, pieces } = createWorld();
  const documents = open();
  await documents.learn(toGiven(), signal);
  await documents.learn(toGiven({ name: 'b', person: 'U2' }), signal);
  await documents.learn(toGiven({ name: 'c', person: 'U2', place: 'slack/T1/C2' }), signal);
  const kept = createDocumentStore(documents, { purge: async () => {} });
  const grace = { platform: 'slack', workspace: 'T1', person: 'U2', name: null } as const;
  const channel = { platform: 'slack', workspace: 'T1', channel: 'C1' };

  expect(await kept.describe({ type: 'person', ...grace })).toBe('2 learned documents');
  expect(await kept.forget({ type: 'person', ...grace }, ALL)).toEqual({
    removed: 2,
    left: [],
  });
  expect((await documents.all()).map(({ name }) => name)).toEqual(['handbook.md']);
  expect(await kept.forget({ type: 'channel', place: channel }, ALL)).toEqual({
    ...{ removed: 1, left: [] },
  });
  await open().restore(signal);
  expect(await find('beans')).toEqual([]);
  expect(pieces()).toEqual([]);
});
