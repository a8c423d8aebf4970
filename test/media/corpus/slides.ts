import { shape, toPptx } from '../office-files.ts';
import type { Case } from './case.ts';
import { PNG } from './samples.ts';
import { CHART, DIAGRAM } from './word-xml.ts';

const relations = (number: number, ...targets: readonly (readonly [string, string, string])[]) => ({
  [`ppt/slides/_rels/slide${number}.xml.rels`]: `<Relationships>${targets
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"${target.includes(':') ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`,
});
const frame = (inner: string) =>
  `<p:graphicFrame><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></p:graphicFrame>`;
const pic = (id: string, alternative = '') =>
  `<p:pic><p:nvPicPr><p:cNvPr id="2" descr="${alternative}"/></p:nvPicPr><p:blipFill><a:blip r:embed="${id}"/></p:blipFill></p:pic>`;
const body = (paragraphs: string) => `<p:sp><p:txBody>${paragraphs}</p:txBody></p:sp>`;

export const SLIDES: readonly Case[] = [
  {
    name: 'a deck of pictures',
    file: async () =>
      toPptx([pic('r1', 'Budget 4,200'), pic('r1')], {
        ...relations(2, ['r1', 'image', '../media/a.png']),
        ...relations(1, ['r1', 'image', '../media/b.png']),
        'ppt/media/a.png': await PNG(),
        'ppt/media/b.png': await PNG(),
      }),
    has: ['## Slide 1\n\n[picture a.png: Budget 4,200]', '## Slide 2\n\n[picture b.png]'],
    parts: ['image', 'image'],
  },
  {
    name: 'a chart with its numbers',
    file: () =>
      toPptx([shape(['Results'], 'title') + frame('<c:chart r:id="r1"/>')], {
        ...relations(1, ['r1', 'chart', '../charts/chart1.xml']),
        'ppt/charts/chart1.xml': CHART,
      }),
    has: ['## Slide 1: Results', 'Chart: Sales', '| North | 41 |'],
  },
  {
    name: 'a diagram with its words',
    file: () =>
      toPptx([frame('<dgm:relIds r:dm="r1"/>')], {
        ...relations(1, ['r1', 'diagramData', '../diagrams/data1.xml']),
        'ppt/diagrams/data1.xml': DIAGRAM,
      }),
    has: ['Diagram:\n- Plan\n- Build'],
  },
  {
    name: 'a chart that is only drawn',
    file: () => toPptx([shape(['Growth']) + frame('<c:chart r:id="r9"/>')]),
    has: ['Growth', '[chart]'],
    told: ['I can’t see 1 chart in it. Send it as PDF to include it.'],
  },
  {
    name: 'a video and a sound',
    file: () =>
      toPptx([
        shape(['Watch']) +
          '<p:pic><p:nvPicPr><p:nvPr><a:videoFile r:link="r1"/></p:nvPr></p:nvPicPr></p:pic><p:pic><p:nvPicPr><p:nvPr><a:audioFile r:link="r2"/></p:nvPr></p:nvPicPr></p:pic>',
      ]),
    has: ['Watch', '[sound or video]'],
    told: ['I can’t see 2 recordings in it'],
  },
  {
    name: 'an embedded workbook',
    file: () => toPptx([shape(['Figures']) + frame('<p:oleObj/>')]),
    has: ['Figures'],
    told: ['I can’t see 1 embedded object in it'],
  },
  {
    name: 'notes of the speaker and comments',
    file: () =>
      toPptx([shape(['Agenda'])], {
        ...relations(
          1,
          ['r1', 'notesSlide', '../notesSlides/notesSlide1.xml'],
          ['r2', 'comments', '../comments/comment1.xml'],
        ),
        'ppt/notesSlides/notesSlide1.xml': `<p:notes>${shape(['Speak slowly'], 'body')}</p:notes>`,
        'ppt/comments/comment1.xml':
          '<p:cmLst><p:cm authorId="0"><p:text>Shorter, please</p:text></p:cm></p:cmLst>',
      }),
    has: ['Agenda', 'Notes: Speak slowly', 'Comments: Shorter, please'],
  },
  {
    name: 'a comment of a thread',
    file: () =>
      toPptx([shape(['Agenda'])], {
        ...relations(1, ['r1', 'comments', '../comments/modern.xml']),
        'ppt/comments/modern.xml':
          '<p188:cmLst><p188:cm><p188:txBody><a:p><a:r><a:t>Who says so?</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>',
      }),
    has: ['Comments: Who says so?'],
  },
  {
    name: 'paragraphs of several levels',
    file: () =>
      toPptx([
        body(
          '<a:p><a:r><a:t>Top</a:t></a:r></a:p><a:p><a:pPr lvl="1"/><a:r><a:t>Below</a:t></a:r></a:p>',
        ),
      ]),
    has: ['Top\n  - Below'],
  },
  {
    name: 'a link and struck words',
    file: () =>
      toPptx(
        [
          body(
            '<a:p><a:r><a:rPr><a:hlinkClick r:id="r1"/></a:rPr><a:t>the plan</a:t></a:r><a:r><a:rPr strike="sngStrike"/><a:t>old</a:t></a:r><a:r><a:rPr strike="noStrike"/><a:t>kept</a:t></a:r></a:p>',
          ),
        ],
        relations(1, ['r1', 'hyperlink', 'https://example.com/plan']),
      ),
    has: ['[the plan](https://example.com/plan)~~old~~kept'],
  },
  {
    name: 'shapes in a group',
    file: () => toPptx([`<p:grpSp>${shape(['Left'])}${shape(['Right'])}</p:grpSp>`]),
    has: ['Left\n\nRight'],
  },
  {
    name: 'a formula',
    file: () =>
      toPptx([
        body(
          '<a:p><mc:AlternateContent><mc:Choice><a14:m><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></a14:m></mc:Choice><mc:Fallback><a:r><a:t>ab</a:t></a:r></mc:Fallback></mc:AlternateContent></a:p>',
        ),
      ]),
    has: ['a/b'],
    lacks: ['ab'],
  },
  {
    name: 'a table',
    file: () => {
      const cell = (text: string) =>
        `<a:tc><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`;
      return toPptx([
        frame(
          `<a:tbl><a:tr>${cell('x')}${cell('y')}</a:tr><a:tr>${cell('1')}${cell('2')}</a:tr></a:tbl>`,
        ),
      ]);
    },
    has: ['| x | y |\n| --- | --- |\n| 1 | 2 |'],
  },
  {
    name: 'empty slides',
    file: () => toPptx(['', '']),
    refused: 'I found no text in it',
  },
];
