import { posix } from 'node:path';
import { readElements } from './xml.ts';
import type { ZipEntries } from './zip.ts';

/** What a part of an Office file points to. */
export type Relation = {
  /** Within the file. */
  readonly path: string;
  /** The last word of its type: `image`, `hyperlink`. */
  readonly type: string;
  /** The address outside; null for what is within the file. */
  readonly address: string | null;
};

/** What a part of an Office file points to, by relation id. */
export function readRelations(files: ZipEntries, part: string): ReadonlyMap<string, Relation> {
  const folder = posix.dirname(part);
  const xml = files.read(`${folder}/_rels/${posix.basename(part)}.rels`) ?? '';
  const found = new Map<string, Relation>();
  for (const relation of readElements(xml, ['Relationship'])) {
    const target = relation.attribute('Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
    const type = (relation.attribute('Type') ?? '').split('/').at(-1) ?? '';
    const address = relation.attribute('TargetMode') === 'External' ? target : null;
    found.set(relation.attribute('Id') ?? '', { path, type, address });
  }
  return found;
}
