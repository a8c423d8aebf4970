import { isDos } from './encoding/dos.ts';
import { toLabel } from './encoding/guess.ts';
import type { DocumentReading } from './reading.ts';
import { createFonts, type Group } from './rtf-fonts.ts';
import { createSides, type Side } from './rtf-writer.ts';
import { mediaStrings } from './strings/index.ts';

/** Groups that hold no words of the text (Rich Text Format 1.9.1). */
const UNSHOWN = new Set([
  ...[
    'fonttbl',
    'colortbl',
    'stylesheet',
    'info',
    'pict',
    'object',
    'themedata',
    'colorschememapping',
  ],
  ...[
    'listtable',
    'listoverridetable',
    'rsidtbl',
    'generator',
    'xmlnstbl',
    'latentstyles',
    'datastore',
  ],
  ...[
    'fldinst',
    'bkmkstart',
    'bkmkend',
    'filetbl',
    'revtbl',
    'userprops',
    'nonshppict',
    'shprslt',
    'sp',
  ],
  ...['pntxta', 'pntxtb', 'mmathPr', 'datafield', 'atnid', 'atrfstart', 'atrfend'],
]);
/** Groups that are read although older readers are to pass over them. */
const READ_ALL_THE_SAME = /^(?:annotation|footnote|shppict|shpinst)$/;

function toSide(word: string): Side | null {
  if (/^header[lrf]?$/.test(word)) return 'header';
  if (/^footer[lrf]?$/.test(word)) return 'footer';
  if (word === 'annotation') return 'comment';
  return word === 'footnote' ? 'note' : null;
}

const CHARACTERS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n\n',
  page: '\n\n',
  tab: '\t',
  cell: ' | ',
  row: '\n',
  emdash: '—',
  endash: '–',
  emspace: ' ',
  enspace: ' ',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
};
const SYMBOLS: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  '-': '',
  _: '\u2011',
  '{': '{',
  '}': '}',
  '\\': '\\',
  '\n': '\n',
  '\r': '\n',
};

/** A word, a symbol, a byte in hexadecimal, a bracket, a line end or words. */
const TOKEN =
  /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([\s\S])|([{}])|[\r\n]+|([^\\{}\r\n]+)/g;

/** The text of a Rich Text file. Each character is looked at once. */
export function readRichText(bytes: Uint8Array): DocumentReading {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const reader = createRichTextReader();
  for (const token of source.matchAll(TOKEN)) reader.read(token);
  return reader.finish();
}

function createRichTextReader() {
  const sides = createSides();
  const fonts = createFonts();
  const groups: Group[] = [];
  let group = OUTERMOST;
  let writer = sides.main;
  let skipped = 0;
  let pictures = 0;
  let isStarred = false;

  const readBracket = (bracket: string) => {
    if (bracket === '{') groups.push(group);
    else group = groups.pop() ?? group;
    writer = sides.of(group.side);
    [skipped, isStarred] = [0, false];
  };

  const readWord = (word: string, number: string | undefined) => {
    if (word === 'pict' && !group.isHidden) pictures += 1;
    const before = group.side;
    group = fonts.read(toGroup(group, word, Number(number ?? 1), isStarred), word, Number(number));
    isStarred = false;
    if (group.isHidden) return;
    if (group.side !== before) writer = sides.open(group.side);
    if (word !== 'u') {
      writer.addText(CHARACTERS[word] ?? '');
      return;
    }
    writer.addCode(Number(number ?? 0));
    skipped = group.fallback;
  };

  const readRest = (hex: string | undefined, symbol: string | undefined, words: string) => {
    if (group.isHidden) return;
    if (symbol !== undefined) writer.addText(SYMBOLS[symbol] ?? '');
    else if (hex === undefined) {
      writer.addWords(words.slice(skipped), group.label);
      skipped = Math.max(0, skipped - words.length);
    } else if (skipped > 0) skipped -= 1;
    else writer.addByte(Number.parseInt(hex, 16), group.label);
  };

  return {
    read([, word, number, hex, symbol, bracket, words = '']: RegExpExecArray): void {
      if (bracket !== undefined) readBracket(bracket);
      else if (symbol === '*') isStarred = true;
      else if (word !== undefined) readWord(word, number);
      else readRest(hex, symbol, words);
    },
    finish: (): DocumentReading => ({
      text: sides.finish(),
      notices: pictures > 0 ? [toPictureNotice(pictures)] : [],
      files: [],
    }),
  };
}

const toPictureNotice = (count: number) =>
  mediaStrings.lostInText([mediaStrings.lost.picture(count)], count);

const OUTERMOST: Group = {
  ...{ isHidden: false, fallback: 1, label: 'windows-1252', page: 'windows-1252', side: null },
  isOfFonts: false,
};

function toGroup(group: Group, word: string, number: number, isStarred: boolean): Group {
  if ((isStarred && !READ_ALL_THE_SAME.test(word)) || UNSHOWN.has(word))
    return { ...group, isHidden: true, isOfFonts: word === 'fonttbl' };
  const side = toSide(word);
  if (side) return { ...group, side };
  if (word === 'uc') return { ...group, fallback: Math.min(Math.max(number, 0), 10) };
  if (word === 'ansicpg') return { ...group, label: toCodePage(number), page: toCodePage(number) };
  if (word === 'mac') return { ...group, label: 'macintosh', page: 'macintosh' };
  return group;
}

const CODE_PAGES: Readonly<Record<number, string>> = {
  866: 'ibm866',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
};

function toCodePage(number: number): string {
  if (isDos(`cp${number}`)) return `cp${number}`;
  return toLabel(CODE_PAGES[number] ?? `windows-${number}`) ?? 'windows-1252';
}
