// Kind: something small fails (a descriptor, a line of the log, a callback of a library) and the
// whole program ends with it, or says what it should not. Tried on the program itself.
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startProgram } from '../kill/program.ts';
import { found } from '../waiting.ts';
import { ask, createFolder, createModel, KEY, lines, QUESTION, start, told } from './on-program.ts';

/** Housekeeping comes by all the time. */
const HASTE = `
  const { setInterval: inTime } = globalThis;
  globalThis.setInterval = (run, ms, ...rest) => inTime(run, Math.min(ms, 20), ...rest);`;

test('housekeeping that fails at every turn ends nothing', async () => {
  const { url: base } = await createModel();
  const preload = `${HASTE}
    const fail = () => { throw Object.assign(new Error('EMFILE: ${QUESTION}'), { code: 'EMFILE' }); };
    process.memoryUsage = Object.assign(fail, { rss: fail });`;
  const { program, url } = await start({ GEMINI_BASE_URL: base }, { preload });

  for (let count = 0; count < 3; count += 1) expect(await ask(url, 'Hello')).not.toBe('');
  expect((await fetch(`${url}/metrics`)).status).toBe(200);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(program.death).toBeNull();
  expect(told(program)).not.toContain(QUESTION);
  expect(await program.stop()).toBe(0);
});

test('without a free descriptor it goes on, and answers when there are some again', async () => {
  const { url: base } = await createModel();
  const options = { maxFiles: 64, preload: HASTE };
  const { program, url } = await start({ GEMINI_BASE_URL: base }, options);
  expect(await ask(url, 'Hello')).not.toBe('');
  const { hostname, port } = new URL(url);
  const crowd = Array.from({ length: 100 }, () => connect(Number(port), hostname));
  for (const socket of crowd) socket.on('error', () => {});
  const isFull = () => lines(program, 'could not accept a connection').length > 0;
  await found(() => isFull() || crowd.filter(({ closed }) => closed).length > 20);
  await delay(500); // Housekeeping comes by some times meanwhile.

  expect(program.death).toBeNull();
  for (const socket of crowd) socket.destroy();
  expect(await ask(url, 'Are you there?')).not.toBe('');
  expect(await program.stop()).toBe(0);
});

test('what no other net catches is told by its kind, and the program goes on', async () => {
  const { url: base } = await createModel();
  const preload = `
    const cause = new Error('${KEY}');
    const fail = () => Object.assign(new TypeError('${QUESTION}', { cause }), { code: 'E_ODD' });
    setTimeout(() => { throw fail(); }, 1_500);
    setTimeout(() => void Promise.reject(fail()), 1_600);
    setTimeout(() => void Promise.reject('${QUESTION}'), 1_700);
    setTimeout(() => new (process.getBuiltinModule('node:events'))().emit('error', fail()), 1_800);`;
  const { program, url } = await start({ GEMINI_BASE_URL: base }, { preload });
  const caught = await found(() => {
    const all = lines(program, 'caught an unexpected error');
    return all.length === 4 && all;
  });

  expect(caught.map(({ err }) => err)).toMatchObject([
    { type: 'TypeError', code: 'E_ODD', cause: { type: 'Error' } },
    { type: 'TypeError', code: 'E_ODD' },
    { type: 'string' },
    { type: 'TypeError', code: 'E_ODD' },
  ]);
  expect(await ask(url, 'Are you there?')).not.toBe('');
  expect(told(program)).not.toContain(QUESTION);
  expect(told(program)).not.toContain(KEY);
  expect(await program.stop()).toBe(0);
});

test('a program that cannot stop failing ends, so that another can take over', async () => {
  const { url: base } = await createModel();
  const preload = `setTimeout(() => setInterval(() => { throw new Error('${QUESTION}'); }, 1), 1_500);`;
  const { program } = await start({ GEMINI_BASE_URL: base }, { preload });

  expect(await found(() => program.death)).toMatch(/^1 /);
  expect(told(program)).not.toContain(QUESTION);
});

