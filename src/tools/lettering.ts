import { toGraphemes, toWidth } from '../core/markdown/grapheme.ts';

// In DejaVu Sans, as parts of a font's size: about as wide as a letter of each sort is.
const LETTER = 0.6;
const CAPITAL = 0.72;
const BROAD = 0.97;
const BOLD = 1.12;

const MAX_CHARS_PER_LETTER = 16; // Marks may be piled upon a letter without end.

export type Lettering = {
  readonly size: number;
  readonly isBold?: boolean;
};

/** How wide a text is drawn, about. */
export function widthOf(content: string, { size, isBold = false }: Lettering): number {
  const ems = toGraphemes(content).reduce((sum, letter) => sum + toEms(letter), 0);
  return ems * size * (isBold ? BOLD : 1);
}

/** A text in the room that it has, with an ellipsis where there was more. */
export function fitInto(maxWidth: number, content: string, lettering: Lettering): string {
  const most = Math.max(1, Math.floor(maxWidth / (lettering.size * LETTER)));
  const start = content.slice(0, most * MAX_CHARS_PER_LETTER);
  if (start.length === content.length && widthOf(content, lettering) <= maxWidth) return content;
  const room = maxWidth - widthOf('…', lettering);
  let width = 0;
  let kept = '';
  for (const letter of toGraphemes(start)) {
    width += widthOf(letter, lettering);
    if (width > room && kept !== '') break;
    kept += letter;
  }
  return `${kept}…`;
}

function toEms(letter: string): number {
  const columns = toWidth(letter);
  if (columns !== 1) return columns / 2; // Ideographs and emoji are square.
  if (/^[MWmw@%]/.test(letter) || isBroad(letter)) return BROAD;
  return /^\p{Lu}/u.test(letter) ? CAPITAL : LETTER;
}

const isBroad = (letter: string) =>
  /^[\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
    letter,
  );

/**
 * Emoji as the outlines that fonts of letters have. In a picture the coloured ones would come
 * without their colours: a red and a green circle would be the same.
 */
export function toOutlines(content: string): string {
  return content.replaceAll(
    /(\p{Emoji_Presentation})[\u{fe0e}\u{fe0f}]?\u{200d}?|\u{fe0f}\u{200d}?/gu,
    '$1\u{fe0e}',
  );
}
