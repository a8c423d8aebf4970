import { expect, test } from 'vitest';
import { createImagine, imagine } from '../../commands/imagine.ts';
import { parseOptions } from '../../src/core/jobs/command.ts';
import { THREAD } from './here.ts';
import { type Result, useCommand } from './use.ts';

const file = {
  id: 'f',
  name: 'cat.png',
  mimeType: 'image/png',
  bytes: 3,
  isVoice: false,
  durationMs: null,
  source: null,
};

/** What it has drawn, or says, for what a person typed. */
function type(text: string, files: Parameters<typeof parseOptions>[2] = []) {
  const options = parseOptions(text, imagine.options, files);
  const use = { options, typed: Object.keys(options), place: THREAD, name: null };
  const create = (results: Result[]) =>
    createImagine({
      drawing: {
        async draw(_jobRun, _event, wish) {
          results.push({ type: 'draw', ...wish });
        },
      },
    });
  return useCommand(create, use);
}

test.each([
  ['a cat', 'a cat', null, 1],
  ['a cat --aspect 16:9 --count 2', 'a cat', '16:9', 2],
  ['--count=3 a cat with 2 hats', 'a cat with 2 hats', null, 3],
  ['a cat —aspect 1:1', 'a cat', '1:1', 1],
  ['prompt:"a cat: portrait" aspect:9:16', 'a cat: portrait', '9:16', 1],
])('“%s” is a prompt, an aspect and a count', async (text, prompt, aspect, count) => {
  expect(await type(text)).toEqual({ type: 'draw', prompt, aspect, count, image: null });
});

test('a picture that came with it is what it starts from', async () => {
  expect(await type('in the style of Klee', [file])).toMatchObject({ image: file });
});

test.each([
  ['', 'What do you want to see'],
  ['a cat --count 5', '1 to 4'],
  ['a cat --count 1.5', '1 to 4'],
  ['a cat --count many', '1 to 4'],
])('“%s” is explained', async (text, explanation) => {
  expect(await type(text)).toMatchObject({
    type: 'text',
    text: expect.stringContaining(explanation),
  });
});
