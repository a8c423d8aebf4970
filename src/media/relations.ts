import { posix } from 'node:path';
import { readElements } from './xml.ts';
import type { ZipEntries } from './zip.ts';

/** Where a part of an Office file points to, by relation id. */
export function readRelations(
  files: ZipEntries,
  part: string,
): ReadonlyMap<string, { readonly path: string; readonly type: string }> {
  const folder = posix.dirname(part);
  const xml = files.read(`${folder}/_rels/${posix.basename(part)}.rels`) ?? '';
  const found = new Map<string, { path: string; type: string }>();
  for (const relation of readElements(xml, ['Relationship'])) {
    const target = relation.attribute('Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
    const type = (relation.attribute('Type') ?? '').split('/').at(-1) ?? '';
    found.set(relation.attribute('Id') ?? '', { path, type });
  }
  return found;
}
