import { loadLocale, speak } from '../catalogs.ts';

/** Pieces of sentences by which a language is known, and those by which English is. */
export type Markers = { readonly own: readonly string[]; readonly english: readonly string[] };

/** What stands in a sentence for something else, or belongs to no language. */
const GIVEN = /Xyzzy|Plugh|[\d.,]*\d|\*\*|`[^`]*`|<[^>]*>|https?:\S+|[\n“”„«»「」()]/u;

const isTelling = (piece: string) =>
  piece.length >= (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(piece) ? 4 : 9);

export async function findMarkers(locale: string): Promise<Markers> {
  const [own, english] = await Promise.all([toPieces(locale), toPieces('en')]);
  const without = (pieces: readonly string[], others: readonly string[]) => {
    const all = others.join('\n');
    return pieces.filter((piece) => !all.includes(piece));
  };
  return { own: without(own, english), english: without(english, own) };
}

async function toPieces(locale: string): Promise<string[]> {
  const said = (await loadLocale(locale)).flatMap((member) => speak(member));
  const pieces = said.flatMap(({ said: text }) => text.split(GIVEN).map((piece) => piece.trim()));
  return [...new Set(pieces)].filter(isTelling);
}

/** What a text has of a language, and what of English. */
export function findSpoken(text: string, { own, english }: Markers) {
  const within = (pieces: readonly string[]) => pieces.filter((piece) => text.includes(piece));
  return { own: within(own), english: within(english) };
}
