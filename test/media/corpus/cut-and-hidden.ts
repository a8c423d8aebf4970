import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { latin1, utf8 } from '../extracting.ts';
import { toXlsx } from '../office-files.ts';
import { toPdf } from '../pdf-files.ts';
import type { Case } from './case.ts';
import { join, picture } from './samples.ts';

/** An archive of two files, of which the first says that it was packed by another method. */
function packedBy(method: number): Uint8Array {
  const bytes = zipSync({ 'a.txt': strToU8('first'), 'b.txt': strToU8('second') }, { level: 0 });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  view.setUint16(8, method, true);
  view.setUint16(buffer.indexOf('PK\x01\x02', 0, 'latin1') + 10, method, true);
  return bytes;
}

/** An archive of files with names in UTF-8, without the flag that says so. */
function withoutFlag(name: string): Uint8Array {
  const bytes = zipSync({ [name]: strToU8('inside') });
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  buffer.writeUInt16LE(0, 6);
  buffer.writeUInt16LE(0, buffer.indexOf('PK\x01\x02', 0, 'latin1') + 8);
  return bytes;
}

async function pages(count: number, format: 'gif' | 'tiff'): Promise<Uint8Array> {
  const all = await Promise.all(
    Array.from({ length: count }, (_, at) =>
      picture(`rgb(${at * 30},90,0)`)
        .png()
        .toBuffer(),
    ),
  );
  const joined = sharp(all, { join: { animated: true } });
  return new Uint8Array(await joined.toFormat(format).toBuffer());
}

const attachedFile = [
  '<</Type/EmbeddedFile/Length 9>>\nstream\nPaid: yes\n\nendstream',
  '<</Type/Filespec/F(terms.txt)/UF(terms.txt)/EF<</F 6 0 R>>>>',
];

const comment = '<</Type/Annot/Subtype/Text/Rect[9 9 29 29]/T(Ana)/Contents(Too high)>>';

export const CUT_AND_HIDDEN: readonly Case[] = [
  {
    name: 'a PDF with an attached file',
    file: () => withNames(toPdf(['Contract'], { more: attachedFile })),
    has: ['=== terms.txt ===', 'Paid: yes'],
    parts: ['document'],
  },
  {
    name: 'a PDF with a comment that shows on a click',
    file: () =>
      replaced(toPdf(['Contract'], { more: [comment] }), '/MediaBox', '/Annots[6 0 R]/MediaBox'),
    has: ['Comments:\n[page 1] Ana: Too high'],
    parts: ['document'],
  },
  {
    name: 'a PDF with a page of a server behind it',
    file: () => join(toPdf(['Contract']), latin1('<html>footer</html>'.repeat(200))),
    parts: ['document'],
  },
  {
    name: 'a note about PDFs',
    file: () => utf8('%PDF-1.7 is how they begin.\nThis one is only about them.\n'),
    has: ['only about them'],
  },
  {
    name: 'lines in two encodings',
    file: () => join(utf8('Grüße aus Köln\n'.repeat(3)), latin1('Grüße aus Nürnberg\n'.repeat(4))),
    has: ['Grüße aus Köln', 'Grüße aus Nürnberg'],
    told: ['character encoding (Windows-1252)'],
  },
  {
    name: 'runs of one byte and of zeros',
    file: () => join(new Uint8Array(400), new Uint8Array(3_000).fill(0xff), new Uint8Array(3_000)),
    refused: 'I don’t know this type of file',
  },
  {
    name: 'an archive with a file that was packed in another way',
    file: () => packedBy(14),
    has: ['- a.txt', '=== b.txt ===\n\nsecond'],
    told: ['I read only 1 of the 2 files in it'],
  },
  {
    name: 'an archive that was packed in another way',
    file: () => {
      const bytes = zipSync({ 'a.txt': strToU8('first') }, { level: 0 });
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      buffer.writeUInt16LE(12, buffer.indexOf('PK\x01\x02', 0, 'latin1') + 10);
      return bytes;
    },
    refused: 'I can’t read bzip2 archives. Unpack it',
  },
  {
    name: 'an archive of names without their flag',
    file: () => withoutFlag('Übersicht – März.txt'),
    has: ['=== Übersicht – März.txt ==='],
  },
  {
    name: 'half an animated gif',
    file: async () => {
      const whole = await pages(4, 'gif');
      return whole.subarray(0, whole.length - 20);
    },
    kinds: ['image'],
    told: ['it’s cut off'],
  },
  {
    name: 'half a scan of several pages',
    file: async () => {
      const whole = await pages(4, 'tiff');
      return whole.subarray(0, whole.length / 2);
    },
    kinds: ['image'],
    told: ['it’s cut off'],
  },
  {
    name: 'a mail that does not say how it is encoded',
    file: () =>
      latin1(
        'From: a@example.com\r\nTo: b@example.com\r\nSubject: Gr\xfc\xdfe\r\nDate: Tue, 12 Jan 2027 10:00:00 +0100\r\n\r\nSch\xf6ne Gr\xfc\xdfe aus M\xfcnchen',
      ),
    has: ['Subject: Grüße', 'Schöne Grüße aus München'],
    told: ['character encoding (Windows-1252)'],
  },
  {
    name: 'half a mail',
    file: () =>
      latin1(
        'From: a@example.com\r\nTo: b@example.com\r\nSubject: Parts\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary="xyz"\r\n\r\n--xyz\r\nContent-Type: text/plain\r\n\r\nHello\r\n--xyz\r\nContent-Type: text/csv; name=a.csv\r\nContent-Disposition: attachment\r\n\r\na;b\r\n1;',
      ),
    has: ['Hello'],
    told: ['it’s cut off'],
  },
  {
    name: 'formulas beside an empty value',
    file: () =>
      toXlsx({
        A: '<row><c r="A1"><v>2</v></c><c r="B1"><f>A1*3</f><v></v></c><c r="C1" t="str"><f>""</f><v></v></c></row>',
      }),
    has: ['| 2 | =A1*3 |'],
    told: ['some formulas have no stored value'],
  },
  ...(
    [
      ['0,&quot; k&quot;', '12000', '12 k'],
      ['#,##0.0,,&quot;M&quot;', '1250000', '1.25M'],
      ['€#,##0,', '3400', '€3.4'],
    ] as const
  ).map(([code, value, shown]) => ({
    name: `${value} as ${code}`,
    file: () =>
      toXlsx(
        { A: `<row><c s="1"><v>${value}</v></c></row>` },
        {
          'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${code}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs></styleSheet>`,
        },
      ),
    has: [`| ${shown} |`],
  })),
];

/** The catalogue names what is attached. */
function withNames(pdf: Uint8Array): Uint8Array {
  const names = '/Names<</EmbeddedFiles<</Names[(terms.txt)7 0 R]>>>>';
  return replaced(pdf, '/Type/Catalog', `/Type/Catalog${names}`);
}

function replaced(pdf: Uint8Array, from: string, to: string): Uint8Array {
  return latin1(Buffer.from(pdf).toString('latin1').replace(from, to));
}
