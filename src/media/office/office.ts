import type { DocumentReading } from '../reading.ts';
import { refusal } from '../refuse.ts';
import { capText } from '../text.ts';
import { readDocx } from './docx.ts';
import { readPptx } from './pptx.ts';
import { readXlsx } from './xlsx.ts';
import { openZip, type ZipEntries } from './zip.ts';

/** What is in a Word, Excel or PowerPoint file. Throws `UserError`. */
export function readOffice(bytes: Uint8Array): DocumentReading {
  const files = openZip(bytes);
  const reading = readKind(files);
  if (reading === null)
    throw refusal(
      'archives and files of this sort are not opened. Please unpack it and send the files themselves, or save it as PDF.',
    );
  if (reading.text.trim() === '' && reading.files.length === 0)
    throw refusal('there is no text in it. Please send it as PDF, so that its pictures are seen.');
  const { text, notices } = capText(reading.text);
  return { text, notices: [...reading.notices, ...notices], files: reading.files };
}

function readKind(files: ZipEntries): DocumentReading | null {
  if (files.has('word/document.xml')) return readDocx(files);
  if (files.has('xl/workbook.xml')) return readXlsx(files);
  return files.has('ppt/presentation.xml') ? readPptx(files) : null;
}
