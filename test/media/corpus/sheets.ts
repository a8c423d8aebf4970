import { toXlsx } from '../office-files.ts';
import type { Case } from './case.ts';
import { PNG } from './samples.ts';
import { CHART } from './word-xml.ts';

const row = (...cells: readonly string[]) => `<row>${cells.join('')}</row>`;
const number = (value: string, style = 0, place = '') =>
  `<c${place ? ` r="${place}"` : ''} s="${style}"><v>${value}</v></c>`;
const words = (text: string, place = '') =>
  `<c${place ? ` r="${place}"` : ''} t="inlineStr"><is><t>${text}</t></is></c>`;
const styles = (...codes: readonly string[]) => ({
  'xl/styles.xml': `<styleSheet><numFmts>${codes
    .map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code}"/>`)
    .join('')}</numFmts><cellXfs><xf numFmtId="0"/>${codes
    .map((_, at) => `<xf numFmtId="${200 + at}"/>`)
    .join('')}</cellXfs></styleSheet>`,
});
const relations = (...targets: readonly (readonly [string, string, string])[]) => ({
  'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${targets
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"${target.includes(':') ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`,
});
const sheet = (data: string, more = '') => ({
  'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${data}</sheetData>${more}</worksheet>`,
});

const written: readonly (readonly [code: string, value: string, shown: string])[] = [
  ['00000', '1067', '01067'],
  ['000\\-0000', '5550100', '555-0100'],
  ['(000) 000\\-0000', '5105550100', '(510) 555-0100'],
  ['0 &quot;kg&quot;', '12', '12 kg'],
  ['#,##0.00 [$€-407]', '1200.5', '1200.5 €'],
  ['[$£-809]#,##0', '-7', '-£7'],
  ['[h]:mm', '1.104166667', '26:30:00'],
  ['mmm', '45292', '2024-01-01'],
  ['0.0%', '0.125', '12.5 %'],
  ['0.00', '3.5', '3.5'],
];

export const SHEETS: readonly Case[] = [
  {
    name: 'numbers of accounts, to the last figure',
    file: () =>
      toXlsx({
        a:
          row(number('1234567890123456'), number('12345678901234567890')) +
          row(number('1.234567890123457E15'), number('0.30000000000000004')),
      }),
    has: ['| 1234567890123456 | 12345678901234567890 |', '| 1234567890123457 | 0.3 |'],
  },
  ...written.map(([code, value, shown]) => ({
    name: `${value} as ${code}`,
    file: () => toXlsx({ A: row(number(value, 1)) }, styles(code)),
    has: [`| ${shown} |`],
  })),
  {
    name: 'formulas without a stored value',
    file: () => toXlsx({ A: row(number('2', 0, 'A1'), '<c r="B1"><f>A1*2</f></c>') }),
    has: ['| 2 | =A1*2 |'],
    told: ['some formulas have no stored value'],
  },
  {
    name: 'formulas beside their values',
    file: () => toXlsx({ A: row(number('2', 0, 'A1'), '<c r="B1"><f>A1*2</f><v>4</v></c>') }),
    has: ['| 2 | 4 |', 'Formulas:\nB1: =A1*2'],
  },
  {
    name: 'notes of cells',
    file: () =>
      toXlsx(
        { A: row(number('2')) },
        {
          ...relations(['r1', 'comments', '../comments1.xml']),
          'xl/comments1.xml':
            '<comments><commentList><comment ref="A1"><text><r><t>Ask </t></r><r><t>Ben</t></r></text></comment></commentList></comments>',
        },
      ),
    has: ['Notes:\nA1: Ask Ben'],
  },
  {
    name: 'a thread of comments, which is also a note',
    file: () =>
      toXlsx(
        { A: row(number('2')) },
        {
          ...relations(
            ['r1', 'comments', '../comments1.xml'],
            ['r2', 'threadedComment', '../threadedComments/threadedComment1.xml'],
          ),
          'xl/comments1.xml':
            '<comments><comment ref="A1"><text><t>[Threaded comment] Your version …</t></text></comment></comments>',
          'xl/threadedComments/threadedComment1.xml':
            '<ThreadedComments><threadedComment ref="A1"><text>Is that right?</text></threadedComment></ThreadedComments>',
        },
      ),
    has: ['Notes:\nA1: Is that right?'],
    lacks: ['Your version'],
  },
  {
    name: 'links of cells',
    file: () =>
      toXlsx(
        { A: '' },
        {
          ...sheet(
            row(words('site', 'A1')),
            '<hyperlinks><hyperlink ref="A1" r:id="r1"/></hyperlinks>',
          ),
          ...relations(['r1', 'hyperlink', 'https://example.com/x']),
        },
      ),
    has: ['| site |', 'Links:\nA1: https://example.com/x'],
  },
  {
    name: 'a wide sheet',
    file: () =>
      toXlsx({ A: row(...Array.from({ length: 700 }, (_, at) => words(`column ${at}`))) }),
    has: ['| column 0 |', '| column 699 |'],
  },
  {
    name: 'a sheet that is wider than what is read',
    file: () => toXlsx({ Wide: row(words('first', 'A1'), words('far', 'ZZZ1')) }),
    has: ['first'],
    told: ['I read only the first 1,000 columns of the sheet “Wide”.'],
  },
  {
    name: 'a chart and a picture on a sheet',
    file: async () =>
      toXlsx(
        { A: row(number('2')) },
        {
          ...relations(['r1', 'drawing', '../drawings/drawing1.xml']),
          'xl/drawings/drawing1.xml':
            '<xdr:wsDr><xdr:graphicFrame><c:chart r:id="r1"/></xdr:graphicFrame><xdr:pic><xdr:cNvPr descr="our logo"/><a:blip r:embed="r2"/></xdr:pic><xdr:sp><xdr:txBody><a:p><a:r><a:t>Mind the gap</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>',
          'xl/drawings/_rels/drawing1.xml.rels':
            '<Relationships><Relationship Id="r1" Type="http://x/chart" Target="../charts/chart1.xml"/><Relationship Id="r2" Type="http://x/image" Target="../media/a.png"/></Relationships>',
          'xl/charts/chart1.xml': CHART,
          'xl/media/a.png': await PNG(),
        },
      ),
    has: ['Chart: Sales', '[picture a.png: our logo]', 'Mind the gap'],
    parts: ['image'],
  },
  {
    name: 'a hidden sheet',
    file: () =>
      toXlsx(
        { A: '' },
        {
          'xl/workbook.xml':
            '<workbook><sheets><sheet name="Back" state="hidden" r:id="rId1"/></sheets></workbook>',
          ...sheet(row(number('8'))),
        },
      ),
    has: ['## Back (hidden)', '| 8 |'],
  },
  {
    name: 'numbers that are written as text keep their zeros',
    file: () => toXlsx({ A: row(words('007')) }),
    has: ['| 007 |'],
  },
  {
    name: 'dates of the calendar that begins in 1904',
    file: () =>
      toXlsx({ A: row(number('43830', 1)) }, styles('yyyy-mm-dd'), '<workbookPr date1904="1"/>'),
    has: ['2024-01-01'],
  },
  {
    name: 'lines within a cell, and bars',
    file: () => toXlsx({ A: row(words('one\ntwo'), words('a|b')) }),
    has: ['| one / two | a\\|b |'],
  },
];
