import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lazy } from '../../src/core/async.ts';
import { listFiles } from '../visible-words.ts';

test('a value is made when it is first asked for, and once', () => {
  let made = 0;
  const value = lazy(() => {
    made += 1;
    return undefined;
  });
  expect(made).toBe(0);
  expect([value(), value()]).toEqual([undefined, undefined]);
  expect(made).toBe(1);
});

test('what could not be made is tried again', () => {
  const outcomes = [new Error('not yet'), 'there'];
  const value = lazy(() => {
    const outcome = outcomes.shift();
    if (outcome instanceof Error) throw outcome;
    return outcome;
  });
  expect(value).toThrow('not yet');
  expect(value()).toBe('there');
});

test('no formatter of Intl is made while modules are loaded', async () => {
  const files = (await Promise.all(['src', 'commands'].map(listFiles))).flat();
  const eager = files.filter((file) =>
    /^(export )?const \w+ = new Intl\./m.test(readFileSync(file, 'utf8')),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(eager).toEqual([]);
});
