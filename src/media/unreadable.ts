import { mediaStrings } from './strings/index.ts';

type Kinds = typeof mediaStrings.kinds;
/** The kinds whose sentence names a format or a program. */
type NamedKind = { [Kind in keyof Kinds]: Kinds[Kind] extends string ? never : Kind }[keyof Kinds];
type PlainKind = Exclude<keyof Kinds, NamedKind>;

/** A kind of file that has a name, and whose contents cannot be had. */
export type Unreadable = {
  readonly kind: PlainKind | { readonly type: NamedKind; readonly name: string };
  readonly remedy: keyof typeof mediaStrings.remedies;
};

/** Says that it cannot be read. */
export function toKind({ kind }: Unreadable): string {
  const { kinds } = mediaStrings;
  return typeof kind === 'string' ? kinds[kind] : kinds[kind.type](kind.name);
}

/** Says what a person can do instead. */
export function toRemedy({ remedy }: Unreadable): string {
  return mediaStrings.remedies[remedy];
}

type Signature = Unreadable & { readonly at: number; readonly bytes: string };

const named = (type: NamedKind) => (name: string) => ({ type, name });
const [files, databases] = [named('files'), named('databases')];
const [books, mailboxes] = [named('books'), named('mailboxes')];
const archive = (name: string, bytes: string): Signature => ({
  ...{ at: 0, bytes, kind: { type: 'archives', name } },
  remedy: 'unpack',
});
const of = (
  kind: Unreadable['kind'],
  remedy: Unreadable['remedy'],
  bytes: string,
  at = 0,
): Signature => ({ at, bytes, kind, remedy });

/** As latin-1 text; the first that fits decides. */
const SIGNATURES: readonly Signature[] = [
  of(files('JPEG 2000'), 'image', '\0\0\0\x0cjP  '),
  of(files('JPEG 2000'), 'image', '\xff\x4f\xff\x51'),
  of(files('JPEG XL'), 'image', '\0\0\0\x0cJXL '),
  of(files('JPEG XL'), 'image', '\xff\x0a'),
  of(files('Photoshop'), 'image', '8BPS'),
  of('rawPhotos', 'image', 'FUJIFILMCCD-RAW'),
  of('rawPhotos', 'image', 'CR\x02', 8),
  of('rawPhotos', 'image', 'ftypcrx', 4),
  of('hdrImages', 'image', '#?RADIANCE'),
  of('hdrImages', 'image', '\x76\x2f\x31\x01'),
  of('textures', 'image', 'DDS '),
  of(files('Illustrator'), 'pdf', '\xc5\xd0\xd3\xc6'),
  of(files('Corel'), 'pdf', 'CDR', 8),
  archive('RAR', 'Rar!\x1a\x07'),
  archive('7-Zip', '7z\xbc\xaf\x27\x1c'),
  archive('bzip2', 'BZh'),
  archive('xz', '\xfd7zXZ\0'),
  archive('Zstandard', '\x28\xb5\x2f\xfd'),
  archive('lz4', '\x04\x22\x4d\x18'),
  archive('Windows cabinet', 'MSCF'),
  of(databases('SQLite'), 'csv', 'SQLite format 3\0'),
  of(databases('Access'), 'csv', 'Standard ACE DB', 4),
  of(databases('Access'), 'csv', 'Standard Jet DB', 4),
  of(files('Parquet'), 'csv', 'PAR1'),
  of(files('Arrow'), 'csv', 'ARROW1'),
  of(files('HDF'), 'csv', '\x89HDF\r\n\x1a\n'),
  of('programs', 'textOrImage', '\x7fELF'),
  of('programs', 'textOrImage', 'MZ'),
  of('programs', 'textOrImage', '\xca\xfe\xba\xbe'),
  of('programs', 'textOrImage', '\xcf\xfa\xed\xfe'),
  of('programs', 'textOrImage', '\0asm'),
  of('fonts', 'textOrImage', 'wOFF'),
  of('fonts', 'textOrImage', 'wOF2'),
  of('fonts', 'textOrImage', 'OTTO'),
  of('fonts', 'textOrImage', '\0\x01\0\0\0'),
  of(files('MIDI'), 'mp3', 'MThd'),
  of(files('DjVu'), 'toPdf', 'AT&TFORM'),
  of(books('Kindle'), 'epub', 'BOOKMOBI', 60),
  of(files('OneNote'), 'pdf', '\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d'),
  of(files('AutoCAD'), 'pdf', 'AC10'),
  of(files('InDesign'), 'pdf', '\x06\x06\xed\xf5\xd8\x1d\x46\xe5'),
  of(mailboxes('Outlook'), 'mails', '!BDN'),
  of(files('Flash'), 'textOrImage', 'CWS'),
  of(files('Flash'), 'textOrImage', 'FWS'),
  of('models', 'screenshot', 'glTF'),
  of('models', 'screenshot', 'BLENDER'),
  of('models', 'screenshot', 'Kaydara FBX'),
  of('propertyLists', 'xml', 'bplist00'),
];

/** Null if it is not known. `head`: the first bytes as latin-1 text. */
export function findUnreadable(head: string): Unreadable | null {
  return SIGNATURES.find(({ at, bytes }) => head.startsWith(bytes, at)) ?? null;
}

// The names of what is in a compound file stand in it as UTF-16: [MS-CFB], 2.6.1.
const COMPOUND: readonly (Unreadable & { readonly entry: string })[] = [
  { entry: 'EncryptedPackage', kind: 'oldOffice', remedy: 'officeOrPdf' },
  { entry: 'WordDocument', kind: 'oldWord', remedy: 'docxOrPdf' },
  { entry: 'PowerPoint Document', kind: 'oldPowerPoint', remedy: 'pptxOrPdf' },
  { entry: 'Workbook', kind: 'oldExcel', remedy: 'xlsxOrPdf' },
  { entry: 'Book', kind: 'oldExcel', remedy: 'xlsxOrPdf' },
];
const OUTLOOK_ENTRY = '__properties_version1.0';

/** What a compound file of Microsoft is, by the names in it. */
export function toCompound(bytes: Uint8Array): 'mail' | 'encrypted' | Unreadable {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (entry: string) => buffer.includes(Buffer.from(`${entry}\0`, 'utf16le'));
  if (has(OUTLOOK_ENTRY)) return 'mail';
  const found = COMPOUND.find(({ entry }) => has(entry));
  if (found?.entry === 'EncryptedPackage') return 'encrypted';
  return found ?? { kind: 'oldOffice', remedy: 'officeOrPdf' };
}
