import { findAll, readElements } from './xml.ts';
import type { ZipEntries } from './zip.ts';

/**
 * With a password each file is encrypted for itself, or all in one package, and the manifest says
 * how (part 2, 4.5).
 */
export function isEncrypted(files: ZipEntries): boolean {
  const entries = readElements(files.read('META-INF/manifest.xml') ?? '', ['file-entry']);
  return [...entries].some(
    (entry) =>
      /^(?:content\.xml|encrypted-package)$/.test(entry.attribute('manifest:full-path') ?? '') &&
      findAll(entry, 'encryption-data').length > 0,
  );
}
