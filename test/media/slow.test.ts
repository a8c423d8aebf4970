/**
 * The kind: a file that was made to be slow, or to unfold without end. Tried: each reader of a
 * format that others write, with what makes a careless one go over its text again and again.
 */
import { expect, test } from 'vitest';
import { liftDataUris } from '../../src/media/embedded.ts';
import { toHtmlText } from '../../src/media/html.ts';
import { readOffice } from '../../src/media/office/office.ts';
import { readRichText } from '../../src/media/rtf.ts';
import { sniff } from '../../src/media/sniff.ts';
import { readText } from '../../src/media/text.ts';
import { findWrittenKind } from '../../src/media/written.ts';
import { latin1, utf8 } from './extracting.ts';
import { paragraph, toDocx, zip } from './office-files.ts';

const MAX_CPU_US = 4_000_000;

/** The processor time of a run, which is bounded. */
async function inTime(run: () => unknown): Promise<void> {
  const before = process.cpuUsage();
  await run();
  expect(process.cpuUsage(before).user, 'processor time').toBeLessThan(MAX_CPU_US);
}

const PAGES: Readonly<Record<string, string>> = {
  'links within links': `${'<a href="https://example.com/">x'.repeat(50_000)}${'</a>'.repeat(50_000)}`,
  'tags that never end': '<p '.repeat(300_000),
  'values that never end': '<a href="'.repeat(150_000),
  'brackets alone': '<'.repeat(500_000),
  'comments that never end': '<!-- '.repeat(200_000),
  'scripts that never end': '<script>'.repeat(100_000),
  'one long attribute': `<a ${'x'.repeat(1_000_000)}>end</a>`,
  'blanks alone': ' \n'.repeat(500_000),
  'half entities': '&'.repeat(500_000),
  'pre after pre': '<pre>x'.repeat(100_000),
};

test.each(Object.entries(PAGES))('a page of %s is read in linear time', async (_, page) => {
  await inTime(() => toHtmlText(page));
});

const RICH_TEXTS: Readonly<Record<string, string>> = {
  'groups that never end': '{'.repeat(1_000_000),
  'ends alone': '}'.repeat(1_000_000),
  'bytes of one character': "\\'93".repeat(300_000),
  'backslashes alone': '\\'.repeat(1_000_000),
  'words that never end': `\\${'a'.repeat(1_000_000)}`,
  'numbers that never end': `\\u${'9'.repeat(1_000_000)}`,
};

test.each(Object.entries(RICH_TEXTS))('Rich Text of %s is read in linear time', async (_, body) => {
  await inTime(() => readRichText(latin1(`{\\rtf1\\ansi\\ansicpg932 ${body}}`)));
});

test.each(['data:image/png;base64,', ';base64,', `data:image/png${';a=b'.repeat(99)};base64,`])(
  'a text of nothing but %j is looked through in linear time',
  async (piece) => {
    await inTime(() => liftDataUris(utf8(piece.repeat(50_000))));
  },
);

test.each(['From: a\n', 'a: b\r\n', '\n', '{"nbformat"', '%PDF-', '{\\rtf1 ', '\x1b$B'])(
  'what begins with many %j is known in linear time',
  async (piece) => {
    const bytes = latin1(piece.repeat(300_000));
    await inTime(() => {
      sniff(bytes);
      findWrittenKind(bytes);
    });
  },
);

test.each([
  ['one zero after another', latin1('a\0'.repeat(1_000_000))],
  ['letters beyond ASCII', latin1('\xe4'.repeat(2_000_000))],
  ['one long line and a letter at its end', latin1(`${'a'.repeat(3_000_000)}\xe4`)],
])('a text of %s is read in linear time', async (_, bytes) => {
  await inTime(() => readText(bytes));
});

test('a sheet that repeats its cells without end is cut', async () => {
  const row =
    '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>';
  const bytes = zip({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<office:body><table:table table:name="A">${row.repeat(50)}</table:table></office:body>`,
  });

  await inTime(() => {
    expect(readOffice(bytes).notices).toContain('I cut its longest sheet.');
  });
});

const within = (count: number, start: string, end: string) =>
  `${start.repeat(count)}${end.repeat(count)}`;
const odt = (body: string) =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:body><office:text>${body}</office:text></office:body>`,
  });
const DEPTH = 900;

test.each([
  [
    'Word tables',
    toDocx(
      within(
        DEPTH,
        `<w:tbl><w:tr><w:tc>${paragraph('a')}`,
        `${paragraph('z')}</w:tc><w:tc>${paragraph('b')}</w:tc></w:tr></w:tbl>`,
      ),
    ),
  ],
  [
    'Word tables of two rows',
    toDocx(
      within(
        DEPTH,
        `<w:tbl><w:tr><w:tc>${paragraph('a|b')}</w:tc></w:tr><w:tr><w:tc>`,
        '</w:tc></w:tr></w:tbl>',
      ),
    ),
  ],
  [
    'Word tables of long cells',
    toDocx(
      within(
        DEPTH,
        `<w:tbl><w:tr><w:tc>${paragraph('a long '.repeat(150))}`,
        '</w:tc></w:tr></w:tbl>',
      ),
    ),
  ],
  [
    'OpenDocument tables',
    odt(
      within(
        DEPTH,
        '<table:table><table:table-row><table:table-cell><text:p>a</text:p>',
        '</table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>',
      ),
    ),
  ],
  [
    'OpenDocument tables of covered cells',
    odt(
      within(
        DEPTH,
        '<table:table><table:table-row><table:covered-table-cell><text:p>a</text:p>',
        '<text:p>b</text:p></table:covered-table-cell></table:table-row></table:table>',
      ),
    ),
  ],
  [
    'OpenDocument frames',
    odt(
      within(
        200,
        '<draw:frame><draw:text-box><text:section><text:p>a</text:p>',
        '</text:section></draw:text-box></draw:frame>',
      ),
    ),
  ],
])('%s within one another are read in linear time', async (_, bytes) => {
  await inTime(() => expect(readOffice(bytes).text).toContain('a'));
});
