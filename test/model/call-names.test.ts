import { expect, test } from 'vitest';
import { toFrame } from '../../src/demo/frames.ts';
import { addCall, createCalls, toCalls } from '../../src/model/calls.ts';
import { ask, calls, server, useServer, weather } from './ask.ts';

useServer();

// Kind: a name comes in pieces, or is whole in each chunk; what belongs together is one call.

const OFFERED = ['weather', 'time', 'web', 'web_search', 'web_search_news', 'search'];
const ROME = '{"city":"Rome"}';
const OSLO = '{"city":"Oslo"}';

function gather(...deltas: readonly unknown[]) {
  const into = createCalls(new Set(OFFERED));
  for (const delta of deltas) addCall(into, delta);
  return toCalls(into).map(({ function: { name, arguments: input } }) => `${name} ${input}`);
}

const named = (name: string, more: object = {}, input?: string) => ({
  ...more,
  function: { name, ...(input === undefined ? {} : { arguments: input }) },
});
const SEARCHED = [`web_search ${ROME}`];

test.each<[string, readonly object[], readonly string[]]>([
  [
    'two pieces at one index',
    [
      named('web_', { index: 0, id: 'x' }),
      named('search', { index: 0 }),
      { index: 0, function: { arguments: ROME } },
    ],
    SEARCHED,
  ],
  [
    'two pieces, the second with the arguments',
    [named('web_', { index: 0, id: 'x' }, ''), named('search', { index: 0 }, ROME)],
    SEARCHED,
  ],
  [
    'four pieces',
    [
      named('we', { index: 0, id: 'x' }),
      named('b', { index: 0 }),
      named('_', { index: 0 }),
      named('search', { index: 0 }, ROME),
    ],
    SEARCHED,
  ],
  [
    'pieces that are tools of their own',
    [named('web', { index: 0, id: 'x' }), named('_search', { index: 0 }, ROME)],
    SEARCHED,
  ],
  [
    'pieces with the same id each time',
    [named('web_', { index: 0, id: 'x' }), named('search', { index: 0, id: 'x' }, ROME)],
    SEARCHED,
  ],
  [
    'pieces by id alone',
    [named('web_', { id: 'x' }), named('search', { id: 'x' }, ROME)],
    SEARCHED,
  ],
  [
    'pieces without an index or a further id',
    [named('web_', { id: 'x' }), named('search', {}, ROME)],
    SEARCHED,
  ],
  [
    'all of it so far, each time',
    [
      named('web_', { index: 0, id: 'x' }),
      named('web_search', { index: 0, id: 'x' }),
      named('web_search', { index: 0, id: 'x' }, ROME),
    ],
    SEARCHED,
  ],
  [
    'pieces behind the words of the model’s own Python',
    [named('default_api', { index: 0, id: 'x' }), named('.web_search', { index: 0 }, ROME)],
    SEARCHED,
  ],
  [
    'pieces of a tool that there is not',
    [named('look_', { index: 0, id: 'x' }), named('up', { index: 0 }, ROME)],
    [`look_up ${ROME}`],
  ],
  [
    'pieces of two calls, in turn',
    [
      named('web_', { index: 0, id: 'x' }),
      named('wea', { index: 1, id: 'y' }),
      named('search', { index: 0 }, ROME),
      named('ther', { index: 1 }, OSLO),
    ],
    [`web_search ${ROME}`, `weather ${OSLO}`],
  ],
  [
    'whole names at one index, with an id each',
    [named('web', { index: 0, id: 'x' }), named('search', { index: 0, id: 'y' }, ROME)],
    ['web ', `search ${ROME}`],
  ],
  [
    'whole names at one index, without an id',
    [named('time', { index: 0 }), named('weather', { index: 0 }, ROME)],
    ['time ', `weather ${ROME}`],
  ],
  [
    'whole names at one index, the second without arguments',
    [named('weather', { index: 0, id: '' }, ROME), named('time', { index: 0, id: '' })],
    [`weather ${ROME}`, 'time '],
  ],
  [
    'a name that begins like one before it, with an id of its own',
    [named('web', { index: 0, id: 'x' }, ''), named('web_search', { index: 0, id: 'y' }, ROME)],
    ['web ', `web_search ${ROME}`],
  ],
])('a name that comes as %s', (_, deltas, expected) => {
  expect(gather(...deltas)).toEqual(expected);
});

test('a name that comes in two chunks is one call to the tool that was offered', async () => {
  const tool = { ...weather, name: 'web_search' };
  const piece = (name: string, id: object) =>
    toFrame({ delta: { tool_calls: [{ index: 0, ...id, function: { name } }] } });
  const rest = { tool_calls: [{ index: 0, function: { arguments: ROME } }] };
  server.next({
    frames: [
      piece('web_', { id: 'x' }),
      piece('search', {}),
      toFrame({ delta: rest, finish_reason: 'stop' }),
    ],
  });
  const { end } = await ask({ tools: [tool] });

  expect(calls(end)).toEqual(SEARCHED);
});
