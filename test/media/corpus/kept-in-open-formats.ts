import { latin1, utf8 } from '../extracting.ts';
import { toDocx, toPptx, zip } from '../office-files.ts';
import type { Case } from './case.ts';
import { run } from './word-xml.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

const open = (type: string, styles: string, body: string, more: Files = {}) =>
  zip({
    mimetype: `application/vnd.oasis.opendocument.${type}`,
    'content.xml': `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body>${body}</office:body></office:document-content>`,
    ...more,
  });

const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
const tableRow = (...cells: readonly string[]) =>
  `<table:table-row>${cells.join('')}</table:table-row>`;
const item = (text: string) => `<text:list-item><text:p>${text}</text:p></text:list-item>`;

const numbers =
  '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>';
const chart =
  '<office:document-content><office:body><office:chart><chart:chart><chart:title><text:p>Sales</text:p></chart:title><table:table table:name="local-table"><table:table-rows><table:table-row><table:table-cell/><table:table-cell><text:p>2026</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>North</text:p></table:table-cell><table:table-cell><text:p>41</text:p></table:table-cell></table:table-row></table:table-rows></table:table></chart:chart></office:chart></office:body></office:document-content>';
const fonts =
  '{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset204 Arial Cyr;}{\\f2\\fcharset128 MS Mincho;}{\\f3\\fcharset238 Arial CE;}}';
const rtf = (body: string) => latin1(`{\\rtf1\\ansi\\ansicpg1252${fonts}${body}}`);

export const KEPT_IN_OPEN_FORMATS: readonly Case[] = [
  {
    name: 'headers and footers of a text',
    file: () =>
      open('text', '', '<office:text><text:p>Body</text:p></office:text>', {
        'styles.xml':
          '<office:master-styles><style:master-page><style:header><text:p>ACME</text:p></style:header><style:header-first><text:p>Draft</text:p></style:header-first><style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles>',
      }),
    has: ['Page header: ACME / Draft\n\nBody\n\nPage footer: Page 1'],
  },
  {
    name: 'numbered lists, one of which goes on',
    file: () =>
      open(
        'text',
        numbers,
        `<office:text><text:list text:style-name="L1">${item('one')}<text:list-item><text:p>two</text:p><text:list>${item('deep')}</text:list></text:list-item></text:list><text:p>between</text:p><text:list text:style-name="L1" text:continue-numbering="true">${item('three')}</text:list></office:text>`,
      ),
    has: ['1. one\n2. two\n  - deep', '3. three'],
  },
  {
    name: 'struck words and figures above the line',
    file: () =>
      open(
        'text',
        '<style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="T2" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>',
        '<office:text><text:p>Price <text:span text:style-name="T1">100</text:span> 120, 10<text:span text:style-name="T2">6</text:span> units, 1<text:span text:style-name="T2">st</text:span></text:p></office:text>',
      ),
    has: ['Price ~~100~~ 120, 10⁶ units, 1st'],
  },
  {
    name: 'hidden sheets, and a chart over the cells',
    file: () =>
      open(
        'spreadsheet',
        '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>',
        `<office:spreadsheet><table:table table:name="Open">${tableRow(cell('a'), '<table:table-cell><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></table:table-cell>')}</table:table><table:table table:name="Secret" table:style-name="ta2">${tableRow(cell('b'))}</table:table></office:spreadsheet>`,
        { 'Object 1/content.xml': chart },
      ),
    has: [
      '## Open\n\n| a |',
      'Chart: Sales\n\n|  | 2026 |',
      '| North | 41 |',
      '## Secret (hidden)',
    ],
  },
  {
    name: 'a text in one piece of XML',
    file: () =>
      utf8(
        '<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:h text:outline-level="1">Plan</text:h><text:p>Body</text:p></office:text></office:body></office:document>',
      ),
    has: ['# Plan\n\nBody'],
    lacks: ['<office'],
  },
  {
    name: 'Rich Text in fonts of other alphabets',
    file: () =>
      rtf(
        "{\\f1 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2} {\\f2 \\'93\\'8c\\'8b\\'9e} \\f3 \\'b3\\'f3d\\'9f\\plain  \\'e4",
      ),
    has: ['Привет 東京 łódź ä'],
  },
  {
    name: 'Rich Text with what stands beside it',
    file: () =>
      rtf(
        '{\\header Top}{\\footer Bottom}Body{\\*\\footnote Source A} and{\\*\\annotation Too high} on{\\*\\shppict{\\pict\\pngblip 89504e47}}{\\nonshppict{\\pict\\wmetafile8 01}}{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 5}}{\\shptxt Box\\par}}{\\shprslt old}}',
      ),
    has: [
      'Page header: Top\n\nBody[note 1] and[comment 1] onBox',
      'Page footer: Bottom',
      '[note 1] Source A',
      '[comment 1] Too high',
    ],
    lacks: ['old', '89504e47'],
    told: ['I can’t see 1 image in it'],
  },
  {
    name: 'Rich Text with numbered clauses',
    file: () => rtf('{\\listtext 1.2\\tab}Liability\\par {\\listtext 1.3\\tab}Term\\par'),
    has: ['1.2\tLiability\n1.3\tTerm'],
  },
  {
    name: 'Word: figures above and below the line',
    file: () =>
      toDocx(
        `<w:p>${run('10')}${run('6', '<w:vertAlign w:val="superscript"/>')}${run(' of CO')}${run('2', '<w:vertAlign w:val="subscript"/>')}</w:p>`,
      ),
    has: ['10⁶ of CO₂'],
  },
  {
    name: 'PowerPoint: figures above the line',
    file: () =>
      toPptx([
        '<p:sp><p:txBody><a:p><a:r><a:t>5 m</a:t></a:r><a:r><a:rPr baseline="30000"/><a:t>2</a:t></a:r></a:p></p:txBody></p:sp>',
      ]),
    has: ['5 m²'],
  },
];
