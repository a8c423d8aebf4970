import type { OutgoingFile } from '../content.ts';
import type { Job, Posted } from '../job.ts';
import type { Pictures } from '../model-ports.ts';
import type { FileLimits, Log } from '../ports.ts';
import type { Blobs } from '../store-ports.ts';

/**
 * A message that brings files and no words; there may be several of them behind an answer's last.
 */
export function isEnclosure({ key }: Pick<Posted, 'key'>): boolean {
  return /\/file\d+$/.test(key);
}

/** The key of an answer's n-th message of that kind. */
export function toEnclosureKey(output: string, index: number): string {
  return `${output}/file${index + 1}`;
}

type Encloser = { readonly blobs: Blobs; readonly pictures: Pictures; readonly log: Log };

/** The files that go with an answer, made to fit, by the message that they come in. */
export async function enclose(
  parts: Encloser,
  { id, files }: Pick<Job, 'id' | 'files'>,
  limits: FileLimits,
): Promise<readonly (readonly OutgoingFile[])[]> {
  const batches: OutgoingFile[][] = [];
  let room = 0;
  for (const each of files) {
    const fitting = await toFitting(parts, id, each, limits.maxBytes);
    if (!fitting) continue;
    const last = batches.at(-1);
    if (last && fitting.bytes <= room && last.length < limits.maxCount) last.push(fitting.file);
    else {
      batches.push([fitting.file]);
      room = limits.maxSumBytes;
    }
    room -= fitting.bytes;
  }
  return batches;
}

/** Null if the bytes are gone, or too many whatever is done: the rest of the answer still comes. */
async function toFitting(
  { blobs, pictures, log }: Encloser,
  owner: string,
  file: OutgoingFile,
  maxBytes: number,
): Promise<{ readonly file: OutgoingFile; readonly bytes: number } | null> {
  const bytes = await blobs.get(file.hash);
  if (bytes && bytes.length <= maxBytes) return { file, bytes: bytes.length };
  const isPicture = file.mimeType.startsWith('image/');
  const fitted =
    bytes && isPicture ? await pictures.fit({ mimeType: file.mimeType, bytes }, maxBytes) : null;
  if (!fitted) {
    log.warn({ hash: file.hash, bytes: bytes?.length ?? null }, 'left a file out of an answer');
    return null;
  }
  const { mimeType } = fitted;
  const name = toPictureName(file.name, mimeType);
  const hash = await blobs.put(fitted.bytes, owner);
  return { file: { ...file, name, mimeType, hash }, bytes: fitted.bytes.length };
}

/** The name with the ending that goes with the type. */
export function toPictureName(name: string, mimeType: string): string {
  const ending = mimeType.replace('image/', '').replace('jpeg', 'jpg');
  return `${name.replace(/\.(?:png|jpe?g|webp|gif)$/i, '')}.${ending}`;
}
