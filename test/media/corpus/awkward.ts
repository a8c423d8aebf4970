import { gzipSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { latin1, utf8 } from '../extracting.ts';
import { toDocx, toXlsx, zip } from '../office-files.ts';
import type { Case } from './case.ts';
import { picture } from './samples.ts';

const utf16 = (text: string, isBigEndian = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(isBigEndian ? bytes.swap16() : bytes);
};

/** A zip archive in a zip archive, and so on. */
const nested = (depth: number) =>
  Array.from({ length: depth }).reduce(
    (inner: Uint8Array, _, level) => zip({ [`level ${level}.zip`]: inner }),
    zip({ 'a.txt': 'at the bottom' }),
  );

/** An archive whose files say that they are encrypted. */
function toLocked(bytes: Uint8Array): Uint8Array {
  const locked = Buffer.from(bytes);
  const directory = locked.indexOf(Buffer.from('504b0102', 'hex'));
  for (const at of [6, directory + 8]) locked[at] = (locked[at] ?? 0) | 1;
  return new Uint8Array(locked);
}

const book = (files: Readonly<Record<string, string>>, path = 'OPS/book.opf') =>
  zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': `<container><rootfiles><rootfile full-path="${path}"/></rootfiles></container>`,
    ...files,
  });

const SPINE =
  '<package><manifest><item id="a" href="ch%201.xhtml"/><item id="b" href="../extra/two.xhtml"/><item id="c" href="gone.xhtml"/></manifest><spine><itemref idref="b" linear="no"/><itemref idref="nope"/><itemref idref="a"/><itemref idref="c"/></spine></package>';

const MAIL = [
  'From: a@example.org',
  'Subject: =?utf-8?B?w4R1w59lcmU=?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=AA',
  '',
  '--AA',
  'Content-Type: text/plain; charset=iso-8859-15',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Outer =A4 body',
  '--AA',
  'Content-Type: message/rfc822',
  '',
  'From: c@example.org',
  'Subject: Inner one',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=BB',
  '',
  '--BB',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Inner <b>html</b> body</p>',
  '--BB',
  'Content-Type: text/csv; name="x.csv"',
  'Content-Disposition: attachment; filename="x.csv"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('k,v\n1,deep').toString('base64'),
  '--BB--',
  '--AA--',
  '',
].join('\r\n');

/** Three pictures, one below the other, of which the formats make pages. */
async function stack(): Promise<Sharp> {
  const each = await Promise.all(
    ['#ff0000', '#00ff00', '#0000ff'].map((colour) => picture(colour, 20, 20).raw().toBuffer()),
  );
  return sharp(Buffer.concat(each), {
    raw: { width: 20, height: 60, channels: 3, pageHeight: 20 },
  });
}

const own = async (bytes: Promise<Uint8Array>) => new Uint8Array(await bytes);

