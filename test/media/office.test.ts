import { expect, test } from 'vitest';
import { createWorkerPool } from '../../src/core/workers.ts';
import { createExtractor } from '../../src/media/index.ts';
import { readOffice } from '../../src/media/office/office.ts';
import { openZip } from '../../src/media/office/zip.ts';
import { extract, extractNoticed, extractText, utf8 } from './extracting.ts';
import { paragraph, shape, toBomb, toDocx, toPptx, toXlsx, zip } from './office-files.ts';

const workers = createWorkerPool();

test('a Word file becomes headings, paragraphs, lists and tables', async () => {
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
  const bytes = toDocx(
    [
      paragraph('Der Titel', '<w:pStyle w:val="Titel"/>'),
      paragraph('Ein Abschnitt', '<w:pStyle w:val="berschrift2"/>'),
      `<w:p><w:r><w:t>Tom &amp; Jerry</w:t><w:tab/><w:t>&lt;3 &#8364;</w:t></w:r><w:del><w:r><w:delText>weg</w:delText></w:r></w:del></w:p>`,
      paragraph('eins', '<w:numPr><w:numId w:val="1"/></w:numPr>'),
      paragraph('zwei', '<w:numPr><w:numId w:val="1"/></w:numPr>'),
      `<w:tbl><w:tr>${cell('Name')}${cell('Note')}</w:tr><w:tr>${cell('Ada')}${cell('a|b')}</w:tr></w:tbl>`,
      '<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>Kasten</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>Kasten</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>',
    ].join(''),
    {
      'word/styles.xml':
        '<w:styles><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style></w:styles>',
      'word/footnotes.xml': `<w:footnotes><w:footnote>${paragraph('Kleingedrucktes')}</w:footnote></w:footnotes>`,
    },
  );

  expect(await extractText(bytes, 'brief.docx')).toBe(
    `# Der Titel

## Ein Abschnitt

Tom & Jerry\t<3 €

- eins
- zwei

| Name | Note |
| --- | --- |
| Ada | a\\|b |

Kasten

Footnotes:

Kleingedrucktes`,
  );
});

test('an Excel file becomes one table a sheet, with texts, numbers, dates and computed values', async () => {
  const bytes = toXlsx(
    {
      Umsatz: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>Rest</t></is></c></row>
<row r="2"><c r="A2" s="1"><v>45292</v></c><c r="B2"><v>0.1</v></c><c r="D2" t="b"><v>1</v></c></row>
<row r="3"><c r="A3" s="2"><v>45292.75</v></c><c r="B3" s="3"><v>0.125</v></c><c r="C3" t="str"><f>A1&amp;B1</f><v>a &lt; b</v></c><c r="D3" t="e"><v>#DIV/0!</v></c></row>`,
      'R &amp; D': '',
    },
    {
      'xl/sharedStrings.xml':
        '<sst><si><t>Tag</t></si><si><r><t>Be</t></r><r><t>trag</t></r><rPh><t>nope</t></rPh></si></sst>',
      'xl/styles.xml':
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>',
    },
  );

  expect(await extractText(bytes, 'zahlen.xlsx')).toBe(
    `## Umsatz

| Tag | Betrag |  | Rest |
| --- | --- | --- | --- |
| 2024-01-01 | 0.1 |  | TRUE |
| 2024-01-01 18:00 | 12.5 % | a < b | #DIV/0! |

Formulas:
C3: =A1&B1

## R & D

(empty)`,
  );
});

test('a sheet of a hundred thousand rows is cut with a notice, and the text stays within its bound', async () => {
  const toRow = (at: number) =>
    `<row><c t="str"><v>row ${Math.sin(at)} ${Math.cos(at)}</v></c><c><v>2</v></c></row>`;
  const rows = Array.from({ length: 100_000 }, (_, at) => toRow(at)).join('');
  const { parts, notices } = await extractNoticed(toXlsx({ Long: rows, Next: toRow(1) }));

  expect(parts).toEqual([{ type: 'text', text: expect.any(String) }]);
  const text = parts[0]?.type === 'text' ? parts[0].text : '';
  expect(text.length).toBeGreaterThan(3_900_000);
  expect(text.length).toBeLessThanOrEqual(4_000_000);
  expect(text).toContain('## Long\n\n| row 0 1 | 2 |');
  expect(notices).toEqual([
    expect.stringMatching(/^I read only the first 7\d,\d+ of 100,000 rows of the sheet “Long”[.]$/),
    'I didn’t read 1 sheet: “Next”.',
  ]);
});

