import { toDocx } from '../office-files.ts';
import type { Case } from './case.ts';
import { formula, level, listed, m, numbering, p, relations, run } from './word-xml.ts';

export const WORD: readonly Case[] = [
  {
    name: 'clause numbers of several levels',
    file: () =>
      toDocx(
        listed('1', 0, 'Scope') +
          listed('1', 1, 'Goods') +
          listed('1', 1, 'Services') +
          listed('1', 0, 'Price') +
          listed('1', 1, 'Taxes'),
        numbering(level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2')),
      ),
    has: ['1. Scope', '1.1 Goods', '1.2 Services', '2. Price', '2.1 Taxes'],
  },
  {
    name: 'letters and Roman numerals',
    file: () =>
      toDocx(
        listed('1', 0, 'one') +
          listed('1', 0, 'two') +
          listed('1', 1, 'deep') +
          listed('1', 1, 'deeper') +
          listed('1', 2, 'third'),
        numbering(
          level(0, 'upperLetter', '%1)') +
            level(1, 'lowerRoman', '(%2)') +
            level(2, 'lowerLetter', '%3.'),
        ),
      ),
    has: ['A) one', 'B) two', '(i) deep', '(ii) deeper', 'a. third'],
  },
  {
    name: 'a list that begins at seven',
    file: () =>
      toDocx(
        listed('1', 0, 'seventh') + listed('1', 0, 'eighth'),
        numbering(level(0, 'decimal', '§ %1', 7)),
      ),
    has: ['§ 7 seventh', '§ 8 eighth'],
  },
  {
    name: 'a second list that begins again',
    file: () =>
      toDocx(
        listed('1', 0, 'a') + listed('1', 0, 'b') + listed('2', 0, 'c'),
        numbering(
          level(0, 'decimal', '%1.'),
          '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
        ),
      ),
    has: ['1. a', '2. b', '1. c'],
  },
  {
    name: 'numbered headings, by their style',
    file: () =>
      toDocx(
        p(run('General'), '<w:pStyle w:val="h"/>') + p(run('Terms'), '<w:pStyle w:val="h"/>'),
        {
          ...numbering(level(0, 'decimal', '%1')),
          'word/styles.xml':
            '<w:styles><w:style w:styleId="h"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>',
        },
      ),
    has: ['# 1 General', '# 2 Terms'],
  },
  {
    name: 'bullets of two levels',
    file: () =>
      toDocx(
        listed('1', 0, 'top') + listed('1', 1, 'below'),
        numbering(level(0, 'bullet', '●') + level(1, 'bullet', '○')),
      ),
    has: ['- top\n  - below'],
  },
  {
    name: 'a link with its address',
    file: () =>
      toDocx(
        p(`<w:hyperlink r:id="r1">${run('our terms')}</w:hyperlink>`),
        relations(['r1', 'hyperlink', 'https://example.com/terms']),
      ),
    has: ['[our terms](https://example.com/terms)'],
  },
  {
    name: 'a link that is written as a field',
    file: () =>
      toDocx(
        p(
          `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/a" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('this page')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run(' behind')}`,
        ),
      ),
    has: ['[this page](https://example.org/a) behind'],
    lacks: ['HYPERLINK'],
  },
  {
    name: 'a field that counts pages',
    file: () =>
      toDocx(
        p(
          `${run('Page ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('3')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
        ),
      ),
    has: ['Page 3'],
  },
  {
    name: 'struck words',
    file: () =>
      toDocx(
        p(
          run('5 days', '<w:strike/>') +
            run(' 7 days', '<w:strike w:val="0"/>') +
            run(' gone', '<w:dstrike/>'),
        ),
      ),
    has: ['~~5 days~~ 7 days~~ gone~~'],
  },
  {
    name: 'deleted and inserted words',
    file: () =>
      toDocx(
        p(
          `<w:ins>${run('new ')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>${run('words')}`,
        ),
      ),
    has: ['new words'],
    lacks: ['old'],
    told: ['tracked changes as accepted'],
  },
  {
    name: 'a sentence that was moved',
    file: () =>
      toDocx(
        p(`<w:moveTo>${run('Moved here.')}</w:moveTo>`) +
          p(`<w:moveFrom>${run('Moved here.')}</w:moveFrom>`) +
          p(run('End')),
      ),
    has: ['Moved here.\n\nEnd'],
    told: ['tracked changes'],
  },
  {
    name: 'hyphens that do not break, and soft ones',
    file: () =>
      toDocx(
        p(
          `${run('555')}<w:r><w:noBreakHyphen/></w:r>${run('0100 Donau')}<w:r><w:softHyphen/></w:r>${run('dampf')}`,
        ),
      ),
    has: ['555‑0100 Donaudampf'],
  },
  {
    name: 'a fraction, a power, a root and a sum',
    file: () =>
      toDocx(
        [
          formula(`<m:f><m:num>${m('a+1')}</m:num><m:den>${m('b')}</m:den></m:f>`),
          formula(
            `<m:sSup><m:e>${m('x')}</m:e><m:sup>${m('2')}</m:sup></m:sSup><m:sSub><m:e>${m('y')}</m:e><m:sub>${m('i')}</m:sub></m:sSub>`,
          ),
          formula(`<m:rad><m:deg/><m:e>${m('2x')}</m:e></m:rad>`),
          formula(
            `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${m('i=1')}</m:sub><m:sup>${m('n')}</m:sup><m:e>${m('i')}</m:e></m:nary>`,
          ),
        ].join(''),
      ),
    has: ['(a+1)/b', 'x^2y_i', '√(2x)', '∑_(i=1)^n i'],
  },
  {
    name: 'symbols of a symbol font and a ticked box',
    file: () =>
      toDocx(
        p(
          `<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>${run(' yes ')}<w:r><w:sym w:font="MS Gothic" w:char="2612"/></w:r>`,
        ),
      ),
    has: ['✓ yes ☒'],
  },
  {
    name: 'a symbol that is not known',
    file: () => toDocx(p(`${run('see ')}<w:r><w:sym w:font="Odd" w:char="F013"/></w:r>`)),
    has: ['see □'],
    told: ['I can’t see 1 symbol in it. Send it as PDF to include it.'],
  },
  {
    name: 'footnotes and endnotes where they belong',
    file: () =>
      toDocx(
        p(
          `${run('Claim')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(', end')}<w:r><w:endnoteReference w:id="4"/></w:r>`,
        ),
        {
          'word/footnotes.xml': `<w:footnotes><w:footnote w:type="separator" w:id="0">${p(run('-'))}</w:footnote><w:footnote w:id="2">${p(run('Source A'))}</w:footnote></w:footnotes>`,
          'word/endnotes.xml': `<w:endnotes><w:endnote w:id="4">${p(run('Source B'))}</w:endnote></w:endnotes>`,
        },
      ),
    has: ['Claim[footnote 1], end[endnote 1]', '[footnote 1] Source A', '[endnote 1] Source B'],
  },
  {
    name: 'comments with their authors',
    file: () =>
      toDocx(p(`${run('Fee')}<w:r><w:commentReference w:id="9"/></w:r>`), {
        'word/comments.xml': `<w:comments><w:comment w:id="9" w:author="Ana">${p(run('Too high'))}</w:comment></w:comments>`,
      }),
    has: ['Fee[comment 1]', '[comment 1] Ana: Too high'],
  },
  {
    name: 'page headers and footers',
    file: () =>
      toDocx(p(run('Body')), {
        ...relations(
          ['r1', 'header', 'header1.xml'],
          ['r2', 'footer', 'footer1.xml'],
          ['r3', 'header', 'header2.xml'],
        ),
        'word/header1.xml': `<w:hdr>${p(run('Draft 3'))}</w:hdr>`,
        'word/header2.xml': `<w:hdr>${p(run('Draft 3'))}</w:hdr>`,
        'word/footer1.xml': `<w:ftr>${p(run('Confidential'))}</w:ftr>`,
      }),
    has: ['Page header: Draft 3\n\nBody', 'Page footer: Confidential'],
  },
  {
    name: 'a table in a cell of a table',
    file: () =>
      toDocx(
        `<w:tbl><w:tr><w:tc>${p(run('Prices'))}<w:tbl><w:tr><w:tc>${p(run('Tea'))}</w:tc><w:tc>${p(run('3 a|b'))}</w:tc></w:tr><w:tr><w:tc>${p(run('Rum'))}</w:tc><w:tc>${p(run('7'))}</w:tc></w:tr></w:tbl></w:tc><w:tc>${p(run('Hours'))}</w:tc></w:tr></w:tbl>`,
      ),
    has: ['| Prices / Tea; 3 a\\|b / Rum; 7 | Hours |'],
  },
];
