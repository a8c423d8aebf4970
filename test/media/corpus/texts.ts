import { latin1, utf8 } from '../extracting.ts';
import type { Case } from './case.ts';
import { encode, encodeIso2022Jp, utf16be, utf16le, utf32 } from './encoders.ts';
import { SAMPLES } from './languages.ts';
import { join } from './samples.ts';

/** Texts that begin as other files do. */
const BEGINNINGS = [
  '8BPS is how a Photoshop file begins',
  'Rar! she cried, like a lion',
  'fLaC, said the manual',
  'GIF89a is a format of pictures',
  'GIF8 of you to come',
  '{\\rtf1 is the first word of Rich Text',
  'PK is short for Phil Katz',
  'ID3 tags are older than that',
  'OggS and other words',
  'BM = 1\nprint(BM)',
  'RIFF and raff',
  '#!AMR\n',
  '7z is an archiver',
  '%PDF- is the mark of a PDF',
  'II* and MM* are TIFF',
  'MThd',
  'BZh is bzip2',
  'wOFF and wOF2 are fonts',
];

export const TEXTS: readonly Case[] = [
  ...SAMPLES.map(({ language, label, name, text }, at) => ({
    name: `${language} in ${label} (${at})`,
    file: () => encode(label, text),
    has: [text],
    told: [`I guessed its character encoding (${name}), so some letters may be wrong.`],
  })),
  ...BEGINNINGS.map((text) => ({
    name: `a text that begins “${text.slice(0, 12)}”`,
    file: () => utf8(text),
    has: [text],
  })),
  { name: 'UTF-8 with its mark', file: () => utf8('\ufeffgrün'), has: ['grün'] },
  { name: 'UTF-16 with its mark', file: () => utf16le('\ufeffgrün 世界'), has: ['grün 世界'] },
  { name: 'UTF-32 with its mark', file: () => utf32('\ufeffgrün', false), has: ['grün'] },
  {
    name: 'a contact with a portrait',
    file: () =>
      latin1(
        `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Lovelace\r\nPHOTO;ENCODING=b;TYPE=PNG:${'A'.repeat(60)}\r\n ${'B'.repeat(60)}\r\nTEL:+44 1\r\nEND:VCARD\r\n`,
      ),
    has: ['FN:Ada Lovelace', 'TYPE=PNG:[a file of 90 bytes]', 'TEL:+44 1'],
    lacks: ['AAAA', 'BBBB'],
    told: ['I left out 1 embedded file'],
  },
  {
    name: 'UTF-16 without a mark',
    file: () => utf16be('name,city\nAda,London\n'),
    has: ['Ada,London'],
    told: ['UTF-16'],
  },
  {
    name: 'Japanese with escape sequences',
    file: () => encodeIso2022Jp('東京 Tokyo'),
    has: ['東京 Tokyo'],
  },
  {
    name: 'UTF-8 with one damaged byte',
    file: () => join(utf8('grün, blau, weiß, gelb, rosé, größer\n'), latin1('\xfc')),
    has: ['grün', 'größer\n�'],
    told: ['1 damaged character is shown as �.'],
  },
  {
    name: 'a log with zeros in it',
    file: () => join(utf8('first line\nsecond line\n'), new Uint8Array(512), utf8('third line\n')),
    has: ['second line\nthird line'],
    told: ['I left out 512 empty bytes.'],
  },
  { name: 'blanks', file: () => utf8(' \n\t'), refused: 'I found no text in it' },
  { name: 'nothing', file: () => new Uint8Array(), refused: 'it’s empty (0 bytes)' },
  {
    name: 'noise',
    file: () => Uint8Array.from({ length: 3_000 }, (_, at) => (at * at * 7 + at * 31) & 0xff),
    refused: 'I don’t know this type of file',
  },
];
