import { expect, onTestFinished, test } from 'vitest';
import { type Place, toPlaceOf } from '../../../src/core/messages.ts';
import type { Passage, PassageIndex } from '../../../src/core/store-ports.ts';
import { createIndexWriter } from '../../../src/features/memory/index-writer.ts';
import type { Utterance } from '../../../src/features/memory/utterances.ts';
import { openPassageIndex } from '../../../src/storage/passages/index.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import { findStored } from '../../e2e/stored-words.ts';
import { createFolder } from '../../storage/folder.ts';

const PLACE = 'test/T1/C1';

const utterance = (id: string, typed: string | null, spoken: string | null = ''): Utterance => ({
  place: toPlaceOf(PLACE) satisfies Place,
  source: `${PLACE}/1`,
  messageIds: [id],
  author: 'Ada',
  person: 'U1',
  at: 1_000,
  typed,
  spoken,
});

/** An index that fails as long as a test wants it to. */
function setUp(path = ':memory:') {
  const log = createMemoryLog();
  const index = openPassageIndex(path, { log });
  onTestFinished(() => index.close());
  const state = { isBroken: false, puts: 0, poison: '', onPut: () => {} };
  const unwanted = new Set<string>();
  const check = () => {
    if (state.isBroken) throw new Error('the disk is full');
  };
  const passages: PassageIndex = {
    ...index,
    async put(given: readonly Passage[]) {
      check();
      if (given.some(({ text }) => text === state.poison)) throw new Error('not this one');
      await index.put(given);
      state.onPut();
    },
    async forget(filter) {
      check();
      return index.forget(filter);
    },
  };
  const onPut = () => {
    state.puts += 1;
  };
  const isWanted = async ({ messageIds }: Pick<Utterance, 'messageIds'>) =>
    !messageIds.some((id) => unwanted.has(id));
  const remembered = createIndexWriter({ passages, isWanted, log, onPut });
  const texts = async () => (await index.list({ place: PLACE })).map(({ text }) => text);
  return { remembered, state, texts, log, unwanted };
}

test('what cannot be kept now is kept later, in the order in which it was said', async () => {
  const { remembered, state, texts, log } = setUp();
  state.isBroken = true;
  await remembered.keep([utterance('1', 'first'), utterance('2', 'second')]);
  await remembered.keep([utterance('1', 'first, edited')]);
  expect(remembered.behind).toBe(3);
  expect(log.lines.some(({ level }) => level === 'warn')).toBe(true);
  expect(state.puts).toBe(0);

  state.isBroken = false;
  await remembered.catchUp();
  expect(remembered.behind).toBe(0);
  expect((await texts()).toSorted()).toEqual(['first, edited', 'second']);
  expect(state.puts).toBeGreaterThan(0);
});

test('what waits is done before what comes next', async () => {
  const { remembered, state, texts } = setUp();
  state.isBroken = true;
  await remembered.keep([utterance('1', 'old')]);
  state.isBroken = false;
  await remembered.keep([utterance('1', 'new')]);
  expect(await texts()).toEqual(['new']);
  expect(remembered.behind).toBe(0);
});

test('what is forgotten while the index fails is not there afterwards', async () => {
  const { remembered, state, texts } = setUp();
  await remembered.keep([utterance('1', 'a secret')]);
  state.isBroken = true;
  await remembered.keep([utterance('2', 'another secret')]);
  await remembered.forget({ place: PLACE, messageId: '1' });
  await remembered.forget({ place: PLACE, messageId: '2' });
  expect(await texts()).toEqual(['a secret']);
  state.isBroken = false;
  await remembered.catchUp();
  expect(await texts()).toEqual([]);
});

test('what can never be kept holds up no other, and is told', async () => {
  const { remembered, state, texts, log } = setUp();
  state.poison = 'poison';
  for (const [id, text] of ['one', 'poison', 'two', 'poison', 'poison', 'three'].entries())
    await remembered.keep([utterance(`${id}`, text)]);
  expect((await texts()).toSorted()).toEqual(['one', 'three', 'two']);
  expect(remembered.behind).toBe(0);
  expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(2);
});

test('what is forgotten on request is not kept afterwards by what waited', async () => {
  const { remembered, state, texts } = setUp();
  await remembered.keep([utterance('1', 'a secret')]);
  state.poison = 'another secret';
  await remembered.keep([utterance('2', 'another secret')]);
  expect(await remembered.forgetNow({ place: PLACE, person: 'U1' })).toBe(1);
  state.poison = '';
  await remembered.catchUp();
  expect(await texts()).toEqual([]);
});

test('what is forgotten while it is being kept stays forgotten', async () => {
  const { remembered, texts } = setUp();
  const kept = remembered.keep([utterance('1', 'a secret')]);
  const forgotten = remembered.forget({ place: PLACE, messageId: '1' });
  await Promise.all([kept, forgotten]);
  expect(await texts()).toEqual([]);
});

test('what is noted as forgotten while it waits to be kept is not kept', async () => {
  const { remembered, state, texts, unwanted } = setUp();
  state.isBroken = true;
  await remembered.keep([utterance('1', 'a secret'), utterance('2', 'no secret')]);
  unwanted.add('1');
  state.isBroken = false;
  await remembered.catchUp();
  expect(await texts()).toEqual(['no secret']);
});

test('what another replica has forgotten while it is put here does not stay', async () => {
  const { remembered, state, texts, unwanted } = setUp();
  state.onPut = () => unwanted.add('1');
  await remembered.keep([utterance('1', 'a secret')]);
  expect(await texts()).toEqual([]);
});

test('a message that is said otherwise replaces what was kept, however long that was', async () => {
  const { remembered, texts } = setUp();
  await remembered.keep([
    utterance('1', Array(40).fill('A long sentence. '.repeat(10)).join('\n\n')),
  ]);
  expect((await texts()).length).toBeGreaterThan(2);
  await remembered.keep([utterance('1', 'short')]);
  expect(await texts()).toEqual(['short']);
  await remembered.keep([utterance('1', '')]);
  expect(await texts()).toEqual([]);
});

test('a transcript and what was typed are kept beside each other, whichever is told later', async () => {
  const { remembered, texts } = setUp();
  await remembered.keep([utterance('1', 'typed', null)]);
  await remembered.keep([utterance('1', null, 'spoken')]);
  expect((await texts()).toSorted()).toEqual(['spoken', 'typed']);
  await remembered.keep([utterance('1', 'typed again', null)]);
  expect((await texts()).toSorted()).toEqual(['spoken', 'typed again']);
  await remembered.keep([utterance('1', 'typed', '')]);
  expect(await texts()).toEqual(['typed']);
});

test('what is forgotten while it is put leaves no trace in the index of words', async () => {
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  const { remembered, state, unwanted, texts } = setUp(folder.path('passages.db'));
  await remembered.keep([utterance('1', 'pelican')]);
  state.onPut = () => unwanted.add('2');
  await remembered.keep([utterance('2', 'zorb')]);
  expect(await texts()).toEqual(['pelican']);
  expect(findStored(folder.path('.'), ['zorb'])).toEqual([]);
});
