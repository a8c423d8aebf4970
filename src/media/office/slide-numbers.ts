import { toNumeral } from './numerals.ts';
import { childrenOf, type Element } from './xml.ts';

const FORMATS: Readonly<Record<string, string>> = {
  alphaLc: 'lowerLetter',
  alphaUc: 'upperLetter',
  romanLc: 'lowerRoman',
  romanUc: 'upperRoman',
};

/** Numbers the paragraphs of a text box (ECMA-376 part 1, 21.1.2.4.1 and 20.1.10.61). */
export function createSlideNumbers() {
  const counts: ({ readonly type: string; readonly number: number } | null)[] = [];
  return {
    /** Null if the paragraph has no number. */
    next(level: number, properties: Element | undefined): string | null {
      counts.length = level + 1; // What is deeper begins again.
      const [numbered] = properties ? childrenOf(properties, 'buAutoNum') : [];
      const type = numbered?.attribute('type') ?? '';
      const before = counts[level] ?? null;
      const start = Number(numbered?.attribute('startAt') ?? 1);
      const number = before?.type === type ? before.number + 1 : start;
      counts[level] = numbered ? { type, number } : null;
      return numbered ? toMark(number, type) : null;
    },
  };
}

function toMark(number: number, type: string): string {
  const [, name = '', place = ''] = /^([a-z]+(?:Lc|Uc)?)(ParenBoth|ParenR|Plain)?/.exec(type) ?? [];
  const numeral = toNumeral(number, FORMATS[name] ?? 'decimal');
  if (place === 'ParenBoth') return `(${numeral})`;
  return `${numeral}${place === 'ParenR' ? ')' : '.'}`;
}
