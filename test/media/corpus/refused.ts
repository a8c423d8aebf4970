import { latin1, utf8 } from '../extracting.ts';
import type { Case } from './case.ts';

const zeros = (length: number) => '\0'.repeat(length);
const ole = (...names: readonly string[]) => {
  const bytes = Buffer.alloc(4_096);
  bytes.write('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 0, 'latin1');
  for (const [at, name] of names.entries()) bytes.write(name, 1_024 + at * 128, 'utf16le');
  return new Uint8Array(bytes);
};

const kinds: readonly (readonly [name: string, bytes: Uint8Array, refused: string])[] = [
  [
    'an old Word file',
    ole('Root Entry', 'WordDocument'),
    'Old Word files (.doc) cannot be read. Please save it as .docx or PDF',
  ],
  [
    'an old Excel file',
    ole('Root Entry', 'Workbook'),
    'Old Excel files (.xls) cannot be read. Please save it as .xlsx or PDF',
  ],
  [
    'an old PowerPoint file',
    ole('Root Entry', 'PowerPoint Document'),
    'Old PowerPoint files (.ppt) cannot be read. Please save it as .pptx or PDF',
  ],
  [
    'an office file with a password',
    ole('Root Entry', 'EncryptedPackage'),
    'protected with a password. Please save a copy without one',
  ],
  ['a Visio file', ole('Root Entry', 'VisioDocument'), 'Old Office'],
  ['Photoshop', latin1(`8BPS\0\x01${zeros(20)}`), 'Photoshop files cannot be read'],
  ['JPEG XL', latin1('\xff\x0a\xfa\x1f\x41\x91\x04'), 'JPEG XL files cannot be read'],
  ['JPEG 2000', latin1(`\0\0\0\x0cjP  \r\n\x87\n${zeros(9)}`), 'JPEG 2000 files cannot be read'],
  ['RAR', latin1('Rar!\x1a\x07\x01\0'), 'RAR archives cannot be read. Please unpack it'],
  ['7-Zip', latin1('7z\xbc\xaf\x27\x1c\0\x04'), '7-Zip archives cannot be read. Please unpack it'],
  ['bzip2', latin1('BZh91AY&SY\0\x01\x02'), 'bzip2 archives cannot be read'],
  ['xz', latin1('\xfd7zXZ\0\0\x04'), 'xz archives cannot be read'],
  ['Zstandard', latin1('\x28\xb5\x2f\xfd\x04\0\x01'), 'Zstandard archives cannot be read'],
  [
    'SQLite',
    latin1(`SQLite format 3\0${zeros(30)}`),
    'SQLite databases cannot be read. Please export the tables as .csv',
  ],
  [
    'Parquet',
    latin1(`PAR1\x15\x04${zeros(20)}PAR1`),
    'Parquet files cannot be read. Please export the table as .csv',
  ],
  ['a program for Windows', latin1(`MZ\x90\0\x03${zeros(60)}PE\0\0`), 'programs cannot be read'],
  ['a program for Linux', latin1(`\x7fELF\x02\x01\x01${zeros(20)}`), 'programs cannot be read'],
  ['a font', latin1(`wOF2\0\x01\0\0${zeros(20)}`), 'fonts cannot be read'],
  [
    'MIDI',
    latin1(`MThd\0\0\0\x06\0\x01${zeros(10)}`),
    'MIDI files cannot be read. Please export it as mp3',
  ],
  [
    'DjVu',
    latin1(`AT&TFORM\0\0\x01\0DJVU${zeros(9)}`),
    'DjVu files cannot be read. Please convert it to PDF',
  ],
  [
    'a Kindle book',
    latin1(`Name\0${zeros(55)}BOOKMOBI${zeros(20)}`),
    'Kindle books cannot be read. Please convert it to .epub or PDF',
  ],
  [
    'OneNote',
    latin1(`\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d${zeros(20)}`),
    'OneNote files cannot be read. Please export it as PDF',
  ],
  [
    'AutoCAD',
    latin1(`AC1032\0\0\0${zeros(20)}`),
    'AutoCAD files cannot be read. Please export it as PDF',
  ],
  [
    'InDesign',
    latin1(`\x06\x06\xed\xf5\xd8\x1d\x46\xe5\xbd\x31\xef\xe7\xfe\x74\xb7\x1d${zeros(9)}`),
    'InDesign files cannot be read. Please export it as PDF',
  ],
  [
    'an Outlook mailbox',
    latin1(`!BDN\x12\x34${zeros(20)}`),
    'Outlook mailboxes cannot be read. Please send the mails that matter',
  ],
  [
    'an Access database',
    latin1(`\0\x01\0\0Standard ACE DB\0${zeros(20)}`),
    'Access databases cannot be read',
  ],
  [
    'a raw photograph',
    latin1(`FUJIFILMCCD-RAW 0201\0${zeros(20)}`),
    'raw photographs cannot be read. Please export it as jpeg',
  ],
  ['Radiance', latin1(`#?RADIANCE\n\x01\x02${zeros(20)}`), 'HDR'],
  ['a Flash film', latin1(`CWS\x0a\0\0\x01${zeros(9)}`), 'Flash films cannot be read'],
  ['a Java class', latin1(`\xca\xfe\xba\xbe\0\0\0\x3d${zeros(9)}`), 'programs cannot be read'],
  [
    'a glTF model',
    latin1(`glTF\x02\0\0\0${zeros(9)}`),
    'models in three dimensions cannot be read',
  ],
];

export const REFUSED: readonly Case[] = [
  ...kinds.map(([name, bytes, refused]) => ({ name, file: () => bytes, refused })),
  { name: 'a text about MZ', file: () => utf8('MZ is how programs begin'), has: ['MZ is how'] },
];
