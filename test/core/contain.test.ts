import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { contain } from '../../src/core/async.ts';
import { createMemoryLog } from '../doubles/log.ts';

test('what a callback throws, at once or later, is logged and reaches neither the emitter nor its other listeners', async () => {
  const log = createMemoryLog();
  const emitter = new EventEmitter();
  const heard: string[] = [];
  emitter.on(
    'x',
    contain(log, 'first', () => {
      throw new Error('at once');
    }),
  );
  emitter.on(
    'x',
    contain(log, 'second', async () => {
      await null;
      throw new Error('later');
    }),
  );
  emitter.on(
    'x',
    contain(log, 'third', (value: string) => heard.push(value)),
  );

  emitter.emit('x', 'a');
  await new Promise((resolve) => setImmediate(resolve));

  expect(heard).toEqual(['a']);
  expect(log.lines.map(({ fields }) => fields)).toMatchObject([
    { what: 'first', err: { message: 'at once' } },
    { what: 'second', err: { message: 'later' } },
  ]);
});
