import { expect, test } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { createExtractor } from '../../src/media/index.ts';

const signal = new AbortController().signal;
const extract = (bytes: Uint8Array, name = 'file', mimeType = '') =>
  createExtractor().extract({ name, mimeType, bytes }, signal);
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test('the bytes decide what a file is, not its name or what the platform claims', async () => {
  const png = latin1('\x89PNG\r\n\x1a\n and so on');

  expect(await extract(png, 'letter.txt', 'text/plain')).toEqual({
    type: 'image',
    mimeType: 'image/png',
    bytes: png,
  });
  expect(await extract(latin1('%PDF-1.7 …'), 'x.png')).toMatchObject({
    type: 'document',
    mimeType: 'application/pdf',
  });
  expect(await extract(latin1('RIFF\0\0\0\0WAVEfmt '))).toMatchObject({
    type: 'audio',
    mimeType: 'audio/wav',
  });
  expect(await extract(latin1('RIFF\0\0\0\0WEBPVP8 '))).toMatchObject({
    type: 'image',
    mimeType: 'image/webp',
  });
});

test('text in UTF-8 becomes text', async () => {
  const text = 'Grüße, 世界 🌍';

  expect(await extract(new TextEncoder().encode(text), 'hello.md')).toEqual({ type: 'text', text });
});

test('what cannot be used is refused with the reason and the remedy', async () => {
  await expect(extract(new Uint8Array())).rejects.toThrow('it is empty');
  await expect(extract(latin1('GIF89a'))).rejects.toThrow('convert it (png or jpeg)');
  await expect(extract(latin1('\x00\x01\x02\xff'))).rejects.toThrow('its type is not known');
  await expect(extract(latin1('OggS\x00'))).rejects.toBeInstanceOf(UserError);
});
