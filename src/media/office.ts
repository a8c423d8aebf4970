import { readDocx } from './docx.ts';
import { readPptx } from './pptx.ts';
import { refusal } from './refuse.ts';
import { capText, type ReadText } from './text.ts';
import { readXlsx } from './xlsx.ts';
import { openZip } from './zip.ts';

/** The text of a Word, Excel or PowerPoint file. Throws `UserError`. */
export function readOffice(bytes: Uint8Array): ReadText {
  const files = openZip(bytes);
  const text = readKind(files);
  if (text === null)
    throw refusal(
      'archives and files of this sort are not opened. Please unpack it and send the files themselves, or save it as PDF.',
    );
  if (text.trim() === '')
    throw refusal('there is no text in it. Please send it as PDF, so that its pictures are seen.');
  return capText(text);
}

function readKind(files: ReturnType<typeof openZip>): string | null {
  if (files.has('word/document.xml')) return readDocx(files);
  if (files.has('xl/workbook.xml')) return readXlsx(files);
  return files.has('ppt/presentation.xml') ? readPptx(files) : null;
}
