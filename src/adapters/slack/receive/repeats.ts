import { toDecoded } from './text.ts';

/** Letters, digits and pictures: what is left of words when all marks are taken away. */
const WORD = /[\p{L}\p{M}\p{N}\p{Extended_Pictographic}]+/gu;

/** The mark before an item of a list, which each telling writes in its own way. */
const ITEM = /^[\s>]*(?:[-*•◦▪]|\w{1,3}\.)\s+/u;

/**
 * Slack often tells the same words twice: as text, and in blocks. Both texts, or the one that
 * holds the other; of two that say the same, the second.
 */
export function joinDistinct(text: string, more: string): string {
  if (text.trim() === '' || more.trim() === '') return text.trim() === '' ? more : text;
  if (isTold(withoutCut(text), toWords(more))) return more;
  return isTold(more, toWords(text)) ? text : `${text}\n\n${more}`;
}

/** Whether every line of a text stands in another, in the same order, whatever its marks. */
export function isRepeated(text: string, elsewhere: string): boolean {
  return isTold(text, toWords(elsewhere));
}

/** A text that was cut short, without what is left of its last word. */
function withoutCut(text: string): string {
  const shown = text.trimEnd();
  if (!shown.endsWith('…') && !shown.endsWith('...')) return text;
  const lastSpace = Math.max(shown.lastIndexOf(' '), shown.lastIndexOf('\n'));
  return shown.slice(0, Math.max(lastSpace, 0));
}

function isTold(text: string, words: string): boolean {
  let at = 0;
  for (const line of text.split('\n')) {
    const wanted = toWords(line.replace(ITEM, ''));
    if (wanted === ' ') continue;
    const found = words.indexOf(wanted, at);
    if (found < 0) return false;
    at = found + wanted.length - 1;
  }
  return true;
}

/** The words of a text, each between spaces. */
function toWords(text: string): string {
  return ` ${(toDecoded(text).toLowerCase().match(WORD) ?? []).join(' ')} `.replace(/^ {2}$/, ' ');
}
