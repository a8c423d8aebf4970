import { gzipSync } from 'node:zlib';
import { latin1, utf8 } from '../extracting.ts';
import { zip } from '../office-files.ts';
import type { Case } from './case.ts';
import { PNG, picture } from './samples.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
/** Of more bytes than a tiny icon. */
const PLOT = async () =>
  new Uint8Array(await picture('#123456', 200, 100).png({ compressionLevel: 0 }).toBuffer());

const notebook = (cells: readonly unknown[]) =>
  utf8(
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { language_info: { name: 'python' } },
      cells,
    }),
  );

function tar(files: Readonly<Record<string, string>>): Uint8Array {
  const blocks = Object.entries(files).flatMap(([name, text]) => {
    const head = Buffer.alloc(512);
    head.write(name, 0);
    head.write(`${Buffer.byteLength(text).toString(8).padStart(11, '0')}\0`, 124);
    head.write('0', 156);
    head.write('ustar\0', 257);
    const content = Buffer.alloc(Math.ceil(Buffer.byteLength(text) / 512) * 512);
    content.write(text);
    return [head, content];
  });
  return new Uint8Array(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

const gzip = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes));

export const CONTAINERS: readonly Case[] = [
  {
    name: 'a notebook of two cells with a plot',
    file: async () =>
      notebook([
        { cell_type: 'markdown', source: ['# Sales\n', 'by region'] },
        {
          cell_type: 'code',
          source: 'plot(x)',
          outputs: [
            { output_type: 'stream', text: ['done\n'] },
            {
              output_type: 'display_data',
              data: { 'image/png': base64(await PLOT()), 'text/plain': '<Figure size 1>' },
            },
          ],
        },
        {
          cell_type: 'code',
          source: '1/0',
          outputs: [
            {
              output_type: 'error',
              ename: 'ZeroDivisionError',
              evalue: 'division by zero',
              traceback: [],
            },
          ],
        },
      ]),
    has: [
      '# Sales\nby region',
      '```python\nplot(x)\n```',
      'done',
      '[plot 1]',
      'ZeroDivisionError: division by zero',
    ],
    lacks: ['iVBOR'],
    parts: ['image'],
  },
  {
    name: 'a notebook with a table and colours',
    file: () =>
      notebook([
        {
          cell_type: 'code',
          source: 'df',
          outputs: [
            {
              output_type: 'execute_result',
              data: {
                'text/html': '<table><tr><td>1</td></tr></table>',
                'text/plain': '   a\n0  1',
              },
            },
            { output_type: 'stream', text: '\x1b[31mred\x1b[0m' },
          ],
        },
      ]),
    has: ['   a\n0  1', 'red'],
    lacks: ['[31m', '<table>'],
  },
  {
    name: 'a notebook of nine plots',
    file: async () => {
      const image = base64(await PLOT());
      return notebook(
        Array.from({ length: 9 }, () => ({
          cell_type: 'code',
          source: 'p',
          outputs: [{ output_type: 'display_data', data: { 'image/png': image } }],
        })),
      );
    },
    has: ['[plot 9]'],
    parts: Array.from({ length: 8 }, () => 'image'),
    told: ['I left out 1 image in it.'],
  },
  { name: 'a notebook of nothing', file: () => notebook([]), refused: 'I found no cells in it' },
  {
    name: 'half a notebook',
    file: () => notebook([{ cell_type: 'code', source: 'x'.repeat(2_000) }]).subarray(0, 600),
    refused: 'the notebook is damaged',
  },
  {
    name: 'a page with a picture in it',
    file: async () =>
      utf8(
        `<!doctype html><p>Before</p><img src="data:image/png;base64,${base64(await PLOT())}"><p>After</p>`,
      ),
    has: ['<p>Before</p><img src="[picture 1]"><p>After</p>'],
    parts: ['image'],
  },
  {
    name: 'a stylesheet with a font in it',
    file: () => utf8(`a{src:url(data:font/woff2;base64,${'A'.repeat(5_000)})} b{color:red}`),
    has: ['url([font 1])', 'b{color:red}'],
    told: ['I left out 1 embedded file.'],
  },
  {
    name: 'Markdown with a picture and words behind it',
    file: async () =>
      utf8(`# T\n\n![x](data:image/png;base64,${base64(await PLOT())})\n\n${'words '.repeat(100)}`),
    has: ['![x]([picture 1])', 'words words'],
    parts: ['image'],
  },
  {
    name: 'a page with a tiny icon',
    file: () => utf8('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'),
    has: ['data:image/gif;base64,R0lGODlhAQABAAAAACw='],
  },
  {
    name: 'a zip of texts and a picture',
    file: async () =>
      zip({
        'notes/a.txt': 'First note',
        'b.csv': 'x,y\n1,2\n',
        'c.png': await PNG(),
        '__MACOSX/._a': 'junk',
      }),
    has: [
      'An archive of 3 files:',
      '- notes/a.txt (10 bytes)',
      '=== notes/a.txt ===\n\nFirst note',
      '=== b.csv ===\n\nx,y',
    ],
    lacks: ['__MACOSX'],
    parts: ['image'],
  },
  {
    name: 'a zip of thirty files',
    file: () =>
      zip(Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`f${at}.txt`, `text ${at}`]))),
    has: ['An archive of 30 files:', '- f29.txt', 'text 19'],
    told: ['I read only 20 of the 30 files in it'],
  },
  {
    name: 'a zip with a file that cannot be read',
    file: () => zip({ 'a.txt': 'Read me', 'b.bin': latin1('\x01\x02\0\xff\x03') }),
    has: ['Read me', '- b.bin'],
    told: ['b.bin (inside it): '],
  },
  {
    name: 'a zip in a zip in a zip',
    file: () =>
      zip({ 'one.zip': zip({ 'two.zip': zip({ 'a.txt': 'deepest' }), 'b.txt': 'deep' }) }),
    has: ['- one.zip', '- two.zip', 'deep'],
    lacks: ['deepest'],
    told: ['too deep inside other files'],
  },
  { name: 'a zip of nothing', file: () => zip({ 'empty/': '' }), refused: 'the archive is empty' },
  {
    name: 'a tar of two files',
    file: () => tar({ 'a.txt': 'Alpha', 'b/c.txt': 'Beta' }),
    has: ['An archive of 2 files', '=== b/c.txt ===\n\nBeta'],
  },
  {
    name: 'a tar that gzip packed',
    file: () => gzip(tar({ 'a.txt': 'Alpha' })),
    has: ['=== a.txt ===\n\nAlpha'],
  },
  {
    name: 'a text that gzip packed',
    file: () => gzip(utf8('Packed words')),
    has: ['Packed words'],
  },
  {
    name: 'half of what gzip packed',
    file: () => gzip(utf8('words '.repeat(999))).subarray(0, 30),
    refused: 'the archive is damaged',
  },
  {
    name: 'a file that unfolds without end',
    file: () => gzip(new Uint8Array(100 * 1024 * 1024)),
    refused: 'it’s too large when unpacked',
  },
  {
    name: 'Apple’s Numbers',
    file: () => zip({ 'Index/Document.iwa': 'x', 'Metadata/Properties.plist': 'x' }),
    refused: 'Save it as .docx, .xlsx, .pptx or PDF',
  },
  {
    name: 'a binary workbook',
    file: () => zip({ 'xl/workbook.bin': 'x' }),
    refused: 'Save it as .xlsx',
  },
  {
    name: 'a Visio drawing',
    file: () => zip({ 'visio/document.xml': 'x' }),
    refused: 'I can’t read Visio drawings',
  },
];
