import OpenAI from 'openai';
import { expect, test } from 'vitest';
import type { Looked } from '../../src/model/model-catalog.ts';
import { checkAtStart, findNearestIds } from '../../src/model/start-check.ts';
import { createMemoryLog } from '../doubles/log.ts';

const IDS = [
  'gemini-3.8-flash',
  'gemini-3.8-pro',
  'gemini-embedding-2',
  'gemma-4',
  'gemini-3.5-pro',
];

const catalogOf = (found: Looked) => ({
  list: async () => [...found.ids],
  check: async () => found.state,
  look: async () => found,
});

test('a model that is not served is told with the nearest of those that are', async () => {
  const missing = catalogOf({ state: 'missing', ids: IDS, error: null });
  const check = checkAtStart(missing, { model: 'gemini-3.8-flas', log: createMemoryLog() });

  await expect(check).rejects.toThrow(
    /doesn’t list gemini-3\.8-flas\. Set one that it does, such as gemini-3\.8-flash, /,
  );
  expect(findNearestIds('gemini-9', IDS)).toHaveLength(3);
  expect(findNearestIds('gemini-9', [...IDS, 'odd\u001b[2Jname'])).toHaveLength(3);
});

test('a model API that cannot be reached is a warning with the reason', async () => {
  const log = createMemoryLog();
  const error = new Error('x', { cause: Object.assign(new Error('y'), { code: 'ENOTFOUND' }) });
  await checkAtStart(catalogOf({ state: 'unknown', ids: [], error }), { model: 'm', log });
  const unusable = new Error('x', {
    cause: new TypeError('fetch failed', { cause: new Error('bad port') }),
  });
  const refused = OpenAI.APIError.generate(404, {}, 'z', new Headers());
  for (const each of [unusable, refused, null])
    await checkAtStart(catalogOf({ state: 'unknown', ids: [], error: each }), { model: 'm', log });

  expect(log.lines.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^Could not reach the model API to check GEMINI_MODEL: DNS/),
    expect.stringMatching(/^Could not reach the model API .*: the address can’t be used/),
    'could not check GEMINI_MODEL: the model API answered with HTTP 404',
    'could not check GEMINI_MODEL',
  ]);
});
