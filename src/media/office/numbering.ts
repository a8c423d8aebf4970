import { toNumeral } from './numerals.ts';
import { attributeIn, childrenOf, type Element, findAll, readElements } from './xml.ts';

/** Numbers the paragraphs of lists, in their order. */
export type Numbering = {
  /** What stands before a paragraph of this list and level: “2.1 ”, “- ”. */
  next(listId: string, level: number): string;
};

type Level = {
  readonly start: number;
  readonly format: string;
  /** “%1.%2.”: a level's number is in the place of its name. */
  readonly pattern: string;
};
type List = {
  /** Lists of one definition go on where another ended. */
  readonly counterId: string;
  readonly levels: ReadonlyMap<number, Level>;
};

const MAX_LEVEL = 8; // ECMA-376 part 1, 17.9.3
const BULLET: Level = { start: 1, format: 'bullet', pattern: '' };

/** The lists of a Word file (ECMA-376 part 1, 17.9). */
export function createNumbering(xml: string): Numbering {
  const lists = readLists(xml);
  const counters = new Map<string, number[]>();
  return {
    next(listId, level) {
      const depth = Math.min(Math.max(level, 0), MAX_LEVEL);
      const list = lists.get(listId);
      const { format, pattern } = list?.levels.get(depth) ?? BULLET;
      const indent = '  '.repeat(depth);
      if (!list || format === 'bullet') return `${indent}- `;
      const counter = counters.get(list.counterId) ?? [];
      counters.set(list.counterId, counter);
      count(counter, list, depth);
      if (format === 'none') return indent;
      const label = pattern.replaceAll(/%([1-9])/g, (_, place) => {
        const at = Number(place) - 1;
        const number = counter[at] ?? list.levels.get(at)?.start ?? 1;
        return toNumeral(number, list.levels.get(at)?.format ?? 'decimal');
      });
      return label === '' ? indent : `${indent}${label} `;
    },
  };
}

/** One more of this level, and what is deeper begins again. */
function count(counter: number[], list: List, depth: number): void {
  for (let above = 0; above < depth; above += 1)
    counter[above] ??= list.levels.get(above)?.start ?? 1;
  const start = list.levels.get(depth)?.start ?? 1;
  counter[depth] = (counter[depth] ?? start - 1) + 1;
  counter.length = depth + 1;
}

function readLists(xml: string): ReadonlyMap<string, List> {
  const definitions = new Map<string, ReadonlyMap<number, Level>>();
  const lists = new Map<string, List>();
  for (const element of readElements(xml, ['abstractNum', 'num'])) {
    if (element.name === 'abstractNum') {
      definitions.set(element.attribute('w:abstractNumId') ?? '', readLevels(element));
      continue;
    }
    const id = element.attribute('w:numId') ?? '';
    const definition = attributeIn(element, 'abstractNumId', 'w:val') ?? '';
    const overrides = childrenOf(element, 'lvlOverride');
    lists.set(id, {
      counterId: overrides.length > 0 ? `own ${id}` : definition,
      levels: override(definitions.get(definition) ?? new Map(), overrides),
    });
  }
  return lists;
}

function readLevels(parent: Element): ReadonlyMap<number, Level> {
  return new Map(childrenOf(parent, 'lvl').map((level) => [toIndex(level), readLevel(level)]));
}

const toIndex = (element: Element) => Number(element.attribute('w:ilvl') ?? 0);

function readLevel(level: Element): Level {
  return {
    start: Number(attributeIn(level, 'start', 'w:val') ?? 1),
    format: attributeIn(level, 'numFmt', 'w:val') ?? 'decimal',
    pattern: attributeIn(level, 'lvlText', 'w:val') ?? '',
  };
}

function override(
  levels: ReadonlyMap<number, Level>,
  overrides: readonly Element[],
): ReadonlyMap<number, Level> {
  const result = new Map(levels);
  for (const element of overrides) {
    const [own] = findAll(element, 'lvl');
    const level = own ? readLevel(own) : (levels.get(toIndex(element)) ?? BULLET);
    const start = attributeIn(element, 'startOverride', 'w:val');
    result.set(toIndex(element), start === null ? level : { ...level, start: Number(start) });
  }
  return result;
}