test('a PowerPoint file becomes its slides in their order, with titles, tables and notes', async () => {
  const table = `<p:graphicFrame><a:graphic><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>x</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>y</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></a:graphic></p:graphicFrame>`;
  const bytes = toPptx(
    [
      shape(['Why'], 'ctrTitle') + shape(['First', 'Second'], 'body') + shape(['1'], 'sldNum'),
      `${shape(['Loose words'])}${table}`,
    ],
    {
      'ppt/slides/_rels/slide2.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="http://x/notesSlide" Target="../notesSlides/notesSlide1.xml"/></Relationships>',
      'ppt/notesSlides/notesSlide1.xml': `<p:notes>${shape(['Speak slowly'], 'body')}</p:notes>`,
    },
  );

  expect(await extractText(bytes, 'talk.pptx')).toBe(
    `## Slide 1: Why

First
Second

Notes: Speak slowly

## Slide 2

Loose words

| x | y |
| --- | --- |`,
  );
});

test('an Office file that unfolds to far more than it weighs is refused', async () => {
  const bomb = toBomb(30 * 1024 * 1024);

  expect(bomb.length).toBeLessThan(100_000);
  await expect(extract(bomb)).rejects.toThrow('too large when unpacked. Send only');
});

test('the directory of an archive is read once, however many files are read from it', () => {
  const bytes = toPptx(Array.from({ length: 300 }, (_, index) => shape([`Slide ${index}`])));
  const files = openZip(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  bytes.fill(0, view.getUint32(bytes.length - 6, true)); // Where the directory begins.

  expect(files.read('ppt/slides/slide300.xml')).toContain('Slide 0');
  expect(files.read('ppt/slides/slide1.xml')).toContain('Slide 299');
  expect(files.has('ppt/slides/slide301.xml')).toBe(false);
});

/** The same archive with its sizes and places in 64 bits, as some programs always write them. */
function toWide(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - 22;
  const old = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = old.getUint32(end + 16, true);
  const central: Buffer[] = [];
  for (let at = start; at < end; ) {
    const nameLength = old.getUint16(at + 28, true);
    const record = Buffer.from(bytes.subarray(at, at + 46 + nameLength));
    const extra = Buffer.alloc(4 + 4 + 24);
    extra.writeUInt16LE(0x5455, 0); // Some other extra field comes first.
    extra.writeUInt16LE(1, 4);
    extra.writeUInt16LE(24, 6);
    for (const [index, field] of [24, 20, 42].entries()) {
      extra.writeBigUInt64LE(BigInt(record.readUInt32LE(field)), 8 + index * 8);
      record.writeUInt32LE(0xffffffff, field);
    }
    record.writeUInt16LE(extra.length, 30);
    central.push(record, extra);
    at += 46 + nameLength + old.getUint16(at + 30, true) + old.getUint16(at + 32, true);
  }
  const wide = Buffer.alloc(56);
  const directory = Buffer.concat(central);
  wide.writeUInt32LE(0x06064b50, 0);
  wide.writeBigUInt64LE(BigInt(old.getUint16(end + 10, true)), 32);
  wide.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + directory.length), 8);
  const last = Buffer.from(bytes.subarray(end));
  last.writeUInt16LE(0xffff, 10);
  last.writeUInt32LE(0xffffffff, 16);
  const comment = Buffer.from('made by a test');
  last.writeUInt16LE(comment.length, 20);
  return Buffer.concat([bytes.subarray(0, start), directory, wide, locator, last, comment]);
}

test('an archive with 64-bit sizes and a comment is read like any other', async () => {
  const bytes = toWide(toDocx(paragraph('Wide words')));

  expect(await extractText(bytes, 'wide.docx')).toContain('Wide words');
});

