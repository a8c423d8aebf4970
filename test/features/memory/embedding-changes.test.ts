import { expect, onTestFinished, test, vi } from 'vitest';
import { ModelError, type ModelFailure, UserError } from '../../../src/core/errors.ts';
import { unmetered } from '../../doubles/meter.ts';
import { WAIT_MS } from '../../waiting.ts';
import { createModel, DAY_MS, NEVER, setUp, toVector } from './embedding.ts';

// Kind: an embedding model that is not what it was a moment ago: what can be found by meaning still
// is, nothing is compared that cannot be, nothing is paid for without end, and it is told.

const refused = (failure: ModelFailure = 'refused') => new ModelError(failure, 'HTTP 400');

test.each([384, 512])(
  'a model whose vectors get %i long under the same name embeds all again',
  async (length) => {
    const { open, index, reach } = await setUp(130);
    const model = createModel();
    const before = open(model);
    before.wake();
    await reach(130);
    before.stop();

    model.state.length = length;
    const after = open(model);
    // The first to see it is a question: nothing is found by its meaning that has another length.
    const vector = await after.ask('what?', NEVER, unmetered);
    const query = { places: ['test/T1/C1'], words: '', vector, limit: 200 };
    expect(vector).toEqual({ model: `embedding-1 (${length})`, values: toVector(length) });
    expect(await index.search(query)).toEqual([]);
    expect(await after.lack()).toBe('behind');

    await reach(130, `embedding-1 (${length})`);
    expect(await index.search(query)).toHaveLength(100);
    await expect.poll(after.isDone, { timeout: WAIT_MS }).toBe(true);
    expect(await after.lack()).toBeNull();
    expect(await after.state()).toMatchObject({ passages: 130, embedded: 130, trouble: null });
  },
);

test('a new passage shows the new length as well, and a restart knows it', async () => {
  const { open, put, reach } = await setUp(3);
  const model = createModel();
  const first = open(model);
  first.wake();
  await reach(3);
  await expect.poll(first.isDone, { timeout: WAIT_MS }).toBe(true);
  model.state.length = 384;
  await put(3, 4);
  first.wake();
  await reach(4, 'embedding-1 (384)');
  await expect.poll(first.isDone, { timeout: WAIT_MS }).toBe(true);
  first.stop();

  const second = open(model);
  const asked = model.state.calls;
  await second.resume();
  expect(await second.state()).toMatchObject({ passages: 4, embedded: 4 });
  expect(model.state.calls).toBe(asked);
});

test('texts are not compared with a question whose vector has another length', async () => {
  const { open } = await setUp(0);
  const model = createModel();
  const queue = open(model);
  const vector = await queue.ask('what?', NEVER, unmetered);
  if (!vector) throw new Error('the question has no vector');
  model.state.length = 512;
  expect(await queue.compare(vector, ['a'], NEVER, unmetered)).toBeNull();
});

test.each<ModelFailure>(['refused', 'blocked', 'too_long', 'malformed'])(
  'one text that is answered with “%s” keeps no other from its vector, and is asked for once',
  async (failure) => {
    const { open, index, put, reach } = await setUp(150);
    const model = createModel();
    model.state.refuse = (texts) => (texts.includes('text 42') ? refused(failure) : null);
    const queue = open(model);
    queue.wake();
    await reach(149);
    await expect.poll(queue.isDone, { timeout: WAIT_MS }).toBe(true);
    expect(await queue.state()).toMatchObject({ embedded: 149, refused: 1, trouble: null });
    const query = { places: ['test/T1/C1'], vector: null, limit: 9 };
    const found = await index.search({ ...query, words: 'text 42' });
    expect(found[0]?.passage.text).toBe('text 42');

    const asked = model.state.calls;
    await put(150, 151);
    queue.wake();
    await reach(150);
    expect(model.state.calls).toBe(asked + 1);
  },
);

test('what is refused is asked for again by another model, and where it is said in other words', async () => {
  const { open, index, reach } = await setUp(3);
  const model = createModel();
  model.state.refuse = (texts) => (texts.includes('text 1') ? refused() : null);
  const first = open(model);
  first.wake();
  await reach(2);
  await expect.poll(first.isDone, { timeout: WAIT_MS }).toBe(true);
  const [passage] = await index.list({ place: 'test/T1/C1', messageId: 'm1' });
  if (!passage) throw new Error('the passage is gone');
  await index.put([{ ...passage, text: 'in other words' }]);
  first.wake();
  await reach(3);
  first.stop();
  open(createModel('embedding-2')).wake();
  await reach(3, 'embedding-2');
});

test('a model that refuses everything is told, marks no text, and takes nothing of the day', async () => {
  const { open, index, reach } = await setUp(30);
  const model = createModel();
  model.state.refuse = () => refused();
  const broken = open(model, { perDay: 30, now: () => 100.5 * DAY_MS });
  broken.wake();
  await expect
    .poll(async () => (await broken.state()).trouble, { timeout: WAIT_MS })
    .toBe('refused');
  expect(await broken.lack()).toBe('behind');
  expect(await index.count('embedding-1')).toEqual({ passages: 30, embedded: 0, refused: 0 });
  // Any other replica says the same.
  expect((await open(model).state()).trouble).toBe('refused');
  broken.stop();

  model.state.refuse = () => null;
  const mended = open(model, { perDay: 30, now: () => 100.5 * DAY_MS });
  mended.wake();
  await reach(30);
  expect(await mended.state()).toMatchObject({ isCapped: false, trouble: null });
});

test('what is left over of the day is told by every replica; what was just said is no lack', async () => {
  const { open, put, reach } = await setUp(20);
  const now = () => 100.5 * DAY_MS;
  const model = createModel();
  const queue = open(model, { perDay: 20, now });
  const other = open(model, { perDay: 20, now });
  expect(await queue.lack()).toBeNull();
  queue.wake();
  await reach(20);
  expect([await queue.lack(), await other.lack()]).toEqual([null, null]);
  expect((await queue.state()).isCapped).toBe(false);
  await put(20, 21);
  queue.wake();
  await expect.poll(queue.lack, { timeout: WAIT_MS }).toBe('capped');
  expect(await other.lack()).toBe('capped');
  expect(await other.state()).toMatchObject({ passages: 21, embedded: 20, isCapped: true });
});

test('vectors that the index does not take are kept, not paid for again; the model has no fault', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { open, index, reach } = await setUp(3);
  const model = createModel();
  let isFull = true;
  let tried = 0;
  const full = new UserError('store_failed', 'The disk is full.', { trouble: 'full' });
  const passages = {
    ...index,
    async embed(...given: Parameters<typeof index.embed>) {
      tried += 1;
      if (isFull) throw full;
      await index.embed(...given);
    },
  };
  const queue = open(model, { passages });
  queue.wake();
  const goOn = async () => {
    await vi.advanceTimersByTimeAsync(60_000);
    return tried;
  };
  await vi.waitUntil(async () => (await goOn()) > 2, { timeout: WAIT_MS });
  expect((await queue.state()).trouble).toBeNull();
  isFull = false;
  const isKept = async () => {
    await goOn();
    return (await queue.state()).embedded === 3;
  };
  await vi.waitUntil(isKept, { timeout: WAIT_MS });
  vi.useRealTimers();
  await reach(3);
  expect(model.state.calls).toBe(1);
});
