import type { OutgoingFile } from '../../../core/content.ts';
import { DiscordRefusal, toWriteError } from '../failures.ts';
import type { UploadFile } from '../rest.ts';
import type { Target } from './target.ts';

/** Files with their bytes. */
export type LoadedFiles = readonly (UploadFile & { readonly alt: string })[];

/** The files of an answer with their bytes. Throws `WriteError` if bytes are gone. */
export function loadFiles(
  { readBlob }: Target,
  files: readonly OutgoingFile[],
): Promise<LoadedFiles> {
  return Promise.all(
    files.map(async ({ name, hash, mimeType, alt }) => {
      const bytes = await readBlob(hash);
      if (!bytes?.length) {
        const refusal = new DiscordRefusal('upload', { code: 0, status: 0, word: 'no bytes' });
        throw toWriteError('refused', refusal);
      }
      return { name, data: Buffer.from(bytes), contentType: mimeType, alt };
    }),
  );
}
