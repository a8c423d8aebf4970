import { expect, test } from 'vitest';
import type { DrawRequest } from '../../src/core/ports.ts';
import { badRequest, modelGone, overloaded, toErrorResponse } from '../../src/demo/errors.ts';
import { createDemoFetch } from '../../src/demo/index.ts';
import { paintPicture } from '../../src/demo/paint.ts';
import { createModelClient } from '../../src/model/client.ts';
import { createImageModel } from '../../src/model/images.ts';
import { createNative } from '../../src/model/native.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { unmetered } from '../doubles/meter.ts';
import { answering, candidate, drawn, finished, JPEG, PNG } from './answering.ts';

const never = new AbortController().signal;
const model = 'gemini-nano-banana-2.1';
const house: DrawRequest = { prompt: 'a red house', aspect: null, count: 1, sources: [] };

function painterOf(
  fetch: typeof globalThis.fetch,
  patch: { readonly model?: string; readonly nativeUrl?: string | null } = {},
) {
  const { nativeUrl = 'https://model.invalid/v1beta/' } = patch;
  const server = { apiKey: 'key', fetch };
  const client = createModelClient({ ...server, baseUrl: 'https://model.invalid/v1beta/openai/' });
  const native = nativeUrl === null ? null : createNative({ ...server, nativeUrl });
  const log = createMemoryLog();
  return { log, ...createImageModel({ client, native, model: patch.model ?? model, log }) };
}

const pathsOf = ({ asked }: ReturnType<typeof answering>) =>
  asked.map(({ url }) => (url.endsWith(':generateContent') ? 'native' : 'compatible'));
const compatible = () => Response.json({ data: [{ b64_json: PNG }] });

test('a model that the compatible API serves draws there', async () => {
  const double = answering(compatible);
  const { pictures, model: by } = await painterOf(double.fetch).draw(house, never, unmetered);

  expect(pictures).toEqual([{ mimeType: 'image/png', bytes: Buffer.from(PNG, 'base64') }]);
  expect(by).toBe(model);
  expect(double.asked[0]?.body).toEqual({
    model,
    prompt: 'a red house',
    n: 1,
    response_format: 'b64_json',
  });
});

test.each<[string, () => Response]>([
  ['404', () => modelGone(model)],
  ['400 that names the model', () => badRequest(`${model} does not generate images.`)],
  ['403 that names the model', () => toErrorResponse(403, 'X', 'This model is not for you.')],
])('a model that it does not serve (%s) draws natively, and that is remembered', async (_, no) => {
  const double = answering(no, drawn());
  const imageModel = painterOf(double.fetch);
  await imageModel.draw(house, never, unmetered);
  await imageModel.draw(house, never, unmetered);

  expect(pathsOf(double)).toEqual(['compatible', 'native', 'native']);
  expect(double.asked[1]?.body).toEqual({
    contents: [{ role: 'user', parts: [{ text: 'a red house' }] }],
    generationConfig: { responseModalities: ['IMAGE'] },
  });
});

test('changing a picture and keeping to an aspect are asked of the native API at once', async () => {
  const double = answering(drawn());
  const imageModel = painterOf(double.fetch);
  const source = { mimeType: 'image/png', bytes: new Uint8Array([1, 2, 3]) };
  await imageModel.draw({ ...house, prompt: 'make it night', sources: [source] }, never, unmetered);
  await imageModel.draw({ ...house, aspect: '16:9' }, never, unmetered);

  expect(imageModel.canEdit).toBe(true);
  expect(pathsOf(double)).toEqual(['native', 'native']);
  expect(double.asked[0]?.body).toMatchObject({
    contents: [
      {
        parts: [{ inlineData: { mimeType: 'image/png', data: 'AQID' } }, { text: 'make it night' }],
      },
    ],
  });
  expect(double.asked[1]?.body).toMatchObject({
    generationConfig: { imageConfig: { aspectRatio: '16:9' } },
  });
});

test('without the native API an aspect becomes the nearest size, and pictures cannot be changed', async () => {
  const double = answering(compatible);
  const imageModel = painterOf(double.fetch, { nativeUrl: null });
  for (const aspect of ['16:9', '1:1', '3:4'])
    await imageModel.draw({ ...house, aspect }, never, unmetered);

  expect(double.asked.map(({ body }) => (body as { size: string }).size)).toEqual([
    '1536x1024',
    '1024x1024',
    '1024x1536',
  ]);
  expect(imageModel.canEdit).toBe(false);
  const sources = [{ mimeType: 'image/png', bytes: new Uint8Array([1]) }];
  await expect(imageModel.draw({ ...house, sources }, never, unmetered)).rejects.toMatchObject({
    failure: 'refused',
  });
  const gone = painterOf(answering(() => modelGone(model)).fetch, { nativeUrl: null });
  await expect(gone.draw(house, never, unmetered)).rejects.toMatchObject({ failure: 'model_gone' });
});

