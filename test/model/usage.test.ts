import { expect, test } from 'vitest';
import { z } from 'zod';
import { overloaded } from '../../src/demo/errors.ts';
import { brokenReply, emptyReply, textReply } from '../../src/demo/frames.ts';
import { toNativeTokens, toTokens } from '../../src/model/usage.ts';
import { createMeter } from '../doubles/meter.ts';
import { ask, modelOf, server, useServer } from './ask.ts';

useServer();

const never = new AbortController().signal;
const request = {
  system: '',
  turns: [{ role: 'user', parts: [{ type: 'text', text: 'three votes' }] }],
} as const;
const schema = z.object({ votes: z.number().int() });

const chat = { model: 'gemini-3.8-flash', promptTokens: 17, answerTokens: 32 };
const native = { promptTokens: 17, answerTokens: 20 };

test('a request that is asked again is counted each time', async () => {
  const { meter, used } = createMeter();
  server.next(textReply('no JSON'), textReply('{"votes":3}'));
  await modelOf().structuredOutput.extract(schema, request, never, meter);
  expect(used).toMatchObject([chat, chat]);

  server.next(emptyReply(), textReply('hello'));
  expect((await ask()).used).toMatchObject([chat, chat]);
});

test('a transcript is counted for the model that heard it', async () => {
  const { meter, used } = createMeter();
  const { transcriber } = modelOf({ transcribeModel: 'gemini-4-carbon' });
  const audio = { mimeType: 'audio/mpeg', bytes: new Uint8Array([0xff, 0xfb, 0x90, 0]) };
  await transcriber.transcribe(audio, never, meter);
  expect(used).toMatchObject([{ ...chat, model: 'gemini-4-carbon' }]);
});

test('a search is counted with its tokens', async () => {
  const { meter, used } = createMeter();
  await modelOf().webSearch?.search('anything', never, meter);
  expect(used).toMatchObject([{ model: 'gemini-3.8-flash', ...native, searches: 1 }]);
});

test('drawing counts the tokens of each request, and the pictures that came', async () => {
  const { meter, used } = createMeter();
  const wanted = { prompt: 'a red house', aspect: '1:1', count: 2, sources: [] };
  await modelOf().imageModel.draw(wanted, never, meter);
  const model = 'gemini-nano-banana-2.1';
  expect(used).toMatchObject([
    { model, ...native, pictures: 0 },
    { model, ...native, pictures: 0 },
    { model, promptTokens: 0, answerTokens: 0, pictures: 2 },
  ]);
});

test('a refused picture counts its tokens and no picture', async () => {
  const { meter, used } = createMeter();
  const wanted = { prompt: 'gore', aspect: '1:1', count: 1, sources: [] };
  await expect(modelOf().imageModel.draw(wanted, never, meter)).rejects.toThrow();
  expect(used.every(({ pictures }) => pictures === 0)).toBe(true);
});

test('what the fallback model answers is counted for that model', async () => {
  const fallbackModel = 'gemini-3.5-flash-lite';
  server.answer(({ model }) => (model === fallbackModel ? textReply('hello') : overloaded()));
  expect((await ask({}, { fallbackModel })).used).toMatchObject([
    { ...chat, model: fallbackModel },
  ]);
});

test('a stream that breaks before it tells its usage counts nothing', async () => {
  server.next(brokenReply('Half'));
  expect(await ask()).toMatchObject({ failure: 'cut', used: [] });
});

test.each([
  ['the total is missing', { prompt_tokens: 5, completion_tokens: 3 }, 5, 3],
  ['the total holds hidden thinking', { prompt_tokens: 5, total_tokens: 20 }, 5, 15],
  ['pictures have their own names', { input_tokens: 5, output_tokens: 900 }, 5, 900],
  ['numbers are none', { prompt_tokens: '5', completion_tokens: null }, 0, 0],
])('tokens are read where %s', (_, usage, promptTokens, answerTokens) => {
  expect(toTokens(usage)).toEqual({ promptTokens, answerTokens });
});

test('natively, thinking counts as written and what tools read as read', () => {
  const usageMetadata = {
    promptTokenCount: 10,
    toolUsePromptTokenCount: 100,
    candidatesTokenCount: 20,
    thoughtsTokenCount: 30,
    totalTokenCount: 160,
  };
  expect(toNativeTokens({ usageMetadata })).toEqual({ promptTokens: 110, answerTokens: 50 });
  expect(toNativeTokens({})).toBeNull();
});
