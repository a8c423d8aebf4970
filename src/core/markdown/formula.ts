/** A formula that takes lines of its own. */
export type Formula = {
  /** What ends it. */
  readonly closing: '$$' | '\\]';
  /** What its lines begin with: quote marks and indentation. */
  readonly prefix: string;
};

/** One line of it. */
export type FormulaLine = Pick<Formula, 'prefix'> & {
  readonly part: 'open' | 'inside' | 'close';
  readonly text: string;
  /** What stands before the mark that opens it: indentation, quote and list marks. */
  readonly head: string;
  /** What of the formula stands in its first or last line. */
  readonly code: string;
};

const OPENING = /^((?: {0,3}>)*[ \t]*)((?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(\$\$|\\\[)(.*)$/;
const TEX = /[\\^_{}=]/;

/**
 * The formula that a line, without its newline, opens and does not end. Money and brackets that
 * are only escaped open none.
 */
export const openFormula = (line: string): { formula: Formula; line: FormulaLine } | null => {
  if (!line.includes('$$') && !line.includes('\\[')) return null;
  const [, before = '', items = '', opening, rest = ''] = OPENING.exec(line) ?? [];
  if (opening === undefined) return null;
  const closing = opening === '$$' ? '$$' : '\\]';
  const isBare = rest.trim() === '';
  if (rest.includes(closing) || (!isBare && (!TEX.test(rest) || rest.includes(']')))) return null;
  const prefix = before + ' '.repeat(items.length);
  const parts = { part: 'open', text: line, head: before + items, code: rest.trim() } as const;
  return { formula: { closing, prefix }, line: { ...parts, prefix } };
};

/** Whether an unfinished line may still open a formula. */
export const mayOpenFormula = (line: string): boolean => OPENING.test(line) || HALF.test(line);

const HALF = /^(?: {0,3}>)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*[$\\]$/;

/** The next line of a formula; null where it has ended with its quote. */
export const readFormulaLine = (formula: Formula, line: string): FormulaLine | null => {
  const { closing, prefix } = formula;
  if (prefix.includes('>') && !/^ {0,3}>/.test(line)) return null;
  const end = line.indexOf(closing);
  const code = end === -1 ? '' : line.slice(0, end).trimEnd();
  const isBare = /^[ \t>]*$/.test(code);
  const last = isBare ? '' : code;
  return { part: end === -1 ? 'inside' : 'close', text: line, head: '', code: last, prefix };
};

/** The beginning of an unfinished line of a formula that stays as it is whatever comes. */
export const toStableFormula = (line: string): string => line.replace(/(?:\$|\\(?=\]|$)).*$/s, '');

/** What of an unfinished line of a formula can be shown. */
export const toShownFormula = (line: string): string => line.replace(/(?:\$\$?|\\\]?)$/, '');

/** A line of a formula as code, where formulas are not rendered, with its newline. */
export const toFormulaCode = ({ part, text, head, code, prefix }: FormulaLine): string => {
  const newline = text.endsWith('\n') || text === '' ? '\n' : '';
  if (part === 'inside') return text;
  if (part === 'open')
    return `${head}\`\`\`latex${code === '' ? '' : `\n${prefix}${code}`}${newline}`;
  return `${code === '' ? '' : `${code}\n`}${prefix}\`\`\`${newline}`;
};
