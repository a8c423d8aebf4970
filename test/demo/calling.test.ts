import { beforeEach, expect, test } from 'vitest';
import { ask, calls, hello, server, useServer } from '../model/ask.ts';

useServer();

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
  toTool('remind', 'what', 'at', 'repeat'),
  toTool('poll', 'question', 'options'),
  toTool('post_elsewhere', 'channel', 'text'),
  toTool('fetch_page', 'url'),
  toTool('read_channel'),
  toTool('recall', 'question'),
  toTool('edit_image', 'prompt'),
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
  ['Ada: what is 17*23?', 'run_code {"source":"17*23"}'],
  ['Ada: (2+3)*4 =', 'run_code {"source":"(2+3)*4"}'],
  ['Ada: remind me tomorrow at 9 to send it', 'remind {"what":"tomorrow at 9 to send it","at":""}'],
  [
    'Ada: make a poll: pizza or pasta',
    'poll {"question":"Pizza or pasta?","options":["Pizza","Pasta"]}',
  ],
  ['Ada: poll: Lunch? Pizza, Soup', 'poll {"question":"Lunch?","options":["Pizza","Soup"]}'],
  ['Ada: post "hello" in #general', 'post_elsewhere {"channel":"#general","text":"hello"}'],
  ['Ada: read https://example.com.', 'fetch_page {"url":"https://example.com"}'],
  ['Ada: what did we decide here?', 'read_channel {}'],
  ['Ada: when did we decide to ship?', 'recall {"question":"when did we decide to ship?"}'],
  ['Ada: make it night', 'edit_image {"prompt":"make it night"}'],
])('asked "%s" it calls the tool for that', async (text, call) => {
  expect(calls((await ask({ turns: says(text), tools })).end)).toEqual([call]);
});

test('it calls nothing that was not offered, nor for other questions', async () => {
  for (const text of ['Ada: hello', 'Ada: draw', 'Ada: the drawing of 3 owls', 'Ada: is 6*7 nice?'])
    expect((await ask({ turns: says(text), tools })).end?.calls).toEqual([]);
  const { end } = await ask({ turns: says('Ada: draw a cat'), tools: tools.slice(1) });
  expect(end?.calls).toEqual([]);
});

test('its call is signed, and once the result is there it answers with it', async () => {
  const turns = says('Ada: what time is it?');
  const { end } = await ask({ turns, tools });
  const [call] = end?.calls ?? [];
  const result = {
    role: 'tool',
    tool_call_id: call?.id ?? '',
    name: 'current_time',
    content: 'It is 12:00.',
  };
  const rounds = [{ message: end?.message ?? null, results: [result] }];
  const answered = await ask({ ...hello, turns, tools, rounds });

  expect(call?.id).toMatch(/^function-call-\d+$/);
  expect(answered.end?.calls).toEqual([]);
  expect(answered.text).toContain('**It is 12:00.**');
  // Without its signature it would have been refused and asked again.
  expect(server.requests).toHaveLength(2);
});

test('a chart is drawn of the numbers that were named', async () => {
  const { end } = await ask({ turns: says('Ada: a pie chart of 3, 5, 9'), tools });
  const call = calls(end)?.[0];
  expect(call).toContain('pie');
  expect(call).toContain('[3,5,9]');
});