test('a start that fails says so without the words of a foreign error', async () => {
  const folder = createFolder();
  const preload = `process.getBuiltinModule('node:sqlite').DatabaseSync.prototype.exec = () => {
    throw new RangeError('${QUESTION} ${KEY}');
  };`;
  const { url: base } = await createModel();
  const STORE_URL = `sqlite:${join(folder, 'parley.db')}`;
  const environment = { GEMINI_API_KEY: KEY, GEMINI_BASE_URL: base, STORE_URL };
  const program = startProgram(environment, folder, { preload });

  await expect(program.ready).rejects.toThrow('The store');
  await found(() => program.death);
  expect(told(program)).not.toContain(QUESTION);
  expect(told(program)).not.toContain(KEY);
});

type Answer = (response: ServerResponse, body: string, headers: string) => void;

const json = (response: ServerResponse, status: number, body: unknown, headers = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};
const sse = (response: ServerResponse, ...events: unknown[]) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) response.write(`data: ${JSON.stringify(event)}\n\n`);
  response.end();
};

/** A model's server that repeats what it was sent, with everything in it, wherever it can. */
const HOSTILE: Readonly<Record<string, Answer>> = {
  'a sentence': (response, body, headers) =>
    json(response, 403, { error: { message: `No: ${headers} ${body}`, code: 403, status: 'NO' } }),
  'a code': (response, body) =>
    json(response, 400, {
      error: { message: body, code: KEY, type: `${body} ${KEY}`, param: body },
    }),
  'a list': (response, body, headers) =>
    json(response, 429, [{ error: { message: body, details: [{ reason: headers }] } }]),
  'a page': (response, body, headers) => {
    response.writeHead(500, `No ${KEY}`, { 'content-type': 'text/html', 'x-key': KEY });
    response.end(`<html><title>${KEY}</title><pre>${headers}\n${body}</pre></html>`);
  },
  'what is not JSON': (response, body) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(`{"error": ${body} ${KEY}`);
  },
  'an error in the stream': (response, body, headers) =>
    sse(response, { error: { message: `${body} ${headers}`, code: 400, status: KEY } }),
  'a stream of nonsense': (response, body) => sse(response, `${body} ${KEY}`, 7, null, [KEY]),
  'a finish reason': (response, body) =>
    sse(response, {
      choices: [{ delta: {}, finish_reason: `${QUESTION} ${KEY} ${body}`, index: 0 }],
    }),
  'a refusal': (response) =>
    json(response, 400, { error: { message: `blocked for safety: ${QUESTION} ${KEY}` } }),
  'a redirect': (response) => {
    response.writeHead(302, { location: `http://127.0.0.1:1/${KEY}?q=${QUESTION}` });
    response.end();
  },
  'a cut': (response) => void response.destroy(),
};

test.each(Object.entries(HOSTILE))(
  'a model’s server that answers with %s puts neither key nor question into the log',
  async (_, answer) => {
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      if (request.method === 'GET')
        return json(response, 200, { data: [{ id: 'gemini-3.8-flash' }] });
      return answer(response, body, JSON.stringify(request.headers));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const base = `http://127.0.0.1:${port}/v1beta/openai/`;
    const { program, url } = await start({ GEMINI_BASE_URL: base, LOG_LEVEL: 'trace' });
    const said = await Promise.all(
      [`What is a ${QUESTION}?`, `/imagine a ${QUESTION}`].map((text) => ask(url, text)),
    );
    await program.stop();

    for (const form of [KEY, encodeURIComponent(KEY), Buffer.from(KEY).toString('base64')]) {
      expect(told(program)).not.toContain(form);
      expect(said.join('\n')).not.toContain(form);
    }
    expect(told(program)).not.toContain(QUESTION);
    expect(said.every((text) => text !== '')).toBe(true);
  },
);
