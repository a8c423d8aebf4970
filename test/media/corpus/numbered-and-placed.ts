import { latin1, utf8 } from '../extracting.ts';
import { shape, toPptx, toXlsx, zip } from '../office-files.ts';
import type { Case } from './case.ts';
import { PNG } from './samples.ts';

// Kind: what is read from one office format (numbers, comments, edges, images, objects) is read
// from each.

type Files = Readonly<Record<string, string | Uint8Array>>;

const open = (type: string, body: string, styles = '', more: Files = {}) =>
  zip({
    mimetype: `application/vnd.oasis.opendocument.${type}`,
    'content.xml': `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body>${body}</office:body></office:document-content>`,
    ...more,
  });
const odt = (body: string, styles = '', more: Files = {}) =>
  open('text', `<office:text>${body}</office:text>`, styles, more);
const odp = (body: string, styles = '', more: Files = {}) =>
  open('presentation', `<office:presentation>${body}</office:presentation>`, styles, more);
const item = (inner: string) => `<text:list-item>${inner}</text:list-item>`;
const p = (text: string) => `<text:p>${text}</text:p>`;
const h = (level: number, text: string, more = '') =>
  `<text:h text:outline-level="${level}" ${more}>${text}</text:h>`;
const level = (number: number, attributes: string) =>
  `<text:list-level-style-number text:level="${number}" ${attributes}/>`;
const object = (name: string) =>
  `<draw:frame><draw:object xlink:href="./${name}"/><draw:image xlink:href="./ObjectReplacements/${name}"/></draw:frame>`;

const OUTLINE = (first: string) => ({
  'styles.xml': `<office:document-styles><office:styles><text:outline-style style:name="Outline"><text:outline-level-style text:level="1" ${first}/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style><style:style style:name="Plain" style:list-style-name=""/></office:styles></office:document-styles>`,
});
const HEADINGS =
  h(1, 'Scope') +
  h(2, 'Aim') +
  h(2, 'Time') +
  h(1, 'Terms') +
  h(2, 'Price') +
  h(1, 'Preface', 'text:style-name="Plain"');

const NUMBERED: readonly Case[] = [
  {
    name: 'headings of an open text with their numbers',
    file: () => odt(HEADINGS, '', OUTLINE('style:num-format="1" style:num-suffix="."')),
    has: ['# 1. Scope\n\n## 1.1 Aim\n\n## 1.2 Time\n\n# 2. Terms\n\n## 2.1 Price\n\n# Preface'],
  },
  {
    name: 'headings of an open text without numbers',
    file: () => odt(h(1, 'Scope'), '', OUTLINE('style:num-format=""')),
    has: ['# Scope'],
  },
  {
    name: 'lists of an open text as they are numbered',
    file: () =>
      odt(
        `<text:list text:style-name="L">${item(`${p('one')}<text:list>${item(p('deep'))}${item(p('deeper'))}</text:list>`)}${item(p('two'))}</text:list><text:list text:style-name="R">${item(p('three'))}${item(p('four'))}</text:list>`,
        `<text:list-style style:name="L">${level(1, 'style:num-format="a" style:num-suffix=")"')}${level(2, 'style:num-format="1" text:display-levels="2"')}</text:list-style><text:list-style style:name="R">${level(1, 'style:num-format="I" style:num-prefix="§ " text:start-value="3"')}</text:list-style>`,
      ),
    has: ['a) one\n  a.1 deep\n  a.2 deeper\nb) two', '§ III three\n§ IV four'],
  },
  {
    name: 'lists of a slide as they are numbered',
    file: () => {
      const line = (text: string, properties: string) =>
        `<a:p><a:pPr ${properties}</a:pPr><a:r><a:t>${text}</a:t></a:r></a:p>`;
      const numbered = (type: string, more = '') => `><a:buAutoNum type="${type}" ${more}/>`;
      return toPptx([
        `<p:sp><p:txBody>${line('one', numbered('arabicPeriod'))}${line('deep', `lvl="1"${numbered('alphaLcParenR')}`)}${line('deeper', `lvl="1"${numbered('alphaLcParenR')}`)}${line('two', numbered('arabicPeriod'))}${line('note', '>')}${line('eight', numbered('romanUcPeriod', 'startAt="8"'))}</p:txBody></p:sp>`,
      ]);
    },
    has: ['1. one\n  a) deep\n  b) deeper\n2. two\nnote\nVIII. eight'],
  },
];

