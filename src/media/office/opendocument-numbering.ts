import { toNumeral } from './numerals.ts';
import type { Element } from './xml.ts';

/** How the items of one level are numbered. */
type Level = {
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  /** Of how many levels the number is shown, from this one outwards. */
  readonly shown: number;
};

/** By depth, from 0; a level without numbers is missing. */
export type Levels = ReadonlyMap<number, Level>;

export const NO_LEVELS: Levels = new Map();

const MAX_LEVEL = 20;

/** The numbered levels of a list or of the headings (OpenDocument 1.3, part 3, 16.30 to 16.34). */
export function toLevels(style: Element | null): Levels {
  const levels = new Map<number, Level>();
  for (const child of style?.children ?? []) {
    if (typeof child === 'string') continue;
    if (!/^(?:list-level-style-number|outline-level-style)$/.test(child.name)) continue;
    const format = child.attribute('style:num-format') ?? '';
    const depth = Number(child.attribute('text:level') ?? 1) - 1;
    if (format !== '' && depth >= 0 && depth < MAX_LEVEL)
      levels.set(depth, {
        format,
        prefix: child.attribute('style:num-prefix') ?? '',
        suffix: child.attribute('style:num-suffix') ?? '',
        start: toCount(child.attribute('text:start-value'), 1),
        shown: toCount(child.attribute('text:display-levels'), 1),
      });
  }
  return levels;
}

function toCount(value: string | null, otherwise: number): number {
  const count = Number(value ?? otherwise);
  return Number.isInteger(count) && count >= 0 ? count : otherwise;
}

/** What stands before an item with these numbers, the outermost first; null: it has no number. */
export function toItemNumber(levels: Levels, numbers: readonly number[]): string | null {
  const depth = numbers.length - 1;
  const level = levels.get(depth);
  if (!level) return null;
  const figures = numbers
    .map((number, at) => toNumeral(number, FORMATS[levels.get(at)?.format ?? ''] ?? 'decimal'))
    .slice(Math.max(0, depth + 1 - level.shown));
  const label = `${level.prefix}${figures.join('.')}${level.suffix}`.trim();
  return /^\d+$/.test(label) ? `${label}.` : label;
}

const FORMATS: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

/**
 * Numbers headings in their order: what is deeper begins again. Changes `counter`, the numbers of
 * the last one.
 */
export function countHeading(levels: Levels, counter: number[], heading: Element): string | null {
  const depth = Number(heading.attribute('text:outline-level') ?? 1) - 1;
  const isCounted = heading.attribute('text:is-list-header') !== 'true';
  if (!isCounted || !levels.has(depth)) return null;
  const startOf = (at: number) => levels.get(at)?.start ?? 1;
  for (let above = 0; above < depth; above += 1) counter[above] ??= startOf(above);
  const isRestarted = heading.attribute('text:restart-numbering') === 'true';
  const next = isRestarted ? startOf(depth) : (counter[depth] ?? startOf(depth) - 1) + 1;
  counter[depth] = toCount(heading.attribute('text:start-value'), next);
  counter.length = depth + 1;
  return toItemNumber(levels, counter);
}
