import type { DocumentReading } from './reading.ts';

/** What is read in a process of its own, by its reader. */
export type DocumentKind =
  | 'zip'
  | 'tar'
  | 'gzip'
  | 'mail'
  | 'outlook'
  | 'notebook'
  | 'rich text'
  | 'flat document';

/** Reads a document or archive. Each reader is loaded where it is needed. Throws `UserError`. */
export async function readDocument(
  kind: DocumentKind,
  bytes: Uint8Array,
): Promise<DocumentReading> {
  switch (kind) {
    case 'zip':
      return (await import('./office/office.ts')).readOffice(bytes);
    case 'tar':
      return (await import('./archive.ts')).readTar(bytes);
    case 'gzip':
      return (await import('./archive.ts')).readGzip(bytes);
    case 'mail':
      return (await import('./mail.ts')).readMail(bytes);
    case 'outlook':
      return (await import('./outlook.ts')).readOutlookMail(bytes);
    case 'notebook':
      return (await import('./notebook.ts')).readNotebook(bytes);
    case 'flat document':
      return (await import('./office/flat-document.ts')).readFlatDocument(bytes);
    case 'rich text':
      return (await import('./rtf.ts')).readRichText(bytes);
  }
}