const EDGES: readonly Case[] = [
  {
    name: 'what is printed above and below the cells of Excel',
    file: () =>
      toXlsx(
        {},
        {
          'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>',
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
          'xl/worksheets/sheet1.xml':
            '<worksheet><sheetData><row><c r="A1"><v>1</v></c></row></sheetData><headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;14ACME &amp;&amp; Co&amp;C&amp;K00FF00Draft&amp;R&amp;D</oddHeader><oddFooter>&amp;CPage &amp;P of &amp;N</oddFooter><firstHeader>&amp;C&amp;A</firstHeader></headerFooter></worksheet>',
        },
      ),
    has: ['Page header: ACME & Co / Draft', 'Page footer: Page … of …'],
  },
  {
    name: 'what stands below each slide, once',
    file: () =>
      toPptx([
        shape(['One']) + shape(['ACME, confidential'], 'ftr'),
        shape(['Two']) + shape(['ACME, confidential'], 'ftr') + shape(['2'], 'sldNum'),
      ]),
    has: ['## Slide 1\n\nOne\n\n## Slide 2\n\nTwo\n\nPage footer: ACME, confidential'],
  },
  {
    name: 'what stands below each open slide, once',
    file: () =>
      odp(
        `<presentation:footer-decl presentation:name="f1">ACME, confidential</presentation:footer-decl><draw:page>${p('One')}</draw:page><draw:page>${p('Two')}</draw:page>`,
      ),
    has: ['One', 'Two\n\nPage footer: ACME, confidential'],
  },
  {
    name: 'a comment on an open slide, which is hidden',
    file: () =>
      odp(
        `<draw:page draw:style-name="dp1"><officeooo:annotation><dc:creator>Ana</dc:creator><dc:date>2026-01-01</dc:date>${p('Who says so?')}</officeooo:annotation><draw:frame><draw:text-box>${p('Sales')}</draw:text-box></draw:frame></draw:page>`,
        '<style:style style:name="dp1" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>',
      ),
    has: ['## Slide 1 (hidden)', 'Sales', '[comment 1] Ana: Who says so?'],
    lacks: ['\n\nWho says so?'],
  },
];

