import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDemoServer, type DemoServer } from '../../src/demo/server.ts';

let server: DemoServer;
beforeAll(async () => {
  server = await createDemoServer({ apiKey: 'key' });
});
afterAll(() => server.close());

const PAINTER = 'gemini-nano-banana-2.1';
const contents = [{ parts: [{ text: 'a red house' }] }];
const IMAGE = { responseModalities: ['IMAGE'] };

async function post(body: object, model = PAINTER, key = 'key') {
  const response = await fetch(`${server.nativeUrl}models/${model}:generateContent`, {
    method: 'POST',
    headers: { 'x-goog-api-key': key },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

async function draw(prompt: string, aspectRatio?: string, source?: Buffer) {
  const inlineData = { mimeType: 'image/png', data: source?.toString('base64') };
  const { text } = await post({
    contents: [{ parts: [...(source ? [{ inlineData }] : []), { text: prompt }] }],
    generationConfig: { ...IMAGE, ...(aspectRatio ? { imageConfig: { aspectRatio } } : {}) },
  });
  const { data } = JSON.parse(text).candidates[0].content.parts[0].inlineData;
  return Buffer.from(data, 'base64');
}

/** Red, green and blue on average. */
async function coloursOf(png: Buffer) {
  const { channels } = await sharp(png).stats();
  return channels.map(({ mean }) => mean);
}

test('a picture can be read, has the shape that was asked for and at least a few colours', async () => {
  for (const [aspect, ratio] of [
    ['1:1', 1],
    ['16:9', 16 / 9],
    ['1:8', 1 / 8],
  ] as const) {
    const png = await draw('a red house', aspect);
    const { width, height, format } = await sharp(png).metadata();
    const { entropy } = await sharp(png).stats();
    expect(format).toBe('png');
    expect(width / height).toBe(ratio);
    expect(entropy).toBeGreaterThan(1);
  }
});

test('a changed picture keeps its shape and shows that it was changed, jpeg too', async () => {
  const source = await draw('a red house', '3:2');
  const jpeg = await sharp(source).jpeg().toBuffer();
  const [night, alike] = [
    await draw('make it night', undefined, source),
    await draw('make it night', undefined, jpeg),
  ];
  const before = await coloursOf(source);
  const after = await coloursOf(night);

  const { width, height } = await sharp(night).metadata();
  expect(width / height).toBeCloseTo(1.5, 1);
  const changes = after.map((mean, at) => Math.abs(mean - (before[at] ?? 0)));
  expect(Math.max(...changes)).toBeGreaterThan(5);
  const differences = (await coloursOf(alike)).map((mean, at) => mean - (after[at] ?? 0));
  expect(Math.max(...differences.map(Math.abs))).toBeLessThan(5);
});

test('any script, and a prompt without an end, can be written below a picture', async () => {
  for (const prompt of ['красный дом 🌍', 'x'.repeat(5_000), 'Über alles'])
    expect((await sharp(await draw(prompt)).metadata()).width).toBe(512);
});

test.each<[string, object, string, string?]>([
  ['an unknown field', { contents, store: true }, 'Unknown name \\"store\\"'],
  ['an unknown setting', { contents, generationConfig: { size: 1 } }, 'Unknown name \\"size\\"'],
  [
    'an unknown tool',
    { contents, tools: [{ web: {} }] },
    'Unknown name \\"web\\"',
    'gemini-3.8-flash',
  ],
  ['no contents', { contents: [] }, 'contents is not specified'],
  ['an empty part', { contents: [{ parts: [{}, { text: 'x' }] }] }, 'required oneof field'],
  ['an unknown role', { contents: [{ role: 'assistant', parts: [{ text: 'x' }] }] }, 'valid role'],
  [
    'a gif',
    { contents: [{ parts: [{ inlineData: { mimeType: 'image/gif', data: 'AAAA' } }] }] },
    'Unsupported MIME type: image/gif',
  ],
  [
    'a picture that is none',
    {
      contents: [{ parts: [{ inlineData: { mimeType: 'image/png', data: 'AAAA' } }] }],
      generationConfig: IMAGE,
    },
    'Unable to process input image',
  ],
  [
    'an aspect that it does not know',
    { contents, generationConfig: { ...IMAGE, imageConfig: { aspectRatio: '7:5' } } },
    'aspect_ratio must be one of',
  ],
  [
    'a picture from a model that writes',
    { contents, generationConfig: IMAGE },
    'does not support the requested response modalities',
    'gemini-3.8-flash',
  ],
  ['a search by a model that draws', { contents, tools: [{ google_search: {} }] }, 'not supported'],
])('%s is refused', async (_, body, words, model) => {
  const { status, text } = await post(body, model);
  expect(status).toBe(400);
  expect(text).toContain(words);
});

test('an unknown model and a wrong key are refused', async () => {
  expect(await post({ contents }, 'gemini-none')).toMatchObject({ status: 404 });
  expect((await post({ contents }, PAINTER, 'wrong')).text).toContain('API key not valid');
});

test('the word gore ends without a picture, for its safety', async () => {
  const { text } = await post({
    contents: [{ parts: [{ text: 'gore' }] }],
    generationConfig: IMAGE,
  });
  expect(JSON.parse(text).candidates).toEqual([{ finishReason: 'IMAGE_SAFETY', index: 0 }]);
});
