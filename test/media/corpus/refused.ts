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
    'I can’t read old Word files (.doc). Save it as .docx or PDF',
  ],
  [
    'an old Excel file',
    ole('Root Entry', 'Workbook'),
    'I can’t read old Excel files (.xls). Save it as .xlsx or PDF',
  ],
  [
    'an old PowerPoint file',
    ole('Root Entry', 'PowerPoint Document'),
    'I can’t read old PowerPoint files (.ppt). Save it as .pptx or PDF',
  ],
  [
    'an office file with a password',
    ole('Root Entry', 'EncryptedPackage'),
    'protected with a password. Save a copy without one',
  ],
  ['a Visio file', ole('Root Entry', 'VisioDocument'), 'old Office'],
  ['Photoshop', latin1(`8BPS\0\x01${zeros(20)}`), 'I can’t read Photoshop files'],
  ['JPEG XL', latin1('\xff\x0a\xfa\x1f\x41\x91\x04'), 'I can’t read JPEG XL files'],
  ['JPEG 2000', latin1(`\0\0\0\x0cjP  \r\n\x87\n${zeros(9)}`), 'I can’t read JPEG 2000 files'],
  ['RAR', latin1('Rar!\x1a\x07\x01\0'), 'I can’t read RAR archives. Unpack it'],
  ['7-Zip', latin1('7z\xbc\xaf\x27\x1c\0\x04'), 'I can’t read 7-Zip archives. Unpack it'],
  ['bzip2', latin1('BZh91AY&SY\0\x01\x02'), 'I can’t read bzip2 archives'],
  ['xz', latin1('\xfd7zXZ\0\0\x04'), 'I can’t read xz archives'],
  ['Zstandard', latin1('\x28\xb5\x2f\xfd\x04\0\x01'), 'I can’t read Zstandard archives'],
  [
    'SQLite',
    latin1(`SQLite format 3\0${zeros(30)}`),
    'I can’t read SQLite databases. Export the tables as .csv',
  ],
  [
    'Parquet',
    latin1(`PAR1\x15\x04${zeros(20)}PAR1`),
    'I can’t read Parquet files. Export the tables as .csv',
  ],
  ['a program for Windows', latin1(`MZ\x90\0\x03${zeros(60)}PE\0\0`), 'I can’t read programs'],
  ['a program for Linux', latin1(`\x7fELF\x02\x01\x01${zeros(20)}`), 'I can’t read programs'],
  ['a font', latin1(`wOF2\0\x01\0\0${zeros(20)}`), 'I can’t read fonts'],
  ['MIDI', latin1(`MThd\0\0\0\x06\0\x01${zeros(10)}`), 'I can’t read MIDI files. Export it as MP3'],
  [
    'DjVu',
    latin1(`AT&TFORM\0\0\x01\0DJVU${zeros(9)}`),
    'I can’t read DjVu files. Convert it to PDF',
  ],
  [
    'a Kindle book',
    latin1(`Name\0${zeros(55)}BOOKMOBI${zeros(20)}`),
    'I can’t read Kindle books. Convert it to .epub or PDF',
  ],
  [
    'OneNote',
    latin1(`\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d${zeros(20)}`),
    'I can’t read OneNote files. Export it as PDF',
  ],
  ['AutoCAD', latin1(`AC1032\0\0\0${zeros(20)}`), 'I can’t read AutoCAD files. Export it as PDF'],
  [
    'InDesign',
    latin1(`\x06\x06\xed\xf5\xd8\x1d\x46\xe5\xbd\x31\xef\xe7\xfe\x74\xb7\x1d${zeros(9)}`),
    'I can’t read InDesign files. Export it as PDF',
  ],
  [
    'an Outlook mailbox',
    latin1(`!BDN\x12\x34${zeros(20)}`),
    'I can’t read Outlook mailboxes. Send the emails that matter',
  ],
  [
    'an Access database',
    latin1(`\0\x01\0\0Standard ACE DB\0${zeros(20)}`),
    'I can’t read Access databases',
  ],
  [
    'a raw photograph',
    latin1(`FUJIFILMCCD-RAW 0201\0${zeros(20)}`),
    'I can’t read raw photos. Save it as JPEG or PNG',
  ],
  ['Radiance', latin1(`#?RADIANCE\n\x01\x02${zeros(20)}`), 'HDR'],
  ['a Flash film', latin1(`CWS\x0a\0\0\x01${zeros(9)}`), 'I can’t read Flash files'],
  ['a Java class', latin1(`\xca\xfe\xba\xbe\0\0\0\x3d${zeros(9)}`), 'I can’t read programs'],
  ['a glTF model', latin1(`glTF\x02\0\0\0${zeros(9)}`), 'I can’t read 3D models'],
];

export const REFUSED: readonly Case[] = [
  ...kinds.map(([name, bytes, refused]) => ({ name, file: () => bytes, refused })),
  { name: 'a text about MZ', file: () => utf8('MZ is how programs begin'), has: ['MZ is how'] },
];
