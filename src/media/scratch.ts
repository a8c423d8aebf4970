import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder of our own, readable by nobody else, with a file in it; gone when `use` has ended.
 */
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
