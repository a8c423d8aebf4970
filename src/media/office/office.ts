import type { UserError } from '../../core/errors.ts';
import { readZipArchive } from '../archive.ts';
import type { DocumentReading } from '../reading.ts';
import { cannotRead, refusal } from '../refuse.ts';
import { mediaStrings } from '../strings/index.ts';
import { capText } from '../text.ts';
import { readDocx } from './docx.ts';
import { readEpub } from './epub.ts';
import { readOpenDocument } from './opendocument.ts';
import { readPptx } from './pptx.ts';
import { readXlsx } from './xlsx.ts';
import { readElements } from './xml.ts';
import { openZip, type ZipEntries } from './zip.ts';

/**
 * The contents of an office file, a book or an archive, which are all zip files. Throws
 * `UserError`.
 */
export function readOffice(bytes: Uint8Array): DocumentReading {
  const files = openZip(bytes);
  const unread = findUnread(files);
  if (unread) throw unread;
  const reading = readKind(files);
  if (reading.text.trim() === '' && reading.files.length === 0)
    throw refusal(files.damaged().length > 0 ? mediaStrings.damaged : mediaStrings.noTextInOffice);
  const { text, notices } = capText(reading.text);
  const told = [...reading.notices, ...notices, ...toDamageNotices(files, reading)];
  return { text, notices: told, files: reading.files };
}

/** Losses in an archive are named file by file, those in a document as a whole. */
function toDamageNotices(files: ZipEntries, { files: inner }: DocumentReading): readonly string[] {
  const damaged = files.damaged();
  const own = damaged.filter((name) => !inner.some((file) => file.name === name));
  const told = damaged.filter((name) => !own.includes(name));
  return [
    ...(own.length > 0 ? [mediaStrings.partlyDamaged] : []),
    ...told.map((name) => mediaStrings.inside(name, mediaStrings.partlyDamaged)),
  ];
}

function readKind(files: ZipEntries): DocumentReading {
  const document = findWordDocument(files);
  if (document !== null) return readDocx(files, document);
  if (files.has('xl/workbook.xml')) return readXlsx(files);
  if (files.has('ppt/presentation.xml')) return readPptx(files);
  const type = files.has('mimetype') ? (files.read('mimetype') ?? '').trim() : '';
  if (/^application\/vnd\.oasis\.opendocument\./.test(type)) return readOpenDocument(files);
  return type === 'application/epub+zip' ? readEpub(files) : readZipArchive(files);
}

const WORD_DOCUMENT = 'word/document.xml';

/** Some programs call it otherwise, “document2.xml”, and the file says how. */
function findWordDocument(files: ZipEntries): string | null {
  if (files.has(WORD_DOCUMENT)) return WORD_DOCUMENT;
  const types = files.read('[Content_Types].xml') ?? '';
  const named = [...readElements(types, ['Override'])].find((part) =>
    /wordprocessingml\.(?:document|template)\.main\+xml$/.test(part.attribute('ContentType') ?? ''),
  );
  const path = named?.attribute('PartName')?.replace(/^\//, '') ?? '';
  return files.has(path) ? path : null;
}

/** Kinds of files that have a name of their own, and whose text cannot be had. */
const UNREAD = [
  [/^Index\/(?:Document\.iwa|Tables\/)|^Index\.zip$|^index\.apxl$/, 'iwork', 'officeOrPdf'],
  [/^xl\/workbook\.bin$/, 'binaryWorkbooks', 'xlsx'],
  [/^AndroidManifest\.xml$/, 'androidApps', 'fileThatMatters'],
  [/^visio\/document\.xml$/, 'visio', 'pdf'],
] as const;

function findUnread({ names }: ZipEntries): UserError | null {
  const found = UNREAD.find(([entry]) => names.some((name) => entry.test(name)));
  if (!found) return null;
  const [, kind, remedy] = found;
  return cannotRead(mediaStrings.kinds[kind], mediaStrings.remedies[remedy]);
}
