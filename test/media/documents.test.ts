import { expect, test } from 'vitest';
import { createWorkerPool, type WorkerPool } from '../../src/core/workers.ts';
import { createExtractor } from '../../src/media/index.ts';
import { extract, extractNoticed, extractOne, extractText, latin1, utf8 } from './extracting.ts';
import { zip } from './office-files.ts';
import { toPdf } from './pdf-files.ts';

const PDF = toPdf(['The offer', 'The sum']);

test('a pdf goes whole, whatever its name says, and its text is kept by pages', async () => {
  expect(await extractOne(PDF, 'scan.jpg')).toEqual({
    type: 'document',
    mimeType: 'application/pdf',
    bytes: PDF,
    written: '[page 1]\nThe offer\n\n[page 2]\nThe sum\n\n',
  });
  const late = new Uint8Array([...latin1('\r\n'), ...PDF, ...new Uint8Array(5_000)]);
  expect((await extractOne(late)).type).toBe('document');
});

test('a pdf without words on it goes whole', async () => {
  expect(await extractOne(toPdf(['', '']))).not.toHaveProperty('written');
});

const ENCRYPTED = {
  trailer: '/Encrypt 6 0 R/ID[<00><00>]',
  more: [`<</Filter/Standard/V 1/R 2/O(${'1'.repeat(32)})/U(${'2'.repeat(32)})/P -4>>`],
};

test('a pdf that opens with its password alone is refused; one that writes about encryption is not', async () => {
  await expect(extract(toPdf(['x'], ENCRYPTED))).rejects.toThrow(
    'protected with a password. Save a copy without one',
  );
  const about = toPdf(['x'], { more: ['(the key /Encrypt 1 0 R is explained in 7.6)'] });
  expect((await extractOne(about)).type).toBe('document');
});

test('a pdf without pages is refused, and so is one whose end is missing', async () => {
  await expect(extract(toPdf([]))).rejects.toThrow('the PDF is damaged');
  const long = toPdf(['first', 'x'.repeat(6_000)]);
  await expect(extract(long.subarray(0, long.length / 2))).rejects.toThrow('Save it again');
  await expect(extract(long.subarray(0, long.length - 22))).rejects.toThrow(
    'the PDF is cut off: its end is missing. Save it again and send that.',
  );
});

test('of a pdf of more pages than the model takes the text is read, and that is told', async () => {
  const pages = Array.from({ length: 1_200 }, (_, at) => `Page about ${at}`);
  const { parts, notices } = await extractNoticed(toPdf(pages));

  expect(parts).toEqual([
    { type: 'text', text: expect.stringMatching(/^\[page 1\]\nPage about 0\n\n\[page 2\]/) },
  ]);
  expect(notices).toEqual([
    'PDFs can have up to 1,000 pages. It has 1,200, so I read only the text, not the images.',
  ]);
  await expect(extract(toPdf(pages.map(() => '')))).rejects.toThrow('Split it.');
});

test('a pdf over 50 MB is refused with the remedy', async () => {
  const bytes = new Uint8Array(50 * 1024 * 1024 + 1);
  bytes.set(PDF);

  await expect(extract(bytes)).rejects.toThrow('PDFs can be up to 50 MB. Split it');
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
    notices: ['I read only the first 4,000,000 of 4,500,000 characters.'],
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
  // A text with an invalid end is not UTF-8 at all.
  const late = await extractText(latin1(`${'Gruss\n'.repeat(400_000)}Gr\xfc\xdfe`));
  expect(late).toHaveLength(2_400_005);
  await expect(extract(utf8(' '.repeat(3_000_000)))).rejects.toThrow('I found no text in it');
});

test('nothing, blanks and noise are refused, each with its reason', async () => {
  await expect(extract(new Uint8Array())).rejects.toThrow('it’s empty (0 bytes). Check the file');
  await expect(extract(utf8(' \n\t'))).rejects.toThrow('I found no text in it');
  await expect(extract(latin1('\x01\x02\x03\xff\xfe\x04'.repeat(20)))).rejects.toThrow(
    'I don’t know this type of file',
  );
  await expect(extract(latin1('\x00\x01\x02\xff'))).rejects.toThrow('Convert it to one of these');
});

test('old Office files and archives that are not opened are refused with the remedy', async () => {
  await expect(
    extract(latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'), 'letter.doc'),
  ).rejects.toThrow(
    'I can’t read old Office files (.doc, .xls, .ppt). Save it as .docx, .xlsx, .pptx or PDF',
  );
  await expect(extract(latin1('Rar!\x1a\x07'))).rejects.toThrow(
    'Unpack it and send the files themselves',
  );
});

test('archives within archives are read within one bound for all of them', async () => {
  const wide = (name: string, inner: Uint8Array) =>
    zip(Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`${at}${name}`, inner])));
  const { parts, notices } = await extractNoticed(wide('.zip', wide('.txt', utf8('Small words'))));

  const texts = parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
  expect(texts.match(/Small words/g)).toHaveLength(36);
  expect(notices).toEqual([
    '3.zip (inside it): 4 files inside it were too much to read as well.',
    '6 files inside it were too much to read as well.',
  ]);
});

test('a saved page comes without its scripts and styles, and that is told', async () => {
  const page = `<!-- saved --><!DOCTYPE html><html><head><STYLE>p { color: red }</STYLE></head><body><p>Words</p><script>steal()</script ><p>More</p><script>${'x'.repeat(100)}`;
  const { parts, notices } = await extractNoticed(new TextEncoder().encode(page), 'a.html');
  expect(parts).toEqual([
    {
      type: 'text',
      text: '<!-- saved --><!DOCTYPE html><html><head></head><body><p>Words</p><p>More</p>',
    },
  ]);
  expect(notices).toEqual([expect.stringContaining('of scripts and styles')]);
});

test('code that is no page keeps its scripts', async () => {
  const code = '<template><p>Words</p></template>\n<script>run()</script>';
  const { parts, notices } = await extractNoticed(new TextEncoder().encode(code), 'a.vue');
  expect({ parts, notices }).toEqual({ parts: [{ type: 'text', text: code }], notices: [] });
});

test('of a mailbox each mail is read', async () => {
  const mail = (n: number) =>
    `From ada@a.example Mon Jun  1 10:00:0${n} 2026\nFrom: ada@a.example\nTo: bo@b.example\nSubject: Plan ${n}\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(`The body ${n}`).toString('base64')}\n\n`;
  const box = new TextEncoder().encode([0, 1, 2].map(mail).join(''));
  const { parts } = await extractNoticed(box, 'a.mbox');
  const text = parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
  for (const n of [0, 1, 2]) expect(text).toMatch(new RegExp(`Plan ${n}[\\s\\S]*The body ${n}`));
});

test('of archives in archives a few are read, and it is told how many are not', async () => {
  let read = 0;
  const pool = createWorkerPool();
  const workers: WorkerPool = {
    run: (module, task, limits) => {
      read += 1;
      return pool.run(module, task, limits);
    },
  };
  const pack = (count: number, make: (index: number) => Uint8Array) =>
    zip(Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}.zip`, make(n)])));
  const bytes = pack(6, () => pack(6, () => pack(2, (n) => utf8(`words ${n}`))));
  const file = { name: 'all.zip', mimeType: 'application/zip', bytes };
  const { notices } = await createExtractor({ workers }).extract(
    file,
    new AbortController().signal,
  );

  expect(read).toBeLessThanOrEqual(11); // A slow machine reads fewer in its time.
  expect(notices.join('\n')).toMatch(/too much to read as well/);
});
