import { getDocumentProxy } from 'unpdf';
import type { OpenedPdf } from './pdf.ts';
import { MAX_TEXT_CHARS } from './text.ts';

/** What has been read by then is given. */
const READ_MS = 15_000;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Opened without a password: many PDFs are encrypted and can be read by everyone. */
export async function openPdf({ bytes }: { readonly bytes: Uint8Array }): Promise<OpenedPdf> {
  try {
    const document = await getDocumentProxy(bytes);
    return { type: 'open', pages: document.numPages, ...(await readPages(document)) };
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return { type: isLocked ? 'locked' : 'broken' };
  }
}

async function readPages(document: PdfDocument) {
  const startedAt = performance.now();
  let text = '';
  let number = 1;
  let hasWords = false;
  for (; number <= document.numPages; number += 1) {
    if (performance.now() - startedAt > READ_MS || text.length > MAX_TEXT_CHARS) break;
    const page = await readPage(document, number);
    hasWords ||= page !== '';
    text += `[page ${number}]\n${page}\n\n`;
  }
  return { text: hasWords ? text.slice(0, MAX_TEXT_CHARS) : '', pagesRead: number - 1 };
}

/** A page that is damaged has no text; the others have theirs. */
async function readPage(document: PdfDocument, number: number): Promise<string> {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
    return words.join('').trim();
  } catch {
    return '';
  }
}