const OBJECTS: readonly Case[] = [
  {
    name: 'a picture that stands on the page of an open text',
    file: async () =>
      odt(
        `<draw:frame text:anchor-type="page"><draw:image xlink:href="Pictures/a.png"/></draw:frame>${p('Words')}`,
        '',
        { 'Pictures/a.png': await PNG() },
      ),
    has: ['[picture a.png]\n\nWords'],
    parts: ['image'],
  },
  {
    name: 'a formula in an open text',
    file: () =>
      odt(p(`Energy: ${object('Object 1')}`), '', {
        'Object 1/content.xml':
          '<math><semantics><mrow><mi>E</mi><mo>=</mo><mfrac><mi>m</mi><mn>2</mn></mfrac><msup><mi>c</mi><mn>2</mn></msup></mrow><annotation encoding="StarMath 5.0">E = {m over 2} c^2</annotation></semantics></math>',
      }),
    has: ['Energy: E = {m over 2} c^2'],
  },
  {
    name: 'a formula in an open text, without its source',
    file: () =>
      odt(p(`Energy: ${object('Object 1')}`), '', {
        'Object 1/content.xml':
          '<math><mrow><mi>E</mi><mo>=</mo><mfrac><mi>m</mi><mn>2</mn></mfrac><msqrt><mi>v</mi></msqrt><msup><mi>c</mi><mn>2</mn></msup></mrow></math>',
      }),
    has: ['Energy: E=(m)/(2)√(v)c^(2)'],
  },
  {
    name: 'a workbook within an open text',
    file: () =>
      odt(p(`See ${object('Object 1')}`), '', {
        'Object 1/content.xml': `<office:document-content><office:body><office:spreadsheet><table:table table:name="S"><table:table-row><table:table-cell>${p('kept')}</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
      }),
    has: ['See', '| kept |'],
  },
  {
    name: 'an object of another program within an open text',
    file: () =>
      odt(
        p(
          'See <draw:frame><draw:object-ole xlink:href="./Object 2"/><draw:image xlink:href="./ObjectReplacements/Object 2"/></draw:frame>',
        ),
      ),
    has: ['See [embedded object]'],
    told: ['I can’t see 1 embedded object in it'],
  },
  {
    name: 'a video on an open slide, and a table with its preview',
    file: () =>
      odp(
        `<draw:page><draw:frame><draw:plugin xlink:href="../film.mp4"/><draw:image xlink:href="Pictures/a.svm"/></draw:frame><draw:frame><table:table><table:table-row><table:table-cell>${p('t1')}</table:table-cell></table:table-row></table:table><draw:image xlink:href="Pictures/TablePreview1.svm"/></draw:frame></draw:page>`,
      ),
    has: ['[sound or video]', '| t1 |'],
    lacks: ['TablePreview'],
    told: ['I can’t see 1 recording in it'],
  },
  {
    name: 'pictures that fill a shape and a slide',
    file: async () =>
      toPptx(
        [
          `<p:bg><p:bgPr><a:blipFill><a:blip r:embed="r1"/></a:blipFill></p:bgPr></p:bg><p:sp><p:spPr><a:blipFill><a:blip r:embed="r2"/></a:blipFill></p:spPr><p:txBody><a:p><a:r><a:t>over it</a:t></a:r></a:p></p:txBody></p:sp>`,
        ],
        {
          'ppt/slides/_rels/slide1.xml.rels':
            '<Relationships><Relationship Id="r1" Type="http://x/image" Target="../media/bg.png"/><Relationship Id="r2" Type="http://x/image" Target="../media/fill.png"/></Relationships>',
          'ppt/media/bg.png': await PNG(),
          'ppt/media/fill.png': await PNG(),
        },
      ),
    has: ['[picture bg.png]', '[picture fill.png]\nover it'],
    parts: ['image', 'image'],
  },
  {
    name: 'Excel: formulas of many cells, a picture in a cell, an object and a chart’s stand-in',
    file: async () =>
      toXlsx(
        { A: '' },
        {
          'xl/worksheets/sheet1.xml':
            '<worksheet><sheetData><row r="2"><c r="A2" t="e" vm="1"><v>#VALUE!</v></c><c r="C2"><f t="shared" ref="C2:C4" si="0">A2*B2</f><v>1</v></c></row><row r="3"><c r="C3"><f t="shared" si="0"/><v>2</v></c></row></sheetData><oleObjects><mc:AlternateContent><mc:Choice><oleObject progId="Word.Document.12" shapeId="1025" r:id="r3"/></mc:Choice><mc:Fallback><oleObject progId="Word.Document.12" shapeId="1025" r:id="r3"/></mc:Fallback></mc:AlternateContent></oleObjects></worksheet>',
          'xl/worksheets/_rels/sheet1.xml.rels':
            '<Relationships><Relationship Id="r1" Type="http://x/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
          'xl/drawings/drawing1.xml':
            '<xdr:wsDr><mc:AlternateContent><mc:Choice><xdr:sp><xdr:txBody><a:p><a:r><a:t>shown</a:t></a:r></a:p></xdr:txBody></xdr:sp></mc:Choice><mc:Fallback><xdr:sp><xdr:txBody><a:p><a:r><a:t>This chart is not available</a:t></a:r></a:p></xdr:txBody></xdr:sp></mc:Fallback></mc:AlternateContent></xdr:wsDr>',
          'xl/richData/_rels/richValueRel.xml.rels':
            '<Relationships><Relationship Id="rId1" Type="http://x/image" Target="../media/image1.png"/></Relationships>',
          'xl/media/image1.png': await PNG(),
        },
      ),
    has: ['| [picture] |', 'Formulas:\nC2:C4: =A2*B2', 'shown'],
    lacks: ['#VALUE!', 'not available'],
    parts: ['image'],
    told: ['I can’t see 1 embedded object in it'],
  },
  {
    name: 'an open text in one piece of XML, with a formula within it',
    file: () =>
      utf8(
        `<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>${p('Area <draw:frame><draw:object><math:math><math:semantics><math:mi>a</math:mi><math:annotation>a^2</math:annotation></math:semantics></math:math></draw:object></draw:frame>')}</office:text></office:body></office:document>`,
      ),
    has: ['Area a^2'],
  },
];

const rtf = (body: string) => latin1(`{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}${body}}`);

const RICH_TEXT: readonly Case[] = [
  {
    name: 'Rich Text: struck, deleted and raised words',
    file: () =>
      rtf(
        'Pay {\\strike 100} {\\strike\\strike0 kept} 10{\\super 6} m{\\sub 2}{\\deleted gone} {\\b\\strike 5}\\plain  end',
      ),
    has: ['Pay ~~100~~ kept 10⁶ m₂ ~~5~~ end'],
    told: ['I read its tracked changes as accepted.'],
  },
  {
    name: 'Rich Text: a link keeps its address',
    file: () =>
      rtf(
        '{\\field{\\*\\fldinst{ HYPERLINK "https://example.com/a"}}{\\fldrslt{\\ul here}}} {\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}',
      ),
    has: ['[here](https://example.com/a) 3'],
  },
  {
    name: 'Rich Text: objects and formulas are read or told',
    file: () =>
      rtf(
        'See {\\object\\objemb{\\*\\objclass Excel.Sheet.8}{\\*\\objdata 0105}{\\result {\\pict\\wmetafile8 0100}}} and {\\mmath{\\*\\moMath{\\msSup{\\me{\\mr x}}{\\msup{\\mr 2}}}}} end',
      ),
    has: ['See [embedded object] and x^(2) end'],
    told: ['I can’t see 1 embedded object in it'],
  },
];

export const NUMBERED_AND_PLACED: readonly Case[] = [
  ...NUMBERED,
  ...EDGES,
  ...OBJECTS,
  ...RICH_TEXT,
];
