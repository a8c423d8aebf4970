/** A kind of file that has a name, and whose contents cannot be had. */
export type Unreadable = { readonly name: string; readonly remedy: string };

type Signature = Unreadable & { readonly at: number; readonly bytes: string };

const archive = (name: string, bytes: string): Signature => ({
  ...{ at: 0, bytes, name: `${name} archives` },
  remedy: 'unpack it and send the files themselves',
});
const of = (name: string, remedy: string, bytes: string, at = 0): Signature => ({
  at,
  bytes,
  name,
  remedy,
});

const PICTURE = 'save it as jpeg or png';
const PDF = 'export it as PDF';
const WORDS = 'send what matters in it as text or a picture';

/** As latin-1 text; the first that fits decides. */
const SIGNATURES: readonly Signature[] = [
  of('JPEG 2000 files', PICTURE, '\0\0\0\x0cjP  '),
  of('JPEG 2000 files', PICTURE, '\xff\x4f\xff\x51'),
  of('JPEG XL files', PICTURE, '\0\0\0\x0cJXL '),
  of('JPEG XL files', PICTURE, '\xff\x0a'),
  of('Photoshop files', 'export it as png or jpeg', '8BPS'),
  of('raw photographs', 'export it as jpeg', 'FUJIFILMCCD-RAW'),
  of('raw photographs', 'export it as jpeg', 'CR\x02', 8),
  of('raw photographs', 'export it as jpeg', 'ftypcrx', 4),
  of('HDR pictures', PICTURE, '#?RADIANCE'),
  of('HDR pictures', PICTURE, '\x76\x2f\x31\x01'),
  of('textures (.dds)', PICTURE, 'DDS '),
  of('Illustrator and PostScript files', PDF, '\xc5\xd0\xd3\xc6'),
  of('Corel files', PDF, 'CDR', 8),
  archive('RAR', 'Rar!\x1a\x07'),
  archive('7-Zip', '7z\xbc\xaf\x27\x1c'),
  archive('bzip2', 'BZh'),
  archive('xz', '\xfd7zXZ\0'),
  archive('Zstandard', '\x28\xb5\x2f\xfd'),
  archive('lz4', '\x04\x22\x4d\x18'),
  archive('Windows cabinet', 'MSCF'),
  of('SQLite databases', 'export the tables as .csv', 'SQLite format 3\0'),
  of('Access databases', 'export the tables as .xlsx or .csv', 'Standard ACE DB', 4),
  of('Access databases', 'export the tables as .xlsx or .csv', 'Standard Jet DB', 4),
  of('Parquet files', 'export the table as .csv', 'PAR1'),
  of('Arrow files', 'export the table as .csv', 'ARROW1'),
  of('HDF files', 'export the table as .csv', '\x89HDF\r\n\x1a\n'),
  of('programs', WORDS, '\x7fELF'),
  of('programs', WORDS, 'MZ'),
  of('programs', WORDS, '\xca\xfe\xba\xbe'),
  of('programs', WORDS, '\xcf\xfa\xed\xfe'),
  of('programs', WORDS, '\0asm'),
  of('fonts', WORDS, 'wOFF'),
  of('fonts', WORDS, 'wOF2'),
  of('fonts', WORDS, 'OTTO'),
  of('fonts', WORDS, '\0\x01\0\0\0'),
  of('MIDI files', 'export it as mp3', 'MThd'),
  of('DjVu files', 'convert it to PDF', 'AT&TFORM'),
  of('Kindle books', 'convert it to .epub or PDF', 'BOOKMOBI', 60),
  of('OneNote files', PDF, '\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d'),
  of('AutoCAD files', PDF, 'AC10'),
  of('InDesign files', PDF, '\x06\x06\xed\xf5\xd8\x1d\x46\xe5'),
  of('Outlook mailboxes', 'send the mails that matter, as .eml or PDF', '!BDN'),
  of('Flash films', WORDS, 'CWS'),
  of('Flash films', WORDS, 'FWS'),
  of('models in three dimensions', 'send a picture of it', 'glTF'),
  of('models in three dimensions', 'send a picture of it', 'BLENDER'),
  of('models in three dimensions', 'send a picture of it', 'Kaydara FBX'),
  of('Apple property lists', 'convert it to XML', 'bplist00'),
];

/** Null where it is not known. `head`: the first bytes as latin-1 text. */
export function findUnreadable(head: string): Unreadable | null {
  return SIGNATURES.find(({ at, bytes }) => head.startsWith(bytes, at)) ?? null;
}

// The names of what is in a compound file stand in it as UTF-16: [MS-CFB], 2.6.1.
const COMPOUND: readonly (Unreadable & { readonly entry: string })[] = [
  { entry: 'EncryptedPackage', name: 'Office files', remedy: '' },
  { entry: 'WordDocument', name: 'Old Word files (.doc)', remedy: 'save it as .docx or PDF' },
  {
    entry: 'PowerPoint Document',
    name: 'Old PowerPoint files (.ppt)',
    remedy: 'save it as .pptx or PDF',
  },
  { entry: 'Workbook', name: 'Old Excel files (.xls)', remedy: 'save it as .xlsx or PDF' },
  { entry: 'Book', name: 'Old Excel files (.xls)', remedy: 'save it as .xlsx or PDF' },
];
const OUTLOOK_ENTRY = '__properties_version1.0';

/** What a compound file of Microsoft is, by the names in it. */
export function toCompound(bytes: Uint8Array): 'mail' | 'encrypted' | Unreadable {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (entry: string) => buffer.includes(Buffer.from(`${entry}\0`, 'utf16le'));
  if (has(OUTLOOK_ENTRY)) return 'mail';
  const found = COMPOUND.find(({ entry }) => has(entry));
  if (found?.entry === 'EncryptedPackage') return 'encrypted';
  return (
    found ?? {
      name: 'Old Office files (.doc, .xls, .ppt)',
      remedy: 'save it as .docx, .xlsx, .pptx or PDF',
    }
  );
}
