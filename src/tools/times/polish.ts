import type { ShapeMatch } from './weekdays.ts';

type Told = ShapeMatch['tokens'][number];

const token = (code: string, n = 1, s = ''): Told => ({ code, n, s });

/** What only Polish writes beside figures, and what loses its meaning without its accents. */
const SHAPES: readonly (readonly [looks: RegExp, tokens: readonly Told[]])[] = [
  [/(?:o |na )?godz\.?(?=\s?\d)/iuy, [token('@')]],
  [/(?:o |na )?godz\.?(?=\s\p{L})/iuy, [token('@')]],
  [/co(?=\s\d)/iuy, [token('v')]],
  [/(?<=\d{4}\s?)r\.?(?=\s|$)/uy, [token('-')]],
  // Without the hook it is the plural: every Sunday.
  [/niedzielę(?!\p{L})/iuy, [token('w', 0)]],
];

/** Godz. 9, co 2, 2026 r. */
export function readPolish(text: string, at: number): ShapeMatch | null {
  if (/\p{L}/u.test(text[at - 1] ?? '')) return null;
  for (const [looks, tokens] of SHAPES) {
    looks.lastIndex = at;
    const [match = ''] = looks.exec(text) ?? [];
    if (match !== '') return { length: match.length, tokens };
  }
  return null;
}
