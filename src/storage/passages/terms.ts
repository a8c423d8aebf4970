// What a text is found by when it is searched for its words: the same for a passage and for a
// question, so that inflected words, compounds and scripts without spaces meet.

/** Scripts that are written without spaces between words, or with endings stuck to them. */
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}々〆ー`;
const RUN = new RegExp(`^[${UNSPACED}]`, 'v');
const PIECES = new RegExp(String.raw`[${UNSPACED}]+|[[\p{L}\p{N}\p{M}]--[${UNSPACED}]]+`, 'gv');

/** So many letters tell most words from others, whatever their ending: "urlaub", "urlaubstage". */
const STEM_CHARS = 5;

/** From this length on a word may be a compound, whose later parts are looked for too. */
const COMPOUND_CHARS = 9;

/** Behind this a "word" is an address or a key: its beginning is enough. */
const MAX_WORD_CHARS = 40;

/** The terms of a passage. */
export function toTerms(text: string): string[] {
  return pieces(text).flatMap((piece) =>
    isRun(piece) ? toPairs(piece) : [...toWordTerms(piece), ...toInnerTerms(piece)],
  );
}

/** The terms of a question, each once: a part of a compound is asked for as a word of its own. */
export function toQueryTerms(text: string): string[] {
  return [
    ...new Set(
      pieces(text).flatMap((piece) => (isRun(piece) ? toPairs(piece) : toWordTerms(piece))),
    ),
  ];
}

/**
 * Whether a term is the stem of a word shorter than stems are, and so in the same passages as that
 * word: an index of these terms need not have both.
 */
export function isWordAgain(term: string): boolean {
  return [...term].length <= STEM_CHARS && term.endsWith('_');
}

/** Marks alone are not a word: they are what is left of an emoji. */
function pieces(text: string): string[] {
  const found = text.normalize('NFKC').toLowerCase().match(PIECES) ?? [];
  return found.filter((piece) => /[^\p{M}]/u.test(piece));
}

function isRun(piece: string): boolean {
  return RUN.test(piece);
}

/** Two neighbouring characters each: "東京都" is "東京" and "京都". */
function toPairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** The word without its accents, and its stem, which no whole word can be mistaken for. */
function toWordTerms(piece: string): string[] {
  const word = toPlain(piece);
  return [word.join(''), toStem(word)];
}

/** The stems that begin further in: "jahresurlaub" is found by "urlaub". */
function toInnerTerms(piece: string): string[] {
  const word = toPlain(piece);
  if (word.length < COMPOUND_CHARS) return [];
  const starts = word.length - STEM_CHARS;
  return Array.from({ length: starts }, (_, index) => toStem(word.slice(index + 1)));
}

function toStem(word: readonly string[]): string {
  return `${word.slice(0, STEM_CHARS).join('')}_`;
}

/** By whole characters: half of one can be stored nowhere. */
function toPlain(piece: string): readonly string[] {
  const plain = piece.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
  return [...plain].slice(0, MAX_WORD_CHARS);
}
