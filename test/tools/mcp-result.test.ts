import { expect, test } from 'vitest';
import { toResultText } from '../../src/tools/mcp/result.ts';

// Kind: one picture in several places of a result, of which only some are for pictures.

const PNG = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  Buffer.alloc(3_000, 'pixels and more pixels'),
  Buffer.from('IEND'),
]).toString('base64');
const JPEG = Buffer.concat([
  Buffer.from('\xff\xd8\xff\xe0', 'latin1'),
  Buffer.alloc(3_000, 'other pixels'),
  Buffer.from('\xff\xd9', 'latin1'),
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
  [
    'in lines, as in a mail',
    [text(`Here it is:\n\n${PNG.replaceAll(/.{76}/g, '$&\r\n')}\n"width":3`)],
    undefined,
  ],
  ['in lines in JSON', [], { picture: PNG.replaceAll(/.{64}/g, '$&\n'), width: 3 }],
  [
    'in the alphabet for addresses',
    [text(`{"picture":"${PNG.replaceAll('+', '-').replaceAll('/', '_')}","width":3}`)],
    undefined,
  ],
  ['as a buffer', [], { picture: Buffer.from(PNG, 'base64'), width: 3 }],
  ['as a buffer too', [image()], { picture: Buffer.from(PNG, 'base64'), width: 3 }],
  ['twice', [image(), image(), text('"width":3')], undefined],
])('a picture that comes %s is attached once, and the rest is told', async (_, content, data) => {
  const { told, attached } = await tell(content, data);
  expect(attached).toEqual([PNG]);
  expect(told).toContain('picture-1.png');
  expect(told).toContain('"width":3');
  expect(told.length).toBeLessThan(300);
});

test.each([
  ['PNG', PNG],
  ['JPEG', JPEG],
  ['WebP', Buffer.from('RIFF\xff\xff\0\0WEBPVP8 ', 'latin1').toString('base64')],
])('a %s whose end is missing is told, and not attached', async (_, whole) => {
  const bytes = Buffer.from(whole, 'base64');
  const cut = bytes.subarray(0, Math.min(bytes.length, 2_000)).toString('base64');
  const { told, attached } = await tell([image(cut), text('"width":3')]);
  expect(attached).toEqual([]);
  expect(told).toContain('a broken picture of');
  expect(told).toContain('"width":3');
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
  const numbers = JSON.stringify(Array.from({ length: 500 }, (_, n) => n % 7));
  expect((await tell([text(numbers)])).told).toBe(numbers);
  const words = `${'word'.repeat(20)}\nFinished\n${'a-long-name_'.repeat(12)}\nDone`;
  expect((await tell([text(words)])).told).toBe(words);
  const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(600, 7)]).toString('base64');
  expect((await tell([text(`a moving picture: ${gif}`)])).told).toBe(
    'a moving picture: [a file of 606 bytes: not shown]',
  );
  const pdf = Buffer.from(`%PDF-1.7 ${'x'.repeat(900)}`).toString('base64');
  const { told, attached } = await tell([], { file: `data:application/pdf;base64,${pdf}` });
  expect(told).toBe('{"file":"[a file of 909 bytes: not shown]"}');
  expect(attached).toEqual([]);
});
