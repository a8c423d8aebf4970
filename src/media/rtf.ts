import { isDos } from './encoding/dos.ts';
import { toLabel } from './encoding/guess.ts';
import { createFinds, type Finds } from './office/losses.ts';
import { toPlacedFigures } from './office/raised.ts';
import type { DocumentReading } from './reading.ts';
import { createFonts, type Group } from './rtf-fonts.ts';
import { createSides, type Side, type TextWriter } from './rtf-writer.ts';
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
    'nonesttables',
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
  ...['bkmkstart', 'bkmkend', 'filetbl', 'revtbl', 'userprops', 'nonshppict', 'shprslt', 'sp'],
  ...['pntxta', 'pntxtb', 'datafield', 'atnid', 'atrfstart', 'atrfend'],
  ...['mlimLoc', 'mgrow', 'msubHide', 'msupHide'],
]);
/** How a part of a formula looks; of a sum it names the sign. */
const MATH_PROPERTIES = /^m(?!nary)[a-zA-Z]*Pr$/;
/** Groups that are read although older readers are to pass over them. */
const READ_ALL_THE_SAME = /^(?:annotation|footnote|shppict|shpinst|fldinst|moMath(?:Para)?)$/;

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
  nestcell: '; ',
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
  const finds = createFinds();
  const groups: Group[] = [];
  let group = OUTERMOST;
  let writer = sides.main;
  let skipped = 0;
  let isStarred = false;

  const readBracket = (bracket: string) => {
    const inner = group;
    if (bracket === '{') groups.push(group);
    else group = groups.pop() ?? group;
    if (inner.ending !== null && inner.ending !== group.ending) inner.ending();
    writer = sides.of(group.side);
    [skipped, isStarred] = [0, false];
  };

  const readWord = (word: string, number: string | undefined) => {
    if (!isSilent(group)) writer.addText(lose(finds, word));
    const before = group.side;
    group = fonts.read(toGroup(group, word, Number(number ?? 1), isStarred), word, Number(number));
    isStarred = false;
    if (isSilent(group)) return;
    if (group.side !== before) writer = sides.open(group.side);
    group = begin(group, word, writer);
    const character = CHARACTERS[word];
    if (word === 'u' || character !== undefined) writer.strike(group.isStruck);
    if (character !== undefined) writer.addText(character);
    if (word !== 'u') return;
    writer.addCode(Number(number ?? 0));
    skipped = group.fallback;
  };

  const readRest = (hex: string | undefined, symbol: string | undefined, words: string) => {
    if (group.isCode && group.field) group.field.code += words;
    if (isSilent(group)) return;
    writer.strike(group.isStruck);
    if (symbol !== undefined) writer.addText(SYMBOLS[symbol] ?? '');
    else if (hex === undefined) {
      addWords(writer, words.slice(skipped), group);
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
      notices: finds.toNotices(),
      files: [],
    }),
  };
}

function addWords(writer: TextWriter, words: string, { place, label }: Group): void {
  const placed = place ? toPlacedFigures(words, place) : words;
  if (placed === words) writer.addWords(words, label);
  else writer.addText(placed);
}

/** Begins what ends with its group: a link, a part of a formula. */
function begin(group: Group, word: string, writer: TextWriter): Group {
  const sign = MATH_SIGNS[word];
  if (sign !== undefined) {
    writer.addText(sign);
    return { ...group, ending: () => writer.addText(')') };
  }
  const address = word === 'fldrslt' ? toAddress(group.field?.code ?? '') : null;
  return address === null ? group : { ...group, ending: writer.openLink(address) };
}

/** Counts what is not read, and returns its placeholder. */
function lose(finds: Finds, word: string): string {
  if (word === 'pict') finds.lose('picture');
  if (word === 'deleted') finds.tell(mediaStrings.changesAccepted);
  if (word !== 'object') return '';
  finds.lose('embedded object');
  return '[embedded object]';
}

const isSilent = ({ isHidden, isDeleted, isCode }: Group) => isHidden || isDeleted || isCode;

/** How a part of a formula begins on one line; all end with a bracket. */
const MATH_SIGNS: Readonly<Record<string, string>> = {
  msup: '^(',
  msub: '_(',
  mnum: '(',
  mden: '/(',
  mrad: '√(',
};

function toAddress(code: string): string | null {
  return /HYPERLINK\s+"?((?:https?:|mailto:)[^"\s]+)/i.exec(code)?.[1] ?? null;
}

const PLAIN = { isStruck: false, place: null } as const;

const OUTERMOST: Group = {
  ...{ isHidden: false, fallback: 1, label: 'windows-1252', page: 'windows-1252', side: null },
  ...{ isOfFonts: false, isCode: false, field: null, ending: null },
  ...PLAIN,
  isDeleted: false,
};

function toGroup(group: Group, word: string, number: number, isStarred: boolean): Group {
  if ((isStarred && !READ_ALL_THE_SAME.test(word)) || UNSHOWN.has(word))
    return { ...group, isHidden: true, isOfFonts: word === 'fonttbl' };
  if (MATH_PROPERTIES.test(word)) return { ...group, isHidden: true };
  if (word === 'field') return { ...group, field: { code: '' } };
  if (word === 'fldinst') return { ...group, isCode: true };
  if (word === 'deleted') return { ...group, isDeleted: number !== 0 };
  const look = toLook(word, number);
  if (look) return { ...group, ...look };
  const side = toSide(word);
  if (side) return { ...group, side };
  if (word === 'uc') return { ...group, fallback: Math.min(Math.max(number, 0), 10) };
  if (word === 'ansicpg') return { ...group, label: toCodePage(number), page: toCodePage(number) };
  if (word === 'mac') return { ...group, label: 'macintosh', page: 'macintosh' };
  return group;
}

/** Null if the word says nothing of how words look. */
function toLook(word: string, number: number): Partial<Pick<Group, 'isStruck' | 'place'>> | null {
  switch (word) {
    case 'plain':
      return PLAIN;
    case 'strike':
    case 'striked':
      return { isStruck: number !== 0 };
    case 'super':
    case 'sub':
      return { place: word === 'super' ? 'above' : 'below' };
    case 'nosupersub':
      return { place: null };
    default:
      return null;
  }
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
