/** Scripts that are written without spaces end their sentences with marks that hold one. */
const WIDE_END = /[。！？：；」』）]$/u;

/** Whole sentences behind each other, as their script puts them. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.reduce((before, sentence) => {
    const gap = before === '' || WIDE_END.test(before) ? '' : ' ';
    return `${before}${gap}${sentence}`;
  }, '');
}
