import { expect, test } from 'vitest';
import { toResultText } from '../../src/tools/mcp/result.ts';

// Kind: one picture in several places of a result, of which only some are for pictures.

const PNG = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  Buffer.alloc(3_000, 'pixels and more pixels'),
]).toString('base64');
const JPEG = Buffer.concat([
  Buffer.from('\xff\xd8\xff\xe0', 'latin1'),
  Buffer.alloc(3_000, 'other pixels'),
]).toString('base64');
const image = (data = PNG) => ({ type: 'image', data, mimeType: 'image/png' });
const text = (words: string) => ({ type: 'text', text: words });

/** What the model is told of a result, and what was attached. */
async function tell(content: readonly unknown[], structuredContent?: unknown) {
  const attached: string[] = [];
  const result = { content, structuredContent, isError: false };
  const told = await toResultText(result, async (bytes, type, nth) => {
    attached.push(Buffer.from(bytes).toString('base64'));
    return `picture-${nth}.${type}`;
  });
  expect(told).not.toContain(PNG.slice(40, 140));
  return { told, attached };
}

test.each<[string, readonly unknown[], unknown]>([
  ['structured as well', [image()], { picture: PNG, width: 3 }],
  ['structured alone', [], { picture: PNG, width: 3 }],
  ['structured, as an address', [], { picture: `data:image/png;base64,${PNG}`, width: 3 }],
  ['in JSON in a text', [image(), text(JSON.stringify({ picture: PNG, width: 3 }))], { a: PNG }],
  [
    'in JSON that escapes slashes',
    [text(`{"picture":"${PNG.replaceAll('/', '\\/')}","width":3}`)],
    undefined,
  ],
  [
    'as a resource too',
    [image(), { type: 'resource', resource: { uri: 'a://1', blob: PNG } }, text('"width":3')],
    undefined,
  ],
  ['twice', [image(), image(), text('"width":3')], undefined],
])('a picture that comes %s is attached once, and the rest is told', async (_, content, data) => {
  const { told, attached } = await tell(content, data);
  expect(attached).toEqual([PNG]);
  expect(told).toContain('picture-1.png');
  expect(told).toContain('"width":3');
  expect(told.length).toBeLessThan(300);
});

test('two pictures are two', async () => {
  expect((await tell([image(), text(`![](data:image/jpeg;base64,${JPEG})`)])).attached).toEqual([
    PNG,
    JPEG,
  ]);
});

test('what is no picture stays, and a file in an address is only counted', async () => {
  const letters = 'ACGT'.repeat(500);
  expect((await tell([text(letters)])).told).toBe(letters);
  const pdf = Buffer.from(`%PDF-1.7 ${'x'.repeat(900)}`).toString('base64');
  const { told, attached } = await tell([], { file: `data:application/pdf;base64,${pdf}` });
  expect(told).toBe('{"file":"[a file of 909 bytes: not shown]"}');
  expect(attached).toEqual([]);
});
