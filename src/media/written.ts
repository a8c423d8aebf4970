import type { DocumentKind } from './documents.ts';

const HEAD_BYTES = 16 * 1024;
const HEADER =
  /^(?:from|to|cc|subject|date|message-id|mime-version|received|return-path|content-type|delivered-to|reply-to|sender|dkim-signature|authentication-results|x-[\w-]+|arc-[\w-]+|thread-\w+|user-agent|importance):/i;
const MIN_HEADERS = 3;
/** OpenDocument 1.3, part 3, 3.1.2; it declares many namespaces first. */
const FLAT_DOCUMENT =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<office:document\s[^>]*office:mimetype="application\/vnd\.oasis/;

/** The special reader for a text format; null if the common reader for texts is used. */
export function findWrittenKind(bytes: Uint8Array): DocumentKind | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = buffer.toString('latin1', 0, HEAD_BYTES);
  if (isMail(head)) return 'mail';
  if (FLAT_DOCUMENT.test(head)) return 'flat document';
  return /^(?:\xef\xbb\xbf)?\s*\{/.test(head) && isNotebook(buffer) ? 'notebook' : null;
}

/** Whether a text begins with the headers of a mail (RFC 5322). */
function isMail(head: string): boolean {
  const [block = ''] = head.replace(/^From .*\r?\n/, '').split(/\r?\n\r?\n/, 1);
  const lines = block.split(/\r?\n/);
  if (!/^[\w-]+:/.test(lines[0] ?? '')) return false;
  const headers = lines.filter((line) => HEADER.test(line));
  const isOfPerson = headers.some((line) => /^(?:from|received|return-path):/i.test(line));
  return (isOfPerson && headers.length >= MIN_HEADERS) || isSavedPage(headers);
}

/** A web page saved as one file together with its images (.mht). RFC 2557 */
const isSavedPage = (headers: readonly string[]): boolean =>
  headers.some((line) => /^mime-version:/i.test(line)) &&
  headers.some((line) => /^content-type:\s*(?:multipart\/|text\/html)/i.test(line));

/** Its keys may come in any order. */
function isNotebook(buffer: Buffer): boolean {
  const hasCells = buffer.includes('"cells"') || buffer.includes('"worksheets"');
  return hasCells && buffer.includes('"nbformat"');
}
