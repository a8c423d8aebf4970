import { expect, test } from 'vitest';
import { callReply, type ModelReply, textReply, toFrame } from '../../src/demo/frames.ts';
import { addCall, createCalls, toCalls } from '../../src/model/calls.ts';
import { collect, createCollected, toMessage, toNamedCalls } from '../../src/model/collect.ts';
import { ask, calls, server, useServer, weather } from './ask.ts';

useServer();

// Kind: what a model or the server before it writes of calls is not fit to be sent back as it is.

const called = (name: string, input: unknown, more: object = {}) => ({
  type: 'function',
  function: { name, arguments: input },
  ...more,
});

/** The calls that come of these deltas. */
function gather(...deltas: readonly unknown[]) {
  const into = createCalls(new Set(['weather', 'time']));
  for (const delta of deltas) addCall(into, delta);
  const all = toCalls(into);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  return all.map(({ function: { name, arguments: input } }) => `${name} ${input}`);
}

const ROME = '{"city":"Rome"}';
const OSLO = '{"city":"Oslo"}';

test.each<[string, object, object]>([
  ['the same id', { id: 'call_1' }, { id: 'call_1' }],
  ['the same index', { index: 0 }, { index: 0 }],
  ['the same index and id', { index: 0, id: 'a' }, { index: 0, id: 'a' }],
  ['the same index with ids of their own', { index: 0, id: 'a' }, { index: 0, id: 'b' }],
  ['an index each and the same id', { index: 0, id: 'a' }, { index: 1, id: 'a' }],
  ['no id', {}, {}],
  ['an empty id', { id: '' }, { id: '' }],
])('two calls with %s are two calls', (_, first, second) => {
  const same = [called('weather', ROME, first), called('weather', OSLO, second)];
  expect(gather(...same)).toEqual([`weather ${ROME}`, `weather ${OSLO}`]);
  const other = [called('weather', '{}', first), called('time', '', second)];
  expect(gather(...other)).toEqual(['weather {}', 'time ']);
  const broken = [called('weather', '{"city":"Ro', first), called('weather', OSLO, second)];
  expect(gather(...broken)).toEqual(['weather {"city":"Ro', `weather ${OSLO}`]);
});

test.each<[string, readonly object[]]>([
  [
    'a name and an id once',
    [
      { index: 0, id: 'a', function: { name: 'weather', arguments: '' } },
      { index: 0, function: { arguments: '{"city":' } },
      { index: 0, function: { arguments: '"Rome"}' } },
    ],
  ],
  [
    'a name and an id each time',
    [
      called('weather', '', { id: 'a' }),
      called('weather', '{"city":', { id: 'a' }),
      called('weather', '"Rome"}', { id: 'a' }),
      called('weather', '', { id: 'a' }),
    ],
  ],
  [
    'an id of its own each time',
    [
      { index: 0, id: 'a', function: { name: 'weather', arguments: '{"city":' } },
      { index: 0, id: 'b', function: { arguments: '"Rome"}' } },
    ],
  ],
  ['nothing but the rest', [called('weather', '{"city":'), { function: { arguments: '"Rome"}' } }]],
])('one call in pieces that bring %s stays one', (_, deltas) => {
  expect(gather(...deltas)).toEqual([`weather ${ROME}`]);
});

test('arguments of several calls in one are taken apart, also with braces in their text', () => {
  expect(gather(called('weather', `${ROME}${OSLO} {"city":"}{"}`))).toEqual([
    `weather ${ROME}`,
    `weather ${OSLO}`,
    'weather {"city":"}{"}',
  ]);
  const broken = `${ROME}${OSLO.slice(0, -2)}`;
  expect(gather(called('weather', broken))).toEqual([`weather ${broken}`]);
  const many = '{}'.repeat(50_000);
  expect(gather(called('weather', many))).toHaveLength(50_000);
});

test('results answer the calls that go back, also those that were taken apart', () => {
  const collected = createCollected();
  const both = [
    { id: 'a', ...called('weather', `${ROME}${OSLO}`) },
    called('weather', ROME + OSLO),
  ];
  collect(collected, toFrame({ delta: { tool_calls: both }, finish_reason: 'tool_calls' }));
  const ids = toNamedCalls(collected).map(({ id }) => id);

  expect(new Set(ids).size).toBe(4);
  expect(toMessage(collected)).toMatchObject({ tool_calls: ids.map((id) => ({ id })) });
});

test('arguments that come as an object, and calls in the older spellings, are read', () => {
  expect(gather(called('weather', { city: 'Rome' }))).toEqual([`weather ${ROME}`]);
  expect(gather({ id: '1', name: 'weather', arguments: ROME })).toEqual([`weather ${ROME}`]);
  expect(gather(null, 7, { function: null })).toEqual([' ']);
});

