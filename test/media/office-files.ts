import { strToU8, zipSync } from 'fflate';

type Files = Readonly<Record<string, string | Uint8Array>>;

const zip = (files: Files) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name,
        typeof text === 'string' ? strToU8(text) : text,
      ]),
    ),
  );

/** A Word file with this body. */
export const toDocx = (body: string, more: Files = {}) =>
  zip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`,
    ...more,
  });

export const paragraph = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** An Excel file: sheet data by sheet name. */
export const toXlsx = (sheets: Files, more: Files = {}, properties = '') => {
  const names = Object.keys(sheets);
  return zip({
    'xl/workbook.xml': `<workbook xmlns:r="r">${properties}<sheets>${names
      .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map(
        (_, index) =>
          `<Relationship Id="rId${index + 1}" Type="http://x/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    ...Object.fromEntries(
      Object.values(sheets).map((data, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet><sheetData>${data}</sheetData></worksheet>`,
      ]),
    ),
    ...more,
  });
};

/** A PowerPoint file: its slides, in an order other than that of their file names. */
export const toPptx = (slides: readonly string[], more: Files = {}) =>
  zip({
    'ppt/presentation.xml': `<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst>${slides
      .map((_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 1}"/>`)
      .join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': `<Relationships>${slides
      .map(
        (_, index) =>
          `<Relationship Target="slides/slide${slides.length - index}.xml" Id="rId${index + 1}" Type="http://x/slide"/>`,
      )
      .join('')}</Relationships>`,
    ...Object.fromEntries(
      slides.map((slide, index) => [
        `ppt/slides/slide${slides.length - index}.xml`,
        `<p:sld><p:cSld><p:spTree>${slide}</p:spTree></p:cSld></p:sld>`,
      ]),
    ),
    ...more,
  });

export const shape = (paragraphs: readonly string[], placeholder = '') =>
  `<p:sp><p:nvSpPr><p:nvPr>${placeholder ? `<p:ph type="${placeholder}"/>` : ''}</p:nvPr></p:nvSpPr><p:txBody>${paragraphs
    .map((text) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`)
    .join('')}</p:txBody></p:sp>`;

/** A Word file with an entry that unfolds to so many bytes of nothing. */
export const toBomb = (bytes: number) =>
  zipSync({ 'word/document.xml': new Uint8Array(bytes).fill(32) }, { level: 9 });

export { zip };
