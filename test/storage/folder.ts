import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one test. */
export function createFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'parley-'));
  return {
    path: (...names: string[]) => join(folder, ...names),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