test.each(['args', 'input', 'parameters'])('arguments that are called %s are read', (field) => {
  const written = { name: 'weather', [field]: { city: 'Rome' } };
  expect(gather({ id: '1', function: written })).toEqual([`weather ${ROME}`]);
  expect(gather({ id: '1', ...written })).toEqual([`weather ${ROME}`]);
});

const GIVEN = { name: 'weather', args: { city: 'Rome' } };
const inDelta = (delta: object) => ({ choices: [{ delta }] });
const inCandidate = (part: object) => ({ candidates: [{ content: { parts: [part] } }] });

test.each<[string, object]>([
  ['a part', inDelta({ content: [{ functionCall: GIVEN }] })],
  ['a part, in snake case', inDelta({ content: [{ function_call: GIVEN }] })],
  ['a part of another kind', inDelta({ content: [{ type: 'tool_use', id: '1', ...GIVEN }] })],
  ['a candidate', inCandidate({ functionCall: GIVEN })],
  ['a candidate, in snake case', inCandidate({ function_call: GIVEN })],
  ['a list in camel case', inDelta({ toolCalls: [{ id: '1', function: GIVEN }] })],
  ['the only one, in camel case', inDelta({ functionCall: GIVEN })],
])('a call that comes as %s is a call', (_, chunk) => {
  const into = createCollected();
  collect(into, chunk);

  expect(toNamedCalls(into)).toMatchObject([{ name: 'weather', arguments: ROME }]);
});

/** Asks after one round that ended in this reply, and returns what was sent of it. */
async function sendBack(reply: ModelReply) {
  server.next(reply, textReply('Done.'));
  const { end } = await ask({ tools: [weather] });
  if (!end) throw new Error('nothing was called');
  const results = end.calls.map(({ id, name }) => ({
    role: 'tool',
    tool_call_id: id,
    name,
    content: 'It failed.',
  }));
  const second = await ask({ tools: [weather], rounds: [{ message: end.message, results }] });
  expect(second).toMatchObject({ text: 'Done.', failure: null });
  const messages = server.requests.at(-1)?.messages ?? [];
  return { end, sent: messages.find(({ role }) => role === 'assistant'), messages };
}

test.each(['{"timeZone":"Asia/Sh', '[1]', '"Rome"', '7', 'city=Rome', '{"a":1}}', 'NaN'])(
  'arguments that are no object (%s) reach the tool as they are, and go back as {}',
  async (input) => {
    const { end, sent } = await sendBack(callReply([{ name: 'get_weather', arguments: input }]));
    expect(calls(end)).toEqual([`get_weather ${input}`]);
    expect(sent?.tool_calls).toMatchObject([{ function: { arguments: '{}' } }]);
  },
);

test.each(['', ' ', 'null'])('no arguments (%j) are an empty object', async (input) => {
  const { end } = await sendBack(callReply([{ name: 'get_weather', arguments: input }]));
  expect(calls(end)).toEqual(['get_weather {}']);
});

test('calls of one id go back with an id each, and their results with the same', async () => {
  const both = [
    { name: 'get_weather', id: 'call_1', arguments: ROME },
    { name: 'get_weather', id: 'call_1', arguments: OSLO },
  ];
  const { end, messages } = await sendBack(callReply(both));

  expect(calls(end)).toEqual([`get_weather ${ROME}`, `get_weather ${OSLO}`]);
  const results = messages.filter(({ role }) => role === 'tool');
  expect(results.map(({ tool_call_id: id }) => id)).toEqual(end.calls.map(({ id }) => id));
});

test('a name that could not be declared goes back as one that could', async () => {
  const { end, messages } = await sendBack(callReply([{ name: 'get weather!', arguments: '{}' }]));
  expect(calls(end)).toEqual(['get weather! {}']);
  expect(messages.at(-1)).toMatchObject({ role: 'tool', name: 'get_weather_' });
});

test('half a character goes back as a mark for one', async () => {
  const { sent } = await sendBack({
    frames: [
      toFrame({ delta: { content: 'x\ud83d' } }),
      toFrame({ delta: { tool_calls: [called('get_weather', '{}', { extra_content: signed })] } }),
      toFrame({ delta: {}, finish_reason: 'stop' }),
    ],
  });
  expect(sent?.content).toBe('x\ufffd');
});

const signed = { google: { thought_signature: 'SIG' } };

test('a call that nothing names is malformed, not empty', async () => {
  const nameless = {
    frames: [
      toFrame({ delta: { tool_calls: [called('', ROME)] } }),
      toFrame({ delta: {}, finish_reason: 'stop' }),
    ],
  };
  server.next(nameless, nameless);
  expect((await ask({ tools: [weather] })).failure).toBe('malformed');
});
