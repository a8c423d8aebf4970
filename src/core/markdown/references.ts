import { readLine, START } from './fence.ts';
import { mapInline } from './inline.ts';

/** The addresses that a text names for its links, by their folded names. */
export type References = ReadonlyMap<string, string>;

/** `[name]: address "title"` (spec.commonmark.org, Link reference definitions). */
const DEFINITION =
  /^[ >]{0,6}\[(?!\^)([^[\]\n]{1,300})\]:[ \t]+<?([a-z][a-z\d+.-]{1,20}:[^\s<>]{1,2000})>?(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$/i;

/** `[label][name]`, `[label][]` and `[name]`. */
const REFERENCE =
  /(?<![\\\]])\[(?!\^)((?:\\.|[^\\[\]\n]){1,1000})\](?:\[([^[\]\n]{0,300})\])?(?![[(:])/g;

const toName = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** What a line names; null if it names no address. */
export const readDefinition = (line: string): readonly [name: string, address: string] | null => {
  if (!line.includes(']:')) return null;
  const [, name, address] = DEFINITION.exec(line.trimEnd()) ?? [];
  return name === undefined || address === undefined ? null : [toName(name), address];
};

type Resolving = {
  readonly references: References;
  readonly toLink: (label: string, address: string) => string;
  /** How many characters longer the text may become. */
  readonly room: number;
  /** The lines that only name addresses are left out where all their links have them. */
  readonly isWhole: boolean;
};

/**
 * A text in which links that name their address by a reference have it themselves, as far as there
 * is room for it. Code stays as it is.
 */
export const resolveReferences = (
  text: string,
  { references, toLink, room, isWhole }: Resolving,
): string => {
  const used = new Set<string>();
  const unresolved = new Set<string>();
  let left = room;
  const resolve = (found: string, label: string, named: string | undefined): string => {
    const name = toName(named || label);
    const address = references.get(name);
    if (address === undefined) return found;
    const link = toLink(label, address);
    if (link.length - found.length > left) {
      unresolved.add(name);
      return found;
    }
    left -= link.length - found.length;
    used.add(name);
    return link;
  };
  let state = START;
  const lines = text.split('\n').map((line) => {
    const read = readLine(state, line);
    state = read.state;
    if (read.kind !== 'text' || readDefinition(line)) return line;
    return mapInline(line, (words) => words.replaceAll(REFERENCE, resolve));
  });
  const isNamed = (line: string): boolean => {
    const [name = ''] = readDefinition(line) ?? [];
    return used.has(name) && !unresolved.has(name);
  };
  const kept = isWhole ? lines.filter((line) => !isNamed(line)) : lines;
  return kept.length === lines.length ? kept.join('\n') : kept.join('\n').trimEnd();
};
