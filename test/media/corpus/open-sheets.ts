import { zip } from '../office-files.ts';
import type { Case } from './case.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

const ods = (tables: string, more: Files = {}, type = 'spreadsheet') =>
  zip({
    mimetype: `application/vnd.oasis.opendocument.${type}`,
    'content.xml': `<office:document-content><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    ...more,
  });
const cell = (text: string, attributes = '') =>
  `<table:table-cell ${attributes}>${text === '' ? '' : `<text:p>${text}</text:p>`}</table:table-cell>`;
const row = (...cells: readonly string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
const sheet = (...rows: readonly string[]) =>
  `<table:table table:name="Plan">${rows.join('')}</table:table>`;
const formula = (text: string) =>
  `table:formula="${text.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}" office:value-type="float" office:value="3"`;
const one = (text: string) => ods(sheet(row(cell('1'), cell('2'), cell('3', formula(text)))));

const written: readonly (readonly [stored: string, shown: string])[] = [
  ['of:=SUM([.A1:.B1])', '=SUM(A1:B1)'],
  ['of:=[.$A$1]*1.19', '=$A$1*1.19'],
  ['of:=[Costs.B2]+[$Costs.B3]', '=Costs!B2+Costs!B3'],
  ["of:=[$'Old costs'.A1:.A9]", "='Old costs'!A1:A9"],
  ['of:=IF([.A1]<[.B1];"[.A1] is less";"")', '=IF(A1<B1;"[.A1] is less";"")'],
  ['oooc:=[.A1]+1', '=A1+1'],
  ['msoxl:=SUM(A1:B1)', '=SUM(A1:B1)'],
  ['of:=[.#REF!]+1', '=#REF!+1'],
  ['of:=[.A:.A]', '=A:A'],
];

const STYLES = (header: string, footer: string) =>
  `<office:document-styles><office:master-styles><style:master-page style:name="Default"><style:header>${header}</style:header><style:footer>${footer}</style:footer></style:master-page></office:master-styles></office:document-styles>`;

export const OPEN_SHEETS: readonly Case[] = [
  ...written.map(([stored, shown]) => ({
    name: `a formula stored as ${stored}`,
    file: () => one(stored),
    has: ['| 1 | 2 | 3 |', `Formulas:\nC1: ${shown}`],
  })),
  {
    name: 'formulas behind rows and cells that are repeated',
    file: () =>
      ods(
        sheet(
          `<table:table-row table:number-rows-repeated="5000">${cell('')}</table:table-row>`,
          row(
            cell('', 'table:number-columns-repeated="26"'),
            cell('3', formula('of:=[.A1]')),
            cell('4', formula('of:=[.A2]')),
          ),
        ),
      ),
    has: ['Formulas:\nAA5001: =A1\nAB5001: =A2'],
  },
  {
    name: 'more formulas than are listed',
    file: () =>
      ods(
        sheet(
          ...Array.from({ length: 120 }, (_, at) => row(cell('3', formula(`of:=[.B${at + 1}]`)))),
        ),
      ),
    has: ['A100: =B100\n(and 20 more)'],
    lacks: ['A101'],
  },
  {
    name: 'formulas of a template, sheet by sheet',
    file: () =>
      ods(
        sheet(row(cell('3', formula('of:=1+2')))) +
          sheet(row(cell('3', formula('of:=2+1')))).replace('Plan', 'Next'),
        {},
        'spreadsheet-template',
      ),
    has: ['## Plan\n\n| 3 |\n| --- |\n\nFormulas:\nA1: =1+2\n\n## Next', 'Formulas:\nA1: =2+1'],
  },
  {
    name: 'a formula without a stored value',
    file: () => ods(sheet(row(cell('', 'table:formula="of:=SUM([.B1:.B9])"')))),
    has: ['| =SUM(B1:B9) |'],
    told: ['some formulas have no stored value'],
  },
  {
    name: 'values that are stored without the words for them',
    file: () =>
      ods(
        sheet(
          row(
            cell('', 'office:value-type="date" office:date-value="2026-01-31"'),
            cell('', 'office:value-type="string" office:string-value="words"'),
            cell('', 'office:value-type="boolean" office:boolean-value="true"'),
            cell('', 'office:value-type="time" office:time-value="PT08H30M00S"'),
            cell(
              '',
              `${formula('of:=TODAY()').replace(/ office.*/, '')} office:date-value="2026-02-01"`,
            ),
          ),
        ),
      ),
    has: ['| 2026-01-31 | words | true | PT08H30M00S | 2026-02-01 |', 'E1: =TODAY()'],
  },
  {
    name: 'what is printed above and below the cells',
    file: () =>
      ods(sheet(row(cell('x'))), {
        'styles.xml': STYLES(
          '<style:region-left><text:p>ACME, confidential</text:p></style:region-left>',
          '<text:p>Draft of <text:date>2026-11-30</text:date></text:p>',
        ),
      }),
    has: ['Page header: ACME, confidential', 'Page footer: Draft of 2026-11-30'],
  },
  {
    name: 'only what a program prints by itself above and below the cells',
    file: () =>
      ods(sheet(row(cell('x'))), {
        'styles.xml': STYLES(
          '<text:p><text:sheet-name>???</text:sheet-name></text:p>',
          '<text:p>Page <text:page-number>1</text:page-number></text:p>',
        ),
      }),
    has: ['| x |'],
    lacks: ['???', 'Page'],
  },
  {
    name: 'formulas in a table of a text',
    file: () =>
      zip({
        mimetype: 'application/vnd.oasis.opendocument.text',
        'content.xml': `<office:document-content><office:body><office:text><table:table table:name="Table1">${row(cell('1'), cell('3', formula('ooow:sum <A1:A1>+<Table2.B2>')))}</table:table></office:text></office:body></office:document-content>`,
      }),
    has: ['| 1 | 3 |', 'Formulas:\nB1: =sum A1:A1+Table2!B2'],
  },
];
