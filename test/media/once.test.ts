/*
 * Kind: words of a document come twice, or not at all, depending on what they stand in.
 */
import { expect, test } from 'vitest';
import { readOffice } from '../../src/media/office/office.ts';
import { paragraph, toDocx, toPptx, zip } from './office-files.ts';

const odf = (type: string, body: string) =>
  zip({
    mimetype: `application/vnd.oasis.opendocument.${type}`,
    'content.xml': `<office:body><office:${type}>${body}</office:${type}></office:body>`,
    'Pictures/a.png': Uint8Array.of(1),
  });
const p = (text: string) => `<text:p>${text}</text:p>`;
const cell = (text: string) =>
  `<table:table><table:table-row><table:table-cell>${p(text)}</table:table-cell></table:table-row></table:table>`;
const box = (inner: string) => `<draw:frame><draw:text-box>${inner}</draw:text-box></draw:frame>`;
const wordCell = (text: string) => `<w:tbl><w:tr><w:tc>${paragraph(text)}</w:tc></w:tr></w:tbl>`;
const shape = (text: string) =>
  `<p:sp><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;

test.each([
  [
    'boxes of a slide',
    odf('presentation', `<draw:page>${box(p('one'))}<draw:g>${box(p('two'))}</draw:g></draw:page>`),
  ],
  [
    'a table on a slide',
    odf(
      'presentation',
      `<draw:page><draw:frame>${cell('one')}</draw:frame>${box(cell('two'))}</draw:page>`,
    ),
  ],
  [
    'notes of a slide',
    odf(
      'presentation',
      `<draw:page>${box(p('one'))}<presentation:notes>${box(p('two'))}</presentation:notes></draw:page>`,
    ),
  ],
  [
    'a picture with words',
    odf(
      'presentation',
      `<draw:page><draw:frame><draw:image xlink:href="Pictures/a.png">${p('one')}</draw:image></draw:frame>${box(p('two'))}</draw:page>`,
    ),
  ],
  ['boxes within boxes', odf('text', box(`${p('one')}${box(box(p('two')))}`))],
  ['boxes of a paragraph', odf('text', p(`one${box(p('two'))}`))],
  [
    'shapes',
    odf(
      'text',
      `<draw:custom-shape>${p('one')}</draw:custom-shape>${p(`<draw:rect>${p('two')}</draw:rect>`)}`,
    ),
  ],
  [
    'the head of a list',
    odf(
      'text',
      `<text:list><text:list-header>${p('one')}</text:list-header><text:list-item>${p('two')}</text:list-item></text:list>`,
    ),
  ],
  [
    'shapes of a sheet',
    odf(
      'spreadsheet',
      `<table:table table:name="one"><table:shapes>${box(p('two'))}</table:shapes></table:table>`,
    ),
  ],
  [
    'Word content controls',
    toDocx(`<w:sdt><w:sdtContent>${paragraph('one')}${wordCell('two')}</w:sdtContent></w:sdt>`),
  ],
  [
    'Word tables in cells',
    toDocx(`<w:tbl><w:tr><w:tc>${paragraph('one')}${wordCell('two')}</w:tc></w:tr></w:tbl>`),
  ],
  [
    'PowerPoint groups',
    toPptx([`<p:grpSp>${shape('one')}<p:grpSp>${shape('two')}</p:grpSp></p:grpSp>`]),
  ],
])('the words of %s come once', (_, bytes) => {
  const { text } = readOffice(bytes);
  expect(text.match(/one|two/g)?.toSorted()).toEqual(['one', 'two']);
});
