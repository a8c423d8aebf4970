import { latin1, utf8 } from '../extracting.ts';
import { paragraph, toDocx, toXlsx, zip } from '../office-files.ts';
import type { Case } from './case.ts';

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word file that shows another file in its middle. */
const withChunk = (name: string, content: string | Uint8Array) =>
  toDocx(`${paragraph('Before')}<w:altChunk r:id="r5"/>${paragraph('After')}`, {
    'word/_rels/document.xml.rels': `<Relationships><Relationship Id="r5" Type="${TYPES}/aFChunk" Target="${name}"/></Relationships>`,
    [`word/${name}`]: content,
  });

const lines = (...each: readonly string[]) => each.join('\r\n');

const PAGE = lines(
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; type="text/html"; boundary="X"',
  '',
  '--X',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '<p>saved w=C3=B6rds</p>',
  '--X--',
  '',
);

/** The bytes with one changed that stands so far behind some letters. */
function toDamaged(bytes: Uint8Array, letters: string, behind: number): Uint8Array {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf(letters) + behind;
  copy[at] = (copy[at] ?? 0) ^ 1;
  return new Uint8Array(copy);
}

const field = (data: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const cells = (...each: readonly (readonly [value: string, style: number])[]) =>
  `<row>${each.map(([value, style]) => `<c s="${style}"><v>${value}</v></c>`).join('')}</row>`;

const styles = (...formats: readonly number[]) => ({
  'xl/styles.xml': `<styleSheet><cellXfs>${[0, ...formats].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
});

const BOOK =
  '<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>';

/** A book that says of one of its files that it is encrypted. */
const toBook = (encrypted: string) =>
  zip({
    mimetype: 'application/epub+zip',
    'META-INF/encryption.xml': `<encryption><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="${encrypted}"/></enc:CipherData></enc:EncryptedData></encryption>`,
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>',
    'c.opf': BOOK,
    'a.xhtml': '<p>Once upon a time</p>',
  });

function toCutTar(): Uint8Array {
  const head = Buffer.alloc(512);
  for (const [text, at] of [
    ['a.txt', 0],
    ['00000002000\0', 124],
    ['0', 156],
    ['ustar\0', 257],
  ] as const)
    head.write(text, at);
  return new Uint8Array(Buffer.concat([head, Buffer.from('the beginning')]));
}

/** A PDF of one page with these objects from the fourth on. */
function toPdf(catalog: string, page: string, more: readonly string[]): Uint8Array {
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] ${page} >>`,
    ...more,
  ];
  let pdf = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const at = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const size = `/Size ${objects.length + 1} /Root 1 0 R`;
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  return latin1(`${pdf}${table}trailer\n<< ${size} >>\nstartxref\n${pdf.length}\n%%EOF\n`);
}

const stream = (text: string) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;

const FIELDS = [
  '<< /Type /Annot /Subtype /Widget /FT /Tx /T (Name) /V (Ann Lee) /Rect [10 10 90 30] >>',
  '<< /Type /Annot /Subtype /Widget /FT /Ch /T (Colour) /V (Blue) /Opt [(Red) (Blue)] /Rect [10 40 90 60] >>',
];

const SUBTITLES = lines(
  '1',
  '00:00:01,000 --> 00:00:04,000',
  '<i>Hello there.</i>',
  '',
  '2',
  '00:00:05,000 --> 00:00:07,500',
  '- You are bold.',
  '',
);

/** Parts of documents that only some programs write, or that are damaged. */
export const PARTS: readonly Case[] = [
  {
    name: 'a Word file that shows a page within it',
    file: () => withChunk('chunk.html', '<html><body><p>from a page</p></body></html>'),
    has: ['Before\n\n[file chunk.html]\n\nAfter', 'from a page'],
  },
  {
    name: 'a Word file that shows Rich Text within it',
    file: () => withChunk('chunk.rtf', '{\\rtf1 from Rich Text}'),
    has: ['[file chunk.rtf]', 'from Rich Text'],
  },
  {
    name: 'a Word file that shows a saved page within it',
    file: () => withChunk('chunk.mht', PAGE),
    has: ['[file chunk.mht]', 'saved wörds'],
    lacks: ['=C3'],
  },
  {
    name: 'a Word file that shows another one within it',
    file: () => withChunk('inner.docx', toDocx(paragraph('from within'))),
    has: ['[file inner.docx]', 'from within'],
  },
  { name: 'a saved page', file: () => utf8(PAGE), has: ['saved wörds'], lacks: ['=C3'] },
  {
    name: 'a Word file whose document has another name',
    file: () =>
      zip({
        '[Content_Types].xml':
          '<Types><Override PartName="/word/document2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        'word/document2.xml': `<w:document><w:body>${paragraph('Second words')}</w:body></w:document>`,
      }),
    has: ['Second words'],
    lacks: ['archive'],
  },
  {
    name: 'a Word file in UTF-16',
    file: () =>
      zip({
        'word/document.xml': new Uint8Array(
          Buffer.from(`\ufeff<w:document>${paragraph('Wide grün')}</w:document>`, 'utf16le'),
        ),
      }),
    has: ['Wide grün'],
  },
  {
    name: 'a form of old in a Word file',
    file: () =>
      toDocx(
        `<w:p>${field('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/><w:listEntry w:val="Blue"/></w:ddList>')}</w:p><w:p>${field('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>')}<w:r><w:t> agreed</w:t></w:r></w:p>`,
      ),
    has: ['Blue', '☑ agreed'],
  },
  {
    name: 'a Word file with a watermark',
    file: () =>
      toDocx(
        `<w:p><w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r></w:p>${paragraph('body')}`,
      ),
    has: ['DRAFT', 'body'],
  },
  {
    name: 'a Word file with one damaged letter',
    file: () =>
      toDamaged(
        zip({ 'word/document.xml': `<w:document>${paragraph('words')}</w:document>` }),
        'word/document.xml',
        30,
      ),
    refused: 'the file is damaged or incomplete',
  },
  {
    name: 'an archive with a file that is not as it was packed',
    file: () => {
      const bytes = Buffer.from(zip({ 'a.txt': 'some words here '.repeat(30), 'b.txt': 'fine' }));
      bytes.writeUInt32LE(12, bytes.indexOf(Buffer.from('504b0102', 'hex')) + 24);
      return new Uint8Array(bytes);
    },
    has: ['some words h', 'fine'],
    told: ['a.txt (inside it): it’s partly damaged'],
  },
  {
    name: 'a tar archive that breaks off',
    file: toCutTar,
    has: ['the beginning'],
    told: ['a.txt (inside it): it’s cut off'],
  },
  {
    name: 'a book of which a chapter is encrypted',
    file: () => toBook('a.xhtml'),
    refused: 'the book is copy-protected',
  },
  {
    name: 'a book of which only a font is encrypted',
    file: () => toBook('fonts/a.otf'),
    has: ['Once upon a time'],
  },
  {
    name: 'days before March 1900',
    file: () => toXlsx({ S: cells(['59', 1], ['60', 1], ['61', 1]) }, styles(14)),
    has: ['| 1900-02-28 | 1900-02-29 | 1900-03-01 |'],
  },
  {
    name: 'dates of Chinese and Japanese programs',
    file: () => toXlsx({ S: cells(['46354', 1], ['46354', 2], ['0.75', 3]) }, styles(31, 57, 34)),
    has: ['| 2026-11-28 | 2026-11-28 | 18:00 |'],
  },
  {
    name: 'characters that XML cannot hold',
    file: () =>
      toXlsx(
        { S: '<row><c t="s"><v>0</v></c></row>' },
        { 'xl/sharedStrings.xml': '<sst><si><t>one_x000D_\ntwo_x0041_</t></si></sst>' },
      ),
    has: ['one', 'twoA'],
    lacks: ['_x00'],
  },
  {
    name: 'a PDF form whose fields are not drawn',
    file: () => toPdf('/AcroForm << /Fields [4 0 R 5 0 R] >>', '/Annots [4 0 R 5 0 R]', FIELDS),
    parts: ['document'],
    has: ['Name: Ann Lee', 'Colour: Blue'],
  },
  {
    name: 'a PDF form that only one program shows',
    file: () =>
      toPdf(
        '/AcroForm << /XFA 4 0 R /Fields [] >>',
        '/Contents 5 0 R /Resources << /Font << /F1 6 0 R >> >>',
        [
          stream('<xdp:xdp><template/></xdp:xdp>'),
          stream('BT /F1 12 Tf 20 20 Td (Please wait...) Tj ET'),
          '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
        ],
      ),
    parts: ['document'],
    told: ['only Adobe Reader shows'],
  },
  { name: 'subtitles', file: () => utf8(SUBTITLES), has: ['Hello there.', 'You are bold.'] },
  {
    name: 'subtitles of the web',
    file: () => utf8('WEBVTT\n\n00:01.000 --> 00:04.000 align:start\n<v Ann>Good morning</v>\n'),
    has: ['Good morning'],
  },
];
