import { expect, test } from 'vitest';
import { z } from 'zod';
import { badRequest, overloaded } from '../../src/demo/errors.ts';
import { blockedReply, emptyReply, textReply } from '../../src/demo/frames.ts';
import { unmetered } from '../doubles/meter.ts';
import { modelOf, server, useServer } from './ask.ts';

useServer();

const never = new AbortController().signal;
const schema = z.object({ title: z.string(), votes: z.number().int().min(1) });
const request = {
  system: 'Read it out.',
  turns: [{ role: 'user', parts: [{ type: 'text', text: 'Ada: lunch, 3 votes' }] }],
} as const;
const lunch = '{"title":"Lunch","votes":3}';

const extract = (signal = never) =>
  modelOf().structuredOutput.extract(schema, request, signal, unmetered);

test('the schema goes along, without tools, and what comes is checked', async () => {
  server.next(textReply(lunch));

  expect(await extract()).toEqual({ title: 'Lunch', votes: 3 });
  expect(server.requests[0]).toEqual({
    model: 'gemini-3.8-flash',
    messages: [
      { role: 'system', content: 'Read it out.' },
      { role: 'user', content: 'Ada: lunch, 3 votes' },
    ],
    response_format: {
      type: 'json_schema',
      json_schema: {
        name: 'answer',
        schema: {
          type: 'object',
          properties: { title: { type: 'string' }, votes: { type: 'integer', minimum: 1 } },
          required: ['title', 'votes'],
        },
      },
    },
  });
});

test.each([
  ['in a fence', `\`\`\`json\n${lunch}\n\`\`\``],
  ['in a fence with words around it', `Here:\n\`\`\`\n${lunch}\n\`\`\`\nDone.`],
  ['between words', `It is ${lunch}, I think.`],
  ['behind a thought', `<thought>hm {</thought>${lunch}`],
])('JSON %s is found', async (_, text) => {
  server.next(textReply(text));
  expect(await extract()).toEqual({ title: 'Lunch', votes: 3 });
  expect(server.requests).toHaveLength(1);
});

test.each([
  ['does not fit', '{"title":"Lunch","votes":0}', 'votes'],
  ['is no JSON', 'Lunch, three votes', 'It is not valid JSON.'],
])('an answer that %s is asked for once more, with what is wrong', async (_, text, problem) => {
  server.next(textReply(text), textReply(lunch));

  expect(await extract()).toEqual({ title: 'Lunch', votes: 3 });
  expect(server.requests[1]?.messages?.slice(2)).toEqual([
    { role: 'assistant', content: text },
    { role: 'user', content: expect.stringContaining(problem) },
  ]);
});

test('an answer that never fits is malformed, also when nothing comes', async () => {
  server.next(textReply('no'), textReply('no'), emptyReply(), emptyReply());
  for (const asked of [2, 4]) {
    await expect(extract()).rejects.toMatchObject({ failure: 'malformed' });
    expect(server.requests).toHaveLength(asked);
  }
});

test('a server that does not know json_schema gets the schema in words, from then on at once', async () => {
  const { structuredOutput } = modelOf();
  server.answer(({ response_format: format }) =>
    format?.type === 'json_schema'
      ? badRequest('response_format.type json_schema is not supported')
      : textReply(lunch),
  );
  const both = [0, 1].map(() => structuredOutput.extract(schema, request, never, unmetered));
  expect(await Promise.all(both)).toHaveLength(2);
  await structuredOutput.extract(schema, request, never, unmetered);
  const last = server.requests.at(-1);

  expect(server.requests).toHaveLength(5);
  expect(last?.response_format).toEqual({ type: 'json_object' });
  expect(last?.messages?.map(({ role }) => role)).toEqual(['system', 'system', 'user']);
  expect(last?.messages?.[1]?.content).toContain('"votes":{"type":"integer"');
});

test('a schema that the server refuses is put in words this once', async () => {
  const { structuredOutput } = modelOf();
  server.next(badRequest('generation_config.response_schema: too complex'), textReply(lunch));
  await structuredOutput.extract(schema, request, never, unmetered);
  server.next(textReply(lunch));
  await structuredOutput.extract(schema, request, never, unmetered);

  expect(server.requests.map(({ response_format: format }) => format?.type)).toEqual([
    'json_schema',
    'json_object',
    'json_schema',
  ]);
});

test('a block and a refusal for another reason are told as they are', async () => {
  server.next(blockedReply());
  await expect(extract()).rejects.toMatchObject({ failure: 'blocked' });
  server.next(badRequest('No.'));
  await expect(extract()).rejects.toMatchObject({ failure: 'refused' });
  expect(server.requests).toHaveLength(2);
});

test('an abort ends it', async () => {
  const controller = new AbortController();
  server.answer(() => {
    controller.abort('stop');
    return overloaded();
  });
  await expect(extract(controller.signal)).rejects.toMatchObject({ failure: 'cut' });
});

test('the stand-in gives data that fits and says that it is not known: lists, choices, dates, what may be missing', async () => {
  const tasks = z.object({
    question: z.string(),
    options: z.array(z.string()).min(2).max(10),
    tasks: z.array(
      z.object({
        kind: z.enum(['todo', 'done']),
        due: z.iso.date().nullable(),
        at: z.iso.datetime(),
        starts: z
          .string()
          .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
          .describe('As YYYY-MM-DDTHH:MM'),
        minutes: z.number().int().min(5).max(90),
        owner: z.string().optional(),
        isDone: z.boolean(),
        where: z.union([z.object({ place: z.string() }), z.object({ link: z.string() })]),
      }),
    ),
  });
  const made = await modelOf().structuredOutput.extract(tasks, request, never, unmetered);

  expect(server.requests).toHaveLength(1);
  expect(made.question).toBe('Not known without a model');
  expect(new Set(made.options).size).toBe(2);
  expect(made.tasks.map(({ kind }) => kind)).toEqual(['todo', 'done']);
});

test('the stand-in’s transcript says that it cannot hear', async () => {
  const audio = { mimeType: 'audio/mp3', bytes: new Uint8Array([1, 2, 3]) };
  const { segments } = await modelOf().transcriber.transcribe(audio, never, unmetered);

  expect(segments.map(({ startMs, text }) => [startMs, text])).toEqual([
    [0, expect.stringContaining('The offline stand-in can’t hear')],
  ]);
});
