const LINE = /[^\n\r\v\f\u0085\u2028\u2029]+/g;

/** A quote may stand in a list, and behind characters that are not seen. */
const QUOTE = /^(?:[\s\p{Cf}]|(?:[-*+]|\d{1,9}[.)])\s)*>(>>)?/u;

/**
 * A text whose quotes are blanked out, each character where it was: lines behind `>` repeat what
 * somebody else wrote, and so does all that comes behind `>>>`. What is left is a person's own
 * wish.
 */
export function maskQuotes(text: string): string {
  let isRest = false;
  return text.replaceAll(LINE, (line) => {
    const quote = isRest ? null : QUOTE.exec(line);
    isRest ||= quote?.[1] !== undefined;
    return isRest || quote ? ' '.repeat(line.length) : line;
  });
}
