import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/core/store-ports.ts';

/** Two that have the same values: of two processes where the engine allows so many. */
export type OpenedValues = {
  readonly stores: readonly [Store, Store];
  close(): void | Promise<void>;
};

const toCount = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** What holds for every store of values. */
export function testValues(name: string, open: () => Promise<OpenedValues>): void {
  let opened: OpenedValues;
  let store: Store;
  let other: Store;
  beforeEach(async () => {
    opened = await open();
    [store, other] = opened.stores;
  });
  afterEach(() => opened.close());

  test(`${name}: of changes made at once none is lost`, async () => {
    const changes = Array.from({ length: 100 }, (_, index) =>
      (index % 2 === 0 ? store : other).update('count', (value) => toCount(value) + 1),
    );
    const results = await Promise.all(changes);

    expect(await other.get('count')).toBe(100);
    expect(results.toSorted((a, b) => a - b)).toEqual(changes.map((_, index) => index + 1));
  });

  test(`${name}: lists that grow at once hold everything, in the order of each writer`, async () => {
    const add = async (to: Store, from: string) => {
      for (let index = 0; index < 20; index += 1)
        await to.update('list', (value) => [
          ...(Array.isArray(value) ? value : []),
          `${from}${index}`,
        ]);
    };
    await Promise.all([add(store, 'a'), add(other, 'b'), add(store, 'c')]);

    const list = await store.get('list');
    if (!Array.isArray(list)) throw new Error('it is no list');
    expect(list).toHaveLength(60);
    for (const from of ['a', 'b', 'c'])
      expect(list.filter((each) => String(each).startsWith(from))).toEqual(
        Array.from({ length: 20 }, (_, index) => `${from}${index}`),
      );
  });

  test(`${name}: a change sees what was set, and what it makes is seen`, async () => {
    await store.set('a', { words: ['one'] });
    const seen = await other.update('a', (value) => value);
    await other.update('a', () => ({ words: ['two', 'ü\u0000“x”'] }));

    expect(seen).toEqual({ words: ['one'] });
    expect(await store.get('a')).toEqual({ words: ['two', 'ü\u0000“x”'] });
  });

  test(`${name}: undefined is nothing, before a change and after it`, async () => {
    const before = await store.update('a', (value) => value);
    await store.set('b', 1);
    await store.update('b', () => undefined);

    expect(before).toBe(undefined);
    expect(await other.get('b')).toBe(undefined);
    expect(await store.update('never', () => undefined)).toBe(undefined);
    expect(await store.delete('b')).toBe(false);
  });

  test(`${name}: null, zero and an empty text are values`, async () => {
    for (const value of [null, 0, '', false, []]) {
      await store.update('a', () => value);
      expect(await other.update('a', (now) => now)).toEqual(value);
    }
  });

  test(`${name}: a change that throws changes nothing, and the next one goes on`, async () => {
    await store.set('a', 1);
    const refused = store.update('a', () => {
      throw new Error('too many');
    });

    await expect(refused).rejects.toThrow('too many');
    expect(await other.get('a')).toBe(1);
    expect(await other.update('a', (value) => toCount(value) + 1)).toBe(2);
  });

  test(`${name}: changes of other keys do not wait for each other’s values`, async () => {
    await Promise.all([store.update('a', () => 'A'), other.update('b', () => 'B')]);

    expect([await other.get('a'), await store.get('b')]).toEqual(['A', 'B']);
  });
}
