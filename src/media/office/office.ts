import { readZipArchive } from '../archive.ts';
import type { DocumentReading } from '../reading.ts';
import { refusal } from '../refuse.ts';
import { capText } from '../text.ts';
import { readDocx } from './docx.ts';
import { readEpub } from './epub.ts';
import { readOpenDocument } from './opendocument.ts';
import { readPptx } from './pptx.ts';
import { readXlsx } from './xlsx.ts';
import { openZip, type ZipEntries } from './zip.ts';

/**
 * What is in an office file, a book or an archive, all of which are zip files. Throws `UserError`.
 */
export function readOffice(bytes: Uint8Array): DocumentReading {
  const files = openZip(bytes);
  const unread = findUnread(files);
  if (unread) throw refusal(unread);
  const reading = readKind(files);
  if (reading.text.trim() === '' && reading.files.length === 0)
    throw refusal('there is no text in it. Please send it as PDF, so that its pictures are seen.');
  const { text, notices } = capText(reading.text);
  return { text, notices: [...reading.notices, ...notices], files: reading.files };
}

function readKind(files: ZipEntries): DocumentReading {
  if (files.has('word/document.xml')) return readDocx(files);
  if (files.has('xl/workbook.xml')) return readXlsx(files);
  if (files.has('ppt/presentation.xml')) return readPptx(files);
  const type = files.has('mimetype') ? (files.read('mimetype') ?? '').trim() : '';
  if (/^application\/vnd\.oasis\.opendocument\./.test(type)) return readOpenDocument(files);
  return type === 'application/epub+zip' ? readEpub(files) : readZipArchive(files);
}

/** Kinds of files that have a name of their own, and whose text cannot be had. */
const UNREAD: readonly { readonly entry: RegExp; readonly sentence: string }[] = [
  {
    entry: /^Index\/(?:Document\.iwa|Tables\/)|^Index\.zip$|^index\.apxl$/,
    sentence:
      'files of Apple’s Pages, Numbers and Keynote cannot be read. Please export it as .docx, .xlsx, .pptx or PDF and send that.',
  },
  {
    entry: /^xl\/workbook\.bin$/,
    sentence: 'binary workbooks (.xlsb) cannot be read. Please save it as .xlsx and send that.',
  },
  {
    entry: /^AndroidManifest\.xml$/,
    sentence: 'it is an Android app. Please send the file in it that matters.',
  },
  {
    entry: /^visio\/document\.xml$/,
    sentence: 'Visio drawings cannot be read. Please export it as PDF and send that.',
  },
];

function findUnread({ names }: ZipEntries): string | null {
  return UNREAD.find(({ entry }) => names.some((name) => entry.test(name)))?.sentence ?? null;
}
