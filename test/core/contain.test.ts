/*
 * Kind: a callback that an emitter, a timer or a library calls throws, at once or later, whatever
 * it throws and whatever becomes of the line in the log. It would end the process, or keep the
 * emitter's other listeners from hearing.
 */
import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { contain } from '../../src/core/async.ts';
import { toLoggable } from '../../src/loggable.ts';
import { watchProcess } from '../doubles/escaped.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { THROWN } from '../doubles/thrown.ts';

/** A promise that is no instance of this realm's, as a library may return. */
const Foreign = runInNewContext('Promise') as PromiseConstructor;

/** The ways in which a callback fails. */
const WAYS: readonly (readonly [string, (reason: unknown) => unknown])[] = [
  [
    'throws',
    (reason) => {
      throw reason;
    },
  ],
  ['rejects', (reason) => Promise.reject(reason)],
  [
    'rejects later',
    async (reason) => {
      await turn();
      throw reason;
    },
  ],
  ['rejects in a realm of its own', (reason) => Foreign.reject(reason)],
];

const heardBy = async (log: Parameters<typeof contain>[0], run: () => unknown) => {
  const emitter = new EventEmitter();
  const heard: string[] = [];
  emitter.on('x', contain(log, 'the first listener', run));
  emitter.on(
    'x',
    contain(log, 'the second', (value: string) => heard.push(value)),
  );
  emitter.emit('x', 'a');
  await turn();
  await turn();
  return heard;
};

test.each(THROWN)('a callback that fails with %s is a line in the log', async (_, toReason) => {
  const escaped = watchProcess();
  for (const [way, run] of WAYS) {
    const log = createMemoryLog();
    expect(await heardBy(log, () => run(toReason())), way).toEqual(['a']);
    expect(log.lines, way).toHaveLength(1);
    const told = log.lines.map(({ fields }) => toLoggable(fields, (text) => text));
    expect(told, way).toMatchObject([{ what: 'the first listener' }]);
    expect(JSON.stringify(told), way).not.toContain('words');
  }
  expect(escaped).toEqual([]);
});

test.each(THROWN)('where the log fails with %s too, nothing else does', async (_, toReason) => {
  const escaped = watchProcess();
  const log = {
    error() {
      throw toReason();
    },
  };
  for (const [way, run] of WAYS)
    expect(await heardBy(log, () => run(new Error('x'))), way).toEqual(['a']);
  expect(escaped).toEqual([]);
});
