import { getDocumentProxy } from 'unpdf';
import type { OpenedPdf, OpenPdf } from './pdf.ts';
import { readSent, type Sent } from './scratch.ts';
import { MAX_TEXT_CHARS } from './text.ts';

/** What has been read by then is given. */
const READ_MS = 15_000;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Opened without a password: many PDFs are encrypted and can be read by everyone. */
export async function openPdf({ sent }: { readonly sent: Sent }): Promise<OpenedPdf> {
  try {
    const document = await getDocumentProxy(await readSent(sent));
    const pages = await readPages(document);
    const { text, pagesRead, comments, fields } = pages;
    const files = await readFiles(document, pages.attached);
    const isOnlyInReader = await isDrawnByReader(document, text);
    const read = { text, pagesRead, comments, fields, isOnlyInReader, files };
    return { type: 'open', pages: document.numPages, ...read };
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return { type: isLocked ? 'locked' : 'broken' };
  }
}

/** The notice on the pages of an XFA form is shorter than this. */
const MAX_NOTICE_CHARS = 2_000;

/** The pages of an XFA form do not hold its words, only a notice that names the program. */
async function isDrawnByReader(document: PdfDocument, text: string): Promise<boolean> {
  if (text.length > MAX_NOTICE_CHARS) return false;
  const { info } = await document.getMetadata();
  const isForm = 'IsXFAPresent' in info && info.IsXFAPresent === true;
  return isForm && (text === '' || /Adobe|Please wait/i.test(text));
}

/** A file, and what it is called within the document. */
type Attached = { readonly id: string; readonly name: string };

const MAX_FILES = 20;
const MAX_FILE_BYTES = 20 * 1024 * 1024;

async function readFiles(
  document: PdfDocument,
  onPages: readonly Attached[],
): Promise<OpenPdf['files']> {
  const listed = [...((await document.getAttachments()) ?? [])];
  const all = [...listed.map(([id, { filename }]) => ({ id, name: filename })), ...onPages];
  const files = new Map<string, OpenPdf['files'][number]>();
  for (const { id, name } of all) {
    if (files.has(id)) continue;
    const content = files.size < MAX_FILES ? await document.getAttachmentContent(id) : null;
    const isRead = content !== null && content.length <= MAX_FILE_BYTES;
    files.set(id, { name, bytes: isRead ? new Uint8Array(content) : null });
  }
  return [...files.values()];
}

async function readPages(document: PdfDocument) {
  const startedAt = performance.now();
  const comments: string[] = [];
  const fields: string[] = [];
  const attached: Attached[] = [];
  let text = '';
  let number = 1;
  let hasWords = false;
  for (; number <= document.numPages; number += 1) {
    if (performance.now() - startedAt > READ_MS || text.length > MAX_TEXT_CHARS) break;
    const page = await readPage(document, number);
    hasWords ||= page !== '';
    text += `[page ${number}]\n${page}\n\n`;
    const notes = await readNotes(document, number);
    comments.push(...notes.comments);
    fields.push(...notes.fields);
    attached.push(...notes.attached);
  }
  const words = hasWords ? text.slice(0, MAX_TEXT_CHARS) : '';
  return { text: words, pagesRead: number - 1, comments, fields, attached };
}

type Annotation = {
  readonly subtype?: string;
  readonly contentsObj?: { readonly str: string };
  readonly titleObj?: { readonly str: string };
  readonly fileId?: string;
  readonly file?: { readonly filename: string };
  readonly fieldName?: string | null;
  readonly fieldValue?: unknown;
  /** It is drawn as the page has it. */
  readonly hasAppearance?: boolean;
  readonly password?: boolean;
};

/** What is drawn on a page already, or says nothing to people. */
const SHOWN = new Set(['Link', 'Widget', 'FreeText', 'Popup']);

/** Comments that show only when they are clicked, and files pinned to a page. */
async function readNotes(document: PdfDocument, number: number) {
  try {
    const page = await document.getPage(number);
    const annotations = (await page.getAnnotations()) as readonly Annotation[];
    const comments = annotations
      .filter(({ subtype = '' }) => !SHOWN.has(subtype))
      .map(({ contentsObj, titleObj }) => {
        const [words, author] = [contentsObj?.str.trim() ?? '', titleObj?.str.trim() ?? ''];
        return words && `[page ${number}] ${author ? `${author}: ` : ''}${words}`;
      });
    return {
      comments: comments.filter((comment) => comment !== ''),
      fields: annotations.flatMap(toField),
      attached: annotations.flatMap(({ fileId, file }) =>
        file && fileId ? [{ id: fileId, name: file.filename }] : [],
      ),
    };
  } catch {
    return { comments: [], fields: [], attached: [] };
  }
}

/** What is filled in and drawn only by programs that know forms. */
function toField(annotation: Annotation): readonly string[] {
  const { subtype, fieldName, fieldValue, hasAppearance, password } = annotation;
  if (subtype !== 'Widget' || hasAppearance || password || !fieldName) return [];
  const value = [fieldValue].flat().filter((each) => typeof each === 'string');
  const shown = value.join(', ').trim();
  return shown === '' || shown === 'Off' ? [] : [`${fieldName}: ${shown}`];
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
