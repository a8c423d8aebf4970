import { toGraphemes } from './grapheme.ts';

const ASCII = /^[\x20-\x7e]*$/;
const INVISIBLE = /^[\p{M}\p{Cf}\p{Cc}]+$/u;
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;

/** How many columns a text takes in a fixed-width font: ideographs and emoji take two. */
export const toWidth = (text: string): number => {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const grapheme of toGraphemes(text)) {
    if (INVISIBLE.test(grapheme)) continue;
    width += WIDE.test(grapheme) ? 2 : 1;
  }
  return width;
};
