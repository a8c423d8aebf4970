import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that only we can read, with a file in it; removed when `use` has ended. */
export async function withScratch<Result>(
  bytes: Uint8Array,
  signal: AbortSignal,
  use: (place: { readonly folder: string; readonly path: string }) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-media-'));
  try {
    const path = join(folder, 'sent');
    await writeFile(path, bytes, { mode: 0o600, signal });
    return await use({ folder, path });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What goes to another process: itself, or the path of the file in which it lies. */
export type Sent = Uint8Array | string;

const MAX_COPIED_BYTES = 1024 * 1024;

/** On its way to another process it would be copied several times: what is large goes by a file. */
export function withSent<Result>(
  bytes: Uint8Array,
  signal: AbortSignal,
  use: (sent: Sent) => Promise<Result>,
): Promise<Result> {
  if (bytes.length <= MAX_COPIED_BYTES) return use(bytes);
  return withScratch(bytes, signal, ({ path }) => use(path));
}

export async function readSent(sent: Sent): Promise<Uint8Array> {
  if (typeof sent !== 'string') return sent;
  const { buffer, byteOffset, byteLength } = await readFile(sent);
  return new Uint8Array(buffer, byteOffset, byteLength); // PDF.js takes no Buffer.
}
