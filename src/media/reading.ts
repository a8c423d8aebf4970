import type { ReadText } from './text.ts';

/** A file within a file. */
export type InnerFile = { readonly name: string; readonly bytes: Uint8Array };

/** What a reader found: a text, and files within the file, which are read by their own readers. */
export type DocumentReading = ReadText & { readonly files: readonly InnerFile[] };