test.each([
  ['points outside', (end: Buffer) => end.writeUInt32LE(0x7fffffff, 16)],
  ['counts more files than there are', (end: Buffer) => end.writeUInt16LE(500, 10)],
  ['begins in the middle of a file', (end: Buffer) => end.writeUInt32LE(7, 16)],
])('an archive whose directory %s is refused in words', async (_, spoil) => {
  const bytes = Buffer.from(toDocx(paragraph('words')));
  spoil(bytes.subarray(-22));

  await expect(extract(bytes)).rejects.toThrow('damaged or incomplete. Save');
});

test('entities that a file defines for itself are not unfolded', async () => {
  const lol = toDocx(paragraph('&lol; stays'), {});
  const xml = '<!DOCTYPE x [<!ENTITY lol "lollollol">]>';

  expect(await extractText(lol)).toBe('&lol; stays');
  expect(
    await extractText(zip({ 'word/document.xml': `${xml}<w:p><w:r><w:t>&lol;</w:t></w:r></w:p>` })),
  ).toContain('&lol;');
});

test('half a file and a file without text are refused', async () => {
  const whole = toDocx(paragraph('words '.repeat(1_000)));

  await expect(extract(whole.subarray(0, whole.length / 2))).rejects.toThrow(
    'damaged or incomplete. Save',
  );
  await expect(extract(toDocx('<w:p/>'))).rejects.toThrow('I found no text in it. Send it as PDF');
});

test('an aborted extraction ends at once with the reason', async () => {
  const controller = new AbortController();
  const bytes = toXlsx({ Long: '<row><c><v>1</v></c></row>'.repeat(100_000) });
  const running = createExtractor({ workers }).extract(
    { name: 'a', mimeType: '', bytes },
    controller.signal,
  );
  controller.abort(new Error('stopped'));

  await expect(running).rejects.toThrow('stopped');
  await expect(
    createExtractor({ workers }).extract(
      { name: 'a', mimeType: '', bytes: utf8('a') },
      controller.signal,
    ),
  ).rejects.toThrow('stopped');
});

// Kind: an Office file whose reading takes time that grows with the square of its length. A file
// of three kilobytes, which unfolds to these, kept a core busy for a minute.
const MAX_CPU_US = 4_000_000;
const cell = (text: string) =>
  `<w:tbl><w:tr><w:tc>${paragraph(text)}</w:tc></w:tr></w:tbl>${paragraph('end')}`;
const END = paragraph('end');
const MADE_SLOW: Readonly<Record<string, string>> = {
  'tags that never end': `${END}${'<w:p '.repeat(200_000)}`,
  'brackets alone': `${END}${'<'.repeat(500_000)}`,
  'comments that never end': `${END}${'<!-- '.repeat(200_000)}`,
  'character data that never ends': `${END}${'<![CDATA['.repeat(100_000)}`,
  'declarations that never end': `${END}${'<!x '.repeat(200_000)}`,
  'instructions that never end': `${END}${'<?x '.repeat(200_000)}`,
  'values that never end': `${END}${'<w:p a="'.repeat(100_000)}`,
  'values with brackets in them': `${END}${'<w:p a="<b c='.repeat(100_000)}`,
  'one long attribute name': `<w:p><w:pPr><w:pStyle ${'x'.repeat(500_000)}/></w:pPr></w:p>${END}`,
  'one long gap in a tag': `<w:p><w:pPr><w:pStyle x${' '.repeat(500_000)}y/></w:pPr></w:p>${END}`,
  'end tags alone': `${'</w:p>'.repeat(200_000)}${END}`,
  'blanks in a cell': cell(`x${' '.repeat(500_000)}y`),
  'line ends in a cell': cell(`x${'\n '.repeat(300_000)}y`),
  'half entities': paragraph(`${'&'.repeat(500_000)}end`),
};

test.each(Object.entries(MADE_SLOW))('a Word file of %s is read in linear time', (_, body) => {
  const before = process.cpuUsage();
  const { text } = readOffice(toDocx(body));

  expect(text).toMatch(/end|the rest was cut/i);
  expect(process.cpuUsage(before).user, 'processor time').toBeLessThan(MAX_CPU_US);
});
