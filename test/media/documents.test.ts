import { expect, test } from 'vitest';
import { extract, extractNoticed, extractOne, extractText, latin1, utf8 } from './extracting.ts';

const PDF = latin1('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF');

test('a pdf goes whole, whatever its name says', async () => {
  expect(await extractOne(PDF, 'scan.jpg')).toEqual({
    type: 'document',
    mimeType: 'application/pdf',
    bytes: PDF,
  });
  expect((await extractOne(latin1('\r\n%PDF-1.4\n1 0 obj<<>>endobj'))).type).toBe('document');
});

test('a pdf with a password is refused with the remedy; one that writes about encryption is not', async () => {
  const locked = latin1(
    '%PDF-1.7\n1 0 obj<<>>endobj\ntrailer <</Root 1 0 R /Encrypt 5 0 R>>\n%%EOF',
  );
  const about = latin1(
    '%PDF-1.7\n1 0 obj (the key /Encrypt is explained in 7.6) endobj\ntrailer <<>>\n%%EOF',
  );

  await expect(extract(locked)).rejects.toThrow(
    'protected with a password. Please save a copy without one',
  );
  expect((await extractOne(about)).type).toBe('document');
});

test('a pdf over 50 MB is refused with the remedy', async () => {
  const bytes = new Uint8Array(50 * 1024 * 1024 + 1);
  bytes.set(PDF);

  await expect(extract(bytes)).rejects.toThrow('PDFs over 50 MB cannot be read. Please split it');
});

test('text is text in whatever encoding it comes, also with a name that says otherwise', async () => {
  const text = 'Grüße, Ärger – „Zitat“';

  expect(await extractText(utf8(`${text} 世界 🌍`), 'hello.png')).toBe(`${text} 世界 🌍`);
  expect(await extractText(utf8(`\ufeff${text}`))).toBe(text);
  expect(await extractText(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')))).toBe(text);
  expect(await extractText(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()))).toBe(
    text,
  );
  expect(await extractText(latin1('Gr\xfc\xdfe, \xc4rger \x96 \x84Zitat\x93'))).toBe(text);
});

test('code, CSV, JSON and HTML are handed on as they were written', async () => {
  for (const text of [
    'a,b\n1,"2,3"\n',
    '{"a": [1]}',
    '<!doctype html><p>Hi & bye</p>',
    'BM = 1\nprint(BM)\n',
    'PK: a story',
  ])
    expect(await extractText(utf8(text))).toBe(text);
});

test('a long text is whole; of one that is too long the beginning is kept, and that is told', async () => {
  const book = '0123456789'.repeat(25_000);
  expect(await extractNoticed(utf8(book))).toEqual({
    parts: [{ type: 'text', text: book }],
    notices: [],
  });

  const library = '0123456789'.repeat(450_000);
  expect(await extractNoticed(utf8(library))).toEqual({
    parts: [{ type: 'text', text: library.slice(0, 4_000_000) }],
    notices: ['only the first 4,000,000 of 4,500,000 characters were read.'],
  });
});

test('a text of many megabytes is read as one, whatever its encoding and wherever it is cut', async () => {
  const line = 'größe 🌍 日本\n';
  const count = 200_000;
  for (const bytes of [
    utf8(line.repeat(count)),
    Buffer.from(`\ufeff${line.repeat(count)}`, 'utf16le'),
  ]) {
    expect(await extractText(new Uint8Array(bytes))).toBe(line.repeat(count));
  }
  const old = await extractText(latin1('Gr\xfc\xdfe\n'.repeat(400_000)));
  expect(old).toBe('Grüße\n'.repeat(400_000));
  // What is no UTF-8 only at its end is none at all.
  const late = await extractText(latin1(`${'Gruss\n'.repeat(400_000)}Gr\xfc\xdfe`));
  expect(late).toHaveLength(2_400_005);
  await expect(extract(utf8(' '.repeat(3_000_000)))).rejects.toThrow('there is no text in it');
});

test('nothing, blanks and noise are refused, each with its reason', async () => {
  await expect(extract(new Uint8Array())).rejects.toThrow(
    'it is empty (0 bytes). Please check the file',
  );
  await expect(extract(utf8(' \n\t'))).rejects.toThrow('there is no text in it');
  await expect(extract(latin1('\x01\x02\x03\xff\xfe\x04'.repeat(20)))).rejects.toThrow(
    'its type is not known',
  );
  await expect(extract(latin1('\x00\x01\x02\xff'))).rejects.toThrow(
    'please convert it to one of these',
  );
});

test('old Office files, rich text and archives are refused with the remedy', async () => {
  await expect(
    extract(latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'), 'letter.doc'),
  ).rejects.toThrow(
    'Old Office (.doc, .xls, .ppt) and password-protected Office files cannot be read. Please save it as .docx, .xlsx, .pptx or PDF',
  );
  await expect(extract(latin1('{\\rtf1 hello}'))).rejects.toThrow('save it as .docx or PDF');
  await expect(extract(latin1('Rar!\x1a\x07'))).rejects.toThrow(
    'unpack it and send the files themselves',
  );
});