test('several pictures are asked for one by one, and those that came are kept', async () => {
  const double = answering(drawn(), finished('IMAGE_SAFETY'), drawn(JPEG));
  const imageModel = painterOf(double.fetch);
  const { pictures } = await imageModel.draw(
    { ...house, aspect: '1:1', count: 3 },
    never,
    unmetered,
  );

  expect(pictures.map(({ mimeType }) => mimeType)).toEqual(['image/png', 'image/jpeg']);
  expect(imageModel.log.lines).toMatchObject([{ level: 'warn', fields: { failed: 1 } }]);
});

test('when none came the first failure is told', async () => {
  const { fetch } = answering(finished('IMAGE_SAFETY'), () => badRequest('No.'));
  await expect(
    painterOf(fetch).draw({ ...house, aspect: '1:1', count: 2 }, never, unmetered),
  ).rejects.toMatchObject({ failure: 'blocked', message: expect.stringContaining('safety') });
});

test('what the model says instead of drawing is the reason, on one line and short', async () => {
  const text = `I cannot draw that.\n\u202e\u0000Try ${'something else '.repeat(40)}`;
  const { fetch } = answering(candidate([{ text }], { finishReason: 'NO_IMAGE' }));
  const failure = await painterOf(fetch)
    .draw({ ...house, aspect: '1:1' }, never, unmetered)
    .catch((error: unknown) => error);

  expect(failure).toMatchObject({ failure: 'blocked' });
  const { message } = failure as Error;
  expect(message).toMatch(/^I cannot draw that\. Try something else .*…$/);
  expect(message).toHaveLength(300);
});

test('a prompt that the compatible API refuses is a block with its reason', async () => {
  const { asked, fetch } = answering(() => badRequest('The prompt was blocked: violence.'));
  await expect(painterOf(fetch).draw(house, never, unmetered)).rejects.toMatchObject({
    failure: 'blocked',
    message: 'The prompt was blocked: violence.',
  });
  expect(asked).toHaveLength(1);
});

test('the type of a picture is known by its bytes, and what is none is malformed', async () => {
  const claimed = painterOf(answering(drawn(JPEG, 'image/png')).fetch);
  const aspect = '1:1';
  expect((await claimed.draw({ ...house, aspect }, never, unmetered)).pictures[0]?.mimeType).toBe(
    'image/jpeg',
  );
  const text = Buffer.from('<svg/>').toString('base64');
  const none = painterOf(answering(drawn(text)).fetch);
  await expect(none.draw({ ...house, aspect }, never, unmetered)).rejects.toMatchObject({
    failure: 'malformed',
  });
});

test('an abort ends all of them', async () => {
  const controller = new AbortController();
  const { fetch } = answering(() => {
    controller.abort('stop');
    return overloaded();
  });
  for (const aspect of ['1:1', null])
    await expect(
      painterOf(fetch).draw({ ...house, aspect, count: 2 }, controller.signal, unmetered),
    ).rejects.toMatchObject({ failure: 'cut' });
});

test('the stand-in draws, in the shape that was asked for, another picture each time, and changes one', async () => {
  const imageModel = painterOf(createDemoFetch());
  const wide = await imageModel.draw({ ...house, aspect: '16:9', count: 2 }, never, unmetered);
  const [first, second] = wide.pictures.map(({ bytes }) => Buffer.from(bytes));

  expect([first?.readUInt32BE(16), first?.readUInt32BE(20)]).toEqual([672, 378]);
  expect(first?.equals(second ?? Buffer.alloc(0))).toBe(false);
  const source = { mimeType: 'image/png', bytes: paintPicture('a red house', '3:2') };
  const night = { ...house, prompt: 'make it night', sources: [source] };
  const { pictures } = await imageModel.draw(night, never, unmetered);
  expect(pictures[0]?.mimeType).toBe('image/png');
  expect(Buffer.from(pictures[0]?.bytes ?? []).equals(source.bytes)).toBe(false);
  await expect(
    imageModel.draw({ ...house, prompt: 'gore' }, never, unmetered),
  ).rejects.toMatchObject({
    failure: 'blocked',
  });
  const listed = painterOf(createDemoFetch(), { model: 'gemini-3-pro-image-preview' });
  expect((await listed.draw(house, never, unmetered)).pictures).toHaveLength(1);
});
