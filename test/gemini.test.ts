import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { parseConfig } from '../src/config.ts';
import { isForChat } from '../src/core/jobs/command-form.ts';
import { createDemoServer } from '../src/demo/server.ts';
import { createGemini } from '../src/gemini.ts';
import { createBrowser } from './adapters/web/browser.ts';
import { createMemoryLog } from './doubles/log.ts';
import { unmetered } from './doubles/meter.ts';
import { startParley } from './e2e/harness.ts';

const KEY = 'AIzaRightKey-0123456789';

/** Parley without a key, before a server that takes one. */
async function startDemo(environment: Record<string, string> = {}) {
  const server = await createDemoServer({ apiKey: KEY });
  const parley = await startParley({
    GEMINI_API_KEY: '',
    GEMINI_BASE_URL: server.url,
    ...environment,
  });
  onTestFinished(async () => {
    await parley.close();
    await server.close();
  });
  const browser = createBrowser(parley.app.url);
  return { server, parley, browser };
}

async function readState(browser: ReturnType<typeof createBrowser>) {
  const events = await browser.follow();
  const { data } = await events.until('state');
  await events.close();
  return data;
}

test('a key is checked and taken for this run, and the next question is the model’s', async () => {
  const { server, parley, browser } = await startDemo();
  expect(await readState(browser)).toMatchObject({ isDemo: true, takesKey: true });

  expect(await browser.post('/web/key', { key: 'AIzaWrongKey-0123456789' })).toEqual({
    error: expect.stringContaining('rejected this key'),
    status: 400,
  });
  expect(await browser.post('/web/key', { key: 'no key' })).toMatchObject({ status: 400 });
  expect(await readState(browser)).toMatchObject({ isDemo: true });

  const events = await browser.follow();
  const answer = await browser.post('/web/key', { key: `  ${KEY}\n` });
  expect((await events.until('model')).data).toMatchObject({ isDemo: false });
  await events.close();
  expect(answer).toEqual({ model: 'gemini-3.8-flash' });
  expect(await readState(browser)).toMatchObject({ isDemo: false, takesKey: false });

  await browser.post('/web/messages', { text: 'how tall is Mont Blanc?' });
  await expect.poll(() => server.requests.length).toBe(1);
  expect(await browser.post('/web/key', { key: KEY })).toMatchObject({ status: 400 });
  expect(JSON.stringify(parley.log)).not.toContain('RightKey');
});

test('a key that Google lets nobody use here is not said to be out of reach', async () => {
  const refusals = [
    [400, 'User location is not supported for the API use.'],
    [403, 'Generative Language API has not been used in project 1 before or it is disabled.'],
    [400, 'API key expired. Please renew the API key.'],
  ] as const;
  for (const [status, message] of refusals) {
    const server = createServer((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify([{ error: { code: status, message } }]));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { browser } = await startDemo({ GEMINI_BASE_URL: `http://127.0.0.1:${port}/openai/` });

    expect(await browser.post('/web/key', { key: KEY }), message).toEqual({
      error: expect.stringContaining('Google doesn’t let this key be used.'),
      status: 400,
    });
  }
});

test('another site cannot give a key, nor is one taken behind a proxy or a login', async () => {
  const { parley, browser } = await startDemo();
  const send = (headers: Record<string, string>) =>
    browser.send('/web/key', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ key: KEY }),
    });
  expect((await send({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await send({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await send({ 'x-forwarded-for': '203.0.113.1' })).status).toBe(403);
  expect(await readState(browser)).toMatchObject({ isDemo: true });
  expect(parley.app.url).toContain('127.0.0.1');
});

test('where a password is set no key is taken', async () => {
  const { browser } = await startDemo({ WEB_TOKEN: 'a-long-password-of-the-page' });
  const body = new URLSearchParams({ token: 'a-long-password-of-the-page' });
  await browser.send('/login', { method: 'POST', body, redirect: 'manual' });
  const answer = await browser.post('/web/key', { key: KEY });
  expect(answer.status === 400 || answer.status === 401).toBe(true);
  expect(answer).not.toHaveProperty('model');
});

test.each([{}, { GEMINI_EMBEDDING_MODEL: 'another-embedding', GEMINI_MODEL: 'another-model' }])(
  'without a key the stand-in makes the vectors of what is remembered, with %j',
  async (environment) => {
    const log = createMemoryLog();
    const gemini = await createGemini(parseConfig(environment), {
      secrets: { add: () => {} },
      log,
    });
    const texts = ['The deploy key is renewed in May.', 'Lunch is at noon.'];
    const vectors = await gemini.embeddingModel.embed(texts, AbortSignal.timeout(5_000), unmetered);
    expect(vectors.map(({ length }) => length)).toEqual([768, 768]);
    const listed = await gemini.modelCatalog.list(AbortSignal.timeout(5_000));
    expect(listed.filter(isForChat)).toEqual([environment.GEMINI_MODEL ?? 'gemini-3.8-flash']);
  },
);
