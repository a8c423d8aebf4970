import { AWKWARD } from './awkward.ts';
import type { Case } from './case.ts';
import { CONTAINERS } from './containers.ts';
import { CUT_AND_HIDDEN } from './cut-and-hidden.ts';
import { KEPT_IN_OPEN_FORMATS } from './kept-in-open-formats.ts';
import { MAILS } from './mails.ts';
import { NUMBERED_AND_PLACED } from './numbered-and-placed.ts';
import { OPEN } from './open-formats.ts';
import { OPEN_SHEETS } from './open-sheets.ts';
import { OUTLOOK_MAILS } from './outlook-mails.ts';
import { PARTS } from './parts.ts';
import { PICTURES } from './pictures.ts';
import { REFUSED } from './refused.ts';
import { SHEETS } from './sheets.ts';
import { SLIDES } from './slides.ts';
import { SOUNDS } from './sounds.ts';
import { TEXTS } from './texts.ts';
import { WORD } from './word.ts';
import { WORD_OBJECTS } from './word-objects.ts';
import { WRITTEN_BY_PROGRAMS } from './written-by-programs.ts';

export const CORPUS: Readonly<Record<string, readonly Case[]>> = {
  text: TEXTS,
  Word: [...WORD, ...WORD_OBJECTS],
  PowerPoint: SLIDES,
  Excel: SHEETS,
  mail: [...MAILS, ...OUTLOOK_MAILS],
  container: CONTAINERS,
  'other office format': [...OPEN, ...OPEN_SHEETS, ...KEPT_IN_OPEN_FORMATS],
  'kept in each office format': [...NUMBERED_AND_PLACED, ...WRITTEN_BY_PROGRAMS],
  'cut, mixed or hidden': CUT_AND_HIDDEN,
  'unusual in its shape': AWKWARD,
  'parts of documents': PARTS,
  picture: PICTURES,
  recording: SOUNDS,
  'what is not read': REFUSED,
};
