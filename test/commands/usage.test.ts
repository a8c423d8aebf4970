import { expect, test } from 'vitest';
import { usage } from '../../commands/usage.ts';
import { createUsage } from '../../src/core/jobs/usage.ts';
import type { Store } from '../../src/core/store-ports.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { createHere, createMemoryStore, THREAD } from './here.ts';

const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
const asked = { questions: 1, promptTokens: 1_000, answerTokens: 200 };

test('a person reads what that person used, today and this month', async () => {
  let now = noon('2026-05-01');
  const here = createHere({ now: () => now });
  here.usage.count(THREAD, 'U1', { ...asked, pictures: 2, audioMs: 61_000 });
  now = noon('2026-05-03');
  here.usage.count(THREAD, 'U1', asked);
  here.usage.count(THREAD, 'U2', asked);
  here.usage.count({ ...THREAD, workspace: 'T2' }, 'U1', asked);
  const text = await here.type(usage, '');
  expect(text).toContain('Today: 1 question, 1,000 tokens read, 200 tokens written\n');
  expect(text).toContain(
    'This month: 2 questions, 2,000 tokens read, 400 tokens written, 2 images, 2 minutes of recordings',
  );
  expect(text).not.toContain('U2');
});

test('an admin reads what each model was asked for, also where nobody asked', async () => {
  const here = createHere({ isAdmin: true, now: () => noon('2026-05-03') });
  const tokens = { promptTokens: 10, answerTokens: 2 };
  here.usage.count(THREAD, 'U1', { ...tokens, model: 'gemini-a' });
  here.usage.count(THREAD, null, { promptTokens: 1_000, answerTokens: 1, model: 'gemini-b' });
  here.usage.count(THREAD, 'U1', { ...tokens, searches: 1, model: 'gemini-a' });
  here.usage.count(THREAD, 'U1', { pictures: 1, model: 'painter' });
  const text = await here.type(usage, '');
  expect(text).toContain(
    'Today: 0 questions, 1,020 tokens read, 5 tokens written, 1 image, 1 search',
  );
  expect(text).toContain(
    [
      '**By model, this month**',
      '- gemini-b: 1,000 tokens read, 1 token written',
      '- gemini-a: 20 tokens read, 4 tokens written, 1 search',
      '- painter: 0 tokens read, 0 tokens written, 1 image',
    ].join('\n'),
  );
  expect(await here.type(usage, '', { asAdmin: false })).not.toContain('gemini-a');
});

test('days that were stored before models and searches were counted are read', async () => {
  const here = createHere({ now: () => noon('2026-05-03') });
  const total = { questions: 1, promptTokens: 5, answerTokens: 5, pictures: 0, audioMs: 0 };
  await here.store.set('usage/slack/T1/2026-05-03', { total, people: { U1: total } });
  expect(await here.type(usage, '')).toContain('Today: 1 question, 5 tokens read');
});

test('an admin reads what the workspace used, and the ten who used most', async () => {
  const here = createHere({ isAdmin: true, now: () => noon('2026-05-03') });
  for (let index = 1; index <= 12; index += 1)
    here.usage.count(THREAD, `P${index}.`, { ...asked, promptTokens: index });
  const text = await here.type(usage, '');
  expect(text).toContain('Today: 12 questions, 78 tokens read');
  expect(text.match(/Name of P\d+/g)).toHaveLength(10);
  expect(text).toContain('- Name of P12.: 1 question, 12 tokens read');
  expect(text).not.toContain('Name of P2.');
});

test('what was counted is there for the next process', async () => {
  const store = createMemoryStore();
  const options = { log: createMemoryLog(), now: () => noon('2026-05-03') };
  const first = createUsage(store, options);
  first.count(THREAD, 'U1', asked);
  first.count(THREAD, 'U1', asked);
  await first.flush();
  const { total, people } = await createUsage(store, options).read(THREAD, 'today');
  expect(total).toMatchObject({ questions: 2, promptTokens: 2_000 });
  expect(people.get('U1')?.questions).toBe(2);
});

test('62 days are kept, by day', async () => {
  const store = createMemoryStore();
  let now = noon('2026-01-01');
  const book = createUsage(store, { log: createMemoryLog(), now: () => now });
  for (let day = 0; day < 80; day += 1) {
    book.count(THREAD, 'U1', asked);
    await book.flush();
    now += 24 * 60 * 60 * 1000;
  }
  expect(store.keys()).toHaveLength(62 + 1); // And the list of them.
  expect(store.keys()).not.toContain('usage/slack/T1/2026-01-18');
  expect(store.keys()).toContain('usage/slack/T1/2026-03-21');
});

test('what could not be stored is stored later, once', async () => {
  const store = createMemoryStore();
  let isBroken = true;
  const update: Store['update'] = (key, change) =>
    isBroken ? Promise.reject(new Error('disk full')) : store.update(key, change);
  const log = createMemoryLog();
  const book = createUsage({ ...store, update }, { log, now: () => noon('2026-05-03') });
  book.count(THREAD, 'U1', asked);
  await book.flush();
  book.count(THREAD, 'U1', asked);
  isBroken = false;
  await book.flush();
  expect((await book.read(THREAD, 'today')).total.questions).toBe(2);
  expect(log.lines.map(({ level }) => level)).toEqual(['warn']);
});
