import { expect, test } from 'vitest';
import { ModelError } from '../../src/core/errors.ts';
import {
  collect,
  collectEnd,
  createCollected,
  throwNothing,
  toNamedCalls,
} from '../../src/model/collect.ts';

// Kind: what a server says in a shape of its own is dropped unlooked-at, shown, or run twice.

/** What these chunks come to: what is shown, and the calls. */
function gather(...chunks: readonly unknown[]): string {
  const into = createCollected();
  const shown = chunks.map((chunk) => collect(into, chunk)).join('') + collectEnd(into);
  const calls = toNamedCalls(into).map(({ name, arguments: input }) => `${name} ${input}`);
  if (shown === '' && calls.length === 0) throwNothing(into);
  return [shown, ...calls].filter((part) => part !== '').join(' | ');
}

const delta = (of: unknown) => ({ choices: [{ index: 0, delta: of }] });
const calling = (calls: unknown) => delta({ tool_calls: calls });
const call = (name: string, input: unknown, more: object = {}) => ({
  function: { name, arguments: input },
  ...more,
});

test.each<[string, readonly unknown[], string]>([
  ['one call that is no list', [calling(call('find', '{}'))], 'find {}'],
  ['calls by their index', [calling({ 0: call('a', '{}'), 1: call('b', '{}') })], 'a {} | b {}'],
  [
    'a call among the parts of Gemini’s own API',
    [
      {
        candidates: [{ content: { parts: [{ functionCall: { name: 'find', args: { q: 1 } } }] } }],
      },
    ],
    'find {"q":1}',
  ],
  ['JSON within JSON', [calling([call('find', JSON.stringify('{"q":1}'))])], 'find {"q":1}'],
  ['a name as Python has it', [calling([call('default_api.find', '{}')])], 'find {}'],
  ['a name with blanks', [calling([call(' find ', '{}')])], 'find {}'],
  [
    'a whole call once more behind its pieces',
    [
      calling([call('buy', '{"n":', { index: 0, id: 'c' })]),
      calling([call('buy', '1}', { index: 0, id: 'c' })]),
      calling([call('buy', '{"n":1}', { index: 0, id: 'c' })]),
    ],
    'buy {"n":1}',
  ],
  [
    'the same call under two ids',
    [calling([call('buy', '{}', { id: 'a' }), call('buy', '{}', { id: 'b' })])],
    'buy {} | buy {}',
  ],
  ['a delta that is the text', [delta('Hello')], 'Hello'],
  ['a text without a delta', [{ choices: [{ text: 'Hello' }] }], 'Hello'],
  ['a part that is no list', [delta({ content: { type: 'text', text: 'Hello' } })], 'Hello'],
  ['a number', [delta({ content: 42 })], '42'],
  [
    'a thought marked by a word',
    [delta({ content: 'secret', extra_content: { google: { thought: 'true' } } }), delta('Hi')],
    'Hi',
  ],
  ['a thought in capitals', [delta('<THOUGHT>secret</Thou'), delta('ght>Hi')], 'Hi'],
  ['a thought in another tag', [delta('<reasoning>secret</reasoning>Hi')], 'Hi'],
])('%s', (_, chunks, meaning) => {
  expect(gather(...chunks)).toBe(meaning);
});

test('an end that stands beside the choices counts', () => {
  const into = createCollected();
  collect(into, delta('Hello'));
  collect(into, { choices: [], finish_reason: 'length' });

  expect(into.finish).toBe('length');
});

test('an error that is only a detail is an error, not an empty answer', () => {
  expect(() => gather({ detail: 'Internal error' })).toThrow('Internal error');
  expect(() => gather(delta({}))).toThrow(ModelError);
});
