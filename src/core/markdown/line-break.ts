/**
 * A line, with its newline, without the backslash that makes a line break of it: wherever Parley
 * writes, a newline is one already.
 */
export const withoutHardBreak = (line: string): string =>
  line.endsWith('\\\n') ? line.replace(/(?<!\\)((?:\\\\)*)\\\n$/, '$1\n') : line;
