import { extractText, getDocumentProxy } from 'unpdf';

/** Pages beyond this add nothing that the model would be shown. */
const MAX_PAGES = 200;

export async function readPdfText({ bytes }: { readonly bytes: Uint8Array }): Promise<string> {
  const document = await getDocumentProxy(bytes);
  const { text } =
    document.numPages > MAX_PAGES
      ? { text: [`[a PDF of ${document.numPages} pages: too long to be read whole]`] }
      : await extractText(document);
  return text.map((page, index) => `[page ${index + 1}]\n${page}`).join('\n\n');
}
