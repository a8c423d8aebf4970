/*
 * Kind: what a timer or a signal of another replica sets off throws. What waits behind it is done
 * all the same, and the next turn comes.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createLocalSignals } from '../src/storage/signals.ts';
import { createSweeper } from '../src/storage/sweeper.ts';
import { watchProcess } from './doubles/escaped.ts';
import { createMemoryLog } from './doubles/log.ts';
import { THROWN } from './doubles/thrown.ts';

test.each(THROWN)(
  'a listener to signals that throws %s keeps none of the others',
  async (_, reason) => {
    const escaped = watchProcess();
    const log = createMemoryLog();
    const signals = createLocalSignals(log);
    const heard: string[] = [];
    const fail = () => {
      throw reason();
    };
    signals.on('topic', fail);
    signals.on('topic', () => heard.push('signal'));
    signals.onGap(fail);
    signals.onGap(() => heard.push('gap'));
    signals.send('topic', 1);
    signals.gap();
    await delay(0);

    expect(heard).toEqual(['gap', 'signal']);
    expect(log.lines).toHaveLength(2);
    expect(escaped).toEqual([]);
  },
);

test.each(THROWN)(
  'a sweep that throws %s comes again, and stops when it is told',
  async (_, reason) => {
    const escaped = watchProcess();
    const log = createMemoryLog();
    const sweeper = createSweeper(() => {
      throw reason();
    }, log);
    await expect.poll(() => log.lines.length).toBe(1);
    await sweeper.stop();

    expect(escaped).toEqual([]);
  },
);
