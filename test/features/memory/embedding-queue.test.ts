import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, test } from 'vitest';
import { unmetered } from '../../doubles/meter.ts';
import { WAIT_MS } from '../../waiting.ts';
import { createModel, DAY_MS, NEVER, setUp, toVector } from './embedding.ts';

test('all passages get a vector, a hundred at once; then nothing more is asked', async () => {
  const { open, put, reach } = await setUp(250);
  const model = createModel();
  const queue = open(model);
  queue.wake();
  queue.wake();
  await reach(250);
  expect(model.state.calls).toBe(3);
  await put(250, 260);
  queue.wake();
  await reach(260);
  expect(model.state.texts).toHaveLength(260);
  expect(await queue.state()).toEqual({
    ...{ passages: 260, embedded: 260 },
    ...{ refused: 0, isOff: false, isCapped: false, trouble: null },
  });
});

test('a job that wakes the queue is not who it works for: its claim may end before that does', async () => {
  const { open, put, reach } = await setUp(1);
  const { state, embeddingModel } = createModel();
  const job = new AsyncLocalStorage<string>();
  const workedFor: (string | undefined)[] = [];
  const queue = open({
    state,
    embeddingModel: {
      ...embeddingModel,
      embed(...asked) {
        workedFor.push(job.getStore());
        return embeddingModel.embed(...asked);
      },
    },
  });
  for (const [index, id] of ['first', 'second', 'third'].entries()) {
    await put(index, index + 1);
    job.run(id, queue.wake);
    await reach(index + 1);
    await expect.poll(queue.isDone, { timeout: WAIT_MS }).toBe(true);
  }
  expect(workedFor).toEqual([undefined, undefined, undefined]);
});

test('only so many a day are embedded, over a restart too; the rest on the next day', async () => {
  const { open, reach } = await setUp(30);
  const noon = 100.5 * DAY_MS;
  const model = createModel();
  const first = open(model, { perDay: 20, now: () => noon });
  first.wake();
  await reach(20);
  await expect.poll(async () => (await first.state()).isCapped, { timeout: WAIT_MS }).toBe(true);
  first.stop();

  const second = open(model, { perDay: 20, now: () => noon + 1_000 });
  second.wake();
  await expect.poll(async () => (await second.state()).isCapped, { timeout: WAIT_MS }).toBe(true);
  expect(model.state.texts).toHaveLength(20);
  second.stop();

  const third = open(model, { perDay: 20, now: () => noon + DAY_MS });
  third.wake();
  await reach(30);
});

test('once the day is over, the queue goes on by itself', async () => {
  const { open, reach } = await setUp(30);
  const clock = { now: 101 * DAY_MS - 50 };
  const queue = open(createModel(), { perDay: 20, now: () => clock.now });
  queue.wake();
  await reach(20);
  await expect.poll(async () => (await queue.state()).isCapped, { timeout: WAIT_MS }).toBe(true);
  clock.now = 101 * DAY_MS;
  await reach(30);
  await expect.poll(async () => (await queue.state()).isCapped, { timeout: WAIT_MS }).toBe(false);
});

test('a model that fails is told, and the passages wait for it', async () => {
  const { open, reach, log } = await setUp(3);
  const model = createModel();
  model.state.isBroken = true;
  const broken = open(model);
  broken.wake();
  await expect.poll(async () => (await broken.state()).trouble, { timeout: WAIT_MS }).toBe('other');
  expect(log.lines).toContainEqual(
    expect.objectContaining({ level: 'warn', message: 'could not embed passages; trying again' }),
  );
  broken.stop();
  model.state.isBroken = false;
  open(model).wake();
  await reach(3);
});

test('another model embeds everything again', async () => {
  const { open, reach } = await setUp(12);
  open(createModel()).wake();
  await reach(12);
  const other = createModel('embedding-2');
  open(other).wake();
  await reach(12, 'embedding-2');
  expect(other.state.texts).toHaveLength(12);
});

test('a question is embedded at once, on the account of whoever asks; where that fails there is none', async () => {
  const { open } = await setUp(0);
  const model = createModel();
  const queue = open(model);
  expect(await queue.ask('what?', NEVER, unmetered)).toMatchObject({ model: 'embedding-1' });
  model.state.isBroken = true;
  expect(await queue.ask('what?', NEVER, unmetered)).toBeNull();
  expect((await queue.state()).trouble).toBeNull();
});

test('texts are compared with a question; where the model fails nobody can tell', async () => {
  const { open } = await setUp(0);
  const model = createModel();
  const queue = open(model);
  const vector = {
    model: 'embedding-1',
    values: toVector(768).map((value, n) => (n === 1 ? 0.8 : value * 0.6)),
  };
  const compare = (...texts: string[]) => queue.compare(vector, texts, NEVER, unmetered);
  expect(await compare()).toEqual([]);
  expect(model.state.calls).toBe(0);
  expect((await compare('a', 'b'))?.map((near) => near.toFixed(3))).toEqual(['0.600', '0.600']);
  model.state.isBroken = true;
  expect(await compare('a')).toBeNull();
});

test('where no messages are to be embedded no question is, nothing is compared, and nothing runs', async () => {
  const { open } = await setUp(2);
  const model = createModel();
  const queue = open(model, { perDay: 0 });
  const vector = { model: 'embedding-1', values: Float32Array.from([1]) };
  queue.wake();
  expect(await queue.ask('what?', NEVER, unmetered)).toBeNull();
  expect(await queue.compare(vector, ['a'], NEVER, unmetered)).toBeNull();
  expect(await queue.lack()).toBe('off');
  expect(await queue.state()).toMatchObject({ passages: 2, isOff: true, isCapped: false });
  expect(model.state.calls).toBe(0);
});

test('a question that is stopped is no failure of the model', async () => {
  const { open, log } = await setUp(0);
  const model = createModel();
  model.state.isBroken = true;
  const stopped = AbortSignal.abort(new Error('stopped'));
  await expect(open(model).ask('what?', stopped, unmetered)).rejects.toThrow('stopped');
  expect(log.lines).toEqual([]);
});

test('where nothing was left the next start asks nothing of the index; another model does', async () => {
  const { index, open, put, reach } = await setUp(2);
  const asked: string[] = [];
  const watched = {
    ...index,
    unembedded: (model: string, limit: number) => {
      asked.push(model);
      return index.unembedded(model, limit);
    },
  };
  const first = open(createModel());
  first.wake();
  await reach(2);
  // It is noted once the queue has found nothing more.
  await expect.poll(first.isDone, { timeout: WAIT_MS }).toBe(true);
  first.stop();

  const second = open(createModel(), { passages: watched });
  await second.resume();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).toEqual([]);
  await put(2, 3);
  second.wake();
  await reach(3);
  second.stop();
  const third = open(createModel('embedding-2'), { passages: watched });
  await third.resume();
  await reach(3, 'embedding-2');
});