/** Files whose shape is unusual, though programs write them. */
export const AWKWARD: readonly Case[] = [
  {
    name: 'archives within archives',
    file: () => nested(6),
    has: ['level 5.zip', 'level 4.zip'],
    lacks: ['at the bottom'],
    told: ['it’s too deep inside other files to read'],
  },
  {
    name: 'an archive of 1,500 files',
    file: () => zip(Object.fromEntries(Array.from({ length: 1_500 }, (_, n) => [`${n}.txt`, 'x']))),
    has: ['- 0.txt (1 byte)', '- 1499.txt (1 byte)'],
    told: ['I read only 20 of the 1,500 files in it, and the names of the others.'],
  },
  {
    name: 'an archive with paths that lead out of it',
    file: () => zip({ '../../etc/passwd': 'root:x', 'C:\\w.txt': 'win' }),
    has: ['=== ../../etc/passwd ===', 'root:x', 'win'],
  },
  {
    name: 'an archive with a password',
    file: () => toLocked(zip({ 's.txt': 'secret' })),
    refused: 'protected with a password. Pack it without one',
  },
  {
    name: 'an archive without files',
    file: () => latin1(`PK\x05\x06${'\0'.repeat(18)}`),
    refused: 'the archive is empty',
  },
  {
    name: 'gzip twice',
    file: () => new Uint8Array(gzipSync(gzipSync('deep text'))),
    has: ['deep text'],
  },
  {
    name: 'gzip in two parts',
    file: () => new Uint8Array(Buffer.concat([gzipSync('one '), gzipSync('two')])),
    has: ['one two'],
  },
  {
    name: 'a Word file of comments alone',
    file: () =>
      toDocx('<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>', {
        'word/comments.xml':
          '<w:comments><w:comment w:id="0" w:author="Ann"><w:p><w:r><w:t>Only a comment</w:t></w:r></w:p></w:comment></w:comments>',
      }),
    has: ['Ann: Only a comment'],
  },
  {
    name: 'a Word file of nothing',
    file: () => toDocx('<w:p/>'),
    refused: 'I found no text in it',
  },
  {
    name: 'a Word file with entities of its own',
    file: () =>
      toDocx('', {
        'word/document.xml':
          '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:body><w:p><w:r><w:t>&b; end</w:t></w:r></w:p></w:body></w:document>',
      }),
    has: ['end'],
    lacks: ['aaaaaaaa'],
  },
  {
    name: 'a cell at the far end of a sheet',
    file: () => toXlsx({ S: '<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>' }),
    has: ['## S'],
    told: ['I read only the first 1,000 columns of the sheet “S”.'],
  },
  {
    name: 'an OpenDocument text with a password',
    file: () =>
      zip({
        mimetype: 'application/vnd.oasis.opendocument.text',
        'META-INF/manifest.xml':
          '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data manifest:checksum="x"><manifest:algorithm/></manifest:encryption-data></manifest:file-entry></manifest:manifest>',
        'content.xml': Uint8Array.from({ length: 300 }, (_, at) => (at * 97) % 256),
      }),
    refused: 'protected with a password. Save a copy without one',
  },
  {
    name: 'a book in an order of its own, with chapters that are gone',
    file: () =>
      book({
        'OPS/book.opf': SPINE,
        'OPS/ch 1.xhtml': '<html><body><p>First&nbsp;words</p></body></html>',
        'extra/two.xhtml': '<html><body><p>Second words</p></body></html>',
      }),
    has: ['Second words\n\nFirst'],
    told: [
      'chapter (inside it): the file is damaged or incomplete',
      'gone.xhtml (inside it): the file is damaged or incomplete',
    ],
  },
  {
    name: 'a book whose path has a blank that is written as one of an address',
    file: () =>
      book(
        {
          'OPS/my book.opf':
            '<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
          'OPS/a.xhtml': '<p>Words</p>',
        },
        'OPS/my%20book.opf',
      ),
    has: ['Words'],
  },
  {
    name: 'a mail within a mail, with a table',
    file: () => latin1(MAIL),
    has: ['Subject: Äußere', 'Outer € body', 'Subject: Inner one', 'Inner html body', '1,deep'],
  },
  {
    name: 'a table in UTF-16 without a mark',
    file: () => utf16('Name;City\nAnna;Rome\nBob;Oslo\n'),
    has: ['Anna;Rome'],
    told: ['I guessed its character encoding (UTF-16)'],
  },
  {
    name: 'Japanese in UTF-16 without a mark, the other way round',
    file: () => utf16('名前,都市\n花子,東京\n太郎,大阪です。これは長い文章です。\n', true),
    has: ['花子,東京'],
    told: ['I guessed its character encoding (UTF-16)'],
  },
  {
    name: 'a small Korean table',
    file: () =>
      latin1(
        '\xc0\xcc\xb8\xa7,\xb3\xaa\xc0\xcc\n\xb1\xe8\xc3\xb6\xbc\xf6,30\n\xc0\xcc\xbf\xb5\xc8\xf1,28\n',
      ),
    has: ['이름,나이\n김철수,30\n이영희,28'],
    told: ['I guessed its character encoding (EUC-KR)'],
  },
  {
    name: 'a log with colours of a terminal',
    file: () => utf8('\x1b[31mERROR\x1b[0m failed\r\n\x1b[2Kdone\r\n'),
    has: ['ERROR', 'failed', 'done'],
  },
  {
    name: 'a text about PK',
    file: () => utf8('PK is a hero.\nno archive here\n'),
    has: ['PK is a hero.'],
  },
  {
    name: 'a text of one endless line',
    file: () => utf8('word '.repeat(900_000)),
    has: ['word word'],
    told: ['I read only the first 4,000,000 of 4,500,000 characters.'],
  },
  {
    name: 'an animated WebP of three frames',
    file: async () => own((await stack()).webp({ loop: 0, delay: [100, 100, 100] }).toBuffer()),
    parts: ['image', 'image', 'image'],
  },
  {
    name: 'a photograph in CMYK',
    file: () => own(picture('#0088ff', 60, 40).toColourspace('cmyk').jpeg().toBuffer()),
    parts: ['image'],
  },
  {
    name: 'a picture of 16 bits a colour',
    file: () => own(picture('#888888', 30, 30).toColourspace('rgb16').png().toBuffer()),
    parts: ['image'],
  },
  {
    name: 'a picture of two rows and 20,000 columns',
    file: () => own(picture('#0088ff', 20_000, 2).png().toBuffer()),
    kinds: ['image'],
    told: ['it’s wide, so I cut it into 8 pieces from left to right.'],
  },
  {
    name: 'the beginning of a photograph, and nothing else',
    file: () => latin1('\xff\xd8\xff\xe0\0\x10'),
    refused: 'the image is damaged or incomplete',
  },
  {
    name: 'a film without tracks',
    file: () => latin1(`\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x08moov`),
    refused: 'I found no sound in it, or it’s damaged',
  },
];
