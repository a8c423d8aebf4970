import type { Case } from './case.ts';
import { SHEETS } from './sheets.ts';
import { SLIDES } from './slides.ts';
import { TEXTS } from './texts.ts';
import { WORD } from './word.ts';
import { WORD_OBJECTS } from './word-objects.ts';

export const CORPUS: Readonly<Record<string, readonly Case[]>> = {
  text: TEXTS,
  Word: [...WORD, ...WORD_OBJECTS],
  PowerPoint: SLIDES,
  Excel: SHEETS,
};
