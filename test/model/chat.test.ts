import { LLMock } from '@copilotkit/aimock';
import { expect, test } from 'vitest';
import { callReply, textReply, toFrame, usageFrame } from '../../src/demo/frames.ts';
import { ask, calls, server, useServer, weather } from './ask.ts';

useServer();

/** What the stand-in says of every answer: 49 tokens in all, 17 of them read. */
const took = {
  model: 'gemini-3.8-flash',
  promptTokens: 17,
  answerTokens: 32,
  pictures: 0,
  searches: 0,
};

test('text comes as it is streamed and the last usage is kept', async () => {
  server.next(textReply(['Hel', 'lo ', '🌍']));
  const { text, end, events, used } = await ask();

  expect(text).toBe('Hello 🌍');
  expect(events.filter(({ type }) => type === 'text')).toHaveLength(3);
  expect(end).toMatchObject({
    finish: 'stop',
    calls: [],
  });
  expect(used).toEqual([took]);
});

test('only fields that Gemini knows are sent', async () => {
  await ask({ tools: [weather] });

  expect(Object.keys(server.requests[0] ?? {}).sort()).toEqual([
    'messages',
    'model',
    'stream',
    'stream_options',
    'tools',
  ]);
});

test('pictures, PDF and recordings are inlined in the form that Gemini takes', async () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const parts = [
    { type: 'text', text: 'look' },
    { type: 'image', mimeType: 'image/png', bytes, name: 'a.png' },
    { type: 'document', mimeType: 'application/pdf', bytes, name: 'a.pdf' },
    { type: 'audio', mimeType: 'audio/mp3', bytes, name: 'a.mp3' },
  ] as const;
  const { failure } = await ask({ turns: [{ role: 'user', parts }] });

  expect(failure).toBeNull();
  expect(server.requests[0]?.messages?.[1]?.content).toEqual([
    { type: 'text', text: 'look' },
    { type: 'image_url', image_url: { url: 'data:image/png;base64,AQID' } },
    { type: 'image_url', image_url: { url: 'data:application/pdf;base64,AQID' } },
    { type: 'input_audio', input_audio: { data: 'AQID', format: 'mp3' } },
  ]);
});

test('parallel calls without an index stay two calls, though the finish reason says stop', async () => {
  server.next(
    callReply([
      { name: 'get_weather', arguments: '{"city":"Paris"}', id: '1' },
      { name: 'get_weather', arguments: '{"city":"Rome"}', id: '2' },
    ]),
  );
  const { end } = await ask({ tools: [weather] });

  expect(calls(end)).toEqual(['get_weather {"city":"Paris"}', 'get_weather {"city":"Rome"}']);
});

test('calls with empty ids get one each, missing arguments are none, split arguments are joined', async () => {
  const delta = (call: object) => toFrame({ delta: { tool_calls: [call] } });
  server.next({
    frames: [
      delta({ id: '', function: { name: 'a' } }),
      delta({ id: '', function: { name: 'b', arguments: '{"x"' } }),
      delta({ function: { arguments: ':1}' } }),
      delta({ extra_content: { google: { thought_signature: 'late' } } }),
      toFrame({ delta: {}, finish_reason: 'stop' }),
    ],
  });
  const { end } = await ask({ tools: [weather] });

  expect(calls(end)).toEqual(['a {}', 'b {"x":1}']);
  expect(new Set(end?.calls.map(({ id }) => id)).size).toBe(2);
  expect(JSON.stringify(end?.message)).toContain('late');
});

test('a round goes back verbatim with its signature and is accepted', async () => {
  server.next(callReply([{ name: 'get_weather', id: '1' }]));
  const first = await ask({ tools: [weather] });
  const results = [{ role: 'tool', tool_call_id: '1', name: 'get_weather', content: 'sunny' }];
  const second = await ask({
    tools: [weather],
    rounds: [{ message: first.end?.message ?? null, results }],
  });

  expect(second.failure).toBeNull();
  expect(server.requests[1]?.messages?.at(-2)?.tool_calls?.[0]?.extra_content).toEqual({
    google: { thought_signature: 'SIG' },
  });
});

test('a signature that the server does not accept is replaced and the request sent once more', async () => {
  const message = {
    role: 'assistant',
    content: null,
    tool_calls: [{ id: '1', type: 'function', function: { name: 'get_weather', arguments: '{}' } }],
  };
  const results = [{ role: 'tool', tool_call_id: '1', name: 'get_weather', content: 'sunny' }];
  const { failure, text } = await ask({ tools: [weather], rounds: [{ message, results }] });

  expect(failure).toBeNull();
  expect(text).not.toBe('');
});

test('hidden thoughts are not shown, wherever they are cut', async () => {
  for (const chunks of [
    ['<thought>hm', ' hm</thought>Hel', 'lo'],
    ['<tho', 'ught>x</tho', 'ught>Hello'],
    ['<thought>x</thought>Hello'],
  ]) {
    server.next(textReply(chunks));
    expect((await ask()).text).toBe('Hello');
  }
  server.next(textReply(['<th', 'is> is text']));
  expect((await ask()).text).toBe('<this> is text');
});

test('usage on every chunk or behind the last is counted once', async () => {
  const chunk = (content: string, extra: object) => toFrame({ delta: { content } }, extra);
  server.next({
    frames: [
      chunk('a', { usage: { ...usageFrame, total_tokens: 20 } }),
      chunk('b', { usage: usageFrame }),
      toFrame({ delta: {}, finish_reason: 'stop' }),
    ],
  });
  expect((await ask()).used).toEqual([took]);
  server.next({
    frames: [
      chunk('a', {}),
      toFrame({ delta: {}, finish_reason: 'stop' }),
      { choices: [], usage: usageFrame },
    ],
  });
  expect((await ask()).used).toEqual([took]);
});

test('the length limit is a finish of its own', async () => {
  server.next(textReply('Long', { finish: 'length' }));
  expect((await ask()).end).toMatchObject({ finish: 'length' });
});

test('any other server that speaks the plain API works too: text, calls with an index and split arguments', async () => {
  const mock = new LLMock({ port: 0 });
  await mock.start();
  mock.onMessage('Ada: hello', { content: 'Hello from a plain server.' });
  mock.onMessage('Ada: weather', {
    toolCalls: [{ name: 'get_weather', arguments: '{"city":"Oslo"}' }],
  });
  const baseUrl = `${mock.url}/v1`;
  const weatherTurn = [{ role: 'user', parts: [{ type: 'text', text: 'Ada: weather' }] }] as const;

  expect(await ask({}, { baseUrl })).toMatchObject({
    text: 'Hello from a plain server.',
    failure: null,
  });
  expect(calls((await ask({ turns: weatherTurn, tools: [weather] }, { baseUrl })).end)).toEqual([
    'get_weather {"city":"Oslo"}',
  ]);
  await mock.stop();
});

test('half a character, which a cut leaves behind, is in no part of a request', async () => {
  const half = 'half a smile \ud83d';
  const parameters = {
    type: 'object',
    properties: { city: { type: 'string', description: half } },
  };
  await ask({
    system: half,
    turns: [{ role: 'user', parts: [{ type: 'text', text: half }] }],
    tools: [{ ...weather, description: half, parameters }],
  });

  const [request] = server.requests;
  expect(JSON.stringify(request?.messages)).not.toContain('ud83d');
  expect(JSON.stringify(request?.tools)).not.toContain('ud83d');
});
