import { expect, test } from 'vitest';
import { createLocalSignals } from '../../src/storage/signals.ts';
import { createLines } from './events.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what is sent is heard in its order by all who listen to it, and by nobody else', async () => {
  const signals = createLocalSignals(createLines());
  const heard: unknown[] = [];
  const off = signals.on('a', (payload) => heard.push(payload));
  signals.on('b', () => heard.push('not this'));

  signals.send('a', 1);
  signals.send('a', { two: 2 });
  expect(heard).toEqual([]); // Whoever sends goes on first.
  await turn();
  expect(heard).toEqual([1, { two: 2 }]);

  off();
  signals.send('a', 3);
  await turn();
  expect(heard).toHaveLength(2);
});

test('a listener that fails is told in the log, and the others hear it all the same', async () => {
  const log = createLines();
  const signals = createLocalSignals(log);
  const heard: unknown[] = [];
  signals.on('a', () => {
    throw new Error('broken');
  });
  signals.on('a', (payload) => heard.push(payload));

  signals.send('a', 1);
  await turn();

  expect(heard).toEqual([1]);
  expect(log.lines).toMatchObject([{ level: 'error', fields: { topic: 'a' } }]);
});
