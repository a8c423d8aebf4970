import { toDocx, zip } from '../office-files.ts';
import type { Case } from './case.ts';
import { PNG } from './samples.ts';
import { blip, CHART, DIAGRAM, drawing, p, relations, run } from './word-xml.ts';

/** What a text box holds, in a paragraph of its own. */
const boxed = (content: string) =>
  p(
    `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>`,
  );

export const WORD_OBJECTS: readonly Case[] = [
  {
    name: 'a picture with its description',
    file: async () =>
      toDocx(p(run('See') + drawing(blip('r1'), 'a red lantern')), {
        ...relations(['r1', 'image', 'media/a.png']),
        'word/media/a.png': await PNG(),
      }),
    has: ['[picture a.png: a red lantern]'],
    parts: ['image'],
  },
  {
    name: 'text boxes within text boxes, and a picture in the inmost',
    file: async () => {
      const inmost = p(run('inmost') + drawing(blip('r1'), 'a blue boat'));
      return toDocx(boxed(p(run('middle')) + boxed(inmost)), {
        ...relations(['r1', 'image', 'media/a.png']),
        'word/media/a.png': await PNG(),
      });
    },
    has: ['middle', 'inmost[picture a.png: a blue boat]'],
    lacks: ['boat]\nmiddle', 'boat]\ninmost'],
    parts: ['image'],
  },
  {
    name: 'thousands of text boxes, one within another',
    file: () => {
      let body = p(run('inmost'));
      for (let depth = 2_000; depth > 0; depth -= 1) body = boxed(p(run(`box ${depth}`)) + body);
      return toDocx(p(run('around')) + body);
    },
    has: ['around', 'box 1\n', 'box 1999', 'inmost'],
  },
  {
    name: 'a web page that was put in as a file of its own',
    file: () => toDocx(`${p(run('before'))}<w:altChunk r:id="r1"/>${p(run('behind'))}`),
    has: ['before', 'behind'],
    told: ['1 embedded object'],
  },
  {
    name: 'the same picture three times',
    file: async () =>
      toDocx(p(drawing(blip('r1')).repeat(3)), {
        ...relations(['r1', 'image', 'media/a.png']),
        'word/media/a.png': await PNG(),
      }),
    parts: ['image'],
    has: ['[picture a.png]'],
  },
  {
    name: 'ten pictures, of which eight are shown',
    file: async () => {
      const png = await PNG();
      const ids = Array.from({ length: 10 }, (_, at) => `r${at}`);
      return toDocx(p(ids.map((id) => drawing(blip(id))).join('')), {
        ...relations(
          ...ids.map((id) => [id, 'image', `media/${id}.png`] as [string, string, string]),
        ),
        ...Object.fromEntries(ids.map((id) => [`word/media/${id}.png`, png])),
      });
    },
    parts: Array.from({ length: 8 }, () => 'image'),
    told: ['I can’t see 2 images in it. Send it as PDF to include them.'],
  },
  {
    name: 'a metafile, which is no picture that can be shown',
    file: () =>
      toDocx(p(run('Plan') + drawing(blip('r1'))), {
        ...relations(['r1', 'image', 'media/a.emf']),
        'word/media/a.emf': 'EMF',
      }),
    has: ['Plan[picture a.emf]'],
    told: ['I can’t see 1 image in it'],
  },
  {
    name: 'a damaged picture in a good document',
    file: () =>
      toDocx(p(run('Plan') + drawing(blip('r1'))), {
        ...relations(['r1', 'image', 'media/a.png']),
        'word/media/a.png': 'no picture \0\x01\x02',
      }),
    has: ['Plan'],
    told: ['a.png (inside it): '],
  },
  {
    name: 'a chart with its numbers',
    file: () =>
      toDocx(p(drawing('<c:chart r:id="r1"/>')), {
        ...relations(['r1', 'chart', 'charts/chart1.xml']),
        'word/charts/chart1.xml': CHART,
      }),
    has: ['Chart: Sales', '| North | 41 |', '| South | 17 |'],
  },
  {
    name: 'a chart without stored numbers',
    file: () =>
      toDocx(p(run('Growth') + drawing('<c:chart r:id="r1"/>')), {
        ...relations(['r1', 'chart', 'charts/chart1.xml']),
        'word/charts/chart1.xml': '<c:chartSpace/>',
      }),
    has: ['Growth'],
    told: ['I can’t see 1 chart in it'],
  },
  {
    name: 'a diagram with its words',
    file: () =>
      toDocx(p(drawing('<dgm:relIds r:dm="r1"/>')), {
        ...relations(['r1', 'diagramData', 'diagrams/data1.xml']),
        'word/diagrams/data1.xml': DIAGRAM,
      }),
    has: ['- Plan\n- Build'],
  },
  {
    name: 'an embedded object',
    file: () => toDocx(p(`${run('Sheet:')}<w:r><w:object><o:OLEObject/></w:object></w:r>`)),
    has: ['Sheet:'],
    told: ['I can’t see 1 embedded object in it'],
  },
  {
    name: 'a table with a cell over two columns',
    file: () =>
      toDocx(
        `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p(run('Both'))}</w:tc><w:tc>${p(run('C'))}</w:tc></w:tr><w:tr><w:tc>${p(run('1'))}</w:tc><w:tc>${p(run('2'))}</w:tc><w:tc>${p(run('3'))}</w:tc></w:tr></w:tbl>`,
      ),
    has: ['| Both |  | C |', '| 1 | 2 | 3 |'],
  },
  {
    name: 'text boxes, once',
    file: () =>
      toDocx(
        p(
          `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${p(run('Boxed'))}${p(run('words'))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${p(run('Boxed'))}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
        ),
      ),
    has: ['Boxed\nwords'],
  },
  {
    name: 'content controls',
    file: () =>
      toDocx(
        `<w:sdt><w:sdtPr/><w:sdtContent>${p(run('Filled in'))}</w:sdtContent></w:sdt>${p(`<w:sdt><w:sdtContent>${run('inline')}</w:sdtContent></w:sdt>`)}`,
      ),
    has: ['Filled in', 'inline'],
  },
  {
    name: 'reading aids over Japanese words',
    file: () =>
      toDocx(
        p(
          `<w:r><w:ruby><w:rt>${run('とうきょう')}</w:rt><w:rubyBase>${run('東京')}</w:rubyBase></w:ruby></w:r>`,
        ),
      ),
    has: ['東京'],
    lacks: ['とうきょう'],
  },
  {
    name: 'a document of nothing',
    file: () => toDocx('<w:p/>'),
    refused: 'I found no text in it',
  },
  {
    name: 'half a document',
    file: () => toDocx(p(run('words '.repeat(500)))).subarray(0, 300),
    refused: 'damaged or incomplete',
  },
  {
    name: 'a document that defines entities',
    file: () =>
      zip({
        'word/document.xml':
          '<!DOCTYPE a [<!ENTITY b "bbbb">]><w:p><w:r><w:t>&b; stays</w:t></w:r></w:p>',
      }),
    has: ['&b; stays'],
  },
];
