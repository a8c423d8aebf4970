import { shape, toPptx, toXlsx } from '../office-files.ts';
import type { Case } from './case.ts';

const WORKBOOK = (more: string) => ({
  'xl/workbook.xml': `<workbook><sheets><sheet name="A" r:id="rId1"/></sheets>${more}</workbook>`,
});

/** As libraries write workbooks that have no spreadsheet behind them. */
export const WRITTEN_BY_PROGRAMS: readonly Case[] = [
  {
    name: 'Excel: formulas that nobody has computed, with a zero each, and names',
    file: () =>
      toXlsx(
        {
          A: '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>A1*Rate</f><v>0</v></c><c r="C1"><v>0</v></c></row>',
        },
        WORKBOOK(
          '<definedNames><definedName name="Rate">0.19</definedName><definedName name="_xlnm.Print_Area">A!$A$1</definedName></definedNames><calcPr fullCalcOnLoad="1"/>',
        ),
      ),
    has: ['| 2 | =A1*Rate | 0 |', 'Names:\nRate: 0.19'],
    lacks: ['Print_Area'],
    told: ['some formulas have no stored value'],
  },
  {
    name: 'Excel: formulas with a zero that was computed',
    file: () =>
      toXlsx(
        { A: '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>A1-2</f><v>0</v></c></row>' },
        WORKBOOK('<calcPr calcId="191029"/>'),
      ),
    has: ['| 2 | 0 |', 'B1: =A1-2'],
  },
  {
    name: 'Excel: a chart that only names its cells',
    file: () =>
      toXlsx(
        { A: '<row><c r="A1"><v>2</v></c></row>' },
        {
          'xl/worksheets/_rels/sheet1.xml.rels':
            '<Relationships><Relationship Id="r1" Type="http://x/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
          'xl/drawings/drawing1.xml':
            '<xdr:wsDr><xdr:graphicFrame><c:chart r:id="r1"/></xdr:graphicFrame></xdr:wsDr>',
          'xl/drawings/_rels/drawing1.xml.rels':
            '<Relationships><Relationship Id="r1" Type="http://x/chart" Target="../charts/chart1.xml"/></Relationships>',
          'xl/charts/chart1.xml':
            '<c:chartSpace><c:chart><c:title><a:t>Rain</a:t></c:title><c:plotArea><c:barChart><c:ser><c:val><c:numRef><c:f>A!$A$1:$A$9</c:f></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>',
        },
      ),
    has: ['Chart: Rain\n\nSeries 1: A!$A$1:$A$9'],
  },
  {
    name: 'PowerPoint: a chart whose numbers are in a workbook of its own',
    file: () =>
      toPptx([`${shape(['Rain'])}<p:graphicFrame><c:chart r:id="r1"/></p:graphicFrame>`], {
        'ppt/slides/_rels/slide1.xml.rels':
          '<Relationships><Relationship Id="r1" Type="http://x/chart" Target="../charts/chart1.xml"/></Relationships>',
        'ppt/charts/chart1.xml':
          '<c:chartSpace><c:chart><c:plotArea><c:barChart><c:ser><c:val><c:numRef><c:f>Sheet1!$A$1:$A$9</c:f></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>',
      }),
    has: ['Rain', 'Series 1: Sheet1!$A$1:$A$9'],
    told: ['I can’t see 1 chart in it'],
  },
];
