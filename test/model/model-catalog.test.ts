import { expect, test, vi } from 'vitest';
import { badKey, modelGone, toErrorResponse } from '../../src/demo/errors.ts';
import { createModelCatalog } from '../../src/model/model-catalog.ts';
import { ask, useServer } from './ask.ts';

useServer();

const signal = new AbortController().signal;

/** A model catalog of a server that answers each path as told. */
function catalogueOf(routes: Readonly<Record<string, () => Response>>) {
  return createModelCatalog({
    apiKey: 'key',
    baseUrl: 'https://model.invalid/v1/',
    fetch: async (input) => {
      const { pathname } = new URL(String(input));
      return routes[pathname]?.() ?? new Response('<html>', { status: 404 });
    },
  });
}

const listed = (...ids: string[]) =>
  Response.json({ object: 'list', data: ids.map((id) => ({ id, object: 'model' })) });

test('ids lose their prefix, and a listed model is served under either name', async () => {
  const modelCatalog = catalogueOf({ '/v1/models': () => listed('models/a', 'b') });

  expect(await modelCatalog.list(signal)).toEqual(['a', 'b']);
  expect(await modelCatalog.check('a', signal)).toBe('served');
  expect(await modelCatalog.check('models/a', signal)).toBe('served');
});

test('a model that is not listed is missing only when asking for it fails too', async () => {
  const modelCatalog = catalogueOf({
    '/v1/models': () => listed('models/a'),
    '/v1/models/a-latest': () => Response.json({ id: 'models/a-latest', object: 'model' }),
    '/v1/models/down': () => toErrorResponse(503, 'UNAVAILABLE', 'Try again later.'),
    '/v1/models/gone': () => modelGone('gone'),
  });

  expect(await modelCatalog.check('a-latest', signal)).toBe('served');
  expect(await modelCatalog.check('gone', signal)).toBe('missing');
  expect(await modelCatalog.check('down', signal)).toBe('unknown');
});

test('a server without a list, with an empty one, or that forbids it, leaves the question open', async () => {
  expect(await catalogueOf({}).check('a', signal)).toBe('unknown');
  for (const reply of [() => listed(), () => toErrorResponse(403, 'X', 'Not for you.')])
    expect(await catalogueOf({ '/v1/models': reply }).check('a', signal)).toBe('unknown');
});

test('a key that is not accepted is an error, whatever the model', async () => {
  await expect(catalogueOf({ '/v1/models': badKey }).check('a', signal)).rejects.toMatchObject({
    failure: 'bad_key',
  });
});

test('nothing of the environment is sent along, and nothing is written to the console', async () => {
  vi.stubEnv('OPENAI_ORG_ID', 'an-organisation');
  vi.stubEnv('OPENAI_PROJECT_ID', 'a-project');
  vi.stubEnv('OPENAI_LOG', 'debug');
  const writes = (['debug', 'info', 'warn', 'error'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation(() => {}),
  );
  let sent = new Headers();
  const { failure } = await ask(
    {},
    {
      fetch: async (_, init) => {
        sent = new Headers(init?.headers);
        return new Response('data: {broken\n\n', {
          headers: { 'content-type': 'text/event-stream' },
        });
      },
    },
  );
  vi.unstubAllEnvs();

  expect(failure).toBe('cut');
  expect(sent.get('authorization')).toBe('Bearer key');
  expect(sent.get('openai-organization')).toBeNull();
  expect(sent.get('openai-project')).toBeNull();
  expect(writes.flatMap(({ mock }) => mock.calls)).toEqual([]);
  vi.restoreAllMocks();
});
