import OpenAI from 'openai';
import { expect, test } from 'vitest';
import { explainModelFailure } from '../../scripts/probe/gemini.ts';
import { toModelError } from '../../src/model/errors.ts';
import type { ModelLookup } from '../../src/model/model-catalog.ts';
import { checkAtStart, findNearestIds } from '../../src/model/start-check.ts';
import { createMemoryLog } from '../doubles/log.ts';

const IDS = [
  'gemini-3.8-flash',
  'gemini-3.8-pro',
  'gemini-embedding-2',
  'gemma-4',
  'gemini-3.5-pro',
];

const catalogOf = (found: ModelLookup) => ({
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

/** What Google answers to keys that exist, and cannot be used for this. */
const UNUSABLE = [
  [403, 'SERVICE_DISABLED', 'Generative Language API has not been used in project 1', /turn on/],
  [403, 'API_KEY_SERVICE_BLOCKED', 'Requests to ModelService are blocked.', /other Google APIs/],
  [403, 'API_KEY_IP_ADDRESS_BLOCKED', 'An IP address restriction', /other machines/],
  [403, 'API_KEY_HTTP_REFERRER_BLOCKED', 'Requests from referer <empty>', /other machines/],
  [403, '', 'Your API key was reported as leaked. Use another API key.', /was leaked/],
  [403, 'CONSUMER_SUSPENDED', 'Consumer has been suspended.', /suspended/],
  [400, 'API_KEY_INVALID', 'API key expired. Please renew the API key.', /has expired/],
  [403, '', 'Your project has been denied access. Please contact support.', /denied/],
  [401, 'ACCESS_TOKEN_TYPE_UNSUPPORTED', 'Invalid credentials.', /isn’t an API key/],
] as const;

test('a key that Google lets nobody use for this is told with what to do about it', async () => {
  for (const [status, reason, message, told] of UNUSABLE) {
    const body = { code: status, message, details: [{ reason }] };
    const error = OpenAI.APIError.generate(status, { error: body }, message, new Headers());
    for (const each of [error, toModelError(error)]) {
      const look = async (): Promise<ModelLookup> => {
        if (each !== error) throw each;
        return { state: 'unknown', ids: [], error };
      };
      const catalog = { ...catalogOf({ state: 'unknown', ids: [], error }), look };
      const check = checkAtStart(catalog, { model: 'm', log: createMemoryLog() });
      await expect(check, reason).rejects.toThrow(told);
      await expect(check, reason).rejects.toThrow(/^GEMINI_API_KEY: .*aistudio/);
    }
    expect(toModelError(error).failure, reason).toBe('bad_key');
  }
});

/** What Google answers where the key is right, and the account or the country is not. */
const REFUSED = [
  [400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.', /regions/],
  [400, '', 'Gemini API free tier is not available in your country. Please enable', /no free tier/],
  [403, 'BILLING_DISABLED', 'This API method requires billing to be enabled.', /billing is off/],
  [400, '', 'Billing account for project 1 is closed or past due.', /past due/],
] as const;

test('a country or an account that Google refuses is a warning with what to do about it', async () => {
  for (const [status, reason, message, told] of REFUSED) {
    const body = { code: status, message, details: [{ reason }] };
    const error = OpenAI.APIError.generate(status, { error: body }, message, new Headers());
    const log = createMemoryLog();
    await checkAtStart(catalogOf({ state: 'unknown', ids: [], error }), { model: 'm', log });

    expect(log.lines.map((line) => line.message)).toEqual([expect.stringMatching(told)]);
    expect(toModelError(error).failure, message).toBe('not_in_plan');
    const { text, remedy } = explainModelFailure(error, 'GEMINI_MODEL', 'm');
    expect(`${text}: ${remedy}`).toMatch(told);
    expect(text).not.toContain('GEMINI_API_KEY');
  }
});
