import { beforeEach, expect, test } from 'vitest';
import { ask, calls, hello, server } from '../model/ask.ts';

const toTool = (name: string, ...properties: readonly string[]) => ({
  name,
  description: name,
  parameters: {
    type: 'object',
    properties: Object.fromEntries(properties.map((key) => [key, { type: 'string' }])),
  },
});
const tools = [
  toTool('draw', 'aspect', 'prompt'),
  toTool('current_time'),
  toTool('run_code', 'source'),
  toTool('web_search', 'query'),
];
const says = (text: string) => [{ role: 'user', parts: [{ type: 'text', text }] }] as const;

beforeEach(() => {
  server.requests.length = 0;
});

test.each([
  ['Ada: draw us a red house, please', 'draw {"prompt":"a red house, please"}'],
  ['Ada: can you draw a cat?', 'draw {"prompt":"a cat?"}'],
  ['/imagine a cat', 'draw {"prompt":"a cat"}'],
  ['Ada: what time is it?', 'current_time {}'],
  ['Ada: calculate 6*7', 'run_code {"source":"6*7"}'],
  ['Ada: How much is 2.5 × 4 + 1?', 'run_code {"source":"2.5 * 4 + 1"}'],
  ['Ada: search the web for owls', 'web_search {"query":"owls"}'],
])('asked "%s" it calls the tool for that', async (text, call) => {
  expect(calls((await ask({ turns: says(text), tools })).end)).toEqual([call]);
});

test('it calls nothing that was not offered, nor for other questions', async () => {
  for (const text of ['Ada: hello', 'Ada: draw', 'Ada: the drawing of 3 owls', 'Ada: is 6*7 nice?'])
    expect((await ask({ turns: says(text), tools })).end?.calls).toEqual([]);
  const { text, end } = await ask({ turns: says('Ada: draw a cat'), tools: tools.slice(1) });
  expect(end?.calls).toEqual([]);
  expect(text).toContain('draw a cat');
});

test('its call is signed, and once the result is there it answers with it', async () => {
  const turns = says('Ada: what time is it?');
  const { end } = await ask({ turns, tools });
  const [call] = end?.calls ?? [];
  const result = {
    role: 'tool',
    tool_call_id: call?.id ?? '',
    name: 'current_time',
    content: 'It is noon.',
  };
  const rounds = [{ message: end?.message ?? null, results: [result] }];
  const answered = await ask({ ...hello, turns, tools, rounds });

  expect(call?.id).toMatch(/^function-call-\d+$/);
  expect(answered.end?.calls).toEqual([]);
  expect(answered.text).toContain('The tool current_time said: “It is noon.”');
  // Without its signature it would have been refused and asked again.
  expect(server.requests).toHaveLength(2);
});
