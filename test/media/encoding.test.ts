/**
 * Kind: text that is not valid UTF-8 was read with a single guess. Tried: a sentence and a small
 * table of each language in the encodings that its programs write, with and without marks, and
 * texts that are damaged in one place.
 */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { encode, encodeIso2022Jp, utf16be, utf16le, utf32 } from './corpus/encoders.ts';
import { SAMPLES } from './corpus/languages.ts';
import { extract, extractNoticed, latin1, utf8 } from './extracting.ts';

const read = async (bytes: Uint8Array) => {
  const { parts, notices } = await extractNoticed(bytes);
  const [part] = parts;
  return { text: part?.type === 'text' ? part.text : null, notices };
};

test.each(SAMPLES)(
  '$language in $label is read as it was written',
  async ({ text, label, name }) => {
    expect(await read(encode(label, text))).toEqual({
      text,
      notices: [`I guessed its character encoding (${name}), so some letters may be wrong.`],
    });
  },
);

test('Japanese with escape sequences is read, and that is certain', async () => {
  const text = '名前,都市\n田中,東京\nSmith,大阪\n';

  expect(await read(encodeIso2022Jp(text))).toEqual({ text, notices: [] });
});

test.each([
  'name,city\nAda,London\n',
  '名前,都市\n田中,東京\n',
  'Привет, как дела?',
  '今日は天気がいいですね',
])('%j in UTF-16 and UTF-32 without a mark is read', async (text) => {
  const guessed = (name: string) => [
    `I guessed its character encoding (${name}), so some letters may be wrong.`,
  ];
  expect(await read(utf16le(text))).toEqual({ text, notices: guessed('UTF-16') });
  expect(await read(utf16be(text))).toEqual({ text, notices: guessed('UTF-16') });
  for (const isLittle of [true, false]) {
    expect(await read(utf32(text, isLittle))).toEqual({ text, notices: guessed('UTF-32') });
    expect(await read(utf32(`\ufeff${text}`, isLittle))).toEqual({ text, notices: [] });
  }
});

test('damage stays where it is, and is told', async () => {
  const bytes = Buffer.concat([
    utf8('größe, Ähre, Übung: schön\n'),
    latin1('\xfc\n'),
    utf8('mehr davon: äöü\n'),
  ]);

  expect(await read(new Uint8Array(bytes))).toEqual({
    text: 'größe, Ähre, Übung: schön\n�\nmehr davon: äöü\n',
    notices: ['1 damaged character is shown as �.'],
  });
  expect((await read(utf8('日本語テキスト').subarray(0, -1))).text).toBe('日本語テキス�');
});

test('replacement characters that a text has itself are no damage', async () => {
  expect(await read(utf8('lost: ���'))).toEqual({ text: 'lost: ���', notices: [] });
});

test('a log with a run of zeros in it is read without them', async () => {
  const bytes = Buffer.concat([
    utf8('first\nsecond\n'),
    Buffer.alloc(4_096),
    utf8('third größe\n'),
  ]);

  expect(await read(new Uint8Array(bytes))).toEqual({
    text: 'first\nsecond\nthird größe\n',
    notices: ['I left out 4,096 empty bytes.'],
  });
});

test('the first letter beyond ASCII may stand far inside a file', async () => {
  const text = `${'1;2;3\n'.repeat(50_000)}Łódź;Kraków;Gdańsk\nŻółć\n`;

  expect((await read(encode('windows-1250', text))).text).toBe(text);
});

test('what a text declares is believed', async () => {
  const xml = '<?xml version="1.0" encoding="ISO-8859-2"?><a>Gdaňsk</a>';

  expect(await read(encode('iso-8859-2', xml))).toEqual({ text: xml, notices: [] });
});

test('programs and other binary data are no text', async () => {
  const program = new Uint8Array(await readFile(process.execPath)).subarray(0, 200_000);
  const noise = Uint8Array.from({ length: 5_000 }, (_, at) => (at * at * 7 + at * 31) & 0xff);

  await expect(extract(noise)).rejects.toThrow('I don’t know this type of file');
  for (const bytes of [program, latin1('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0')])
    await expect(extract(bytes)).rejects.toThrow('I can’t read programs');
});
