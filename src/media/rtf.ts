import { toLabel } from './encoding/guess.ts';
import type { DocumentReading } from './reading.ts';
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
    'listtext',
  ],
  ...['pntext', 'pntxta', 'pntxtb', 'mmathPr', 'datafield', 'atnid', 'atrfstart', 'atrfend'],
]);
const PAGE_EDGES = /^(?:header|footer)[lrf]?$/;

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

type Group = {
  readonly isHidden: boolean;
  /** Characters that stand behind a Unicode one, for readers that do not know it. */
  readonly fallback: number;
  readonly label: string;
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
  const writer = createWriter();
  const groups: Group[] = [];
  let group: Group = { isHidden: false, fallback: 1, label: 'windows-1252' };
  let skipped = 0;
  let pictures = 0;
  let isStarred = false;

  const readBracket = (bracket: string) => {
    if (bracket === '{') groups.push(group);
    else group = groups.pop() ?? group;
    [skipped, isStarred] = [0, false];
  };

  const readWord = (word: string, number: string | undefined) => {
    if (word === 'pict' && !group.isHidden) pictures += 1;
    group = toGroup(group, word, Number(number ?? 1), isStarred);
    isStarred = false;
    if (group.isHidden) return;
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
      text: writer.finish(),
      notices: pictures > 0 ? [toPictureNotice(pictures)] : [],
      files: [],
    }),
  };
}

const toPictureNotice = (count: number) =>
  mediaStrings.lostInText([mediaStrings.lost.picture(count)], count);

function toGroup(group: Group, word: string, number: number, isStarred: boolean): Group {
  if (isStarred || UNSHOWN.has(word) || PAGE_EDGES.test(word)) return { ...group, isHidden: true };
  if (word === 'uc') return { ...group, fallback: Math.min(Math.max(number, 0), 10) };
  if (word === 'ansicpg') return { ...group, label: toCodePage(number) };
  if (word === 'mac') return { ...group, label: 'macintosh' };
  return group;
}

const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
};

function toCodePage(number: number): string {
  return toLabel(CODE_PAGES[number] ?? `windows-${number}`) ?? 'windows-1252';
}

/** Joins words, and bytes that may be parts of one character. */
function createWriter() {
  const pieces: string[] = [];
  let bytes: number[] = [];
  let label = 'windows-1252';
  const flush = () => {
    if (bytes.length > 0) pieces.push(new TextDecoder(label).decode(Uint8Array.from(bytes)));
    bytes = [];
  };
  return {
    addByte(byte: number, ofLabel: string): void {
      if (ofLabel !== label) flush();
      label = ofLabel;
      bytes.push(byte);
    },
    /** The second byte of a character may be written as a letter. */
    addWords(words: string, ofLabel: string): void {
      if (words !== '' && isIncomplete(bytes, ofLabel)) {
        bytes.push(words.charCodeAt(0));
        flush();
        pieces.push(toWords(words.slice(1), ofLabel));
        return;
      }
      flush();
      pieces.push(toWords(words, ofLabel));
    },
    addCode(code: number): void {
      flush();
      pieces.push(String.fromCharCode(code & 0xffff));
    },
    addText(text: string): void {
      flush();
      pieces.push(text);
    },
    finish(): string {
      flush();
      return pieces
        .join('')
        .replaceAll(/ \| \n/g, '\n')
        .replaceAll(/\n{3,}/g, '\n\n')
        .trim();
    },
  };
}

/** Whether the last byte begins a character of two. */
function isIncomplete(bytes: readonly number[], label: string): boolean {
  if (bytes.length === 0 || !/^(?:shift_jis|gbk|big5|euc-kr)$/.test(label)) return false;
  try {
    new TextDecoder(label, { fatal: true }).decode(Uint8Array.from(bytes));
    return false;
  } catch {
    return true;
  }
}

/** Bytes beyond ASCII may also stand as they are. */
function toWords(words: string, label: string): string {
  if (!/[\x80-\xff]/.test(words)) return words;
  return new TextDecoder(label).decode(Buffer.from(words, 'latin1'));
}
