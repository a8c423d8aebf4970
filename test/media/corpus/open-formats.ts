import { latin1 } from '../extracting.ts';
import { zip } from '../office-files.ts';
import type { Case } from './case.ts';
import { PNG } from './samples.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

const open = (type: string, body: string, more: Files = {}) =>
  zip({
    mimetype: `application/vnd.oasis.opendocument.${type}`,
    'content.xml': `<office:document-content><office:automatic-styles><text:list-style/></office:automatic-styles><office:body>${body}</office:body></office:document-content>`,
    ...more,
  });
const odt = (body: string, more: Files = {}) =>
  open('text', `<office:text>${body}</office:text>`, more);
const epub = (chapters: readonly string[], more: Files = {}) =>
  zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    'OPS/book.opf': `<package><metadata><dc:title>The Sea</dc:title><dc:creator>A. Author</dc:creator></metadata><manifest>${chapters
      .map((_, at) => `<item id="c${at}" href="c%20${at}.xhtml"/>`)
      .join(
        '',
      )}</manifest><spine>${chapters.map((_, at) => `<itemref idref="c${at}"/>`).join('')}</spine></package>`,
    ...Object.fromEntries(chapters.map((chapter, at) => [`OPS/c ${at}.xhtml`, chapter])),
    ...more,
  });
const rtf = (body: string, head = '\\ansi\\ansicpg1252') =>
  latin1(`{\\rtf1${head}{\\fonttbl{\\f0 Arial;}}${body}}`);

export const OPEN: readonly Case[] = [
  {
    name: 'headings, paragraphs and lists',
    file: () =>
      odt(
        '<text:h text:outline-level="2">Plan</text:h><text:p>Two<text:s text:c="2"/>blanks<text:tab/>tab<text:line-break/>line</text:p><text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>deep</text:p></text:list-item></text:list></text:list-item></text:list>',
      ),
    has: ['## Plan', 'Two  blanks\ttab\nline', '- one\n  - deep'],
  },
  {
    name: 'links, notes and comments',
    file: () =>
      odt(
        '<text:p>See <text:a xlink:href="https://example.com/a">this</text:a><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Source A</text:p></text:note-body></text:note><office:annotation><dc:creator>Ana</dc:creator><text:p>Too high</text:p></office:annotation></text:p>',
      ),
    has: [
      '[this](https://example.com/a)[note 1][comment 2]',
      '[note 1] Source A',
      '[comment 2] Ana: Too high',
    ],
  },
  {
    name: 'a table',
    file: () =>
      odt(
        '<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>',
      ),
    has: ['| a | b |'],
  },
  {
    name: 'a picture with its description',
    file: async () =>
      odt(
        '<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>a lamp</svg:desc></draw:frame></text:p>',
        { 'Pictures/a.png': await PNG() },
      ),
    has: ['[picture a.png: a lamp]'],
    parts: ['image'],
  },
  {
    name: 'a chart without its figures',
    file: () =>
      odt(
        '<text:p>Growth<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>',
        {
          'Object 1/content.xml':
            '<office:document-content><office:body><office:chart><chart:chart/></office:chart></office:body></office:document-content>',
        },
      ),
    has: ['Growth[chart]'],
    told: ['I can’t see 1 chart in it'],
  },
  {
    name: 'an object that is not in the file',
    file: () => odt('<text:p>Growth<draw:frame><draw:object/></draw:frame></text:p>'),
    has: ['Growth[embedded object]'],
    told: ['I can’t see 1 embedded object in it'],
  },
  {
    name: 'tracked changes',
    file: () =>
      odt(
        '<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>new</text:p>',
      ),
    has: ['new'],
    lacks: ['old'],
    told: ['tracked changes as accepted'],
  },
  {
    name: 'sheets with repeated cells and formulas',
    file: () =>
      open(
        'spreadsheet',
        '<office:spreadsheet><table:table table:name="Sums"><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>7</text:p></table:table-cell><table:table-cell table:formula="of:=[.A1]*2"/></table:table-row><table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:spreadsheet>',
      ),
    has: ['## Sums', '| 7 | 7 | =A1*2 |'],
    told: ['some formulas have no stored value'],
  },
  {
    name: 'slides with notes',
    file: () =>
      open(
        'presentation',
        '<office:presentation><draw:page><draw:frame><draw:text-box><text:p>Why</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box><text:p>Slowly</text:p></draw:text-box></draw:frame></presentation:notes></draw:page><draw:page><draw:frame><draw:text-box><text:p>How</text:p></draw:text-box></draw:frame></draw:page></office:presentation>',
      ),
    has: ['## Slide 1\n\nWhy\n\nNotes: Slowly\n\n## Slide 2\n\nHow'],
    lacks: ['How\n\nHow', 'Slowly\nSlowly'],
  },
  { name: 'a text of nothing', file: () => odt(''), refused: 'I found no text in it' },
  {
    name: 'a book',
    file: () =>
      epub([
        '<html><body><h1>One</h1><p>First &amp; last</p></body></html>',
        '<html><body><p>Second<br/>line</p></body></html>',
      ]),
    has: ['# The Sea', 'By A. Author', '# One', 'First & last', 'Second\nline'],
  },
  {
    name: 'a book whose chapters are named with a place in them',
    file: () =>
      epub([], {
        'OPS/d ü.xhtml': '<p>Third</p>',
        'OPS/book.opf':
          '<package><manifest><item id="c0" href="d%20%C3%BC.xhtml#start"/></manifest><spine><itemref idref="c0"/></spine></package>',
      }),
    has: ['Third'],
  },
  {
    name: 'a book with pictures',
    file: () => epub(['<p>Words</p><img src="a.png"/><img src="b.png"/>']),
    has: ['Words'],
    told: ['I can’t see 2 images in it'],
  },
  {
    name: 'a book that is protected',
    file: () => epub(['<p>x</p>'], { 'META-INF/rights.xml': '<rights/>' }),
    refused: 'copy-protected',
  },
  {
    name: 'Rich Text',
    file: () => rtf('Hello {\\b bold}\\par Second\\tab tab'),
    has: ['Hello bold\nSecond\ttab'],
    lacks: ['Arial'],
  },
  {
    name: 'Rich Text with letters of Windows',
    file: () => rtf("Gr\\'fc\\'dfe \\ldblquote quoted\\rdblquote"),
    has: ['Grüße “quoted”'],
  },
  {
    name: 'Rich Text with letters of Unicode',
    file: () => rtf('\\uc1\\u19990?\\u30028? and \\u-3913?'),
    has: ['世界 and '],
  },
  {
    name: 'Rich Text in Russian',
    file: () => rtf("\\'cf\\'f0\\'e8\\'e2\\'e5\\'f2", '\\ansi\\ansicpg1251'),
    has: ['Привет'],
  },
  {
    name: 'Rich Text in Japanese',
    file: () => rtf("\\'93\\'8c\\'8b\\'9e \\'83J", '\\ansi\\ansicpg932'),
    has: ['東京 カ'],
  },
  {
    name: 'Rich Text with a table',
    file: () => rtf('a\\cell b\\cell\\row c\\cell d\\cell\\row'),
    has: ['a | b\nc | d'],
  },
  {
    name: 'Rich Text with a link and a picture',
    file: () =>
      rtf('{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt here}}{\\pict\\pngblip 89504e47}'),
    has: ['here'],
    lacks: ['8950', 'HYPERLINK'],
    told: ['I can’t see 1 image in it. Send it as PDF to include it.'],
  },
  { name: 'Rich Text of nothing', file: () => rtf(''), refused: 'I found no text in it' },
];
