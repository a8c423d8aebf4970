import { createFormulas, toList } from './formulas.ts';
import { readRelations } from './relations.ts';
import { findAll, readElements, xmlTextOf } from './xml.ts';
import type { ZipEntries } from './zip.ts';

/** What belongs to the cells of a sheet beside their values, as lists behind its table. */
export function createSheetNotes() {
  const formulas = createFormulas();
  return {
    addFormula: formulas.add,
    /** The lists, if there are any. */
    read(files: ZipEntries, path: string, xml: string): readonly string[] {
      return [
        formulas.finish(),
        toList('Notes', readComments(files, path)),
        toList('Links', readLinks(files, path, xml)),
      ];
    },
  };
}

/** Notes, and the comments of threads, which come a second time as notes. */
function readComments(files: ZipEntries, sheet: string): readonly string[] {
  const linked = [...readRelations(files, sheet).values()];
  const read = (type: string, element: string) =>
    linked
      .filter((relation) => relation.type === type)
      .flatMap(({ path }) => [...readElements(files.read(path) ?? '', [element])]);
  const threads = read('threadedComment', 'threadedComment').map((comment) => ({
    place: comment.attribute('ref') ?? '',
    text: findAll(comment, 'text').map(xmlTextOf).join(''),
  }));
  const threaded = new Set(threads.map(({ place }) => place));
  const notes = read('comments', 'comment')
    .map((comment) => ({
      place: comment.attribute('ref') ?? '',
      text: findAll(comment, 't').map(xmlTextOf).join(''),
    }))
    .filter(({ place }) => !threaded.has(place));
  return [...notes, ...threads].map(({ place, text }) => `${place}: ${text.trim()}`);
}

function readLinks(files: ZipEntries, path: string, xml: string): readonly string[] {
  if (!xml.includes('<hyperlink')) return [];
  const relations = readRelations(files, path);
  const links: string[] = [];
  for (const link of readElements(xml, ['hyperlink'])) {
    const address = relations.get(link.attribute('r:id') ?? '')?.address;
    const target = address ?? link.attribute('location');
    if (target) links.push(`${link.attribute('ref') ?? ''}: ${target}`);
  }
  return links;
}
