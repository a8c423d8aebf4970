const LINE = /[^\n\r\v\f\u0085\u2028\u2029]+/g;

/**
 * A text whose quotes are blanked out, each character where it was: lines behind `>` repeat what somebody else wrote, and so does
 * all that comes behind `>>>`. What is left is a person's own wish.
 */
export function maskQuotes(text: string): string {
  let isRest = false;
  return text.replaceAll(LINE, (line) => {
    isRest ||= /^\s*>>>/.test(line);
    return isRest || /^\s*>/.test(line) ? ' '.repeat(line.length) : line;
  });
}
