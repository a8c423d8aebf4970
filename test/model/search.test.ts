import { expect, test } from 'vitest';
import { createNative } from '../../src/model/native.ts';
import { createWebSearch } from '../../src/model/search.ts';
import { unmetered } from '../doubles/meter.ts';
import { answering, candidate } from './answering.ts';
import { modelOf, useServer } from './ask.ts';

useServer();

const never = new AbortController().signal;

function searcherOf({ fetch }: ReturnType<typeof answering>) {
  const nativeUrl = 'https://model.invalid/v1beta/';
  return createWebSearch({
    native: createNative({ apiKey: 'key', nativeUrl, fetch }),
    model: 'gemini-3.8-flash',
  });
}

test('a search is a question with search grounding, and its sources come once each', async () => {
  const web = (uri: string, title?: string) => ({ web: { uri, ...(title ? { title } : {}) } });
  const double = answering(
    candidate([{ text: 'It is ' }, { text: 'sunny. ' }], {
      groundingMetadata: {
        groundingChunks: [
          web('https://example.org/a', 'Weather'),
          web('https://example.org/a', 'Weather again'),
          web('https://example.com/b'),
          web('javascript:alert(1)', 'No'),
          { retrievedContext: {} },
        ],
      },
    }),
  );
  const found = await searcherOf(double).search('weather in Oslo', never, unmetered);

  expect(found).toEqual({
    text: 'It is sunny.',
    sources: [
      { title: 'Weather', url: 'https://example.org/a' },
      { title: 'example.com', url: 'https://example.com/b' },
    ],
  });
  expect(double.asked[0]?.body).toMatchObject({
    contents: [{ role: 'user', parts: [{ text: 'weather in Oslo' }] }],
    tools: [{ google_search: {} }],
  });
});

test('an answer without grounding has no sources', async () => {
  for (const extra of [{}, { groundingMetadata: {} }]) {
    const double = answering(candidate([{ text: 'I know that.' }], extra));
    expect(await searcherOf(double).search('x', never, unmetered)).toEqual({
      text: 'I know that.',
      sources: [],
    });
  }
});

test('half an answer that was blocked is a block', async () => {
  const double = answering(candidate([{ text: 'Half' }], { finishReason: 'SPII' }));
  await expect(searcherOf(double).search('x', never, unmetered)).rejects.toMatchObject({
    failure: 'blocked',
  });
});

test('the stand-in names two pages, and without the native API there is no search', async () => {
  const found = await modelOf().webSearch?.search('anything', never, unmetered);

  expect(found?.text).toContain('nothing was looked up for “anything”');
  expect(found?.sources.map(({ url }) => url)).toEqual([
    'https://example.org/',
    'https://example.com/',
  ]);
  expect(modelOf({ nativeUrl: null }).webSearch).toBeNull();
  expect(modelOf({ nativeUrl: null }).imageModel.canEdit).toBe(false);
});
